//! Shares of two or three plans, a line a row: bars for one plan, marks on one line for more.

use super::axis::Axis;
use super::canvas::Text;
use super::geometry::Rect;
use super::hue::Hue;
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, Sheet};
use super::style::{self, Size, Style};
use super::text;
use crate::model::PlanIndex;
use crate::render::font;

/// A line: what has a share of each plan.
pub(super) struct Row {
    /// What it is, as data have it.
    pub(super) key: String,
    pub(super) name: String,
    /// Its share of each plan that is drawn, 0–1; absent where the plan has nothing of it.
    pub(super) shares: Vec<Option<f64>>,
    /// How often each plan has it, for the columns at the right.
    pub(super) counts: Vec<usize>,
    /// Whether the plans differ in it after correction: emphasis follows the test.
    pub(super) differs: bool,
}

/// One line a row with a mark for each plan.
pub(super) struct Lines<'a> {
    pub(super) of: &'a Subject<'a>,
    pub(super) plans: &'a [PlanIndex],
    pub(super) rows: &'a [Row],
    /// The attribute of a row that holds its key.
    pub(super) attribute: &'static str,
    pub(super) hues: Vec<Hue>,
    pub(super) style: &'a Style,
}

impl Lines<'_> {
    pub(super) fn draw(&self, caption: Caption) -> Figure {
        let style = self.style;
        let mut sheet = Sheet::new(style);
        let (size, small) = (style.label(), style.small());
        let narrow = style.size == Size::Phone;
        let label = self.rows.iter().map(|r| font::width(&r.name) * size).fold(0.0, f64::max);
        let label = label.min(sheet.inner() * if narrow { 0.34 } else { 0.28 });
        // Numbers of tasks stand at the right of wide figures, every plan of the corpus in its place.
        let counted: Vec<PlanIndex> = (0..self.of.corpus.plans.len().min(6) as PlanIndex).collect();
        let column = if narrow || style.size == Size::OneColumn { 0.0 } else { 50.0 };
        let left = sheet.left() + label + 10.0;
        let right = sheet.right() - column * counted.len() as f64 - 14.0;
        self.heads(&mut sheet, (left, right), &counted, column);
        let most = self.rows.iter().flat_map(|r| &r.shares).flatten().fold(0.05, |x, y| f64::max(x, *y));
        let scale = Axis::share(most * 1.06, left, right);
        let (top, row) = (sheet.y + 2.0, size * if self.plans.len() > 1 { 2.15 } else { 1.9 });
        let bottom = top + row * self.rows.len() as f64;
        scale.grid(&mut sheet.canvas, top, bottom + 2.0, style);
        for (k, row_of) in self.rows.iter().enumerate() {
            let y = top + (k as f64 + 0.5) * row;
            let words = text::fit_name(&row_of.name, size, label);
            sheet.canvas.group(&[(self.attribute, &row_of.key)]);
            sheet.canvas.text(Text::new(&words, left - 10.0, y, size).end().full(&row_of.name));
            sheet.canvas.line(left, y, right, y).stroke(style::GRID, 0.4).end();
            if let [only] = self.plans {
                self.bar(&mut sheet, row_of, *only, &scale, (y, row));
            } else {
                self.marks(&mut sheet, row_of, &scale, y);
            }
            for (i, &p) in counted.iter().enumerate().filter(|_| column > 0.0) {
                let n = row_of.counts.get(p as usize).copied().unwrap_or(0);
                let words = if n == 0 { "–".to_owned() } else { n.to_string() };
                let x = sheet.right() - column * (counted.len() - 1 - i) as f64;
                sheet.canvas.text(Text::new(&words, x, y, size).end().fill(style::SOFT));
            }
            sheet.canvas.end_group();
        }
        sheet.y = scale.labels(&mut sheet.canvas, bottom + 2.0, "", style) + small * 0.2;
        sheet.finish(caption)
    }

    /// The plans' names in their colours over the marks, and over the numbers.
    fn heads(&self, sheet: &mut Sheet<'_>, (left, right): (f64, f64), counted: &[PlanIndex], column: f64) {
        let (style, small) = (self.style, self.style.small());
        let hues = &self.hues;
        let heads: Vec<_> = counted
            .iter()
            .map(|&p| {
                if column > 0.0 {
                    text::lines(&self.of.plan(p, style), small, column - 5.0, 3)
                } else {
                    Vec::new()
                }
            })
            .collect();
        let lines = heads.iter().map(Vec::len).max().unwrap_or(0);
        let (mut x, mut used) = (left, 1_usize);
        for &p in self.plans.iter().filter(|_| self.plans.len() > 1) {
            let words = self.of.plan(p, style);
            let size = style.label();
            let wide = font::width(&words) * size + 12.0;
            if x + wide > right + 14.0 && x > left {
                (x, used) = (left, used + 1);
            }
            let y = sheet.y + size * (0.7 + 1.4 * (used - 1) as f64);
            hues[p as usize].mark(&mut sheet.canvas, (x + 3.0, y), 2.9, &[], &words);
            let words = text::fit(&words, size, right + 14.0 - x - 9.0);
            sheet.canvas.text(Text::new(&words, x + 9.0, y, size).bold().fill(hues[p as usize].ink));
            x += wide + 8.0;
        }
        let height = (lines as f64 * small * 1.25).max(used as f64 * style.label() * 1.4) + small * 0.7;
        if column > 0.0 {
            for (i, head) in heads.iter().enumerate() {
                let x = sheet.right() - column * (counted.len() - 1 - i) as f64;
                for (k, line) in head.iter().enumerate() {
                    let y = sheet.y + height - small * (0.6 + 1.25 * (head.len() - k) as f64 - 0.5);
                    sheet.canvas.text(Text::new(line, x, y, small).end().fill(style::SOFT));
                }
            }
        }
        sheet.y += height;
    }

    fn bar(&self, sheet: &mut Sheet<'_>, of: &Row, plan: PlanIndex, scale: &Axis, (y, row): (f64, f64)) {
        let Some(share) = of.shares.first().copied().flatten() else { return };
        let hue = self.hues[plan as usize];
        let (x, words) = (scale.at(share), text::percent(share));
        let bar = Rect::new(scale.left, y - row * 0.34, x - scale.left, row * 0.68);
        let id = names::plan(self.of.corpus, plan).map_or("", |p| p.id.as_str());
        sheet.canvas.rect(bar).fill(hue.dark).att("data-plan", id).titled(&words);
        let t = Text::new(&words, x + 4.0, y, self.style.label()).bold().fill(hue.ink).halo();
        sheet.canvas.text(t);
    }

    /// Marks of all plans on one line, values at the outer ends; a dark line joins them where they differ.
    fn marks(&self, sheet: &mut Sheet<'_>, row: &Row, scale: &Axis, y: f64) {
        let hues = &self.hues;
        let shares = row.shares.iter().map(|share| share.unwrap_or(0.0));
        let mut at: Vec<(PlanIndex, f64)> = self.plans.iter().copied().zip(shares).collect();
        at.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        let (Some(&(first, low)), Some(&(last, high))) = (at.first(), at.last()) else { return };
        let (x1, x2) = (scale.at(low), scale.at(high));
        // Marks that would cover each other stand a little above and below their line.
        let near = x2 - x1 < 7.0;
        let raised = |i: usize| if near { (i as f64 / (at.len() - 1) as f64 - 0.5) * 5.6 } else { 0.0 };
        let (stroke, width) = if row.differs { (style::INK, 2.2) } else { ("#9aa7b3", 1.6) };
        sheet.canvas.line(x1, y, x2, y).stroke(stroke, width).end();
        for (i, &(p, value)) in at.iter().enumerate() {
            let (hue, dy): (Hue, f64) = (hues[p as usize], raised(i));
            let id = names::plan(self.of.corpus, p).map_or("", |p| p.id.as_str());
            let tip = format!("{} · {} · {}", row.name, self.of.plan(p, self.style), text::percent(value));
            hue.mark(&mut sheet.canvas, (scale.at(value), y + dy), 2.9, &[("data-plan", id)], &tip);
        }
        let size = self.style.small();
        let ends = [(first, low, -1.0), (last, high, 1.0)];
        for (p, value, side) in ends {
            let x = scale.at(value) + side * 6.5;
            let words = format!("{:.0}", value * 100.0);
            let t = Text::new(&words, x, y, size).bold().fill(hues[p as usize].ink).halo();
            // At the left edge the function's name stands: a share of nothing needs no number.
            if side > 0.0 || x - font::width(&words) * size > scale.left - 7.0 {
                sheet.canvas.text(if side < 0.0 { t.end() } else { t });
            }
        }
    }
}
