//! Why the program stops: a line for the user and an exit code.

use crate::args::Lang;
use fengong::{read::ReadError, say::Text};
use std::{fmt, io, path::Path};

/// A reason to stop, in both languages; always exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) zh: String,
    pub(crate) en: String,
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
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into(), unread: None }
    }

    /// A file that could not be read.
    pub(crate) fn unread(file: &Path, code: &'static str, reason: Text, hint: Text) -> Self {
        let file = shown(file);
        let zh = format!("{file}：{}；{}", reason.zh, hint.zh);
        let en = format!("{file}: {}; {}", reason.en, hint.en);
        Self { unread: Some(Box::new(Unread { file, code, reason, hint })), zh, en }
    }

    /// The same, for what the library says of it.
    pub(crate) fn read(file: &Path, error: &ReadError) -> Self {
        let (kind, (zh, en)) = (&error.kind, error.kind.hint());
        let reason = Text::new(kind.message(), kind.message_en());
        Self::unread(file, kind.code(), reason, Text::new(zh, en))
    }

    /// What went wrong with a file, from the system's error.
    pub(crate) fn io(path: &Path, error: &io::Error) -> Self {
        let name = shown(path);
        let (zh, en): (String, String) = match error.kind() {
            io::ErrorKind::NotFound => ("没有这个文件或文件夹".into(), "no such file or folder".into()),
            io::ErrorKind::PermissionDenied => (
                "没有权限；检查文件或文件夹的读写权限".into(),
                "permission denied; check who may read and write it".into(),
            ),
            io::ErrorKind::StorageFull => (
                "磁盘已满；腾出空间，或用 -o 换一个位置".into(),
                "the disk is full; make room, or name another place with -o".into(),
            ),
            io::ErrorKind::IsADirectory => ("这是一个文件夹".into(), "it is a folder".into()),
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                ("同名文件挡住了文件夹的位置".into(), "a file is in the way of the folder".into())
            }
            io::ErrorKind::InvalidData => (
                "不是 UTF-8 文本；用文本编辑器另存为 UTF-8".into(),
                "not UTF-8 text; save it as UTF-8".into(),
            ),
            _ => (error.to_string(), error.to_string()),
        };
        let hint = Text::new("检查路径和读取权限", "check the path and the permission to read it");
        let line = Self::new(format!("{name}：{zh}"), format!("{name}: {en}"));
        let unread = Unread { file: name, code: "unreadable-file", reason: Text::new(zh, en), hint };
        Self { unread: Some(Box::new(unread)), ..line }
    }

    pub(crate) fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} / {}", self.zh, self.en)
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
