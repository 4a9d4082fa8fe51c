use super::{Agency, AgencyId, Convention, Duty, Plan, PlanId, Role, Task};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// Position of a plan in its corpus.
pub type PlanIndex = u32;

/// Position of a task in its corpus; orders tasks as the documents do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TaskRef {
    /// The plan.
    pub plan: PlanIndex,
    /// The task in the plan.
    pub task: u32,
}

/// All plans that were read, and the bodies they name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Corpus {
    /// Plans in the order of the input.
    pub plans: Vec<Plan>,
    /// Agencies; [`AgencyId`] counts into it.
    pub agencies: Vec<Agency>,
}

/// What makes two bodies one: function (or name), jurisdiction, and whether the registry knows it.
type AgencyKey = (Arc<str>, Arc<str>, bool);

fn key(agency: &Agency) -> AgencyKey {
    (Arc::clone(&agency.key), Arc::clone(&agency.jurisdiction), agency.known)
}

/// Makes the parts of a corpus fit together one after another, for who cannot hold all of them at once: what a part
/// says of its plans and bodies is then what it says in the [merged](Corpus::merge) corpus.
///
/// ```
/// use fengong::model::{Corpus, Joiner};
/// let mut joiner = Joiner::default();
/// let mut part = Corpus::default();
/// joiner.fit(&mut part);
/// assert_eq!(part, Corpus::default());
/// ```
#[derive(Debug, Default)]
pub struct Joiner {
    seen: HashMap<PlanId, usize>,
    bodies: HashMap<AgencyKey, Agency>,
}

impl Joiner {
    /// Gives the part's plans ids of their own, and its bodies the form in which they were first met. Linear.
    pub fn fit(&mut self, part: &mut Corpus) {
        part.plans.iter_mut().for_each(|plan| self.name(plan));
        for agency in &mut part.agencies {
            let first = self.bodies.entry(key(agency)).or_insert_with(|| agency.clone());
            agency.clone_from(first);
        }
    }

    fn name(&mut self, plan: &mut Plan) {
        let times = self.seen.entry(plan.id.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            plan.rename(&format!("{}~{times}", plan.id));
        }
    }
}

/// A corpus that grows part by part.
#[derive(Debug, Default)]
struct Merged {
    corpus: Corpus,
    ids: HashMap<AgencyKey, AgencyId>,
    joiner: Joiner,
}

impl Merged {
    /// Takes in a part's bodies: what becomes of the id of each.
    fn bodies(&mut self, agencies: Vec<Agency>) -> Vec<AgencyId> {
        let (ids, all) = (&mut self.ids, &mut self.corpus.agencies);
        let mut id = |agency: Agency| {
            *ids.entry(key(&agency)).or_insert_with(|| {
                all.push(agency);
                AgencyId(all.len() as u32 - 1)
            })
        };
        agencies.into_iter().map(&mut id).collect()
    }

    /// Takes in a plan of a part, under an id of its own.
    fn plan(&mut self, mut plan: Plan, to: &[AgencyId]) {
        self.joiner.name(&mut plan);
        for assignment in plan.tasks.iter_mut().flat_map(|t| &mut t.assignments) {
            if let Some(id) = to.get(assignment.agency.index()) {
                assignment.agency = *id;
            }
        }
        self.corpus.plans.push(plan);
    }
}

/// What the rule of [`Corpus::roles`] asks of a statement.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    /// Bodies that are not territorial.
    bodies: usize,
    /// Whether some body leads.
    led: bool,
    /// The first responsible body, by its position.
    first: Option<usize>,
}

impl Corpus {
    /// The agency behind an id.
    pub fn agency(&self, id: AgencyId) -> &Agency {
        &self.agencies[id.index()]
    }

    /// The plan at a position.
    pub fn plan(&self, index: PlanIndex) -> &Plan {
        &self.plans[index as usize]
    }

    /// The task at a position.
    pub fn task(&self, at: TaskRef) -> &Task {
        &self.plan(at.plan).tasks[at.task as usize]
    }

    /// All tasks with their positions, in document order.
    pub fn tasks(&self) -> impl Iterator<Item = (TaskRef, &Task)> {
        self.plans.iter().enumerate().flat_map(|(p, plan)| {
            plan.tasks
                .iter()
                .enumerate()
                .map(move |(t, task)| (TaskRef { plan: p as u32, task: t as u32 }, task))
        })
    }

    /// One corpus of several, plans in order; bodies of the same key in the same jurisdiction become one.
    ///
    /// Files of the same name in different folders give plans of the same id: the later ones get `~2`, `~3` behind
    /// theirs, so that an id means one plan. Linear in plans and assignments.
    pub fn merge(parts: Vec<Self>) -> Self {
        let mut merged = Merged::default();
        for Self { plans, agencies } in parts {
            let to = merged.bodies(agencies);
            plans.into_iter().for_each(|plan| merged.plan(plan, &to));
        }
        merged.corpus
    }

    /// One corpus of plans that stand in two, in the order given: `false` and the position of a plan in the first, `true` and
    /// that of one in the second. The same as merging a corpus a plan, but linear.
    #[must_use]
    pub fn woven(first: Self, second: Self, order: &[(bool, PlanIndex)]) -> Self {
        let mut merged = Merged::default();
        let mut sources = [first, second].map(|Self { plans, agencies }| {
            (plans.into_iter().map(Some).collect::<Vec<_>>(), Some(agencies), Vec::new())
        });
        for &(second, plan) in order {
            let (plans, agencies, to) = &mut sources[usize::from(second)];
            if let Some(agencies) = agencies.take() {
                *to = merged.bodies(agencies);
            }
            if let Some(plan) = plans.get_mut(plan as usize).and_then(Option::take) {
                merged.plan(plan, to);
            }
        }
        merged.corpus
    }

    /// The plans at these positions, in that order, with all agencies.
    #[must_use]
    pub fn select(&self, plans: &[PlanIndex]) -> Self {
        let chosen = plans.iter().filter_map(|p| self.plans.get(*p as usize)).cloned().collect();
        Self { plans: chosen, agencies: self.agencies.clone() }
    }

    /// The plan with this id.
    pub fn plan_by_id(&self, id: &str) -> Option<PlanIndex> {
        self.plans.iter().position(|p| p.id.as_str() == id).map(|p| p as PlanIndex)
    }

    /// The role of each assignment of a task under a convention, in the order of `task.assignments`.
    ///
    /// The rule looks at one statement at a time: whether it has a 牵头, whether it is open, and how many
    /// bodies in it are not territorial (the table "From duty to role" of the design).
    pub fn roles(&self, task: &Task, convention: Convention) -> Vec<Role> {
        let shapes = self.shapes(task);
        let role = |position: usize| {
            let a = &task.assignments[position];
            let shape = shapes.get(a.statement as usize).copied().unwrap_or_default();
            match a.duty {
                Duty::Lead => Role::Lead,
                Duty::Support | Duty::Implement => Role::Support,
                Duty::Participate => Role::Participant,
                Duty::Responsible => {
                    let leads = match convention {
                        Convention::JointLead => true,
                        Convention::Literal => {
                            let open = task.statements.get(a.statement as usize).is_some_and(|s| s.open);
                            !open && shape.bodies == 1
                        }
                        Convention::FirstLead => !shape.led && shape.first == Some(position),
                    };
                    if leads { Role::Lead } else { Role::Participant }
                }
            }
        };
        (0..task.assignments.len()).map(role).collect()
    }

    /// What the rule asks of each statement, in one pass: a statement may name thousands.
    fn shapes(&self, task: &Task) -> Vec<Shape> {
        let mut shapes: Vec<Shape> = Vec::new();
        for (position, a) in task.assignments.iter().enumerate() {
            let at = a.statement as usize;
            if shapes.len() <= at {
                shapes.resize(at + 1, Shape::default());
            }
            let shape = &mut shapes[at];
            shape.bodies += usize::from(!self.agency(a.agency).is_territorial());
            shape.led |= a.duty == Duty::Lead;
            if a.duty == Duty::Responsible && shape.first.is_none() {
                shape.first = Some(position);
            }
        }
        shapes
    }
}
