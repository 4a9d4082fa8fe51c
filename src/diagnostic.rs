//! What the program noticed on the way, as data: severity, code, place, message, hint.
//!
//! Diagnostics travel beside the data ([`Warned`]) and are printed in one place only, by the binary.

use crate::{
    model::{Place, Span},
    say::{Lang, Text, advice, told},
};
use serde::Serialize;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; nothing to do.
    Note,
    /// A coder should look at it; `--strict` turns it into exit code 1.
    Warning,
    /// Something could not be read; exit code 2.
    Error,
}

/// Every code, in the order of the messages (`diagnostic-CODE`, with what to do as `.hint`), where its texts stand.
pub const CODES: &[&str] = &[
    "empty-file",
    "file-too-large",
    "expands-too-far",
    "nested-too-deep",
    "too-many-cells",
    "too-much-text",
    "binary-file",
    "password-protected",
    "damaged-file",
    "no-text",
    "scripted-page",
    "unmapped-font",
    "needs-conversion",
    "unsupported-format",
    "conversion-failed",
    "coded-table",
    "unreadable-file",
    "part-cut-off",
    "part-missing",
    "part-left-out",
    "sheet-missing",
    "formula-without-value",
    "formulas-without-value",
    "hidden-sheet",
    "struck-text",
    "hidden-text",
    "notes-left-out",
    "wide-table",
    "long-paragraph",
    "long-cell",
    "mixed-encodings",
    "unreadable-bytes",
    "control-characters",
    "lost-pages",
    "broken-page",
    "unmapped-characters",
    "no-task",
    "passed-over",
    "unlike-a-plan",
    "names-nobody",
    "duplicate-plan",
    "repeated-sheet",
    "numbering-gap",
    "repeated-number",
    "empty-task",
    "row-without-responsibility",
    "item-without-statement",
    "duty-unread",
    "data-table",
    "table-without-header",
    "mark-without-legend",
    "no-value",
    "open-list",
    "no-body",
    "no-duty-word",
    "unplaced-text",
    "cell-refused",
    "long-statement",
    "unknown-agency",
    "approximate-name",
    "correction",
    "coded-duty",
    "coded-line",
];

/// One thing noticed about an input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Stable kebab-case code, one of [`CODES`].
    pub code: &'static str,
    /// Where it stands.
    pub place: Place,
    /// The task it belongs to, if any.
    pub task: Option<String>,
    /// The text the span points into.
    pub excerpt: Option<String>,
    /// The words meant, in `excerpt`.
    pub span: Option<Span>,
    /// What its message is about, by the names that the message knows. Words are made of it when somebody reads them.
    pub args: Vec<(&'static str, Arg)>,
}

/// What a message of a diagnostic is told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arg {
    /// A text, or a word that chooses a form.
    Text(String),
    /// A number, which chooses plural forms.
    Count(usize),
    /// Texts, which a language joins in its own way.
    List(Vec<String>),
    /// Words that each language has of its own.
    Words(Text),
}

impl From<Text> for Arg {
    fn from(words: Text) -> Self {
        Self::Words(words)
    }
}

impl From<Vec<String>> for Arg {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts)
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<char> for Arg {
    fn from(mark: char) -> Self {
        Self::Text(mark.into())
    }
}

impl Diagnostic {
    /// A diagnostic about a place; `code` is one of [`CODES`].
    pub fn new(severity: Severity, code: &'static str, place: Place) -> Self {
        debug_assert!(CODES.contains(&code), "{code} has no message");
        Self { severity, code, place, task: None, excerpt: None, span: None, args: Vec::new() }
    }

    /// Something at a place that a coder must look at.
    pub fn warning(code: &'static str, place: &Place) -> Self {
        Self::new(Severity::Warning, code, place.clone())
    }

    /// Tells the message a text.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// Tells the message a number.
    #[must_use]
    pub fn count(mut self, name: &'static str, count: usize) -> Self {
        self.args.push((name, Arg::Count(count)));
        self
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        told(lang, self.code, &self.args)
    }

    /// What to do about it, where the messages have that.
    pub fn hint(&self, lang: Lang) -> Option<String> {
        advice(lang, self.code, &self.args)
    }

    /// Adds the text and the words in it that are meant; of a long text what stands around them.
    #[must_use]
    pub fn at(mut self, text: &str, span: Span) -> Self {
        let (from, to) = around(text, span);
        self.excerpt = Some(text[from..to].to_owned());
        self.span = Some(Span::new(span.start().clamp(from, to) - from, span.end().clamp(from, to) - from));
        self
    }

    /// Adds the text that is meant, without any words in it; of a long text its beginning.
    #[must_use]
    pub fn about(self, text: &str) -> Self {
        Self { span: None, ..self.at(text, Span::new(0, 0)) }
    }

    /// Adds the task it belongs to.
    #[must_use]
    pub fn task(mut self, id: impl Into<String>) -> Self {
        self.task = Some(id.into());
        self
    }
}

/// The part of a text that an excerpt shows: all of it, or a window around the words that are meant.
fn around(text: &str, span: Span) -> (usize, usize) {
    const WHOLE: usize = 900;
    const AROUND: usize = 150;
    if text.len() <= WHOLE {
        return (0, text.len());
    }
    let boundary = |at: usize| (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    let from = boundary(span.start().saturating_sub(AROUND)).unwrap_or(0);
    let to = boundary((span.end() + AROUND).clamp(from + 2 * AROUND, from + WHOLE)).unwrap_or(text.len());
    (from, to)
}

/// A result with what was noticed on the way to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Warned<T> {
    /// The result.
    pub value: T,
    /// What was noticed, in document order.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Warned<T> {
    /// A result about which there is nothing to say.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::ids;

    #[test]
    fn every_code_has_its_message_and_every_message_its_code() {
        let all: Vec<String> = ids(Lang::Zh)
            .into_iter()
            .filter_map(|(id, _)| Some(id.strip_prefix("diagnostic-")?.to_owned()))
            .collect();
        assert_eq!(all, CODES);
    }

    #[test]
    fn a_message_is_made_of_what_it_is_told() {
        let d = Diagnostic::new(Severity::Warning, "unknown-agency", Place::default())
            .with("name", "乐活局")
            .with("form", "close")
            .with("close", "民政局");
        assert_eq!(d.message(Lang::Zh), "登记表中没有“乐活局”，按原名保留");
        assert!(d.hint(Lang::En).is_some_and(|h| h.contains("民政局")));
        assert_eq!(Diagnostic::new(Severity::Note, "open-list", Place::default()).hint(Lang::Zh), None);
    }
}
