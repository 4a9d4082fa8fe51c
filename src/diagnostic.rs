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

    /// Adds the text and the words in it that are meant.
    #[must_use]
    pub fn at(mut self, excerpt: impl Into<String>, span: Span) -> Self {
        self.excerpt = Some(excerpt.into());
        self.span = Some(span);
        self
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
