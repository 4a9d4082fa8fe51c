//! How much a word tells.

use crate::analyse::stats::ln;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// Numbers things in the order in which they come, and counts the measures they stand in.
#[derive(Debug, Default)]
pub(super) struct Interner<T> {
    ids: FxHashMap<T, u32>,
    counts: Vec<u32>,
}

impl<T: Eq + Hash> Interner<T> {
    pub(super) fn id(&mut self, thing: T) -> u32 {
        let next = self.counts.len() as u32;
        let id = *self.ids.entry(thing).or_insert(next);
        if id == next {
            self.counts.push(0);
        }
        id
    }

    /// The things with their counts, by number.
    pub(super) fn into_counts(self) -> Vec<(T, u32)> {
        let mut all: Vec<_> = self.ids.into_iter().collect();
        all.sort_unstable_by_key(|x| x.1);
        all.into_iter().zip(self.counts).map(|((thing, _), n)| (thing, n)).collect()
    }

    /// Counts the things of one measure, each once.
    pub(super) fn count(&mut self, of_measure: impl Iterator<Item = u32>) {
        let mut seen: Vec<u32> = of_measure.collect();
        seen.sort_unstable();
        seen.dedup();
        for id in seen {
            if let Some(n) = self.counts.get_mut(id as usize) {
                *n += 1;
            }
        }
    }
}

/// 1 for what stands in one measure only, falling with the logarithm of its share of measures to 0 for what stands
/// in all: an inverse document frequency brought to 0–1, so that corpora of any size give comparable weights. A word
/// is as common as where it is most common: in the plans at hand, or in plans at large (`background`, a share).
pub(super) fn weight(count: u32, total: usize, background: f64) -> f32 {
    let rarest = 1.0 / total.max(2) as f64;
    let share = (f64::from(count) / total.max(1) as f64).max(background).clamp(rarest, 1.0);
    (ln(share) / ln(rarest)) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_weigh_most() {
        assert!((weight(1, 100, 0.0) - 1.0).abs() < 1e-6);
        assert!(weight(100, 100, 0.0).abs() < 1e-6);
        assert!((weight(10, 100, 0.0) - 0.5).abs() < 1e-6);
        assert!((weight(1, 100, 0.1) - 0.5).abs() < 1e-6);
        assert!(weight(1, 1, 0.0).is_finite() && weight(0, 0, 0.0).is_finite());
    }

    #[test]
    fn counts_measures_not_words() {
        let mut words = Interner::default();
        let (a, b) = (words.id("甲"), words.id("乙"));
        words.count([a, a, b].into_iter());
        words.count([words.ids["甲"]].into_iter());
        assert_eq!(words.counts, [2, 1]);
    }
}
