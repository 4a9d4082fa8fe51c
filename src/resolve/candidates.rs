//! The known names closest to an unknown one, to look at, never to merge.

use crate::parse::grammar::level;
use crate::parse::wording::Wording;
use rustc_hash::FxHashMap;

/// Two neighbouring characters.
type Pair = [char; 2];

/// Pairs of neighbouring characters → the forms that hold them.
///
/// The entries of one slot stand together; which slot a pair is in, its characters tell. Filling the slots takes two
/// passes over the forms, a map of lists would take ten times as long.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Form, function, number of different pairs.
    forms: Vec<(Box<str>, u32, u16)>,
    /// Where the entries of each slot begin, and behind the last one.
    starts: Vec<u32>,
    /// A pair and a form that holds it.
    entries: Vec<(Pair, u32)>,
}

/// Slots, a power of two; about as many as there are different pairs.
const SLOTS: usize = 1 << 14;

fn slot([a, b]: Pair) -> usize {
    (a as usize).wrapping_mul(0x9e37).wrapping_add((b as usize).wrapping_mul(0x79b9)) >> 2 & (SLOTS - 1)
}

/// The different pairs of a text, in order.
fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(text.len() / 3);
    let mut before = None;
    for c in text.chars() {
        if let Some(before) = before.replace(c).map(|b| [b, c]).filter(|p| !pairs.contains(p)) {
            pairs.push(before);
        }
    }
    pairs
}

impl Index {
    /// Of forms, each with its function.
    pub(super) fn new<'f>(forms: impl Iterator<Item = (&'f str, u32)>) -> Self {
        let mut index = Self { starts: vec![0; SLOTS + 1], ..Self::default() };
        let mut all: Vec<(Pair, u32)> = Vec::new();
        for (form, function) in forms {
            let of = pairs(form);
            let at = index.forms.len() as u32;
            index.forms.push((form.into(), function, of.len() as u16));
            for pair in of {
                index.starts[slot(pair) + 1] += 1;
                all.push((pair, at));
            }
        }
        for at in 1..=SLOTS {
            index.starts[at] += index.starts[at - 1];
        }
        let mut next = index.starts.clone();
        index.entries = vec![(['\0'; 2], 0); all.len()];
        for entry in all {
            let at = &mut next[slot(entry.0)];
            index.entries[*at as usize] = entry;
            *at += 1;
        }
        index
    }

    /// The forms that hold a pair.
    fn holding(&self, pair: Pair) -> impl Iterator<Item = u32> {
        let slot = slot(pair);
        let range = self.starts[slot] as usize..self.starts[slot + 1] as usize;
        self.entries[range].iter().filter(move |(p, _)| *p == pair).map(|(_, form)| *form)
    }

    /// Up to `limit` known forms of different functions, the closest first (Dice coefficient of the pairs of
    /// neighbouring characters, at least 0.4).
    pub(super) fn closest(&self, name: &str, limit: usize, words: &Wording) -> Vec<&str> {
        let core = level::split(name, words).map_or(name, |(_, core)| core);
        let wanted = pairs(core);
        let mut shared: FxHashMap<u32, u16> = FxHashMap::default();
        for form in wanted.iter().flat_map(|pair| self.holding(*pair)) {
            *shared.entry(form).or_default() += 1;
        }
        let mut scored: Vec<(f64, &str, u32)> = shared
            .into_iter()
            .filter_map(|(form, both)| {
                let (text, function, size) = self.forms.get(form as usize)?;
                let dice = 2.0 * f64::from(both) / (f64::from(*size) + wanted.len() as f64);
                (dice >= 0.4).then_some((dice, &**text, *function))
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let mut seen = Vec::new();
        let mut out = Vec::new();
        for (_, text, function) in scored {
            if !seen.contains(&function) {
                seen.push(function);
                out.push(text);
            }
            if out.len() == limit {
                break;
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_name_comes_first() {
        let forms = [("民族局", 1), ("民族事务局", 1), ("民政民族事务局", 2), ("财政局", 3)];
        let (index, words) = (Index::new(forms.into_iter()), crate::parse::wording::builtin());
        assert_eq!(
            index.closest("民政民族局", 3, words),
            ["民族局", "民政民族事务局"],
            "one form a function"
        );
        assert!(index.closest("星云未来协调署", 3, words).is_empty());
    }
}
