//! One command an analysis: its tables (`of_…`), written or else given to the Python package; or the JSON lines of the
//! contract.

use super::{asked, codebooks, default_books, draft, format, options, sampling, write_tables};
use crate::{
    args::{Common, Format, InputArgs, ThemesArgs},
    failure::{Failure, Outcome},
    message,
    output::{self, Target},
    session::Session,
};
use fengong::say::{Text, said};
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
    model::{Corpus, PlanIndex},
    render::{
        contract,
        tables::{self, Table},
    },
};
use rayon::prelude::*;

pub(crate) fn workload(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    let tables = of_workload(&session.corpus, &args.common)?;
    finish(&session, &args.common, &tables)
}

pub(crate) fn of_workload(corpus: &Corpus, common: &Common) -> Result<Vec<Table>, Failure> {
    let graph = ResponsibilityGraph::new(corpus, common.convention.into());
    let book = codebooks(common, corpus)?.book;
    let labels = all::labels(&Coding::new(corpus, &book), &book);
    let sampling = sampling(common);
    let of = |p| workload::workload_with_themes(&graph, p, Some(&labels), &sampling);
    let mut loads: Vec<_> = plans(corpus).map(of).collect();
    family::judge(&mut loads);
    Ok(vec![tables::workload(corpus, &loads), tables::load_summary(corpus, &loads)])
}

pub(crate) fn clusters(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    let tables = of_clusters(&session.corpus, &args.common)?;
    finish(&session, &args.common, &tables)
}

pub(crate) fn of_clusters(corpus: &Corpus, common: &Common) -> Result<Vec<Table>, Failure> {
    let graph = ResponsibilityGraph::new(corpus, common.convention.into());
    let book = codebooks(common, corpus)?.book;
    let labels = all::labels(&Coding::new(corpus, &book), &book);
    let with = ClusterOptions { themes: Some(&labels), ..ClusterOptions::default() };
    let sampling = sampling(common);
    let mut all: Vec<_> = plans(corpus).map(|p| clusters::clusters(&graph, p, &with, &sampling)).collect();
    let mut roles: Vec<_> = plans(corpus).map(|p| roles::roles(&graph, p, &sampling)).collect();
    let of_clusters = all.iter_mut().flat_map(Tested::families);
    correct(of_clusters.chain(roles.iter_mut().flat_map(Tested::families)).collect());
    Ok(vec![
        tables::network_summary(corpus, &all),
        tables::clusters(corpus, &all, &book),
        tables::ties(corpus, &all),
        tables::brokers(corpus, &all),
        tables::bicliques(corpus, &all),
        tables::leading(corpus, &roles),
        tables::lead_arcs(corpus, &roles),
        tables::lead_turns(corpus, &roles),
    ])
}

pub(crate) fn overlap(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    let corpus = &session.corpus;
    let (overlaps, _) = compared(corpus, &args.common)?;
    say_what_was_compared(&session, overlaps.len());
    if format(&args.common) == Format::Jsonl {
        let lines: String = overlaps.iter().map(|o| contract::overlap(corpus, o)).collect();
        output::write(Target::of(&args.common), lines.as_bytes())?;
        return Ok(session.outcome());
    }
    finish(&session, &args.common, &of_overlaps(corpus, &overlaps))
}

pub(crate) fn of_overlaps(corpus: &Corpus, overlaps: &[Overlap]) -> Vec<Table> {
    vec![
        tables::coverage(corpus, overlaps),
        tables::overlap(corpus, overlaps),
        tables::lacking(corpus, overlaps),
    ]
}

pub(crate) fn division(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    let corpus = &session.corpus;
    let (overlaps, divisions) = compared(corpus, &args.common)?;
    say_what_was_compared(&session, overlaps.len());
    finish(&session, &args.common, &of_divisions(corpus, &overlaps, &divisions))
}

pub(crate) fn of_divisions(corpus: &Corpus, overlaps: &[Overlap], divisions: &[Division]) -> Vec<Table> {
    vec![
        tables::division_summary(corpus, divisions),
        tables::division_pairs(corpus, divisions, overlaps),
        tables::functions(corpus, divisions),
        tables::schedule(corpus, divisions, overlaps),
    ]
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
    let corpus = &session.corpus;
    let all = coded(corpus, common)?;
    if format(common) == Format::Jsonl {
        let lines: String = all.iter().map(|(name, themes)| contract::themes(corpus, themes, name)).collect();
        output::write(Target::of(common), lines.as_bytes())?;
        return Ok(session.outcome());
    }
    finish(&session, common, &of_themes(corpus, &all))
}

/// The themes of the plans under each codebook, by its name.
pub(crate) fn coded(corpus: &Corpus, common: &Common) -> Result<Vec<(String, Themes)>, Failure> {
    let graph = ResponsibilityGraph::new(corpus, common.convention.into());
    let mut books = asked(common)?;
    if books.is_empty() {
        books = default_books(corpus)?;
    }
    let upper = options(common, corpus)?.upper;
    let of = |book: &Codebook| themes::themes_of(&graph, book, &Coding::new(corpus, book), upper);
    Ok(books.into_iter().map(|(name, book)| (name, of(&book))).collect())
}

pub(crate) fn of_themes(corpus: &Corpus, all: &[(String, Themes)]) -> Vec<Table> {
    let of = |(_, themes): &(String, Themes)| {
        [
            tables::themes(corpus, themes),
            tables::codebook_coverage(corpus, themes),
            tables::gaps(corpus, themes),
            tables::missing_owners(corpus, themes),
            tables::uncoded(corpus, themes),
        ]
    };
    all.iter().flat_map(of).collect()
}

pub(crate) fn conventions(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    finish(&session, &args.common, &of_conventions(&session.corpus, &args.common))
}

pub(crate) fn of_conventions(corpus: &Corpus, common: &Common) -> Vec<Table> {
    let all = conventions::conventions(corpus, common.seed);
    vec![tables::findings(corpus, &all), tables::correlations(corpus, &all), tables::flips(corpus, &all)]
}

fn plans(corpus: &Corpus) -> impl IndexedParallelIterator<Item = PlanIndex> {
    (0..corpus.plans.len() as PlanIndex).into_par_iter()
}

/// The plans compared: the pairs that `--plans` names, or those of [`all::comparisons`].
pub(crate) fn compared(corpus: &Corpus, common: &Common) -> Result<(Vec<Overlap>, Vec<Division>), Failure> {
    if corpus.plans.len() < 2 {
        return Err(Failure::new(Text::of("program-analyses-comparison-needs-two-plans")));
    }
    let options = options(common, corpus)?;
    let graph = ResponsibilityGraph::new(corpus, common.convention.into());
    Ok(all::compare(&graph, &options))
}

/// Tells where plans were too many to compare each with each, and how to have others compared.
fn say_what_was_compared(session: &Session, compared: usize) {
    let plans = session.corpus.plans.len();
    let all = plans * plans.saturating_sub(1) / 2;
    if plans <= all::ALL_PAIRS_UP_TO || compared == all {
        return;
    }
    message::say(&said!(session.lang, "program-analyses-plans-make-pairs-compared", plans, all, compared));
}

fn finish(session: &Session, common: &Common, all: &[Table]) -> Result<Outcome, Failure> {
    write_tables(common, all)?;
    session.say_what_needs_a_look();
    Ok(session.outcome())
}
