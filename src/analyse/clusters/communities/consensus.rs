use super::{Communities, renumbered};
use crate::{
    analyse::stats::{Stream, adjusted_rand, mean},
    graph::Weights,
    parallel,
};

/// One partition out of many runs, and how far the runs agree.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Consensus {
    /// The community of each node.
    pub labels: Vec<usize>,
    /// Mean adjusted Rand index between pairs of runs; absent for one run or fewer than two nodes.
    pub agreement: Option<f64>,
}

/// Pairs that fewer than half of the runs put together are cut (τ of Lancichinetti & Fortunato 2012).
const THRESHOLD: f64 = 0.5;
/// Rounds after which the last partition is taken as it is; two or three do.
const MOST_ROUNDS: usize = 10;

/// Consensus clustering (Lancichinetti & Fortunato 2012): D_ij = share of runs with i and j together, weak pairs cut,
/// D clustered again until the runs agree. O(rounds · runs · search).
pub fn consensus(
    search: &dyn Communities,
    weights: &Weights,
    runs: usize,
    stream: &(dyn Fn(u64) -> Stream + Sync),
) -> Consensus {
    let mut partitions = all_runs(search, weights, runs, stream, 0);
    let agreement = mean_agreement(&partitions);
    for round in 1..=MOST_ROUNDS {
        if partitions.windows(2).all(|w| w[0] == w[1]) {
            break;
        }
        let together = co_occurrence(&partitions, weights.len());
        partitions = all_runs(search, &together, runs, stream, round as u64);
    }
    Consensus { labels: partitions.into_iter().next().unwrap_or_default(), agreement }
}

fn all_runs(
    search: &dyn Communities,
    weights: &Weights,
    runs: usize,
    stream: &(dyn Fn(u64) -> Stream + Sync),
    round: u64,
) -> Vec<Vec<usize>> {
    let run = |r: usize| renumbered(search.partition(weights, &mut stream((round << 32) | r as u64)));
    parallel::numbered(runs.max(1), run)
}

fn co_occurrence(partitions: &[Vec<usize>], n: usize) -> Weights {
    let mut out = Weights::new(n);
    for (i, j) in (0..n).flat_map(|i| (0..i).map(move |j| (i, j))) {
        let together = partitions.iter().filter(|p| p[i] == p[j]).count() as f64 / partitions.len() as f64;
        if together >= THRESHOLD {
            out.add(i, j, together);
        }
    }
    out
}

/// Runs that are equal are counted once with their number: the mean over pairs is the same, and mostly there are few.
fn mean_agreement(partitions: &[Vec<usize>]) -> Option<f64> {
    let mut kinds: Vec<(&Vec<usize>, usize)> = Vec::new();
    for p in partitions {
        match kinds.iter_mut().find(|(k, _)| *k == p) {
            Some((_, times)) => *times += 1,
            None => kinds.push((p, 1)),
        }
    }
    if partitions.len() < 2 || partitions[0].len() < 2 {
        return None;
    }
    let mut all = Vec::new();
    for (x, (a, times_a)) in kinds.iter().enumerate() {
        all.extend(std::iter::repeat_n(1.0, times_a * (times_a - 1) / 2));
        for (b, times_b) in &kinds[..x] {
            all.extend(std::iter::repeat_n(adjusted_rand(a, b)?, times_a * times_b));
        }
    }
    mean(&all)
}
