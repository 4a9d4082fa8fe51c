//! Every table of the report, in its order.

use super::Job;
use crate::{
    model::PlanIndex,
    render::tables::{self, Table},
};

/// Makes them; a table's id is its file's name.
pub(super) fn tables(job: &Job) -> Vec<Table> {
    let Job { corpus, results: r, .. } = *job;
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    vec![
        tables::plans(corpus, &plans),
        tables::tasks(corpus, &plans, job.options.convention),
        tables::agencies(corpus, &plans),
        tables::assignments(corpus, &plans, job.options.convention),
        tables::functions_across(corpus, &r.across),
        tables::themes_across(corpus, &r.across),
        tables::workload(corpus, &r.workloads),
        tables::load_summary(corpus, &r.workloads),
        tables::load_comparison(corpus, &r.workloads, job.lang),
        tables::network_summary(corpus, &r.clusters),
        tables::clusters(corpus, &r.clusters, job.codebook),
        tables::ties(corpus, &r.clusters),
        tables::brokers(corpus, &r.clusters),
        tables::bicliques(corpus, &r.clusters),
        tables::coverage(corpus, &r.overlaps),
        tables::overlap(corpus, &r.overlaps),
        tables::passages(corpus, &r.overlaps),
        tables::division_summary(corpus, &r.divisions),
        tables::division_pairs(corpus, &r.divisions, &r.overlaps),
        tables::functions(corpus, &r.divisions),
        tables::schedule(corpus, &r.divisions, &r.overlaps),
        tables::themes(corpus, &r.themes),
        tables::codebook_coverage(corpus, &r.themes),
        tables::gaps(corpus, &r.themes),
        tables::missing_owners(corpus, &r.themes),
        tables::uncoded(corpus, &r.themes),
        tables::findings(corpus, &r.conventions),
        tables::correlations(corpus, &r.conventions),
        tables::flips(corpus, &r.conventions),
        tables::check(job.diagnostics, job.lang),
    ]
}
