//! Words of a clause: cut by jieba, synonyms brought together, sorted by what they say.

use super::{Folded, Wording, folded, wording::Actions};
use crate::model::Span;
use aho_corasick::{AhoCorasick, MatchKind};
use jieba_rs::Jieba;
use std::{collections::BTreeMap, sync::OnceLock};

const DICTIONARY: &str = include_str!("../../data/dictionary.txt");

/// What a word contributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    /// What the measure is about: nouns, names, terms, and verbs of no general kind.
    Object,
    /// What is done, of a kind that every plan knows.
    Action,
    /// How much.
    Number,
}

/// A word with what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word, or the first of its synonyms.
    pub(crate) term: String,
    pub(crate) kind: Kind,
    pub(crate) actions: Actions,
}

/// Cuts clauses into words.
///
/// jieba's dictionary is loaded once a process and only here, 6 ms; words it does not know come out as single
/// characters, which are joined again where they stand side by side.
#[derive(Debug)]
pub(crate) struct Cutter {
    wording: &'static Wording,
    phrases: Option<AhoCorasick>,
    canonical: Vec<String>,
}

impl Cutter {
    /// A cutter that also knows a field's own synonyms.
    pub(crate) fn new(synonyms: &[Vec<String>]) -> Self {
        let wording = Wording::builtin();
        let mut groups: BTreeMap<String, String> = BTreeMap::new();
        // The field's own groups come first: they win over general ones.
        for group in synonyms.iter().chain(&wording.synonyms) {
            let Some(first) = group.first() else { continue };
            for term in group {
                groups.entry(folded(term)).or_insert_with(|| folded(first));
            }
        }
        let (terms, canonical): (Vec<_>, Vec<_>) = groups.into_iter().filter(|(t, _)| !t.is_empty()).unzip();
        let phrases = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(terms).ok();
        Self { wording, phrases, canonical }
    }

    /// The words of a clause, in order; stop words and punctuation are left out.
    pub(crate) fn cut(&self, text: &str, clause: Span) -> Vec<Word> {
        let folded = Folded::new(text, clause);
        let line = folded.as_str();
        let mut words = Vec::new();
        let mut from = 0;
        for hit in self.phrases.iter().flat_map(|p| p.find_iter(line)) {
            self.plain(&line[from..hit.start()], &mut words);
            self.push(&self.canonical[hit.pattern().as_usize()], "n", &mut words);
            from = hit.end();
        }
        self.plain(&line[from..], &mut words);
        words
    }

    /// Whether a clause only tells the circumstances of the one behind it.
    pub(crate) fn circumstance(&self, text: &str, clause: Span) -> bool {
        let words = clause.of(text);
        self.wording.circumstance.iter().any(|c| words.starts_with(c.as_str()))
    }

    fn plain(&self, piece: &str, words: &mut Vec<Word>) {
        let mut unknown = String::new();
        for tag in jieba().tag(piece, false) {
            let single = tag.word.chars().count() == 1;
            if single && is_han(tag.word) && !self.wording.stop.contains(tag.word) && !is_function(tag.tag) {
                unknown.push_str(tag.word);
                continue;
            }
            self.flush(&mut unknown, words);
            self.push(tag.word, tag.tag, words);
        }
        self.flush(&mut unknown, words);
    }

    fn flush(&self, unknown: &mut String, words: &mut Vec<Word>) {
        if !unknown.is_empty() {
            self.push(unknown, "n", words);
            unknown.clear();
        }
    }

    fn push(&self, term: &str, tag: &str, words: &mut Vec<Word>) {
        if self.wording.stop.contains(term) || !term.chars().any(char::is_alphanumeric) {
            return;
        }
        let actions = self.wording.action(term);
        let kind = if !actions.is_empty() {
            Kind::Action
        } else if tag.starts_with('m') || term.starts_with(|c: char| c.is_ascii_digit()) {
            Kind::Number
        } else if is_function(tag) {
            return;
        } else {
            Kind::Object
        };
        words.push(Word { term: term.to_owned(), kind, actions });
    }
}

/// Pronouns, particles, prepositions, conjunctions, adverbs, measure words, directions.
fn is_function(tag: &str) -> bool {
    matches!(
        tag.as_bytes().first(),
        Some(b'r' | b'u' | b'p' | b'c' | b'd' | b'q' | b'f' | b'y' | b'e' | b'o')
    ) || tag.starts_with("ad")
}

fn is_han(word: &str) -> bool {
    word.chars().all(|c| ('\u{3400}'..='\u{9fff}').contains(&c))
}

fn jieba() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    JIEBA.get_or_init(|| Jieba::with_dict(&mut DICTIONARY.as_bytes()).unwrap_or_else(|_| Jieba::empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, Kind)> {
        let cutter = Cutter::new(&[vec!["托育".into(), "婴幼儿照护".into()]]);
        cutter.cut(text, Span::new(0, text.len())).into_iter().map(|w| (w.term, w.kind)).collect()
    }

    #[test]
    fn synonyms_meet_and_stop_words_go() {
        assert_eq!(cut("免费的婴幼儿照护"), cut("无偿的托育"));
        assert!(cut("的等在").is_empty());
        assert!(cut("。，").is_empty());
    }

    #[test]
    fn actions_and_numbers_are_told_apart() {
        let words = cut("新建图书馆3座");
        assert_eq!(words[0], ("新建".into(), Kind::Action));
        assert_eq!(words[1], ("图书馆".into(), Kind::Object));
        assert_eq!(words[2], ("3".into(), Kind::Number));
    }
}
