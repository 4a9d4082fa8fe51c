//! One command an analysis: its tables (`of_…`), written or else given to the Python package; or the JSON lines of the
//! contract.

use super::{
    asked, codebooks, default_books, draft, format, is_each_plan, options, write_pieces, write_tables,
};
use crate::{
    args::{Common, Format, InputArgs, ThemesArgs},
    failure::{Failure, Outcome},
    message,
    output::{self, Target},
    session::{self, Session},
};
use fengong::say::{Text, said};
use fengong::{
    analyse::{
        Sampling, all,
        clusters::{self, ClusterOptions, Clusters},
        conventions,
        division::Division,
        family::{self, Tested, correct},
        overlap::Overlap,
        roles::{self, Roles},
        themes::{self, Codebook, Coding, Themes},
        workload::{self, Workload},
    },
    graph::ResponsibilityGraph,
    model::{Corpus, PlanIndex},
    parallel,
    render::{
        contract,
        tables::{self, Pieces, Table},
    },
};

pub(crate) fn workload(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    let (corpus, common) = (&session.corpus, &args.common);
    let loads = loads(corpus, common)?;
    say_what_is_left_out(&session, common);
    finish(&session, common, &[tables::workload(corpus, &loads), tables::load_summary(corpus, &loads)])
}

/// The tables of loads for who holds them.
#[allow(dead_code, reason = "for the Python package, which has this source too")]
pub(crate) fn of_workload(corpus: &Corpus, common: &Common) -> Result<Vec<Table>, Failure> {
    let loads = loads(corpus, common)?;
    Ok(vec![tables::workload(corpus, &loads).table(), tables::load_summary(corpus, &loads).table()])
}

fn loads(corpus: &Corpus, common: &Common) -> Result<Vec<Workload>, Failure> {
    let graph = ResponsibilityGraph::new(corpus, common.convention.into());
    let book = codebooks(common, corpus)?.book;
    let labels = all::labels(&Coding::new(corpus, &book), &book);
    let sampling = options(common, corpus)?.drawn();
    let mut loads: Vec<_> =
        each(corpus, &sampling, |p| workload::workload_with_themes(&graph, p, Some(&labels), &sampling));
    family::judge(&mut loads);
    Ok(loads)
}

pub(crate) fn clusters(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    let (corpus, common) = (&session.corpus, &args.common);
    let networks = Networks::new(corpus, common)?;
    say_what_is_left_out(&session, common);
    finish(&session, common, &networks.tables(corpus))
}

/// The tables of networks for who holds them.
#[allow(dead_code, reason = "for the Python package, which has this source too")]
pub(crate) fn of_clusters(corpus: &Corpus, common: &Common) -> Result<Vec<Table>, Failure> {
    Ok(Networks::new(corpus, common)?.tables(corpus).iter().map(Pieces::table).collect())
}

/// Who works with whom, and who leads whom.
struct Networks {
    clusters: Vec<Clusters>,
    roles: Vec<Roles>,
    book: Codebook,
}

impl Networks {
    fn new(corpus: &Corpus, common: &Common) -> Result<Self, Failure> {
        let graph = ResponsibilityGraph::new(corpus, common.convention.into());
        let book = codebooks(common, corpus)?.book;
        let labels = all::labels(&Coding::new(corpus, &book), &book);
        let with = ClusterOptions { themes: Some(&labels), ..ClusterOptions::default() };
        let sampling = options(common, corpus)?.drawn();
        let both = each(corpus, &sampling, |p| {
            (clusters::clusters(&graph, p, &with, &sampling), roles::roles(&graph, p, &sampling))
        });
        let (mut clusters, mut roles): (Vec<_>, Vec<_>) = both.into_iter().unzip();
        let of_clusters = clusters.iter_mut().flat_map(Tested::families);
        correct(of_clusters.chain(roles.iter_mut().flat_map(Tested::families)).collect());
        Ok(Self { clusters, roles, book })
    }

    fn tables<'a>(&'a self, corpus: &'a Corpus) -> [Pieces<'a>; 8] {
        let (all, roles) = (&self.clusters, &self.roles);
        [
            tables::network_summary(corpus, all),
            tables::clusters(corpus, all, &self.book),
            tables::ties(corpus, all),
            tables::brokers(corpus, all),
            tables::bicliques(corpus, all),
            tables::leading(corpus, roles),
            tables::lead_arcs(corpus, roles),
            tables::lead_turns(corpus, roles),
        ]
    }
}

/// What is made of every plan, in their order; a bar tells how far it is where it takes its time.
fn each<T: Send>(corpus: &Corpus, sampling: &Sampling, of: impl Fn(PlanIndex) -> T + Sync) -> Vec<T> {
    let long = if sampling.is_counted_only() { 0 } else { corpus.plans.len() };
    let progress = session::progress(long);
    let all = parallel::numbered(corpus.plans.len(), |plan| {
        let made = of(plan as PlanIndex);
        progress.inc(1);
        made
    });
    progress.finish_and_clear();
    all
}

/// Tells where plans are so many that nothing is inferred of single ones, and how to have it inferred.
fn say_what_is_left_out(session: &Session, common: &Common) {
    if !is_each_plan(common, &session.corpus) {
        let plans = session.corpus.plans.len();
        message::say(&said!(session.lang, "program-analyses-counted-only", plans));
    }
}

pub(crate) fn of_overlaps<'a>(corpus: &'a Corpus, overlaps: &'a [Overlap]) -> [Pieces<'a>; 3] {
    [tables::coverage(corpus, overlaps), tables::overlap(corpus, overlaps), tables::lacking(corpus, overlaps)]
}

pub(crate) fn division(args: &InputArgs) -> Result<Outcome, Failure> {
    let session = Session::open(args)?;
    let corpus = &session.corpus;
    let (overlaps, divisions) = compared(corpus, &args.common)?;
    say_what_was_compared(&session, overlaps.len());
    say_what_is_left_out(&session, &args.common);
    finish_tables(&session, &args.common, &of_divisions(corpus, &overlaps, &divisions))
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

pub(crate) fn of_themes<'a>(corpus: &'a Corpus, all: &'a [(String, Themes)]) -> Vec<Pieces<'a>> {
    let of = |(_, themes): &'a (String, Themes)| {
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
    finish_tables(&session, &args.common, &of_conventions(&session.corpus, &args.common))
}

pub(crate) fn of_conventions(corpus: &Corpus, common: &Common) -> Vec<Table> {
    let all = conventions::conventions(corpus, common.seed);
    vec![tables::findings(corpus, &all), tables::correlations(corpus, &all), tables::flips(corpus, &all)]
}

/// What the texts of the plans compared have in common: of the pairs that `--plans` names, or those of [`all::comparisons`].
pub(crate) fn overlaps(corpus: &Corpus, common: &Common) -> Result<Vec<Overlap>, Failure> {
    let graph = several(corpus, common)?;
    Ok(all::compared(&graph, &options(common, corpus)?))
}

/// The same, and how the plans divide it.
pub(crate) fn compared(corpus: &Corpus, common: &Common) -> Result<(Vec<Overlap>, Vec<Division>), Failure> {
    let graph = several(corpus, common)?;
    Ok(all::compare(&graph, &options(common, corpus)?))
}

/// The graph of plans of which there are two at least.
fn several<'c>(corpus: &'c Corpus, common: &Common) -> Result<ResponsibilityGraph<'c>, Failure> {
    if corpus.plans.len() < 2 {
        return Err(Failure::new(Text::of("program-analyses-comparison-needs-two-plans")));
    }
    Ok(ResponsibilityGraph::new(corpus, common.convention.into()))
}

/// Tells where plans were too many to compare each with each, and how to have others compared.
pub(super) fn say_what_was_compared(session: &Session, compared: usize) {
    let plans = session.corpus.plans.len();
    let all = plans * plans.saturating_sub(1) / 2;
    if plans <= all::ALL_PAIRS_UP_TO || compared == all {
        return;
    }
    message::say(&said!(session.lang, "program-analyses-plans-make-pairs-compared", plans, all, compared));
}

pub(super) fn finish(session: &Session, common: &Common, all: &[Pieces]) -> Result<Outcome, Failure> {
    write_pieces(common, all)?;
    session.say_what_needs_a_look();
    Ok(session.outcome())
}

fn finish_tables(session: &Session, common: &Common, all: &[Table]) -> Result<Outcome, Failure> {
    write_tables(common, all)?;
    session.say_what_needs_a_look();
    Ok(session.outcome())
}
