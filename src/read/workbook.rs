//! Workbooks (xlsx, xlsb, xls): a table a sheet, merged cells carried.

use super::archive::Archive;
use super::aside::Aside;
use super::docx::package::{Relation, relations};
use super::sheet::Sheet;
use super::sink::{Sink, warning};
use super::workbook_marks::Marks;
use super::xml::{Token, Xml};
use super::{ReadError, ReadErrorKind, printed, xls_guard};
use crate::model::Place;
use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Font, NumberFormat, Reader, SheetVisible, Xls, Xlsb, Xlsx,
};
use std::io::Cursor;

/// Reads an xlsx workbook cell by cell: a cell far out costs no more than any other. Rows and columns that are hidden are
/// read like the others: a filter hides data, it does not delete them. Sheets that are hidden are not, and are named;
/// so are formulas without a value. O(cells).
pub(super) fn read_xlsx(bytes: &[u8], sink: &mut Sink) -> Result<(), ReadError> {
    let mut archive = Archive::open(bytes, sink)?;
    archive.check(sink)?;
    check_strings(&mut archive, sink)?;
    let named = named_sheets(&mut archive, sink)?;
    report_lost(&named, &archive, sink);
    let parts = named.iter().filter_map(|(name, part)| Some((name.as_str(), part.as_ref()?.target.as_str())));
    let marks = Marks::find(parts, &mut archive, sink)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsxError::Password => sink.error(ReadErrorKind::Encrypted),
        error => sink.damaged(error),
    })?;
    let mut aside = Aside::default();
    let mut broken = None;
    for name in shown_sheets(book.sheets_metadata(), sink) {
        let mut sheet = Sheet::new(&name, sink.limits);
        // Chart and macro sheets have no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        loop {
            let (cell, style) = match cells.next_cell_with_style_id() {
                Ok(Some(next)) => next,
                Ok(None) => break,
                Err(error) => {
                    sink.lost_part(&format!("{name}: {error}"));
                    broken = Some(error.to_string());
                    break;
                }
            };
            let (row, column) = cell.get_position();
            let style = cells.styles().get(style);
            let format = style.and_then(|style| style.number_format.as_ref());
            let text = format.and_then(|format| as_printed(cell.get_value(), format));
            let mut text = text.unwrap_or_else(|| shown_ref(cell.get_value()));
            if let Some(marked) = marks.at(&name, (row, column)) {
                aside.strike(&marked.struck);
                text.clone_from(&marked.kept);
            }
            if style.and_then(|style| style.font.as_ref()).is_some_and(Font::has_strikethrough) {
                aside.strike(&std::mem::take(&mut text));
            }
            sheet.put(row, column, &text).map_err(|kind| sink.error(kind))?;
        }
        drop(cells);
        if marks.formulas {
            report_valueless(&mut book, &name, &sheet, sink)?;
        }
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        pour(sheet, &merged, sink)?;
    }
    aside.report(sink);
    match broken {
        Some(detail) if sink.blocks.is_empty() => Err(sink.damaged(detail)),
        _ => Ok(()),
    }
}

/// The sheets that the workbook names, with the parts they are in.
fn named_sheets(archive: &mut Archive, sink: &Sink) -> Result<Vec<(String, Option<Relation>)>, ReadError> {
    let main = relations("", archive, sink)?.into_iter().find(|part| part.kind == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".into(), |part| part.target);
    let parts = relations(&main, archive, sink)?;
    let text = archive.text(&main, sink)?.unwrap_or_default();
    let mut xml = Xml::new(&text, sink.limits.depth);
    let mut named = Vec::new();
    while let Ok(Some(token)) = xml.next_in(0) {
        let Token::Open(element) = token else { continue };
        if element.name() != "sheet" {
            continue;
        }
        let (name, id) = (element.attr("name").unwrap_or_default(), element.attr("id").unwrap_or_default());
        named.push((name, parts.iter().find(|part| part.id == id).cloned()));
    }
    Ok(named)
}

/// A warning for each sheet that is named and not there, or breaks off. (The parser takes the one for a sheet of another
/// kind, and the other for a sheet that ends there.)
fn report_lost(named: &[(String, Option<Relation>)], archive: &Archive, sink: &mut Sink) {
    for (name, part) in named {
        if part.as_ref().is_some_and(|part| part.kind != "worksheet") {
            continue;
        }
        let how = match part.as_ref().filter(|part| archive.has(&part.target)) {
            None => "absent",
            Some(part) if !archive.ends_with(&part.target, "worksheet") => "cut",
            Some(_) => continue,
        };
        let place = Place { sheet: Some(name.as_str().into()), ..sink.place() };
        sink.warn(warning("sheet-missing", place).with("name", name.as_str()).with("how", how));
    }
}

/// Most cells of a sheet that are named each.
const NAMED: usize = 100;

/// Names the first cells with a formula whose value was never saved, and counts the others.
fn report_valueless(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    sheet: &Sheet,
    sink: &mut Sink,
) -> Result<(), ReadError> {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(()) };
    let mut count = 0;
    while let Some(cell) = cells.next_formula().map_err(|error| sink.damaged(error))? {
        let (row, column) = cell.get_position();
        if cell.get_value().is_empty() || sheet.holds(row, column) {
            continue;
        }
        count += 1;
        if count > NAMED {
            continue;
        }
        let at = cell_name(row, column);
        let place = Place { sheet: Some(name.into()), row: Some(row + 1), ..sink.place() };
        sink.warn(warning("formula-without-value", place).with("cell", at));
    }
    if let Some(more) = count.checked_sub(NAMED).filter(|more| *more > 0) {
        let place = Place { sheet: Some(name.into()), ..sink.place() };
        sink.warn(warning("formulas-without-value", place).count("count", more));
    }
    Ok(())
}

/// `C2` for the place (1, 2).
fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", row + 1)
}

/// The names of the sheets that a person sees; the others are said. Where no sheet is shown all are read.
fn shown_sheets(sheets: &[calamine::Sheet], sink: &mut Sink) -> Vec<String> {
    let named = sheets.iter().map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible, ()));
    shown_of(named.collect(), sink).into_iter().map(|(name, ())| name).collect()
}

/// The same of names, whether each is shown, and what belongs to it.
pub(super) fn shown_of<T>(sheets: Vec<(String, bool, T)>, sink: &mut Sink) -> Vec<(String, T)> {
    let any = sheets.iter().any(|(_, shown, _)| *shown);
    let mut read = Vec::with_capacity(sheets.len());
    for (name, shown, sheet) in sheets {
        if shown || !any {
            read.push((name, sheet));
            continue;
        }
        let place = Place { sheet: Some(name.as_str().into()), ..sink.place() };
        sink.warn(warning("hidden-sheet", place).with("name", name));
    }
    read
}

/// Bytes at the beginning of the shared strings within which they say how many they are.
const STRINGS_HEAD: u64 = 64 << 10;

/// Checks how many shared strings a workbook says it has: the parser makes room for them all at once.
fn check_strings(archive: &mut Archive, sink: &Sink) -> Result<(), ReadError> {
    for head in archive.heads("sharedstrings.xml", STRINGS_HEAD) {
        let text = String::from_utf8_lossy(&head);
        let count = stated_strings(&text, sink.limits.depth);
        if count.is_none() && head.len() as u64 == STRINGS_HEAD {
            return Err(sink.damaged("shared strings"));
        }
        sink.limits.has_cells_for(count.unwrap_or_default()).map_err(|kind| sink.error(kind))?;
    }
    Ok(())
}

/// How many shared strings a part says it has; none if it does not begin in what is given.
fn stated_strings(head: &str, depth: usize) -> Option<usize> {
    let mut xml = Xml::new(head, depth);
    while let Ok(Some(token)) = xml.next_in(0) {
        if let Token::Open(element) = token
            && element.name() == "sst"
        {
            return Some(element.number("uniqueCount").unwrap_or(0));
        }
    }
    None
}

/// Reads a binary workbook of the newer kind.
pub(super) fn read_xlsb(bytes: &[u8], sink: &mut Sink) -> Result<(), ReadError> {
    Archive::open(bytes, sink)?.check(sink)?;
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|error| sink.damaged(error))?;
    for name in shown_sheets(book.sheets_metadata(), sink) {
        let mut sheet = Sheet::new(&name, sink.limits);
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        while let Some(cell) = cells.next_cell().map_err(|error| sink.damaged(error))? {
            let (row, column) = cell.get_position();
            sheet.put(row, column, &shown_ref(cell.get_value())).map_err(|kind| sink.error(kind))?;
        }
        pour(sheet, &[], sink)?;
    }
    Ok(())
}

/// Reads a workbook of the old kind.
pub(super) fn read_xls(bytes: &[u8], sink: &mut Sink) -> Result<(), ReadError> {
    let (bytes, cut) = xls_guard::remade(bytes, sink.limits).map_err(|kind| sink.error(kind))?;
    if cut {
        sink.warn(warning("part-cut-off", sink.place()).with("what", "workbook"));
    }
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => sink.error(ReadErrorKind::Encrypted),
        error => sink.damaged(error),
    })?;
    for name in shown_sheets(book.sheets_metadata(), sink) {
        let mut sheet = Sheet::new(&name, sink.limits);
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (first_row + row as u32, first_column + column as u32);
            sheet.put(row, column, &shown(value)).map_err(|kind| sink.error(kind))?;
        }
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        pour(sheet, &merged, sink)?;
    }
    Ok(())
}

fn pour(sheet: Sheet, merged: &[Dimensions], sink: &mut Sink) -> Result<(), ReadError> {
    let mut sheet = sheet;
    let extent = sheet.extent();
    for area in merged {
        sheet.merge(area.start, area.end, extent).map_err(|kind| sink.error(kind))?;
    }
    let table = sheet.into_table(&sink.place());
    sink.table(table);
    Ok(())
}

fn shown_ref(value: &DataRef) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        other => shown(&Data::from(other.clone())),
    }
}

/// A value whose format shows something else than [`shown`] does.
fn as_printed(value: &DataRef, format: &NumberFormat) -> Option<String> {
    match value {
        DataRef::Float(number) => printed::percent(*number, format),
        DataRef::Int(number) => printed::percent(*number as f64, format),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, ..) = date.to_ymd_hms_milli();
            printed::month(year, month, format)
        }
        _ => None,
    }
}

/// A value as a reader of the sheet expects it: whole numbers without a point, dates as 2022-05-01.
fn shown(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => float(*number),
        Data::String(text) => text.clone(),
        Data::Bool(value) => value.to_string().to_uppercase(),
        Data::DateTime(date) => date_time(date),
        Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.strip_suffix("T00:00:00").unwrap_or(text).to_owned()
        }
        // Kept as printed (#REF!): whether it matters depends on the column.
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

fn float(number: f64) -> String {
    // Two decimals more than a sheet shows would be noise of the binary form (0.30000000000000004).
    let rounded = (number * 1e10).round() / 1e10;
    if rounded.is_finite() { rounded.to_string() } else { number.to_string() }
}

fn date_time(date: &ExcelDateTime) -> String {
    if !date.is_datetime() {
        return float(date.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = if (hour, minute, second) == (0, 0, 0) {
        String::new()
    } else {
        format!(" {hour:02}:{minute:02}:{second:02}")
    };
    format!("{year}-{month:02}-{day:02}{time}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_the_sheet() {
        assert_eq!(
            [cell_name(1, 2), cell_name(0, 25), cell_name(9, 26), cell_name(0, 701)],
            ["C2", "Z1", "AA10", "ZZ1"]
        );
    }

    #[test]
    fn values_are_shown_as_in_the_sheet() {
        assert_eq!(shown(&Data::Float(1.0)), "1");
        assert_eq!(shown(&Data::Float(0.1 + 0.2)), "0.3");
        assert_eq!(shown(&Data::DateTimeIso("2022-05-01T00:00:00".into())), "2022-05-01");
        let date = ExcelDateTime::new(44682.0, calamine::ExcelDateTimeType::DateTime, false);
        assert_eq!(shown(&Data::DateTime(date)), "2022-05-01");
    }
}
