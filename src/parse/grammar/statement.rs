//! A statement from its words to its bodies: parse, bind, restore, apply the rule.

use super::parser;
use super::text::Clean;
use super::tree::Tree;
use super::types::{Context, Note, ParsedBody, ParsedStatement};
use super::{bind, level, restore, rule, shape};
use crate::model::Duty;
use crate::parse::lexicon::Lexicon;
use rustc_hash::FxHashMap;
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
    let read = || read(text, context);
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

fn read(text: &str, context: &Context) -> ParsedStatement {
    let clean = Clean::new(text);
    finish(text, &clean, parser::statement(&clean, context), context)
}

/// Reads running prose; `says` tells the clauses that give a duty.
pub(super) fn read_prose(text: &str, context: &Context, says: &dyn Fn(&str) -> bool) -> ParsedStatement {
    let clean = Clean::new(text);
    finish(text, &clean, parser::prose(&clean, context, says), context)
}

/// The passes over what was parsed.
fn finish<'t>(text: &str, clean: &'t Clean, tree: Tree<'t>, context: &'t Context) -> ParsedStatement {
    let words = context.lexicon.wording();
    let bound = bind::bind(tree.said, context.column, words);
    let mut items = bound.items;
    restore::tails(&mut items, context.lexicon);
    restore::levels(&mut items, context.lexicon);
    let before_comma =
        bound.before_comma.map(|n| items[..n.min(items.len())].iter().filter(|i| !i.dropped).count());
    let mut unplaced = tree.unplaced;
    let mut bodies = Vec::with_capacity(items.len());
    for item in items.into_iter().filter(|item| !item.dropped) {
        let (span, territorial) = (clean.span(item.range), item.territory.is_some());
        if !territorial && level::is_bare(&item.name, words) {
            unplaced.push(span);
            continue;
        }
        let duty = if territorial && item.duty != Duty::Lead { Duty::Implement } else { item.duty };
        bodies.push(ParsedBody { name: item.name, span, duty, territorial });
    }
    once(&mut bodies);
    let mut read = ParsedStatement {
        text: text.to_owned(),
        bodies,
        open: tree.open,
        rule: tree.rule,
        deadline: tree.deadline,
        remarks: tree.remarks,
        unplaced,
        has_duty_word: tree.has_duty_word,
        by_column: context.column.is_some(),
    };
    if let Some(rule) = read.rule.or(context.rule) {
        rule::apply(rule, &mut read, rule::Marks { before_comma });
    }
    read
}

/// A body named twice is one, with the strongest of its duties; its place is the first one.
fn once(bodies: &mut Vec<ParsedBody>) {
    if bodies.len() < 2 {
        return;
    }
    let mut strongest: FxHashMap<&str, Duty> = FxHashMap::default();
    for body in bodies.iter() {
        strongest
            .entry(body.name.as_str())
            .and_modify(|duty| *duty = (*duty).min(body.duty))
            .or_insert(body.duty);
    }
    if strongest.len() == bodies.len() {
        return;
    }
    let mut strongest: FxHashMap<String, Duty> =
        strongest.into_iter().map(|(name, duty)| (name.to_owned(), duty)).collect();
    bodies.retain_mut(|body| match strongest.remove(&body.name) {
        Some(duty) => {
            body.duty = duty;
            true
        }
        None => false,
    });
}
