//! Pairs of bodies, each with its p under two nulls.

use super::{ClusterOptions, Tie, null::Null};
use crate::{
    analyse::stats::{Bicm, benjamini_hochberg, hypergeometric_tail, poisson_binomial_tail},
    graph::{Incidence, Projection},
};

/// Widest gap between fitted and observed margins, in tasks, at which the SDSM p is given.
const MARGIN_GAP: f64 = 1e-3;

/// All pairs that share a task, strongest first, with p and q over all R(R − 1)/2 pairs.
///
/// Pairs that share none have p = 1 by definition (P(X ≥ 0)) and count in the correction. O(pairs · tasks · w).
pub(super) fn ties(incidence: &Incidence, fit: &Bicm, null: &Null, options: &ClusterOptions) -> Vec<Tie> {
    let cells = &incidence.cells;
    let n = cells.rows();
    let newman = Projection::Newman.weights(cells);
    let k = incidence.body_degrees();
    let mut found: Vec<(usize, usize, Tie)> = Vec::new();
    for (i, j) in (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))) {
        let tasks: Vec<_> = cells.shared_ones(i, j).map(|t| incidence.tasks[t]).collect();
        let w = tasks.len();
        if w == 0 {
            continue;
        }
        let expected = null.expected(i, j);
        let tie = Tie {
            a: incidence.agencies[i],
            b: incidence.agencies[j],
            weight: newman.get(i, j),
            expected,
            ratio: expected.filter(|e| *e > 0.0).map(|e| w as f64 / e),
            p_swaps: null.p(i, j),
            p_sdsm: fit.converged(MARGIN_GAP).then(|| poisson_binomial_tail(fit.shared(i, j), w)),
            q: None,
            q_sdsm: None,
            p_hypergeometric: if options.hypergeometric {
                hypergeometric_tail(cells.columns(), k[i], k[j], w)
            } else {
                None
            },
            tasks,
        };
        found.push((i, j, tie));
    }
    found.sort_by(|(i, j, x), (k, l, y)| {
        let strong = y.weight.total_cmp(&x.weight).then(y.tasks.len().cmp(&x.tasks.len()));
        strong.then((i, j).cmp(&(k, l)))
    });
    let mut ties: Vec<Tie> = found.into_iter().map(|(_, _, t)| t).collect();
    let pairs = n * n.saturating_sub(1) / 2;
    adjust(&mut ties, pairs, |t| t.p_swaps, |t, q| t.q = q);
    adjust(&mut ties, pairs, |t| t.p_sdsm, |t, q| t.q_sdsm = q);
    ties
}

/// Writes the adjusted values where every tie has a p.
fn adjust(
    ties: &mut [Tie],
    pairs: usize,
    p: impl Fn(&Tie) -> Option<f64>,
    write: impl Fn(&mut Tie, Option<f64>),
) {
    let Some(all) = ties.iter().map(p).collect::<Option<Vec<f64>>>() else { return };
    for (tie, q) in ties.iter_mut().zip(benjamini_hochberg(&all, pairs)) {
        write(tie, Some(q));
    }
}
