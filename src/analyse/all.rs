//! Every analysis of a corpus at once, as the report needs them.

use super::{
    Sampling,
    clusters::{Clusters, clusters},
    conventions::{Conventions, conventions},
    division::{Division, division},
    overlap::{Overlap, overlap},
    themes::{Codebook, Themes, themes},
    workload::{Workload, workload},
};
use crate::{
    graph::ResponsibilityGraph,
    model::{Convention, Corpus, PlanIndex},
};
use itertools::Itertools as _;
use rayon::prelude::*;

/// Up to this many plans every pair is compared; beyond, the user names the pairs.
const ALL_PAIRS_UP_TO: usize = 6;

/// What the analyses are told.
#[derive(Debug, Clone)]
pub struct Options {
    /// The rule from duty to role.
    pub convention: Convention,
    /// Seeds and numbers of draws.
    pub sampling: Sampling,
    /// The third text of comparisons, in which what both plans have is sought.
    pub upper: Option<PlanIndex>,
}

/// The results of all analyses.
#[derive(Debug, Clone)]
pub struct Analyses {
    /// One a plan.
    pub workloads: Vec<Workload>,
    /// One a plan.
    pub clusters: Vec<Clusters>,
    /// All plans in one table.
    pub themes: Themes,
    /// One a pair of plans compared.
    pub overlaps: Vec<Overlap>,
    /// In the order of `overlaps`.
    pub divisions: Vec<Division>,
    /// One a plan.
    pub conventions: Vec<Conventions>,
}

/// The pairs of plans to compare: each with each while they are few, otherwise neighbours in the input only.
pub fn comparisons(plans: usize) -> Vec<(PlanIndex, PlanIndex)> {
    let all = (0..plans as PlanIndex).tuple_combinations();
    if plans <= ALL_PAIRS_UP_TO { all.collect() } else { all.filter(|(a, b)| b - a == 1).collect() }
}
