//! The network's place among tables with the same margins.

use super::{communities::Merit, core::core_fit, evidence::Evidence};
use crate::{
    analyse::{
        Sampling,
        family::{P, Test},
        stats::{Curveball, Stream, percentile_band},
    },
    graph::{BitMatrix, Projection, Weights},
    parallel,
};

/// What is asked of each table with the margins of the observed one.
pub(super) struct Question<'a> {
    pub(super) observed: &'a BitMatrix,
    pub(super) forbidden: Option<&'a BitMatrix>,
    pub(super) evidence: &'a Evidence,
    /// The clusters found in the observed network.
    pub(super) clusters: &'a [Vec<usize>],
    /// The least score of them above 0: lower ones of draws need not be known.
    pub(super) least_score: f64,
    pub(super) projection: Projection,
    pub(super) plan: &'a str,
}

/// What the observed network answers, searched as every draw is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Observed {
    /// Modularity reached.
    pub(super) modularity: f64,
    /// The best score among the clusters of that search: no cluster counts for more, or the better search behind the clusters
    /// shown would be compared with a worse one.
    pub(super) score: f64,
    /// Fit of a core and a periphery.
    pub(super) core_fit: Option<f64>,
}

/// The answers of all draws.
#[derive(Debug, Default)]
pub(super) struct Null {
    n: usize,
    observed: Observed,
    /// Pair by pair (second before first, packed): shared tasks added up, and draws with at least as many as observed.
    shared: Vec<u32>,
    reached: Vec<u32>,
    /// Inner weight of each observed cluster, added up.
    inner: Vec<f64>,
    /// Number of draws, and of those in which pairs were counted.
    draws: usize,
    count: usize,
    modularity: Vec<f64>,
    score: Vec<f64>,
    core_fit: Vec<Option<f64>>,
}

/// A question is settled when this many draws reach the observed value: p is then plainly large, or known to a third of itself
/// (Besag & Clifford 1991, who advise 10 to 20).
const ENOUGH: usize = 10;
/// Looks at what is settled, in quarters of `Sampling::draws`: at most twice that number is drawn.
const LOOKS: [usize; 4] = [1, 2, 4, 8];
/// Draws of a chain, each with a start of its own; the parts are put together in order, so nothing depends on threads.
const CHAIN: usize = 25;

/// Questions not yet settled.
#[derive(Debug, Clone, Copy)]
struct Open {
    modularity: bool,
    score: bool,
    core_fit: bool,
}

impl Null {
    /// Draws tables and asks each, until every question is settled or the draws are used up.
    ///
    /// O(draws · (R² + trades + R·T)).
    pub(super) fn new(question: &Question, observed: Observed, sampling: &Sampling) -> Self {
        let n = question.observed.rows();
        let mut all = Self { observed, ..Self::empty(n) };
        all.inner = vec![0.0; question.clusters.len()];
        let mut hub = Stream::new(sampling.seed, "hub", question.plan, 0);
        let ball = Curveball::new(question.observed, question.forbidden, &mut hub);
        let seen = shared_tasks(question.observed);
        let (mut open, mut made) = (all.open(), 0);
        for look in LOOKS {
            let until = (sampling.draws * look).div_ceil(4 * CHAIN);
            let parts = parallel::numbered(until - made, |chain| {
                let stream = Stream::new(sampling.seed, "swaps", question.plan, (made + chain) as u64);
                let mut part = Self { inner: vec![0.0; question.clusters.len()], ..Self::empty(n) };
                for table in ball.chain(stream).take(CHAIN) {
                    // Pairs have a law of their own; beside it the first draws are enough.
                    if look <= 4 {
                        part.count(&shared_tasks(&table), &seen);
                    }
                    part.ask(question, &table, open);
                }
                part
            });
            parts.into_iter().for_each(|part| all.add(part));
            made = until;
            open = all.open();
            if !(open.modularity || open.score || open.core_fit) {
                break;
            }
        }
        all
    }

    /// No draws.
    pub(super) fn empty(n: usize) -> Self {
        let pairs = n * n.saturating_sub(1) / 2;
        Self { n, shared: vec![0; pairs], reached: vec![0; pairs], ..Self::default() }
    }

    fn open(&self) -> Open {
        let observed = self.observed;
        Open {
            modularity: reached(&self.modularity, observed.modularity) < ENOUGH,
            score: reached(&self.score, observed.score) < ENOUGH,
            core_fit: observed.core_fit.is_some_and(|fit| self.core_reached(fit) < ENOUGH),
        }
    }

    fn count(&mut self, drawn: &[u32], seen: &[u32]) {
        self.count += 1;
        for (pair, (&d, &s)) in drawn.iter().zip(seen).enumerate() {
            self.shared[pair] += d;
            self.reached[pair] += u32::from(d >= s);
        }
    }

    fn ask(&mut self, question: &Question, table: &BitMatrix, open: Open) {
        let weights = question.projection.weights(table);
        for (sum, cluster) in self.inner.iter_mut().zip(question.clusters) {
            *sum += inner_weight(&weights, cluster);
        }
        self.draws += 1;
        if open.modularity || open.score {
            let (modularity, labels) = search(&weights);
            self.modularity.push(modularity);
            if open.score {
                self.score.push(best_score(question.evidence, table, &labels, question.least_score));
            }
        }
        if open.core_fit {
            self.core_fit.push(core_fit(&weights).map(|c| c.0));
        }
    }

    fn add(&mut self, part: Self) {
        self.shared.iter_mut().zip(part.shared).for_each(|(x, y)| *x += y);
        self.reached.iter_mut().zip(part.reached).for_each(|(x, y)| *x += y);
        self.inner.iter_mut().zip(part.inner).for_each(|(x, y)| *x += y);
        self.draws += part.draws;
        self.count += part.count;
        self.modularity.extend(part.modularity);
        self.score.extend(part.score);
        self.core_fit.extend(part.core_fit);
    }

    /// Mean shared tasks of a pair.
    pub(super) fn expected(&self, a: usize, b: usize) -> Option<f64> {
        let sum = self.shared.get(self.pair(a, b))?;
        (self.count > 0).then(|| f64::from(*sum) / self.count as f64)
    }

    /// One-sided p of a pair's shared tasks.
    pub(super) fn p(&self, a: usize, b: usize) -> Option<P> {
        let reached = *self.reached.get(self.pair(a, b))? as usize;
        (self.count > 0).then(|| P::of_draws(reached, self.count))
    }

    /// Mean inner weight of an observed cluster.
    pub(super) fn expected_inner(&self, cluster: usize) -> Option<f64> {
        self.inner.get(cluster).filter(|_| self.draws > 0).map(|sum| sum / self.draws as f64)
    }

    /// The band of the modularity of draws.
    pub(super) fn modularity_band(&self) -> Option<(f64, f64)> {
        percentile_band(&self.modularity.iter().copied().map(Some).collect::<Vec<_>>())
    }

    /// The band of the fit of a core.
    pub(super) fn core_band(&self) -> Option<(f64, f64)> {
        percentile_band(&self.core_fit)
    }

    /// Is the network's modularity more than that of draws?
    pub(super) fn of_modularity(&self) -> Option<Test> {
        test(reached(&self.modularity, self.observed.modularity), self.modularity.len())
    }

    /// Is a cluster's score more than the best of each draw? Absent for a body alone.
    pub(super) fn of_cluster(&self, group: &[usize], score: f64) -> Option<Test> {
        let reached = reached(&self.score, score.min(self.observed.score));
        test(reached, self.score.len()).filter(|_| group.len() > 1)
    }

    /// Is the fit of a core more than that of draws?
    pub(super) fn of_core(&self) -> Option<Test> {
        self.observed.core_fit.and_then(|fit| test(self.core_reached(fit), self.core_fit.len()))
    }

    /// A draw without a fit cannot be shown to be worse.
    fn core_reached(&self, fit: f64) -> usize {
        self.core_fit.iter().filter(|drawn| drawn.is_none_or(|d| d >= fit - ROUNDING)).count()
    }

    fn pair(&self, a: usize, b: usize) -> usize {
        let (low, high) = (a.min(b), a.max(b));
        if low == high || high >= self.n { usize::MAX } else { high * (high - 1) / 2 + low }
    }
}

/// Sums taken in another order differ in the last digits.
const ROUNDING: f64 = 1e-9;

fn reached(drawn: &[f64], observed: f64) -> usize {
    drawn.iter().filter(|d| **d >= observed - ROUNDING).count()
}

fn test(reached: usize, draws: usize) -> Option<Test> {
    (draws > 0).then(|| Test::new(P::of_draws(reached, draws)))
}

impl Observed {
    pub(super) fn new(evidence: &Evidence, table: &BitMatrix, weights: &Weights) -> Self {
        let (modularity, labels) = search(weights);
        let score = best_score(evidence, table, &labels, 0.0);
        Self { modularity, score, core_fit: core_fit(weights).map(|c| c.0) }
    }
}

/// The search that observed, drawn and resampled networks go through alike: its modularity and labels. Its start is always the
/// same, so that it is part of the statistic and does not hang on the seed.
pub(super) fn search(weights: &Weights) -> (f64, Vec<usize>) {
    let merit = Merit::modularity(weights, 1.0);
    let labels = merit.quick_search(&mut Stream::new(0, "search", "", 0));
    (merit.quality(&labels), labels)
}

/// The best score of a table's clusters, or 0 where none reaches `least`.
fn best_score(evidence: &Evidence, table: &BitMatrix, labels: &[usize], least: f64) -> f64 {
    let (ratios, mut best) = (evidence.of(table), 0.0_f64);
    for group in groups(labels).iter().filter(|g| g.len() > 1) {
        best = best.max(evidence.core(&ratios, table, group, best.max(least - 2.0 * ROUNDING)).score);
    }
    best
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
