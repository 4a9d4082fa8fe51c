//! Each function's share of two plans' load.

use super::{Estimate, FunctionShare};
use crate::graph::ResponsibilityGraph;
use crate::model::{Agency, PlanIndex};
use std::{collections::BTreeMap, sync::Arc};

/// One function's part of a plan: its tasks and Σ 1/k(t) over them.
#[derive(Default, Clone, Copy)]
struct Part {
    tasks: usize,
    load: f64,
}

/// All functions of either plan, by difference of their shares, then key.
pub(super) fn shares(graph: &ResponsibilityGraph, a: PlanIndex, b: PlanIndex) -> Vec<FunctionShare> {
    let (of_a, of_b) = (parts(graph, a), parts(graph, b));
    let total = |of: &BTreeMap<Arc<str>, (Part, &Agency)>| of.values().map(|(p, _)| p.load).sum::<f64>();
    let (all_a, all_b) = (total(&of_a), total(&of_b));
    let share = |part: Option<Part>, all: f64| Estimate {
        value: (all > 0.0).then(|| part.map_or(0.0, |p| p.load) / all),
        ..Estimate::default()
    };
    let mut keys: BTreeMap<&Arc<str>, &Agency> = of_b.iter().map(|(k, (_, agency))| (k, *agency)).collect();
    keys.extend(of_a.iter().map(|(k, (_, agency))| (k, *agency)));
    let mut found: Vec<_> = keys
        .into_iter()
        .map(|(key, agency)| {
            let (x, y) = (of_a.get(key).map(|p| p.0), of_b.get(key).map(|p| p.0));
            FunctionShare {
                key: key.clone(),
                label: agency.label.clone(),
                label_en: agency.label_en.clone(),
                tasks: (x.map_or(0, |p| p.tasks), y.map_or(0, |p| p.tasks)),
                a: share(x, all_a),
                b: share(y, all_b),
            }
        })
        .collect();
    let difference = |f: &FunctionShare| (f.a.value.unwrap_or(0.0) - f.b.value.unwrap_or(0.0)).abs();
    found.sort_by(|p, q| difference(q).total_cmp(&difference(p)).then(p.key.cmp(&q.key)));
    found
}

fn parts<'c>(graph: &ResponsibilityGraph<'c>, plan: PlanIndex) -> BTreeMap<Arc<str>, (Part, &'c Agency)> {
    let mut found: BTreeMap<Arc<str>, (Part, &Agency)> = BTreeMap::new();
    for task in graph.tasks(plan) {
        let bodies: BTreeMap<Arc<str>, &Agency> = graph
            .bodies(task)
            .into_iter()
            .map(|id| graph.corpus().agency(id))
            .filter(|agency| !agency.is_territorial())
            .map(|agency| (agency.key.clone(), agency))
            .collect();
        let k = bodies.len() as f64;
        for (key, agency) in bodies {
            let part = &mut found.entry(key).or_insert((Part::default(), agency)).0;
            part.tasks += 1;
            part.load += 1.0 / k;
        }
    }
    found
}
