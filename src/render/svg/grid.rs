//! A table of shades: rows × columns, each cell as dark as its value is large, the value printed in it.

use super::canvas::Text;
use super::geometry::Rect;
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, Sheet};
use super::style::{self, Size, Style};
use super::text;
use crate::model::PlanIndex;
use crate::render::font;
use crate::say::said;

/// What a row or column is called, and the mark it carries.
pub(super) struct Head {
    name: String,
    data: (&'static str, String),
}

impl Head {
    pub(super) fn new(name: &str, data: &'static str, value: &str) -> Self {
        Self { name: name.to_owned(), data: (data, value.to_owned()) }
    }

    pub(super) fn plan(of: &Subject<'_>, plan: PlanIndex, style: &Style) -> Self {
        let id = names::plan(of.corpus, plan).map_or("", |p| p.id.as_str());
        Self::new(&of.plan(plan, style), "data-plan", id)
    }
}

/// One cell; a table has none where there is nothing.
pub(super) struct Cell {
    /// 0–1.
    pub(super) shade: f64,
    pub(super) words: String,
    /// Marks beyond those of its row and column.
    pub(super) data: Vec<(&'static str, String)>,
}

/// The table.
pub(super) struct Grid {
    pub(super) rows: Vec<Head>,
    pub(super) columns: Vec<Head>,
    pub(super) cells: Vec<Vec<Option<Cell>>>,
    /// What the rows are.
    pub(super) stub: String,
}

/// White to dark blue, light enough at the start to print.
fn shade(at: f64) -> (String, &'static str) {
    let at = at.clamp(0.0, 1.0);
    let mix = |from: f64, to: f64| (from + (to - from) * at).round() as u8;
    let colour = format!("#{:02x}{:02x}{:02x}", mix(232.0, 15.0), mix(241.0, 59.0), mix(249.0, 99.0));
    (colour, if at > 0.5 { "#ffffff" } else { style::INK })
}

impl Grid {
    /// Columns that do not fit are told of in the note; so are rows.
    pub(super) fn draw(self, mut caption: Caption, style: &Style) -> Figure {
        let mut sheet = Sheet::new(style);
        let (size, small) = (style.label(), style.small());
        let narrow = style.size == Size::Phone;
        let widest = self.rows.iter().map(|h| font::width(&h.name) * size).fold(0.0, f64::max);
        let label =
            widest.min(sheet.inner() * if narrow { 0.32 } else { 0.3 }).max(font::width(&self.stub) * small)
                + 6.0;
        let room = sheet.inner() - label;
        let least = small * 2.1;
        let fits = ((room / least) as usize).clamp(1, self.columns.len().max(1));
        let columns = &self.columns[..fits.min(self.columns.len())];
        let width = (room / columns.len().max(1) as f64).min(small * 9.0);
        let left = sheet.left() + label;
        let right = left + width * columns.len() as f64;
        heads(&mut sheet, columns, &self.stub, (left, width), style);
        let row = size * 1.75;
        let below = sheet.caption_height(&caption.title, &caption.notes);
        let most = (((sheet.max_height - sheet.y - below) / row) as usize).clamp(3, self.rows.len().max(3));
        let top = sheet.y;
        sheet.canvas.line(sheet.left(), top, right, top).stroke(style::INK, 0.7).end();
        for (k, head) in self.rows.iter().enumerate().take(most) {
            let y = top + k as f64 * row;
            sheet.canvas.group(&[(head.data.0, &head.data.1)]);
            let words = text::fit_name(&head.name, size, label - 5.0);
            let middle = y + row / 2.0;
            sheet.canvas.text(Text::new(&words, sheet.left(), middle, size).full(&head.name));
            for (i, column) in columns.iter().enumerate() {
                let at = Rect::new(left + i as f64 * width + 0.7, y + 0.7, width - 1.4, row - 1.4);
                let Some(cell) = self.cells.get(k).and_then(|c| c.get(i)).and_then(Option::as_ref) else {
                    sheet.canvas.rect(at).fill("#f6f8fa").end();
                    continue;
                };
                let (fill, ink) = shade(cell.shade);
                let mut data = vec![(column.data.0, column.data.1.as_str())];
                data.extend(cell.data.iter().map(|(n, v)| (*n, v.as_str())));
                let tip = format!("{} · {} · {}", head.name, column.name, cell.words);
                sheet.canvas.rect(at).fill(&fill).atts(&data).titled(&tip);
                if font::width(&cell.words) * small <= at.w {
                    let t = Text::new(&cell.words, at.x + at.w / 2.0, middle, small).middle().fill(ink);
                    sheet.canvas.text(t);
                }
            }
            sheet.canvas.end_group();
        }
        sheet.y = top + row * self.rows.len().min(most) as f64 + 2.0;
        let left_out = (self.rows.len().saturating_sub(most), self.columns.len() - columns.len());
        if left_out != (0, 0) {
            let (rows, columns) = left_out;
            caption.notes.insert(
                1.min(caption.notes.len()),
                said!(style.lang, "figure-grid-rows-columns-more-not", rows, columns),
            );
        }
        sheet.finish(caption)
    }
}

/// Heads that fit their columns in three lines stand upright; else they run down (Chinese) or are turned.
fn heads(sheet: &mut Sheet<'_>, columns: &[Head], stub: &str, (left, width): (f64, f64), style: &Style) {
    let small = style.small();
    let lines: Vec<Vec<String>> = columns.iter().map(|h| text::wrap(&h.name, small, width - 3.0)).collect();
    let upright =
        lines.iter().all(|l| l.len() <= 3 && l.iter().all(|w| font::width(w) * small <= width - 2.0));
    let runs_down = |name: &str| !name.is_ascii() && !name.contains(|c: char| c.is_ascii_lowercase());
    let length = |name: &str| if runs_down(name) { name.chars().count() as f64 } else { font::width(name) };
    let height = if upright {
        lines.iter().map(Vec::len).max().unwrap_or(1) as f64 * small * 1.25
    } else {
        columns.iter().map(|h| length(&h.name) * small).fold(0.0, f64::max).min(110.0)
    };
    let bottom = sheet.y + height + 2.0;
    let t = Text::new(stub, sheet.left(), bottom - small * 0.7, small).fill(style::SOFT);
    sheet.canvas.text(t);
    for (i, (head, lines)) in columns.iter().zip(&lines).enumerate() {
        let x = left + (i as f64 + 0.5) * width;
        sheet.canvas.group(&[(head.data.0, &head.data.1)]);
        if upright {
            for (k, line) in lines.iter().enumerate() {
                let y = bottom - small * (0.75 + 1.25 * (lines.len() - 1 - k) as f64);
                sheet.canvas.text(Text::new(line, x, y, small).middle().fill(style::SOFT));
            }
        } else if runs_down(&head.name) {
            let words = text::fit_letters(&head.name, (height / small) as usize);
            sheet.canvas.stacked(&words, &head.name, (x, bottom - 2.0), small);
        } else {
            let words = text::fit_name(&head.name, small, height);
            sheet.canvas.text(Text::new(&words, x, bottom - 2.0, small).turned(-90.0).full(&head.name));
        }
        sheet.canvas.end_group();
    }
    sheet.y = bottom + 2.0;
}
