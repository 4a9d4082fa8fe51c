use super::ReadErrorKind;
use std::cell::Cell;
use std::ops::Deref;

/// How much a single file may cost before it is refused, or read in part, with a clear line.
///
/// ```
/// use fengong::read::Limits;
/// let mut limits = Limits::default();
/// assert!(limits.set("statement", 10_000));
/// assert_eq!(limits.statement, 10_000);
/// assert!(!limits.set("no-such-limit", 1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file in bytes.
    pub file_bytes: u64,
    /// Most bytes a packed file (docx, xlsx, PDF streams) may unpack to.
    pub unpacked_bytes: u64,
    /// Most unpacked bytes for each packed byte; applied only beyond 16 MB unpacked.
    pub ratio: u64,
    /// Deepest nesting of elements followed.
    pub depth: usize,
    /// Table cells, carried ones included, that any file may hold; a large one may hold one for eight of its bytes.
    pub cells: usize,
    /// Bytes of text, carried cells included, that any file may hold; a large one may hold twice its own size.
    pub text_bytes: u64,
    /// Most characters of a paragraph, which is read in parts beyond them, and of a cell, which is cut there.
    pub line: usize,
    /// Most characters of a responsibility statement, and half of what is read of all of a task's; they are cut there.
    pub statement: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 100 << 20,
            unpacked_bytes: 256 << 20,
            ratio: 60,
            depth: 200,
            cells: 400_000,
            text_bytes: 4 << 20,
            line: 10_000,
            statement: 1500,
        }
    }
}

/// Deepest nesting that may be asked for: readers follow it on the stack.
const DEEPEST: u64 = 400;

impl Limits {
    /// The names that [`Limits::set`] takes.
    pub const NAMES: [&'static str; 8] =
        ["file", "unpacked", "ratio", "depth", "cells", "text", "line", "statement"];

    /// Sets a limit by its name; `file`, `unpacked` and `text` are in megabytes. Whether there is one of that name.
    pub fn set(&mut self, name: &str, value: u64) -> bool {
        let bytes = value.saturating_mul(1 << 20);
        let count = usize::try_from(value).unwrap_or(usize::MAX);
        match name {
            "file" => self.file_bytes = bytes.min(1 << 40),
            "unpacked" => self.unpacked_bytes = bytes.min(1 << 40),
            "ratio" => self.ratio = value.min(1 << 20),
            "depth" => self.depth = value.min(DEEPEST) as usize,
            "cells" => self.cells = count,
            "text" => self.text_bytes = bytes.min(1 << 40),
            "line" => self.line = count.max(1),
            "statement" => self.statement = count.max(1),
            _ => return false,
        }
        true
    }
}

/// The limits of one file, and how much of its share of cells and text has been used.
#[derive(Debug)]
pub(super) struct Share {
    limits: Limits,
    /// Size of the file in bytes.
    size: u64,
    cells: Cell<usize>,
    text: Cell<u64>,
}

impl Share {
    pub(super) fn new(limits: &Limits, size: usize) -> Self {
        Self { limits: *limits, size: size as u64, cells: Cell::new(0), text: Cell::new(0) }
    }

    /// Takes a cell with so many bytes of text out of the share, before room is made for it.
    pub(super) fn take_cell(&self, text: usize) -> Result<(), ReadErrorKind> {
        self.cells.set(self.cells.get() + 1);
        self.has_cells_for(self.cells.get())?;
        self.take_text(text)
    }

    /// Whether so many cells, counted before they are read, are within the share.
    pub(super) fn has_cells_for(&self, cells: usize) -> Result<(), ReadErrorKind> {
        let limit = self.limits.cells.max(self.size as usize / 8);
        if cells > limit { Err(ReadErrorKind::TooManyCells { limit }) } else { Ok(()) }
    }

    /// Takes so many bytes of text out of the share.
    pub(super) fn take_text(&self, text: usize) -> Result<(), ReadErrorKind> {
        self.text.set(self.text.get() + text as u64);
        self.has_room_for(self.text.get())
    }

    /// Whether so many bytes of text, counted before they are read, are within the share.
    pub(super) fn has_room_for(&self, text: u64) -> Result<(), ReadErrorKind> {
        let limit = self.most_text();
        if text > limit { Err(ReadErrorKind::TooMuchText { limit }) } else { Ok(()) }
    }

    fn most_text(&self) -> u64 {
        self.limits.text_bytes.max(self.size.saturating_mul(2))
    }

    /// Most bytes of a PDF's streams that are played, each as often as it is used.
    pub(super) fn most_played(&self) -> u64 {
        const FREE: u64 = 4 << 20;
        self.limits.unpacked_bytes.min((self.size.saturating_mul(self.limits.ratio) / 5 * 2).max(FREE))
    }

    /// Most bytes a part may have that is held whole while it is read.
    pub(super) fn most_held(&self) -> u64 {
        const FREE: u64 = 16 << 20;
        self.limits.unpacked_bytes.min((self.size.saturating_mul(self.limits.ratio) / 4).max(FREE))
    }
}

impl Deref for Share {
    type Target = Limits;

    fn deref(&self) -> &Limits {
        &self.limits
    }
}
