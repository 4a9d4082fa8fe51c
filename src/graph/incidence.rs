use super::{BitMatrix, ResponsibilityGraph};
use crate::model::{AgencyId, PlanIndex, TaskRef};
use std::collections::BTreeMap;

/// Who stands on which task of one plan: bodies × tasks, 1 where the task names the body in any role.
///
/// Bodies are in the order in which the plan first names them, tasks in document order: neither depends on what
/// other plans were read. A body that stands twice in a task counts once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incidence {
    /// Bodies, the rows.
    pub agencies: Vec<AgencyId>,
    /// All tasks of the plan, the columns; a column may be empty.
    pub tasks: Vec<TaskRef>,
    /// The cells.
    pub cells: BitMatrix,
}

impl Incidence {
    /// The incidence of a plan, with the bodies for which `keep` holds. Linear in the assignments but for an ordered
    /// index.
    pub fn new(graph: &ResponsibilityGraph, plan: PlanIndex, keep: impl Fn(AgencyId) -> bool) -> Self {
        let tasks: Vec<_> = graph.tasks(plan).collect();
        let (mut agencies, mut rows, mut ones) = (Vec::new(), BTreeMap::new(), Vec::new());
        for (column, &task) in tasks.iter().enumerate() {
            for link in graph.links_of_task(task).into_iter().filter(|l| keep(l.agency)) {
                let row = *rows.entry(link.agency).or_insert_with(|| {
                    agencies.push(link.agency);
                    agencies.len() - 1
                });
                ones.push((row, column));
            }
        }
        let mut cells = BitMatrix::new(agencies.len(), tasks.len());
        for (row, column) in ones {
            cells.set(row, column);
        }
        Self { agencies, tasks, cells }
    }

    /// The same bodies without some tasks.
    #[must_use]
    pub fn without_tasks(&self, drop: impl Fn(usize) -> bool) -> Self {
        let kept: Vec<usize> = (0..self.tasks.len()).filter(|&t| !drop(t)).collect();
        self.resampled(&kept)
    }

    /// The same bodies on a list of columns, which may repeat: a bootstrap resample of the tasks.
    #[must_use]
    pub fn resampled(&self, columns: &[usize]) -> Self {
        let mut cells = BitMatrix::new(self.agencies.len(), columns.len());
        for (to, &from) in columns.iter().enumerate() {
            for row in 0..self.agencies.len() {
                if self.cells.get(row, from) {
                    cells.set(row, to);
                }
            }
        }
        let tasks = columns.iter().filter_map(|&t| self.tasks.get(t).copied()).collect();
        Self { agencies: self.agencies.clone(), tasks, cells }
    }

    /// k_i: tasks of each body.
    pub fn body_degrees(&self) -> Vec<usize> {
        (0..self.agencies.len()).map(|i| self.cells.count(i)).collect()
    }

    /// d_t: bodies of each task.
    pub fn task_degrees(&self) -> Vec<usize> {
        let mut d = vec![0; self.tasks.len()];
        for i in 0..self.agencies.len() {
            for t in self.cells.ones(i) {
                d[t] += 1;
            }
        }
        d
    }
}
