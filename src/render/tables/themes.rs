//! Themes: ownership, gaps, how far the codebook reaches.

use super::{Column, Pieces, Style, Table, Value, value::Plans, workload::task_ids};
use crate::{
    analyse::themes::{ThemeRow, Themes},
    model::Corpus,
    render::Word,
    say::FunctionNames,
};
use std::{collections::HashMap, sync::Arc};

/// A row a theme and plan.
pub fn themes<'a>(corpus: &'a Corpus, themes: &'a Themes) -> Pieces<'a> {
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
    let names = FunctionNames::new(corpus);
    let all = themes.rows.iter().flat_map(|row| row.plans.iter().map(move |p| (row, p))).collect();
    Pieces::by_row_of(Table::new("themes", columns), all, move |&(row, p)| {
        vec![
            row.id.clone().into(),
            Value::theme(&row.zh, &row.en, row.draft),
            ids.get(p.plan),
            Word::from(p.ownership).into(),
            p.tasks.len().into(),
            Value::functions(&names, &p.leads),
            p.fragmentation.into(),
            task_ids(corpus, &p.main),
            task_ids(corpus, &p.tasks),
        ]
    })
}

/// A row a gap, with the words it rests on.
pub fn gaps<'a>(corpus: &'a Corpus, themes: &'a Themes) -> Pieces<'a> {
    gap_table(corpus, themes, true)
}

/// The same without the words of single tasks: beside a table of tasks, to which `task` is the key.
pub fn gaps_once<'a>(corpus: &'a Corpus, themes: &'a Themes) -> Pieces<'a> {
    gap_table(corpus, themes, false)
}

fn gap_table<'a>(corpus: &'a Corpus, themes: &'a Themes, words: bool) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![c("kind"), c("plan"), c("theme").name(), c("task"), c("quotation").long()];
    let ids = Plans::new(corpus);
    let theme_names = names_of(themes);
    Pieces::by_row(Table::new("gaps", columns), &themes.gaps, move |g| {
        let theme = g.theme.as_ref().map(|id| named(&theme_names, id));
        vec![
            Word::from(g.kind).into(),
            ids.get(g.plan),
            theme.into(),
            g.task.map(|t| corpus.task(t).id.shared()).into(),
            Some(g.quotation.as_str()).filter(|_| words || g.task.is_none()).into(),
        ]
    })
}

/// The names of the themes, by id.
fn names_of(themes: &Themes) -> HashMap<Arc<str>, Value> {
    let name = |row: &ThemeRow| (row.id.clone(), Value::theme(&row.zh, &row.en, row.draft));
    themes.rows.iter().map(name).collect()
}

/// The name of a theme; its id where the codebook does not have it.
fn named(names: &HashMap<Arc<str>, Value>, id: &Arc<str>) -> Value {
    names.get(id).cloned().unwrap_or_else(|| Value::Name(id.clone(), id.clone()))
}

/// A row a function that the codebook expects for a theme and that no task of the theme names.
pub fn missing_owners<'a>(corpus: &Corpus, themes: &'a Themes) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![c("plan"), c("theme").data(), c("name").name(), c("function"), c("in_plan")];
    let ids = Plans::new(corpus);
    let (names, theme_names) = (FunctionNames::new(corpus), names_of(themes));
    let mut all: Vec<_> = themes.missing_owners.iter().collect();
    all.sort_by_key(|m| m.plan);
    Pieces::by_row_of(Table::new("missing-owners", columns), all, move |m| {
        vec![
            ids.get(m.plan),
            m.theme.clone().into(),
            named(&theme_names, &m.theme),
            Value::functions(&names, std::slice::from_ref(&m.function)),
            m.in_plan.into(),
        ]
    })
}

/// A row a plan: measures and tasks that have a theme.
pub fn codebook_coverage<'a>(corpus: &Corpus, themes: &'a Themes) -> Pieces<'a> {
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
        c("of_field"),
    ];
    let ids = Plans::new(corpus);
    Pieces::by_row(Table::new("codebook-coverage", columns), &themes.coverage, move |k| {
        vec![
            ids.get(k.plan),
            k.tasks.into(),
            k.coded_tasks.into(),
            share(k.coded_tasks, k.tasks).into(),
            k.measures.into(),
            k.coded_measures.into(),
            share(k.coded_measures, k.measures).into(),
            k.of_field.into(),
        ]
    })
}

/// A row a measure that has no theme, with terms a theme for it might have.
pub fn uncoded<'a>(corpus: &'a Corpus, themes: &'a Themes) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![c("task"), c("measure").long(), c("candidates")];
    Pieces::by_row(Table::new("uncoded", columns), &themes.uncoded, move |u| {
        let task = corpus.task(u.task);
        vec![task.id.shared().into(), u.span.of(&task.text).into(), Value::texts(&u.candidates)]
    })
}
