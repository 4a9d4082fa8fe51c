//! Exact groups: bodies that all stand on the same tasks.

use super::Biclique;
use crate::graph::{BitMatrix, Incidence};
use std::collections::BTreeSet;

/// Groups listed at most, the largest first.
const MOST_LISTED: usize = 50;
/// Intents kept at most; a plan has hundreds. Past it the list holds only what was met till then, and says so.
const MOST_KEPT: usize = 4_000;

/// The groups of a plan.
pub(super) struct Groups {
    pub(super) listed: Vec<Biclique>,
    /// All that were found.
    pub(super) found: usize,
    /// Whether there are more.
    pub(super) cut: bool,
}

/// Maximal bicliques with at least two bodies and two tasks, by cells (bodies × tasks), then document order.
///
/// They are the formal concepts of the table and need no algorithm to defend: "these 4 bodies are all on these 7
/// tasks". Found by closing the sets of bodies of tasks under intersection (Ganter & Wille 1999).
/// O(tasks · concepts · R/64), bounded by a cap on the concepts.
pub(super) fn bicliques(incidence: &Incidence) -> Groups {
    let by_task = incidence.cells.transposed();
    let sets = closed_sets(&by_task);
    let cut = sets.len() > MOST_KEPT;
    let mut found: Vec<(Vec<usize>, Vec<usize>)> = sets
        .into_iter()
        .map(|bodies| {
            let on = |t: &usize| bodies.iter().zip(by_task.row(*t)).all(|(b, row)| b & row == *b);
            let tasks: Vec<usize> = (0..by_task.rows()).filter(on).collect();
            (members(&bodies), tasks)
        })
        .filter(|(bodies, tasks)| bodies.len() >= 2 && tasks.len() >= 2)
        .collect();
    found.sort_by(|x, y| (y.0.len() * y.1.len()).cmp(&(x.0.len() * x.1.len())).then_with(|| x.cmp(y)));
    let all = found.len();
    let listed = found
        .into_iter()
        .take(MOST_LISTED)
        .map(|(bodies, tasks)| Biclique {
            agencies: bodies.iter().map(|&i| incidence.agencies[i]).collect(),
            tasks: tasks.iter().map(|&t| incidence.tasks[t]).collect(),
        })
        .collect();
    Groups { listed, found: all, cut }
}

/// All intersections of rows with at least two ones.
fn closed_sets(rows: &BitMatrix) -> BTreeSet<Vec<u64>> {
    let size = |set: &[u64]| set.iter().map(|w| w.count_ones()).sum::<u32>();
    let mut known: BTreeSet<Vec<u64>> = BTreeSet::new();
    for t in 0..rows.rows() {
        let row = rows.row(t);
        let mut new: Vec<Vec<u64>> = known
            .iter()
            .map(|set| set.iter().zip(row).map(|(a, b)| a & b).collect::<Vec<u64>>())
            .filter(|set| size(set) >= 2)
            .collect();
        if size(row) >= 2 {
            new.push(row.to_vec());
        }
        known.extend(new);
        if known.len() > MOST_KEPT {
            break;
        }
    }
    known
}

fn members(set: &[u64]) -> Vec<usize> {
    (0..set.len() * 64).filter(|&i| set[i / 64] >> (i % 64) & 1 == 1).collect()
}
