//! What the tests of roles say of plans in which leads were dealt by chance, and of plans in which they were not.

use super::invented::{Dealt, Source, corpus};
use fengong::{
    analyse::{
        Sampling,
        family::Test,
        roles::{Roles, roles},
        stats::Stream,
    },
    graph::ResponsibilityGraph,
    model::{AgencyId, Convention, Duty},
};
use rayon::prelude::*;

/// Spread of ln(activity) of the bodies.
const SPREAD: f64 = 0.5;
/// Tasks on which what is planted can be seen.
const SHOWN: usize = 10;

/// Who leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leads {
    /// Any body of a task, each as likely.
    Chance,
    /// Body 0 leads nine in ten of its tasks, and ten tasks at least name it.
    One,
    /// Bodies 0 and 1 lead half of their tasks; on the ten that name both always the first, elsewhere chance.
    Arc,
    /// Twelve pairs of bodies have two tasks each to themselves, and take turns.
    Turns,
}

/// Shares over plans, each 0–1: any test of the kind with p ≤ .05 by itself, and after correction; what was planted, found after it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    pub(super) leading: [f64; 2],
    pub(super) arcs: [f64; 2],
    pub(super) turns: [f64; 2],
    pub(super) planted: f64,
}

/// A plan; whose turn it is stands first on its task.
fn plan(seed: u64, leads: Leads, (bodies, tasks, extra): (usize, usize, f64)) -> Vec<Dealt> {
    let mut rng = Stream::new(seed, "led-plan", &format!("{leads:?}-{bodies}-{tasks}-{extra}"), 0);
    let source = Source::new(bodies, SPREAD, &mut rng);
    let mut all: Vec<Dealt> = (0..tasks)
        .map(|_| {
            let (mut of_task, leads) = source.task(extra, &mut rng);
            rng.shuffle(&mut of_task);
            (of_task, leads)
        })
        .collect();
    let add = |task: &mut Dealt, body: usize| {
        if !task.0.contains(&body) {
            task.0.push(body);
        }
    };
    let first = |task: &mut Dealt, body: usize| {
        if let Some(at) = task.0.iter().position(|b| *b == body) {
            task.0.swap(0, at);
            task.1 = 1;
        }
    };
    match leads {
        Leads::Chance => {}
        Leads::One => {
            all.iter_mut().take(SHOWN).for_each(|t| add(t, 0));
            for task in &mut all {
                if task.0.contains(&0) && rng.unit() < 0.9 {
                    first(task, 0);
                }
            }
        }
        Leads::Arc => {
            // Body 1 is on the ten tasks of body 0 without leading, and leads ten of its own.
            for task in all.iter_mut().take(SHOWN) {
                add(task, 0);
                add(task, 1);
                first(task, 0);
            }
            for task in all.iter_mut().skip(SHOWN) {
                task.0.retain(|b| *b > 1);
                if task.0.is_empty() {
                    task.0.push(2);
                }
            }
            for task in all.iter_mut().skip(SHOWN).take(SHOWN) {
                add(task, 1);
                first(task, 1);
            }
            for task in all.iter_mut().skip(2 * SHOWN).take(SHOWN) {
                add(task, 0);
            }
        }
        Leads::Turns => {
            for (at, task) in all.iter_mut().take(24).enumerate() {
                let (a, b) = (2 * (at / 2), 2 * (at / 2) + 1);
                *task = (if at % 2 == 0 { vec![a, b] } else { vec![b, a] }, 1);
            }
        }
    }
    all
}

fn told(found: &Roles, leads: Leads) -> Told {
    let flag = |holds: bool| f64::from(u8::from(holds));
    let any =
        |tests: &[Test]| [flag(tests.iter().any(|t| t.p.value <= 0.05)), flag(tests.iter().any(Test::holds))];
    let leading: Vec<Test> = found.bodies.iter().map(|b| b.test).collect();
    let arcs: Vec<Test> = found.arcs.iter().filter_map(|a| a.test).collect();
    let turns: Vec<Test> = found.turns.as_ref().and_then(|t| t.test).into_iter().collect();
    let planted = match leads {
        Leads::Chance => false,
        Leads::One => found.bodies.iter().any(|b| b.agency == AgencyId(0) && b.test.holds()),
        Leads::Arc => found.arcs.iter().any(|a| {
            (a.lead, a.supporter) == (AgencyId(0), AgencyId(1)) && a.test.is_some_and(|t| t.holds())
        }),
        Leads::Turns => turns.iter().any(Test::holds),
    };
    Told { leading: any(&leading), arcs: any(&arcs), turns: any(&turns), planted: flag(planted) }
}

/// Runs the tests of roles on `plans` invented plans.
pub(super) fn led(leads: Leads, shape: (usize, usize, f64), plans: u64, sampling: &Sampling) -> Told {
    let one = |seed: u64| {
        let corpus = corpus(&[&plan(seed, leads, shape)], shape.0, Duty::Participate);
        let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
        told(&roles(&graph, 0, &Sampling { seed, ..*sampling }), leads)
    };
    let all: Vec<Told> = (0..plans).into_par_iter().map(one).collect();
    let mean = |of: &dyn Fn(&Told) -> f64| all.iter().map(of).sum::<f64>() / plans as f64;
    let both = |of: &dyn Fn(&Told) -> [f64; 2]| [0, 1].map(|at| mean(&|t| of(t)[at]));
    Told {
        leading: both(&|t| t.leading),
        arcs: both(&|t| t.arcs),
        turns: both(&|t| t.turns),
        planted: mean(&|t| t.planted),
    }
}
