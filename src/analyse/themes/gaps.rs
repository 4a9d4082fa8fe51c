//! Gaps in ownership, U1–U8 of the methods, each with the words it rests on.

use super::{Codebook, Gap, GapKind, Ownership, ThemeInPlan, ThemeRow};
use crate::model::{Agency, AgencyKind, Duty, PlanIndex, Task, TaskRef};
use crate::{graph::ResponsibilityGraph, parallel};

/// All gaps: task by task, then theme by theme, plan by plan.
pub(super) fn gaps(
    graph: &ResponsibilityGraph,
    book: &Codebook,
    rows: &[ThemeRow],
    upper: Option<PlanIndex>,
) -> Vec<Gap> {
    let examples: Vec<Examples> = rows.iter().map(|row| Examples::new(row, upper)).collect();
    let of_plan = |plan: usize| {
        let plan = plan as PlanIndex;
        let mut gaps = graph.tasks(plan).flat_map(|at| of_task(graph, at)).collect::<Vec<_>>();
        gaps.extend(of_themes(graph, book, rows, &examples, plan));
        gaps
    };
    parallel::numbered(graph.corpus().plans.len(), of_plan).into_iter().flatten().collect()
}

fn of_task(graph: &ResponsibilityGraph, at: TaskRef) -> Vec<Gap> {
    let corpus = graph.corpus();
    let task = corpus.task(at);
    let agency = |duty: Duty| task.assignments.iter().filter(move |a| a.duty == duty);
    let leads: Vec<&Agency> = agency(Duty::Lead).map(|a| corpus.agency(a.agency)).collect();
    let bodies = || task.assignments.iter().map(|a| corpus.agency(a.agency));
    let central = bodies().filter(|a| !a.is_territorial()).count();
    let kind = if task.assignments.is_empty() {
        Some(if task.open() { GapKind::OnlyOpen } else { GapKind::Nobody })
    } else if central == 0 {
        Some(GapKind::OnlyTerritorial)
    } else if leads.is_empty() && (central > 1 || task.open()) {
        Some(GapKind::NoLeadWord)
    } else if distinct_leads(task) > 1 && !task.responsibility.contains("总牵头") {
        Some(GapKind::SeveralLeads)
    } else {
        None
    };
    let city = corpus.plan(at.plan).city.as_ref();
    // A body of another place or level leads: of another jurisdiction, or one that answers to the level above (税务局,
    // 人民银行分行): the plan's own government cannot direct it. In a plan of the state nothing is above.
    let placed = !city.is_empty() && city != "国家";
    let of_level = |a: &Agency| {
        a.kind != AgencyKind::Vertical && (a.jurisdiction.is_empty() || a.jurisdiction.as_ref() == city)
    };
    let elsewhere = placed && leads.iter().any(|a| !a.is_territorial() && !of_level(a));
    let quotation = || quote(task);
    kind.into_iter()
        .chain(elsewhere.then_some(GapKind::LeadElsewhere))
        .map(|kind| Gap { kind, plan: at.plan, theme: None, task: Some(at), quotation: quotation() })
        .collect()
}

fn distinct_leads(task: &Task) -> usize {
    let mut leads: Vec<_> =
        task.assignments.iter().filter(|a| a.duty == Duty::Lead).map(|a| (a.statement, a.agency)).collect();
    leads.sort_unstable();
    leads.dedup();
    // Leads of different statements lead different sentences: what counts is one statement with several.
    leads.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len).max().unwrap_or(0)
}

fn quote(task: &Task) -> String {
    let words = task.responsibility.trim();
    if words.is_empty() { task.headline().to_owned() } else { words.to_owned() }
}

/// Plans that have a theme, those whose words come first: the upper plan's bind, then the first of the others; two are
/// enough, for one of them may be the plan that lacks it.
struct Examples<'r>([Option<&'r ThemeInPlan>; 3]);

impl<'r> Examples<'r> {
    fn new(row: &'r ThemeRow, upper: Option<PlanIndex>) -> Self {
        let mut having = row.plans.iter().filter(|p| !p.tasks.is_empty());
        let binding = having.clone().find(|p| Some(p.plan) == upper);
        Self([binding, having.next(), having.next()])
    }

    fn outside(&self, plan: PlanIndex) -> Option<&'r ThemeInPlan> {
        self.0.iter().flatten().copied().find(|p| p.plan != plan)
    }
}

fn of_themes(
    graph: &ResponsibilityGraph,
    book: &Codebook,
    rows: &[ThemeRow],
    examples: &[Examples],
    plan: PlanIndex,
) -> Vec<Gap> {
    let corpus = graph.corpus();
    let words = |at: TaskRef| corpus.task(at).headline().trim().to_owned();
    let gap = |row: &ThemeRow, kind, quotation| {
        let theme = Some(row.id.clone());
        Gap { kind, plan, theme, task: None, quotation }
    };
    let mut found = Vec::new();
    for ((row, theme), examples) in rows.iter().zip(&book.themes).zip(examples) {
        let Some(here) = row.plans.get(plan as usize) else { continue };
        match here.ownership {
            Ownership::Absent => {
                // Another plan's words; where no plan has any, the codebook's.
                let source = examples.outside(plan).and_then(|p| p.main.first().or(p.tasks.first()));
                found.push(gap(
                    row,
                    GapKind::AbsentTheme,
                    source.map_or_else(|| theme.definition.clone(), |at| words(*at)),
                ));
            }
            Ownership::Shared | Ownership::LocalOnly | Ownership::Unnamed => {
                let first = here.main.first().or(here.tasks.first());
                let words = first.map(|at| quote(corpus.task(*at))).unwrap_or_default();
                found.push(gap(row, GapKind::NeverLed, words));
            }
            Ownership::Led => {}
        }
    }
    found
}
