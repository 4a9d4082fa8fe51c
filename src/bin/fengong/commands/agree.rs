//! `agree`: two coders' tables of the same documents compared.

use super::write_tables;
use crate::{
    args::{AgreeArgs, Common, InputArgs},
    failure::{Failure, Outcome},
    session::Session,
};
use fengong::say::Text;
use fengong::{analyse::agreement::agreement, render::tables, resolve::settle::differences};
use std::path::PathBuf;

pub(crate) fn run(args: &AgreeArgs) -> Result<Outcome, Failure> {
    let read = |path: &PathBuf| {
        // The output is this command's, not that of reading the tables.
        let common = Common { output: None, ..args.common.clone() };
        Session::open(&InputArgs { input: vec![path.clone()], common })
    };
    let (first, second) = (read(&args.a)?, read(&args.b)?);
    let result = agreement(&first.corpus, &second.corpus);
    if result.tasks == 0 {
        return Err(Failure::new(Text::of("program-agree-two-tables-share-no")));
    }
    let all = [
        tables::agreement(&result),
        tables::agreement_carried(&result),
        tables::agreement_codes(&result),
        tables::disagreements(&result),
        tables::differences(&differences(&first.corpus, &second.corpus), &first.decisions, &second.decisions),
    ];
    write_tables(&args.common, &all)?;
    Ok(first.outcome().max(second.outcome()))
}
