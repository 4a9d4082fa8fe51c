//! The content stream of a page, played through.

use super::super::limits::Share;
use super::font::{Font, real};
use super::shapes::{Glyph, Page};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Deepest nesting of form objects.
const FORMS_DEEP: usize = 12;

/// What playing a form costs besides its content, in bytes.
const FORM: usize = 512;

/// Fonts of a document, loaded once; the key is the address of the font's dictionary.
pub(super) type Fonts = BTreeMap<usize, Rc<Font>>;

/// Budget of a whole document, so that no small file keeps the reader busy.
pub(super) struct Budget {
    pub(super) bytes: usize,
    pub(super) operations: usize,
    pub(super) glyphs: usize,
}

impl Budget {
    /// What a file of this size may cost: each byte that is played, each operation and each character takes time and
    /// room, forms and fonts as often as they are used.
    pub(super) fn of(share: &Share) -> Self {
        const FREE_GLYPHS: usize = 300_000;
        let bytes = share.most_played() as usize;
        Self { bytes, operations: bytes, glyphs: FREE_GLYPHS + bytes / 24 }
    }

    pub(super) fn is_spent(&self) -> bool {
        self.bytes == 0 || self.operations == 0 || self.glyphs == 0
    }

    fn spend(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_sub(bytes);
    }
}

/// An affine map: x' = ax + cy + e, y' = bx + dy + f.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix([f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn new(values: [f64; 6]) -> Self {
        Self(values)
    }

    /// First `self`, then `after`.
    pub(super) fn then(self, after: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, after.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }
}

/// What `q` saves.
#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    character_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

/// The player.
pub(super) struct Player<'a> {
    doc: &'a Document,
    fonts: &'a mut Fonts,
    budget: &'a mut Budget,
    page: Page,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    /// Between BT and ET: content that ends there has lost its end.
    in_text: bool,
    path: Vec<Segment>,
    start: (f64, f64),
    pen: (f64, f64),
    /// The forms being played, by address: none plays itself.
    forms: Vec<usize>,
    /// For each open marked content whether it is an artifact (page number, header, watermark).
    marks: Vec<bool>,
}

enum Segment {
    Line((f64, f64), (f64, f64)),
    Rectangle((f64, f64), (f64, f64)),
}

impl<'a> Player<'a> {
    pub(super) fn new(
        doc: &'a Document,
        fonts: &'a mut Fonts,
        budget: &'a mut Budget,
        base: Matrix,
        page: Page,
    ) -> Self {
        let state = State {
            ctm: base,
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        Self {
            doc,
            fonts,
            budget,
            page,
            state,
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            in_text: false,
            path: Vec::new(),
            start: (0.0, 0.0),
            pen: (0.0, 0.0),
            forms: Vec::new(),
            marks: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> Page {
        self.page.broken |= self.in_text;
        self.page
    }

    /// Plays a stream with the resources it names; stops where the stream is broken or the budget spent.
    pub(super) fn play(&mut self, content: &[u8], resources: &[&'a Dictionary], depth: usize) {
        for operation in Content::decode_iter(content) {
            if self.budget.is_spent() {
                return;
            }
            let Ok(operation) = operation else {
                self.page.broken = true;
                return;
            };
            let Some(left) = self.budget.operations.checked_sub(1) else { return };
            self.budget.operations = left;
            self.operation(&operation, resources, depth);
        }
    }

    fn operation(&mut self, operation: &Operation, resources: &[&'a Dictionary], depth: usize) {
        let operands = &operation.operands[..];
        let number = |index: usize| operands.get(index).and_then(|o| real(o, self.doc)).unwrap_or(0.0);
        match operation.operator.as_str() {
            "q" if self.saved.len() < 512 => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => self.state.ctm = matrix(operands, self.doc).then(self.state.ctm),
            "Do" => self.form(operands, resources, depth),
            "BT" => {
                (self.text, self.line) = (Matrix::IDENTITY, Matrix::IDENTITY);
                self.in_text = true;
            }
            "ET" => self.in_text = false,
            "Tf" => {
                self.state.size = number(1);
                self.state.font = operands.first().and_then(|name| self.font(name, resources));
            }
            "Tc" => self.state.character_space = number(0),
            "Tw" => self.state.word_space = number(0),
            "Tz" => self.state.scale = number(0) / 100.0,
            "TL" => self.state.leading = number(0),
            "Ts" => self.state.rise = number(0),
            "Td" => self.next_line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            "Tm" => {
                self.line = matrix(operands, self.doc);
                self.text = self.line;
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "Tj" => self.show(operands.first()),
            "'" => {
                self.next_line(0.0, -self.state.leading);
                self.show(operands.first());
            }
            "\"" => {
                (self.state.word_space, self.state.character_space) = (number(0), number(1));
                self.next_line(0.0, -self.state.leading);
                self.show(operands.get(2));
            }
            "TJ" => self.show_all(operands.first()),
            "BMC" | "BDC" => {
                let artifact =
                    operands.first().is_some_and(|tag| tag.as_name().is_ok_and(|n| n == b"Artifact"));
                self.marks.push(artifact);
            }
            "EMC" => {
                self.marks.pop();
            }
            "m" => {
                self.start = (number(0), number(1));
                self.pen = self.start;
            }
            "l" => self.line_to((number(0), number(1))),
            "c" => self.pen = (number(4), number(5)),
            "v" | "y" => self.pen = (number(2), number(3)),
            "h" => self.line_to(self.start),
            "re" => {
                let (x, y, width, height) = (number(0), number(1), number(2), number(3));
                self.path.push(Segment::Rectangle((x, y), (x + width, y + height)));
            }
            "s" | "b" | "b*" => {
                self.line_to(self.start);
                self.paint(true);
            }
            "S" | "B" | "B*" => self.paint(true),
            "f" | "F" | "f*" => self.paint(false),
            "n" => self.path.clear(),
            _ => {}
        }
    }

    fn line_to(&mut self, to: (f64, f64)) {
        if self.path.len() < 1_000_000 {
            self.path.push(Segment::Line(self.pen, to));
        }
        self.pen = to;
    }

    /// Strokes or fills the path. A filled path of single lines is a polygon: its bounding box may be a rule.
    fn paint(&mut self, stroked: bool) {
        let ctm = self.state.ctm;
        let at = |(x, y): (f64, f64)| ctm.apply(x, y);
        let mut corners: Vec<(f64, f64)> = Vec::new();
        for segment in self.path.drain(..) {
            match segment {
                Segment::Rectangle(a, b) => {
                    let thin =
                        |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() < 3.5 || (a.1 - b.1).abs() < 3.5;
                    let (a, b) = (at(a), at(b));
                    if stroked && !thin(a, b) {
                        self.page.outlined(a, b);
                    } else {
                        self.page.filled(a, b);
                    }
                }
                Segment::Line(a, b) if stroked => self.page.line(at(a), at(b)),
                Segment::Line(a, b) => corners.extend([at(a), at(b)]),
            }
        }
        if let Some((low, high)) = bounds(&corners) {
            self.page.filled(low, high);
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    fn show_all(&mut self, array: Option<&Object>) {
        for item in array.and_then(|array| array.as_array().ok()).into_iter().flatten() {
            if let Some(back) = real(item, self.doc) {
                let shift = -back / 1000.0 * self.state.size;
                let down = self.state.font.as_ref().is_some_and(|font| font.vertical);
                let (x, y) = if down { (0.0, shift) } else { (shift * self.state.scale, 0.0) };
                self.text = Matrix::shift(x, y).then(self.text);
            } else {
                self.show(Some(item));
            }
        }
    }

    fn show(&mut self, string: Option<&Object>) {
        let Some(bytes) = string.and_then(|string| string.as_str().ok()) else { return };
        let Some(font) = self.state.font.clone() else { return };
        if font.vertical {
            return self.show_down(&font, bytes);
        }
        for shown in font.decode(bytes) {
            let size = self.state.size;
            let drawn = shown.width / 1000.0 * size * self.state.scale;
            let word_space = if shown.is_space { self.state.word_space } else { 0.0 };
            let advance = drawn + (self.state.character_space + word_space) * self.state.scale;
            self.glyph(shown.text, drawn, self.text);
            self.text = Matrix::shift(advance, 0.0).then(self.text);
        }
    }

    /// Text set from top to bottom, as in the cells of narrow columns, counts as one character at its top. The pen
    /// stands above the middle of the first.
    fn show_down(&mut self, font: &Font, bytes: &[u8]) {
        let shown = font.decode(bytes);
        let size = self.state.size;
        let place = Matrix::shift(-0.5 * size, -0.88 * size).then(self.text);
        let advance = (self.state.character_space - size) * shown.len() as f64;
        self.glyph(shown.into_iter().map(|shown| shown.text).collect(), size, place);
        self.text = Matrix::shift(0.0, advance).then(self.text);
    }

    /// Places a character; rotated ones (watermarks, notes in the margin) are only counted, artifacts left out.
    fn glyph(&mut self, text: String, drawn: f64, place: Matrix) {
        let matrix = place.then(self.state.ctm);
        let (left, y) = matrix.apply(0.0, self.state.rise);
        let (right, y_end) = matrix.apply(drawn, self.state.rise);
        let [_, _, c, d, ..] = matrix.0;
        let size = self.state.size.abs() * c.hypot(d);
        let (along, across) = (right - left, y_end - y);
        let upright = across.abs() <= along.abs() * 0.1 + 0.01 && along >= 0.0 && d * self.state.size > 0.0;
        if along.abs() < across.abs() * 0.1 {
            *(if across > 0.0 { &mut self.page.upwards } else { &mut self.page.downwards }) += 1;
        }
        let numbers = [left, right, y, size];
        self.budget.glyphs = self.budget.glyphs.saturating_sub(1);
        if self.budget.glyphs > 0
            && upright
            && numbers.iter().all(|n| n.is_finite())
            && !self.marks.contains(&true)
        {
            self.page.glyphs.push(Glyph { text, left, right, y, size });
        }
    }

    fn font(&mut self, name: &Object, resources: &[&'a Dictionary]) -> Option<Rc<Font>> {
        let object = resource(name.as_name().ok()?, b"Font", resources, self.doc)?;
        let (_, object) = self.doc.dereference(object).ok()?;
        let dictionary = object.as_dict().ok()?;
        let key = std::ptr::from_ref(dictionary) as usize;
        if let Some(font) = self.fonts.get(&key) {
            return Some(font.clone());
        }
        let font = Rc::new(Font::load(dictionary, self.doc, self.budget.bytes));
        self.budget.spend(font.cost);
        self.fonts.insert(key, font.clone());
        Some(font)
    }

    fn form(&mut self, operands: &[Object], resources: &[&'a Dictionary], depth: usize) {
        let Some(name) = operands.first().and_then(|name| name.as_name().ok()) else { return };
        let Some(object) = resource(name, b"XObject", resources, self.doc) else { return };
        let Ok(stream) = self.doc.dereference(object).and_then(|(_, object)| object.as_stream()) else {
            return;
        };
        let is_form = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
        let address = std::ptr::from_ref(stream) as usize;
        if !is_form || depth >= FORMS_DEEP || self.forms.contains(&address) {
            return;
        }
        let Ok(content) = stream.get_plain_content_with_limit(self.budget.bytes) else { return };
        // A form that is empty costs something, too: forms may call forms without end.
        self.budget.spend(content.len() + FORM);
        let own = stream.dict.get_deref(b"Resources", self.doc).and_then(Object::as_dict).ok();
        let resources: Vec<&Dictionary> =
            own.into_iter().chain(resources.iter().copied()).take(FORMS_DEEP).collect();
        let placed = stream.dict.get_deref(b"Matrix", self.doc).and_then(Object::as_array);
        let placed = placed.map_or(Matrix::IDENTITY, |values| matrix(values, self.doc));
        let (before, saved) = (self.state.clone(), std::mem::take(&mut self.saved));
        self.state.ctm = placed.then(self.state.ctm);
        self.forms.push(address);
        self.play(&content, &resources, depth + 1);
        self.forms.pop();
        (self.state, self.saved) = (before, saved);
    }
}

/// A named resource: the first of the dictionaries that has it.
fn resource<'a>(name: &[u8], kind: &[u8], from: &[&'a Dictionary], doc: &'a Document) -> Option<&'a Object> {
    from.iter().find_map(|resources| {
        let group = resources.get_deref(kind, doc).and_then(Object::as_dict).ok()?;
        group.get(name).ok()
    })
}

fn matrix(operands: &[Object], doc: &Document) -> Matrix {
    let mut values = [0.0; 6];
    for (value, operand) in values.iter_mut().zip(operands) {
        *value = real(operand, doc).unwrap_or(0.0);
    }
    Matrix(values)
}

fn bounds(points: &[(f64, f64)]) -> Option<((f64, f64), (f64, f64))> {
    let first = points.first()?;
    let grow = |(low, high): ((f64, f64), (f64, f64)), p: &(f64, f64)| {
        ((low.0.min(p.0), low.1.min(p.1)), (high.0.max(p.0), high.1.max(p.1)))
    };
    Some(points.iter().fold((*first, *first), grow))
}
