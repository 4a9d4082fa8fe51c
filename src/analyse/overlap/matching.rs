//! The one-to-one view: each task with at most one partner, so that the sum of scores is greatest.

use super::{Grade, TaskPair};
use crate::model::TaskRef;
use pathfinding::{kuhn_munkres::kuhn_munkres, matrix::Matrix};
use std::collections::BTreeMap;

/// Marks the pairs of the best assignment. Only pairs at `similar` or better take part. O(n²·m) for n ≤ m tasks
/// that have such a pair.
pub(super) fn mark(pairs: &mut [TaskPair]) {
    let (mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new());
    for p in pairs.iter().filter(|p| p.grade >= Grade::Similar) {
        number(&mut rows, p.a);
        number(&mut columns, p.b);
    }
    // The method wants no more rows than columns.
    let turned = rows.len() > columns.len();
    let (height, width) = if turned { (columns.len(), rows.len()) } else { (rows.len(), columns.len()) };
    if height == 0 {
        return;
    }
    let mut weights = Matrix::new(height, width, 0_i64);
    let place = |p: &TaskPair| {
        let (r, c) = (rows.get(&p.a)?, columns.get(&p.b)?);
        Some(if turned { (*c, *r) } else { (*r, *c) })
    };
    for p in pairs.iter().filter(|p| p.grade >= Grade::Similar) {
        let Some(at) = place(p) else { continue };
        // A better grade outweighs any score of a worse one.
        let grade = if p.grade == Grade::Same { 2_000_000 } else { 1_000_000 };
        weights[at] = grade + (p.score * 1e6).round() as i64;
    }
    let (_, assigned) = kuhn_munkres(&weights);
    for p in pairs.iter_mut().filter(|p| p.grade >= Grade::Similar) {
        p.one_to_one = place(p).is_some_and(|(r, c)| assigned.get(r) == Some(&c));
    }
}

fn number(of: &mut BTreeMap<TaskRef, usize>, task: TaskRef) {
    let next = of.len();
    of.entry(task).or_insert(next);
}
