//! What the page shows of a corpus: its plans and tasks, and the results in a few numbers.

use fengong::{
    model::{AgencyId, AgencyKind, Convention, Corpus, Duty, Place, Plan, Role, Task},
    say::{Lang, PlanNames, Text},
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A plan with its tasks.
#[derive(Debug, Serialize)]
pub(crate) struct PlanState<'a> {
    /// Its position.
    at: usize,
    id: &'a str,
    /// What it is called, as in the report.
    name: Text,
    city: &'a str,
    title: Option<&'a str>,
    annex: Option<u32>,
    year: Option<u16>,
    file: &'a str,
    tasks: Vec<TaskState<'a>>,
}

#[derive(Debug, Serialize)]
struct TaskState<'a> {
    id: &'a str,
    no: &'a str,
    title: Option<&'a str>,
    text: &'a str,
    responsibility: &'a str,
    open: bool,
    place: &'a Place,
    bodies: Vec<BodyState<'a>>,
    /// Where each measure begins, in characters of the text: where a task may be two.
    measures: Vec<usize>,
}

#[derive(Debug, Serialize)]
struct BodyState<'a> {
    name: &'a str,
    surface: &'a str,
    start: usize,
    end: usize,
    duty: Duty,
    label: &'a str,
    label_en: &'a str,
    known: bool,
    kind: AgencyKind,
}

impl<'a> PlanState<'a> {
    /// Those at some positions.
    pub(crate) fn all(corpus: &'a Corpus, positions: impl Iterator<Item = usize>) -> Vec<Self> {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| PlanNames::new(corpus, lang));
        let name = |at: usize| Text::new(zh.get(at as u32), en.get(at as u32));
        positions.map(|at| Self::new(corpus, at, name(at))).collect()
    }

    fn new(corpus: &'a Corpus, at: usize, name: Text) -> Self {
        let Plan { id, city, title, annex, year, file, tasks, .. } = &corpus.plans[at];
        let tasks = tasks.iter().map(|task| TaskState::new(corpus, task)).collect();
        Self {
            at,
            id: id.as_str(),
            name,
            city,
            title: title.as_deref(),
            annex: *annex,
            year: *year,
            file,
            tasks,
        }
    }
}

impl<'a> TaskState<'a> {
    fn new(corpus: &'a Corpus, task: &'a Task) -> Self {
        let bodies = task.assignments.iter().map(|a| {
            let agency = corpus.agency(a.agency);
            let (start, end) = a.span.in_chars(&task.responsibility);
            BodyState {
                name: &a.name,
                surface: a.span.of(&task.responsibility),
                start,
                end,
                duty: a.duty,
                label: &agency.label,
                label_en: &agency.label_en,
                known: agency.known,
                kind: agency.kind,
            }
        });
        Self {
            id: task.id.as_str(),
            no: &task.no,
            title: task.title.as_deref(),
            text: &task.text,
            responsibility: &task.responsibility,
            open: task.open(),
            place: &task.source,
            bodies: bodies.collect(),
            measures: task.measures.iter().map(|m| m.span.in_chars(&task.text).0).collect(),
        }
    }
}

/// The results that are shown while one decides.
#[derive(Debug, Default, Clone, Serialize)]
pub(crate) struct Results {
    pub(crate) tasks: usize,
    pub(crate) assignments: usize,
    /// Tasks whose list is open.
    pub(crate) open: usize,
    /// Different bodies.
    pub(crate) bodies: usize,
    /// Leads under the literal convention.
    pub(crate) leads: usize,
    /// Pairs of bodies (no territorial ones) that share a task of a plan.
    pub(crate) pairs: usize,
    /// Functions that more than one city has, and those of any: two cities' likeness.
    pub(crate) shared: usize,
    pub(crate) functions: usize,
    /// The loads of each plan, heaviest first.
    pub(crate) loads: Vec<Vec<Load>>,
}

/// The load of a body in a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Load {
    pub(crate) label: String,
    pub(crate) label_en: String,
    pub(crate) tasks: usize,
    pub(crate) leads: usize,
    /// Whether it is a territorial body: of those, nearly every task names all.
    pub(crate) territorial: bool,
}

impl Results {
    /// Counted from the corpus; linear but for the pairs of a task.
    pub(crate) fn new(corpus: &Corpus) -> Self {
        let mut all = Self::default();
        let mut bodies = BTreeSet::new();
        let mut cities: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for plan in &corpus.plans {
            let mut loads: BTreeMap<AgencyId, (usize, usize)> = BTreeMap::new();
            let mut pairs = BTreeSet::new();
            for task in &plan.tasks {
                all.tasks += 1;
                all.assignments += task.assignments.len();
                all.open += usize::from(task.open());
                let mut named: BTreeMap<AgencyId, bool> = BTreeMap::new();
                for (a, role) in task.assignments.iter().zip(corpus.roles(task, Convention::Literal)) {
                    *named.entry(a.agency).or_default() |= role == Role::Lead;
                    all.leads += usize::from(role == Role::Lead);
                }
                for (id, leads) in &named {
                    let load = loads.entry(*id).or_default();
                    load.0 += 1;
                    load.1 += usize::from(*leads);
                }
                let no_government: Vec<AgencyId> =
                    named.keys().filter(|id| !corpus.agency(**id).is_territorial()).copied().collect();
                for (at, a) in no_government.iter().enumerate() {
                    pairs.extend(no_government[at + 1..].iter().map(|b| (*a, *b)));
                }
            }
            all.pairs += pairs.len();
            bodies.extend(loads.keys().copied());
            let functions = loads.keys().map(|id| corpus.agency(*id)).filter(|a| !a.is_territorial());
            cities.entry(&plan.city).or_default().extend(functions.map(|a| &*a.key));
            let load = |(id, (tasks, leads)): (&AgencyId, &(usize, usize))| {
                let agency = corpus.agency(*id);
                let (label, label_en) = (agency.label.to_string(), agency.label_en.to_string());
                Load { label, label_en, tasks: *tasks, leads: *leads, territorial: agency.is_territorial() }
            };
            let mut loads: Vec<Load> = loads.iter().map(load).collect();
            loads.sort_by(|a, b| (b.tasks, b.leads, &a.label).cmp(&(a.tasks, a.leads, &b.label)));
            all.loads.push(loads);
        }
        all.bodies = bodies.len();
        let mut held: BTreeMap<&str, usize> = BTreeMap::new();
        cities.values().flatten().for_each(|key| *held.entry(key).or_default() += 1);
        all.functions = held.len();
        all.shared = held.values().filter(|n| **n > 1).count();
        all
    }

    /// How far apart two results are, in changed numbers: for the order of questions.
    pub(crate) fn distance(&self, other: &Self) -> usize {
        let numbers = |r: &Self| [r.tasks, r.assignments, r.open, r.bodies, r.leads, r.shared, r.functions];
        let apart: usize = numbers(self).iter().zip(numbers(other)).map(|(a, b)| a.abs_diff(b)).sum();
        apart
            + self.pairs.abs_diff(other.pairs) / 10
            + self.moved(other).iter().map(|m| m.1.abs_diff(m.2)).sum::<usize>()
    }

    /// The English name of a body of a plan, by its Chinese one.
    pub(crate) fn in_english(&self, plan: usize, label: &str) -> Option<&str> {
        let all = self.loads.get(plan)?;
        all.iter().find(|l| l.label == label).map(|l| l.label_en.as_str())
    }

    /// The bodies whose tasks differ: position of the plan and label, before, after.
    pub(crate) fn moved(&self, other: &Self) -> Vec<((usize, String), usize, usize)> {
        let index = |r: &Self| -> BTreeMap<(usize, String), usize> {
            let all = r.loads.iter().enumerate();
            all.flat_map(|(p, loads)| loads.iter().map(move |l| ((p, l.label.clone()), l.tasks))).collect()
        };
        let (before, after) = (index(self), index(other));
        let keys: BTreeSet<_> = before.keys().chain(after.keys()).cloned().collect();
        let all = keys.into_iter().map(|key| {
            let [b, a] = [&before, &after].map(|of| of.get(&key).copied().unwrap_or_default());
            (key, b, a)
        });
        all.filter(|(_, b, a)| b != a).collect()
    }
}
