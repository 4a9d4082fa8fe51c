//! The one place where SVG markup is written and escaped.

use super::geometry::{Label, Rect};
use super::text;
use crate::render::{
    escape::{is_harmful, may_stand},
    font,
};

/// Text and axes: what is written in no other colour.
pub(super) const INK: &str = "#1a1a1a";

/// A growing SVG body. Every number, attribute and text goes through here, so nothing can break the markup.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    out: String,
    labels: Vec<Label>,
    extent: Option<Rect>,
}

/// Where a text's `x` stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Anchor {
    #[default]
    Start,
    Middle,
    End,
}

/// One line of text to be drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) words: &'a str,
    pub(super) x: f64,
    /// The middle of the line, not its baseline.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) anchor: Anchor,
    pub(super) fill: &'a str,
    /// Degrees, clockwise, round (x, y).
    pub(super) turn: f64,
    pub(super) bold: bool,
    /// The whole text where `words` is a shortened one; shown by viewers as a tip.
    pub(super) full: Option<&'a str>,
    /// A white edge that keeps the words legible over lines.
    pub(super) halo: bool,
}

impl<'a> Text<'a> {
    /// Dark text that starts at (x, y).
    pub(super) fn new(words: &'a str, x: f64, y: f64, size: f64) -> Self {
        Self {
            words,
            x,
            y,
            size,
            anchor: Anchor::Start,
            fill: INK,
            turn: 0.0,
            bold: false,
            full: None,
            halo: false,
        }
    }

    pub(super) fn anchor(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    pub(super) fn middle(self) -> Self {
        self.anchor(Anchor::Middle)
    }

    pub(super) fn end(self) -> Self {
        self.anchor(Anchor::End)
    }

    pub(super) fn fill(mut self, fill: &'a str) -> Self {
        self.fill = fill;
        self
    }

    pub(super) fn turned(mut self, degrees: f64) -> Self {
        self.turn = degrees;
        self
    }

    pub(super) fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    pub(super) fn halo(mut self) -> Self {
        self.halo = true;
        self
    }

    /// Notes the whole text behind a shortened one.
    pub(super) fn full(mut self, full: &'a str) -> Self {
        self.full = (full != self.words).then_some(full);
        self
    }

    fn label(&self) -> Label {
        let width = font::width(self.words) * self.size;
        let left = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -width / 2.0,
            Anchor::End => -width,
        };
        // Han ink stands between 0.82 em above and 0.12 em below the baseline: about 0.92 em round the middle.
        let rect = Rect::new(left, -0.46 * self.size, width, 0.92 * self.size);
        Label::new(self.words, rect, (self.x, self.y), self.turn)
    }
}

impl Canvas {
    /// Begins an element; finish it with [`El::end`], [`El::open`] or [`El::titled`].
    pub(super) fn el(&mut self, name: &'static str) -> El<'_> {
        self.out.push('<');
        self.out.push_str(name);
        El { out: &mut self.out, name }
    }

    /// Begins a group that marks belong to.
    pub(super) fn group(&mut self, attributes: &[(&str, &str)]) {
        let mut el = self.el("g");
        for (name, value) in attributes {
            el = el.att(name, value);
        }
        el.open();
    }

    /// Ends a group.
    pub(super) fn end_group(&mut self) {
        self.out.push_str("</g>\n");
    }

    /// A rectangle.
    pub(super) fn rect(&mut self, r: Rect) -> El<'_> {
        self.cover(r);
        self.el("rect").num("x", r.x).num("y", r.y).num("width", r.w).num("height", r.h)
    }

    /// A circle.
    pub(super) fn circle(&mut self, x: f64, y: f64, r: f64) -> El<'_> {
        self.cover(Rect::new(x - r, y - r, 2.0 * r, 2.0 * r));
        self.el("circle").num("cx", x).num("cy", y).num("r", r)
    }

    /// A straight line.
    pub(super) fn line(&mut self, x1: f64, y1: f64, x2: f64, y2: f64) -> El<'_> {
        self.cover(Rect::between((x1, y1), (x2, y2)));
        self.el("line").num("x1", x1).num("y1", y1).num("x2", x2).num("y2", y2)
    }

    /// A path along points with `M`, `L` and `C` commands; points are also the hull of its extent.
    pub(super) fn path(&mut self, commands: &[(char, &[(f64, f64)])], closed: bool) -> El<'_> {
        let mut d = String::new();
        for (command, points) in commands {
            d.push(*command);
            for (i, &(x, y)) in points.iter().enumerate() {
                if i > 0 {
                    d.push(' ');
                }
                number(&mut d, x);
                d.push(' ');
                number(&mut d, y);
                self.cover(Rect::new(x, y, 0.0, 0.0));
            }
        }
        if closed {
            d.push('Z');
        }
        self.el("path").att("d", &d)
    }

    /// Diagonal hatching of a rectangle: lines, no pattern, so that every program draws it alike.
    pub(super) fn hatch(&mut self, r: Rect, step: f64, stroke: &str, width: f64) {
        let mut d = String::new();
        let mut c = step / 2.0;
        while c < r.w + r.h && step > 0.0 {
            // The line x + y = c, clipped to the rectangle.
            let (x1, y1) = if c <= r.h { (0.0, c) } else { (c - r.h, r.h) };
            let (x2, y2) = if c <= r.w { (c, 0.0) } else { (r.w, c - r.w) };
            d.push('M');
            number(&mut d, r.x + x1);
            d.push(' ');
            number(&mut d, r.y + y1);
            d.push('L');
            number(&mut d, r.x + x2);
            d.push(' ');
            number(&mut d, r.y + y2);
            c += step;
        }
        if !d.is_empty() {
            self.el("path")
                .att("d", &d)
                .att("stroke", stroke)
                .num("stroke-width", width)
                .att("fill", "none")
                .end();
        }
    }

    /// A line of text. Its box is remembered, so that tests can measure the layout.
    pub(super) fn text(&mut self, t: Text<'_>) {
        if t.words.is_empty() {
            return;
        }
        let label = t.label();
        self.cover(label.bounds());
        self.labels.push(label);
        if t.halo {
            self.write(t, true);
        }
        self.write(t, false);
    }

    /// Writes a text, or only the white edge that goes under it: a text of its own, since not every program paints
    /// a stroke under the fill when told to.
    fn write(&mut self, t: Text<'_>, edge: bool) {
        let baseline = t.y + 0.36 * t.size;
        let mut el = self.el("text").num("x", t.x).num("y", baseline).num("font-size", t.size);
        el = match t.anchor {
            Anchor::Start => el,
            Anchor::Middle => el.att("text-anchor", "middle"),
            Anchor::End => el.att("text-anchor", "end"),
        };
        let fill = if edge { "#ffffff" } else { t.fill };
        if fill != INK {
            el = el.att("fill", fill);
        }
        if t.bold {
            el = el.att("font-weight", "bold");
        }
        if edge {
            let hidden = ("aria-hidden", "true");
            el = el.stroke("#ffffff", 2.0).att("stroke-linejoin", "round").atts(&[hidden]);
        }
        if t.turn != 0.0 {
            let mut transform = String::from("rotate(");
            for (i, v) in [t.turn, t.x, t.y].into_iter().enumerate() {
                if i > 0 {
                    transform.push(' ');
                }
                number(&mut transform, v);
            }
            transform.push(')');
            el = el.att("transform", &transform);
        }
        el.out.push('>');
        if let Some(full) = t.full.filter(|_| !edge) {
            el.out.push_str("<title>");
            escape(el.out, full, false);
            el.out.push_str("</title>");
        }
        runs(el.out, t.words);
        el.out.push_str("</text>\n");
    }

    /// A name written downwards, its last character above `bottom`: the head of a narrow Chinese column. Brackets take
    /// their forms for vertical text.
    pub(super) fn stacked(&mut self, words: &str, full: &str, (x, bottom): (f64, f64), size: f64) {
        let letters: Vec<char> = words.chars().map(text::upright).collect();
        let top = bottom - letters.len() as f64 * size;
        let rect = Rect::new(x - size / 2.0, top, size, bottom - top);
        self.cover(rect);
        self.labels.push(Label::new(words, rect, (0.0, 0.0), 0.0));
        self.el("text").num("font-size", size).att("text-anchor", "middle").open();
        if full != words {
            self.out.push_str("<title>");
            escape(&mut self.out, full, false);
            self.out.push_str("</title>");
        }
        for (i, c) in letters.into_iter().enumerate() {
            self.el("tspan").num("x", x).num("y", top + (i as f64 + 0.86) * size).open();
            escape(&mut self.out, c.encode_utf8(&mut [0; 4]), false);
            self.out.push_str("</tspan>");
        }
        self.out.push_str("</text>\n");
    }

    fn cover(&mut self, r: Rect) {
        self.extent = Some(self.extent.map_or(r, |e| e.union(r)));
    }

    /// Where the next mark will stand in the markup.
    pub(super) fn mark(&self) -> usize {
        self.out.len()
    }

    /// The markup, the boxes of its texts, and the box of all that was drawn.
    pub(super) fn into_parts(self) -> (String, Vec<Label>, Option<Rect>) {
        (self.out, self.labels, self.extent)
    }
}

/// An element whose attributes are being written.
pub(super) struct El<'c> {
    out: &'c mut String,
    name: &'static str,
}

impl El<'_> {
    /// An attribute.
    pub(super) fn att(self, name: &str, value: &str) -> Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(self.out, value, true);
        self.out.push('"');
        self
    }

    /// A number as attribute.
    pub(super) fn num(self, name: &str, value: f64) -> Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        number(self.out, value);
        self.out.push('"');
        self
    }

    /// Several attributes.
    pub(super) fn atts(mut self, attributes: &[(&str, &str)]) -> Self {
        for (name, value) in attributes {
            self = self.att(name, value);
        }
        self
    }

    /// Fill.
    pub(super) fn fill(self, colour: &str) -> Self {
        self.att("fill", colour)
    }

    /// Stroke.
    pub(super) fn stroke(self, colour: &str, width: f64) -> Self {
        self.att("stroke", colour).num("stroke-width", width)
    }

    /// Ends an element without content.
    pub(super) fn end(self) {
        self.out.push_str("/>\n");
    }

    /// Leaves the element open for others.
    fn open(self) {
        self.out.push('>');
    }

    /// Ends the element with a tip inside.
    pub(super) fn titled(self, words: &str) {
        self.out.push_str("><title>");
        escape(self.out, words, false);
        self.out.push_str("</title></");
        self.out.push_str(self.name);
        self.out.push_str(">\n");
    }
}

/// Writes words so that characters the embedded font lacks stand in pieces of their own: who draws them falls back to
/// another font for these alone, not for the whole row.
fn runs(out: &mut String, words: &str) {
    let mut rest = words;
    while let Some(at) = rest.find(|c: char| !c.is_whitespace() && !font::covers(c)) {
        escape(out, &rest[..at], false);
        let end = rest[at..].find(font::covers).map_or(rest.len(), |n| at + n);
        out.push_str("<tspan>");
        escape(out, &rest[at..end], false);
        out.push_str("</tspan>");
        rest = &rest[end..];
    }
    escape(out, rest, false);
}

/// Writes a number with at most two decimals, without exponent, `-0` or NaN.
pub(super) fn number(out: &mut String, value: f64) {
    use std::fmt::Write as _;
    let hundredths = if value.is_finite() { (value * 100.0).round() as i64 } else { 0 };
    if hundredths < 0 {
        out.push('-');
    }
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    // Writing to a string cannot fail.
    let _ = match rest {
        0 => write!(out, "{whole}"),
        r if r % 10 == 0 => write!(out, "{whole}.{}", r / 10),
        r => write!(out, "{whole}.{r:02}"),
    };
}

/// Writes text so that it stands for itself in XML; characters XML 1.0 has no place for are left out.
pub(super) fn escape(out: &mut String, text: &str, attribute: bool) {
    // Runs without markup go over whole; U+FFFE and U+FFFF begin with a byte that harmful characters begin with.
    let plain = |b: u8| may_stand(b) && !matches!(b, b'&' | b'<' | b'>' | b'"' | b'\n' | b'\t');
    let run = text.bytes().position(|b| !plain(b)).unwrap_or(text.len());
    out.push_str(&text[..run]);
    for c in text[run..].chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\n' | '\r' | '\t' if attribute => {
                out.push_str(match c {
                    '\n' => "&#10;",
                    '\r' => "&#13;",
                    _ => "&#9;",
                });
            }
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(c),
            c if is_harmful(c) || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str, attribute: bool) -> String {
        let mut out = String::new();
        escape(&mut out, text, attribute);
        out
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(escaped("a<b>&\"]]>\u{0}\u{b}\n", false), "a&lt;b&gt;&amp;\"]]&gt;\n");
        assert_eq!(escaped("\"\n<", true), "&quot;&#10;&lt;");
    }

    #[test]
    fn rare_characters_stand_alone() {
        let mut out = String::new();
        runs(&mut out, "民政𠮷局");
        assert_eq!(out, "民政<tspan>𠮷</tspan>局");
        out.clear();
        runs(&mut out, "民政局 a<b");
        assert_eq!(out, "民政局 a&lt;b");
    }

    #[test]
    fn numbers_are_short_and_plain() {
        let mut out = String::new();
        for v in [1.0, -0.001, 2.5, 0.126, -3.07, f64::NAN, 1e5] {
            number(&mut out, v);
            out.push(' ');
        }
        assert_eq!(out, "1 0 2.5 0.13 -3.07 0 100000 ");
    }
}
