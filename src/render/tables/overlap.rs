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
        c("plan", "方案", "Plan"),
        c("task", "任务编号", "Task id"),
        c("measure", "举措", "Measure").long(),
        c("lacking_in", "缺此举措的方案", "Plan that lacks it"),
        c("nearest_task", "最接近的任务", "Nearest task there"),
        c("nearest", "最接近的原文", "Nearest words there").long(),
        c("distance", "距离", "Distance").number(Style::Decimal(2)),
    ];
    let (zh, en) = ("一方有而另一方没有的举措", "Measures that the other plan lacks");
    let mut table = Table::new("lacking", zh, en, columns);
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
        c("plan_a", "甲方案", "Plan A").data(),
        c("plan_b", "乙方案", "Plan B").data(),
        c("a", "甲任务", "Task A"),
        c("b", "乙任务", "Task B"),
        c("score", "相似度", "Score").number(Style::Decimal(2)),
        c("grade", "等级", "Grade"),
        c("one_to_one", "一一对应", "One to one"),
        c("passage_a", "甲方案原文", "Passage A").long(),
        c("passage_b", "乙方案原文", "Passage B").long(),
        c("passages", "对应处数", "Passages").count("处", "count"),
        c("shared_agencies", "双方共有职能", "Shared functions"),
        c("only_a", "仅甲方职能", "Only A"),
        c("only_b", "仅乙方职能", "Only B"),
        c("lead_a", "甲方牵头", "Lead A"),
        c("lead_b", "乙方牵头", "Lead B"),
        c("source", "上位方案的相应任务", "Task of the upper plan"),
        c("source_grade_a", "甲与上位方案", "A and the upper plan"),
        c("source_grade_b", "乙与上位方案", "B and the upper plan"),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("overlap", "两方案重叠的任务", "Overlapping tasks", columns);
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
        c("a", "甲任务", "Task A"),
        c("b", "乙任务", "Task B"),
        c("score", "相似度", "Score").number(Style::Decimal(2)),
        c("grade", "等级", "Grade"),
        c("a_text", "甲方案原文", "Passage A").long(),
        c("b_text", "乙方案原文", "Passage B").long(),
        c("a_start", "甲起", "A start").count("", "").data(),
        c("a_end", "甲止", "A end").count("", "").data(),
        c("b_start", "乙起", "B start").count("", "").data(),
        c("b_end", "乙止", "B end").count("", "").data(),
        c("verbatim", "最长相同文字", "Longest verbatim run").long(),
    ];
    let mut table = Table::new("passages", "重叠的原文", "Overlapping passages", columns);
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
        c("plan_a", "甲方案", "Plan A"),
        c("plan_b", "乙方案", "Plan B"),
        c("same", "相同", "Same").count("对", "pairs"),
        c("similar", "相近", "Similar").count("对", "pairs"),
        c("theme", "同主题", "Same theme").count("对", "pairs"),
        c("coverage_a", "甲被乙覆盖的举措", "A's measures that B has").number(Style::Percent(1)),
        c("coverage_b", "乙被甲覆盖的举措", "B's measures that A has").number(Style::Percent(1)),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("coverage", "两方案的相互覆盖", "Coverage of the plans", columns);
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
