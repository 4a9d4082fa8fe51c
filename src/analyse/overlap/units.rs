//! A plan's passages – clauses, and runs of two – with an index of what stands in them.

use super::texts::{ClauseTerm, ClauseText, Texts};
use crate::{
    analyse::text::{Actions, Kind, Meaning},
    model::PlanIndex,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// Clauses side by side that may together say what one clause says elsewhere.
const RUN: usize = 2;

/// A passage: one clause, or two side by side.
#[derive(Debug)]
pub(super) struct Unit {
    /// Position of its task in the plan.
    pub(super) task: usize,
    /// Position of its measure in the plan.
    pub(super) measure: usize,
    /// Position of its first clause in the plan.
    pub(super) first: usize,
    /// Its clauses, from and to.
    pub(super) clauses: (usize, usize),
    /// Terms, ascending, with their weights.
    pub(super) terms: Vec<(ClauseTerm, f32)>,
    /// Weights of all terms, and of those that say what it is about.
    pub(super) total: f32,
    pub(super) objects: f32,
    /// Runs of four characters, ascending, and their weight.
    pub(super) grams: Vec<u32>,
    pub(super) gram_total: f32,
    pub(super) actions: Actions,
    /// Whether it tells circumstances only.
    pub(super) circumstance: bool,
}

impl Unit {
    /// Whether it is one clause.
    pub(super) fn single(&self) -> bool {
        self.clauses.1 - self.clauses.0 == 1
    }

    /// The positions of its clauses in the plan.
    pub(super) fn in_plan(&self) -> Range<usize> {
        self.first..self.first + self.clauses.1 - self.clauses.0
    }
}

/// How much a term counts beside its rarity: what a measure is about says more than what is done or how much.
fn by_kind(kind: Kind) -> f32 {
    match kind {
        Kind::Object => 1.0,
        Kind::Number => 0.7,
        Kind::Action => 0.5,
        Kind::Common => 0.0,
    }
}

/// The passages of a plan.
#[derive(Debug, Default)]
pub(super) struct Units {
    pub(super) all: Vec<Unit>,
    /// What each clause of the plan means, and the passage that it is by itself.
    pub(super) clauses: Vec<(Meaning, usize)>,
    /// What each task means as a whole.
    pub(super) tasks: Vec<Meaning>,
    /// Characters two by two with the tasks they stand in, ascending.
    pub(super) characters: Vec<(u64, u32)>,
    /// The terms of each task's title, ascending.
    pub(super) titles: Vec<Vec<u32>>,
    by_term: BTreeMap<u32, Vec<u32>>,
    by_gram: BTreeMap<u32, Vec<u32>>,
}

impl Units {
    /// All passages of a plan. Linear in its text.
    pub(super) fn new(texts: &Texts, plan: PlanIndex) -> Self {
        let measures = texts.of(plan);
        let tasks = texts.tasks.get(&plan).cloned().unwrap_or_default();
        let characters = texts.characters.get(&plan).cloned().unwrap_or_default();
        let titles = texts.titles.get(&plan).cloned().unwrap_or_default();
        let mut units = Self { tasks, characters, titles, ..Self::default() };
        for (m, measure) in measures.iter().enumerate() {
            let n = measure.clauses.len();
            for from in 0..n {
                let first = units.clauses.len();
                units.clauses.push((measure.clauses[from].meaning.clone(), units.all.len()));
                for to in from + 1..=(from + RUN).min(n) {
                    let at = At { task: measure.task.task as usize, measure: m, first, clauses: (from, to) };
                    units.push(unit(texts, at, &measure.clauses[from..to]));
                }
            }
        }
        units
    }

    /// The clauses of a measure, by their positions in the plan.
    pub(super) fn of_measure(&self, measure: usize) -> impl Iterator<Item = usize> {
        let first = self.clauses.partition_point(|c| self.all[c.1].measure < measure);
        let of = move |c: &usize| self.all[self.clauses[*c].1].measure == measure;
        (first..self.clauses.len()).take_while(of)
    }

    /// The tasks that have clauses, in order, with their clauses' positions in the plan.
    pub(super) fn clauses_by_task(&self) -> Vec<(usize, Range<usize>)> {
        let task = |clause: &(Meaning, usize)| self.all[clause.1].task;
        let mut from = 0;
        let ranges = self.clauses.chunk_by(|p, q| task(p) == task(q)).map(|of_task| {
            let range = from..from + of_task.len();
            from = range.end;
            (task(&of_task[0]), range)
        });
        ranges.collect()
    }

    fn push(&mut self, unit: Unit) {
        let id = self.all.len() as u32;
        for (term, _) in &unit.terms {
            self.by_term.entry(term.id).or_default().push(id);
        }
        for gram in &unit.grams {
            self.by_gram.entry(*gram).or_default().push(id);
        }
        self.all.push(unit);
    }

    /// Passages that have some weight in common with a passage of another plan, ascending.
    ///
    /// The common weight is what both have word for word; below [`LEAST`] chance explains it.
    pub(super) fn near(&self, texts: &Texts, unit: &Unit, sums: &mut Vec<f32>) -> Vec<usize> {
        sums.clear();
        sums.resize(self.all.len(), 0.0);
        let mut add = |ids: Option<&Vec<u32>>, w: f32| {
            for &id in ids.into_iter().flatten() {
                sums[id as usize] += w;
            }
        };
        for (term, w) in &unit.terms {
            add(self.by_term.get(&term.id), *w);
        }
        for gram in &unit.grams {
            let w = texts.grams.get(*gram as usize).copied().unwrap_or(0.0);
            add(self.by_gram.get(gram), w / 4.0);
        }
        (0..sums.len()).filter(|&i| sums[i] >= LEAST).collect()
    }
}

/// Common weight below which two passages are not looked at: half a word that stands in one measure only.
const LEAST: f32 = 0.5;

/// Where a passage stands.
struct At {
    task: usize,
    measure: usize,
    first: usize,
    clauses: (usize, usize),
}

fn unit(texts: &Texts, At { task, measure, first, clauses: at }: At, clauses: &[ClauseText]) -> Unit {
    let mut terms: BTreeMap<u32, (ClauseTerm, f32)> = BTreeMap::new();
    // Circumstances beside the measure itself count half.
    let all_circumstance = clauses.iter().all(|c| c.circumstance);
    for clause in clauses {
        let part = if clause.circumstance && !all_circumstance { 0.5 } else { 1.0 };
        for term in &clause.terms {
            let w = texts.terms.get(term.id as usize).copied().unwrap_or(0.0) * by_kind(term.kind) * part;
            let entry = terms.entry(term.id).or_insert((*term, w));
            entry.1 = entry.1.max(w);
        }
    }
    let grams: BTreeSet<u32> = clauses.iter().flat_map(|c| c.grams.iter().copied()).collect();
    let mut actions = Actions::default();
    clauses.iter().filter(|c| !c.circumstance || all_circumstance).for_each(|c| actions.join(c.actions));
    let terms: Vec<_> = terms.into_values().collect();
    Unit {
        task,
        measure,
        first,
        clauses: at,
        total: terms.iter().map(|t| t.1).sum(),
        objects: terms.iter().filter(|t| t.0.kind == Kind::Object).map(|t| t.1).sum(),
        gram_total: grams.iter().map(|g| texts.grams.get(*g as usize).copied().unwrap_or(0.0)).sum(),
        grams: grams.into_iter().collect(),
        actions,
        circumstance: all_circumstance,
        terms,
    }
}
