//! The known names closest to an unknown one, to look at, never to merge.

use super::registry::Registry;
use crate::parse::grammar::level;
use std::collections::HashMap;

/// Pairs of neighbouring characters → the forms that hold them.
#[derive(Debug, Default)]
pub(super) struct Index {
    forms: Vec<(Box<str>, u32, u16)>,
    by_pair: HashMap<[char; 2], Vec<u32>>,
}

fn pairs(text: &str) -> Vec<[char; 2]> {
    let chars: Vec<char> = text.chars().collect();
    let mut pairs: Vec<[char; 2]> = chars.windows(2).filter_map(|w| <[char; 2]>::try_from(w).ok()).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

impl Index {
    pub(super) fn new(registry: &Registry) -> Self {
        let mut forms: Vec<(Box<str>, u32)> =
            registry.forms().map(|(form, entry)| (form.into(), entry.function)).collect();
        forms.sort_unstable();
        let mut index = Self::default();
        for (form, function) in forms {
            let of = pairs(&form);
            let at = index.forms.len() as u32;
            for pair in &of {
                index.by_pair.entry(*pair).or_default().push(at);
            }
            index.forms.push((form, function, of.len() as u16));
        }
        index
    }

    /// Up to `limit` known forms of different functions, the closest first (Dice coefficient of the pairs of
    /// neighbouring characters, at least 0.4).
    pub(super) fn closest(&self, name: &str, limit: usize) -> Vec<&str> {
        let core = level::split(name).map_or(name, |(_, core)| core);
        let wanted = pairs(core);
        let mut shared: HashMap<u32, u16> = HashMap::new();
        for pair in &wanted {
            for form in self.by_pair.get(pair).into_iter().flatten() {
                *shared.entry(*form).or_default() += 1;
            }
        }
        let mut scored: Vec<(f64, u32)> = shared
            .into_iter()
            .filter_map(|(form, both)| {
                let (_, _, size) = self.forms.get(form as usize)?;
                let dice = 2.0 * f64::from(both) / (f64::from(*size) + wanted.len() as f64);
                (dice >= 0.4).then_some((dice, form))
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut seen = Vec::new();
        let mut out = Vec::new();
        for (_, form) in scored {
            let Some((text, function, _)) = self.forms.get(form as usize) else { continue };
            if !seen.contains(function) {
                seen.push(*function);
                out.push(&**text);
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
        let index = Index::new(Registry::builtin());
        assert_eq!(
            index.closest("市民政民族局", 1).first().map(|n| n.contains("民政") || n.contains("民族")),
            Some(true)
        );
        assert!(index.closest("星云未来协调署", 3).is_empty());
    }
}
