//! All plans' texts made comparable: measures, clauses, weighted terms, themes.

use crate::analyse::text::{Actions, Cutter, Kind, clauses};
use crate::analyse::themes::{Code, Codebook, Coding, MeasureCodes, measures};
use crate::model::{Corpus, PlanIndex, Span, TaskRef};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Tasks over which words are counted at most; more change the weights by less than a rounding.
const COUNTED: usize = 4000;

/// The texts of some plans, ready to be compared.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) measures: BTreeMap<PlanIndex, Vec<MeasureText>>,
    /// Weight of each term, 0–1.
    pub(super) weights: Vec<f64>,
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
    pub(super) terms: Vec<(u32, Kind)>,
    pub(super) actions: Actions,
    /// Whether it only tells circumstances.
    pub(super) circumstance: bool,
    /// Themes, and keywords of themes, that it gives evidence of.
    pub(super) themes: BTreeSet<usize>,
    pub(super) keywords: BTreeSet<(usize, usize)>,
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
        let cutter = Cutter::new(&book.synonyms);
        let all: Vec<_> = corpus.tasks().map(|(at, _)| at).collect();
        let step = all.len().div_ceil(COUNTED).max(1);
        let wanted = |at: &TaskRef| plans.contains(&at.plan);
        let chosen: Vec<_> =
            all.iter().enumerate().filter(|(i, at)| i % step == 0 || wanted(at)).map(|(_, at)| *at).collect();
        let cut: Vec<Vec<CutMeasure>> =
            chosen.par_iter().map(|at| cut_task(corpus, *at, &cutter, coding)).collect();
        let mut terms = Interner::default();
        let mut texts = Self::default();
        let mut total = 0_usize;
        for measure in cut.into_iter().flatten() {
            let seen: BTreeSet<u32> =
                measure.clauses.iter().flat_map(|c| &c.words).map(|(t, _)| terms.id(t)).collect();
            total += 1;
            for term in seen {
                terms.counts[term as usize] += 1;
            }
            if wanted(&measure.task) {
                let of_plan = texts.measures.entry(measure.task.plan).or_default();
                of_plan.push(MeasureText {
                    task: measure.task,
                    span: measure.span,
                    clauses: measure.clauses.into_iter().map(|c| c.interned(&mut terms)).collect(),
                });
            }
        }
        texts.weights = terms.counts.iter().map(|&n| weight(n, total)).collect();
        texts
    }
}

/// How much a word tells: 1 for a word of one measure, falling with the logarithm of its share of measures to 0 for
/// a word of all.
fn weight(count: usize, total: usize) -> f64 {
    let share = (count as f64) / (total.max(1) as f64);
    let rarest = 1.0 / (total.max(2) as f64);
    (share.max(rarest).ln() / rarest.ln()).clamp(0.0, 1.0)
}

#[derive(Default)]
struct Interner {
    ids: HashMap<String, u32>,
    counts: Vec<usize>,
}

impl Interner {
    fn id(&mut self, term: &str) -> u32 {
        if let Some(&id) = self.ids.get(term) {
            return id;
        }
        let id = self.counts.len() as u32;
        self.ids.insert(term.to_owned(), id);
        self.counts.push(0);
        id
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
    actions: Actions,
    circumstance: bool,
    themes: BTreeSet<usize>,
    keywords: BTreeSet<(usize, usize)>,
}

impl CutClause {
    fn interned(self, terms: &mut Interner) -> ClauseText {
        let mut ids: Vec<_> = self.words.iter().map(|(t, k)| (terms.id(t), *k)).collect();
        ids.sort_unstable();
        ids.dedup_by_key(|(t, _)| *t);
        let Self { span, actions, circumstance, themes, keywords, .. } = self;
        ClauseText { span, terms: ids, actions, circumstance, themes, keywords }
    }
}

fn cut_task(corpus: &Corpus, at: TaskRef, cutter: &Cutter, coding: &Coding) -> Vec<CutMeasure> {
    let task = corpus.task(at);
    let empty = Vec::new();
    let codes = coding.task(at).map_or(&empty, |t| &t.measures);
    measures(task)
        .into_iter()
        .enumerate()
        .map(|(i, span)| CutMeasure {
            task: at,
            span,
            clauses: cut_measure(&task.text, span, cutter, codes.get(i)),
        })
        .collect()
}

fn cut_measure(text: &str, span: Span, cutter: &Cutter, codes: Option<&MeasureCodes>) -> Vec<CutClause> {
    clauses(text, span)
        .into_iter()
        .map(|clause| {
            let words = cutter.cut(text, clause);
            let mut actions = Actions::default();
            words.iter().for_each(|w| actions.join(w.actions));
            let inside =
                |c: &&Code| c.evidence.iter().any(|e| e.start() >= clause.start() && e.end() <= clause.end());
            let found: Vec<&Code> =
                codes.map(|m| m.codes.iter().filter(inside).collect()).unwrap_or_default();
            CutClause {
                span: clause,
                circumstance: cutter.circumstance(text, clause),
                actions,
                themes: found.iter().map(|c| c.theme).collect(),
                keywords: found.iter().flat_map(|c| c.keywords.iter().map(|k| (c.theme, *k))).collect(),
                words: words.into_iter().map(|w| (w.term, w.kind)).collect(),
            }
        })
        .collect()
}
