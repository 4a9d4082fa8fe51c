use super::BitMatrix;
use serde::{Deserialize, Serialize};

/// How shared tasks become the weight of a tie between two bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Projection {
    /// Σ_t 1/(d_t − 1) over shared tasks (Newman 2001): a task of 30 bodies does not add 435 full ties. The weights of
    /// a body add up to its tasks with d_t ≥ 2.
    #[default]
    Newman,
    /// w_ij, the number of shared tasks. Most active bodies land in the centre whatever they prefer.
    Count,
    /// w_ij/√(k_i k_j), 0–1. (The manual of Discourse Network Analyzer prints w/(k_i k_j) under this name.)
    Cosine,
    /// w_ij/(k_i + k_j − w_ij), 0–1.
    Jaccard,
    /// Resource allocation (Zhou et al. 2007, PRE 76:046115): W_ij = (1/k_j) Σ_t 1/d_t over shared tasks, what j passes
    /// on to i when it deals out evenly over its tasks and each task over its bodies; a column with its diagonal adds up
    /// to 1. It is not symmetric; the weight here is the mean of both ways, (W_ij + W_ji)/2, 0–½.
    ResourceAllocation,
}

impl Projection {
    /// All projections, the default first.
    pub const ALL: [Self; 5] =
        [Self::Newman, Self::Count, Self::Cosine, Self::Jaccard, Self::ResourceAllocation];

    /// The word in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Newman => "newman",
            Self::Count => "count",
            Self::Cosine => "cosine",
            Self::Jaccard => "jaccard",
            Self::ResourceAllocation => "resource-allocation",
        }
    }

    /// The weights of all pairs of rows of a bodies × tasks matrix; the diagonal is 0. O(Σ d_t² + R²).
    pub fn weights(self, cells: &BitMatrix) -> Weights {
        match self {
            Self::Newman => by_task(cells, |d| 1.0 / (d as f64 - 1.0)),
            Self::Count => by_task(cells, counts),
            Self::Cosine => normed(cells, counts, |w, a, b| w / (a * b).sqrt()),
            Self::Jaccard => normed(cells, counts, |w, a, b| w / (a + b - w)),
            Self::ResourceAllocation => {
                normed(cells, |d| 1.0 / d as f64, |w, a, b| w * (1.0 / a + 1.0 / b) / 2.0)
            }
        }
    }
}

/// Symmetric weights of all pairs of `n` nodes, 0 on the diagonal.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    n: usize,
    cells: Vec<f64>,
}

impl Weights {
    /// All weights 0.
    pub fn new(n: usize) -> Self {
        Self { n, cells: vec![0.0; n * n] }
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.n
    }

    /// Whether there are no nodes.
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// The weight of a pair; 0 for a node that is not there.
    pub fn get(&self, a: usize, b: usize) -> f64 {
        if a < self.n && b < self.n { self.cells[a * self.n + b] } else { 0.0 }
    }

    /// Adds to the weight of a pair of different nodes.
    pub fn add(&mut self, a: usize, b: usize, weight: f64) {
        if a < self.n && b < self.n && a != b {
            self.cells[a * self.n + b] += weight;
            self.cells[b * self.n + a] += weight;
        }
    }

    /// The weights of one node to all.
    pub fn row(&self, a: usize) -> &[f64] {
        &self.cells[a * self.n..(a + 1) * self.n]
    }

    /// Sum of a node's weights.
    pub fn strength(&self, a: usize) -> f64 {
        self.row(a).iter().sum()
    }

    /// Sum of all weights, each pair once.
    pub fn total(&self) -> f64 {
        self.cells.iter().sum::<f64>() / 2.0
    }

    /// Pairs with a weight above 0, the first node before the second.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize, f64)> + '_ {
        let pair = move |a: usize, b: usize| (a, b, self.get(a, b));
        (0..self.n).flat_map(move |a| (a + 1..self.n).map(move |b| pair(a, b))).filter(|p| p.2 > 0.0)
    }
}

/// Adds what each task gives to every pair of its bodies.
fn by_task(cells: &BitMatrix, of_size: impl Fn(usize) -> f64) -> Weights {
    let turned = cells.transposed();
    let mut out = Weights::new(cells.rows());
    let mut members = Vec::with_capacity(cells.rows());
    for t in 0..turned.rows() {
        members.clear();
        members.extend(turned.ones(t));
        if members.len() < 2 {
            continue;
        }
        let weight = of_size(members.len());
        for (place, &a) in members.iter().enumerate() {
            for &b in &members[..place] {
                out.cells[a * out.n + b] += weight;
            }
        }
    }
    mirror(&mut out);
    out
}

/// Copies the lower triangle, which alone was filled, to the upper.
fn mirror(weights: &mut Weights) {
    for a in 0..weights.n {
        for b in 0..a {
            weights.cells[b * weights.n + a] = weights.cells[a * weights.n + b];
        }
    }
}

/// What a task adds to its pairs where all tasks count alike.
fn counts(_: usize) -> f64 {
    1.0
}

/// What tasks give to a pair, brought to scale by the two bodies' numbers of tasks.
fn normed(cells: &BitMatrix, of_size: impl Fn(usize) -> f64, norm: impl Fn(f64, f64, f64) -> f64) -> Weights {
    let k: Vec<f64> = (0..cells.rows()).map(|i| cells.count(i) as f64).collect();
    let mut out = by_task(cells, of_size);
    let n = out.n;
    for (place, w) in out.cells.iter_mut().enumerate().filter(|(_, w)| **w > 0.0) {
        *w = norm(*w, k[place / n], k[place % n]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: &[&str]) -> BitMatrix {
        let mut m = BitMatrix::new(rows.len(), rows[0].len());
        for (i, row) in rows.iter().enumerate() {
            for (t, _) in row.chars().enumerate().filter(|(_, c)| *c == '1') {
                m.set(i, t);
            }
        }
        m
    }

    #[test]
    fn newman_rows_add_up_to_shared_tasks() {
        let m = matrix(&["11010", "01110", "10111", "00011", "00000"]);
        let w = Projection::Newman.weights(&m);
        let sizes: Vec<usize> = (0..5).map(|t| m.transposed().count(t)).collect();
        for i in 0..5 {
            let shared = m.ones(i).filter(|&t| sizes[t] >= 2).count();
            assert!((w.strength(i) - shared as f64).abs() < 1e-12);
        }
    }

    /// Zhou's columns add up to 1 with what stays at the body itself, (1/k_j) Σ 1/d_t over its own tasks.
    #[test]
    fn resources_are_neither_lost_nor_made() {
        let m = matrix(&["11010", "01110", "10111", "00011"]);
        let d: Vec<f64> = (0..5).map(|t| m.transposed().count(t) as f64).collect();
        let passed = |i: usize, j: usize| {
            let tasks = m.ones(j).filter(|&t| m.get(i, t));
            tasks.map(|t| 1.0 / d[t]).sum::<f64>() / m.count(j) as f64
        };
        let w = Projection::ResourceAllocation.weights(&m);
        for j in 0..4 {
            assert!(((0..4).map(|i| passed(i, j)).sum::<f64>() - 1.0).abs() < 1e-12);
            for i in (0..4).filter(|i| *i != j) {
                assert!((w.get(i, j) - f64::midpoint(passed(i, j), passed(j, i))).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn values_by_hand() {
        let m = matrix(&["111", "110", "001"]);
        let of = |p: Projection| p.weights(&m);
        assert!((of(Projection::Count).get(0, 1) - 2.0).abs() < 1e-12);
        assert!((of(Projection::Newman).get(0, 1) - 2.0).abs() < 1e-12);
        assert!((of(Projection::Cosine).get(1, 0) - 2.0 / 6_f64.sqrt()).abs() < 1e-12);
        assert!((of(Projection::Jaccard).get(0, 2) - 1.0 / 3.0).abs() < 1e-12);
        // Tasks 1 and 2 have two bodies: Σ 1/d = 1; k = 3 and 2: (1/3 + 1/2)/2.
        assert!((of(Projection::ResourceAllocation).get(0, 1) - 5.0 / 12.0).abs() < 1e-12);
        for p in Projection::ALL {
            assert_eq!((of(p).get(1, 2), of(p).get(0, 0), of(p).get(0, 9)), (0.0, 0.0, 0.0));
            assert_eq!(of(p).pairs().count(), 2);
        }
    }
}
