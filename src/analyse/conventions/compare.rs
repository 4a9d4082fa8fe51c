use super::{Conventions, Finding};
use crate::{
    analyse::{
        clusters::communities::{Communities, DenseLeiden, consensus},
        stats::{Stream, adjusted_rand, gini, kendall_tau_b},
    },
    graph::{Incidence, Projection, ResponsibilityGraph},
    model::{Agency, AgencyId, AgencyKind, Convention, Corpus, PlanIndex, Role, TaskRef},
    parallel,
};
use std::collections::{BTreeMap, BTreeSet};

/// Which findings of each plan hold under all conventions, without its doubtful tasks, and under other projections.
///
/// **Measures** how far a conclusion rests on the coder's choices rather than on the document: Kendall's τ-b of the
/// lead tables for each pair of conventions (absent where a table is constant: under `literal` a plan may have no lead), the
/// bodies whose number of leads changes, and one row a headline finding with its value under every variant. Numbers are
/// rounded as they would be printed, so "holds" means that a reader would read the same.
///
/// `seed` is that of the community search. O(conventions · assignments + bodies²) a plan, plans in parallel.
///
/// ```
/// use fengong::{analyse::conventions::conventions, model::Corpus};
/// assert!(conventions(&Corpus::default(), 1).is_empty());
/// ```
pub fn conventions(corpus: &Corpus, seed: u64) -> Vec<Conventions> {
    let graphs = Convention::ALL.map(|c| ResponsibilityGraph::new(corpus, c));
    parallel::numbered(corpus.plans.len(), |plan| of_plan(&graphs, plan as PlanIndex, seed))
}

fn of_plan(graphs: &[ResponsibilityGraph; 3], plan: PlanIndex, seed: u64) -> Conventions {
    let corpus = graphs[0].corpus();
    let doubtful: BTreeSet<TaskRef> = graphs[0].tasks(plan).filter(|&t| is_doubtful(corpus, t)).collect();
    let incidence = Incidence::new(&graphs[0], plan, |_| true);
    let leads: [Leads; 3] = [0, 1, 2].map(|c| Leads::new(&graphs[c], plan, &incidence, &BTreeSet::new()));
    let certain = Leads::new(&graphs[0], plan, &incidence, &doubtful);
    let counts = |c: usize| leads[c].by_body.iter().map(|&n| n as f64).collect::<Vec<f64>>();
    let pairs = [(0, 1), (0, 2), (1, 2)];
    let correlations = pairs
        .iter()
        .map(|&(a, b)| (Convention::ALL[a], Convention::ALL[b], kendall_tau_b(&counts(a), &counts(b))))
        .collect();
    let flips = incidence
        .agencies
        .iter()
        .enumerate()
        .map(|(i, &a)| (a, [0, 1, 2].map(|c| leads[c].by_body[i])))
        .filter(|(_, n)| n[0] != n[1] || n[1] != n[2])
        .collect();
    let all: Vec<(&str, &Leads)> = Convention::ALL
        .iter()
        .map(|c| c.as_str())
        .zip(&leads)
        .chain((!doubtful.is_empty()).then_some(("certain", &certain)))
        .collect();
    let mut findings = lead_findings(corpus, &incidence, &all);
    findings.extend(load_findings(corpus, &incidence, &doubtful));
    findings.extend(network_findings(&graphs[0], plan, &doubtful, seed));
    Conventions { plan, correlations, flips, findings, doubtful: doubtful.len() }
}

/// Whether a coder might reasonably code the task otherwise.
fn is_doubtful(corpus: &Corpus, at: TaskRef) -> bool {
    let task = corpus.task(at);
    let unsure = |a: &Agency| !a.known || a.kind == AgencyKind::Unknown;
    task.open() || task.assignments.iter().any(|a| unsure(corpus.agency(a.agency)))
}

/// Who leads what under one variant.
struct Leads {
    /// Tasks led, by row of the incidence.
    by_body: Vec<usize>,
    /// Σ 1/|L_t|.
    fractional: Vec<f64>,
    tasks: usize,
    without: usize,
    several: usize,
}

impl Leads {
    fn new(
        graph: &ResponsibilityGraph,
        plan: PlanIndex,
        incidence: &Incidence,
        drop: &BTreeSet<TaskRef>,
    ) -> Self {
        let row: BTreeMap<AgencyId, usize> =
            incidence.agencies.iter().enumerate().map(|(i, &a)| (a, i)).collect();
        let n = incidence.agencies.len();
        let mut out =
            Self { by_body: vec![0; n], fractional: vec![0.0; n], tasks: 0, without: 0, several: 0 };
        for task in graph.tasks(plan).filter(|t| !drop.contains(t)) {
            let leads: BTreeSet<usize> = graph
                .links_of_task(task)
                .into_iter()
                .filter(|l| l.edge.role == Role::Lead)
                .filter_map(|l| row.get(&l.agency).copied())
                .collect();
            out.tasks += 1;
            out.without += usize::from(leads.is_empty());
            out.several += usize::from(leads.len() > 1);
            for &i in &leads {
                out.by_body[i] += 1;
                out.fractional[i] += 1.0 / leads.len() as f64;
            }
        }
        out
    }

    fn share(&self, of: usize) -> String {
        if self.tasks == 0 { String::new() } else { format!("{:.2}", of as f64 / self.tasks as f64) }
    }

    fn three_heaviest(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.by_body.len()).filter(|&i| self.by_body[i] > 0).collect();
        order.sort_by_key(|&i| (std::cmp::Reverse(self.by_body[i]), i));
        // A rank decided by a tie is no finding: all that tie with the third are named.
        let third = order.get(2).map_or(0, |&i| self.by_body[i]);
        order.retain(|&i| self.by_body[i] >= third);
        order.sort_unstable();
        order
    }
}

fn lead_findings(corpus: &Corpus, incidence: &Incidence, all: &[(&str, &Leads)]) -> Vec<Finding> {
    let names = |rows: &[usize]| {
        let label = |&i: &usize| corpus.agency(incidence.agencies[i]).label.to_string();
        rows.iter().map(label).collect::<Vec<_>>().join("、")
    };
    let row = |id: &str, value: &dyn Fn(&Leads) -> String| {
        finding(id, all.iter().map(|(name, l)| ((*name).to_owned(), value(l))).collect())
    };
    vec![
        row("top-lead", &|l| {
            let most = l.by_body.iter().copied().max().filter(|m| *m > 0);
            let top = (0..l.by_body.len()).filter(|&i| Some(l.by_body[i]) == most).collect::<Vec<_>>();
            names(&top)
        }),
        row("top3-lead", &|l| names(&l.three_heaviest())),
        row("no-lead-share", &|l| l.share(l.without)),
        row("co-lead-share", &|l| l.share(l.several)),
        row("lead-gini", &|l| gini(&l.fractional).map_or(String::new(), |g| format!("{g:.2}"))),
    ]
}

/// Findings on the load, which no convention touches but doubtful tasks do.
fn load_findings(corpus: &Corpus, incidence: &Incidence, doubtful: &BTreeSet<TaskRef>) -> Vec<Finding> {
    let certain = incidence.without_tasks(|t| doubtful.contains(&incidence.tasks[t]));
    let variants = [("all", incidence), ("certain", &certain)];
    let used = &variants[..if doubtful.is_empty() { 1 } else { 2 }];
    let row = |id: &str, value: &dyn Fn(&Incidence) -> String| {
        finding(id, used.iter().map(|(name, i)| ((*name).to_owned(), value(i))).collect())
    };
    let loads = |i: &Incidence| i.body_degrees().iter().map(|&k| k as f64).collect::<Vec<f64>>();
    vec![
        row("top-load", &|i| {
            let k = i.body_degrees();
            let bureau = |x: &usize| !corpus.agency(i.agencies[*x]).is_territorial();
            let most = (0..k.len()).filter(bureau).map(|x| k[x]).max().filter(|m| *m > 0);
            let label = |&x: &usize| corpus.agency(i.agencies[x]).label.to_string();
            let top: Vec<usize> = (0..k.len()).filter(bureau).filter(|&x| Some(k[x]) == most).collect();
            top.iter().map(label).collect::<Vec<_>>().join("、")
        }),
        row("load-gini", &|i| gini(&loads(i)).map_or(String::new(), |g| format!("{g:.2}"))),
    ]
}

/// Partitions under other projections and without doubtful tasks, as agreement with the default one.
fn network_findings(
    graph: &ResponsibilityGraph,
    plan: PlanIndex,
    doubtful: &BTreeSet<TaskRef>,
    seed: u64,
) -> Vec<Finding> {
    const RUNS: usize = 5;
    let corpus = graph.corpus();
    let incidence = Incidence::new(graph, plan, |a| !corpus.agency(a).is_territorial());
    let subject = incidence.tasks.first().map_or("", |t| corpus.plan(t.plan).id.as_str());
    let partition = |i: &Incidence, p: Projection| {
        let stream = |n| Stream::new(seed, "communities", subject, n);
        consensus(&DenseLeiden::default() as &dyn Communities, &p.weights(&i.cells), RUNS, &stream).labels
    };
    let mut partitions: Vec<(&str, Vec<usize>)> =
        Projection::ALL.iter().map(|&p| (p.as_str(), partition(&incidence, p))).collect();
    let is_default = |(name, _): &&(&str, Vec<usize>)| *name == Projection::default().as_str();
    let base = partitions.iter().find(is_default).map(|(_, labels)| labels.clone()).unwrap_or_default();
    if !doubtful.is_empty() {
        let certain = incidence.without_tasks(|t| doubtful.contains(&incidence.tasks[t]));
        partitions.push(("certain", partition(&certain, Projection::Newman)));
    }
    let (bodies, degrees) = (incidence.agencies.len(), incidence.task_degrees());
    let everybody = |t: usize| degrees[t] >= 3 && 2 * degrees[t] >= bodies;
    if (0..degrees.len()).any(everybody) {
        let rest = incidence.without_tasks(everybody);
        partitions.push(("without-everybody", partition(&rest, Projection::Newman)));
    }
    let number = |l: &[usize]| {
        let mut sizes = BTreeMap::new();
        for c in l {
            *sizes.entry(*c).or_insert(0) += 1;
        }
        sizes.values().filter(|s| **s > 1).count().to_string()
    };
    let row = |id: &str, value: &dyn Fn(&[usize]) -> String| {
        finding(id, partitions.iter().map(|(n, l)| ((*n).to_owned(), value(l))).collect())
    };
    if base.len() < 4 {
        return Vec::new();
    }
    vec![
        row("clusters", &number),
        row("partition", &|l| adjusted_rand(&base, l).map_or(String::new(), |a| format!("{a:.2}"))),
    ]
}

fn finding(id: &str, values: Vec<(String, String)>) -> Finding {
    let mut known = values.iter().map(|v| &v.1).filter(|v| !v.is_empty());
    let first = known.next();
    let holds = first.is_some() && known.all(|v| Some(v) == first);
    Finding { id: id.to_owned(), values, holds }
}
