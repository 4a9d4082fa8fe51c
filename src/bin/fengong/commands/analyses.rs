//! One command an analysis: its tables, or the JSON lines of the contract.

use super::{asked, codebooks, default_books, draft, format, options, sampling, write_tables};
use crate::{
    args::{Common, Format, InputArgs, Lang, ThemesArgs},
    failure::{Failure, Outcome},
    message,
    output::{self, Target},
    session::Session,
};
use fengong::{
    analyse::{
        all,
        clusters::{self, ClusterOptions},
        conventions,
        division::Division,
        family::{self, Tested, correct},
        overlap::Overlap,
        roles,
        themes::{self, Codebook, Coding, Themes},
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
    let book = codebooks(&args.common, &session.corpus)?.book;
    let labels = all::labels(&Coding::new(&session.corpus, &book), &book);
    let sampling = sampling(&args.common);
    let of = |p| workload::workload_with_themes(&graph, p, Some(&labels), &sampling);
    let mut loads: Vec<_> = plans(&session).map(of).collect();
    family::judge(&mut loads);
    let corpus = &session.corpus;
    finish(&session, &args.common, &[tables::workload(corpus, &loads), tables::load_summary(corpus, &loads)])
}

pub(crate) fn clusters(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    let graph = ResponsibilityGraph::new(&session.corpus, session.convention);
    let book = codebooks(&args.common, &session.corpus)?.book;
    let labels = all::labels(&Coding::new(&session.corpus, &book), &book);
    let with = ClusterOptions { themes: Some(&labels), ..ClusterOptions::default() };
    let sampling = sampling(&args.common);
    let mut all: Vec<_> = plans(&session).map(|p| clusters::clusters(&graph, p, &with, &sampling)).collect();
    let mut roles: Vec<_> = plans(&session).map(|p| roles::roles(&graph, p, &sampling)).collect();
    let of_clusters = all.iter_mut().flat_map(Tested::families);
    correct(of_clusters.chain(roles.iter_mut().flat_map(Tested::families)).collect());
    let corpus = &session.corpus;
    let tables = [
        tables::network_summary(corpus, &all),
        tables::clusters(corpus, &all, &book),
        tables::ties(corpus, &all),
        tables::brokers(corpus, &all),
        tables::bicliques(corpus, &all),
        tables::leading(corpus, &roles),
        tables::lead_arcs(corpus, &roles),
        tables::lead_turns(corpus, &roles),
    ];
    finish(&session, &args.common, &tables)
}

pub(crate) fn overlap(args: &InputArgs) -> Result<Outcome, Failure> {
    let (session, overlaps, _) = compared(args)?;
    let corpus = &session.corpus;
    if format(&args.common) == Format::Jsonl {
        let lines: String = overlaps.iter().map(|o| contract::overlap(corpus, o)).collect();
        output::write(Target::of(&args.common), lines.as_bytes())?;
        return Ok(session.outcome());
    }
    let tables = [
        tables::coverage(corpus, &overlaps),
        tables::overlap(corpus, &overlaps),
        tables::lacking(corpus, &overlaps),
    ];
    finish(&session, &args.common, &tables)
}

pub(crate) fn division(args: &InputArgs) -> Result<Outcome, Failure> {
    let (session, overlaps, divisions) = compared(args)?;
    let corpus = &session.corpus;
    let tables = [
        tables::division_summary(corpus, &divisions),
        tables::division_pairs(corpus, &divisions, &overlaps),
        tables::functions(corpus, &divisions),
        tables::schedule(corpus, &divisions, &overlaps),
    ];
    finish(&session, &args.common, &tables)
}

pub(crate) fn themes(args: &ThemesArgs) -> Result<Outcome, Failure> {
    let session = Session::open(&args.input)?;
    if let Some(path) = &args.propose {
        return draft::propose(args, &session, path);
    }
    if !args.answers.is_empty() {
        return draft::read_back(args, &session);
    }
    if let Some(path) = &args.intruders {
        return draft::intruders(args, &session, path);
    }
    let common = &args.input.common;
    let graph = ResponsibilityGraph::new(&session.corpus, session.convention);
    let mut books = asked(common)?;
    if books.is_empty() {
        books = default_books(&session.corpus)?;
    }
    let upper = options(common, &session)?.upper;
    let corpus = &session.corpus;
    let of = |book: &Codebook| themes::themes_of(&graph, book, &Coding::new(corpus, book), upper);
    let all: Vec<(String, Themes)> = books.into_iter().map(|(name, book)| (name, of(&book))).collect();
    if format(common) == Format::Jsonl {
        let lines: String = all.iter().map(|(name, themes)| contract::themes(corpus, themes, name)).collect();
        output::write(Target::of(common), lines.as_bytes())?;
        return Ok(session.outcome());
    }
    let tables: Vec<Table> = all
        .iter()
        .flat_map(|(_, themes)| {
            [
                tables::themes(corpus, themes),
                tables::codebook_coverage(corpus, themes),
                tables::gaps(corpus, themes),
                tables::missing_owners(corpus, themes),
                tables::uncoded(corpus, themes),
            ]
        })
        .collect();
    finish(&session, common, &tables)
}

pub(crate) fn conventions(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    let all = conventions::conventions(&session.corpus, args.common.seed);
    let corpus = &session.corpus;
    let tables =
        [tables::findings(corpus, &all), tables::correlations(corpus, &all), tables::flips(corpus, &all)];
    finish(&session, &args.common, &tables)
}

fn plans(session: &Session) -> impl IndexedParallelIterator<Item = PlanIndex> {
    (0..session.corpus.plans.len() as PlanIndex).into_par_iter()
}

/// Plans read and compared: the pairs that `--plans` names, or those of [`all::comparisons`].
fn compared(args: &InputArgs) -> Result<(Session, Vec<Overlap>, Vec<Division>), Failure> {
    let session = Session::open(args)?;
    if session.corpus.plans.len() < 2 {
        return Err(Failure::new(
            "比较需要至少两个方案，这里只有一个",
            "a comparison needs two plans; there is only one",
        ));
    }
    let options = options(&args.common, &session)?;
    let graph = ResponsibilityGraph::new(&session.corpus, session.convention);
    let (overlaps, divisions) = all::compare(&graph, &options);
    say_what_was_compared(&session, overlaps.len());
    Ok((session, overlaps, divisions))
}

/// Tells where plans were too many to compare each with each, and how to have others compared.
fn say_what_was_compared(session: &Session, compared: usize) {
    let plans = session.corpus.plans.len();
    let all = plans * plans.saturating_sub(1) / 2;
    if plans <= all::ALL_PAIRS_UP_TO || compared == all {
        return;
    }
    message::say(&match session.lang {
        Lang::Zh => format!(
            "{plans} 个方案可组成 {all} 对，比较了共用成段文字最多的 {compared} 对；要比较别的，用 --plans A,B 指名"
        ),
        Lang::En => format!(
            "{plans} plans make {all} pairs; compared: the {compared} that share most passages; \
             name others with --plans A,B"
        ),
    });
}

fn finish(session: &Session, common: &Common, all: &[Table]) -> Result<Outcome, Failure> {
    write_tables(common, all)?;
    session.say_what_needs_a_look();
    Ok(session.outcome())
}
