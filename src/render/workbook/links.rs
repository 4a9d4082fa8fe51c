//! From a number to its rows.

use super::sheet::Sheet;
use crate::{
    model::{Corpus, PlanIndex},
    render::tables::{Table, Value},
};
use std::{collections::BTreeMap, sync::Arc};

/// The assignments sorted by body, then plan, then document order, so that what a count counts stands together.
/// Tasks that name nobody come last.
pub(super) fn by_body(corpus: &Corpus, plans: &[PlanIndex], mut table: Table) -> Table {
    let mut keys = Vec::with_capacity(table.rows.len());
    for &index in plans {
        for task in corpus.plans.get(index as usize).map_or(&[][..], |p| &p.tasks) {
            if task.assignments.is_empty() {
                keys.push((u32::MAX, index));
            }
            keys.extend(task.assignments.iter().map(|a| (a.agency.0, index)));
        }
    }
    let rows = std::mem::take(&mut table.rows);
    let mut keyed: Vec<_> = keys.into_iter().zip(rows).collect();
    keyed.sort_by_key(|(key, _)| *key);
    table.rows = keyed.into_iter().map(|(_, row)| row).collect();
    table
}

/// Where tasks and bodies stand in the workbook.
pub(super) struct Places {
    tasks: BTreeMap<Arc<str>, String>,
    /// By key, jurisdiction and plan: the first row of the body's assignments there.
    loads: BTreeMap<(Arc<str>, Arc<str>, Arc<str>), String>,
    /// By key and jurisdiction: the first row of all its assignments.
    bodies: BTreeMap<(Arc<str>, Arc<str>), String>,
}

impl Places {
    pub(super) fn new(tasks: &Table, edges: &Table, task_sheet: &str, edge_sheet: &str) -> Self {
        let target = |sheet: &str, row: usize| format!("internal:'{sheet}'!A{}", row + 2);
        let text = |table: &Table, row: usize, key: &str| {
            table.column(key).map_or_else(Arc::default, |c| match table.cell(row, c) {
                Value::Text(text) => text.clone(),
                _ => Arc::default(),
            })
        };
        let mut places = Self { tasks: BTreeMap::new(), loads: BTreeMap::new(), bodies: BTreeMap::new() };
        for row in 0..tasks.rows.len() {
            places.tasks.entry(text(tasks, row, "task")).or_insert_with(|| target(task_sheet, row));
        }
        for row in 0..edges.rows.len() {
            let [key, area, plan] = ["agency", "jurisdiction", "plan"].map(|k| text(edges, row, k));
            if key.is_empty() {
                continue;
            }
            let at = target(edge_sheet, row);
            places.bodies.entry((key.clone(), area.clone())).or_insert_with(|| at.clone());
            places.loads.entry((key, area, plan)).or_insert(at);
        }
        places
    }

    /// Every cell that is a task's id leads to the task.
    pub(super) fn link_tasks<'a>(&self, mut sheet: Sheet<'a>, table: &'a Table) -> Sheet<'a> {
        let here = sheet.name().to_owned();
        for key in ["task", "a", "b"] {
            let Some(column) = table.column(key) else { continue };
            for row in 0..table.rows.len() {
                let Value::Text(id) = table.cell(row, column) else { continue };
                let target = self.tasks.get(id).filter(|t| !t.starts_with(&format!("internal:'{here}'")));
                if let Some(target) = target {
                    sheet.link(row, column, target.clone());
                }
            }
        }
        sheet
    }

    /// The counts of a body lead to its assignments.
    pub(super) fn link_bodies<'a>(&self, mut sheet: Sheet<'a>, table: &'a Table) -> Sheet<'a> {
        let [Some(key), Some(area)] = ["agency", "jurisdiction"].map(|k| table.column(k)) else {
            return sheet;
        };
        for row in 0..table.rows.len() {
            let (Value::Text(k), Value::Text(j)) = (table.cell(row, key), table.cell(row, area)) else {
                continue;
            };
            let Some(target) = self.bodies.get(&(k.clone(), j.clone())) else { continue };
            for column in ["tasks", "assignments"].iter().filter_map(|k| table.column(k)) {
                sheet.link(row, column, target.clone());
            }
        }
        sheet
    }

    /// The task count of a body in a plan leads to its assignments there.
    pub(super) fn link_loads<'a>(&self, mut sheet: Sheet<'a>, table: &'a Table) -> Sheet<'a> {
        let columns = ["agency", "jurisdiction", "plan", "tasks"].map(|k| table.column(k));
        let [Some(key), Some(area), Some(plan), Some(tasks)] = columns else { return sheet };
        for row in 0..table.rows.len() {
            let [Value::Text(k), Value::Text(j), Value::Text(p)] =
                [key, area, plan].map(|c| table.cell(row, c))
            else {
                continue;
            };
            if let Some(target) = self.loads.get(&(k.clone(), j.clone(), p.clone())) {
                sheet.link(row, tasks, target.clone());
            }
        }
        sheet
    }
}
