//! What a word looks like where no list knows it: the end of a body's name, a place, a company.

use super::level;
use crate::parse::lexicon::Lexicon;
use crate::parse::wording::Wording;

/// Whether the text, by its end, can be a whole name.
pub(super) fn ends_like_body(text: &str, words: &Wording) -> bool {
    !words.name.no_end.ends(text) && (words.name.end.ends(text) || ends_like_place(text, words))
}

/// Whether the text ends in the class of a place (…县, …区, …市, …州, …镇).
pub(super) fn ends_like_place(text: &str, words: &Wording) -> bool {
    words.place.class.ends(text)
}

/// Whether the text is a whole name: known, or shaped like one.
pub(super) fn is_name(text: &str, lexicon: &dyn Lexicon) -> bool {
    ends_like_body(text, lexicon.wording()) || lexicon.knows(text) || lexicon.is_place(text)
}

/// Whether a name seems to begin here: a level, 各, 有关, a place, a word the lexicon knows.
pub(super) fn begins_like_name(text: &str, lexicon: &dyn Lexicon) -> bool {
    let words = lexicon.wording();
    level::split(text, words).is_some()
        || words.name.begin.begins(text)
        || lexicon.place_prefix(text).is_some_and(|len| len < text.len())
}

/// Whether the name is a company's by its end.
pub(super) fn is_company(name: &str, words: &Wording) -> bool {
    words.name.company_end.ends(name) || words.name.company.within(name)
}
