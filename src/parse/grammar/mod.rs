//! The responsibility grammar: the words that say who does what → bodies and duties.
//!
//! A statement goes through these steps, each a file:
//!
//! 1. [`text`]: punctuation folded, spaces gone, with the way back to the words as printed;
//! 2. [`split`]: cut into pieces at separators and line breaks;
//! 3. [`parser`]: pieces → what is said, in order ([`tree`]); the grammar stands there. It reads labels ([`label`]), names
//!    ([`names`], [`territory`], [`level`], [`shape`]), predicates ([`predicate`]) and what is none of them ([`remark`]);
//! 4. [`bind`]: every name gets its duty;
//! 5. [`restore`]: shared tails and levels that the list left out;
//! 6. [`rule`]: the document's own rule.
//!
//! All words are data ([`Wording`]). Whatever cannot be placed is kept as such; nothing fails.

mod bind;
mod boxes;
mod brackets;
mod label;
pub mod level;
mod names;
mod parser;
mod predicate;
mod prose;
mod remark;
mod restore;
mod rule;
mod shape;
mod split;
mod statement;
pub mod territory;
mod text;
mod tree;
mod types;

pub(crate) use predicate::begins_with_verb;
pub use prose::prose_statement;
pub use rule::stated_rule;
pub use types::{Context, DocumentRule, Note, ParsedBody, ParsedStatement};

use super::lexicon::Lexicon;
use super::marks::{CLAUSE, CLOSE, COLON, COMMA, ETC, LIST, OPEN, STOP};
use super::wording::Wording;
use predicate::Predicate;
use std::rc::Rc;

/// Reads a statement. Total: it never fails, and what it cannot place is in `unplaced`.
///
/// ```
/// use fengong::model::Duty;
/// use fengong::parse::grammar::{Context, parse_statement};
/// use fengong::resolve::Registry;
/// let context = Context { lexicon: Registry::builtin(), column: None, rule: None };
/// let read = parse_statement("（市民政局牵头，财政局等按职责分工负责）", &context);
/// let names: Vec<_> = read.bodies.iter().map(|b| (b.name.as_str(), b.duty)).collect();
/// assert_eq!(names, [("市民政局", Duty::Lead), ("市财政局", Duty::Responsible)]);
/// assert!(read.open);
/// ```
pub fn parse_statement(text: &str, context: &Context) -> ParsedStatement {
    Rc::unwrap_or_clone(remembered(text, context))
}

/// The same, shared with whoever read it before in the same document.
pub(crate) fn remembered(text: &str, context: &Context) -> Rc<ParsedStatement> {
    let text = context.lexicon.memory().map_or(text, |memory| memory.read_of(text));
    let read = || statement::read(text, context);
    match context.lexicon.memory() {
        Some(memory) => memory.statement(text, context.column, context.rule, read),
        None => Rc::new(read()),
    }
}

/// What the content of a bracket, or a line, looks like.
pub fn note(text: &str, lexicon: &dyn Lexicon) -> Note {
    let words = lexicon.wording();
    let read = remembered(text, &Context { lexicon, column: None, rule: None });
    let names = !read.bodies.is_empty();
    if !names && !read.open || !read.unplaced.is_empty() {
        return Note::No;
    }
    let known = |b: &ParsedBody| {
        lexicon.knows(&b.name)
            || b.territorial
            || shape::begins_like_name(&b.name, lexicon) && shape::ends_like_body(&b.name, words)
    };
    if read.has_duty_word {
        // （企业负责）: a duty word, and nobody whom it could concern.
        let somebody =
            !names || read.bodies.iter().any(known) || read.bodies.iter().all(|b| b.name.chars().count() > 2);
        return if somebody { Note::Duty } else { Note::No };
    }
    let whole = |b: &ParsedBody| !b.territorial || words.territory.government_end.within(&b.name);
    // A few that only look like bodies (市教育局、青石学院) stand among known ones.
    let count = read.bodies.iter().filter(|b| known(b)).count();
    let shaped = |b: &ParsedBody| known(b) || shape::ends_like_body(&b.name, words);
    let most = count * 2 >= read.bodies.len() && read.bodies.first().is_some_and(known);
    if names && read.bodies.iter().any(whole) && most && read.bodies.iter().all(shaped) {
        Note::Names
    } else {
        Note::No
    }
}

/// Whether the text is nothing but bodies, known or of their shape, or mentions that name nobody.
pub(crate) fn only_bodies(text: &str, lexicon: &dyn Lexicon) -> bool {
    let read = remembered(text, &Context { lexicon, column: None, rule: None });
    let body = |b: &ParsedBody| {
        b.territorial || lexicon.knows(&b.name) || shape::ends_like_body(&b.name, lexicon.wording())
    };
    (read.open || !read.bodies.is_empty())
        && read.unplaced.is_empty()
        && read.remarks.is_empty()
        && read.bodies.iter().all(body)
}

/// Whether the content of a bracket inside a statement is a statement of its own and no part of the name before it.
fn note_inside(content: &str, lexicon: &dyn Lexicon) -> bool {
    let words = lexicon.wording();
    if stated_rule(content, words).is_some() {
        return false; // （列第一位的为牵头单位） belongs to what it stands at
    }
    if content.contains(COLON) && label_inside(content, words) {
        return true;
    }
    find_predicate(content, lexicon, false)
        .is_some_and(|(at, p)| at > 0 && p.strong && at + p.len == content.len())
        && !words.clause.by.begins(content)
}

fn label_inside(content: &str, words: &Wording) -> bool {
    let is_label =
        |part| matches!(label::at(part, words), Some((label::Kind::Duty(_) | label::Kind::Deadline, _)));
    content.split([COMMA, CLAUSE, STOP, LIST]).any(is_label)
}

/// The predicate of a piece and where it begins: the first one that a name can stand before, else the first
/// that closes the piece.
fn find_predicate(text: &str, lexicon: &dyn Lexicon, pending: bool) -> Option<(usize, Predicate)> {
    let words = lexicon.wording();
    // 住房城乡建设 ends like a verb, and is a field.
    if lexicon.is_field(restore::core(text, words)) {
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

#[cfg(test)]
mod tests;
