use crate::analyse::stats::Stream;
use crate::graph::{BitMatrix, Weights};

/// What it is worth to put two nodes into one community: a symmetric matrix whose sum over pairs in the same
/// community is the quality of a partition.
///
/// Modularity, Barber's bipartite modularity and excess over a null model are all of this form and differ only in
/// how the matrix is filled, so one search serves them. Dense: made for plans (tens of bodies), at most a thousand.
#[derive(Debug, Clone, PartialEq)]
pub struct Merit {
    n: usize,
    // Row by row; both orders of a pair and the diagonal count in the quality.
    cells: Vec<f64>,
}

impl Merit {
    /// Newman's modularity of weights at a resolution γ: (A_ij − γ s_i s_j/2m)/2m (Newman & Girvan 2004;
    /// Reichardt & Bornholdt 2006). All 0 for a network without weight.
    pub fn modularity(weights: &Weights, resolution: f64) -> Self {
        let n = weights.len();
        let strength: Vec<f64> = (0..n).map(|i| weights.strength(i)).collect();
        let both: f64 = strength.iter().sum();
        let mut cells = vec![0.0; n * n];
        if both > 0.0 {
            for i in 0..n {
                for (j, w) in weights.row(i).iter().enumerate() {
                    cells[i * n + j] = (w - resolution * strength[i] * strength[j] / both) / both;
                }
            }
        }
        Self { n, cells }
    }

    /// Barber's (2007) bipartite modularity of bodies × tasks, nodes stacked bodies first:
    /// Q = (1/E) Σ_it (B_it − k_i d_t/E) δ(g_i, g_t).
    pub fn barber(cells: &BitMatrix) -> Self {
        let (r, t, turned) = (cells.rows(), cells.columns(), cells.transposed());
        let ones: usize = (0..r).map(|i| cells.count(i)).sum();
        let (n, e) = (r + t, ones.max(1) as f64);
        let mut out = vec![0.0; n * n];
        for i in 0..r {
            for j in 0..t {
                let seen = f64::from(u8::from(cells.get(i, j)));
                let expected = (cells.count(i) * turned.count(j)) as f64 / e;
                // Half on each side: the quality counts both orders of a pair.
                let half = (seen - expected) / (2.0 * e);
                out[i * n + r + j] = half;
                out[(r + j) * n + i] = half;
            }
        }
        Self { n, cells: out }
    }

    /// A matrix given outright, row by row; rows of `n`. Cells that are missing are 0.
    pub fn from_cells(n: usize, mut cells: Vec<f64>) -> Self {
        cells.resize(n * n, 0.0);
        Self { n, cells }
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.n
    }

    /// Whether there are no nodes.
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// Σ over all ordered pairs, and nodes with themselves, in the same community. O(n²).
    pub fn quality(&self, labels: &[usize]) -> f64 {
        let cell = |(place, m): (usize, &f64)| {
            if labels[place / self.n] == labels[place % self.n] { *m } else { 0.0 }
        };
        self.cells.iter().enumerate().map(cell).sum()
    }

    /// Searches for the partition of the greatest quality: Leiden (Traag, Waltman & van Eck 2019) with greedy
    /// refinement, repeated from its own result until a round finds nothing.
    ///
    /// Labels are numbered by first node. The order in which nodes are visited is random, so runs differ; each ends
    /// where no single node can move with gain. O(n²) a round, some microseconds for a plan.
    pub fn search(&self, rng: &mut Stream) -> Vec<usize> {
        const MOST_ROUNDS: usize = 8; // two or three do; the bound is against rounding
        let mut labels: Vec<usize> = (0..self.n).collect();
        let mut best = f64::NEG_INFINITY;
        for _ in 0..MOST_ROUNDS {
            let next = self.leiden(labels.clone(), rng);
            let quality = self.quality(&next);
            if quality <= best + 1e-12 {
                break;
            }
            best = quality;
            labels = next;
        }
        labels
    }

    /// One pass through all levels, from a given partition.
    fn leiden(&self, labels: Vec<usize>, rng: &mut Stream) -> Vec<usize> {
        let mut labels = renumbered(labels);
        self.move_nodes(&mut labels, None, rng);
        let labels = renumbered(labels);
        let blocks = count(&labels);
        if blocks == self.n {
            return labels;
        }
        // Refine: what stays apart inside a community may part from it on the next level.
        let mut fine: Vec<usize> = (0..self.n).collect();
        self.move_nodes(&mut fine, Some(&labels), rng);
        let mut fine = renumbered(fine);
        if count(&fine) == self.n {
            fine.clone_from(&labels);
        }
        let small = self.aggregated(&fine);
        let mut start = vec![0; small.n];
        fine.iter().zip(&labels).for_each(|(&f, &l)| start[f] = l);
        let coarse = small.leiden(start, rng);
        renumbered(fine.iter().map(|&f| coarse[f]).collect())
    }

    /// Moves single nodes to the community where they gain most, until none gains. `within` keeps a node inside its
    /// block of another partition.
    fn move_nodes(&self, labels: &mut [usize], within: Option<&[usize]>, rng: &mut Stream) {
        const LEAST_GAIN: f64 = 1e-12;
        let n = self.n;
        // sums[c·n + i]: what node i has with community c, itself left out.
        let mut sums = vec![0.0; n * n];
        let mut sizes = vec![0_usize; n];
        for (j, &c) in labels.iter().enumerate() {
            add(&mut sums[c * n..(c + 1) * n], &self.cells[j * n..(j + 1) * n], 1.0);
            sums[c * n + j] -= self.cells[j * n + j];
            sizes[c] += 1;
        }
        let mut order: Vec<usize> = (0..n).collect();
        rng.shuffle(&mut order);
        let mut quiet = 0;
        for &i in order.iter().cycle().take(n * 50) {
            let own = labels[i];
            let (mut best, mut gain) = (own, sums[own * n + i].max(0.0) + LEAST_GAIN);
            if sums[own * n + i] < -LEAST_GAIN {
                // Better alone; an empty community is always there to go to.
                best = sizes.iter().position(|&s| s == 0).unwrap_or(own);
            }
            for c in (0..n).filter(|&c| sizes[c] > 0 && c != own) {
                let here = sums[c * n + i];
                if here > gain && within.is_none_or(|w| shares_block(w, labels, c, i)) {
                    (best, gain) = (c, here);
                }
            }
            quiet += 1;
            if best != own {
                quiet = 0;
                sizes[own] -= 1;
                sizes[best] += 1;
                labels[i] = best;
                let row = &self.cells[i * n..(i + 1) * n];
                add(&mut sums[own * n..(own + 1) * n], row, -1.0);
                add(&mut sums[best * n..(best + 1) * n], row, 1.0);
                sums[own * n + i] += row[i];
                sums[best * n + i] -= row[i];
            }
            if quiet == n {
                return;
            }
        }
    }

    /// One node a block, with the sums of its members.
    fn aggregated(&self, labels: &[usize]) -> Self {
        let blocks = count(labels);
        let mut cells = vec![0.0; blocks * blocks];
        for i in 0..self.n {
            let to = &mut cells[labels[i] * blocks..(labels[i] + 1) * blocks];
            for (m, &l) in self.cells[i * self.n..(i + 1) * self.n].iter().zip(labels) {
                to[l] += m;
            }
        }
        Self { n: blocks, cells }
    }
}

/// Whether community `c` lies in the same block as node `i`. Communities never cross blocks, so one member tells.
fn shares_block(within: &[usize], labels: &[usize], c: usize, i: usize) -> bool {
    labels.iter().position(|&l| l == c).is_some_and(|member| within[member] == within[i])
}

fn add(to: &mut [f64], what: &[f64], sign: f64) {
    to.iter_mut().zip(what).for_each(|(a, b)| *a += sign * b);
}

fn count(labels: &[usize]) -> usize {
    labels.iter().max().map_or(0, |m| m + 1)
}

/// Labels 0, 1, … in the order in which they first appear.
pub fn renumbered(labels: Vec<usize>) -> Vec<usize> {
    let mut new = vec![usize::MAX; labels.iter().max().map_or(0, |m| m + 1)];
    let mut next = 0;
    let mut out = labels;
    for l in &mut out {
        if new[*l] == usize::MAX {
            new[*l] = next;
            next += 1;
        }
        *l = new[*l];
    }
    out
}
