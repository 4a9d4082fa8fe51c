//! Themes: ownership, gaps, how far the codebook reaches.

use super::{Column, Style, Table, Value, value::Plans, workload::task_ids};
use crate::{analyse::themes::Themes, model::Corpus, render::Word, say::FunctionNames};

/// A row a theme and plan.
pub fn themes(corpus: &Corpus, themes: &Themes) -> Table {
    let c = Column::new;
    let columns = vec![
        c("theme", "主题代码", "Theme").data(),
        c("name", "主题", "Theme").name(),
        c("plan", "方案", "Plan"),
        c("ownership", "归属", "Ownership"),
        c("tasks", "任务数", "Tasks").count("项", "count"),
        c("leads", "牵头职能", "Leads"),
        c("fragmentation", "分散度", "Fragmentation").number(Style::Decimal(2)),
        c("main", "主要任务", "Main tasks"),
        c("task_ids", "任务编号", "Task ids").data(),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("themes", "主题归属", "Ownership of themes", columns);
    let names = FunctionNames::new(corpus);
    for row in &themes.rows {
        table.rows.extend(row.plans.iter().map(|p| {
            vec![
                row.id.as_ref().into(),
                Value::Name(row.zh.clone(), row.en.clone()),
                ids.get(p.plan),
                Word::from(p.ownership).into(),
                p.tasks.len().into(),
                Value::functions(&names, &p.leads),
                p.fragmentation.into(),
                task_ids(corpus, &p.main),
                task_ids(corpus, &p.tasks),
            ]
        }));
    }
    table
}

/// A row a gap, with the words it rests on.
pub fn gaps(corpus: &Corpus, themes: &Themes) -> Table {
    let c = Column::new;
    let columns = vec![
        c("kind", "类型", "Kind"),
        c("plan", "方案", "Plan"),
        c("theme", "主题", "Theme").name(),
        c("task", "任务编号", "Task id"),
        c("quotation", "原文", "Quotation").long(),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("gaps", "责任缺口", "Gaps of ownership", columns);
    table.rows.extend(themes.gaps.iter().map(|g| {
        let theme = g.theme.as_ref().map(|id| {
            let row = themes.rows.iter().find(|r| r.id == *id);
            row.map_or_else(
                || Value::Name(id.clone(), id.clone()),
                |r| Value::Name(r.zh.clone(), r.en.clone()),
            )
        });
        vec![
            Word::from(g.kind).into(),
            ids.get(g.plan),
            theme.into(),
            g.task.map(|t| corpus.task(t).id.as_str()).into(),
            g.quotation.as_str().into(),
        ]
    }));
    table
}

/// A row a function that the codebook expects for a theme and that no task of the theme names.
pub fn missing_owners(corpus: &Corpus, themes: &Themes) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("theme", "主题代码", "Theme").data(),
        c("name", "主题", "Theme").name(),
        c("function", "编码本预期、责任句未列的职能", "Expected function that is not named"),
        c("in_plan", "在本方案其他任务中出现", "Named for other tasks of the plan"),
    ];
    let (zh, en) = ("编码本预期而未列的职能", "Expected owners that are not named");
    let ids = Plans::new(corpus);
    let mut table = Table::new("missing-owners", zh, en, columns);
    let names = FunctionNames::new(corpus);
    let mut all: Vec<_> = themes.missing_owners.iter().collect();
    all.sort_by_key(|m| m.plan);
    table.rows.extend(all.into_iter().map(|m| {
        let row = themes.rows.iter().find(|r| r.id == m.theme);
        let (zh, en) = row.map_or((&m.theme, &m.theme), |r| (&r.zh, &r.en));
        vec![
            ids.get(m.plan),
            m.theme.as_ref().into(),
            Value::Name(zh.clone(), en.clone()),
            Value::functions(&names, std::slice::from_ref(&m.function)),
            m.in_plan.into(),
        ]
    }));
    table
}

/// A row a plan: measures and tasks that have a theme.
pub fn codebook_coverage(corpus: &Corpus, themes: &Themes) -> Table {
    let c = Column::new;
    let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("tasks", "任务数", "Tasks").count("项", "count"),
        c("coded_tasks", "已编码任务", "Coded tasks").count("项", "count"),
        c("task_share", "任务覆盖率", "Share of tasks").number(Style::Percent(1)),
        c("measures", "举措数", "Measures").count("项", "count"),
        c("coded_measures", "已编码举措", "Coded measures").count("项", "count"),
        c("measure_share", "举措覆盖率", "Share of measures").number(Style::Percent(1)),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("codebook-coverage", "编码表的覆盖面", "What the codebook covers", columns);
    table.rows.extend(themes.coverage.iter().map(|k| {
        vec![
            ids.get(k.plan),
            k.tasks.into(),
            k.coded_tasks.into(),
            share(k.coded_tasks, k.tasks).into(),
            k.measures.into(),
            k.coded_measures.into(),
            share(k.coded_measures, k.measures).into(),
        ]
    }));
    table
}

/// A row a measure that has no theme, with terms a theme for it might have.
pub fn uncoded(corpus: &Corpus, themes: &Themes) -> Table {
    let c = Column::new;
    let columns = vec![
        c("task", "任务编号", "Task id"),
        c("measure", "举措", "Measure").long(),
        c("candidates", "候选词", "Candidate terms"),
    ];
    let mut table = Table::new("uncoded", "未编码的举措", "Measures without a theme", columns);
    table.rows.extend(themes.uncoded.iter().map(|u| {
        let task = corpus.task(u.task);
        vec![task.id.as_str().into(), u.span.of(&task.text).into(), Value::texts(&u.candidates)]
    }));
    table
}
