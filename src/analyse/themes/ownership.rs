//! Who owns a theme in a plan.

use super::{Code, Codebook, Coding, MissingOwner, Ownership, Theme, ThemeInPlan, ThemeRow};
use crate::model::{PlanIndex, Role, Span, Task, TaskRef};
use crate::{
    graph::{Link, ResponsibilityGraph},
    parallel,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The tasks of one theme in one plan, as the coding found them.
#[derive(Default)]
struct Coded {
    tasks: Vec<TaskRef>,
    main: Vec<TaskRef>,
    evidence: Vec<(TaskRef, Span)>,
}

/// All themes in all plans.
pub(crate) fn rows(graph: &ResponsibilityGraph, book: &Codebook, coding: &Coding) -> Vec<ThemeRow> {
    let mut coded: Vec<BTreeMap<PlanIndex, Coded>> = book.themes.iter().map(|_| BTreeMap::new()).collect();
    for (at, codes) in coding.iter() {
        for &theme in &codes.themes {
            let Some(of_theme) = coded.get_mut(theme) else { continue };
            let entry = of_theme.entry(at.plan).or_default();
            entry.tasks.push(at);
            if codes.main.contains(&theme) {
                entry.main.push(at);
            }
            let of_theme = codes.measures.iter().flat_map(|m| &m.codes).filter(|c| c.theme == theme);
            entry.evidence.extend(of_theme.flat_map(Code::evidence).map(|span| (at, span)));
        }
    }
    let plans = graph.corpus().plans.len() as PlanIndex;
    let themes = book.themes.iter().zip(coded).collect();
    parallel::map_owned(themes, |(theme, mut coded): (&Theme, _)| ThemeRow {
        id: theme.id.clone(),
        zh: theme.zh.clone(),
        en: theme.en.clone(),
        draft: theme.draft,
        plans: (0..plans).map(|plan| in_plan(graph, plan, coded.remove(&plan).unwrap_or_default())).collect(),
    })
}

fn in_plan(graph: &ResponsibilityGraph, plan: PlanIndex, coded: Coded) -> ThemeInPlan {
    let corpus = graph.corpus();
    let links: Vec<Link> = coded.tasks.iter().flat_map(|t| links_of(graph, *t, &coded.evidence)).collect();
    let leads: BTreeSet<Arc<str>> = links
        .iter()
        .filter(|l| l.edge.role == Role::Lead)
        .map(|l| corpus.agency(l.agency).key.clone())
        .collect();
    let territorial = |l: &Link| corpus.agency(l.agency).is_territorial();
    let ownership = if coded.tasks.is_empty() {
        Ownership::Absent
    } else if !leads.is_empty() {
        Ownership::Led
    } else if links.iter().any(|l| !territorial(l)) {
        Ownership::Shared
    } else if !links.is_empty() {
        Ownership::LocalOnly
    } else {
        Ownership::Unnamed
    };
    let fragmentation = fragmentation(links.iter().filter(|l| !territorial(l)));
    let Coded { tasks, main, evidence } = coded;
    ThemeInPlan { plan, ownership, tasks, main, leads: leads.into_iter().collect(), fragmentation, evidence }
}

/// Expected functions that no task of a theme names, for themes that the plan has.
pub(super) fn missing(graph: &ResponsibilityGraph, book: &Codebook, rows: &[ThemeRow]) -> Vec<MissingOwner> {
    let corpus = graph.corpus();
    let key = |l: &Link| corpus.agency(l.agency).key.clone();
    let named: Vec<BTreeSet<Arc<str>>> = parallel::numbered(corpus.plans.len(), |p| {
        graph.agencies(p as PlanIndex).into_iter().map(|id| corpus.agency(id).key.clone()).collect()
    });
    let of_row = |at: usize| {
        let (row, theme) = (&rows[at], &book.themes[at]);
        let mut found = Vec::new();
        let having = row.plans.iter().filter(|p| !p.tasks.is_empty() && !theme.expected.is_empty());
        for here in having {
            let of_theme: BTreeSet<_> = here
                .tasks
                .iter()
                .flat_map(|t| links_of(graph, *t, &here.evidence))
                .map(|l| key(&l))
                .collect();
            for function in theme.expected.iter().filter(|f| !of_theme.contains(*f)) {
                found.push(MissingOwner {
                    theme: row.id.clone(),
                    plan: here.plan,
                    function: function.clone(),
                    in_plan: named.get(here.plan as usize).is_some_and(|n| n.contains(function)),
                });
            }
        }
        found
    };
    parallel::numbered(rows.len().min(book.themes.len()), of_row).into_iter().flatten().collect()
}

/// The assignments that speak of a theme: those of a statement with a scope only where the scope holds some of the
/// theme's words, which are given in the order of the tasks.
pub(crate) fn links_of(graph: &ResponsibilityGraph, at: TaskRef, evidence: &[(TaskRef, Span)]) -> Vec<Link> {
    let task = graph.corpus().task(at);
    let from = evidence.partition_point(|(t, _)| *t < at);
    let of_task = evidence[from..].chunk_by(|x, y| x.0 == y.0).next().filter(|e| e[0].0 == at);
    let mut links = graph.links_of_task(at);
    links.retain(|l| speaks_of(task, l, of_task.unwrap_or_default()));
    links
}

fn speaks_of(task: &Task, link: &Link, evidence: &[(TaskRef, Span)]) -> bool {
    let statement = task.assignments.get(link.edge.assignment as usize).map(|a| usize::from(a.statement));
    let scope = statement.and_then(|s| task.statements.get(s)).and_then(|s| s.scope);
    scope.is_none_or(|scope| evidence.iter().any(|(_, e)| e.start() < scope.end() && scope.start() < e.end()))
}

/// 1 − Σ s², s a body's share of the assignments; a body that stands twice in one task counts once there.
fn fragmentation<'l>(links: impl Iterator<Item = &'l Link>) -> Option<f64> {
    let pairs: BTreeSet<_> = links.map(|l| (l.agency, l.task)).collect();
    let mut counts = BTreeMap::new();
    for (agency, _) in &pairs {
        *counts.entry(*agency).or_insert(0_usize) += 1;
    }
    let total = pairs.len() as f64;
    (!pairs.is_empty()).then(|| 1.0 - counts.values().map(|&n| (n as f64 / total).powi(2)).sum::<f64>())
}
