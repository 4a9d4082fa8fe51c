//! How two plans divide the same work: who does a matched task here and there, and each function's share.

mod links;
mod load;
mod matched;
mod schedule;

use super::family::Tested;
use super::overlap::Overlap;
use super::{Estimate, Refusal, Sampling};
use crate::graph::ResponsibilityGraph;
use crate::model::{AgencyId, PlanIndex, TaskRef};
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
    /// Functions that only a names, by key.
    #[serde(default)]
    pub only_a: Vec<Arc<str>>,
    /// Functions that only b names, by key.
    #[serde(default)]
    pub only_b: Vec<Arc<str>>,
    /// Functions both name: what links, correlation and partitions are compared over.
    #[serde(default)]
    pub shared_functions: usize,
    /// What of a stands in b; absent for plans of different cities.
    #[serde(default)]
    pub schedule: Option<Schedule>,
    /// Why parts of the result are missing.
    #[serde(default)]
    pub refusal: Option<Refusal>,
}

impl Tested for Division {}

/// The master list (a) against the yearly list (b) of one city.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Schedule {
    /// Tasks of a with a measure that b has at `similar` or better.
    pub scheduled: Vec<TaskRef>,
    /// Tasks of a with none: not scheduled, dropped, or said in words too different.
    pub not_scheduled: Vec<TaskRef>,
    /// Tasks of b that have no such partner in a.
    pub added: Vec<TaskRef>,
    /// Matched tasks whose bodies differ.
    pub drifted: Vec<Drift>,
}

/// A matched task whose bodies differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drift {
    /// The task in a.
    pub a: TaskRef,
    /// The task in b.
    pub b: TaskRef,
    /// Functions that b no longer names.
    pub dropped: Vec<Arc<str>>,
    /// Functions that only b names.
    pub joined: Vec<Arc<str>>,
}

/// What the comparison of two plans is told.
#[derive(Debug, Clone, Copy, Default)]
pub struct DivisionOptions<'o> {
    /// Seeds and numbers of draws.
    pub sampling: Sampling,
    /// The clusters of a and of b as sets of bodies, where they were searched.
    pub partitions: Option<(&'o [Vec<AgencyId>], &'o [Vec<AgencyId>])>,
}

/// One matched pair of tasks and who does it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DividedPair {
    /// Position in the [`Overlap`]'s pairs.
    pub pair: usize,
    /// What became of the lead.
    pub outcome: Outcome,
    /// Jaccard of the two body sets (functions, territorial ones left out); absent where both are empty.
    pub bodies: Option<f64>,
    /// Jaccard of the two lead sets; absent where a side has no lead.
    #[serde(default)]
    pub leads: Option<f64>,
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

/// Compares who does what in two plans, on the pairs that `overlap` matched one to one; see [`division_with`].
pub fn division(graph: &ResponsibilityGraph, a: PlanIndex, b: PlanIndex, overlap: &Overlap) -> Division {
    division_with(graph, a, b, overlap, &DivisionOptions::default())
}

/// As [`division`], with numbers of draws and the plans' clusters.
///
/// Bodies are compared as functions, so that the bureaus of two cities meet; territorial bodies are left out. Linear
/// in assignments, pairs of bodies a task, and draws.
pub fn division_with(
    graph: &ResponsibilityGraph,
    a: PlanIndex,
    b: PlanIndex,
    overlap: &Overlap,
    options: &DivisionOptions,
) -> Division {
    let pairs = matched::pairs(overlap);
    let agreement = matched::agreement(overlap, &pairs, &options.sampling);
    let (x, y) = (links::Network::new(graph, a), links::Network::new(graph, b));
    let beta = links::beta(&x, &y);
    let (ari, nmi) = options.partitions.map_or((None, None), |(p, q)| links::partitions(graph, p, q));
    let shared_functions = links::shared(&x, &y).len();
    let city =
        |p: PlanIndex| graph.corpus().plans.get(p as usize).map(|p| p.city.clone()).unwrap_or_default();
    let same_city = !city(a).is_empty() && city(a) == city(b);
    Division {
        a,
        b,
        functions: load::shares(graph, a, b, &options.sampling),
        body_agreement: agreement.bodies,
        lead_agreement: agreement.leads,
        lead_masi: agreement.masi,
        beta_wn: beta.map(|x| x.all),
        beta_st: beta.and_then(|x| x.turnover),
        beta_os: beta.and_then(|x| x.rewiring),
        qap: links::qap(&x, &y, &options.sampling),
        ari,
        nmi,
        same_city,
        only_a: x.functions.difference(&y.functions).cloned().collect(),
        only_b: y.functions.difference(&x.functions).cloned().collect(),
        shared_functions,
        schedule: same_city.then(|| schedule::schedule(graph, overlap)),
        refusal: refusal(&pairs, shared_functions),
        pairs,
    }
}

impl Division {
    /// The same comparison under the graph's convention, from an overlap that was [led anew](Overlap::under): what
    /// hangs on leads is computed again; loads, links and partitions know no roles and are taken over.
    #[must_use]
    pub fn under(&self, graph: &ResponsibilityGraph, overlap: &Overlap, options: &DivisionOptions) -> Self {
        let pairs = matched::pairs(overlap);
        let agreement = matched::agreement(overlap, &pairs, &options.sampling);
        Self {
            body_agreement: agreement.bodies,
            lead_agreement: agreement.leads,
            lead_masi: agreement.masi,
            schedule: self.same_city.then(|| schedule::schedule(graph, overlap)),
            pairs,
            ..self.clone()
        }
    }
}

fn refusal(pairs: &[DividedPair], shared_functions: usize) -> Option<Refusal> {
    let say = |zh: &str, en: &str| Some(Refusal { zh: zh.to_owned(), en: en.to_owned() });
    if shared_functions == 0 {
        say(
            "两个方案没有共同的责任主体职能，无法比较协作网络。",
            "The plans share no function: their networks cannot be compared.",
        )
    } else if pairs.is_empty() {
        say("两个方案没有可以一一对应的任务。", "No task of one plan has a partner in the other.")
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
