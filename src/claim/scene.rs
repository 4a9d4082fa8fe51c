//! What the chapters look at: the plans that stand for themselves, and small helpers to count and to cite.

use super::source::{Source, Where, cell, is};
use crate::{
    analyse::{
        all::Analyses,
        clusters::Clusters,
        division::Division,
        functions::{self, FunctionLoad},
        holdings::PlanHoldings,
        overlap::Overlap,
        workload::Workload,
    },
    model::{Convention, Corpus, Plan, PlanIndex, TaskRef},
    say::{Arg, Quantity, Shown},
};
use std::sync::Arc;

/// The results of one convention, and which plans are to be compared.
pub(super) struct Scene<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) convention: Convention,
    pub(super) results: &'a Analyses,
    /// The same, or where these compared no texts, the reader's own: what texts have in common does not hang on the convention.
    pub(super) texts: &'a Analyses,
    /// Plans that stand for themselves.
    pub(super) principal: Vec<PlanIndex>,
    /// Plans that schedule a part of another one of the same place, with that one.
    pub(super) slices: Vec<(PlanIndex, PlanIndex)>,
}

/// Up to this many plans are named one by one in a sentence; of more, the middle and the ends are told.
const NAMED: usize = 3;

impl<'a> Scene<'a> {
    pub(super) fn new(
        corpus: &'a Corpus,
        convention: Convention,
        results: &'a Analyses,
        own: &'a Analyses,
    ) -> Self {
        let texts = if results.overlaps.is_empty() { own } else { results };
        let compared = texts.overlaps.iter().zip(&texts.divisions);
        let slices: Vec<_> = compared.filter_map(|(o, d)| slice(corpus, o, d)).collect();
        let plans = 0..corpus.plans.len() as PlanIndex;
        let principal = plans.filter(|p| !slices.iter().any(|(slice, _)| slice == p)).collect();
        Self { corpus, convention, results, texts, principal, slices }
    }

    /// Whether the plans are few enough to be named one by one.
    pub(super) fn few(&self) -> bool {
        self.principal.len() <= NAMED
    }

    /// The two plans compared, where there are just two.
    pub(super) fn pair(&self) -> Option<(PlanIndex, PlanIndex)> {
        match self.principal[..] {
            [a, b] => Some((a, b)),
            _ => None,
        }
    }

    /// The principal plans and, where those are few, their slices: all that a sentence names.
    pub(super) fn named(&self) -> Vec<PlanIndex> {
        let mut all = self.principal.clone();
        all.extend(self.slices.iter().map(|(slice, _)| *slice));
        all.sort_unstable();
        all
    }

    pub(super) fn plan(&self, plan: PlanIndex) -> &'a Plan {
        self.corpus.plan(plan)
    }

    pub(super) fn id(&self, plan: PlanIndex) -> String {
        self.plan(plan).id.to_string()
    }

    /// A condition that a row is of this plan.
    pub(super) fn of(&self, plan: PlanIndex) -> Where {
        is("plan", self.id(plan))
    }

    pub(super) fn workload(&self, plan: PlanIndex) -> Option<&'a Workload> {
        let all = &self.results.workloads;
        all.binary_search_by_key(&plan, |w| w.plan).ok().map(|at| &all[at])
    }

    /// The plan's tasks by lead, which results under every convention have.
    pub(super) fn holdings(&self, plan: PlanIndex) -> Option<&'a PlanHoldings> {
        self.results.holdings.plans.get(plan as usize)
    }

    /// The network of the plan's bodies, where it was analysed.
    pub(super) fn network(&self, plan: PlanIndex) -> Option<&'a Clusters> {
        let all = &self.results.clusters;
        all.binary_search_by_key(&plan, |c| c.plan).ok().map(|at| &all[at])
    }

    /// Whether a plan says anywhere who does anything.
    pub(super) fn names_bodies(&self, plan: PlanIndex) -> bool {
        self.plan(plan).tasks.iter().any(|task| !task.assignments.is_empty())
    }

    /// Whether a plan writes anywhere who leads (牵头).
    pub(super) fn writes_leads(&self, plan: PlanIndex) -> bool {
        self.holdings(plan).is_some_and(|h| !h.written.is_empty())
    }

    /// Those of some plans that write who leads: of the others nothing is found by saying what they do not lead. Where plans are many, all.
    pub(super) fn writing_leads(&self, plans: &[PlanIndex]) -> Vec<PlanIndex> {
        plans.iter().copied().filter(|p| !self.few() || self.writes_leads(*p)).collect()
    }

    /// How these plans are spoken of: the one there is, all of them, or some by their names or their number.
    pub(super) fn which(&self, plans: &[PlanIndex]) -> Arg {
        let form = match plans.len() {
            n if n < self.principal.len() => "named",
            1 => "one",
            _ => "several",
        };
        Arg::Word(form.to_owned())
    }

    pub(super) fn functions(&self, plan: PlanIndex) -> &'a [FunctionLoad] {
        functions::rows_of(&self.results.functions, plan)
    }

    pub(super) fn function(&self, plan: PlanIndex, key: &str) -> Option<&'a FunctionLoad> {
        self.functions(plan).iter().find(|f| &*f.key == key)
    }

    /// The comparison of two plans, whichever stands first in it.
    pub(super) fn compared(&self, a: PlanIndex, b: PlanIndex) -> Option<(&'a Overlap, &'a Division)> {
        let both = self.results.overlaps.iter().zip(&self.results.divisions);
        both.into_iter().find(|(o, _)| (o.a, o.b) == (a, b) || (o.a, o.b) == (b, a))
    }

    /// All tasks of a plan.
    pub(super) fn tasks(&self, plan: PlanIndex) -> Vec<TaskRef> {
        (0..self.plan(plan).tasks.len() as u32).map(|task| TaskRef { plan, task }).collect()
    }

    /// How many tasks a plan has.
    pub(super) fn size(&self, plan: PlanIndex) -> Quantity {
        count(self.plan(plan).tasks.len(), self.size_source(plan), self.tasks(plan))
    }

    pub(super) fn size_source(&self, plan: PlanIndex) -> Source {
        Source::Cell(cell("plans", vec![self.of(plan)], "tasks"))
    }

    /// A number of the summary of a plan's load.
    pub(super) fn summary(&self, plan: PlanIndex, measure: &str) -> Source {
        Source::Cell(cell("load-summary", vec![self.of(plan), is("measure", measure)], "value"))
    }

    /// A cell of a function's row in a plan.
    pub(super) fn of_function(&self, plan: PlanIndex, key: &str, column: &'static str) -> Source {
        Source::Cell(cell("function-load", vec![self.of(plan), is("function", key)], column))
    }
}

/// Whether one of two plans of a place schedules a part of the other: it is the smaller, and most of what it has stands in the other
/// one, by tasks and by measures. A long task with one measure in common is not what the other schedules, and what is a year or more
/// older schedules nothing.
fn slice(corpus: &Corpus, overlap: &Overlap, d: &Division) -> Option<(PlanIndex, PlanIndex)> {
    let schedule = d.schedule.as_ref()?;
    let in_a = corpus.plan(d.b).tasks.len().saturating_sub(schedule.added.len());
    let sides =
        [(d.b, d.a, in_a, overlap.coverage_b), (d.a, d.b, schedule.scheduled.len(), overlap.coverage_a)];
    let schedules = |(slice, master, tasks, measures): &(PlanIndex, PlanIndex, usize, Option<f64>)| {
        let (slice, master) = (corpus.plan(*slice), corpus.plan(*master));
        slice.tasks.len() < master.tasks.len()
            && 2 * tasks > slice.tasks.len()
            && measures.is_some_and(|share| share > 0.5)
            && slice.year.zip(master.year).is_none_or(|(slice, master)| slice >= master)
    };
    sides.into_iter().find(schedules).map(|(slice, master, ..)| (slice, master))
}

/// A count of tasks or of other things.
pub(super) fn count(n: usize, from: Source, tasks: Vec<TaskRef>) -> Quantity {
    Quantity { value: n as f64, shown: Shown::Count, from, tasks }
}

/// A share as per cent.
pub(super) fn share(value: f64, from: Source) -> Quantity {
    Quantity { value, shown: Shown::Percent, from, tasks: Vec::new() }
}

/// A part of a whole as per cent.
pub(super) fn part_of(part: &Quantity, whole: &Quantity) -> Quantity {
    let value = if whole.value > 0.0 { part.value / whole.value } else { 0.0 };
    let from = part.from.clone().over(whole.from.clone());
    Quantity { value, shown: Shown::Percent, from, tasks: part.tasks.clone() }
}

/// Keys that all of some lists have, in the order of the first.
pub(super) fn common(lists: &[Vec<Arc<str>>]) -> Vec<Arc<str>> {
    let Some((first, rest)) = lists.split_first() else { return Vec::new() };
    first.iter().filter(|k| rest.iter().all(|l| l.contains(k))).cloned().collect()
}
