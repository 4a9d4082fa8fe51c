//! Every table of the report, in its order.

use super::{File, Job};
use crate::{
    model::PlanIndex,
    render::tables::{self, Table, csv},
};
use rayon::prelude::*;

/// All tables as files named after their ids; and those of the given ids as they are. The others are dropped as soon as they
/// are written: those of a large corpus would fill the memory.
pub(super) fn files(job: &Job, kept: &[&str]) -> (Vec<File>, Vec<Table>) {
    let make = |table: &fn(&Job) -> Table| {
        let table = table(job);
        let file = (format!("tables/{}.csv", table.id), csv(&table, job.csv).into_bytes());
        (file, Some(table).filter(|t| kept.contains(&t.id)))
    };
    let (mut files, tables): (Vec<_>, Vec<_>) = TABLES.par_iter().map(make).unzip();
    if !job.receipt.is_empty() {
        let table = csv(&tables::receipt(job.receipt, job.lang), job.csv);
        files.push(("tables/receipt.csv".to_owned(), table.into_bytes()));
    }
    (files, tables.into_iter().flatten().collect())
}

/// Tables that page, Word and Markdown draw from.
pub(super) const KEPT: &[&str] = &[
    "plans",
    "function-load",
    "functions-across",
    "themes-across",
    "workload",
    "load-summary",
    "ties",
    "clusters",
    "coverage",
    "overlap",
    "division-pairs",
    "schedule",
    "themes",
    "gaps",
    "missing-owners",
    "findings",
    "flips",
    "check",
];

const TABLES: [fn(&Job) -> Table; 40] = [
    |j| tables::plans(j.corpus, &plans(j)),
    |j| tables::tasks(j.corpus, &plans(j), j.options.convention),
    |j| tables::agencies(j.corpus, &plans(j)),
    |j| tables::assignments(j.corpus, &plans(j), j.options.convention),
    |j| tables::functions_across(j.corpus, &j.results.across),
    |j| tables::themes_across(j.corpus, &j.results.across),
    |j| tables::function_load(j.corpus, &j.results.functions),
    |j| tables::workload(j.corpus, &j.results.workloads),
    |j| tables::load_summary(j.corpus, &j.results.workloads),
    |j| tables::load_comparison(j.corpus, &j.results.workloads, j.lang),
    |j| tables::network_summary(j.corpus, &j.results.clusters),
    |j| tables::clusters(j.corpus, &j.results.clusters, j.codebook),
    |j| tables::ties(j.corpus, &j.results.clusters),
    |j| tables::brokers(j.corpus, &j.results.clusters),
    |j| tables::bicliques(j.corpus, &j.results.clusters),
    |j| tables::leading(j.corpus, &j.results.roles),
    |j| tables::lead_arcs(j.corpus, &j.results.roles),
    |j| tables::lead_turns(j.corpus, &j.results.roles),
    |j| tables::coverage(j.corpus, &j.results.overlaps),
    |j| tables::overlap(j.corpus, &j.results.overlaps),
    |j| tables::passages(j.corpus, &j.results.overlaps),
    |j| tables::lacking(j.corpus, &j.results.overlaps),
    |j| tables::division_summary(j.corpus, &j.results.divisions),
    |j| tables::division_pairs(j.corpus, &j.results.divisions, &j.results.overlaps),
    |j| tables::functions(j.corpus, &j.results.divisions),
    |j| tables::schedule(j.corpus, &j.results.divisions, &j.results.overlaps),
    |j| tables::themes(j.corpus, &j.results.themes),
    |j| tables::codebook_coverage(j.corpus, &j.results.themes),
    |j| tables::gaps(j.corpus, &j.results.themes),
    |j| tables::missing_owners(j.corpus, &j.results.themes),
    |j| tables::uncoded(j.corpus, &j.results.themes),
    |j| tables::codebooks(j.codebooks),
    |j| tables::instruments(j.corpus, &j.results.instruments),
    |j| tables::body_instruments(j.corpus, &j.results.instruments),
    |j| tables::instruments_compared(j.corpus, &j.results.instruments),
    |j| tables::instrument_measures(j.corpus, &j.results.instrument_coding),
    |j| tables::findings(j.corpus, &j.results.conventions),
    |j| tables::correlations(j.corpus, &j.results.conventions),
    |j| tables::flips(j.corpus, &j.results.conventions),
    |j| tables::check(j.diagnostics, j.lang),
];

fn plans(job: &Job) -> Vec<PlanIndex> {
    (0..job.corpus.plans.len() as PlanIndex).collect()
}
