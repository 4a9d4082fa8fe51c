//! The network's place among tables with the same margins.

use super::communities::Merit;
use crate::{
    analyse::{
        Sampling,
        stats::{Curveball, Stream, empirical_p},
    },
    graph::{BitMatrix, Projection, Weights},
};
use rayon::prelude::*;

/// Tables with the margins of the observed one, and what pairs weigh in them.
pub(super) struct Null {
    pub(super) draws: Vec<BitMatrix>,
    /// Pair by pair (row-major, both orders): shared tasks added up over the draws.
    pub(super) shared: Vec<u32>,
    /// Draws in which the pair shares at least as many tasks as observed.
    pub(super) reached: Vec<u32>,
    /// Mean and variance of the weights over draws and observed network.
    mean: Vec<f64>,
    variance: Vec<f64>,
    n: usize,
}

/// Draws handed to a thread at a time.
const CHUNK: usize = 25;

impl Null {
    /// Draws the tables and looks at every pair in each. O(draws·(R² + trades)).
    pub(super) fn new(
        observed: &BitMatrix,
        forbidden: Option<&BitMatrix>,
        projection: Projection,
        plan: &str,
        sampling: &Sampling,
    ) -> Self {
        let n = observed.rows();
        let ball = Curveball::new(observed, forbidden, &mut Stream::new(sampling.seed, "hub", plan, 0));
        let draws: Vec<BitMatrix> = (0..sampling.draws)
            .into_par_iter()
            .with_min_len(CHUNK)
            .map(|d| ball.draw(&mut Stream::new(sampling.seed, "swaps", plan, d as u64)))
            .collect();
        let seen = PairCounts::of(observed);
        let empty = || (vec![0_u32; n * n], vec![0_u32; n * n]);
        let (shared, reached) = draws
            .par_chunks(CHUNK)
            .map(|chunk| {
                let mut sums = empty();
                chunk.iter().for_each(|d| PairCounts::of(d).add_to(&seen, &mut sums));
                sums
            })
            .reduce(empty, |mut a, b| {
                a.0.iter_mut().zip(b.0).for_each(|(x, y)| *x += y);
                a.1.iter_mut().zip(b.1).for_each(|(x, y)| *x += y);
                a
            });
        let mut this =
            Self { draws, shared, reached, mean: vec![0.0; n * n], variance: vec![0.0; n * n], n };
        this.weigh(observed, projection);
        this
    }

    /// Moments of the weights, the observed network counted as one more draw so that it is treated like them.
    fn weigh(&mut self, observed: &BitMatrix, projection: Projection) {
        let (mut sum, mut squares) = (vec![0.0; self.n * self.n], vec![0.0; self.n * self.n]);
        // One after another: a sum of floats must not depend on who adds first.
        for table in self.draws.iter().chain([observed]) {
            let weights = projection.weights(table);
            for i in 0..self.n {
                for (j, w) in weights.row(i).iter().enumerate() {
                    sum[i * self.n + j] += w;
                    squares[i * self.n + j] += w * w;
                }
            }
        }
        let count = (self.draws.len() + 1) as f64;
        for (place, (s, q)) in sum.iter().zip(&squares).enumerate() {
            self.mean[place] = s / count;
            self.variance[place] = (q / count - (s / count).powi(2)).max(0.0);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.draws.is_empty()
    }

    /// Mean shared tasks of a pair.
    pub(super) fn expected(&self, a: usize, b: usize) -> Option<f64> {
        (!self.is_empty()).then(|| f64::from(self.shared[a * self.n + b]) / self.draws.len() as f64)
    }

    /// One-sided p of a pair's shared tasks.
    pub(super) fn p(&self, a: usize, b: usize) -> Option<f64> {
        let reached = self.reached[a * self.n + b] as usize;
        (!self.is_empty()).then(|| empirical_p(reached, self.draws.len()))
    }

    /// Inner weight of a group expected under the null.
    pub(super) fn expected_inner(&self, members: &[usize]) -> f64 {
        pairs(members).map(|(i, j)| self.mean[i * self.n + j]).sum()
    }

    /// How far a group's inner weight is above what is expected, in standard deviations of its pairs.
    pub(super) fn score(&self, weights: &Weights, members: &[usize]) -> f64 {
        let (mut excess, mut variance) = (0.0, 0.0);
        for (i, j) in pairs(members) {
            excess += weights.get(i, j) - self.mean[i * self.n + j];
            variance += self.variance[i * self.n + j];
        }
        if variance > 0.0 { excess / variance.sqrt() } else { 0.0 }
    }

    /// Modularity and the best cluster score of each draw, searched as the observed network is.
    pub(super) fn searched(&self, projection: Projection, plan: &str, seed: u64) -> Vec<(f64, f64)> {
        let one = |(d, table): (usize, &BitMatrix)| {
            let weights = projection.weights(table);
            self.search(&weights, &mut Stream::new(seed, "null-search", plan, d as u64 + 1))
        };
        self.draws.par_iter().enumerate().with_min_len(CHUNK).map(one).collect()
    }

    /// One search: the modularity reached and the best score of its clusters.
    pub(super) fn search(&self, weights: &Weights, rng: &mut Stream) -> (f64, f64) {
        let merit = Merit::modularity(weights, 1.0);
        let labels = merit.search(rng);
        let best = groups(&labels)
            .iter()
            .filter(|g| g.len() > 1)
            .map(|g| self.score(weights, g))
            .fold(f64::NEG_INFINITY, f64::max);
        (merit.quality(&labels), best)
    }
}

/// Shared tasks of all pairs.
struct PairCounts {
    n: usize,
    cells: Vec<u32>,
}

impl PairCounts {
    fn of(table: &BitMatrix) -> Self {
        let n = table.rows();
        let mut cells = vec![0; n * n];
        for i in 0..n {
            for j in 0..i {
                let shared = table.shared(i, j) as u32;
                cells[i * n + j] = shared;
                cells[j * n + i] = shared;
            }
        }
        Self { n, cells }
    }

    fn add_to(&self, seen: &Self, (sum, reached): &mut (Vec<u32>, Vec<u32>)) {
        for place in 0..self.n * self.n {
            sum[place] += self.cells[place];
            reached[place] += u32::from(self.cells[place] >= seen.cells[place]);
        }
    }
}

fn pairs(members: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    members.iter().enumerate().flat_map(|(at, &i)| members[..at].iter().map(move |&j| (i, j)))
}

/// The nodes of each label, labels in order.
pub(super) fn groups(labels: &[usize]) -> Vec<Vec<usize>> {
    let mut out = vec![Vec::new(); labels.iter().max().map_or(0, |m| m + 1)];
    labels.iter().enumerate().for_each(|(i, &l)| out[l].push(i));
    out
}
