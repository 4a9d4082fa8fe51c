//! Why the program stops: a line for the user and an exit code.

use fengong::{
    read::ReadError,
    say::{Lang, Text, advice, both},
};
use std::{fmt, io, path::Path};

/// A reason to stop, in every language; always exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// The line.
    pub(crate) said: Text,
    /// The file that could not be read, where it is one.
    pub(crate) unread: Option<Box<Unread>>,
}

/// A file that could not be read, in pieces: for who says it otherwise than in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unread {
    /// Its path as given.
    pub(crate) file: String,
    /// Stable kebab-case code.
    pub(crate) code: &'static str,
    /// What is wrong.
    pub(crate) reason: Text,
    /// What to do.
    pub(crate) hint: Text,
}

impl Failure {
    pub(crate) fn new(said: Text) -> Self {
        Self { said, unread: None }
    }

    /// A file that could not be read.
    pub(crate) fn unread(file: &Path, code: &'static str, reason: Text, hint: Text) -> Self {
        let file = shown(file);
        let said = both!("program-unreadable", name = file, message = reason, hint);
        Self { said, unread: Some(Box::new(Unread { file, code, reason, hint })) }
    }

    /// The same, for what the library says of it.
    pub(crate) fn read(file: &Path, error: &ReadError) -> Self {
        let kind = &error.kind;
        let reason = Text::each(|lang| kind.message(lang));
        Self::unread(file, kind.code(), reason, Text::each(|lang| kind.hint(lang)))
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
        let (file, code) = (shown(path), "unreadable-file");
        let reason = both!("program-io", kind, error = error.to_string());
        let said = both!("program-wrong-file", name = file, error = reason);
        let hint = Text::each(|lang| advice(lang, code, &[]).unwrap_or_default());
        Self { said, unread: Some(Box::new(Unread { file, code, reason, hint })) }
    }

    pub(crate) fn text(&self, lang: Lang) -> &str {
        self.said.in_lang(lang)
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
