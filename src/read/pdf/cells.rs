//! The text of ruled cells.

use super::lines::{Line, join, lines};
use super::ruling::Ruled;
use super::shapes::Glyph;
use crate::model::Cell;
use std::collections::BTreeMap;

/// Rows of a ruled table with merged cells carried, from the characters inside it.
pub(super) fn rows(table: &Ruled, glyphs: Vec<Glyph>) -> Vec<Vec<Cell>> {
    let mut inside: BTreeMap<(usize, usize), Vec<Glyph>> = BTreeMap::new();
    for glyph in glyphs {
        if let Some((row, column)) = at(table, &glyph) {
            inside.entry(table.owner(row, column)).or_default().push(glyph);
        }
    }
    let cells: BTreeMap<(usize, usize), Vec<Line>> =
        inside.into_iter().map(|(place, glyphs)| (place, lines(glyphs))).collect();
    let padding = padding(table, &cells);
    let texts: BTreeMap<(usize, usize), String> = cells
        .into_iter()
        .map(|((row, column), lines)| {
            let (left, right) = table.sides(row, column);
            ((row, column), text(&lines, left + padding, right - padding))
        })
        .collect();
    (0..table.height())
        .map(|row| {
            let cell = |column| {
                let owner = table.owner(row, column);
                let text = texts.get(&owner).cloned().unwrap_or_default();
                Cell { text, carried: owner != (row, column) }
            };
            (0..table.width()).map(cell).collect()
        })
        .collect()
}

/// The place of a character's middle.
pub(super) fn at(table: &Ruled, glyph: &Glyph) -> Option<(usize, usize)> {
    table.place(glyph.left.midpoint(glyph.right), glyph.y + glyph.size * 0.35)
}

/// The space between a cell's left rule and its text: the least found in the table. (At the right, closing marks
/// may hang over.)
fn padding(table: &Ruled, cells: &BTreeMap<(usize, usize), Vec<Line>>) -> f64 {
    let mut least = 10.0_f64;
    for ((row, column), lines) in cells {
        let (left, _) = table.sides(*row, *column);
        least = lines.iter().map(|line| line.left - left).fold(least, f64::min);
    }
    least.max(0.0)
}

/// The lines of a cell: one that had no room for the beginning of the next was wrapped and runs on, any other
/// was broken on purpose.
fn text(lines: &[Line], left: f64, right: f64) -> String {
    let mut text = lines.first().map(|line| line.text.clone()).unwrap_or_default();
    for (above, line) in lines.iter().zip(lines.iter().skip(1)) {
        if wraps(above, line, left, right) {
            join(&mut text, &line.text, above.spaced);
        } else {
            text.push('\n');
            text.push_str(&line.text);
        }
    }
    text
}

fn wraps(above: &Line, line: &Line, left: f64, right: f64) -> bool {
    let used = above.width().max(above.right - left);
    let centred = ((above.left - left) - (right - above.right)).abs() < above.size;
    let used = if centred { above.width() } else { used };
    let space = if above.spaced { 0.3 * line.size } else { 0.0 };
    used + space + line.unit > right - left - 0.25 * line.size
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f64, right: f64) -> Line {
        Line { text: text.into(), left, right, y: 0.0, size: 10.0, unit: 10.0, spaced: false }
    }

    #[test]
    fn a_full_line_runs_on_and_a_short_one_breaks() {
        let lines = [line("市民政局、市财政", 0.0, 78.0), line("局", 0.0, 10.0), line("各区政府", 0.0, 40.0)];
        assert_eq!(text(&lines, 0.0, 80.0), "市民政局、市财政局\n各区政府");
    }

    #[test]
    fn centred_lines_wrap_by_their_width() {
        let lines = [line("责任", 30.0, 50.0), line("单位", 30.0, 50.0)];
        assert_eq!(text(&lines, 28.0, 52.0), "责任单位");
        assert_eq!(text(&lines, 0.0, 80.0), "责任\n单位");
    }
}
