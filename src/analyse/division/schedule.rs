//! One city's two plans: what of the master list stands in the yearly list, and where responsibility drifted.

use super::{Drift, Schedule};
use crate::analyse::overlap::{Grade, Overlap};
use crate::graph::ResponsibilityGraph;
use std::collections::BTreeSet;

/// Reads b as what is scheduled of a. Any pair at `similar` or better schedules a task; drift is told of one-to-one
/// pairs only, so that a task that was split up does not seem to lose its bodies.
pub(super) fn schedule(graph: &ResponsibilityGraph, overlap: &Overlap) -> Schedule {
    let near = || overlap.pairs.iter().filter(|p| p.grade >= Grade::Similar);
    let (from, to): (BTreeSet<_>, BTreeSet<_>) = near().map(|p| (p.a, p.b)).unzip();
    let drifted = near().filter(|p| p.one_to_one && !(p.only_a.is_empty() && p.only_b.is_empty()));
    Schedule {
        scheduled: graph.tasks(overlap.a).filter(|t| from.contains(t)).collect(),
        not_scheduled: graph.tasks(overlap.a).filter(|t| !from.contains(t)).collect(),
        added: graph.tasks(overlap.b).filter(|t| !to.contains(t)).collect(),
        drifted: drifted
            .map(|p| Drift { a: p.a, b: p.b, dropped: p.only_a.clone(), joined: p.only_b.clone() })
            .collect(),
    }
}
