//! Overlap: pairs of tasks, the passages they rest on, how far each plan is covered.

use super::{Column, Pieces, Style, Table, Value, value::Plans};
use crate::{
    analyse::overlap::{Lacking, Overlap, TaskPair},
    model::{Corpus, PlanIndex, Task},
    render::Word,
    say::FunctionNames,
};

/// A row a measure of one plan that the other lacks, with what is nearest to it there: the list of what is not taken up, which
/// needs no codebook.
pub fn lacking<'a>(corpus: &'a Corpus, all: &'a [Overlap]) -> Pieces<'a> {
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
    Pieces::new(Table::new("lacking", columns), all, move |one| {
        let sides = [(one.a, one.b, &one.lacking_b), (one.b, one.a, &one.lacking_a)];
        let of_side = |(plan, other, lacking): (PlanIndex, PlanIndex, &'a Vec<Lacking>)| {
            let (plan, other) = (corpus.plan(plan).id.shared(), corpus.plan(other).id.shared());
            lacking.iter().map(move |l| {
                let task = corpus.task(l.task);
                let nearest = l.nearest.as_ref().map(|n| (corpus.task(n.task), n));
                vec![
                    plan.clone().into(),
                    task.id.shared().into(),
                    l.span.of(&task.text).into(),
                    other.clone().into(),
                    nearest.map(|(t, _)| t.id.shared()).into(),
                    nearest.map(|(t, n)| n.span.of(&t.text)).into(),
                    nearest.map(|(_, n)| 1.0 - n.score).into(),
                ]
            })
        };
        sides.into_iter().flat_map(of_side).collect()
    })
    .one_by_one()
}

/// A row a pair of tasks, best first within a pair of plans.
pub fn overlap<'a>(corpus: &'a Corpus, all: &'a [Overlap]) -> Pieces<'a> {
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
    let names = FunctionNames::new(corpus);
    Pieces::new(Table::new("overlap", columns), all, move |one| {
        let (plan_a, plan_b) = (ids.get(one.a), ids.get(one.b));
        let row = |p: &TaskPair| {
            let (a, b) = (corpus.task(p.a), corpus.task(p.b));
            let best = p.passages.first();
            vec![
                plan_a.clone(),
                plan_b.clone(),
                a.id.shared().into(),
                b.id.shared().into(),
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
        };
        one.pairs.iter().map(row).collect()
    })
    .one_by_one()
}

/// A row a pair of passages, with positions in characters and the longest run of the same words.
pub fn passages<'a>(corpus: &'a Corpus, all: &'a [Overlap]) -> Pieces<'a> {
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
    Pieces::new(Table::new("passages", columns), all, move |one| {
        let of_pair = |pair: &'a TaskPair| {
            let (a, b): (&Task, &Task) = (corpus.task(pair.a), corpus.task(pair.b));
            pair.passages.iter().map(move |p| {
                let (in_a, in_b) = (p.a.in_chars(&a.text), p.b.in_chars(&b.text));
                vec![
                    a.id.shared().into(),
                    b.id.shared().into(),
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
            })
        };
        one.pairs.iter().flat_map(of_pair).collect()
    })
    .one_by_one()
}

/// A row a pair of plans: how far each is covered by the other, and pairs by grade.
pub fn coverage<'a>(corpus: &Corpus, all: &'a [Overlap]) -> Pieces<'a> {
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
    Pieces::by_row(Table::new("coverage", columns), all, move |one| {
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
    })
}
