//! Themes: ownership, gaps, how far the codebook reaches.

use super::{Column, Style, Table, Value, value::Plans, workload::task_ids};
use crate::{analyse::themes::Themes, model::Corpus, render::Word, say::FunctionNames};

/// A row a theme and plan.
pub fn themes(corpus: &Corpus, themes: &Themes) -> Table {
    let c = Column::new;
    let columns = vec![
        c("theme").data(),
        c("name").name(),
        c("plan"),
        c("ownership"),
        c("tasks").count(),
        c("leads"),
        c("fragmentation").number(Style::Decimal(2)),
        c("main"),
        c("task_ids").data(),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("themes", columns);
    let names = FunctionNames::new(corpus);
    for row in &themes.rows {
        table.rows.extend(row.plans.iter().map(|p| {
            vec![
                row.id.as_ref().into(),
                Value::theme(&row.zh, &row.en, row.draft),
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
    let columns = vec![c("kind"), c("plan"), c("theme").name(), c("task"), c("quotation").long()];
    let ids = Plans::new(corpus);
    let mut table = Table::new("gaps", columns);
    table.rows.extend(themes.gaps.iter().map(|g| {
        let theme = g.theme.as_ref().map(|id| {
            let row = themes.rows.iter().find(|r| r.id == *id);
            row.map_or_else(|| Value::Name(id.clone(), id.clone()), |r| Value::theme(&r.zh, &r.en, r.draft))
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
    let columns = vec![c("plan"), c("theme").data(), c("name").name(), c("function"), c("in_plan")];
    let ids = Plans::new(corpus);
    let mut table = Table::new("missing-owners", columns);
    let names = FunctionNames::new(corpus);
    let mut all: Vec<_> = themes.missing_owners.iter().collect();
    all.sort_by_key(|m| m.plan);
    table.rows.extend(all.into_iter().map(|m| {
        let row = themes.rows.iter().find(|r| r.id == m.theme);
        let name = row.map_or_else(
            || Value::Name(m.theme.clone(), m.theme.clone()),
            |r| Value::theme(&r.zh, &r.en, r.draft),
        );
        vec![
            ids.get(m.plan),
            m.theme.as_ref().into(),
            name,
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
        c("plan"),
        c("tasks").count(),
        c("coded_tasks").count(),
        c("task_share").number(Style::Percent(1)),
        c("measures").count(),
        c("coded_measures").count(),
        c("measure_share").number(Style::Percent(1)),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("codebook-coverage", columns);
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
    let columns = vec![c("task"), c("measure").long(), c("candidates")];
    let mut table = Table::new("uncoded", columns);
    table.rows.extend(themes.uncoded.iter().map(|u| {
        let task = corpus.task(u.task);
        vec![task.id.as_str().into(), u.span.of(&task.text).into(), Value::texts(&u.candidates)]
    }));
    table
}
