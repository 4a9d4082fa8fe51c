//! Resolved plans → a responsibility graph on petgraph: tasks and agencies as nodes, duties as edges.
//!
//! petgraph's indices stay in this module; outside, tasks are [`TaskRef`]s and agencies [`AgencyId`]s.

mod bits;
mod incidence;
mod lead_support;
mod projection;

pub use bits::BitMatrix;
pub use incidence::Incidence;
pub use lead_support::{LeadArc, LeadSupport};
pub use projection::{Projection, Weights};

use crate::model::{AgencyId, Convention, Corpus, Duty, PlanIndex, Role, TaskRef};
use petgraph::{
    Direction,
    graph::{DiGraph, NodeIndex},
    visit::EdgeRef,
};
use rustc_hash::FxHashMap;

/// A node: a task or a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A task of a plan.
    Task(TaskRef),
    /// A responsible body.
    Agency(AgencyId),
}

/// An edge task → agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// What the document says.
    pub duty: Duty,
    /// What it counts as under the graph's convention.
    pub role: Role,
    /// Position of the assignment in its task, the way back to the words.
    pub assignment: u32,
}

/// One assignment as the graph sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The task.
    pub task: TaskRef,
    /// The body.
    pub agency: AgencyId,
    /// Duty, role and the way back to the words.
    pub edge: Edge,
}

/// The responsibility graph of a corpus under one convention.
///
/// A body that stands twice in one task (in two inline notes, say) has two edges to it.
#[derive(Debug, Clone)]
pub struct ResponsibilityGraph<'c> {
    corpus: &'c Corpus,
    convention: Convention,
    graph: DiGraph<Node, Edge>,
    /// The node of the first task of each plan; the others stand behind it.
    tasks: Vec<usize>,
    agencies: FxHashMap<AgencyId, NodeIndex>,
}

impl<'c> ResponsibilityGraph<'c> {
    /// The graph of all plans. Linear in the number of assignments.
    pub fn new(corpus: &'c Corpus, convention: Convention) -> Self {
        let (nodes, edges) = corpus
            .tasks()
            .fold((0, 0), |(tasks, edges), (_, task)| (tasks + 1, edges + task.assignments.len()));
        let mut graph = DiGraph::with_capacity(nodes, edges);
        let tasks = (corpus.plans.iter())
            .scan(0, |next, plan| Some(std::mem::replace(next, *next + plan.tasks.len())))
            .collect();
        let mut agencies = FxHashMap::default();
        for (at, _) in corpus.tasks() {
            graph.add_node(Node::Task(at));
        }
        for (from, (_, task)) in corpus.tasks().enumerate() {
            let from = NodeIndex::new(from);
            for ((i, a), role) in task.assignments.iter().enumerate().zip(corpus.roles(task, convention)) {
                let to = *agencies.entry(a.agency).or_insert_with(|| graph.add_node(Node::Agency(a.agency)));
                graph.add_edge(from, to, Edge { duty: a.duty, role, assignment: i as u32 });
            }
        }
        Self { corpus, convention, graph, tasks, agencies }
    }

    /// The plans behind the graph.
    pub fn corpus(&self) -> &'c Corpus {
        self.corpus
    }

    /// The rule by which duties became roles.
    pub fn convention(&self) -> Convention {
        self.convention
    }

    /// The tasks of a plan, in document order.
    pub fn tasks(&self, plan: PlanIndex) -> impl Iterator<Item = TaskRef> + '_ {
        let tasks = self.corpus.plans.get(plan as usize).map_or(0, |p| p.tasks.len() as u32);
        (0..tasks).map(move |task| TaskRef { plan, task })
    }

    /// The bodies a plan names, by id (order of first mention in the corpus).
    pub fn agencies(&self, plan: PlanIndex) -> Vec<AgencyId> {
        let mut all: Vec<_> =
            self.tasks(plan).flat_map(|t| self.links_of_task(t)).map(|l| l.agency).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn node(&self, task: TaskRef) -> Option<NodeIndex> {
        let plan = self.corpus.plans.get(task.plan as usize)?;
        let first = *self.tasks.get(task.plan as usize)?;
        ((task.task as usize) < plan.tasks.len()).then(|| NodeIndex::new(first + task.task as usize))
    }

    /// The assignments of a task, in the order of the words.
    pub fn links_of_task(&self, task: TaskRef) -> Vec<Link> {
        let Some(node) = self.node(task) else { return Vec::new() };
        let mut links: Vec<_> = self
            .graph
            .edges_directed(node, Direction::Outgoing)
            .filter_map(|e| match self.graph[e.target()] {
                Node::Agency(agency) => Some(Link { task, agency, edge: *e.weight() }),
                Node::Task(_) => None,
            })
            .collect();
        links.sort_unstable_by_key(|l| l.edge.assignment);
        links
    }

    /// The assignments of a body over all plans, in document order.
    pub fn links_of_agency(&self, agency: AgencyId) -> Vec<Link> {
        let Some(&node) = self.agencies.get(&agency) else { return Vec::new() };
        let mut links: Vec<_> = self
            .graph
            .edges_directed(node, Direction::Incoming)
            .filter_map(|e| match self.graph[e.source()] {
                Node::Task(task) => Some(Link { task, agency, edge: *e.weight() }),
                Node::Agency(_) => None,
            })
            .collect();
        links.sort_unstable_by_key(|l| (l.task, l.edge.assignment));
        links
    }

    /// All assignments of a plan, in document order.
    pub fn links(&self, plan: PlanIndex) -> Vec<Link> {
        self.tasks(plan).flat_map(|t| self.links_of_task(t)).collect()
    }

    /// The different bodies of a task, by id: the k(t) of the load formulas is its length.
    pub fn bodies(&self, task: TaskRef) -> Vec<AgencyId> {
        let mut all: Vec<_> = self.links_of_task(task).into_iter().map(|l| l.agency).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Number of task and agency nodes.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// Number of assignments.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }
}
