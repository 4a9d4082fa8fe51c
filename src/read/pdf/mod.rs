//! PDF files with a text layer: paragraphs, and tables from their rules.
//!
//! The page's content stream is played through ([`content`]) to characters and rules ([`shapes`]); rules make
//! grids ([`ruling`]), characters inside them cells ([`cells`]), the others lines ([`lines`]) and paragraphs
//! ([`paragraphs`]); tables without vertical rules are found by their white space ([`spaced`]); of two columns of prose one is
//! put below the other ([`columns`]); page numbers and running heads go ([`furniture`]); tables that run over pages are
//! put together again ([`joined`]).

mod cells;
mod cmap;
mod columns;
mod content;
mod font;
mod furniture;
mod gb1;
mod joined;
mod lines;
mod losses;
mod names;
mod paragraphs;
mod ruling;
mod shapes;
mod spaced;

use super::sink::Sink;
use super::{ReadError, ReadErrorKind};
use crate::model::{Cell, Place};
use columns::Columns;
use content::{Budget, Fonts, Matrix, Player};
use font::real;
use furniture::{Margins, furniture};
use joined::Joined;
use lines::Line;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};
use losses::{Unknown, report_broken, report_lost};
use paragraphs::{Open, column};
use ruling::Ruled;
use shapes::{Glyph, Page, Rule};

/// Reads a PDF. O(n log n) in its characters, plus O(h · v) for the rules of a page.
pub(super) fn read(bytes: &[u8], sink: &mut Sink) -> Result<(), ReadError> {
    let doc = open(bytes, sink)?;
    let (mut fonts, mut laid) = (Fonts::new(), Vec::<Laid>::new());
    let mut budget = Budget::of(sink.limits);
    let (mut unknown, mut broken) = (Unknown::default(), Vec::new());
    let pages = doc.get_pages();
    if pages.is_empty() {
        return Err(sink.damaged("no pages"));
    }
    report_lost(&doc, pages.values().filter(|id| doc.get_dictionary(**id).is_ok()).count(), sink);
    for (number, id) in pages {
        let page = play(&doc, id, &mut fonts, &mut budget);
        if budget.is_spent() {
            return Err(sink.error(ReadErrorKind::Expansion { limit: sink.limits.most_played() }));
        }
        unknown.count(&page, number);
        if page.broken {
            broken.push(number);
        }
        let before = laid.last().and_then(Laid::last);
        let page = Laid::new(page, number, before);
        laid.push(page);
    }
    unknown.report(sink)?;
    report_broken(&broken, unknown.all, sink)?;
    assemble(laid, sink)
}

fn open(bytes: &[u8], sink: &Sink) -> Result<Document, ReadError> {
    let limit = Some(sink.limits.most_played() as usize);
    let options = LoadOptions { max_decompressed_size: limit, ..LoadOptions::default() };
    let doc = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => sink.error(ReadErrorKind::Encrypted),
        error => sink.damaged(error),
    })?;
    if doc.is_encrypted() {
        return Err(sink.error(ReadErrorKind::Encrypted));
    }
    Ok(doc)
}

/// Plays a page's content; once more with the page turned where its text is set sideways.
fn play(doc: &Document, id: ObjectId, fonts: &mut Fonts, budget: &mut Budget) -> Page {
    let (base, page) = frame(doc, id);
    let (width, height) = (page.width, page.height);
    let played = play_on(doc, id, fonts, budget, (base, page));
    let turn = match (played.upwards, played.downwards) {
        (up, down) if up + down <= 4 * played.glyphs.len() => return played,
        (up, down) if up >= down => [0.0, -1.0, 1.0, 0.0, 0.0, width],
        _ => [0.0, 1.0, -1.0, 0.0, height, 0.0],
    };
    let page = Page { width: height, height: width, ..Page::default() };
    play_on(doc, id, fonts, budget, (base.then(Matrix::new(turn)), page))
}

fn play_on(
    doc: &Document,
    id: ObjectId,
    fonts: &mut Fonts,
    budget: &mut Budget,
    (base, page): (Matrix, Page),
) -> Page {
    let Ok(content) = doc.get_page_content_with_limit(id, budget.bytes) else {
        // The one error there is: more than the limit.
        budget.bytes = 0;
        return page;
    };
    budget.bytes -= content.len().min(budget.bytes);
    let (own, inherited) = doc.get_page_resources(id).unwrap_or_default();
    let inherited = inherited.into_iter().filter_map(|id| doc.get_dictionary(id).ok());
    let resources: Vec<&Dictionary> = own.into_iter().chain(inherited).collect();
    let missing = |id: ObjectId| doc.get_object(id).and_then(Object::as_stream).is_err();
    let page = Page { broken: doc.get_page_contents(id).into_iter().any(missing), ..page };
    let mut player = Player::new(doc, fonts, budget, base, page);
    player.play(&content, &resources, 0);
    player.finish()
}

/// The page's size, and the map that turns it upright with its lower left corner at the origin.
fn frame(doc: &Document, id: ObjectId) -> (Matrix, Page) {
    let values: Vec<f64> = inherited(doc, id, b"CropBox")
        .or_else(|| inherited(doc, id, b"MediaBox"))
        .and_then(|object| object.as_array().ok())
        .map(|array| array.iter().filter_map(|value| real(value, doc)).collect())
        .unwrap_or_default();
    let (x0, y0, x1, y1) = match values[..] {
        [a, b, c, d] if (a - c).abs() > 1.0 && (b - d).abs() > 1.0 => {
            (a.min(c), b.min(d), a.max(c), b.max(d))
        }
        _ => (0.0, 0.0, 595.0, 842.0),
    };
    let (width, height) = (x1 - x0, y1 - y0);
    let turn = inherited(doc, id, b"Rotate").and_then(|object| real(object, doc)).unwrap_or(0.0);
    let (matrix, width, height) = match (turn as i64).rem_euclid(360) {
        90 => ([0.0, -1.0, 1.0, 0.0, -y0, x1], height, width),
        180 => ([-1.0, 0.0, 0.0, -1.0, x1, y1], width, height),
        270 => ([0.0, 1.0, -1.0, 0.0, y1, -x0], height, width),
        _ => ([1.0, 0.0, 0.0, 1.0, -x0, -y0], width, height),
    };
    (Matrix::new(matrix), Page { width, height, ..Page::default() })
}

/// An attribute of a page or of the nearest node above that has it.
fn inherited<'a>(doc: &'a Document, id: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut node = doc.get_dictionary(id).ok()?;
    for _ in 0..50 {
        if let Ok(value) = node.get_deref(key, doc) {
            return Some(value);
        }
        node = node.get_deref(b"Parent", doc).and_then(Object::as_dict).ok()?;
    }
    None
}

/// A page taken apart: lines outside tables, and tables.
struct Laid {
    number: u32,
    width: f64,
    height: f64,
    lines: Vec<Line>,
    columns: Option<Columns>,
    tables: Vec<(Ruled, Vec<Vec<Cell>>)>,
}

impl Laid {
    /// `before` is the last table of the page before, with which this page may go on.
    fn new(page: Page, number: u32, before: Option<&Ruled>) -> Self {
        let mut ruled = ruling::tables(&page);
        if let (Some(first), Some(before)) = (ruled.first_mut(), before.filter(|table| !table.is_spaced())) {
            *first = first.clone().widened(before);
        }
        let before = before.filter(|table| table.is_spaced());
        let (mut tables, outside) = sort(ruled, page.glyphs);
        let is_free = |rule: &&Rule| !tables.iter().any(|(table, _)| table.spans(rule.at));
        let rules: Vec<Rule> = page.horizontal.iter().filter(is_free).copied().collect();
        let (more, mut outside) = sort(spaced::tables(&outside, &rules, before), outside);
        tables.extend(more);
        tables.sort_by(|(a, _), (b, _)| b.top().total_cmp(&a.top()));
        let tables = tables.into_iter().map(|(table, glyphs)| {
            let rows = cells::rows(&table, glyphs);
            (table, rows)
        });
        let (width, height) = (page.width, page.height);
        let tables: Vec<(Ruled, Vec<Vec<Cell>>)> = tables.collect();
        let heights: Vec<(f64, f64)> = tables.iter().map(|(table, _)| table.heights()).collect();
        let columns = columns::unfold(&mut outside, &heights, furniture::MARGIN * height);
        Self { number, width, height, lines: lines::lines(outside), columns, tables }
    }

    /// The table at the end of the page.
    fn last(&self) -> Option<&Ruled> {
        self.tables.last().map(|(table, _)| table)
    }

    /// Lines and tables from top to bottom.
    fn flow(self, dropped: &[bool]) -> Vec<Flow> {
        let lines = self.lines.into_iter().zip(dropped).filter(|(_, dropped)| !**dropped);
        let mut flow: Vec<(f64, Flow)> = lines.map(|(line, _)| (line.y, Flow::Line(line))).collect();
        flow.extend(self.tables.into_iter().map(|(table, rows)| (table.top(), Flow::Table(table, rows))));
        flow.sort_by(|a, b| b.0.total_cmp(&a.0));
        flow.into_iter().map(|(_, flow)| flow).collect()
    }
}

/// The characters inside each table, and those outside all.
fn sort(tables: Vec<Ruled>, glyphs: Vec<Glyph>) -> (Vec<(Ruled, Vec<Glyph>)>, Vec<Glyph>) {
    let mut tables: Vec<(Ruled, Vec<Glyph>)> = tables.into_iter().map(|table| (table, Vec::new())).collect();
    let mut outside = Vec::new();
    for glyph in glyphs {
        match tables.iter_mut().find(|(table, _)| cells::at(table, &glyph).is_some()) {
            Some((_, inside)) => inside.push(glyph),
            None => outside.push(glyph),
        }
    }
    (tables, outside)
}

enum Flow {
    Line(Line),
    Table(Ruled, Vec<Vec<Cell>>),
}

/// Puts the pages together: paragraphs and tables may run on from one to the next.
fn assemble(pages: Vec<Laid>, sink: &mut Sink) -> Result<(), ReadError> {
    let margins: Vec<Margins> =
        pages.iter().map(|page| Margins { lines: &page.lines, height: page.height }).collect();
    let dropped = furniture(&margins);
    let width = pages.first().map_or(595.0, |page| page.width);
    let whole = column(pages.iter().flat_map(|page| &page.lines), width);
    let mut paragraph: Option<Open> = None;
    let mut table: Option<Joined> = None;
    for (mut page, dropped) in pages.into_iter().zip(&dropped) {
        let number = page.number;
        let columns = page.columns.take().map(|columns| (columns.measure(&page.lines), columns));
        for item in page.flow(dropped) {
            match item {
                Flow::Line(line) => {
                    finish_table(table.take(), sink)?;
                    let narrow = columns.as_ref().filter(|(_, columns)| columns.holds(&line));
                    let column = narrow.map_or(whole, |(column, _)| *column);
                    let rest = match &mut paragraph {
                        Some(open) => open.take(line, number, column),
                        None => Some(line),
                    };
                    if let Some(line) = rest {
                        finish_paragraph(paragraph.replace(Open::new(line, number)), sink);
                    }
                }
                Flow::Table(ruled, rows) => {
                    finish_paragraph(paragraph.take(), sink);
                    let place = Place { page: Some(number), ..sink.place() };
                    match table.as_mut().filter(|open| open.fits(&ruled)) {
                        Some(open) => open.append(rows, &place),
                        None => finish_table(table.replace(Joined::new(&ruled, rows, &place)), sink)?,
                    }
                }
            }
        }
    }
    finish_paragraph(paragraph, sink);
    finish_table(table, sink)
}

fn finish_paragraph(open: Option<Open>, sink: &mut Sink) {
    if let Some(open) = open {
        let place = Place { page: Some(open.page), ..sink.place() };
        sink.paragraph(&open.text, None, place);
    }
}

fn finish_table(open: Option<Joined>, sink: &mut Sink) -> Result<(), ReadError> {
    let Some(table) = open.map(Joined::finish) else { return Ok(()) };
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        sink.limits.take_cell(cell.text.len()).map_err(|kind| sink.error(kind))?;
    }
    sink.table(table);
    Ok(())
}
