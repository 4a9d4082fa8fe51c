//! Laws and regulations: an article that gives somebody a duty is a task.

use super::claim::{Claim, Confidence, Field};
use super::draft::{Draft, DraftStatement};
use super::outline::{Article, Bare};
use super::region::Region;
use super::{duties, prose, sentence};
use crate::parse::heading::Style;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::OPENS;

/// Fewest articles of a law.
const FEWEST: usize = 2;

/// Whether a region is a law: it has articles, and more of them than of 一、.
pub(super) fn is(region: &Region) -> bool {
    let styles = || region.lines().filter_map(|line| line.marker.as_ref()).map(|m| m.style);
    let count = |wanted: Style| styles().filter(|style| *style == wanted).count();
    let articles = count(Style::Article);
    articles >= FEWEST && articles > count(Style::Chinese)
}

/// An article of a law as a task. Items of a list of duties are tasks of their own, unless they name bodies.
pub(super) fn recognise(item: &Bare, field: &Field) -> Option<Claim> {
    let article = if field.statute { field.outline.article(item.id, &item.draft.sections) } else { None }?;
    let office = field.offices.at(item.lines[0].body(), field.lexicon.wording()).is_some();
    if office || field.over_offices.contains(&item.id) {
        return None;
    }
    let items = field.least == Confidence::Words && duties::announces_items(&article, field.lexicon);
    // A chapter about sanctions, or about what words mean, gives no duties.
    let aside = &field.lexicon.wording().law.sanction_chapter;
    let aside = article.draft.sections.iter().any(|section| aside.within(section));
    let house = if aside { None } else { of_a_house(&article, field.lexicon) };
    let law = if aside { None } else { self::article(article, field.lexicon) };
    // A ministry is called like an office of a house: whichever names more holds.
    let task = match (house, law) {
        (Some(house), Some(law)) if prose::named(&law.statements) > prose::named(&house.statements) => {
            Some(law)
        }
        (house, law) => house.or(law),
    };
    // Beside marked statements its items may still be such a list.
    if field.least > Confidence::Words && task.is_none() {
        return None;
    }
    (!items || task.as_ref().is_some_and(|task| task.statements.len() > 1))
        .then(|| (Confidence::Rows, task.into_iter().collect()))
}

/// An article of a house's own rules: 第六条 财务部负责核算。 It names first an office, or a body that no law gives duties to.
fn of_a_house(article: &Article, lexicon: &dyn Lexicon) -> Option<Draft> {
    let statements = prose::statements(&article.draft, lexicon);
    let mut bodies = statements.iter().filter_map(|s| s.read.as_ref()).flat_map(|read| &read.bodies);
    let first = bodies.next()?;
    let house = !first.is_territorial() && !lexicon.wording().law.body_end.ends(&first.name);
    house.then(|| Draft { statements, title: String::new(), body_from: 0, ..article.draft.clone() })
}

/// The task of an article, with a statement for each of its sentences that gives a duty; none where there is no such.
fn article(article: Article, lexicon: &dyn Lexicon) -> Option<Draft> {
    let mut draft = article.draft;
    subject_of(&draft.text).unwrap_or_default().clone_into(&mut draft.title);
    draft.body_from = 0;
    for found in sentence::duties(&draft.text, lexicon) {
        let mut said = found.statement(&draft.text, &draft.place);
        let twice = |s: &DraftStatement| s.text == said.text && s.column == said.column;
        if !said.continues && draft.statements.iter().any(twice) {
            continue;
        }
        said.continues &= !draft.statements.is_empty();
        draft.statements.push(said);
    }
    if let [only] = draft.statements.as_mut_slice() {
        only.scope = None;
    }
    (!draft.statements.is_empty()).then_some(draft)
}

/// What an article says in front that it is about: （部门职责）, 【部门职责】.
fn subject_of(text: &str) -> Option<&str> {
    const LONGEST: usize = 20;
    let inside = text.strip_prefix(OPENS)?;
    let subject = &inside[..inside.find(['）', ')', '】', ']'])?];
    (subject.chars().count() <= LONGEST).then_some(subject)
}
