//! Whether decisions are in plans that already hold what was decided.

use super::find::Finder;
use super::{Change, Decision, Lost, Words, undone};
use crate::model::{Assignment, Corpus, Task};
use std::{
    collections::{BTreeSet, HashMap},
    ops::Bound,
};

/// Whether a decision is in plans that already hold what was decided: in a coded table that was saved, or corrected since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Holds {
        /// Whether the document has changed there.
        moved: bool,
    },
    /// It was taken back later, or takes back another.
    Undone,
    /// A later decision on the same words says otherwise.
    Later,
    /// It does not hold.
    Lost(Lost),
}

/// Whether each decision of a log is in the plans. O(n log n) in tasks and decisions.
pub fn standing(corpus: &Corpus, log: &[Decision]) -> Vec<Standing> {
    if log.is_empty() {
        return Vec::new();
    }
    let undone = undone(log);
    let finder = Finder::new(corpus);
    let texts: BTreeSet<&str> = corpus.tasks().map(|(_, t)| &*t.text).collect();
    let mut same_task: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (at, decision) in log.iter().enumerate().filter(|(_, d)| !undone.contains(&d.n)) {
        same_task.entry((&decision.quote, &decision.text)).or_default().push(at);
    }
    let one = |(at, decision): (usize, &Decision)| {
        if matches!(decision.change, Change::Undo { .. }) || undone.contains(&decision.n) {
            return Standing::Undone;
        }
        // Texts that begin alike stand together; no text begins with nothing.
        let begins = |with: &str, least: Bound<&str>| {
            let next = texts.range::<str, _>((least, Bound::Unbounded)).next();
            !with.is_empty() && next.is_some_and(|text| text.starts_with(with))
        };
        // The task is no longer what it was: its parts are, or what it is a part of.
        let there = match &decision.change {
            Change::Split { at } => {
                let second = decision.text.char_indices().nth(*at).map_or("", |(at, _)| &decision.text[at..]);
                Some(begins(second, Bound::Included(second)))
            }
            Change::Join => Some(begins(&decision.text, Bound::Excluded(&decision.text))),
            Change::Task { text, .. } => Some(begins(text, Bound::Included(text))),
            Change::NoTask => Some(!finder.has(corpus, decision)),
            _ => None,
        };
        if let Some(there) = there {
            return if there { Standing::Holds { moved: false } } else { Standing::Lost(Lost::Place) };
        }
        let same = same_task.get(&(&*decision.quote, &*decision.text)).map_or(&[][..], Vec::as_slice);
        let later = &same[same.partition_point(|other| *other <= at)..];
        // What was decided of a task that is none went with it.
        if later.iter().any(|other| log[*other].change == Change::NoTask) && !finder.has(corpus, decision) {
            return Standing::Later;
        }
        // A task that was split or joined since is found by its statement or not at all.
        let Some((task, moved)) = finder.find(corpus, decision) else { return Standing::Lost(Lost::Task) };
        if is_in(corpus, corpus.task(task), &decision.change) {
            return Standing::Holds { moved };
        }
        if later.iter().any(|other| touches(&log[*other].change, &decision.change)) {
            Standing::Later
        } else {
            Standing::Lost(Lost::Words)
        }
    };
    log.iter().enumerate().map(one).collect()
}

/// Whether two changes are about the same words, or both about the list.
fn touches(a: &Change, b: &Change) -> bool {
    match (a.words(), b.words()) {
        (Some(a), Some(b)) => a == b,
        (None, None) => std::mem::discriminant(a) == std::mem::discriminant(b),
        _ => false,
    }
}

/// Whether a task is as the change wants it.
fn is_in(corpus: &Corpus, task: &Task, change: &Change) -> bool {
    let on = |body: &Words| {
        let words = body.clone();
        task.assignments.iter().filter(move |a| {
            let place = a.span.in_chars(&task.responsibility);
            let same = a.span.of(&task.responsibility) == words.text;
            same && (place == (words.start, words.end) || words.start == words.end)
                || *a.name == *words.text && words.start == words.end
        })
    };
    let is = |a: &Assignment, name: &str| *a.name == *name || *corpus.agency(a.agency).label == *name;
    match change {
        Change::Keep { .. } => true,
        Change::Duty { body, duty } => on(body).any(|a| a.duty == *duty),
        Change::Body { body, name, .. } => on(body).any(|a| is(a, name)),
        Change::Add { name, duty, .. } => task.assignments.iter().any(|a| is(a, name) && a.duty == *duty),
        Change::Drop { body } => on(body).next().is_none(),
        Change::Open { open } => task.open() == *open,
        _ => false,
    }
}
