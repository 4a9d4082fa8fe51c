//! How strongly a group of bodies is held together by tasks of its own.

use crate::{
    analyse::stats::{Bicm, ln},
    graph::BitMatrix,
};

/// A body that belongs to a group stands on this share of the group's tasks (the alternative of the test).
const PRESENT: f64 = 0.8;

/// Cell by cell, what a table says for "this body and this task belong to one group" against the fixed-margin null.
///
/// ln(q/p_it) where the body stands on the task, ln((1 − q)/(1 − p_it)) where it does not, with q = 0.8 and p_it of the
/// BiCM; 0 where p_it ≥ q. A joint task of two busy bodies says little, one of two that are rarely named much.
pub(super) struct Evidence {
    tasks: usize,
    there: Vec<f64>,
    missing: Vec<f64>,
}

/// The bodies and tasks of a group that carry its evidence.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Core {
    /// Log-likelihood ratio in nats.
    pub(super) score: f64,
    pub(super) bodies: Vec<usize>,
    pub(super) tasks: Vec<usize>,
}

impl Evidence {
    pub(super) fn new(fit: &Bicm, bodies: usize, tasks: usize) -> Self {
        let p = |c: usize| fit.p(c / tasks, c % tasks).max(1e-9);
        let ratio = |q: f64, p: f64| if p < PRESENT { ln(q / p) } else { 0.0 };
        let cells = || 0..bodies * tasks;
        Self {
            tasks,
            there: cells().map(|c| ratio(PRESENT, p(c))).collect(),
            missing: cells()
                .map(|c| if p(c) < PRESENT { ln((1.0 - PRESENT) / (1.0 - p(c))) } else { 0.0 })
                .collect(),
        }
    }

    /// The log ratios of one table, row by row.
    pub(super) fn of(&self, table: &BitMatrix) -> Vec<f64> {
        let mut out = self.missing.clone();
        for i in 0..table.rows() {
            for t in table.ones(i) {
                out[i * self.tasks + t] = self.there[i * self.tasks + t];
            }
        }
        out
    }

    /// The part of a group that carries most evidence: bodies C and tasks S with the largest sum of log ratios.
    ///
    /// Given S the best C are the bodies with a positive sum over S, and the other way round; the two take turns until
    /// the sum no longer grows. Begun from the tasks that name at least 2, 3, … of the group. Nothing where no part can have
    /// more than `above`. O(starts · |group| · T).
    pub(super) fn core(&self, ratios: &[f64], table: &BitMatrix, group: &[usize], above: f64) -> Core {
        let mut named = vec![0_usize; self.tasks];
        // What the bodies on a task add, and the least that one of the others takes away.
        let (mut adds, mut takes) = (vec![0.0; self.tasks], vec![f64::NEG_INFINITY; self.tasks]);
        for &i in group {
            let row = &ratios[i * self.tasks..(i + 1) * self.tasks];
            for (t, take) in takes.iter_mut().enumerate().filter(|(t, _)| !table.get(i, *t)) {
                *take = f64::max(*take, row[t].min(0.0));
            }
            for t in table.ones(i) {
                named[t] += 1;
                adds[t] += row[t].max(0.0);
            }
        }
        let bound = |t: usize| if named[t] == 1 { f64::max(0.0, adds[t] + takes[t]) } else { adds[t] };
        if (0..self.tasks).map(bound).sum::<f64>() <= above {
            return Core::default();
        }
        let most = named.iter().copied().max().unwrap_or(0);
        let mut best = Core::default();
        let mut climb = Climb { ratios, tasks: self.tasks, group, sums: vec![0.0; self.tasks] };
        // Where no task names just so many, the start is the same as the next one.
        for least in (2..=most).filter(|least| named.contains(least)) {
            let start: Vec<f64> = named.iter().map(|&n| if n >= least { 1.0 } else { 0.0 }).collect();
            let found = climb.run(start);
            if found.score > best.score + 1e-12 {
                best = found;
            }
        }
        best
    }
}

/// One search; `sums` is scratch.
struct Climb<'a> {
    ratios: &'a [f64],
    tasks: usize,
    group: &'a [usize],
    sums: Vec<f64>,
}

impl Climb<'_> {
    fn row(&self, i: usize) -> &[f64] {
        &self.ratios[i * self.tasks..(i + 1) * self.tasks]
    }

    /// `chosen` is 1 for tasks of S and 0 for others.
    fn run(&mut self, mut chosen: Vec<f64>) -> Core {
        let mut best = Core::default();
        loop {
            let worth = |i: &usize| dot(self.row(*i), &chosen);
            let bodies: Vec<usize> = self.group.iter().copied().filter(|i| worth(i) > 0.0).collect();
            if bodies.len() < 2 {
                return best;
            }
            self.sums.fill(0.0);
            for &i in &bodies {
                let row = &self.ratios[i * self.tasks..(i + 1) * self.tasks];
                self.sums.iter_mut().zip(row).for_each(|(s, r)| *s += r);
            }
            let score: f64 = self.sums.iter().filter(|s| **s > 0.0).sum();
            if score <= best.score + 1e-9 {
                return best;
            }
            chosen.iter_mut().zip(&self.sums).for_each(|(c, s)| *c = if *s > 0.0 { 1.0 } else { 0.0 });
            let tasks = (0..self.tasks).filter(|&t| self.sums[t] > 0.0).collect();
            best = Core { score, bodies, tasks };
        }
    }
}

/// Σ a·b in four lanes, always in the same order.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let ((a4, a_rest), (b4, b_rest)) = (a.as_chunks::<4>(), b.as_chunks::<4>());
    let mut lanes = [0.0; 4];
    for (x, y) in a4.iter().zip(b4) {
        for (lane, (x, y)) in lanes.iter_mut().zip(x.iter().zip(y)) {
            *lane += x * y;
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(x, y)| x * y).sum();
    lanes.iter().sum::<f64>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Six bodies on twelve tasks; 0–2 share tasks 0–3, the rest is one each.
    fn table() -> BitMatrix {
        let mut m = BitMatrix::new(6, 12);
        (0..3).flat_map(|i| (0..4).map(move |t| (i, t))).for_each(|(i, t)| m.set(i, t));
        (3..6).flat_map(|i| [i + 1, i + 4].map(|t| (i, t))).for_each(|(i, t)| m.set(i, t));
        m
    }

    #[test]
    fn the_group_that_stands_together_is_the_core() {
        let m = table();
        let evidence = Evidence::new(&Bicm::fit(&m, None), 6, 12);
        let core = evidence.core(&evidence.of(&m), &m, &[0, 1, 2, 3, 4], 0.0);
        assert_eq!((core.bodies, core.tasks), (vec![0, 1, 2], vec![0, 1, 2, 3]));
        assert!(core.score > 2.0, "{}", core.score);
    }

    #[test]
    fn bodies_that_never_meet_have_none() {
        let m = table();
        let evidence = Evidence::new(&Bicm::fit(&m, None), 6, 12);
        assert_eq!(evidence.core(&evidence.of(&m), &m, &[3, 4, 5], 0.0), Core::default());
        assert_eq!(evidence.core(&evidence.of(&m), &m, &[], 0.0), Core::default());
    }
}
