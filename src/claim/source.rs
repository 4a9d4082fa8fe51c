//! Where the tables have a number that a claim says. Whoever has the csv files can count it again.

use std::sync::Arc;

/// A number of the tables, or what is counted and reckoned from them.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// The number in a cell.
    Cell(Cell),
    /// How many things the list in a cell has.
    Listed(Cell),
    /// How many things the lists in two cells have in common.
    Common(Cell, Cell),
    /// How many rows of a table are such.
    Rows(&'static str, Vec<Where>),
    /// How many different values a column has in the rows that are such.
    Different(&'static str, &'static str, Vec<Where>),
    /// How many values of a column stand beside each of these values of another: table, column, other column, its values.
    Everywhere(&'static str, &'static str, &'static str, Vec<String>),
    /// The sum of a column over the rows that are such.
    Total(&'static str, &'static str, Vec<Where>),
    /// The middle, the least or the largest of some numbers.
    Median(Arc<[Source]>),
    /// The least of some numbers.
    Least(Arc<[Source]>),
    /// The largest of some numbers.
    Largest(Arc<[Source]>),
    /// How many of some numbers satisfy a condition.
    Such(Arc<[Source]>, Is),
    /// The first less the second.
    Less(Box<Source>, Box<Source>),
    /// The first times the second.
    Times(Box<Source>, Box<Source>),
    /// The first over the second.
    Over(Box<Source>, Box<Source>),
}

/// A cell: the column of the one row that is such.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The table's id: the file's name below `tables/`.
    pub table: &'static str,
    /// The row.
    pub row: Vec<Where>,
    /// The column's key.
    pub column: &'static str,
}

/// A condition on a row: what a column must hold.
pub type Where = (&'static str, Is);

/// A condition on a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Is {
    /// It is this text.
    Text(String),
    /// It is one of these texts.
    OneOf(Vec<String>),
    /// Something stands in it.
    Filled,
    /// Nothing stands in it.
    Blank,
    /// It is a number of at least that much.
    AtLeast(f64),
    /// It is a number of at most that much.
    AtMost(f64),
}

/// The column holds this text.
pub(super) fn is(column: &'static str, text: impl Into<String>) -> Where {
    (column, Is::Text(text.into()))
}

/// The cell of a column in the one row that is such.
pub(super) fn cell(table: &'static str, row: Vec<Where>, column: &'static str) -> Cell {
    Cell { table, row, column }
}

impl Source {
    /// The tables it is taken from.
    pub fn tables(&self) -> Vec<&'static str> {
        match self {
            Self::Cell(cell) | Self::Listed(cell) => vec![cell.table],
            Self::Common(a, b) => vec![a.table, b.table],
            Self::Rows(table, _)
            | Self::Different(table, ..)
            | Self::Total(table, ..)
            | Self::Everywhere(table, ..) => vec![*table],
            Self::Median(all) | Self::Least(all) | Self::Largest(all) | Self::Such(all, _) => {
                all.iter().flat_map(Self::tables).collect()
            }
            Self::Less(a, b) | Self::Times(a, b) | Self::Over(a, b) => {
                a.tables().into_iter().chain(b.tables()).collect()
            }
        }
    }

    /// The first over the second.
    pub(super) fn over(self, whole: Self) -> Self {
        Self::Over(Box::new(self), Box::new(whole))
    }

    /// The first less the second.
    pub(super) fn less(self, part: Self) -> Self {
        Self::Less(Box::new(self), Box::new(part))
    }

    /// The first times the second.
    pub(super) fn times(self, other: Self) -> Self {
        Self::Times(Box::new(self), Box::new(other))
    }
}
