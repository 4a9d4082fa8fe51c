//! Whether bodies take turns in leading each other.

use super::{Turns, leads::LeadTable};
use crate::{
    analyse::{
        Sampling,
        family::{P, Test},
        stats::{Curveball, Stream, percentile_band},
    },
    graph::BitMatrix,
    parallel,
};

/// Looks at whether p is settled, in quarters of `Sampling::draws`, and the draws in the nearer tail at which it is.
const LOOKS: [usize; 4] = [1, 2, 4, 8];
const ENOUGH: usize = 16;
/// Draws of a chain, each with a start of its own.
const CHAIN: usize = 25;
/// Sums taken in another order differ in the last digits.
const ROUNDING: f64 = 1e-12;

/// Reciprocity of the arcs lead → supporter against lead tables with the same leads a body and a task (curveball trades within the
/// members of each task). O(draws · (trades + arcs)).
pub(super) fn turns(table: &LeadTable, plan: &str, sampling: &Sampling) -> Option<Turns> {
    let members = table.members.transposed();
    let share = reciprocity(&members, &table.leads)?;
    let mut forbidden = BitMatrix::new(table.agencies.len(), table.tasks.len());
    for i in 0..forbidden.rows() {
        (0..forbidden.columns()).filter(|&t| !table.members.get(i, t)).for_each(|t| forbidden.set(i, t));
    }
    let mut hub = Stream::new(sampling.seed, "turns-hub", plan, 0);
    let ball = Curveball::new(&table.leads, Some(&forbidden), &mut hub);
    let mut drawn: Vec<f64> = Vec::new();
    let mut chains = 0;
    let count = |drawn: &[f64], over: &dyn Fn(f64) -> bool| drawn.iter().filter(|d| over(**d)).count();
    let (above, below) = (|d: f64| d >= share - ROUNDING, |d: f64| d <= share + ROUNDING);
    for look in LOOKS {
        let until = (sampling.draws * look).div_ceil(4 * CHAIN);
        let of = |chain: usize| {
            let stream = Stream::new(sampling.seed, "turns", plan, (chains + chain) as u64);
            ball.chain(stream).take(CHAIN).filter_map(|t| reciprocity(&members, &t)).collect::<Vec<_>>()
        };
        drawn.extend(parallel::numbered(until - chains, of).into_iter().flatten());
        chains = until;
        if count(&drawn, &above).min(count(&drawn, &below)) >= ENOUGH {
            break;
        }
    }
    let varies = drawn.iter().any(|d| (d - share).abs() > ROUNDING);
    let test =
        varies.then(|| Test::new(P::two_sided(count(&drawn, &above), count(&drawn, &below), drawn.len())));
    let band: Vec<Option<f64>> = drawn.iter().copied().map(Some).collect();
    Some(Turns { share, null: percentile_band(&band), test })
}

/// Share of arcs whose reverse exists; absent without an arc. `members` task by task, `leads` body by body.
fn reciprocity(members: &BitMatrix, leads: &BitMatrix) -> Option<f64> {
    let n = leads.rows();
    let led = leads.transposed();
    let mut arcs = BitMatrix::new(n, n);
    for a in 0..n {
        let arcs = arcs.row_mut(a);
        for t in leads.ones(a) {
            for (arcs, (on, led)) in arcs.iter_mut().zip(members.row(t).iter().zip(led.row(t))) {
                *arcs |= on & !led;
            }
        }
    }
    let back = arcs.transposed();
    let all: usize = (0..n).map(|a| arcs.count(a)).sum();
    let returned =
        |a: usize| arcs.row(a).iter().zip(back.row(a)).map(|(x, y)| (x & y).count_ones()).sum::<u32>();
    let returned: u32 = (0..n).map(returned).sum();
    (all > 0).then(|| f64::from(returned) / all as f64)
}
