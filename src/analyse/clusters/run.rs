use super::{
    Cluster, ClusterOptions, Clusters, CorePeriphery, Stability, WithoutEverybody,
    bicliques::bicliques,
    brokers::brokers,
    communities::{Communities, Consensus, DenseLeiden, Merit, consensus},
    core::{EXACT_UP_TO, best_core},
    evidence::{Core, Evidence},
    null::{Null, Observed, Question, groups, inner_weight},
    stability::stability,
    ties::ties,
};
use crate::{
    analyse::{
        Estimate, Refusal, Sampling,
        family::{Test, judge},
        stats::{Bicm, Stream, adjusted_rand},
    },
    graph::{BitMatrix, Incidence, LeadSupport, ResponsibilityGraph, Weights},
    model::{AgencyId, PlanIndex, TaskRef},
};
use std::collections::{BTreeMap, BTreeSet};

/// More bodies, or more bodies × tasks, than these are no plan's network; pairs and draws would take minutes.
const MOST_BODIES: usize = 150;
const MOST_CELLS: usize = 400_000;

/// Who works with whom in a plan: ties, clusters, brokers, exact groups, each against chance.
///
/// **Measures** co-responsibility: two bodies on one task, in any role, weighted 1/(d_t − 1) (Newman 2001), d_t the
/// network's bodies on the task. Undirected; a body alone on its tasks is in no tie and stands alone. It is not a
/// measure of power or of actual cooperation: the text says who shall, not who does.
///
/// **Null**: tables with the same tasks a body and the same bodies a task. A pair has its own law under it, computed and not drawn
/// ([`PairLaws`](crate::analyse::stats::PairLaws)). What is searched for is drawn: up to twice `sampling.draws` curveball
/// draws, sequentially, fewer where p is plainly large (Besag & Clifford 1991), each p with the interval that its draws leave.
/// **Clusters**: consensus of Leiden runs (Lancichinetti & Fortunato 2012); each has a p that it *contains a group*, its core
/// members on its core tasks, against the best such group of each draw, searched in the same way, and a stability over resampled
/// tasks. No search hangs on the seed, only draws do.
///
/// **Error rate**: 5 % false discoveries over all tests of the plan ([`judge`]); [`analyse`](crate::analyse::all::analyse) judges them
/// anew with all others of a report.
///
/// **Absent**: what a network is too small for; `refusal` then says why. Without draws the tests of clusters, partition and core are
/// absent, those of pairs are not.
/// **Complexity**: O(draws · (R² + trades)); a plan of 50 tasks and 30 bodies takes some milliseconds.
///
/// ```
/// use fengong::analyse::{Sampling, clusters::{ClusterOptions, clusters}};
/// use fengong::{graph::ResponsibilityGraph, model::{Convention, Corpus}};
/// let corpus = Corpus::default();
/// let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
/// let none = clusters(&graph, 0, &ClusterOptions::default(), &Sampling::default());
/// assert!(none.clusters.is_empty() && none.refusal.is_some());
/// ```
pub fn clusters(
    graph: &ResponsibilityGraph,
    plan: PlanIndex,
    options: &ClusterOptions,
    sampling: &Sampling,
) -> Clusters {
    let mut found = unjudged(graph, plan, options, sampling);
    judge(std::slice::from_mut(&mut found));
    found
}

fn unjudged(
    graph: &ResponsibilityGraph,
    plan: PlanIndex,
    options: &ClusterOptions,
    sampling: &Sampling,
) -> Clusters {
    let full = Network::new(graph, plan, options);
    let everybody = full.everybody_tasks();
    let network = if options.drop_everybody { full.without(&everybody) } else { full.clone() };
    let mut out = Clusters::empty(plan, &network, &full, &everybody, options);
    out.refusal = network.refusal();
    let kept: BTreeSet<AgencyId> = network.incidence.agencies.iter().copied().collect();
    out.lead_support = LeadSupport::new(graph, plan, |a| kept.contains(&a));
    if network.is_too_large() {
        return out;
    }
    let n = network.incidence.agencies.len();
    let cells = &network.incidence.cells;
    let fit = Bicm::fit(cells, network.forbidden.as_ref());
    let groups_together = bicliques(&network.incidence);
    out.bicliques_found = groups_together.found;
    out.bicliques_cut = groups_together.cut;
    out.bicliques = groups_together.listed;
    if out.refusal.is_some() {
        let pairs = ties(&network.incidence, &fit, &Null::empty(n), options);
        (out.ties, out.tested, out.floor) = (pairs.found, pairs.tested, pairs.floor);
        return out;
    }
    let weights = options.projection.weights(cells);
    let found = communities(&weights, options);
    let mut members = groups(&found.labels);
    members.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    let evidence = Evidence::new(&fit, n, network.incidence.tasks.len());
    let ratios = evidence.of(cells);
    let cores: Vec<Core> = members.iter().map(|group| evidence.core(&ratios, cells, group, 0.0)).collect();
    let observed = Observed::new(&evidence, cells, &weights);
    let question = Question {
        observed: cells,
        forbidden: network.forbidden.as_ref(),
        evidence: &evidence,
        clusters: &members,
        // What the draws are compared with: no score from this one on may be cut short.
        least_score: cores.iter().map(|c| c.score).filter(|s| *s > 0.0).fold(observed.score, f64::min),
        projection: options.projection,
        plan: &network.plan,
    };
    let null = Null::new(&question, observed, sampling);
    // What chance explains is not asked how stable it is.
    let tests: Vec<Option<Test>> =
        members.iter().zip(&cores).map(|(g, core)| null.of_cluster(g, core.score)).collect();
    let holds: Vec<bool> = tests.iter().map(|t| t.is_some_and(|t| t.holds())).collect();
    let stable = stability(&network.incidence, &members, &holds, options.projection, &network.plan, sampling);
    let pairs = ties(&network.incidence, &fit, &null, options);
    (out.ties, out.tested, out.floor) = (pairs.found, pairs.tested, pairs.floor);
    out.agreement = found.agreement;
    out.modularity = Some(Merit::modularity(&weights, 1.0).quality(&found.labels));
    out.modularity_null = null.modularity_band();
    out.partition = null.of_modularity();
    out.clusters = (0..members.len())
        .map(|at| {
            let mut cluster = network.cluster(&members[at], &cores[at], &weights, tests[at]);
            cluster.number = at + 1;
            cluster.expected = null.expected_inner(at).filter(|_| members[at].len() > 1);
            cluster.stability = stable[at];
            cluster.band = stable[at].map(Stability::of);
            cluster
        })
        .collect();
    name_themes(&mut out.clusters, options);
    network.barber(&mut out, &found.labels);
    out.cross_cluster = network.cross_cluster(&found.labels);
    out.brokers = brokers(&weights, &found.labels, &network.incidence.agencies);
    out.core_periphery = network.core_periphery(&weights, &null);
    if !everybody.is_empty() && !options.drop_everybody {
        out.without_everybody = Some(network.without(&everybody).compared(&found.labels, options));
    }
    out
}

#[derive(Clone)]
struct Network {
    incidence: Incidence,
    forbidden: Option<BitMatrix>,
    left_out: Vec<AgencyId>,
    plan: String,
}

impl Network {
    fn new(graph: &ResponsibilityGraph, plan: PlanIndex, options: &ClusterOptions) -> Self {
        let corpus = graph.corpus();
        let inside = |a: AgencyId| options.territorial || !corpus.agency(a).is_territorial();
        let incidence = Incidence::new(graph, plan, inside);
        let left_out = Incidence::new(graph, plan, |a| !inside(a)).agencies;
        let forbidden = options.impossible.map(|zeros| {
            let mut out = BitMatrix::new(incidence.agencies.len(), incidence.tasks.len());
            for (i, &a) in incidence.agencies.iter().enumerate() {
                for (t, &task) in incidence.tasks.iter().enumerate() {
                    // A cell the plan fills is possible, whatever the list says.
                    if zeros.contains(&(task, a)) && !incidence.cells.get(i, t) {
                        out.set(i, t);
                    }
                }
            }
            out
        });
        let plan = incidence.tasks.first().map_or("", |t| corpus.plan(t.plan).id.as_str()).to_owned();
        Self { incidence, forbidden, left_out, plan }
    }

    /// Columns that name at least half of the bodies (three or more).
    fn everybody_tasks(&self) -> Vec<usize> {
        let n = self.incidence.agencies.len();
        let d = self.incidence.task_degrees();
        (0..d.len()).filter(|&t| d[t] >= 3 && 2 * d[t] >= n).collect()
    }

    fn without(&self, tasks: &[usize]) -> Self {
        let mut kept = vec![true; self.incidence.tasks.len()];
        for &t in tasks {
            kept[t] = false;
        }
        let kept: Vec<usize> = (0..kept.len()).filter(|&t| kept[t]).collect();
        let forbidden = self.forbidden.as_ref().map(|f| {
            let whole = Incidence { cells: f.clone(), ..self.incidence.clone() };
            whole.resampled(&kept).cells
        });
        Self { incidence: self.incidence.resampled(&kept), forbidden, ..self.clone() }
    }

    fn is_too_large(&self) -> bool {
        let (n, tasks) = (self.incidence.agencies.len(), self.incidence.tasks.len());
        n > MOST_BODIES || n.saturating_mul(tasks) > MOST_CELLS
    }

    /// Why the network cannot show communities.
    fn refusal(&self) -> Option<Refusal> {
        let cells = &self.incidence.cells;
        let n = self.incidence.agencies.len();
        let joint: Vec<usize> = self.incidence.task_degrees().into_iter().filter(|&d| d >= 2).collect();
        let alike = (1..n).all(|i| cells.row(i) == cells.row(0));
        match (n, joint.len()) {
            _ if self.is_too_large() => {
                Some(Refusal::TooLarge { bodies: n, tasks: self.incidence.tasks.len() })
            }
            (0..4, _) => Some(Refusal::FewBodies { bodies: n }),
            (_, tasks @ 0..3) => Some(Refusal::FewJoint { tasks }),
            _ if alike => Some(Refusal::AllAlike),
            _ => None,
        }
    }

    fn cluster(&self, group: &[usize], core: &Core, weights: &Weights, test: Option<Test>) -> Cluster {
        Cluster {
            number: 0,
            members: self.names(group),
            tasks: self.inner_tasks(group),
            themes: Vec::new(),
            stability: None,
            band: None,
            inner: inner_weight(weights, group),
            expected: None,
            core: self.names(&core.bodies),
            core_tasks: core.tasks.iter().map(|&t| self.incidence.tasks[t]).collect(),
            score: (group.len() > 1).then_some(core.score),
            test,
        }
    }

    fn names(&self, rows: &[usize]) -> Vec<AgencyId> {
        rows.iter().map(|&i| self.incidence.agencies[i]).collect()
    }

    /// Tasks that name at least two of a group, those with most of them first.
    fn inner_tasks(&self, group: &[usize]) -> Vec<TaskRef> {
        let on = |t: usize| group.iter().filter(|&&i| self.incidence.cells.get(i, t)).count();
        let mut tasks: Vec<(usize, usize)> =
            (0..self.incidence.tasks.len()).map(|t| (on(t), t)).filter(|(n, _)| *n >= 2).collect();
        tasks.sort_by_key(|&(n, t)| (std::cmp::Reverse(n), t));
        tasks.into_iter().map(|(_, t)| self.incidence.tasks[t]).collect()
    }

    /// Searched until twenty rounds in a row, each from the best so far with many nodes thrown about, find nothing better.
    fn barber(&self, out: &mut Clusters, labels: &[usize]) {
        const IDLE: usize = 20;
        const MOST_ROUNDS: usize = 400;
        let merit = Merit::barber(&self.incidence.cells);
        let best = merit.search_until(IDLE, MOST_ROUNDS, &mut Stream::new(0, "barber", "", 0));
        out.barber = Some(merit.quality(&best));
        out.barber_agreement = adjusted_rand(&best[..labels.len()], labels);
    }

    fn cross_cluster(&self, labels: &[usize]) -> Option<f64> {
        let by_task = self.incidence.cells.transposed();
        let joint: Vec<usize> = (0..by_task.rows()).filter(|&t| by_task.count(t) >= 2).collect();
        let crosses = |t: &usize| {
            let mut of = by_task.ones(*t).map(|i| labels[i]);
            let first = of.next();
            of.any(|l| Some(l) != first)
        };
        (!joint.is_empty()).then(|| joint.iter().filter(|t| crosses(t)).count() as f64 / joint.len() as f64)
    }

    fn core_periphery(&self, weights: &Weights, null: &Null) -> Option<CorePeriphery> {
        let (fit, core) = best_core(weights)?;
        Some(CorePeriphery {
            core: self.names(&core),
            exact: weights.len() <= EXACT_UP_TO,
            fit: Estimate { value: Some(fit), interval: None, null: null.core_band() },
            test: null.of_core(),
        })
    }

    /// This network, without its everybody-tasks, beside the partition with them.
    fn compared(&self, labels: &[usize], options: &ClusterOptions) -> WithoutEverybody {
        let weights = options.projection.weights(&self.incidence.cells);
        let found = communities(&weights, options).labels;
        let ties = weights.pairs().count();
        let mut clusters: Vec<Vec<usize>> = groups(&found).into_iter().filter(|g| g.len() > 1).collect();
        clusters.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        WithoutEverybody {
            ties,
            modularity: (ties > 0).then(|| Merit::modularity(&weights, 1.0).quality(&found)),
            clusters: clusters.iter().map(|g| self.names(g)).collect(),
            agreement: adjusted_rand(labels, &found),
        }
    }
}

/// The starts are the same for every seed: what is searched for is one best partition, not a draw.
fn communities(weights: &Weights, options: &ClusterOptions) -> Consensus {
    let stream = |n| Stream::new(0, "communities", "", n);
    consensus(&DenseLeiden::default() as &dyn Communities, weights, options.runs, &stream)
}

/// Themes of the tasks inside each cluster, most frequent first, then in the order of the codebook.
fn name_themes(clusters: &mut [Cluster], options: &ClusterOptions) {
    let Some(themes) = options.themes else { return };
    for cluster in clusters.iter_mut().filter(|c| c.members.len() > 1) {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for theme in cluster.tasks.iter().flat_map(|&t| themes.of(t)) {
            *counts.entry(*theme).or_default() += 1;
        }
        let mut order: Vec<(usize, usize)> = counts.into_iter().collect();
        order.sort_by_key(|&(theme, n)| (std::cmp::Reverse(n), theme));
        cluster.themes =
            order.iter().filter_map(|(t, _)| themes.ids.get(*t)).map(ToString::to_string).collect();
    }
}

impl Clusters {
    /// The result before anything is computed.
    fn empty(
        plan: PlanIndex,
        network: &Network,
        full: &Network,
        everybody: &[usize],
        options: &ClusterOptions,
    ) -> Self {
        let tasks: Vec<TaskRef> = everybody.iter().map(|&t| full.incidence.tasks[t]).collect();
        Self {
            plan,
            agencies: network.incidence.agencies.clone(),
            left_out: network.left_out.clone(),
            dropped_tasks: if options.drop_everybody { tasks.clone() } else { Vec::new() },
            everybody_tasks: tasks,
            ties: Vec::new(),
            tested: 0,
            warning: options.hypergeometric.then_some(Refusal::Hypergeometric),
            floor: None,
            clusters: Vec::new(),
            modularity: None,
            modularity_null: None,
            partition: None,
            barber: None,
            barber_agreement: None,
            cross_cluster: None,
            without_everybody: None,
            lead_support: LeadSupport::default(),
            core_periphery: None,
            agreement: None,
            brokers: Vec::new(),
            bicliques: Vec::new(),
            bicliques_found: 0,
            bicliques_cut: false,
            refusal: None,
        }
    }
}
