//! A figure in the making: margins, legend, drawing, then title and notes below it.

use super::canvas::{Canvas, El, Text};
use super::geometry::{Label, Rect};
use super::style::{self, Style};
use super::text;
use crate::render::font;

/// A finished figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it is a figure of; its file is named after it ([`file_names`](crate::render::file_name::file_names)).
    pub name: String,
    /// Title, as it stands under the figure.
    pub title: String,
    /// Notes under the title: how to read it, n, source, null model and threshold.
    pub caption: String,
    /// The same notes one by one: how to read it first, its source last.
    pub notes: Vec<String>,
    /// What a reader who cannot see the figure should know.
    pub alt: String,
    /// Width in millimetres.
    pub width_mm: f64,
    /// Height in millimetres.
    pub height_mm: f64,
    /// Height in millimetres of the drawing alone.
    pub drawing_mm: f64,
    /// The drawing with title and notes under it, a whole SVG document.
    pub svg: String,
    /// The same without title and notes, for a page that sets them itself.
    pub drawing: String,
    /// Why there is nothing to draw, where the figure only says so.
    pub nothing: Option<String>,
    /// All texts on it with the boxes of their ink, in points.
    pub labels: Vec<Label>,
    /// The box of all that is drawn, in points.
    pub extent: Rect,
}

impl Figure {
    /// The page in points.
    pub fn page(&self) -> Rect {
        Rect::new(0.0, 0.0, self.width_mm * style::POINTS_PER_MM, self.height_mm * style::POINTS_PER_MM)
    }
}

/// Space between the page's edge and what is drawn.
pub(super) const MARGIN: f64 = 4.0;

/// A page that is being drawn from top to bottom.
pub(super) struct Sheet<'s> {
    pub(super) canvas: Canvas,
    pub(super) style: &'s Style,
    /// Width of the page in points.
    pub(super) width: f64,
    /// The highest a figure may become, in points.
    pub(super) max_height: f64,
    /// Where the next part begins.
    pub(super) y: f64,
}

/// What stands under a figure.
pub(super) struct Caption {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) notes: Vec<String>,
    pub(super) alt: String,
}

impl<'s> Sheet<'s> {
    pub(super) fn new(style: &'s Style) -> Self {
        let (width, max_height) = style.size.points();
        Self { canvas: Canvas::default(), style, width, max_height, y: MARGIN }
    }

    /// Left edge of the drawing.
    #[allow(clippy::unused_self)] // a sheet's edge, as the others
    pub(super) fn left(&self) -> f64 {
        MARGIN
    }

    /// Right edge of the drawing.
    pub(super) fn right(&self) -> f64 {
        self.width - MARGIN
    }

    /// Width of the drawing.
    pub(super) fn inner(&self) -> f64 {
        self.width - 2.0 * MARGIN
    }

    /// Ends the page: title and notes, then the document around it.
    pub(super) fn finish(mut self, mut caption: Caption) -> Figure {
        caption.notes.retain(|n| !n.is_empty());
        let (drawn, bare_height) = (self.canvas.mark(), self.y + MARGIN);
        self.caption(&caption);
        let height = self.y + MARGIN;
        let Caption { name, title, notes, alt } = caption;
        let (width, style) = (self.width, *self.style);
        let (body, labels, extent) = self.canvas.into_parts();
        let svg = document(&body, width, height, &title, &alt, style);
        let drawing = document(&body[..drawn], width, bare_height, &title, &alt, style);
        Figure {
            name,
            title,
            caption: notes.join(style.t("space")),
            notes,
            alt,
            width_mm: width / style::POINTS_PER_MM,
            height_mm: height / style::POINTS_PER_MM,
            drawing_mm: bare_height / style::POINTS_PER_MM,
            svg,
            drawing,
            nothing: None,
            labels,
            extent: extent.unwrap_or(Rect::new(0.0, 0.0, 0.0, 0.0)),
        }
    }

    fn caption(&mut self, caption: &Caption) {
        let (title, small) = (self.style.label() + 1.2, self.style.small());
        self.y += 6.0;
        for line in text::wrap(&caption.title, title, self.inner() * 0.94) {
            let y = self.y + title * 0.6;
            self.canvas.text(Text::new(&line, self.width / 2.0, y, title).middle().bold());
            self.y += title * 1.35;
        }
        self.y += 2.0;
        let notes = caption.notes.join(self.style.t("space"));
        let notes = format!("{}{notes}", self.style.t("figure-sheet-note"));
        for line in text::wrap(&notes, small, self.inner() * 0.98) {
            let y = self.y + small * 0.6;
            self.canvas.text(Text::new(&line, self.left(), y, small).fill(style::SOFT));
            self.y += small * 1.4;
        }
    }

    /// About how high title and notes will be: what drawings that fill a page must leave.
    pub(super) fn caption_height(&self, title: &str, notes: &[String]) -> f64 {
        let (t, small) = (self.style.label() + 1.2, self.style.small());
        let notes = format!("{}{}", self.style.t("figure-sheet-note"), notes.join(" "));
        let lines = text::wrap(title, t, self.inner() * 0.94).len() as f64;
        let note_lines = text::wrap(&notes, small, self.inner() * 0.98).len() as f64;
        8.0 + lines * t * 1.35 + note_lines * small * 1.4 + MARGIN
    }

    /// Draws a legend in rows from the left and moves on below it.
    pub(super) fn legend(&mut self, items: &[Item<'_>]) {
        let size = self.style.small() + 0.3;
        let disc = |i: &Item<'_>| if let Mark::Disc(_, d) = i.mark { d + 1.0 } else { 0.0 };
        let row = items.iter().map(disc).fold(size * 1.75, f64::max);
        let mut x = self.left();
        let mut y = self.y + row / 2.0;
        for item in items {
            let mark = item.mark.width(size);
            let width = mark + 3.0 + font::width(&item.words) * size;
            if x + width > self.right() && x > self.left() {
                x = self.left();
                y += row;
            }
            let room = self.right() - x - mark - 3.0;
            item.mark.draw(&mut self.canvas, x, y, size);
            let words = text::fit(&item.words, size, room);
            self.canvas.text(Text::new(&words, x + mark + 3.0, y, size).full(&item.words));
            x += width + 10.0;
        }
        self.y = y + row / 2.0 + 3.0;
    }
}

/// One entry of a legend.
pub(super) struct Item<'a> {
    pub(super) mark: Mark<'a>,
    pub(super) words: String,
}

impl<'a> Item<'a> {
    pub(super) fn new(mark: Mark<'a>, words: impl Into<String>) -> Self {
        Self { mark, words: words.into() }
    }
}

/// What a legend shows of a mark.
pub(super) enum Mark<'a> {
    /// A filled box, with a letter or sign in it.
    Box(style::Look, &'a str),
    /// A line: colour, width, dashes (empty for none).
    Line(&'a str, f64, &'a str),
    /// A disc: fill and diameter in points.
    Disc(&'a str, f64),
    /// A text, such as an asterisk.
    Sign(&'a str),
    /// A row of boxes: a scale of colours, hatched where told.
    Scale(&'a [(&'a str, bool)]),
}

impl Mark<'_> {
    fn width(&self, size: f64) -> f64 {
        match self {
            Self::Box(..) => size * 1.5,
            Self::Line(..) => size * 2.6,
            Self::Disc(_, d) => *d,
            Self::Sign(s) => font::width(s) * size,
            Self::Scale(colours) => colours.len() as f64 * size,
        }
    }

    fn draw(&self, canvas: &mut Canvas, x: f64, y: f64, size: f64) {
        match self {
            Self::Box(look, letter) => {
                let r = Rect::new(x, y - size * 0.55, size * 1.5, size * 1.1);
                look.fill_box(canvas, r, &[], letter);
                look.number(canvas, r, letter, size * 0.85);
            }
            Self::Line(colour, width, dash) => {
                dashed(canvas.line(x, y, x + self.width(size), y).stroke(colour, *width), dash).end();
            }
            Self::Disc(fill, d) => {
                canvas.circle(x + d / 2.0, y, d / 2.0).fill(fill).stroke(style::EDGE, 0.4).end();
            }
            Self::Sign(s) => canvas.text(Text::new(s, x, y, size)),
            Self::Scale(colours) => {
                for (i, (c, hatched)) in colours.iter().enumerate() {
                    let r = Rect::new(x + i as f64 * size, y - size * 0.5, size, size);
                    canvas.rect(r).fill(c).stroke(style::FAINT, 0.3).end();
                    if *hatched {
                        canvas.hatch(r, 2.2, style::SOFT, 0.3);
                    }
                }
            }
        }
    }
}

/// Adds dashes, where there are any.
pub(super) fn dashed<'c>(el: El<'c>, dash: &str) -> El<'c> {
    if dash.is_empty() { el } else { el.att("stroke-dasharray", dash) }
}

fn document(body: &str, width: f64, height: f64, title: &str, alt: &str, style: Style) -> String {
    use super::canvas::{escape, number};
    let mut out = String::with_capacity(body.len() + 1024);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\" width=\"");
    number(&mut out, width / style::POINTS_PER_MM);
    out.push_str("mm\" height=\"");
    number(&mut out, height / style::POINTS_PER_MM);
    out.push_str("mm\" viewBox=\"0 0 ");
    number(&mut out, width);
    out.push(' ');
    number(&mut out, height);
    out.push_str("\" xml:lang=\"");
    out.push_str(style.t("lang-tag"));
    out.push_str("\" fill=\"");
    out.push_str(style::INK);
    out.push_str("\" font-family=\"");
    out.push_str(font::FAMILIES);
    out.push_str("\">\n<title>");
    escape(&mut out, title, false);
    out.push_str("</title>\n<desc>");
    escape(&mut out, alt, false);
    out.push_str("</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    out.push_str(body);
    out.push_str("</svg>\n");
    out
}

/// A figure that says why there is nothing to draw.
pub(super) fn empty(style: &Style, caption: Caption, why: &str) -> Figure {
    let mut sheet = Sheet::new(style);
    let size = style.label();
    let frame = Rect::new(sheet.left(), sheet.y, sheet.inner(), 60.0);
    sheet.canvas.rect(frame).fill("none").stroke(style::FAINT, 0.6).att("stroke-dasharray", "3 2").end();
    let lines = text::wrap(why, size, sheet.inner() - 20.0);
    let top = sheet.y + 30.0 - (lines.len().min(4) as f64 - 1.0) * size * 0.7;
    for (i, line) in lines.iter().take(4).enumerate() {
        let y = top + i as f64 * size * 1.4;
        sheet.canvas.text(Text::new(line, sheet.width / 2.0, y, size).middle().fill(style::SOFT));
    }
    sheet.y += 60.0;
    Figure { nothing: Some(why.to_owned()), ..sheet.finish(caption) }
}
