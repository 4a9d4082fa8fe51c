//! OpenDocument spreadsheets.

use super::archive::Archive;
use super::grid::{Grid, Rows, Spanned};
use super::limits::Share;
use super::sink::Sink;
use super::tidy::trim;
use super::workbook::shown_of;
use super::xml::{Element, Token, Xml};
use super::{ReadError, ReadErrorKind};
use crate::model::{Place, Table};
use std::collections::BTreeSet;

/// Reads an ods workbook: a table a sheet. O(n).
pub(super) fn read(bytes: &[u8], sink: &mut Sink) -> Result<(), ReadError> {
    let mut archive = Archive::open(bytes, sink)?;
    let manifest = archive.text("META-INF/manifest.xml", sink)?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(sink.error(ReadErrorKind::Encrypted));
    }
    let content = archive.text("content.xml", sink)?.ok_or_else(|| sink.damaged("no content.xml"))?;
    read_flat(&content, sink)
}

/// Reads the content of a workbook: that of an ods, or the one file of a flat workbook (fods). O(n).
pub(super) fn read_flat(content: &str, sink: &mut Sink) -> Result<(), ReadError> {
    let mut xml = Xml::new(content, sink.limits.depth);
    let (mut hiding, mut style) = (BTreeSet::new(), String::new());
    let mut sheets = Vec::new();
    loop {
        match next_table(&mut xml, &mut hiding, &mut style, sink) {
            Ok(Some(found)) => sheets.push(found),
            Ok(None) => break,
            // Where the content breaks off, the sheets before are whole.
            Err(ReadErrorKind::Damaged { detail }) if !sheets.is_empty() => {
                sink.lost_part(&format!("content.xml: {detail}"));
                break;
            }
            Err(kind) => return Err(sink.error(kind)),
        }
    }
    shown_of(sheets, sink).into_iter().for_each(|(_, table)| sink.table(table));
    Ok(())
}

/// The next sheet: its name, whether it is shown, its table. Styles met on the way that hide a sheet are kept.
fn next_table(
    xml: &mut Xml,
    hiding: &mut BTreeSet<String>,
    style: &mut String,
    sink: &Sink,
) -> Result<Option<(String, bool, Table)>, ReadErrorKind> {
    while let Some(token) = xml.next_in(0)? {
        let Token::Open(element) = token else { continue };
        match element.name() {
            "style" => *style = element.attr("name").unwrap_or_default(),
            "table-properties" if element.attr("display").as_deref() == Some("false") => {
                hiding.insert(style.clone());
            }
            "table" => {
                let name = element.attr("name").unwrap_or_default();
                let shown = element.attr("style-name").is_none_or(|style| !hiding.contains(&style));
                let place = Place { sheet: Some(name.as_str().into()), ..sink.place() };
                return table(xml, &place, sink.limits).map(|table| Some((name, shown, table)));
            }
            _ => {}
        }
    }
    Ok(None)
}

fn table(xml: &mut Xml, place: &Place, share: &Share) -> Result<Table, ReadErrorKind> {
    let depth = xml.depth();
    let mut grid = Grid::new(share);
    let mut number: u32 = 1;
    while let Some(token) = xml.next_in(depth)? {
        let Token::Open(element) = token else { continue };
        if element.name() != "table-row" {
            continue;
        }
        let repeated = element.number::<u32>("number-rows-repeated").unwrap_or(1).max(1);
        let cells = row(xml, share)?;
        // Rows to the end of the sheet are written as one blank row repeated a million times.
        let blank = cells.iter().all(|cell| cell.text.is_empty());
        let times = if blank { repeated.min(1) } else { repeated };
        for copy in 0..times {
            grid.row(cells.clone(), Place { row: Some(number.saturating_add(copy)), ..place.clone() })?;
        }
        number = number.saturating_add(repeated);
    }
    Ok(grid.finish())
}

fn row(xml: &mut Xml, share: &Share) -> Result<Vec<Spanned>, ReadErrorKind> {
    let depth = xml.depth();
    let mut cells: Vec<Spanned> = Vec::new();
    while let Some(token) = xml.next_in(depth)? {
        let Token::Open(element) = token else { continue };
        if element.name() != "table-cell" {
            continue;
        }
        let span = |name| element.number::<usize>(name).unwrap_or(1).max(1);
        let (repeated, columns, rows) =
            (span("number-columns-repeated"), span("number-columns-spanned"), span("number-rows-spanned"));
        let date = date(&element);
        let shown = cell_text(xml)?;
        // A date without a day is read as it is shown: the month is all that is meant.
        let text = date.filter(|_| !is_month(&shown)).unwrap_or(shown);
        if text.is_empty() && repeated > 500 {
            continue;
        }
        for _ in 1..repeated {
            share.take_cell(text.len())?;
        }
        let cell = Spanned { text, columns: columns.min(1000), rows: Rows::Count(rows) };
        cells.extend(std::iter::repeat_n(cell, repeated));
    }
    while cells.last().is_some_and(|cell| cell.text.is_empty()) {
        cells.pop();
    }
    Ok(cells)
}

/// Whether a date is shown as `2022年5月` or `2022年`.
fn is_month(shown: &str) -> bool {
    let Some(plain) = shown.strip_suffix(['月', '年']) else { return false };
    let (year, month) = plain.split_once('年').unwrap_or((plain, "1"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    year.len() == 4 && month.len() <= 2 && is_number(year) && is_number(month)
}

/// A date cell's value as 2022-05-01, in whatever order the sheet shows it.
fn date(element: &Element) -> Option<String> {
    let value = element.attr("date-value")?;
    Some(value.strip_suffix("T00:00:00").unwrap_or(&value).to_owned())
}

/// The paragraphs of a cell; notes (`annotation`) are none of its text.
fn cell_text(xml: &mut Xml) -> Result<String, ReadErrorKind> {
    let depth = xml.depth();
    let mut text = String::new();
    while let Some(token) = xml.next_in(depth)? {
        match token {
            Token::Text(part) => text.push_str(part.trim_matches('\n')),
            Token::Open(element) => match element.name() {
                "annotation" => xml.skip()?,
                "p" if !text.is_empty() => text.push('\n'),
                "line-break" => text.push('\n'),
                "s" | "tab" => text.push(' '),
                _ => {}
            },
        }
    }
    Ok(trim(&text).to_owned())
}
