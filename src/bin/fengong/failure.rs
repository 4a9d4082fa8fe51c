//! Why the program stops: a line for the user and an exit code.

use fengong::say::{Lang, Text, both};
use std::{fmt, io, path::Path};

/// A reason to stop, in every language; always exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure(Text);

impl Failure {
    pub(crate) fn new(text: Text) -> Self {
        Self(text)
    }

    /// What went wrong with a file, from the system's error.
    pub(crate) fn io(path: &Path, error: &io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::NotFound => "not-found",
            io::ErrorKind::PermissionDenied => "permission-denied",
            io::ErrorKind::StorageFull => "storage-full",
            io::ErrorKind::IsADirectory => "is-a-folder",
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => "in-the-way",
            io::ErrorKind::InvalidData => "no-utf8",
            _ => "other",
        };
        Self::new(both!("program-io", name = shown(path), kind, error = error.to_string()))
    }

    pub(crate) fn text(&self, lang: Lang) -> &str {
        self.0.in_lang(lang)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Lang::ALL.map(|lang| self.text(lang)).join(" / "))
    }
}

/// A path as messages show it: on one line, whatever its name holds.
pub(crate) fn shown(path: &Path) -> String {
    let name = path.display().to_string();
    if name.contains(char::is_control) { name.escape_debug().to_string() } else { name }
}

/// What a command comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Exit code 0.
    Done,
    /// Exit code 1: done, but `--strict` and something needs a look.
    NeedsLook,
    /// Exit code 2: some input could not be read; the rest was done.
    SomeUnread,
}

impl Outcome {
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::NeedsLook => 1,
            Self::SomeUnread => 2,
        }
    }
}
