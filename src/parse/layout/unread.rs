//! Sentences that name a body with a duty word and stand in no statement of their task, and lines that are names only:
//! nothing is left out without being named.

use super::draft::{Draft, DraftStatement};
use super::lines::Line;
use super::office;
use super::outline::{Outline, Part};
use crate::model::Place;
use crate::parse::heading::{is_blank, marker};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{BY, COLONS};
use crate::parse::wording::Wording;
use std::collections::HashMap;

/// Characters between names.
const MARKS: [char; 24] = [
    '〈', '〉', '{', '}', '、', '，', ',', '；', ';', '：', ':', '（', '）', '(', ')', '。', '\t', ' ', '　',
    BY, '[', ']', '【', '】',
];

/// Whether a character stands between names: a mark, 由 or 和.
fn parts(c: char, wording: &Wording) -> bool {
    MARKS.contains(&c) || wording.join.plain.holds(c)
}

/// The places and words of what looks like a duty and was read as none, in document order.
pub(super) fn sentences(outline: &Outline, drafts: &[Draft], lexicon: &dyn Lexicon) -> Vec<(Place, String)> {
    let said = Said::new(drafts);
    let mut out = Vec::new();
    // The task that the lines belong to.
    let mut task: Option<&Place> = None;
    for part in outline.parts() {
        let (place, found) = match part {
            Part::Line(line) => {
                task = said.begins(&line.place).or(task);
                let known = |found: &Found| {
                    said.tells(&line.place, found) || task.is_some_and(|task| said.tells(task, found))
                };
                (&line.place, of_line(line, task.is_some(), known, lexicon))
            }
            Part::Row(draft) => {
                let known = |found: &Found| said.tells(&draft.place, found);
                (&draft.place, duty(&draft.text, |_| false, known, lexicon))
            }
        };
        out.extend(found.map(|words| (place.clone(), words.to_owned())));
    }
    out
}

/// A body with its duty word, as they stand.
struct Found<'t> {
    name: &'t str,
    /// From the name to the duty word, or the other way round.
    words: &'t str,
}

/// What the statements say, by the place of their tasks and their own; a column or a key gives the duty of those that are
/// names only.
struct Said<'d>(HashMap<&'d Place, Vec<&'d DraftStatement>>);

impl<'d> Said<'d> {
    fn new(drafts: &'d [Draft]) -> Self {
        let mut said: HashMap<&Place, Vec<&DraftStatement>> = HashMap::new();
        for draft in drafts {
            said.entry(&draft.place).or_default().extend(&draft.statements);
            for own in draft.statements.iter().filter(|s| s.place != draft.place) {
                said.entry(&own.place).or_default().push(own);
            }
        }
        Self(said)
    }

    fn begins(&self, place: &Place) -> Option<&'d Place> {
        self.0.get_key_value(place).map(|(place, _)| *place)
    }

    fn tells(&self, place: &Place, found: &Found) -> bool {
        let tells = |s: &&DraftStatement| {
            s.text.contains(found.words) || s.column.is_some() && s.text.contains(found.name)
        };
        self.0.get(place).is_some_and(|said| said.iter().any(tells))
    }
}

/// What a line says and no statement does: a note of it, or words outside its notes.
fn of_line<'l>(
    line: &'l Line,
    in_task: bool,
    known: impl Fn(&Found) -> bool,
    lexicon: &dyn Lexicon,
) -> Option<&'l str> {
    let stated = || line.notes.iter().filter(|note| !note.statement.is_empty());
    let lost = stated().find(|note| {
        let words = note.statement.trim_end_matches(['。', '，', ',', '、', '；', ';']);
        !known(&Found { name: words, words })
    });
    let noted = |at: usize| stated().any(|note| note.cut.contains(&at));
    lost.map(|note| &line.text[note.cut.clone()])
        .or_else(|| duty(&line.text, noted, &known, lexicon))
        .or_else(|| {
            let found = if in_task && line.notes.is_empty() { names(&line.text, lexicon) } else { None }?;
            (!known(&found)).then_some(line.text.as_str())
        })
}

/// The first sentence with a duty word outside `noted` and a body beside it of which no statement tells.
fn duty<'t>(
    text: &'t str,
    noted: impl Fn(usize) -> bool,
    known: impl Fn(&Found) -> bool,
    lexicon: &dyn Lexicon,
) -> Option<&'t str> {
    const STOPS: [char; 4] = ['。', '；', '\n', '！'];
    let mut from = 0;
    while let Some((at, len, ())) = lexicon.wording().unread.duty.find(&text[from..]) {
        let at = from + at;
        from = at + len;
        if noted(at) || opens_duties(&text[..at], &text[from..], lexicon.wording()) {
            continue;
        }
        let start = at - text[..at].rsplit(STOPS).next().map_or(0, str::len);
        let end = text[at..].find(STOPS).map_or(text.len(), |stop| at + stop);
        let office =
            || office_before(&text[start..at], lexicon.wording()).map(|name| (at - start - name.len(), name));
        let Some((place, name)) = named(&text[start..end], lexicon).or_else(office) else {
            from = end;
            continue;
        };
        let place = start + place;
        let words = if place < at { &text[place..at + len] } else { &text[at..place + name.len()] };
        if !known(&Found { name, words }) {
            return Some(text[start..end].trim_matches(is_blank));
        }
    }
    None
}

/// Whether a duty word begins its sentence and is no label: 负责指导各县民政局 says what somebody named above does.
fn opens_duties(before: &str, behind: &str, wording: &Wording) -> bool {
    let fresh = before.trim_end_matches(is_blank);
    let begins = fresh.is_empty() || fresh.ends_with(['。', '；', '\n', '！']);
    begins && !behind.starts_with(COLONS) && !wording.column.noun.begins(behind)
}

/// The office right before a duty word, known or not: 院感科负责.
fn office_before<'t>(words: &'t str, wording: &Wording) -> Option<&'t str> {
    let name = words.rsplit(|c| parts(c, wording)).next()?;
    (name.chars().count() >= 3 && wording.prose.house_end.ends(name) && office::is_office(name, wording))
        .then_some(name)
}

/// The first known body in a sentence, and where it stands.
fn named<'t>(sentence: &'t str, lexicon: &dyn Lexicon) -> Option<(usize, &'t str)> {
    let wording = lexicon.wording();
    // 1.市民政局负责…
    let number = marker(sentence).map_or(0, |m| m.len);
    let (lead, sentence) = sentence.split_at(number);
    let begins = sentence.char_indices().scan(true, |fresh, (at, c)| {
        let begins = *fresh && !parts(c, wording);
        *fresh = parts(c, wording) || *fresh && is_blank(c);
        Some((at, begins))
    });
    begins
        .filter(|(_, begins)| *begins)
        .find_map(|(at, _)| Some((lead.len() + at, name_at(&sentence[at..], lexicon)?)))
}

/// A line that is names only: several known ones among few other words.
fn names<'t>(text: &'t str, lexicon: &dyn Lexicon) -> Option<Found<'t>> {
    const LONGEST: usize = 400; // bytes
    const OTHER: usize = 16; // characters of a part that is no known name
    if text.len() > LONGEST || text.ends_with(COLONS) {
        return None;
    }
    let wording = lexicon.wording();
    let parts = || text.split(|c| parts(c, wording)).filter(|part| !part.is_empty());
    let known = || parts().filter(|part| lexicon.knows(part));
    let first = known().next()?;
    let (count, all) = (known().count(), parts().count());
    let short = parts().all(|part| part.chars().count() <= OTHER);
    (short && count * 2 >= all && count > 1).then_some(Found { name: first, words: first })
}

/// The longest known body that words begin with.
fn name_at<'t>(words: &'t str, lexicon: &dyn Lexicon) -> Option<&'t str> {
    const SHORTEST: usize = 3;
    const LONGEST: usize = 16;
    let ends: Vec<usize> = words.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST).collect();
    let wording = lexicon.wording();
    let hall = |name: &str| wording.unread.hall.ends(name);
    let until = words.find(|c| parts(c, wording)).unwrap_or(words.len());
    let names = ends.iter().skip(SHORTEST - 1).rev().filter(|end| **end <= until).map(|end| &words[..*end]);
    names.into_iter().find(|name| hall(name) || ends_like_body(name, wording) && lexicon.knows(name))
}

fn ends_like_body(name: &str, wording: &Wording) -> bool {
    wording.body.office_end.ends(name) || wording.law.body_end.ends(name)
}
