//! A table that is made piece by piece: a long one is written without being held.

use super::{CsvOptions, Table, Value, csv, jsonl};
use crate::parallel;
use std::{fmt, ops::Range};

/// The cells of some rows.
pub type Rows = Vec<Vec<Value>>;

/// A table whose rows are made where they are wanted, from items in a fixed order.
pub struct Pieces<'a> {
    /// Id, caption and columns; no row.
    head: Table,
    items: usize,
    /// Items of a piece.
    step: usize,
    rows: Box<dyn Fn(Range<usize>) -> Rows + Send + Sync + 'a>,
}

/// Items of a piece where each gives many rows, and where each gives one.
const STEPS: (usize, usize) = (8, 256);
/// Pieces that a thread makes before any is written.
const AT_ONCE: usize = 4;

impl<'a> Pieces<'a> {
    /// A table to which each item gives some rows.
    pub(super) fn new<T: Sync>(
        head: Table,
        items: &'a [T],
        rows: impl Fn(&'a T) -> Rows + Send + Sync + 'a,
    ) -> Self {
        Self::made(head, items.len(), STEPS.0, move |range| items[range].iter().flat_map(&rows).collect())
    }

    /// A table to which each item gives one row.
    pub(super) fn by_row<T: Sync>(
        head: Table,
        items: &'a [T],
        row: impl Fn(&'a T) -> Vec<Value> + Send + Sync + 'a,
    ) -> Self {
        Self::made(head, items.len(), STEPS.1, move |range| items[range].iter().map(&row).collect())
    }

    /// The same of items that are held with it.
    pub(super) fn by_row_of<T: Send + Sync + 'a>(
        head: Table,
        items: Vec<T>,
        row: impl Fn(&T) -> Vec<Value> + Send + Sync + 'a,
    ) -> Self {
        Self::made(head, items.len(), STEPS.1, move |range| items[range].iter().map(&row).collect())
    }

    fn made(
        head: Table,
        items: usize,
        step: usize,
        rows: impl Fn(Range<usize>) -> Rows + Send + Sync + 'a,
    ) -> Self {
        Self { head, items, step, rows: Box::new(rows) }
    }

    /// With a piece for each item: where one gives as many rows as others give together.
    pub(super) fn one_by_one(self) -> Self {
        Self { step: 1, ..self }
    }

    /// Its id.
    pub fn id(&self) -> &'static str {
        self.head.id
    }

    /// The whole table. Pieces go in parallel.
    pub fn table(&self) -> Table {
        let pieces: Vec<_> = self.pieces().collect();
        let rows = parallel::map_owned(pieces, &self.rows).into_iter().flatten().collect();
        Table { rows, ..self.head.clone() }
    }

    /// The table as [`csv`], part by part: parts put together are the whole.
    pub fn csv(&self, options: CsvOptions) -> impl Iterator<Item = String> {
        let headless = CsvOptions { headless: true, bom: false };
        let head = csv(&self.head, options);
        std::iter::once(head).chain(self.texts(move |piece| csv(piece, headless)))
    }

    /// The table as [`jsonl`], part by part.
    pub fn jsonl(&self) -> impl Iterator<Item = String> {
        self.texts(jsonl)
    }

    fn pieces(&self) -> impl Iterator<Item = Range<usize>> {
        (0..self.items).step_by(self.step).map(|from| from..self.items.min(from + self.step))
    }

    /// What is made of each piece, in order; some are made at once.
    fn texts(&self, text: impl Fn(&Table) -> String + Sync) -> impl Iterator<Item = String> {
        let pieces: Vec<_> = self.pieces().collect();
        let at_once = AT_ONCE * rayon::current_num_threads();
        let batches: Vec<Vec<_>> = pieces.chunks(at_once).map(<[_]>::to_vec).collect();
        batches.into_iter().flat_map(move |batch| {
            let one = |piece| text(&Table { rows: (self.rows)(piece), ..self.head.clone() });
            parallel::map_owned(batch, one)
        })
    }
}

impl fmt::Debug for Pieces<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pieces").field("head", &self.head).field("items", &self.items).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tables::Column;

    #[test]
    fn parts_put_together_are_the_whole() {
        let items: Vec<usize> = (0..1000).collect();
        let head = || Table::new("t", vec![Column::new("n").count(), Column::new("text")]);
        let cells = |n: &usize| vec![Value::Count(*n), format!("{n}, \"{n}\"").into()];
        let options = CsvOptions { bom: true, ..CsvOptions::default() };
        for pieces in [
            Pieces::by_row(head(), &items, cells),
            Pieces::new(head(), &items, |n| vec![cells(n); n % 3]),
            Pieces::by_row_of(head(), items.clone(), cells),
        ] {
            let whole = pieces.table();
            assert!(whole.rows.len() >= 500);
            assert_eq!(pieces.csv(options).collect::<String>(), csv(&whole, options));
            assert_eq!(pieces.jsonl().collect::<String>(), jsonl(&whole));
        }
        let none = Pieces::by_row(head(), &[], cells);
        assert_eq!(none.csv(CsvOptions::default()).collect::<String>(), "n,text\n");
    }
}
