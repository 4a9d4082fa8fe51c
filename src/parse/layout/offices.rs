//! Offices of a house that head their duties though nobody knows them: （一）文秘科（保密办）。负责文电; 办公室⏎职责：…; 机关党委 负责党群工作.

use super::lines::Line;
use super::office::{duties, head_or_group, is_high, says_work, spoken_of};
use super::outline::Bare;
use super::region::Region;
use crate::model::BULLETS;
use crate::parse::heading::{Marker, Style, without_number};
use crate::parse::marks::COLONS;
use crate::parse::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of a line that may say that offices follow.
const SHORT: usize = 150;

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
    /// over what they do; half of them must begin it with a verb of duties or with their own name. One that announces its duties is
    /// an office by itself.
    /// `heads` gives the place of a head, its words, and the words below it. O(words).
    fn among<'t>(heads: impl Iterator<Item = (usize, &'t str, &'t str)>, wording: &Wording) -> Self {
        let mut found: BTreeMap<&str, Seen> = BTreeMap::new();
        // How many heads stand at a place, and how many of them say what they do.
        let mut at: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        // 区政府办公室设6个内设机构：… 秘书组: a group is an office of a house that says so, or among offices; others have members.
        let mut housed = false;
        let mut groups: Vec<(usize, &str)> = Vec::new();
        for (place, words, below) in heads {
            housed = housed || words.len() <= SHORT && wording.announce.offices.within(words);
            let Some(head) = head_or_group(words, wording) else { continue };
            let labelled = head.rest.is_empty() && duties(below, wording).len() < below.len();
            let text = if head.rest.is_empty() { below } else { head.rest };
            if text.is_empty() && !head.defined {
                continue; // its items tell
            }
            if head.group && !housed {
                // 由县水务局、县住建局组成: a group of bodies.
                if !text.contains(COLONS) && !wording.verb.made.within(text) {
                    groups.push((place, head.name));
                }
                continue;
            }
            let seen = found.entry(head.name).or_default();
            // （2）技术部⏎技术部门要按规程编制文件: it is spoken of by its name.
            let begun = head.defined || says_work(text, wording) || text.starts_with(head.name);
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
        let several = found.values().filter(|seen| seen.begun > 0).count() >= 2;
        for (place, name) in groups.into_iter().filter(|(place, _)| several || among_offices(place)) {
            found.entry(name).or_default().places.insert(place);
        }
        // So are those elsewhere in words that are mostly a list of offices.
        let (all, begun) = at.values().fold((0, 0), |(a, b), (heads, begin)| (a + heads, b + begin));
        let list = begun >= 3 && begun * 2 > all;
        found.retain(|_, seen| list || seen.begun > 0 || seen.places.iter().any(among_offices));
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
        let head = if self.names.is_empty() { None } else { head_or_group(without_number(words), wording) }?;
        self.holds(head.name).then_some((head.name, head.rest))
    }
}

/// Lines without number that are such heads begin items of their own, beside the numbered ones before them: 机关党委。负责党群工作。
pub(super) fn mark(region: &mut Region, wording: &Wording) {
    let lines: Vec<&Line> = region.lines().collect();
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
        let found =
            head_or_group(without_number(line.body()), wording).filter(|found| offices.holds(found.name));
        let mut style = None;
        match (&line.marker, found) {
            (Some(m), Some(_)) => beside = Some(m.style),
            (Some(m), None) if is_high(m.style) && beside != Some(m.style) => beside = None,
            (None, Some(found)) if line.heading.is_none() && !line.whole && !line.labelled => {
                let named = found.rest.is_empty() && !found.announced;
                let behind = line.text.trim_start().get(found.name.len()..).unwrap_or("");
                let keyed = !found.rest.is_empty() && behind.starts_with(COLONS);
                if !(named && !says_work(below(at), wording) || keyed && beside.is_none()) {
                    style = Some(beside.unwrap_or(Style::Bullet(BULLETS[0])));
                    beside = style;
                }
            }
            (None, None) if line.heading.is_some() => beside = None,
            // 机关党委负责党群工作, behind the offices that have numbers.
            (None, None) if beside.is_some() && !line.whole && !line.labelled => {
                let before = at.checked_sub(1).map_or("", |at| without_number(lines[at].body()));
                style = beside.filter(|_| {
                    spoken_of(line.body(), wording).is_some_and(|name| !before.starts_with(name))
                });
            }
            _ => {}
        }
        styles.push(style);
    }
    for (line, style) in region.lines_mut().zip(styles) {
        if let Some(style) = style {
            line.marker = Some(Marker { style, value: 0, number: String::new(), len: 0 });
        }
    }
}

/// The heading right above an item. 四、编制 below （三）财务处 only seems to stand below it.
pub(super) fn above<'b>(item: &'b Bare) -> Option<&'b str> {
    let high = item.lines.first().and_then(|line| line.marker.as_ref()).is_some_and(|m| is_high(m.style));
    item.draft.sections.last().map(|above| &**above).filter(|_| !high)
}
