//! One command an analysis: its tables, or the JSON lines of the contract.

use super::{codebook, format, options, sampling, write_tables};
use crate::{
    args::{Common, Format, InputArgs, ThemesArgs},
    failure::{Failure, Outcome},
    message, output,
    session::Session,
};
use fengong::{
    analyse::{
        all::{self, Analyses},
        clusters, conventions,
        themes::{self, Themes},
        workload,
    },
    graph::ResponsibilityGraph,
    model::PlanIndex,
    render::{
        contract,
        tables::{self, Table},
    },
};
use rayon::prelude::*;

pub(crate) fn workload(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    let graph = ResponsibilityGraph::new(&session.corpus, session.convention);
    let themes = themes_of(&args.common, &graph)?;
    let sampling = sampling(&args.common);
    let loads: Vec<_> =
        plans(&session).map(|p| workload::workload(&graph, p, Some(&themes), &sampling)).collect();
    let corpus = &session.corpus;
    finish(
        &session,
        &args.common,
        &[tables::workload(corpus, &loads), tables::load_summary(corpus, &loads)],
    )
}

pub(crate) fn clusters(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    let graph = ResponsibilityGraph::new(&session.corpus, session.convention);
    let themes = themes_of(&args.common, &graph)?;
    let sampling = sampling(&args.common);
    let all: Vec<_> =
        plans(&session).map(|p| clusters::clusters(&graph, p, Some(&themes), &sampling)).collect();
    let corpus = &session.corpus;
    let tables = [
        tables::network_summary(corpus, &all),
        tables::clusters(corpus, &all),
        tables::ties(corpus, &all),
        tables::brokers(corpus, &all),
        tables::bicliques(corpus, &all),
    ];
    finish(&session, &args.common, &tables)
}

pub(crate) fn overlap(args: &InputArgs) -> Result<Outcome, Failure> {
    let (session, results) = compared(args)?;
    let corpus = &session.corpus;
    if format(&args.common) == Format::Jsonl {
        let lines: String = results.overlaps.iter().map(|o| contract::overlap(corpus, o)).collect();
        output::write(args.common.output.as_deref(), lines.as_bytes())?;
        return Ok(session.outcome());
    }
    let tables =
        [tables::coverage(corpus, &results.overlaps), tables::overlap(corpus, &results.overlaps)];
    finish(&session, &args.common, &tables)
}

pub(crate) fn division(args: &InputArgs) -> Result<Outcome, Failure> {
    let (session, results) = compared(args)?;
    let corpus = &session.corpus;
    let tables = [
        tables::division_summary(corpus, &results.divisions),
        tables::division_pairs(corpus, &results.divisions, &results.overlaps),
        tables::functions(corpus, &results.divisions),
    ];
    finish(&session, &args.common, &tables)
}

pub(crate) fn themes(args: &ThemesArgs) -> Result<Outcome, Failure> {
    let session = Session::open(&args.input)?;
    let common = &args.input.common;
    if let Some(path) = &args.propose {
        let draft = themes::propose(&session.corpus);
        output::write(Some(path), draft.as_bytes())?;
        message::say(&format!("{} ✓", path.display()));
        return Ok(session.outcome());
    }
    let graph = ResponsibilityGraph::new(&session.corpus, session.convention);
    let themes = themes_of(common, &graph)?;
    let corpus = &session.corpus;
    if format(common) == Format::Jsonl {
        output::write(common.output.as_deref(), contract::themes(corpus, &themes).as_bytes())?;
        return Ok(session.outcome());
    }
    let tables = [
        tables::themes(corpus, &themes),
        tables::codebook_coverage(corpus, &themes),
        tables::gaps(corpus, &themes),
        tables::uncoded(corpus, &themes),
    ];
    finish(&session, common, &tables)
}

pub(crate) fn conventions(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    let all = conventions::conventions(&session.corpus, &sampling(&args.common));
    let corpus = &session.corpus;
    let tables =
        [tables::findings(corpus, &all), tables::correlations(corpus, &all), tables::flips(corpus, &all)];
    finish(&session, &args.common, &tables)
}

fn plans(session: &Session) -> impl IndexedParallelIterator<Item = PlanIndex> {
    (0..session.corpus.plans.len() as PlanIndex).into_par_iter()
}

fn themes_of(common: &Common, graph: &ResponsibilityGraph) -> Result<Themes, Failure> {
    Ok(themes::themes(graph, &codebook(common)?))
}

/// Plans read and compared: the pairs that `--plans` names, or those of [`all::comparisons`].
fn compared(args: &InputArgs) -> Result<(Session, Analyses), Failure> {
    let session = Session::open(args)?;
    if session.corpus.plans.len() < 2 {
        return Err(Failure::new(
            "比较需要至少两个方案，这里只有一个",
            "a comparison needs two plans; there is only one",
        ));
    }
    let options = options(&args.common, &session)?;
    let results = all::compare(&session.corpus, &codebook(&args.common)?, &options);
    Ok((session, results))
}

fn finish(session: &Session, common: &Common, all: &[Table]) -> Result<Outcome, Failure> {
    write_tables(common, all)?;
    session.say_what_needs_a_look();
    Ok(session.outcome())
}
