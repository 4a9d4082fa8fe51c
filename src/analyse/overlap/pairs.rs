//! Pairs of tasks: their passages, who stands on either side, and which belong together one to one.

use super::align;
use super::score::{grade, score};
use super::texts::{MeasureText, Texts};
use super::units::Units;
use super::{Evidence, Grade, Overlap, Passage, TaskPair};
use crate::graph::ResponsibilityGraph;
use crate::model::{PlanIndex, Role, Span, TaskRef};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Two passages found alike: positions in the plans' units.
#[derive(Debug, Clone, Copy)]
struct Like {
    a: usize,
    b: usize,
    score: f64,
    grade: Grade,
    evidence: Evidence,
}

/// All pairs of two plans, best first.
pub(super) fn compare(graph: &ResponsibilityGraph, texts: &Texts, a: PlanIndex, b: PlanIndex) -> Overlap {
    let (of_a, of_b) = (texts.of(a), texts.of(b));
    let (units_a, units_b) = (Units::new(texts, of_a), Units::new(texts, of_b));
    let found = likes(texts, &units_a, &units_b);
    let mut passages: BTreeMap<(TaskRef, TaskRef), Vec<Passage>> = BTreeMap::new();
    let (mut covered_a, mut covered_b) = (BTreeSet::new(), BTreeSet::new());
    for (&(i, j), likes) in &found {
        if likes.iter().any(|l| l.grade >= Grade::Similar) {
            covered_a.insert(i);
            covered_b.insert(j);
        }
        let kept = apart(likes, &units_a, &units_b);
        let words = kept.into_iter().map(|l| Passage {
            a: words(&of_a[i], units_a.all[l.a].clauses),
            b: words(&of_b[j], units_b.all[l.b].clauses),
            score: l.score,
            grade: l.grade,
            evidence: l.evidence,
            verbatim: Vec::new(),
        });
        passages.entry((of_a[i].task, of_b[j].task)).or_default().extend(words);
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

/// All passages of two plans that are alike, by measure. One clause is laid beside one clause or two.
fn likes(texts: &Texts, a: &Units, b: &Units) -> BTreeMap<(usize, usize), Vec<Like>> {
    let mut found: BTreeMap<(usize, usize), Vec<Like>> = BTreeMap::new();
    let mut sums = Vec::new();
    for (i, x) in a.all.iter().enumerate() {
        for j in b.near(texts, x, &mut sums) {
            let y = &b.all[j];
            if !x.single() && !y.single() {
                continue;
            }
            let evidence = align::compare(texts, x, y);
            let score = score(&evidence);
            if let Some(grade) = grade(&evidence, score) {
                found.entry((x.measure, y.measure)).or_default().push(Like { a: i, b: j, score, grade, evidence });
            }
        }
    }
    found
}

/// The best passages of two measures, none of which share a clause.
fn apart(likes: &[Like], a: &Units, b: &Units) -> Vec<Like> {
    let mut sorted = likes.to_vec();
    sorted.sort_by(|p, q| {
        q.grade.cmp(&p.grade).then(q.score.total_cmp(&p.score)).then((p.a, p.b).cmp(&(q.a, q.b)))
    });
    let mut kept: Vec<Like> = Vec::new();
    let meet = |p: (usize, usize), q: (usize, usize)| p.0 < q.1 && q.0 < p.1;
    for x in sorted {
        let taken = kept.iter().any(|k| {
            meet(a.all[k.a].clauses, a.all[x.a].clauses) || meet(b.all[k.b].clauses, b.all[x.b].clauses)
        });
        if !taken {
            kept.push(x);
        }
    }
    kept
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
