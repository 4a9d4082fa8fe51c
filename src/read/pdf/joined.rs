//! Tables that run over pages.

use super::lines::join;
use super::ruling::Ruled;
use crate::model::{Cell, Place, Row, Table};

/// How far the column edges of two parts may differ.
const SLACK: f64 = 5.0;

/// A table to which parts on later pages may be added.
pub(super) struct Joined {
    columns: Vec<f64>,
    spaced: bool,
    rows: Vec<Row>,
}

impl Joined {
    pub(super) fn new(ruled: &Ruled, rows: Vec<Vec<Cell>>, place: &Place) -> Self {
        let rows = rows.into_iter().map(|cells| Row { cells, place: place.clone() }).collect();
        Self { columns: ruled.columns.clone(), spaced: ruled.is_spaced(), rows }
    }

    /// Whether a table directly behind this one is its next part: the same columns. Where white space parts
    /// them, their edges depend on the texts of the page, so that only their middles count.
    pub(super) fn fits(&self, next: &Ruled) -> bool {
        // A part may sit a little to the side (odd and even pages): widths count, not places.
        let widths = |edges: &[f64]| edges.windows(2).map(|pair| pair[1] - pair[0]).collect::<Vec<_>>();
        if self.spaced || next.is_spaced() {
            let middles = next.columns.windows(2).map(|pair| pair[0].midpoint(pair[1]));
            return self.columns.len() == next.columns.len()
                && self.columns.windows(2).zip(middles).all(|(own, at)| own[0] < at && at < own[1]);
        }
        let (own, other) = (widths(&self.columns), widths(&next.columns));
        own.len() == other.len() && own.iter().zip(&other).all(|(a, b)| (a - b).abs() < SLACK)
    }

    /// Adds the rows of the next part. A repeated header stays; the row behind it may be the rest of the last
    /// row, or stand in a merged cell that began before.
    pub(super) fn append(&mut self, rows: Vec<Vec<Cell>>, place: &Place) {
        let repeated = rows.iter().zip(&self.rows).take_while(|(new, old)| **new == old.cells).count();
        let mut rows = rows.into_iter();
        let header: Vec<Vec<Cell>> = rows.by_ref().take(repeated).collect();
        let first = rows.next();
        let first = first.and_then(|cells| self.continue_row(cells));
        for cells in header.into_iter().chain(first).chain(rows) {
            self.rows.push(Row { cells, place: place.clone() });
        }
    }

    /// Takes the row in if it is the rest of the last one; gives it back otherwise.
    fn continue_row(&mut self, mut cells: Vec<Cell>) -> Option<Vec<Cell>> {
        let Some(last) = self.rows.last_mut() else { return Some(cells) };
        if is_cut(&last.cells, &cells) || is_cut_before_number(&last.cells, &cells) {
            for (above, cell) in last.cells.iter_mut().zip(cells).filter(|(_, cell)| !cell.carried) {
                join(&mut above.text, &cell.text, false);
            }
            return None;
        }
        for (cell, above) in cells.iter_mut().zip(&last.cells).take_while(|(cell, _)| cell.text.is_empty()) {
            *cell = Cell { text: above.text.clone(), carried: true };
        }
        Some(cells)
    }

    pub(super) fn finish(self) -> Table {
        Table { rows: self.rows }
    }
}

/// Whether the second row is the rest of the first: its number is blank, and every text in it goes on with one
/// whose sentence was cut.
fn is_cut(row: &[Cell], rest: &[Cell]) -> bool {
    let filled = || rest.iter().zip(row).filter(|(cell, _)| !cell.text.is_empty() && !cell.carried);
    rest.first().is_some_and(|cell| cell.text.is_empty())
        && row.first().is_some_and(|cell| !cell.text.is_empty())
        && filled().count() > 0
        && filled().all(|(_, above)| !above.text.is_empty() && !is_complete(&above.text))
}

/// Whether the first row is only the beginning of the second, whose number stands halfway down the whole row.
fn is_cut_before_number(row: &[Cell], rest: &[Cell]) -> bool {
    let filled = || row.iter().zip(rest).filter(|(cell, _)| !cell.text.is_empty());
    row.first().is_some_and(|cell| cell.text.is_empty())
        && rest.first().is_some_and(|cell| !cell.text.is_empty() && !cell.carried)
        && filled().count() > 0
        && filled().all(|(cell, below)| !is_complete(&cell.text) && !below.text.is_empty())
}

fn is_complete(text: &str) -> bool {
    text.ends_with(['。', '；', '！', '？', ';', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| Cell::new(*text)).collect()
    }

    fn joined(first: &[&[&str]], second: &[&[&str]]) -> Vec<String> {
        let rows = first.iter().map(|cells| Row { cells: row(cells), place: Place::default() }).collect();
        let mut table = Joined { columns: Vec::new(), spaced: false, rows };
        table.append(second.iter().map(|cells| row(cells)).collect(), &Place::default());
        let show = |c: &Cell| format!("{}{}", if c.carried { "=" } else { "" }, c.text);
        table.rows.iter().map(|r| r.cells.iter().map(show).collect::<Vec<_>>().join("|")).collect()
    }

    const HEAD: &[&str] = &["序号", "任务", "单位"];

    #[test]
    fn a_row_cut_by_the_page_end_is_whole_again() {
        let rows = joined(
            &[HEAD, &["1", "推进养老", "市民政局、市财"]],
            &[HEAD, &["", "服务。", "政局"], &["2", "乙", "丙"]],
        );
        assert_eq!(
            rows,
            ["序号|任务|单位", "1|推进养老服务。|市民政局、市财政局", "序号|任务|单位", "2|乙|丙"]
        );
    }

    #[test]
    fn a_number_halfway_down_a_cut_row() {
        let rows = joined(&[&["1", "甲。", "乙"], &["", "推进养", "市民"]], &[&["2", "老服务。", "政局"]]);
        assert_eq!(rows, ["1|甲。|乙", "2|推进养老服务。|市民政局"]);
    }

    #[test]
    fn a_merged_cell_reaches_over_the_page_end() {
        let rows = joined(&[&["一", "甲。", "民政局"]], &[&["", "乙。", "财政局"]]);
        assert_eq!(rows, ["一|甲。|民政局", "=一|乙。|财政局"]);
    }
}
