//! `extract`: the coded table, a row an assignment, or the JSON lines of the contract, an object a task.

use super::{csv_options, format, not_here, write_tables};
use crate::{
    args::{Common, ExtractArgs, Format},
    failure::{Failure, Outcome},
    listed, message,
    output::{self, Target},
    session::Session,
    stream,
};
use fengong::say::both;
use fengong::{
    model::{Convention, Corpus, Plan, PlanIndex},
    parallel,
    render::{annotations, contract, tables, workbook},
};
use std::ops::Range;

/// Tasks that are written at a time: what is made of them is held, what is made of all is not.
const PART: usize = 8;

/// Makes the text of some tasks of a plan.
type Make = fn(&Corpus, PlanIndex, Range<usize>, Convention) -> String;

/// The coded table of some tasks, without the line of heads.
fn rows(corpus: &Corpus, plan: PlanIndex, tasks: Range<usize>, convention: Convention) -> String {
    let options = tables::CsvOptions { headless: true, ..tables::CsvOptions::default() };
    tables::csv(&tables::assignments_part(corpus, plan, tasks, convention), options)
}

/// The line of heads.
fn heads(common: &Common) -> String {
    tables::csv(&tables::assignments(&Corpus::default(), &[], Convention::default()), csv_options(common, 0))
}

/// The texts of all tasks, part by part in their order; some parts are made at once.
fn parts(corpus: &Corpus, convention: Convention, make: Make) -> impl Iterator<Item = String> {
    const AT_ONCE: usize = 8;
    let of_plan = |(p, plan): (usize, &Plan)| {
        (0..plan.tasks.len()).step_by(PART).map(move |from| (p as PlanIndex, from..from + PART))
    };
    let all: Vec<_> = corpus.plans.iter().enumerate().flat_map(of_plan).collect();
    let batches: Vec<Vec<_>> = all.chunks(AT_ONCE).map(<[_]>::to_vec).collect();
    batches.into_iter().flat_map(move |batch| {
        parallel::map_owned(batch, |(plan, part)| make(corpus, plan, part, convention))
    })
}

/// Says which bodies have no place that could be coded.
fn say_left_out(session: &Session) {
    if let Some(text) = annotations::left_out(&session.corpus) {
        message::say(text.in_lang(session.lang));
    }
}

pub(crate) fn run(args: &ExtractArgs) -> Result<Outcome, Failure> {
    if let Some(list) = &args.files_from {
        return match args.input.common.format {
            None | Some(Format::Jsonl) => listed::extract(list, args),
            Some(other) => Err(not_here(other, "jsonl")),
        };
    }
    let args = &args.input;
    let common = &args.common;
    let text: Option<(String, Make)> = match format(common) {
        Format::Jsonl => Some((String::new(), contract::extract_part)),
        Format::Csv => Some((heads(common), rows)),
        _ => None,
    };
    if let Some((heads, make)) = &text {
        let whole = |corpus: &Corpus, by| parts(corpus, by, *make).collect::<String>();
        if let Some(outcome) = stream::extract(args, heads, whole)? {
            return Ok(outcome);
        }
    }
    let session = Session::open(args)?;
    let plans: Vec<PlanIndex> = (0..session.corpus.plans.len() as PlanIndex).collect();
    if matches!(format(common), Format::Jsonl) && !session.decisions.is_empty() {
        let text = contract::extract_with(&session.corpus, &session.decisions, session.convention);
        output::write(Target::of(common), text.as_bytes())?;
        session.say_what_needs_a_look();
        return Ok(session.outcome());
    }
    if let Some((heads, make)) = text {
        let parts = parts(&session.corpus, session.convention, make);
        output::write_parts(Target::of(common), std::iter::once(heads).chain(parts))?;
        session.say_what_needs_a_look();
        return Ok(session.outcome());
    }
    match format(common) {
        Format::Xlsx => {
            let coded = workbook::Coded {
                corpus: &session.corpus,
                diagnostics: &session.diagnostics,
                log: &session.decisions,
                receipt: &session.receipt,
                convention: session.convention,
                lang: common.lang,
            };
            let bytes = workbook::coded(&coded)
                .map_err(|e| Failure::new(both!("program-extract-no-workbook", e = e.to_string())))?;
            output::write(Target::of(common), &bytes)?;
        }
        Format::Qdpx => {
            say_left_out(&session);
            let bytes = annotations::qdpx(&session.corpus, &session.decisions, common.lang)
                .map_err(|e| Failure::new(both!("program-extract-no-project", e = e.to_string())))?;
            output::write(Target::of(common), &bytes)?;
        }
        Format::Jsonld => {
            say_left_out(&session);
            let text = annotations::jsonld(&session.corpus, &session.decisions);
            output::write(Target::of(common), text.as_bytes())?;
        }
        Format::Table | Format::Md => {
            write_tables(common, &[tables::assignments(&session.corpus, &plans, session.convention)])?;
        }
        other => return Err(not_here(other, "csv, xlsx, jsonl, qdpx, jsonld, table, md")),
    }
    session.say_what_needs_a_look();
    Ok(session.outcome())
}
