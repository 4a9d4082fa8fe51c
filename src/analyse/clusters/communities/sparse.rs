use super::{Communities, renumbered};
use crate::{analyse::stats::Stream, graph::Weights};
use single_clustering::{
    community_search::leiden::{LeidenConfig, ObjectiveKind, leiden},
    network::CSRNetwork,
};

/// Leiden of the `single-clustering` crate on an edge list, for networks too large for a full matrix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SparseLeiden {
    /// Resolution γ; 1 is modularity.
    pub resolution: f64,
}

impl Default for SparseLeiden {
    fn default() -> Self {
        Self { resolution: 1.0 }
    }
}

impl Communities for SparseLeiden {
    /// Weights that the crate refuses (not finite) leave every node alone; [`Weights`] has none.
    fn partition(&self, weights: &Weights, rng: &mut Stream) -> Vec<usize> {
        let edges: Vec<(usize, usize, f64)> = weights.pairs().collect();
        let config = LeidenConfig {
            objective: ObjectiveKind::Rb { resolution: self.resolution },
            seed: Some(u64::from(rng.bits())),
            n_iterations: 10,
            ..LeidenConfig::default()
        };
        CSRNetwork::from_edges(weights.len(), &edges)
            .and_then(|network| leiden(&network, &config))
            .map_or_else(|_| (0..weights.len()).collect(), |found| renumbered(found.into_labels()))
    }
}
