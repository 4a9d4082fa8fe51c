use super::ResponsibilityGraph;
use crate::model::{AgencyId, PlanIndex, Role, TaskRef};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Who leads whom: an arc from a body to another for each task that the one leads and the other helps with.
///
/// D_ij = Σ_t [i leads t][j participates in or supports t]. Co-leads of a task have no arc between them. Under
/// another convention the arcs are others; a plan without leads has none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct LeadSupport {
    /// Arcs, those of most tasks first, then in the order in which the plan names the bodies.
    pub arcs: Vec<LeadArc>,
    /// Share of arcs whose reverse exists, 0 (a strict ladder) – 1 (all take turns); absent without an arc.
    pub reciprocity: Option<f64>,
    /// Bodies by tasks led over others less tasks on which others lead them: `(body, leads, is led)`, each a number of
    /// arcs' tasks, in the order in which the plan names the bodies.
    pub balance: Vec<(AgencyId, usize, usize)>,
}

/// One body leads tasks on which another helps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadArc {
    /// The leading body.
    pub lead: AgencyId,
    /// The body that participates or supports.
    pub supporter: AgencyId,
    /// The tasks, in document order.
    pub tasks: Vec<TaskRef>,
}

impl LeadSupport {
    /// The arcs of a plan among the bodies for which `keep` holds. O(Σ leads · bodies of a task).
    ///
    /// ```
    /// use fengong::{graph::{LeadSupport, ResponsibilityGraph}, model::{Convention, Corpus}};
    /// let corpus = Corpus::default();
    /// let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    /// assert_eq!(LeadSupport::new(&graph, 0, |_| true).reciprocity, None);
    /// ```
    pub fn new(graph: &ResponsibilityGraph, plan: PlanIndex, keep: impl Fn(AgencyId) -> bool) -> Self {
        let mut order: BTreeMap<AgencyId, usize> = BTreeMap::new();
        let mut arcs: BTreeMap<(usize, usize), LeadArc> = BTreeMap::new();
        for task in graph.tasks(plan) {
            let links: Vec<_> = graph.links_of_task(task).into_iter().filter(|l| keep(l.agency)).collect();
            for link in &links {
                let next = order.len();
                order.entry(link.agency).or_insert(next);
            }
            let leads: BTreeSet<AgencyId> =
                links.iter().filter(|l| l.edge.role == Role::Lead).map(|l| l.agency).collect();
            let others: BTreeSet<AgencyId> =
                links.iter().map(|l| l.agency).filter(|a| !leads.contains(a)).collect();
            for (&lead, &supporter) in leads.iter().flat_map(|l| others.iter().map(move |o| (l, o))) {
                let new = || LeadArc { lead, supporter, tasks: Vec::new() };
                arcs.entry((order[&lead], order[&supporter])).or_insert_with(new).tasks.push(task);
            }
        }
        let back = arcs.keys().filter(|(i, j)| arcs.contains_key(&(*j, *i))).count();
        let reciprocity = (!arcs.is_empty()).then(|| back as f64 / arcs.len() as f64);
        let mut balance: Vec<(AgencyId, usize, usize)> = vec![(AgencyId(0), 0, 0); order.len()];
        for (&a, &i) in &order {
            balance[i].0 = a;
        }
        for ((i, j), arc) in &arcs {
            balance[*i].1 += arc.tasks.len();
            balance[*j].2 += arc.tasks.len();
        }
        balance.retain(|b| b.1 + b.2 > 0);
        let mut arcs: Vec<LeadArc> = arcs.into_values().collect();
        arcs.sort_by_key(|a| std::cmp::Reverse(a.tasks.len())); // stable: ties keep the plan's order
        Self { arcs, reciprocity, balance }
    }
}
