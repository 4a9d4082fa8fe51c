//! Concentration of a quantity over bodies, with its interval over tasks and its band under random dealing.

use super::Concentration;
use crate::{
    analyse::{
        Estimate, Sampling,
        family::{LEVEL, P, Test},
        stats::{
            FEWEST_UNITS, Holdings, Stream, Streams, jackknife_interval, jackknife_interval_of_pairs,
            percentile_band,
        },
    },
    parallel,
};
use itertools::Itertools as _;
use std::ops::Range;

/// What each task hands out, and to whom.
pub(super) struct Shares<'t> {
    /// Bodies each task names; each body is named by some task.
    pub(super) named: &'t [Vec<u32>],
    /// Those of them that get a share; a task may give none.
    pub(super) holders: &'t [Vec<u32>],
    /// What each holder of a task gets: 1, or 1/holders for fractional counting.
    pub(super) fractional: bool,
    /// Number of bodies, those without a share included.
    pub(super) bodies: usize,
}

/// The five measures of [`Concentration`], in its order.
type Measures = [Option<f64>; 5];

/// Draws that a chain of deals makes; the chains go in parallel and do not depend on the threads.
const CHAIN: usize = 100;
/// Sweeps over all tasks before the first draw of a chain; one more goes before each draw.
const FIRST_SWEEPS: usize = 10;
/// Tasks that are left out one by one; of more, so many groups are.
const MOST_GROUPS: usize = 500;
/// Pairs of them that are left out together, at least.
const PAIRS: usize = 200;
/// Looks at whether the Gini is plainly as dealt, in times of the draws; what may not be is drawn to the last.
const LOOKS: [usize; 4] = [1, 2, 3, 5];

impl Shares<'_> {
    fn each(&self, holders: usize) -> f64 {
        if self.fractional { 1.0 / holders as f64 } else { 1.0 }
    }

    fn totals<'h>(&self, holders: impl Iterator<Item = &'h [u32]>) -> Vec<f64> {
        let mut totals = vec![0.0; self.bodies];
        for of_task in holders {
            let each = self.each(of_task.len());
            of_task.iter().for_each(|&h| totals[h as usize] += each);
        }
        totals
    }

    fn observed(&self) -> Vec<f64> {
        self.totals(self.holders.iter().map(Vec::as_slice))
    }

    /// Tasks that name each body.
    fn times(&self) -> Vec<u32> {
        let mut times = vec![0; self.bodies];
        self.named.iter().flatten().for_each(|&b| times[b as usize] += 1);
        times
    }

    /// The measures of the plan without one task, task by task; of plans of very many tasks, without one of [`MOST_GROUPS`]
    /// groups of them. A body that only these tasks name goes with them, as it would if they had not been written.
    fn without_each(&self, totals: &[f64]) -> Vec<Measures> {
        let (times, tasks) = (self.times(), self.holders.len());
        let groups = tasks.min(MOST_GROUPS);
        let without = |group: usize| measures(self.left(totals, &times, (group..tasks).step_by(groups)));
        (0..groups).map(without).collect()
    }

    /// The Gini without two groups, for pairs of groups that lie ever farther apart: [`PAIRS`] of them, or all.
    fn without_pairs(&self, totals: &[f64]) -> Vec<(usize, usize, Option<f64>)> {
        let (times, tasks) = (self.times(), self.holders.len());
        let groups = tasks.min(MOST_GROUPS);
        let pairs = (1..groups).flat_map(|apart| (0..groups - apart).map(move |i| (i, i + apart)));
        let all = groups * groups.saturating_sub(1) / 2;
        let gini = |(i, j): (usize, usize)| {
            let both = (i..tasks).step_by(groups).chain((j..tasks).step_by(groups));
            (i, j, Holdings::new(self.left(totals, &times, both)).and_then(|h| h.gini()))
        };
        pairs.step_by((all / PAIRS).max(1)).map(gini).collect()
    }

    /// What each body holds without some tasks; who is named by no other is left out.
    fn left(&self, totals: &[f64], times: &[u32], without: impl Iterator<Item = usize>) -> Vec<f64> {
        let (mut left, mut still) = (totals.to_vec(), times.to_vec());
        for t in without {
            let each = self.each(self.holders[t].len());
            for &h in &self.holders[t] {
                let rest = left[h as usize] - each;
                left[h as usize] = if rest < 1e-9 { 0.0 } else { rest };
            }
            self.named[t].iter().for_each(|&b| still[b as usize] -= 1);
        }
        left.into_iter().zip(still).filter(|(_, times)| *times > 0).map(|(x, _)| x).collect()
    }

    /// Whether simulated intervals covered at this size: 15 tasks that hand something out, not so few shares that most
    /// bodies must go without, and at most two bodies a task that hands something out.
    fn is_large_enough(&self) -> bool {
        let handing = self.holders.iter().filter(|h| !h.is_empty()).count();
        let shares: usize = self.holders.iter().map(Vec::len).sum();
        handing >= FEWEST_UNITS && 3 * shares >= 2 * self.bodies && self.bodies <= 2 * handing
    }

    /// Measures under random dealing of all of a task's places. A body that was dealt nothing would not be listed, so only
    /// deals in which each listed body has a task are drawn: task by task the places are dealt anew among all bodies,
    /// those kept that would be left with nothing (Gibbs sampling; all such deals are equally likely).
    fn deals<M: Send>(
        &self,
        streams: &Streams,
        draws: Range<usize>,
        measure: impl Fn(Vec<f64>) -> M + Sync,
    ) -> Vec<M> {
        let chain = |of: Range<usize>| {
            let mut rng = streams.stream(of.start as u64);
            let mut deal = Deal::new(self);
            deal.sweep(FIRST_SWEEPS, &mut rng);
            of.map(|_| {
                deal.sweep(1, &mut rng);
                measure(deal.times.iter().map(|&n| f64::from(n)).collect())
            })
            .collect::<Vec<_>>()
        };
        parallel::map_owned(chains(draws), chain).into_iter().flatten().collect()
    }

    /// Measures under random dealing of the shares among the bodies that a task names.
    fn deals_within<M: Send>(
        &self,
        streams: &Streams,
        draws: Range<usize>,
        measure: impl Fn(Vec<f64>) -> M + Sync,
    ) -> Vec<M> {
        let chain = |of: Range<usize>| {
            let mut rng = streams.stream(of.start as u64);
            let mut decks = self.named.to_vec();
            of.map(|_| {
                for (bodies, holders) in decks.iter_mut().zip(self.holders) {
                    rng.choose_to_front(bodies, holders.len());
                }
                measure(self.totals(decks.iter().zip(self.holders).map(|(b, h)| &b[..h.len()])))
            })
            .collect::<Vec<_>>()
        };
        parallel::map_owned(chains(draws), chain).into_iter().flatten().collect()
    }
}

/// Draws as chains of [`CHAIN`].
fn chains(draws: Range<usize>) -> Vec<Range<usize>> {
    draws.clone().step_by(CHAIN).map(|start| start..draws.end.min(start + CHAIN)).collect()
}

/// A deal of all places of all tasks.
struct Deal {
    tasks: Vec<Vec<u32>>,
    times: Vec<u32>,
    deck: Vec<u32>,
}

impl Deal {
    fn new(shares: &Shares) -> Self {
        Self {
            tasks: shares.named.to_vec(),
            times: shares.times(),
            deck: (0..shares.bodies as u32).collect(),
        }
    }

    fn sweep(&mut self, times: usize, rng: &mut Stream) {
        let tasks = self.tasks.len();
        (0..times * tasks).for_each(|step| self.deal_anew(step % tasks, rng));
    }

    fn deal_anew(&mut self, t: usize, rng: &mut Stream) {
        let (of_task, times, deck) = (&mut self.tasks[t], &mut self.times, &mut self.deck);
        // Who would be left with nothing keeps its place, at the front.
        let mut kept = 0;
        for place in 0..of_task.len() {
            let left = &mut times[of_task[place] as usize];
            if *left == 1 {
                of_task.swap(kept, place);
                kept += 1;
            } else {
                *left -= 1;
            }
        }
        // The rest comes from the others: as the kept ones may come up too, they are passed over.
        let (kept, rest) = of_task.split_at_mut(kept);
        let mut at = 0;
        for place in rest {
            loop {
                let other = at + rng.below(deck.len() - at);
                deck.swap(at, other);
                let body = deck[at];
                at += 1;
                if !kept.contains(&body) {
                    times[body as usize] += 1;
                    *place = body;
                    break;
                }
            }
        }
    }
}

/// The measures of one list of totals.
fn measures(totals: Vec<f64>) -> Measures {
    let Some(held) = Holdings::new(totals) else { return [None; 5] };
    let hhi = held.herfindahl();
    [held.gini(), Some(hhi), held.herfindahl_normalised(), Some(1.0 / hhi), Some(held.top_share(3))]
}

/// Whether the Gini is as deals give it, on either side. Absent where every deal gives the same.
fn test(gini: Option<f64>, drawn: &[f64]) -> Option<Test> {
    let gini = gini?;
    let count = |holds: &dyn Fn(f64) -> bool| drawn.iter().filter(|g| holds(**g)).count();
    let (above, below) = (count(&|g| g >= gini - 1e-9), count(&|g| g <= gini + 1e-9));
    let varies = drawn.iter().any(|g| (g - drawn[0]).abs() > 1e-9);
    varies.then(|| Test::new(P::two_sided(above, below, drawn.len())))
}

/// Concentration with its interval and band. O(tasks·bodies log bodies + draws·(assignments + bodies log bodies)).
pub(super) fn concentration(
    shares: &Shares,
    within: bool,
    plan: &str,
    what: &str,
    sampling: &Sampling,
) -> Concentration {
    let totals = shares.observed();
    let zeros = totals.iter().filter(|x| **x == 0.0).count();
    let values = measures(totals.clone());
    // Where nothing is handed out there is nothing to deal or to leave out.
    let any = values[1].is_some();
    let told = any && !sampling.is_counted_only() && shares.is_large_enough();
    let without = if told { shares.without_each(&totals) } else { Vec::new() };
    let pairs = if told { shares.without_pairs(&totals) } else { Vec::new() };
    let streams = Streams::new(sampling.seed, &format!("deal-{what}"), plan);
    let draws = if any { 0..sampling.draws } else { 0..0 };
    let dealt = if within {
        shares.deals_within(&streams, draws, measures)
    } else {
        shares.deals(&streams, draws, measures)
    };
    let mut ginis: Vec<f64> = dealt.iter().filter_map(|m| m[0]).collect();
    for (from, to) in LOOKS.into_iter().tuple_windows() {
        if !test(values[0], &ginis).is_some_and(|t| t.p.interval().0 <= LEVEL) {
            break;
        }
        let more = sampling.draws * from..sampling.draws * to;
        let gini = |totals| Holdings::new(totals).and_then(|h| h.gini());
        let dealt = if within {
            shares.deals_within(&streams, more, gini)
        } else {
            shares.deals(&streams, more, gini)
        };
        ginis.extend(dealt.into_iter().flatten());
    }
    let column = |of: &[Measures], m: usize| of.iter().map(|v| v[m]).collect::<Vec<_>>();
    let most = [1.0, 1.0, 1.0, shares.bodies as f64, 1.0];
    let estimate = |m: usize| Estimate {
        value: values[m],
        interval: values[m]
            .and_then(|v| match m {
                0 => jackknife_interval_of_pairs(v, &column(&without, 0), &pairs),
                _ => jackknife_interval(v, &column(&without, m)),
            })
            .map(|(low, high)| (low.max(0.0), high.min(most[m]))),
        // Where any deal gives the same there is nothing to compare with.
        null: values[m]
            .and_then(|_| percentile_band(&column(&dealt, m)))
            .filter(|(low, high)| high - low > 1e-9),
    };
    Concentration {
        n: shares.bodies,
        zeros,
        test: test(values[0], &ginis),
        gini: estimate(0),
        hhi: estimate(1),
        hhi_normalised: estimate(2),
        effective: estimate(3),
        top3: estimate(4),
    }
}
