//! The cells of one sheet, gathered in any order.

use super::ReadErrorKind;
use super::limits::Share;
use super::tidy::trim;
use crate::model::{Cell, Place, Row, Table};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Cells by row and column, both from 0.
pub(super) struct Sheet<'s> {
    name: Arc<str>,
    share: &'s Share,
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
}

impl<'s> Sheet<'s> {
    /// An empty sheet, whose cells come out of a file's share.
    pub(super) fn new(name: &str, share: &'s Share) -> Self {
        Self { name: name.into(), share, rows: BTreeMap::new() }
    }

    /// Puts a text into a cell; blank ones take no room.
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), ReadErrorKind> {
        let text = trim(text).replace("\r\n", "\n").replace('\r', "\n");
        self.insert(row, column, Cell::new(text))
    }

    /// Whether a cell has a text.
    pub(super) fn holds(&self, row: u32, column: u32) -> bool {
        self.rows.get(&row).is_some_and(|cells| cells.contains_key(&column))
    }

    fn insert(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), ReadErrorKind> {
        if cell.text.is_empty() {
            return Ok(());
        }
        self.share.take_cell(cell.text.len())?;
        self.rows.entry(row).or_default().insert(column, cell);
        Ok(())
    }

    /// Carries the text at `start` to every place down to `end`, no further than the sheet's `extent`.
    pub(super) fn merge(
        &mut self,
        start: (u32, u32),
        end: (u32, u32),
        extent: (u32, u32),
    ) -> Result<(), ReadErrorKind> {
        let own = self.rows.get(&start.0).and_then(|row| row.get(&start.1)).map(|cell| cell.text.clone());
        let Some(text) = own else { return Ok(()) };
        let (last_row, last_column) = extent;
        for row in start.0..=end.0.min(last_row) {
            for column in start.1..=end.1.min(last_column) {
                if (row, column) != start {
                    self.insert(row, column, Cell { text: text.clone(), carried: true })?;
                }
            }
        }
        Ok(())
    }

    /// The last row and column with a text.
    pub(super) fn extent(&self) -> (u32, u32) {
        let row = self.rows.keys().next_back().copied().unwrap_or(0);
        let column = self.rows.values().filter_map(|cells| cells.keys().next_back()).max().copied();
        (row, column.unwrap_or(0))
    }

    /// The sheet as a table that begins at its first filled column.
    pub(super) fn into_table(self, place: &Place) -> Table {
        let first = self.rows.values().filter_map(|cells| cells.keys().next()).min().copied().unwrap_or(0);
        let mut rows = Vec::with_capacity(self.rows.len());
        let mut room = self.share.cells;
        for (number, mut filled) in self.rows {
            let last = filled.keys().next_back().copied().unwrap_or(first);
            let width = (last - first) as usize + 1;
            // A lone cell far to the right is padded only while there is room.
            let cells = if width <= room {
                room -= width;
                (first..=last).map(|column| filled.remove(&column).unwrap_or_default()).collect()
            } else {
                filled.into_values().collect()
            };
            let sheet = Some(self.name.clone());
            rows.push(Row { cells, place: Place { row: Some(number + 1), sheet, ..place.clone() } });
        }
        Table { rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Limits;

    #[test]
    fn merged_cells_fill_no_more_than_the_sheet() {
        let share = Share::new(&Limits { cells: 100, ..Limits::default() }, 0);
        let mut sheet = Sheet::new("表1", &share);
        for (row, column, text) in [(0, 1, "标题"), (1, 1, "1"), (1, 2, "甲"), (2, 2, "乙")] {
            assert_eq!(sheet.put(row, column, text), Ok(()));
        }
        let extent = sheet.extent();
        assert_eq!(sheet.merge((0, 1), (0, 16_383), extent), Ok(()));
        assert_eq!(sheet.merge((1, 1), (1_000_000, 1), extent), Ok(()));
        let table = sheet.into_table(&Place::default());
        let shown: Vec<Vec<(&str, bool)>> = table
            .rows
            .iter()
            .map(|r| r.cells.iter().map(|c| (c.text.as_str(), c.carried)).collect())
            .collect();
        assert_eq!(
            shown,
            [[("标题", false), ("标题", true)], [("1", false), ("甲", false)], [("1", true), ("乙", false)]]
        );
        assert_eq!(table.rows[2].place.row, Some(3));
        assert_eq!(table.rows[2].place.sheet.as_deref(), Some("表1"));
    }

    #[test]
    fn a_cell_far_out_costs_no_more_than_any_other() {
        let share = Share::new(&Limits { cells: 100, ..Limits::default() }, 0);
        let mut sheet = Sheet::new("表1", &share);
        assert_eq!(sheet.put(0, 0, "a"), Ok(()));
        assert_eq!(sheet.put(1_048_575, 16_383, "b"), Ok(()));
        assert_eq!(sheet.into_table(&Place::default()).rows.len(), 2);
    }
}
