use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

/// Where a piece of a document stands, so that a person can find it again.
///
/// What a format does not have is absent: a text file has lines, a workbook sheets and cells, a PDF pages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Place {
    /// The file's name as given on the command line, without its folders.
    pub file: Arc<str>,
    /// Line (text formats) or paragraph (docx), from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub line: Option<u32>,
    /// Page, from 1 (PDF).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub page: Option<u32>,
    /// Table in the document, from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub table: Option<u32>,
    /// Row in the table or sheet, from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub row: Option<u32>,
    /// Name of the sheet (workbooks).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sheet: Option<Arc<str>>,
}

/// The short form for messages and tables: `plan.txt:36`, `plan.pdf p.3 table 2 row 5`, `plan.xlsx!Sheet1 row 5`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, "!{sheet}")?;
        }
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        for (name, value) in [("p.", self.page), ("table ", self.table), ("row ", self.row)] {
            if let Some(value) = value {
                write!(f, " {name}{value}")?;
            }
        }
        Ok(())
    }
}

/// The bullets of nested lists by level, from the outermost: readers write them, whatever the document has.
pub const BULLETS: [char; 9] = ['•', '◦', '▪', '‣', '⁃', '⁌', '⁍', '∙', '∘'];

/// What one file holds: paragraphs and tables in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The file's name without its folders.
    pub file: Arc<str>,
    /// The file's name without its last ending; plan ids begin with it.
    pub stem: Arc<str>,
    /// Paragraphs and tables in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// All its texts in reading order: paragraphs, and cells of tables.
    pub fn texts(&self) -> impl Iterator<Item = &String> {
        self.blocks.iter().flat_map(|block| {
            let (own, rows) = match block {
                Block::Paragraph(paragraph) => (Some(&paragraph.text), [].as_slice()),
                Block::Table(table) => (None, table.rows.as_slice()),
            };
            own.into_iter().chain(rows.iter().flat_map(|row| row.cells.iter().map(|cell| &cell.text)))
        })
    }

    /// The same texts, to be changed.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.blocks.iter_mut().flat_map(|block| {
            let (own, rows) = match block {
                Block::Paragraph(paragraph) => (Some(&mut paragraph.text), [].as_mut_slice()),
                Block::Table(table) => (None, table.rows.as_mut_slice()),
            };
            let cells = rows.iter_mut().flat_map(|row| row.cells.iter_mut().map(|cell| &mut cell.text));
            own.into_iter().chain(cells)
        })
    }
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Paragraph),
    /// Rows of cells.
    Table(Table),
}

/// One paragraph (in a text file: one line).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text without markup; a forced line break is `\n`.
    pub text: String,
    /// Level of a heading the format itself marks (1 = title), absent otherwise.
    pub heading: Option<u8>,
    /// Where it stands.
    pub place: Place,
}

/// A table with its merged cells already carried to every place they cover.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Rows from top to bottom; rows may differ in length where the source's do.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Cells by column.
    pub cells: Vec<Cell>,
    /// Where the row stands.
    pub place: Place,
}

impl Row {
    /// A row of cells that stand for themselves.
    pub fn new(texts: impl IntoIterator<Item = impl Into<String>>, place: &Place) -> Self {
        Self { cells: texts.into_iter().map(Cell::new).collect(), place: place.clone() }
    }
}

/// One cell of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its text; line and paragraph breaks inside the cell are `\n`.
    pub text: String,
    /// Whether the text belongs to a merged cell that begins above or to the left of this place.
    pub carried: bool,
}

impl Cell {
    /// A cell that stands for itself.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), carried: false }
    }
}
