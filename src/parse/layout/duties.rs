//! Lists of duties: a body, and behind or below its name what it does (市教育局：负责…; 二、职责分工 over a body a line).

use super::claim::{Claim, Confidence, Field};
use super::draft::{Draft, DraftStatement};
use super::lines::Line;
use super::office;
use super::offices;
use super::outline::{Article, Bare, section_title};
use super::sentence;
use super::words::announces_list;
use crate::model::Duty;
use crate::parse::grammar::{
    Context, Note, ParsedStatement, alone, begins_with_verb, only_bodies, parse_statement,
};
use crate::parse::heading::without_number;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{COLONS, OF};
use crate::parse::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

/// A name that heads duties.
struct Key {
    name: String,
    /// What the name says, where it was read.
    read: Option<ParsedStatement>,
    /// The words behind it.
    rest: String,
}

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
    let of = |key: Key, first: &str| {
        let rest = std::iter::once(first).chain(below.iter().map(|l| l.text.as_str()));
        let text = rest.filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
        let draft = Draft { text, title: String::new(), body_from: 0, ..item.draft.clone() };
        // 一、市民政局 with its duties in items of their own below is no task.
        if draft.text.is_empty() { Vec::new() } else { vec![by(key, draft, field.lexicon)] }
    };
    if let Some((name, rest)) = office {
        let key = Key { name: name.to_owned(), read: None, rest: String::new() };
        return Some((Confidence::Rows, of(key, rest)));
    }
    if let Some(mut key) = keyed(first, field.lexicon) {
        let confidence = if several { Confidence::Rows } else { Confidence::Words };
        let rest = std::mem::take(&mut key.rest);
        return Some((confidence, of(key, &rest)));
    }
    None
}

/// An item under a heading that is a body, or that announces a body's duties.
pub(super) fn under_heading(item: &Bare, field: &Field) -> Option<Claim> {
    let lexicon = field.lexicon;
    let of = |name: &str, read: Option<ParsedStatement>| {
        let key = Key { name: name.to_owned(), read, rest: String::new() };
        vec![by(key, item.draft.clone(), lexicon)]
    };
    let office = offices::above(item).and_then(|above| field.offices.at(above, lexicon.wording()));
    if let Some((name, _)) = office {
        return Some((Confidence::Rows, of(name, None)));
    }
    if field.least > Confidence::Words {
        return None;
    }
    let heading = without_number(item.draft.sections.last()?);
    let (name, read) = match names(heading, lexicon) {
        Some(read) => (heading, Some(read)),
        None => announced_body(heading, lexicon)?,
    };
    Some((Confidence::Words, of(name, read)))
}

/// The items that begin with a body and what it does, of those that are several below one heading.
pub(super) fn keys(items: &[Bare], lexicon: &dyn Lexicon) -> BTreeSet<usize> {
    let is_key = |item: &&Bare| {
        let key = item.lines.first().and_then(|line| keyed(line, lexicon));
        key.is_some_and(|key| begins_with_duty(&key.rest, lexicon.wording()))
    };
    let mut below: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    items.iter().filter(is_key).for_each(|item| below.entry(item.parent).or_default().push(item.id));
    below.into_values().filter(|ids| ids.len() >= 2).flatten().collect()
}

/// 第三条 县民政局承担下列职责：（一）…: its items are the tasks.
pub(super) fn announces(article: &Article, lexicon: &dyn Lexicon) -> bool {
    let head = without_number(article.head.body()).trim();
    article.has_items
        && head.ends_with(COLONS)
        && !head.contains('，')
        && announced_body(head, lexicon).is_some()
}

/// Duties of one body a line under a heading (二、职责分工 … 市公安局：负责…): at least two lines that begin with names;
/// a line without a name goes on with the one before.
fn listed(lines: &[&Line], item: &Draft, lexicon: &dyn Lexicon) -> Vec<Draft> {
    let Some((head, below)) = lines.split_first() else { return Vec::new() };
    let sure: Vec<_> = below.iter().map(|l| keyed(l, lexicon)).collect();
    if keyed(head, lexicon).is_some() {
        return Vec::new();
    }
    let keys: Vec<_> = if sure.iter().flatten().count() >= 2 {
        // Among known ones a name that nobody knows is one, too (商委：…, 街工办：…).
        below.iter().zip(sure).map(|(line, key)| key.or_else(|| shaped(line, lexicon))).collect()
    } else {
        // 职责分工如下： and below it a body a line, without colons.
        let heading = without_number(&head.text).trim_end_matches(COLONS);
        let announced = lexicon.wording().announce.heading_end.ends(heading)
            || lines.iter().any(|line| announces_list(line.text.trim_end_matches(COLONS), lexicon.wording()));
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
        if let Some(mut key) = key {
            let text = std::mem::take(&mut key.rest);
            let draft =
                Draft { text, sections: sections.clone(), place: line.place.clone(), ..Draft::default() };
            out.push(by(key, draft, lexicon));
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
    let whole = |read: &ParsedStatement| read.text == key.name && read.unplaced.is_empty();
    // 组织人事科: an office that begins like a verb is a name here.
    let office = office::is_office(&key.name, wording) && begins_with_verb(&key.name, wording);
    let name = || ParsedStatement::of(&key.name, duty, lexicon);
    let read = if office { Some(name()) } else { key.read.filter(whole) };
    draft.statements.push(DraftStatement {
        read: read.map(Rc::new),
        text: key.name,
        column: Some(duty),
        place: draft.place.clone(),
        ..DraftStatement::default()
    });
    draft
}

/// The body of a heading that announces its duties, and what its name says: 县民政局承担下列职责.
fn announced_body<'h>(heading: &'h str, lexicon: &dyn Lexicon) -> Option<(&'h str, Option<ParsedStatement>)> {
    const LONGEST: usize = 30;
    let words = heading.trim_end_matches(COLONS);
    let body = &lexicon.wording().body;
    let name = body.duties_manner.strip_ends(body.has_duties.strip_end(words)?);
    let few = || only_bodies(name, lexicon).filter(|_| name.chars().count() <= LONGEST);
    let read = names(name, lexicon).or_else(few)?;
    (!name.is_empty()).then_some((name, Some(read)))
}

/// A line that is one sentence of what one body does: 县民政局负责值班.
fn spoken(line: &Line, lexicon: &dyn Lexicon) -> Option<Key> {
    let text = without_number(line.body()).trim();
    if text.trim_end_matches(['。', '；']).contains(['。', '；']) {
        return None;
    }
    let verb = |at: &usize| lexicon.wording().body.duty_verb.begins(&text[*at..]);
    let mut verbs = text.char_indices().map(|(at, _)| at).filter(|at| *at > 0).take(30).filter(verb);
    verbs.find_map(|at| {
        let (name, rest) = text.split_at(at);
        let read = names(name, lexicon).or_else(|| only_bodies(name, lexicon))?;
        Some(Key { name: name.to_owned(), read: Some(read), rest: rest.to_owned() })
    })
}

/// What words say that are names of bodies and nothing else.
fn names(words: &str, lexicon: &dyn Lexicon) -> Option<ParsedStatement> {
    let count = words.chars().count();
    let may = (2..=40).contains(&count)
        && !words.contains(['，', '；', '。'])
        && !lexicon.wording().body.has_duties.within(words);
    let read = may.then(|| alone(words, lexicon))?;
    (read.shape(lexicon) == Note::Names).then_some(read)
}

/// A line that begins with names of bodies and a colon or full stop: the names, and the words behind.
fn keyed(line: &Line, lexicon: &dyn Lexicon) -> Option<Key> {
    const LONGEST: usize = 30;
    // 1.（二）县政府: some plans number twice.
    let body = without_number(line.body()).trim();
    if line.marker.is_some()
        && let Some(read) = names(body, lexicon)
    {
        return Some(Key { name: body.to_owned(), read: Some(read), rest: String::new() });
    }
    let at = body.find(['：', ':', '。'])?;
    let (name, rest) = (&body[..at], body[at..].trim_start_matches(['：', ':', '。', ' ']));
    if rest.chars().count() <= 3 {
        return None;
    }
    // （二）县政府⏎…, 市城管局主要职责：…
    let name = without_number(name);
    let name = lexicon.wording().body.has_duties.strip_end(name).unwrap_or(name);
    let does = begins_with_duty(rest, lexicon.wording()) && name.chars().count() <= LONGEST;
    let read = names(name, lexicon)
        .or_else(|| only_bodies(name, lexicon).filter(|_| does))
        .or_else(|| column_of_names(name, lexicon).filter(|_| does && line.marker.is_some()))
        .or_else(|| several_names(name, rest, lexicon).filter(|_| line.marker.is_some()))?;
    Some(Key { name: name.trim().to_owned(), read: Some(read), rest: rest.to_owned() })
}

/// 各县（市、区）人民政府，经开区管委会：落实…: several names in front of what they do.
fn several_names(name: &str, rest: &str, lexicon: &dyn Lexicon) -> Option<ParsedStatement> {
    const LONGEST: usize = 40;
    let may = name.contains(['，', '、'])
        && name.chars().count() <= LONGEST
        && lexicon.wording().body.duty_verb.begins(rest);
    if may { only_bodies(name, lexicon) } else { None }
}

/// What words say that would be names in a column of bodies.
fn column_of_names(name: &str, lexicon: &dyn Lexicon) -> Option<ParsedStatement> {
    let read = parse_statement(name, &Context { lexicon, column: Some(Duty::Responsible), rule: None });
    (!read.bodies.is_empty() && read.unplaced.is_empty()).then_some(read)
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
    let rest = rest.trim().to_owned();
    (office || read.is_some()).then(|| Key { name: name.to_owned(), read, rest })
}

/// 国网青石供电公司：负责…: behind a name that nobody knows, what it does.
fn begins_with_duty(rest: &str, wording: &Wording) -> bool {
    wording.body.duty_begin.begins(rest)
}
