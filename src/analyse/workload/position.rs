//! Two-mode centralities of bodies, with two-mode norms (Borgatti & Everett 1997).

use crate::graph::BitMatrix;

/// Where each body stands in the network of bodies and tasks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Position {
    /// k_i/T.
    pub degree: Vec<Option<f64>>,
    /// (T′ + 2(R′ − 1))/Σ distances among the R′ bodies and T′ tasks it is connected with, times the share of all other
    /// nodes that these are.
    pub closeness: Vec<Option<f64>>,
    /// Betweenness over the largest a body can have among R bodies and T tasks.
    pub betweenness: Vec<Option<f64>>,
}

/// Degree, closeness and betweenness of the rows of a bodies × tasks matrix.
///
/// One-mode norms on the stacked graph are wrong here: a body can at best reach each task in one step and each other
/// body in two. Values equal those of networkx (`bipartite.degree_centrality`, `closeness_centrality`,
/// `betweenness_centrality`), but for closeness in a table that falls into parts: networkx takes the norm from the whole
/// table there and can pass 1. Closeness is absent for a body on no task; betweenness where the largest possible value is zero
/// (one body, or one task); both for a table so large that they would take minutes (over 5·10⁸ steps). Shortest paths
/// count once a pair. O((R + T)·assignments).
pub fn two_mode_position(cells: &BitMatrix) -> Position {
    let (r, t) = (cells.rows(), cells.columns());
    let neighbours = stacked(cells);
    let degree = (0..r).map(|i| (t > 0).then(|| cells.count(i) as f64 / t as f64)).collect();
    let ends: usize = neighbours.iter().map(Vec::len).sum();
    if ends.saturating_mul(r + t) > MOST_STEPS {
        return Position { degree, closeness: vec![None; r], betweenness: vec![None; r] };
    }
    let mut between = vec![0.0; r + t];
    let mut search = Search::new(r + t);
    let mut closeness = Vec::with_capacity(r);
    for source in 0..r + t {
        search.from(source, &neighbours);
        if source < r {
            closeness.push(search.closeness(r, t));
        }
        search.accumulate(&neighbours, &mut between);
    }
    let most = most_betweenness(r as f64, t as f64);
    Position {
        degree,
        closeness,
        // Each pair was walked from both ends.
        betweenness: (0..r)
            .map(|i| (most > 0.0).then(|| (between[i] / 2.0 / most).clamp(0.0, 1.0)))
            .collect(),
    }
}

/// A second or two of searching.
const MOST_STEPS: usize = 500_000_000;

/// Neighbours in the graph of bodies (0 … R − 1) and tasks (R … R + T − 1).
fn stacked(cells: &BitMatrix) -> Vec<Vec<usize>> {
    let (r, turned) = (cells.rows(), cells.transposed());
    let bodies = (0..r).map(|i| cells.ones(i).map(|t| r + t).collect());
    bodies.chain((0..turned.rows()).map(|t| turned.ones(t).collect())).collect()
}

/// The largest betweenness of one of `n` nodes that face `m` (Borgatti & Everett 1997, eq. for the smaller and larger
/// side in one, as networkx has it).
fn most_betweenness(n: f64, m: f64) -> f64 {
    if n < 1.0 || m < 1.0 {
        return 0.0;
    }
    let s = ((n - 1.0) / m).floor();
    let t = (n - 1.0) - s * m;
    (m * m * (s + 1.0).powi(2) + m * (s + 1.0) * (2.0 * t - s - 1.0) - t * (2.0 * s - t + 3.0)) / 2.0
}

/// Brandes' (2001) breadth-first search with path counts, its memory kept between sources.
struct Search {
    distance: Vec<u32>,
    paths: Vec<f64>,
    share: Vec<f64>,
    order: Vec<usize>,
}

const FAR: u32 = u32::MAX;

impl Search {
    fn new(n: usize) -> Self {
        Self {
            distance: vec![FAR; n],
            paths: vec![0.0; n],
            share: vec![0.0; n],
            order: Vec::with_capacity(n),
        }
    }

    fn from(&mut self, source: usize, neighbours: &[Vec<usize>]) {
        self.distance.fill(FAR);
        self.paths.fill(0.0);
        self.order.clear();
        self.distance[source] = 0;
        self.paths[source] = 1.0;
        self.order.push(source);
        let mut next = 0;
        while let Some(&v) = self.order.get(next) {
            next += 1;
            for &w in &neighbours[v] {
                if self.distance[w] == FAR {
                    self.distance[w] = self.distance[v] + 1;
                    self.order.push(w);
                }
                if self.distance[w] == self.distance[v] + 1 {
                    self.paths[w] += self.paths[v];
                }
            }
        }
    }

    fn closeness(&self, r: usize, t: usize) -> Option<f64> {
        let sum: u32 = self.order.iter().map(|&v| self.distance[v]).sum();
        let bodies = self.order.iter().filter(|v| **v < r).count();
        let (others, tasks) = (self.order.len() - 1, self.order.len() - bodies);
        let least = (tasks + 2 * (bodies - 1)) as f64;
        (sum > 0).then(|| least / f64::from(sum) * others as f64 / (r + t - 1) as f64)
    }

    fn accumulate(&mut self, neighbours: &[Vec<usize>], between: &mut [f64]) {
        self.share.fill(0.0);
        for &w in self.order.iter().rev() {
            for &v in &neighbours[w] {
                if self.distance[v] + 1 == self.distance[w] {
                    self.share[v] += self.paths[v] / self.paths[w] * (1.0 + self.share[w]);
                }
            }
        }
        for &v in self.order.iter().skip(1) {
            between[v] += self.share[v];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/two_mode_networkx.tsv"));

    fn matrix(rows: &str) -> BitMatrix {
        let rows: Vec<&str> = rows.split(' ').collect();
        let mut m = BitMatrix::new(rows.len(), rows[0].len());
        for (i, row) in rows.iter().enumerate() {
            row.char_indices().filter(|(_, c)| *c == '1').for_each(|(t, _)| m.set(i, t));
        }
        m
    }

    #[test]
    fn as_in_networkx() {
        let mut position = Position::default();
        let mut compared = 0;
        for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            if line.starts_with('=') {
                position = two_mode_position(&matrix(cells[1]));
                continue;
            }
            let i: usize = cells[1].parse().unwrap();
            let got = [position.degree[i], position.closeness[i], position.betweenness[i]];
            for (got, want) in got.into_iter().zip(&cells[2..]) {
                match (got, want.parse::<f64>()) {
                    (Some(got), Ok(want)) => assert!((got - want).abs() < 1e-9, "{line}: {got}"),
                    (got, want) => assert!(got.is_none() && want.is_err(), "{line}: {got:?}"),
                }
                compared += 1;
            }
        }
        assert!(compared > 150);
    }

    #[test]
    fn one_body_and_one_task() {
        for (rows, degree) in [("1", Some(1.0)), ("1111", Some(1.0))] {
            let p = two_mode_position(&matrix(rows));
            assert_eq!(
                (p.degree[0], p.closeness[0], p.betweenness[0].is_some()),
                (degree, Some(1.0), rows.len() > 1)
            );
        }
        assert_eq!(two_mode_position(&BitMatrix::new(0, 0)), Position::default());
        assert_eq!(two_mode_position(&BitMatrix::new(1, 0)).degree, [None]);
    }
}
