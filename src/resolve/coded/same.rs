//! What a coder changed: the machine's reading of the same tasks against the coded table.

use crate::{
    diagnostic::{Diagnostic, Severity},
    model::{Corpus, Duty, Plan, Task},
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// Puts coded plans in the place of the read ones with the same id, and lists what was corrected.
///
/// A coded plan keeps the place of the plan it replaces; one that no document holds stands at the end. Tasks that
/// the table no longer holds count as removed by the coder. Linear in tasks.
pub fn corrections(read: Corpus, coded: &Corpus) -> (Corpus, Vec<Diagnostic>) {
    if coded.plans.is_empty() {
        return (read, Vec::new());
    }
    let mut diagnostics = Vec::new();
    let by_id: HashMap<&str, usize> =
        coded.plans.iter().enumerate().map(|(i, p)| (p.id.as_str(), i)).collect();
    let mut parts = Vec::new();
    let mut used = BTreeSet::new();
    for (at, plan) in read.plans.iter().enumerate() {
        if let Some(&i) = by_id.get(plan.id.as_str()) {
            used.insert(i);
            compare((&read, plan), (coded, &coded.plans[i]), &mut diagnostics);
            parts.push(coded.select(&[i as u32]));
        } else {
            parts.push(read.select(&[at as u32]));
        }
    }
    let rest: Vec<u32> = (0..coded.plans.len()).filter(|i| !used.contains(i)).map(|i| i as u32).collect();
    parts.push(coded.select(&rest));
    (Corpus::merge(parts), diagnostics)
}

type Code = (Arc<str>, Duty);

fn compare(read: (&Corpus, &Plan), coded: (&Corpus, &Plan), diagnostics: &mut Vec<Diagnostic>) {
    let by_id: HashMap<&str, &Task> = coded.1.tasks.iter().map(|t| (t.id.as_str(), t)).collect();
    for task in &read.1.tasks {
        let before = codes(read.0, task);
        let after = by_id.get(task.id.as_str()).map(|t| codes(coded.0, t)).unwrap_or_default();
        if before != after || !by_id.contains_key(task.id.as_str()) {
            diagnostics.push(corrected(task, &before, &after));
        }
    }
}

fn codes(corpus: &Corpus, task: &Task) -> BTreeSet<Code> {
    task.assignments.iter().map(|a| (corpus.agency(a.agency).label.clone(), a.duty)).collect()
}

fn corrected(task: &Task, before: &BTreeSet<Code>, after: &BTreeSet<Code>) -> Diagnostic {
    let said = |codes: &mut dyn Iterator<Item = &Code>| {
        codes.map(|(label, duty)| (label.to_string(), *duty)).collect::<Vec<_>>()
    };
    Diagnostic::new(Severity::Note, "correction", task.source.clone())
        .with("gone", said(&mut before.difference(after)))
        .with("new", said(&mut after.difference(before)))
        .task(task.id.as_str())
}
