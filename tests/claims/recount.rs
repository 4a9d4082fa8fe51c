//! Counts the numbers of claims again, from csv files and nothing else.

use fengong::claim::{Cell, Is, Source, Where};
use std::collections::{BTreeMap, BTreeSet};

type Row = BTreeMap<String, String>;

/// The csv files by the ids of their tables.
pub(super) struct Tables(BTreeMap<String, Vec<Row>>);

impl Tables {
    pub(super) fn new(files: Vec<(String, Vec<u8>)>) -> Self {
        let tables = files.into_iter().filter_map(|(name, bytes)| {
            let id = name.strip_prefix("tables/")?.strip_suffix(".csv")?.to_owned();
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
            let row = |r: csv::StringRecord| heads.iter().cloned().zip(r.iter().map(str::to_owned)).collect();
            Some((id, reader.records().map(|r| row(r.unwrap())).collect()))
        });
        Self(tables.collect())
    }

    fn rows(&self, table: &str, such: &[Where]) -> Vec<&Row> {
        let rows = self.0.get(table).unwrap_or_else(|| panic!("no table {table}"));
        let fits = |row: &&Row| {
            such.iter().all(|(column, is)| {
                let cell = row.get(*column).unwrap_or_else(|| panic!("{table} has no column {column}"));
                holds(cell, is)
            })
        };
        rows.iter().filter(fits).collect()
    }

    fn cell(&self, cell: &Cell) -> &str {
        let rows = self.rows(cell.table, &cell.row);
        assert_eq!(rows.len(), 1, "{cell:?} is one row");
        &rows[0][cell.column]
    }

    fn listed(&self, cell: &Cell) -> BTreeSet<&str> {
        self.cell(cell).split("; ").filter(|x| !x.is_empty()).collect()
    }

    fn all(&self, sources: &[Source]) -> Option<Vec<f64>> {
        let mut all: Vec<f64> = sources.iter().map(|s| self.number(s)).collect::<Option<_>>()?;
        all.sort_by(f64::total_cmp);
        Some(all)
    }

    /// The number that a source names; absent where a cell is blank.
    pub(super) fn number(&self, source: &Source) -> Option<f64> {
        Some(match source {
            Source::Cell(cell) => self.cell(cell).parse().ok()?,
            Source::Listed(cell) => self.listed(cell).len() as f64,
            Source::Common(a, b) => self.listed(a).intersection(&self.listed(b)).count() as f64,
            Source::Rows(table, such) => self.rows(table, such).len() as f64,
            Source::Different(table, column, such) => {
                let values: BTreeSet<&String> =
                    self.rows(table, such).into_iter().map(|r| &r[*column]).collect();
                values.len() as f64
            }
            Source::Everywhere(table, column, other, values) => {
                let beside = |value: &String| -> BTreeSet<&String> {
                    let such = [(*other, Is::Text(value.clone()))];
                    self.rows(table, &such).into_iter().map(|r| &r[*column]).collect()
                };
                let all = values.iter().map(beside).reduce(|a, b| a.intersection(&b).copied().collect());
                all.map_or(0, |a| a.len()) as f64
            }
            Source::Total(table, column, such) => {
                self.rows(table, such).into_iter().map(|r| r[*column].parse::<f64>().unwrap()).sum()
            }
            Source::Median(sources) => {
                let all = self.all(sources)?;
                let half = all.len() / 2;
                if all.len() % 2 == 1 { all[half] } else { f64::midpoint(all[half - 1], all[half]) }
            }
            Source::Least(sources) => *self.all(sources)?.first()?,
            Source::Largest(sources) => *self.all(sources)?.last()?,
            Source::Such(sources, is) => {
                let such = self.all(sources)?.into_iter().filter(|n| holds(&n.to_string(), is));
                such.count() as f64
            }
            Source::Less(a, b) => self.number(a)? - self.number(b)?,
            Source::Times(a, b) => self.number(a)? * self.number(b)?,
            Source::Over(a, b) => self.number(a)? / self.number(b)?,
        })
    }
}

fn holds(cell: &str, is: &Is) -> bool {
    let number = || cell.parse::<f64>().ok();
    match is {
        Is::Text(text) => cell == text,
        Is::OneOf(texts) => texts.iter().any(|t| t == cell),
        Is::Filled => !cell.is_empty(),
        Is::Blank => cell.is_empty(),
        Is::AtLeast(least) => number().is_some_and(|n| n >= *least),
        Is::AtMost(most) => number().is_some_and(|n| n <= *most),
    }
}
