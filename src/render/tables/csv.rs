use super::{
    Table, Value,
    data::{Datum, data_columns},
};
use crate::render::harmless;
use std::borrow::Cow;

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
    let mut out = Vec::with_capacity(room(table));
    if options.bom {
        out.extend([0xEF, 0xBB, 0xBF]);
    }
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::Any(b'\n')).from_writer(&mut out);
    // Writing into memory cannot fail, and all records have the same length.
    if !options.headless {
        // A head may hold the id of a plan.
        let heads = columns.iter().map(|(key, ..)| guard(&harmless(key)).into_owned());
        let _ = writer.write_record(heads);
    }
    for row in 0..table.rows.len() {
        for &(_, column, part) in &columns {
            let datum = Datum::new(table.cell(row, column), part);
            let text = datum.text();
            let text = harmless(&text);
            let _ = writer.write_field(if datum.is_text() { guard(&text) } else { text }.as_bytes());
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    let _ = writer.flush();
    drop(writer);
    String::from_utf8(out).unwrap_or_default()
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
