//! `extract`: the coded table, a row an assignment, or the JSON lines of the contract, an object a task.

use super::{csv_options, format, not_here, write_tables};
use crate::{
    args::{Common, Format, InputArgs},
    failure::{Failure, Outcome},
    output::{self, Target},
    owned,
    session::Session,
    stream,
};
use fengong::{
    model::{Convention, Corpus, Plan, PlanIndex},
    render::{contract, tables, workbook},
};
use rayon::prelude::*;
use std::ops::Range;

/// Tasks that are written at a time: what is made of them is held, what is made of all is not.
const PART: usize = 8;

/// Bytes of rows that are made at a time.
const PART_BYTES: usize = 256 << 10;

/// What is written at a time: some tasks of a plan, or some rows of a task that has many long ones.
#[derive(Clone)]
enum Part {
    Tasks(Range<usize>),
    Rows(usize, Range<usize>),
}

/// Makes the text of a part of a plan.
type Make = fn(&Corpus, PlanIndex, Part, Convention) -> String;

/// The coded table of a part, without the line of heads.
fn rows(corpus: &Corpus, plan: PlanIndex, part: Part, convention: Convention) -> String {
    let options = tables::CsvOptions { headless: true, ..tables::CsvOptions::default() };
    let table = match part {
        Part::Tasks(tasks) => tables::assignments_part(corpus, plan, tasks, convention),
        Part::Rows(task, positions) => tables::assignments_of(corpus, plan, task, positions, convention),
    };
    tables::csv(&table, options)
}

/// The JSON lines of a part: a task is one line, however many it names.
fn lines(corpus: &Corpus, plan: PlanIndex, part: Part, convention: Convention) -> String {
    match part {
        Part::Tasks(tasks) => contract::extract_part(corpus, plan, tasks, convention),
        Part::Rows(task, positions) if positions.start == 0 => {
            contract::extract_part(corpus, plan, task..task + 1, convention)
        }
        Part::Rows(..) => String::new(),
    }
}

/// The parts of a plan, in order.
fn parts_of(plan: &Plan) -> Vec<Part> {
    let (mut parts, mut from, mut bytes) = (Vec::new(), 0, 0);
    for (at, task) in plan.tasks.iter().enumerate() {
        let width = task.text.len() + task.responsibility.len() + 500;
        let own = width * task.assignments.len().max(1);
        if at > from && (at - from == PART || bytes + own > PART_BYTES) {
            parts.push(Part::Tasks(from..at));
            (from, bytes) = (at, 0);
        }
        if own > PART_BYTES && task.assignments.len() > 1 {
            let step = (PART_BYTES / width).max(1);
            let starts = (0..task.assignments.len()).step_by(step);
            parts.extend(starts.map(|start| Part::Rows(at, start..start + step)));
            from = at + 1;
        } else {
            bytes += own;
        }
    }
    if from < plan.tasks.len() {
        parts.push(Part::Tasks(from..plan.tasks.len()));
    }
    parts
}

/// The line of heads.
fn heads(common: &Common) -> String {
    tables::csv(&tables::assignments(&Corpus::default(), &[], Convention::default()), csv_options(common, 0))
}

/// The texts of all tasks, part by part in their order; some parts are made at once.
fn parts(corpus: &Corpus, convention: Convention, make: Make) -> impl Iterator<Item = String> {
    const AT_ONCE: usize = 8;
    let of_plan = |(p, plan): (usize, &Plan)| {
        parts_of(plan).into_iter().map(move |part| (p as PlanIndex, part)).collect::<Vec<_>>()
    };
    let all: Vec<_> = corpus.plans.iter().enumerate().flat_map(of_plan).collect();
    let batches: Vec<Vec<_>> = all.chunks(AT_ONCE).map(<[_]>::to_vec).collect();
    batches.into_iter().flat_map(move |batch| {
        let made = batch.into_par_iter().map(|(plan, part)| make(corpus, plan, part, convention));
        made.collect::<Vec<String>>()
    })
}

pub(crate) fn run(args: &InputArgs) -> Result<Outcome, Failure> {
    let common = &args.common;
    let text: Option<(String, Make)> = match format(common) {
        Format::Jsonl => Some((String::new(), lines)),
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
    if let Some((heads, make)) = text {
        let parts = parts(&session.corpus, session.convention, make);
        output::write_parts(Target::of(common), std::iter::once(heads).chain(parts))?;
        session.say_what_needs_a_look();
        return Ok(session.outcome());
    }
    match format(common) {
        Format::Xlsx => {
            let table = tables::assignments(&session.corpus, &plans, session.convention);
            let bytes = workbook::tables(&[table], common.lang.into())
                .map_err(|e| Failure::new(format!("无法生成工作簿：{e}"), format!("no workbook: {e}")))?;
            output::write(Target::of(common), &owned::seal(bytes))?;
        }
        Format::Table | Format::Md => {
            write_tables(common, &[tables::assignments(&session.corpus, &plans, session.convention)])?;
        }
        other => return Err(not_here(other, "csv, xlsx, jsonl, table, md")),
    }
    session.say_what_needs_a_look();
    Ok(session.outcome())
}
