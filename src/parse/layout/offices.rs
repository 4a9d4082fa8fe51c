//! Offices of a house that head their duties though nobody knows them: （一）文秘科（保密办）。负责文电; 办公室⏎职责：…; 机关党委 负责党群工作.

use super::lines::Line;
use super::outline::{Bare, Item};
use crate::model::BULLETS;
use crate::parse::grammar::begins_with_verb;
use crate::parse::heading::{Marker, Style, is_blank, marker};
use crate::parse::marks::COLONS;
use crate::parse::pairs::{Pair, outermost};
use crate::parse::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};

/// What stands between the name of an office and its duties.
const STOPS: [char; 5] = ['。', '：', ':', ' ', '　'];

/// The name of an office at the beginning of words, and what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Head<'t> {
    name: &'t str,
    rest: &'t str,
    /// Whether the words say that its duties follow: 办公室主要职责：.
    announced: bool,
}

/// The offices of a region.
#[derive(Debug, Default)]
pub(super) struct Offices {
    names: BTreeSet<String>,
}

/// What was seen of one name.
#[derive(Default)]
struct Seen {
    /// Where it stands: the items above it.
    places: BTreeSet<usize>,
    all: usize,
    begun: usize,
    announced: bool,
}

impl Offices {
    /// Among heads of any line: those that are shaped like offices, where two names at least, or one name in two places, stand
    /// over what they do; half of them must begin it with a verb of duties. One that announces its duties is an office by itself.
    /// `heads` gives the place of a head, its words, and the words below it. O(words).
    fn among<'t>(heads: impl Iterator<Item = (usize, &'t str, &'t str)>, wording: &Wording) -> Self {
        let mut found: BTreeMap<&str, Seen> = BTreeMap::new();
        // How many heads stand at a place, and how many of them say what they do.
        let mut at: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (place, words, below) in heads {
            let Some(head) = head(words, wording) else { continue };
            let labelled = head.rest.is_empty() && duties(below, wording).len() < below.len();
            let text = if head.rest.is_empty() { below } else { head.rest };
            if text.is_empty() {
                continue; // its items tell
            }
            let seen = found.entry(head.name).or_default();
            let begun = says_work(text, wording);
            seen.places.insert(place);
            let (heads, begin) = at.entry(place).or_default();
            *heads += 1;
            *begin += usize::from(begun);
            seen.all += 1;
            seen.begun += usize::from(begun);
            seen.announced |= begun && (head.announced || labelled);
        }
        let among_offices =
            |place: &usize| at.get(place).is_some_and(|(all, begun)| *begun >= 2 && begun * 2 >= *all);
        found.retain(|_, seen| seen.begun > 0 || seen.places.iter().any(among_offices));
        let begun = found.values().filter(|seen| seen.begun > 0);
        let (all, begun) = begun.fold((0, 0), |(a, b), seen| (a + seen.all, b + seen.begun));
        let several = found.values().filter(|seen| seen.begun > 0).count() >= 2 && begun * 2 >= all;
        let alone = |seen: &Seen| seen.announced || seen.places.len() >= 2 && seen.begun * 2 >= seen.all;
        let offices = found.into_iter().filter(|(_, seen)| several || alone(seen));
        Self { names: offices.map(|(name, _)| name.to_owned()).collect() }
    }

    /// The offices that head items, or lines in them.
    pub(super) fn of(items: &[Bare], wording: &Wording) -> Self {
        let heads = items.iter().flat_map(|item| {
            let below = |at: usize| item.lines.get(at + 1).map_or("", |line| line.text.as_str());
            let own =
                item.lines.iter().enumerate().map(move |(at, line)| {
                    (item.parent, without_number(line.body()), without_number(below(at)))
                });
            let above = above(item);
            own.chain(above.map(|above| (item.parent, without_number(above), item.draft.text.as_str())))
        });
        Self::among(heads, wording)
    }

    /// Whether a name is one of them.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Whether an item begins with one of them, or stands right below one.
    pub(super) fn head(&self, item: &Bare, wording: &Wording) -> bool {
        let own = item.lines.first().map(|line| line.body());
        own.into_iter().chain(above(item)).any(|words| self.at(words, wording).is_some())
    }

    /// The office that words begin with, and what stands behind its name.
    pub(super) fn at<'t>(&self, words: &'t str, wording: &Wording) -> Option<(&'t str, &'t str)> {
        let head = if self.names.is_empty() { None } else { head(without_number(words), wording) }?;
        self.holds(head.name).then_some((head.name, head.rest))
    }
}

/// Lines without number that are such heads begin items of their own, beside the numbered ones before them: 机关党委。负责党群工作。
pub(super) fn mark(items: &mut [Item], wording: &Wording) {
    let lines: Vec<&Line> =
        items.iter().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None }).collect();
    let below = |at: usize| lines.get(at + 1).map_or("", |next| without_number(next.body()));
    let heads = lines.iter().enumerate().map(|(at, line)| (0, without_number(line.body()), below(at)));
    let offices = Offices::among(heads, wording);
    if offices.names.is_empty() {
        return;
    }
    // How the heads before are numbered, as long as nothing higher stands between.
    let mut beside: Option<Style> = None;
    let mut styles = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let found = head(without_number(line.body()), wording).filter(|found| offices.holds(found.name));
        let mut style = None;
        match (&line.marker, found) {
            (Some(m), Some(_)) => beside = Some(m.style),
            (Some(m), None) if is_high(m.style) && beside != Some(m.style) => beside = None,
            (None, Some(found)) if line.heading.is_none() && !line.whole && !line.labelled => {
                let named = found.rest.is_empty() && !found.announced;
                let keyed =
                    !found.rest.is_empty() && line.text.trim_start()[found.name.len()..].starts_with(COLONS);
                if !(named && !says_work(below(at), wording) || keyed && beside.is_none()) {
                    style = Some(beside.unwrap_or(Style::Bullet(BULLETS[0])));
                    beside = style;
                }
            }
            (None, None) if line.heading.is_some() => beside = None,
            _ => {}
        }
        styles.push(style);
    }
    let mut styles = styles.into_iter();
    for item in items {
        if let Item::Line(line) = item
            && let Some(style) = styles.next().flatten()
        {
            line.marker = Some(Marker { style, value: 0, number: String::new(), len: 0 });
        }
    }
}

/// The heading right above an item. 四、编制 below （三）财务处 only seems to stand below it.
pub(super) fn above<'b>(item: &'b Bare) -> Option<&'b str> {
    let high = item.lines.first().and_then(|line| line.marker.as_ref()).is_some_and(|m| is_high(m.style));
    item.draft.sections.last().map(|above| &**above).filter(|_| !high)
}

/// Numbers that stand above those of items.
fn is_high(style: Style) -> bool {
    matches!(style, Style::Chapter(_) | Style::Article | Style::Chinese)
}

/// Where the items of a paragraph begin that runs offices with their duties together: （一）办公室。负责文电。（二）财务处。编制预算。
/// Two numbers at least that follow each other, each in front of an office; behind them the offices without number. O(n).
pub(super) fn run_together(text: &str, wording: &Wording) -> Vec<usize> {
    let mut found: Vec<(usize, Marker)> = Vec::new();
    let mut last: Vec<usize> = Vec::new();
    let mut fresh = true;
    for (at, c) in text.char_indices() {
        let office = |words: &str| head(words, wording).is_some_and(|head| says_work(head.rest, wording));
        if c == '。' && found.len() >= 2 && office(&text[at + c.len_utf8()..]) {
            last.push(at + c.len_utf8());
        } else if fresh
            && let Some(m) = marker(&text[at..])
            && !is_high(m.style)
            && found.last().is_none_or(|(_, last)| last.style == m.style && last.value + 1 == m.value)
            && head(&text[at + m.len..], wording).is_some_and(|head| !head.rest.is_empty())
        {
            found.push((at, m));
        }
        fresh = matches!(c, '。' | '；' | '：' | ':') || fresh && is_blank(c);
    }
    if found.len() < 2 {
        return Vec::new();
    }
    let mut starts: Vec<usize> =
        found.into_iter().map(|(at, _)| at).chain(last).filter(|at| *at > 0).collect();
    starts.sort_unstable();
    starts
}

/// The office that words begin with.
fn head<'t>(words: &'t str, wording: &Wording) -> Option<Head<'t>> {
    let words = words.trim_matches(is_blank);
    let body = &wording.body;
    let stop = words.find(|c: char| STOPS.contains(&c) || matches!(c, '（' | '(')).unwrap_or(words.len());
    // 文秘科（保密办）: its other name belongs to it.
    let bracket = Some(&words[stop..]).filter(|rest| rest.starts_with(['（', '(']));
    let bracket = bracket.and_then(|rest| outermost(rest).0.first().filter(|p| p.open == 0).map(Pair::end));
    let (name, core) = (&words[..stop + bracket.unwrap_or(0)], &words[..stop]);
    let rest = &words[name.len()..];
    if is_office(core, wording) && (rest.is_empty() || rest.starts_with(STOPS)) {
        return Some(Head { name, rest: duties(rest, wording), announced: false });
    }
    // 办公室主要职责：…
    let manner = |mut name: &'t str| {
        while let Some(before) = body.duties_manner.strip_end(name) {
            name = before;
        }
        name
    };
    let mut said = core;
    while let Some(before) = body.duties_are.strip_end(said) {
        said = before;
    }
    let colon = rest.starts_with(COLONS);
    if let Some(name) =
        body.has_duties.strip_end(said).map(manner).filter(|name| colon && is_office(name, wording))
    {
        return Some(Head { name, rest: rest.trim_start_matches(STOPS), announced: true });
    }
    // 办公室是文件的主管部门，其主要职责是：; of a title its first sentence only.
    let (at, copula, ()) = wording.announce.copula.find(core)?;
    let (name, is) = (&core[..at], &core[at + copula..]);
    let last = words.trim_end_matches(COLONS);
    let mut said = last;
    while let Some(before) = body.duties_are.strip_end(said) {
        said = before;
    }
    let announced = (said.len() < last.len() || last.len() < words.len()) && body.has_duties.ends(said);
    let office = wording.law.office.ends(is) || wording.name.departments.ends(is);
    let whole = announced || office && rest.trim_matches(STOPS).is_empty();
    (is_office(name, wording) && whole).then_some(Head { name, rest: "", announced })
}

/// An office at the beginning of a line with what it does: its name, where the words behind it are duties.
pub(super) fn with_duties<'t>(words: &'t str, wording: &Wording) -> Option<&'t str> {
    let head = head(without_number(words), wording)?;
    says_work(head.rest, wording).then_some(head.name)
}

/// Whether words have the shape of an office.
pub(super) fn is_office(name: &str, wording: &Wording) -> bool {
    (2..=14).contains(&name.chars().count())
        && wording.body.office_end.ends(name)
        && name.chars().all(char::is_alphanumeric)
        && !wording.body.no_office_begin.begins(name)
        && (wording.body.office_end_sure.ends(name) || !begins_with_verb(name, wording))
}

/// The words behind 职责： or a mark.
fn duties<'t>(words: &'t str, wording: &Wording) -> &'t str {
    let words = words.trim_start_matches(STOPS);
    let mut rest = wording.body.duties_manner.strip(words).unwrap_or(words);
    let Some(behind) = wording.body.has_duties.strip(rest) else { return words };
    rest = behind;
    while let Some(behind) = wording.body.duties_are.strip(rest) {
        rest = behind;
    }
    if rest.len() < behind.len() || rest.starts_with(COLONS) { rest.trim_start_matches(STOPS) } else { words }
}

/// Whether some sentence begins with what an office does: 负责文电; 1993年成立。职能是拟订规划.
fn says_work(text: &str, wording: &Wording) -> bool {
    let sentences = text.split(['。', '；', '\n']).map(|s| duties(without_number(s), wording));
    sentences.take(4).any(|sentence| wording.body.duty_verb.begins(sentence))
}

fn without_number(words: &str) -> &str {
    let words = words.trim_matches(is_blank);
    marker(words).map_or(words, |m| words[m.len..].trim_matches(is_blank))
}
