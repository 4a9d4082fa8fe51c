//! Results as typed tables, and one writer a form: CSV and JSON lines (data), Markdown and terminal (to read).
//!
//! A [`Table`] is neutral: typed cells under columns that know their ASCII key, their heads in both languages
//! and how their numbers are rounded for a reader. Data forms never round; forms to read never show keys.

mod across;
mod agreement;
mod check;
mod clusters;
mod conventions;
mod csv;
mod data;
mod division;
mod draft;
mod evidence;
mod extract;
mod instruments;
mod jsonl;
mod markdown;
pub mod models;
mod overlap;
mod panel;
mod pieces;
mod receipt;
mod roles;
mod show;
#[cfg(feature = "cli")]
mod terminal;
mod themes;
mod value;
mod workload;

pub use across::{function_load, functions_across, themes_across};
pub use agreement::{agreement, agreement_carried, agreement_codes, differences, disagreements};
pub use check::check;
pub use clusters::{bicliques, brokers, clusters, network_summary, ties};
pub use conventions::{correlations, findings, flips};
pub use csv::{CsvOptions, csv, guard, unguard};
pub(crate) use data::text_of;
pub use data::{DataColumn, Datum, columns};
pub use division::{division_pairs, division_summary, functions, schedule};
pub use draft::{
    LETTERS, draft_measures, draft_summary, draft_themes, intruder_answers, intruder_items, intruder_themes,
};
pub use evidence::evidence;
pub use extract::{
    agencies, assignments, assignments_once, assignments_part, edges, plans, tasks, tasks_once,
};
pub use instruments::{body_instruments, codebooks, instrument_measures, instruments, instruments_compared};
pub(crate) use jsonl::json_of;
pub use jsonl::jsonl;
pub(crate) use markdown::escape as escape_markdown;
pub use markdown::markdown;
pub use overlap::{coverage, lacking, overlap, passages};
pub use panel::{copied_tasks, departures, kind_leads, panel, plan_kinds, usual_owners};
pub use pieces::{Pieces, Rows};
pub use receipt::{decisions, receipt};
pub use roles::{lead_arcs, lead_turns, leading};
pub use show::show;
#[cfg(feature = "cli")]
pub use terminal::terminal;
pub use themes::{codebook_coverage, gaps, gaps_once, missing_owners, themes, uncoded};
pub use value::{Column, Kind, Style, Value};
pub use workload::{load_comparison, load_summary, workload};

use super::Lang;
use crate::say::{Text, part, said};

/// A result in rows and columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Name of the table in files and sheets: kebab-case ASCII.
    pub id: &'static str,
    /// Caption; without one, what the messages have for the id.
    pub title: Option<Text>,
    /// What the columns mean, left to right.
    pub columns: Vec<Column>,
    /// Cells by row, in the order of `columns`; a row that is too short has absent cells at its end.
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// A table without rows.
    pub fn new(id: &'static str, columns: Vec<Column>) -> Self {
        Self { id, title: None, columns, rows: Vec::new() }
    }

    /// Its id.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// With a caption of its own.
    #[must_use]
    pub fn titled(self, title: Text) -> Self {
        Self { title: Some(title), ..self }
    }

    /// The caption.
    pub fn caption(&self, lang: Lang) -> &str {
        let said = || part(lang, &format!("table-{}", self.id), "").unwrap_or(self.id);
        self.title.as_ref().map_or_else(said, |t| t.in_lang(lang))
    }

    /// The head of a column for a reader, with its unit: its own, else the table's word for the key, else the one that tables
    /// share; the key itself where there is none.
    pub fn head(&self, column: usize, lang: Lang) -> String {
        let Some(c) = self.columns.get(column) else { return String::new() };
        let table = format!("table-{}", self.id);
        let look = |key: &str| part(lang, &table, key).or_else(|| part(lang, "columns", key));
        let head = c.title.as_ref().map_or_else(|| look(&c.key).unwrap_or(&c.key), |t| t.in_lang(lang));
        let unit = c.unit.then(|| look(&format!("{}-unit", c.key))).flatten();
        unit.map_or_else(|| head.to_owned(), |unit| said!(lang, "head-with-unit", head, unit))
    }

    /// The cell at a place; absent outside the table.
    pub fn cell(&self, row: usize, column: usize) -> &Value {
        self.rows.get(row).and_then(|r| r.get(column)).unwrap_or(&Value::Absent)
    }

    /// Position of the column with this key.
    pub fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.key == key)
    }

    /// Positions of the columns that are for readers.
    pub fn shown(&self) -> Vec<usize> {
        (0..self.columns.len()).filter(|&c| self.columns[c].shown).collect()
    }

    /// Without the columns that give way where there is no room for all.
    #[must_use]
    pub fn narrow(&self) -> Self {
        let mut narrow = self.clone();
        for column in &mut narrow.columns {
            column.shown &= !column.extra;
            // Where columns give way, so do the units of the others.
            column.unit &= !self.columns.iter().any(|c| c.extra);
        }
        narrow
    }

    /// The first rows only, for a report that shows the top of a long table.
    #[must_use]
    pub fn first(mut self, rows: usize) -> Self {
        self.rows.truncate(rows);
        self
    }

    /// Only the rows at these places, in this order.
    ///
    /// # Panics
    /// Where the table has no such row.
    #[must_use]
    pub fn with_rows(&self, places: &[usize]) -> Self {
        Self {
            columns: self.columns.clone(),
            rows: places.iter().map(|&r| self.rows[r].clone()).collect(),
            ..Self { title: self.title.clone(), ..Self::new(self.id, Vec::new()) }
        }
    }

    /// Only the columns with these keys, in this order; keys the table does not have are passed over.
    #[must_use]
    pub fn select(&self, keys: &[&str]) -> Self {
        let places: Vec<usize> = keys.iter().filter_map(|k| self.column(k)).collect();
        Self {
            columns: places.iter().map(|&c| self.columns[c].clone()).collect(),
            rows: (0..self.rows.len())
                .map(|r| places.iter().map(|&c| self.cell(r, c).clone()).collect())
                .collect(),
            ..Self { title: self.title.clone(), ..Self::new(self.id, Vec::new()) }
        }
    }
}
