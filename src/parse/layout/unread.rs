//! Sentences that name a body with a duty word and stand in no statement of their task, and lines that are names only:
//! nothing is left out without being named.

use super::draft::Draft;
use super::lines::Line;
use super::outline::{Outline, Part};
use super::sentence;
use crate::model::Place;
use crate::parse::heading::is_blank;
use crate::parse::lexicon::Lexicon;
use crate::parse::wording::wording;
use std::collections::HashMap;

/// Characters between names.
const PARTS: [char; 22] = [
    '、', '，', ',', '；', ';', '：', ':', '（', '）', '(', ')', '。', '\t', ' ', '　', '和', '由', '及',
    '[', ']', '【', '】',
];

/// The places and words of what looks like a duty and was read as none, in document order.
///
/// `law` asks for the sentences of laws, too, as where a law's articles hold marked statements.
pub(super) fn sentences(
    outline: &Outline,
    drafts: &[Draft],
    law: bool,
    lexicon: &dyn Lexicon,
) -> Vec<(Place, String)> {
    let said = Said::new(drafts);
    let mut out = Vec::new();
    // The task that the lines belong to.
    let mut task: Option<&Place> = None;
    for part in outline.parts() {
        let (place, found) = match part {
            Part::Line(line) => {
                task = said.begins(&line.place).or(task);
                let known = |name: &str| {
                    said.names(&line.place, name) || task.is_some_and(|task| said.names(task, name))
                };
                let ruled = if law { ruled(&line.text, known, lexicon) } else { None };
                let said = || of_line(line, task.is_some(), lexicon).filter(|(_, name)| !known(name));
                (&line.place, ruled.or_else(|| said().map(|(words, _)| words)))
            }
            Part::Row(draft) => {
                let found = duty(&draft.text, |_| false, lexicon);
                let found = found.filter(|(_, name)| !said.names(&draft.place, name));
                (&draft.place, found.map(|(words, _)| words))
            }
        };
        out.extend(found.map(|words| (place.clone(), words.to_owned())));
    }
    out
}

/// The first sentence that gives a duty as laws do it to bodies that are not known to have one.
fn ruled<'t>(text: &'t str, known: impl Fn(&str) -> bool, lexicon: &dyn Lexicon) -> Option<&'t str> {
    let found = sentence::duties(text, lexicon);
    found.iter().find(|found| !known(found.names.of(text).trim())).map(|found| found.sentence.of(text).trim())
}

/// What the statements say, by the place of their tasks and their own.
struct Said<'d>(HashMap<&'d Place, Vec<&'d str>>);

impl<'d> Said<'d> {
    fn new(drafts: &'d [Draft]) -> Self {
        let mut said: HashMap<&Place, Vec<&str>> = HashMap::new();
        for draft in drafts {
            let texts = said.entry(&draft.place).or_default();
            texts.extend(draft.statements.iter().map(|s| s.text.as_str()));
            for own in draft.statements.iter().filter(|s| s.place != draft.place) {
                said.entry(&own.place).or_default().push(&own.text);
            }
        }
        Self(said)
    }

    fn begins(&self, place: &Place) -> Option<&'d Place> {
        self.0.get_key_value(place).map(|(place, _)| *place)
    }

    fn names(&self, place: &Place, name: &str) -> bool {
        self.0.get(place).is_some_and(|texts| texts.iter().any(|text| text.contains(name)))
    }
}

/// What a line says outside its notes: the words, and the first body they name.
fn of_line<'l>(line: &'l Line, in_task: bool, lexicon: &dyn Lexicon) -> Option<(&'l str, &'l str)> {
    let noted = |at: usize| line.notes.iter().any(|n| !n.statement.is_empty() && n.cut.contains(&at));
    duty(&line.text, noted, lexicon)
        .or_else(|| (in_task && line.notes.is_empty()).then(|| names(&line.text, lexicon)).flatten())
}

/// The first sentence with a duty word outside `noted` and a body before or behind it.
fn duty<'t>(
    text: &'t str,
    noted: impl Fn(usize) -> bool,
    lexicon: &dyn Lexicon,
) -> Option<(&'t str, &'t str)> {
    const STOPS: [char; 4] = ['。', '；', '\n', '！'];
    let mut from = 0;
    while let Some((at, word)) = wording().unread.duty.find(&text[from..]) {
        let at = from + at;
        let start = text[..at]
            .rfind(STOPS)
            .map_or(0, |stop| stop + text[stop..].chars().next().map_or(0, char::len_utf8));
        let end = text[at..].find(STOPS).map_or(text.len(), |stop| at + stop);
        if noted(at) {
            from = at + word.len();
            continue;
        }
        let sentence = &text[start..end];
        let name = sentence.split(PARTS).find_map(|part| name_at(part.trim_start_matches(is_blank), lexicon));
        if let Some(name) = name {
            return Some((sentence.trim_matches(is_blank), name));
        }
        from = end;
    }
    None
}

/// A line that is names only, or the rest of a list that a line break cut off: a known one among few other words.
fn names<'t>(text: &'t str, lexicon: &dyn Lexicon) -> Option<(&'t str, &'t str)> {
    const LONGEST: usize = 400; // bytes
    const OTHER: usize = 16; // characters of a part that is no known name
    if text.len() > LONGEST || text.ends_with(['：', ':']) {
        return None;
    }
    let parts = || text.split(PARTS).filter(|part| !part.is_empty());
    let known = || parts().filter(|part| lexicon.knows(part));
    let first = known().next()?;
    let (count, all) = (known().count(), parts().count());
    let short = parts().all(|part| part.chars().count() <= OTHER);
    let cut_off = text.trim_end_matches(['。', '；']).ends_with(['）', ')', ']', '】'])
        && !text.contains(['（', '(', '[', '【']);
    (short && count * 2 >= all && (count > 1 || cut_off)).then_some((text, first))
}

/// The longest known body that words begin with.
fn name_at<'t>(words: &'t str, lexicon: &dyn Lexicon) -> Option<&'t str> {
    const SHORTEST: usize = 3;
    const LONGEST: usize = 16;
    let ends: Vec<usize> = words.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST).collect();
    let hall = |name: &str| wording().unread.hall.suffix(name).is_some();
    let names = ends.iter().skip(SHORTEST - 1).rev().map(|end| &words[..*end]);
    names.into_iter().find(|name| hall(name) || ends_like_body(name) && lexicon.knows(name))
}

fn ends_like_body(name: &str) -> bool {
    wording().body.office_end.suffix(name).is_some() || wording().law.body_end.suffix(name).is_some()
}
