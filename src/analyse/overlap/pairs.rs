//! Pairs of tasks: their passages, who stands on either side, and which belong together one to one.

use super::likes::{apart, likes, near_best};
use super::texts::{MeasureText, Texts};
use super::units::Units;
use super::upper::Upper;
use super::{Grade, Lacking, Nearest, Overlap, Passage, Source, TaskPair};
use crate::analyse::text::verbatim;
use crate::graph::ResponsibilityGraph;
use crate::model::{PlanIndex, Role, Span, TaskRef};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Characters from which on a shared run is shown: shorter ones are single words.
const LEAST_RUN: usize = 4;

/// All pairs of two plans, best first.
pub(super) fn compare(
    graph: &ResponsibilityGraph,
    texts: &Texts,
    (a, units_a): (PlanIndex, &Units),
    (b, units_b): (PlanIndex, &Units),
    (upper, least): (Option<&Upper>, f64),
) -> Overlap {
    let (of_a, of_b) = (texts.of(a), texts.of(b));
    let all = likes(texts, units_a, units_b, least);
    let found = &all.likes;
    let mut passages: BTreeMap<(TaskRef, TaskRef), Vec<Passage>> = BTreeMap::new();
    let mut sources: BTreeMap<(TaskRef, TaskRef), (f64, Source)> = BTreeMap::new();
    let (mut covered_a, mut covered_b) = (BTreeSet::new(), BTreeSet::new());
    for (&(i, j), likes) in found {
        let at = (of_a[i].task, of_b[j].task);
        if near_best(likes).is_some() {
            covered_a.insert(i);
            covered_b.insert(j);
            if let Some(source) = upper.and_then(|u| u.source((a, i), (b, j))) {
                let entry = sources.entry(at).or_insert(source);
                if source.0 > entry.0 {
                    *entry = source;
                }
            }
        }
        let texts = (&graph.corpus().task(at.0).text, &graph.corpus().task(at.1).text);
        let kept = apart(likes, units_a, units_b).into_iter().map(|l| {
            let (x, y) =
                (words(&of_a[i], units_a.all[l.a].clauses), words(&of_b[j], units_b.all[l.b].clauses));
            let alike = l.grade >= Grade::Similar;
            let runs = if alike { verbatim(texts.0, x, texts.1, y, LEAST_RUN) } else { Vec::new() };
            Passage { a: x, b: y, score: l.score, grade: l.grade, evidence: l.evidence, verbatim: runs }
        });
        passages.entry(at).or_default().extend(kept);
    }
    let mut pairs: Vec<_> = passages
        .into_iter()
        .map(|((x, y), p)| TaskPair { source: sources.get(&(x, y)).map(|s| s.1), ..pair(graph, x, y, p) })
        .collect();
    pairs.sort_by(|p, q| q.score.total_cmp(&p.score).then((p.a, p.b).cmp(&(q.a, q.b))));
    super::matching::mark(&mut pairs);
    let lacking_b = (0..of_a.len()).filter(|i| !covered_a.contains(i)).map(|i| {
        let nearest = all.nearest_of_b(texts, units_a, units_b, i);
        lacking(&of_a[i], of_b, units_b, nearest)
    });
    let lacking_a = (0..of_b.len()).filter(|j| !covered_b.contains(j)).map(|j| {
        let nearest = all.nearest_of_a(texts, units_a, units_b, j);
        lacking(&of_b[j], of_a, units_a, nearest)
    });
    let share = |part: usize, of: usize| (of > 0).then(|| part as f64 / of as f64);
    Overlap {
        a,
        b,
        pairs,
        coverage_a: share(covered_a.len(), of_a.len()),
        coverage_b: share(covered_b.len(), of_b.len()),
        lacking_a: lacking_a.collect(),
        lacking_b: lacking_b.collect(),
        upper: upper.map(|u| u.plan),
    }
}

/// A measure that the other plan lacks, with what is nearest to it there.
fn lacking(
    measure: &MeasureText,
    others: &[MeasureText],
    units: &Units,
    nearest: Option<(usize, f64)>,
) -> Lacking {
    let nearest = nearest.and_then(|(at, score)| {
        let unit = units.all.get(at)?;
        let other = others.get(unit.measure)?;
        Some(Nearest { task: other.task, span: words(other, unit.clauses), score })
    });
    Lacking { task: measure.task, span: measure.span, nearest }
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
        source: None,
        shared_agencies: list(&of_a, &|k, _| of_b.contains_key(k)),
        only_a: list(&of_a, &|k, _| !of_b.contains_key(k)),
        only_b: list(&of_b, &|k, _| !of_a.contains_key(k)),
        lead_a: list(&of_a, &|_, lead| lead),
        lead_b: list(&of_b, &|_, lead| lead),
        passages,
    }
}

/// The leads of every pair again, as the graph's convention has them: all else is the texts' alone.
pub(super) fn relead(graph: &ResponsibilityGraph, overlap: &mut Overlap) {
    let leads = |task| -> Vec<Arc<str>> {
        functions(graph, task).into_iter().filter(|(_, lead)| *lead).map(|(key, _)| key).collect()
    };
    for pair in &mut overlap.pairs {
        (pair.lead_a, pair.lead_b) = (leads(pair.a), leads(pair.b));
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
