//! Who works with whom: for each pair of bodies the tasks they share against those a random plan would give them.

use super::canvas::Text;
use super::geometry::Rect;
use super::hue::{self, Hue};
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, Sheet, empty};
use super::style::{self, Size, Style};
use super::text;
use crate::analyse::clusters::{Clusters, Tie};
use crate::model::{AgencyId, PlanIndex};
use crate::render::font;
use crate::say::{said, words};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Plans drawn at most, a panel each.
const PANELS: usize = 12;

/// One panel a plan, one point a pair of bodies: across the tasks they would share by chance with both margins fixed, upwards
/// those they share, both as shares of the plan's tasks; on the broken line both are equal. Significant pairs are filled and
/// named, all others pale; the pair with most tasks is named in any case.
///
/// Marks carry `data-plan` and `data-tie`.
pub fn together(of: &Subject<'_>, clusters: &[Clusters], style: &Style) -> Figure {
    let shown: Vec<&Clusters> =
        clusters.iter().filter(|c| c.ties.iter().any(|t| t.expected.is_some())).collect();
    // One below the other, a page has room for three.
    let most = if style.size == Size::OneColumn { 3 } else { PANELS };
    let (shown, more) = (&shown[..shown.len().min(most)], shown.len().saturating_sub(most));
    let caption = caption(of, shown, more, style);
    if shown.is_empty() {
        return empty(style, caption, style.t("figure-together-no-two-bodies-share"));
    }
    let mut sheet = Sheet::new(style);
    let small = style.small();
    let across = match (style.size, shown.len()) {
        (Size::Phone | Size::OneColumn, n) => n.min(1),
        (_, n) if n <= 3 => n,
        _ => 4,
    };
    let gap = 16.0;
    let width = ((sheet.inner() - gap * (across - 1) as f64) / across as f64).min(230.0);
    let rows = shown.len().div_ceil(across);
    let height = (width * 0.92).min(if rows > 1 { 120.0 } else { 170.0 });
    let (hues, fields) = (hue::hues(of.corpus), of.fields(style));
    for row in shown.chunks(across) {
        let heads: Vec<Vec<String>> =
            row.iter().map(|c| text::lines(&of.plan(c.plan, style), style.label(), width, 3)).collect();
        let lines = heads.iter().map(Vec::len).max().unwrap_or(1).min(3);
        let top = sheet.y + style.label() * 1.3 * lines as f64 + small * 1.5;
        for (i, (c, head)) in row.iter().zip(&heads).enumerate() {
            let x = sheet.left() + i as f64 * (width + gap);
            let panel = Panel {
                of,
                fields: &fields,
                c,
                hue: hues[c.plan as usize],
                style,
                at: Rect::new(x, top, width, height),
            };
            for (k, line) in head.iter().take(lines).enumerate() {
                let y = sheet.y + style.label() * (0.65 + 1.3 * k as f64);
                sheet.canvas.text(Text::new(line, x, y, style.label()).bold().fill(panel.hue.ink));
            }
            let said = panel.count();
            let y = top - small * 0.9;
            sheet
                .canvas
                .text(Text::new(&text::fit(&said, small, width), x, y, small).fill(style::SOFT).full(&said));
            panel.draw(&mut sheet);
        }
        sheet.y = top + height + small * 1.6;
    }
    let words = style.t("figure-together-across-share-tasks-shared");
    for line in text::wrap(words, small, sheet.inner()) {
        sheet.canvas.text(Text::new(&line, sheet.left(), sheet.y + small * 0.7, small).fill(style::SOFT));
        sheet.y += small * 1.4;
    }
    sheet.finish(caption)
}

struct Panel<'a> {
    of: &'a Subject<'a>,
    fields: &'a BTreeMap<Arc<str>, String>,
    c: &'a Clusters,
    hue: Hue,
    style: &'a Style,
    at: Rect,
}

fn significant(t: &Tie) -> bool {
    t.holds()
}

impl Panel<'_> {
    fn count(&self) -> String {
        let (n, heavy) = (self.c.ties.len(), self.c.ties.iter().filter(|t| significant(t)).count());
        said!(self.style.lang, "figure-together-pairs-above-chance", n, heavy)
    }

    fn draw(&self, sheet: &mut Sheet<'_>) {
        let (small, r) = (self.style.small(), self.at);
        let tasks = self.of.corpus.plan(self.c.plan).tasks.len().max(1) as f64;
        let most = self.c.ties.iter().map(|t| t.tasks.len() as f64 / tasks).fold(0.1, f64::max);
        let most = (most * 1.08).min(1.0);
        let x = |v: f64| r.x + r.w * (v / most).min(1.0);
        let y = |v: f64| r.y + r.h - r.h * (v / most).min(1.0);
        let step = if most > 0.5 { 0.25 } else { 0.1 };
        let ticks = (1..=((most / step + 1e-9) as usize)).map(|i| i as f64 * step);
        for t in ticks {
            sheet.canvas.line(r.x, y(t), r.x + r.w, y(t)).stroke(style::GRID, 0.4).end();
            sheet.canvas.line(x(t), r.y, x(t), r.y + r.h).stroke(style::GRID, 0.4).end();
            let words = text::percent(t);
            let half = font::width(&words) * small / 2.0;
            let at = x(t).min(r.x + r.w - half + 2.0);
            sheet
                .canvas
                .text(Text::new(&words, at, r.y + r.h + small * 0.85, small).middle().fill(style::SOFT));
        }
        sheet.canvas.line(r.x, r.y, r.x, r.y + r.h).stroke(style::SOFT, 0.5).end();
        sheet.canvas.line(r.x, r.y + r.h, r.x + r.w, r.y + r.h).stroke(style::SOFT, 0.5).end();
        let diagonal = sheet.canvas.line(r.x, r.y + r.h, r.x + r.w, r.y);
        diagonal.stroke("#7d8994", 0.7).att("stroke-dasharray", "3 2.5").end();
        let id = names::plan(self.of.corpus, self.c.plan).map_or("", |p| p.id.as_str());
        sheet.canvas.group(&[("data-plan", id)]);
        // Pairs on one spot are one mark: what lies below could not be opened anyway.
        let mut spots: BTreeMap<(i64, i64), (&Tie, usize)> = BTreeMap::new();
        for t in &self.c.ties {
            let at = (x(t.expected.unwrap_or(0.0) / tasks), y(t.tasks.len() as f64 / tasks));
            let spot = spots.entry(((at.0 * 2.0) as i64, (at.1 * 2.0) as i64)).or_insert((t, 0));
            spot.1 += 1;
        }
        for (t, n) in spots.values() {
            let at = (x(t.expected.unwrap_or(0.0) / tasks), y(t.tasks.len() as f64 / tasks));
            self.point(sheet, t, *n, at);
        }
        sheet.canvas.end_group();
        self.labels(sheet, &x, &y, tasks);
    }

    fn point(&self, sheet: &mut Sheet<'_>, t: &Tie, n: usize, at: (f64, f64)) {
        let key = |a: AgencyId| names::key(self.of.corpus, a);
        let pair = format!("{}|{}", key(t.a), key(t.b));
        let more = if n > 1 { format!(" +{}", n - 1) } else { String::new() };
        let tip = format!("{}{more}", self.pair(t));
        let heavy = significant(t);
        let (r, fill, opacity) = if heavy { (3.2, self.hue.dark, 1.0) } else { (2.3, self.hue.mid, 0.75) };
        let circle = sheet.canvas.circle(at.0, at.1, r).fill(fill).num("fill-opacity", opacity);
        circle.stroke("#ffffff", 0.5).att("data-tie", &pair).titled(&tip);
    }

    fn pair(&self, t: &Tie) -> String {
        let name = |a: AgencyId| {
            let key: Arc<str> = names::key(self.of.corpus, a).into();
            self.fields.get(&key).cloned().unwrap_or_else(|| key.to_string())
        };
        said!(self.style.lang, "figure-together-and", name = name(t.a), name2 = name(t.b))
    }

    /// Names of the pairs that stand out, where there is room: each on the side of its point that is free.
    fn labels(&self, sheet: &mut Sheet<'_>, x: &dyn Fn(f64) -> f64, y: &dyn Fn(f64) -> f64, tasks: f64) {
        let small = self.style.small();
        let mut told: Vec<&Tie> = self.c.ties.iter().filter(|t| significant(t)).collect();
        if let Some(top) = self.c.ties.iter().max_by_key(|t| t.tasks.len()) {
            told.insert(0, top);
        }
        told.dedup_by_key(|t| (t.a, t.b));
        let mut taken: Vec<Rect> = Vec::new();
        for (i, t) in told.into_iter().enumerate().take(5) {
            let at = (x(t.expected.unwrap_or(0.0) / tasks), y(t.tasks.len() as f64 / tasks));
            let expected = t.expected.map_or_else(String::new, |e| format!("{e:.1}"));
            let lines = [
                self.pair(t),
                said!(self.style.lang, "figure-together-tasks-expected", tasks = t.tasks.len(), expected),
            ];
            let room = self.at.w * 0.7;
            let lines = lines.map(|l| text::fit(&l, small, room));
            let wide = lines.iter().map(|l| font::width(l) * small).fold(0.0, f64::max);
            let high = small * 2.6;
            // Left of the point first: the right is where the line of equal shares goes.
            let spots = [
                (at.0 - 5.0 - wide, at.1 - high * 0.2),
                (at.0 - 5.0 - wide, at.1 + 2.0),
                (at.0 + 5.0, at.1 + 1.0),
                (at.0 + 5.0, at.1 - high - 1.0),
            ];
            let free =
                |b: &Rect| b.inside(self.at.grown(2.0)) && taken.iter().all(|o| b.overlap(*o).is_none());
            let found = spots.into_iter().map(|(x, y)| Rect::new(x, y, wide, high)).find(free);
            let Some(b) = found.or_else(|| {
                (i == 0).then(|| {
                    let x = (at.0 - 5.0 - wide).clamp(self.at.x + 1.0, self.at.x + self.at.w - wide);
                    Rect::new(x, at.1.clamp(self.at.y, self.at.y + self.at.h - high), wide, high)
                })
            }) else {
                continue;
            };
            for (k, line) in lines.iter().enumerate() {
                let t = Text::new(line, b.x, b.y + small * (0.65 + 1.3 * k as f64), small).halo();
                sheet.canvas.text(if k == 0 { t.bold().fill(self.hue.ink) } else { t.fill(style::SOFT) });
            }
            taken.push(b);
        }
    }
}

fn caption(of: &Subject<'_>, shown: &[&Clusters], more: usize, style: &Style) -> Caption {
    let mut plans: Vec<PlanIndex> = shown.iter().map(|c| c.plan).collect();
    if plans.is_empty() {
        plans = (0..of.corpus.plans.len() as PlanIndex).collect();
    }
    let heavy: usize = shown.iter().map(|c| c.ties.iter().filter(|t| significant(t)).count()).sum();
    let (title, reading, left, alt) = (
        words(style.lang, "figure-together-title").to_owned(),
        words(style.lang, "figure-together-reading").to_owned(),
        said!(style.lang, "figure-leads-more-plans-not-drawn", more),
        said!(style.lang, "figure-together-alt", heavy),
    );
    Caption { name: "together".into(), title, notes: vec![reading, left, of.source(&plans, style)], alt }
}
