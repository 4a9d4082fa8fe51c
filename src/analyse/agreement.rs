//! How far two coders agree: Krippendorff's α with a set distance, and what they differ on.

use super::stats::{jaccard, krippendorff_alpha, masi};
use crate::model::{Corpus, Duty, Task};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Agreement of two coded tables of the same documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Tasks that both tables hold; the units of α.
    pub tasks: usize,
    /// Tasks only the first holds.
    pub only_first: Vec<String>,
    /// Tasks only the second holds.
    pub only_second: Vec<String>,
    /// α over sets of (body, duty), MASI distance; ≤ 1, 0 at chance; absent where the codings do not vary.
    pub alpha: Option<f64>,
    /// α over sets of bodies, whatever the duty.
    pub alpha_bodies: Option<f64>,
    /// Share of (body, duty) pairs that both give, of all that either gives; absent where neither gives any.
    pub shared: Option<f64>,
    /// Where the coders differ, in the order of the first table.
    pub disagreements: Vec<Disagreement>,
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
/// Source: Krippendorff (2018), α = 1 − D_o/D_e; distance 1 − MASI (Passonneau 2006).
pub fn agreement(first: &Corpus, second: &Corpus) -> Agreement {
    let by_id: BTreeMap<&str, &Task> = second.tasks().map(|(_, t)| (t.id.as_str(), t)).collect();
    let mut units = Vec::new();
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
        units.push((keys(&a), keys(&b)));
    }
    let only_second = by_id.keys().filter(|id| !met.contains(**id)).map(|id| (*id).to_owned()).collect();
    let sets: Vec<Vec<BTreeSet<Code>>> = units.iter().map(|(a, b)| vec![a.clone(), b.clone()]).collect();
    let bodies: Vec<Vec<BTreeSet<_>>> = units.iter().map(|(a, b)| vec![bodies(a), bodies(b)]).collect();
    Agreement {
        tasks: units.len(),
        only_first,
        only_second,
        alpha: krippendorff_alpha(&sets, masi),
        alpha_bodies: krippendorff_alpha(&bodies, masi),
        shared: shared(&units),
        disagreements,
    }
}

/// The codes of a task, each with the name it was given under.
fn codes(corpus: &Corpus, task: &Task) -> BTreeMap<Code, Arc<str>> {
    let code = |a: &crate::model::Assignment| {
        let agency = corpus.agency(a.agency);
        ((agency.key.clone(), agency.jurisdiction.clone(), a.duty), a.name.clone())
    };
    task.assignments.iter().map(code).collect()
}

fn keys(codes: &BTreeMap<Code, Arc<str>>) -> BTreeSet<Code> {
    codes.keys().cloned().collect()
}

fn bodies(codes: &BTreeSet<Code>) -> BTreeSet<(Arc<str>, Arc<str>)> {
    codes.iter().map(|(key, jurisdiction, _)| (key.clone(), jurisdiction.clone())).collect()
}

fn missing(from: &BTreeMap<Code, Arc<str>>, of: &BTreeMap<Code, Arc<str>>) -> Vec<(Arc<str>, Duty)> {
    from.iter().filter(|(k, _)| !of.contains_key(*k)).map(|(k, name)| (name.clone(), k.2)).collect()
}

/// Jaccard of all codes of all tasks.
fn shared(units: &[(BTreeSet<Code>, BTreeSet<Code>)]) -> Option<f64> {
    let all = |pick: fn(&(BTreeSet<Code>, BTreeSet<Code>)) -> &BTreeSet<Code>| -> BTreeSet<(usize, &Code)> {
        units.iter().enumerate().flat_map(|(i, u)| pick(u).iter().map(move |c| (i, c))).collect()
    };
    jaccard(&all(|u| &u.0), &all(|u| &u.1))
}
