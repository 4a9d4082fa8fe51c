//! What the tests say of many invented plans.

use super::plans::{GROUP, Planted, plan};
use fengong::{
    analyse::{
        Sampling,
        clusters::{ClusterOptions, Clusters, clusters},
    },
    graph::ResponsibilityGraph,
    model::{AgencyId, Convention},
};
use rayon::prelude::*;

/// Shares over plans, each 0–1.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Verdict {
    /// Pairs with q ≤ .05 by fixed-margin draws, of all pairs.
    pub ties_swaps: f64,
    /// Pairs with q ≤ .05 by SDSM, of all pairs.
    pub ties_sdsm: f64,
    /// Pairs with p ≤ .05 by fixed-margin draws, uncorrected, of all pairs.
    pub pairs_uncorrected: f64,
    /// Plans with a cluster called significant (p ≤ .05).
    pub plans_with_cluster: f64,
    /// Clusters called significant, of all clusters of two or more.
    pub clusters: f64,
    /// Plans in which a significant cluster's core is the planted group (Jaccard ≥ ½).
    pub found: f64,
    /// Plans whose partition has p ≤ .05.
    pub partitions: f64,
}

/// Runs the analysis on `plans` invented plans.
pub(super) fn verdict(planted: Planted, extra_bodies: f64, plans: u64, sampling: &Sampling) -> Verdict {
    let all: Vec<Verdict> = (0..plans)
        .into_par_iter()
        .map(|seed| {
            let (corpus, group) = plan(seed, planted, extra_bodies);
            let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
            let sampling = Sampling { seed, ..*sampling };
            one(&clusters(&graph, 0, &ClusterOptions::default(), &sampling), &group)
        })
        .collect();
    let mean = |of: fn(&Verdict) -> f64| all.iter().map(of).sum::<f64>() / plans as f64;
    Verdict {
        ties_swaps: mean(|v| v.ties_swaps),
        ties_sdsm: mean(|v| v.ties_sdsm),
        pairs_uncorrected: mean(|v| v.pairs_uncorrected),
        plans_with_cluster: mean(|v| v.plans_with_cluster),
        clusters: mean(|v| v.clusters),
        found: mean(|v| v.found),
        partitions: mean(|v| v.partitions),
    }
}

fn one(result: &Clusters, group: &[AgencyId]) -> Verdict {
    let low = |p: Option<f64>| p.is_some_and(|p| p <= 0.05);
    let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
    let ties = |keep: &dyn Fn(&fengong::analyse::clusters::Tie) -> bool| {
        share(result.ties.iter().filter(|t| keep(t)).count(), result.tested)
    };
    let several = result.clusters.iter().filter(|c| c.members.len() > 1).count();
    let significant: Vec<_> = result.clusters.iter().filter(|c| low(c.p)).collect();
    let is_group = |core: &[AgencyId]| {
        let both = core.iter().filter(|a| group.contains(a)).count();
        2 * both >= core.len() + GROUP - both
    };
    let flag = |holds: bool| f64::from(u8::from(holds));
    Verdict {
        ties_swaps: ties(&|t| low(t.q)),
        ties_sdsm: ties(&|t| low(t.q_sdsm)),
        pairs_uncorrected: ties(&|t| low(t.p_swaps)),
        plans_with_cluster: flag(!significant.is_empty()),
        clusters: share(significant.len(), several),
        found: flag(significant.iter().any(|c| is_group(&c.core))),
        partitions: flag(low(result.partition_p)),
    }
}
