//! Words outside brackets, where brackets close, and the subject of a predicate.

use super::{shape, territory};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{BY, CLAUSE, CLOSE, COLONS, COMMA, FOR, LIST, OPEN, STOP};
use crate::parse::wording::Wording;
use std::borrow::Cow;
use std::ops::Range;

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

/// Where the bracket closes whose content begins at `inside`.
pub(super) fn close_of(text: &str, inside: usize, end: usize) -> usize {
    let mut depth = 0usize;
    for (i, c) in text[inside..end].char_indices() {
        match c {
            OPEN => depth += 1,
            CLOSE if depth == 0 => return inside + i,
            CLOSE => depth -= 1,
            _ => {}
        }
    }
    end
}

/// Length of the name of a working group that stands before a colon (善后组：市民政局牵头), colon included.
pub(super) fn group(text: &str, words: &Wording) -> Option<usize> {
    const LONGEST: usize = 16;
    let at = text.find(COLONS)?;
    let name = &text[..at];
    let fits = (2..=LONGEST).contains(&name.chars().count())
        && !name.contains([COMMA, STOP, CLAUSE, LIST, OPEN])
        && words.body.group_end.ends(name);
    fits.then(|| at + text[at..].chars().next().map_or(0, char::len_utf8))
}

/// The subject of a predicate: behind 由, where there is one (相关条款由市有关部门…).
pub(super) fn subject(text: &str, range: Range<usize>, lexicon: &dyn Lexicon) -> Range<usize> {
    let words = &text[range.clone()];
    let clause = &lexicon.wording().clause;
    if let Some((at, _)) = words.match_indices(BY).rfind(|(at, _)| !clause.no_by.ends(&words[..*at]))
        && at > 0
        && !lexicon.knows(words)
    {
        return range.start + at + BY.len_utf8()..range.end;
    }
    if let Some(len) = before_manner(words, lexicon).or_else(|| before_object(words, lexicon)) {
        return range.start..range.start + len;
    }
    range
}

/// Length of the body in front of those under whom it works: 区水务局在市水务局指导下.
pub(super) fn before_guidance(text: &str, words: &Wording) -> Option<usize> {
    let clause = &words.clause;
    clause
        .under
        .ends(text)
        .then(|| clause.under_begin.find(text))
        .flatten()
        .map(|found| found.0)
        .filter(|at| *at > 0)
}

/// Length of the body in front of the rule it works by: 区水务局按照市人民政府确定的职责分工.
pub(super) fn before_manner(text: &str, lexicon: &dyn Lexicon) -> Option<usize> {
    let words = lexicon.wording();
    let (at, ..) = words.clause.by_rule.find(text)?;
    let name = &text[..at];
    let body = lexicon.knows(name)
        || shape::ends_like_body(name, words)
        || words.name.departments.ends(name)
        || territory::territory(name, lexicon).is_some();
    (at > 0 && body).then_some(at)
}

/// Length of the body in front of what it answers for: 各区政府对供水安全 (负总责).
pub(super) fn before_object(text: &str, lexicon: &dyn Lexicon) -> Option<usize> {
    let at = text.find(FOR).filter(|at| *at > 0)?;
    let name = &text[..at];
    // 区水务局会同区城管局对辖区企业: the last of them.
    let name = lexicon.wording().join.together.rfind(name).map_or(name, |(at, len)| &name[at + len..]);
    (lexicon.knows(name) || territory::territory(name, lexicon).is_some()).then_some(at)
}
