//! Who works with whom: the co-responsibility network, its tested ties, its clusters.
//!
//! A tie is two bodies on one task, in any role. What is more than chance is asked against tables with the same
//! number of tasks a body and the same number of bodies a task ([`stats::Curveball`](super::stats::Curveball),
//! [`stats::Bicm`](super::stats::Bicm)): a body on many tasks and a task that names everybody make ties by themselves.
//! Single pairs have little power against this null, so the cluster is the unit of inference (METHODS 1.2).

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

use super::{Estimate, Refusal, family::Tested};
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
    /// Pairs tested: all R(R − 1)/2, those without a shared task included; the m of the correction.
    pub tested: usize,
    /// Ties with q ≤ .05.
    pub significant: usize,
    /// Whether the ties' hypergeometric p, asked for, comes with its warning; the words of it.
    pub warning: Option<Refusal>,
    /// The fewest shared tasks at which a pair can be significant after correction; absent where none can.
    pub floor: Option<usize>,
    /// The communities, largest first; a body in no community with another stands alone.
    pub clusters: Vec<Cluster>,
    /// Modularity of the partition (Newman weights, resolution 1), −0.5–1; absent without a tie.
    pub modularity: Option<f64>,
    /// Modularity of fixed-margin draws, each searched as the network was: 95 % band.
    pub modularity_null: Option<(f64, f64)>,
    /// p of the modularity: (1 + draws with at least as much)/(1 + draws), network and draws searched alike.
    pub partition_p: Option<f64>,
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
    /// Maximal groups that stand together on at least two tasks.
    pub bicliques: Vec<Biclique>,
    /// Why (parts of) the result are missing.
    pub refusal: Option<Refusal>,
}

impl Tested for Clusters {}

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
    /// p of the fit against those draws.
    pub p: Option<f64>,
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
    /// One-sided p from fixed-margin draws.
    pub p_swaps: Option<f64>,
    /// One-sided p from SDSM/BiCM, exact Poisson-binomial tail.
    pub p_sdsm: Option<f64>,
    /// Benjamini–Hochberg adjusted `p_swaps` over all pairs.
    pub q: Option<f64>,
    /// Benjamini–Hochberg adjusted `p_sdsm` over all pairs.
    pub q_sdsm: Option<f64>,
    /// One-sided hypergeometric p, only where asked for: it takes all tasks as equally open and is wrong on plans with
    /// tasks that name everybody.
    pub p_hypergeometric: Option<f64>,
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
    /// Mean Jaccard with the best match over resampled tasks, 0–1 (Hennig 2007).
    pub stability: Option<f64>,
    /// What the mean Jaccard means.
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
    /// p of the score against the best score of any cluster in each draw, the search repeated on it (max statistic):
    /// holds over all clusters of the plan together. Absent for a body alone.
    pub p: Option<f64>,
}

/// What a mean Jaccard over resampled tasks says of a cluster (Hennig 2007; help page of fpc's `clusterboot`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stability {
    /// Up to 0.5: not found again.
    Dissolved,
    /// Under 0.6: not to be trusted.
    Untrusted,
    /// 0.6–0.75: a pattern, but which bodies belong to it is highly doubtful.
    Doubtful,
    /// From 0.75: stable.
    Stable,
    /// From 0.85: highly stable.
    HighlyStable,
}

impl Stability {
    /// The band of a mean Jaccard.
    pub fn of(jaccard: f64) -> Self {
        match jaccard {
            j if j <= 0.5 => Self::Dissolved,
            j if j < 0.6 => Self::Untrusted,
            j if j < 0.75 => Self::Doubtful,
            j if j < 0.85 => Self::Stable,
            _ => Self::HighlyStable,
        }
    }

    /// The word in Chinese tables.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Dissolved => "不成立",
            Self::Untrusted => "不可信",
            Self::Doubtful => "成员存疑",
            Self::Stable => "稳定",
            Self::HighlyStable => "高度稳定",
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
