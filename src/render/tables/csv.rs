use super::{
    Table, Value,
    data::{Datum, Part, data_columns},
};
use crate::render::harmless;
use std::{borrow::Cow, sync::Arc};

/// How CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CsvOptions {
    /// Begin with a byte order mark, without which Excel takes UTF-8 for another encoding. Off for R and Python.
    pub bom: bool,
    /// Leave out the line of heads: for the second and later pieces of a table that is written in pieces.
    pub headless: bool,
}

/// A table as CSV: RFC 4180 quoting, UTF-8, lines end in LF, heads are the ASCII keys.
///
/// Lists are joined by `; `, absent cells are empty, yes and no are `true` and `false`, numbers have all their
/// digits. A text that Excel would take for a formula is [guarded](guard), and no cell has a character that commands a
/// terminal or turns text round ([`harmless`]).
pub fn csv(table: &Table, options: CsvOptions) -> String {
    let columns = data_columns(table);
    let mut out = String::with_capacity(room(table));
    if options.bom {
        out.push('\u{feff}');
    }
    if !options.headless {
        // A head may hold the id of a plan.
        for (at, (key, ..)) in columns.iter().enumerate() {
            separate(at, &mut out);
            push_field(&guard(&harmless(key)), &mut out);
        }
        end_record(columns.len(), &mut out);
    }
    // Where the fields of the row above stand: what both rows share is copied as it was written.
    let mut above = vec![0..0; columns.len()];
    let mut list = String::new();
    for row in 0..table.rows.len() {
        for (at, (&(_, column, part), above)) in columns.iter().zip(&mut above).enumerate() {
            separate(at, &mut out);
            let (cell, from) = (table.cell(row, column), out.len());
            if row > 0 && is_shared(cell, table.cell(row - 1, column)) {
                out.extend_from_within(above.clone());
            } else {
                push_cell(cell, part, &mut list, &mut out);
            }
            *above = from..out.len();
        }
        end_record(columns.len(), &mut out);
    }
    out
}

/// Whether two cells are one text, not only alike.
fn is_shared(cell: &Value, above: &Value) -> bool {
    match (cell, above) {
        (Value::Text(a), Value::Text(b)) | (Value::Keyed(a, ..), Value::Keyed(b, ..)) => Arc::ptr_eq(a, b),
        (Value::Name(a, x), Value::Name(b, y)) => Arc::ptr_eq(a, b) && Arc::ptr_eq(x, y),
        _ => false,
    }
}

/// Writes a cell; `list` is room for putting together those of several values.
fn push_cell(cell: &Value, part: Part, list: &mut String, out: &mut String) {
    if let Value::List(all) = cell {
        list.clear();
        for (at, value) in all.iter().enumerate() {
            list.push_str(if at > 0 { "; " } else { "" });
            list.push_str(&Datum::new(value, part).text());
        }
        return push_text(list, out);
    }
    let datum = Datum::new(cell, part);
    let text = datum.text();
    // Numbers of ours hold nothing that must be quoted.
    if datum.is_text() { push_text(&text, out) } else { out.push_str(&text) }
}

fn push_text(text: &str, out: &mut String) {
    push_field(&guard(&harmless(text)), out);
}

fn separate(at: usize, out: &mut String) {
    if at > 0 {
        out.push(',');
    }
}

/// A record that is one empty field is quoted: an empty line is none.
fn end_record(fields: usize, out: &mut String) {
    if fields == 1 && (out.is_empty() || out.ends_with(['\n', '\u{feff}'])) {
        out.push_str("\"\"");
    }
    out.push('\n');
}

/// A field after RFC 4180. The csv crate writes bytes that it holds in a buffer of its own and that would be checked for
/// UTF-8 again: most of the time of a large table.
fn push_field(text: &str, out: &mut String) {
    if !text.bytes().any(|b| matches!(b, b'"' | b',' | b'\n' | b'\r')) {
        out.push_str(text);
        return;
    }
    out.push('"');
    for (at, piece) in text.split('"').enumerate() {
        if at > 0 {
            out.push_str("\"\"");
        }
        out.push_str(piece);
    }
    out.push('"');
}

/// About the bytes of a table's texts: what grows to many of them step by step is held twice at every step.
fn room(table: &Table) -> usize {
    let text = |cell: &Value| if let Value::Text(text) = cell { text.len() + 4 } else { 8 };
    table.rows.iter().flatten().map(text).sum()
}

/// Puts an apostrophe before a text that a spreadsheet would run as a formula: one that begins with `=`, `+`,
/// `-`, `@` (also full-width), a tab or a line break. A plain number such as `-5` stays as it is. A text that
/// begins with an apostrophe gets one more, so that [`unguard`] always gives the text back.
///
/// ```
/// use fengong::render::tables::{guard, unguard};
/// assert_eq!(guard("=1+1"), "'=1+1");
/// assert_eq!(guard("-5"), "-5");
/// assert_eq!(unguard("'=1+1"), "=1+1");
/// ```
pub fn guard(text: &str) -> Cow<'_, str> {
    let number = || text.parse::<f64>().is_ok_and(f64::is_finite);
    if text.starts_with(is_guarded) && !number() {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Takes the apostrophe of [`guard`] away again.
pub fn unguard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(is_guarded)).unwrap_or(text)
}

fn is_guarded(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tables::Column;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let shared = Value::from("a,\"b\"");
        let mut table = Table::new("t", vec![Column::new("x"), Column::new("y")]);
        table.rows = vec![
            vec![shared.clone(), "1".into()],
            vec![shared, "\r".into()],
            vec!["".into(), "two\nlines".into()],
        ];
        let written = csv(&table, CsvOptions::default());
        assert_eq!(written, "x,y\n\"a,\"\"b\"\"\",1\n\"a,\"\"b\"\"\",\u{fffd}\n,\"two\nlines\"\n");
        let mut reader = ::csv::Reader::from_reader(written.as_bytes());
        let rows: Vec<Vec<String>> =
            reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(rows[1], ["a,\"b\"", "\u{fffd}"]);
    }

    #[test]
    fn an_empty_record_is_no_empty_line() {
        let mut table = Table::new("t", vec![Column::new("x")]);
        table.rows = vec![vec![Value::Absent], vec!["a".into()]];
        assert_eq!(csv(&table, CsvOptions { headless: true, bom: true }), "\u{feff}\"\"\na\n");
    }
}
