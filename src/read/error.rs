use crate::diagnostic::{Arg, Diagnostic, Severity};
use crate::model::Place;
use crate::say::{Lang, advice, told};
use std::sync::Arc;
use thiserror::Error;

/// Why a file could not be read: what is wrong; what to do stands in the messages.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}: {}", .kind.message(Lang::En))]
pub struct ReadError {
    /// The file's name without its folders.
    pub file: Arc<str>,
    /// What is wrong.
    pub kind: ReadErrorKind,
}

/// What can be wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadErrorKind {
    /// No bytes, or nothing but white space.
    Empty,
    /// More bytes than the limit.
    TooLarge {
        /// Size of the file in bytes; the limit plus one where reading stopped there (standard input).
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// A compressed file that grows beyond the limit when unpacked.
    Expansion {
        /// The limit in bytes.
        limit: u64,
    },
    /// Elements nested deeper than the limit.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// More table cells, or more text carried through merged cells, than the limit.
    TooManyCells {
        /// The limit in cells.
        limit: usize,
    },
    /// More text, repeated and carried cells included, than a file of this size may hold.
    TooMuchText {
        /// The limit in bytes.
        limit: u64,
    },
    /// Bytes that are no text in any known encoding.
    Binary,
    /// Protected by a password.
    Encrypted,
    /// Broken off or garbled.
    Damaged {
        /// What the parser said.
        detail: String,
    },
    /// No text layer: a scan or pictures only.
    NoText,
    /// A web page whose text a script puts in when it is opened.
    ScriptedPage,
    /// Most of the text is set in fonts that do not say which characters they show.
    UnmappedFont,
    /// An old format that has to be converted first.
    NeedsConversion {
        /// The format's name.
        format: &'static str,
    },
    /// A format that is no plan document.
    Unsupported {
        /// The format's name.
        format: &'static str,
    },
    /// The converter is missing, failed or took too long.
    Converter {
        /// What happened.
        detail: String,
    },
    /// A coded table without columns that it has to have.
    CodedTable {
        /// The columns' names, in Chinese and as keys.
        missing: Vec<String>,
    },
    /// The file could not be opened.
    Io {
        /// What the system said.
        detail: String,
    },
}

impl ReadErrorKind {
    /// Stable kebab-case code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::TooLarge { .. } => "file-too-large",
            Self::Expansion { .. } => "expands-too-far",
            Self::TooDeep { .. } => "nested-too-deep",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::TooMuchText { .. } => "too-much-text",
            Self::Binary => "binary-file",
            Self::Encrypted => "password-protected",
            Self::Damaged { .. } => "damaged-file",
            Self::NoText => "no-text",
            Self::ScriptedPage => "scripted-page",
            Self::UnmappedFont => "unmapped-font",
            Self::NeedsConversion { .. } => "needs-conversion",
            Self::Unsupported { .. } => "unsupported-format",
            Self::Converter { .. } => "conversion-failed",
            Self::CodedTable { .. } => "coded-table",
            Self::Io { .. } => "unreadable-file",
        }
    }

    /// What the message is told.
    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::TooLarge { size, limit } => {
                let form = if *size == limit + 1 { "open" } else { "sized" };
                vec![
                    ("form", form.into()),
                    ("size", megabytes(*size).into()),
                    ("limit", megabytes(*limit).into()),
                ]
            }
            Self::Expansion { limit } | Self::TooMuchText { limit } => {
                vec![("limit", megabytes(*limit).into())]
            }
            Self::TooDeep { limit } | Self::TooManyCells { limit } => vec![("limit", Arg::Count(*limit))],
            Self::Damaged { detail } | Self::Converter { detail } | Self::Io { detail } => {
                vec![("detail", detail.as_str().into())]
            }
            Self::NeedsConversion { format } | Self::Unsupported { format } => {
                vec![("format", (*format).into())]
            }
            Self::CodedTable { missing } => vec![("missing", missing.clone().into())],
            _ => Vec::new(),
        }
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        told(lang, self.code(), &self.args())
    }

    /// What to do.
    pub fn hint(&self, lang: Lang) -> String {
        advice(lang, self.code(), &self.args()).unwrap_or_default()
    }
}

impl ReadError {
    /// The error as a diagnostic that names the file.
    pub fn diagnostic(&self) -> Diagnostic {
        let place = Place { file: self.file.clone(), ..Place::default() };
        let diagnostic = Diagnostic::new(Severity::Error, self.kind.code(), place);
        Diagnostic { args: self.kind.args(), ..diagnostic }
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1_048_576.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_the_file_the_reason_and_the_way_out() {
        let error = ReadError {
            file: "大.docx".into(),
            kind: ReadErrorKind::TooLarge { size: 209_715_200, limit: 104_857_600 },
        };
        assert_eq!(error.to_string(), "大.docx: the file has 200.0 MB, more than the limit of 100.0 MB");
        let diagnostic = error.diagnostic();
        assert_eq!(diagnostic.code, "file-too-large");
        assert!(diagnostic.hint(Lang::Zh).is_some_and(|hint| hint.contains("拆分")));
    }
}
