//! What a coder decided, and what became of it.

use super::{Column, Table, Value};
use crate::{
    render::{Lang, Word},
    resolve::{coded::Receipt, decisions::Decision},
};

/// A row a change, what needs a look first; reasons in one language.
pub fn receipt(receipt: &[Receipt], lang: Lang) -> Table {
    let c = Column::new;
    let columns = vec![
        c("outcome", "结果", "Outcome"),
        c("file", "文件", "File"),
        c("row", "行", "Row").count("", ""),
        c("task", "任务编号", "Task id"),
        c("column", "栏目", "Column"),
        c("before", "原来", "Before"),
        c("after", "改成", "After"),
        c("why", "说明", "Why").long(),
        c("words", "原句", "Sentence").long(),
    ];
    let mut table = Table::new("receipt", "回执", "Receipt", columns);
    table.rows.extend(receipt.iter().map(|r| {
        vec![
            Word::from(r.outcome).into(),
            r.file.as_str().into(),
            r.row.into(),
            r.task.as_str().into(),
            r.column.as_str().into(),
            r.before.as_str().into(),
            r.after.as_str().into(),
            r.why.in_lang(lang).into(),
            r.words.as_str().into(),
        ]
    }));
    table
}

/// A row a decision, with its whole record for the way back.
pub fn decisions(log: &[Decision]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("n", "序", "No."),
        c("who", "编码员", "Coder"),
        c("at", "时间", "Time"),
        c("place", "哪里", "Where"),
        c("before", "原来", "Before"),
        c("after", "改成", "After"),
        c("words", "原句", "Sentence").long(),
        c("record", "记录", "Record"),
    ];
    let mut table = Table::new("decisions", "决定", "Decisions", columns);
    table.rows.extend(log.iter().map(|d| {
        vec![
            Value::Count(d.n as usize),
            d.who.as_str().into(),
            d.at.as_str().into(),
            d.task.as_str().into(),
            d.before.as_str().into(),
            d.after.as_str().into(),
            d.quote.as_str().into(),
            serde_json::to_string(d).ok().into(),
        ]
    }));
    table
}
