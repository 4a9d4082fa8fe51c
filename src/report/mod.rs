//! The second half of the way in one step: results → every file of the report. Text and bytes; nothing is written.

mod document;
mod figures;
mod file_name;
mod models;
mod networks;
mod tables;
mod views;

use crate::{
    analyse::{
        all::{Analyses, Options},
        themes::Codebook,
    },
    diagnostic::Diagnostic,
    model::Corpus,
    render::{
        Lang,
        docx::docx,
        html,
        methods::{self, Edition},
        raster::RasterError,
        report::markdown,
        run::{self, Input},
        svg::{Size, Style},
        tables::{CsvOptions, Table},
        workbook::{self, workbook},
    },
};
use figures::Drawn;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use views::Views;

/// One file of the report: its path below the output folder, and its bytes.
pub type File = (String, Vec<u8>);

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The plans.
    pub corpus: &'a Corpus,
    /// All results.
    pub results: &'a Analyses,
    /// What a coder must look at.
    pub diagnostics: &'a [Diagnostic],
    /// The codebook in use.
    pub codebook: &'a Codebook,
    /// How the analyses were run.
    pub options: &'a Options,
    /// Language of the figures, the workbook and the report.
    pub lang: Lang,
    /// Whether every figure is given as PNG and PDF as well, and the Word report holds the PNG.
    pub pictures: bool,
    /// Whether the text of figures becomes outlines.
    pub outline: bool,
    /// Size of the figures.
    pub size: Size,
    /// How the tables are written.
    pub csv: CsvOptions,
    /// The edition of GB/T 7714 that references follow.
    pub references: Edition,
    /// Whether every plan has its figures and networks, however many plans there are.
    pub every_plan: bool,
    /// The files that were read.
    pub inputs: &'a [Input],
    /// Files that hold the same plan.
    pub duplicates: &'a [Vec<String>],
    /// SHA-256 of registry and codebook.
    pub data: &'a BTreeMap<&'static str, String>,
}

/// Up to this many plans the report tells of each. Beyond, nobody reads it: plans stand side by side.
const TOLD_ONE_BY_ONE: usize = 12;
/// Tasks whose sentences the page carries; beyond, it would be too heavy for a browser.
const TASKS_ON_PAGE: usize = 2_000;

impl Job<'_> {
    /// Whether the plans are too many to be told of one by one.
    fn side_by_side(&self) -> bool {
        self.corpus.plans.len() > TOLD_ONE_BY_ONE
    }

    /// Whether the page carries the sentences of every task. Few plans always have them.
    fn sentences(&self) -> bool {
        !self.side_by_side() || self.corpus.tasks().count() <= TASKS_ON_PAGE
    }

    /// Whether every plan has figures and networks of its own.
    fn each_plan(&self) -> bool {
        self.every_plan || !self.side_by_side()
    }
}

/// The files of a report, and what was noticed while drawing.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// In the order of their names; `run.json`, which lists them, is last.
    pub files: Vec<File>,
    /// Characters that no font has, so that PNG and PDF lack them.
    pub missing: BTreeSet<char>,
}

/// Why a report could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A figure as PNG or PDF.
    #[error(transparent)]
    Picture(#[from] RasterError),
    /// The workbook.
    #[error("workbook: {0}")]
    Workbook(String),
    /// The Word report.
    #[error("docx: {0}")]
    Docx(String),
}

/// Makes every file. The same job gives the same bytes.
///
/// # Errors
/// Where a picture, the workbook or the Word report cannot be written; all else is text and always can.
pub fn files(job: &Job) -> Result<Made, ReportError> {
    let ((drawn, other, views), (book, files, tables)) = rayon::join(
        || {
            let both = || rayon::join(|| drawn(job), || in_other_language(job));
            let ((drawn, other), views) = rayon::join(both, || Views::new(job));
            (drawn, other, views)
        },
        || {
            let tables = || tables::files(job, &document::tables());
            let rest = || rayon::join(|| networks::files(job), tables);
            let (book, (mut files, (table_files, tables))) = rayon::join(|| book(job), rest);
            files.extend(table_files);
            files.extend(models::files(job));
            (book, files, tables)
        },
    );
    let (mut drawn, apart) = drawn?;
    let not_drawn: Vec<_> = drawn.extract_if(.., |d| d.figure.nothing.is_some()).collect();
    let mut made = Made { files, ..Made::default() };
    made.files.push(("workbook.xlsx".into(), book?));
    let (page, (text, word)) = rayon::join(
        || page(job, &views, (&drawn, &other), &tables),
        || {
            let report = document::report(job, &views, (&drawn, &not_drawn), &tables);
            (markdown(&report), docx(&report))
        },
    );
    made.files.push(("report.html".into(), page.into_bytes()));
    made.files.push(("report.md".into(), text.into_bytes()));
    made.files.push(("report.docx".into(), word.map_err(|e| ReportError::Docx(e.to_string()))?));
    for figure in drawn.into_iter().chain(apart).filter(|d| d.figure.nothing.is_none()) {
        made.missing.extend(&figure.missing);
        made.files.extend(figure.files());
    }
    made.files.sort();
    let names: Vec<&str> = made.files.iter().map(|(name, _)| name.as_str()).collect();
    let record = run::Record {
        inputs: job.inputs,
        duplicates: job.duplicates,
        unsaid: &views.unsaid(job),
        data: job.data,
        outputs: &names,
    };
    let record = run::run(job.corpus, job.options, job.lang, &record);
    made.files.push(("run.json".into(), record.into_bytes()));
    Ok(made)
}

/// The figures in the report's language, with the pictures asked for: those that stand in the report, and those that
/// are files only.
fn drawn(job: &Job) -> Result<(Vec<Drawn>, Vec<Drawn>), RasterError> {
    let style = Style { lang: job.lang, size: job.size };
    let picture = |all: Vec<figures::Pages>| -> Result<Vec<_>, RasterError> {
        let pages = all.into_iter().enumerate();
        let pages: Vec<_> = pages.flat_map(|(n, pages)| pages.into_iter().map(move |f| (n, f))).collect();
        pages.into_par_iter().map(|page| Drawn::new(page, job)).collect()
    };
    let apart = job.side_by_side() && job.each_plan();
    let apart = if apart { figures::of_each(job, &style) } else { Vec::new() };
    Ok((picture(figures::figures(job, &style))?, picture(apart)?))
}

fn book(job: &Job) -> Result<Vec<u8>, ReportError> {
    let contents = workbook::Contents {
        corpus: job.corpus,
        results: job.results,
        diagnostics: job.diagnostics,
        codebook: job.codebook,
        convention: job.options.convention,
        lang: job.lang,
        notes: &document::notes(job),
    };
    workbook(&contents).map_err(|e| ReportError::Workbook(e.to_string()))
}

/// The tables in which plans stand side by side.
const ACROSS: [&str; 2] = ["functions-across", "themes-across"];

/// The figures in the language that the report is not in, to which its page can switch.
fn in_other_language(job: &Job) -> Vec<figures::Pages> {
    figures::figures(job, &Style { lang: job.lang.pick(Lang::En, Lang::Zh), size: job.size })
}

/// The page: all results under every convention, figures in both languages without what the page itself sets.
fn page(job: &Job, views: &Views, (own, other): (&[Drawn], &[figures::Pages]), tables: &[Table]) -> String {
    let figures: Vec<_> = (0..other.len())
        .map(|n| {
            let own = own.iter().filter(|d| d.drawing == n).map(|d| &d.figure).collect();
            let other = other[n].iter().filter(|f| f.nothing.is_none()).collect();
            match job.lang {
                Lang::Zh => html::PageFigure { zh: own, en: other },
                Lang::En => html::PageFigure { zh: other, en: own },
            }
        })
        .filter(|f| !f.zh.is_empty() && !f.en.is_empty())
        .collect();
    let across: Vec<&Table> =
        tables.iter().filter(|t| job.side_by_side() && ACROSS.contains(&t.id)).collect();
    html::page(&html::Page {
        corpus: job.corpus,
        names: &views.names,
        one_by_one: !job.side_by_side(),
        sentences: job.sentences(),
        across: &across,
        views: &views.of_page(job),
        diagnostics: job.diagnostics,
        figures: &figures,
        methods: &methods::methods(job.corpus, job.results, job.options, job.references),
        lang: job.lang,
    })
}
