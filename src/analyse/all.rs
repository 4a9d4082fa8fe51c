//! Every analysis of a corpus at once, as the report needs them.

use super::{
    Sampling, TaskThemes,
    across::{Across, across},
    clusters::{ClusterOptions, Clusters, clusters},
    conventions::{Conventions, conventions},
    copies::{CopiedTask, copies},
    division::{Division, DivisionOptions, division_with, networks},
    family::{Correction, Tested, correct, judge},
    functions::{FunctionLoad, functions},
    holdings::{Holdings, holdings},
    instruments::{Instruments, instruments, pairs},
    kinds::{Kinds, kinds},
    overlap::{Overlap, OverlapOptions, Reuse, overlaps, reuse},
    roles::{Roles, roles},
    themes::{Codebook, Coding, Themes, themes_of, themes_told},
    usual::{UsualOwner, usual_owners},
    workload::{Workload, summary_with_themes, workload_with_themes},
};
use crate::{
    graph::ResponsibilityGraph,
    model::{Convention, Corpus, PlanIndex},
    parallel,
};
use itertools::Itertools as _;
use std::collections::BTreeSet;

/// Up to this many plans every pair is compared, 28; beyond, those that share passages.
pub const ALL_PAIRS_UP_TO: usize = 8;
/// Up to this many plans each is analysed by itself. Beyond, nobody reads it: plans stand side by side.
pub const ONE_BY_ONE_UP_TO: usize = 12;
/// Pairs compared at most where there are more plans.
const MOST_PAIRS: usize = 60;

/// What the analyses are told.
#[derive(Debug, Clone)]
pub struct Options {
    /// The rule from duty to role.
    pub convention: Convention,
    /// Seeds and numbers of draws.
    pub sampling: Sampling,
    /// The third text of comparisons, in which what both plans have is sought.
    pub upper: Option<PlanIndex>,
    /// Whether every plan is analysed by itself (clusters, ties, roles, conventions, draws from the null models). Without it plans
    /// are only set side by side, which many plans want: the tables of many thousand tests tell nobody anything.
    pub each_plan: bool,
}

impl Options {
    /// How numbers of one plan are sampled: not at all where no plan is analysed by itself.
    pub fn drawn(&self) -> Sampling {
        if self.each_plan { self.sampling } else { self.sampling.counted_only() }
    }
}

/// The results of all analyses.
#[derive(Debug, Clone)]
pub struct Analyses {
    /// One a plan; without rows where no plan is analysed by itself.
    pub workloads: Vec<Workload>,
    /// One a plan; none where no plan is analysed by itself.
    pub clusters: Vec<Clusters>,
    /// One a plan; none where no plan is analysed by itself.
    pub roles: Vec<Roles>,
    /// The themes of every measure, which the analyses of themes start from.
    pub coding: Coding,
    /// All plans in one table.
    pub themes: Themes,
    /// All plans side by side.
    pub across: Across,
    /// What each function holds in each plan.
    pub holdings: Holdings,
    /// The functions of every plan, plans in order.
    pub functions: Vec<FunctionLoad>,
    /// One a pair of plans compared.
    pub overlaps: Vec<Overlap>,
    /// Who works by which policy instrument.
    pub instruments: Instruments,
    /// The instruments of every measure.
    pub instrument_coding: Coding,
    /// In the order of `overlaps`.
    pub divisions: Vec<Division>,
    /// One a plan; none where no plan is analysed by itself.
    pub conventions: Vec<Conventions>,
    /// Tasks that several plans have in nearly the same words; none where every plan is analysed by itself.
    pub copies: Vec<CopiedTask>,
    /// The usual owner of each theme; none where every plan is analysed by itself.
    pub usual: Vec<UsualOwner>,
    /// The kinds into which plans fall by who leads what; none where every plan is analysed by itself.
    pub kinds: Option<Kinds>,
    /// The tests of all results, judged together.
    pub correction: Correction,
}

impl Analyses {
    /// Judges the tests of all results together and writes q and verdict into each.
    fn judge(&mut self) {
        let clusters = self.clusters.iter_mut().flat_map(Tested::families);
        let roles = self.roles.iter_mut().flat_map(Tested::families);
        let workloads = self.workloads.iter_mut().flat_map(Tested::families);
        let divisions = self.divisions.iter_mut().flat_map(Tested::families);
        let kinds = self.kinds.iter_mut().flat_map(Tested::families);
        let mixes = self.instruments.families();
        let all = clusters.chain(roles).chain(workloads).chain(divisions).chain(kinds).chain(mixes);
        self.correction = correct(all.collect());
    }
}

/// Loads what the analyses lean on (dictionary, background frequencies, built-in codebook), which takes about as long as reading
/// a few plans: a caller may have it done meanwhile. Everything works without it.
pub fn warm_up() {
    super::text::warm_up();
    Codebook::builtin();
    Codebook::instruments();
}

/// How the load of a plan is found, and how the themes of all.
type Load = fn(&ResponsibilityGraph, PlanIndex, Option<&TaskThemes>, &Sampling) -> Workload;
type Told = fn(&ResponsibilityGraph, &Codebook, &Coding, Option<PlanIndex>) -> Themes;

/// Runs everything. Plans and pairs of plans go in parallel; the result does not depend on the threads.
pub fn analyse(corpus: &Corpus, book: &Codebook, options: &Options) -> Analyses {
    analyse_telling(corpus, book, options, &|| {})
}

/// The same, telling of every plan whose longest analysis is done, for who waits for many.
pub fn analyse_telling(
    corpus: &Corpus,
    book: &Codebook,
    options: &Options,
    done: &(dyn Fn() + Sync),
) -> Analyses {
    let graph = ResponsibilityGraph::new(corpus, options.convention);
    let coding = Coding::new(corpus, book);
    let labels = labels(&coding, book);
    let plans = corpus.plans.len();
    let apart = if options.each_plan { plans } else { 0 };
    let sampling = &options.drawn();
    let with = ClusterOptions { themes: Some(&labels), ..ClusterOptions::default() };
    let network = |plan: usize| {
        let found = clusters(&graph, plan as PlanIndex, &with, sampling);
        done();
        found
    };
    // The longest begins first; what a task of rayon leaves over, the next takes up.
    let (((clusters, roles), overlaps), ((conventions, copies), (workloads, themes))) = parallel::both(
        || {
            parallel::both(
                || {
                    parallel::both(
                        || parallel::numbered(apart, network),
                        || parallel::numbered(apart, |p| roles(&graph, p as PlanIndex, sampling)),
                    )
                },
                || compared(&graph, options),
            )
        },
        || {
            parallel::both(
                || {
                    if options.each_plan {
                        (conventions(corpus, options.sampling.seed), Vec::new())
                    } else {
                        (Vec::new(), copies(corpus))
                    }
                },
                || {
                    let (load, told): (Load, Told) = if options.each_plan {
                        (workload_with_themes, themes_of)
                    } else {
                        (summary_with_themes, themes_told)
                    };
                    let load = |p: usize| load(&graph, p as PlanIndex, Some(&labels), sampling);
                    parallel::both(
                        || parallel::numbered(plans, load),
                        || told(&graph, book, &coding, options.upper),
                    )
                },
            )
        },
    );
    let divisions = divide(&graph, options, &overlaps, &clusters);
    let instrument_coding = Coding::new(corpus, Codebook::instruments());
    let mut instruments = instruments(&graph, &instrument_coding);
    instruments.compare(corpus, &instrument_coding, &pairs(&overlaps), sampling);
    let ((across, (usual, kinds)), (functions, holdings)) = parallel::both(
        || (across(&graph, &themes), side_by_side(&themes, options)),
        || (functions(&graph), holdings(&graph)),
    );
    let correction = Correction::default();
    let mut all = Analyses {
        workloads,
        clusters,
        roles,
        coding,
        themes,
        across,
        holdings,
        functions,
        overlaps,
        instruments,
        instrument_coding,
        divisions,
        conventions,
        copies,
        usual,
        kinds,
        correction,
    };
    all.judge();
    all
}

/// Compares the plans pair by pair, as [`comparisons`] chooses them: what their texts have in common, and how they divide it.
pub fn compare(graph: &ResponsibilityGraph, options: &Options) -> (Vec<Overlap>, Vec<Division>) {
    let overlaps = compared(graph, options);
    let mut divisions = divide(graph, options, &overlaps, &[]);
    judge(&mut divisions);
    (overlaps, divisions)
}

/// What the texts of the plans have in common, pair by pair, as [`comparisons`] chooses them.
pub fn compared(graph: &ResponsibilityGraph, options: &Options) -> Vec<Overlap> {
    let with = OverlapOptions { upper: options.upper, ..OverlapOptions::default() };
    overlaps(graph, &compared_pairs(graph.corpus(), options.upper), &with)
}

/// The pairs that [`comparisons`] chooses, without the third text.
pub fn compared_pairs(corpus: &Corpus, upper: Option<PlanIndex>) -> Vec<(PlanIndex, PlanIndex)> {
    let mut pairs = comparisons(corpus).pairs;
    pairs.retain(|(a, b)| ![Some(*a), Some(*b)].contains(&upper));
    pairs
}

fn divide(
    graph: &ResponsibilityGraph,
    options: &Options,
    overlaps: &[Overlap],
    clusters: &[Clusters],
) -> Vec<Division> {
    let partition = |plan: PlanIndex| {
        let of_plan = clusters.iter().find(|c| c.plan == plan)?;
        Some(of_plan.clusters.iter().map(|c| c.members.clone()).collect::<Vec<_>>())
    };
    let networks = networks(graph, overlaps.iter().flat_map(|o| [o.a, o.b]).collect::<BTreeSet<_>>());
    let sampling = options.drawn();
    let divide = |o: &Overlap| {
        let both = partition(o.a).zip(partition(o.b));
        let partitions = both.as_ref().map(|(a, b)| (a.as_slice(), b.as_slice()));
        let networks = Some(&networks);
        division_with(graph, o.a, o.b, o, &DivisionOptions { sampling, partitions, networks })
    };
    parallel::map(overlaps, divide)
}

/// Under another convention only what sets plans side by side: themes and [`Across`]; all else is empty, which keeps a large
/// corpus from being held once a convention.
pub fn side_by_side_under(corpus: &Corpus, book: &Codebook, options: &Options, base: &Analyses) -> Analyses {
    let graph = ResponsibilityGraph::new(corpus, options.convention);
    let themes = base.themes.under(&graph, book, &base.coding, options.upper);
    let (usual, kinds) = side_by_side(&themes, options);
    let mut all = Analyses {
        workloads: Vec::new(),
        clusters: Vec::new(),
        roles: Vec::new(),
        coding: Coding::default(),
        across: across(&graph, &themes),
        holdings: holdings(&graph),
        functions: functions(&graph),
        usual,
        kinds,
        copies: Vec::new(),
        themes,
        overlaps: Vec::new(),
        instruments: Instruments::default(),
        instrument_coding: Coding::default(),
        divisions: Vec::new(),
        conventions: Vec::new(),
        correction: Correction::default(),
    };
    all.judge();
    all
}

/// What is told of plans that stand side by side and not one by one: who usually leads a theme, into which kinds plans fall.
fn side_by_side(themes: &Themes, options: &Options) -> (Vec<UsualOwner>, Option<Kinds>) {
    if options.each_plan {
        return (Vec::new(), None);
    }
    (usual_owners(themes), kinds(themes, &options.sampling))
}

/// The same results under another convention: what hangs on roles is computed again, clusters, texts and what is tried
/// under all conventions are taken over.
pub fn under(corpus: &Corpus, book: &Codebook, options: &Options, base: &Analyses) -> Analyses {
    let graph = ResponsibilityGraph::new(corpus, options.convention);
    let overlaps: Vec<Overlap> = base.overlaps.iter().map(|o| o.under(&graph)).collect();
    let again = base.divisions.iter().zip(&overlaps);
    let themes = base.themes.under(&graph, book, &base.coding, options.upper);
    let without_draws = Sampling { draws: 0, ..options.sampling };
    let sampling = &options.drawn();
    let (usual, kinds) = side_by_side(&themes, options);
    let mut all = Analyses {
        workloads: parallel::map(&base.workloads, |w| w.under(&graph, sampling)),
        clusters: base.clusters.clone(),
        roles: parallel::map(&base.roles, |r| roles(&graph, r.plan, &without_draws)),
        across: across(&graph, &themes),
        holdings: holdings(&graph),
        functions: functions(&graph),
        themes,
        divisions: again.map(|(d, o)| d.under(&graph, o)).collect(),
        instruments: Instruments {
            compared: base.instruments.compared.clone(),
            ..instruments(&graph, &base.instrument_coding)
        },
        instrument_coding: base.instrument_coding.clone(),
        overlaps,
        conventions: base.conventions.clone(),
        copies: base.copies.clone(),
        usual,
        kinds,
        coding: base.coding.clone(),
        correction: Correction::default(),
    };
    all.judge();
    all
}

/// The pairs of plans to compare: each with each while they are few, otherwise those that share most passages, up to
/// 60 ([`reuse`]).
pub fn comparisons(corpus: &Corpus) -> Reuse {
    let plans = corpus.plans.len();
    if plans > ALL_PAIRS_UP_TO {
        return reuse(corpus, MOST_PAIRS);
    }
    let pairs: Vec<_> = (0..plans as PlanIndex).tuple_combinations().collect();
    Reuse { sharing: pairs.len(), pairs }
}

/// The themes of tasks as analyses take them that do not code themselves.
pub fn labels(coding: &Coding, book: &Codebook) -> TaskThemes {
    TaskThemes {
        ids: book.themes.iter().map(|t| t.id.clone()).collect(),
        tasks: coding.iter().map(|(at, codes)| (at, codes.themes.clone())).collect(),
    }
}
