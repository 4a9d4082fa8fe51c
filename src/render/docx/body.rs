//! The text: blocks → `word/document.xml`.

use super::parts::{BULLETS, FIRST_NUMBERED, picture_relation};
use crate::render::{
    Lang,
    escape::ems,
    report::{Block, Figure, Numbers, Picture, Report},
    tables::{Table, show},
    xml::Xml,
};

/// Twips: A4, its margins, and what is left between them.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: u32 = 1_440;
const TEXT: u32 = PAGE.0 - 2 * MARGIN;
/// EMU a twip, and a millimetre.
const EMU: u32 = 635;
const EMU_PER_MM: f64 = 36_000.0;
/// Greatest height of a figure, in twips: title and note must find room under it.
const HIGHEST: u32 = 11_500;
/// More columns than this are set in smaller type.
const WIDE: usize = 8;

/// The extension by which Word 2016 and later find the drawing behind a picture. The picture itself is the drawing as
/// well, for LibreOffice before 24.8 and whatever else draws SVG but does not know the extension: a bitmap in its place
/// would have to be made of each figure (some 10 ms each) and is what `Picture::Pixels` is for.
const SVG: (&str, &str) =
    ("{96DAC541-7B7A-43D3-8B79-37D633B846F1}", "http://schemas.microsoft.com/office/drawing/2016/SVG/main");

/// What was written, and what the package has to bring with it.
pub(super) struct Body<'a> {
    pub(super) document: String,
    pub(super) pictures: Vec<&'a Picture>,
    pub(super) numbered_lists: usize,
}

pub(super) fn body(report: &Report) -> Body<'_> {
    let mut writer = Writer {
        xml: Xml::compact(),
        lang: report.lang,
        numbers: Numbers::default(),
        pictures: Vec::new(),
        lists: 0,
    };
    writer.xml.open(
        "w:document",
        &[
            ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
            ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
            ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
            ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
            ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ],
    );
    writer.xml.open("w:body", &[]);
    writer.paragraph("Title", &report.title);
    report.byline.iter().for_each(|line| writer.paragraph("Subtitle", line));
    report.blocks.iter().for_each(|block| writer.block(block));
    writer.page();
    Body { document: writer.xml.finish(), pictures: writer.pictures, numbered_lists: writer.lists }
}

struct Writer<'a> {
    xml: Xml,
    lang: Lang,
    numbers: Numbers,
    pictures: Vec<&'a Picture>,
    lists: usize,
}

impl<'a> Writer<'a> {
    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading(level, text) => {
                let style = ["Heading1", "Heading2", "Heading3"][usize::from((*level).clamp(1, 3)) - 1];
                self.paragraph(style, text);
            }
            Block::Paragraph(text) => self.paragraph("BodyText", text),
            Block::Quote(text) => self.paragraph("Quote", text),
            Block::Reference(text) => self.paragraph("Reference", text),
            Block::List { numbered, items } => {
                let list = if *numbered { FIRST_NUMBERED + self.lists } else { BULLETS };
                self.lists += usize::from(*numbered);
                items.iter().for_each(|item| self.item(list, item));
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
        }
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        self.xml.open("w:p", &[]).open("w:pPr", &[]).empty("w:pStyle", &[("w:val", style)]).close();
        self.run(text, false);
        self.xml.close();
    }

    fn item(&mut self, list: usize, text: &str) {
        self.xml.open("w:p", &[]).open("w:pPr", &[]);
        self.xml.empty("w:pStyle", &[("w:val", "ListParagraph")]).open("w:numPr", &[]);
        self.xml.empty("w:ilvl", &[("w:val", "0")]).empty("w:numId", &[("w:val", &list.to_string())]);
        self.xml.close().close();
        self.run(text, false);
        self.xml.close();
    }

    /// Text with its line ends and tabs.
    fn run(&mut self, text: &str, small: bool) {
        self.xml.open("w:r", &[]);
        if small {
            self.xml
                .open("w:rPr", &[])
                .empty("w:sz", &[("w:val", "15")])
                .empty("w:szCs", &[("w:val", "15")])
                .close();
        }
        for (i, line) in text.lines().enumerate() {
            if i > 0 {
                self.xml.empty("w:br", &[]);
            }
            for (j, piece) in line.split('\t').enumerate() {
                if j > 0 {
                    self.xml.empty("w:tab", &[]);
                }
                self.xml.leaf("w:t", &[("xml:space", "preserve")], piece);
            }
        }
        self.xml.close();
    }

    /// A three-line table: rules above, under the head and below, none between; the head again on each page.
    fn table(&mut self, table: &Table) {
        let caption = self.numbers.table(self.lang, table.caption(self.lang));
        self.paragraph("TableTitle", &caption);
        let columns = table.shown();
        if columns.is_empty() {
            return;
        }
        let small = columns.len() > WIDE;
        let widths = widths(table, &columns, self.lang, if small { 150.0 } else { 180.0 });
        self.xml.open("w:tbl", &[]).open("w:tblPr", &[]);
        self.xml.empty("w:tblW", &[("w:w", &TEXT.to_string()), ("w:type", "dxa")]);
        self.xml.empty("w:jc", &[("w:val", "center")]).open("w:tblBorders", &[]);
        self.rule("w:top", 12);
        self.rule("w:bottom", 12);
        self.xml.close().empty("w:tblLayout", &[("w:type", "fixed")]);
        self.xml.open("w:tblCellMar", &[]);
        for side in ["w:left", "w:right"] {
            self.xml.empty(side, &[("w:w", "60"), ("w:type", "dxa")]);
        }
        self.xml.close().close().open("w:tblGrid", &[]);
        for width in &widths {
            self.xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.xml.close();
        let heads: Vec<_> = columns.iter().map(|&c| table.head(c, self.lang)).collect();
        self.row(&heads, &widths, &vec!["center"; columns.len()], true, small);
        let sides: Vec<_> =
            columns.iter().map(|&c| if table.columns[c].is_numeric() { "right" } else { "left" }).collect();
        for row in 0..table.rows.len() {
            let cells = columns.iter().map(|&c| show(table.cell(row, c), table.columns[c].kind, self.lang));
            self.row(&cells.collect::<Vec<_>>(), &widths, &sides, false, small);
        }
        self.xml.close();
        // Two tables in a row would grow into one.
        self.xml.open("w:p", &[]).close();
    }

    fn rule(&mut self, side: &str, eighths: u32) {
        let size = eighths.to_string();
        self.xml
            .empty(side, &[("w:val", "single"), ("w:sz", &size), ("w:space", "0"), ("w:color", "000000")]);
    }

    fn row(&mut self, cells: &[String], widths: &[u32], sides: &[&str], head: bool, small: bool) {
        self.xml.open("w:tr", &[]).open("w:trPr", &[]).empty("w:cantSplit", &[]);
        if head {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.close();
        for ((text, width), side) in cells.iter().zip(widths).zip(sides) {
            self.xml.open("w:tc", &[]).open("w:tcPr", &[]);
            self.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if head {
                self.xml.open("w:tcBorders", &[]);
                self.rule("w:bottom", 6);
                self.xml.close();
            }
            self.xml.empty("w:vAlign", &[("w:val", if head { "center" } else { "top" })]).close();
            self.xml.open("w:p", &[]).open("w:pPr", &[]).empty("w:pStyle", &[("w:val", "TableText")]);
            self.xml.empty("w:jc", &[("w:val", side)]).close();
            self.run(text, small);
            self.xml.close().close();
        }
        self.xml.close();
    }

    fn figure(&mut self, figure: &'a Figure) {
        let title = self.numbers.figure(self.lang, &figure.title);
        self.picture(&figure.picture, fitted(figure.size_mm), &figure.title);
        self.paragraph("FigureTitle", &title);
        if !figure.caption.is_empty() {
            self.paragraph("FigureNote", &figure.caption);
        }
    }

    fn picture(&mut self, picture: &'a Picture, (cx, cy): (u32, u32), title: &str) {
        self.pictures.push(picture);
        let n = self.pictures.len();
        let (cx, cy, id) = (cx.to_string(), cy.to_string(), n.to_string());
        let name = format!("image{n}");
        let xml = &mut self.xml;
        xml.open("w:p", &[]).open("w:pPr", &[]).empty("w:pStyle", &[("w:val", "Figure")]).close();
        xml.open("w:r", &[]).open("w:drawing", &[]);
        xml.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
        xml.empty("wp:extent", &[("cx", &cx), ("cy", &cy)]);
        xml.empty("wp:docPr", &[("id", &id), ("name", &name), ("descr", title)]);
        xml.open("a:graphic", &[]);
        xml.open("a:graphicData", &[("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")]);
        xml.open("pic:pic", &[]).open("pic:nvPicPr", &[]);
        xml.empty("pic:cNvPr", &[("id", &id), ("name", &name)]).empty("pic:cNvPicPr", &[]).close();
        xml.open("pic:blipFill", &[]);
        match picture {
            Picture::Pixels(_, drawing) => {
                let below = format!("{:.0}", (1.0 - drawing.clamp(0.0, 1.0)) * 100_000.0);
                xml.empty("a:blip", &[("r:embed", &picture_relation(n))])
                    .empty("a:srcRect", &[("b", &below)]);
            }
            Picture::Drawing(_) => {
                xml.open("a:blip", &[("r:embed", &picture_relation(n))]).open("a:extLst", &[]);
                xml.open("a:ext", &[("uri", SVG.0)]);
                xml.empty("asvg:svgBlip", &[("xmlns:asvg", SVG.1), ("r:embed", &picture_relation(n))]);
                xml.close().close().close();
            }
        }
        xml.open("a:stretch", &[]).empty("a:fillRect", &[]).close().close();
        xml.open("pic:spPr", &[]).open("a:xfrm", &[]).empty("a:off", &[("x", "0"), ("y", "0")]);
        xml.empty("a:ext", &[("cx", &cx), ("cy", &cy)]).close();
        xml.open("a:prstGeom", &[("prst", "rect")]).empty("a:avLst", &[]).close().close();
        for _ in ["pic:pic", "a:graphicData", "a:graphic", "wp:inline", "w:drawing", "w:r", "w:p"] {
            xml.close();
        }
    }

    /// A4 with its margins and the page number.
    fn page(&mut self) {
        let margin = MARGIN.to_string();
        self.xml
            .open("w:sectPr", &[])
            .empty("w:footerReference", &[("w:type", "default"), ("r:id", "rIdFooter")]);
        self.xml.empty("w:pgSz", &[("w:w", &PAGE.0.to_string()), ("w:h", &PAGE.1.to_string())]);
        let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, margin.as_str()));
        let [top, right, bottom, left] = sides;
        let rest = [("w:header", "720"), ("w:footer", "720"), ("w:gutter", "0")];
        self.xml.empty("w:pgMar", &[top, right, bottom, left, rest[0], rest[1], rest[2]]).close();
    }
}

/// Widths of the columns in twips; together they fill the line. Each has room for its longest word, number or id and for
/// half of its head; what is left goes where most text stands, so that rows become as low as they can.
fn widths(table: &Table, columns: &[usize], lang: Lang, em: f64) -> Vec<u32> {
    let line = f64::from(TEXT) / em;
    let needs: Vec<Need> = columns.iter().map(|&c| Need::of(table, c, lang)).collect();
    let needed: f64 = needs.iter().map(|n| n.least).sum();
    let text: f64 = needs.iter().map(|n| n.mean).sum::<f64>().max(1e-9);
    let spare = (line - needed).max(0.0);
    let given: Vec<f64> =
        needs.iter().map(|n| n.least + (spare * n.mean / text).min(n.whole - n.least).max(0.0)).collect();
    let fill = line / given.iter().sum::<f64>().max(1e-9);
    given.iter().map(|w| (w * fill * em) as u32).collect()
}

/// What a column asks for, in ems.
struct Need {
    /// For its longest word and half of its head.
    least: f64,
    /// For its widest cell in one line.
    whole: f64,
    /// What its cells hold, between the mean of all and of those that hold something.
    mean: f64,
}

impl Need {
    fn of(table: &Table, column: usize, lang: Lang) -> Self {
        /// Ems that a cell's margins take.
        const PADDING: f64 = 1.0;
        let Some(c) = table.columns.get(column) else { return Self { least: 0.0, whole: 0.0, mean: 0.0 } };
        let head = table.head(column, lang);
        let rows = table.rows.len().min(200);
        let cells: Vec<String> = (0..rows).map(|r| show(table.cell(r, column), c.kind, lang)).collect();
        let word = cells.iter().chain([&head]).map(|t| longest_word(t)).fold(0.0, f64::max);
        let least = word.max(ems(&head) / 2.0).clamp(2.0, 9.0) + PADDING;
        let whole = cells.iter().map(|t| ems(t)).fold(ems(&head) / 2.0, f64::max) + PADDING;
        let sum: f64 = cells.iter().map(|t| ems(t)).sum();
        let filled = cells.iter().filter(|t| !t.is_empty()).count();
        // A column that is mostly empty still has to hold what stands in it.
        let mean = (sum / rows.max(1) as f64).midpoint(sum / filled.max(1) as f64);
        Self { least, whole: whole.max(least), mean }
    }
}

/// Width of the longest piece that should not be broken: Latin letters, digits and what holds them together.
fn longest_word(text: &str) -> f64 {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || "-/.%<>\u{2212}".contains(c)))
        .map(ems)
        .fold(0.0, f64::max)
}

/// A drawing's size on the page in EMU: its own, unless it would be wider than the text or too high.
fn fitted((width, height): (f64, f64)) -> (u32, u32) {
    let twips = |t: u32| f64::from(t) * f64::from(EMU);
    let (w, h) = ((width * EMU_PER_MM).max(1.0), (height * EMU_PER_MM).max(1.0));
    let scale = (twips(TEXT) / w).min(twips(HIGHEST) / h).min(1.0);
    ((w * scale).max(1.0) as u32, (h * scale).max(1.0) as u32)
}
