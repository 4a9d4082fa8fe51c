//! Would the clusters be found again on other tasks of the same kind?

use super::null::{groups, quick};
use crate::{
    analyse::{Sampling, stats::Stream},
    graph::{Incidence, Projection},
};
use rayon::prelude::*;

/// Mean Jaccard of each cluster with its best match over resampled tasks (Hennig 2007), in the order of `clusters`.
///
/// A quarter of `sampling.resamples` is taken: 100 by default, as in fpc's `clusterboot`. A body that a resample does
/// not name stands alone in it and counts as lost. Absent without resamples. O(resamples · search).
pub(super) fn stability(
    incidence: &Incidence,
    clusters: &[Vec<usize>],
    projection: Projection,
    plan: &str,
    sampling: &Sampling,
) -> Vec<Option<f64>> {
    let times = sampling.resamples / 4;
    let tasks = incidence.tasks.len();
    let one = |n: usize| -> Vec<f64> {
        let mut rng = Stream::new(sampling.seed, "stability", plan, n as u64);
        let columns: Vec<usize> = (0..tasks).map(|_| rng.below(tasks)).collect();
        let weights = projection.weights(&incidence.resampled(&columns).cells);
        let found = groups(&quick(&weights, &mut rng).1);
        clusters.iter().map(|c| best_match(c, &found)).collect()
    };
    let all: Vec<Vec<f64>> = (0..times).into_par_iter().with_min_len(10).map(one).collect();
    (0..clusters.len())
        .map(|c| (times > 0).then(|| all.iter().map(|of| of[c]).sum::<f64>() / times as f64))
        .collect()
}

fn best_match(cluster: &[usize], found: &[Vec<usize>]) -> f64 {
    let jaccard = |other: &Vec<usize>| {
        let both = cluster.iter().filter(|i| other.contains(i)).count();
        both as f64 / (cluster.len() + other.len() - both) as f64
    };
    found.iter().map(jaccard).fold(0.0, f64::max)
}
