//! Where two plans say the same: measures aligned with measures, graded, with their passages.

mod align;
mod matching;
mod pairs;
mod score;
mod texts;
mod units;
mod weights;

pub use align::Evidence;

use crate::analyse::themes::{Codebook, Coding};
use crate::graph::ResponsibilityGraph;
use crate::model::{PlanIndex, Span, TaskRef};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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
pub struct OverlapOptions<'o> {
    /// The codebook: themes and the synonyms of the field.
    pub codebook: &'o Codebook,
    /// The plan both may have drawn on (the province's, the state's): the third text.
    pub upper: Option<PlanIndex>,
}

impl Default for OverlapOptions<'_> {
    fn default() -> Self {
        Self { codebook: Codebook::builtin(), upper: None }
    }
}

/// Compares two plans, measure by measure.
pub fn overlap(graph: &ResponsibilityGraph, a: PlanIndex, b: PlanIndex, options: &OverlapOptions) -> Overlap {
    let coding = Coding::new(graph.corpus(), options.codebook);
    let plans = [a, b].into_iter().chain(options.upper).collect();
    let texts = texts::Texts::new(graph.corpus(), &plans, options.codebook, &coding);
    pairs::compare(graph, &texts, a, b)
}
