//! Who carries the load: each function's share of it, plan beside plan.

use super::axis::Axis;
use super::canvas::Text;
use super::geometry::Rect;
use super::grid::{Cell, Grid, Head};
use super::hue::{self, Hue};
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, Sheet, empty};
use super::style::{self, Size, Style};
use super::text;
use crate::analyse::division::Division;
use crate::analyse::family::Test;
use crate::analyse::holdings::{Held, Holdings};
use crate::model::PlanIndex;
use crate::render::font;
use crate::say::{said, words};
use std::sync::Arc;

/// Functions drawn at most: beyond, a table tells more.
const ROWS: usize = 12;

/// Each function's share of a plan's load, a task being shared by the functions it names: bars for one plan, marks on one
/// line for two or three (joined by a dark line where two plans differ after correction), a table of shades for more.
///
/// The functions with the largest mean share, at most twelve; the note says how many are left out. Marks carry
/// `data-agency` and `data-plan`.
pub fn shares(of: &Subject<'_>, held: &Holdings, divisions: &[Division], style: &Style) -> Figure {
    let plans = hue::compared(of.corpus);
    let named = |p: PlanIndex, key: &Arc<str>| held_by(held, p, key).is_some_and(|h| !h.tasks.is_empty());
    let all: Vec<&Arc<str>> = held.functions.iter().filter(|k| plans.iter().any(|&p| named(p, k))).collect();
    let rows: Vec<&Arc<str>> = all.iter().take(ROWS).copied().collect();
    let caption = caption(of, held, &plans, (&rows, all.len()), style);
    if rows.is_empty() {
        return empty(style, caption, style.t("figure-shares-no-body-named"));
    }
    let alike = |p: &PlanIndex| {
        let share = |key: &&Arc<str>| held_by(held, *p, key).map_or(0.0, |h| h.share);
        let first = rows.first().map_or(0.0, share);
        rows.iter().all(|key| (share(key) - first).abs() < 1e-9)
    };
    if rows.len() > 3 && plans.iter().all(alike) {
        return empty(style, caption, style.t("figure-shares-alike"));
    }
    if plans.len() > hue::TOLD_APART {
        return shades(of, held, &rows, caption, style);
    }
    let between = |a, b| divisions.iter().find(|d| (d.a, d.b) == (a, b));
    let division = match plans[..] {
        [a, b] => between(a, b),
        _ => None,
    };
    Lines { of, held, plans: &plans, division, rows: &rows, hues: hue::hues(of.corpus), style }.draw(caption)
}

fn held_by<'h>(held: &'h Holdings, plan: PlanIndex, key: &Arc<str>) -> Option<&'h Held> {
    held.plans.get(plan as usize)?.functions.get(key)
}

/// One line a function with a mark for each plan.
struct Lines<'a> {
    of: &'a Subject<'a>,
    held: &'a Holdings,
    plans: &'a [PlanIndex],
    division: Option<&'a Division>,
    rows: &'a [&'a Arc<str>],
    hues: Vec<Hue>,
    style: &'a Style,
}

impl Lines<'_> {
    fn draw(&self, caption: Caption) -> Figure {
        let style = self.style;
        let mut sheet = Sheet::new(style);
        let (size, small) = (style.label(), style.small());
        let fields = self.of.fields(style);
        let name = |key: &Arc<str>| fields.get(key).cloned().unwrap_or_else(|| key.to_string());
        let narrow = style.size == Size::Phone;
        let label = self.rows.iter().map(|k| font::width(&name(k)) * size).fold(0.0, f64::max);
        let label = label.min(sheet.inner() * if narrow { 0.34 } else { 0.28 });
        // Numbers of tasks stand at the right of wide figures, every plan of the corpus in its place.
        let counted: Vec<PlanIndex> = (0..self.held.plans.len().min(6) as PlanIndex).collect();
        let column = if narrow || style.size == Size::OneColumn { 0.0 } else { 50.0 };
        let left = sheet.left() + label + 10.0;
        let right = sheet.right() - column * counted.len() as f64 - 14.0;
        self.heads(&mut sheet, (left, right), &counted, column);
        let shares =
            self.rows.iter().flat_map(|k| self.plans.iter().filter_map(|&p| held_by(self.held, p, k)));
        let most = shares.map(|h| h.share).fold(0.05, f64::max);
        let scale = Axis::share(most * 1.06, left, right);
        let (top, row) = (sheet.y + 2.0, size * if self.plans.len() > 1 { 2.15 } else { 1.9 });
        let bottom = top + row * self.rows.len() as f64;
        scale.grid(&mut sheet.canvas, top, bottom + 2.0, style);
        for (k, key) in self.rows.iter().enumerate() {
            let y = top + (k as f64 + 0.5) * row;
            let words = text::fit_name(&name(key), size, label);
            sheet.canvas.group(&[("data-agency", key)]);
            sheet.canvas.text(Text::new(&words, left - 10.0, y, size).end().full(&name(key)));
            sheet.canvas.line(left, y, right, y).stroke(style::GRID, 0.4).end();
            if let [only] = self.plans {
                self.bar(&mut sheet, key, *only, &scale, (y, row));
            } else {
                self.marks(&mut sheet, key, &name(key), &scale, y);
            }
            for (i, &p) in counted.iter().enumerate().filter(|_| column > 0.0) {
                let n = held_by(self.held, p, key).map_or(0, |h| h.tasks.len());
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

    /// Whether the plans differ in a function after correction; emphasis follows the test.
    fn differs(&self, key: &Arc<str>) -> bool {
        let of = |d: &Division| {
            d.functions.iter().any(|f| f.key == *key && f.test.as_ref().is_some_and(Test::holds))
        };
        self.division.is_some_and(of)
    }

    fn bar(
        &self,
        sheet: &mut Sheet<'_>,
        key: &Arc<str>,
        plan: PlanIndex,
        scale: &Axis,
        (y, row): (f64, f64),
    ) {
        let Some(h) = held_by(self.held, plan, key) else { return };
        let hue = self.hues[plan as usize];
        let (x, words) = (scale.at(h.share), text::percent(h.share));
        let bar = Rect::new(scale.left, y - row * 0.34, x - scale.left, row * 0.68);
        let id = names::plan(self.of.corpus, plan).map_or("", |p| p.id.as_str());
        sheet.canvas.rect(bar).fill(hue.dark).att("data-plan", id).titled(&words);
        let t = Text::new(&words, x + 4.0, y, self.style.label()).bold().fill(hue.ink).halo();
        sheet.canvas.text(t);
    }

    /// Marks of all plans on one line, values at the outer ends.
    fn marks(&self, sheet: &mut Sheet<'_>, key: &Arc<str>, name: &str, scale: &Axis, y: f64) {
        let hues = &self.hues;
        let share = |p: PlanIndex| held_by(self.held, p, key).map_or(0.0, |h| h.share);
        let mut at: Vec<(PlanIndex, f64)> = self.plans.iter().map(|&p| (p, share(p))).collect();
        at.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        let (Some(&(first, low)), Some(&(last, high))) = (at.first(), at.last()) else { return };
        let (x1, x2) = (scale.at(low), scale.at(high));
        // Marks that would cover each other stand a little above and below their line.
        let near = x2 - x1 < 7.0;
        let raised = |i: usize| if near { (i as f64 / (at.len() - 1) as f64 - 0.5) * 5.6 } else { 0.0 };
        let (stroke, width) = if self.differs(key) { (style::INK, 2.2) } else { ("#9aa7b3", 1.6) };
        sheet.canvas.line(x1, y, x2, y).stroke(stroke, width).end();
        for (i, &(p, value)) in at.iter().enumerate() {
            let (hue, dy): (Hue, f64) = (hues[p as usize], raised(i));
            let id = names::plan(self.of.corpus, p).map_or("", |p| p.id.as_str());
            let tip = format!("{name} · {} · {}", self.of.plan(p, self.style), text::percent(value));
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

/// More plans than marks could tell apart: a cell each, as dark as the share is large.
fn shades(of: &Subject<'_>, held: &Holdings, rows: &[&Arc<str>], caption: Caption, style: &Style) -> Figure {
    let fields = of.fields(style);
    let plans: Vec<PlanIndex> = (0..held.plans.len() as PlanIndex).collect();
    let most = rows.iter().flat_map(|k| plans.iter().filter_map(|&p| held_by(held, p, k))).map(|h| h.share);
    let most = most.fold(0.05, f64::max);
    let cell = |p: PlanIndex, key: &Arc<str>| {
        let share = held_by(held, p, key).map(|h| h.share)?;
        let words = if share < 0.005 { "<1".to_owned() } else { format!("{:.0}", share * 100.0) };
        Some(Cell { shade: share / most, words, data: Vec::new() })
    };
    let grid = Grid {
        rows: rows
            .iter()
            .map(|k| Head::new(fields.get(*k).map_or(&**k, String::as_str), "data-agency", k))
            .collect(),
        columns: plans.iter().map(|&p| Head::plan(of, p, style)).collect(),
        cells: rows.iter().map(|k| plans.iter().map(|&p| cell(p, k)).collect()).collect(),
        stub: style.t("figure-shares-function").to_owned(),
    };
    grid.draw(caption, style)
}

fn caption(
    of: &Subject<'_>,
    held: &Holdings,
    plans: &[PlanIndex],
    (rows, all): (&[&Arc<str>], usize),
    style: &Style,
) -> Caption {
    let more = all - rows.len();
    let shown: Vec<PlanIndex> = (0..held.plans.len() as PlanIndex).collect();
    let lines = plans.len() <= hue::TOLD_APART;
    let (title, reading, alt) = (
        words(style.lang, "figure-shares-title").to_owned(),
        said!(
            style.lang,
            "figure-shares-reading",
            part = said!(style.lang, "figure-common-more-functions-not-drawn", more),
            part2 = if lines { words(style.lang, "figure-shares-at-right-tasks-that") } else { "" }
        ),
        said!(style.lang, "figure-shares-alt", rows = rows.len(), shown = shown.len()),
    );
    Caption { name: "shares".into(), title, notes: vec![reading, of.source(&shown, style)], alt }
}
