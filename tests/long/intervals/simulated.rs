//! Plans from a source whose truth is known, and what intervals, bands and comparisons say of them.
// Simulated numbers are compared with bands, not digit for digit.
#![allow(clippy::disallowed_methods)]

use super::invented::{self, Dealt, Source, normal};
use fengong::{
    analyse::{
        Estimate, Sampling,
        agreement::agreement,
        division::{Division, DivisionOptions, division_with},
        family::judge,
        overlap::Overlap,
        stats::{Stream, jackknife_interval},
        workload::{Workload, workload},
    },
    graph::ResponsibilityGraph,
    model::{Convention, Corpus, Duty},
};
use rayon::prelude::*;

/// Mean bodies of a task beyond the first.
const EXTRA: f64 = 2.5;

pub(crate) fn dealt(source: &Source, n: usize, rng: &mut Stream) -> Vec<Dealt> {
    (0..n).map(|_| source.task(EXTRA, rng)).collect()
}

/// The same bodies, each more or less busy.
fn changed(source: &Source, by: f64, rng: &mut Stream) -> Source {
    Source(source.0.iter().map(|a| a * (by * normal(rng)).exp()).collect())
}

/// Plans of tasks; body i of each is the same function.
fn corpus(plans: &[&[Dealt]]) -> Corpus {
    let bodies = plans.iter().flat_map(|p| p.iter()).flat_map(|t| &t.0).max().map_or(0, |m| m + 1);
    invented::corpus(plans, bodies, Duty::Participate)
}

pub(crate) fn load(tasks: &[Dealt], sampling: &Sampling) -> Workload {
    let corpus = corpus(&[tasks]);
    workload(&ResponsibilityGraph::new(&corpus, Convention::Literal), 0, sampling)
}

/// The measures of leads, then those of all assignments.
fn estimates(w: &Workload) -> [Estimate; 10] {
    let (l, a) = (&w.summary.leads, &w.summary.load);
    [
        l.gini,
        l.hhi,
        l.hhi_normalised,
        l.effective,
        l.top3,
        a.gini,
        a.hhi,
        a.hhi_normalised,
        a.effective,
        a.top3,
    ]
}

/// Names of [`estimates`].
pub(crate) const MEASURES: [&str; 10] = [
    "leads: Gini",
    "HHI",
    "norm. HHI",
    "eff. number",
    "top 3",
    "all: Gini",
    "HHI",
    "norm. HHI",
    "eff. number",
    "top 3",
];

/// Share of trials.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Share {
    pub(crate) hits: usize,
    pub(crate) of: usize,
}

impl Share {
    pub(crate) fn add(&mut self, hit: bool) {
        self.hits += usize::from(hit);
        self.of += 1;
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self { hits: self.hits + other.hits, of: self.of + other.of }
    }

    pub(crate) fn value(self) -> f64 {
        self.hits as f64 / self.of.max(1) as f64
    }
}

/// How often the interval of each measure holds the mean of the measure over all plans of its source, and how often it is given.
/// `sources` sources, so many plans of each.
pub(crate) fn coverage(
    bodies: usize,
    spread: f64,
    tasks: usize,
    sources: u64,
    plans: u64,
) -> ([Share; 10], usize) {
    // One draw: without any, nothing is inferred at all.
    let sampling = Sampling { draws: 1, resamples: 0, ..Sampling::default() };
    let of_source = |source: u64| {
        let subject = format!("{bodies}-{spread}-{tasks}-{source}");
        let from = Source::new(bodies, spread, &mut Stream::new(1, "source", &subject, 0));
        let found: Vec<[Estimate; 10]> = (0..plans)
            .map(|p| {
                estimates(&load(&dealt(&from, tasks, &mut Stream::new(1, "plan", &subject, p)), &sampling))
            })
            .collect();
        let mut shares = [Share::default(); 10];
        for (m, share) in shares.iter_mut().enumerate() {
            let truth = found.iter().filter_map(|e| e[m].value).sum::<f64>() / found.len() as f64;
            for (low, high) in found.iter().filter_map(|e| e[m].interval) {
                share.add(low <= truth && truth <= high);
            }
        }
        shares
    };
    let all = (0..sources).into_par_iter().map(of_source).reduce(
        || [Share::default(); 10],
        |mut x, y| {
            x.iter_mut().zip(y).for_each(|(a, b)| *a = a.plus(b));
            x
        },
    );
    (all, (sources * plans) as usize)
}

/// How often the value lies outside its band where assignments are dealt at random: Gini, HHI, effective number, top three; and
/// how often the Gini is called more or less than dealing gives.
pub(crate) fn outside(bodies: usize, tasks: usize, plans: u64, sampling: &Sampling) -> [Share; 5] {
    let of_plan = |n: u64| {
        let mut rng = Stream::new(2, "dealt", &format!("{bodies}-{tasks}"), n);
        let even = Source(vec![1.0; bodies]);
        let mut loads = [load(&dealt(&even, tasks, &mut rng), &Sampling { seed: n, ..*sampling })];
        judge(&mut loads);
        let c = loads[0].summary.load;
        let mut shares = [Share::default(); 5];
        for (share, e) in shares.iter_mut().zip([c.gini, c.hhi, c.effective, c.top3]) {
            if let (Some(v), Some((low, high))) = (e.value, e.null) {
                share.add(v < low - 1e-9 || v > high + 1e-9);
            }
        }
        shares[4].add(c.test.is_some_and(|t| t.holds()));
        shares
    };
    sum(plans, of_plan)
}

/// The same for leads drawn among the bodies of their task, bodies being unequally busy: Gini, HHI, effective number, top three.
pub(crate) fn leads_outside(bodies: usize, tasks: usize, plans: u64, sampling: &Sampling) -> [Share; 4] {
    let of_plan = |n: u64| {
        let mut rng = Stream::new(3, "leads", &format!("{bodies}-{tasks}"), n);
        let from = Source::new(bodies, 0.8, &mut rng);
        let mut tasks = dealt(&from, tasks, &mut rng);
        tasks.iter_mut().for_each(|t| rng.shuffle(&mut t.0));
        let c = load(&tasks, &Sampling { seed: n, ..*sampling }).summary.leads;
        let mut shares = [Share::default(); 4];
        for (share, e) in shares.iter_mut().zip([c.gini, c.hhi, c.effective, c.top3]) {
            if let (Some(v), Some((low, high))) = (e.value, e.null) {
                share.add(v < low - 1e-9 || v > high + 1e-9);
            }
        }
        shares
    };
    sum(plans, of_plan)
}

fn sum<const N: usize>(plans: u64, of_plan: impl Fn(u64) -> [Share; N] + Sync + Send) -> [Share; N] {
    (0..plans).into_par_iter().map(of_plan).reduce(
        || [Share::default(); N],
        |mut x, y| {
            x.iter_mut().zip(y).for_each(|(a, b)| *a = a.plus(b));
            x
        },
    )
}

/// What two plans have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Common {
    /// Who is busy.
    Busy,
    /// Who is busy, and six groups of three that stand together on two tasks of each.
    Groups,
}

/// Two plans of one source compared.
pub(crate) fn pair(
    n: u64,
    common: Common,
    bodies: usize,
    tasks: (usize, usize),
    sampling: &Sampling,
) -> Division {
    let mut rng = Stream::new(4, "pair", &format!("{common:?}-{bodies}-{tasks:?}"), n);
    let from = Source::new(bodies, 0.8, &mut rng);
    let mut plans = [dealt(&from, tasks.0, &mut rng), dealt(&from, tasks.1, &mut rng)];
    if common == Common::Groups {
        let mut order: Vec<usize> = (0..bodies).collect();
        rng.shuffle(&mut order);
        for plan in &mut plans {
            let joint = order.chunks_exact(3).take(6).flat_map(|group| [group, group]);
            plan.iter_mut().zip(joint).for_each(|(task, group)| *task = (group.to_vec(), 1));
        }
    }
    compared_plans(&plans[0], &plans[1], &Sampling { seed: n, ..*sampling })
}

/// Two plans compared, without texts to match.
pub(crate) fn compared_plans(a: &[Dealt], b: &[Dealt], sampling: &Sampling) -> Division {
    let corpus = corpus(&[a, b]);
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let overlap = Overlap {
        a: 0,
        b: 1,
        pairs: Vec::new(),
        coverage_a: None,
        coverage_b: None,
        lacking_a: Vec::new(),
        lacking_b: Vec::new(),
        upper: None,
    };
    let options = DivisionOptions { sampling: *sampling, ..DivisionOptions::default() };
    let mut found = [division_with(&graph, 0, 1, &overlap, &options)];
    judge(&mut found);
    let [found] = found;
    found
}

/// How often ties are called alike, by p alone and after the correction; how often some function's share is called different.
pub(crate) fn comparisons(
    common: Common,
    bodies: usize,
    tasks: (usize, usize),
    plans: u64,
    sampling: &Sampling,
) -> [Share; 3] {
    sum(plans, |n| {
        let d = pair(n, common, bodies, tasks, sampling);
        let mut shares = [Share::default(); 3];
        if let Some(q) = d.qap {
            shares[0].add(q.test.p.value <= 0.05);
            shares[1].add(q.test.holds());
        }
        shares[2].add(d.functions.iter().any(|f| f.test.is_some_and(|t| t.holds())));
        shares
    })
}

/// How often the interval of a difference of shares holds the true one, bodies being differently busy in the two plans.
pub(crate) fn differences(bodies: usize, tasks: (usize, usize), sources: u64, plans: u64) -> Share {
    let sampling = Sampling { draws: 0, resamples: 0, ..Sampling::default() };
    let of_source = |source: u64| {
        let mut rng = Stream::new(5, "differences", &format!("{bodies}-{tasks:?}"), source);
        let from = Source::new(bodies, 0.8, &mut rng);
        let to = changed(&from, 0.5, &mut rng);
        let truth = |source: &Source, rng: &mut Stream| {
            const MANY: usize = 20_000;
            let mut shares = vec![0.0; bodies];
            for (of_task, _) in dealt(source, MANY, rng) {
                of_task.iter().for_each(|&i| shares[i] += 1.0 / of_task.len() as f64 / MANY as f64);
            }
            shares
        };
        let (a, b) = (truth(&from, &mut rng), truth(&to, &mut rng));
        let mut share = Share::default();
        for _ in 0..plans {
            let d =
                compared_plans(&dealt(&from, tasks.0, &mut rng), &dealt(&to, tasks.1, &mut rng), &sampling);
            for f in &d.functions {
                let at: usize = f.key.trim_start_matches("body-").parse().unwrap_or_default();
                if let Some((low, high)) = f.difference.interval {
                    share.add(low <= a[at] - b[at] && a[at] - b[at] <= high);
                }
            }
        }
        [share]
    };
    sum(sources, of_source)[0]
}

/// How often the interval of α holds the α of very many tasks: of bodies and duties, of bodies, of duties and of single bodies.
/// Each coder leaves a body out, or adds one, with probability `error`.
pub(crate) fn alpha(tasks: usize, error: f64, plans: u64) -> [Share; 4] {
    const BODIES: usize = 20;
    let from = Source::new(BODIES, 0.8, &mut Stream::new(6, "coded", "", 0));
    let coded = |truth: &[Dealt], rng: &mut Stream| -> Vec<Dealt> {
        let mut coder = |(bodies, leads): &Dealt| {
            let mut seen: Vec<(usize, bool)> = Vec::new();
            for (place, &b) in bodies.iter().enumerate() {
                if rng.unit() >= error {
                    seen.push((b, (place < *leads) != (rng.unit() < error / 2.0)));
                }
            }
            let other = rng.below(BODIES);
            if rng.unit() < error && !bodies.contains(&other) {
                seen.push((other, false));
            }
            seen.sort_by_key(|(_, leads)| !leads);
            let leads = seen.iter().filter(|(_, leads)| *leads).count();
            (seen.into_iter().map(|(b, _)| b).collect(), leads)
        };
        truth.iter().map(&mut coder).collect()
    };
    let found = |n: usize, rng: &mut Stream| {
        let truth = dealt(&from, n, rng);
        let (a, b) = (coded(&truth, rng), coded(&truth, rng));
        let every: Vec<Dealt> = vec![((0..BODIES).collect(), 0)];
        // A plan that names every body keeps the numbering the same.
        let names = |tasks: &[Dealt]| {
            let mut corpus = corpus(&[tasks, &every]);
            corpus.plans.pop();
            for (i, agency) in corpus.agencies.iter().enumerate() {
                for a in corpus.plans[0].tasks.iter_mut().flat_map(|t| &mut t.assignments) {
                    if a.agency.0 as usize == i {
                        a.name = agency.key.clone();
                    }
                }
            }
            corpus
        };
        agreement(&names(&a), &names(&b))
    };
    let truth = found(3_000, &mut Stream::new(7, "coded", &format!("{error}"), 0));
    sum(plans, |n| {
        let a = found(tasks, &mut Stream::new(8, "coded", &format!("{tasks}-{error}"), n));
        let mut shares = [Share::default(); 4];
        let mut add = |at: usize, e: &Estimate, truth: Option<f64>| {
            if let (Some((low, high)), Some(t)) = (e.interval, truth) {
                shares[at].add(low <= t && t <= high);
            }
        };
        add(0, &a.alpha, truth.alpha.value);
        add(1, &a.alpha_bodies, truth.alpha_bodies.value);
        for d in &a.by_duty {
            add(2, &d.alpha, truth.by_duty.iter().find(|t| t.what == d.what).and_then(|t| t.alpha.value));
        }
        for b in &a.by_body {
            add(3, &b.alpha, truth.by_body.iter().find(|t| t.what == b.what).and_then(|t| t.alpha.value));
        }
        shares
    })
}

/// How often the interval of a mean agreement (Jaccard of two sets of bodies, of which `kept` of four are the same at best) holds
/// the mean of very many.
pub(crate) fn mean_agreement(pairs: usize, same: f64, plans: u64) -> Share {
    let value = |rng: &mut Stream| {
        let all = 1 + rng.below(5);
        let both = (0..all).filter(|_| rng.unit() < same).count();
        both as f64 / all as f64
    };
    let mut rng = Stream::new(9, "agreement", &format!("{same}"), 0);
    let truth = (0..200_000).map(|_| value(&mut rng)).sum::<f64>() / 200_000.0;
    sum(plans, |n| {
        let mut rng = Stream::new(9, "agreement", &format!("{same}-{pairs}"), n + 1);
        let values: Vec<f64> = (0..pairs).map(|_| value(&mut rng)).collect();
        let (n, mean) = (pairs as f64, values.iter().sum::<f64>() / pairs as f64);
        let without: Vec<_> = values.iter().map(|v| Some((mean * n - v) / (n - 1.0))).collect();
        let mut share = Share::default();
        if let Some((low, high)) = jackknife_interval(mean, &without) {
            share.add(low <= truth && truth <= high);
        }
        [share]
    })[0]
}
