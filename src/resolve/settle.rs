//! Two codings of the same documents, difference by difference: what each coder says, and the changes that make the first
//! coding say what the second does. What is settled is a log of decisions like any other.
//!
//! ```
//! use fengong::{load, resolve::{Registry, decisions::{Change, Decision, Words, apply}, settle::differences}};
//! let text = "序号\t任务\t责任单位\n1\t推进养老服务\t市民政局牵头，市财政局参加\n";
//! let first = load::document("plan.tsv", text.as_bytes(), &load::Knowledge::default())?.read.value;
//! let body = Words { text: "市财政局".into(), start: 7, end: 11 };
//! let decision = Decision::on(&first.plans[0].tasks[0], Change::Drop { body });
//! let (second, _) = apply(first.clone(), &[decision], Registry::builtin());
//! let all = differences(&first, &second);
//! assert_eq!(all.len(), 1);
//! assert!(all[0].first.is_some() && all[0].second.is_none());
//! // What was taken from the second leaves no difference.
//! let (settled, _) = apply(first, &all[0].take_second, Registry::builtin());
//! assert!(differences(&settled, &second).is_empty());
//! # Ok::<(), fengong::read::ReadError>(())
//! ```

use super::decisions::{Change, Decision, Doubt, Words, live};
use crate::model::{Agency, Assignment, Corpus, Duty, Task};
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What the coders differ on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// A body: which one, whether it is one, or what it does.
    Body,
    /// Whether the list names all.
    List,
    /// Whether there is such a task: one of them split, joined or added it.
    Task,
}

/// What a coder says of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Saying {
    /// The body's name.
    pub name: Arc<str>,
    /// Its label in Chinese.
    pub label: Arc<str>,
    /// Its label in English; may be empty.
    pub label_en: Arc<str>,
    /// What it does.
    pub duty: Duty,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The task's id.
    pub task: String,
    /// What it is about.
    pub about: About,
    /// The words that were coded; empty for a list or a task.
    pub words: Words,
    /// The responsibility statement.
    pub responsibility: String,
    /// What the first coder says; absent where the words are no body to him.
    pub first: Option<Saying>,
    /// What the second says.
    pub second: Option<Saying>,
    /// For a list: whether it is open, to either; for a task: whether it is there.
    pub holds: (bool, bool),
    /// The decision that lets the first coding stand.
    pub keep_first: Vec<Decision>,
    /// The decisions that make of the first coding what the second says; empty where only hands can (a task that one of them
    /// split or joined).
    pub take_second: Vec<Decision>,
}

/// All differences of two codings, in the order of the first; tasks of the second alone come last. Tasks are matched by id,
/// assignments by their body, then by the words they rest on. O(n log n) in assignments.
pub fn differences(first: &Corpus, second: &Corpus) -> Vec<Difference> {
    let others: BTreeMap<&str, &Task> = second.tasks().map(|(_, t)| (t.id.as_str(), t)).collect();
    let mut all = Vec::new();
    let mut met = BTreeSet::new();
    for (_, task) in first.tasks() {
        if let Some(other) = others.get(task.id.as_str()) {
            met.insert(task.id.as_str());
            of_task((first, task), (second, other), &mut all);
        } else {
            all.push(only(task, (true, false)));
        }
    }
    let rest = second.tasks().map(|(_, t)| t).filter(|t| !met.contains(t.id.as_str()));
    all.extend(rest.map(|task| only(task, (false, true))));
    all
}

/// The decisions of a log that stand and are about a difference: who decided it, in the order of the log.
pub fn deciders<'a>(log: &'a [Decision], difference: &Difference) -> Vec<&'a Decision> {
    let about = |d: &&Decision| {
        d.task == difference.task
            && match (&d.change, difference.about) {
                (Change::Split { .. } | Change::Join | Change::Task { .. }, About::Task)
                | (Change::Open { .. }, About::List) => true,
                (Change::Keep { doubt, .. }, About::List) => *doubt == Some(Doubt::Open),
                (change, About::Body) => change.words().is_some_and(|w| {
                    // A body that stands in no words goes by its name.
                    let name = if let Change::Add { name, .. } = change { name } else { &w.text };
                    let named = |s: &Option<Saying>| s.as_ref().is_some_and(|s| *s.name == **name);
                    *w == difference.words || named(&difference.first) || named(&difference.second)
                }),
                _ => false,
            }
    };
    live(log).filter(about).collect()
}

fn only(task: &Task, holds: (bool, bool)) -> Difference {
    Difference { holds, ..difference(task, About::Task, Words::default()) }
}

fn difference(task: &Task, about: About, words: Words) -> Difference {
    let body = words.clone();
    let keep = Decision::on(task, Change::Keep { body, doubt: Some(Doubt::Difference) });
    Difference {
        task: task.id.to_string(),
        about,
        words,
        responsibility: task.responsibility.to_string(),
        first: None,
        second: None,
        holds: (true, true),
        keep_first: vec![keep],
        take_second: Vec::new(),
    }
}

fn words(task: &Task, a: &Assignment) -> Words {
    let text = a.span.of(&task.responsibility);
    // A body that stands in no words is found by its name.
    if text.is_empty() {
        return Words { text: a.name.to_string(), ..Words::default() };
    }
    let (start, end) = a.span.in_chars(&task.responsibility);
    Words { text: text.to_owned(), start, end }
}

fn saying(corpus: &Corpus, a: &Assignment) -> Saying {
    let agency = corpus.agency(a.agency);
    let (label, label_en) = (agency.label.clone(), agency.label_en.clone());
    Saying { name: a.name.clone(), label, label_en, duty: a.duty }
}

/// Takes out of both lists what fits together, one to one, and gives the pairs.
fn paired<'a>(
    ours: &mut Vec<&'a Assignment>,
    theirs: &mut Vec<&'a Assignment>,
    fits: impl Fn(&Assignment, &Assignment) -> bool,
) -> Vec<(&'a Assignment, &'a Assignment)> {
    let mut pairs = Vec::new();
    ours.retain(|a| match theirs.iter().position(|b| fits(a, b)) {
        Some(at) => {
            pairs.push((*a, theirs.remove(at)));
            false
        }
        None => true,
    });
    pairs
}

fn of_task((first, task): (&Corpus, &Task), (second, other): (&Corpus, &Task), all: &mut Vec<Difference>) {
    let mut ours: Vec<&Assignment> = task.assignments.iter().collect();
    let mut theirs: Vec<&Assignment> = other.assignments.iter().collect();
    let body = |corpus: &Corpus, a: &Assignment| {
        let Agency { key, jurisdiction, .. } = corpus.agency(a.agency);
        (key.clone(), jurisdiction.clone())
    };
    let same_body = |a: &Assignment, b: &Assignment| body(first, a) == body(second, b);
    paired(&mut ours, &mut theirs, |a, b| a.duty == b.duty && same_body(a, b));
    let mut pairs = paired(&mut ours, &mut theirs, same_body);
    pairs.extend(paired(&mut ours, &mut theirs, |a, b| {
        !a.span.of(&task.responsibility).is_empty() && words(task, a) == words(other, b)
    }));
    let mut found: Vec<Difference> = Vec::new();
    for (a, b) in pairs {
        let here = words(task, a);
        let known = second.agency(b.agency).known;
        let other_name = Change::Body { body: here.clone(), name: b.name.to_string(), new: !known };
        let changes = [
            (!same_body(a, b)).then_some(other_name),
            (a.duty != b.duty).then(|| Change::Duty { body: here.clone(), duty: b.duty }),
        ];
        found.push(Difference {
            first: Some(saying(first, a)),
            second: Some(saying(second, b)),
            take_second: changes.into_iter().flatten().map(|c| Decision::on(task, c)).collect(),
            ..difference(task, About::Body, here)
        });
    }
    for a in ours {
        let here = words(task, a);
        let take_second = vec![Decision::on(task, Change::Drop { body: here.clone() })];
        let said = Some(saying(first, a));
        found.push(Difference { first: said, take_second, ..difference(task, About::Body, here) });
    }
    for b in theirs {
        let here = words(other, b);
        let in_words = here.end > here.start;
        let (name, duty) = (b.name.to_string(), b.duty);
        let add = Change::Add { body: if in_words { here.clone() } else { Words::default() }, name, duty };
        let said = Some(saying(second, b));
        let mut one = difference(task, About::Body, here);
        // The first has no such body to keep: the task stands as it is.
        one.keep_first =
            vec![Decision::on(task, Change::Keep { body: Words::default(), doubt: Some(Doubt::Difference) })];
        one.take_second = vec![Decision::on(task, add)];
        found.push(Difference { second: said, ..one });
    }
    found.sort_by_key(|d| d.words.start);
    all.append(&mut found);
    if task.open() != other.open() {
        let take_second = vec![Decision::on(task, Change::Open { open: other.open() })];
        let holds = (task.open(), other.open());
        all.push(Difference { holds, take_second, ..difference(task, About::List, Words::default()) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        load,
        resolve::{
            Registry,
            decisions::{Applied, apply},
        },
    };

    const PLAN: &str = "序号\t任务\t责任单位\n1\t推进养老服务\t市民政局牵头，市财政局、市月球局参加\n2\t建设食堂。开展培训。\t市民政局等部门\n";

    fn coded(changes: &[(usize, Change)]) -> (Corpus, Vec<Decision>) {
        let read = load::document("plan.tsv", PLAN.as_bytes(), &load::Knowledge::default());
        let corpus = read.expect("a plan").read.value;
        let on = |(n, (task, change)): (usize, &(usize, Change))| Decision {
            n: n as u32 + 1,
            who: "乙".into(),
            ..Decision::on(&corpus.plans[0].tasks[*task], change.clone())
        };
        let log: Vec<Decision> = changes.iter().enumerate().map(on).collect();
        (apply(corpus, &log, Registry::builtin()).0, log)
    }

    fn at(text: &str, start: usize) -> Words {
        Words { text: text.into(), start, end: start + text.chars().count() }
    }

    #[test]
    fn every_difference_is_told_decided_by_someone_and_settled_either_way() {
        let (first, _) = coded(&[]);
        let moon = at("市月球局", 12);
        let (second, log) = coded(&[
            (0, Change::Duty { body: at("市财政局", 7), duty: Duty::Support }),
            (0, Change::Body { body: moon.clone(), name: "市卫生健康委".into(), new: false }),
            (0, Change::Add { body: Words::default(), name: "市总工会".into(), duty: Duty::Participate }),
            (1, Change::Open { open: false }),
            (1, Change::Drop { body: at("市民政局", 0) }),
        ]);
        let all = differences(&first, &second);
        let told: Vec<_> = all.iter().map(|d| (d.about, d.words.text.as_str(), d.holds)).collect();
        let both = (true, true);
        assert_eq!(
            told,
            [
                (About::Body, "市总工会", both),
                (About::Body, "市财政局", both),
                (About::Body, "市月球局", both),
                (About::Body, "市民政局", both),
                (About::List, "", (true, false)),
            ]
        );
        assert_eq!(all[2].second.as_ref().map(|s| &*s.label), Some("市卫生健康委"));
        assert!(all.iter().all(|d| deciders(&log, d).len() == 1), "each has one decision behind it");
        assert!(all.iter().all(|d| deciders(&[], d).is_empty()));
        let take = |of: fn(&Difference) -> &Vec<Decision>| {
            all.iter().flat_map(|d| of(d).clone()).collect::<Vec<_>>()
        };
        let (settled, _) = apply(first.clone(), &take(|d| &d.take_second), Registry::builtin());
        assert_eq!(differences(&settled, &second), []);
        let (kept, applied) = apply(first.clone(), &take(|d| &d.keep_first), Registry::builtin());
        assert!(differences(&kept, &first).is_empty() && applied.iter().all(Applied::holds));
    }

    #[test]
    fn a_task_that_one_of_them_split_is_told_on_both_sides() {
        let (first, _) = coded(&[]);
        let (second, _) = coded(&[(1, Change::Split { at: 5 })]);
        let about = |a: &Corpus, b: &Corpus| {
            let all = differences(a, b);
            all.into_iter().filter(|d| d.about == About::Task).map(|d| d.holds).collect::<Vec<_>>()
        };
        assert_eq!(about(&first, &second), [(false, true)]);
        assert_eq!(about(&second, &first), [(true, false)]);
        assert!(differences(&first, &first).is_empty());
    }
}
