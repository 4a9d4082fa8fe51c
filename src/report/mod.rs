//! The second half of the way in one step: results → every file of the report. Text and bytes; nothing is written.

mod document;
mod figures;
mod models;
mod networks;
mod tables;
mod views;

use crate::{
    analyse::{
        all::{Analyses, ONE_BY_ONE_UP_TO, Options},
        themes::{Codebook, Used},
    },
    diagnostic::Diagnostic,
    model::Corpus,
    parallel,
    render::{
        Lang,
        docx::docx,
        file_name::file_names,
        html,
        methods::{self, Edition, Methods},
        report::markdown,
        run::{self, Input},
        svg::{self, Size, Style},
        tables::CsvOptions,
        workbook::{self, workbook},
    },
    resolve::coded::Receipt,
    say::{Names, Text},
};
use figures::Drawn;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, PoisonError},
};
use views::Views;

/// One file of the report: its path below the output folder, and its bytes.
pub type File = (String, Vec<u8>);

/// What the title of a figure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Titles {
    /// What the figure shows.
    #[default]
    Findings,
    /// What it is about.
    Plain,
}

/// How much Word and Markdown hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Length {
    /// The page's structure.
    #[default]
    Whole,
    /// What an article has room for: a figure a chapter, two tables, methods, references.
    Paper,
}

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The plans.
    pub corpus: &'a Corpus,
    /// All results.
    pub results: &'a Analyses,
    /// What a coder must look at.
    pub diagnostics: &'a [Diagnostic],
    /// The codebook of the field.
    pub codebook: &'a Codebook,
    /// The codebooks that were looked at, and which are used.
    pub codebooks: &'a [Used],
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
    /// What the titles of figures say.
    pub titles: Titles,
    /// How much Word and Markdown hold.
    pub length: Length,
    /// The files that were read.
    pub inputs: &'a [Input],
    /// Files that hold the same plan.
    pub duplicates: &'a [Vec<String>],
    /// What became of a coder's changes.
    pub receipt: &'a [Receipt],
    /// SHA-256 of registry and codebook.
    pub data: &'a BTreeMap<&'static str, String>,
    /// The limits of reading that the user set, by name.
    pub limits: &'a BTreeMap<String, u64>,
}

/// Tasks whose sentences the page carries; beyond, it would be too heavy for a browser.
const TASKS_ON_PAGE: usize = 2_000;

impl Job<'_> {
    /// Whether the plans are too many to be told of one by one.
    fn side_by_side(&self) -> bool {
        self.corpus.plans.len() > ONE_BY_ONE_UP_TO
    }

    /// Whether the page carries the sentences of every task. Few plans always have them.
    fn sentences(&self) -> bool {
        !self.side_by_side() || self.corpus.tasks().count() <= TASKS_ON_PAGE
    }

    /// Whether every plan has figures, networks and tables of its own.
    fn each_plan(&self) -> bool {
        self.options.each_plan
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
    #[cfg(feature = "pictures")]
    #[error(transparent)]
    Picture(#[from] crate::render::raster::RasterError),
    /// Pictures were asked for, and this build (without the feature `pictures`) makes none.
    #[cfg(not(feature = "pictures"))]
    #[error("this build makes no PNG, PDF or outlines")]
    NoPictures,
    /// The workbook.
    #[error("workbook: {0}")]
    Workbook(String),
    /// The Word report.
    #[error("docx: {0}")]
    Docx(String),
}

/// Takes the files of a report as they are made, from several threads: the path of each, and its bytes part by part.
pub type Take<'t> = &'t (dyn Fn(&str, &mut dyn Iterator<Item = Vec<u8>>) + Sync);

/// The name of the record of a report, which lists its files.
const RECORD: &str = "run.json";

/// Makes every file. The same job gives the same bytes.
///
/// # Errors
/// Where a picture, the workbook or the Word report cannot be written; all else is text and always can.
pub fn files(job: &Job) -> Result<Made, ReportError> {
    let files: Mutex<Vec<File>> = Mutex::default();
    let missing = each_file(job, &|name, parts| {
        let mut bytes = parts.next().unwrap_or_default();
        parts.for_each(|part| bytes.extend(part));
        files.lock().unwrap_or_else(PoisonError::into_inner).push((name.to_owned(), bytes));
    })?;
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.sort_by(|(a, _), (b, _)| (a == RECORD, a).cmp(&(b == RECORD, b)));
    Ok(Made { files, missing })
}

/// Makes every file and gives it away at once, so that those of many plans are never held together; `run.json` is the last.
/// Gives the characters that no font has ([`Made::missing`]).
///
/// # Errors
/// As [`files`]; what was taken by then is no whole report.
pub fn each_file(job: &Job, take: Take) -> Result<BTreeSet<char>, ReportError> {
    let given = Given { take, sums: Mutex::default() };
    let names = Names::new(job.corpus, &job.results.themes);
    let ((views, apart), (book, tables)) = parallel::both(
        || parallel::both(|| Views::new(job, &names), || figures_apart(job, &names)),
        || {
            let ((), tables) =
                parallel::both(|| given.all(networks::files(job)), || tables::files(job, &given));
            let book = book(job, &tables);
            given.all(models::files(job));
            (book, tables)
        },
    );
    given.all([("workbook.xlsx".into(), book?)]);
    let (placed, drawn) = parallel::both(
        || figures::of_chapters(job, &views),
        || {
            let mut all = figures::files_of_chapters(job, &views);
            let told = all.len();
            all.extend(apart);
            drawn(all, job).map(|mut drawn| {
                let apart = drawn.split_off(told);
                (drawn, apart)
            })
        },
    );
    let (drawn, apart) = drawn?;
    let methods = methods::methods(job.corpus, &names, job.results, job.options, job.references);
    let ((), word) = parallel::both(
        || given.all([("report.html".into(), page(job, &views, &placed, &tables, &methods).into_bytes())]),
        || {
            let report = document::report(job, &views, (&placed, &drawn), &tables, &methods);
            given.all([("report.md".into(), markdown(&report).into_bytes())]);
            docx(&report)
        },
    );
    given.all([("report.docx".into(), word.map_err(|e| ReportError::Docx(e.to_string()))?)]);
    let mut missing = BTreeSet::new();
    for figure in drawn.into_iter().chain(apart).filter(|d| d.figure.nothing.is_none()) {
        missing.extend(&figure.missing);
        given.all(figure.files());
    }
    let record = run::Record {
        inputs: job.inputs,
        duplicates: job.duplicates,
        unsaid: &views.unsaid(job),
        codebooks: job.codebooks,
        data: job.data,
        limits: job.limits,
        outputs: &given.outputs(),
    };
    let record = run::run(job.corpus, job.options, job.lang, &record);
    given.all([(RECORD.into(), record.into_bytes())]);
    Ok(missing)
}

/// The files given away so far, with the sums that the record holds.
struct Given<'t> {
    take: Take<'t>,
    sums: Mutex<Vec<(String, String)>>,
}

impl Given<'_> {
    /// Gives a file away, part by part.
    fn file(&self, name: String, parts: impl Iterator<Item = Vec<u8>>) {
        let mut sum = run::Sum::default();
        (self.take)(&name, &mut parts.inspect(|part| sum.add(part)));
        self.sums.lock().unwrap_or_else(PoisonError::into_inner).push((name, sum.hex()));
    }

    fn all(&self, files: impl IntoIterator<Item = File>) {
        files.into_iter().for_each(|(name, bytes)| self.file(name, std::iter::once(bytes)));
    }

    /// Names and sums of all of them, by name.
    fn outputs(&self) -> Vec<(String, String)> {
        let mut sums = std::mem::take(&mut *self.sums.lock().unwrap_or_else(PoisonError::into_inner));
        sums.sort();
        sums
    }
}

/// The figures that the report has as files, in its order: of the chapters, then of each plan. What there was nothing to
/// draw for is left out.
pub fn figures(job: &Job) -> Vec<svg::Figure> {
    let names = Names::new(job.corpus, &job.results.themes);
    let (views, apart) = parallel::both(|| Views::new(job, &names), || figures_apart(job, &names));
    let mut all = figures::files_of_chapters(job, &views);
    all.retain(|figure| figure.nothing.is_none());
    all.extend(apart);
    all
}

/// Figures of each plan, which are files only.
fn figures_apart(job: &Job, names: &Names) -> Vec<svg::Figure> {
    let style = Style { lang: job.lang, size: job.size };
    let apart = if job.each_plan() { figures::of_each(job, names, &style) } else { Vec::new() };
    apart.into_iter().flatten().filter(|f| f.nothing.is_none()).collect()
}

/// The figures with the names of their files and the pictures asked for.
fn drawn(figures: Vec<svg::Figure>, job: &Job) -> Result<Vec<Drawn>, ReportError> {
    let names = file_names(figures.iter().map(|figure| figure.name.as_str()));
    let named: Vec<_> = figures.into_iter().zip(names).collect();
    parallel::map_owned(named, |(figure, name)| Drawn::new(figure, name, job)).into_iter().collect()
}

fn book(job: &Job, tables: &tables::Made) -> Result<Vec<u8>, ReportError> {
    let contents = workbook::Contents {
        corpus: job.corpus,
        results: job.results,
        convention: job.options.convention,
        lang: job.lang,
        notes: &document::notes(job),
        more: &tables.of_workbook(job.each_plan()),
    };
    let book = if job.each_plan() { workbook(&contents) } else { workbook::summaries(&contents) };
    book.map_err(|e| ReportError::Workbook(e.to_string()))
}

/// The page: claims and figures under every convention, in both languages.
fn page(
    job: &Job,
    views: &Views,
    placed: &[figures::Placed],
    tables: &tables::Made,
    methods: &Methods,
) -> String {
    let drawn = |p: &&figures::Placed| p.own(job.lang).nothing.is_none();
    let figures: Vec<_> = placed
        .iter()
        .filter(drawn)
        .map(|p| html::PageFigure {
            chapter: p.chapter,
            drawings: p
                .drawings
                .iter()
                .map(|[zh, en]| html::Drawing { zh: [&zh[0], &zh[1]], en: [&en[0], &en[1]] })
                .collect(),
        })
        .collect();
    let undrawn = placed.iter().filter(|p| !drawn(p)).map(|p| {
        let of = |part: fn(&svg::Figure) -> String| Text::each(|lang| part(p.own(lang)));
        (of(|f| f.title.clone()), of(|f| f.nothing.clone().unwrap_or_default()))
    });
    html::page(&html::Page {
        corpus: job.corpus,
        names: views.names,
        sentences: job.sentences(),
        weak_pairs: !job.side_by_side(),
        views: &views.of_page(job),
        tried: &views.tried,
        figures: &figures,
        not_drawn: &undrawn.collect::<Vec<_>>(),
        receipt: job.receipt,
        tables: &tables.of_page(job),
        methods,
        findings_as_titles: job.titles == Titles::Findings,
        lang: job.lang,
    })
}
