//! The third text: what both plans say may stand in the upper plan already.

use super::likes::{likes, near_best};
use super::texts::Texts;
use super::units::Units;
use super::{Grade, Source};
use crate::model::{PlanIndex, TaskRef};
use std::collections::BTreeMap;

/// Which measures of the plans compared stand in the upper plan.
#[derive(Debug)]
pub(super) struct Upper {
    pub(super) plan: PlanIndex,
    tasks: Vec<TaskRef>,
    /// For each plan and measure, the measures of the upper plan that are like it, with grade and score.
    found: BTreeMap<(PlanIndex, usize), BTreeMap<usize, (Grade, f64)>>,
}

impl Upper {
    pub(super) fn new(
        texts: &Texts,
        units: &BTreeMap<PlanIndex, Units>,
        plan: PlanIndex,
        least: f64,
    ) -> Self {
        let tasks = texts.of(plan).iter().map(|m| m.task).collect();
        let mut found: BTreeMap<_, BTreeMap<usize, (Grade, f64)>> = BTreeMap::new();
        if let Some(of_upper) = units.get(&plan) {
            for (&p, of_plan) in units.iter().filter(|(p, _)| **p != plan) {
                for ((measure, above), likes) in likes(texts, of_plan, of_upper, least).likes {
                    if let Some(best) = near_best(&likes) {
                        found.entry((p, measure)).or_default().insert(above, best);
                    }
                }
            }
        }
        Self { plan, tasks, found }
    }

    /// The measure of the upper plan that is nearest to both of two measures.
    pub(super) fn source(&self, a: (PlanIndex, usize), b: (PlanIndex, usize)) -> Option<(f64, Source)> {
        let (of_a, of_b) = (self.found.get(&a)?, self.found.get(&b)?);
        let both = of_a.iter().filter_map(|(u, x)| of_b.get(u).map(|y| (*u, *x, *y)));
        let (u, x, y) = both.max_by(|p, q| worse(p).total_cmp(&worse(q)).then(q.0.cmp(&p.0)))?;
        let task = *self.tasks.get(u)?;
        Some((x.1.min(y.1), Source { task, grade_a: x.0, grade_b: y.0 }))
    }
}

fn worse((_, x, y): &(usize, (Grade, f64), (Grade, f64))) -> f64 {
    x.1.min(y.1)
}
