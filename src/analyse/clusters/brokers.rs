//! Bodies between clusters.

use super::Broker;
use crate::{graph::Weights, model::AgencyId};
use std::{cmp::Reverse, collections::BinaryHeap};

/// Bodies with betweenness above 0 or ties into more than one cluster, by betweenness, then participation.
///
/// Betweenness: share of shortest paths through the body, a tie's length being 1/weight (Brandes 2001; Newman 2001
/// part II), each pair once, over (n − 1)(n − 2)/2. Participation: 1 − Σ_c (s_ic/s_i)², s_ic the body's weight into
/// cluster c (Guimerà & Amaral 2005). O(n · ties · log n).
pub(super) fn brokers(weights: &Weights, labels: &[usize], agencies: &[AgencyId]) -> Vec<Broker> {
    let n = weights.len();
    let between = betweenness(weights);
    let most = (n.saturating_sub(1) * n.saturating_sub(2)) as f64 / 2.0;
    let mut out: Vec<(usize, Broker)> = (0..n)
        .map(|i| {
            let betweenness = if most > 0.0 { (between[i] / most).clamp(0.0, 1.0) } else { 0.0 };
            (i, Broker { agency: agencies[i], betweenness, participation: participation(weights, labels, i) })
        })
        .filter(|(_, b)| b.betweenness > 0.0 || b.participation > 0.0)
        .collect();
    out.sort_by(|(i, x), (j, y)| {
        let more = y.betweenness.total_cmp(&x.betweenness);
        more.then(y.participation.total_cmp(&x.participation)).then(i.cmp(j))
    });
    out.into_iter().map(|(_, b)| b).collect()
}

fn participation(weights: &Weights, labels: &[usize], i: usize) -> f64 {
    let strength = weights.strength(i);
    let mut into = vec![0.0; labels.iter().max().map_or(0, |m| m + 1)];
    weights.row(i).iter().zip(labels).for_each(|(w, &l)| into[l] += w);
    if strength <= 0.0 {
        return 0.0;
    }
    let inside: f64 = into.iter().map(|s| (s / strength).powi(2)).sum();
    // Rounding leaves 1e-16 where all weight goes to one cluster.
    if into.iter().filter(|s| **s > 0.0).count() < 2 { 0.0 } else { (1.0 - inside).clamp(0.0, 1.0) }
}

/// Paths whose lengths differ by no more than this share are the same length.
const SAME_LENGTH: f64 = 1e-9;

/// Weighted betweenness, unnormalised, each pair once.
fn betweenness(weights: &Weights) -> Vec<f64> {
    let n = weights.len();
    let mut out = vec![0.0; n];
    for source in 0..n {
        let (order, distance, paths) = shortest_paths(weights, source);
        let mut share = vec![0.0; n];
        for &w in order.iter().rev() {
            for v in (0..n).filter(|&v| weights.get(v, w) > 0.0) {
                if same(distance[v] + 1.0 / weights.get(v, w), distance[w]) {
                    share[v] += paths[v] / paths[w] * (1.0 + share[w]);
                }
            }
            if w != source {
                out[w] += share[w] / 2.0;
            }
        }
    }
    out
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME_LENGTH * b.max(1e-300)
}

/// Dijkstra: nodes by distance, distances, and numbers of shortest paths.
fn shortest_paths(weights: &Weights, source: usize) -> (Vec<usize>, Vec<f64>, Vec<f64>) {
    let n = weights.len();
    let (mut distance, mut paths, mut done) = (vec![f64::INFINITY; n], vec![0.0; n], vec![false; n]);
    let mut order = Vec::with_capacity(n);
    // Positive floats sort like their bits.
    let mut heap = BinaryHeap::from([Reverse((0_u64, source))]);
    (distance[source], paths[source]) = (0.0, 1.0);
    while let Some(Reverse((_, v))) = heap.pop() {
        if std::mem::replace(&mut done[v], true) {
            continue;
        }
        order.push(v);
        for (w, weight) in weights.row(v).iter().enumerate().filter(|(w, x)| **x > 0.0 && !done[*w]) {
            let through = distance[v] + 1.0 / weight;
            if distance[w].is_finite() && same(through, distance[w]) {
                paths[w] += paths[v];
            } else if through < distance[w] {
                (distance[w], paths[w]) = (through, paths[v]);
                heap.push(Reverse((through.to_bits(), w)));
            }
        }
    }
    (order, distance, paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(n: usize, edges: &[(usize, usize, f64)]) -> Weights {
        let mut w = Weights::new(n);
        for &(a, b, x) in edges {
            w.add(a, b, x);
        }
        w
    }

    #[test]
    fn the_middle_of_a_star_and_nobody_in_a_clique() {
        let star = network(5, &[(0, 1, 1.0), (0, 2, 1.0), (0, 3, 2.0), (0, 4, 1.0)]);
        assert_eq!(betweenness(&star), [6.0, 0.0, 0.0, 0.0, 0.0]);
        let all: Vec<_> = (0..4).flat_map(|i| (0..i).map(move |j| (i, j, 0.3))).collect();
        assert_eq!(betweenness(&network(4, &all)), [0.0; 4]);
    }

    #[test]
    fn a_square_halves_its_paths() {
        let square = network(4, &[(0, 1, 0.3), (1, 2, 0.3), (2, 3, 0.3), (3, 0, 0.3)]);
        assert!(betweenness(&square).iter().all(|b| (b - 0.5).abs() < 1e-12));
    }

    #[test]
    fn participation_by_hand() {
        let w = network(4, &[(0, 1, 1.0), (0, 2, 1.0), (0, 3, 2.0)]);
        assert!((participation(&w, &[0, 0, 1, 1], 0) - (1.0 - 1.0 / 16.0 - 9.0 / 16.0)).abs() < 1e-12);
        assert!(participation(&w, &[0, 0, 1, 1], 1).abs() < 1e-12);
        assert!(participation(&Weights::new(1), &[0], 0).abs() < 1e-12);
    }

    #[test]
    fn nobody_and_one_and_two() {
        for n in 0..3 {
            assert!(brokers(&Weights::new(n), &vec![0; n], &vec![AgencyId(0); n]).is_empty());
        }
    }
}
