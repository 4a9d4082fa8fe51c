//! `extract`: the coded table, a row an assignment, or the JSON lines of the contract, an object a task.

use super::{format, not_here, write_tables};
use crate::{
    args::{Format, InputArgs},
    failure::{Failure, Outcome},
    output,
    session::Session,
    stream,
};
use fengong::{
    model::{Convention, Corpus, PlanIndex},
    render::{contract, tables, workbook},
};
use rayon::prelude::*;

/// The coded table of all plans, or the line of its heads.
fn all_rows(corpus: &Corpus, convention: Convention, head: bool) -> String {
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    let options = tables::CsvOptions { headless: !head, ..tables::CsvOptions::default() };
    tables::csv(&tables::assignments(corpus, &plans, convention), options)
}

/// The JSON lines of all plans.
fn all_lines(corpus: &Corpus, convention: Convention) -> String {
    (0..corpus.plans.len() as PlanIndex).map(|p| contract::extract(corpus, p, convention)).collect()
}

pub(crate) fn run(args: &InputArgs) -> Result<Outcome, Failure> {
    let streamed = match format(&args.common) {
        Format::Jsonl => stream::extract(args, "", all_lines)?,
        Format::Csv => {
            stream::extract(args, &all_rows(&Corpus::default(), Convention::default(), true), |c, by| {
                all_rows(c, by, false)
            })?
        }
        _ => None,
    };
    if let Some(outcome) = streamed {
        return Ok(outcome);
    }
    let session = Session::open(args)?;
    let common = &args.common;
    let plans: Vec<PlanIndex> = (0..session.corpus.plans.len() as PlanIndex).collect();
    match format(common) {
        Format::Jsonl => {
            let lines: Vec<String> = plans
                .par_iter()
                .map(|&p| contract::extract(&session.corpus, p, session.convention))
                .collect();
            output::write(common.output.as_deref(), lines.concat().as_bytes())?;
        }
        Format::Xlsx => {
            let table = tables::assignments(&session.corpus, &plans, session.convention);
            let bytes = workbook::tables(&[table], common.lang.into())
                .map_err(|e| Failure::new(format!("无法生成工作簿：{e}"), format!("no workbook: {e}")))?;
            output::write(common.output.as_deref(), &bytes)?;
        }
        Format::Csv | Format::Table | Format::Md => {
            write_tables(common, &[tables::assignments(&session.corpus, &plans, session.convention)])?;
        }
        other => return Err(not_here(other, "csv, xlsx, jsonl, table, md")),
    }
    session.say_what_needs_a_look();
    Ok(session.outcome())
}
