//! Cells with spans → a plain grid in which every place holds its text.

use super::ReadErrorKind;
use super::limits::Share;
use crate::model::{Cell, Place, Row, Table};

/// A cell as the source has it.
#[derive(Debug, Clone, Default)]
pub(super) struct Spanned {
    pub(super) text: String,
    /// Columns covered, at least 1.
    pub(super) columns: usize,
    pub(super) rows: Rows,
}

/// How a cell reaches downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Rows {
    /// This row only.
    #[default]
    One,
    /// So many rows (html, ods); 0 = to the end of the table.
    Count(usize),
    /// Continues the cell above (docx).
    Continue,
}

/// A cell that reaches into the rows below.
struct Hanging {
    column: usize,
    width: usize,
    rows_left: usize,
    text: String,
}

/// Builds a [`Table`] row by row, carrying merged cells right and down.
pub(super) struct Grid<'s> {
    share: &'s Share,
    rows: Vec<Row>,
    hanging: Vec<Hanging>,
}

impl<'s> Grid<'s> {
    /// An empty grid, whose cells come out of a file's share.
    pub(super) fn new(share: &'s Share) -> Self {
        Self { share, rows: Vec::new(), hanging: Vec::new() }
    }

    /// Adds a row; its cells take the places the rows above leave free. O(cells + hanging cells).
    pub(super) fn row(&mut self, source: Vec<Spanned>, place: Place) -> Result<(), ReadErrorKind> {
        let mut cells: Vec<Option<Cell>> = Vec::with_capacity(source.len());
        for hanging in &mut self.hanging {
            put(self.share, &mut cells, hanging.column, hanging.width, &hanging.text, false)?;
            hanging.rows_left -= 1;
        }
        self.hanging.retain(|hanging| hanging.rows_left > 0);
        let mut column = 0;
        for spanned in source {
            while cells.get(column).is_some_and(Option::is_some) {
                column += 1;
            }
            let width = free_width(&cells, column, spanned.columns.max(1));
            self.fill(&mut cells, column, width, spanned)?;
            column += width;
        }
        let cells = cells.into_iter().map(Option::unwrap_or_default).collect();
        self.rows.push(Row { cells, place });
        Ok(())
    }

    fn fill(
        &mut self,
        cells: &mut Vec<Option<Cell>>,
        column: usize,
        width: usize,
        spanned: Spanned,
    ) -> Result<(), ReadErrorKind> {
        let Spanned { text, rows, .. } = spanned;
        if rows == Rows::Continue
            && let Some(above) = self.rows.last().and_then(|row| row.cells.get(column))
        {
            return put(self.share, cells, column, width, &above.text, false);
        }
        put(self.share, cells, column, width, &text, true)?;
        if let Rows::Count(count) = rows
            && count != 1
        {
            let rows_left = if count == 0 { usize::MAX } else { count - 1 };
            self.hanging.push(Hanging { column, width, rows_left, text });
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Table {
        Table { rows: self.rows }
    }
}

/// Columns from `column` on that are free, at most `wanted`, at least 1.
fn free_width(cells: &[Option<Cell>], column: usize, wanted: usize) -> usize {
    (1..wanted).find(|offset| cells.get(column + offset).is_some_and(Option::is_some)).unwrap_or(wanted)
}

/// Writes a text to `width` places; only the first place of a cell that begins here is its own.
fn put(
    share: &Share,
    cells: &mut Vec<Option<Cell>>,
    column: usize,
    width: usize,
    text: &str,
    own: bool,
) -> Result<(), ReadErrorKind> {
    if cells.len() < column + width {
        cells.resize(column + width, None);
    }
    for (offset, slot) in cells.iter_mut().skip(column).take(width).enumerate() {
        if slot.is_none() {
            share.take_cell(text.len())?;
            *slot = Some(Cell { text: text.to_owned(), carried: !(own && offset == 0) });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Limits;

    fn cell(text: &str, columns: usize, rows: Rows) -> Spanned {
        Spanned { text: text.into(), columns, rows }
    }

    fn plain(table: &Table) -> Vec<String> {
        let show = |c: &Cell| if c.carried { format!("={}", c.text) } else { c.text.clone() };
        table.rows.iter().map(|r| r.cells.iter().map(show).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn a_rowspan_shifts_the_cells_of_the_rows_below() {
        let share = Share::new(&Limits::default(), 0);
        let mut grid = Grid::new(&share);
        assert_eq!(
            grid.row(vec![cell("1", 1, Rows::Count(2)), cell("a", 1, Rows::One)], Place::default()),
            Ok(())
        );
        assert_eq!(grid.row(vec![cell("b", 1, Rows::One)], Place::default()), Ok(()));
        assert_eq!(
            grid.row(vec![cell("2", 1, Rows::One), cell("c", 1, Rows::One)], Place::default()),
            Ok(())
        );
        assert_eq!(plain(&grid.finish()), ["1|a", "=1|b", "2|c"]);
    }

    #[test]
    fn a_colspan_is_carried_right_and_a_block_down() {
        let share = Share::new(&Limits::default(), 0);
        let mut grid = Grid::new(&share);
        assert_eq!(
            grid.row(vec![cell("总", 2, Rows::Count(2)), cell("x", 1, Rows::One)], Place::default()),
            Ok(())
        );
        assert_eq!(grid.row(vec![cell("y", 1, Rows::One)], Place::default()), Ok(()));
        assert_eq!(plain(&grid.finish()), ["总|=总|x", "=总|=总|y"]);
    }

    #[test]
    fn continued_cells_take_the_text_above() {
        let share = Share::new(&Limits::default(), 0);
        let mut grid = Grid::new(&share);
        assert_eq!(
            grid.row(vec![cell("甲", 1, Rows::One), cell("a", 1, Rows::One)], Place::default()),
            Ok(())
        );
        assert_eq!(
            grid.row(vec![cell("", 1, Rows::Continue), cell("b", 1, Rows::One)], Place::default()),
            Ok(())
        );
        assert_eq!(
            grid.row(vec![cell("", 1, Rows::Continue), cell("c", 1, Rows::One)], Place::default()),
            Ok(())
        );
        assert_eq!(plain(&grid.finish()), ["甲|a", "=甲|b", "=甲|c"]);
    }

    #[test]
    fn a_span_to_the_end_never_overruns() {
        let share = Share::new(&Limits::default(), 0);
        let mut grid = Grid::new(&share);
        assert_eq!(
            grid.row(vec![cell("k", 1, Rows::Count(0)), cell("a", 1, Rows::One)], Place::default()),
            Ok(())
        );
        assert_eq!(grid.row(vec![cell("b", 1, Rows::One)], Place::default()), Ok(()));
        assert_eq!(plain(&grid.finish()), ["k|a", "=k|b"]);
    }
}
