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
        c("outcome"),
        c("file"),
        c("row").count(),
        c("task"),
        c("column"),
        c("before"),
        c("after"),
        c("why").long(),
        c("words").long(),
    ];
    let mut table = Table::new("receipt", columns);
    table.rows.extend(receipt.iter().map(|r| {
        let name = r.column_name();
        vec![
            Word::from(r.outcome).into(),
            r.file.as_str().into(),
            r.row.into(),
            r.task.as_str().into(),
            Value::Keyed(r.column.as_str().into(), name.zh.into(), name.en.into()),
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
    let columns =
        vec![c("n"), c("who"), c("at"), c("place"), c("before"), c("after"), c("words").long(), c("record")];
    let mut table = Table::new("decisions", columns);
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
