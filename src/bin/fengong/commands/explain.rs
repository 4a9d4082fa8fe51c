//! `explain`: every sentence behind a task, a body or a theme, with its place in the document.

use super::{codebooks, format, write_tables};
use crate::{
    args::{ExplainArgs, Format},
    failure::{Failure, Outcome},
    output::{self, Target},
    session::Session,
};
use fengong::say::{Lang, both};
use fengong::{
    analyse::{
        evidence::{self, Evidence},
        themes::themes,
    },
    graph::ResponsibilityGraph,
    model::Corpus,
    render::{Word, harmless, tables},
};
use std::fmt::Write as _;

pub(crate) fn run(args: &ExplainArgs) -> Result<Outcome, Failure> {
    let common = &args.input.common;
    let session = Session::open(&args.input)?;
    let graph = ResponsibilityGraph::new(&session.corpus, session.convention);
    let themes = themes(&graph, &codebooks(common, &session.corpus)?.book);
    let Some(subject) = evidence::subject(&graph, &themes, &args.what) else {
        let what = &args.what;
        return Err(Failure::new(both!("program-explain-no-task-body-or", what)));
    };
    let found = evidence::evidence(&graph, &themes, &subject);
    if format(common) == Format::Table {
        output::write(Target::of(common), harmless(&text(&session.corpus, &found, common.lang)).as_bytes())?;
    } else {
        write_tables(common, &[tables::evidence(&session.corpus, &found)])?;
    }
    Ok(session.outcome())
}

/// Each sentence under its place, the words meant between 【 and 】.
fn text(corpus: &Corpus, found: &[Evidence], lang: Lang) -> String {
    let mut out = String::new();
    for e in found {
        let task = corpus.task(e.task);
        let _ = write!(out, "{}  {}", task.id, e.place);
        if let Some(n) = &e.assignment {
            let (duty, role) = (Word::from(n.duty), Word::from(n.role));
            let _ = write!(out, "  {} — {} → {}", n.name, duty.in_lang(lang), role.in_lang(lang));
        }
        let (start, end) = (e.span.start(), e.span.end().min(e.text.len()));
        let cut = |range: std::ops::Range<usize>| e.text.get(range).unwrap_or("").replace('\n', " ");
        let _ = writeln!(out, "\n    {}【{}】{}", cut(0..start), cut(start..end), cut(end..e.text.len()));
    }
    out
}
