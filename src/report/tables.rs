//! Every table of the report, in its order.

use super::{File, Job};
use crate::{
    model::PlanIndex,
    render::tables::{self, CsvOptions, Table, csv},
};
use rayon::prelude::*;

/// All tables as files named after their ids; and those that page, Word and Markdown draw from as they are. The others are
/// dropped as soon as they are written: those of a large corpus would fill the memory.
pub(super) fn files(job: &Job) -> (Vec<File>, Vec<Table>) {
    let kept = if job.sentences() { KEPT } else { KEPT_OF_MANY };
    let not_here = if job.each_plan() { Of::Many } else { Of::EachPlan };
    let make = |(_, table): &(Of, fn(&Job) -> Table)| {
        let table = table(job);
        let file = (path(table.id), csv(&table, job.csv).into_bytes());
        (file, Some(table).filter(|t| kept.contains(&t.id)))
    };
    let all = || TABLES.par_iter().filter(|(of, _)| *of != not_here).map(make).unzip();
    let (long, (mut files, tables)): (_, (Vec<_>, Vec<_>)) =
        rayon::join(|| LONG.map(|(id, part)| (path(id), in_parts(job, part))), all);
    files.extend(long);
    (files, tables.into_iter().flatten().collect())
}

fn path(id: &str) -> String {
    format!("tables/{id}.csv")
}

/// A table that grows with the tasks, plan by plan: held as cells it would be many times its text.
fn in_parts(job: &Job, part: fn(&Job, PlanIndex) -> Table) -> Vec<u8> {
    let headless = CsvOptions { headless: true, bom: false };
    let heads = csv(&part(job, PlanIndex::MAX), job.csv);
    let parts: Vec<String> = plans(job).into_par_iter().map(|plan| csv(&part(job, plan), headless)).collect();
    let mut all = heads.into_bytes();
    all.reserve_exact(parts.iter().map(String::len).sum());
    for part in parts {
        all.extend(part.into_bytes());
    }
    all
}

/// Tables that are written plan by plan.
const LONG: [(&str, fn(&Job, PlanIndex) -> Table); 2] = [
    ("tasks", |j, plan| tables::tasks(j.corpus, &[plan], j.options.convention)),
    ("assignments", |j, plan| {
        if j.each_plan() {
            tables::assignments(j.corpus, &[plan], j.options.convention)
        } else {
            tables::edges(j.corpus, plan, j.options.convention)
        }
    }),
];

/// Tables that page, Word and Markdown draw from.
const KEPT: &[&str] = &[
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

/// Those that Word and Markdown draw from where the page carries no tables.
const KEPT_OF_MANY: &[&str] = &["functions-across", "themes-across", "coverage", "schedule"];

/// Which reports have a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Always,
    /// Those in which every plan is told by itself.
    EachPlan,
    /// Those in which plans stand side by side: it says what none tells alone.
    Many,
}

const TABLES: [(Of, fn(&Job) -> Table); 42] = [
    (Of::Always, |j| tables::plans(j.corpus, &plans(j))),
    (Of::Many, |j| tables::panel(j.corpus, &j.results.workloads)),
    (Of::Many, |j| tables::copied_tasks(j.corpus, &j.results.copies)),
    (Of::Many, |j| tables::usual_owners(j.corpus, &j.results.usual, &j.results.themes)),
    (Of::Many, |j| tables::departures(j.corpus, &j.results.usual, &j.results.themes)),
    (Of::Always, |j| tables::agencies(j.corpus, &plans(j))),
    (Of::Always, |j| tables::functions_across(j.corpus, &j.results.across)),
    (Of::Always, |j| tables::themes_across(j.corpus, &j.results.across)),
    (Of::Always, |j| tables::function_load(j.corpus, &j.results.functions)),
    (Of::EachPlan, |j| tables::workload(j.corpus, &j.results.workloads)),
    (Of::Always, |j| tables::load_summary(j.corpus, &j.results.workloads)),
    (Of::EachPlan, |j| tables::load_comparison(j.corpus, &j.results.workloads, j.lang)),
    (Of::EachPlan, |j| tables::network_summary(j.corpus, &j.results.clusters)),
    (Of::EachPlan, |j| tables::clusters(j.corpus, &j.results.clusters, j.codebook)),
    (Of::EachPlan, |j| tables::ties(j.corpus, &j.results.clusters)),
    (Of::EachPlan, |j| tables::brokers(j.corpus, &j.results.clusters)),
    (Of::EachPlan, |j| tables::bicliques(j.corpus, &j.results.clusters)),
    (Of::EachPlan, |j| tables::leading(j.corpus, &j.results.roles)),
    (Of::EachPlan, |j| tables::lead_arcs(j.corpus, &j.results.roles)),
    (Of::EachPlan, |j| tables::lead_turns(j.corpus, &j.results.roles)),
    (Of::Always, |j| tables::coverage(j.corpus, &j.results.overlaps)),
    (Of::Always, |j| tables::overlap(j.corpus, &j.results.overlaps)),
    (Of::Always, |j| tables::passages(j.corpus, &j.results.overlaps)),
    (Of::Always, |j| tables::lacking(j.corpus, &j.results.overlaps)),
    (Of::Always, |j| tables::division_summary(j.corpus, &j.results.divisions)),
    (Of::Always, |j| tables::division_pairs(j.corpus, &j.results.divisions, &j.results.overlaps)),
    (Of::Always, |j| tables::functions(j.corpus, &j.results.divisions)),
    (Of::Always, |j| tables::schedule(j.corpus, &j.results.divisions, &j.results.overlaps)),
    (Of::Always, |j| tables::themes(j.corpus, &j.results.themes)),
    (Of::Always, |j| tables::codebook_coverage(j.corpus, &j.results.themes)),
    (Of::Always, |j| tables::gaps(j.corpus, &j.results.themes)),
    (Of::Always, |j| tables::missing_owners(j.corpus, &j.results.themes)),
    (Of::EachPlan, |j| tables::uncoded(j.corpus, &j.results.themes)),
    (Of::Always, |j| tables::codebooks(j.codebooks)),
    (Of::Always, |j| tables::instruments(j.corpus, &j.results.instruments)),
    (Of::EachPlan, |j| tables::body_instruments(j.corpus, &j.results.instruments)),
    (Of::Always, |j| tables::instruments_compared(j.corpus, &j.results.instruments)),
    (Of::EachPlan, |j| tables::instrument_measures(j.corpus, &j.results.instrument_coding)),
    (Of::EachPlan, |j| tables::findings(j.corpus, &j.results.conventions)),
    (Of::EachPlan, |j| tables::correlations(j.corpus, &j.results.conventions)),
    (Of::EachPlan, |j| tables::flips(j.corpus, &j.results.conventions)),
    (Of::Always, |j| tables::check(j.diagnostics, j.lang)),
];

fn plans(job: &Job) -> Vec<PlanIndex> {
    (0..job.corpus.plans.len() as PlanIndex).collect()
}
