//! Policy instruments: who works by which, what nobody leads, how plans differ.

use super::{Column, Pieces, Style, Table, Value, workload::task_ids};
use crate::{
    analyse::{
        instruments::{BodyInstrument, Instruments, Named, coded},
        themes::{Codebook, Coding, Used},
    },
    model::Corpus,
    render::Word,
    say::FunctionNames,
};

fn name(instrument: &Named) -> Value {
    Value::Name(instrument.zh.clone(), instrument.en.clone())
}

/// A row a plan and instrument: how much of it, in which roles, who leads.
pub fn instruments<'a>(corpus: &'a Corpus, all: &'a Instruments) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("instrument").data(),
        c("name").name(),
        c("measures").count(),
        c("share").number(Style::Percent(1)),
        c("tasks").count(),
        c("lead").count(),
        c("participant").count(),
        c("support").count(),
        c("ownership"),
        c("leads"),
        c("task_ids").data(),
    ];
    let names = FunctionNames::new(corpus);
    Pieces::by_row(Table::new("instruments", columns), &all.rows, move |r| {
        vec![
            corpus.plan(r.plan).id.as_str().into(),
            r.instrument.id.as_ref().into(),
            name(&r.instrument),
            r.measures.into(),
            r.share.into(),
            r.tasks.len().into(),
            r.roles[0].into(),
            r.roles[1].into(),
            r.roles[2].into(),
            Word::from(r.ownership).into(),
            Value::functions(&names, &r.leads),
            task_ids(corpus, &r.tasks),
        ]
    })
}

/// A row a plan, body and instrument that the body works by.
pub fn body_instruments(corpus: &Corpus, all: &Instruments) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("function"),
        c("instrument").data(),
        c("name").name(),
        c("tasks").count(),
        c("lead").count(),
        c("participant").count(),
        c("support").count(),
    ];
    let mut table = Table::new("body-instruments", columns);
    let names = FunctionNames::new(corpus);
    let row = |b: &BodyInstrument| {
        vec![
            corpus.plan(b.plan).id.as_str().into(),
            Value::functions(&names, std::slice::from_ref(&b.function)),
            b.instrument.id.as_ref().into(),
            name(&b.instrument),
            b.roles.iter().sum::<usize>().into(),
            b.roles[0].into(),
            b.roles[1].into(),
            b.roles[2].into(),
        ]
    };
    table.rows.extend(all.bodies.iter().map(row));
    table
}

/// A row a pair of plans and instrument: its weight in either.
pub fn instruments_compared(corpus: &Corpus, all: &Instruments) -> Table {
    let c = Column::new;
    let columns = vec![
        c("a"),
        c("b"),
        c("instrument").data(),
        c("name").name(),
        c("measures_a").count(),
        c("share_a").number(Style::Percent(1)),
        c("measures_b").count(),
        c("share_b").number(Style::Percent(1)),
        c("difference").number(Style::Percent(1)),
        c("p").number(Style::Probability),
        c("q").number(Style::Probability),
    ];
    let mut table = Table::new("instruments-compared", columns);
    table.rows.extend(all.compared.iter().map(|m| {
        vec![
            corpus.plan(m.a).id.as_str().into(),
            corpus.plan(m.b).id.as_str().into(),
            m.instrument.id.as_ref().into(),
            name(&m.instrument),
            m.measures.0.into(),
            m.shares.0.into(),
            m.measures.1.into(),
            m.shares.1.into(),
            m.difference().into(),
            m.test.map(|t| t.p.value).into(),
            m.test.and_then(|t| t.q).into(),
        ]
    }));
    table
}

/// A row a measure and instrument: the words that decided, or that the meaning did. For a coder to check.
pub fn instrument_measures(corpus: &Corpus, coding: &Coding) -> Table {
    let c = Column::new;
    let columns =
        vec![c("task"), c("measure").long(), c("instrument").data(), c("name").name(), c("by"), c("words")];
    let mut table = Table::new("instrument-measures", columns);
    let themes = &Codebook::instruments().themes;
    table.rows.extend(coded(coding).iter().filter_map(|m| {
        let (task, theme) = (corpus.task(m.task), themes.get(m.theme)?);
        let by = if m.words.is_empty() {
            Word::new("coded-by", "meaning")
        } else {
            Word::new("coded-by", "keywords")
        };
        Some(vec![
            task.id.as_str().into(),
            m.measure.of(&task.text).into(),
            theme.id.as_ref().into(),
            Value::Name(theme.zh.clone(), theme.en.clone()),
            by.into(),
            Value::texts(m.words.iter().map(|w| w.of(&task.text))),
        ])
    }));
    table
}

/// A row a codebook: how much it covers, and whether it is used.
pub fn codebooks(used: &[Used]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("codebook"),
        c("themes").count(),
        c("measures").count(),
        c("coded").count(),
        c("share").number(Style::Percent(1)),
        c("used"),
    ];
    let mut table = Table::new("codebooks", columns);
    table.rows.extend(used.iter().map(|u| {
        let share = (u.measures > 0).then(|| u.coded as f64 / u.measures as f64);
        vec![
            u.name.as_str().into(),
            u.themes.into(),
            u.measures.into(),
            u.coded.into(),
            share.into(),
            Word::new("codebook-used", u.taken.as_str()).into(),
        ]
    }));
    table
}
