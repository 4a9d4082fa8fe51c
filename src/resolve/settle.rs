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

use super::{
    Registry,
    decisions::{Change, Decision, Doubt, Words, apply, live, words_at},
};
use crate::model::{Agency, Assignment, Corpus, Duty, Plan, Task};
use itertools::Itertools as _;
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
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
    /// Which tasks there are: one of them split, joined, added or removed some.
    Task,
}

/// A task that a coder has, where they differ on the tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its id.
    pub task: String,
    /// What is to be done.
    pub text: String,
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
    /// For a list: whether it is open, to either.
    pub holds: (bool, bool),
    /// For tasks: those that either has here, in their order; none where he has no such task.
    pub parts: (Vec<Part>, Vec<Part>),
    /// The decision that lets the first coding stand.
    pub keep_first: Vec<Decision>,
    /// The decisions that make of the first coding what the second says, in their order; empty where none can (a task in front
    /// of all that the first has).
    pub take_second: Vec<Decision>,
}

/// All differences of two codings, in the order of the first; plans of the second alone come last. Plans are matched by id,
/// tasks by their texts and ids, assignments by their body, then by the words they rest on. O(n log n) in assignments; where
/// they differ on the tasks, as much again as the plan is long.
pub fn differences(first: &Corpus, second: &Corpus) -> Vec<Difference> {
    let others: BTreeMap<&str, &Plan> = second.plans.iter().map(|p| (p.id.as_str(), p)).collect();
    let mut all = Vec::new();
    for plan in &first.plans {
        let other = others.get(plan.id.as_str()).map_or(&[][..], |p| &p.tasks);
        of_plan((first, plan), (second, other), &mut all);
    }
    let met: BTreeSet<&str> = first.plans.iter().map(|p| p.id.as_str()).collect();
    for plan in second.plans.iter().filter(|p| !met.contains(p.id.as_str())) {
        all.extend(plan.tasks.iter().map(without_place));
    }
    all
}

fn of_plan((first, plan): (&Corpus, &Plan), (second, theirs): (&Corpus, &[Task]), all: &mut Vec<Difference>) {
    // What was added behind tasks that are joined hangs on a task that may be gone: both are one difference.
    let joined = |a: Run, b: Run| {
        let one = a.ours.len() > 1 && b.ours.is_empty();
        if one { Ok(Run { theirs: a.theirs.start..b.theirs.end, ..a }) } else { Err((a, b)) }
    };
    let mut before = None;
    for run in aligned(&plan.tasks, theirs).into_iter().coalesce(joined) {
        let (here, there) = (&plan.tasks[run.ours], &theirs[run.theirs]);
        if let ([task], [other]) = (here, there) {
            of_task((first, task), (second, other), all);
        } else {
            all.push(restructured((first, plan), (here, before), (second, there, run.same)));
        }
        if !there.is_empty() {
            before = here.last().or(before);
        }
    }
}

/// Tasks of two coders side by side.
struct Run {
    ours: Range<usize>,
    theirs: Range<usize>,
    /// How many of theirs are ours in other pieces; those behind are new.
    same: usize,
}

/// The tasks of two coders side by side, as runs that say the same: mostly one and one, several where one of them split or
/// joined, none on a side where only the other has a task. Every task is in one run. Linear in texts.
fn aligned(ours: &[Task], theirs: &[Task]) -> Vec<Run> {
    let ids = |tasks: &[Task]| tasks.iter().map(|t| t.id.to_string()).collect::<BTreeSet<_>>();
    let (our_ids, their_ids) = (ids(ours), ids(theirs));
    let mut runs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < ours.len() || j < theirs.len() {
        let (m, n) = match (ours.get(i), theirs.get(j)) {
            (Some(a), Some(b)) if a.text == b.text => (1, 1),
            (Some(a), Some(b)) => match same_text(&ours[i..], &theirs[j..]) {
                Some(run) => run,
                None if a.id == b.id => (1, 1),
                None if !our_ids.contains(b.id.as_str()) => (0, 1),
                None if their_ids.contains(a.id.as_str()) => (0, 1),
                None => (1, 0),
            },
            (_, None) => (1, 0),
            (None, _) => (0, 1),
        };
        runs.push(Run { ours: i..i + m, theirs: j..j + n, same: if m == 0 { 0 } else { n } });
        (i, j) = (i + m, j + n);
    }
    runs
}

/// How many tasks from the beginning of each have the same text in other pieces.
fn same_text(ours: &[Task], theirs: &[Task]) -> Option<(usize, usize)> {
    let (mut a, mut b) = (ours.iter().map(|t| &*t.text), theirs.iter().map(|t| &*t.text));
    let (mut m, mut n) = (1, 1);
    let (mut x, mut y) = (a.next()?, b.next()?);
    loop {
        // A task without text is nobody's half.
        if x.is_empty() || y.is_empty() {
            return None;
        }
        if let Some(rest) = x.strip_prefix(y) {
            if rest.is_empty() {
                return Some((m, n));
            }
            (x, y, n) = (rest, b.next()?, n + 1);
        } else {
            (y, x, m) = (y.strip_prefix(x)?, a.next()?, m + 1);
        }
    }
}

/// Runs of tasks that are not the same ones, and the decisions that make of the first run the second.
fn restructured(
    (first, plan): (&Corpus, &Plan),
    (ours, before): (&[Task], Option<&Task>),
    (second, theirs, same): (&Corpus, &[Task], usize),
) -> Difference {
    let Some(at) = ours.first().or(before) else { return without_place(&theirs[0]) };
    let told = of_tasks(ours, theirs, at);
    if theirs.is_empty() {
        let take_second = ours.iter().map(|task| Decision::on(task, Change::NoTask)).collect();
        return Difference { take_second, ..told };
    }
    // Tried on these tasks alone: what the decisions make of them is where the bodies are compared.
    let tasks = if ours.is_empty() { vec![at.clone()] } else { ours.to_vec() };
    let alone = Plan { tasks, ..plan.clone() };
    let mut tried = Corpus { plans: vec![alone], agencies: first.agencies.clone() };
    let mut take_second = Vec::new();
    let mut decide = |tried: &mut Corpus, at: usize, change: Change| {
        let decision = Decision::on(&tried.plans[0].tasks[at], change);
        let (changed, _) = apply(std::mem::take(tried), std::slice::from_ref(&decision), Registry::builtin());
        *tried = changed;
        take_second.push(decision);
    };
    (1..ours.len()).for_each(|_| decide(&mut tried, 0, Change::Join));
    for (n, task) in theirs[..same.saturating_sub(1)].iter().enumerate() {
        decide(&mut tried, n, Change::Split { at: task.text.chars().count() });
    }
    let skip = usize::from(ours.is_empty());
    for (n, task) in theirs.iter().enumerate().skip(same) {
        let (text, responsibility) = (task.text.to_string(), task.responsibility.to_string());
        decide(&mut tried, skip + n - 1, Change::Task { text, responsibility });
    }
    let mut bodies = Vec::new();
    for (task, other) in tried.plans[0].tasks[skip..].iter().zip(theirs) {
        of_task((&tried, task), (second, other), &mut bodies);
    }
    take_second.extend(bodies.into_iter().flat_map(|d| d.take_second));
    Difference { take_second, ..told }
}

/// That only the second has a task, where the first has nothing that it could stand behind.
fn without_place(task: &Task) -> Difference {
    Difference { keep_first: Vec::new(), ..of_tasks(&[], std::slice::from_ref(task), task) }
}

/// That the tasks differ; `at` is one that the first coder has, to keep it as it is.
fn of_tasks(ours: &[Task], theirs: &[Task], at: &Task) -> Difference {
    let parts = |tasks: &[Task]| {
        let part = |task: &Task| Part { task: task.id.to_string(), text: task.text.to_string() };
        tasks.iter().map(part).collect::<Vec<_>>()
    };
    let task = ours.first().or(theirs.first()).unwrap_or(at);
    Difference {
        task: task.id.to_string(),
        responsibility: task.responsibility.to_string(),
        parts: (parts(ours), parts(theirs)),
        ..difference(at, About::Task, Words::default())
    }
}

/// The decisions of a log that stand and are about a difference: who decided it, in the order of the log.
pub fn deciders<'a>(log: &'a [Decision], difference: &Difference) -> Vec<&'a Decision> {
    let about = |d: &&Decision| {
        let mut parts = difference.parts.0.iter().chain(&difference.parts.1);
        if difference.about == About::Task {
            return match &d.change {
                // It was decided on the task in front.
                Change::Task { text, .. } => parts.any(|part| part.text == *text),
                change => change.is_of_tasks() && parts.any(|part| part.task == d.task),
            };
        }
        d.task == difference.task
            && match (&d.change, difference.about) {
                (Change::Open { .. }, About::List) => true,
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
        parts: (Vec::new(), Vec::new()),
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
        let in_words = here.end > here.start && words_at(&task.responsibility, &here).is_some();
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

    /// Every way in which two coders may have other tasks: told once, decided by whoever did it, settled either way.
    #[test]
    fn tasks_that_one_of_them_split_joined_added_or_removed_are_settled_either_way() {
        let both = at("市民政局", 0);
        let added =
            Change::Task { text: "编制预算。".into(), responsibility: "市财政局牵头".into() };
        let plain: &[(usize, Change)] = &[];
        let halves = [(1, Change::Split { at: 5 }), (1, Change::Drop { body: both })];
        let cases = [
            (&halves[..], (1, 2)),
            (&[(0, Change::Join)], (2, 1)),
            (&[(1, added.clone())], (0, 1)),
            (&[(1, Change::NoTask)], (1, 0)),
        ];
        for (changes, (m, n)) in cases {
            let ((plain, none), (changed, log)) = (coded(plain), coded(changes));
            for ((first, first_log), (second, second_log), wanted) in
                [((&plain, &none), (&changed, &log), (m, n)), ((&changed, &log), (&plain, &none), (n, m))]
            {
                let all = differences(first, second);
                let told: Vec<_> =
                    all.iter().map(|d| (d.about, (d.parts.0.len(), d.parts.1.len()))).collect();
                assert_eq!(told, [(About::Task, wanted)], "{changes:?}");
                let deciders = deciders(first_log, &all[0]).len() + deciders(second_log, &all[0]).len();
                assert!(deciders > 0, "{changes:?}");
                let (settled, applied) = apply(first.clone(), &all[0].take_second, Registry::builtin());
                assert!(applied.iter().all(Applied::holds), "{changes:?}: {applied:?}");
                assert_eq!(differences(&settled, second), [], "{changes:?}");
                let (kept, applied) = apply(first.clone(), &all[0].keep_first, Registry::builtin());
                assert!(differences(&kept, first).is_empty() && applied.iter().all(Applied::holds));
            }
        }
    }

    /// One coder split or joined a task, the other added one right behind: both are settled, in either order.
    #[test]
    fn a_task_behind_a_split_or_behind_others_is_settled_at_its_place() {
        let added =
            |text: &str| Change::Task { text: text.into(), responsibility: "市财政局牵头".into() };
        let split = [(1, Change::Split { at: 5 })];
        let gone = [(1, Change::NoTask)];
        let new = [(1, added("编制预算。"))];
        let two = [(1, added("评估成效。")), (1, added("编制预算。"))];
        let plain: &[(usize, Change)] = &[];
        let cases = [
            (&split[..], &new[..]),
            (&new, &split),
            (plain, &two),
            (&two, plain),
            (&gone, &new),
            (&new, &gone),
        ];
        for (first, second) in cases {
            let ((first, _), (second, _)) = (coded(first), coded(second));
            let all = differences(&first, &second);
            let texts = |c: &Corpus| c.plans[0].tasks.iter().map(|t| t.text.to_string()).collect::<Vec<_>>();
            let taken = |log: Vec<&Decision>| {
                let log: Vec<Decision> = log.into_iter().cloned().collect();
                let (settled, applied) = apply(first.clone(), &log, Registry::builtin());
                assert!(applied.iter().all(Applied::holds), "{applied:?}");
                texts(&settled)
            };
            let wanted = texts(&second);
            assert_eq!(taken(all.iter().flat_map(|d| &d.take_second).collect()), wanted);
            // From the last to the first, tasks that stood behind one another may change places.
            let back = taken(all.iter().rev().flat_map(|d| &d.take_second).collect());
            assert_eq!(back.iter().sorted().collect::<Vec<_>>(), wanted.iter().sorted().collect::<Vec<_>>());
        }
    }

    #[test]
    fn bodies_of_an_added_task_come_with_it() {
        let (first, _) = coded(&[]);
        let text = "编制预算。";
        let added = Change::Task {
            text: text.into(), responsibility: "市财政局牵头，市月球局参加".into()
        };
        let (mut second, _) = coded(&[(0, added)]);
        let task = &second.plans[0].tasks[1];
        let body = |words: Words, duty| {
            Decision::on(task, Change::Add { name: words.text.clone(), body: words, duty })
        };
        let bodies = [body(at("市财政局", 0), Duty::Lead), body(at("市月球局", 7), Duty::Participate)];
        second = apply(second, &bodies, Registry::builtin()).0;
        let all = differences(&first, &second);
        assert_eq!(all.len(), 1);
        let (settled, _) = apply(first, &all[0].take_second, Registry::builtin());
        assert_eq!(differences(&settled, &second), []);
        assert_eq!(settled.plans[0].tasks[1].assignments.len(), 2);
        // Who has no such task takes it out again.
        let (plain, _) = coded(&[]);
        let all = differences(&settled, &plain);
        let (back, _) = apply(settled, &all[0].take_second, Registry::builtin());
        assert_eq!(differences(&back, &plain), []);
    }
}
