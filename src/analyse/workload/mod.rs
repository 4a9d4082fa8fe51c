//! How loaded is each body: assignments by duty and role, fractional loads, position, concentration.
//!
//! All counts are *assignments*, never effort. Formulas: METHODS 1.4 and 1.5.

mod concentration;
mod open;
mod position;
mod rows;
mod specialisation;

pub use open::{OneMore, OpenBounds};
pub use position::{Position, two_mode_position};
pub use rows::{summary_with_themes, workload, workload_with_themes};
pub use specialisation::{Specialisation, specialisation};

use super::{
    Estimate,
    family::{Family, Question, Test, Tested},
};
use crate::model::{AgencyId, PlanIndex, TaskRef};
use serde::{Deserialize, Serialize};

/// The load table of one plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Workload {
    /// The plan.
    pub plan: PlanIndex,
    /// One row a body, heaviest first (tasks, then leads, then label).
    pub rows: Vec<AgencyLoad>,
    /// The plan as a whole.
    pub summary: LoadSummary,
}

impl Tested for Workload {
    fn families(&mut self) -> Vec<Family<'_>> {
        let tests = [self.summary.load.test.as_mut(), self.summary.leads.test.as_mut()];
        vec![Family::new(Question::Concentration, tests.into_iter().flatten())]
    }
}

/// The load of one body in one plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AgencyLoad {
    /// The body.
    pub agency: AgencyId,
    /// Tasks that name it (each once).
    pub tasks: Vec<TaskRef>,
    /// Tasks by duty, in the order of [`Duty::ALL`](crate::model::Duty::ALL). A body that stands twice in a task counts
    /// once, with the first of its duties in that order: the row adds up to `tasks`.
    pub by_duty: [usize; 5],
    /// Tasks by role under the convention, in the order of [`Role::ALL`](crate::model::Role::ALL), the strongest role
    /// of the body in each task: the row adds up to `tasks`.
    pub by_role: [usize; 3],
    /// Tasks it leads alone.
    pub sole_lead: usize,
    /// Tasks it leads with others.
    pub co_lead: usize,
    /// Σ 1/(leads of t) over the tasks it leads.
    pub fractional_lead: f64,
    /// Σ 1/k(t) over its tasks.
    pub fractional: f64,
    /// Σ n(t)/k(t) over its tasks, n(t) measures.
    pub measures: f64,
    /// Different bodies it shares a task with.
    pub partners: usize,
    /// Degree over the number of tasks, 0–1 (two-mode norm, Borgatti & Everett 1997).
    pub degree: Option<f64>,
    /// Two-mode closeness, 0–1; absent for a body that reaches nothing.
    pub closeness: Option<f64>,
    /// Two-mode betweenness, 0–1; absent where the maximum is zero.
    pub betweenness: Option<f64>,
    /// d′ over themes, 0 (as the plan) – 1 (one theme only); absent where nothing of it is coded.
    pub specialisation: Option<f64>,
    /// Normalised entropy over themes, 0–1.
    pub diversity: Option<f64>,
    /// Σ e^(1−k(t)) / T over its tasks: what only this body holds.
    pub exclusivity: f64,
    /// Tasks that name nobody else.
    pub alone: Vec<TaskRef>,
    /// `tasks`, and every other task whose list is open: it could hold this body.
    #[serde(default)]
    pub at_most: usize,
}

/// A plan's load in a few numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LoadSummary {
    /// Tasks.
    pub tasks: usize,
    /// Bodies, territorial ones included.
    pub agencies: usize,
    /// Assignments.
    pub assignments: usize,
    /// Assignments by duty, as the words have them (a body that stands twice counts twice).
    pub by_duty: [usize; 5],
    /// Tasks whose list is open.
    pub open: usize,
    /// Tasks with no lead under the convention.
    pub no_lead: usize,
    /// Tasks whose statement has no 牵头, whatever the convention.
    pub no_lead_word: usize,
    /// Tasks with two or more leads.
    pub co_led: usize,
    /// Tasks with one body.
    pub single_body: usize,
    /// Tasks that name a territorial body.
    pub with_territorial: usize,
    /// Mean bodies a task; absent with no task.
    pub mean_bodies: Option<f64>,
    /// Tasks that name no body at all.
    pub no_body: usize,
    /// Assignment redundancy Σ max(0, k(t) − 1)/(T(R − 1)), 0 (one body a task) – 1 (all on all); absent for T = 0 or
    /// R < 2.
    pub redundancy: Option<f64>,
    /// Degree centralisation of the bodies Σ(c_max − c_i)/((R − 1)(1 − 1/T)), 0–1: how near the plan is to one body
    /// on all tasks and each other on one. Absent for R < 2 or T < 2.
    pub centralisation: Option<f64>,
    /// H2′ over bodies × themes, 0 (all bodies do alike) – 1 (as apart as can be); absent without theme labels. Its null
    /// deals the themes anew among the tasks, bodies and tasks as they are: bodies with few tasks look apart by
    /// themselves.
    pub h2_prime: Estimate,
    /// Concentration of leads (fractional: each of n co-leads has 1/n), over all bodies of the plan: those that
    /// never lead count as zeros, and `zeros` says how many they are.
    pub leads: Concentration,
    /// Concentration of all assignments.
    pub load: Concentration,
    /// How far open lists leave the numbers open.
    #[serde(default)]
    pub open_bounds: OpenBounds,
}

/// How unequally a quantity is spread over the bodies of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Concentration {
    /// Bodies counted, zeros included.
    pub n: usize,
    /// Those of them that have nothing (they change a Gini more than any correction).
    pub zeros: usize,
    /// Whether the Gini is more or less than deals at random give (two-sided): assignments dealt among all listed bodies, each
    /// of which has one at least; leads among the bodies of their own task. Absent where all deals give the same.
    #[serde(default)]
    pub test: Option<Test>,
    /// Gini, small-n form, 0–1.
    pub gini: Estimate,
    /// Herfindahl–Hirschman, 1/n–1.
    pub hhi: Estimate,
    /// (HHI − 1/n)/(1 − 1/n), 0–1.
    pub hhi_normalised: Estimate,
    /// 1/HHI: the number of equal bodies that would give the same concentration.
    pub effective: Estimate,
    /// Share of the three heaviest.
    pub top3: Estimate,
}
