//! What is needed to fit models that are not fitted here: tables, and a short R script each that reads them and states the model.

use super::{File, Job};
use crate::{
    analyse::all::labels,
    model::PlanIndex,
    render::tables::{CsvOptions, Table, csv, models},
};

/// The files below `models/`; none where plans stand side by side: the long table would be the largest file of all.
pub(super) fn files(job: &Job) -> Vec<File> {
    if !job.each_plan() {
        return Vec::new();
    }
    let (corpus, convention) = (job.corpus, job.options.convention);
    let themes = labels(&job.results.coding, job.codebook);
    // R reads plain UTF-8, whatever the other tables have.
    let table = |t: &Table| (format!("models/{}.csv", t.id), csv(t, CsvOptions::default()).into_bytes());
    let script = |name: &str, text: &str| (format!("models/{name}.R"), text.as_bytes().to_vec());
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    vec![
        table(&models::long(corpus, &themes, convention)),
        script("multilevel", include_str!("../render/models/multilevel.R")),
        table(&models::nodes(corpus, &themes, &plans)),
        table(&models::edges(corpus, &plans, convention)),
        script("ergm", include_str!("../render/models/ergm.R")),
    ]
}
