//! What a coder must look at.

use super::{Column, Table, Value};
use crate::{
    diagnostic::Diagnostic,
    render::{Lang, Word},
};
use std::cmp::Reverse;

/// A row a diagnostic, gravest first, then in the order given; messages in one language.
pub fn check(diagnostics: &[Diagnostic], lang: Lang) -> Table {
    let c = Column::new;
    let columns = vec![
        c("severity"),
        c("code"),
        c("file"),
        c("line").count(),
        c("page").count().data(),
        c("table").count().data(),
        c("row").count().data(),
        c("sheet").data(),
        c("task"),
        c("words"),
        c("message").long(),
        c("hint").long(),
        c("excerpt").long().data(),
        c("start").count().data(),
        c("end").count().data(),
    ];
    let mut table = Table::new("check", columns);
    let mut ranked: Vec<_> = diagnostics.iter().collect();
    ranked.sort_by_key(|d| Reverse(d.severity));
    table.rows.extend(ranked.into_iter().map(|d| row(d, lang)));
    table
}

fn row(d: &Diagnostic, lang: Lang) -> Vec<Value> {
    let marked = d.excerpt.as_deref().zip(d.span);
    let chars = marked.map(|(text, span)| span.in_chars(text));
    vec![
        Word::from(d.severity).into(),
        d.code.into(),
        d.place.file.as_ref().into(),
        d.place.line.into(),
        d.place.page.into(),
        d.place.table.into(),
        d.place.row.into(),
        d.place.sheet.as_deref().into(),
        d.task.as_deref().into(),
        marked.map(|(text, span)| span.of(text)).filter(|w| !w.is_empty()).into(),
        d.message(lang).into(),
        d.hint(lang).into(),
        d.excerpt.as_deref().into(),
        chars.map(|c| c.0).into(),
        chars.map(|c| c.1).into(),
    ]
}
