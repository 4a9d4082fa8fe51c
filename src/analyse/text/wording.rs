//! How plans word what is to be done: stop words, synonyms, kinds of action. Data, the same for every field.

use super::folded;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::OnceLock};

const DATA: &str = include_str!("../../data/wording.toml");

/// A set of kinds of action, one bit a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Actions(u32);

impl Actions {
    pub(crate) fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn kinds(self) -> impl Iterator<Item = usize> {
        (0..32).filter(move |k| self.0 & (1 << k) != 0)
    }
}

/// The word lists, ready to look up.
#[derive(Debug, Default)]
pub(crate) struct Wording {
    pub(crate) stop: FxHashSet<String>,
    /// Characters that begin a name though they are stop words or cut off.
    pub(crate) first: Vec<String>,
    /// Characters that end the word before a name.
    pub(crate) not_first: Vec<String>,
    circumstance: Vec<String>,
    circumstance_end: Vec<String>,
    pub(crate) synonyms: Vec<Vec<String>>,
    actions: FxHashMap<String, Actions>,
    near: Vec<Actions>,
}

#[derive(Deserialize, Default)]
struct File {
    stop: String,
    first: String,
    not_first: String,
    circumstance: String,
    circumstance_end: String,
    synonyms: Vec<String>,
    action: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    id: String,
    words: String,
    near: Vec<String>,
}

impl Wording {
    pub(crate) fn builtin() -> &'static Self {
        static WORDING: OnceLock<Wording> = OnceLock::new();
        // The test `the_builtin_lists_parse` keeps the default from ever being used.
        WORDING.get_or_init(|| toml::from_str::<File>(DATA).map(Self::from).unwrap_or_default())
    }

    /// The kind of action a word stands for; empty where it is none.
    pub(crate) fn action(&self, word: &str) -> Actions {
        self.actions.get(word).copied().unwrap_or_default()
    }

    /// Whether a clause only tells the circumstances of the measure beside it. `acts` says whether an action stands
    /// in it between so many bytes and its last word: 在老旧小区改造中 and 充分利用存量资源 tell circumstances, 依托医院建设护理站
    /// does not.
    pub(crate) fn circumstance(&self, clause: &str, acts: impl Fn(usize) -> bool) -> bool {
        let marker =
            self.circumstance.iter().filter(|c| clause.starts_with(c.as_str())).map(String::len).max();
        marker.is_some_and(|m| !acts(m) || self.circumstance_end.iter().any(|c| clause.ends_with(c.as_str())))
    }

    /// How well two sets of actions go together: 1 where they share a kind, ½ where two kinds are near, ½ too where
    /// one side names none, 0 otherwise.
    pub(crate) fn agreement(&self, a: Actions, b: Actions) -> f64 {
        if a.0 & b.0 != 0 {
            return 1.0;
        }
        if a.is_empty() || b.is_empty() {
            return 0.5;
        }
        let near = |from: Actions, to: Actions| {
            from.kinds().any(|k| self.near.get(k).is_some_and(|n| n.0 & to.0 != 0))
        };
        if near(a, b) || near(b, a) { 0.5 } else { 0.0 }
    }
}

impl From<File> for Wording {
    fn from(file: File) -> Self {
        let position: BTreeMap<&str, usize> =
            file.action.iter().enumerate().map(|(i, k)| (k.id.as_str(), i)).collect();
        let mut actions: FxHashMap<String, Actions> = FxHashMap::default();
        for (i, kind) in file.action.iter().enumerate().take(32) {
            for word in kind.words.split_whitespace() {
                actions.entry(word.to_owned()).or_default().join(Actions(1 << i));
            }
        }
        let bits = |ids: &[String]| {
            Actions(ids.iter().filter_map(|id| position.get(id.as_str())).fold(0, |set, i| set | (1 << i)))
        };
        let list = |words: &str| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        Self {
            stop: file.stop.split_whitespace().map(str::to_owned).collect(),
            first: list(&file.first),
            not_first: list(&file.not_first),
            circumstance: list(&file.circumstance),
            circumstance_end: list(&file.circumstance_end),
            synonyms: file.synonyms.iter().map(|g| g.split('|').map(folded).collect()).collect(),
            near: file.action.iter().map(|k| bits(&k.near)).collect(),
            actions,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_lists_parse() {
        let file: File = toml::from_str(DATA).expect("well-formed");
        let ids: FxHashSet<_> = file.action.iter().map(|k| k.id.clone()).collect();
        assert!(file.action.iter().flat_map(|k| &k.near).all(|id| ids.contains(id)));
        assert!(file.action.len() <= 32);
    }

    #[test]
    fn actions_agree_by_kind() {
        let w = Wording::builtin();
        let of = |word: &str| w.action(word);
        assert!((w.agreement(of("制定"), of("出台")) - 1.0).abs() < 1e-9);
        assert!((w.agreement(of("建立"), of("完善")) - 0.5).abs() < 1e-9);
        assert!(w.agreement(of("推动"), of("监管")).abs() < 1e-9);
        assert!((w.agreement(of("推动"), of("养老")) - 0.5).abs() < 1e-9);
    }
}
