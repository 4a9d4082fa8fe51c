//! Spreadsheets in XML (Excel 2003), which office systems export as .xls.

use super::limits::Share;
use super::sheet::Sheet;
use super::sink::Sink;
use super::workbook::shown_of;
use super::xml::{Element, Token, Xml};
use super::{ReadError, ReadErrorKind};

/// Reads a workbook: a table a sheet. O(n).
pub(super) fn read(text: &str, sink: &mut Sink) -> Result<(), ReadError> {
    let mut xml = Xml::new(text, sink.limits.depth);
    let mut sheets = Vec::new();
    while let Some(token) = xml.next_in(0).map_err(|kind| sink.error(kind))? {
        if let Token::Open(element) = token
            && element.name() == "Worksheet"
        {
            let name = element.attr("Name").unwrap_or_default();
            let (sheet, shown) = sheet(&mut xml, &name, sink.limits).map_err(|kind| sink.error(kind))?;
            sheets.push((name, shown, sheet));
        }
    }
    for (_, sheet) in shown_of(sheets, sink) {
        sink.table(sheet.into_table(&sink.place()));
    }
    Ok(())
}

type Area = ((u32, u32), (u32, u32));

/// A sheet's cells, and whether it is shown.
fn sheet<'s>(xml: &mut Xml, name: &str, share: &'s Share) -> Result<(Sheet<'s>, bool), ReadErrorKind> {
    let depth = xml.depth();
    let mut sheet = Sheet::new(name, share);
    let mut merged = Vec::new();
    let (mut next, mut shown) = (0, true);
    while let Some(token) = xml.next_in(depth)? {
        let Token::Open(element) = token else { continue };
        match element.name() {
            "Row" => {
                let row = index(&element, next);
                self::row(xml, row, &mut sheet, &mut merged)?;
                next = row.saturating_add(1);
            }
            "Visible" => shown = !xml.inner_text()?.contains("Hidden"),
            _ => {}
        }
    }
    let extent = sheet.extent();
    for (start, end) in merged {
        sheet.merge(start, end, extent)?;
    }
    Ok((sheet, shown))
}

fn row(xml: &mut Xml, row: u32, sheet: &mut Sheet, merged: &mut Vec<Area>) -> Result<(), ReadErrorKind> {
    let depth = xml.depth();
    let mut next = 0;
    while let Some(token) = xml.next_in(depth)? {
        let Token::Open(element) = token else { continue };
        if element.name() != "Cell" {
            continue;
        }
        let column = index(&element, next);
        let more = |name: &str| element.number::<u32>(name).unwrap_or(0);
        let end = (row.saturating_add(more("MergeDown")), column.saturating_add(more("MergeAcross")));
        if end != (row, column) {
            merged.push(((row, column), end));
        }
        sheet.put(row, column, &cell(xml)?)?;
        next = end.1.saturating_add(1);
    }
    Ok(())
}

/// Rows and cells follow one another unless they name their place, counted from 1.
fn index(element: &Element, next: u32) -> u32 {
    element.number::<u32>("Index").map_or(next, |index| index.saturating_sub(1))
}

/// The value of a cell; a comment on it is none of it.
fn cell(xml: &mut Xml) -> Result<String, ReadErrorKind> {
    let depth = xml.depth();
    let mut text = String::new();
    while let Some(token) = xml.next_in(depth)? {
        let Token::Open(element) = token else { continue };
        match element.name() {
            "Comment" => xml.skip()?,
            "Data" => {
                let is_date = element.attr("Type").is_some_and(|kind| kind == "DateTime");
                let value = xml.inner_text()?;
                text.push_str(if is_date { date(&value) } else { &value });
            }
            _ => {}
        }
    }
    Ok(text)
}

/// A date without the midnight behind it.
fn date(value: &str) -> &str {
    value.split_once("T00:00:00").map_or(value, |(date, _)| date)
}
