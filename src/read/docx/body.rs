//! The body of a Word document, walked once from front to back.

use super::super::flow::{FlowCell, Piece, table};
use super::super::grid::Rows;
use super::super::tidy::trim;
use super::super::xml::{Element, Token, Xml};
use super::super::{Limits, ReadErrorKind};
use super::numbering::Numbering;
use super::styles::Styles;

type Result<T> = std::result::Result<T, ReadErrorKind>;

/// A walk over `document.xml`.
pub(super) struct Body<'a> {
    xml: Xml<'a>,
    limits: &'a Limits,
    styles: Styles,
    numbering: Numbering,
    /// Text of a paragraph whose end mark is a tracked deletion: it runs on into the next one.
    joined: String,
}

/// What a paragraph says about itself.
#[derive(Default)]
struct Properties {
    style: Option<String>,
    list: Option<u32>,
    level: Option<usize>,
    outline: Option<u8>,
    mark_deleted: bool,
}

/// A paragraph's text and the text boxes anchored in it.
#[derive(Default)]
struct Content {
    text: String,
    boxes: Vec<Piece>,
}

/// Elements whose content is not part of the text as it stands: deleted or moved away, replaced drawings,
/// old properties, field codes, pronunciation.
fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "Fallback"
            | "pPrChange"
            | "rPrChange"
            | "tblPrChange"
            | "trPrChange"
            | "tcPrChange"
            | "sectPr"
            | "sectPrChange"
            | "instrText"
            | "delText"
            | "delInstrText"
            | "rt"
            | "tblPr"
            | "tblGrid"
            | "tblPrEx"
            | "sdtPr"
            | "sdtEndPr"
    )
}

impl<'a> Body<'a> {
    pub(super) fn new(text: &'a str, limits: &'a Limits, styles: Styles, numbering: Numbering) -> Self {
        Self { xml: Xml::new(text, limits.depth), limits, styles, numbering, joined: String::new() }
    }

    pub(super) fn read(&mut self) -> Result<Vec<Piece>> {
        self.blocks(0, false)
    }

    /// Paragraphs and tables inside the element open at `depth`. In a cell an automatic number stands alone.
    fn blocks(&mut self, depth: usize, in_cell: bool) -> Result<Vec<Piece>> {
        let mut pieces = Vec::new();
        while let Some(token) = self.xml.next_in(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "p" => self.paragraph(in_cell, &mut pieces)?,
                "tbl" => pieces.extend(self.table()?),
                name if is_dropped(name) => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(pieces)
    }

    fn paragraph(&mut self, in_cell: bool, pieces: &mut Vec<Piece>) -> Result<()> {
        let depth = self.xml.depth();
        let mut properties = Properties::default();
        let mut content = Content { text: std::mem::take(&mut self.joined), ..Content::default() };
        while let Some(token) = self.xml.next_in(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "pPr" => properties = self.properties()?,
                "r" => self.run(&mut content)?,
                name if is_dropped(name) => self.xml.skip()?,
                _ => {}
            }
        }
        let label = self.label(&properties);
        if properties.mark_deleted {
            self.joined = content.text;
        } else {
            let text = labelled(label, &content.text, in_cell);
            pieces.push(Piece::Text { text, heading: self.heading(&properties) });
        }
        pieces.append(&mut content.boxes);
        Ok(())
    }

    fn properties(&mut self) -> Result<Properties> {
        let depth = self.xml.depth();
        let mut properties = Properties::default();
        while let Some(token) = self.xml.next_in(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "pStyle" => properties.style = element.attr("val"),
                "numId" => properties.list = element.number("val"),
                "ilvl" => properties.level = element.number("val"),
                "outlineLvl" => properties.outline = element.number("val"),
                "del" | "moveFrom" => properties.mark_deleted = true,
                name if is_dropped(name) => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(properties)
    }

    fn heading(&self, properties: &Properties) -> Option<u8> {
        let own = properties.outline.map(|level| level.saturating_add(1));
        let styled = || self.styles.heading(properties.style.as_deref()?);
        own.or_else(styled).filter(|level| *level <= 9)
    }

    /// The automatic number: the paragraph's own list, or its style's. List 0 switches numbering off.
    fn label(&mut self, properties: &Properties) -> Option<String> {
        let style = properties.style.as_deref();
        let from_style = style.and_then(|style| self.styles.list(style));
        let list = properties.list.or(from_style.map(|(list, ..)| list)).filter(|list| *list > 0)?;
        let by_style = || {
            let (_, level, named_in) = from_style?;
            level
                .or_else(|| self.numbering.level_of_style(list, style?))
                .or_else(|| self.numbering.level_of_style(list, named_in))
        };
        let level = properties.level.or_else(by_style).unwrap_or(0);
        self.numbering.label(list, level)
    }

    fn run(&mut self, content: &mut Content) -> Result<()> {
        let depth = self.xml.depth();
        while let Some(token) = self.xml.next_in(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "vanish" | "specVanish" if element.is_on() => {
                    // Hidden text: pass over the rest of the run.
                    while self.xml.next_in(depth)?.is_some() {}
                    return Ok(());
                }
                "t" => content.text.push_str(&self.xml.inner_text()?.replace(['\n', '\r'], " ")),
                "tab" | "ptab" => content.text.push('\t'),
                "br" if matches!(element.attr("type").as_deref(), Some("page" | "column")) => {}
                "br" | "cr" => content.text.push('\n'),
                "noBreakHyphen" => content.text.push('-'),
                "txbxContent" => {
                    let depth = self.xml.depth();
                    let mut inner = self.blocks(depth, false)?;
                    content.boxes.append(&mut inner);
                }
                name if is_dropped(name) => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn table(&mut self) -> Result<Vec<Piece>> {
        let depth = self.xml.depth();
        let mut rows = Vec::new();
        let mut cells = 0;
        while let Some(token) = self.xml.next_in(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "tr" => {
                    let row = self.row()?.unwrap_or_default();
                    cells += row.len();
                    if cells > self.limits.cells {
                        return Err(ReadErrorKind::TooManyCells { limit: self.limits.cells });
                    }
                    rows.push(row);
                }
                name if is_dropped(name) => self.xml.skip()?,
                _ => {}
            }
        }
        table(rows, self.limits.cells)
    }

    /// One row; none if a tracked change deletes it.
    fn row(&mut self) -> Result<Option<Vec<FlowCell>>> {
        let depth = self.xml.depth();
        let mut cells: Vec<FlowCell> = Vec::new();
        let mut deleted = false;
        while let Some(token) = self.xml.next_in(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "tc" => {
                    let (cell, joins_left) = self.cell()?;
                    match cells.last_mut().filter(|_| joins_left) {
                        Some(left) => left.columns += cell.columns,
                        None => cells.push(cell),
                    }
                }
                "gridBefore" => {
                    let columns = span(&element);
                    cells.push(FlowCell { columns, ..FlowCell::default() });
                }
                "del" => {
                    deleted = true;
                    self.xml.skip()?;
                }
                name if is_dropped(name) => self.xml.skip()?,
                _ => {}
            }
        }
        Ok((!deleted).then_some(cells))
    }

    /// One cell, and whether it continues the cell to its left.
    fn cell(&mut self) -> Result<(FlowCell, bool)> {
        let depth = self.xml.depth();
        let mut cell = FlowCell { columns: 1, ..FlowCell::default() };
        let mut joins_left = false;
        while let Some(token) = self.xml.next_in(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "gridSpan" => cell.columns = span(&element),
                "vMerge" if element.attr("val").as_deref() != Some("restart") => cell.rows = Rows::Continue,
                "hMerge" => joins_left = element.attr("val").as_deref() != Some("restart"),
                "p" => self.paragraph(true, &mut cell.pieces)?,
                "tbl" => {
                    let inner = self.table()?;
                    cell.pieces.extend(inner);
                }
                name if is_dropped(name) => self.xml.skip()?,
                _ => {}
            }
        }
        Ok((cell, joins_left))
    }
}

/// Columns covered; Word allows 63.
fn span(element: &Element) -> usize {
    element.number::<usize>("val").unwrap_or(1).clamp(1, 1000)
}

/// A number before its text: set off by a space only where it ends in a letter or digit (`第一条 总则`). A number
/// without text counts only in a cell, where it is the cell's text.
fn labelled(label: Option<String>, text: &str, in_cell: bool) -> String {
    let text = trim(text);
    match label {
        None => text.to_owned(),
        Some(_) if text.is_empty() && !in_cell => String::new(),
        Some(label) if text.is_empty() => label,
        Some(label) if label.ends_with(char::is_alphanumeric) => format!("{label} {text}"),
        Some(label) => format!("{label}{text}"),
    }
}
