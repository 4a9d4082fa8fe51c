use super::limits::Share;
use super::radicals::unified;
use super::{ReadError, ReadErrorKind};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Block, Paragraph, Place, Table};
use std::borrow::Cow;
use std::sync::Arc;

/// Collects what a reader finds: blocks in reading order and what was noticed beside them.
pub(super) struct Sink<'a> {
    pub(super) file: Arc<str>,
    pub(super) limits: &'a Share,
    pub(super) blocks: Vec<Block>,
    pub(super) diagnostics: Vec<Diagnostic>,
    tables: u32,
    /// Paragraphs that were read in parts, cells and rows that were cut: how many, and where the first one stands.
    long: [Option<(usize, Place)>; 3],
}

impl<'a> Sink<'a> {
    pub(super) fn new(file: Arc<str>, limits: &'a Share) -> Self {
        Self {
            file,
            limits,
            blocks: Vec::new(),
            diagnostics: Vec::new(),
            tables: 0,
            long: [None, None, None],
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

    /// Adds a paragraph unless it is blank; one that is too long becomes several.
    pub(super) fn paragraph(&mut self, text: &str, heading: Option<u8>, place: Place) {
        let mut text = super::tidy::trim(text);
        if longer(text, self.limits.line) {
            self.too_long(Long::Paragraph, &place);
        }
        while let Some(end) = longer(text, self.limits.line).then(|| sentence_end(text, self.limits.line)) {
            let (part, rest) = text.split_at(end);
            self.add(part, heading, place.clone());
            text = super::tidy::trim(rest);
        }
        self.add(text, heading, place);
    }

    fn add(&mut self, text: &str, heading: Option<u8>, place: Place) {
        let text = super::tidy::trim(text);
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(Paragraph {
                text: unified(text).into_owned(),
                heading,
                place,
            }));
        }
    }

    /// Adds a table, numbers it, and gives its rows their places; blank rows go, cells that are too long are cut.
    pub(super) fn table(&mut self, mut table: Table) {
        table.rows.retain(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
        if table.rows.is_empty() {
            return;
        }
        self.tables += 1;
        for row in &mut table.rows {
            if row.cells.len() > MOST_COLUMNS {
                let own = row.cells[MOST_COLUMNS..].iter().any(|cell| !cell.carried && !cell.text.is_empty());
                row.cells.truncate(MOST_COLUMNS);
                row.cells.shrink_to_fit();
                if own {
                    self.too_long(Long::Row, &row.place);
                }
            }
            // Word and web pages have no more to say of a row's place than that.
            if row.place.file.is_empty() {
                row.place.file = self.file.clone();
            }
            row.place.table = Some(self.tables);
            for cell in &mut row.cells {
                if let Some((end, _)) = cell.text.char_indices().nth(self.limits.line) {
                    cell.text.truncate(end);
                    cell.text.shrink_to_fit();
                    self.too_long(Long::Cell, &row.place);
                }
                if let Cow::Owned(text) = unified(&cell.text) {
                    cell.text = text;
                }
            }
        }
        self.blocks.push(Block::Table(table));
    }

    fn too_long(&mut self, what: Long, place: &Place) {
        self.long[what as usize].get_or_insert_with(|| (0, place.clone())).0 += 1;
    }

    /// What was too long, said once for a file.
    pub(super) fn report_long(&mut self) {
        if let Some((count, place)) = self.long[Long::Row as usize].take() {
            let said = warning("wide-table", place).count("count", count).count("most", MOST_COLUMNS);
            self.diagnostics.push(said);
        }
        let limit = self.limits.line;
        let [paragraphs, cells, _] = std::mem::take(&mut self.long);
        for (code, found) in [("long-paragraph", paragraphs), ("long-cell", cells)] {
            if let Some((count, place)) = found {
                self.warn(warning(code, place).count("count", count).count("limit", limit));
            }
        }
    }

    /// A part of a package that is named in it and is not there, or not whole.
    pub(super) fn lost_part(&mut self, name: &str) {
        self.warn(warning("part-missing", self.place()).with("name", name));
    }

    pub(super) fn warn(&mut self, warning: Diagnostic) {
        self.diagnostics.push(warning);
    }
}

/// What can be too long.
#[derive(Clone, Copy)]
enum Long {
    Paragraph,
    Cell,
    Row,
}

/// Most columns that are read: as many as a sheet of the old workbooks has, far more than a table of tasks.
const MOST_COLUMNS: usize = 256;

/// Something that a coder should look at.
pub(super) fn warning(code: &'static str, place: Place) -> Diagnostic {
    Diagnostic::new(Severity::Warning, code, place)
}

fn longer(text: &str, limit: usize) -> bool {
    text.len() > limit && text.char_indices().nth(limit).is_some()
}

/// Where the last sentence ends within so many characters; where none does, behind a weaker mark, or just there.
fn sentence_end(text: &str, limit: usize) -> usize {
    let most = text.char_indices().nth(limit).map_or(text.len(), |(at, _)| at);
    let head = &text[..most];
    let behind = |marks: &[char]| {
        let (at, mark) = head.rmatch_indices(marks).next()?;
        (at > most / 2).then_some(at + mark.len())
    };
    behind(&['。', '\n'])
        .or_else(|| behind(&['；', '）', ';', ')']))
        .or_else(|| behind(&['，', '、', ' ']))
        .unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Limits;

    #[test]
    fn a_long_paragraph_is_read_in_parts_and_a_long_cell_is_cut() {
        let share = Share::new(&Limits { line: 10, ..Limits::default() }, 100);
        let mut sink = Sink::new("t.txt".into(), &share);
        sink.paragraph("推进甲事，办好。推进乙事，办好。推进丙事", None, sink.place());
        let row = crate::model::Row {
            cells: vec![crate::model::Cell::new("一二三四五六七八九十甲")],
            place: sink.place(),
        };
        sink.table(Table { rows: vec![row] });
        sink.report_long();
        let texts: Vec<&str> = sink
            .blocks
            .iter()
            .map(|b| match b {
                Block::Paragraph(p) => p.text.as_str(),
                Block::Table(t) => t.rows[0].cells[0].text.as_str(),
            })
            .collect();
        assert_eq!(texts, ["推进甲事，办好。", "推进乙事，办好。", "推进丙事", "一二三四五六七八九十"]);
        let codes: Vec<_> = sink.diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["long-paragraph", "long-cell"]);
    }
}
