//! Who works with whom: the co-responsibility network, its tested ties, its clusters.

pub mod communities;

use super::Refusal;
use crate::model::{AgencyId, PlanIndex, TaskRef};
use serde::{Deserialize, Serialize};

/// The co-responsibility network of a plan and what holds together in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clusters {
    /// The plan.
    pub plan: PlanIndex,
    /// Bodies of the network, by id.
    pub agencies: Vec<AgencyId>,
    /// Territorial bodies left out.
    pub left_out: Vec<AgencyId>,
    /// Tasks that name at least half of the network's bodies; kept, but shown.
    pub everybody_tasks: Vec<TaskRef>,
    /// Pairs that share a task, strongest first.
    pub ties: Vec<Tie>,
    /// The fewest shared tasks at which a pair can be significant after correction; absent where none can.
    pub floor: Option<usize>,
    /// The communities, largest first; a body in no community with another stands alone.
    pub clusters: Vec<Cluster>,
    /// Modularity of the partition.
    pub modularity: Option<f64>,
    /// Share of re-optimised null draws with at least this modularity.
    pub partition_p: Option<f64>,
    /// Mean agreement (ARI) between runs with different seeds, −0.5–1.
    pub agreement: Option<f64>,
    /// Bodies that tie clusters together, strongest first.
    pub brokers: Vec<Broker>,
    /// Maximal groups that stand together on at least two tasks.
    pub bicliques: Vec<Biclique>,
    /// Why (parts of) the result are missing.
    pub refusal: Option<Refusal>,
}

/// Two bodies that share tasks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    /// The body with the smaller id.
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
}

/// A community of bodies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cluster {
    /// Number from 1 in order of size.
    pub number: usize,
    /// Members by id.
    pub members: Vec<AgencyId>,
    /// Tasks that name at least two members, most members first.
    pub tasks: Vec<TaskRef>,
    /// Themes those tasks belong to, most frequent first (codebook ids).
    pub themes: Vec<String>,
    /// Mean Jaccard with the best match over resampled tasks, 0–1 (Hennig 2007).
    pub stability: Option<f64>,
    /// p of the inner weight against re-searched null draws.
    pub p: Option<f64>,
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
