//! A horizontal axis of counts or shares.

use super::canvas::{Canvas, Text};
use super::style::{self, Style};
use super::text;
use crate::render::font;

/// A linear axis from zero.
pub(super) struct Axis {
    pub(super) left: f64,
    pub(super) right: f64,
    max: f64,
    step: f64,
    percent: bool,
}

impl Axis {
    /// An axis for counts up to `max`, drawn from `left` (zero) to `right`; runs leftwards where `right` < `left`.
    pub(super) fn new(max: f64, left: f64, right: f64) -> Self {
        let ticks = ((right - left).abs() / 45.0).clamp(2.0, 6.0);
        Self { left, right, max: max.max(1e-9), step: nice((max / ticks).max(1.0)), percent: false }
    }

    /// An axis for shares up to `max`.
    pub(super) fn share(max: f64, left: f64, right: f64) -> Self {
        let ticks = ((right - left).abs() / 45.0).clamp(2.0, 5.0);
        Self { left, right, max: max.max(1e-9), step: nice(max / ticks), percent: true }
    }

    /// The place of a value.
    pub(super) fn at(&self, value: f64) -> f64 {
        self.left + (self.right - self.left) * value / self.max
    }

    fn ticks(&self) -> impl Iterator<Item = f64> + '_ {
        let n = (self.max / self.step + 1e-9).floor().clamp(0.0, 50.0) as usize;
        (0..=n).map(|i| i as f64 * self.step)
    }

    /// Hairlines at the ticks.
    pub(super) fn grid(&self, canvas: &mut Canvas, top: f64, bottom: f64, _: &Style) {
        for t in self.ticks() {
            let x = self.at(t);
            let colour = if t == 0.0 { style::SOFT } else { style::GRID };
            canvas.line(x, top, x, bottom).stroke(colour, if t == 0.0 { 0.6 } else { 0.4 }).end();
        }
    }

    /// Tick labels and the axis' name below `y`; returns where they end.
    pub(super) fn labels(&self, canvas: &mut Canvas, y: f64, name: &str, style: &Style) -> f64 {
        let size = style.small();
        for t in self.ticks() {
            let words = if self.percent { text::percent(t) } else { format!("{t:.0}") };
            canvas.text(Text::new(&words, self.at(t), y + size * 0.75, size).middle().fill(style::SOFT));
        }
        if name.is_empty() {
            return y + size * 1.5;
        }
        // A name wider than its axis ends with it: beyond may be the page's edge.
        let most = self.left.max(self.right) + 8.0 - font::width(name) * size / 2.0;
        let middle = self.left.midpoint(self.right).min(most);
        canvas.text(Text::new(name, middle, y + size * 2.0, size).middle().fill(style::SOFT));
        y + size * 2.8
    }
}

/// The next of 1, 2, 5 × 10ⁿ.
fn nice(step: f64) -> f64 {
    let power = 10_f64.powf(step.max(1e-9).log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|s| *s >= step - 1e-9).unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_within() {
        let axis = Axis::new(62.0, 0.0, 200.0);
        assert_eq!(axis.ticks().collect::<Vec<_>>(), [0.0, 20.0, 40.0, 60.0]);
        assert!((axis.at(62.0) - 200.0).abs() < 1e-9);
        assert_eq!(Axis::new(1.0, 0.0, 200.0).ticks().count(), 2);
        assert!((nice(0.13) - 0.2).abs() < 1e-12);
    }
}
