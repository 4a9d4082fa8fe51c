//! From a number back to the sentences: what a task, a body or a theme rests on, with its place in the document.

use super::themes::Themes;
use crate::{
    graph::{Link, ResponsibilityGraph},
    model::{Agency, AgencyId, Duty, Place, Role, Span, TaskRef},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// One task.
    Task(TaskRef),
    /// One function; several agencies where several jurisdictions have it.
    Agencies(Vec<AgencyId>),
    /// One theme, by its position in the codebook.
    Theme(usize),
}

/// One sentence that a result rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The task.
    pub task: TaskRef,
    /// Where it stands.
    pub place: Place,
    /// The text quoted: the task's own or its responsibility statement.
    pub text: String,
    /// The words meant, in `text`.
    pub span: Span,
    /// For an assignment: the body, the name as written, duty and role.
    pub assignment: Option<Named>,
}

/// An assignment as evidence shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The body.
    pub agency: AgencyId,
    /// The name as written, restored.
    pub name: Arc<str>,
    /// What the document says.
    pub duty: Duty,
    /// What it counts as.
    pub role: Role,
}

/// Finds what the user means: a task id, a theme id or name, a function key, or a name of a body.
///
/// A body's name is matched with and without its level (`市民政局`, `民政局`), as label and as written.
pub fn subject(graph: &ResponsibilityGraph, themes: &Themes, what: &str) -> Option<Subject> {
    let corpus = graph.corpus();
    let what = what.trim();
    if let Some((at, _)) = corpus.tasks().find(|(_, t)| t.id.as_str() == what) {
        return Some(Subject::Task(at));
    }
    if let Some(i) = themes.rows.iter().position(|r| [&r.id, &r.zh, &r.en].iter().any(|n| &***n == what)) {
        return Some(Subject::Theme(i));
    }
    let ids = |pick: &dyn Fn(&Agency) -> bool| -> Vec<AgencyId> {
        let all = corpus.agencies.iter().enumerate();
        all.filter(|(_, a)| pick(a)).map(|(i, _)| AgencyId(i as u32)).collect()
    };
    let mut found = ids(&|a| &*a.key == what || &*a.label == what || &*a.label_en == what);
    if found.is_empty() {
        let written = corpus.tasks().flat_map(|(_, t)| &t.assignments).filter(|a| &*a.name == what);
        found = written.map(|a| a.agency).collect();
    }
    if found.is_empty() && !what.is_empty() {
        found = ids(&|a| a.label.ends_with(what));
    }
    found.sort_unstable();
    found.dedup();
    (!found.is_empty()).then_some(Subject::Agencies(found))
}

/// Every sentence behind a subject, in document order. Linear in the subject's tasks.
pub fn evidence(graph: &ResponsibilityGraph, themes: &Themes, subject: &Subject) -> Vec<Evidence> {
    match subject {
        Subject::Task(at) => of_task(graph, *at),
        Subject::Agencies(ids) => {
            let mut links: Vec<Link> = ids.iter().flat_map(|&a| graph.links_of_agency(a)).collect();
            links.sort_unstable_by_key(|l| (l.task, l.edge.assignment));
            links.iter().map(|l| of_link(graph, l)).collect()
        }
        Subject::Theme(row) => {
            let plans = themes.rows.get(*row).into_iter().flat_map(|r| &r.plans);
            plans.flat_map(|p| &p.evidence).map(|&(at, span)| of_text(graph, at, span)).collect()
        }
    }
}

/// A task's measures, then its assignments.
fn of_task(graph: &ResponsibilityGraph, at: TaskRef) -> Vec<Evidence> {
    let task = graph.corpus().task(at);
    let measures = task.measures.iter().map(|m| of_text(graph, at, m.span));
    measures.chain(graph.links_of_task(at).iter().map(|l| of_link(graph, l))).collect()
}

fn of_text(graph: &ResponsibilityGraph, at: TaskRef, span: Span) -> Evidence {
    let task = graph.corpus().task(at);
    Evidence { task: at, place: task.source.clone(), text: task.text.to_string(), span, assignment: None }
}

fn of_link(graph: &ResponsibilityGraph, link: &Link) -> Evidence {
    let task = graph.corpus().task(link.task);
    let assignment = task.assignments.get(link.edge.assignment as usize);
    Evidence {
        task: link.task,
        place: task.source.clone(),
        text: task.responsibility.to_string(),
        span: assignment.map_or_else(Span::default, |a| a.span),
        assignment: assignment.map(|a| Named {
            agency: a.agency,
            name: a.name.clone(),
            duty: link.edge.duty,
            role: link.edge.role,
        }),
    }
}
