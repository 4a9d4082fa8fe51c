//! The report as a neutral sequence of blocks, from which `report.md` ([`markdown`]) and `report.docx`
//! ([`docx`](super::docx)) are written with the same text, numbers and order.

use crate::say::said;
mod markdown;

pub use markdown::markdown;

use super::{Lang, tables::Table};

/// A report: title, what stands under it, and the blocks in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Title.
    pub title: String,
    /// Lines under the title (plans, convention, version).
    pub byline: Vec<String>,
    /// Language of numbering words and of what the tables show.
    pub lang: Lang,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// One piece of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 1 is the highest below the title, deeper than 3 is written as 3.
    Heading(u8, String),
    /// Running text; a line end breaks the line.
    Paragraph(String),
    /// Points, one after another.
    List {
        /// Whether they are numbered.
        numbered: bool,
        /// The points.
        items: Vec<String>,
    },
    /// A quotation from a document.
    Quote(String),
    /// An entry of the list of references, with its number.
    Reference(String),
    /// A table with its caption above, its readers' columns shown.
    Table(Table),
    /// A figure with its title below.
    Figure(Figure),
}

/// A figure of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Path from the report to the figure's file (`figures/load.svg`).
    pub path: String,
    /// Title, without number.
    pub title: String,
    /// How to read it, n, source, null model.
    pub caption: String,
    /// The drawing, without title and caption.
    pub picture: Picture,
    /// Width and height of the drawing in millimetres.
    pub size_mm: (f64, f64),
}

/// What a document holds of a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Picture {
    /// A whole SVG document: sharp at any size and made already; shown by Word from 2016 on and by LibreOffice.
    Drawing(String),
    /// A PNG, which every program shows, and the share of its height that is drawing; title and caption are below.
    Pixels(Vec<u8>, f64),
}

/// Numbers tables and figures as they come.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    tables: usize,
    figures: usize,
}

impl Numbers {
    /// `表1 caption`.
    pub(super) fn table(&mut self, lang: Lang, caption: &str) -> String {
        self.tables += 1;
        said!(lang, "report-table", tables = self.tables, caption)
    }

    /// `图1 title`.
    pub(super) fn figure(&mut self, lang: Lang, title: &str) -> String {
        self.figures += 1;
        said!(lang, "report-figure", figures = self.figures, title)
    }
}
