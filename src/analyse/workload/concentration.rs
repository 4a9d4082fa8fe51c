//! Concentration of a quantity over bodies, with its interval over tasks and its band under random dealing.

use super::Concentration;
use crate::analyse::{
    Estimate, Sampling,
    stats::{Holdings, Stream, Streams, percentile_band},
};
use rayon::prelude::*;

/// Below this many tasks a resample has so few distinct states that an interval would be for show.
const FEWEST_TASKS: usize = 5;

/// What each task hands out: the bodies that get a share, and how large each share is.
pub(super) struct Shares {
    /// Bodies by task; a task may have none.
    pub(super) holders: Vec<Vec<u32>>,
    /// What each holder of a task gets: 1, or 1/holders for fractional counting.
    pub(super) fractional: bool,
    /// Number of bodies, zeros included.
    pub(super) bodies: usize,
}

impl Shares {
    fn each(&self, holders: usize) -> f64 {
        if self.fractional { 1.0 / holders as f64 } else { 1.0 }
    }

    fn observed(&self, totals: &mut [f64]) {
        (0..self.holders.len()).for_each(|t| self.add(t, totals));
    }

    fn add(&self, task: usize, totals: &mut [f64]) {
        let holders = &self.holders[task];
        for &h in holders {
            totals[h as usize] += self.each(holders.len());
        }
    }

    /// As many tasks, drawn with replacement.
    fn resample(&self, rng: &mut Stream, totals: &mut [f64], _: &mut Vec<u32>) {
        for _ in 0..self.holders.len() {
            self.add(rng.below(self.holders.len()), totals);
        }
    }

    /// Each task given to as many bodies as it has, any set of bodies equally likely.
    fn deal(&self, rng: &mut Stream, totals: &mut [f64], deck: &mut Vec<u32>) {
        deck.clear();
        deck.extend(0..self.bodies as u32);
        for holders in &self.holders {
            rng.choose_to_front(deck, holders.len());
            for &h in deck.iter().take(holders.len()) {
                totals[h as usize] += self.each(holders.len());
            }
        }
    }
}

/// The measures of one list of totals, in the order of [`Concentration`].
fn measures(totals: Vec<f64>) -> [Option<f64>; 5] {
    let Some(held) = Holdings::new(totals) else { return [None; 5] };
    let hhi = held.herfindahl();
    [held.gini(), Some(hhi), held.herfindahl_normalised(), Some(1.0 / hhi), Some(held.top_share(3))]
}

/// Concentration with its interval and band. O((resamples + draws)·(assignments + bodies log bodies)).
pub(super) fn concentration(shares: &Shares, plan: &str, what: &str, sampling: &Sampling) -> Concentration {
    let mut totals = vec![0.0; shares.bodies];
    shares.observed(&mut totals);
    let zeros = totals.iter().filter(|x| **x == 0.0).count();
    let values = measures(totals);
    // Where nothing is handed out there is nothing to resample either.
    let worth_it = shares.holders.len() >= FEWEST_TASKS && values[1].is_some();
    let simulate = |purpose: &str, times: usize, how: fn(&Shares, &mut Stream, &mut [f64], &mut Vec<u32>)| {
        let streams = Streams::new(sampling.seed, &format!("{purpose}-{what}"), plan);
        (0..if worth_it { times } else { 0 })
            .into_par_iter()
            .with_min_len(100)
            .map_init(Vec::new, |deck, n| {
                let mut totals = vec![0.0; shares.bodies];
                how(shares, &mut streams.stream(n as u64), &mut totals, deck);
                measures(totals)
            })
            .collect::<Vec<_>>()
    };
    let (resampled, dealt) = rayon::join(
        || simulate("bootstrap", sampling.resamples, Shares::resample),
        || simulate("deal", sampling.draws, Shares::deal),
    );
    let band =
        |of: &[[Option<f64>; 5]], m: usize| percentile_band(&of.iter().map(|v| v[m]).collect::<Vec<_>>());
    let estimate = |m: usize| Estimate {
        value: values[m],
        interval: values[m].and_then(|_| band(&resampled, m)),
        null: values[m].and_then(|_| band(&dealt, m)),
    };
    Concentration {
        n: shares.bodies,
        zeros,
        gini: estimate(0),
        hhi: estimate(1),
        hhi_normalised: estimate(2),
        effective: estimate(3),
        top3: estimate(4),
    }
}
