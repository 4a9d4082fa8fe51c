//! What a coder must look at in names and statements.

use super::registry::Registry;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{AgencyKind, Place, Span};
use crate::parse::grammar::{ParsedBody, ParsedStatement};

/// What a statement says about itself: open list, no duty word, nobody named, words not placed.
pub(super) fn statement(read: &ParsedStatement, place: &Place, task: &str) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let mut note = |severity, code, span: Option<Span>| {
        let diagnostic = Diagnostic::new(severity, code, place.clone()).task(task);
        out.push(match span {
            Some(span) => diagnostic.with("words", span.of(&read.text)).at(&read.text, span),
            None => diagnostic.about(&read.text),
        });
    };
    if read.open {
        note(Severity::Note, "open-list", None);
    }
    if read.bodies.is_empty() && !read.open && read.remarks.is_empty() && !read.text.trim().is_empty() {
        note(Severity::Warning, "no-body", None);
    }
    if !read.bodies.is_empty() && !read.has_duty_word && !read.by_column {
        note(Severity::Note, "no-duty-word", None);
    }
    for span in &read.unplaced {
        note(Severity::Warning, "unplaced-text", Some(*span));
    }
    out
}

/// A name that the registry does not know, with the closest ones that it does.
pub(super) fn unknown(
    body: &ParsedBody,
    read: &ParsedStatement,
    kind: AgencyKind,
    place: &Place,
    task: &str,
    registry: &Registry,
) -> Diagnostic {
    // A collective (各产业主管部门) is kept as written: there is nothing to correct.
    let severity = if kind == AgencyKind::Collective { Severity::Note } else { Severity::Warning };
    let close = registry.closest(&body.name, 3);
    Diagnostic::new(severity, "unknown-agency", place.clone())
        .with("name", body.name.as_str())
        .with("form", if close.is_empty() { "none" } else { "close" })
        .with("close", close.into_iter().map(str::to_owned).collect::<Vec<_>>())
        .at(&read.text, body.span)
        .task(task)
}

/// A name whose remit is only roughly the function's it is counted as.
pub(super) fn approximate(
    body: &ParsedBody,
    read: &ParsedStatement,
    label: &str,
    place: &Place,
    task: &str,
) -> Diagnostic {
    Diagnostic::new(Severity::Note, "approximate-name", place.clone())
        .with("name", body.name.as_str())
        .with("label", label)
        .at(&read.text, body.span)
        .task(task)
}
