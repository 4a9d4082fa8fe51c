//! Each function's share of two plans' load.

use super::{Estimate, FunctionShare};
use crate::analyse::{
    Sampling,
    stats::{Stream, percentile_band},
};
use crate::graph::ResponsibilityGraph;
use crate::model::{Agency, PlanIndex, TaskRef};
use std::{collections::BTreeMap, sync::Arc};

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

    /// Share of each function in Σ 1/k(t) over some tasks. Every task with a body adds one to the sum.
    fn shares<'t>(&self, tasks: impl Iterator<Item = &'t Vec<usize>>) -> Vec<f64> {
        let mut shares = vec![0.0; self.functions.len()];
        let mut n = 0.0;
        for task in tasks {
            n += 1.0;
            task.iter().for_each(|f| shares[*f] += 1.0 / task.len() as f64);
        }
        shares.iter_mut().for_each(|s| *s = if n > 0.0 { *s / n } else { 0.0 });
        shares
    }

    /// The shares with percentile intervals from resampled tasks; a function nobody names has none.
    fn estimates(&self, sampling: &Sampling, subject: &str) -> Vec<Estimate> {
        let n = self.tasks.len();
        let draw = |number: usize| {
            let mut stream = Stream::new(sampling.seed, "load-share", subject, number as u64);
            self.shares(
                (0..n).filter_map(|_| self.tasks.get(stream.below(n))).collect::<Vec<_>>().into_iter(),
            )
        };
        let draws: Vec<_> = if n < 3 { Vec::new() } else { (0..sampling.resamples).map(draw).collect() };
        let interval =
            |f: usize| percentile_band(&draws.iter().map(|d| d.get(f).copied()).collect::<Vec<_>>());
        let values = self.shares(self.tasks.iter()).into_iter().enumerate();
        values
            .map(|(f, value)| Estimate { value: Some(value), interval: interval(f), ..Estimate::default() })
            .collect()
    }
}

/// All functions of either plan, by difference of their shares, then key. A function that only one plan names has
/// the share 0 without interval in the other; shares are absent in a plan that names nobody.
pub(super) fn shares(
    graph: &ResponsibilityGraph,
    a: PlanIndex,
    b: PlanIndex,
    sampling: &Sampling,
) -> Vec<FunctionShare> {
    let (of_a, of_b) = (Load::new(graph, a), Load::new(graph, b));
    let id = |p: PlanIndex| graph.corpus().plans.get(p as usize).map_or("", |p| p.id.as_str());
    let (shares_a, shares_b) = (of_a.estimates(sampling, id(a)), of_b.estimates(sampling, id(b)));
    let (counts_a, counts_b) = (of_a.counts(), of_b.counts());
    let mut keys: BTreeMap<&Arc<str>, &Agency> = of_b.functions.iter().map(|(k, f)| (k, f.1)).collect();
    keys.extend(of_a.functions.iter().map(|(k, f)| (k, f.1)));
    let mut found: Vec<_> = keys
        .into_iter()
        .map(|(key, agency)| {
            let (x, y) = (of_a.functions.get(key).map(|f| f.0), of_b.functions.get(key).map(|f| f.0));
            FunctionShare {
                key: key.clone(),
                label: agency.label.clone(),
                label_en: agency.label_en.clone(),
                tasks: (at(&counts_a, x), at(&counts_b, y)),
                a: x.map_or(nobody(&of_a), |f| at(&shares_a, Some(f))),
                b: y.map_or(nobody(&of_b), |f| at(&shares_b, Some(f))),
            }
        })
        .collect();
    let difference = |f: &FunctionShare| (f.a.value.unwrap_or(0.0) - f.b.value.unwrap_or(0.0)).abs();
    found.sort_by(|p, q| difference(q).total_cmp(&difference(p)).then(p.key.cmp(&q.key)));
    found
}

fn at<T: Copy + Default>(values: &[T], position: Option<usize>) -> T {
    position.and_then(|p| values.get(p)).copied().unwrap_or_default()
}

fn nobody(load: &Load) -> Estimate {
    Estimate { value: (!load.tasks.is_empty()).then_some(0.0), ..Estimate::default() }
}
