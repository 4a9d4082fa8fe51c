//! Two coders compared.

use super::{Column, Style, Table, Value};
use crate::{analyse::agreement::Agreement, model::Duty, render::Word};
use std::sync::Arc;

/// One row a measure: tasks compared, Krippendorff's α with and without duties, shared pairs.
pub fn agreement(result: &Agreement) -> Table {
    let c = Column::new;
    let columns = vec![
        c("measure", "指标", "Measure").data(),
        c("measure_label", "指标", "Measure"),
        c("value", "数值", "Value").number(Style::Decimal(3)),
    ];
    let mut table = Table::new("agreement", "两位编码员的一致性", "Agreement of two coders", columns);
    let mut add = |code: &'static str, zh: &'static str, en: &'static str, value: Value| {
        table.rows.push(vec![code.into(), Word { code, zh, en }.into(), value]);
    };
    add("tasks", "共同的任务（项）", "Tasks in both tables", result.tasks.into());
    add("only_first", "仅见于甲表的任务（项）", "Tasks only in the first", result.only_first.len().into());
    add("only_second", "仅见于乙表的任务（项）", "Tasks only in the second", result.only_second.len().into());
    add("alpha", "α（主体与措辞，MASI 距离）", "α of bodies and duties (MASI)", result.alpha.into());
    add("alpha_bodies", "α（主体，MASI 距离）", "α of bodies (MASI)", result.alpha_bodies.into());
    add("shared", "双方一致的编码占比", "Share of codes both give", result.shared.into());
    table
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
