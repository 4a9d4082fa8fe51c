//! Families of near-identical tasks over many plans: a task that several plans have in nearly the same words, and where it
//! stands first.

use crate::{
    model::{Corpus, PlanIndex, TaskRef},
    parallel,
    resolve::sketch::{Outline, Sketch},
};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Shingles kept of a task.
const SKETCH: usize = 64;
/// Least share of common shingles with the family's first text: two thirds of the words in the same runs.
const NEAR: f64 = 0.5;
/// Fewest shingles of a task that is compared: shorter ones (加强监督检查。) are anybody's.
const FEWEST: usize = 12;
/// How many of the least hashes lead to families that a task may belong to.
const KEYS: usize = 6;
/// Families that one hash leads to at most. What begins more of them is a phrase of the field.
const WIDEST: usize = 32;

/// A task that several plans have in nearly the same words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopiedTask {
    /// The earliest: of the plan with the earliest year, the first in the order of the corpus. Plans without a year come last.
    pub first: TaskRef,
    /// All of them, the earliest included, in that order.
    pub tasks: Vec<TaskRef>,
    /// Different plans among them, two or more.
    pub plans: usize,
}

/// The families of near-identical tasks of different plans, in most plans first, then by the earliest.
///
/// **Measures** shared wording only: at least half of the runs of eight letters that a task or the earliest one of its family
/// has stand in both (Broder 1997, on a sample of 64). Who took it from whom it does not say: both may have it from a third.
/// A task belongs to one family, the one whose earliest text is nearest. O(text) time; the sample takes half a
/// kilobyte a task.
///
/// ```
/// use fengong::{analyse::copies::copies, model::Corpus};
/// assert!(copies(&Corpus::default()).is_empty());
/// ```
pub fn copies(corpus: &Corpus) -> Vec<CopiedTask> {
    let of_plan = |number: usize| {
        let plan = &corpus.plans[number];
        let at = (0..).map(|task| TaskRef { plan: number as PlanIndex, task });
        let sketched = plan
            .tasks
            .iter()
            .zip(at)
            .map(|(task, at)| (plan.year.unwrap_or(u16::MAX), at, Sketch::new([&*task.text], SKETCH)));
        sketched.filter(|(.., sketch)| sketch.len() >= FEWEST).collect::<Vec<_>>()
    };
    let mut tasks: Vec<(u16, TaskRef, Sketch)> =
        parallel::numbered(corpus.plans.len(), of_plan).into_iter().flatten().collect();
    tasks.sort_unstable_by_key(|(year, at, _)| (*year, *at));
    let mut families = Families::default();
    for (_, at, sketch) in &tasks {
        families.add(*at, sketch);
    }
    let mut copied: Vec<CopiedTask> = families.tasks.into_iter().filter_map(family).collect();
    copied.sort_by_key(|family| std::cmp::Reverse(family.plans));
    copied
}

/// Families as they are found, earliest texts first.
#[derive(Default)]
struct Families<'s> {
    /// The tasks of each.
    tasks: Vec<Vec<TaskRef>>,
    /// Its earliest text.
    first: Vec<&'s Sketch>,
    /// The same in short, side by side: most families that a hash leads to have nothing else in common with a task.
    outlines: Vec<Outline>,
    /// The task that last looked at it, counted from 1: several hashes lead to one family.
    asked: Vec<usize>,
    /// Where each hash leads.
    begun: FxHashMap<u64, Vec<usize>>,
    /// Tasks so far.
    met: usize,
}

impl<'s> Families<'s> {
    /// Adds a task to the family whose earliest text is nearest, or begins one with it.
    fn add(&mut self, at: TaskRef, sketch: &'s Sketch) {
        self.met += 1;
        let outline = sketch.outline();
        if let Some(family) = self.nearest(sketch, &outline) {
            self.tasks[family].push(at);
            return;
        }
        for key in sketch.least(KEYS) {
            let begun = self.begun.entry(*key).or_default();
            if begun.len() < WIDEST {
                begun.push(self.tasks.len());
            }
        }
        self.tasks.push(vec![at]);
        self.first.push(sketch);
        self.outlines.push(outline);
        self.asked.push(self.met);
    }

    fn nearest(&mut self, sketch: &Sketch, outline: &Outline) -> Option<usize> {
        let mut nearest: Option<(f64, usize)> = None;
        for family in sketch.least(KEYS).iter().filter_map(|key| self.begun.get(key)).flatten().copied() {
            if std::mem::replace(&mut self.asked[family], self.met) == self.met
                || !self.outlines[family].may_resemble(outline, NEAR)
            {
                continue;
            }
            let share = self.first[family].resemblance(sketch);
            let nearer = |(best, of): (f64, usize)| share > best || share >= best && family < of;
            if share >= NEAR && nearest.is_none_or(nearer) {
                nearest = Some((share, family));
            }
        }
        nearest.map(|(_, family)| family)
    }
}

fn family(tasks: Vec<TaskRef>) -> Option<CopiedTask> {
    let plans = tasks.iter().map(|at| at.plan).collect::<BTreeSet<_>>().len();
    let first = *tasks.first()?;
    (plans > 1).then_some(CopiedTask { first, tasks, plans })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::text::fixture::{Draft, corpus, plan};

    const SHARED: &str = "整治河道两岸违章搭建并在三年之内补种本地乔木，恢复滨河湿地的植被与鸟类栖息环境。";
    const NEARLY: &str = "整治河道两岸违章搭建并在两年之内补种本地乔木，恢复滨河湿地的植被与鸟类栖息环境。";
    const OTHER: &str = "推广流动图书服务车进入山区学校和边远村组，为留守儿童与老人送去新书和有声读物。";

    fn of(id: &str, texts: &[&str]) -> Draft {
        plan(id, "", &texts.iter().map(|text| (*text, &[][..])).collect::<Vec<_>>())
    }

    #[test]
    fn a_task_in_nearly_the_same_words_is_of_the_family_of_the_earliest() {
        let mut corpus =
            corpus(vec![of("a", &[OTHER, SHARED]), of("b", &[NEARLY]), of("c", &["加强监督检查。", SHARED])]);
        corpus.plans[1].year = Some(2021);
        corpus.plans[0].year = Some(2023);
        let at = |plan, task| TaskRef { plan, task };
        let family = CopiedTask { first: at(1, 0), tasks: vec![at(1, 0), at(0, 1), at(2, 1)], plans: 3 };
        assert_eq!(copies(&corpus), [family]);
    }

    #[test]
    fn a_plan_that_repeats_itself_is_no_family_and_neither_are_short_texts() {
        let short = "加强监督检查。";
        assert!(
            copies(&corpus(vec![of("a", &[SHARED, SHARED, short]), of("b", &[OTHER, short])])).is_empty()
        );
    }
}
