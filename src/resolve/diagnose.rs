//! What a coder must look at in names and statements.

use super::registry::Registry;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{AgencyKind, Place};
use crate::parse::grammar::{ParsedBody, ParsedStatement};

/// What a statement says about itself: open list, no duty word, nobody named, words not placed.
pub(super) fn statement(read: &ParsedStatement, place: &Place, task: &str) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let mut note = |severity, code, zh: &str, en: &str, span| {
        let diagnostic = Diagnostic::new(severity, code, place.clone(), zh, en).task(task);
        out.push(match span {
            Some(span) => diagnostic.at(&read.text, span),
            None => diagnostic.about(&read.text),
        });
    };
    if read.open {
        let (zh, en) = ("责任主体未列尽", "The list of bodies is open: more are meant than named");
        note(Severity::Note, "open-list", zh, en, None);
    }
    if read.bodies.is_empty() && !read.open && read.remarks.is_empty() && !read.text.trim().is_empty() {
        note(Severity::Warning, "no-body", "未读出责任主体", "No responsible body was found", None);
    }
    if !read.bodies.is_empty() && !read.has_duty_word && !read.by_column {
        let (zh, en) = ("没有职责措辞，按负责计", "No duty word: counted as responsible");
        note(Severity::Note, "no-duty-word", zh, en, None);
    }
    for span in &read.unplaced {
        let zh = format!("未能归类的文字“{}”", span.of(&read.text));
        let en = format!("Words that could not be placed: “{}”", span.of(&read.text));
        note(Severity::Warning, "unplaced-text", &zh, &en, Some(*span));
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
    let diagnostic = Diagnostic::new(
        severity,
        "unknown-agency",
        place.clone(),
        format!("登记表中没有“{}”，按原名保留", body.name),
        format!("The registry does not know “{}”: kept under its own name", body.name),
    )
    .at(&read.text, body.span)
    .task(task);
    let close = registry.closest(&body.name, 3);
    if close.is_empty() {
        diagnostic.hint(
            "如属已知职能，可用 --registry 补充名称",
            "If it is a known function, add the name with --registry",
        )
    } else {
        diagnostic.hint(
            format!("相近名称：{}；确认后可用 --registry 补充", close.join("、")),
            format!("Closest known names: {}; add it with --registry once confirmed", close.join(", ")),
        )
    }
}

/// A name whose remit is only roughly the function's it is counted as.
pub(super) fn approximate(
    body: &ParsedBody,
    read: &ParsedStatement,
    label: &str,
    place: &Place,
    task: &str,
) -> Diagnostic {
    Diagnostic::new(
        Severity::Note,
        "approximate-name",
        place.clone(),
        format!("“{}”与“{label}”职能大致对应", body.name),
        format!("“{}” corresponds only roughly to “{label}”", body.name),
    )
    .at(&read.text, body.span)
    .task(task)
}
