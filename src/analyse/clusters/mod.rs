//! Who works with whom: the co-responsibility network, its tested ties, its clusters.
//!
//! A tie is two bodies on one task, in any role. What is more than chance is asked against tables with the same
//! number of tasks a body and the same number of bodies a task ([`stats::Curveball`](super::stats::Curveball),
//! [`stats::PairLaws`](super::stats::PairLaws)): a body on many tasks and a task that names everybody make ties by themselves.
//! Single pairs have little power against this null, so the cluster is the unit of inference.

mod bicliques;
mod brokers;
pub mod communities;
mod core;
mod evidence;
mod null;
mod options;
mod run;
mod stability;
mod ties;

pub use options::ClusterOptions;
pub use run::clusters;

use super::{
    Estimate, Refusal,
    family::{Family, P, Question, Test, Tested, Verdict},
};
use crate::graph::LeadSupport;
use crate::model::{AgencyId, PlanIndex, TaskRef};
use serde::{Deserialize, Serialize};

/// The co-responsibility network of a plan and what holds together in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clusters {
    /// The plan.
    pub plan: PlanIndex,
    /// Bodies of the network, in the order in which the plan names them.
    pub agencies: Vec<AgencyId>,
    /// Territorial bodies left out, in the same order.
    pub left_out: Vec<AgencyId>,
    /// Tasks that name at least half of the network's bodies; kept, but shown.
    pub everybody_tasks: Vec<TaskRef>,
    /// Tasks that were left out as everybody-tasks, where that was asked for.
    pub dropped_tasks: Vec<TaskRef>,
    /// Pairs that share a task, strongest first (weight, shared tasks, then order of the bodies).
    pub ties: Vec<Tie>,
    /// Pairs tested: those whose margins let them pass at all, without a shared task too; the correction counts them.
    pub tested: usize,
    /// Whether the ties' hypergeometric p, asked for, comes with its warning; the words of it.
    pub warning: Option<Refusal>,
    /// The fewest shared tasks with which some pair can be significant after correction; absent where none can. Of a single pair
    /// [`Tie::least`] says it.
    pub floor: Option<usize>,
    /// The communities, largest first; a body in no community with another stands alone.
    pub clusters: Vec<Cluster>,
    /// Modularity of the partition (Newman weights, resolution 1), −0.5–1; absent without a tie.
    pub modularity: Option<f64>,
    /// Modularity of fixed-margin draws, each searched as the network was: 95 % band.
    pub modularity_null: Option<(f64, f64)>,
    /// Is the network parted into communities more than draws are? Network and draws are searched alike.
    pub partition: Option<Test>,
    /// Barber's bipartite modularity of the best partition of bodies and tasks together, 0–1; absent without a tie.
    pub barber: Option<f64>,
    /// Agreement (ARI) of the bodies' bipartite partition with `clusters`.
    pub barber_agreement: Option<f64>,
    /// Share of tasks with two or more bodies of the network whose bodies are of more than one cluster, 0–1.
    pub cross_cluster: Option<f64>,
    /// The partition without the everybody-tasks: its agreement (ARI) with `clusters`; absent where there are none.
    pub without_everybody: Option<WithoutEverybody>,
    /// Who leads whom under the graph's convention, among the bodies of the network.
    pub lead_support: LeadSupport,
    /// How near the network is to a core and a periphery; absent below four bodies.
    pub core_periphery: Option<CorePeriphery>,
    /// Mean agreement (ARI) between runs with different seeds, −0.5–1.
    pub agreement: Option<f64>,
    /// Bodies that tie clusters together, strongest first.
    pub brokers: Vec<Broker>,
    /// Maximal groups that stand together on at least two tasks, the largest first.
    pub bicliques: Vec<Biclique>,
    /// All such groups, those listed included.
    pub bicliques_found: usize,
    /// Whether there are more than the search keeps: `bicliques_found` is then the least number.
    pub bicliques_cut: bool,
    /// Why (parts of) the result are missing.
    pub refusal: Option<Refusal>,
}

impl Tested for Clusters {
    fn families(&mut self) -> Vec<Family<'_>> {
        let tested = self.tested;
        let ties: Vec<&mut Test> =
            self.ties.iter_mut().filter(|t| t.can_pass).filter_map(|t| t.test.as_mut()).collect();
        // Pairs that share no task.
        let silent = if ties.is_empty() { 0 } else { tested.saturating_sub(ties.len()) };
        let clusters = self.clusters.iter_mut().filter_map(|c| c.test.as_mut());
        let core = self.core_periphery.as_mut().and_then(|c| c.test.as_mut());
        vec![
            Family::new(Question::Ties, ties).with_silent(silent),
            Family::new(Question::Clusters, clusters).held_jointly(),
            Family::one(Question::Partition, self.partition.as_mut()),
            Family::one(Question::Core, core),
        ]
    }
}

impl Clusters {
    /// Ties that are significant.
    pub fn significant(&self) -> usize {
        self.ties.iter().filter(|t| t.holds()).count()
    }

    /// Pairs of which the report's draws leave open whether they share more tasks than chance: their own p is exact, but what is
    /// corrected together with it was drawn.
    pub fn undecided(&self) -> usize {
        self.ties.iter().filter(|t| t.test.is_some_and(|t| t.verdict == Verdict::Undecided)).count()
    }

    /// p of the partition by itself.
    pub fn partition_p(&self) -> Option<f64> {
        self.partition.map(|t| t.p.value)
    }
}

/// The network without the tasks that name at least half of its bodies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WithoutEverybody {
    /// Pairs that still share a task.
    pub ties: usize,
    /// Modularity of the partition found.
    pub modularity: Option<f64>,
    /// Communities of two or more, largest first.
    pub clusters: Vec<Vec<AgencyId>>,
    /// Adjusted Rand index with the partition of the whole network.
    pub agreement: Option<f64>,
}

/// A core whose bodies all work together, and a periphery whose bodies do not (Borgatti & Everett 1999).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CorePeriphery {
    /// Bodies of the core, in the order of the network.
    pub core: Vec<AgencyId>,
    /// Whether every core was tried, so that none fits better: up to 20 bodies. Beyond, a better one may exist.
    #[serde(default)]
    pub exact: bool,
    /// Correlation of the ties with the ideal (1 within the core, 0 within the periphery), −1–1; `null` is the band of
    /// the same fit on fixed-margin draws: skewed degrees alone give a good fit.
    pub fit: Estimate,
    /// Is the fit more than that of draws, network and draws searched alike ([`exact`](Self::exact) is of `core` and `fit`)?
    pub test: Option<Test>,
}

/// Two bodies that share tasks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    /// The body that the plan names first.
    pub a: AgencyId,
    /// The other.
    pub b: AgencyId,
    /// Shared tasks.
    pub tasks: Vec<TaskRef>,
    /// Σ 1/(k(t) − 1) over shared tasks (Newman 2001).
    pub weight: f64,
    /// Shared tasks expected with both margins fixed.
    pub expected: Option<f64>,
    /// Observed over expected.
    pub ratio: Option<f64>,
    /// More than chance? One-sided, by the pair's own law ([`PairLaws`](super::stats::PairLaws)): no draws stand behind it. Absent where there
    /// is neither a law nor a draw.
    pub test: Option<Test>,
    /// Whether the margins let the pair pass after correction at all; if not it is not counted among the tests.
    pub can_pass: bool,
    /// The fewest shared tasks with which this pair could be significant after correction, were it the only one; absent where no
    /// number would do.
    pub least: Option<usize>,
    /// One-sided p from the fixed-margin draws, beside the law.
    pub drawn: Option<P>,
    /// One-sided p from SDSM/BiCM, exact Poisson-binomial tail.
    pub p_sdsm: Option<f64>,
    /// Benjamini–Hochberg adjusted `p_sdsm` over all pairs.
    pub q_sdsm: Option<f64>,
    /// One-sided hypergeometric p, only where asked for: it takes all tasks as equally open and is wrong on plans with
    /// tasks that name everybody.
    pub p_hypergeometric: Option<f64>,
}

impl Tie {
    /// Whether the pair shares significantly more tasks than chance.
    pub fn holds(&self) -> bool {
        self.test.is_some_and(|t| t.holds())
    }

    /// p of the pair by itself.
    pub fn p(&self) -> Option<f64> {
        self.test.map(|t| t.p.value)
    }

    /// p after the correction.
    pub fn q(&self) -> Option<f64> {
        self.test.and_then(|t| t.q)
    }
}

/// A community of bodies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cluster {
    /// Number from 1 in order of size.
    pub number: usize,
    /// Members in the order in which the plan names them.
    pub members: Vec<AgencyId>,
    /// Tasks that name at least two members, most members first.
    pub tasks: Vec<TaskRef>,
    /// Themes those tasks belong to, most frequent first (codebook ids).
    pub themes: Vec<String>,
    /// Mean Jaccard with the best match over resampled tasks, bodies drawn on both sides compared, 0–1 (after Hennig 2007). Absent
    /// for a cluster whose test is not plainly significant by itself (the interval of p up to .05), with fewer than three joint
    /// tasks, and where there is no other cluster.
    pub stability: Option<f64>,
    /// What the mean Jaccard means; absent with it.
    pub band: Option<Stability>,
    /// Σ of the members' ties among each other (Newman weights).
    pub inner: f64,
    /// The same expected with fixed margins; absent where no draw was made.
    pub expected: Option<f64>,
    /// The members that carry the evidence for the cluster, and …
    pub core: Vec<AgencyId>,
    /// … the tasks on which they stand together more than their loads explain, in document order.
    pub core_tasks: Vec<TaskRef>,
    /// Log-likelihood ratio (nats) of core members and core tasks as a group (each member on 4 of 5 of its tasks)
    /// against fixed margins; 0 where nothing speaks for a group. Absent for a body alone.
    pub score: Option<f64>,
    /// Does it contain a group (its core members on its core tasks) beyond chance? The score against the best score of any cluster
    /// in each draw, the search repeated on it (max statistic): p holds over all clusters of the plan together. Absent for a body
    /// alone.
    pub test: Option<Test>,
}

/// What a mean Jaccard over resampled tasks says of a cluster that contains more than chance.
///
/// The cuts are our own, by simulation (`cargo bench --bench networks`). In plans without any structure (30 bodies, 60 tasks) the most
/// stable cluster has .49–.53 in the median and .55–.61 in one plan of twenty; a cluster around a planted group of five has .68 in
/// the median. With the test before it, fewer than one plan without structure in twenty has a cluster called stable. Hennig's cuts
/// (.6, .75, .85) are for other data: they call a planted group stable in 28 % of plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stability {
    /// Under .55: it contains a group, but which other bodies belong to it is doubtful.
    Doubtful,
    /// From .55: stable.
    Stable,
    /// From .70, which no plan without structure reached: highly stable.
    HighlyStable,
}

impl Stability {
    /// The band of a mean Jaccard.
    pub fn of(jaccard: f64) -> Self {
        match jaccard {
            j if j < 0.55 => Self::Doubtful,
            j if j < 0.70 => Self::Stable,
            _ => Self::HighlyStable,
        }
    }
}

/// A body between clusters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Broker {
    /// The body.
    pub agency: AgencyId,
    /// Weighted betweenness in the network, normalised 0–1.
    pub betweenness: f64,
    /// Participation coefficient 1 − Σ (share of its weight in each cluster)², 0–1.
    pub participation: f64,
}

/// Bodies that all stand on the same tasks, and no more bodies or tasks can be added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Biclique {
    /// The bodies.
    pub agencies: Vec<AgencyId>,
    /// The tasks.
    pub tasks: Vec<TaskRef>,
}
