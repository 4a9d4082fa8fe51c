//! Where two plans say the same: measures aligned with measures, graded, with their passages.

mod align;
mod cosines;
mod likes;
mod matching;
mod nearness;
mod pairs;
mod reuse;
mod score;
mod texts;
mod units;
mod upper;
mod weights;
mod words;

pub use align::Evidence;
pub use reuse::{Reuse, reuse};

use crate::model::{Corpus, PlanIndex, Span, TaskRef};
use crate::{graph::ResponsibilityGraph, parallel};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// How near two tasks are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// The same narrow theme only.
    Theme,
    /// The same object and the same action in other words, or one a special case of the other.
    Similar,
    /// The same measure in the same or nearly the same words.
    Same,
}

impl Grade {
    /// All grades, from far to near.
    pub const ALL: [Self; 3] = [Self::Theme, Self::Similar, Self::Same];
}

/// The overlap of two plans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Overlap {
    /// One plan.
    pub a: PlanIndex,
    /// The other.
    pub b: PlanIndex,
    /// Pairs of tasks, best first.
    pub pairs: Vec<TaskPair>,
    /// Share of a's measures that b has at grade `similar` or better, 0–1; absent with no measure.
    pub coverage_a: Option<f64>,
    /// Share of b's measures that a has.
    pub coverage_b: Option<f64>,
    /// What b commits to and a lacks: measures of b with no counterpart at `similar` or better, in document order.
    #[serde(default)]
    pub lacking_a: Vec<Lacking>,
    /// What a commits to and b lacks.
    #[serde(default)]
    pub lacking_b: Vec<Lacking>,
    /// The third text that was looked into, where one was named.
    #[serde(default)]
    pub upper: Option<PlanIndex>,
}

/// Fewest measures that both plans need for their shares to be ranked among those of others: of two measures one in common is half,
/// and says nothing of the plans.
const RANKED: usize = 5;

impl Overlap {
    /// Whether both plans have enough measures for this comparison to be ranked among others.
    pub fn is_ranked(&self, corpus: &Corpus) -> bool {
        let measures = |p: PlanIndex| corpus.plan(p).tasks.iter().map(|t| t.measures.len()).sum::<usize>();
        measures(self.a).min(measures(self.b)) >= RANKED
    }

    /// How much the two have in common: the mean of the two shares, 0–1; 0 with no measure.
    pub fn mean_coverage(&self) -> f64 {
        f64::midpoint(self.coverage_a.unwrap_or_default(), self.coverage_b.unwrap_or_default())
    }
}

/// A measure of one plan that the other lacks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lacking {
    /// Its task.
    pub task: TaskRef,
    /// Its words in the task's text.
    pub span: Span,
    /// What is nearest to it in the other plan; absent where that has no text.
    pub nearest: Option<Nearest>,
}

/// The nearest counterpart that a measure has, which is not near enough.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Nearest {
    /// The task in the other plan.
    pub task: TaskRef,
    /// The words nearest in meaning, in its text.
    pub span: Span,
    /// How likely the two are the same measure after all, 0–1: one less it is the distance.
    pub score: f64,
}

/// Two tasks that overlap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaskPair {
    /// Task of plan a.
    pub a: TaskRef,
    /// Task of plan b.
    pub b: TaskRef,
    /// 0–1, calibrated: at 0.5 a pair is as likely the same measure as not.
    pub score: f64,
    /// The best grade among the passages.
    pub grade: Grade,
    /// Whether the pair stands in the one-to-one view.
    pub one_to_one: bool,
    /// What the pair rests on, best first.
    pub passages: Vec<Passage>,
    /// Where the third text says the same too, so that both may have it from there; absent where it does not, where
    /// none was named, and for pairs below `similar`.
    #[serde(default)]
    pub source: Option<Source>,
    /// Functions named on both sides (territorial ones left out).
    pub shared_agencies: Vec<Arc<str>>,
    /// Functions only a names.
    pub only_a: Vec<Arc<str>>,
    /// Functions only b names.
    pub only_b: Vec<Arc<str>>,
    /// Functions that lead in a under the convention.
    pub lead_a: Vec<Arc<str>>,
    /// Functions that lead in b.
    pub lead_b: Vec<Arc<str>>,
}

/// A task of the upper plan that says what both tasks of a pair say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The task.
    pub task: TaskRef,
    /// How near a's measure is to it.
    pub grade_a: Grade,
    /// How near b's measure is to it.
    pub grade_b: Grade,
}

/// Two measures that say the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// Words in a's text.
    pub a: Span,
    /// Words in b's text.
    pub b: Span,
    /// 0–1.
    pub score: f64,
    /// How near.
    pub grade: Grade,
    /// What speaks for it.
    pub evidence: Evidence,
    /// Runs of the same characters on both sides, longest first.
    pub verbatim: Vec<(Span, Span)>,
}

/// What the comparison may use besides the two texts.
#[derive(Debug, Clone, Copy)]
pub struct OverlapOptions {
    /// The plan both may have drawn on (the province's, the state's): the third text.
    pub upper: Option<PlanIndex>,
    /// Score from which two passages are listed, 0–1: at 0 everything that was laid side by side.
    pub least: f64,
    /// Whether words and meanings are measured by the corpus's own: its counts alone say what is common, and meanings are seen from
    /// the middle of its tasks. For corpora of [`ADAPTS_FROM`] plans and more; in fewer it changes nothing.
    pub adapt: bool,
}

/// Plans from which a corpus may be its own measure: some thousand tasks, so that 184 axes have a spread.
pub const ADAPTS_FROM: usize = 200;

impl Default for OverlapOptions {
    fn default() -> Self {
        Self { upper: None, least: score::LISTED, adapt: false }
    }
}

/// Compares two plans, measure by measure.
///
/// Each clause of either plan is laid beside the clauses, and runs of two, of the other that have something in common
/// with it (an inverted index finds them, so that nothing is compared that cannot be alike). What speaks for a pair is
/// its [`Evidence`]; two calibrated functions turn it into score and grade. See [`overlaps`] for more pairs.
pub fn overlap(graph: &ResponsibilityGraph, a: PlanIndex, b: PlanIndex, options: &OverlapOptions) -> Overlap {
    overlaps(graph, &[(a, b)], options).pop().unwrap_or_else(|| Overlap::empty(a, b))
}

/// Compares several pairs of plans; their texts are cut and weighed once. Words are weighed over all plans of the
/// graph. Linear in the text, and in the passages that share words for each pair; pairs run in parallel.
pub fn overlaps(
    graph: &ResponsibilityGraph,
    pairs: &[(PlanIndex, PlanIndex)],
    options: &OverlapOptions,
) -> Vec<Overlap> {
    let plans: BTreeSet<_> = pairs.iter().flat_map(|(a, b)| [*a, *b]).chain(options.upper).collect();
    let texts = texts::Texts::new(graph.corpus(), &plans, options.adapt);
    let plans: Vec<PlanIndex> = plans.into_iter().collect();
    let units = parallel::map(&plans, |p| (*p, units::Units::new(&texts, *p)));
    let units: BTreeMap<_, _> = units.into_iter().collect();
    let third = options.upper.map(|upper| upper::Upper::new(&texts, &units, upper, options.least));
    let compare = |(a, b): &(PlanIndex, PlanIndex)| match (units.get(a), units.get(b)) {
        (Some(x), Some(y)) => {
            pairs::compare(graph, &texts, (*a, x), (*b, y), (third.as_ref(), options.least))
        }
        _ => Overlap::empty(*a, *b),
    };
    parallel::map(pairs, compare)
}

impl Overlap {
    fn empty(a: PlanIndex, b: PlanIndex) -> Self {
        Self {
            a,
            b,
            pairs: Vec::new(),
            coverage_a: None,
            coverage_b: None,
            lacking_a: Vec::new(),
            lacking_b: Vec::new(),
            upper: None,
        }
    }

    /// The same comparison under the graph's convention: the leads are read again, the texts are not.
    #[must_use]
    pub fn under(&self, graph: &ResponsibilityGraph) -> Self {
        let mut overlap = self.clone();
        pairs::relead(graph, &mut overlap);
        overlap
    }

    /// The partners of each task of a at a grade or better, in the order of the tasks: the one-to-many view.
    pub fn partners(&self, least: Grade) -> BTreeMap<TaskRef, Vec<&TaskPair>> {
        let mut found: BTreeMap<TaskRef, Vec<&TaskPair>> = BTreeMap::new();
        for pair in self.pairs.iter().filter(|p| p.grade >= least) {
            found.entry(pair.a).or_default().push(pair);
        }
        found
    }
}

#[cfg(test)]
mod tests;
