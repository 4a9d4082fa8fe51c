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
        c("severity", "级别", "Severity"),
        c("code", "代码", "Code"),
        c("file", "文件", "File"),
        c("line", "行", "Line").count("", ""),
        c("page", "页", "Page").count("", "").data(),
        c("table", "表", "Table").count("", "").data(),
        c("row", "表行", "Row").count("", "").data(),
        c("sheet", "工作表", "Sheet").data(),
        c("task", "任务编号", "Task id"),
        c("words", "所指文字", "Words"),
        c("message", "说明", "Message").long(),
        c("hint", "建议", "Hint").long(),
        c("excerpt", "原文", "Excerpt").long().data(),
        c("start", "起", "Start").count("", "").data(),
        c("end", "止", "End").count("", "").data(),
    ];
    let mut table = Table::new("check", "待核事项", "To be checked", columns);
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
        lang.pick(&d.message, &d.message_en).as_str().into(),
        lang.pick(&d.hint, &d.hint_en).as_deref().into(),
        d.excerpt.as_deref().into(),
        chars.map(|c| c.0).into(),
        chars.map(|c| c.1).into(),
    ]
}
