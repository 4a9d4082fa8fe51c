//! `check`: what a coder must look at, most urgent first.

use super::{format, write_tables};
use crate::{
    args::{Format, InputArgs},
    failure::{Failure, Outcome},
    message,
    output::{self, Target},
    session::Session,
};
use fengong::say::{Lang, said};
use fengong::{
    diagnostic::{Diagnostic, Severity},
    render::{harmless, tables},
};
use indexmap::IndexMap;
use itertools::Itertools as _;
use std::io::IsTerminal as _;

pub(crate) fn run(args: &InputArgs) -> Result<Outcome, Failure> {
    let mut session = Session::open(args)?;
    session.diagnostics.sort_by_key(|d| std::cmp::Reverse(d.severity));
    let common = &args.common;
    if format(common) == Format::Table {
        // Colours are for a terminal that shows the list itself.
        let styled = common.output.is_none() && std::io::stdout().is_terminal();
        let shown = grouped(&session.diagnostics, common.lang, styled);
        let text = shown.into_iter().chain([summary(&session, common.lang)]).join("\n\n") + "\n";
        output::write(Target::of(common), text.as_bytes())?;
    } else {
        write_tables(common, &[tables::check(&session.diagnostics, common.lang)])?;
    }
    Ok(session.outcome())
}

/// Places of a group that are named.
const NAMED: usize = 8;

/// What is alike together: the first of a kind in full, of the others the place and what they say.
fn grouped(diagnostics: &[Diagnostic], lang: Lang, styled: bool) -> Vec<String> {
    let mut kinds: IndexMap<(Severity, &str), Vec<&Diagnostic>> = IndexMap::new();
    for d in diagnostics {
        kinds.entry((d.severity, d.code)).or_default().push(d);
    }
    kinds
        .into_iter()
        .flat_map(|((_, code), group)| {
            let first = group.first().map(|d| message::diagnostic(d, lang, styled));
            let rest = group.get(1..).unwrap_or_default();
            let mut lines: Vec<String> = rest.iter().take(NAMED).map(|d| line(d, lang)).collect();
            if let Some(more) = rest.len().checked_sub(NAMED).filter(|n| *n > 0) {
                lines.push(format!("  {}", said!(lang, "check-more", count = more)));
            }
            let head = said!(lang, "check-group", code, count = rest.len());
            let others = (!lines.is_empty()).then(|| [head].into_iter().chain(lines).join("\n"));
            first.into_iter().chain(others)
        })
        .collect()
}

/// A diagnostic on one line: where, which task, the words meant or else what is wrong.
fn line(d: &Diagnostic, lang: Lang) -> String {
    let words = d.excerpt.as_deref().zip(d.span).map(|(text, span)| span.of(text)).filter(|w| !w.is_empty());
    let message = d.message(lang);
    let said: String = words.unwrap_or(&message).chars().filter(|c| !c.is_control()).take(60).collect();
    harmless(&format!("  {} {} {said}", d.place, d.task.as_deref().unwrap_or_default())).into_owned()
}

/// How many of each sort there are.
fn summary(session: &Session, lang: Lang) -> String {
    let count = |s: Severity| session.diagnostics.iter().filter(|d| d.severity == s).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let codes = session.diagnostics.iter().counts_by(|d| d.code);
    let codes = codes.into_iter().sorted_by_key(|(code, n)| (std::cmp::Reverse(*n), *code));
    let codes = codes.map(|(code, n)| format!("{code} {n}")).join(", ");
    said!(lang, "program-check-errors-warnings-notes", errors, warnings, notes, codes)
}
