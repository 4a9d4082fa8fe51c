//! Who works with whom, here and there: the difference of two networks and its size by chance, their correlation beyond what
//! busy bodies make, their partitions.

use super::{Qap, load::functions};
use crate::analyse::{
    Sampling,
    family::{Drawn, P, Test},
    stats::{Curveball, Stream, adjusted_rand, normalised_mutual_information},
};
use crate::graph::{BitMatrix, Projection, ResponsibilityGraph};
use crate::model::{AgencyId, PlanIndex};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, OnceLock},
};

/// Shared functions below which two networks are not correlated: five bodies have ten pairs.
const FEWEST: usize = 5;
/// Shared functions below which the agreement of two partitions is not told.
pub const FEWEST_FUNCTIONS: usize = 10;
/// Random halvings of a plan.
const HALVINGS: usize = 100;
/// Functions above which networks are not correlated: their tables would fill the memory.
const MOST: usize = 200;
/// Pairs times words of tasks above which a plan is not halved: it would take seconds.
const MOST_STEPS: usize = 2_000_000;
/// Tasks below which a plan is not halved: a half would have fewer than five.
const FEWEST_TASKS: usize = 10;

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

/// Functions of a plan (territorial ones left out) on its tasks, and tables of the same margins.
#[derive(Debug)]
pub struct Network {
    /// Sorted.
    functions: Vec<Arc<str>>,
    cells: BitMatrix,
    plan: String,
    drawn: OnceLock<Vec<Vec<f32>>>,
}

impl Network {
    /// The network of a plan. Linear in the assignments but for an ordered index.
    pub(super) fn new(graph: &ResponsibilityGraph, plan: PlanIndex) -> Self {
        let tasks: Vec<Vec<Arc<str>>> =
            graph.tasks(plan).map(|t| functions(graph, t).into_keys().collect()).collect();
        let functions: Vec<Arc<str>> =
            tasks.iter().flatten().cloned().collect::<BTreeSet<_>>().into_iter().collect();
        let mut cells = BitMatrix::new(functions.len(), tasks.len());
        for (t, of_task) in tasks.iter().enumerate() {
            for function in of_task {
                if let Ok(row) = functions.binary_search(function) {
                    cells.set(row, t);
                }
            }
        }
        let plan = graph.corpus().plans.get(plan as usize).map_or("", |p| p.id.as_str()).to_owned();
        Self { functions, cells, plan, drawn: OnceLock::new() }
    }

    pub(super) fn functions(&self) -> BTreeSet<&Arc<str>> {
        self.functions.iter().collect()
    }

    fn links(&self) -> BTreeSet<(&Arc<str>, &Arc<str>)> {
        let pairs = (0..self.functions.len()).flat_map(|j| (0..j).map(move |i| (i, j)));
        pairs
            .filter(|&(i, j)| self.cells.shared(i, j) > 0)
            .map(|(i, j)| (&self.functions[i], &self.functions[j]))
            .collect()
    }

    /// Mean β_WN of the two halves into which the tasks are dealt at random: what one and the same plan differs by from
    /// itself. A half has half the tasks and fewer links, so the value is a scale and no test. Absent for fewer than ten
    /// tasks, or without links.
    pub(super) fn halves(&self, sampling: &Sampling) -> Option<f64> {
        let tasks = self.cells.columns();
        if tasks < FEWEST_TASKS {
            return None;
        }
        let n = self.functions.len();
        let pairs: Vec<(usize, usize)> = (0..n)
            .flat_map(|j| (0..j).map(move |i| (i, j)))
            .filter(|&(i, j)| self.cells.shared(i, j) > 0)
            .collect();
        if pairs.len() * tasks.div_ceil(64) > MOST_STEPS {
            return None;
        }
        let mut order: Vec<usize> = (0..tasks).collect();
        let mut rng = Stream::new(sampling.seed, "halves", &self.plan, 0);
        let mut sum = 0.0;
        for _ in 0..HALVINGS {
            rng.shuffle(&mut order);
            let mut half = vec![0_u64; tasks.div_ceil(64)];
            order[..tasks / 2].iter().for_each(|t| half[t / 64] |= 1 << (t % 64));
            let (mut first, mut second, mut both) = (0_u32, 0_u32, 0_u32);
            for &(i, j) in &pairs {
                let (mut x, mut y) = (false, false);
                for ((a, b), h) in self.cells.row(i).iter().zip(self.cells.row(j)).zip(&half) {
                    x |= a & b & h != 0;
                    y |= a & b & !h != 0;
                }
                first += u32::from(x);
                second += u32::from(y);
                both += u32::from(x && y);
            }
            let total = f64::from(first + second);
            sum += if total > 0.0 { (total - 2.0 * f64::from(both)) / total } else { 0.0 };
        }
        (!pairs.is_empty()).then_some(sum / HALVINGS as f64)
    }

    /// The ties of the plan (Newman's weights, pairs (1,0), (2,0), (2,1) …) and of tables with its margins.
    fn drawn(&self, sampling: &Sampling) -> &[Vec<f32>] {
        self.drawn.get_or_init(|| {
            let ball = Curveball::new(
                &self.cells,
                None,
                &mut Stream::new(sampling.seed, "networks-hub", &self.plan, 0),
            );
            let drawn = ball.chain(Stream::new(sampling.seed, "networks", &self.plan, 0));
            let tables = drawn.take(sampling.draws / TABLES).map(|table| packed(&table));
            std::iter::once(packed(&self.cells)).chain(tables).collect()
        })
    }
}

/// One table for so many of `sampling.draws`: tables are combined each with each.
const TABLES: usize = 4;

fn packed(cells: &BitMatrix) -> Vec<f32> {
    let weights = Projection::Newman.weights(cells);
    (0..weights.len()).flat_map(|j| weights.row(j)[..j].iter().map(|w| *w as f32)).collect()
}

/// Functions both plans name.
pub(super) fn shared<'n>(x: &'n Network, y: &'n Network) -> Vec<&'n Arc<str>> {
    x.functions.iter().filter(|f| y.functions.binary_search(f).is_ok()).collect()
}

/// Sørensen dissimilarity (b + c)/(2a + b + c) of the links (Poisot et al. 2012). The part from rewiring has the same
/// denominator as the whole (Fründ 2021), so that the parts add up. Absent with no link at all.
pub(super) fn beta(x: &Network, y: &Network) -> Option<Beta> {
    let (of_x, of_y) = (x.links(), y.links());
    let both = of_x.intersection(&of_y).count() as f64;
    let total = (of_x.len() + of_y.len()) as f64;
    if total <= 0.0 {
        return None;
    }
    let functions: BTreeSet<_> = shared(x, y).into_iter().collect();
    let among = |links: &BTreeSet<(&Arc<str>, &Arc<str>)>| {
        links.iter().filter(|(p, q)| functions.contains(p) && functions.contains(q)).count()
    };
    let inner = (among(&of_x) + among(&of_y)) as f64;
    let all = (total - 2.0 * both) / total;
    let rewiring = (!functions.is_empty()).then_some((inner - 2.0 * both) / total);
    Some(Beta { all, rewiring, turnover: rewiring.map(|os| all - os) })
}

/// Whether two plans tie the same functions beyond what the margins make; see [`Qap`]. Absent for fewer than [`FEWEST`] shared
/// functions, for plans of more than [`MOST`], where a plan's ties among them do not vary beyond their margins, or without draws.
pub(super) fn qap(x: &Network, y: &Network, sampling: &Sampling) -> Option<Qap> {
    let functions = shared(x, y);
    if functions.len() < FEWEST || x.functions.len().max(y.functions.len()) > MOST || sampling.draws < TABLES
    {
        return None;
    }
    let (m, n) = (Tables::new(x, &functions, sampling), Tables::new(y, &functions, sampling));
    let observed = m.residual(0, &n, 0)?;
    let raw = m.raw(0, &n, 0)?;
    let expected: Vec<f64> = (1..m.len()).filter_map(|t| m.raw(t, &n, t)).collect();
    let grid = Grid::new(&m, &n, observed);
    Some(Qap {
        functions: functions.len(),
        raw,
        raw_expected: (!expected.is_empty()).then(|| expected.iter().sum::<f64>() / expected.len() as f64),
        r: observed,
        test: Test::new(grid.p()),
    })
}

/// The ties among some functions in a plan and in tables of its margins, the plan's own first, each as a list of numbers with
/// mean 0 and length 1.
struct Tables {
    /// The ties.
    raw: Vec<Option<Vec<f32>>>,
    /// The ties without their mean over all tables (the plan's own among them, so that no table stands out).
    residual: Vec<Option<Vec<f32>>>,
}

impl Tables {
    fn new(network: &Network, functions: &[&Arc<str>], sampling: &Sampling) -> Self {
        let rows: Vec<usize> =
            functions.iter().filter_map(|f| network.functions.binary_search(f).ok()).collect();
        let pairs: Vec<usize> = (0..rows.len())
            .flat_map(|j| (0..j).map(move |i| (i, j)))
            .map(|(i, j)| (rows[i].min(rows[j]), rows[i].max(rows[j])))
            .map(|(low, high)| high * (high - 1) / 2 + low)
            .collect();
        let all: Vec<Vec<f32>> =
            network.drawn(sampling).iter().map(|t| pairs.iter().map(|&p| t[p]).collect()).collect();
        let mut mean = vec![0.0_f64; pairs.len()];
        all.iter().for_each(|t| mean.iter_mut().zip(t).for_each(|(m, w)| *m += f64::from(*w)));
        mean.iter_mut().for_each(|m| *m /= all.len() as f64);
        let residual = |t: &Vec<f32>| unit(t.iter().zip(&mean).map(|(w, m)| f64::from(*w) - m).collect());
        Self {
            residual: all.iter().map(residual).collect(),
            raw: all.iter().map(|t| unit(t.iter().map(|w| f64::from(*w)).collect())).collect(),
        }
    }

    fn len(&self) -> usize {
        self.raw.len()
    }

    fn raw(&self, of: usize, other: &Self, at: usize) -> Option<f64> {
        Some(dot(self.raw.get(of)?.as_ref()?, other.raw.get(at)?.as_ref()?))
    }

    fn residual(&self, of: usize, other: &Self, at: usize) -> Option<f64> {
        Some(dot(self.residual.get(of)?.as_ref()?, other.residual.get(at)?.as_ref()?))
    }
}

/// A list brought to mean 0 and length 1, so that the product of two is their correlation; absent where it does not vary.
fn unit(mut values: Vec<f64>) -> Option<Vec<f32>> {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values.iter_mut().for_each(|v| *v -= mean);
    let length = values.iter().map(|v| v * v).sum::<f64>().sqrt();
    (length > 1e-6).then(|| values.iter().map(|v| (v / length) as f32).collect())
}

/// Eight sums side by side, which the compiler turns into vector steps.
fn dot(a: &[f32], b: &[f32]) -> f64 {
    const LANES: usize = 8;
    let (mut sums, whole) = ([0.0_f32; LANES], a.len() / LANES * LANES);
    for (x, y) in a[..whole].chunks_exact(LANES).zip(b[..whole].chunks_exact(LANES)) {
        (0..LANES).for_each(|k| sums[k] += x[k] * y[k]);
    }
    let rest: f32 = a[whole..].iter().zip(&b[whole..]).map(|(x, y)| x * y).sum();
    f64::from(sums.iter().sum::<f32>() + rest)
}

/// Which pairs of tables, one of either plan, correlate at least as far from zero as the two plans do.
///
/// If the plans have nothing in common but their margins, their own tables are two among exchangeable ones, and the pair of them is
/// any pair of the grid: the share of pairs that reach the observed correlation, this one among them, is an exact p, however
/// many tables there are (the Monte-Carlo test of Barnard 1963 over a product of two groups).
struct Grid {
    /// Pairs that reach it, by table of the first plan and of the second.
    rows: Vec<usize>,
    columns: Vec<usize>,
}

impl Grid {
    fn new(m: &Tables, n: &Tables, observed: f64) -> Self {
        let mut grid = Self { rows: vec![0; m.len()], columns: vec![0; n.len()] };
        for i in 0..m.len() {
            for j in 0..n.len() {
                // A table without variation says nothing, and counts against the finding.
                if m.residual(i, n, j).is_none_or(|r| r.abs() >= observed.abs() - 1e-6) {
                    grid.rows[i] += 1;
                    grid.columns[j] += 1;
                }
            }
        }
        grid
    }

    /// The p with as many independent draws as would be as sure: pairs share their tables. The variance of the share is that of
    /// its means over rows and over columns (a U-statistic of two samples).
    fn p(&self) -> P {
        let (rows, columns) = (self.rows.len() as f64, self.columns.len() as f64);
        let reached: usize = self.rows.iter().sum();
        let value = reached as f64 / (rows * columns);
        let spread = |of: &[usize], other: f64| {
            let n = of.len() as f64;
            let squares: f64 = of.iter().map(|&c| (c as f64 / other - value).powi(2)).sum();
            squares / (n - 1.0).max(1.0) / n
        };
        let variance = spread(&self.rows, columns) + spread(&self.columns, rows);
        // Never surer than all pairs, never less sure than one draw a table.
        let (least, most) = (rows.min(columns) - 1.0, rows * columns - 1.0);
        let of = if variance > 0.0 { (value * (1.0 - value) / variance).clamp(least, most) } else { least };
        let of = of.round().max(1.0);
        let drawn = Drawn { reached: (value * of).floor() as usize, of: of as usize, two_sided: false };
        P { value, draws: Some(drawn) }
    }
}

/// Agreement of two partitions over shared functions: adjusted Rand index, normalised mutual information, and the number of
/// functions that both partitions hold. Each is absent where it is not defined (a partition into one block), and for fewer than
/// [`FEWEST_FUNCTIONS`] functions.
pub(super) fn partitions(
    graph: &ResponsibilityGraph,
    a: &[Vec<AgencyId>],
    b: &[Vec<AgencyId>],
) -> (Option<f64>, Option<f64>, usize) {
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
    let told = |value: Option<f64>| value.filter(|_| p.len() >= FEWEST_FUNCTIONS);
    (told(adjusted_rand(&p, &q)), told(normalised_mutual_information(&p, &q)), p.len())
}
