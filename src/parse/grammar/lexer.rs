//! A statement's folded text with its tokens: the words of the grammar where they stand, and the brackets in pairs. It is
//! lexed once; whoever asks what stands at a place looks at the tokens.

use super::text::Clean;
use crate::model::Span;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{CLOSE, OPEN};
use crate::parse::wording::Wording;
use crate::parse::wording::lexer::{Class, Lexer, Token, Word, bit};
use std::borrow::Cow;
use std::ops::Range;

/// A statement, lexed.
pub(super) struct Lexed<'a> {
    pub(super) clean: Clean<'a>,
    pub(super) lexicon: &'a dyn Lexicon,
    lexer: &'a Lexer,
    /// By where they begin, longer ones first.
    tokens: Vec<Token>,
    /// Where each bracket that is closed opens and closes, in order of opening.
    pairs: Vec<(usize, usize)>,
}

impl<'a> Lexed<'a> {
    /// Folds a text and finds its tokens. Linear in the text.
    pub(super) fn new(text: &'a str, lexicon: &'a dyn Lexicon) -> Self {
        let clean = Clean::new(text);
        let lexer = &lexicon.wording().lexer;
        let tokens = lexer.tokens(&clean.text);
        let pairs = pairs(&clean.text);
        Self { clean, lexicon, lexer, tokens, pairs }
    }

    /// All of it.
    pub(super) fn all(&self) -> Stretch<'_> {
        self.stretch(0..self.clean.text.len())
    }

    /// A part of it.
    pub(super) fn stretch(&self, range: Range<usize>) -> Stretch<'_> {
        Stretch { lexed: self, from: range.start, to: range.end }
    }

    /// Where the bracket closes that opens at a place.
    pub(super) fn close_of(&self, open: usize) -> Option<usize> {
        let at = self.pairs.binary_search_by_key(&open, |(open, _)| *open).ok()?;
        self.pairs.get(at).map(|(_, close)| *close)
    }

    /// The words as printed that a range stands for.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.clean.span(range)
    }
}

fn pairs(text: &str) -> Vec<(usize, usize)> {
    // Both marks begin with the same byte, as few characters do.
    const FIRST: u8 = 0xef;
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| *byte == FIRST) {
        let rest = &text[at..];
        if rest.starts_with(OPEN) {
            open.push(at);
        } else if rest.starts_with(CLOSE) {
            pairs.extend(open.pop().map(|o| (o, at)));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// A part of a statement. Places in it are counted from its beginning, in bytes.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'t> {
    lexed: &'t Lexed<'t>,
    from: usize,
    to: usize,
}

impl<'t> Stretch<'t> {
    pub(super) fn text(self) -> &'t str {
        &self.lexed.clean.text[self.from..self.to]
    }

    pub(super) fn lexicon(self) -> &'t dyn Lexicon {
        self.lexed.lexicon
    }

    pub(super) fn wording(self) -> &'t Wording {
        self.lexed.lexicon.wording()
    }

    /// Where it stands in the statement.
    pub(super) fn range(self) -> Range<usize> {
        self.from..self.to
    }

    pub(super) fn len(self) -> usize {
        self.to - self.from
    }

    pub(super) fn is_empty(self) -> bool {
        self.from == self.to
    }

    /// What follows the first `at` bytes.
    pub(super) fn behind(self, at: usize) -> Self {
        Self { from: self.from + at, ..self }
    }

    /// Its first `at` bytes.
    pub(super) fn before(self, at: usize) -> Self {
        Self { to: self.from + at, ..self }
    }

    /// The longest word of a class that it begins with: its length, and what it is.
    pub(super) fn word(self, class: Class) -> Option<(usize, &'t Word)> {
        let tokens = &self.lexed.tokens;
        let at = tokens.partition_point(|t| (t.start as usize) < self.from);
        let here = tokens[at..].iter().take_while(|t| t.start as usize == self.from);
        here.filter(|t| t.end as usize <= self.to).find_map(|t| {
            let word = self.lexed.lexer.word(*t);
            word.is(class).then(|| ((t.end - t.start) as usize, word))
        })
    }

    /// The length of the longest word of a class that it begins with.
    pub(super) fn at(self, class: Class) -> Option<usize> {
        self.word(class).map(|(len, _)| len)
    }

    pub(super) fn begins(self, class: Class) -> bool {
        self.at(class).is_some()
    }

    /// Whether it is a word of a class and nothing else.
    pub(super) fn is(self, class: Class) -> bool {
        self.at(class) == Some(self.len()) && !self.is_empty()
    }

    /// The length of the longest word of a class that it ends in.
    pub(super) fn end(self, class: Class) -> Option<usize> {
        self.last_word(class).map(|(len, _)| len)
    }

    /// The longest word of a class that it ends in: its length, and what it is.
    pub(super) fn last_word(self, class: Class) -> Option<(usize, &'t Word)> {
        // A word of no more than so many bytes is as long as any.
        const LONGEST: usize = 64;
        let far = self.len().saturating_sub(LONGEST);
        let near = Self { from: self.from + far, ..self };
        let found = near.tokens(bit(class)).find(|(at, len, _)| far + at + len == self.len());
        found.map(|(_, len, word)| (len, word))
    }

    pub(super) fn ends(self, class: Class) -> bool {
        self.end(class).is_some()
    }

    /// The first place where a word of a class stands, and the length of the longest there.
    pub(super) fn find(self, class: Class) -> Option<(usize, usize)> {
        self.tokens(bit(class)).next().map(|(at, len, _)| (at, len))
    }

    /// The last place where a word of a class stands, and the length of the longest there.
    pub(super) fn rfind(self, class: Class) -> Option<(usize, usize)> {
        let mut found: Option<(usize, usize)> = None;
        for (at, len, _) in self.tokens(bit(class)) {
            if found.is_none_or(|(before, _)| before < at) {
                found = Some((at, len));
            }
        }
        found
    }

    pub(super) fn has(self, class: Class) -> bool {
        self.find(class).is_some()
    }

    /// The length of the longest chain of words of a class that it begins with; of at most 64 words, for none that means
    /// anything is longer.
    pub(super) fn chain(self, class: Class) -> usize {
        let mut at = 0;
        for _ in 0..64 {
            let Some(len) = self.behind(at).at(class) else { break };
            at += len;
        }
        at
    }

    /// Its parts between marks.
    pub(super) fn split(self, marks: &'t [char]) -> impl Iterator<Item = Self> {
        let mut from = Some(0);
        std::iter::from_fn(move || {
            let start = from?;
            let mark = self.text()[start..].char_indices().find(|(_, c)| marks.contains(c));
            from = mark.map(|(at, c)| start + at + c.len_utf8());
            Some(self.before(mark.map_or(self.len(), |(at, _)| start + at)).behind(start))
        })
    }

    /// The words of some classes in it: place, length, and what it is; longer ones first at each place.
    pub(super) fn tokens(self, set: u64) -> impl Iterator<Item = (usize, usize, &'t Word)> {
        let tokens = &self.lexed.tokens;
        let at = tokens.partition_point(|t| (t.start as usize) < self.from);
        let inside = tokens[at..].iter().take_while(move |t| (t.start as usize) < self.to);
        inside.filter(move |t| t.end as usize <= self.to).filter_map(move |t| {
            let word = self.lexed.lexer.word(*t);
            word.is_any(set).then(|| (t.start as usize - self.from, (t.end - t.start) as usize, word))
        })
    }

    /// Where the bracket closes that it begins with, or its end.
    pub(super) fn close(self) -> usize {
        self.lexed
            .close_of(self.from)
            .filter(|close| *close < self.to)
            .map_or(self.len(), |at| at - self.from)
    }

    /// The first words before a place that reaches over at most so many characters.
    pub(super) fn first(self, characters: usize) -> Self {
        let end = self.text().char_indices().nth(characters).map_or(self.len(), |(at, _)| at);
        self.before(end)
    }
}

/// Whether a character is a box before a name (☑市民政局 ☐市财政局), and then whether it is ticked: only those that are ticked
/// name somebody.
pub(super) fn box_state(c: char, words: &Wording) -> Option<bool> {
    if words.mark.ticked.holds(c) {
        return Some(true);
    }
    words.mark.unticked.holds(c).then_some(false)
}

/// Whether the content of a bracket makes it a box that was typed: [x], [ ], [√].
pub(super) fn is_typed_box(content: &str, words: &Wording) -> bool {
    content.is_empty() || words.mark.typed.is(content)
}

/// The state of the box right before the end of a text.
pub(super) fn box_before(text: &str, words: &Wording) -> Option<bool> {
    let last = text.chars().next_back()?;
    if last != CLOSE {
        return box_state(last, words);
    }
    let open = text.rfind(OPEN)? + OPEN.len_utf8();
    let content = &text[open..text.len() - last.len_utf8()];
    is_typed_box(content, words).then_some(!content.is_empty())
}

/// The text without what stands in brackets.
pub(super) fn outside_brackets(text: &str) -> Cow<'_, str> {
    if !text.contains(OPEN) {
        return Cow::Borrowed(text);
    }
    let mut depth = 0usize;
    let mut keep = |c: &char| match *c {
        OPEN => {
            depth += 1;
            false
        }
        CLOSE => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    Cow::Owned(text.chars().filter(|c| keep(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lexicon::NoLexicon;
    use crate::parse::wording;
    use proptest::prelude::*;

    #[test]
    fn boxes_are_ticked_or_not() {
        let before = |text| box_before(text, wording::builtin());
        assert_eq!(
            [before("☑"), before("市民政局□"), before("（）"), before("（x）")],
            [Some(true), Some(false), Some(false), Some(true)]
        );
        assert_eq!([before(""), before("市民政局"), before("市民政局（牵头）")], [None; 3]);
    }

    proptest! {
        #[test]
        fn tokens_lie_in_the_text_and_say_what_the_lists_say(text in "[市民政局牵头负责会同和配合按职责分工（）等由、，x]{0,24}") {
            let words = wording::builtin();
            let lexed = Lexed::new(&text, &NoLexicon);
            let all = lexed.all();
            for (at, _) in text.char_indices() {
                let (front, rest) = (all.before(at), all.behind(at));
                prop_assert_eq!(rest.at(Class::Verb), words.verb.word.at(rest.text()).map(|(len, _)| len));
                prop_assert_eq!(rest.at(Class::Join), words.join.word.at(rest.text()).map(|(len, _)| len));
                prop_assert_eq!(front.end(Class::Noun), words.label.noun.end(front.text()).map(|(len, ())| len));
                prop_assert_eq!(rest.find(Class::Stem), words.label.stem.find(rest.text()).map(|(at, len, _)| (at, len)));
                prop_assert_eq!(front.rfind(Class::Together), words.join.together.rfind(front.text()));
                prop_assert_eq!(rest.chain(Class::RoleWord), words.role.word.chain(rest.text()));
            }
        }
    }
}
