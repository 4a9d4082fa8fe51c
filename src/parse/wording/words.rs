//! Lists of words that a text may begin with, end in or hold: asked of every name, answered mostly by two bytes.

use crate::model::Duty;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What a word says of what a body does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    /// Gives the duty, with or without an object.
    Head(Duty),
    /// Gives the duty only at the end of a clause.
    Weak(Duty),
    /// Says how.
    Manner,
    /// 组成: says only that the list is over.
    Made,
}

/// How a name is bound to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    /// Behind 和, 与, 及.
    And,
    /// Behind 会同, 联合, 商.
    With,
}

/// Words, each perhaps with what it means. The longest word wins.
#[derive(Debug, Clone)]
pub struct Words<T = ()> {
    /// In the order of their characters.
    list: Vec<(Box<str>, T)>,
    by_front: Index,
    by_back: Index,
}

/// The first (last) sixteen bytes of a text as one number, so that a word is compared at once.
type Near = u128;

/// A word by its first (last) bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    near: Near,
    /// Which bytes of `near` are the word's.
    mask: Near,
    /// Position in the list.
    pub(super) at: u32,
    /// Bytes of the word.
    pub(super) len: u32,
}

impl Entry {
    /// A word by its first bytes.
    pub(super) fn of(word: &str, at: u32) -> Self {
        let (near, mask) = first(word.as_bytes());
        Self { near, mask, at, len: word.len() as u32 }
    }

    /// Whether a text has these bytes; of a word that is longer they are not all.
    #[inline]
    pub(super) fn fits(&self, text: Near) -> bool {
        text & self.mask == self.near
    }

    fn is_long(&self) -> bool {
        self.len as usize > size_of::<Near>()
    }

    /// Whether a text whose first bytes fit begins with the word.
    pub(super) fn begins(&self, text: &[u8], word: &str) -> bool {
        self.len as usize <= text.len() && (!self.is_long() || text.starts_with(word.as_bytes()))
    }

    /// Whether a text whose last bytes fit ends in the word.
    fn ends(&self, text: &[u8], word: &str) -> bool {
        self.len as usize <= text.len() && (!self.is_long() || text.ends_with(word.as_bytes()))
    }
}

/// Words by the group of a character, longer ones first in each group.
#[derive(Debug, Clone, Default)]
pub(super) struct Groups {
    entries: Vec<Entry>,
    /// Where each group begins; empty for a few words, which are looked through.
    starts: Vec<u32>,
}

impl Groups {
    /// Words that are looked through sooner than found by their group.
    const FEW: usize = 6;

    /// Words in their groups, of which there are `count`.
    pub(super) fn new<T>(
        words: &[(Box<str>, T)],
        count: usize,
        group: impl Fn(&[u8]) -> usize,
        entry: impl Fn(&str, u32) -> Entry,
    ) -> Self {
        let key = |((word, _), at): (&(Box<str>, T), u32)| {
            (group(word.as_bytes()) as u32, Reverse(word.len() as u32), at)
        };
        let mut order: Vec<_> = words.iter().zip(0..).map(key).collect();
        order.sort_unstable();
        let mut starts = Vec::new();
        if words.len() > Self::FEW {
            starts.resize(count + 1, 0);
            order.iter().for_each(|(group, ..)| starts[*group as usize + 1] += 1);
            (0..count).for_each(|at| starts[at + 1] += starts[at]);
        }
        let entries = order.into_iter().map(|(.., at)| entry(&words[at as usize].0, at)).collect();
        Self { entries, starts }
    }

    /// The words of a group, and perhaps others.
    #[inline]
    pub(super) fn of(&self, group: usize) -> &[Entry] {
        match (self.starts.get(group), self.starts.get(group + 1)) {
            (Some(from), Some(to)) => self.entries.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &self.entries,
        }
    }
}

/// Where the words stand that begin (end) with a character of a pattern.
///
/// Most texts have none of the words. Sixty-four to a row, a bit says whether there are any for a pattern; only where it
/// is set are the words compared.
#[derive(Debug, Clone, Default)]
struct Index {
    bits: [u64; 4],
    words: Groups,
}

impl Index {
    fn new<T>(words: &[(Box<str>, T)], pattern: fn(&[u8]) -> u8, near: fn(&[u8]) -> (Near, Near)) -> Self {
        let mut bits = [0; 4];
        for pattern in words.iter().map(|(word, _)| pattern(word.as_bytes())) {
            bits[usize::from(pattern >> 6)] |= 1 << (pattern & 63);
        }
        let entry = |word: &str, at| {
            let (near, mask) = near(word.as_bytes());
            Entry { near, mask, at, len: word.len() as u32 }
        };
        Self { bits, words: Groups::new(words, 256, |word| usize::from(pattern(word)), entry) }
    }

    #[inline]
    fn has(&self, pattern: u8) -> bool {
        self.bits[usize::from(pattern >> 6)] >> (pattern & 63) & 1 == 1
    }

    /// The words that may fit, longer ones first.
    #[inline]
    fn of(&self, pattern: u8) -> &[Entry] {
        self.words.of(usize::from(pattern))
    }
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Self { list: Vec::new(), by_front: Index::default(), by_back: Index::default() }
    }
}

impl<T: Copy> Words<T> {
    /// Words with what they mean; of two that are alike the later one counts.
    pub(super) fn new(words: impl IntoIterator<Item = (Box<str>, T)>) -> Self {
        let mut all = Self::default();
        all.extend(words);
        all
    }

    /// Adds words; one that is there already takes its new meaning.
    pub(super) fn extend(&mut self, more: impl IntoIterator<Item = (Box<str>, T)>) {
        self.list.extend(more.into_iter().filter(|(word, _)| !word.is_empty()));
        // The sort keeps the order of equals, so that of those the last one stays.
        self.list.sort_by(|(a, _), (b, _)| (head(a), b.len(), a).cmp(&(head(b), a.len(), b)));
        self.list.reverse();
        self.list.dedup_by(|(later, _), (earlier, _)| later == earlier);
        self.list.reverse();
        self.by_front = Index::new(&self.list, |word| front(word, 0), first);
        self.by_back = Index::new(&self.list, back, last);
    }

    /// The longest word that the text begins with: its length in bytes and its meaning.
    #[inline]
    pub(crate) fn at(&self, text: &str) -> Option<(usize, T)> {
        self.first_in(text).map(|(word, meaning)| (word.len(), *meaning))
    }

    /// The longest word that the text ends in: its length in bytes and its meaning.
    #[inline]
    pub(crate) fn end(&self, text: &str) -> Option<(usize, T)> {
        self.last_in(text).map(|(word, meaning)| (word.len(), *meaning))
    }

    /// The longest word that the text begins with.
    #[inline]
    pub(crate) fn prefix(&self, text: &str) -> Option<&str> {
        self.first_in(text).map(|(word, _)| &**word)
    }

    /// The longest word that the text ends in.
    #[inline]
    pub(crate) fn suffix(&self, text: &str) -> Option<&str> {
        self.last_in(text).map(|(word, _)| &**word)
    }

    /// What follows the longest word that the text begins with.
    pub(crate) fn strip<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.at(text).map(|(len, _)| &text[len..])
    }

    /// What stands in front of the longest word that the text ends in.
    pub(crate) fn strip_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.end(text).map(|(len, _)| &text[..text.len() - len])
    }

    /// What stands in front of all words that the text ends in.
    pub(crate) fn strip_ends<'t>(&self, mut text: &'t str) -> &'t str {
        while let Some(before) = self.strip_end(text) {
            text = before;
        }
        text
    }

    /// The word of a list that has one; of more the first.
    pub(crate) fn only(&self) -> &str {
        self.iter().next().unwrap_or("")
    }

    /// What the text means, where it is one of the words.
    #[inline]
    pub(crate) fn get(&self, text: &str) -> Option<T> {
        if self.may_begin(text) { self.same_as(text) } else { None }
    }

    fn same_as(&self, text: &str) -> Option<T> {
        let (near, mask) = first(text.as_bytes());
        let same =
            |entry: &&Entry| entry.near == near && entry.mask == mask && entry.len as usize == text.len();
        let found = self.by_front.of(front(text.as_bytes(), 0)).iter().filter(same);
        let mut found = found.map(|entry| &self.list[entry.at as usize]);
        found.find(|(word, _)| &**word == text).map(|(_, is)| *is)
    }

    /// Whether the text is one of the words.
    #[inline]
    pub(crate) fn is(&self, text: &str) -> bool {
        self.get(text).is_some()
    }

    /// Whether the text begins with a word.
    #[inline]
    pub(crate) fn begins(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }

    /// Whether the text ends in a word.
    #[inline]
    pub(crate) fn ends(&self, text: &str) -> bool {
        self.last_in(text).is_some()
    }

    /// Whether a word stands somewhere in the text.
    pub(crate) fn within(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// The first place where a word stands: where it begins, its length, its meaning.
    pub(crate) fn find(&self, text: &str) -> Option<(usize, usize, T)> {
        self.places(text).next()
    }

    /// The places where words stand, of those that begin at one place the longest: where it begins, its length, its meaning.
    pub(crate) fn places(&self, text: &str) -> impl Iterator<Item = (usize, usize, T)> {
        let (bytes, mut next) = (text.as_bytes(), 0);
        std::iter::from_fn(move || {
            while next < bytes.len() {
                let at = next;
                // A word begins where a character does.
                next += width(bytes[at]);
                if self.by_front.has(front(bytes, at))
                    && let Some((len, meaning)) = self.at(&text[at..])
                {
                    return Some((at, len, meaning));
                }
            }
            None
        })
    }

    /// What the words mean that stand somewhere in the text.
    pub(crate) fn all_in(&self, text: &str) -> impl Iterator<Item = T> {
        self.places(text).map(|(_, _, meaning)| meaning)
    }

    /// The last place where a word stands: where it begins, and its length.
    pub(crate) fn rfind(&self, text: &str) -> Option<(usize, usize)> {
        text.char_indices().rev().find_map(|(at, _)| self.at(&text[at..]).map(|(len, _)| (at, len)))
    }

    /// Whether the character is one of the words.
    pub(crate) fn holds(&self, c: char) -> bool {
        self.is(c.encode_utf8(&mut [0; 4]))
    }

    /// Length of the longest chain of words that the text begins with; of at most 64 words, for none that means
    /// anything is longer.
    pub(crate) fn chain(&self, text: &str) -> usize {
        let mut at = 0;
        for _ in 0..64 {
            let Some((len, _)) = self.at(&text[at..]) else { break };
            at += len;
        }
        at
    }

    /// Whether the text is made of words and nothing else.
    pub(crate) fn make_up(&self, text: &str) -> bool {
        let mut rest = text;
        while let Some(after) = self.strip(rest) {
            rest = after;
        }
        rest.is_empty()
    }

    /// All words, those of one first character together.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|(word, _)| &**word)
    }

    /// All words with what they mean.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, T)> {
        self.list.iter().map(|(word, meaning)| (&**word, *meaning))
    }

    /// Whether the first character lets the text begin with a word; mostly it does not.
    #[inline]
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        !text.is_empty() && self.by_front.has(front(text.as_bytes(), 0))
    }

    /// Whether some word ends in the character; mostly none does.
    pub(crate) fn may_end_in(&self, c: char) -> bool {
        self.by_back.has(back(c.encode_utf8(&mut [0; 4]).as_bytes()))
    }

    #[inline]
    fn first_in(&self, text: &str) -> Option<&(Box<str>, T)> {
        if self.may_begin(text) { self.longest_first(text) } else { None }
    }

    fn longest_first(&self, text: &str) -> Option<&(Box<str>, T)> {
        let near = first(text.as_bytes()).0;
        let mut words = self.by_front.of(front(text.as_bytes(), 0)).iter();
        let word = |entry: &Entry| &*self.list[entry.at as usize].0;
        let found = words.find(|entry| entry.fits(near) && entry.begins(text.as_bytes(), word(entry)))?;
        Some(&self.list[found.at as usize])
    }

    #[inline]
    fn last_in(&self, text: &str) -> Option<&(Box<str>, T)> {
        let may = !text.is_empty() && self.by_back.has(back(text.as_bytes()));
        if may { self.longest_last(text) } else { None }
    }

    fn longest_last(&self, text: &str) -> Option<&(Box<str>, T)> {
        let pattern = back(text.as_bytes());
        let near = last(text.as_bytes()).0;
        let word = |entry: &Entry| &*self.list[entry.at as usize].0;
        let fits = |entry: &&Entry| entry.fits(near) && entry.ends(text.as_bytes(), word(entry));
        let found = self.by_back.of(pattern).iter().find(fits)?;
        Some(&self.list[found.at as usize])
    }
}

/// What words of several lists may mean, each by the name of its list in the file.
pub(super) trait Meaning: Copy + 'static {
    const ALL: &'static [(&'static str, Self)];
}

impl Meaning for Duty {
    const ALL: &'static [(&'static str, Self)] = &[
        ("lead", Self::Lead),
        ("responsible", Self::Responsible),
        ("participate", Self::Participate),
        ("support", Self::Support),
        ("implement", Self::Implement),
    ];
}

impl Meaning for Join {
    const ALL: &'static [(&'static str, Self)] = &[("and", Self::And), ("with", Self::With)];
}

/// Words that are what they are.
impl Meaning for () {
    const ALL: &'static [(&'static str, Self)] = &[("", ())];
}

/// Levels, and vague words.
impl Meaning for bool {
    const ALL: &'static [(&'static str, Self)] = &[("level", false), ("vague", true)];
}

/// What a file adds to what another one gave.
pub(super) trait Add {
    fn add(&mut self, more: Self);
}

impl<T: Copy> Add for Words<T> {
    fn add(&mut self, more: Self) {
        if self.list.is_empty() {
            *self = more;
        } else if !more.list.is_empty() {
            self.extend(more.list);
        }
    }
}

impl<K: Ord, V> Add for BTreeMap<K, V> {
    fn add(&mut self, more: Self) {
        self.extend(more);
    }
}

impl Add for String {
    fn add(&mut self, more: Self) {
        self.push_str(&more);
    }
}

impl<'w> FromIterator<&'w str> for Words {
    fn from_iter<I: IntoIterator<Item = &'w str>>(words: I) -> Self {
        Self::new(words.into_iter().map(|word| (word.into(), ())))
    }
}

fn head(word: &str) -> Option<char> {
    word.chars().next()
}

/// Bytes of the character that begins with a byte.
#[inline]
pub(crate) fn width(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// What is told by the character that begins at a byte.
#[inline]
fn front(text: &[u8], at: usize) -> u8 {
    match text[at] {
        ascii @ 0..0x80 => ascii,
        0x80..0xe0 => pattern(text[at], text[at + 1]),
        _ => pattern(text[at + 1], text[at + 2]),
    }
}

/// The same of the last character of a text that is not empty.
#[inline]
fn back(text: &[u8]) -> u8 {
    let end = text.len() - 1;
    if text[end] < 0x80 { text[end] } else { pattern(text[end - 1], text[end]) }
}

/// The first bytes of a text, and which of them it has: no byte of a word is nought.
#[inline]
pub(super) fn first(text: &[u8]) -> (Near, Near) {
    const ALL: usize = size_of::<Near>();
    match text.first_chunk::<ALL>() {
        Some(head) => (Near::from_le_bytes(*head), Near::MAX),
        None => (few(text), (1 << (8 * text.len())) - 1),
    }
}

/// The last bytes of a text, and which of them it has.
#[inline]
fn last(text: &[u8]) -> (Near, Near) {
    const ALL: usize = size_of::<Near>();
    match text.last_chunk::<ALL>() {
        Some(tail) => (Near::from_le_bytes(*tail), Near::MAX),
        None if text.is_empty() => (0, 0),
        None => {
            let free = 8 * (ALL - text.len());
            (few(text) << free, Near::MAX << free)
        }
    }
}

/// Fewer bytes than a number has. Two that overlap are put together, which takes no loop.
fn few(text: &[u8]) -> Near {
    if let (Some(head), Some(tail)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        let (head, tail) = (u64::from_le_bytes(*head), u64::from_le_bytes(*tail));
        return Near::from(head) | Near::from(tail) << (8 * (text.len() - 8));
    }
    if let (Some(head), Some(tail)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        let (head, tail) = (u32::from_le_bytes(*head), u32::from_le_bytes(*tail));
        return Near::from(head) | Near::from(tail) << (8 * (text.len() - 4));
    }
    text.iter().rev().fold(0, |all, byte| all << 8 | Near::from(*byte))
}

#[inline]
fn pattern(a: u8, b: u8) -> u8 {
    (a << 2) ^ (b & 0x3f)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORDS: [&str; 11] =
        ["牵头", "负责", "·", "*", "“十", "No", "责", "𠀀部", "牵头负责", "牵头负责部", "牵头负责部部部"];

    proptest! {
        #[test]
        fn it_says_what_looking_through_the_words_says(text in "[牵头负责·*“十No𠀀部市a]{0,8}") {
            let words: Words = WORDS.into_iter().collect();
            let longest = |fits: &dyn Fn(&str) -> bool| WORDS.into_iter().filter(|w| fits(w)).max_by_key(|w| w.len());
            prop_assert_eq!(words.prefix(&text), longest(&|w| text.starts_with(w)));
            prop_assert_eq!(words.suffix(&text), longest(&|w| text.ends_with(w)));
            prop_assert_eq!(words.within(&text), WORDS.iter().any(|w| text.contains(w)));
            prop_assert_eq!(words.find(&text).map(|f| f.0), WORDS.iter().filter_map(|w| text.find(w)).min());
            prop_assert_eq!(words.rfind(&text).map(|f| f.0), WORDS.iter().filter_map(|w| text.rfind(w)).max());
            prop_assert_eq!(words.is(&text), WORDS.contains(&text.as_str()));
        }
    }

    #[test]
    fn the_longest_word_wins_and_the_last_meaning() {
        let mut words = Words::new([("牵头".into(), 1), ("牵头单位".into(), 2)]);
        assert_eq!(words.at("牵头单位："), Some((12, 2)));
        assert_eq!(words.at("牵头，"), Some((6, 1)));
        assert_eq!(words.at("单位"), None);
        assert_eq!(words.chain("牵头牵头单位x"), 18);
        words.extend([("牵头".into(), 3)]);
        assert_eq!((words.at("牵头"), words.iter().count()), (Some((6, 3)), 2));
    }
}
