//! What a word looks like where no list knows it: the end of a body's name, a place, a company.

use super::{level, predicate};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{EACH, is_han};
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

/// Whether the name is a level and a body that is known.
pub(crate) fn is_levelled(name: &str, lexicon: &dyn Lexicon) -> bool {
    level::split(name, lexicon.wording()).is_some_and(|(_, core)| lexicon.exact(core).is_some())
}

/// Whether the name is a company's by its end.
pub(super) fn is_company(name: &str, words: &Wording) -> bool {
    words.name.company_end.ends(name) || words.name.company.within(name)
}

/// 财务室; 各临床科室: an office of a house, or each of some.
pub(super) fn is_of_a_house(name: &str, words: &Wording) -> bool {
    const LONGEST: usize = 10;
    let each =
        || name.starts_with(EACH) && words.prose.house_end.ends(name) && name.chars().count() <= LONGEST;
    is_house_office(name, words) || each()
}

/// 财务室, 企业服务部: an office of a house, by its end and its length.
pub(crate) fn is_house_office(name: &str, words: &Wording) -> bool {
    (3..=8).contains(&name.chars().count())
        && words.prose.house_end.ends(name)
        && ends_like_body(name, words)
        && name.chars().all(is_han)
        && !words.prose.no_house_begin.begins(name)
        && !predicate::begins_with_verb(name, words)
}
