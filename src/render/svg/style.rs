//! Language, page size, colours and the look of duties: chosen once for all figures.

pub(super) use super::canvas::INK;
use super::canvas::{Canvas, Text};
use super::geometry::Rect;
use crate::model::Duty;
pub use crate::render::Lang;
use crate::say::{part, words};

/// The space a figure may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Size {
    /// One column of a journal: 80 mm.
    OneColumn,
    /// The width of a text: 165 mm.
    #[default]
    TwoColumn,
    /// A page of its own: A4 with margins.
    A4,
    /// A fold-out: A3 with margins.
    A3,
    /// A telephone's screen, for the page only: the type comes out as large as the text around it.
    Phone,
}

impl Size {
    /// Width and greatest height in millimetres.
    pub fn millimetres(self) -> (f64, f64) {
        match self {
            Self::OneColumn => (80.0, 230.0),
            Self::TwoColumn => (165.0, 235.0),
            Self::A4 => (180.0, 265.0),
            Self::A3 => (265.0, 385.0),
            Self::Phone => (62.0, 900.0),
        }
    }

    /// Width and greatest height in points.
    pub(super) fn points(self) -> (f64, f64) {
        let (w, h) = self.millimetres();
        (w * POINTS_PER_MM, h * POINTS_PER_MM)
    }
}

/// Points in a millimetre.
pub(super) const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// How figures are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Language.
    pub lang: Lang,
    /// Page.
    pub size: Size,
}

impl Default for Style {
    fn default() -> Self {
        Self { lang: Lang::Zh, size: Size::TwoColumn }
    }
}

impl Style {
    /// A message without arguments in the figure's language.
    pub(super) fn t(&self, id: &'static str) -> &'static str {
        words(self.lang, id)
    }

    /// Size of labels in points.
    pub(super) fn label(&self) -> f64 {
        match self.size {
            Size::OneColumn | Size::Phone => 6.8,
            _ => 7.5,
        }
    }

    /// Size of numbers and notes in points: the smallest type on a figure.
    pub(super) fn small(&self) -> f64 {
        match self.size {
            Size::OneColumn | Size::Phone => 6.0,
            _ => 6.5,
        }
    }

    /// The list separator.
    pub(super) fn comma(&self) -> &'static str {
        self.t("list-comma")
    }
}

/// Secondary text.
pub(super) const SOFT: &str = "#595959";
/// Hairlines and grids.
pub(super) const GRID: &str = "#d9d9d9";
/// Bands behind rows.
pub(super) const BAND: &str = "#f4f6f8";
/// Lines that only give the background.
pub(super) const FAINT: &str = "#c4c8cc";

/// Colours that reach 3:1 on white and stay apart for colour-blind readers (Okabe–Ito and a dark one).
pub(super) const CATEGORIES: [&str; 5] = ["#0072b2", "#d55e00", "#00795a", "#a8488a", "#1a1a1a"];

/// How a duty or role is filled: a scale from dark to hatched, so that no class lives by its colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) fill: &'static str,
    /// Text on the fill.
    pub(super) ink: &'static str,
    pub(super) hatched: bool,
}

/// The edge of all filled marks.
pub(super) const EDGE: &str = "#14304f";

impl Look {
    /// Lead dark, responsible and participate middle, support light, implement hatched.
    pub(super) fn duty(duty: Duty) -> Self {
        let (fill, ink, hatched) = match duty {
            Duty::Lead => ("#0b2545", "#ffffff", false),
            Duty::Responsible => ("#2e75b6", "#ffffff", false),
            Duty::Participate => ("#8fbfe3", INK, false),
            Duty::Support => ("#e3eff8", INK, false),
            Duty::Implement => ("#ffffff", INK, true),
        };
        Self { fill, ink, hatched }
    }

    /// Draws a filled box.
    pub(super) fn fill_box(self, canvas: &mut Canvas, r: Rect, data: &[(&str, &str)], tip: &str) {
        canvas.rect(r).fill(self.fill).stroke(EDGE, 0.4).atts(data).titled(tip);
        if self.hatched {
            canvas.hatch(r, 3.0, EDGE, 0.45);
        }
    }

    /// Writes a number into a filled box, if it fits.
    pub(super) fn number(self, canvas: &mut Canvas, r: Rect, words: &str, size: f64) {
        let width = crate::render::font::width(words) * size;
        if width + 2.5 > r.w || size * 0.8 > r.h {
            return;
        }
        let (x, y) = r.centre();
        if self.hatched {
            canvas
                .rect(Rect::new(x - width / 2.0 - 1.0, y - size * 0.42, width + 2.0, size * 0.84))
                .fill("#ffffff")
                .end();
        }
        canvas.text(Text::new(words, x, y, size).middle().fill(self.ink));
    }
}

/// The letter of a duty in a matrix.
pub(super) fn letter(duty: Duty, lang: Lang) -> &'static str {
    part(lang, "duty-letter", duty.as_str()).unwrap_or_default()
}

/// The word for a duty.
pub(super) fn duty_word(duty: Duty, lang: Lang) -> &'static str {
    part(lang, "duty-on-figure", duty.as_str()).unwrap_or_default()
}
