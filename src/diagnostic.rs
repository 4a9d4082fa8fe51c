//! What the program noticed on the way, as data: severity, code, place, message, hint.
//!
//! Diagnostics travel beside the data ([`Warned`]) and are printed in one place only, by the binary.

use crate::model::{Place, Span};
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

/// One thing noticed about an input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Stable kebab-case code (`unknown-agency`, `open-list`, `numbering-gap` …).
    pub code: &'static str,
    /// Where it stands.
    pub place: Place,
    /// The task it belongs to, if any.
    pub task: Option<String>,
    /// The text the span points into.
    pub excerpt: Option<String>,
    /// The words meant, in `excerpt`.
    pub span: Option<Span>,
    /// What is wrong, in Chinese.
    pub message: String,
    /// What is wrong, in English.
    pub message_en: String,
    /// What to do, in Chinese.
    pub hint: Option<String>,
    /// What to do, in English.
    pub hint_en: Option<String>,
}

impl Diagnostic {
    /// A diagnostic without excerpt or hint.
    pub fn new(
        severity: Severity,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        message_en: impl Into<String>,
    ) -> Self {
        Self {
            severity,
            code,
            place,
            task: None,
            excerpt: None,
            span: None,
            message: message.into(),
            message_en: message_en.into(),
            hint: None,
            hint_en: None,
        }
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

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.hint = Some(zh.into());
        self.hint_en = Some(en.into());
        self
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
