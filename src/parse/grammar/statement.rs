//! A statement from its words to its bodies: parse, bind, restore, apply the rule.

use super::parser;
use super::text::Clean;
use super::tree::Tree;
use super::types::{Context, ParsedBody, ParsedStatement};
use super::{bind, level, restore, rule};
use crate::model::Duty;
use rustc_hash::FxHashMap;

/// Reads a statement.
pub(super) fn read(text: &str, context: &Context) -> ParsedStatement {
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
