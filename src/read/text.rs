//! Plain text: a line a paragraph; a line with tabs between its parts a table row.

use super::ReadError;
use super::drawn;
use super::sink::Sink;
use super::tidy::{is_blank, strip_markup, trim};
use crate::model::{Cell, Row, Table};

/// Most lines a quoted cell may run over before its quotation mark counts as an ordinary character.
const QUOTED_LINES: usize = 60;

/// Reads plain text. O(n).
pub(super) fn read(text: &str, sink: &mut Sink) -> Result<(), ReadError> {
    let lines: Vec<&str> = lines(text).collect();
    let mut open = OpenTable::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let number = at + 1;
        at += 1;
        if trim(line).is_empty() {
            open.blank_before = true;
            continue;
        }
        if !has_cells(line) {
            open.close(sink);
            let found = drawn::at(&lines[number - 1..], number, sink).map_err(|kind| sink.error(kind))?;
            if let Some(found) = found {
                at = number - 1 + found.lines;
                sink.table(found.table);
                continue;
            }
            // Word writes a break inside a paragraph as a vertical tab, and pages part at form feeds.
            for part in line.split(['\x0b', '\x0c', '\u{85}', '\u{2028}', '\u{2029}']) {
                sink.paragraph(&strip_markup(drawn::without_bars(part)), None, sink.line(number));
            }
            continue;
        }
        let (cells, more) = row(line, &lines[at..]);
        at += more;
        for cell in &cells {
            sink.limits.take_cell(cell.text.len()).map_err(|kind| sink.error(kind))?;
        }
        if !open.takes(&cells) {
            open.close(sink);
        }
        open.push(Row { cells, place: sink.line(number) });
    }
    open.close(sink);
    Ok(())
}

/// Lines ended by `\n`, `\r\n` or a lone `\r`, as editors count them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let rest = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    rest.flat_map(|line| line.split('\r'))
}

/// Whether a tab stands between two non-empty parts.
fn has_cells(line: &str) -> bool {
    trim(line).contains('\t')
}

/// The cells of a line. A cell that opens a quotation mark it does not close (as spreadsheets write cells with
/// line breaks) takes in the lines up to the closing mark; the second value counts them.
fn row(line: &str, following: &[&str]) -> (Vec<Cell>, usize) {
    let line = line.trim_end_matches(|c| is_blank(c) && c != '\t');
    let mut cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
    let mut used = 0;
    if let Some(last) = cells.last().filter(|last| opens_quote(last))
        && let Some((rest, count)) = closing_lines(following)
    {
        used = count;
        let joined = format!("{last}\n{rest}");
        cells.pop();
        cells.extend(joined.split('\t').map(str::to_owned));
    }
    (cells.iter().map(|cell| Cell::new(cell_text(cell))).collect(), used)
}

fn opens_quote(cell: &str) -> bool {
    let cell = trim(cell);
    cell.starts_with('"') && cell.matches('"').count() % 2 == 1
}

/// The lines up to the one whose quotation mark closes a cell, and their number.
fn closing_lines(following: &[&str]) -> Option<(String, usize)> {
    let end = following.iter().take(QUOTED_LINES).position(|line| line.contains('"'))?;
    let closes = following[end].split('\t').next().is_some_and(|cell| trim(cell).ends_with('"'));
    closes.then(|| (following[..=end].join("\n"), end + 1))
}

/// A cell's text without its quotation marks, simple tags and entities; the two characters `\n` are a break.
pub(super) fn cell_text(cell: &str) -> String {
    let cell = trim(cell);
    let quoted = cell.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
    let plain = match quoted.filter(|inner| inner.contains(['\n', '"', '\t'])) {
        Some(inner) if inner.matches('"').count().is_multiple_of(2) => inner.replace("\"\"", "\""),
        _ => cell.to_owned(),
    };
    let broken = if plain.contains("\\n") { plain.replace("\\n", "\n") } else { plain };
    trim(&strip_markup(&broken)).to_owned()
}

/// The table being collected.
#[derive(Default)]
struct OpenTable {
    rows: Vec<Row>,
    blank_before: bool,
}

impl OpenTable {
    /// Whether a row with these cells continues the table: after a blank line only with as many columns.
    fn takes(&self, cells: &[Cell]) -> bool {
        !self.blank_before || self.rows.last().is_none_or(|row| row.cells.len() == cells.len())
    }

    fn push(&mut self, row: Row) {
        self.rows.push(row);
        self.blank_before = false;
    }

    /// Ends the table. Lines whose only tab stands behind a list mark (`一、⇥加强…`) are paragraphs.
    fn close(&mut self, sink: &mut Sink) {
        let rows = std::mem::take(&mut self.rows);
        self.blank_before = false;
        if !rows.is_empty() && rows.iter().all(is_marked_line) {
            for row in rows {
                let text: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
                sink.paragraph(&text.concat(), None, row.place);
            }
            return;
        }
        sink.table(Table { rows });
    }
}

/// Whether a row is a list mark with punctuation (`一、` `（一）` `1.` `①` `•`) and one text.
fn is_marked_line(row: &Row) -> bool {
    let filled: Vec<&str> = row.cells.iter().map(|c| c.text.as_str()).filter(|t| !t.is_empty()).collect();
    let [mark, _] = filled[..] else { return false };
    let Some(last) = mark.chars().last() else { return false };
    mark.chars().count() <= 6
        && (matches!(last, '、' | '.' | '．' | ')' | '）' | '•' | '·' | '-') || ('①'..='⑳').contains(&last))
        && !mark.chars().any(|c| matches!(c, '，' | '。'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;
    use crate::read::Limits;
    use crate::read::limits::Share;

    fn blocks(text: &str) -> Vec<Block> {
        let limits = Share::new(&Limits::default(), 0);
        let mut sink = Sink::new("t.txt".into(), &limits);
        assert_eq!(read(text, &mut sink), Ok(()));
        sink.blocks
    }

    fn shown(text: &str) -> Vec<String> {
        let row =
            |row: &Row| row.cells.iter().map(|c| c.text.replace('\n', "/")).collect::<Vec<_>>().join("|");
        blocks(text)
            .iter()
            .map(|block| match block {
                Block::Paragraph(p) => format!("{}:{}", p.place.line.unwrap_or(0), p.text),
                Block::Table(t) => t.rows.iter().map(row).collect::<Vec<_>>().join(" ; "),
            })
            .collect()
    }

    #[test]
    fn lines_are_paragraphs_with_their_numbers() {
        assert_eq!(shown("\r\n　　附件 3\r\n\r\n任务表\r丙"), ["2:附件 3", "4:任务表", "5:丙"]);
    }

    #[test]
    fn breaks_inside_a_line_end_paragraphs_and_count_no_line() {
        assert_eq!(shown("甲\u{b}乙\u{c}\n\u{c}丙"), ["1:甲", "1:乙", "2:丙"]);
    }

    #[test]
    fn tabbed_lines_make_one_table_over_blank_lines() {
        let text = "序号\t任务\n1\t甲\n\n序号\t任务\n2\t乙\n附注";
        assert_eq!(shown(text), ["序号|任务 ; 1|甲 ; 序号|任务 ; 2|乙", "6:附注"]);
    }

    #[test]
    fn another_width_after_a_blank_line_is_another_table() {
        assert_eq!(shown("a\tb\n\nc\td\te"), ["a|b", "c|d|e"]);
    }

    #[test]
    fn a_leading_tab_alone_makes_no_table() {
        assert_eq!(shown("\t序号\n\t任务\n"), ["1:序号", "2:任务"]);
    }

    #[test]
    fn a_tab_behind_a_list_mark_makes_no_table() {
        assert_eq!(shown("一、\t加强领导\n（一）\t推进改革"), ["1:一、加强领导", "2:（一）推进改革"]);
    }

    #[test]
    fn tags_entities_and_written_breaks_in_cells() {
        assert_eq!(shown("6\t<p>甲。<p>乙&amp;丙\t市\\n局"), ["6|甲。/乙&丙|市/局"]);
    }

    #[test]
    fn a_quoted_cell_may_hold_line_breaks() {
        let text = "1\t甲\t\"市民政局\n市财政局\"\t备注\n2\t乙\t丙\t丁";
        assert_eq!(shown(text), ["1|甲|市民政局/市财政局|备注 ; 2|乙|丙|丁"]);
    }

    #[test]
    fn a_stray_quotation_mark_swallows_nothing() {
        assert_eq!(shown("1\t\"甲\n2\t乙"), ["1|\"甲 ; 2|乙"]);
    }
}
