//! Overlap: pairs of tasks, the passages they rest on, how far each plan is covered.

use super::{Column, Style, Table, Value, value::Plans};
use crate::{
    analyse::overlap::Overlap,
    model::{Corpus, Task},
    render::Word,
    say::FunctionNames,
};

/// A row a measure of one plan that the other lacks, with what is nearest to it there: the list of what is not taken up, which
/// needs no codebook.
pub fn lacking(corpus: &Corpus, all: &[Overlap]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("task"),
        c("measure").long(),
        c("lacking_in"),
        c("nearest_task"),
        c("nearest").long(),
        c("distance").number(Style::Decimal(2)),
    ];
    let mut table = Table::new("lacking", columns);
    for one in all {
        let sides = [(one.a, one.b, &one.lacking_b), (one.b, one.a, &one.lacking_a)];
        for (plan, other, lacking) in sides {
            let (plan, other) = (corpus.plan(plan).id.as_str(), corpus.plan(other).id.as_str());
            table.rows.extend(lacking.iter().map(|l| {
                let task = corpus.task(l.task);
                let nearest = l.nearest.as_ref().map(|n| (corpus.task(n.task), n));
                vec![
                    plan.into(),
                    task.id.as_str().into(),
                    l.span.of(&task.text).into(),
                    other.into(),
                    nearest.map(|(t, _)| t.id.as_str()).into(),
                    nearest.map(|(t, n)| n.span.of(&t.text)).into(),
                    nearest.map(|(_, n)| 1.0 - n.score).into(),
                ]
            }));
        }
    }
    table
}

/// A row a pair of tasks, best first within a pair of plans.
pub fn overlap(corpus: &Corpus, all: &[Overlap]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan_a").data(),
        c("plan_b").data(),
        c("a"),
        c("b"),
        c("score").number(Style::Decimal(2)),
        c("grade"),
        c("one_to_one"),
        c("passage_a").long(),
        c("passage_b").long(),
        c("passages").count(),
        c("shared_agencies"),
        c("only_a"),
        c("only_b"),
        c("lead_a"),
        c("lead_b"),
        c("source"),
        c("source_grade_a"),
        c("source_grade_b"),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("overlap", columns);
    let names = FunctionNames::new(corpus);
    for one in all {
        let (plan_a, plan_b) = (ids.get(one.a), ids.get(one.b));
        table.rows.extend(one.pairs.iter().map(|p| {
            let (a, b) = (corpus.task(p.a), corpus.task(p.b));
            let best = p.passages.first();
            vec![
                plan_a.clone(),
                plan_b.clone(),
                a.id.as_str().into(),
                b.id.as_str().into(),
                p.score.into(),
                Word::from(p.grade).into(),
                p.one_to_one.into(),
                best.map(|x| x.a.of(&a.text)).into(),
                best.map(|x| x.b.of(&b.text)).into(),
                p.passages.len().into(),
                Value::functions(&names, &p.shared_agencies),
                Value::functions(&names, &p.only_a),
                Value::functions(&names, &p.only_b),
                Value::functions(&names, &p.lead_a),
                Value::functions(&names, &p.lead_b),
                p.source.map(|s| corpus.task(s.task).id.as_str()).into(),
                p.source.map(|s| Word::from(s.grade_a)).into(),
                p.source.map(|s| Word::from(s.grade_b)).into(),
            ]
        }));
    }
    table
}

/// A row a pair of passages, with positions in characters and the longest run of the same words.
pub fn passages(corpus: &Corpus, all: &[Overlap]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("a"),
        c("b"),
        c("score").number(Style::Decimal(2)),
        c("grade"),
        c("a_text").long(),
        c("b_text").long(),
        c("a_start").count().data(),
        c("a_end").count().data(),
        c("b_start").count().data(),
        c("b_end").count().data(),
        c("verbatim").long(),
    ];
    let mut table = Table::new("passages", columns);
    for pair in all.iter().flat_map(|one| &one.pairs) {
        let (a, b): (&Task, &Task) = (corpus.task(pair.a), corpus.task(pair.b));
        table.rows.extend(pair.passages.iter().map(|p| {
            let (in_a, in_b) = (p.a.in_chars(&a.text), p.b.in_chars(&b.text));
            vec![
                a.id.as_str().into(),
                b.id.as_str().into(),
                p.score.into(),
                Word::from(p.grade).into(),
                p.a.of(&a.text).into(),
                p.b.of(&b.text).into(),
                in_a.0.into(),
                in_a.1.into(),
                in_b.0.into(),
                in_b.1.into(),
                p.verbatim.first().map(|v| v.0.of(&a.text)).into(),
            ]
        }));
    }
    table
}

/// A row a pair of plans: how far each is covered by the other, and pairs by grade.
pub fn coverage(corpus: &Corpus, all: &[Overlap]) -> Table {
    use crate::analyse::overlap::Grade;
    let c = Column::new;
    let columns = vec![
        c("plan_a"),
        c("plan_b"),
        c("same").count(),
        c("similar").count(),
        c("theme").count(),
        c("coverage_a").number(Style::Percent(1)),
        c("coverage_b").number(Style::Percent(1)),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("coverage", columns);
    table.rows.extend(all.iter().map(|one| {
        let graded = |grade: Grade| Value::from(one.pairs.iter().filter(|p| p.grade == grade).count());
        vec![
            ids.get(one.a),
            ids.get(one.b),
            graded(Grade::Same),
            graded(Grade::Similar),
            graded(Grade::Theme),
            one.coverage_a.into(),
            one.coverage_b.into(),
        ]
    }));
    table
}
