//! What a page shows: characters and straight rules, in page coordinates (points, y upwards).

/// A character (or ligature) on its baseline.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
    /// Height of the font.
    pub(super) size: f64,
}

/// A straight line along an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// Where it stands across its direction: y of a horizontal rule, x of a vertical one.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// All of one page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) horizontal: Vec<Rule>,
    pub(super) vertical: Vec<Rule>,
    /// Characters that are set sideways, along the page's height.
    pub(super) upwards: usize,
    pub(super) downwards: usize,
    /// Its content breaks off.
    pub(super) broken: bool,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Thickest filled rectangle that counts as a rule.
const RULE_WIDTH: f64 = 3.5;
/// Shortest rule.
const RULE_LENGTH: f64 = 4.0;

impl Page {
    /// Adds a line if it runs along an axis.
    pub(super) fn line(&mut self, a: (f64, f64), b: (f64, f64)) {
        let (across, along) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        if along < 1.0 && across >= RULE_LENGTH {
            self.horizontal.push(rule(a.1.midpoint(b.1), a.0, b.0));
        } else if across < 1.0 && along >= RULE_LENGTH {
            self.vertical.push(rule(a.0.midpoint(b.0), a.1, b.1));
        }
    }

    /// Adds a filled rectangle if it is thin enough to be meant as a line.
    pub(super) fn filled(&mut self, a: (f64, f64), b: (f64, f64)) {
        let (width, height) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        if height <= RULE_WIDTH && width >= RULE_LENGTH.max(height * 2.0) {
            self.horizontal.push(rule(a.1.midpoint(b.1), a.0, b.0));
        } else if width <= RULE_WIDTH && height >= RULE_LENGTH.max(width * 2.0) {
            self.vertical.push(rule(a.0.midpoint(b.0), a.1, b.1));
        }
    }

    /// Adds the four sides of a rectangle.
    pub(super) fn outlined(&mut self, a: (f64, f64), b: (f64, f64)) {
        self.line(a, (b.0, a.1));
        self.line(a, (a.0, b.1));
        self.line(b, (b.0, a.1));
        self.line(b, (a.0, b.1));
    }
}

fn rule(at: f64, from: f64, to: f64) -> Rule {
    Rule { at, from: from.min(to), to: from.max(to) }
}
