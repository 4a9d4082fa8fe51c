//! All plans' texts made comparable: measures, clauses, weighted terms, concepts, themes.

use super::weights::{Interner, weight};
use crate::analyse::text::{Actions, Cutter, Kind, background, clauses, grams};
use crate::analyse::themes::{Code, Codebook, Coding, MeasureCodes, measures};
use crate::model::{Corpus, PlanIndex, Span, TaskRef};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Tasks over which words are counted at most; more change the weights by less than a rounding.
const COUNTED: usize = 4000;

/// A keyword of a theme: numbers of theme and keyword in the codebook.
pub(super) type Concept = (u16, u16);

/// The texts of some plans, ready to be compared.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) measures: BTreeMap<PlanIndex, Vec<MeasureText>>,
    /// How well the codebook fits each plan, 0–1.
    pub(super) known: BTreeMap<PlanIndex, f64>,
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
    /// Themes of the whole measure.
    pub(super) themes: Vec<usize>,
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
    pub(super) themes: BTreeSet<usize>,
    pub(super) concepts: BTreeSet<Concept>,
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
    /// many). Linear in the text; tasks in parallel.
    pub(super) fn new(
        corpus: &Corpus,
        plans: &BTreeSet<PlanIndex>,
        book: &Codebook,
        coding: &Coding,
    ) -> Self {
        let places: BTreeSet<&str> = corpus.plans.iter().map(|p| p.city.as_ref()).collect();
        let cutter = Cutter::new(&book.synonyms, places.into_iter());
        let all: Vec<_> = corpus.tasks().map(|(at, _)| at).collect();
        let step = all.len().div_ceil(COUNTED).max(1);
        let wanted = |at: &TaskRef| plans.contains(&at.plan);
        let chosen: Vec<_> =
            all.iter().enumerate().filter(|(i, at)| i % step == 0 || wanted(at)).map(|(_, at)| *at).collect();
        let cut: Vec<Vec<CutMeasure>> =
            chosen.par_iter().map(|at| cut_task(corpus, *at, &cutter, book, coding)).collect();
        let (mut terms, mut shingles) = (Interner::default(), Interner::default());
        let mut texts = Self::default();
        let mut total = 0_usize;
        for measure in cut.into_iter().flatten() {
            total += 1;
            let (task, span, themes) = (measure.task, measure.span, measure.themes);
            let clauses: Vec<_> =
                measure.clauses.into_iter().map(|c| c.interned(&mut terms, &mut shingles)).collect();
            terms.count(clauses.iter().flat_map(|c| &c.terms).map(|t| t.id));
            shingles.count(clauses.iter().flat_map(|c| &c.grams).copied());
            if wanted(&task) {
                texts.measures.entry(task.plan).or_default().push(MeasureText {
                    task,
                    span,
                    clauses,
                    themes,
                });
            }
        }
        texts.known = plans
            .iter()
            .filter_map(|p| corpus.plans.get(*p as usize).map(|plan| (*p, plan)))
            .map(|(p, plan)| {
                let at = |task: usize| TaskRef { plan: p, task: task as u32 };
                (p, book.fit(plan, |task| !coding.themes_of(at(task)).is_empty()))
            })
            .collect();
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

struct CutMeasure {
    task: TaskRef,
    span: Span,
    clauses: Vec<CutClause>,
    themes: Vec<usize>,
}

struct CutClause {
    span: Span,
    words: Vec<(String, Kind, Vec<Concept>)>,
    grams: Vec<u64>,
    actions: Actions,
    circumstance: bool,
    themes: BTreeSet<usize>,
    concepts: BTreeSet<Concept>,
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
        let Self { span, actions, circumstance, themes, concepts, .. } = self;
        ClauseText { span, terms: found, grams, actions, circumstance, themes, concepts }
    }
}

fn cut_task(
    corpus: &Corpus,
    at: TaskRef,
    cutter: &Cutter,
    book: &Codebook,
    coding: &Coding,
) -> Vec<CutMeasure> {
    let task = corpus.task(at);
    let codes = coding.task(at).map_or(&[][..], |t| &t.measures);
    measures(task)
        .into_iter()
        .enumerate()
        .map(|(i, span)| {
            let codes = codes.get(i);
            let mut clauses: Vec<_> = clauses(&task.text, span)
                .into_iter()
                .map(|clause| cut_clause(&task.text, clause, cutter, book, codes))
                .collect();
            // What stands alone is the measure, however it is put.
            if clauses.iter().all(|c| c.circumstance) {
                clauses.iter_mut().for_each(|c| c.circumstance = false);
            }
            CutMeasure {
                task: at,
                span,
                clauses,
                themes: codes.map(|m| m.codes.iter().map(|c| c.theme).collect()).unwrap_or_default(),
            }
        })
        .collect()
}

fn cut_clause(
    text: &str,
    clause: Span,
    cutter: &Cutter,
    book: &Codebook,
    codes: Option<&MeasureCodes>,
) -> CutClause {
    let inside = |e: &Span| e.start() >= clause.start() && e.end() <= clause.end();
    let touches = |e: &Span, w: &Span| e.start() < w.end() && w.start() < e.end();
    let found: Vec<&Code> = codes
        .map(|m| m.codes.iter().filter(|c| c.hits.iter().any(|h| h.words.iter().any(inside))).collect())
        .unwrap_or_default();
    let concepts: Vec<(Concept, &[Span])> = found
        .iter()
        .flat_map(|c| c.hits.iter().map(|h| (c.theme, h)))
        .filter(|(theme, h)| book.is_concept(*theme, h.keyword) && h.words.iter().any(inside))
        .map(|(theme, h)| ((theme as u16, h.keyword as u16), h.words.as_slice()))
        .collect();
    let mut actions = Actions::default();
    let cut = cutter.cut(text, clause);
    let circumstance = cutter.circumstance(text, clause, &cut);
    let words = cut
        .into_iter()
        .map(|w| {
            actions.join(w.actions);
            let part_of = concepts.iter().filter(|(_, spans)| spans.iter().any(|e| touches(e, &w.span)));
            (w.term, w.kind, part_of.map(|(c, _)| *c).collect())
        })
        .collect();
    CutClause {
        span: clause,
        words,
        grams: grams(text, clause),
        actions,
        circumstance,
        themes: found.iter().map(|c| c.theme).collect(),
        concepts: concepts.into_iter().map(|(c, _)| c).collect(),
    }
}
