//! `overlap`: where two plans say the same.

use super::{
    analyses::{finish, of_overlaps, overlaps, say_what_was_compared},
    format, options,
};
use crate::{
    args::{Common, Format, InputArgs, OverlapArgs},
    failure::{Failure, Outcome},
    output::{self, Target},
    session::{self, Session},
};
use fengong::{
    analyse::{
        all,
        overlap::{self, ADAPTS_FROM, Overlap, OverlapOptions},
    },
    graph::ResponsibilityGraph,
    model::PlanIndex,
    render::contract,
    say::{Text, both},
};
use itertools::Itertools as _;

pub(crate) fn run(args: &OverlapArgs) -> Result<Outcome, Failure> {
    let common = &args.input.common;
    let (session, overlaps) = if args.adapt { adapted(&args.input)? } else { as_read(&args.input)? };
    let corpus = &session.corpus;
    if format(common) == Format::Jsonl {
        let lines: String = overlaps.iter().map(|o| contract::overlap(corpus, o)).collect();
        output::write(Target::of(common), lines.as_bytes())?;
        return Ok(session.outcome());
    }
    finish(&session, common, &of_overlaps(corpus, &overlaps))
}

fn as_read(args: &InputArgs) -> Result<(Session, Vec<Overlap>), Failure> {
    let session = Session::open(args)?;
    let overlaps = overlaps(&session.corpus, &args.common)?;
    say_what_was_compared(&session, overlaps.len());
    Ok((session, overlaps))
}

/// Compares the plans that are named, or those that share most, by what is common in all that were read.
fn adapted(args: &InputArgs) -> Result<(Session, Vec<Overlap>), Failure> {
    let common = Common { plans: Vec::new(), ..args.common.clone() };
    let session = Session::open(&InputArgs { common, ..args.clone() })?;
    let corpus = &session.corpus;
    let plans = corpus.plans.len();
    if plans < ADAPTS_FROM {
        return Err(Failure::new(both!("program-adapt-few", plans, least = ADAPTS_FROM)));
    }
    let named = &args.common.plans;
    let named: Vec<PlanIndex> = named.iter().map(|id| session::plan(corpus, id)).try_collect()?;
    let upper = options(&args.common, corpus)?.upper;
    let pairs: Vec<_> = if named.is_empty() {
        all::compared_pairs(corpus, upper)
    } else {
        named.into_iter().filter(|plan| Some(*plan) != upper).tuple_combinations().collect()
    };
    if pairs.is_empty() {
        return Err(Failure::new(Text::of("program-analyses-comparison-needs-two-plans")));
    }
    let graph = ResponsibilityGraph::new(corpus, args.common.convention.into());
    let overlaps = overlap::overlaps(
        &graph,
        &pairs,
        &OverlapOptions { upper, adapt: true, ..OverlapOptions::default() },
    );
    if args.common.plans.is_empty() {
        say_what_was_compared(&session, overlaps.len());
    }
    Ok((session, overlaps))
}
