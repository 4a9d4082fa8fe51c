//! How leads change with the convention: one line a function, or a plan, over the three conventions.

use super::canvas::Text;
use super::geometry::Rect;
use super::hue;
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, Sheet, empty};
use super::style::{self, Size, Style};
use super::text;
use crate::analyse::holdings::{Held, Holdings, PlanHoldings};
use crate::analyse::stats::quantile;
use crate::model::{Convention, PlanIndex};
use crate::render::font;
use crate::say::{part, words};
use std::{collections::BTreeSet, sync::Arc};

/// Lines of a panel.
const LINES: usize = 6;
/// Plans whose lines have names.
const NAMED: usize = 12;
/// Lines without a name that are drawn each by itself, with its points; more are one stroke, for nobody tells them apart.
const APART: usize = 200;

/// Up to three plans: a panel each, the six functions that lead most under any convention (where none of these changes, those
/// that do), their tasks led under the three.
/// More plans: one panel, a line a plan, the share of its tasks with a lead; past twelve the lines stand for the spread, and their
/// median alone is named.
///
/// `held` in the order of [`Convention::ALL`]. Marks carry `data-plan` and `data-agency`.
pub fn slopes(of: &Subject<'_>, held: [&Holdings; 3], style: &Style) -> Figure {
    let caption = caption(of, style);
    let plans = held[0].plans.len();
    let panels: Vec<Panel> = if plans <= hue::TOLD_APART {
        (0..plans).map(|p| of_plan(of, held, p, style)).filter(|p| !p.lines.is_empty()).collect()
    } else {
        vec![of_plans(of, held, style)]
    };
    if panels.iter().flat_map(|p| &p.lines).all(flat) {
        return empty(style, caption, style.t("figure-slopes-no-lead-depends-on"));
    }
    let mut sheet = Sheet::new(style);
    let across = if matches!(style.size, Size::Phone | Size::OneColumn) { 1 } else { panels.len() };
    let gap = 16.0;
    let width = (sheet.inner() - gap * (across - 1) as f64) / across as f64;
    for row in panels.chunks(across) {
        let top = sheet.y;
        let mut bottom = top;
        for (i, p) in row.iter().enumerate() {
            let x = sheet.left() + i as f64 * (width + gap);
            bottom = f64::max(bottom, p.draw(&mut sheet, (x, top, width)));
        }
        sheet.y = bottom + 6.0;
    }
    sheet.finish(caption)
}

/// A line of its own, and one of many.
const INK: &str = "#0f3b63";
const FAINT: &str = "#9fb6cc";

struct Panel<'a> {
    head: String,
    lines: Vec<Line>,
    percent: bool,
    style: &'a Style,
}

struct Line {
    name: String,
    data: (&'static str, String),
    values: [f64; 3],
    ink: &'static str,
    named: bool,
}

/// Whether it is the same under every convention.
fn flat(line: &Line) -> bool {
    line.values.iter().all(|v| (v - line.values[0]).abs() < 1e-9)
}

fn of_plan<'a>(of: &Subject<'_>, held: [&Holdings; 3], p: usize, style: &'a Style) -> Panel<'a> {
    let fields = of.fields(style);
    let hue = hue::hues(of.corpus)[p];
    let led = |h: &Holdings, k: &Arc<str>| {
        h.plans.get(p).and_then(|p| p.functions.get(k)).map_or(0, Held::leads) as f64
    };
    let lines = held[0]
        .functions
        .iter()
        .map(|k| Line {
            name: fields.get(k).cloned().unwrap_or_else(|| k.to_string()),
            data: ("data-agency", k.to_string()),
            values: held.map(|h| led(h, k)),
            ink: hue.ink,
            named: true,
        })
        .filter(|l| l.values.iter().any(|v| *v > 0.0));
    Panel { head: of.plan(p as PlanIndex, style), lines: foremost(lines.collect()), percent: false, style }
}

/// The lines that a panel has room for: those that lead most; of those that lead as much, and where none of these changes, the
/// ones that change, which the figure is about.
fn foremost(mut lines: Vec<Line>) -> Vec<Line> {
    let most = |l: &Line| l.values.iter().copied().fold(0.0, f64::max);
    lines.sort_by(|a, b| most(b).total_cmp(&most(a)).then_with(|| flat(a).cmp(&flat(b))));
    if lines.iter().take(LINES).all(flat) {
        lines.sort_by_key(flat);
    }
    lines.truncate(LINES);
    lines
}

fn of_plans<'a>(of: &Subject<'_>, held: [&Holdings; 3], style: &'a Style) -> Panel<'a> {
    let share = |h: &Holdings, p: usize| h.plans.get(p).and_then(PlanHoldings::led_share).unwrap_or(0.0);
    let plans = held[0].plans.len();
    let named = plans <= NAMED;
    let lines = (0..plans).map(|p| {
        let id = names::plan(of.corpus, p as PlanIndex).map_or("", |p| p.id.as_str());
        Line {
            name: of.plan(p as PlanIndex, style),
            data: ("data-plan", id.to_owned()),
            values: held.map(|h| share(h, p)),
            ink: if named { INK } else { FAINT },
            named,
        }
    });
    let mut lines: Vec<Line> = lines.collect();
    if !named {
        let all = |c: usize| lines.iter().map(|l| l.values[c]).collect::<Vec<_>>();
        let values = [0, 1, 2].map(|c| quantile(&all(c), 0.5).unwrap_or_default());
        let name = style.t("figure-slopes-median").to_owned();
        lines.push(Line { name, data: ("data-plan", String::new()), values, ink: INK, named: true });
    }
    Panel { head: style.t("figure-slopes-share-tasks-with-lead").to_owned(), lines, percent: true, style }
}

impl Panel<'_> {
    fn draw(&self, sheet: &mut Sheet<'_>, (x, top, width): (f64, f64, f64)) -> f64 {
        let (style, size, small) = (self.style, self.style.label(), self.style.small());
        let ink = if self.percent { style::INK } else { self.lines.first().map_or(style::INK, |l| l.ink) };
        let mut y = top + size * 0.7;
        for line in text::lines(&self.head, size, width, 2) {
            sheet.canvas.text(Text::new(&line, x, y, size).bold().fill(ink));
            y += size * 1.3;
        }
        let widest =
            self.lines.iter().filter(|l| l.named).map(|l| font::width(&l.name) * small).fold(0.0, f64::max);
        let names = widest.min(width * 0.36);
        let number = font::width(if self.percent { "100%" } else { "00" }) * small + 5.0;
        let plot = Rect::new(x + number, y + small * 1.6, width - number * 2.0 - names - 6.0, 118.0);
        let most = self.lines.iter().flat_map(|l| l.values).fold(f64::MIN_POSITIVE, f64::max);
        let at = |c: usize, v: f64| (plot.x + plot.w * c as f64 / 2.0, plot.y + plot.h * (1.0 - v / most));
        for (c, convention) in Convention::ALL.into_iter().enumerate() {
            let cx = at(c, 0.0).0;
            sheet.canvas.line(cx, plot.y, cx, plot.y + plot.h).stroke(style::GRID, 0.6).end();
            let words = part(style.lang, "rule-short", convention.as_str()).unwrap_or_default();
            sheet.canvas.text(Text::new(words, cx, y + small * 0.6, small).middle().fill(style::SOFT));
        }
        let say = |v: f64| if self.percent { text::percent(v) } else { format!("{v:.0}") };
        let crowd = self.lines.iter().filter(|l| !l.named).count() > APART;
        if crowd {
            self.stroke(sheet, at);
        }
        for l in self.lines.iter().filter(|l| l.named || !crowd) {
            let points = [0, 1, 2].map(|c| at(c, l.values[c]));
            sheet.canvas.group(&[(l.data.0, &l.data.1)]);
            let path = sheet.canvas.path(&[('M', &points[..1]), ('L', &points[1..])], false);
            path.att("fill", "none")
                .stroke(l.ink, if l.named { 1.0 } else { 0.6 })
                .num("stroke-opacity", 0.75)
                .end();
            for (p, v) in points.into_iter().zip(l.values) {
                sheet.canvas.circle(p.0, p.1, 1.9).fill(l.ink).stroke("#ffffff", 0.5).titled(&format!(
                    "{} {}",
                    l.name,
                    say(v)
                ));
            }
            sheet.canvas.end_group();
        }
        // Names stand at the right, pushed apart where lines end close together; those without room are left out.
        let named = || self.lines.iter().filter(|l| l.named);
        let ends: Vec<(f64, &Line)> = named().map(|l| (at(2, l.values[2]).1, l)).collect();
        for (y, l) in spread(ends, small * 1.3, (plot.y - small * 0.4, plot.y + plot.h + small * 0.6)) {
            let words = format!("{} {}", say(l.values[2]), text::fit_name(&l.name, small, names));
            sheet.canvas.text(Text::new(&words, plot.x + plot.w + 5.0, y, small).full(&format!(
                "{} {}",
                say(l.values[2]),
                l.name
            )));
        }
        let mut starts: Vec<(f64, &Line)> = named().map(|l| (at(0, l.values[0]).1, l)).collect();
        starts.dedup_by_key(|(_, l)| say(l.values[0]));
        for (y, l) in spread(starts, small * 1.2, (plot.y - small * 0.4, plot.y + plot.h + small * 0.6)) {
            sheet.canvas.text(Text::new(&say(l.values[0]), plot.x - 4.0, y, small).end().fill(style::SOFT));
        }
        plot.y + plot.h + small
    }
}

impl Panel<'_> {
    /// All lines without a name as one; lines that are the same once.
    fn stroke(&self, sheet: &mut Sheet<'_>, at: impl Fn(usize, f64) -> (f64, f64)) {
        let values = |l: &Line| l.values.map(|v| (v * 1000.0).round() as i64);
        let different: BTreeSet<[i64; 3]> = self.lines.iter().filter(|l| !l.named).map(values).collect();
        let points = |v: [i64; 3]| [0, 1, 2].map(|c| at(c, v[c] as f64 / 1000.0));
        let lines: Vec<[(f64, f64); 3]> = different.into_iter().map(points).collect();
        let commands: Vec<(char, &[(f64, f64)])> =
            lines.iter().flat_map(|p| [('M', &p[..1]), ('L', &p[1..])]).collect();
        let path = sheet.canvas.path(&commands, false);
        path.att("fill", "none").stroke(FAINT, 0.6).num("stroke-opacity", 0.75).end();
    }
}

/// Labels at least `gap` apart within the limits, near their places; as many as there is room for.
fn spread<T>(mut labels: Vec<(f64, T)>, gap: f64, (low, high): (f64, f64)) -> Vec<(f64, T)> {
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    labels.truncate((((high - low) / gap) as usize + 1).max(1));
    let mut next = low;
    for (y, _) in &mut labels {
        *y = y.max(next);
        next = *y + gap;
    }
    let mut most = high;
    for (y, _) in labels.iter_mut().rev() {
        *y = y.min(most);
        most = *y - gap;
    }
    labels
}

fn caption(of: &Subject<'_>, style: &Style) -> Caption {
    let plans: Vec<PlanIndex> = (0..of.corpus.plans.len() as PlanIndex).collect();
    let (title, reading, alt) = (
        words(style.lang, "figure-slopes-title").to_owned(),
        words(style.lang, "figure-slopes-reading").to_owned(),
        words(style.lang, "figure-slopes-alt").to_owned(),
    );
    Caption { name: "conventions".into(), title, notes: vec![reading, of.source(&plans, style)], alt }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, values: [f64; 3]) -> Line {
        Line { name: name.into(), data: ("data-agency", name.into()), values, ink: INK, named: true }
    }

    #[test]
    fn a_function_that_changes_is_shown_before_many_that_do_not() {
        let mut lines: Vec<Line> = (0..9).map(|i| line(&format!("same {i}"), [2.0; 3])).collect();
        lines.push(line("changes", [0.0, 1.0, 0.0]));
        let shown = foremost(lines);
        assert_eq!((shown.len(), shown[0].name.as_str()), (LINES, "changes"));
        let shown = foremost(vec![line("less", [1.0; 3]), line("more", [3.0, 4.0, 3.0])]);
        assert_eq!(shown[0].name, "more");
    }

    #[test]
    fn labels_are_pushed_apart_within_the_panel() {
        let out = spread(vec![(50.0, 'a'), (50.0, 'b'), (50.0, 'c')], 10.0, (0.0, 60.0));
        assert_eq!(out.iter().map(|l| l.0).collect::<Vec<_>>(), [40.0, 50.0, 60.0]);
        assert_eq!(spread((0..20).map(|i| (5.0, i)).collect(), 10.0, (0.0, 60.0)).len(), 7);
    }
}
