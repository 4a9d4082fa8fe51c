//! How alike words are: of two plans, or found once for all plans that are compared.

use crate::analyse::text::Meaning;
use crate::model::PlanIndex;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// How alike two words are, 0–1: the cube of their cosine.
pub(super) fn likeness(x: &Meaning, y: &Meaning) -> f32 {
    let cosine = x.cosine(y).max(0.0) as f32;
    cosine * cosine * cosine
}

/// How alike the words of many plans are, found once: plans of one field hold mostly the same words, and each pair of plans
/// would ask for them again.
#[derive(Debug)]
pub(super) struct Likeness {
    /// The words, ascending.
    ids: Vec<u32>,
    /// A row and a column a word; 1 for a word with itself.
    values: Vec<f32>,
}

impl Likeness {
    /// Words of which it takes 64 MB.
    const MOST: usize = 4096;

    /// Of all words of some plans, ascending in each; absent where the pairs of plans ask for less than that.
    pub(super) fn new(
        meanings: &BTreeMap<u32, Meaning>,
        words: &BTreeMap<PlanIndex, Vec<u32>>,
        pairs: &[(PlanIndex, PlanIndex)],
    ) -> Option<Self> {
        let held = |p: &PlanIndex| words.get(p).map_or(0, Vec::len);
        let asked: usize = pairs.iter().map(|(a, b)| held(a) * held(b)).sum();
        let ids: BTreeSet<u32> = words.values().flatten().copied().collect();
        if ids.len() > Self::MOST || ids.len() * ids.len() > asked {
            return None;
        }
        let known: Vec<(u32, &Meaning)> =
            ids.iter().filter_map(|id| Some((*id, meanings.get(id)?))).collect();
        let row = |(id, x): &(u32, &Meaning)| {
            let of = |(other, y): &(u32, &Meaning)| if id == other { 1.0 } else { likeness(x, y) };
            known.iter().map(of).collect::<Vec<_>>()
        };
        let rows: Vec<Vec<f32>> = known.par_iter().map(row).collect();
        Some(Self { ids: known.iter().map(|(id, _)| *id).collect(), values: rows.concat() })
    }

    /// How alike the words of one plan are to those of another, a row a word of the first; absent where one of them is none of the
    /// words it was made of.
    pub(super) fn between(&self, a: &[u32], b: &[u32]) -> Option<Vec<f32>> {
        let places = |words: &[u32]| {
            words.iter().map(|id| self.ids.binary_search(id).ok()).collect::<Option<Vec<usize>>>()
        };
        let (rows, columns) = (places(a)?, places(b)?);
        let mut all = Vec::with_capacity(rows.len() * columns.len());
        for row in rows {
            let row = &self.values[row * self.ids.len()..][..self.ids.len()];
            all.extend(columns.iter().map(|at| row[*at]));
        }
        Some(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_once_is_what_each_pair_would_find() {
        let words = ["食堂", "餐厅", "电缆", "养老"];
        let meanings: BTreeMap<u32, Meaning> =
            (0..).zip(words.map(|word| Meaning::of_all(&[word]))).collect();
        let plans: BTreeMap<PlanIndex, Vec<u32>> =
            (0..).zip([vec![0, 2, 3], vec![1, 2], vec![0, 1, 2, 3]]).collect();
        let all = Likeness::new(&meanings, &plans, &[(0, 1), (0, 2), (1, 2)]).expect("asked for often");
        let found = all.between(&plans[&0], &plans[&1]).expect("words of these plans");
        let each = plans[&0].iter().flat_map(|x| plans[&1].iter().map(move |y| (x, y)));
        let wanted: Vec<f32> =
            each.map(|(x, y)| if x == y { 1.0 } else { likeness(&meanings[x], &meanings[y]) }).collect();
        assert_eq!(found, wanted);
        assert_eq!(all.between(&[9], &[0]), None);
        assert!(Likeness::new(&meanings, &plans, &[(0, 1)]).is_none());
    }
}
