//! Matched pairs of tasks: what became of the lead, and how far the bodies agree.

use super::{DividedPair, Estimate, Outcome};
use crate::analyse::overlap::{Grade, Overlap, TaskPair};
use std::{collections::BTreeSet, sync::Arc};

/// One-to-one pairs at `similar` or better, by outcome, then in the order of the overlap.
pub(super) fn pairs(overlap: &Overlap) -> Vec<DividedPair> {
    let mut found: Vec<_> = overlap
        .pairs
        .iter()
        .enumerate()
        .filter(|(_, p)| p.one_to_one && p.grade >= Grade::Similar)
        .map(|(pair, p)| DividedPair { pair, outcome: outcome(&p.lead_a, &p.lead_b), bodies: bodies(p) })
        .collect();
    found.sort_by_key(|p| (p.outcome, p.pair));
    found
}

fn outcome(a: &[Arc<str>], b: &[Arc<str>]) -> Outcome {
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (a.iter().collect(), b.iter().collect());
    match (a.is_empty(), b.is_empty()) {
        (true, true) => Outcome::NoLead,
        (false, false) if a == b => Outcome::SameLead,
        (false, false) if a.is_disjoint(&b) => Outcome::LeadMoved,
        (false, false) => Outcome::PartLead,
        _ => Outcome::LeadOneSide,
    }
}

fn bodies(p: &TaskPair) -> Option<f64> {
    let all = p.shared_agencies.len() + p.only_a.len() + p.only_b.len();
    (all > 0).then(|| p.shared_agencies.len() as f64 / all as f64)
}

/// Means over matched pairs.
pub(super) struct Agreement {
    pub(super) bodies: Estimate,
    pub(super) leads: Estimate,
    pub(super) masi: Estimate,
}

/// Agreement of bodies over all matched pairs, of leads over those with a lead on both sides.
pub(super) fn agreement(overlap: &Overlap, pairs: &[DividedPair]) -> Agreement {
    let bodies: Vec<f64> = pairs.iter().filter_map(|p| p.bodies).collect();
    let both: Vec<_> = pairs
        .iter()
        .filter_map(|p| overlap.pairs.get(p.pair))
        .filter(|p| !p.lead_a.is_empty() && !p.lead_b.is_empty())
        .map(|p| (p.lead_a.iter().cloned().collect::<BTreeSet<_>>(), p.lead_b.iter().cloned().collect()))
        .collect();
    let leads: Vec<f64> = both.iter().map(|(a, b)| jaccard(a, b)).collect();
    let masi: Vec<f64> = both.iter().map(|(a, b)| masi(a, b)).collect();
    Agreement { bodies: mean(&bodies), leads: mean(&leads), masi: mean(&masi) }
}

fn mean(values: &[f64]) -> Estimate {
    let value = (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64);
    Estimate { value, ..Estimate::default() }
}

fn jaccard(a: &BTreeSet<Arc<str>>, b: &BTreeSet<Arc<str>>) -> f64 {
    let either = a.union(b).count();
    if either == 0 { 0.0 } else { a.intersection(b).count() as f64 / either as f64 }
}

fn masi(a: &BTreeSet<Arc<str>>, b: &BTreeSet<Arc<str>>) -> f64 {
    let m = if a == b {
        1.0
    } else if a.is_subset(b) || b.is_subset(a) {
        2.0 / 3.0
    } else if a.is_disjoint(b) {
        0.0
    } else {
        1.0 / 3.0
    };
    jaccard(a, b) * m
}
