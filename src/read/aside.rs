//! What a document shows struck through, hides until it is clicked, or puts into notes: left out or read all the same,
//! and said either way.

use super::sink::{Sink, warning};

/// Most characters of the first of its kind that a message shows.
const SHOWN: usize = 60;

/// What stands aside of the text.
#[derive(Debug, Default)]
pub(super) struct Aside {
    /// Struck through: no part of the text.
    pub(super) struck: Vec<String>,
    /// Hidden by the page and read all the same.
    pub(super) hidden: Vec<String>,
    /// Footnotes: no part of the text.
    pub(super) notes: Vec<String>,
}

impl Aside {
    /// Adds struck text, unless there is none.
    pub(super) fn strike(&mut self, text: &str) {
        add(&mut self.struck, text);
    }

    /// Adds hidden text that was read.
    pub(super) fn hide(&mut self, text: &str) {
        add(&mut self.hidden, text);
    }

    /// Adds a footnote.
    pub(super) fn note(&mut self, text: &str) {
        add(&mut self.notes, text);
    }

    /// Takes what stands aside of a part.
    pub(super) fn append(&mut self, other: Self) {
        self.struck.extend(other.struck);
        self.hidden.extend(other.hidden);
        self.notes.extend(other.notes);
    }

    /// Says it.
    pub(super) fn report(self, sink: &mut Sink) {
        if let Some((count, first)) = counted(&self.struck) {
            sink.warn(warning("struck-text", sink.place()).count("count", count).with("first", first));
        }
        if let Some((count, first)) = counted(&self.hidden) {
            sink.warn(warning("hidden-text", sink.place()).count("count", count).with("first", first));
        }
        if let Some((count, first)) = counted(&self.notes) {
            sink.warn(warning("notes-left-out", sink.place()).count("count", count).with("first", first));
        }
    }
}

fn add(list: &mut Vec<String>, text: &str) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().any(char::is_alphanumeric) {
        list.push(text);
    }
}

fn counted(list: &[String]) -> Option<(usize, String)> {
    Some((list.len(), list.first()?.chars().take(SHOWN).collect()))
}
