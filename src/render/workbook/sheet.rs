//! One table on one sheet.

use crate::render::{
    Lang,
    escape::{ems, xml_chars},
    tables::{Column, Kind, Style, Table, Value, show},
};
use crate::say::part;
use rust_xlsxwriter::{
    ColNum, Color, Format, FormatAlign, FormatBorder, FormatUnderline, RowNum, Url, Workbook, Worksheet,
    XlsxError,
};
use std::collections::BTreeMap;

/// Rows below the head: what an xlsx sheet can hold.
const MOST_ROWS: usize = 1_048_575;
/// Characters (UTF-16 units) a cell can hold.
const MOST_CHARS: usize = 32_767;
/// What stands at the end of a text that had to be cut.
const CUT: &str = "…[…]";
/// Links a sheet can hold.
const MOST_LINKS: usize = 65_000;
/// Width of a column of long texts, in characters.
const LONG: f64 = 56.0;
/// Height of a line, and lines after which a row grows no more: the cell still holds all of its text.
const LINE: f64 = 15.0;
const MOST_LINES: f64 = 12.0;
/// Longest name of a sheet.
const MOST_NAME: usize = 31;

/// A table with what is to be shown of it and where its cells lead.
pub(super) struct Sheet<'a> {
    name: String,
    table: &'a Table,
    columns: Vec<usize>,
    links: BTreeMap<(usize, usize), String>,
    lang: Lang,
    filter: bool,
    most_rows: usize,
}

/// A name that Excel takes: none of `[]:*?/\`, no apostrophe at an end, 31 characters.
pub(super) fn sheet_name(text: &str) -> String {
    let fits = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !c.is_control();
    let name: String = text.chars().filter(fits).take(MOST_NAME).collect();
    if name.trim().is_empty() { "fengong".to_owned() } else { name }
}

/// A piece of a table's column: estimates stand in five columns, all others in one.
#[derive(Clone, Copy)]
enum Piece {
    Whole,
    Bound(usize),
}

impl<'a> Sheet<'a> {
    /// A sheet with all columns.
    pub(super) fn new(name: impl Into<String>, table: &'a Table, lang: Lang) -> Self {
        let columns = (0..table.columns.len()).collect();
        let name = name.into();
        Self { name, table, columns, links: BTreeMap::new(), lang, filter: true, most_rows: MOST_ROWS }
    }

    /// Only the columns for readers.
    pub(super) fn readers(mut self) -> Self {
        self.columns = self.table.shown();
        self
    }

    /// Without filter arrows.
    pub(super) fn plain(mut self) -> Self {
        self.filter = false;
        self
    }

    /// Only the first rows.
    pub(super) fn at_most(mut self, rows: usize) -> Self {
        self.most_rows = self.most_rows.min(rows);
        self
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn table(&self) -> &'a Table {
        self.table
    }

    /// Lets the cell of a row (in the table) and column lead to a place in the workbook.
    pub(super) fn link(&mut self, row: usize, column: usize, target: String) {
        // A sheet with more links than it can hold has none, so the first too many is the last one kept.
        if self.links.len() <= MOST_LINKS {
            self.links.insert((row, column), target);
        }
    }

    /// Where a column of the table stands on the sheet.
    pub(super) fn place(&self, key: &str) -> Option<ColNum> {
        let wanted = self.table.column(key)?;
        self.pieces()
            .iter()
            .position(|&(c, piece)| c == wanted && matches!(piece, Piece::Whole))
            .map(|c| c as ColNum)
    }

    fn pieces(&self) -> Vec<(usize, Piece)> {
        let mut all = Vec::new();
        for &c in &self.columns {
            all.push((c, Piece::Whole));
            if matches!(self.table.columns[c].kind, Kind::Estimate(_)) {
                all.extend((0..4).map(|bound| (c, Piece::Bound(bound))));
            }
        }
        all
    }

    /// Writes the sheet behind the others.
    pub(super) fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(&self.name)?;
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0xE7_EC_F2))
            .set_border_bottom(FormatBorder::Thin);
        let pieces = self.pieces();
        let rows = self.table.rows.len().min(self.most_rows);
        for (at, &(c, piece)) in pieces.iter().enumerate() {
            let at = at as ColNum;
            let column = &self.table.columns[c];
            let text = self.head(c, piece);
            sheet.write_string_with_format(0, at, &text, &head)?;
            let format = cell_format(column);
            let link =
                format.clone().set_underline(FormatUnderline::Single).set_font_color(Color::RGB(0x00_56_8A));
            // The column has the format, not each cell: cells typed in below get it too, and it is looked up once.
            sheet.set_column_format(at, &format)?.set_column_width(at, self.width(c, &text))?;
            for row in 0..rows {
                self.write_cell(sheet, (row, at), (c, piece), &link)?;
            }
        }
        for row in 0..rows {
            let lines = self.lines(row);
            // Not every program measures wrapped Chinese when it opens a file.
            if lines > 1.0 {
                sheet.set_row_height(row as RowNum + 1, lines * LINE)?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        if self.filter && !pieces.is_empty() {
            sheet.autofilter(0, 0, rows as RowNum, pieces.len() as ColNum - 1)?;
        }
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        Ok(())
    }

    fn head(&self, column: usize, piece: Piece) -> String {
        let head = self.table.head(column, self.lang);
        let Piece::Bound(bound) = piece else { return head };
        let bounds = ["low", "high", "null-low", "null-high"]
            .map(|bound| part(self.lang, "bound", bound).unwrap_or(bound));
        format!("{head} {}", bounds[bound])
    }

    fn write_cell(
        &self,
        sheet: &mut Worksheet,
        (row, at): (usize, ColNum),
        (column, piece): (usize, Piece),
        link: &Format,
    ) -> Result<(), XlsxError> {
        let value = self.table.cell(row, column);
        let target = self.links.get(&(row, column)).filter(|_| self.links.len() <= MOST_LINKS);
        let line = row as RowNum + 1;
        if let Some(target) = target {
            // The link first, then the value over it: a count stays a number that can be summed.
            sheet.write_url_with_format(line, at, Url::new(target.as_str()), link)?;
        }
        match (datum(value, piece, self.table.columns[column].kind, self.lang), target) {
            (Datum::Nothing, _) => {}
            (Datum::Number(number), None) => {
                sheet.write_number(line, at, number)?;
            }
            (Datum::Number(number), Some(_)) => {
                sheet.write_number_with_format(line, at, number, link)?;
            }
            (Datum::Text(text), None) => {
                sheet.write_string(line, at, fitted(&text))?;
            }
            (Datum::Text(text), Some(_)) => {
                sheet.write_string_with_format(line, at, fitted(&text), link)?;
            }
        }
        Ok(())
    }

    /// Lines a row needs for its long texts.
    fn lines(&self, row: usize) -> f64 {
        let long = self.columns.iter().filter(|&&c| self.table.columns[c].long);
        let needed = long.map(|&c| {
            let text = show(self.table.cell(row, c), self.table.columns[c].kind, self.lang);
            text.lines()
                .take(MOST_LINES as usize)
                .map(|l| (2.0 * ems(l) / (LONG - 2.0)).ceil().max(1.0))
                .sum()
        });
        needed.fold(1.0, f64::max).min(MOST_LINES)
    }

    /// Width of a column in characters of the standard type: a Han character takes two.
    fn width(&self, column: usize, head: &str) -> f64 {
        let c = &self.table.columns[column];
        if c.long {
            return LONG;
        }
        let sample = (0..self.table.rows.len().min(200)).map(|row| {
            let text = show(self.table.cell(row, column), c.kind, self.lang);
            text.lines().map(|l| 2.0 * ems(l)).fold(0.0, f64::max)
        });
        let widest = sample.fold(0.0, f64::max);
        // The head may wrap, and leaves room for the filter's arrow.
        widest.max(ems(head) + 4.0).clamp(6.0, 36.0) + 1.5
    }
}

enum Datum {
    Nothing,
    Number(f64),
    Text(String),
}

fn datum(value: &Value, piece: Piece, kind: Kind, lang: Lang) -> Datum {
    let number = |n: Option<f64>| n.filter(|n| n.is_finite()).map_or(Datum::Nothing, Datum::Number);
    match (value, piece) {
        (Value::Estimate(e), Piece::Bound(bound)) => {
            let range = if bound < 2 { e.interval } else { e.null };
            number(range.map(|r| if bound % 2 == 0 { r.0 } else { r.1 }))
        }
        (_, Piece::Bound(_)) | (Value::Absent, _) => Datum::Nothing,
        (Value::Estimate(e), Piece::Whole) => number(e.value),
        (Value::Count(n), _) => Datum::Number(*n as f64),
        (Value::Number(n), _) => number(Some(*n)),
        (other, _) => Datum::Text(show(other, kind, lang)),
    }
}

fn cell_format(column: &Column) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    let style = match column.kind {
        Kind::Number(style) | Kind::Estimate(style) => style,
        // Text cells, so that `1-2` stays what it is and is not made a date by the next program.
        Kind::Text | Kind::Name => {
            let format = format.set_num_format("@");
            return if column.long { format.set_text_wrap() } else { format };
        }
    };
    match style {
        Style::Plain => format,
        Style::Decimal(digits) => format.set_num_format(decimals(digits)),
        Style::Percent(digits) => format.set_num_format(decimals(digits) + "%"),
        Style::Probability => format.set_num_format("0.000"),
    }
}

fn decimals(digits: u8) -> String {
    if digits == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(digits.into())) }
}

/// The text without what XML cannot hold, cut with a mark where it is longer than a cell.
fn fitted(text: &str) -> String {
    let text = xml_chars(text);
    if text.len() <= MOST_CHARS || text.encode_utf16().count() <= MOST_CHARS {
        return text.into_owned();
    }
    let room = MOST_CHARS - CUT.encode_utf16().count();
    let mut used = 0;
    let kept = text.chars().take_while(|c| {
        used += c.len_utf16();
        used <= room
    });
    kept.chain(CUT.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::Text;
    use calamine::{Reader as _, Xlsx};

    #[test]
    fn a_sheet_that_is_cut_keeps_its_first_rows() {
        let mut table = Table::new("t", vec![Column::new("n").titled(Text::new("数", "Number"))]);
        table.rows = (0..5_usize).map(|n| vec![n.into()]).collect();
        let mut book = Workbook::new();
        Sheet::new("表", &table, Lang::Zh).at_most(2).write(&mut book).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range("表").unwrap();
        assert_eq!(range.rows().map(|r| r[0].to_string()).collect::<Vec<_>>(), ["数", "0", "1"]);
    }
}
