//! Who leads, beyond what memberships make likely: bodies, pairs of lead and supporter, and whether they take turns.
//!
//! Roles are those of the graph's convention. Only tasks count on which somebody leads and somebody else does not: elsewhere there is
//! nothing to choose. Territorial bodies are left out, as in the network.

mod arcs;
mod leads;
mod run;
mod turns;

pub use run::roles;

use super::family::{Family, Question, Test, Tested};
use crate::model::{AgencyId, PlanIndex, TaskRef};
use serde::{Deserialize, Serialize};

/// Who leads in a plan, and whether that is more than chance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Roles {
    /// The plan.
    pub plan: PlanIndex,
    /// Tasks on which some of the bodies lead and others do not.
    pub tasks: usize,
    /// Bodies on those tasks, in the order in which the plan names them.
    pub bodies: Vec<Leading>,
    /// Who leads whom, most tasks first, then in the order in which the plan names the bodies.
    pub arcs: Vec<Arc>,
    /// Ordered pairs that share two such tasks and could have had an arc, but have none: the correction counts them.
    pub silent_arcs: usize,
    /// Whether bodies take turns; absent without an arc.
    pub turns: Option<Turns>,
}

/// How often a body leads, beside what its memberships make likely.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Leading {
    /// The body.
    pub agency: AgencyId,
    /// Tasks on which it stands and somebody could have led instead of another.
    pub tasks: usize,
    /// Those of them that it leads.
    pub leads: usize,
    /// Leads expected where each task deals its leads among its own bodies, each as likely: Σ leads/bodies.
    pub expected: f64,
    /// Does it lead more or less than that? Two-sided, exact (Poisson-binomial), no draws.
    pub test: Test,
    /// Whether its tasks let it be significant after correction at all; if not it is not counted among the tests.
    pub can_pass: bool,
}

/// A body that leads tasks on which another helps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Arc {
    /// The leading body.
    pub lead: AgencyId,
    /// The body that participates or supports.
    pub supporter: AgencyId,
    /// The tasks, in document order.
    pub tasks: Vec<TaskRef>,
    /// Tasks expected where every body keeps its number of leads and every task its own; absent where the margins leave no choice.
    pub expected: Option<f64>,
    /// More often than that? One-sided, by the pair's law under those margins, no draws.
    pub test: Option<Test>,
    /// Whether the margins let it pass after correction at all.
    pub can_pass: bool,
}

/// Whether those who lead others are led by them in turn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Turns {
    /// Share of arcs whose reverse exists, 0 (a strict ladder) – 1 (all take turns).
    pub share: f64,
    /// 95 % band of the share where every body keeps its number of leads and every task its own.
    pub null: Option<(f64, f64)>,
    /// More or less than that? Two-sided, from draws; absent without them and where the margins leave no choice.
    pub test: Option<Test>,
}

impl Tested for Roles {
    fn families(&mut self) -> Vec<Family<'_>> {
        let leading = self.bodies.iter_mut().filter(|b| b.can_pass).map(|b| &mut b.test);
        let arcs: Vec<&mut Test> =
            self.arcs.iter_mut().filter(|a| a.can_pass).filter_map(|a| a.test.as_mut()).collect();
        let silent = if arcs.is_empty() { 0 } else { self.silent_arcs };
        vec![
            Family::new(Question::Leading, leading),
            Family::new(Question::LeadArcs, arcs).with_silent(silent),
            Family::one(Question::Reciprocity, self.turns.as_mut().and_then(|t| t.test.as_mut())),
        ]
    }
}
