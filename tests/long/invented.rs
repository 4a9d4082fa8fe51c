//! Where invented plans come from: bodies that differ in how busy they are, tasks that differ in size; the two long checks and
//! their short forms share them.
// Simulated numbers are compared with bands, not digit for digit.
#![allow(clippy::disallowed_methods)]

use fengong::{
    analyse::stats::Stream,
    model::{
        Agency, AgencyId, AgencyKind, Assignment, Corpus, Duty, Place, Plan, PlanId, Span, Task, TaskId,
    },
};
use std::sync::Arc;

/// Most bodies of a task, but for those that are planted.
const MOST: usize = 20;
/// How often a task has two leads instead of one.
const CO_LED: f64 = 0.15;

/// Bodies of a task, those that lead first, and how many lead.
pub(crate) type Dealt = (Vec<usize>, usize);

/// How active each body is.
#[derive(Clone)]
pub(crate) struct Source(pub(crate) Vec<f64>);

impl Source {
    /// So many bodies; `spread` of ln(activity): at .5 the busiest has about ten times the tasks of the least busy.
    pub(crate) fn new(bodies: usize, spread: f64, rng: &mut Stream) -> Self {
        Self((0..bodies).map(|_| (spread * normal(rng)).exp()).collect())
    }

    /// Different bodies, one after another, each in proportion to its activity.
    pub(crate) fn pick(&self, size: usize, rng: &mut Stream) -> Vec<usize> {
        let mut left: Vec<usize> = (0..self.0.len()).collect();
        let mut out = Vec::new();
        while out.len() < size && !left.is_empty() {
            let sum: f64 = left.iter().map(|&i| self.0[i]).sum();
            let mut at = rng.unit() * sum;
            let hit = left.iter().position(|&i| {
                at -= self.0[i];
                at < 0.0
            });
            out.push(left.remove(hit.unwrap_or(left.len() - 1)));
        }
        out
    }

    /// A task: one body and, in the mean, about `extra` more (many tasks with few bodies, a few with many); the first leads, sometimes the first two.
    pub(crate) fn task(&self, extra: f64, rng: &mut Stream) -> Dealt {
        let size = 1 + (-(1.0 - rng.unit()).ln() * extra) as usize;
        let bodies = self.pick(size.min(MOST), rng);
        let leads = if rng.unit() < CO_LED && bodies.len() > 1 { 2 } else { 1 };
        (bodies, leads)
    }
}

/// Standard normal (Box & Muller).
pub(crate) fn normal(rng: &mut Stream) -> f64 {
    let (u, v) = (1.0 - rng.unit(), rng.unit());
    (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

/// Plans of tasks; body i of each is the same function, and `rest` the duty of who does not lead.
pub(crate) fn corpus(plans: &[&[Dealt]], bodies: usize, rest: Duty) -> Corpus {
    let none: Arc<str> = "".into();
    let agency = |i: usize| Agency {
        key: format!("body-{i:03}").into(),
        jurisdiction: none.clone(),
        known: true,
        kind: AgencyKind::Bureau,
        label: format!("机构{i}").into(),
        label_en: format!("Body {i}").into(),
    };
    let plan = |(at, tasks): (usize, &&[Dealt])| Plan {
        id: PlanId::new(format!("plan-{at}")),
        city: format!("{at}市").into(),
        province: None,
        title: None,
        annex: None,
        year: None,
        document_number: None,
        file: none.clone(),
        tasks: tasks.iter().enumerate().map(|(t, dealt)| task(at, t, dealt, rest)).collect(),
    };
    Corpus {
        plans: plans.iter().enumerate().map(plan).collect(),
        agencies: (0..bodies).map(agency).collect(),
    }
}

fn task(plan: usize, at: usize, (bodies, leads): &Dealt, rest: Duty) -> Task {
    let assignment = |(place, &i): (usize, &usize)| Assignment {
        agency: AgencyId(i as u32),
        name: "".into(),
        span: Span::default(),
        duty: if place < *leads { Duty::Lead } else { rest },
        statement: 0,
    };
    Task {
        id: TaskId::new(format!("plan-{plan}/{}", at + 1)),
        no: (at + 1).to_string().into(),
        title: None,
        text: "".into(),
        sections: Vec::new(),
        deadline: None,
        responsibility: "".into(),
        statements: Vec::new(),
        source: Place::default(),
        measures: Vec::new(),
        assignments: bodies.iter().enumerate().map(assignment).collect(),
    }
}
