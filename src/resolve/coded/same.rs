//! What a coder changed: the machine's reading of the same tasks against the coded table.

use crate::{
    diagnostic::{Diagnostic, Severity},
    model::{Assignment, Corpus, Duty, Plan, PlanIndex, Task},
    say::{Text, part, said},
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// Puts coded plans in the place of the read ones with the same id, and lists what was corrected.
///
/// A coded plan keeps the place of the plan it replaces; one that no document holds stands at the end. Tasks that
/// the table no longer holds count as removed by the coder. Linear in tasks.
pub fn corrections(read: Corpus, coded: Corpus) -> (Corpus, Vec<Diagnostic>) {
    if coded.plans.is_empty() {
        return (read, Vec::new());
    }
    let mut diagnostics = Vec::new();
    let by_id: HashMap<&str, usize> =
        coded.plans.iter().enumerate().map(|(i, p)| (p.id.as_str(), i)).collect();
    let mut order = Vec::new();
    let mut used = BTreeSet::new();
    for (at, plan) in read.plans.iter().enumerate() {
        if let Some(&i) = by_id.get(plan.id.as_str()) {
            used.insert(i);
            compare((&read, plan), (&coded, &coded.plans[i]), &mut diagnostics);
            order.push((true, i as PlanIndex));
        } else {
            order.push((false, at as PlanIndex));
        }
    }
    order.extend((0..coded.plans.len()).filter(|i| !used.contains(i)).map(|i| (true, i as PlanIndex)));
    (Corpus::woven(read, coded, &order), diagnostics)
}

/// A body, by its label in either language, with its duty.
type Code = (Arc<str>, Arc<str>, Duty);

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
    let code = |a: &Assignment| {
        let agency = corpus.agency(a.agency);
        (agency.label.clone(), agency.label_en.clone(), a.duty)
    };
    task.assignments.iter().map(code).collect()
}

fn corrected(task: &Task, before: &BTreeSet<Code>, after: &BTreeSet<Code>) -> Diagnostic {
    Diagnostic::new(Severity::Note, "correction", task.source.clone())
        .with("gone", told(before.difference(after)))
        .with("new", told(after.difference(before)))
        .task(task.id.as_str())
}

/// Bodies with their duties, in either language; a dash where there is none.
fn told<'a>(codes: impl Iterator<Item = &'a Code>) -> Text {
    let one = |(zh, en, duty): &Code| {
        Text::each(|lang| {
            let duty = part(lang, "duty", duty.as_str()).unwrap_or(duty.as_str());
            said!(lang, "named-as", name = lang.name(zh, en), duty)
        })
    };
    let all: Vec<Text> = codes.map(one).collect();
    if all.is_empty() { Text::new("—", "—") } else { Text::joined(&all, "list-comma") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::text::fixture::{Body, corpus, plan};

    const A: Body = Body("civil", Duty::Lead);
    const B: Body = Body("health", Duty::Participate);
    const C: Body = Body("tax", Duty::Lead);

    #[test]
    fn coded_plans_stand_where_the_read_ones_stood_and_bodies_are_those_of_the_whole() {
        let read = corpus(vec![
            plan("a", "甲市", &[("一。", &[A, B])]),
            plan("b", "乙市", &[("二。", &[B])]),
            plan("c", "丙市", &[("三。", &[A])]),
        ]);
        let coded =
            corpus(vec![plan("d", "丁市", &[("四。", &[C, A])]), plan("b", "乙市", &[("二。", &[C])])]);
        let one_by_one =
            [read.select(&[0]), coded.select(&[1]), read.select(&[2]), coded.select(&[0])].to_vec();
        let (put, said) = corrections(read, coded);
        assert_eq!(put, Corpus::merge(one_by_one));
        assert_eq!(said.len(), 1);
        let ids: Vec<&str> = put.plans.iter().map(|p| p.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "c", "d"]);
    }
}
