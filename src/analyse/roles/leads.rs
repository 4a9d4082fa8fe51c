//! Who leads on which task, as a table with what is left to chance.

use crate::{
    graph::{BitMatrix, ResponsibilityGraph},
    model::{AgencyId, PlanIndex, Role, TaskRef},
};
use std::collections::{BTreeMap, BTreeSet};

/// Bodies × tasks with a choice of lead.
pub(super) struct LeadTable {
    pub(super) agencies: Vec<AgencyId>,
    pub(super) tasks: Vec<TaskRef>,
    /// Who stands on a task.
    pub(super) members: BitMatrix,
    /// Who leads it.
    pub(super) leads: BitMatrix,
}

impl LeadTable {
    /// Of the non-territorial bodies of a plan. O(assignments · log).
    pub(super) fn new(graph: &ResponsibilityGraph, plan: PlanIndex) -> Self {
        let corpus = graph.corpus();
        let (mut agencies, mut tasks, mut cells) = (Vec::new(), Vec::new(), Vec::new());
        let mut rows: BTreeMap<AgencyId, usize> = BTreeMap::new();
        for task in graph.tasks(plan) {
            let links: Vec<_> = graph
                .links_of_task(task)
                .into_iter()
                .filter(|l| !corpus.agency(l.agency).is_territorial())
                .collect();
            let all: BTreeSet<AgencyId> = links.iter().map(|l| l.agency).collect();
            let leads: BTreeSet<AgencyId> =
                links.iter().filter(|l| l.edge.role == Role::Lead).map(|l| l.agency).collect();
            if leads.is_empty() || leads.len() == all.len() {
                continue;
            }
            for link in &links {
                let row = *rows.entry(link.agency).or_insert_with(|| {
                    agencies.push(link.agency);
                    agencies.len() - 1
                });
                cells.push((row, tasks.len(), leads.contains(&link.agency)));
            }
            tasks.push(task);
        }
        let mut members = BitMatrix::new(agencies.len(), tasks.len());
        let mut leads = members.clone();
        for (row, column, leading) in cells {
            members.set(row, column);
            if leading {
                leads.set(row, column);
            }
        }
        Self { agencies, tasks, members, leads }
    }
}
