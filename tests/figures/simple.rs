//! Simple results to draw: plain counts from a graph, so that the drawings are tested without the analyses.

use fengong::analyse::clusters::{Cluster, Clusters, Tie};
use fengong::analyse::overlap::{Grade, Overlap, TaskPair};
use fengong::analyse::themes::{Ownership, ThemeInPlan, ThemeRow, Themes};
use fengong::analyse::workload::{AgencyLoad, Concentration, LoadSummary, Workload};
use fengong::graph::ResponsibilityGraph;
use fengong::model::{AgencyId, Corpus, Duty, PlanIndex, Role, TaskRef};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Counts by duty and role; nothing resampled.
pub fn workload(graph: &ResponsibilityGraph<'_>, plan: PlanIndex) -> Workload {
    let links = graph.links(plan);
    let mut rows: Vec<AgencyLoad> = graph
        .agencies(plan)
        .into_iter()
        .map(|agency| {
            let own: Vec<_> = links.iter().filter(|l| l.agency == agency).collect();
            let tasks: BTreeSet<TaskRef> = own.iter().map(|l| l.task).collect();
            let count = |d: Duty| {
                own.iter().filter(|l| l.edge.duty == d).map(|l| l.task).collect::<BTreeSet<_>>().len()
            };
            let role = |r: Role| {
                own.iter().filter(|l| l.edge.role == r).map(|l| l.task).collect::<BTreeSet<_>>().len()
            };
            let fractional = tasks.iter().map(|&t| 1.0 / graph.bodies(t).len() as f64).sum();
            AgencyLoad {
                agency,
                by_duty: Duty::ALL.map(count),
                by_role: Role::ALL.map(role),
                sole_lead: 0,
                co_lead: 0,
                fractional_lead: role(Role::Lead) as f64,
                fractional,
                measures: fractional,
                partners: 0,
                degree: None,
                closeness: None,
                betweenness: None,
                specialisation: None,
                diversity: None,
                exclusivity: 0.0,
                alone: Vec::new(),
                tasks: tasks.into_iter().collect(),
            }
        })
        .collect();
    rows.sort_by_key(|r| (std::cmp::Reverse(r.tasks.len()), r.agency));
    let by_duty = Duty::ALL.map(|d| links.iter().filter(|l| l.edge.duty == d).count());
    let summary = LoadSummary {
        tasks: graph.tasks(plan).count(),
        agencies: rows.len(),
        assignments: links.len(),
        by_duty,
        open: graph.corpus().plan(plan).tasks.iter().filter(|t| t.open()).count(),
        no_lead: 0,
        no_lead_word: 0,
        co_led: 0,
        single_body: 0,
        with_territorial: 0,
        mean_bodies: None,
        leads: Concentration::default(),
        load: concentration(&rows),
    };
    Workload { plan, rows, summary }
}

fn concentration(rows: &[AgencyLoad]) -> Concentration {
    let n = rows.len() as f64;
    let total: f64 = rows.iter().map(|r| r.tasks.len() as f64).sum();
    let spread: f64 = rows
        .iter()
        .flat_map(|a| rows.iter().map(move |b| (a.tasks.len() as f64 - b.tasks.len() as f64).abs()))
        .sum();
    let mut c = Concentration { n: rows.len(), ..Concentration::default() };
    if n > 1.0 && total > 0.0 {
        let gini = spread / (2.0 * n * total) * n / (n - 1.0);
        c.gini.value = Some(gini);
        c.gini.interval = Some((gini - 0.05, gini + 0.05));
    }
    c
}

/// Newman weights; a pair is "significant" from four shared tasks that are half of the smaller load; clusters by
/// the strongest partner.
pub fn clusters(graph: &ResponsibilityGraph<'_>, plan: PlanIndex) -> Clusters {
    let corpus = graph.corpus();
    let (left_out, agencies): (Vec<_>, Vec<_>) =
        graph.agencies(plan).into_iter().partition(|a| corpus.agency(*a).is_territorial());
    let mut tasks_of: BTreeMap<AgencyId, BTreeSet<TaskRef>> = BTreeMap::new();
    for l in graph.links(plan) {
        tasks_of.entry(l.agency).or_default().insert(l.task);
    }
    let total = graph.tasks(plan).count() as f64;
    let mut ties = Vec::new();
    for (i, &a) in agencies.iter().enumerate() {
        for &b in &agencies[i + 1..] {
            let (ta, tb) = (&tasks_of[&a], &tasks_of[&b]);
            let tasks: Vec<TaskRef> = ta.intersection(tb).copied().collect();
            if tasks.is_empty() {
                continue;
            }
            let weight = tasks.iter().map(|t| 1.0 / (graph.bodies(*t).len() as f64 - 1.0).max(1.0)).sum();
            let expected = ta.len() as f64 * tb.len() as f64 / total;
            let strong = tasks.len() >= 4 && tasks.len() * 2 >= ta.len().min(tb.len());
            let p = if strong && tasks.len() as f64 > 1.2 * expected { 0.01 } else { 0.4 };
            let ratio = Some(tasks.len() as f64 / expected);
            let q = Some(if tasks.len() >= 6 { p } else { 2.0 * p });
            ties.push(Tie { a, b, tasks, weight, expected: Some(expected), ratio, p_swaps: Some(p), p_sdsm: None, q });
        }
    }
    ties.sort_by(|x, y| y.weight.total_cmp(&x.weight));
    Clusters {
        plan,
        clusters: by_partner(&agencies, &ties),
        agencies,
        left_out,
        everybody_tasks: Vec::new(),
        ties,
        floor: Some(3),
        modularity: Some(0.2),
        partition_p: Some(0.03),
        agreement: None,
        brokers: Vec::new(),
        bicliques: Vec::new(),
        refusal: None,
    }
}

fn by_partner(agencies: &[AgencyId], ties: &[Tie]) -> Vec<Cluster> {
    let mut group: BTreeMap<AgencyId, usize> = agencies.iter().enumerate().map(|(i, a)| (*a, i)).collect();
    for t in ties {
        let (x, y) = (group[&t.a], group[&t.b]);
        let size = |g: usize| group.values().filter(|v| **v == g).count();
        if x != y && size(x) + size(y) <= 8 {
            group.values_mut().filter(|v| **v == y).for_each(|v| *v = x);
        }
    }
    let mut members: BTreeMap<usize, Vec<AgencyId>> = BTreeMap::new();
    for (a, g) in group {
        members.entry(g).or_default().push(a);
    }
    let mut all: Vec<_> = members.into_values().collect();
    all.sort_by_key(|m| std::cmp::Reverse(m.len()));
    all.into_iter()
        .enumerate()
        .map(|(i, members)| Cluster {
            number: i + 1,
            members,
            tasks: Vec::new(),
            themes: vec!["land".into()],
            stability: Some(0.8 - i as f64 * 0.1),
            p: Some(0.02),
        })
        .collect()
}

/// Pairs by shared character bigrams of their texts.
pub fn overlap(graph: &ResponsibilityGraph<'_>, a: PlanIndex, b: PlanIndex) -> Overlap {
    let corpus = graph.corpus();
    let grams = |t: TaskRef| -> BTreeSet<(char, char)> {
        let text: Vec<char> = corpus.task(t).text.chars().collect();
        text.windows(2).map(|w| (w[0], w[1])).collect()
    };
    let functions = |t: TaskRef, lead: bool| -> BTreeSet<Arc<str>> {
        graph
            .links_of_task(t)
            .into_iter()
            .filter(|l| !lead || l.edge.role == Role::Lead)
            .map(|l| corpus.agency(l.agency))
            .filter(|a| !a.is_territorial())
            .map(|a| a.key.clone())
            .collect()
    };
    let mut pairs = Vec::new();
    for x in graph.tasks(a) {
        for y in graph.tasks(b) {
            let (gx, gy) = (grams(x), grams(y));
            let shared = gx.intersection(&gy).count() as f64;
            let score = shared / gx.len().min(gy.len()).max(1) as f64;
            let grade = match score {
                s if s > 0.6 => Grade::Same,
                s if s > 0.33 => Grade::Similar,
                s if s > 0.26 => Grade::Theme,
                _ => continue,
            };
            let (fx, fy) = (functions(x, false), functions(y, false));
            pairs.push(TaskPair {
                a: x,
                b: y,
                score,
                grade,
                one_to_one: true,
                passages: Vec::new(),
                shared_agencies: fx.intersection(&fy).cloned().collect(),
                only_a: fx.difference(&fy).cloned().collect(),
                only_b: fy.difference(&fx).cloned().collect(),
                lead_a: functions(x, true).into_iter().collect(),
                lead_b: functions(y, true).into_iter().collect(),
            });
        }
    }
    pairs.sort_by(|x, y| y.score.total_cmp(&x.score));
    let mut seen = (BTreeSet::new(), BTreeSet::new());
    for p in &mut pairs {
        p.one_to_one = !seen.0.contains(&p.a) && !seen.1.contains(&p.b);
        if p.one_to_one {
            seen.0.insert(p.a);
            seen.1.insert(p.b);
        }
    }
    Overlap { a, b, pairs, coverage_a: Some(0.5), coverage_b: Some(0.3) }
}

/// Themes by one keyword each.
pub fn themes(graph: &ResponsibilityGraph<'_>, words: &[(&str, &str, &str)]) -> Themes {
    let corpus = graph.corpus();
    let plans = 0..corpus.plans.len() as PlanIndex;
    let rows = words
        .iter()
        .map(|(word, zh, en)| ThemeRow {
            id: (*en).into(),
            zh: (*zh).into(),
            en: (*en).into(),
            plans: plans.clone().map(|p| theme(graph, corpus, p, word)).collect(),
        })
        .collect();
    Themes { rows, coverage: Vec::new(), gaps: Vec::new(), uncoded: Vec::new() }
}

fn theme(graph: &ResponsibilityGraph<'_>, corpus: &Corpus, plan: PlanIndex, word: &str) -> ThemeInPlan {
    let tasks: Vec<TaskRef> = graph.tasks(plan).filter(|t| corpus.task(*t).text.contains(word)).collect();
    let links: Vec<_> = tasks.iter().flat_map(|t| graph.links_of_task(*t)).collect();
    let leads: BTreeSet<Arc<str>> = links
        .iter()
        .filter(|l| l.edge.role == Role::Lead)
        .map(|l| corpus.agency(l.agency).key.clone())
        .collect();
    let ownership = match () {
        () if tasks.is_empty() => Ownership::Absent,
        () if !leads.is_empty() => Ownership::Led,
        () if links.is_empty() => Ownership::Unnamed,
        () if links.iter().all(|l| corpus.agency(l.agency).is_territorial()) => Ownership::LocalOnly,
        () => Ownership::Shared,
    };
    ThemeInPlan {
        plan,
        ownership,
        main: tasks.clone(),
        tasks,
        leads: leads.into_iter().collect(),
        fragmentation: None,
        evidence: Vec::new(),
    }
}
