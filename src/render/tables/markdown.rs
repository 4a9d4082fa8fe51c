use super::{Table, show};
use crate::render::{Lang, is_harmful};

/// A table in Markdown (GitHub's), for readers: rounded, heads with units, no keys. Without its caption.
pub fn markdown(table: &Table, lang: Lang) -> String {
    let columns = table.shown();
    let mut out = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        out.push('|');
        for cell in cells {
            out.push(' ');
            out.push_str(&cell);
            out.push_str(" |");
        }
        out.push('\n');
    };
    line(&mut columns.iter().map(|&c| escape(&table.head(c, lang))));
    line(&mut columns.iter().map(|&c| if table.columns[c].is_numeric() { "--:" } else { ":--" }.to_owned()));
    for row in 0..table.rows.len() {
        line(&mut columns.iter().map(|&c| escape(&show(table.cell(row, c), table.columns[c].kind, lang))));
    }
    out
}

/// Text as Markdown that shows it as it is, on one line.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '#' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            c if is_harmful(c) => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}
