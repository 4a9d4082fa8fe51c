//! Documents that say who does what in running prose only (市、区民政部门负责…).

use super::draft::{Draft, DraftStatement};
use super::lines::Line;
use super::outline::Outline;
use crate::model::{Duty, Span};
use crate::parse::grammar::{Context, Note, note, prose_statement};
use crate::parse::lexicon::Lexicon;

/// The tasks of a region without any other statement: an item (or a paragraph without number) whose sentences name
/// bodies with a duty word, and an item that begins with the body it is for (市教育局：负责…).
pub(crate) fn tasks(outline: &Outline, lexicon: &dyn Lexicon) -> Vec<Draft> {
    let context = Context { lexicon, column: None, rule: None };
    outline.bare_items().into_iter().filter_map(|(lines, draft)| item(lines, draft, &context)).collect()
}

fn item(lines: Vec<&Line>, mut draft: Draft, context: &Context) -> Option<Draft> {
    if let Some(first) = lines.first() {
        if let Some((name, rest)) = keyed(first, context.lexicon) {
            draft.statements.push(DraftStatement {
                text: name,
                column: Some(Duty::Responsible),
                place: first.place.clone(),
                ..DraftStatement::default()
            });
            let more: String = lines[1..].iter().flat_map(|l| ["\n", l.text.as_str()]).collect();
            draft.text = format!("{rest}{more}");
            draft.title.clear();
            draft.body_from = 0;
            return Some(draft);
        }
    }
    let place = draft.place.clone();
    let mut from = 0;
    for (at, mark) in draft
        .text
        .match_indices(['。', '；', '\n'])
        .map(|(at, m)| (at, m.len()))
        .chain([(draft.text.len(), 0)])
    {
        let sentence = draft.text.get(from..at).unwrap_or("");
        if prose_statement(sentence.trim(), context).is_some() {
            draft.statements.push(DraftStatement {
                text: sentence.trim().to_owned(),
                scope: Some(Span::new(from, at)),
                prose: true,
                place: place.clone(),
                ..DraftStatement::default()
            });
        }
        from = at + mark;
    }
    if let [only] = draft.statements.as_mut_slice() {
        only.scope = None;
    }
    (!draft.statements.is_empty()).then_some(draft)
}

/// A line that begins with names of bodies and a colon or full stop: the names, and the words behind.
fn keyed(line: &Line, lexicon: &dyn Lexicon) -> Option<(String, String)> {
    let body = line.body();
    let at = body.find(['：', ':', '。'])?;
    let (name, rest) = (&body[..at], &body[at..]);
    let rest = rest.trim_start_matches(['：', ':', '。', ' ']);
    let fits = name.chars().count() <= 40 && rest.chars().count() > 3 && !name.contains(['，', '；']);
    (fits && note(name, lexicon) == Note::Names).then(|| (name.trim().to_owned(), rest.to_owned()))
}
