//! What each function holds in each plan: tasks, share of the load, leads; and how many tasks of a plan have a lead.
//!
//! The plain table behind everything that sets plans side by side by function.

use crate::{
    graph::ResponsibilityGraph,
    model::{Duty, PlanIndex, Role, TaskRef},
    parallel,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Functions × plans.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Holdings {
    /// One entry a plan, in the order of the corpus.
    pub plans: Vec<PlanHoldings>,
    /// Keys of all functions, territorial ones left out; the largest mean share over the plans first, then by key.
    pub functions: Vec<Arc<str>>,
}

/// The tasks of a plan by lead, and what each function holds of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanHoldings {
    /// The plan.
    pub plan: PlanIndex,
    /// Its tasks.
    pub tasks: usize,
    /// Tasks whose words name a lead (牵头).
    pub written: Vec<TaskRef>,
    /// Tasks without such a word that have a lead under the convention.
    pub by_rule: Vec<TaskRef>,
    /// Tasks without a lead.
    pub without: Vec<TaskRef>,
    /// Tasks with two or more leads.
    pub several: Vec<TaskRef>,
    /// What each function holds, by key; territorial ones are left out.
    pub functions: BTreeMap<Arc<str>, Held>,
}

/// What one function holds of one plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Held {
    /// Tasks that name it.
    pub tasks: Vec<TaskRef>,
    /// Σ 1/k(t) over its tasks, over the tasks that name any function, 0–1; k(t) counts functions.
    pub share: f64,
    /// Tasks it leads alone because the words say so (牵头).
    pub alone: Vec<TaskRef>,
    /// Tasks it leads with others because the words say so.
    pub joint: Vec<TaskRef>,
    /// Tasks it leads because the convention counts it as lead.
    pub by_rule: Vec<TaskRef>,
}

impl Held {
    /// All tasks it leads.
    pub fn leads(&self) -> usize {
        self.alone.len() + self.joint.len() + self.by_rule.len()
    }
}

impl PlanHoldings {
    /// The tasks that have a lead, in document order.
    pub fn led(&self) -> Vec<TaskRef> {
        let mut all = [self.written.as_slice(), &self.by_rule].concat();
        all.sort_unstable();
        all
    }

    /// Share of tasks that have a lead, 0–1; absent with no task.
    pub fn led_share(&self) -> Option<f64> {
        (self.tasks > 0).then(|| (self.written.len() + self.by_rule.len()) as f64 / self.tasks as f64)
    }

    fn new(graph: &ResponsibilityGraph, plan: PlanIndex) -> Self {
        let corpus = graph.corpus();
        let mut of = Self { plan, ..Self::default() };
        let mut named = 0.0;
        for task in graph.tasks(plan) {
            of.tasks += 1;
            // function → whether it leads, and whether in words
            let mut functions: BTreeMap<Arc<str>, (bool, bool)> = BTreeMap::new();
            let (mut leads, mut words) = (BTreeSet::new(), false);
            for link in graph.links_of_task(task) {
                let agency = corpus.agency(link.agency);
                let (lead, word) = (link.edge.role == Role::Lead, link.edge.duty == Duty::Lead);
                words |= word;
                if lead {
                    leads.insert(link.agency);
                }
                if !agency.is_territorial() {
                    let entry = functions.entry(agency.key.clone()).or_default();
                    *entry = (entry.0 || lead, entry.1 || word);
                }
            }
            match (leads.len(), words) {
                (0, _) => of.without.push(task),
                (_, true) => of.written.push(task),
                (_, false) => of.by_rule.push(task),
            }
            if leads.len() > 1 {
                of.several.push(task);
            }
            named += f64::from(u8::from(!functions.is_empty()));
            let part = 1.0 / functions.len().max(1) as f64;
            for (key, (lead, word)) in functions {
                let held = of.functions.entry(key).or_default();
                held.tasks.push(task);
                held.share += part;
                match (lead, word, leads.len()) {
                    (false, ..) => {}
                    (true, false, _) => held.by_rule.push(task),
                    (true, true, 1) => held.alone.push(task),
                    (true, true, _) => held.joint.push(task),
                }
            }
        }
        of.functions.values_mut().for_each(|h| h.share /= f64::max(named, 1.0));
        of
    }
}

/// The table of all plans under the graph's convention. Linear in assignments, but for the ordered index.
///
/// ```
/// use fengong::{analyse::holdings::holdings, graph::ResponsibilityGraph, model::{Convention, Corpus}};
/// let corpus = Corpus::default();
/// assert!(holdings(&ResponsibilityGraph::new(&corpus, Convention::Literal)).functions.is_empty());
/// ```
pub fn holdings(graph: &ResponsibilityGraph) -> Holdings {
    let count = graph.corpus().plans.len();
    let plans = parallel::numbered(count, |p| PlanHoldings::new(graph, p as PlanIndex));
    let mut sums: BTreeMap<&Arc<str>, f64> = BTreeMap::new();
    for (key, held) in plans.iter().flat_map(|p| &p.functions) {
        *sums.entry(key).or_default() += held.share;
    }
    let mut order: Vec<_> = sums.into_iter().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let functions = order.into_iter().map(|(key, _)| key.clone()).collect();
    Holdings { plans, functions }
}
