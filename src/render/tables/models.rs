//! Tables for models that are fitted elsewhere: a row a task, theme and body for multilevel models; the two-mode network with
//! its attributes for exponential random graph models.

use super::{Column, Table};
use crate::{
    analyse::TaskThemes,
    model::{AgencyId, Convention, Corpus, Duty, PlanIndex, Role, TaskRef},
    render::Word,
};
use std::collections::BTreeMap;

/// A body of a task once, with the first of its duties and the strongest of its roles.
fn bodies(corpus: &Corpus, at: TaskRef, convention: Convention) -> BTreeMap<AgencyId, (Duty, Role)> {
    let task = corpus.task(at);
    let mut all: BTreeMap<AgencyId, (Duty, Role)> = BTreeMap::new();
    for (a, role) in task.assignments.iter().zip(corpus.roles(task, convention)) {
        let held = all.entry(a.agency).or_insert((a.duty, role));
        *held = (held.0.min(a.duty), held.1.min(role));
    }
    all
}

/// The long table: function × theme × plan × role × year, a row a task, body and theme of the task (one row with an empty theme
/// where it has none). `lead` is 1 for the role lead; `bodies` are those of the task, territorial ones included.
pub fn long(corpus: &Corpus, themes: &TaskThemes, convention: Convention) -> Table {
    let columns = vec![
        Column::new("plan"),
        Column::new("city"),
        Column::new("year").count(),
        Column::new("task"),
        Column::new("theme"),
        Column::new("agency"),
        Column::new("jurisdiction"),
        Column::new("kind"),
        Column::new("duty"),
        Column::new("role"),
        Column::new("lead").count(),
        Column::new("bodies").count(),
        Column::new("open"),
    ];
    let mut table = Table::new("long", columns);
    for (at, task) in corpus.tasks() {
        let plan = corpus.plan(at.plan);
        let of_task = bodies(corpus, at, convention);
        let ids: Vec<&str> =
            themes.of(at).iter().filter_map(|t| themes.ids.get(*t)).map(AsRef::as_ref).collect();
        let ids = if ids.is_empty() { vec![""] } else { ids };
        for (id, (duty, role)) in &of_task {
            let agency = corpus.agency(*id);
            for theme in &ids {
                table.rows.push(vec![
                    plan.id.as_str().into(),
                    plan.city.as_ref().into(),
                    plan.year.into(),
                    task.id.as_str().into(),
                    (*theme).into(),
                    agency.key.as_ref().into(),
                    agency.jurisdiction.as_ref().into(),
                    Word::from(agency.kind).into(),
                    Word::from(*duty).into(),
                    Word::from(*role).into(),
                    usize::from(*role == Role::Lead).into(),
                    of_task.len().into(),
                    task.open().into(),
                ]);
            }
        }
    }
    table
}

/// The nodes of the two-mode network, plan by plan: bodies, then tasks. `open` and `theme` (the first of the codebook's order) are
/// those of tasks, `kind` that of bodies.
pub fn nodes(corpus: &Corpus, themes: &TaskThemes, plans: &[PlanIndex]) -> Table {
    let columns = vec![
        Column::new("plan"),
        Column::new("id"),
        Column::new("mode"),
        Column::new("label"),
        Column::new("kind"),
        Column::new("open"),
        Column::new("theme"),
        Column::new("themes").count(),
    ];
    let mut table = Table::new("nodes", columns);
    for &index in plans {
        let plan = corpus.plan(index);
        let mut named: Vec<AgencyId> =
            plan.tasks.iter().flat_map(|t| &t.assignments).map(|a| a.agency).collect();
        named.sort_unstable();
        named.dedup();
        table.rows.extend(named.into_iter().map(|id| {
            let agency = corpus.agency(id);
            vec![
                plan.id.as_str().into(),
                body_id(corpus, id).into(),
                "body".into(),
                agency.label.as_ref().into(),
                Word::from(agency.kind).into(),
                "none".into(),
                "none".into(),
            ]
        }));
        table.rows.extend(plan.tasks.iter().enumerate().map(|(t, task)| {
            let of_task = themes.of(TaskRef { plan: index, task: t as u32 });
            let first = of_task.iter().min().and_then(|t| themes.ids.get(*t));
            vec![
                plan.id.as_str().into(),
                task.id.as_str().into(),
                "task".into(),
                task.no.as_ref().into(),
                "none".into(),
                if task.open() { "open" } else { "closed" }.into(),
                first.map_or("none", |t| t.as_ref()).into(),
                of_task.len().into(),
            ]
        }));
    }
    table
}

/// The edges of the two-mode network, plan by plan: a body of a task once, with duty and role.
pub fn edges(corpus: &Corpus, plans: &[PlanIndex], convention: Convention) -> Table {
    let columns = vec![
        Column::new("plan"),
        Column::new("body"),
        Column::new("task"),
        Column::new("role"),
        Column::new("duty"),
    ];
    let mut table = Table::new("edges", columns);
    for &index in plans {
        let plan = corpus.plan(index);
        for (t, task) in plan.tasks.iter().enumerate() {
            for (id, (duty, role)) in bodies(corpus, TaskRef { plan: index, task: t as u32 }, convention) {
                table.rows.push(vec![
                    plan.id.as_str().into(),
                    body_id(corpus, id).into(),
                    task.id.as_str().into(),
                    Word::from(role).into(),
                    Word::from(duty).into(),
                ]);
            }
        }
    }
    table
}

/// One name a body: function and jurisdiction.
fn body_id(corpus: &Corpus, id: AgencyId) -> String {
    let agency = corpus.agency(id);
    format!("{}@{}", agency.key, agency.jurisdiction)
}
