//! Documents that say who does what in running prose only (市、区民政部门负责…).

use super::draft::{Draft, DraftStatement};
use super::lines::Line;
use super::outline::{Article, Bare, Outline, section_title};
use super::words::announces_list;
use super::{sentence, statute};
use crate::model::{Duty, Span};
use crate::parse::grammar::{
    Context, Note, begins_with_verb, note, only_bodies, parse_statement, prose_statement,
};
use crate::parse::heading::{is_blank, marker};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::OF;
use crate::parse::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

/// The tasks of a region without any other statement: an item (or a paragraph without number) whose sentences name
/// bodies with a duty word, and an item that begins with the body it is for (市教育局：负责…).
pub(crate) fn tasks(outline: &Outline, statute: bool, lexicon: &dyn Lexicon) -> Vec<Draft> {
    let context = Context { lexicon, column: None, rule: None };
    let items = outline.bare_items();
    let offices = offices(&items, lexicon.wording());
    let mut claimed = BTreeSet::new();
    let mut tasks = Vec::new();
    for Bare { id, parent, lines, draft } in items {
        if claimed.contains(&parent) {
            claimed.insert(id);
            continue;
        }
        let article = if statute { outline.article(id, &draft.sections) } else { None };
        if let Some(article) = article {
            let announces = announces_duties(&article, lexicon);
            let task = statute::article(article, lexicon);
            // Items of a list of duties are tasks, unless they name bodies of their own.
            if !announces || task.as_ref().is_some_and(|task| task.statements.len() > 1) {
                claimed.insert(id);
                tasks.extend(task);
                continue;
            }
        }
        let listed = listed(&lines, &draft, lexicon);
        if listed.is_empty() {
            tasks.extend(item(&lines, draft, &offices, &context));
        } else {
            tasks.extend(listed);
        }
    }
    tasks
}

/// In a region with statements: what its items without any say in a way that no note does. A heading over lines that each
/// begin with a body, items that do, and the articles of a law.
pub(crate) fn beside(outline: &Outline, statute: bool, lexicon: &dyn Lexicon) -> Vec<(usize, Vec<Draft>)> {
    let offices = BTreeSet::new();
    let context = Context { lexicon, column: None, rule: None };
    let items: Vec<Bare> =
        outline.bare_items().into_iter().filter(|item| outline.is_silent(item.id)).collect();
    let keyed_item = |item: &Bare| {
        let key = item.lines.first().and_then(|line| keyed(line, lexicon));
        key.is_some_and(|(_, rest)| begins_with_duty(&rest, lexicon.wording()))
    };
    let mut keys: BTreeMap<usize, usize> = BTreeMap::new();
    for item in items.iter().filter(|item| keyed_item(item)) {
        *keys.entry(item.parent).or_default() += 1;
    }
    let mut out = Vec::new();
    for bare in items {
        let several = keys.get(&bare.parent).is_some_and(|count| *count >= 2) && keyed_item(&bare);
        let Bare { id, lines, draft, .. } = bare;
        let article = if statute { outline.article(id, &draft.sections) } else { None };
        let found: Vec<Draft> = if let Some(article) = article {
            statute::article(article, lexicon).into_iter().collect()
        } else if several {
            item(&lines, draft, &offices, &context).into_iter().collect()
        } else {
            listed(&lines, &draft, lexicon)
        };
        if !found.is_empty() {
            out.push((id, found));
        }
    }
    out
}

/// 第三条 县民政局承担下列职责：（一）…: its items are the tasks.
fn announces_duties(article: &Article, lexicon: &dyn Lexicon) -> bool {
    let head = without_number(article.head.body()).trim();
    article.has_items
        && head.ends_with(['：', ':'])
        && !head.contains('，')
        && announced_body(head, lexicon).is_some()
}

/// Headings that are offices of a house though nobody knows them (一、文秘科（保密办） 负责…; （一）学院 1.负责…): short, shaped
/// like an office, over lines or items half of which begin with what it does; one name in several places, or several
/// such names.
fn offices(items: &[Bare], wording: &Wording) -> BTreeSet<String> {
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
        if let Some((name, text)) = key {
            let draft =
                Draft { text, sections: sections.clone(), place: line.place.clone(), ..Draft::default() };
            out.push(by(name, draft, lexicon.wording()));
        } else if let Some(last) = out.last_mut() {
            last.text.push('\n');
            last.text.push_str(&line.text);
        }
    }
    out
}

fn item(lines: &[&Line], mut draft: Draft, offices: &BTreeSet<String>, context: &Context) -> Option<Draft> {
    let wording = context.lexicon.wording();
    let named = lines.first().and_then(|first| keyed(first, context.lexicon));
    if let Some((name, rest)) = named {
        let rest = std::iter::once(rest.as_str()).chain(lines[1..].iter().map(|l| l.text.as_str()));
        draft.text = rest.filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
        draft.title.clear();
        draft.body_from = 0;
        // 一、市民政局 with its duties in items of their own below.
        return (!draft.text.is_empty()).then(|| by(name, draft, wording));
    }
    let own = lines.first().map(|first| without_number(first.body()).trim());
    if let Some(name) = own.filter(|name| offices.contains(*name)) {
        draft.text = lines[1..].iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        draft.title.clear();
        draft.body_from = 0;
        return (!draft.text.is_empty()).then(|| by(name.to_owned(), draft, wording));
    }
    let states = prose_statement(draft.text.trim(), context).is_some();
    let is_body = |name: &str| !states && (is_name(name, context.lexicon) || offices.contains(name));
    let heading = draft.sections.last().map(|s| without_number(s).to_owned()).unwrap_or_default();
    if is_body(&heading) {
        return Some(by(heading, draft, wording));
    }
    if let Some(name) = announced_body(&heading, context.lexicon).filter(|_| !states) {
        return Some(by(name.to_owned(), draft, wording));
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
        if let Some(read) = prose_statement(sentence.trim(), context) {
            draft.statements.push(DraftStatement {
                text: sentence.trim().to_owned(),
                scope: Some(Span::new(from, at)),
                prose: true,
                read: Some(Rc::new(read)),
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

/// A task of the body under whose name it stands.
fn by(name: String, mut draft: Draft, wording: &Wording) -> Draft {
    draft.statements.push(DraftStatement {
        text: name,
        // 省建设厅：牵头组织…; 供销社：协助…: the verb its duties begin with says what it does.
        column: sentence::opening(&draft.text, &wording.law).or(Some(Duty::Responsible)),
        place: draft.place.clone(),
        ..DraftStatement::default()
    });
    draft
}

/// The body of a heading that announces its duties: 县民政局承担下列职责.
fn announced_body<'h>(heading: &'h str, lexicon: &dyn Lexicon) -> Option<&'h str> {
    let words = heading.trim_end_matches(['：', ':']);
    let said = lexicon.wording().body.has_duties.suffix(words)?;
    let mut name = &words[..words.len() - said.len()];
    while let Some(before) = lexicon.wording().body.duties_manner.strip_end(name) {
        name = before;
    }
    let body = is_name(name, lexicon) || only_bodies(name, lexicon) && name.chars().count() <= 30;
    (!name.is_empty() && body).then_some(name)
}

/// A line that is one sentence of what one body does: 县民政局负责值班.
fn spoken(line: &Line, lexicon: &dyn Lexicon) -> Option<(String, String)> {
    let text = without_number(line.body()).trim();
    if text.trim_end_matches(['。', '；']).contains(['。', '；']) {
        return None;
    }
    let verb = |at: &usize| lexicon.wording().body.duty_verb.begins(&text[*at..]);
    let mut verbs = text.char_indices().map(|(at, _)| at).filter(|at| *at > 0).take(30).filter(verb);
    let at = verbs.find(|at| is_name(&text[..*at], lexicon) || only_bodies(&text[..*at], lexicon))?;
    Some((text[..at].to_owned(), text[at..].to_owned()))
}

fn without_number(heading: &str) -> &str {
    marker(heading).map_or(heading, |m| &heading[m.len..])
}

/// Whether the words are names of bodies and nothing else.
fn is_name(words: &str, lexicon: &dyn Lexicon) -> bool {
    let count = words.chars().count();
    (2..=40).contains(&count)
        && !words.contains(['，', '；', '。'])
        && !lexicon.wording().body.has_duties.within(words)
        && note(words, lexicon) == Note::Names
}

/// A line that begins with names of bodies and a colon or full stop: the names, and the words behind.
fn keyed(line: &Line, lexicon: &dyn Lexicon) -> Option<(String, String)> {
    // 1.（二）县政府: some plans number twice.
    let body = without_number(line.body()).trim();
    if line.marker.is_some() && is_name(body, lexicon) {
        return Some((body.to_owned(), String::new()));
    }
    let at = body.find(['：', ':', '。'])?;
    let (name, rest) = (&body[..at], body[at..].trim_start_matches(['：', ':', '。', ' ']));
    // （二）县政府⏎…, 市城管局主要职责：…
    let name = without_number(name);
    let name = lexicon.wording().body.has_duties.strip_end(name).unwrap_or(name);
    let named = is_name(name, lexicon)
        || begins_with_duty(rest, lexicon.wording())
            && name.chars().count() <= 30
            && only_bodies(name, lexicon)
        || line.marker.is_some()
            && begins_with_duty(rest, lexicon.wording())
            && ends_like_name(name, lexicon);
    (rest.chars().count() > 3 && named).then(|| (name.trim().to_owned(), rest.to_owned()))
}

/// A line that begins with a short word shaped like a body, and a colon.
fn shaped(line: &Line, lexicon: &dyn Lexicon) -> Option<(String, String)> {
    let (name, rest) = line.body().trim().split_once(['：', ':'])?;
    let office = (2..=12).contains(&name.chars().count())
        && lexicon.wording().body.office_end.ends(name)
        && !name.contains(['，', '、', OF]);
    // 各乡镇（街道）：…, 市直有关部门：…
    let fits = office || name.chars().count() <= 20 && only_bodies(name, lexicon);
    (fits && rest.chars().count() > 3).then(|| (name.to_owned(), rest.trim().to_owned()))
}

/// 国网青石供电公司：负责…: behind a name that nobody knows, what it does.
fn begins_with_duty(rest: &str, wording: &Wording) -> bool {
    wording.body.duty_begin.begins(rest)
}

/// 拟订规划, 办理审批: behind the name of an office, what it does.
fn begins_with_work(rest: &str, wording: &Wording) -> bool {
    wording.body.duty_verb.begins(rest.trim_start_matches(is_blank))
}

fn ends_like_name(name: &str, lexicon: &dyn Lexicon) -> bool {
    let read = parse_statement(name, &Context { lexicon, column: Some(Duty::Responsible), rule: None });
    name.chars().count() <= 30 && !read.bodies.is_empty() && read.unplaced.is_empty()
}
