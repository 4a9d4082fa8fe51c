//! The networks of the results.

use super::{Edge, Field, FieldKind, Mark, Network, Node};
use crate::say::said;
use crate::{
    analyse::{
        clusters::Clusters,
        overlap::{Grade, Overlap},
    },
    graph::{Node as Subject, ResponsibilityGraph},
    model::{Agency, AgencyId, Corpus, Plan, PlanIndex, Role, TaskRef},
    render::{Lang, Word, tables::Value},
};
use std::collections::{BTreeMap, BTreeSet};

use FieldKind::{Flag, Real, Text, Whole};

const fn field(key: &'static str, kind: FieldKind) -> Field {
    Field { key, kind }
}

const SUBJECT_FIELDS: [Field; 9] = [
    field("kind", Text),
    field("plan", Text),
    field("city", Text),
    field("key", Text),
    field("name_zh", Text),
    field("name_en", Text),
    field("known", Flag),
    field("open", Flag),
    field("text", Text),
];

/// Tasks and the bodies they name: an edge an assignment, from task to body. Two-mode: tasks come first.
pub fn responsibility(graph: &ResponsibilityGraph<'_>, plan: PlanIndex, lang: Lang) -> Network {
    let corpus = graph.corpus();
    let Some(about) = corpus.plans.get(plan as usize) else { return empty("responsibility", lang) };
    let tasks: Vec<TaskRef> = graph.tasks(plan).collect();
    let agencies = graph.agencies(plan);
    let mut nodes: Vec<Node> = tasks.iter().map(|&t| task_node(corpus, t, false)).collect();
    let mut place = BTreeMap::new();
    for id in agencies {
        place.insert(id, nodes.len());
        nodes.push(agency_node(corpus, id, about, lang));
    }
    let mut edges = Vec::new();
    for (from, &task) in tasks.iter().enumerate() {
        // A body named behind several measures of a task has one tie to it by each duty.
        let mut seen = BTreeSet::new();
        for link in graph.links_of_task(task) {
            let Some(&to) = place.get(&link.agency) else { continue };
            if !seen.insert((to, link.edge.duty)) {
                continue;
            }
            let (duty, role) = (Word::from(link.edge.duty), Word::from(link.edge.role));
            let attributes = vec![duty.into(), role.into(), about.id.as_str().into()];
            edges.push(Edge { from, to, weight: 1.0, mark: Mark::Role(link.edge.role), attributes });
        }
    }
    let title = titled(about, lang, "responsibility");
    Network {
        title,
        two_mode: true,
        node_fields: SUBJECT_FIELDS.to_vec(),
        edge_fields: vec![field("duty", Text), field("role", Text), field("plan", Text)],
        nodes,
        edges,
        ..empty("responsibility", lang)
    }
    .finished()
}

/// Bodies that share tasks: an edge a tie, weighted Σ 1/(k(t) − 1); nodes know their cluster.
pub fn coresponsibility(corpus: &Corpus, clusters: &Clusters, lang: Lang) -> Network {
    let about = corpus.plan(clusters.plan);
    let group: BTreeMap<AgencyId, usize> =
        clusters.clusters.iter().flat_map(|c| c.members.iter().map(|&m| (m, c.number))).collect();
    let place: BTreeMap<AgencyId, usize> =
        clusters.agencies.iter().enumerate().map(|(i, &a)| (a, i)).collect();
    let mut nodes: Vec<Node> = clusters
        .agencies
        .iter()
        .map(|&id| {
            let mut node = agency_node(corpus, id, about, lang);
            node.group = group.get(&id).copied();
            node.attributes.push(node.group.into());
            node
        })
        .collect();
    let mut edges = Vec::new();
    for tie in &clusters.ties {
        let (Some(&from), Some(&to)) = (place.get(&tie.a), place.get(&tie.b)) else { continue };
        let ids: Vec<_> = tie.tasks.iter().map(|&t| corpus.task(t).id.as_str()).collect();
        let tested = tie.holds();
        edges.push(Edge {
            from,
            to,
            weight: tie.weight,
            mark: Mark::Tie(tested),
            attributes: vec![
                tie.tasks.len().into(),
                tie.expected.into(),
                tie.ratio.into(),
                tie.drawn.map(|p| p.value).into(),
                tie.p_sdsm.into(),
                tie.q().into(),
                tested.into(),
                about.id.as_str().into(),
                ids.join("; ").into(),
            ],
        });
    }
    size_by_strength(&mut nodes, &edges);
    let mut node_fields = SUBJECT_FIELDS.to_vec();
    node_fields.push(field("cluster", Whole));
    let title = titled(about, lang, "coresponsibility");
    Network {
        title,
        node_fields,
        edge_fields: vec![
            field("shared", Whole),
            field("expected", Real),
            field("ratio", Real),
            field("p_swaps", Real),
            field("p_sdsm", Real),
            field("q", Real),
            field("tested", Flag),
            field("plan", Text),
            field("tasks", Text),
        ],
        nodes,
        edges,
        ..empty("coresponsibility", lang)
    }
    .finished()
}

/// Who works for whom: an edge from each lead of a task to each body that has another role in it, weighted by
/// the number of such tasks. Directed.
pub fn lead_support(graph: &ResponsibilityGraph<'_>, plan: PlanIndex, lang: Lang) -> Network {
    let corpus = graph.corpus();
    let Some(about) = corpus.plans.get(plan as usize) else { return empty("lead-support", lang) };
    let agencies = graph.agencies(plan);
    let place: BTreeMap<AgencyId, usize> = agencies.iter().enumerate().map(|(i, &a)| (a, i)).collect();
    let mut arcs: BTreeMap<(usize, usize), [usize; 2]> = BTreeMap::new();
    for task in graph.tasks(plan) {
        let roles = best_roles(graph, task);
        let leads = roles.iter().filter(|(_, role)| **role == Role::Lead);
        for (lead, _) in leads {
            for (other, role) in roles.iter().filter(|(_, role)| **role != Role::Lead) {
                let (Some(&from), Some(&to)) = (place.get(lead), place.get(other)) else { continue };
                arcs.entry((from, to)).or_default()[usize::from(*role == Role::Support)] += 1;
            }
        }
    }
    let edges: Vec<Edge> = arcs
        .into_iter()
        .map(|((from, to), [participant, support])| Edge {
            from,
            to,
            weight: (participant + support) as f64,
            mark: Mark::Leads,
            attributes: vec![participant.into(), support.into(), about.id.as_str().into()],
        })
        .collect();
    let mut nodes: Vec<Node> = agencies.iter().map(|&id| agency_node(corpus, id, about, lang)).collect();
    size_by_strength(&mut nodes, &edges);
    Network {
        title: titled(about, lang, "lead-support"),
        directed: true,
        node_fields: SUBJECT_FIELDS.to_vec(),
        edge_fields: vec![field("participant", Whole), field("support", Whole), field("plan", Text)],
        nodes,
        edges,
        ..empty("lead-support", lang)
    }
    .finished()
}

/// The tasks of two plans: an edge a pair at this grade or better. Two-mode: plan a comes first.
pub fn overlap(corpus: &Corpus, result: &Overlap, least: Grade, lang: Lang) -> Network {
    let (a, b) = (corpus.plan(result.a), corpus.plan(result.b));
    let tasks =
        |plan: PlanIndex| (0..corpus.plan(plan).tasks.len() as u32).map(move |task| TaskRef { plan, task });
    let mut nodes: Vec<Node> = tasks(result.a).map(|t| task_node(corpus, t, false)).collect();
    nodes.extend(tasks(result.b).map(|t| task_node(corpus, t, true)));
    let edges = result
        .pairs
        .iter()
        .filter(|pair| pair.grade >= least)
        .map(|pair| Edge {
            from: pair.a.task as usize,
            to: a.tasks.len() + pair.b.task as usize,
            weight: pair.score,
            mark: Mark::Grade(pair.grade),
            attributes: vec![
                Word::from(pair.grade).into(),
                pair.one_to_one.into(),
                pair.passages.len().into(),
            ],
        })
        .collect();
    let title = said!(lang, "network-overlap", a = plan_name(a, lang), b = plan_name(b, lang));
    Network {
        title,
        two_mode: true,
        node_fields: SUBJECT_FIELDS.to_vec(),
        edge_fields: vec![field("grade", Text), field("one_to_one", Flag), field("passages", Whole)],
        nodes,
        edges,
        ..empty("overlap", lang)
    }
    .finished()
}

fn empty(id: &'static str, lang: Lang) -> Network {
    Network {
        id,
        title: String::new(),
        lang,
        directed: false,
        two_mode: false,
        node_fields: Vec::new(),
        edge_fields: Vec::new(),
        nodes: Vec::new(),
        edges: Vec::new(),
    }
}

/// City and id: two plans of one city stay apart.
fn plan_name(plan: &Plan, lang: Lang) -> String {
    let (city, id) = (&plan.city, &plan.id);
    if city.is_empty() {
        return id.to_string();
    }
    said!(lang, "network-plan", city, id = id.as_str())
}

fn titled(plan: &Plan, lang: Lang, kind: &str) -> String {
    said!(lang, "network-of", plan = plan_name(plan, lang), kind)
}

/// Each body's strongest role in a task, where it stands in several statements.
fn best_roles(graph: &ResponsibilityGraph<'_>, task: TaskRef) -> BTreeMap<AgencyId, Role> {
    let mut roles: BTreeMap<AgencyId, Role> = BTreeMap::new();
    for link in graph.links_of_task(task) {
        roles.entry(link.agency).and_modify(|r| *r = (*r).min(link.edge.role)).or_insert(link.edge.role);
    }
    roles
}

fn task_node(corpus: &Corpus, at: TaskRef, second: bool) -> Node {
    let (plan, task) = (corpus.plan(at.plan), corpus.task(at));
    Node {
        id: task.id.to_string(),
        subject: Subject::Task(at),
        label: format!("{} {}", task.no, task.headline()),
        second,
        group: None,
        size: 1.0,
        position: None,
        attributes: vec![
            "task".into(),
            plan.id.as_str().into(),
            plan.city.as_ref().into(),
            task.no.as_ref().into(),
            task.headline().into(),
            Value::Absent,
            Value::Absent,
            task.open().into(),
            task.text.as_ref().into(),
        ],
    }
}

fn agency_node(corpus: &Corpus, id: AgencyId, plan: &Plan, lang: Lang) -> Node {
    let Agency { key, jurisdiction, known, kind, label, label_en } = corpus.agency(id);
    Node {
        id: if jurisdiction.is_empty() { key.to_string() } else { format!("{key}@{jurisdiction}") },
        subject: Subject::Agency(id),
        label: lang.name(label, label_en).to_owned(),
        second: true,
        group: None,
        size: 1.0,
        position: None,
        attributes: vec![
            Word::from(*kind).into(),
            plan.id.as_str().into(),
            jurisdiction.as_ref().into(),
            key.as_ref().into(),
            label.as_ref().into(),
            label_en.as_ref().into(),
            (*known).into(),
            Value::Absent,
            Value::Absent,
        ],
    }
}

/// Draws a node the larger the more it is tied: area grows with the sum of its weights, 1–3 times the side.
fn size_by_strength(nodes: &mut [Node], edges: &[Edge]) {
    let mut strength = vec![0.0; nodes.len()];
    for edge in edges {
        strength[edge.from] += edge.weight;
        strength[edge.to] += edge.weight;
    }
    let most = strength.iter().copied().fold(0.0, f64::max);
    if most > 0.0 {
        for (node, own) in nodes.iter_mut().zip(strength) {
            node.size = 1.0 + 2.0 * (own / most).sqrt();
        }
    }
}
