//! Running prose: an item whose sentences name bodies with a duty word (市、区民政部门负责…).

use super::claim::{Claim, Confidence, Field};
use super::draft::{Draft, DraftStatement};
use super::outline::Bare;
use crate::model::Span;
use crate::parse::grammar::{Context, prose_statement};
use std::rc::Rc;

/// The sentences of an item (or of a paragraph without number) that say who does something, as statements of one task.
pub(super) fn recognise(item: &Bare, field: &Field) -> Option<Claim> {
    if field.least > Confidence::Words {
        return None;
    }
    let context = Context { lexicon: field.lexicon, column: None, rule: None };
    let (text, place) = (item.draft.text.as_str(), &item.draft.place);
    let ends = text.match_indices(['。', '；', '\n']).map(|(at, mark)| (at, mark.len()));
    let mut statements = Vec::new();
    let mut from = 0;
    for (at, mark) in ends.chain([(text.len(), 0)]) {
        let sentence = text.get(from..at).unwrap_or("").trim();
        if let Some(read) = prose_statement(sentence, &context) {
            statements.push(DraftStatement {
                text: sentence.to_owned(),
                scope: Some(Span::new(from, at)),
                prose: true,
                read: Some(Rc::new(read)),
                place: place.clone(),
                ..DraftStatement::default()
            });
        }
        from = at + mark;
    }
    if let [only] = statements.as_mut_slice() {
        only.scope = None;
    }
    let draft = Draft { statements, ..item.draft.clone() };
    (!draft.statements.is_empty()).then(|| (Confidence::Words, vec![draft]))
}
