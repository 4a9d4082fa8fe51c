//! How far two coders agree: Krippendorff's α with a set distance, as a whole, by duty and by body; what they differ on; and how
//! far the numbers of a plan hang on who coded it.

use super::{
    Estimate,
    stats::{jaccard, krippendorff_interval, krippendorff_nominal_interval, masi},
};
use crate::model::{Convention, Corpus, Duty, Role, Task};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Tasks to which a coder gives a duty or a body, and tasks to which neither does, below which its α has no interval.
const FEWEST_CODED: usize = 8;
/// Common tasks below which the α of one duty or one body has no interval: for 15 it covered .78–.96, for 30 and more .94–.97
/// (`tests/long/intervals`).
const FEWEST_TASKS: usize = 30;

/// Agreement of two coded tables of the same documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Tasks that both tables hold; the units of α.
    pub tasks: usize,
    /// Tasks only the first holds.
    pub only_first: Vec<String>,
    /// Tasks only the second holds.
    pub only_second: Vec<String>,
    /// α over sets of (body, duty), MASI distance; ≤ 1, 0 at chance; absent where the codings do not vary. Its interval is
    /// over tasks, absent for fewer than 15 or where the coders agree on all.
    pub alpha: Estimate,
    /// α over sets of bodies, whatever the duty.
    pub alpha_bodies: Estimate,
    /// Each duty that is given: the sets of bodies that have it, MASI distance.
    pub by_duty: Vec<Coded<Duty>>,
    /// Each body that is named: its duties in each task, nominal; the most coded first, then by name.
    pub by_body: Vec<Coded<Arc<str>>>,
    /// Share of (body, duty) pairs that both give, of all that either gives; absent where neither gives any.
    pub shared: Option<f64>,
    /// Numbers over the common tasks under either coder.
    pub carried: Vec<Carried>,
    /// Where the coders differ, in the order of the first table.
    pub disagreements: Vec<Disagreement>,
}

/// Agreement on one duty or one body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Coded<K> {
    /// The duty, or the body's name in the first table that has it.
    pub what: K,
    /// Tasks to which the first coder gives it.
    pub first: usize,
    /// Tasks to which the second gives it.
    pub second: usize,
    /// Tasks to which both do, and to which either does: between these its number lies, whoever is right in each task.
    pub between: (usize, usize),
    /// α over all common tasks; absent where it does not vary.
    pub alpha: Estimate,
}

/// A number of the common tasks as each coder has it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Carried {
    /// Which number.
    pub measure: Measure,
    /// By the first table.
    pub first: f64,
    /// By the second.
    pub second: f64,
    /// The least and the most it can be if in each task one of the coders is right.
    pub between: (f64, f64),
}

/// A number that hangs on the coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Assignments: different (body, duty) pairs.
    Assignments,
    /// Mean bodies a task.
    MeanBodies,
    /// Tasks with one body.
    SingleBody,
    /// Tasks that name no body.
    NoBody,
    /// Tasks with a lead under the literal convention.
    Led,
}

impl Measure {
    /// All of them, in the order of tables.
    pub const ALL: [Self; 5] =
        [Self::Assignments, Self::MeanBodies, Self::SingleBody, Self::NoBody, Self::Led];

    fn of(self, coding: &Coding, tasks: f64) -> f64 {
        let bodies = bodies(&coding.codes).len();
        match self {
            Self::Assignments => coding.codes.len() as f64,
            Self::MeanBodies => bodies as f64 / tasks,
            Self::SingleBody => f64::from(u8::from(bodies == 1)),
            Self::NoBody => f64::from(u8::from(bodies == 0)),
            Self::Led => f64::from(u8::from(coding.led)),
        }
    }
}

/// What one coder makes of one task.
struct Coding {
    codes: BTreeSet<Code>,
    led: bool,
}

/// One task that was coded differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// The task's id.
    pub task: String,
    /// The words that were coded.
    pub responsibility: String,
    /// What only the first coder gives: name and duty.
    pub first: Vec<(Arc<str>, Duty)>,
    /// What only the second gives.
    pub second: Vec<(Arc<str>, Duty)>,
}

/// A coded assignment as it is compared: the function's key with its jurisdiction, and the duty.
type Code = (Arc<str>, Arc<str>, Duty);

/// Compares two coded tables task by task (by task id). Linear in the assignments, but for α's pairs of tasks.
///
/// Sources: Krippendorff (2018), α = 1 − D_o/D_e; distance 1 − MASI (Passonneau 2006); interval by the jackknife over tasks
/// (Hughes 2022), which covers at sizes where the usual bootstrap does not.
pub fn agreement(first: &Corpus, second: &Corpus) -> Agreement {
    let by_id: BTreeMap<&str, &Task> = second.tasks().map(|(_, t)| (t.id.as_str(), t)).collect();
    let mut units = Vec::new();
    let mut names: BTreeMap<Body, Arc<str>> = BTreeMap::new();
    let mut disagreements = Vec::new();
    let mut only_first = Vec::new();
    let mut met = BTreeSet::new();
    for (_, task) in first.tasks() {
        let Some(other) = by_id.get(task.id.as_str()) else {
            only_first.push(task.id.to_string());
            continue;
        };
        met.insert(task.id.as_str());
        let (a, b) = (codes(first, task), codes(second, other));
        if a.keys().ne(b.keys()) {
            disagreements.push(Disagreement {
                task: task.id.to_string(),
                responsibility: task.responsibility.to_string(),
                first: missing(&a, &b),
                second: missing(&b, &a),
            });
        }
        for (code, name) in a.iter().chain(&b) {
            names.entry((code.0.clone(), code.1.clone())).or_insert_with(|| name.clone());
        }
        let coding = |corpus: &Corpus, task: &Task, codes: &BTreeMap<Code, Arc<str>>| Coding {
            codes: codes.keys().cloned().collect(),
            led: corpus.roles(task, Convention::Literal).contains(&Role::Lead),
        };
        units.push((coding(first, task, &a), coding(second, other, &b)));
    }
    let only_second = by_id.keys().filter(|id| !met.contains(**id)).map(|id| (*id).to_owned()).collect();
    let sets = |of: &dyn Fn(&Coding) -> BTreeSet<Code>| alpha(&units, of, masi);
    Agreement {
        tasks: units.len(),
        only_first,
        only_second,
        alpha: sets(&|c| c.codes.clone()),
        alpha_bodies: alpha(&units, |c| bodies(&c.codes), masi),
        by_duty: by_duty(&units),
        by_body: by_body(&units, &names),
        shared: shared(&units),
        carried: carried(&units),
        disagreements,
    }
}

fn alpha<T>(
    units: &[(Coding, Coding)],
    of: impl Fn(&Coding) -> T,
    distance: impl Fn(&T, &T) -> f64,
) -> Estimate {
    let units: Vec<Vec<T>> = units.iter().map(|(a, b)| vec![of(a), of(b)]).collect();
    let (value, interval) = krippendorff_interval(&units, distance);
    Estimate { value, interval, null: None }
}

/// Agreement on one thing from what each coder says of it, task by task, and from its α; empty where a coder says nothing.
fn coded<K, T>(what: K, said: &[Vec<BTreeSet<T>>], alpha: (Option<f64>, Option<(f64, f64)>)) -> Coded<K> {
    let count = |holds: &dyn Fn(bool, bool) -> bool| {
        let given = said.iter().filter_map(|u| Some((!u.first()?.is_empty(), !u.get(1)?.is_empty())));
        given.filter(|(a, b)| holds(*a, *b)).count()
    };
    let between = (count(&|a, b| a && b), count(&|a, b| a || b));
    let enough =
        said.len() >= FEWEST_TASKS && between.1 >= FEWEST_CODED && said.len() - between.0 >= FEWEST_CODED;
    let alpha = Estimate { value: alpha.0, interval: alpha.1.filter(|_| enough), null: None };
    Coded { what, first: count(&|a, _| a), second: count(&|_, b| b), between, alpha }
}

type Body = (Arc<str>, Arc<str>);

fn by_duty(units: &[(Coding, Coding)]) -> Vec<Coded<Duty>> {
    let with = |c: &Coding, duty: Duty| -> BTreeSet<Body> {
        c.codes.iter().filter(|code| code.2 == duty).map(|code| (code.0.clone(), code.1.clone())).collect()
    };
    let of = |duty: Duty| {
        let said: Vec<_> = units.iter().map(|(a, b)| vec![with(a, duty), with(b, duty)]).collect();
        coded(duty, &said, krippendorff_interval(&said, masi))
    };
    Duty::ALL.into_iter().map(of).filter(|c| c.between.1 > 0).collect()
}

fn by_body(units: &[(Coding, Coding)], names: &BTreeMap<Body, Arc<str>>) -> Vec<Coded<Arc<str>>> {
    let mut said: BTreeMap<Body, BTreeMap<usize, [BTreeSet<Duty>; 2]>> = BTreeMap::new();
    for (at, (a, b)) in units.iter().enumerate() {
        for (side, coding) in [a, b].into_iter().enumerate() {
            for (key, jurisdiction, duty) in &coding.codes {
                let of_body = said.entry((key.clone(), jurisdiction.clone())).or_default();
                of_body.entry(at).or_default()[side].insert(*duty);
            }
        }
    }
    let of = |(body, mut tasks): (Body, BTreeMap<usize, [BTreeSet<Duty>; 2]>)| {
        let all: Vec<Vec<BTreeSet<Duty>>> =
            (0..units.len()).map(|at| tasks.remove(&at).unwrap_or_default().to_vec()).collect();
        let name = names.get(&body).cloned().unwrap_or(body.0);
        coded(name, &all, krippendorff_nominal_interval(&all))
    };
    let mut all: Vec<_> = said.into_iter().map(of).collect();
    all.sort_by(|a, b| b.between.1.cmp(&a.between.1).then_with(|| a.what.cmp(&b.what)));
    all
}

fn carried(units: &[(Coding, Coding)]) -> Vec<Carried> {
    let tasks = units.len().max(1) as f64;
    let of = |measure: Measure| {
        let each: Vec<(f64, f64)> =
            units.iter().map(|(a, b)| (measure.of(a, tasks), measure.of(b, tasks))).collect();
        let sum = |pick: fn(&(f64, f64)) -> f64| each.iter().map(pick).sum::<f64>();
        let between = (sum(|x| x.0.min(x.1)), sum(|x| x.0.max(x.1)));
        Carried { measure, first: sum(|x| x.0), second: sum(|x| x.1), between }
    };
    Measure::ALL.map(of).to_vec()
}

/// The codes of a task, each with the name it was given under.
fn codes(corpus: &Corpus, task: &Task) -> BTreeMap<Code, Arc<str>> {
    let code = |a: &crate::model::Assignment| {
        let agency = corpus.agency(a.agency);
        ((agency.key.clone(), agency.jurisdiction.clone(), a.duty), a.name.clone())
    };
    task.assignments.iter().map(code).collect()
}

fn bodies(codes: &BTreeSet<Code>) -> BTreeSet<Body> {
    codes.iter().map(|(key, jurisdiction, _)| (key.clone(), jurisdiction.clone())).collect()
}

fn missing(from: &BTreeMap<Code, Arc<str>>, of: &BTreeMap<Code, Arc<str>>) -> Vec<(Arc<str>, Duty)> {
    from.iter().filter(|(k, _)| !of.contains_key(*k)).map(|(k, name)| (name.clone(), k.2)).collect()
}

/// Jaccard of all codes of all tasks.
fn shared(units: &[(Coding, Coding)]) -> Option<f64> {
    let all = |pick: fn(&(Coding, Coding)) -> &Coding| -> BTreeSet<(usize, &Code)> {
        units.iter().enumerate().flat_map(|(i, u)| pick(u).codes.iter().map(move |c| (i, c))).collect()
    };
    jaccard(&all(|u| &u.0), &all(|u| &u.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::text::fixture::{Body, Draft, corpus, plan};

    /// Twenty tasks of `water` with `health`; the second coder misses health in every fifth, and calls the lead responsible in one.
    fn coders() -> (Corpus, Corpus) {
        let tasks = |second: bool| -> Corpus {
            let lists: Vec<Vec<Body>> = (0..20)
                .map(|i| {
                    let lead = if second && i == 7 { Duty::Responsible } else { Duty::Lead };
                    let mut of_task = vec![Body(["water", "parks"][i % 2], lead)];
                    if !(second && i % 5 == 0) {
                        of_task.push(Body("health", Duty::Participate));
                    }
                    of_task
                })
                .collect();
            let texts: Vec<(&str, &[Body])> = lists.iter().map(|l| ("清理河道。", l.as_slice())).collect();
            let draft: Draft = plan("a", "甲市", &texts);
            corpus(vec![draft])
        };
        (tasks(false), tasks(true))
    }

    #[test]
    fn disagreement_is_told_by_duty_and_body_and_carried_into_numbers() {
        let (first, second) = coders();
        let a = agreement(&first, &second);
        assert_eq!((a.tasks, a.disagreements.len()), (20, 5));
        let (low, high) = a.alpha.interval.unwrap();
        assert!(low < a.alpha.value.unwrap() && a.alpha.value.unwrap() < high && high < 1.0);
        let lead = a.by_duty.iter().find(|d| d.what == Duty::Lead).unwrap();
        assert_eq!((lead.first, lead.second, lead.between), (20, 19, (19, 20)));
        assert!(a.by_duty.iter().all(|d| d.what != Duty::Support));
        let health = a.by_body.iter().find(|b| b.between.1 == 20).unwrap();
        assert_eq!((health.first, health.second), (20, 16));
        let single = a.carried.iter().find(|c| c.measure == Measure::SingleBody).unwrap();
        assert_eq!((single.first, single.second, single.between), (0.0, 4.0, (0.0, 4.0)));
    }

    #[test]
    fn a_coder_agrees_with_herself() {
        let (first, _) = coders();
        let a = agreement(&first, &first);
        assert_eq!((a.alpha.value, a.alpha.interval, a.shared), (Some(1.0), None, Some(1.0)));
        assert!(
            a.carried.iter().all(|c| c.between == (c.first, c.second) && (c.first - c.second).abs() < 1e-12)
        );
        let none = agreement(&Corpus::default(), &first);
        assert_eq!((none.tasks, none.alpha, none.by_body.len()), (0, Estimate::default(), 0));
    }
}
