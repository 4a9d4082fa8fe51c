//! How two plans divide the same work: who does a matched task here and there, and each function's share.

mod links;
mod load;
mod matched;
mod schedule;

pub use links::{FEWEST_FUNCTIONS, Network};
pub use matched::FEWEST_PAIRS;

use super::family::{Family, Question, Test, Tested};
use super::overlap::Overlap;
use super::{Estimate, Refusal, Sampling};
use crate::graph::ResponsibilityGraph;
use crate::model::{AgencyId, PlanIndex, TaskRef};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

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
    /// Mean Jaccard of the body sets over matched pairs; absent for fewer than [`FEWEST_PAIRS`].
    pub body_agreement: Estimate,
    /// Matched pairs behind it: those that name a function on either side.
    #[serde(default)]
    pub body_pairs: usize,
    /// Mean Jaccard of lead sets over pairs with a lead on both sides; absent for fewer than [`FEWEST_PAIRS`].
    pub lead_agreement: Estimate,
    /// Mean MASI similarity of lead sets over the same pairs.
    pub lead_masi: Estimate,
    /// Matched pairs with a lead on both sides.
    #[serde(default)]
    pub lead_pairs: usize,
    /// Dissimilarity of all co-responsibility links, β_WN, 0–1.
    pub beta_wn: Option<f64>,
    /// The part from bodies only one side has, β_ST.
    pub beta_st: Option<f64>,
    /// The part from shared bodies tied otherwise, β_OS.
    pub beta_os: Option<f64>,
    /// β_WN of two random halves of a, and of b (mean over 100 halvings): how far one and the same plan differs from itself.
    /// Absent for fewer than ten tasks.
    #[serde(default)]
    pub beta_halves: (Option<f64>, Option<f64>),
    /// Correlation of the two networks over shared functions.
    pub qap: Option<Qap>,
    /// Adjusted Rand index of the two partitions over shared functions; absent for fewer than [`FEWEST_FUNCTIONS`].
    pub ari: Option<f64>,
    /// Normalised mutual information of the two partitions.
    pub nmi: Option<f64>,
    /// Functions that both partitions hold.
    #[serde(default)]
    pub partition_functions: usize,
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

/// Whether two plans tie the same functions.
///
/// Busy bodies are tied to many by their number of tasks alone, and who is busy in one plan is often busy in another: the plain
/// correlation of two networks is high for plans that share nothing else, and QAP (Hubert & Schultz 1976), which exchanges busy
/// bodies for idle ones, calls that significant. So ties are taken without what the margins make of them: w − E(w), E the mean over
/// tables with the same tasks a function and the same functions a task.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Qap {
    /// Functions both plans name; their pairs are correlated.
    pub functions: usize,
    /// Pearson's r of the ties as they are, −1–1: to be read beside …
    pub raw: f64,
    /// … its mean over pairs of tables with the two plans' margins.
    pub raw_expected: Option<f64>,
    /// Pearson's r of w − E(w), −1–1.
    pub r: f64,
    /// Two-sided: pairs of tables with the plans' margins whose r is as far from 0. Both plans' tables are drawn independently; the
    /// p is exact for plans that have nothing in common but their margins.
    pub test: Test,
}

impl Tested for Division {
    fn families(&mut self) -> Vec<Family<'_>> {
        let shares = self.functions.iter_mut().filter_map(|f| f.test.as_mut());
        vec![
            Family::one(Question::Qap, self.qap.as_mut().map(|q| &mut q.test)),
            Family::new(Question::Shares, shares),
        ]
    }
}

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
    /// The plans' networks where several comparisons share them; else they are made anew.
    pub networks: Option<&'o BTreeMap<PlanIndex, Network>>,
}

/// The networks of some plans, for [`DivisionOptions::networks`].
pub fn networks(
    graph: &ResponsibilityGraph,
    plans: impl IntoIterator<Item = PlanIndex>,
) -> BTreeMap<PlanIndex, Network> {
    plans.into_iter().map(|p| (p, Network::new(graph, p))).collect()
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
    /// Share of a's fractional load (Σ 1/k(t) over all tasks), 0–1; absent where a names nobody.
    pub a: Option<f64>,
    /// Share of b's.
    pub b: Option<f64>,
    /// a − b, −1–1, with a 95 % interval (Welch) where both plans have 15 tasks and the function eight in each.
    pub difference: Estimate,
    /// Whether they differ: tasks dealt anew between the plans. Absent for a function too rare to show it.
    pub test: Option<Test>,
}

/// Compares who does what in two plans, on the pairs that `overlap` matched one to one; see [`division_with`].
pub fn division(graph: &ResponsibilityGraph, a: PlanIndex, b: PlanIndex, overlap: &Overlap) -> Division {
    division_with(graph, a, b, overlap, &DivisionOptions::default())
}

/// As [`division`], with numbers of draws and the plans' clusters.
///
/// Bodies are compared as functions, so that the bureaus of two cities meet; territorial bodies are left out.
///
/// **Intervals** are over tasks (shares) or matched pairs (agreements). **Tests**: [`Qap`] and [`FunctionShare::test`], which
/// [`Tested`] hands to the one correction of an analysis. **Absent**: agreements for fewer than [`FEWEST_PAIRS`]
/// pairs, the correlation for fewer than five shared functions, partitions for fewer than [`FEWEST_FUNCTIONS`].
/// **Sources**: Poisot et al. 2012 and Fründ 2021 (β), Hubert & Schultz 1976 (QAP), Passonneau 2006 (MASI). Linear in
/// assignments and draws, quadratic in functions and in the tables drawn.
pub fn division_with(
    graph: &ResponsibilityGraph,
    a: PlanIndex,
    b: PlanIndex,
    overlap: &Overlap,
    options: &DivisionOptions,
) -> Division {
    let pairs = matched::pairs(overlap);
    let agreement = matched::agreement(overlap, &pairs);
    let own;
    let (x, y) = if let Some(both) = options.networks.and_then(|all| all.get(&a).zip(all.get(&b))) {
        both
    } else {
        own = (links::Network::new(graph, a), links::Network::new(graph, b));
        (&own.0, &own.1)
    };
    let beta = links::beta(x, y);
    let (ari, nmi, partition_functions) =
        options.partitions.map_or((None, None, 0), |(p, q)| links::partitions(graph, p, q));
    let shared_functions = links::shared(x, y).len();
    let only =
        |p: &Network, q: &Network| p.functions().difference(&q.functions()).map(|f| (*f).clone()).collect();
    let city =
        |p: PlanIndex| graph.corpus().plans.get(p as usize).map(|p| p.city.clone()).unwrap_or_default();
    let same_city = !city(a).is_empty() && city(a) == city(b);
    Division {
        a,
        b,
        functions: load::shares(graph, a, b, &options.sampling),
        body_agreement: agreement.bodies,
        body_pairs: agreement.body_pairs,
        lead_agreement: agreement.leads,
        lead_masi: agreement.masi,
        lead_pairs: agreement.lead_pairs,
        beta_wn: beta.map(|x| x.all),
        beta_st: beta.and_then(|x| x.turnover),
        beta_os: beta.and_then(|x| x.rewiring),
        beta_halves: (x.halves(&options.sampling), y.halves(&options.sampling)),
        qap: links::qap(x, y, &options.sampling),
        ari,
        nmi,
        partition_functions,
        same_city,
        only_a: only(x, y),
        only_b: only(y, x),
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
    pub fn under(&self, graph: &ResponsibilityGraph, overlap: &Overlap) -> Self {
        let pairs = matched::pairs(overlap);
        let agreement = matched::agreement(overlap, &pairs);
        Self {
            body_agreement: agreement.bodies,
            body_pairs: agreement.body_pairs,
            lead_agreement: agreement.leads,
            lead_masi: agreement.masi,
            lead_pairs: agreement.lead_pairs,
            schedule: self.same_city.then(|| schedule::schedule(graph, overlap)),
            pairs,
            ..self.clone()
        }
    }
}

fn refusal(pairs: &[DividedPair], shared_functions: usize) -> Option<Refusal> {
    if shared_functions == 0 {
        Some(Refusal::NoSharedFunction)
    } else if pairs.is_empty() {
        Some(Refusal::NoPartners)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
