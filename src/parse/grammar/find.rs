//! Where the predicate of a piece stands.

use super::predicate::{self, Predicate};
use super::{brackets, level, remark, shape, territory};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{CLOSE, ETC, LIST, OPEN};
use crate::parse::wording::Wording;

/// The predicate of a piece and where it begins: the first one that a name can stand before, else the first
/// that closes the piece.
pub(super) fn find_predicate(text: &str, lexicon: &dyn Lexicon, pending: bool) -> Option<(usize, Predicate)> {
    let words = lexicon.wording();
    // 住房城乡建设 ends like a verb, and is a field.
    if lexicon.is_field(level::core(text, words)) {
        return None;
    }
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            OPEN | '“' => depth += 1,
            CLOSE | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let (before, rest) = text.split_at(at);
        if depth > 0 || !predicate::may_begin(rest, words) {
            continue;
        }
        let Some(found) = predicate::at(rest, words) else { continue };
        let after = &rest[found.len..];
        if part_of_a_name(before, rest, found, words) {
            continue;
        }
        let closes = after.is_empty() || after.starts_with(OPEN) && after.ends_with(CLOSE);
        if !found.strong && !closes && (after.starts_with(LIST) || !takes_object(before, text, lexicon)) {
            continue;
        }
        if before.is_empty() {
            if pending || closes {
                return Some((at, found));
            }
            continue;
        }
        if can_precede(before, lexicon) {
            return Some((at, found));
        }
        if closes && (found.strong || words.predicate.manner.begins(rest)) {
            // What follows is but the end of this predicate.
            return Some((at, found));
        }
    }
    None
}

/// 住房城乡建设部等负责, 城乡建设主管部门: the verb is part of a name. 群团组织负责: 组织 is a noun.
fn part_of_a_name(before: &str, rest: &str, found: Predicate, words: &Wording) -> bool {
    let (after, predicate) = (&rest[found.len..], &words.predicate);
    let office = predicate.office_behind.begins(after)
        || predicate.organ_behind.begins(after) && !words.name.departments.begins(after);
    !found.strong && office || predicate.organise.begins(rest) && predicate.organised.ends(before)
}

/// Whether a plain verb has an object here (市财政局落实资金): a known body stands before it, and the whole is no
/// part of that body (市财政局监督检查处).
fn takes_object(before: &str, text: &str, lexicon: &dyn Lexicon) -> bool {
    let words = lexicon.wording();
    let near: String = text[before.len()..].chars().take(12).collect();
    !before.is_empty()
        && !shape::ends_like_body(text, words)
        && !words.predicate.unit.within(&near)
        && (lexicon.knows(before) || territory::territory(before, lexicon).is_some())
}

/// Whether a predicate can follow these words.
fn can_precede(before: &str, lexicon: &dyn Lexicon) -> bool {
    let before = &before[..brackets::before_manner(before, lexicon).unwrap_or(before.len())];
    shape::is_name(before, lexicon)
        || brackets::before_object(before, lexicon).is_some()
        || before.ends_with(ETC)
        || remark::is_unnamed(before, lexicon.wording())
        || territory::territory(before, lexicon).is_some()
}
