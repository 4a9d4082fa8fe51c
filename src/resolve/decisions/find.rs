//! The task that a decision was made on, found again by its words.

use super::Decision;
use crate::model::{Corpus, PlanIndex, Task, TaskRef};
use std::collections::HashMap;

/// Finds the task that a decision was made on.
pub(super) struct Finder {
    ids: HashMap<String, TaskRef>,
    quotes: HashMap<String, Vec<TaskRef>>,
    texts: HashMap<String, Vec<TaskRef>>,
}

fn tasks_of(corpus: &Corpus, plan: PlanIndex) -> impl Iterator<Item = (TaskRef, &Task)> {
    let tasks = corpus.plans[plan as usize].tasks.iter().enumerate();
    tasks.map(move |(at, task)| (TaskRef { plan, task: at as u32 }, task))
}

/// The words without blanks and marks: line breaks and widths change from one export to the next.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

impl Finder {
    pub(super) fn new(corpus: &Corpus) -> Self {
        let mut all = Self { ids: HashMap::new(), quotes: HashMap::new(), texts: HashMap::new() };
        (0..corpus.plans.len()).for_each(|plan| all.learn(corpus, plan as PlanIndex));
        all
    }

    /// Takes the tasks of a plan in. Places stay in order.
    pub(super) fn learn(&mut self, corpus: &Corpus, plan: PlanIndex) {
        for (at, task) in tasks_of(corpus, plan) {
            let first = self.ids.entry(task.id.to_string()).or_insert(at);
            *first = at.min(*first);
            for places in [
                self.quotes.entry(bare(&task.responsibility)).or_default(),
                self.texts.entry(bare(&task.text)).or_default(),
            ] {
                places.insert(places.partition_point(|other| *other < at), at);
            }
        }
    }

    /// Takes the tasks of a plan out, as they were when it was learnt.
    pub(super) fn forget(&mut self, corpus: &Corpus, plan: PlanIndex) {
        for (_, task) in tasks_of(corpus, plan) {
            if self.ids.get(task.id.as_str()).is_some_and(|at| at.plan == plan) {
                self.ids.remove(task.id.as_str());
            }
            for places in
                [self.quotes.get_mut(&bare(&task.responsibility)), self.texts.get_mut(&bare(&task.text))]
            {
                places.into_iter().for_each(|places| places.retain(|at| at.plan != plan));
            }
        }
    }

    /// Whether the task that a decision was made on is there as it was.
    pub(super) fn has(&self, corpus: &Corpus, decision: &Decision) -> bool {
        let same = |task: &Task| *task.text == *decision.text && *task.responsibility == *decision.quote;
        self.ids.get(&decision.task).is_some_and(|at| same(corpus.task(*at)))
    }

    /// The task, and whether it is another than it was. Both quotation and context decide before one of them alone, and
    /// one alone only where it leaves no choice.
    pub(super) fn find(&self, corpus: &Corpus, decision: &Decision) -> Option<(TaskRef, bool)> {
        let same = |at: &TaskRef| {
            let task = corpus.task(*at);
            (task.responsibility.as_ref() == decision.quote, task.text.as_ref() == decision.text)
        };
        let by_id = self.ids.get(&decision.task);
        if let Some(at) = by_id.filter(|at| same(at).0 && (decision.text.is_empty() || same(at).1)) {
            return Some((*at, false));
        }
        let (quote, text) = (bare(&decision.quote), bare(&decision.text));
        let quoted = self.quotes.get(&quote).filter(|_| !quote.is_empty()).map_or(&[][..], Vec::as_slice);
        let told = self.texts.get(&text).filter(|_| !text.is_empty()).map_or(&[][..], Vec::as_slice);
        let both = quoted.iter().find(|at| told.binary_search(at).is_ok());
        let alone = |found: &'_ [TaskRef]| match found {
            [one] => Some(*one),
            // Statements repeat in a plan: the one that still has its number is meant.
            many => by_id.filter(|at| many.binary_search(at).is_ok()).copied(),
        };
        let at = both.copied().or_else(|| alone(told)).or_else(|| alone(quoted))?;
        Some((at, true))
    }
}
