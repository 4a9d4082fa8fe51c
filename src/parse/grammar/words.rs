//! Vocabulary lookup: the longest word of a list that a text begins with.

use crate::parse::hash::WordMap;

/// Words with what they mean, found by their first character.
#[derive(Debug)]
pub(super) struct Words<T> {
    by_first: WordMap<char, Vec<(&'static str, T)>>,
}

impl<T: Copy> Words<T> {
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: WordMap<char, Vec<(&'static str, T)>> = WordMap::default();
        for (word, meaning) in words {
            if let Some(first) = word.chars().next() {
                by_first.entry(first).or_default().push((word, meaning));
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self { by_first }
    }

    /// The longest word that the text begins with: its length in bytes and its meaning.
    pub(super) fn at(&self, text: &str) -> Option<(usize, T)> {
        let first = text.chars().next()?;
        self.by_first.get(&first)?.iter().find(|(w, _)| text.starts_with(w)).map(|(w, m)| (w.len(), *m))
    }

    /// Whether some word begins with the character.
    pub(super) fn begins(&self, first: char) -> bool {
        self.by_first.contains_key(&first)
    }
}

/// Length of the longest chain of words of the list that the text begins with; at most 64 words, for none that
/// means anything is longer.
pub(super) fn chain<T: Copy>(words: &Words<T>, text: &str) -> usize {
    let mut at = 0;
    for _ in 0..64 {
        let Some((len, _)) = words.at(&text[at..]) else { break };
        at += len;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        let words = Words::new([("牵头", 1), ("牵头单位", 2)]);
        assert_eq!(words.at("牵头单位："), Some((12, 2)));
        assert_eq!(words.at("牵头，"), Some((6, 1)));
        assert_eq!(words.at("单位"), None);
        assert_eq!(chain(&words, "牵头牵头单位x"), 18);
    }
}
