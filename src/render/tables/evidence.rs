//! Sentences behind a result.

use super::{Column, Table, Value};
use crate::{analyse::evidence::Evidence, model::Corpus, render::Word};

/// A row a sentence, in document order; `start` and `end` count characters in `text`.
pub fn evidence(corpus: &Corpus, found: &[Evidence]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("task", "任务编号", "Task id"),
        c("place", "位置", "Place"),
        c("name", "责任主体", "Name"),
        c("duty", "职责措辞", "Duty"),
        c("role", "角色", "Role"),
        c("words", "所指文字", "Words").long(),
        c("text", "原文", "Text").long(),
        c("start", "起", "Start").count("", "").data(),
        c("end", "止", "End").count("", "").data(),
    ];
    let mut table = Table::new("evidence", "证据", "Evidence", columns);
    table.rows.extend(found.iter().map(|e| {
        let (start, end) = e.span.in_chars(&e.text);
        let named = e.assignment.as_ref();
        vec![
            corpus.task(e.task).id.as_str().into(),
            e.place.to_string().into(),
            named.map(|n| n.name.as_ref()).into(),
            named.map_or(Value::Absent, |n| Word::from(n.duty).into()),
            named.map_or(Value::Absent, |n| Word::from(n.role).into()),
            e.span.of(&e.text).into(),
            e.text.as_str().into(),
            start.into(),
            end.into(),
        ]
    }));
    table
}
