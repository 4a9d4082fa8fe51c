//! Lists of duties: a body, and behind or below its name what it does (市教育局：负责…; 二、职责分工 over a body a line).

use super::claim::{Claim, Confidence, Field};
use super::draft::{Draft, DraftStatement};
use super::lines::Line;
use super::outline::{Article, Bare, section_title};
use super::sentence;
use super::words::announces_list;
use crate::model::Duty;
use crate::parse::grammar::{
    Context, Note, ParsedStatement, alone, begins_with_verb, only_bodies, parse_statement,
};
use crate::parse::heading::{is_blank, marker};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::OF;
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
    let several = field.keys.contains(&item.id);
    if field.least > Confidence::Words && !several {
        return None;
    }
    let (first, below) = item.lines.split_first()?;
    let of = |key: Key, first: &str| {
        let rest = std::iter::once(first).chain(below.iter().map(|l| l.text.as_str()));
        let text = rest.filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
        let draft = Draft { text, title: String::new(), body_from: 0, ..item.draft.clone() };
        // 一、市民政局 with its duties in items of their own below is no task.
        if draft.text.is_empty() { Vec::new() } else { vec![by(key, draft, field.lexicon.wording())] }
    };
    if let Some(mut key) = keyed(first, field.lexicon) {
        let confidence = if several { Confidence::Rows } else { Confidence::Words };
        let rest = std::mem::take(&mut key.rest);
        return Some((confidence, of(key, &rest)));
    }
    let own = without_number(first.body()).trim();
    let office = field.offices.contains(own);
    office.then(|| (Confidence::Words, of(Key { name: own.to_owned(), read: None, rest: String::new() }, "")))
}

/// An item under a heading that is a body, or that announces a body's duties.
pub(super) fn under_heading(item: &Bare, field: &Field) -> Option<Claim> {
    if field.least > Confidence::Words {
        return None;
    }
    let lexicon = field.lexicon;
    let heading = without_number(item.draft.sections.last()?);
    let (name, read) = if let Some(read) = names(heading, lexicon) {
        (heading, Some(read))
    } else if field.offices.contains(heading) {
        (heading, None)
    } else {
        announced_body(heading, lexicon)?
    };
    let key = Key { name: name.to_owned(), read, rest: String::new() };
    Some((Confidence::Words, vec![by(key, item.draft.clone(), lexicon.wording())]))
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
        && head.ends_with(['：', ':'])
        && !head.contains('，')
        && announced_body(head, lexicon).is_some()
}

/// Headings that are offices of a house though nobody knows them (一、文秘科（保密办） 负责…; （一）学院 1.负责…): short, shaped
/// like an office, over lines or items half of which begin with what it does; one name in several places, or several
/// such names.
pub(super) fn offices(items: &[Bare], wording: &Wording) -> BTreeSet<String> {
    let mut found: BTreeMap<&str, (BTreeSet<&[Arc<str>]>, usize, usize)> = BTreeMap::new();
    for Bare { lines, draft, .. } in items {
        let own = lines.split_first().filter(|(_, below)| !below.is_empty());
        let own = own.map(|(head, below)| (without_number(head.body()).trim(), below[0].text.as_str()));
        let above = draft.sections.last().map(|heading| (without_number(heading), draft.text.as_str()));
        let Some((name, duties)) = own.filter(|(name, _)| is_office_shaped(name, wording)).or(above) else {
            continue;
        };
        if is_office_shaped(name, wording) {
            let (places, all, begun) = found.entry(name).or_default();
            places.insert(&draft.sections);
            *all += 1;
            *begun += usize::from(begins_with_work(duties, wording));
        }
    }
    found.retain(|_, (_, _, begun)| *begun > 0);
    let (all, begun) = found.values().fold((0, 0), |(a, b), (_, all, begun)| (a + all, b + begun));
    let several = found.len() >= 2 && begun * 2 >= all;
    let offices = found
        .into_iter()
        .filter(|(_, (places, all, begun))| several || places.len() >= 2 && begun * 2 >= *all);
    offices.map(|(name, _)| name.to_owned()).collect()
}

/// Whether a heading has the shape of an office, its other name in brackets aside.
fn is_office_shaped(name: &str, wording: &Wording) -> bool {
    let core = name.split(['（', '(']).next().unwrap_or("");
    (2..=12).contains(&core.chars().count())
        && wording.body.office_end.ends(core)
        && core.chars().all(char::is_alphanumeric)
        && !begins_with_verb(core, wording)
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
        let heading = without_number(&head.text).trim_end_matches(['：', ':']);
        let announced = lexicon.wording().announce.heading_end.ends(heading)
            || lines
                .iter()
                .any(|line| announces_list(line.text.trim_end_matches(['：', ':']), lexicon.wording()));
        let spoken: Vec<_> = below.iter().map(|line| spoken(line, lexicon)).collect();
        let silent = below
            .iter()
            .zip(&spoken)
            .filter(|(line, key)| key.is_none() && !line.text.ends_with(['：', ':']));
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
            out.push(by(key, draft, lexicon.wording()));
        } else if let Some(last) = out.last_mut() {
            last.text.push('\n');
            last.text.push_str(&line.text);
        }
    }
    out
}

/// A task of the body under whose name it stands.
fn by(key: Key, mut draft: Draft, wording: &Wording) -> Draft {
    let whole = |read: &ParsedStatement| read.text == key.name && read.unplaced.is_empty();
    draft.statements.push(DraftStatement {
        read: key.read.filter(whole).map(Rc::new),
        text: key.name,
        // 省建设厅：牵头组织…; 供销社：协助…: the verb its duties begin with says what it does.
        column: sentence::opening(&draft.text, &wording.law).or(Some(Duty::Responsible)),
        place: draft.place.clone(),
        ..DraftStatement::default()
    });
    draft
}

/// The body of a heading that announces its duties, and what its name says: 县民政局承担下列职责.
fn announced_body<'h>(heading: &'h str, lexicon: &dyn Lexicon) -> Option<(&'h str, Option<ParsedStatement>)> {
    const LONGEST: usize = 30;
    let words = heading.trim_end_matches(['：', ':']);
    let said = lexicon.wording().body.has_duties.suffix(words)?;
    let mut name = &words[..words.len() - said.len()];
    while let Some(before) = lexicon.wording().body.duties_manner.strip_end(name) {
        name = before;
    }
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

fn without_number(heading: &str) -> &str {
    marker(heading).map_or(heading, |m| &heading[m.len..])
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
        .or_else(|| column_of_names(name, lexicon).filter(|_| does && line.marker.is_some()))?;
    Some(Key { name: name.trim().to_owned(), read: Some(read), rest: rest.to_owned() })
}

/// What words say that would be names in a column of bodies.
fn column_of_names(name: &str, lexicon: &dyn Lexicon) -> Option<ParsedStatement> {
    let read = parse_statement(name, &Context { lexicon, column: Some(Duty::Responsible), rule: None });
    (!read.bodies.is_empty() && read.unplaced.is_empty()).then_some(read)
}

/// A line that begins with a short word shaped like a body, and a colon.
fn shaped(line: &Line, lexicon: &dyn Lexicon) -> Option<Key> {
    let (name, rest) = line.body().trim().split_once(['：', ':'])?;
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

/// 拟订规划, 办理审批: behind the name of an office, what it does.
fn begins_with_work(rest: &str, wording: &Wording) -> bool {
    wording.body.duty_verb.begins(rest.trim_start_matches(is_blank))
}
