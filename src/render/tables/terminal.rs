use super::{Table, show};
use crate::render::{Lang, harmless};
use comfy_table::{CellAlignment, ContentArrangement, TableStyle, presets};

/// A table for a terminal: aligned by display width (a Han character is two columns wide), rounded.
///
/// With a `width` long cells are wrapped to fit it; without one each row stays on one line.
pub fn terminal(table: &Table, lang: Lang, width: Option<u16>) -> String {
    let columns = table.shown();
    let mut out = comfy_table::Table::new();
    out.load_style(STYLE);
    if let Some(width) = width {
        out.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    out.set_header(columns.iter().map(|&c| tidy(&table.head(c, lang))));
    for row in 0..table.rows.len() {
        out.add_row(columns.iter().map(|&c| tidy(&show(table.cell(row, c), table.columns[c].kind, lang))));
    }
    for (place, &c) in columns.iter().enumerate() {
        if let Some(column) = out.column_mut(place) {
            column.set_padding((1, 1));
            if table.columns[c].is_numeric() {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
    }
    let mut text = out.trim_fmt();
    text.push('\n');
    text
}

/// Lines above, under the head and below, as in a printed three-line table.
const STYLE: TableStyle = presets::UTF8_HORIZONTAL_ONLY.row_separator(comfy_table::LineStyle::none());

/// Control characters could move the cursor or colour the screen: a document has no say in that. A row is one line.
fn tidy(text: &str) -> String {
    harmless(&text.replace(['\n', '\r', '\t'], " ")).into_owned()
}
