//! Footnotes and endnotes stand outside the text; a reader of the result is told of them, since a note may say who leads.

use super::super::ReadError;
use super::super::archive::Archive;
use super::super::sink::Sink;
use super::super::tidy::trim;
use super::super::xml::{Token, Xml};
use super::package::Parts;

/// Most characters of the first note that the report shows.
const SHOWN: usize = 60;

pub(super) fn report(parts: &Parts, archive: &mut Archive, sink: &mut Sink) -> Result<(), ReadError> {
    let mut notes = texts(&parts.text("footnotes", archive, sink)?, sink.limits.depth);
    notes.extend(texts(&parts.text("endnotes", archive, sink)?, sink.limits.depth));
    if let Some(first) = notes.first() {
        let count = notes.len();
        let first: String = first.chars().take(SHOWN).collect();
        sink.warn(
            "notes-left-out",
            sink.place(),
            format!("有 {count} 条脚注或尾注未计入正文（首条：{first}）"),
            format!("{count} footnotes or endnotes are no part of the text read (the first: {first})"),
        );
    }
    Ok(())
}

/// The notes' texts; the rules that separate them from the text are none.
fn texts(part: &str, depth: usize) -> Vec<String> {
    let mut xml = Xml::new(part, depth);
    let mut notes = Vec::new();
    while let Ok(Some(token)) = xml.next_in(0) {
        let Token::Open(element) = token else { continue };
        if matches!(element.name(), "footnote" | "endnote")
            && element.attr("type").is_none_or(|kind| kind == "normal")
        {
            let text = xml.inner_text().unwrap_or_default();
            let text = trim(&text);
            if !text.is_empty() {
                notes.push(text.to_owned());
            }
        }
    }
    notes
}
