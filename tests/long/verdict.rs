//! What the tests say of many invented plans.

use super::plans::{GROUP, Planted, Shape, plan};
use fengong::{
    analyse::{
        Sampling,
        clusters::{ClusterOptions, Clusters, Stability, Tie, clusters},
    },
    graph::ResponsibilityGraph,
    model::{AgencyId, Convention},
};
use rayon::prelude::*;

/// Shares over plans, each 0–1.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Verdict {
    /// Plans with a significant tie.
    pub ties: f64,
    /// Plans in which the tie of the first two planted bodies is significant.
    pub pair: f64,
    /// Pairs with p ≤ .05, uncorrected, of all pairs.
    pub pairs_uncorrected: f64,
    /// Plans with a cluster with p ≤ .05, uncorrected.
    pub clusters: f64,
    /// Plans with a cluster significant after the correction of the plan's tests.
    pub clusters_corrected: f64,
    /// Plans whose partition has p ≤ .05, uncorrected.
    pub partitions: f64,
    /// Plans whose core has p ≤ .05, uncorrected.
    pub cores: f64,
    /// Plans with anything significant after the correction.
    pub anything: f64,
    /// Plans with a cluster called stable.
    pub stable: f64,
    /// Plans in which the core of a cluster with p ≤ .05 is the planted group (Jaccard ≥ ½) …
    pub found: f64,
    /// … and the cluster is significant after the correction …
    pub found_corrected: f64,
    /// … and called stable.
    pub found_stable: f64,
    /// Tests left undecided, of all tests of clusters, partition and core.
    pub undecided: f64,
}

/// Runs the analysis on `plans` invented plans.
pub(super) fn verdict(planted: Planted, shape: Shape, plans: u64, sampling: &Sampling) -> Verdict {
    let all: Vec<Verdict> = (0..plans)
        .into_par_iter()
        .map(|seed| {
            let (corpus, group) = plan(seed, planted, shape);
            let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
            let sampling = Sampling { seed, ..*sampling };
            one(&clusters(&graph, 0, &ClusterOptions::default(), &sampling), &group)
        })
        .collect();
    let mean = |of: fn(&Verdict) -> f64| all.iter().map(of).sum::<f64>() / plans as f64;
    Verdict {
        ties: mean(|v| v.ties),
        pair: mean(|v| v.pair),
        pairs_uncorrected: mean(|v| v.pairs_uncorrected),
        clusters: mean(|v| v.clusters),
        clusters_corrected: mean(|v| v.clusters_corrected),
        partitions: mean(|v| v.partitions),
        cores: mean(|v| v.cores),
        anything: mean(|v| v.anything),
        stable: mean(|v| v.stable),
        found: mean(|v| v.found),
        found_corrected: mean(|v| v.found_corrected),
        found_stable: mean(|v| v.found_stable),
        undecided: mean(|v| v.undecided),
    }
}

fn one(result: &Clusters, group: &[AgencyId]) -> Verdict {
    let low = |p: Option<f64>| p.is_some_and(|p| p <= 0.05);
    let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
    let flag = |holds: bool| f64::from(u8::from(holds));
    let pairs = result.agencies.len() * result.agencies.len().saturating_sub(1) / 2;
    let is_pair = |t: &&Tie| group.len() > 1 && group[..2].contains(&t.a) && group[..2].contains(&t.b);
    let is_group = |core: &[AgencyId]| {
        let both = core.iter().filter(|a| group.contains(a)).count();
        2 * both >= core.len() + GROUP - both
    };
    let p = |c: &&fengong::analyse::clusters::Cluster| low(c.test.map(|t| t.p.value));
    let stable = |c: &fengong::analyse::clusters::Cluster| c.band.is_some_and(|b| b >= Stability::Stable);
    let significant = || result.clusters.iter().filter(p);
    let corrected = |c: &fengong::analyse::clusters::Cluster| c.test.is_some_and(|t| t.holds());
    let core = result.core_periphery.as_ref().and_then(|c| c.test);
    let tests: Vec<_> =
        result.clusters.iter().filter_map(|c| c.test).chain(result.partition).chain(core).collect();
    let open = tests.iter().filter(|t| t.verdict == fengong::analyse::family::Verdict::Undecided).count();
    Verdict {
        ties: flag(result.significant() > 0),
        pair: flag(result.ties.iter().find(is_pair).is_some_and(Tie::holds)),
        pairs_uncorrected: share(result.ties.iter().filter(|t| low(t.p())).count(), pairs),
        clusters: flag(significant().next().is_some()),
        clusters_corrected: flag(result.clusters.iter().any(corrected)),
        partitions: flag(low(result.partition_p())),
        cores: flag(low(core.map(|t| t.p.value))),
        anything: flag(result.significant() > 0 || tests.iter().any(fengong::analyse::family::Test::holds)),
        stable: flag(result.clusters.iter().any(stable)),
        found: flag(significant().any(|c| is_group(&c.core))),
        found_corrected: flag(significant().any(|c| is_group(&c.core) && corrected(c))),
        found_stable: flag(significant().any(|c| is_group(&c.core) && corrected(c) && stable(c))),
        undecided: share(open, tests.len()),
    }
}
