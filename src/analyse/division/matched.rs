//! Matched pairs of tasks: what became of the lead, and how far the bodies agree.

use super::{DividedPair, Estimate, Outcome};
use crate::analyse::{
    Sampling,
    overlap::{Grade, Overlap, TaskPair},
    stats::{Stream, jaccard, masi, mean, percentile_band},
};
use std::{collections::BTreeSet, sync::Arc};

/// One-to-one pairs at `similar` or better, by outcome, then in the order of the overlap.
pub(super) fn pairs(overlap: &Overlap) -> Vec<DividedPair> {
    let mut found: Vec<_> = overlap
        .pairs
        .iter()
        .enumerate()
        .filter(|(_, p)| p.one_to_one && p.grade >= Grade::Similar)
        .map(|(pair, p)| DividedPair {
            pair,
            outcome: outcome(&p.lead_a, &p.lead_b),
            bodies: bodies(p),
            leads: leads(p).and_then(|(a, b)| jaccard(&a, &b)),
        })
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

type Leads<'p> = BTreeSet<&'p Arc<str>>;

/// Both lead sets; absent where a side has no lead.
fn leads(p: &TaskPair) -> Option<(Leads<'_>, Leads<'_>)> {
    let both = !p.lead_a.is_empty() && !p.lead_b.is_empty();
    both.then(|| (p.lead_a.iter().collect(), p.lead_b.iter().collect()))
}

/// Means over matched pairs.
pub(super) struct Agreement {
    pub(super) bodies: Estimate,
    pub(super) leads: Estimate,
    pub(super) masi: Estimate,
}

/// Agreement of bodies over all matched pairs, of leads over those with a lead on both sides; intervals from
/// resampled pairs.
pub(super) fn agreement(overlap: &Overlap, pairs: &[DividedPair], sampling: &Sampling) -> Agreement {
    let bodies: Vec<f64> = pairs.iter().filter_map(|p| p.bodies).collect();
    let both: Vec<_> = pairs.iter().filter_map(|p| overlap.pairs.get(p.pair)).filter_map(leads).collect();
    let agree: Vec<f64> = both.iter().filter_map(|(a, b)| jaccard(a, b)).collect();
    let masi: Vec<f64> = both.iter().map(|(a, b)| 1.0 - masi(a, b)).collect();
    Agreement {
        bodies: estimate(&bodies, sampling, "bodies"),
        leads: estimate(&agree, sampling, "leads"),
        masi: estimate(&masi, sampling, "masi"),
    }
}

/// Mean with a percentile interval; none for fewer than three values, whose resamples say nothing.
fn estimate(values: &[f64], sampling: &Sampling, subject: &str) -> Estimate {
    let draw = |number: usize| {
        let mut stream = Stream::new(sampling.seed, "division", subject, number as u64);
        let sample: Vec<f64> =
            (0..values.len()).filter_map(|_| values.get(stream.below(values.len())).copied()).collect();
        mean(&sample)
    };
    let draws: Vec<_> =
        if values.len() < 3 { Vec::new() } else { (0..sampling.resamples).map(draw).collect() };
    Estimate { value: mean(values), interval: percentile_band(&draws), ..Estimate::default() }
}
