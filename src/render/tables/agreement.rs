//! Two coders compared.

use super::{Column, Style, Table, Value};
use crate::{
    analyse::{
        Estimate,
        agreement::{Agreement, Coded, Measure},
    },
    model::Duty,
    render::Word,
};
use std::sync::Arc;

/// One row a measure: tasks compared, Krippendorff's α with and without duties and their intervals, shared pairs.
pub fn agreement(result: &Agreement) -> Table {
    let c = Column::new;
    let columns = vec![
        c("measure", "指标", "Measure").data(),
        c("measure_label", "指标", "Measure"),
        c("value", "数值", "Value").number(Style::Decimal(3)),
        c("value_low", "95% 区间下限", "95% interval: low").number(Style::Decimal(3)),
        c("value_high", "95% 区间上限", "95% interval: high").number(Style::Decimal(3)),
    ];
    let mut table = Table::new("agreement", "两位编码员的一致性", "Agreement of two coders", columns);
    let mut add = |code: &'static str, zh: &'static str, en: &'static str, value: Estimate| {
        let (low, high) = value.interval.unzip();
        table.rows.push(vec![
            code.into(),
            Word { code, zh, en }.into(),
            value.value.into(),
            low.into(),
            high.into(),
        ]);
    };
    let count = |n: usize| Estimate { value: Some(n as f64), ..Estimate::default() };
    add("tasks", "共同的任务（项）", "Tasks in both tables", count(result.tasks));
    add("only_first", "仅见于甲表的任务（项）", "Tasks only in the first", count(result.only_first.len()));
    add("only_second", "仅见于乙表的任务（项）", "Tasks only in the second", count(result.only_second.len()));
    add("alpha", "α（主体与措辞，MASI 距离）", "α of bodies and duties (MASI)", result.alpha);
    add("alpha_bodies", "α（主体，MASI 距离）", "α of bodies (MASI)", result.alpha_bodies);
    let shared = Estimate { value: result.shared, ..Estimate::default() };
    add("shared", "双方一致的编码占比", "Share of codes both give", shared);
    table
}

/// What either coder makes of the plan's numbers, and between what they lie if in each task one of the two is right.
pub fn agreement_carried(result: &Agreement) -> Table {
    let c = Column::new;
    let columns = vec![
        c("measure", "指标代码", "Measure key").data(),
        c("measure_label", "指标", "Measure"),
        c("first", "按甲表", "By the first").number(Style::Decimal(2)),
        c("second", "按乙表", "By the second").number(Style::Decimal(2)),
        c("least", "至少", "At least").number(Style::Decimal(2)),
        c("most", "至多", "At most").number(Style::Decimal(2)),
    ];
    let (zh, en) = ("编码分歧下的各项数字", "The numbers under the coders' disagreement");
    let mut table = Table::new("agreement-carried", zh, en, columns);
    for one in &result.carried {
        let (code, zh, en) = match one.measure {
            Measure::Assignments => ("assignments", "责任数（项）", "Assignments"),
            Measure::MeanBodies => ("mean_bodies", "每项任务主体数（个）", "Bodies a task"),
            Measure::SingleBody => ("single_body", "单一主体的任务（项）", "Tasks with one body"),
            Measure::NoBody => ("no_body", "未写责任主体的任务（项）", "Tasks that name no body"),
            Measure::Led => ("led", "有牵头的任务（项，字面口径）", "Tasks with a lead (literal)"),
        };
        table.rows.push(vec![
            code.into(),
            Word { code, zh, en }.into(),
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
        c("kind", "类别", "Kind"),
        c("code", "编码", "Code"),
        c("tasks_first", "甲表任务数", "Tasks, first").count("项", "count"),
        c("tasks_second", "乙表任务数", "Tasks, second").count("项", "count"),
        c("tasks_both", "双方都有", "Tasks, both").count("项", "count"),
        c("tasks_either", "任一方有", "Tasks, either").count("项", "count"),
        c("alpha", "α", "α").estimate(Style::Decimal(3)),
    ];
    let mut table =
        Table::new("agreement-codes", "各措辞与各主体的编码一致性", "Agreement by duty and by body", columns);
    let (duty, body) =
        (Word { code: "duty", zh: "措辞", en: "duty" }, Word { code: "body", zh: "主体", en: "body" });
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
    let columns = vec![
        c("task", "任务编号", "Task id"),
        c("first", "仅甲", "Only first").long(),
        c("second", "仅乙", "Only second").long(),
        c("responsibility", "责任表述", "Responsibility").long(),
    ];
    let mut table = Table::new("disagreements", "分歧清单", "Disagreements", columns);
    table.rows.extend(result.disagreements.iter().map(|d| {
        vec![d.task.as_str().into(), codes(&d.first), codes(&d.second), d.responsibility.as_str().into()]
    }));
    table
}

/// `市民政局（牵头）` for each code.
fn codes(all: &[(Arc<str>, Duty)]) -> Value {
    Value::texts(all.iter().map(|(name, duty)| format!("{name}（{}）", duty.zh())))
}
