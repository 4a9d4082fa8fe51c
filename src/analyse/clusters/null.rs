//! The network's place among tables with the same margins.

use super::{communities::Merit, core::core_fit, evidence::Evidence};
use crate::{
    analyse::{
        Sampling,
        stats::{Curveball, Stream, empirical_p},
    },
    graph::{BitMatrix, Projection, Weights},
};
use rayon::prelude::*;

/// What is asked of each table with the margins of the observed one.
pub(super) struct Question<'a> {
    pub(super) observed: &'a BitMatrix,
    pub(super) forbidden: Option<&'a BitMatrix>,
    pub(super) evidence: &'a Evidence,
    /// The clusters found in the observed network.
    pub(super) clusters: &'a [Vec<usize>],
    pub(super) projection: Projection,
    pub(super) plan: &'a str,
}

/// The answers, added up over all draws.
#[derive(Debug, Default)]
pub(super) struct Null {
    n: usize,
    /// Pair by pair (second before first, packed): shared tasks added up, and draws with at least as many as observed.
    shared: Vec<u32>,
    reached: Vec<u32>,
    /// Number of draws, and those of them that were searched.
    count: usize,
    pub(super) searched: Vec<Answer>,
}

/// One draw.
#[derive(Debug, Clone, Default)]
pub(super) struct Answer {
    /// Modularity reached by [`Merit::quick_search`].
    pub(super) modularity: f64,
    /// The best score among its clusters.
    pub(super) score: f64,
    /// Fit of a core and a periphery.
    pub(super) core_fit: Option<f64>,
    /// Inner weight of each observed cluster.
    inner: Vec<f64>,
}

/// One draw in this many is searched for clusters as well: what is asked of it costs three times the draw, and 200 place a p
/// of .05 to within .015.
const SEARCHED: usize = 2;

/// Draws handed to a thread at a time; part sums are per chunk, so it does not depend on threads.
const CHUNK: usize = 25;

impl Null {
    /// Draws the tables and asks each. O(draws · (R² + trades + R·T)).
    pub(super) fn new(question: &Question, sampling: &Sampling) -> Self {
        let n = question.observed.rows();
        let mut hub = Stream::new(sampling.seed, "hub", question.plan, 0);
        let ball = Curveball::new(question.observed, question.forbidden, &mut hub);
        let seen = shared_tasks(question.observed);
        let chunks: Vec<Self> = (0..sampling.draws.div_ceil(CHUNK))
            .into_par_iter()
            .map(|chunk| {
                let draws = chunk * CHUNK..sampling.draws.min((chunk + 1) * CHUNK);
                let mut part = Self::empty(n);
                for d in draws {
                    let mut rng = Stream::new(sampling.seed, "swaps", question.plan, d as u64);
                    let table = ball.draw(&mut rng);
                    part.add(&shared_tasks(&table), &seen);
                    if d % SEARCHED == 0 {
                        part.searched.push(question.ask(&table, &mut rng));
                    }
                }
                part
            })
            .collect();
        let mut all = Self::empty(n);
        for part in chunks {
            all.shared.iter_mut().zip(part.shared).for_each(|(x, y)| *x += y);
            all.reached.iter_mut().zip(part.reached).for_each(|(x, y)| *x += y);
            all.count += part.count;
            all.searched.extend(part.searched);
        }
        all
    }

    /// No draws.
    pub(super) fn empty(n: usize) -> Self {
        let pairs = n * n.saturating_sub(1) / 2;
        Self { n, shared: vec![0; pairs], reached: vec![0; pairs], ..Self::default() }
    }

    fn add(&mut self, drawn: &[u32], seen: &[u32]) {
        self.count += 1;
        for (pair, (&d, &s)) in drawn.iter().zip(seen).enumerate() {
            self.shared[pair] += d;
            self.reached[pair] += u32::from(d >= s);
        }
    }

    /// Mean shared tasks of a pair.
    pub(super) fn expected(&self, a: usize, b: usize) -> Option<f64> {
        let sum = self.shared.get(self.pair(a, b))?;
        (self.count > 0).then(|| f64::from(*sum) / self.count as f64)
    }

    /// One-sided p of a pair's shared tasks.
    pub(super) fn p(&self, a: usize, b: usize) -> Option<f64> {
        let reached = *self.reached.get(self.pair(a, b))? as usize;
        (self.count > 0).then(|| empirical_p(reached, self.count))
    }

    /// Mean inner weight of an observed cluster.
    pub(super) fn expected_inner(&self, cluster: usize) -> Option<f64> {
        let sum: f64 = self.searched.iter().filter_map(|d| d.inner.get(cluster)).sum();
        (!self.searched.is_empty()).then(|| sum / self.searched.len() as f64)
    }

    /// Share of draws in which a value is reached, with the observed one counted as a draw.
    pub(super) fn p_of(&self, observed: f64, value: impl Fn(&Answer) -> f64) -> Option<f64> {
        // Sums taken in another order differ in the last digits.
        let reached = self.searched.iter().filter(|d| value(d) >= observed - 1e-9).count();
        (!self.searched.is_empty()).then(|| empirical_p(reached, self.searched.len()))
    }

    fn pair(&self, a: usize, b: usize) -> usize {
        let (low, high) = (a.min(b), a.max(b));
        if low == high || high >= self.n { usize::MAX } else { high * (high - 1) / 2 + low }
    }
}

impl Question<'_> {
    fn ask(&self, table: &BitMatrix, rng: &mut Stream) -> Answer {
        let weights = self.projection.weights(table);
        let (modularity, labels) = quick(&weights, rng);
        let ratios = self.evidence.of(table);
        let score = |g: &Vec<usize>| self.evidence.core(&ratios, table, g).score;
        Answer {
            modularity,
            score: groups(&labels).iter().filter(|g| g.len() > 1).map(score).fold(0.0, f64::max),
            core_fit: core_fit(&weights).map(|c| c.0),
            inner: self.clusters.iter().map(|c| inner_weight(&weights, c)).collect(),
        }
    }
}

/// The search that observed and drawn networks go through alike: its modularity and labels.
pub(super) fn quick(weights: &Weights, rng: &mut Stream) -> (f64, Vec<usize>) {
    let merit = Merit::modularity(weights, 1.0);
    let labels = merit.quick_search(rng);
    (merit.quality(&labels), labels)
}

/// Shared tasks of all pairs, packed: (1,0), (2,0), (2,1), (3,0) … Counted task by task, as few pairs share any.
fn shared_tasks(table: &BitMatrix) -> Vec<u32> {
    let (n, turned) = (table.rows(), table.transposed());
    let mut shared = vec![0; n * n.saturating_sub(1) / 2];
    let mut members = Vec::with_capacity(n);
    for t in 0..turned.rows() {
        members.clear();
        members.extend(turned.ones(t));
        for (place, &a) in members.iter().enumerate().skip(1) {
            let row = &mut shared[a * (a - 1) / 2..][..a];
            members[..place].iter().for_each(|&b| row[b] += 1);
        }
    }
    shared
}

/// Σ of a group's weights among each other, each pair once.
pub(super) fn inner_weight(weights: &Weights, group: &[usize]) -> f64 {
    let of = |(at, &i): (usize, &usize)| group[..at].iter().map(|&j| weights.get(i, j)).sum::<f64>();
    group.iter().enumerate().map(of).sum()
}

/// The nodes of each label, labels in order.
pub(super) fn groups(labels: &[usize]) -> Vec<Vec<usize>> {
    let mut out = vec![Vec::new(); labels.iter().max().map_or(0, |m| m + 1)];
    labels.iter().enumerate().for_each(|(i, &l)| out[l].push(i));
    out
}
