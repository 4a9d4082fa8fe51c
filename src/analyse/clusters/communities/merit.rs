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
            let (expected, scale) = (resolution / both, 1.0 / both);
            for i in 0..n {
                for (j, w) in weights.row(i).iter().enumerate() {
                    cells[i * n + j] = (w - strength[i] * expected * strength[j]) * scale;
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
        let sums = self.sums(labels, count(labels));
        labels.iter().enumerate().map(|(i, &l)| sums[l * self.n + i]).sum()
    }

    /// Searches for the partition of the greatest quality: Leiden (Traag, Waltman & van Eck 2019), repeated from its
    /// own result with a quarter or half of the nodes thrown about, until several rounds find nothing.
    ///
    /// Labels are numbered by first node. The order of visits and the refinement are random, so runs differ; each ends
    /// where no single node can move with gain. O(n²) a round, some tens of microseconds for a plan.
    pub fn search(&self, rng: &mut Stream) -> Vec<usize> {
        const MOST_ROUNDS: usize = 20;
        const PATIENCE: usize = 6;
        self.search_until(PATIENCE, MOST_ROUNDS, rng)
    }

    /// The same with as many rounds without gain before it ends, and as many in all, as are given.
    pub fn search_until(&self, patience: usize, most_rounds: usize, rng: &mut Stream) -> Vec<usize> {
        let mut labels: Vec<usize> = (0..self.n).collect();
        let (mut best, mut idle) = (f64::NEG_INFINITY, 0);
        for _ in 0..most_rounds {
            let mut start = labels.clone();
            if idle > 0 {
                // A best that no single move leaves is left by several at once.
                let (blocks, part) = (count(&labels), if idle % 3 == 0 { 2 } else { 4 });
                for l in &mut start {
                    if rng.below(part) == 0 {
                        *l = rng.below(blocks);
                    }
                }
            }
            let next = self.leiden(start, rng);
            // Mostly the search comes back to where it was.
            let quality = if next == labels && idle > 0 { best } else { self.quality(&next) };
            if quality > best + LEAST_GAIN {
                (best, labels, idle) = (quality, next, 0);
            } else {
                idle += 1;
            }
            if idle == patience {
                break;
            }
        }
        labels
    }

    /// A search that is several times as fast and nearly as good, for networks searched by the hundred: Louvain (Blondel et al.
    /// 2008), then single nodes once more. What is compared with its results must be searched with it as well.
    pub fn quick_search(&self, rng: &mut Stream) -> Vec<usize> {
        let mut labels: Vec<usize> = (0..self.n).collect();
        self.move_nodes(&mut labels, rng);
        let mut labels = renumbered(labels);
        let blocks = count(&labels);
        if blocks < self.n {
            let coarse = self.aggregated(&labels).quick_search(rng);
            if count(&coarse) < blocks {
                for l in &mut labels {
                    *l = coarse[*l];
                }
                self.move_nodes(&mut labels, rng);
                labels = renumbered(labels);
            }
        }
        labels
    }

    /// One pass through all levels, from a given partition.
    fn leiden(&self, labels: Vec<usize>, rng: &mut Stream) -> Vec<usize> {
        let mut labels = renumbered(labels);
        self.move_nodes(&mut labels, rng);
        let labels = renumbered(labels);
        let blocks = count(&labels);
        if blocks == self.n {
            return labels;
        }
        let mut fine = renumbered(self.refined(&labels, rng));
        if count(&fine) == self.n {
            fine.clone_from(&labels);
        }
        let small = self.aggregated(&fine);
        let mut start = vec![0; small.n];
        fine.iter().zip(&labels).for_each(|(&f, &l)| start[f] = l);
        let coarse = small.leiden(start, rng);
        renumbered(fine.iter().map(|&f| coarse[f]).collect())
    }

    /// Moves single nodes to the community where they gain most, until none gains.
    fn move_nodes(&self, labels: &mut [usize], rng: &mut Stream) {
        const MOST_VISITS: usize = 50; // a node; each move gains, so this bounds rounding only
        let n = self.n;
        let mut blocks = Blocks::new(self, labels);
        let mut order: Vec<usize> = (0..n).collect();
        rng.shuffle(&mut order);
        let mut quiet = 0;
        for &i in order.iter().cycle().take(n * MOST_VISITS) {
            let (own, best) = (labels[i], blocks.best_for(i));
            quiet += 1;
            if blocks.with(best, i) > blocks.with(own, i) + LEAST_GAIN {
                quiet = 0;
                labels[i] = best;
                blocks.shift(self.row(i), i, own, best);
            }
            if quiet == n {
                return;
            }
        }
    }

    /// Parts each community anew from single nodes: one visit a node, and one that is still alone joins *some* community
    /// of its block with which it gains. What stays apart may part from the community on the next level, and chance
    /// here is what leads a later round out of a local best.
    fn refined(&self, within: &[usize], rng: &mut Stream) -> Vec<usize> {
        let n = self.n;
        let mut labels: Vec<usize> = (0..n).collect();
        let mut sizes = vec![1_usize; n];
        let mut order = labels.clone();
        rng.shuffle(&mut order);
        let mut members = vec![Vec::new(); count(within)];
        within.iter().enumerate().for_each(|(i, &block)| members[block].push(i));
        // Row by community, column by node; community c was begun by node c and never leaves that node's block.
        let mut sums = self.cells.clone();
        let mut better = Vec::new();
        for &i in &order {
            if sizes[i] != 1 || labels[i] != i {
                continue;
            }
            let block = &members[within[i]];
            better.clear();
            better.extend(
                block.iter().filter(|&&c| c != i && sizes[c] > 0 && sums[c * n + i] > LEAST_GAIN).copied(),
            );
            if !better.is_empty() {
                let to = better[rng.below(better.len())];
                labels[i] = to;
                sizes[i] = 0;
                sizes[to] += 1;
                for &j in block.iter().filter(|&&j| j != i) {
                    sums[to * n + j] += self.cells[i * n + j];
                }
            }
        }
        labels
    }

    /// What each community has with each node, the node's own cell too where it is a member: row by community.
    fn sums(&self, labels: &[usize], communities: usize) -> Vec<f64> {
        let n = self.n;
        if labels.iter().enumerate().all(|(i, &l)| i == l) {
            let mut sums = Vec::with_capacity(communities * n);
            sums.extend_from_slice(&self.cells);
            sums.resize(communities * n, 0.0);
            return sums;
        }
        let mut sums = vec![0.0; communities * n];
        for (i, &l) in labels.iter().enumerate() {
            // The matrix is symmetric: whole rows are added up.
            sums[l * n..(l + 1) * n].iter_mut().zip(self.row(i)).for_each(|(s, m)| *s += m);
        }
        sums
    }

    fn row(&self, i: usize) -> &[f64] {
        &self.cells[i * self.n..(i + 1) * self.n]
    }

    /// One node a block, with the sums of its members.
    fn aggregated(&self, labels: &[usize]) -> Self {
        let blocks = count(labels);
        let sums = self.sums(labels, blocks);
        let mut cells = vec![0.0; blocks * blocks];
        for (to, from) in cells.chunks_exact_mut(blocks).zip(sums.chunks_exact(self.n)) {
            from.iter().zip(labels).for_each(|(m, &l)| to[l] += m);
        }
        Self { n: blocks, cells }
    }
}

/// What each node has with each community while nodes move, itself left out.
struct Blocks {
    nodes: usize,
    /// Row by community, column by node.
    sums: Vec<f64>,
    sizes: Vec<usize>,
    /// Communities with members, and last one without: to go there is to stand alone.
    live: Vec<usize>,
}

impl Blocks {
    /// Of a partition whose labels run from 0 without a gap.
    fn new(merit: &Merit, labels: &[usize]) -> Self {
        let (nodes, communities) = (merit.n, count(labels));
        let mut sums = merit.sums(labels, communities + 1);
        let mut sizes = vec![0; communities + 1];
        for (i, &l) in labels.iter().enumerate() {
            sizes[l] += 1;
            sums[l * nodes + i] -= merit.cells[i * nodes + i];
        }
        Self { nodes, sums, sizes, live: (0..=communities).collect() }
    }

    fn with(&self, community: usize, node: usize) -> f64 {
        self.sums[community * self.nodes + node]
    }

    /// The first community with which a node has most. This is the innermost loop of every search.
    fn best_for(&self, node: usize) -> usize {
        let mut best = (self.live[0], self.with(self.live[0], node));
        for &c in &self.live[1..] {
            let x = self.with(c, node);
            if x > best.1 {
                best = (c, x);
            }
        }
        best.0
    }

    /// Brings the sums up to date after a node, whose row of the matrix is given, went from one community to another.
    fn shift(&mut self, row: &[f64], node: usize, from: usize, to: usize) {
        let n = self.nodes;
        // What a node has with itself is not a reason to stay.
        let kept = (self.with(from, node), self.with(to, node));
        self.sums[from * n..(from + 1) * n].iter_mut().zip(row).for_each(|(s, m)| *s -= m);
        self.sums[to * n..(to + 1) * n].iter_mut().zip(row).for_each(|(s, m)| *s += m);
        (self.sums[from * n + node], self.sums[to * n + node]) = kept;
        self.sizes[from] -= 1;
        self.sizes[to] += 1;
        if self.sizes[to] == 1 {
            self.live.push(self.sizes.len());
            self.sizes.push(0);
            self.sums.resize(self.sums.len() + n, 0.0);
        }
        if self.sizes[from] == 0 {
            self.live.retain(|&c| c != from);
        }
    }
}

/// Gains below this are rounding.
const LEAST_GAIN: f64 = 1e-12;

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

#[cfg(test)]
mod tests {
    use super::*;

    fn network(n: usize, edges: &[(usize, usize)]) -> Weights {
        let mut w = Weights::new(n);
        for &(a, b) in edges {
            w.add(a, b, 1.0);
        }
        w
    }

    fn clique(from: usize, size: usize) -> Vec<(usize, usize)> {
        (from..from + size).flat_map(|i| (from..i).map(move |j| (i, j))).collect()
    }

    /// Every partition of n nodes, as labels.
    fn all_partitions(n: usize) -> Vec<Vec<usize>> {
        let mut out = vec![vec![]];
        for _ in 0..n {
            let longer = |p: Vec<usize>| {
                let next = p.iter().max().map_or(0, |m| m + 1);
                (0..=next).map(move |l| [p.as_slice(), &[l]].concat())
            };
            out = out.into_iter().flat_map(longer).collect();
        }
        out
    }

    #[test]
    fn two_cliques_with_a_bridge() {
        // Modularity of two cliques of 5 (10 ties each) and a bridge, m = 21: 20/21 − 2·(21/42)² = 0.452381.
        let w = network(10, &[clique(0, 5), clique(5, 5), vec![(4, 5)]].concat());
        let merit = Merit::modularity(&w, 1.0);
        for search in [Merit::search, Merit::quick_search] {
            let labels = search(&merit, &mut Stream::new(1, "", "", 0));
            assert_eq!(labels, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
            assert!((merit.quality(&labels) - (20.0 / 21.0 - 0.5)).abs() < 1e-12);
        }
    }

    #[test]
    fn closed_forms() {
        // A complete graph and a star cannot be parted with gain.
        for edges in [clique(0, 6), (1..6).map(|i| (0, i)).collect()] {
            let merit = Merit::modularity(&network(6, &edges), 1.0);
            let labels = merit.search(&mut Stream::new(1, "", "", 0));
            assert!(merit.quality(&labels).abs() < 1e-12, "{labels:?}");
        }
        assert!(Merit::modularity(&Weights::new(0), 1.0).search(&mut Stream::new(1, "", "", 0)).is_empty());
        assert_eq!(Merit::modularity(&Weights::new(2), 1.0).search(&mut Stream::new(1, "", "", 0)), [0, 1]);
    }

    #[test]
    fn the_best_of_all_partitions_is_found() {
        let partitions = all_partitions(7);
        assert_eq!(partitions.len(), 877); // the Bell number
        for seed in 0..20 {
            let mut rng = Stream::new(seed, "graph", "", 0);
            let mut w = Weights::new(7);
            for (a, b) in clique(0, 7) {
                if rng.unit() < 0.5 {
                    w.add(a, b, rng.unit());
                }
            }
            let merit = Merit::modularity(&w, 1.0);
            let best = partitions.iter().map(|p| merit.quality(p)).fold(f64::MIN, f64::max);
            let runs = (0..10).map(|r| merit.search(&mut Stream::new(seed, "run", "", r)));
            let found = runs.map(|l| merit.quality(&l)).fold(f64::MIN, f64::max);
            assert!((best - found).abs() < 1e-12, "seed {seed}: {found} of {best}");
        }
    }

    #[test]
    fn barber_of_two_separate_blocks() {
        // Bodies 0–1 on tasks 0–1, bodies 2–3 on tasks 2–3: Q = 1 − 2·(½·½) = ½.
        let mut cells = BitMatrix::new(4, 4);
        for (i, t) in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (2, 3), (3, 2), (3, 3)] {
            cells.set(i, t);
        }
        let merit = Merit::barber(&cells);
        let labels = merit.search(&mut Stream::new(1, "", "", 0));
        assert_eq!(labels, [0, 0, 1, 1, 0, 0, 1, 1]);
        assert!((merit.quality(&labels) - 0.5).abs() < 1e-12);
    }
}
