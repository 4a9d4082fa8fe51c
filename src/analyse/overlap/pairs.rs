//! Pairs of tasks: their passages, who stands on either side, and which belong together one to one.

use super::align::{Aligned, align};
use super::score::{grade, score};
use super::texts::{MeasureText, Texts};
use super::{Grade, Overlap, Passage, TaskPair};
use crate::graph::ResponsibilityGraph;
use crate::model::{PlanIndex, Role, Span, TaskRef};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// All pairs of two plans, best first.
pub(super) fn compare(graph: &ResponsibilityGraph, texts: &Texts, a: PlanIndex, b: PlanIndex) -> Overlap {
    let empty = Vec::new();
    let (of_a, of_b) = (texts.measures.get(&a).unwrap_or(&empty), texts.measures.get(&b).unwrap_or(&empty));
    let mut passages: BTreeMap<(TaskRef, TaskRef), Vec<Passage>> = BTreeMap::new();
    let (mut covered_a, mut covered_b) = (BTreeSet::new(), BTreeSet::new());
    for (i, x) in of_a.iter().enumerate() {
        for (j, y) in of_b.iter().enumerate() {
            let found = of_measures(texts, x, y);
            if found.iter().any(|p| p.grade >= Grade::Similar) {
                covered_a.insert(i);
                covered_b.insert(j);
            }
            if !found.is_empty() {
                passages.entry((x.task, y.task)).or_default().extend(found);
            }
        }
    }
    let mut pairs: Vec<_> = passages.into_iter().map(|((x, y), p)| pair(graph, x, y, p)).collect();
    pairs.sort_by(|p, q| q.score.total_cmp(&p.score).then((p.a, p.b).cmp(&(q.a, q.b))));
    super::matching::mark(&mut pairs);
    let share = |part: usize, of: usize| (of > 0).then(|| part as f64 / of as f64);
    Overlap {
        a,
        b,
        pairs,
        coverage_a: share(covered_a.len(), of_a.len()),
        coverage_b: share(covered_b.len(), of_b.len()),
    }
}

/// The passages of two measures, best first, none of whose clauses stand in a better one.
fn of_measures(texts: &Texts, a: &MeasureText, b: &MeasureText) -> Vec<Passage> {
    let mut found = Vec::new();
    align(texts, a, b, &mut found);
    let mut graded: Vec<(f64, Grade, Aligned)> = found
        .into_iter()
        .filter_map(|x| {
            let s = score(&x.evidence);
            grade(&x.evidence, s).map(|g| (s, g, x))
        })
        .collect();
    graded.sort_by(|p, q| q.1.cmp(&p.1).then(q.0.total_cmp(&p.0)).then((p.2.a, p.2.b).cmp(&(q.2.a, q.2.b))));
    let mut kept: Vec<(f64, Grade, Aligned)> = Vec::new();
    let apart = |p: (usize, usize), q: (usize, usize)| p.1 <= q.0 || q.1 <= p.0;
    for x in graded {
        if kept.iter().all(|k| apart(k.2.a, x.2.a) && apart(k.2.b, x.2.b)) {
            kept.push(x);
        }
    }
    kept.into_iter()
        .map(|(score, grade, x)| Passage {
            a: words(a, x.a),
            b: words(b, x.b),
            score,
            grade,
            verbatim: Vec::new(),
        })
        .collect()
}

fn words(measure: &MeasureText, clauses: (usize, usize)) -> Span {
    let first = measure.clauses.get(clauses.0).map_or(measure.span.start(), |c| c.span.start());
    let last = clauses.1.checked_sub(1).and_then(|i| measure.clauses.get(i));
    Span::new(first, last.map_or(measure.span.end(), |c| c.span.end()))
}

fn pair(graph: &ResponsibilityGraph, a: TaskRef, b: TaskRef, mut passages: Vec<Passage>) -> TaskPair {
    passages.sort_by(|p, q| {
        q.grade.cmp(&p.grade).then(q.score.total_cmp(&p.score)).then((p.a, p.b).cmp(&(q.a, q.b)))
    });
    let grade = passages.iter().map(|p| p.grade).max().unwrap_or(Grade::Theme);
    let score = passages.iter().map(|p| p.score).fold(0.0, f64::max);
    let (of_a, of_b) = (functions(graph, a), functions(graph, b));
    let list = |from: &BTreeMap<Arc<str>, bool>, keep: &dyn Fn(&Arc<str>, bool) -> bool| {
        from.iter().filter(|(k, lead)| keep(k, **lead)).map(|(k, _)| k.clone()).collect()
    };
    TaskPair {
        a,
        b,
        score,
        grade,
        one_to_one: false,
        shared_agencies: list(&of_a, &|k, _| of_b.contains_key(k)),
        only_a: list(&of_a, &|k, _| !of_b.contains_key(k)),
        only_b: list(&of_b, &|k, _| !of_a.contains_key(k)),
        lead_a: list(&of_a, &|_, lead| lead),
        lead_b: list(&of_b, &|_, lead| lead),
        passages,
    }
}

/// The functions a task names, and whether they lead it; territorial bodies are left out.
fn functions(graph: &ResponsibilityGraph, task: TaskRef) -> BTreeMap<Arc<str>, bool> {
    let mut found = BTreeMap::new();
    for link in graph.links_of_task(task) {
        let agency = graph.corpus().agency(link.agency);
        if !agency.is_territorial() {
            *found.entry(agency.key.clone()).or_insert(false) |= link.edge.role == Role::Lead;
        }
    }
    found
}
