//! Running prose: an item whose sentences name bodies with a duty word (市、区民政部门负责…).

use super::claim::{Claim, Confidence, Field};
use super::draft::{Draft, DraftStatement};
use super::outline::Bare;
use crate::model::Span;
use crate::parse::grammar::{Context, prose_statement};
use crate::parse::lexicon::Lexicon;
use std::rc::Rc;

/// The sentences of an item (or of a paragraph without number) that say who does something, as statements of one task.
pub(super) fn recognise(item: &Bare, field: &Field) -> Option<Claim> {
    let beside = field.passed_over.contains(&item.id);
    if field.least > Confidence::Words && !beside {
        return None;
    }
    let draft = Draft { statements: statements(&item.draft, field.lexicon), ..item.draft.clone() };
    // Where the items beside it are marked, that it is a task is known.
    let confidence = if beside { Confidence::Rows } else { Confidence::Words };
    (!draft.statements.is_empty()).then(|| (confidence, vec![draft]))
}

/// The sentences of a task that say who does something.
pub(super) fn statements(draft: &Draft, lexicon: &dyn Lexicon) -> Vec<DraftStatement> {
    let context = Context { lexicon, column: None, rule: None };
    let (text, place) = (draft.text.as_str(), &draft.place);
    let ends = text.match_indices(['。', '；', '\n']).map(|(at, mark)| (at, mark.len()));
    let mut statements = Vec::new();
    let mut from = 0;
    for (at, mark) in ends.chain([(text.len(), 0)]) {
        let sentence = text.get(from..at).unwrap_or("").trim();
        if let Some(read) = prose_statement(sentence, &context) {
            statements.push(DraftStatement {
                scope: Some(Span::new(from, at)),
                read: Some(Rc::new(read)),
                ..DraftStatement::new(sentence, place)
            });
        }
        from = at + mark;
    }
    if let [only] = statements.as_mut_slice() {
        only.scope = None;
    }
    statements
}
