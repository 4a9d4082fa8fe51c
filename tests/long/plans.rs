//! Invented plans with known truth: bodies that differ in how busy they are, tasks that differ in size, and in some
//! plans five bodies that belong together.

use fengong::{
    analyse::stats::Stream,
    model::{
        Agency, AgencyId, AgencyKind, Assignment, Corpus, Duty, Place, Plan, PlanId, Span, Task, TaskId,
    },
};
use std::sync::Arc;

/// Bodies of a plan.
pub(super) const BODIES: usize = 30;
/// Tasks of a plan.
pub(super) const TASKS: usize = 60;
/// Bodies of the planted group.
pub(super) const GROUP: usize = 5;
/// Tasks it is planted on.
pub(super) const JOINT: usize = 6;
/// How surely a member of the group stands on each of them.
pub(super) const PRESENT: f64 = 0.8;
/// Spread of ln(activity) of the bodies: the busiest has about ten times the tasks of the least busy.
const SPREAD: f64 = 0.5;
/// Bodies of the tasks that name nearly everybody.
const LARGE: usize = 21;

/// What is planted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Planted {
    /// Nothing: every pair and cluster is chance.
    Nothing,
    /// Nothing, and three tasks name 21 of the 30 bodies.
    NothingLargeTasks,
    /// Five bodies have six of the 60 tasks to themselves, each on each with .8.
    ExtraTasks,
    /// Five bodies are put on six tasks that have their own bodies already, each on each with .8.
    AddedToTasks,
    /// Two bodies stand on the same eight tasks and on no other.
    Pair,
}

/// Tasks of the planted pair.
pub(super) const PAIRED: usize = 8;

/// A plan and the bodies of its planted group. `extra_bodies`: mean bodies a task beyond the first.
pub(super) fn plan(seed: u64, planted: Planted, extra_bodies: f64) -> (Corpus, Vec<AgencyId>) {
    let mut rng = Stream::new(seed, "invented-plan", &format!("{planted:?}-{extra_bodies}"), 0);
    let activity: Vec<f64> = (0..BODIES).map(|_| (SPREAD * normal(&mut rng)).exp()).collect();
    let mut cells = vec![[false; BODIES]; TASKS];
    for (t, row) in cells.iter_mut().enumerate() {
        let size = match planted {
            Planted::ExtraTasks if t < JOINT => 0,
            Planted::NothingLargeTasks if t < 3 => LARGE,
            // Geometric-like sizes: many tasks with few bodies, a few with many.
            _ => (1 + (-(1.0 - rng.unit()).ln() * extra_bodies) as usize).min(20),
        };
        for body in pick(&activity, size, &mut rng) {
            row[body] = true;
        }
    }
    let mut order: Vec<usize> = (0..BODIES).collect();
    rng.shuffle(&mut order);
    let group = &order[..GROUP];
    if matches!(planted, Planted::ExtraTasks | Planted::AddedToTasks) {
        for row in cells.iter_mut().take(JOINT) {
            for &body in group {
                row[body] |= rng.unit() < PRESENT;
            }
        }
    }
    if planted == Planted::Pair {
        let mut tasks: Vec<usize> = (0..TASKS).collect();
        rng.choose_to_front(&mut tasks, PAIRED);
        for (t, row) in cells.iter_mut().enumerate() {
            for &body in &group[..2] {
                row[body] = tasks[..PAIRED].contains(&t);
            }
        }
    }
    (corpus(&cells), group.iter().map(|&i| AgencyId(i as u32)).collect())
}

/// Standard normal (Box & Muller).
fn normal(rng: &mut Stream) -> f64 {
    let (u, v) = (1.0 - rng.unit(), rng.unit());
    (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

/// Different bodies, one after another, each in proportion to its activity.
fn pick(activity: &[f64], size: usize, rng: &mut Stream) -> Vec<usize> {
    let mut left: Vec<usize> = (0..activity.len()).collect();
    let mut out = Vec::new();
    while out.len() < size && !left.is_empty() {
        let sum: f64 = left.iter().map(|&i| activity[i]).sum();
        let mut at = rng.unit() * sum;
        let hit = left.iter().position(|&i| {
            at -= activity[i];
            at < 0.0
        });
        out.push(left.remove(hit.unwrap_or(left.len() - 1)));
    }
    out
}

/// The cells, tasks × bodies, as a corpus of one plan.
pub(super) fn corpus<R: AsRef<[bool]>>(cells: &[R]) -> Corpus {
    let bodies = cells.iter().map(|row| row.as_ref().len()).max().unwrap_or(0);
    let none: Arc<str> = "".into();
    let agency = |i: usize| Agency {
        key: format!("body-{i:02}").into(),
        jurisdiction: none.clone(),
        known: true,
        kind: AgencyKind::Bureau,
        label: format!("机构{i}").into(),
        label_en: format!("Body {i}").into(),
    };
    let assignment = |i: usize| Assignment {
        agency: AgencyId(i as u32),
        name: none.clone(),
        span: Span::default(),
        duty: Duty::Responsible,
        statement: 0,
    };
    let task = |(t, row): (usize, &R)| Task {
        id: TaskId::new(format!("plan/{}", t + 1)),
        no: (t + 1).to_string().into(),
        title: None,
        text: "".into(),
        sections: Vec::new(),
        deadline: None,
        responsibility: "".into(),
        statements: Vec::new(),
        source: Place::default(),
        measures: Vec::new(),
        assignments: (0..bodies).filter(|&i| row.as_ref().get(i) == Some(&true)).map(assignment).collect(),
    };
    let plan = Plan {
        id: PlanId::new("plan"),
        city: none.clone(),
        province: None,
        title: None,
        annex: None,
        year: None,
        document_number: None,
        file: none.clone(),
        tasks: cells.iter().enumerate().map(task).collect(),
    };
    Corpus { plans: vec![plan], agencies: (0..bodies).map(agency).collect() }
}
