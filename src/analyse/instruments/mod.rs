//! Policy instruments: what the measures of a plan do, who does it, and in which role.
//!
//! The codebook of instruments ([`Codebook::instruments`]) holds in any field. It is applied beside whatever codebook knows
//! the field, and joined with the responsibilities: which body works by which instrument, which instruments nobody leads, how the
//! mix of two plans differs.

mod mix;

pub use mix::MixCompared;

use super::{
    Sampling,
    overlap::Overlap,
    themes::{Codebook, Coding, Coverage, Ownership, ThemeRow, coverage, coverage_of, links_of, rows},
};
use crate::{
    graph::ResponsibilityGraph,
    model::{Corpus, PlanIndex, Role, Span, TaskRef},
    parallel,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The instruments of all plans.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Instruments {
    /// One a plan and instrument, plans in order, instruments in the order of the codebook; those without a measure too.
    pub rows: Vec<Instrument>,
    /// One a plan, body and instrument that the body works by.
    pub bodies: Vec<BodyInstrument>,
    /// One a pair of plans compared and instrument that one of them uses.
    pub compared: Vec<MixCompared>,
    /// How far the codebook covers each plan.
    pub coverage: Vec<Coverage>,
}

impl Instruments {
    /// Lays pairs of plans side by side. What they differ in does not hang on the convention.
    pub fn compare(
        &mut self,
        corpus: &Corpus,
        coding: &Coding,
        pairs: &[(PlanIndex, PlanIndex)],
        sampling: &Sampling,
    ) {
        let each = parallel::map(pairs, |pair| mix::compared(corpus, self, coding, *pair, sampling));
        self.compared = each.into_iter().flatten().collect();
    }
}

/// An instrument in the codebook: id and names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The codebook's id.
    pub id: Arc<str>,
    /// Chinese name.
    pub zh: Arc<str>,
    /// English name.
    pub en: Arc<str>,
}

/// One instrument in one plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    /// The plan.
    pub plan: PlanIndex,
    /// Which.
    pub instrument: Named,
    /// Measures that use it.
    pub measures: usize,
    /// Their share of the plan's coded measures, 0–1; shares of a plan add up to more than 1, for a measure may use two.
    /// Absent where no measure is coded.
    pub share: Option<f64>,
    /// Tasks with such a measure.
    pub tasks: Vec<TaskRef>,
    /// Assignments that speak of it, by role: lead, participant, support.
    pub roles: [usize; 3],
    /// Who owns it, as of a theme.
    pub ownership: Ownership,
    /// Functions that lead one of its tasks.
    pub leads: Vec<Arc<str>>,
}

/// One body by one instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyInstrument {
    /// The plan.
    pub plan: PlanIndex,
    /// The function's key.
    pub function: Arc<str>,
    /// The instrument.
    pub instrument: Named,
    /// Tasks with the instrument that name the body, by role: lead, participant, support; a task counts once, at the
    /// strongest role.
    pub roles: [usize; 3],
}

/// The instruments of all plans of a graph, none compared. Roles follow the graph's convention. Linear in the coded measures and
/// their assignments.
///
/// ```
/// use fengong::{analyse::instruments::instruments, analyse::themes::{Codebook, Coding}, graph::ResponsibilityGraph, model::{Convention, Corpus}};
/// let corpus = Corpus::default();
/// let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
/// assert!(instruments(&graph, &Coding::new(&corpus, Codebook::instruments())).rows.is_empty());
/// ```
pub fn instruments(graph: &ResponsibilityGraph, coding: &Coding) -> Instruments {
    let themes = rows(graph, Codebook::instruments(), coding);
    let coverage = coverage(graph, Codebook::instruments(), coding);
    let measures = counted(coding);
    let plans = graph.corpus().plans.len();
    let mut all = Instruments { coverage, ..Instruments::default() };
    let in_plan = |plan: usize| {
        let plan = plan as PlanIndex;
        let coded = coverage_of(&all.coverage, plan).map_or(0, |c| c.coded_measures);
        let of = |(position, row): (usize, &ThemeRow)| {
            let n = measures.get(&(plan, position)).copied().unwrap_or(0);
            of_plan(graph, row, plan, n, coded)
        };
        let (rows, bodies): (Vec<_>, Vec<_>) = themes.iter().enumerate().map(of).unzip();
        let mut bodies: Vec<_> = bodies.into_iter().flatten().collect();
        bodies.sort_by(|x: &BodyInstrument, y| x.function.cmp(&y.function));
        (rows, bodies)
    };
    for (rows, bodies) in parallel::numbered(plans, in_plan) {
        all.rows.extend(rows.into_iter().flatten());
        all.bodies.extend(bodies);
    }
    all
}

/// The pairs of plans that were compared.
pub fn pairs(overlaps: &[Overlap]) -> Vec<(PlanIndex, PlanIndex)> {
    overlaps.iter().map(|o| (o.a, o.b)).collect()
}

/// How many measures of each plan have each theme.
fn counted(coding: &Coding) -> BTreeMap<(PlanIndex, usize), usize> {
    let mut counts = BTreeMap::new();
    for (at, codes) in coding.iter() {
        for code in codes.measures.iter().flat_map(|m| &m.codes) {
            *counts.entry((at.plan, code.theme)).or_default() += 1;
        }
    }
    counts
}

fn of_plan(
    graph: &ResponsibilityGraph,
    row: &ThemeRow,
    plan: PlanIndex,
    measures: usize,
    coded: usize,
) -> (Option<Instrument>, Vec<BodyInstrument>) {
    let Some(here) = row.of_plan(plan) else { return (None, Vec::new()) };
    let instrument = Named { id: row.id.clone(), zh: row.zh.clone(), en: row.en.clone() };
    let mut roles = [0; 3];
    let mut bodies: BTreeMap<Arc<str>, [usize; 3]> = BTreeMap::new();
    for task in &here.tasks {
        let mut named: BTreeMap<Arc<str>, usize> = BTreeMap::new();
        for link in links_of(graph, *task, &here.evidence) {
            let role = place(link.edge.role);
            roles[role] += 1;
            let strongest = named.entry(graph.corpus().agency(link.agency).key.clone()).or_insert(role);
            *strongest = role.min(*strongest);
        }
        for (function, role) in named {
            bodies.entry(function).or_default()[role] += 1;
        }
    }
    let of_body =
        |(function, roles)| BodyInstrument { plan, function, instrument: instrument.clone(), roles };
    let bodies = bodies.into_iter().map(of_body).collect();
    let row = Instrument {
        plan,
        measures,
        share: (coded > 0).then(|| measures as f64 / coded as f64),
        tasks: here.tasks.clone(),
        roles,
        ownership: here.ownership,
        leads: here.leads.clone(),
        instrument,
    };
    (Some(row), bodies)
}

/// The place of a role, strongest first.
fn place(role: Role) -> usize {
    match role {
        Role::Lead => 0,
        Role::Participant => 1,
        Role::Support => 2,
    }
}

/// A measure with a code, and what decided: for a coder to check.
#[derive(Debug, Clone, PartialEq)]
pub struct Coded {
    /// The task.
    pub task: TaskRef,
    /// The measure in its text.
    pub measure: Span,
    /// Position of the theme in the codebook.
    pub theme: usize,
    /// The words it rests on; empty where the meaning decided.
    pub words: BTreeSet<Span>,
}

/// Every code of a coding, in document order.
pub fn coded(coding: &Coding) -> Vec<Coded> {
    use super::themes::By;
    let all = coding.iter().flat_map(|(task, codes)| codes.measures.iter().map(move |m| (task, m)));
    all.flat_map(|(task, m)| m.codes.iter().map(move |c| (task, m.span, c)))
        .map(|(task, measure, code)| {
            let words = if code.by == By::Keywords { code.evidence() } else { BTreeSet::new() };
            Coded { task, measure, theme: code.theme, words }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::text::fixture::{Body, corpus, plan};
    use crate::model::{Convention, Duty};

    #[test]
    fn bodies_meet_instruments_in_their_roles() {
        let drafts = vec![
            plan(
                "a",
                "甲市",
                &[
                    (
                        "对新建码头给予财政补助。",
                        &[Body("finance", Duty::Lead), Body("transport", Duty::Support)],
                    ),
                    (
                        "开展岗位技能培训。",
                        &[Body("labour", Duty::Responsible), Body("finance", Duty::Responsible)],
                    ),
                ],
            ),
            plan("b", "乙市", &[("组织岗位技能培训。", &[Body("labour", Duty::Lead)])]),
        ];
        let corpus = corpus(drafts);
        let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
        let coding = Coding::new(&corpus, Codebook::instruments());
        let mut all = instruments(&graph, &coding);
        all.compare(&corpus, &coding, &[(0, 1)], &Sampling::default());
        let row = |plan, id: &str| {
            all.rows
                .iter()
                .find(|r| r.plan == plan && &*r.instrument.id == id)
                .expect("a row of every instrument")
        };
        assert_eq!((row(0, "funding").measures, row(0, "funding").roles), (1, [1, 0, 1]));
        assert_eq!(row(0, "talent").ownership, Ownership::Shared);
        assert_eq!(row(1, "talent").leads, ["labour".into()]);
        assert_eq!(row(1, "funding").measures, 0);
        let body = |f: &str, id: &str| {
            all.bodies
                .iter()
                .find(|b| b.plan == 0 && &*b.function == f && &*b.instrument.id == id)
                .map(|b| b.roles)
        };
        assert_eq!(body("finance", "funding"), Some([1, 0, 0]));
        assert_eq!(body("finance", "talent"), Some([0, 1, 0]));
        assert_eq!(body("transport", "funding"), Some([0, 0, 1]));
        let talent = all.compared.iter().find(|c| &*c.instrument.id == "talent").expect("both have it");
        assert_eq!(talent.measures, (1, 1));
        assert!((talent.shares.1 - 1.0).abs() < 1e-9);
        assert!(coded(&coding).iter().all(|c| !c.words.is_empty()));
    }
}
