//! All plans' texts made comparable: measures, clauses, weighted terms, concepts, meanings.

use super::weights::{Interner, weight};
use crate::analyse::text::{Actions, Cutter, Kind, Meaning, background, clauses, grams};
use crate::analyse::themes::{Code, Codebook, Coding, MeasureCodes, measures};
use crate::model::{Corpus, PlanIndex, Span, Task, TaskRef};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Tasks over which words are counted at most; more change the weights by less than a rounding.
const COUNTED: usize = 4000;

/// A keyword of the built-in lexicon: numbers of theme and keyword.
pub(super) type Concept = (u16, u16);

/// The texts of some plans, ready to be compared.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) measures: BTreeMap<PlanIndex, Vec<MeasureText>>,
    /// How well the built-in lexicon fits each plan, 0–1.
    pub(super) known: BTreeMap<PlanIndex, f64>,
    /// What each task of a plan means as a whole, its title with it, in order.
    pub(super) tasks: BTreeMap<PlanIndex, Vec<Meaning>>,
    /// Weight of each term, 0–1.
    pub(super) terms: Vec<f32>,
    /// Weight of each run of four characters, 0–1.
    pub(super) grams: Vec<f32>,
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
    pub(super) concepts: BTreeSet<Concept>,
    pub(super) meaning: Meaning,
}

/// One term of a clause.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ClauseTerm {
    pub(super) id: u32,
    pub(super) kind: Kind,
    /// Concepts whose words it is a part of.
    pub(super) concepts: Vec<Concept>,
}

impl Texts {
    /// Cuts the texts of the plans asked for, and weighs words over all plans (a sample of them where there are very
    /// many). Concepts are those of the lexicon that comes with the program, whatever codebook is in use elsewhere: two plans are
    /// as alike for one researcher as for the next. Linear in the text; tasks in parallel.
    pub(super) fn new(corpus: &Corpus, plans: &BTreeSet<PlanIndex>) -> Self {
        let lexicon = Lexicon { book: Codebook::builtin(), coding: Coding::new(corpus, Codebook::builtin()) };
        let places: BTreeSet<&str> = corpus.plans.iter().map(|p| p.city.as_ref()).collect();
        let cutter = Cutter::new(&[], places.into_iter());
        let all: Vec<_> = corpus.tasks().map(|(at, _)| at).collect();
        let step = all.len().div_ceil(COUNTED).max(1);
        let wanted = |at: &TaskRef| plans.contains(&at.plan);
        let chosen: Vec<_> =
            all.iter().enumerate().filter(|(i, at)| i % step == 0 || wanted(at)).map(|(_, at)| *at).collect();
        let cut: Vec<Vec<CutMeasure>> = chosen
            .par_iter()
            .map(|at| cut_task(corpus, *at, &cutter, wanted(at).then_some(&lexicon)))
            .collect();
        let (mut terms, mut shingles) = (Interner::default(), Interner::default());
        let mut texts = Self::default();
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
        let whole = |t: &Task| Meaning::of_all(&[t.title.as_deref().unwrap_or_default(), &t.text]);
        let of_plan = |p: &PlanIndex| {
            let plan = corpus.plans.get(*p as usize)?;
            Some((*p, plan.tasks.par_iter().map(whole).collect()))
        };
        texts.known = plans
            .iter()
            .filter_map(|p| corpus.plans.get(*p as usize).map(|plan| (*p, plan)))
            .map(|(p, plan)| {
                let at = |task: usize| TaskRef { plan: p, task: task as u32 };
                (p, lexicon.book.fit(plan, |task| !lexicon.coding.themes_of(at(task)).is_empty()))
            })
            .collect();
        texts.tasks = plans.iter().filter_map(of_plan).collect();
        texts.terms =
            terms.into_counts().into_iter().map(|(word, n)| weight(n, total, background(&word))).collect();
        texts.grams = shingles.into_counts().into_iter().map(|(_, n)| weight(n, total, 0.0)).collect();
        texts
    }

    /// The measures of a plan; none for a plan that was not asked for.
    pub(super) fn of(&self, plan: PlanIndex) -> &[MeasureText] {
        self.measures.get(&plan).map_or(&[], Vec::as_slice)
    }
}

/// The built-in lexicon, and what it finds in the corpus.
struct Lexicon {
    book: &'static Codebook,
    coding: Coding,
}

struct CutMeasure {
    task: TaskRef,
    span: Span,
    clauses: Vec<CutClause>,
}

struct CutClause {
    span: Span,
    words: Vec<(String, Kind, Vec<Concept>)>,
    grams: Vec<u64>,
    actions: Actions,
    circumstance: bool,
    concepts: BTreeSet<Concept>,
    meaning: Meaning,
}

impl CutClause {
    fn interned(self, terms: &mut Interner<String>, shingles: &mut Interner<u64>) -> ClauseText {
        let mut found: Vec<ClauseTerm> = self
            .words
            .into_iter()
            .map(|(term, kind, concepts)| ClauseTerm { id: terms.id(term), kind, concepts })
            .collect();
        found.sort_unstable();
        found.dedup_by_key(|t| t.id);
        let mut grams: Vec<u32> = self.grams.into_iter().map(|g| shingles.id(g)).collect();
        grams.sort_unstable();
        let Self { span, actions, circumstance, concepts, meaning, .. } = self;
        ClauseText { span, terms: found, grams, actions, circumstance, concepts, meaning }
    }
}

/// `compared`: the lexicon for a task that is compared; words are counted over more tasks than are.
fn cut_task(corpus: &Corpus, at: TaskRef, cutter: &Cutter, compared: Option<&Lexicon>) -> Vec<CutMeasure> {
    let task = corpus.task(at);
    let codes = compared.and_then(|l| l.coding.task(at)).map_or(&[][..], |t| &t.measures);
    let cut = |(i, span): (usize, Span)| {
        let known = compared.map(|l| Known { book: l.book, codes: codes.get(i) });
        let mut clauses: Vec<_> = clauses(&task.text, span)
            .into_iter()
            .map(|clause| cut_clause(&task.text, clause, cutter, known.as_ref()))
            .collect();
        // What stands alone is the measure, however it is put.
        if clauses.iter().all(|c| c.circumstance) {
            clauses.iter_mut().for_each(|c| c.circumstance = false);
        }
        CutMeasure { task: at, span, clauses }
    };
    measures(task).into_iter().enumerate().map(cut).collect()
}

/// What the lexicon finds in one measure.
struct Known<'l> {
    book: &'l Codebook,
    codes: Option<&'l MeasureCodes>,
}

impl Known<'_> {
    /// The concepts in a clause, each with its words.
    fn concepts(&self, clause: Span) -> Vec<(Concept, &[Span])> {
        let inside = |e: &Span| e.start() >= clause.start() && e.end() <= clause.end();
        let codes: &[Code] = self.codes.map_or(&[], |m| &m.codes);
        let hits = codes.iter().flat_map(|c| c.hits.iter().map(|h| (c.theme, h)));
        hits.filter(|(theme, h)| self.book.is_concept(*theme, h.keyword) && h.words.iter().any(inside))
            .map(|(theme, h)| ((theme as u16, h.keyword as u16), h.words.as_slice()))
            .collect()
    }
}

fn cut_clause(text: &str, clause: Span, cutter: &Cutter, known: Option<&Known>) -> CutClause {
    let touches = |e: &Span, w: &Span| e.start() < w.end() && w.start() < e.end();
    let concepts = known.map(|k| k.concepts(clause)).unwrap_or_default();
    let cut = cutter.cut(text, clause);
    let circumstance = cutter.circumstance(text, clause, &cut);
    let mut actions = Actions::default();
    cut.iter().for_each(|w| actions.join(w.actions));
    let words = cut.into_iter().map(|w| {
        let part_of = concepts.iter().filter(|(_, spans)| spans.iter().any(|e| touches(e, &w.span)));
        (w.term, w.kind, part_of.map(|(c, _)| *c).collect())
    });
    CutClause {
        span: clause,
        words: words.collect(),
        grams: grams(text, clause),
        actions,
        circumstance,
        meaning: if known.is_some() { Meaning::of(text, clause) } else { Meaning::default() },
        concepts: concepts.iter().map(|(c, _)| *c).collect(),
    }
}
