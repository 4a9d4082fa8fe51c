//! Running prose: an item whose sentences name bodies with a duty word (市、区民政部门负责…).

use super::claim::{Claim, Confidence, Field};
use super::draft::{Draft, DraftStatement};
use super::outline::Bare;
use super::sentence::{self, Found};
use super::{key, offices};
use crate::model::Span;
use crate::parse::grammar::territory::Territory;
use crate::parse::grammar::{
    Context, Name, ParsedBody, ParsedStatement, announces_duties, is_levelled, prose_statement,
};
use crate::parse::lexicon::Lexicon;
use crate::parse::wording::Wording;
use std::rc::Rc;

/// The sentences of an item (or of a paragraph without number) that say who does something, as statements of one task.
pub(super) fn recognise(item: &Bare, field: &Field) -> Option<Claim> {
    let beside = field.passed_over.contains(&item.id);
    if field.least > Confidence::Words && !beside {
        return None;
    }
    if key::announced(&item.draft.text, field.lexicon).is_some() {
        return None;
    }
    // （一）负责落实领导小组的意见, below an office of a house: its own duties, whomever they name.
    let wording = field.lexicon.wording();
    let office = offices::above(item).and_then(|above| field.offices.at(above, wording));
    if office.is_some() && wording.body.duty_verb.begins(&item.draft.text) {
        return None;
    }
    // What stands in front of the items tells of the document.
    let placed = item.draft.number.is_some() || !item.draft.sections.is_empty();
    let mut statements = all(&item.draft, placed, field.lexicon);
    if statements.is_empty() && !placed && field.outline.is_flat() {
        statements = sentences(&item.draft, |sentence| charged(sentence, &item.draft, field.lexicon));
    }
    let draft = Draft { statements, ..item.draft.clone() };
    // Where the items beside it are marked, that it is a task is known.
    let confidence = if beside { Confidence::Rows } else { Confidence::Words };
    (!draft.statements.is_empty()).then(|| (confidence, vec![draft]))
}

/// The sentences of a task that say who does something, with a duty word or, where it is `placed` below a heading or a number,
/// without one.
pub(super) fn all(draft: &Draft, placed: bool, lexicon: &dyn Lexicon) -> Vec<DraftStatement> {
    const LONGEST: usize = 10; // characters of a name that nobody knows
    sentences(draft, |sentence| {
        if !placed && lexicon.wording().prose.done.within(sentence) {
            return Vec::new();
        }
        let said = said(sentence, draft, lexicon);
        // 各村委要指导业委会…: as long as that no name is, and nobody knows it.
        let plain = |body: &ParsedBody| body.is_told() || body.name.chars().count() <= LONGEST;
        let sure = |read: &Rc<ParsedStatement>| !read.bodies.is_empty() && read.bodies.iter().all(plain);
        let named = |said: &DraftStatement| said.read.as_ref().is_some_and(sure);
        let acted =
            if placed && !said.iter().any(named) { acted(sentence, draft, lexicon) } else { Vec::new() };
        if acted.is_empty() { said } else { acted }
    })
}

/// How many bodies some statements name.
pub(super) fn named(statements: &[DraftStatement]) -> usize {
    statements.iter().filter_map(|said| said.read.as_ref()).map(|read| read.bodies.len()).sum()
}

/// The sentences of a task that say with a duty word who does something.
pub(super) fn statements(draft: &Draft, lexicon: &dyn Lexicon) -> Vec<DraftStatement> {
    sentences(draft, |sentence| said(sentence, draft, lexicon))
}

/// What the sentences of a task say.
fn sentences(draft: &Draft, read: impl Fn(&str) -> Vec<DraftStatement>) -> Vec<DraftStatement> {
    let text = draft.text.as_str();
    let ends = text.match_indices(['。', '；', '\n']).map(|(at, mark)| (at, mark.len()));
    let mut statements = Vec::new();
    let mut from = 0;
    for (at, mark) in ends.chain([(text.len(), 0)]) {
        let sentence = text.get(from..at).unwrap_or("").trim();
        let scope = Some(Span::new(from, at));
        statements.extend(read(sentence).into_iter().map(|said| DraftStatement { scope, ..said }));
        from = at + mark;
    }
    if let [only] = statements.as_mut_slice() {
        only.scope = None;
    }
    statements
}

/// A sentence with a duty word.
fn said(sentence: &str, draft: &Draft, lexicon: &dyn Lexicon) -> Vec<DraftStatement> {
    let context = Context { lexicon, column: None, rule: None };
    let read = prose_statement(sentence, &context).map(Rc::new);
    let said =
        read.map(|read| DraftStatement { read: Some(read), ..DraftStatement::new(sentence, &draft.place) });
    said.into_iter().collect()
}

/// A sentence of a text without items that says what somebody has to do: 教育部门要组织演练.
fn charged(sentence: &str, draft: &Draft, lexicon: &dyn Lexicon) -> Vec<DraftStatement> {
    let mut found = actors(sentence, lexicon);
    found.retain(|found| has_to(found, sentence, lexicon.wording()));
    found.into_iter().map(|found| found.statement(sentence, &draft.place)).collect()
}

/// Whether words say right behind their names that they have to: 教育部门要…, 渔政支队应….
fn has_to(found: &Found, sentence: &str, wording: &Wording) -> bool {
    wording.clause.helper.begins(&sentence[found.names.end()..])
}

/// A sentence without one, whose subject is known beyond doubt: 区城管执法局依法查处非法倾倒.
fn acted(sentence: &str, draft: &Draft, lexicon: &dyn Lexicon) -> Vec<DraftStatement> {
    let found = actors(sentence, lexicon).into_iter();
    found.map(|found| found.statement(sentence, &draft.place)).collect()
}

/// Whom such a sentence names.
fn actors(sentence: &str, lexicon: &dyn Lexicon) -> Vec<Found> {
    let wording = lexicon.wording();
    // What was done, whom somebody sets up to do it, in which case; a line that only announces duties.
    let aside = wording.reports(sentence)
        || wording.prose.done.within(sentence)
        || wording.clause.founds.within(sentence)
        || wording.prose.clause_begin.begins(sentence)
        || announces_duties(sentence, wording);
    if aside {
        return Vec::new();
    }
    let known = |body: &ParsedBody| {
        let name = body.name.as_str();
        let alone = || wording.level.centre.begins(name) || wording.tail.field_end.ends(name);
        // 更好发挥政府: what a government's name begins with is its place or its level.
        let hall = || match body.is {
            Name::Territorial(Territory::Collective) => true,
            Name::Territorial(_) => lexicon.place_prefix(name).is_some() || wording.level.word.begins(name),
            _ => false,
        };
        is_levelled(name, lexicon)
            || hall()
            || body.is_told() && alone()
            || wording.territory.elected_end.ends(name)
    };
    let mut kept = false;
    let mut sure = |found: &Found| {
        let bodies = &found.read.bodies;
        let charged = |body: &ParsedBody| body.is_told() || wording.prose.charged_end.ends(&body.name);
        let told = |found: &Found| {
            bodies.iter().all(known) || has_to(found, sentence, wording) && bodies.iter().all(charged)
        };
        kept = !bodies.is_empty() && (found.with && kept || told(found));
        kept
    };
    let mut found = sentence::duties(sentence, lexicon);
    found.retain(|found| sure(found));
    found
}
