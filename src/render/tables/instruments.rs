//! Policy instruments: who works by which, what nobody leads, how plans differ.

use super::{Column, Style, Table, Value, workload::task_ids};
use crate::{
    analyse::{
        instruments::{BodyInstrument, Instruments, Named, coded},
        themes::{Codebook, Coding, Taken, Used},
    },
    model::Corpus,
    render::Word,
    say::FunctionNames,
};

fn name(instrument: &Named) -> Value {
    Value::Name(instrument.zh.clone(), instrument.en.clone())
}

/// A row a plan and instrument: how much of it, in which roles, who leads.
pub fn instruments(corpus: &Corpus, all: &Instruments) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("instrument", "工具代码", "Instrument").data(),
        c("name", "政策工具", "Policy instrument").name(),
        c("measures", "举措数", "Measures").count("项", "count"),
        c("share", "占已编码举措", "Share of coded measures").number(Style::Percent(1)),
        c("tasks", "任务数", "Tasks").count("项", "count"),
        c("lead", "牵头", "Lead").count("次", "times"),
        c("participant", "参与", "Participant").count("次", "times"),
        c("support", "配合", "Support").count("次", "times"),
        c("ownership", "归属", "Ownership"),
        c("leads", "牵头职能", "Leads"),
        c("task_ids", "任务编号", "Task ids").data(),
    ];
    let mut table = Table::new("instruments", "政策工具与角色", "Policy instruments and roles", columns);
    let names = FunctionNames::new(corpus);
    table.rows.extend(all.rows.iter().map(|r| {
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
    }));
    table
}

/// A row a plan, body and instrument that the body works by.
pub fn body_instruments(corpus: &Corpus, all: &Instruments) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("function", "职能", "Function"),
        c("instrument", "工具代码", "Instrument").data(),
        c("name", "政策工具", "Policy instrument").name(),
        c("tasks", "任务数", "Tasks").count("项", "count"),
        c("lead", "牵头任务", "Led").count("项", "count"),
        c("participant", "参与任务", "As participant").count("项", "count"),
        c("support", "配合任务", "As support").count("项", "count"),
    ];
    let (zh, en) = ("责任主体与政策工具", "Bodies and policy instruments");
    let mut table = Table::new("body-instruments", zh, en, columns);
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
        c("a", "方案甲", "Plan A"),
        c("b", "方案乙", "Plan B"),
        c("instrument", "工具代码", "Instrument").data(),
        c("name", "政策工具", "Policy instrument").name(),
        c("measures_a", "甲举措数", "Measures of A").count("项", "count"),
        c("share_a", "占甲已编码举措", "Share in A").number(Style::Percent(1)),
        c("measures_b", "乙举措数", "Measures of B").count("项", "count"),
        c("share_b", "占乙已编码举措", "Share in B").number(Style::Percent(1)),
    ];
    let (zh, en) = ("两个方案的政策工具", "Policy instruments of two plans");
    let mut table = Table::new("instruments-compared", zh, en, columns);
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
        ]
    }));
    table
}

/// A row a measure and instrument: the words that decided, or that the meaning did. For a coder to check.
pub fn instrument_measures(corpus: &Corpus, coding: &Coding) -> Table {
    let c = Column::new;
    let columns = vec![
        c("task", "任务编号", "Task id"),
        c("measure", "举措", "Measure").long(),
        c("instrument", "工具代码", "Instrument").data(),
        c("name", "政策工具", "Policy instrument").name(),
        c("by", "依据", "Decided by"),
        c("words", "关键词", "Keywords"),
    ];
    let mut table =
        Table::new("instrument-measures", "举措的政策工具", "Policy instruments of measures", columns);
    let themes = &Codebook::instruments().themes;
    table.rows.extend(coded(coding).iter().filter_map(|m| {
        let (task, theme) = (corpus.task(m.task), themes.get(m.theme)?);
        let by = if m.words.is_empty() {
            Word::new("meaning", "语义", "meaning")
        } else {
            Word::new("keywords", "关键词", "keywords")
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
        c("codebook", "编码本", "Codebook"),
        c("themes", "主题数", "Themes").count("个", "count"),
        c("measures", "举措数", "Measures").count("项", "count"),
        c("coded", "已编码举措", "Coded measures").count("项", "count"),
        c("share", "举措覆盖率", "Share of measures").number(Style::Percent(1)),
        c("used", "采用", "Used"),
    ];
    let mut table = Table::new("codebooks", "采用的编码本", "Codebooks in use", columns);
    table.rows.extend(used.iter().map(|u| {
        let share = (u.measures > 0).then(|| u.coded as f64 / u.measures as f64);
        let taken = match u.taken {
            Taken::Asked => Word::new("asked", "指定", "asked for"),
            Taken::Covers => {
                Word::new("covers", "覆盖过半，自动采用", "taken: it covers half of the measures")
            }
            Taken::Always => Word::new("always", "各领域通用", "for any field"),
            Taken::TooLittle => {
                Word::new("too-little", "覆盖不足一半，不采用", "not used: it covers less than half")
            }
        };
        vec![
            u.name.as_str().into(),
            u.themes.into(),
            u.measures.into(),
            u.coded.into(),
            share.into(),
            taken.into(),
        ]
    }));
    table
}
