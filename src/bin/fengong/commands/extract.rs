//! `extract`: the coded table, a row an assignment, or the JSON lines of the contract, an object a task.

use super::{format, not_here, write_tables};
use crate::{
    args::{Format, InputArgs},
    failure::{Failure, Outcome},
    output,
    session::Session,
};
use fengong::{
    model::PlanIndex,
    render::{contract, tables, workbook},
};
use rayon::prelude::*;

pub(crate) fn run(args: &InputArgs) -> Result<Outcome, Failure> {
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
