//! Who works with whom, here and there: the difference of two networks split into turnover and rewiring.

use crate::graph::ResponsibilityGraph;
use crate::model::PlanIndex;
use std::{collections::BTreeSet, sync::Arc};

/// Dissimilarity of links and its parts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Beta {
    /// β_WN, of all links.
    pub(super) all: f64,
    /// β_OS, of links between functions both plans name; absent where they share none.
    pub(super) rewiring: Option<f64>,
    /// β_ST = β_WN − β_OS.
    pub(super) turnover: Option<f64>,
}

/// Functions and links (functions that share a task) of a plan; territorial bodies are left out.
struct Network {
    functions: BTreeSet<Arc<str>>,
    links: BTreeSet<(Arc<str>, Arc<str>)>,
}

/// Sørensen dissimilarity (b + c)/(2a + b + c) of the co-responsibility links (Poisot 2012). The part from rewiring
/// has the same denominator as the whole (`commondenom`), so that the parts add up. Absent with no link at all.
pub(super) fn beta(graph: &ResponsibilityGraph, a: PlanIndex, b: PlanIndex) -> Option<Beta> {
    let (x, y) = (network(graph, a), network(graph, b));
    let both = x.links.intersection(&y.links).count() as f64;
    let total = (x.links.len() + y.links.len()) as f64;
    if total <= 0.0 {
        return None;
    }
    let shared: BTreeSet<_> = x.functions.intersection(&y.functions).collect();
    let among =
        |n: &Network| n.links.iter().filter(|(p, q)| shared.contains(p) && shared.contains(q)).count() as f64;
    let all = (total - 2.0 * both) / total;
    let rewiring = (!shared.is_empty()).then(|| (among(&x) + among(&y) - 2.0 * both) / total);
    Some(Beta { all, rewiring, turnover: rewiring.map(|os| all - os) })
}

fn network(graph: &ResponsibilityGraph, plan: PlanIndex) -> Network {
    let mut network = Network { functions: BTreeSet::new(), links: BTreeSet::new() };
    for task in graph.tasks(plan) {
        let bodies: BTreeSet<Arc<str>> = graph
            .bodies(task)
            .into_iter()
            .map(|id| graph.corpus().agency(id))
            .filter(|agency| !agency.is_territorial())
            .map(|agency| agency.key.clone())
            .collect();
        for p in &bodies {
            network.links.extend(bodies.range(p.clone()..).skip(1).map(|q| (p.clone(), q.clone())));
        }
        network.functions.extend(bodies);
    }
    network
}
