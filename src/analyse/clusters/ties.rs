//! Pairs of bodies, each with its p.

use super::{ClusterOptions, Tie, null::Null};
use crate::{
    analyse::{
        family::{LEVEL, P, Test, Verdict},
        stats::{
            Bicm, PairLaw, PairLaws, benjamini_hochberg, hypergeometric_tail, poisson_binomial_tail, testable,
        },
    },
    graph::{Incidence, Projection},
};

/// Widest gap between fitted and observed margins, in tasks, at which the SDSM p is given.
const MARGIN_GAP: f64 = 1e-3;

/// The ties of a plan and what could be asked of its pairs.
pub(super) struct Ties {
    /// All pairs that share a task, strongest first.
    pub(super) found: Vec<Tie>,
    /// Pairs that can be significant at all; they are what the correction counts.
    pub(super) tested: usize,
    /// The fewest shared tasks with which any of them can.
    pub(super) floor: Option<usize>,
}

/// The pairs of a network.
///
/// p is that of the pair's own law ([`PairLaws`]), or where there is none (cells that cannot be filled, a table larger than any
/// plan's) the share of draws. Pairs whose smallest attainable p is too large to pass after correction are not tested and do not
/// weaken the others (Tarone 1990; Gilbert 2005). O(pairs · tasks · w).
pub(super) fn ties(incidence: &Incidence, fit: &Bicm, null: &Null, options: &ClusterOptions) -> Ties {
    let cells = &incidence.cells;
    let n = cells.rows();
    let newman = Projection::Newman.weights(cells);
    let k = incidence.body_degrees();
    let laws = if options.impossible.is_none() { PairLaws::new(cells) } else { None };
    let pairs: Vec<(usize, usize)> = (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))).collect();
    let law = |&(i, j): &(usize, usize)| laws.as_ref().map(|l| l.of(i, j));
    let least_p: Vec<f64> = pairs.iter().map(|pair| law(pair).map_or(0.0, |l| l.least_p())).collect();
    let (tested, within) = testable(&least_p, LEVEL);
    let least = |l: &PairLaw| l.least(within).filter(|_| l.least_p() <= within);
    let mut found: Vec<(usize, usize, Tie)> = Vec::new();
    for pair @ &(i, j) in &pairs {
        let tasks: Vec<_> = cells.shared_ones(i, j).map(|t| incidence.tasks[t]).collect();
        let w = tasks.len();
        if w == 0 {
            continue;
        }
        let law = law(pair);
        let expected = law.as_ref().map(PairLaw::mean).or_else(|| null.expected(i, j));
        let drawn = null.p(i, j);
        let p = law.as_ref().map(|l| P::exact(l.tail(w))).or(drawn);
        let can_pass = law.as_ref().is_none_or(|l| l.least_p() <= within);
        let tie = Tie {
            a: incidence.agencies[i],
            b: incidence.agencies[j],
            weight: newman.get(i, j),
            expected,
            ratio: expected.filter(|e| *e > 0.0).map(|e| w as f64 / e),
            test: p.map(|p| {
                if can_pass {
                    Test::new(p)
                } else {
                    Test { p, q: Some(1.0), verdict: Verdict::NotSignificant }
                }
            }),
            can_pass,
            least: law.as_ref().and_then(least),
            drawn,
            p_sdsm: fit.converged(MARGIN_GAP).then(|| poisson_binomial_tail(fit.shared(i, j), w)),
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
    adjust_sdsm(&mut ties, pairs.len());
    let floor = pairs.iter().filter_map(|pair| law(pair).as_ref().and_then(least)).min();
    Ties { found: ties, tested, floor }
}

/// Benjamini–Hochberg over all pairs, where every tie has a p.
fn adjust_sdsm(ties: &mut [Tie], pairs: usize) {
    let Some(all) = ties.iter().map(|t| t.p_sdsm).collect::<Option<Vec<f64>>>() else { return };
    for (tie, q) in ties.iter_mut().zip(benjamini_hochberg(&all, pairs)) {
        tie.q_sdsm = Some(q);
    }
}
