//! Lists of duties: a body, and behind or below its name what it does (市教育局：负责…; 二、职责分工 over a body a line).

use super::claim::{Claim, Confidence, Field};
use super::draft::{Draft, DraftStatement};
use super::key::{self, Key};
use super::lines::Line;
use super::office;
use super::offices;
use super::outline::{Article, Bare, section_title};
use super::prose;
use super::sentence;
use super::words::announces_list;
use crate::model::Duty;
use crate::parse::grammar::{self, ParsedBody, ParsedStatement, begins_with_verb, only_bodies};
use crate::parse::heading::without_number;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{COLONS, OF};
use crate::parse::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

/// A heading over lines that each begin with a body: each line is a task.
pub(super) fn list(item: &Bare, field: &Field) -> Option<Claim> {
    let drafts = listed(&item.lines, &item.draft, field.lexicon);
    (!drafts.is_empty()).then_some((Confidence::Rows, drafts))
}

/// An item that begins with the body it is for, or with an office of the house.
pub(super) fn item(item: &Bare, field: &Field) -> Option<Claim> {
    let wording = field.lexicon.wording();
    let (first, below) = item.lines.split_first()?;
    let office = field.offices.at(first.body(), wording);
    let several = field.keys.contains(&item.id) || field.passed_over.contains(&item.id);
    if field.least > Confidence::Words && !several && office.is_none() {
        return None;
    }
    let of = |key: Key| {
        let rest = std::iter::once(key.rest.as_str()).chain(below.iter().map(|l| l.text.as_str()));
        let text = rest.filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
        let draft = Draft { text, title: String::new(), body_from: 0, ..item.draft.clone() };
        // 一、市民政局 with its duties in items of their own below is no task.
        if draft.text.is_empty() { Vec::new() } else { vec![by(key, draft, field.lexicon)] }
    };
    if let Some((name, rest)) = office {
        return Some((Confidence::Rows, of(Key::new(name, None, rest))));
    }
    let key = match first.key(field.lexicon) {
        Some(key) => key.clone(),
        None if field.keys.contains(&item.id) => {
            // 县财政局负责资金，县审计局协助: what its sentences say goes before what it begins with.
            let statements = prose::statements(&item.draft, field.lexicon);
            if !statements.is_empty() {
                return Some((Confidence::Rows, vec![Draft { statements, ..item.draft.clone() }]));
            }
            spoken(first, field.lexicon)?
        }
        None => return None,
    };
    // 县教育局：扎实开展检查 may be the headline of a piece of news, 县人民医院：医师2名 a row of anything.
    let announced = || item.draft.sections.last().is_some_and(|above| announces_duties(above, wording));
    let does = key.tells(wording) || announced();
    (several || does).then(|| (if several { Confidence::Rows } else { Confidence::Words }, of(key)))
}

/// An item under a heading that is a body, or that announces a body's duties.
pub(super) fn under_heading(item: &Bare, field: &Field) -> Option<Claim> {
    let lexicon = field.lexicon;
    let of = |name: &str, read: Option<ParsedStatement>| {
        vec![by(Key::new(name, read, ""), item.draft.clone(), lexicon)]
    };
    let office = offices::above(item).and_then(|above| field.offices.at(above, lexicon.wording()));
    if let Some((name, _)) = office {
        return Some((Confidence::Rows, of(name, None)));
    }
    if field.least > Confidence::Words || announced_body(&item.draft.text, lexicon).is_some() {
        return None;
    }
    let over = field.outline.line_above(item.parent).filter(|_| item.id != item.parent);
    if let Some((name, read)) = over.and_then(|line| key::announced(line, lexicon)) {
        return Some((Confidence::Words, of(name, Some(read))));
    }
    let title = || field.outline.front().last().filter(|title| !lexicon.wording().front.about.within(title));
    let heading = match item.draft.sections.last() {
        Some(heading) => without_number(heading),
        // 县林业局机构职能⏎（一）…: the document's title announces them.
        None => title().filter(|_| item.id != item.parent)?,
    };
    let (name, read) = match key::names(heading, lexicon) {
        Some(read) => (heading, Some(read)),
        None => announced_body(heading, lexicon)?,
    };
    Some((Confidence::Words, of(name, read)))
}

/// The items that begin with a body and what it does, of those that are several below one heading: where a heading announces
/// them (各单位职责如下), or where other statements of the document are marked.
pub(super) fn keys(items: &[Bare], stated: bool, lexicon: &dyn Lexicon) -> BTreeSet<usize> {
    let announces = |item: &&Bare| item.lines.iter().any(|line| announces(line, lexicon.wording()));
    let announced: BTreeSet<usize> = items.iter().filter(announces).map(|item| item.id).collect();
    let is_key = |item: &&Bare| {
        item.lines.first().is_some_and(|line| {
            stated && line.key(lexicon).is_some_and(|key| key.does)
                || announced.contains(&item.parent)
                    && item.id != item.parent
                    && line.key(lexicon).is_none()
                    && spoken(line, lexicon).is_some()
        })
    };
    let mut below: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    items.iter().filter(is_key).for_each(|item| below.entry(item.parent).or_default().push(item.id));
    below.into_values().filter(|ids| ids.len() >= 2).flatten().collect()
}

/// 二、职责分工.
fn announces_duties(heading: &str, wording: &Wording) -> bool {
    wording.announce.heading_end.ends(without_number(heading).trim_end_matches(COLONS))
}

/// 二、职责分工; 各成员单位职责分工如下：.
fn announces(line: &Line, wording: &Wording) -> bool {
    let words = without_number(&line.text).trim_end_matches(COLONS);
    line.marker.is_some() && announces_duties(&line.text, wording) || announces_list(words, wording)
}

/// 第三条 县民政局承担下列职责：（一）…: its items are the tasks.
pub(super) fn announces_items(article: &Article, lexicon: &dyn Lexicon) -> bool {
    let head = without_number(article.head.body()).trim();
    let announced = || !head.contains('，') && announced_body(head, lexicon).is_some();
    article.has_items && head.ends_with(COLONS) && (announced() || key::announced(head, lexicon).is_some())
}

/// Duties of one body a line under a heading (二、职责分工 … 市公安局：负责…): at least two lines that begin with names;
/// a line without a name goes on with the one before.
fn listed(lines: &[&Line], item: &Draft, lexicon: &dyn Lexicon) -> Vec<Draft> {
    let Some((head, below)) = lines.split_first() else { return Vec::new() };
    let sure: Vec<_> = below.iter().map(|line| line.key(lexicon).cloned()).collect();
    if head.key(lexicon).is_some() {
        return Vec::new();
    }
    let wording = lexicon.wording();
    let tells =
        || sure.iter().flatten().any(|key| key.tells(wording)) || lines.iter().any(|l| announces(l, wording));
    let by_colon = sure.iter().flatten().count() >= 2 && tells();
    let keys: Vec<_> = if by_colon {
        // Among known ones a name that nobody knows is one, too (商委：…, 街工办：…).
        below.iter().zip(sure).map(|(line, key)| key.or_else(|| shaped(line, lexicon))).collect()
    } else {
        // 职责分工如下： and below it a body a line, without colons.
        let announced = lines.iter().any(|line| announces(line, lexicon.wording()));
        let spoken: Vec<_> = below.iter().map(|line| spoken(line, lexicon)).collect();
        let silent =
            below.iter().zip(&spoken).filter(|(line, key)| key.is_none() && !line.text.ends_with(COLONS));
        if !announced || spoken.iter().flatten().count() < 2 || silent.count() > 0 {
            return Vec::new();
        }
        spoken
    };
    let section = std::iter::once(Arc::from(section_title(head)));
    let sections: Vec<Arc<str>> = item.sections.iter().cloned().chain(section).collect();
    let mut out: Vec<Draft> = Vec::new();
    for (line, key) in below.iter().zip(keys) {
        if let Some(key) = key {
            // 县水利局负责调度；村民委员会协助转移: others have duties in it, too.
            let text = if by_colon { "" } else { without_number(line.body()).trim() }.to_owned();
            let whole =
                Draft { text, sections: sections.clone(), place: line.place.clone(), ..Draft::default() };
            let statements = prose::all(&whole, true, lexicon);
            if prose::named(&statements) > key.read.as_ref().map_or(1, |read| read.bodies.len()) {
                out.push(Draft { statements, ..whole });
                continue;
            }
            let (text, sections, place) = (key.rest.clone(), sections.clone(), line.place.clone());
            out.push(by(key, Draft { text, sections, place, ..Draft::default() }, lexicon));
        } else if let Some(last) = out.last_mut() {
            last.text.push('\n');
            last.text.push_str(&line.text);
        }
    }
    out
}

/// A task of the body under whose name it stands.
fn by(key: Key, mut draft: Draft, lexicon: &dyn Lexicon) -> Draft {
    let wording = lexicon.wording();
    // 省建设厅：牵头组织…; 供销社：协助…: the verb its duties begin with says what it does. What it takes part in first is
    // only one of them.
    let one = !draft.text.trim_end_matches(['。', '；']).contains(['。', '；', '\n']);
    let duty = sentence::opening(&draft.text, &wording.law)
        .filter(|duty| one || *duty != Duty::Participate)
        .unwrap_or(Duty::Responsible);
    let whole = |read: &Rc<ParsedStatement>| read.text == key.name && read.unplaced.is_empty();
    // 组织人事科: an office that begins like a verb is a name here.
    let shaped = office::is_office(&key.name, wording) || office::is_group(&key.name, wording);
    let office = shaped && begins_with_verb(&key.name, wording);
    let name = || Rc::new(ParsedStatement::of(&key.name, duty, lexicon));
    let read = if office { Some(name()) } else { key.read.filter(whole) };
    draft.statements.push(DraftStatement {
        read,
        column: Some(duty),
        ..DraftStatement::new(key.name, &draft.place)
    });
    draft
}

/// The body of a heading that announces its duties, and what its name says: 县民政局承担下列职责.
fn announced_body<'h>(heading: &'h str, lexicon: &dyn Lexicon) -> Option<(&'h str, Option<ParsedStatement>)> {
    const LONGEST: usize = 30;
    let words = heading.trim_end_matches(COLONS);
    let body = &lexicon.wording().body;
    let name = body.duties_manner.strip_ends(body.has_duties.strip_end(words)?);
    // 机构职责: of whom is not said.
    if lexicon.wording().column.noun.is(name) || name.is_empty() {
        return None;
    }
    let read = key::bodies(name, name.chars().count() <= LONGEST, lexicon)?;
    Some((name, Some(read)))
}

/// A line of what one body does: 县民政局负责值班. Of several sentences the first names it, beyond doubt.
fn spoken(line: &Line, lexicon: &dyn Lexicon) -> Option<Key> {
    const FEWEST: usize = 2; // characters
    let (text, wording) = (without_number(line.body()).trim(), lexicon.wording());
    let words = text.trim_end_matches(['。', '；']);
    // 与县水利局在防汛方面的职责分工。: a heading.
    if grammar::announces_duties(words, wording) {
        return None;
    }
    let several = words.contains(['。', '；']);
    // 负责协调解决纠纷: what is to be done, and no name in front of 调解.
    let acts = wording.body.duty_verb.begins(text);
    let told = |read: &ParsedStatement| read.bodies.iter().all(ParsedBody::is_told);
    let (at, read) = key::subject(text, |read| !several && !acts || told(read), lexicon)?;
    // （一）学校管理: a heading.
    words[at..].chars().nth(FEWEST)?;
    Some(Key::new(&text[..at], Some(read), &text[at..]))
}

/// A line that begins with a short word shaped like a body, and a colon.
fn shaped(line: &Line, lexicon: &dyn Lexicon) -> Option<Key> {
    let (name, rest) = line.body().trim().split_once(COLONS)?;
    if rest.chars().count() <= 3 {
        return None;
    }
    let count = name.chars().count();
    let office = (2..=12).contains(&count)
        && lexicon.wording().body.office_end.ends(name)
        && !name.contains(['，', '、', OF]);
    // 各乡镇（街道）：…, 市直有关部门：…
    let read = if office || count > 20 { None } else { only_bodies(name, lexicon) };
    (office || read.is_some()).then(|| Key::new(name, read, rest.trim()))
}
