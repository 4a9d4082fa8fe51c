//! Searching for communities.

mod consensus;
mod merit;

pub use consensus::{Consensus, consensus};
pub use merit::{Merit, renumbered};

use crate::{analyse::stats::Stream, graph::Weights};

/// A way to part weighted nodes into communities. Every result of the crate goes through this, so that the method
/// behind it can change.
pub trait Communities: Sync {
    /// The community of each node, numbered from 0 by first node. The same stream gives the same answer.
    fn partition(&self, weights: &Weights, rng: &mut Stream) -> Vec<usize>;
}

/// Leiden (Traag et al. 2019) on the full matrix, for networks of a plan's size. No crate is used for it: on the table of
/// graphs in the tests this reaches igraph's modularity, the crates for Rust fell short on some.
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

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/leiden_igraph.tsv"));

    /// Name, network and igraph's modularity of each line.
    fn graphs() -> Vec<(&'static str, Weights, f64)> {
        let line = |line: &'static str| {
            let cells: Vec<&str> = line.split('\t').collect();
            let mut w = Weights::new(cells[1].parse().unwrap());
            for edge in cells[3].split(' ') {
                let (ends, weight) = edge.split_once(':').unwrap();
                let (a, b) = ends.split_once('-').unwrap();
                w.add(a.parse().unwrap(), b.parse().unwrap(), weight.parse().unwrap());
            }
            (cells[0], w, cells[2].parse().unwrap())
        };
        TABLE.lines().filter(|l| !l.starts_with('#')).map(line).collect()
    }

    #[test]
    fn modularity_is_igraphs() {
        assert!(graphs().len() > 20);
        let mut under = Vec::new();
        for (name, weights, igraph) in graphs() {
            let merit = Merit::modularity(&weights, 1.0);
            let search = DenseLeiden::default();
            // igraph's is the best of ten runs.
            let best = (0..30)
                .map(|r| merit.quality(&search.partition(&weights, &mut Stream::new(1, "", name, r))))
                .fold(f64::MIN, f64::max);
            if best < igraph - 0.002 {
                under.push(format!("{name}: {best} under {igraph}"));
            }
        }
        assert!(under.is_empty(), "{under:#?}");
    }

    #[test]
    fn consensus_of_two_cliques_is_unanimous() {
        let mut w = Weights::new(8);
        for (a, b) in (0..4).flat_map(|a| (0..a).map(move |b| (a, b))) {
            w.add(a, b, 1.0);
            w.add(a + 4, b + 4, 1.0);
        }
        w.add(0, 4, 0.5);
        let found = consensus(&DenseLeiden::default(), &w, 10, &|n| Stream::new(1, "", "", n));
        assert_eq!(found.labels, [0, 0, 0, 0, 1, 1, 1, 1]);
        assert_eq!(found.agreement, Some(1.0));
    }

    #[test]
    fn nobody_one_and_two() {
        for n in 0..3 {
            let found =
                consensus(&DenseLeiden::default(), &Weights::new(n), 3, &|r| Stream::new(1, "", "", r));
            assert_eq!(found.labels, (0..n).collect::<Vec<_>>());
        }
    }
}
