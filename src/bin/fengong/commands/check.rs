//! `check`: what a coder must look at, most urgent first.

use super::{format, write_tables};
use crate::{
    args::{Format, InputArgs, Lang},
    failure::{Failure, Outcome},
    message,
    output::{self, Target},
    session::Session,
};
use fengong::{diagnostic::Severity, render::tables};
use itertools::Itertools as _;

pub(crate) fn run(args: &InputArgs) -> Result<Outcome, Failure> {
    let mut session = Session::open(args)?;
    session.diagnostics.sort_by_key(|d| std::cmp::Reverse(d.severity));
    let common = &args.common;
    if format(common) == Format::Table {
        let shown = session.diagnostics.iter().map(|d| message::diagnostic(d, common.lang));
        let text = shown.chain([summary(&session, common.lang)]).join("\n\n") + "\n";
        output::write(Target::of(common), text.as_bytes())?;
    } else {
        write_tables(common, &[tables::check(&session.diagnostics, common.lang.into())])?;
    }
    Ok(session.outcome())
}

/// How many of each sort there are.
fn summary(session: &Session, lang: Lang) -> String {
    let count = |s: Severity| session.diagnostics.iter().filter(|d| d.severity == s).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let codes = session.diagnostics.iter().counts_by(|d| d.code);
    let codes = codes.into_iter().sorted_by_key(|(code, n)| (std::cmp::Reverse(*n), *code));
    let codes = codes.map(|(code, n)| format!("{code} {n}")).join(", ");
    match lang {
        Lang::Zh => format!("错误{errors}处，待核{warnings}处，说明{notes}处（{codes}）"),
        Lang::En => format!("{errors} errors, {warnings} warnings, {notes} notes ({codes})"),
    }
}
