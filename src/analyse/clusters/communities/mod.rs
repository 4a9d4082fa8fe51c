//! Searching for communities.

mod consensus;
mod merit;
mod sparse;

pub use consensus::{Consensus, consensus};
pub use merit::{Merit, renumbered};
pub use sparse::SparseLeiden;

use crate::{analyse::stats::Stream, graph::Weights};

/// A way to part weighted nodes into communities. Every result of the crate goes through this, so that the library
/// behind it can change.
pub trait Communities: Sync {
    /// The community of each node, numbered from 0 by first node. The same stream gives the same answer.
    fn partition(&self, weights: &Weights, rng: &mut Stream) -> Vec<usize>;
}

/// Leiden on the full matrix, for networks of a plan's size; the default.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DenseLeiden {
    /// Resolution γ; 1 is modularity.
    pub resolution: f64,
}

impl Default for DenseLeiden {
    fn default() -> Self {
        Self { resolution: 1.0 }
    }
}

impl Communities for DenseLeiden {
    fn partition(&self, weights: &Weights, rng: &mut Stream) -> Vec<usize> {
        Merit::modularity(weights, self.resolution).search(rng)
    }
}
