//! What each function of a plan holds: its tasks, those it leads, its share of the plan's load.
//!
//! Bodies are counted as functions, so that the bureaus of two cities can be laid side by side; territorial bodies are
//! left out.

use crate::{
    graph::ResponsibilityGraph,
    model::{PlanIndex, Role, TaskRef},
    parallel,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// One function in one plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FunctionLoad {
    /// The plan.
    pub plan: PlanIndex,
    /// The function's key.
    pub key: Arc<str>,
    /// Tasks that name a body of it, in document order.
    pub tasks: Vec<TaskRef>,
    /// Those of them that one of its bodies leads under the convention.
    pub led: Vec<TaskRef>,
    /// Its share of the plan's load, 0–1: Σ 1/k(t) over its tasks, k(t) the functions of task t, over the number of
    /// tasks that name a function.
    pub share: f64,
}

/// The rows of one plan among those of all, which stand by plan ([`functions`]). O(log n).
pub fn rows_of(all: &[FunctionLoad], plan: PlanIndex) -> &[FunctionLoad] {
    let from = all.partition_point(|f| f.plan < plan);
    &all[from..all.partition_point(|f| f.plan <= plan)]
}

/// The functions of every plan: plans in order, in each the function with most tasks first, then by key.
///
/// **Measures** assignments, never effort. Two bodies of one function in a plan count as one. Roles are those of the
/// graph's convention; tasks and shares hang on none. O(assignments · log).
///
/// ```
/// use fengong::{analyse::functions::functions, graph::ResponsibilityGraph, model::{Convention, Corpus}};
/// let corpus = Corpus::default();
/// assert!(functions(&ResponsibilityGraph::new(&corpus, Convention::Literal)).is_empty());
/// ```
pub fn functions(graph: &ResponsibilityGraph) -> Vec<FunctionLoad> {
    let plans = graph.corpus().plans.len();
    parallel::numbered(plans, |plan| of_plan(graph, plan as PlanIndex)).into_iter().flatten().collect()
}

fn of_plan(graph: &ResponsibilityGraph, plan: PlanIndex) -> Vec<FunctionLoad> {
    let corpus = graph.corpus();
    let mut rows: BTreeMap<Arc<str>, FunctionLoad> = BTreeMap::new();
    let mut shared = 0.0;
    for task in graph.tasks(plan) {
        let links = graph.links_of_task(task);
        let bodies = links.iter().map(|l| (corpus.agency(l.agency), l.edge.role));
        let bodies: Vec<_> = bodies.filter(|(agency, _)| !agency.is_territorial()).collect();
        let named: BTreeSet<&Arc<str>> = bodies.iter().map(|(agency, _)| &agency.key).collect();
        let leads = |key: &Arc<str>| bodies.iter().any(|(a, role)| a.key == *key && *role == Role::Lead);
        shared += f64::from(u8::from(!named.is_empty()));
        for key in &named {
            let row = rows.entry((*key).clone()).or_insert_with(|| FunctionLoad {
                plan,
                key: (*key).clone(),
                tasks: Vec::new(),
                led: Vec::new(),
                share: 0.0,
            });
            row.tasks.push(task);
            if leads(key) {
                row.led.push(task);
            }
            row.share += 1.0 / named.len() as f64;
        }
    }
    let mut rows: Vec<_> =
        rows.into_values().map(|r| FunctionLoad { share: r.share / shared, ..r }).collect();
    rows.sort_by(|a, b| b.tasks.len().cmp(&a.tasks.len()).then_with(|| a.key.cmp(&b.key)));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analyse::text::fixture::{Body, corpus, plan},
        model::{Convention, Duty},
    };

    #[test]
    fn shares_add_up_and_territory_is_left_out() {
        let corpus = corpus(vec![plan(
            "a",
            "甲市",
            &[
                ("一。", &[Body("civil", Duty::Lead), Body("health", Duty::Participate)]),
                ("二。", &[Body("civil", Duty::Participate), Body("", Duty::Implement)]),
                ("三。", &[Body("", Duty::Implement)]),
            ],
        )]);
        let rows = functions(&ResponsibilityGraph::new(&corpus, Convention::Literal));
        let held: Vec<_> = rows.iter().map(|r| (&*r.key, r.tasks.len(), r.led.len(), r.share)).collect();
        assert_eq!(held, [("civil", 2, 1, 0.75), ("health", 1, 0, 0.25)]);
    }
}
