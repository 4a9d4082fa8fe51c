//! Each function's share of two plans' load, and their difference.

use super::{Estimate, FunctionShare};
use crate::analyse::{
    Sampling,
    family::{LEVEL, P, Test},
    stats::{FEWEST_UNITS, Stream, hypergeometric_tail, student_t_of},
};
use crate::graph::ResponsibilityGraph;
use crate::model::{Agency, PlanIndex, TaskRef};
use std::{collections::BTreeMap, sync::Arc};

/// Tasks of a function below which, in either plan, the interval of its difference did not cover.
const FEWEST_TASKS: usize = 8;
/// Redeals to begin with, and at most.
const FIRST: usize = 200;
const MOST: usize = 2000;

/// The functions a task names, territorial ones left out, with a body that stands for each.
pub(super) fn functions<'c>(
    graph: &ResponsibilityGraph<'c>,
    task: TaskRef,
) -> BTreeMap<Arc<str>, &'c Agency> {
    let corpus = graph.corpus();
    let bodies = graph.bodies(task).into_iter().map(|id| corpus.agency(id));
    bodies.filter(|agency| !agency.is_territorial()).map(|agency| (agency.key.clone(), agency)).collect()
}

/// A plan's load: for each function its tasks, for each task its functions.
struct Load<'c> {
    tasks: Vec<Vec<usize>>,
    functions: BTreeMap<Arc<str>, (usize, &'c Agency)>,
}

impl<'c> Load<'c> {
    fn new(graph: &ResponsibilityGraph<'c>, plan: PlanIndex) -> Self {
        let mut load = Self { tasks: Vec::new(), functions: BTreeMap::new() };
        for task in graph.tasks(plan) {
            let mut of_task = Vec::new();
            for (key, agency) in functions(graph, task) {
                let next = load.functions.len();
                of_task.push(load.functions.entry(key).or_insert((next, agency)).0);
            }
            if !of_task.is_empty() {
                load.tasks.push(of_task);
            }
        }
        load
    }

    /// Tasks of each function.
    fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.functions.len()];
        self.tasks.iter().flatten().for_each(|f| counts[*f] += 1);
        counts
    }

    /// Share of each function in Σ 1/k(t); every task with a body adds one to the sum.
    fn shares(&self) -> Vec<f64> {
        let mut shares = vec![0.0; self.functions.len()];
        for task in &self.tasks {
            task.iter().for_each(|f| shares[*f] += 1.0 / task.len() as f64);
        }
        shares.iter_mut().for_each(|s| *s /= self.tasks.len().max(1) as f64);
        shares
    }

    /// Variance of each share, which is a mean over the tasks.
    fn variances(&self, shares: &[f64]) -> Vec<f64> {
        let n = self.tasks.len() as f64;
        let mut squares = vec![0.0; shares.len()];
        for task in &self.tasks {
            task.iter().for_each(|f| squares[*f] += (1.0 / task.len() as f64).powi(2));
        }
        squares.iter().zip(shares).map(|(q, s)| (q / n - s * s).max(0.0) / (n - 1.0)).collect()
    }
}

/// All functions of either plan, by difference of their shares, then key. A function that only one plan names has
/// the share 0 in the other; shares are absent in a plan that names nobody.
pub(super) fn shares(
    graph: &ResponsibilityGraph,
    a: PlanIndex,
    b: PlanIndex,
    sampling: &Sampling,
) -> Vec<FunctionShare> {
    let (of_a, of_b) = (Load::new(graph, a), Load::new(graph, b));
    let (shares_a, shares_b) = (of_a.shares(), of_b.shares());
    let (variances_a, variances_b) = (of_a.variances(&shares_a), of_b.variances(&shares_b));
    let (counts_a, counts_b) = (of_a.counts(), of_b.counts());
    let mut keys: BTreeMap<&Arc<str>, &Agency> = of_b.functions.iter().map(|(k, f)| (k, f.1)).collect();
    keys.extend(of_a.functions.iter().map(|(k, f)| (k, f.1)));
    let keys: Vec<(&Arc<str>, &Agency)> = keys.into_iter().collect();
    let both = Both::new(&of_a, &of_b, &keys);
    let id = |p: PlanIndex| graph.corpus().plans.get(p as usize).map_or("", |p| p.id.as_str());
    let tests = both.tests(sampling, &format!("{} {}", id(a), id(b)));
    let mut found: Vec<_> = keys
        .into_iter()
        .zip(tests)
        .map(|((key, agency), test)| {
            let (x, y) = (of_a.functions.get(key).map(|f| f.0), of_b.functions.get(key).map(|f| f.0));
            let tasks = (at(&counts_a, x), at(&counts_b, y));
            let share = |load: &Load, shares: &[f64], of: Option<usize>| {
                (!load.tasks.is_empty()).then(|| at(shares, of))
            };
            let (share_a, share_b) = (share(&of_a, &shares_a, x), share(&of_b, &shares_b, y));
            FunctionShare {
                key: key.clone(),
                label: agency.label.clone(),
                label_en: agency.label_en.clone(),
                tasks,
                a: share_a,
                b: share_b,
                difference: Estimate {
                    value: share_a.zip(share_b).map(|(a, b)| a - b),
                    interval: x.zip(y).and_then(|(x, y)| {
                        let side = |load: &Load, shares: &[f64], variances: &[f64], at: usize, tasks| Side {
                            share: shares[at],
                            variance: variances[at],
                            all: load.tasks.len(),
                            tasks,
                        };
                        interval(
                            side(&of_a, &shares_a, &variances_a, x, tasks.0),
                            side(&of_b, &shares_b, &variances_b, y, tasks.1),
                        )
                    }),
                    null: None,
                },
                test,
            }
        })
        .collect();
    let apart = |f: &FunctionShare| f.difference.value.unwrap_or(0.0).abs();
    found.sort_by(|p, q| apart(q).total_cmp(&apart(p)).then(p.key.cmp(&q.key)));
    found
}

/// One side of a difference of shares.
#[derive(Clone, Copy)]
struct Side {
    share: f64,
    variance: f64,
    /// Tasks of the plan, and those of the function.
    all: usize,
    tasks: usize,
}

/// 95 % interval of the difference of two shares: both are means over tasks, so the interval is Welch's. Absent for plans of fewer
/// than 15 tasks, and for functions with fewer than [`FEWEST_TASKS`] in one of them: there it did not cover.
fn interval(a: Side, b: Side) -> Option<(f64, f64)> {
    if a.all.min(b.all) < FEWEST_UNITS || a.tasks.min(b.tasks) < FEWEST_TASKS {
        return None;
    }
    let (v, w) = (a.variance, b.variance);
    let freedom = (v + w).powi(2) / (v * v / (a.all as f64 - 1.0) + w * w / (b.all as f64 - 1.0));
    let half = student_t_of(freedom) * (v + w).sqrt();
    let difference = a.share - b.share;
    (half > 1e-9).then(|| ((difference - half).max(-1.0), (difference + half).min(1.0)))
}

/// The tasks of both plans together, their functions numbered alike.
struct Both {
    tasks: Vec<Vec<usize>>,
    first: usize,
    functions: usize,
}

impl Both {
    fn new(a: &Load, b: &Load, keys: &[(&Arc<str>, &Agency)]) -> Self {
        let numbered = |load: &Load| {
            let mut number = vec![0; load.functions.len()];
            for (at, (key, _)) in keys.iter().enumerate() {
                if let Some((own, _)) = load.functions.get(*key) {
                    number[*own] = at;
                }
            }
            load.tasks.iter().map(|t| t.iter().map(|f| number[*f]).collect()).collect::<Vec<Vec<usize>>>()
        };
        let mut tasks = numbered(a);
        let first = tasks.len();
        tasks.extend(numbered(b));
        Self { tasks, first, functions: keys.len() }
    }

    /// Whether the functions' shares differ more than those of two plans that were dealt the same tasks: tasks are dealt anew to
    /// the two plans, which keep their numbers of tasks, and |difference| is compared (a permutation test, exact if the tasks
    /// of both come from one source). Functions so rare that no deal of their tasks could be significant among all that are
    /// tested are not tested (Tarone 1990).
    fn tests(&self, sampling: &Sampling, subject: &str) -> Vec<Option<Test>> {
        let second = self.tasks.len() - self.first;
        let tested = self.testable();
        if self.first == 0 || second == 0 || !tested.contains(&true) || sampling.draws == 0 {
            return vec![None; self.functions];
        }
        // Twice the sum over the first plan's tasks tells the difference, as the sum over all is fixed.
        let mut all = vec![0.0; self.functions];
        self.tasks.iter().for_each(|t| add(t, &mut all));
        let scale = (1.0 / self.first as f64 + 1.0 / second as f64, 1.0 / second as f64);
        let apart = |part: &[f64], f: usize| (part[f] * scale.0 - all[f] * scale.1).abs();
        let mut part = vec![0.0; self.functions];
        self.tasks[..self.first].iter().for_each(|t| add(t, &mut part));
        let observed: Vec<f64> = (0..self.functions).map(|f| apart(&part, f) - 1e-9).collect();
        let mut reached = vec![0; self.functions];
        let mut order: Vec<usize> = (0..self.tasks.len()).collect();
        let mut rng = Stream::new(sampling.seed, "shares", subject, 0);
        // The smaller plan is dealt: fewer tasks to draw.
        let (few, of_first) = if self.first <= second { (self.first, true) } else { (second, false) };
        let mut draws = 0;
        for most in [FIRST, MOST] {
            while draws < most {
                rng.choose_to_front(&mut order, few);
                part.fill(0.0);
                order[..few].iter().for_each(|&t| add(&self.tasks[t], &mut part));
                for f in 0..self.functions {
                    let first = if of_first { part[f] } else { all[f] - part[f] };
                    let difference = (first * scale.0 - all[f] * scale.1).abs();
                    reached[f] += usize::from(difference >= observed[f]);
                }
                draws += 1;
            }
            let open = |f: usize| tested[f] && P::of_draws(reached[f], draws).interval().0 <= LEVEL;
            if !(0..self.functions).any(open) {
                break;
            }
        }
        (0..self.functions).map(|f| tested[f].then(|| Test::new(P::of_draws(reached[f], draws)))).collect()
    }

    /// The functions whose smallest attainable p could pass among all of them (Tarone 1990): that of having all tasks in the one
    /// plan that makes it least likely.
    fn testable(&self) -> Vec<bool> {
        let mut counts = vec![0; self.functions];
        self.tasks.iter().flatten().for_each(|f| counts[*f] += 1);
        let (n, second) = (self.tasks.len(), self.tasks.len() - self.first);
        let least = |count: usize| {
            let all_in =
                |size: usize| if count <= size { hypergeometric_tail(n, size, count, count) } else { None };
            [all_in(self.first), all_in(second)].into_iter().flatten().fold(1.0, f64::min)
        };
        let least: Vec<f64> = counts.into_iter().map(least).collect();
        let pass = |k: usize| least.iter().filter(|p| **p <= LEVEL / k as f64).count();
        let k = (1..=self.functions.max(1)).find(|&k| pass(k) <= k).unwrap_or(1);
        least.iter().map(|p| *p <= LEVEL / k as f64).collect()
    }
}

fn add(task: &[usize], sums: &mut [f64]) {
    let each = 1.0 / task.len() as f64;
    task.iter().for_each(|f| sums[*f] += each);
}

fn at<T: Copy + Default>(values: &[T], position: Option<usize>) -> T {
    position.and_then(|p| values.get(p)).copied().unwrap_or_default()
}
