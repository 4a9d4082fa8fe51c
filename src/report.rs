//! The second half of the way in one step: results → every file of the report. Text and bytes; nothing is written.

use crate::{
    analyse::all::{Analyses, Options},
    diagnostic::Diagnostic,
    graph::ResponsibilityGraph,
    model::{Corpus, PlanIndex},
    render::{
        Lang, findings, html,
        raster::{self, PRINT_DPI},
        svg::{self, Figure, Style},
        tables::{self, Table},
    },
};
use rayon::prelude::*;

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
    /// How the analyses were run.
    pub options: &'a Options,
    /// Language of the figures, the workbook and the report.
    pub lang: Lang,
    /// Whether every figure is given as PNG and PDF as well.
    pub pictures: bool,
    /// Whether the text of figures becomes outlines.
    pub outline: bool,
}

/// Every table of the report, in its order.
pub fn tables(job: &Job) -> Vec<Table> {
    let Job { corpus, results: r, .. } = *job;
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    vec![
        tables::plans(corpus, &plans),
        tables::tasks(corpus, &plans, job.options.convention),
        tables::agencies(corpus, &plans),
        tables::assignments(corpus, &plans, job.options.convention),
        tables::workload(corpus, &r.workloads),
        tables::load_summary(corpus, &r.workloads),
        tables::load_comparison(corpus, &r.workloads, job.lang),
        tables::network_summary(corpus, &r.clusters),
        tables::clusters(corpus, &r.clusters),
        tables::ties(corpus, &r.clusters),
        tables::brokers(corpus, &r.clusters),
        tables::bicliques(corpus, &r.clusters),
        tables::coverage(corpus, &r.overlaps),
        tables::overlap(corpus, &r.overlaps),
        tables::passages(corpus, &r.overlaps),
        tables::division_summary(corpus, &r.divisions),
        tables::division_pairs(corpus, &r.divisions, &r.overlaps),
        tables::functions(corpus, &r.divisions),
        tables::themes(corpus, &r.themes),
        tables::codebook_coverage(corpus, &r.themes),
        tables::gaps(corpus, &r.themes),
        tables::uncoded(corpus, &r.themes),
        tables::findings(corpus, &r.conventions),
        tables::correlations(corpus, &r.conventions),
        tables::flips(corpus, &r.conventions),
        tables::check(job.diagnostics, job.lang),
    ]
}
