//! Two coders compared.

use super::{Column, Style, Table, Value};
use crate::say::both;
use crate::{
    analyse::{
        Estimate,
        agreement::{Agreement, Coded, Measure},
    },
    model::Duty,
    render::Word,
    resolve::{
        decisions::Decision,
        settle::{About, Difference, Part, Saying, deciders},
    },
};
use std::sync::Arc;

/// One row a measure: tasks compared, Krippendorff's α with and without duties and their intervals, shared pairs.
pub fn agreement(result: &Agreement) -> Table {
    let c = Column::new;
    let columns = vec![
        c("measure").data(),
        c("measure_label"),
        c("value").number(Style::Decimal(3)),
        c("value_low").number(Style::Decimal(3)),
        c("value_high").number(Style::Decimal(3)),
    ];
    let mut table = Table::new("agreement", columns);
    let mut add = |code: &'static str, value: Estimate| {
        let (low, high) = value.interval.unzip();
        table.rows.push(vec![
            code.into(),
            Word::new("agreement-measure", code).into(),
            value.value.into(),
            low.into(),
            high.into(),
        ]);
    };
    let count = |n: usize| Estimate { value: Some(n as f64), ..Estimate::default() };
    add("tasks", count(result.tasks));
    add("only_first", count(result.only_first.len()));
    add("only_second", count(result.only_second.len()));
    add("alpha", result.alpha);
    add("alpha_bodies", result.alpha_bodies);
    let shared = Estimate { value: result.shared, ..Estimate::default() };
    add("shared", shared);
    table
}

/// What either coder makes of the plan's numbers, and between what they lie if in each task one of the two is right.
pub fn agreement_carried(result: &Agreement) -> Table {
    let c = Column::new;
    let columns = vec![
        c("measure").data(),
        c("measure_label"),
        c("first").number(Style::Decimal(2)),
        c("second").number(Style::Decimal(2)),
        c("least").number(Style::Decimal(2)),
        c("most").number(Style::Decimal(2)),
    ];
    let mut table = Table::new("agreement-carried", columns);
    for one in &result.carried {
        let code = match one.measure {
            Measure::Assignments => "assignments",
            Measure::MeanBodies => "mean_bodies",
            Measure::SingleBody => "single_body",
            Measure::NoBody => "no_body",
            Measure::Led => "led",
        };
        table.rows.push(vec![
            code.into(),
            Word::new("measure", code).into(),
            one.first.into(),
            one.second.into(),
            one.between.0.into(),
            one.between.1.into(),
        ]);
    }
    table
}

/// A row a duty, then a row a body: how often either coder gives it, between what its number lies, α with its interval.
pub fn agreement_codes(result: &Agreement) -> Table {
    let c = Column::new;
    let columns = vec![
        c("kind"),
        c("code"),
        c("tasks_first").count(),
        c("tasks_second").count(),
        c("tasks_both").count(),
        c("tasks_either").count(),
        c("alpha").estimate(Style::Decimal(3)),
    ];
    let mut table = Table::new("agreement-codes", columns);
    let (duty, body) = (Word::new("coded", "duty"), Word::new("coded", "body"));
    table.rows.extend(result.by_duty.iter().map(|d| code_row(duty, Word::from(d.what).into(), d)));
    table.rows.extend(result.by_body.iter().map(|b| code_row(body, b.what.as_ref().into(), b)));
    table
}

fn code_row<K>(kind: Word, code: Value, one: &Coded<K>) -> Vec<Value> {
    vec![
        kind.into(),
        code,
        one.first.into(),
        one.second.into(),
        one.between.0.into(),
        one.between.1.into(),
        one.alpha.into(),
    ]
}

/// A row a task that was coded differently: what only one side gives.
pub fn disagreements(result: &Agreement) -> Table {
    let c = Column::new;
    let columns =
        vec![c("task"), c("first").name().long(), c("second").name().long(), c("responsibility").long()];
    let mut table = Table::new("disagreements", columns);
    table.rows.extend(result.disagreements.iter().map(|d| {
        vec![d.task.as_str().into(), codes(&d.first), codes(&d.second), d.responsibility.as_str().into()]
    }));
    table
}

/// A row a difference: what it is about, what either coder says, and who decided it and when.
pub fn differences(all: &[Difference], first: &[Decision], second: &[Decision]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("task"),
        c("about"),
        c("name"),
        c("first").name(),
        c("second").name(),
        c("first_by").long(),
        c("second_by").long(),
        c("responsibility").long(),
    ];
    let mut table = Table::new("differences", columns);
    table.rows.extend(all.iter().map(|d| {
        let about = match d.about {
            About::Body => "body",
            About::List => "list",
            About::Task => "task",
        };
        let side = |said: &Option<Saying>, holds: bool, parts: &[Part]| match (d.about, said) {
            (About::Body, Some(s)) => codes(&[(s.name.clone(), s.duty)]),
            (About::Body, None) => Value::Absent,
            (About::List, _) => Word::new("list-open", if holds { "open" } else { "complete" }).into(),
            (About::Task, _) => parts.len().into(),
        };
        vec![
            d.task.as_str().into(),
            Word::new("difference-about", about).into(),
            d.words.text.as_str().into(),
            side(&d.first, d.holds.0, &d.parts.0),
            side(&d.second, d.holds.1, &d.parts.1),
            by(first, d),
            by(second, d),
            d.responsibility.as_str().into(),
        ]
    }));
    table
}

/// `甲 2026-03-01T08:15:00Z 配合` for each decision about a difference.
fn by(log: &[Decision], difference: &Difference) -> Value {
    let all = deciders(log, difference);
    if all.is_empty() {
        return Value::Absent;
    }
    Value::texts(all.iter().map(|d| [&*d.who, &*d.at, &*d.after].join(" ")))
}

/// `市民政局（牵头）` for each code.
fn codes(all: &[(Arc<str>, Duty)]) -> Value {
    let code = |(name, duty): &(Arc<str>, Duty)| {
        Value::name_of(both!("named-as", name, duty = Word::from(*duty).text()))
    };
    Value::List(all.iter().map(code).collect())
}
