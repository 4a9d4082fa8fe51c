//! How two plans divide the same work: who does a matched task here and there, and each function's share.

mod links;
mod load;
mod matched;

use super::Estimate;
use super::overlap::Overlap;
use crate::graph::ResponsibilityGraph;
use crate::model::PlanIndex;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The division of labour of two plans compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Division {
    /// One plan.
    pub a: PlanIndex,
    /// The other.
    pub b: PlanIndex,
    /// Matched pairs (one-to-one, `similar` or better) by outcome.
    pub pairs: Vec<DividedPair>,
    /// Functions and their share of each plan's load, by difference.
    pub functions: Vec<FunctionShare>,
    /// Mean Jaccard of the body sets over matched pairs.
    pub body_agreement: Estimate,
    /// Mean Jaccard of lead sets over pairs with a lead on both sides.
    pub lead_agreement: Estimate,
    /// Mean MASI similarity of lead sets over the same pairs.
    pub lead_masi: Estimate,
    /// Dissimilarity of all co-responsibility links, β_WN.
    pub beta_wn: Option<f64>,
    /// The part from bodies only one side has, β_ST.
    pub beta_st: Option<f64>,
    /// The part from shared bodies tied otherwise, β_OS.
    pub beta_os: Option<f64>,
    /// QAP correlation of the two networks over shared functions, and its two-sided p.
    pub qap: Option<(f64, f64)>,
    /// Adjusted Rand index of the two partitions over shared functions.
    pub ari: Option<f64>,
    /// Normalised mutual information of the two partitions.
    pub nmi: Option<f64>,
    /// Whether both plans are of one city: then b is read against a as its master list.
    pub same_city: bool,
}

/// One matched pair of tasks and who does it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DividedPair {
    /// Position in the [`Overlap`](super::overlap::Overlap)'s pairs.
    pub pair: usize,
    /// What became of the lead.
    pub outcome: Outcome,
    /// Jaccard of the two body sets (functions, territorial ones left out); absent where both are empty.
    pub bodies: Option<f64>,
}

/// Who leads a matched task here and there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The lead sets are equal.
    SameLead,
    /// They cross without being equal.
    PartLead,
    /// They are disjoint.
    LeadMoved,
    /// Only one side has a lead.
    LeadOneSide,
    /// Neither side has a lead.
    NoLead,
}

impl Outcome {
    /// All outcomes, from agreement to absence.
    pub const ALL: [Self; 5] =
        [Self::SameLead, Self::PartLead, Self::LeadMoved, Self::LeadOneSide, Self::NoLead];
}

/// A function's share of two plans' load.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FunctionShare {
    /// The function's key.
    pub key: Arc<str>,
    /// Its Chinese label.
    pub label: Arc<str>,
    /// Its English label.
    pub label_en: Arc<str>,
    /// Tasks in a and b.
    pub tasks: (usize, usize),
    /// Share of a's fractional load (Σ 1/k(t) over all tasks), 0–1.
    pub a: Estimate,
    /// Share of b's.
    pub b: Estimate,
}

/// Compares who does what in two plans, on the pairs that `overlap` matched one to one.
pub fn division(graph: &ResponsibilityGraph, a: PlanIndex, b: PlanIndex, overlap: &Overlap) -> Division {
    let pairs = matched::pairs(overlap);
    let agreement = matched::agreement(overlap, &pairs);
    let beta = links::beta(graph, a, b);
    let city =
        |p: PlanIndex| graph.corpus().plans.get(p as usize).map(|p| p.city.clone()).unwrap_or_default();
    Division {
        a,
        b,
        functions: load::shares(graph, a, b),
        body_agreement: agreement.bodies,
        lead_agreement: agreement.leads,
        lead_masi: agreement.masi,
        beta_wn: beta.map(|x| x.all),
        beta_st: beta.and_then(|x| x.turnover),
        beta_os: beta.and_then(|x| x.rewiring),
        qap: None,
        ari: None,
        nmi: None,
        same_city: !city(a).is_empty() && city(a) == city(b),
        pairs,
    }
}
