//! Who works with whom, here and there: the difference of two networks, their correlation, their partitions.

use super::load::functions;
use crate::analyse::{
    Sampling,
    stats::{Stream, adjusted_rand, normalised_mutual_information},
};
use crate::graph::ResponsibilityGraph;
use crate::model::{AgencyId, PlanIndex};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Shared functions below which a correlation of two networks says nothing: four bodies have six pairs.
const FEWEST: usize = 4;

/// Dissimilarity of links and its parts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Beta {
    /// β_WN, of all links.
    pub(super) all: f64,
    /// β_OS, of links between functions both plans name; absent where they share none.
    pub(super) rewiring: Option<f64>,
    /// β_ST = β_WN − β_OS.
    pub(super) turnover: Option<f64>,
}

/// Functions of a plan and their links: Σ 1/(k(t) − 1) over the tasks two of them share; territorial bodies are
/// left out.
#[derive(Debug, Default)]
pub(super) struct Network {
    pub(super) functions: BTreeSet<Arc<str>>,
    links: BTreeMap<(Arc<str>, Arc<str>), f64>,
}

impl Network {
    pub(super) fn new(graph: &ResponsibilityGraph, plan: PlanIndex) -> Self {
        let mut network = Self::default();
        for task in graph.tasks(plan) {
            let bodies: Vec<Arc<str>> = functions(graph, task).into_keys().collect();
            let weight = 1.0 / (bodies.len().max(2) as f64 - 1.0);
            for (i, p) in bodies.iter().enumerate() {
                for q in &bodies[i + 1..] {
                    *network.links.entry((p.clone(), q.clone())).or_insert(0.0) += weight;
                }
            }
            network.functions.extend(bodies);
        }
        network
    }

    fn among(&self, functions: &BTreeSet<&Arc<str>>) -> usize {
        self.links.keys().filter(|(p, q)| functions.contains(p) && functions.contains(q)).count()
    }

    fn matrix(&self, functions: &[&Arc<str>]) -> Vec<Vec<f64>> {
        let weight = |p: &Arc<str>, q: &Arc<str>| {
            let key = if p < q { (p.clone(), q.clone()) } else { (q.clone(), p.clone()) };
            self.links.get(&key).copied().unwrap_or(0.0)
        };
        functions.iter().map(|p| functions.iter().map(|q| weight(p, q)).collect()).collect()
    }
}

/// Functions both plans name.
pub(super) fn shared<'n>(x: &'n Network, y: &'n Network) -> Vec<&'n Arc<str>> {
    x.functions.intersection(&y.functions).collect()
}

/// Sørensen dissimilarity (b + c)/(2a + b + c) of the links (Poisot 2012). The part from rewiring has the same
/// denominator as the whole (`commondenom` of betalinkr), so that the parts add up. Absent with no link at all.
pub(super) fn beta(x: &Network, y: &Network) -> Option<Beta> {
    let both = x.links.keys().filter(|l| y.links.contains_key(*l)).count() as f64;
    let total = (x.links.len() + y.links.len()) as f64;
    if total <= 0.0 {
        return None;
    }
    let functions: BTreeSet<_> = shared(x, y).into_iter().collect();
    let inner = (x.among(&functions) + y.among(&functions)) as f64;
    let all = (total - 2.0 * both) / total;
    let rewiring = (!functions.is_empty()).then_some((inner - 2.0 * both) / total);
    Some(Beta { all, rewiring, turnover: rewiring.map(|os| all - os) })
}

/// Correlation of the two networks over shared functions, with its two-sided p: rows and columns of one are permuted
/// together (QAP; Hubert, Krackhardt). Absent for fewer than [`FEWEST`] functions or a network without variance.
pub(super) fn qap(x: &Network, y: &Network, sampling: &Sampling) -> Option<(f64, f64)> {
    let functions = shared(x, y);
    if functions.len() < FEWEST {
        return None;
    }
    let (m, n) = (x.matrix(&functions), y.matrix(&functions));
    let mut order: Vec<usize> = (0..functions.len()).collect();
    let observed = correlation(&m, &n, &order)?;
    let mut stream = Stream::new(sampling.seed, "qap", "networks", 0);
    let mut as_far = 0_usize;
    for _ in 0..sampling.draws {
        stream.shuffle(&mut order);
        let drawn = correlation(&m, &n, &order).unwrap_or(0.0);
        as_far += usize::from(drawn.abs() >= observed.abs() - 1e-12);
    }
    Some((observed, (1 + as_far) as f64 / (1 + sampling.draws) as f64))
}

/// Pearson's r over the upper triangles, the second matrix in another order.
fn correlation(m: &[Vec<f64>], n: &[Vec<f64>], order: &[usize]) -> Option<f64> {
    let pairs: Vec<(f64, f64)> = (0..order.len())
        .flat_map(|i| (i + 1..order.len()).map(move |j| (i, j)))
        .map(|(i, j)| (m[i][j], n[order[i]][order[j]]))
        .collect();
    let count = pairs.len() as f64;
    let (sum_x, sum_y) = pairs.iter().fold((0.0, 0.0), |s, p| (s.0 + p.0, s.1 + p.1));
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in &pairs {
        xy += (x - mean_x) * (y - mean_y);
        xx += (x - mean_x).powi(2);
        yy += (y - mean_y).powi(2);
    }
    (xx > 1e-12 && yy > 1e-12).then(|| (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0))
}

/// Agreement of two partitions over shared functions: adjusted Rand index and normalised mutual information. Each is
/// absent where it is not defined (fewer than two shared functions, a partition into one block).
pub(super) fn partitions(
    graph: &ResponsibilityGraph,
    a: &[Vec<AgencyId>],
    b: &[Vec<AgencyId>],
) -> (Option<f64>, Option<f64>) {
    let blocks = |of: &[Vec<AgencyId>]| {
        let mut found: BTreeMap<Arc<str>, usize> = BTreeMap::new();
        for (block, members) in of.iter().enumerate() {
            for id in members {
                if let Some(agency) = graph.corpus().agencies.get(id.index()) {
                    found.insert(agency.key.clone(), block);
                }
            }
        }
        found
    };
    let (x, y) = (blocks(a), blocks(b));
    let (p, q): (Vec<usize>, Vec<usize>) =
        x.iter().filter_map(|(key, block)| y.get(key).map(|other| (*block, *other))).unzip();
    (adjusted_rand(&p, &q), normalised_mutual_information(&p, &q))
}
