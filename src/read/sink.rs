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
    // Readers hand it on like the other parts, which can fail.
    #[allow(clippy::unnecessary_wraps)]
    pub(super) fn table(&mut self, mut table: Table) -> Result<(), ReadError> {
        table.rows.retain(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
        if table.rows.is_empty() {
            return Ok(());
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
        Ok(())
    }

    fn too_long(&mut self, what: Long, place: &Place) {
        self.long[what as usize].get_or_insert_with(|| (0, place.clone())).0 += 1;
    }

    /// What was too long, said once for a file.
    pub(super) fn report_long(&mut self) {
        if let Some((count, place)) = self.long[Long::Row as usize].take() {
            let (zh, en) = (
                format!("有 {count} 行超过 {MOST_COLUMNS} 列，其后的列没有读"),
                format!("{count} rows have more than {MOST_COLUMNS} columns; those behind were not read"),
            );
            let hint = (
                "请删去与任务无关的列，或拆分表格",
                "take out the columns that are no part of the tasks, or split the table",
            );
            self.diagnostics.push(warning("wide-table", place, zh, en).hint(hint.0, hint.1));
        }
        let limit = self.limits.line;
        let hint = (
            format!("如确需整段读取，用 --limit line=字数 放宽（现为 {limit}）"),
            format!("--limit line=N raises the limit (now {limit} characters)"),
        );
        let [paragraphs, cells, _] = std::mem::take(&mut self.long);
        if let Some((count, place)) = paragraphs {
            let (zh, en) = (
                format!("有 {count} 段超过 {limit} 字，已在句末分段读取"),
                format!(
                    "{count} paragraphs have more than {limit} characters and were read in parts, cut at ends of sentences"
                ),
            );
            self.diagnostics
                .push(warning("long-paragraph", place, zh, en).hint(hint.0.clone(), hint.1.clone()));
        }
        if let Some((count, place)) = cells {
            let (zh, en) = (
                format!("有 {count} 个单元格超过 {limit} 字，其后的文字没有读"),
                format!(
                    "{count} cells have more than {limit} characters; what stands behind these was not read"
                ),
            );
            self.diagnostics.push(warning("long-cell", place, zh, en).hint(hint.0, hint.1));
        }
    }

    /// A part of a package that is named in it and is not there, or not whole.
    pub(super) fn lost_part(&mut self, name: &str) {
        self.warn(
            "part-missing",
            self.place(),
            format!("文件缺少或损坏了一个部分（{name}），其中的内容没有读到；请重新下载或另存一份"),
            format!("a part of the file is missing or damaged ({name}), and what is in it was not read: download the file again or save a fresh copy"),
        );
    }

    pub(super) fn warn(
        &mut self,
        code: &'static str,
        place: Place,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        self.diagnostics.push(warning(code, place, zh, en));
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

fn warning(code: &'static str, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Severity::Warning, code, place, zh, en)
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
        assert_eq!(sink.table(Table { rows: vec![row] }), Ok(()));
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
