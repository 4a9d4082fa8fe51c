//! 等 and what belongs to it: 等部门, 等12个单位, 等相关区政府.

use crate::parse::marks::{ETC, is_number};
use crate::parse::wording::Wording;

/// What 等 says behind a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Etc<'t> {
    /// 等, 等单位: there are more.
    More,
    /// 等部门, 等主管部门: there are more, and bare fields before it share the tail.
    Departments(&'t str),
    /// 等相关区政府: there are more governments.
    Governments(&'t str),
    /// 等12个部门和单位: the list was complete; with 部门 as shared tail.
    Complete,
}

/// `et-cetera = "等" , [ number , [ counter ] ] , [ { vague word } , noun ] ;`: reads 等 and what belongs to it; `None`
/// where 等 is part of a word (高等学校).
pub(super) fn et_cetera<'t>(
    text: &'t str,
    start: usize,
    at: usize,
    words: &'t Wording,
) -> Option<(Etc<'t>, usize)> {
    let etc = &words.etc;
    let before = &text[start..at];
    let tail = &text[at + ETC.len_utf8()..];
    if before.is_empty()
        || etc.inside_before.ends(before) && etc.inside_behind.begins(tail)
        || etc.other_behind.begins(tail)
    {
        return None;
    }
    let from = at + ETC.len_utf8();
    let count = tail.find(|c: char| !(is_number(c) || etc.about.holds(c))).unwrap_or(tail.len());
    let exact = count > 0 && !etc.about.within(&tail[..count]);
    let counter = etc.counter.at(&tail[count..]).filter(|_| count > 0).map_or(0, |(len, ())| len);
    let len = count + counter;
    let noun = noun(&tail[len..], words);
    let said = &tail[len..len + noun];
    let read = if exact && noun > 0 {
        Etc::Complete
    } else if etc.government.within(said) && !etc.department.ends(said) {
        Etc::Governments(said)
    } else if etc.department.within(said) {
        Etc::Departments(departments(said, words))
    } else {
        Etc::More
    };
    Some((read, from + if noun > 0 { len + noun } else { 0 }))
}

/// The names in front of 等部门, 等有关单位, where words end so.
pub(super) fn before_others<'t>(text: &'t str, words: &Wording) -> Option<&'t str> {
    let at = text.rfind(ETC)?;
    et_cetera(text, 0, at, words).filter(|(_, end)| *end == text.len()).map(|_| &text[..at])
}

/// Bytes of 等部门, 等有关单位, where words behind names begin so.
pub(super) fn others(text: &str, words: &Wording) -> usize {
    let len = text.strip_prefix(ETC).map_or(0, |tail| noun(tail, words));
    if len > 0 { ETC.len_utf8() + len } else { 0 }
}

/// The tail that 等有关部门, 等行政主管部门 give the fields before them.
fn departments<'t>(said: &'t str, words: &'t Wording) -> &'t str {
    let said = words.nobody.certain.strip(said).unwrap_or(said);
    if words.name.office.is(said) { said } else { words.name.departments.only() }
}

/// Length of what 等 is followed by: 有关部门（单位）, 相关区政府, 单位.
fn noun(text: &str, words: &Wording) -> usize {
    let mut at = 0;
    while let Some((len, ())) = words.etc.word.at(&text[at..]) {
        at += len;
    }
    let said = &text[..at];
    // The noun must be one: 等市 alone may begin a name (等市民政局).
    let place = || words.etc.place_end.ends(said) && at == text.len();
    if words.etc.noun_end.ends(said) || place() { at } else { 0 }
}
