//! Words of a clause: cut by jieba, synonyms brought together, sorted by what they say.

use super::{Folded, Wording, folded, wording::Actions};
use crate::model::Span;
use aho_corasick::{AhoCorasick, MatchKind};
use jieba_rs::Jieba;
use rustc_hash::FxHashSet;
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
    /// What says little by itself, but is part of what things are called: 服务, 机构, 体系.
    Common,
}

/// A word with what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word, or the first of its synonyms.
    pub(crate) term: String,
    /// Where it stands in the text.
    pub(crate) span: Span,
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
    places: FxHashSet<String>,
    phrases: Option<AhoCorasick>,
    canonical: Vec<String>,
    common: bool,
}

impl Cutter {
    /// A cutter that also knows a field's own synonyms, and leaves out the names of these places.
    pub(crate) fn new<'p>(synonyms: &[Vec<String>], places: impl Iterator<Item = &'p str>) -> Self {
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
        let bare = |p: &str| p.trim_end_matches(['市', '县', '区', '省', '州']).to_owned();
        let places = places.flat_map(|p| [folded(p), bare(&folded(p))]).filter(|p| !p.is_empty()).collect();
        Self { wording, places, phrases, canonical, common: false }
    }

    /// The same cutter, but [`Kind::Common`] words are not left out.
    pub(crate) fn with_common(mut self) -> Self {
        self.common = true;
        self
    }

    pub(crate) fn has_common(&self) -> bool {
        self.common
    }

    /// The words of a clause, in order; stop words, place names and punctuation are left out.
    pub(crate) fn cut(&self, text: &str, clause: Span) -> Vec<Word> {
        let folded = Folded::new(text, clause);
        let mut found = Found { cutter: self, folded: &folded, words: Vec::new() };
        let mut from = 0;
        for hit in self.phrases.iter().flat_map(|p| p.find_iter(folded.as_str())) {
            found.plain(from, hit.start());
            found.push(&self.canonical[hit.pattern().as_usize()], "n", hit.start(), hit.end());
            from = hit.end();
        }
        found.plain(from, folded.as_str().len());
        found.words
    }

    /// Whether a clause, cut into these words, only tells the circumstances of the one beside it. One of numbers and common words
    /// tells when or how much (到2025年底前), or nothing of its own (服务体系).
    pub(crate) fn circumstance(&self, text: &str, clause: Span, words: &[Word]) -> bool {
        if words.iter().all(|w| matches!(w.kind, Kind::Number | Kind::Common)) {
            return true;
        }
        let acts = |marker: usize| {
            let behind = words.iter().rev().skip(1).take_while(|w| w.span.start() >= clause.start() + marker);
            behind.map(|w| w.actions).any(|a| !a.is_empty())
        };
        self.wording.circumstance(clause.of(text), acts)
    }
}

/// The words found so far in one clause.
struct Found<'c> {
    cutter: &'c Cutter,
    folded: &'c Folded,
    words: Vec<Word>,
}

impl Found<'_> {
    /// Cuts what stands between two known phrases.
    fn plain(&mut self, from: usize, to: usize) {
        let folded = self.folded;
        let mut unknown = (from, from);
        for tag in jieba().tag(&folded.as_str()[from..to], false) {
            let (start, end) = (from + tag.byte_start, from + tag.byte_end);
            let single = tag.word.chars().count() == 1 && tag.word.chars().all(is_han);
            if single && !self.cutter.wording.stop.contains(tag.word) && !is_function(tag.tag) {
                // Single characters side by side are a word that the dictionary does not know.
                unknown = (if unknown.1 == start { unknown.0 } else { start }, end);
                continue;
            }
            self.push(&folded.as_str()[unknown.0..unknown.1], "n", unknown.0, unknown.1);
            unknown = (end, end);
            self.push(tag.word, tag.tag, start, end);
        }
        self.push(&folded.as_str()[unknown.0..unknown.1], "n", unknown.0, unknown.1);
    }

    fn push(&mut self, term: &str, tag: &str, start: usize, end: usize) {
        let wording = self.cutter.wording;
        if self.cutter.common && wording.stop.contains(term) && is_named(term, tag) {
            let span = self.folded.origin(start, end);
            let (kind, actions) = (Kind::Common, Actions::default());
            self.words.push(Word { term: term.to_owned(), span, kind, actions });
        }
        if wording.stop.contains(term) || !term.chars().any(char::is_alphanumeric) {
            return;
        }
        let actions = wording.action(term);
        let kind = if !actions.is_empty() {
            Kind::Action
        } else if tag.starts_with('m') || term.starts_with(|c: char| c.is_ascii_digit()) {
            // A share or a fraction is as good as a name; a plain number is not.
            if term.contains(['%', '.']) { Kind::Object } else { Kind::Number }
        } else if is_function(tag) || tag == "ns" || self.cutter.places.contains(term) {
            return;
        } else {
            Kind::Object
        };
        let span = self.folded.origin(start, end);
        self.words.push(Word { term: term.to_owned(), span, kind, actions });
    }
}

/// Nouns and verbs used as nouns, of two characters and more.
fn is_named(term: &str, tag: &str) -> bool {
    (tag.starts_with('n') || tag.starts_with("vn")) && term.chars().nth(1).is_some()
}

/// Pronouns, particles, prepositions, conjunctions, adverbs, measure words, directions; not words in Latin letters (`eng`), which are
/// names of things.
fn is_function(tag: &str) -> bool {
    let first = matches!(
        tag.as_bytes().first(),
        Some(b'r' | b'u' | b'p' | b'c' | b'd' | b'q' | b'f' | b'y' | b'e' | b'o')
    );
    (first && tag != "eng") || tag.starts_with("ad")
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

pub(super) fn jieba() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    JIEBA.get_or_init(|| Jieba::with_dict(&mut DICTIONARY.as_bytes()).unwrap_or_else(|_| Jieba::empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, Kind)> {
        let cutter = Cutter::new(&[vec!["托育".into(), "婴幼儿照护".into()]], std::iter::empty());
        cutter.cut(text, Span::new(0, text.len())).into_iter().map(|w| (w.term, w.kind)).collect()
    }

    #[test]
    fn synonyms_meet_and_stop_words_go() {
        assert_eq!(cut("免费的婴幼儿照护"), cut("无偿的托育"));
        assert!(cut("的等在").is_empty());
        assert!(cut("。，").is_empty());
    }

    #[test]
    fn a_clause_of_numbers_and_common_words_is_a_circumstance() {
        let cutter = Cutter::new(&[], std::iter::empty()).with_common();
        let told = |text: &str| {
            let whole = Span::new(0, text.len());
            cutter.circumstance(text, whole, &cutter.cut(text, whole))
        };
        assert!(told("到2025年底前") && told("服务体系"));
        assert!(!told("提升服务水平") && !told("到2025年建成图书馆"));
    }

    #[test]
    fn actions_and_numbers_are_told_apart() {
        let words = cut("新建图书馆3座");
        assert_eq!(words[0], ("新建".into(), Kind::Action));
        assert_eq!(words[1], ("图书馆".into(), Kind::Object));
        assert_eq!(words[2], ("3".into(), Kind::Number));
    }
}
