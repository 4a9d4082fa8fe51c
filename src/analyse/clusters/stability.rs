//! Would the clusters be found again on other tasks of the same kind?

use super::null::{groups, search};
use crate::{
    analyse::{Sampling, stats::Stream},
    graph::{Incidence, Projection},
    parallel,
};

/// A cluster held together by fewer tasks says nothing of other tasks.
const LEAST_JOINT: usize = 3;
/// Resamples that must draw at least two of a cluster's bodies.
const LEAST_DRAWN: usize = 10;

/// Mean Jaccard of each cluster with its best match over resampled tasks (after Hennig 2007), in the order of `clusters`.
///
/// Tasks are drawn with replacement, a quarter of `sampling.resamples` times: 100 by default, as in fpc's `clusterboot`. Bodies are
/// compared that are drawn on both sides: one whose joint tasks are all left out of a resample is no evidence against its cluster.
/// Absent without resamples, where there is one cluster only, for clusters that are not `wanted`, for those with fewer than three joint tasks, and where too few
/// resamples draw two of the bodies. O(resamples · search).
pub(super) fn stability(
    incidence: &Incidence,
    clusters: &[Vec<usize>],
    wanted: &[bool],
    projection: Projection,
    plan: &str,
    sampling: &Sampling,
) -> Vec<Option<f64>> {
    let several = clusters.iter().filter(|c| c.len() > 1).count() > 1;
    let asked: Vec<&Vec<usize>> = clusters
        .iter()
        .zip(wanted)
        .filter(|(c, wanted)| **wanted && several && c.len() > 1 && joint_tasks(incidence, c) >= LEAST_JOINT)
        .map(|(c, _)| c)
        .collect();
    let times = if asked.is_empty() { 0 } else { sampling.resamples / 4 };
    let tasks = incidence.tasks.len();
    let one = |n: usize| -> Vec<Option<f64>> {
        let mut rng = Stream::new(sampling.seed, "stability", plan, n as u64);
        let columns: Vec<usize> = (0..tasks).map(|_| rng.below(tasks)).collect();
        let weights = projection.weights(&incidence.resampled(&columns).cells);
        let drawn: Vec<bool> = (0..weights.len()).map(|i| weights.strength(i) > 0.0).collect();
        let among = |c: &Vec<usize>| c.iter().copied().filter(|&i| drawn[i]).collect::<Vec<_>>();
        let found: Vec<Vec<usize>> = groups(&search(&weights).1).iter().map(among).collect();
        let of = |c: Vec<usize>| (c.len() > 1).then(|| best_match(&c, &found));
        asked.iter().map(|c| of(among(c))).collect()
    };
    let all: Vec<Vec<Option<f64>>> = parallel::numbered(times, one);
    let mean = |c: usize| {
        let found: Vec<f64> = all.iter().filter_map(|of| of[c]).collect();
        (found.len() >= LEAST_DRAWN).then(|| found.iter().sum::<f64>() / found.len() as f64)
    };
    let place = |c: &Vec<usize>| asked.iter().position(|a| *a == c);
    clusters.iter().map(|c| place(c).and_then(mean)).collect()
}

fn joint_tasks(incidence: &Incidence, group: &[usize]) -> usize {
    let on = |t: usize| group.iter().filter(|&&i| incidence.cells.get(i, t)).count();
    (0..incidence.tasks.len()).filter(|&t| on(t) >= 2).count()
}

fn best_match(cluster: &[usize], found: &[Vec<usize>]) -> f64 {
    let jaccard = |other: &Vec<usize>| {
        let both = cluster.iter().filter(|i| other.contains(i)).count();
        both as f64 / (cluster.len() + other.len() - both) as f64
    };
    found.iter().map(jaccard).fold(0.0, f64::max)
}
