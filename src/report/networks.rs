//! Every network of the report in every exchange format.

use super::{File, Job};
use crate::{
    analyse::overlap::Grade,
    graph::ResponsibilityGraph,
    model::PlanIndex,
    parallel,
    render::{
        dl::{dl, dl_key},
        dot::dot,
        file_name::{FileName, file_names},
        gexf::gexf,
        graphml::graphml,
        network::{self, Network},
        tables::{CsvOptions, csv},
    },
};

/// The networks as files below `networks/`, named by kind and plan; none where plans stand side by side.
pub(super) fn files(job: &Job) -> Vec<File> {
    if !job.each_plan() {
        return Vec::new();
    }
    let networks = networks(job);
    let names = file_names(networks.iter().map(|(name, _)| name.as_str()));
    parallel::numbered(names.len(), |at| of(&names[at], &networks[at].1)).into_iter().flatten().collect()
}

fn networks(job: &Job) -> Vec<(String, Network)> {
    let (corpus, lang) = (job.corpus, job.lang);
    let graph = ResponsibilityGraph::new(corpus, job.options.convention);
    let id = |p: PlanIndex| corpus.plan(p).id.as_str();
    let mut all = Vec::new();
    for plan in 0..corpus.plans.len() as PlanIndex {
        all.push((format!("responsibility-{}", id(plan)), network::responsibility(&graph, plan, lang)));
        all.push((format!("lead-support-{}", id(plan)), network::lead_support(&graph, plan, lang)));
    }
    for c in &job.results.clusters {
        all.push((format!("coresponsibility-{}", id(c.plan)), network::coresponsibility(corpus, c, lang)));
    }
    for o in &job.results.overlaps {
        let name = format!("overlap-{}-{}", id(o.a), id(o.b));
        all.push((name, network::overlap(corpus, o, Grade::Similar, lang)));
    }
    all
}

fn of(name: &FileName, network: &Network) -> Vec<File> {
    let file = |ending: &str, text: String| (format!("networks/{name}.{ending}"), text.into_bytes());
    vec![
        file("dot", dot(network)),
        file("graphml", graphml(network)),
        file("gexf", gexf(network)),
        file("dl", dl(network)),
        file("dl-key.csv", csv(&dl_key(network), CsvOptions::default())),
        file("nodes.csv", csv(&network::node_table(network), CsvOptions::default())),
        file("edges.csv", csv(&network::edge_table(network), CsvOptions::default())),
    ]
}
