//! Sentences behind a result.

use super::{Column, Table, Value};
use crate::{analyse::evidence::Evidence, model::Corpus, render::Word};

/// A row a sentence, in document order; `start` and `end` count characters in `text`.
pub fn evidence(corpus: &Corpus, found: &[Evidence]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("task"),
        c("place"),
        c("name"),
        c("duty"),
        c("role"),
        c("words").long(),
        c("text").long(),
        c("start").count().data(),
        c("end").count().data(),
    ];
    let mut table = Table::new("evidence", columns);
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
