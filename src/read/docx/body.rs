//! The body of a Word document, walked once from front to back.

use super::super::ReadErrorKind;
use super::super::aside::Aside;
use super::super::bullets;
use super::super::characters::is_wide;
use super::super::flow::{FlowCell, Piece, table};
use super::super::grid::Rows;
use super::super::limits::Share;
use super::super::tidy::{is_note_mark, trim};
use super::super::xml::{Element, Token, Xml};
use super::choices::Choices;
use super::chunks::Chunks;
use super::fields::Fields;
use super::numbering::Numbering;
use super::styles::Styles;
use super::symbols;

type Result<T> = std::result::Result<T, ReadErrorKind>;

/// A walk over `document.xml`.
pub(super) struct Body<'a> {
    xml: Xml<'a>,
    limits: &'a Share,
    styles: Styles,
    numbering: Numbering,
    chunks: Chunks,
    choices: Choices,
    fields: Fields,
    /// Text of a paragraph whose end mark is a tracked deletion: it runs on into the next one.
    joined: String,
    /// Struck text.
    pub(super) aside: Aside,
    /// Whether the control whose content comes next shows a placeholder (单击此处输入文字).
    placeholder_next: bool,
    /// The depth of the content that is a placeholder.
    placeholder: Option<usize>,
}

/// How a run looks, as far as that says something about its text.
#[derive(Default)]
struct Look {
    /// Whether its style strikes it through.
    styled: bool,
    /// What it says itself of the one line through it and of the two.
    lines: [Option<bool>; 2],
    raised: bool,
}

impl Look {
    /// What the run says of a line goes before what its style says; the other line is none of it.
    fn struck(&self) -> bool {
        let [single, double] = self.lines;
        double == Some(true) || single.unwrap_or(self.styled)
    }
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

/// A table cell and what its properties say.
struct Found {
    cell: FlowCell,
    /// It continues the cell to its left.
    joins_left: bool,
    /// A tracked change takes it out.
    deleted: bool,
}

/// Elements whose content is not part of the text as it stands: deleted or moved away, old properties, field
/// codes, pronunciation.
fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "pPrChange"
            | "rPrChange"
            | "tblPrChange"
            | "trPrChange"
            | "tcPrChange"
            | "sectPr"
            | "sectPrChange"
            | "delText"
            | "delInstrText"
            | "rt"
            | "tblPr"
            | "tblGrid"
            | "tblPrEx"
            | "sdtEndPr"
    )
}

impl<'a> Body<'a> {
    pub(super) fn new(
        text: &'a str,
        limits: &'a Share,
        styles: Styles,
        numbering: Numbering,
        chunks: Chunks,
    ) -> Self {
        Self {
            xml: Xml::new(text, limits.depth),
            limits,
            styles,
            numbering,
            chunks,
            choices: Choices::default(),
            fields: Fields::default(),
            joined: String::new(),
            aside: Aside::default(),
            placeholder_next: false,
            placeholder: None,
        }
    }

    pub(super) fn read(&mut self) -> Result<Vec<Piece>> {
        self.blocks(0, false)
    }

    /// The next token inside the element open at `depth`, passing over the alternatives that do not count.
    fn next(&mut self, depth: usize) -> Result<Option<Token<'a>>> {
        loop {
            let token = self.xml.next_in(depth)?;
            if let Some(Token::Open(element)) = &token {
                if !self.choices.pass(element.name(), self.xml.depth()) {
                    self.xml.skip()?;
                    continue;
                }
                if element.name() == "sdtPr" {
                    self.placeholder_next = self.shows_placeholder()?;
                    continue;
                }
                let depth = self.xml.depth();
                if self.placeholder.is_some_and(|content| depth <= content) {
                    self.placeholder = None;
                }
                if element.name() == "sdtContent" && std::mem::take(&mut self.placeholder_next) {
                    self.placeholder = self.placeholder.or(Some(depth));
                }
            }
            return Ok(token);
        }
    }

    /// Whether the properties of a control say that it shows its placeholder.
    fn shows_placeholder(&mut self) -> Result<bool> {
        let depth = self.xml.depth();
        let mut shows = false;
        while let Some(token) = self.xml.next_in(depth)? {
            if let Token::Open(element) = token {
                shows |= element.name() == "showingPlcHdr" && element.is_on();
            }
        }
        Ok(shows)
    }

    /// Paragraphs and tables inside the element open at `depth`. In a cell an automatic number stands alone.
    fn blocks(&mut self, depth: usize, in_cell: bool) -> Result<Vec<Piece>> {
        let mut pieces = Vec::new();
        while let Some(token) = self.next(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "p" => self.paragraph(in_cell, &mut pieces)?,
                "tbl" => {
                    self.end_joined(&mut pieces);
                    pieces.extend(self.table()?);
                }
                "altChunk" => pieces.extend(self.chunks.take(&element)),
                name if is_dropped(name) => self.xml.skip()?,
                _ => {}
            }
        }
        self.end_joined(&mut pieces);
        Ok(pieces)
    }

    /// A paragraph whose end mark is deleted has nothing to run on into where its cell or text ends.
    fn end_joined(&mut self, pieces: &mut Vec<Piece>) {
        if !self.joined.is_empty() {
            pieces.push(Piece::Text { text: std::mem::take(&mut self.joined), heading: None });
        }
    }

    fn paragraph(&mut self, in_cell: bool, pieces: &mut Vec<Piece>) -> Result<()> {
        let depth = self.xml.depth();
        let mut properties = Properties::default();
        let mut content = Content { text: std::mem::take(&mut self.joined), ..Content::default() };
        while let Some(token) = self.next(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "pPr" => properties = self.properties()?,
                "r" => self.run(&mut content)?,
                name if is_dropped(name) => self.xml.skip()?,
                _ => {}
            }
        }
        self.fields.end_paragraph();
        let label = self.label(&properties, in_cell);
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
        while let Some(token) = self.next(depth)? {
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
    fn label(&mut self, properties: &Properties, in_cell: bool) -> Option<String> {
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
        let bullet = (!in_cell && self.numbering.is_bullet(list, level)).then(|| bullets::mark(level));
        self.numbering.label(list, level).or(bullet)
    }

    fn run(&mut self, content: &mut Content) -> Result<()> {
        let depth = self.xml.depth();
        let mut look = Look::default();
        while let Some(token) = self.next(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "strike" => look.lines[0] = Some(element.is_on()),
                "dstrike" => look.lines[1] = Some(element.is_on()),
                "rStyle" => look.styled = element.attr("val").is_some_and(|id| self.styles.strikes(&id)),
                "vertAlign" => look.raised = element.attr("val").as_deref() == Some("superscript"),
                "vanish" | "specVanish" if element.is_on() => {
                    // Hidden text: pass over the rest of the run.
                    while self.next(depth)?.is_some() {}
                    return Ok(());
                }
                "fldChar" => {
                    self.fields.mark(&element.attr("fldCharType").unwrap_or_default(), &mut content.text);
                }
                "instrText" => {
                    let instruction = self.xml.inner_text()?;
                    self.fields.instruct(&instruction);
                }
                "t" | "sym" | "symEx" | "tab" | "ptab" | "br" | "cr"
                    if !self.fields.is_shown() || self.placeholder.is_some() =>
                {
                    self.xml.skip()?;
                }
                "t" => {
                    let text = self.xml.inner_text()?.replace(['\n', '\r'], " ");
                    if look.struck() {
                        self.aside.strike(&text);
                    } else if !(look.raised && content.text.ends_with(is_wide) && is_note_mark(&text)) {
                        content.text.push_str(&text);
                    }
                }
                "sym" | "symEx" => {
                    let part = |name| element.attr(name).unwrap_or_default();
                    content.text.extend(symbols::character(&part("font"), &part("char")));
                }
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
        while let Some(token) = self.next(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "tr" => {
                    rows.push(self.row()?.unwrap_or_default());
                }
                name if is_dropped(name) => self.xml.skip()?,
                _ => {}
            }
        }
        table(rows, self.limits)
    }

    /// One row; none if a tracked change deletes it or it is hidden.
    fn row(&mut self) -> Result<Option<Vec<FlowCell>>> {
        let depth = self.xml.depth();
        let mut cells: Vec<FlowCell> = Vec::new();
        let mut deleted = false;
        while let Some(token) = self.next(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "tc" => {
                    let Found { cell, joins_left, deleted } = self.cell()?;
                    match cells.last_mut().filter(|_| joins_left) {
                        _ if deleted => {}
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
                "hidden" if element.is_on() => deleted = true,
                name if is_dropped(name) => self.xml.skip()?,
                _ => {}
            }
        }
        Ok((!deleted).then_some(cells))
    }

    fn cell(&mut self) -> Result<Found> {
        let depth = self.xml.depth();
        let mut cell = FlowCell { columns: 1, ..FlowCell::default() };
        let (mut joins_left, mut deleted) = (false, false);
        while let Some(token) = self.next(depth)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "gridSpan" => cell.columns = span(&element),
                "vMerge" if element.attr("val").as_deref() != Some("restart") => cell.rows = Rows::Continue,
                "hMerge" => joins_left = element.attr("val").as_deref() != Some("restart"),
                "p" => self.paragraph(true, &mut cell.pieces)?,
                "cellDel" => deleted = true,
                "tbl" => {
                    self.end_joined(&mut cell.pieces);
                    let inner = self.table()?;
                    cell.pieces.extend(inner);
                }
                "altChunk" => cell.pieces.extend(self.chunks.take(&element)),
                name if is_dropped(name) => self.xml.skip()?,
                _ => {}
            }
        }
        self.end_joined(&mut cell.pieces);
        Ok(Found { cell, joins_left, deleted })
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
