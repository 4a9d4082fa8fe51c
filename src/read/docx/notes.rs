//! Footnotes and endnotes stand outside the text; a reader of the result is told of them, since a note may say who leads.

use super::super::ReadError;
use super::super::archive::Archive;
use super::super::aside::Aside;
use super::super::sink::Sink;
use super::super::tidy::trim;
use super::super::xml::{Token, Xml};
use super::package::Parts;

pub(super) fn report(parts: &Parts, archive: &mut Archive, sink: &mut Sink) -> Result<(), ReadError> {
    let mut aside = Aside::default();
    for part in ["footnotes", "endnotes"] {
        aside.notes.extend(texts(&parts.text(part, archive, sink)?, sink.limits.depth));
    }
    aside.report(sink);
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
