//! What stands at the head of an item: its number, its title.

use super::super::draft::Number;
use super::super::lines::Line;
use crate::parse::heading::Style;

/// The number a line begins with; a bullet is none, nor is what only makes a line an item.
pub(super) fn counted(head: &Line) -> Option<Number> {
    let counted = head.marker.as_ref().filter(|m| !m.number.is_empty());
    counted.map(|m| Number { text: m.number.clone(), counts: Some((m.style, m.value)) })
}

/// The line's words behind its number and without its statements.
pub(super) fn words_of(line: &Line) -> String {
    let mut at = line.body_start();
    let mut out = String::new();
    for note in &line.notes {
        out.push_str(line.text.get(at..note.cut.start).unwrap_or(""));
        at = at.max(note.cut.end);
    }
    out.push_str(line.text.get(at..).unwrap_or(""));
    out.trim().trim_end_matches(['。', '：', ':', '；']).to_owned()
}

/// The line reduced to its statements.
pub(super) fn without_words(line: &Line) -> Line {
    let mut only = line.clone();
    only.text = String::new();
    only.marker = None;
    only.whole = true;
    for note in &mut only.notes {
        let words = line.text.get(note.cut.clone()).unwrap_or("");
        let start = only.text.len();
        only.text.push_str(words);
        note.cut = start..only.text.len();
    }
    only
}

pub(super) fn ends_with_note(line: &Line) -> bool {
    line.notes.last().is_some_and(|n| !line.text[n.cut.end..].chars().any(char::is_alphanumeric))
}

/// Longest title, in characters.
pub(super) const TITLE: usize = 45;

/// The title with which a numbered line begins: its first sentence, where more follows (便利企业开办。依托…).
pub(super) fn title_in(line: &Line) -> Option<String> {
    line.marker.as_ref()?;
    let body = line.body();
    let stop = body.find('。')?;
    let (title, rest) = (&body[..stop], &body[stop..]);
    let until = line.notes.first().map_or(line.text.len(), |n| n.cut.start);
    let more = line.text.get(line.body_start() + stop..until).unwrap_or(rest);
    // 到2025年，建成学校五所。: what goes on with commas is a sentence.
    let fits = title.chars().count() <= TITLE && !title.contains(['；', '，', ',']);
    (fits && more.chars().any(char::is_alphanumeric)).then(|| title.trim().to_owned())
}

/// Whether a line is a heading: short and no sentence.
pub(super) fn is_title_line(line: &Line) -> bool {
    let words = words_of(line);
    let count = words.chars().count();
    !line.whole && !ends_sentence(line) && count > 0 && count <= TITLE && !words.contains(['。', '；'])
}

/// Whether the words of a line, statements aside, end with a full stop.
pub(super) fn ends_sentence(line: &Line) -> bool {
    let until = line.notes.first().map_or(line.text.len(), |n| n.cut.start);
    let stop = |t: &str| t.trim_end().ends_with(['。', '；']);
    line.text.get(line.body_start()..until).is_some_and(stop)
        || line.notes.last().is_some_and(|n| line.text[n.cut.end..].trim_start().starts_with(['。', '；']))
}

/// A heading as it stands in a path: the number and the title, without body and statements.
pub(crate) fn section_title(head: &Line) -> String {
    let bullet = head.marker.as_ref().is_some_and(|m| matches!(m.style, Style::Bullet(_)));
    let number = if bullet { "" } else { head.text.get(..head.body_start()).unwrap_or("") };
    let title = title_in(head).unwrap_or_else(|| words_of(head));
    let mut text: String = title.chars().take(2 * TITLE).collect();
    if text.len() < title.len() {
        text.push('…');
    }
    format!("{number}{text}")
}
