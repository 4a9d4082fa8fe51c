//! Invented plans with known truth: in some of them bodies belong together that chance would not put there.

use super::invented::{self, Dealt, Source};
use fengong::{
    analyse::stats::Stream,
    model::{AgencyId, Corpus, Duty},
};

/// Bodies of a plan of usual size.
pub(super) const BODIES: usize = 30;
/// Tasks of a plan of usual size.
pub(super) const TASKS: usize = 60;
/// Bodies of the planted group.
pub(super) const GROUP: usize = 5;
/// Tasks it is planted on.
pub(super) const JOINT: usize = 6;
/// How surely a member of the group stands on each of them.
pub(super) const PRESENT: f64 = 0.8;
/// Spread of ln(activity) of the bodies: the busiest has about ten times the tasks of the least busy.
const SPREAD: f64 = 0.5;
/// Of ten bodies seven are on the tasks that name nearly everybody.
const LARGE: f64 = 0.7;

/// What is planted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Planted {
    /// Nothing: every pair and cluster is chance.
    Nothing,
    /// Nothing, and three tasks name 7 of 10 bodies.
    NothingLargeTasks,
    /// Five bodies have six of the tasks to themselves, each on each with .8.
    ExtraTasks,
    /// Five bodies are put on six tasks that have their own bodies already, each on each with .8.
    AddedToTasks,
    /// Two bodies stand on the same eight tasks and on no other.
    Pair,
}

/// Tasks of the planted pair.
pub(super) const PAIRED: usize = 8;

/// How large a plan is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    pub(super) bodies: usize,
    pub(super) tasks: usize,
    /// Mean bodies of a task beyond the first, before they are cut to whole numbers.
    pub(super) extra: f64,
}

impl Shape {
    /// A plan of usual size.
    pub(super) fn usual(extra: f64) -> Self {
        Self { bodies: BODIES, tasks: TASKS, extra }
    }
}

/// A plan and the bodies of its planted group.
pub(super) fn plan(seed: u64, planted: Planted, shape: Shape) -> (Corpus, Vec<AgencyId>) {
    let mut rng = Stream::new(seed, "invented-plan", &format!("{planted:?}-{shape:?}"), 0);
    let source = Source::new(shape.bodies, SPREAD, &mut rng);
    let large = (LARGE * shape.bodies as f64) as usize;
    let mut tasks: Vec<Vec<usize>> = (0..shape.tasks)
        .map(|t| match planted {
            Planted::ExtraTasks if t < JOINT => Vec::new(),
            Planted::NothingLargeTasks if t < 3 => source.pick(large, &mut rng),
            _ => source.task(shape.extra, &mut rng).0,
        })
        .collect();
    let mut group: Vec<usize> = (0..shape.bodies).collect();
    rng.choose_to_front(&mut group, GROUP);
    group.truncate(GROUP);
    if matches!(planted, Planted::ExtraTasks | Planted::AddedToTasks) {
        for task in tasks.iter_mut().take(JOINT) {
            for &body in &group {
                if rng.unit() < PRESENT && !task.contains(&body) {
                    task.push(body);
                }
            }
        }
    }
    if planted == Planted::Pair {
        let mut order: Vec<usize> = (0..shape.tasks).collect();
        rng.choose_to_front(&mut order, PAIRED);
        let pair = &group[..2];
        tasks.iter_mut().for_each(|task| task.retain(|b| !pair.contains(b)));
        order[..PAIRED].iter().for_each(|&t| tasks[t].extend(pair));
    }
    let dealt: Vec<Dealt> = tasks.into_iter().map(|bodies| (bodies, 0)).collect();
    let group = group.iter().map(|&i| AgencyId(i as u32)).collect();
    (invented::corpus(&[&dealt], shape.bodies, Duty::Responsible), group)
}

/// The cells, tasks × bodies, as a corpus of one plan.
#[allow(dead_code)] // the short form alone
pub(super) fn corpus<R: AsRef<[bool]>>(cells: &[R]) -> Corpus {
    let bodies = cells.iter().map(|row| row.as_ref().len()).max().unwrap_or(0);
    let on = |row: &R| (0..bodies).filter(|&i| row.as_ref().get(i) == Some(&true)).collect();
    let dealt: Vec<Dealt> = cells.iter().map(|row| (on(row), 0)).collect();
    invented::corpus(&[&dealt], bodies, Duty::Responsible)
}
