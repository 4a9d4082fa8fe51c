//! What open lists (等, 有关部门) leave open: each number between "they name nobody more" and "each could hold it".

use crate::analyse::stats::Holdings;
use serde::{Deserialize, Serialize};

/// Bounds of a plan's numbers over all readings of its open lists; both equal the number where no list is open.
///
/// A lower and an upper bound are reached by different readings and need not hold together. Bodies that lists do name are
/// taken as named.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct OpenBounds {
    /// Tasks with no lead. Fewest: no open list means more bodies, so that a body responsible alone leads; a list that
    /// names no responsible body at all may mean one that leads.
    pub no_lead: (usize, usize),
    /// Tasks with one body. Fewest: every open list means more; most: a task that names nobody but an open phrase means
    /// one body.
    pub single_body: (usize, usize),
    /// Tasks that name no body. Fewest: every open phrase means somebody.
    pub no_body: (usize, usize),
    /// The spread of assignments if each open list means up to one body more; absent where no list is open.
    pub one_more: Option<OneMore>,
}

/// Bounds of the concentration of assignments where open lists mean nobody more or one body more: the least loaded that the
/// task does not name, or the most loaded (each after the one before, in document order). The number of the bodies named
/// lies within.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct OneMore {
    /// Gini, small-n form.
    pub gini: (f64, f64),
    /// Share of the three heaviest.
    pub top3: (f64, f64),
}

impl OpenBounds {
    /// `open`, `bodies` and `leads` by task; `might_lead` whether a task without lead would have one if its list were closed,
    /// or if it means somebody.
    pub(super) fn new(
        open: &[bool],
        bodies: &[Vec<u32>],
        leads: &[Vec<u32>],
        all: usize,
        might_lead: impl Fn(usize) -> bool,
    ) -> Self {
        let count = |holds: &dyn Fn(usize) -> bool| (0..open.len()).filter(|&t| holds(t)).count();
        let none = count(&|t| leads[t].is_empty());
        let may = count(&|t| leads[t].is_empty() && open[t] && might_lead(t));
        let single = count(&|t| bodies[t].len() == 1);
        let nobody = count(&|t| bodies[t].is_empty());
        let unnamed = count(&|t| bodies[t].is_empty() && open[t]);
        Self {
            no_lead: (none - may, none),
            single_body: (count(&|t| bodies[t].len() == 1 && !open[t]), single + unnamed),
            no_body: (nobody - unnamed, nobody),
            one_more: OneMore::new(open, bodies, all),
        }
    }
}

impl OneMore {
    fn new(open: &[bool], bodies: &[Vec<u32>], all: usize) -> Option<Self> {
        let least = |loads: &[usize], others: Vec<usize>| others.into_iter().min_by_key(|&b| (loads[b], b));
        let most = |loads: &[usize], others: Vec<usize>| {
            others.into_iter().max_by_key(|&b| (loads[b], usize::MAX - b))
        };
        let spread = |one_more: &dyn Fn(&[usize], Vec<usize>) -> Option<usize>| {
            let mut loads = vec![0_usize; all];
            bodies.iter().flatten().for_each(|&b| loads[b as usize] += 1);
            for of_task in bodies.iter().zip(open).filter(|(_, open)| **open).map(|(b, _)| b) {
                let others = (0..all).filter(|&b| !of_task.contains(&(b as u32))).collect();
                if let Some(b) = one_more(&loads, others) {
                    loads[b] += 1;
                }
            }
            let held = Holdings::new(loads.into_iter().map(|n| n as f64).collect())?;
            Some((held.gini()?, held.top_share(3)))
        };
        if !open.contains(&true) {
            return None;
        }
        let readings = [spread(&|_, _| None)?, spread(&least)?, spread(&most)?];
        let bounds = |of: fn(&(f64, f64)) -> f64| {
            let all = readings.iter().map(of);
            (all.clone().fold(f64::INFINITY, f64::min), all.fold(f64::NEG_INFINITY, f64::max))
        };
        Some(Self { gini: bounds(|r| r.0), top3: bounds(|r| r.1) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_lists_leave_nothing_open() {
        let bounds = OpenBounds::new(&[false; 2], &[vec![0], vec![0, 1]], &[vec![0], vec![]], 2, |_| true);
        assert_eq!((bounds.no_lead, bounds.single_body, bounds.no_body), ((1, 1), (1, 1), (0, 0)));
        assert_eq!(bounds.one_more, None);
    }

    #[test]
    fn each_number_lies_between_its_bounds() {
        // One body and 等; 有关部门 alone; two bodies and 等.
        let bodies = [vec![0], vec![], vec![0, 1], vec![2]];
        let leads = [vec![], vec![], vec![0], vec![2]];
        let bounds = OpenBounds::new(&[true, true, true, false], &bodies, &leads, 3, |_| true);
        assert_eq!(bounds.no_lead, (0, 2));
        assert_eq!(bounds.single_body, (1, 3));
        assert_eq!(bounds.no_body, (0, 1));
        let more = bounds.one_more.unwrap();
        // As named the loads are 2, 1, 1: all of them with the three heaviest.
        assert!(more.gini.0 <= 0.25 && 0.25 <= more.gini.1, "{more:?}");
        assert_eq!(more.top3, (1.0, 1.0));
    }
}
