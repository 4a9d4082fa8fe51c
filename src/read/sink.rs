use super::radicals::unified;
use super::{Limits, ReadError, ReadErrorKind};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Block, Paragraph, Place, Table};
use std::borrow::Cow;
use std::sync::Arc;

/// Collects what a reader finds: blocks in reading order and what was noticed beside them.
pub(super) struct Sink<'a> {
    pub(super) file: Arc<str>,
    pub(super) limits: &'a Limits,
    pub(super) blocks: Vec<Block>,
    pub(super) diagnostics: Vec<Diagnostic>,
    tables: u32,
    cells: usize,
    carried_bytes: usize,
}

impl<'a> Sink<'a> {
    pub(super) fn new(file: Arc<str>, limits: &'a Limits) -> Self {
        Self {
            file,
            limits,
            blocks: Vec::new(),
            diagnostics: Vec::new(),
            tables: 0,
            cells: 0,
            carried_bytes: 0,
        }
    }

    pub(super) fn error(&self, kind: ReadErrorKind) -> ReadError {
        ReadError { file: self.file.clone(), kind }
    }

    pub(super) fn damaged(&self, detail: impl std::fmt::Display) -> ReadError {
        self.error(ReadErrorKind::Damaged { detail: format!("{detail}") })
    }

    pub(super) fn place(&self) -> Place {
        Place { file: self.file.clone(), ..Place::default() }
    }

    /// A place in a text file.
    pub(super) fn line(&self, line: usize) -> Place {
        Place { line: u32::try_from(line).ok(), ..self.place() }
    }

    /// Adds a paragraph unless it is blank.
    pub(super) fn paragraph(&mut self, text: &str, heading: Option<u8>, place: Place) {
        let text = super::tidy::trim(text);
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(Paragraph {
                text: unified(text).into_owned(),
                heading,
                place,
            }));
        }
    }

    /// Adds a table, numbers it, and gives its rows their places; blank rows go.
    pub(super) fn table(&mut self, mut table: Table) -> Result<(), ReadError> {
        table.rows.retain(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
        if table.rows.is_empty() {
            return Ok(());
        }
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Cow::Owned(text) = unified(&cell.text) {
                cell.text = text;
            }
            self.cells += 1;
            self.carried_bytes += if cell.carried { cell.text.len() } else { 0 };
        }
        if self.cells > self.limits.cells || self.carried_bytes as u64 > self.limits.unpacked_bytes {
            return Err(self.error(ReadErrorKind::TooManyCells { limit: self.limits.cells }));
        }
        self.tables += 1;
        for row in &mut table.rows {
            // Word and web pages have no more to say of a row's place than that.
            if row.place.file.is_empty() {
                row.place.file = self.file.clone();
            }
            row.place.table = Some(self.tables);
        }
        self.blocks.push(Block::Table(table));
        Ok(())
    }

    pub(super) fn warn(
        &mut self,
        code: &'static str,
        place: Place,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        self.diagnostics.push(Diagnostic::new(Severity::Warning, code, place, zh, en));
    }
}
