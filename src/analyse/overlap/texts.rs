//! All plans' texts made comparable: measures, clauses, weighted terms, meanings.

use super::ADAPTS_FROM;
use super::weights::{Interner, weight};
use crate::analyse::themes::measures;
use crate::model::{Corpus, Plan, PlanIndex, Span, Task, TaskRef};
use crate::{
    analyse::text::{Actions, Cutter, Frame, Kind, Meaning, background, clauses, grams, shingles},
    parallel,
};
use std::collections::{BTreeMap, BTreeSet};

/// Tasks over which words are counted at most; more change the weights by less than a rounding.
const COUNTED: usize = 4000;

/// The texts of some plans, ready to be compared.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) measures: BTreeMap<PlanIndex, Vec<MeasureText>>,
    /// What each task of a plan means as a whole, its title with it, in order.
    pub(super) tasks: BTreeMap<PlanIndex, Vec<Meaning>>,
    /// The characters two by two that stand in each task of a plan, as hashes with the task's position, ascending, each once.
    pub(super) characters: BTreeMap<PlanIndex, Vec<(u64, u32)>>,
    /// The terms of each task's title, for each plan in the order of its tasks; ascending, each once.
    pub(super) titles: BTreeMap<PlanIndex, Vec<Vec<u32>>>,
    /// What each term of the plans means.
    pub(super) meanings: BTreeMap<u32, Meaning>,
    /// Weight of each term, 0–1.
    pub(super) terms: Vec<f32>,
    /// Weight of each run of four characters, 0–1.
    pub(super) grams: Vec<f32>,
    /// Whether the corpus is its own measure: meanings are seen from its middle.
    pub(super) adapted: bool,
}

/// One measure.
#[derive(Debug)]
pub(super) struct MeasureText {
    pub(super) task: TaskRef,
    pub(super) span: Span,
    pub(super) clauses: Vec<ClauseText>,
}

/// One clause of a measure.
#[derive(Debug)]
pub(super) struct ClauseText {
    pub(super) span: Span,
    /// Terms, each once, ascending.
    pub(super) terms: Vec<ClauseTerm>,
    /// Runs of four characters, ascending.
    pub(super) grams: Vec<u32>,
    pub(super) actions: Actions,
    /// Whether it only tells circumstances.
    pub(super) circumstance: bool,
    pub(super) meaning: Meaning,
}

/// One term of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ClauseTerm {
    pub(super) id: u32,
    pub(super) kind: Kind,
}

impl Texts {
    /// Cuts the texts of the plans asked for, and weighs words over all plans (a sample of them where there are very
    /// many). `adapt`: whether the corpus is its own measure. No codebook has a part in it: two plans are as alike for one
    /// researcher as for the next. Linear in the text; tasks in parallel.
    pub(super) fn new(corpus: &Corpus, plans: &BTreeSet<PlanIndex>, adapt: bool) -> Self {
        let adapt = adapt && corpus.plans.len() >= ADAPTS_FROM;
        let places: BTreeSet<&str> = corpus.plans.iter().map(|p| p.city.as_ref()).collect();
        let cutter = Cutter::new(&[], places.into_iter()).with_common();
        let all: Vec<_> = corpus.tasks().map(|(at, _)| at).collect();
        let step = if adapt { 1 } else { all.len().div_ceil(COUNTED).max(1) };
        let wanted = |at: &TaskRef| plans.contains(&at.plan);
        let chosen: Vec<_> =
            all.iter().enumerate().filter(|(i, at)| i % step == 0 || wanted(at)).map(|(_, at)| *at).collect();
        let cut: Vec<Vec<CutMeasure>> =
            parallel::map(&chosen, |at| cut_task(corpus, *at, &cutter, wanted(at)));
        let (mut terms, mut shingles) = (Interner::default(), Interner::default());
        let mut texts = Self { adapted: adapt, ..Self::default() };
        let mut total = 0_usize;
        for CutMeasure { task, span, clauses } in cut.into_iter().flatten() {
            total += 1;
            let clauses: Vec<_> =
                clauses.into_iter().map(|c| c.interned(&mut terms, &mut shingles)).collect();
            terms.count(clauses.iter().flat_map(|c| &c.terms).map(|t| t.id));
            shingles.count(clauses.iter().flat_map(|c| &c.grams).copied());
            if wanted(&task) {
                texts.measures.entry(task.plan).or_default().push(MeasureText { task, span, clauses });
            }
        }
        let of_plan = |p: &PlanIndex| {
            let plan = corpus.plans.get(*p as usize)?;
            Some((*p, parallel::map(&plan.tasks, whole)))
        };
        let postings = |p: &PlanIndex| Some((*p, characters(corpus.plans.get(*p as usize)?)));
        texts.characters = plans.iter().filter_map(postings).collect();
        texts.tasks = plans.iter().filter_map(of_plan).collect();
        if adapt {
            texts.see_from(corpus, &all);
        }
        for plan in plans {
            let tasks = corpus.plans.get(*plan as usize).map_or(&[][..], |p| &p.tasks);
            let titles = tasks.iter().map(|t| {
                let title = t.title.as_deref().unwrap_or_default();
                let words = cutter.cut(title, Span::new(0, title.len()));
                words.into_iter().map(|w| terms.id(w.term)).collect::<BTreeSet<_>>().into_iter().collect()
            });
            texts.titles.insert(*plan, titles.collect());
        }
        let held =
            texts.measures.values().flatten().flat_map(|m| &m.clauses).flat_map(|c| &c.terms).map(|t| t.id);
        let titles = texts.titles.values().flatten().flatten().copied();
        let held: BTreeSet<u32> = held.chain(titles).collect();
        let terms = terms.into_counts();
        // A corpus that is its own measure shows what is common in it.
        let at_large = |word: &str| if adapt { 0.0 } else { background(word) };
        let meaning = |id: &u32| Some((*id, Meaning::of_all(&[&terms.get(*id as usize)?.0])));
        let held: Vec<u32> = held.into_iter().collect();
        texts.meanings = parallel::map(&held, meaning).into_iter().flatten().collect();
        texts.terms = terms.into_iter().map(|(word, n)| weight(n, total, at_large(&word))).collect();
        texts.grams = shingles.into_counts().into_iter().map(|(_, n)| weight(n, total, 0.0)).collect();
        texts
    }

    /// Sees the meanings of tasks and clauses in the frame of all tasks. Linear in tasks.
    fn see_from(&mut self, corpus: &Corpus, tasks: &[TaskRef]) {
        let meanings: Vec<Meaning> = parallel::map(tasks, |at| whole(corpus.task(*at)));
        let Some(frame) = Frame::of(&meanings) else { return };
        let of_clauses =
            self.measures.values_mut().flatten().flat_map(|m| &mut m.clauses).map(|c| &mut c.meaning);
        let all: Vec<&mut Meaning> = self.tasks.values_mut().flatten().chain(of_clauses).collect();
        parallel::map_owned(all, |meaning| *meaning = frame.see(meaning));
    }

    /// The measures of a plan; none for a plan that was not asked for.
    pub(super) fn of(&self, plan: PlanIndex) -> &[MeasureText] {
        self.measures.get(&plan).map_or(&[], Vec::as_slice)
    }
}

struct CutMeasure {
    task: TaskRef,
    span: Span,
    clauses: Vec<CutClause>,
}

struct CutClause {
    span: Span,
    words: Vec<(String, Kind)>,
    grams: Vec<u64>,
    actions: Actions,
    circumstance: bool,
    meaning: Meaning,
}

impl CutClause {
    fn interned(self, terms: &mut Interner<String>, shingles: &mut Interner<u64>) -> ClauseText {
        let mut found: Vec<ClauseTerm> =
            self.words.into_iter().map(|(term, kind)| ClauseTerm { id: terms.id(term), kind }).collect();
        found.sort_unstable();
        found.dedup_by_key(|t| t.id);
        let mut grams: Vec<u32> = self.grams.into_iter().map(|g| shingles.id(g)).collect();
        grams.sort_unstable();
        let Self { span, actions, circumstance, meaning, .. } = self;
        ClauseText { span, terms: found, grams, actions, circumstance, meaning }
    }
}

/// What a task means as a whole.
fn whole(task: &Task) -> Meaning {
    Meaning::of_all(&[task.title.as_deref().unwrap_or_default(), &task.text])
}

/// Characters two by two of each task of a plan, its title with it.
fn characters(plan: &Plan) -> Vec<(u64, u32)> {
    let of = |(at, task): (usize, &Task)| {
        let title = task.title.as_deref().unwrap_or_default();
        let both = [title, &task.text].map(|text| shingles(text, Span::new(0, text.len()), 2));
        both.into_iter().flatten().map(move |pair| (pair, at as u32)).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = plan.tasks.iter().enumerate().flat_map(of).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// `compared`: whether the task is compared; words are counted over more tasks than are.
fn cut_task(corpus: &Corpus, at: TaskRef, cutter: &Cutter, compared: bool) -> Vec<CutMeasure> {
    let task = corpus.task(at);
    let cut = |span: Span| {
        let mut clauses: Vec<_> = clauses(&task.text, span)
            .into_iter()
            .map(|clause| cut_clause(&task.text, clause, cutter, compared))
            .collect();
        // What stands alone is the measure, however it is put.
        if clauses.iter().all(|c| c.circumstance) {
            clauses.iter_mut().for_each(|c| c.circumstance = false);
        }
        CutMeasure { task: at, span, clauses }
    };
    measures(task).into_iter().map(cut).collect()
}

fn cut_clause(text: &str, clause: Span, cutter: &Cutter, compared: bool) -> CutClause {
    let cut = cutter.cut(text, clause);
    let circumstance = cutter.circumstance(text, clause, &cut);
    let mut actions = Actions::default();
    cut.iter().for_each(|w| actions.join(w.actions));
    CutClause {
        span: clause,
        words: cut.into_iter().map(|w| (w.term, w.kind)).collect(),
        grams: grams(text, clause),
        actions,
        circumstance,
        meaning: if compared { Meaning::of(text, clause) } else { Meaning::default() },
    }
}
