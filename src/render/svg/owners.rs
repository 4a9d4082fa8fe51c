//! What nobody owns: a tile for each theme and plan, with who leads written in it.

use super::canvas::Text;
use super::geometry::Rect;
use super::hue::{self, Hue};
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, Sheet, empty};
use super::style::{self, Size, Style};
use super::text;
use crate::analyse::themes::{Ownership, ThemeInPlan, ThemeRow, Themes};
use crate::model::PlanIndex;
use crate::render::font;
use crate::say::{said, theme_in};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A row a theme, a tile a plan: dark with the leads' names where the theme is led, pale where bodies share it without a lead,
/// outlined where the plan has no task of it. Themes in groups: led in all plans compared, in some, in none, nowhere a task.
///
/// `plans` are those that the codebook speaks of. Marks carry `data-theme` and `data-plan`.
pub fn owners(of: &Subject<'_>, themes: &Themes, plans: &[PlanIndex], style: &Style) -> Figure {
    let mut most = themes.rows.len();
    // Heads need the width of a letter each.
    let sheet = Sheet::new(style);
    let fits = ((sheet.inner() * 0.74 / (style.small() * 1.6)) as usize).max(1);
    let (plans, hidden) = (&plans[..plans.len().min(fits)], plans.len().saturating_sub(fits));
    loop {
        let figure = draw(of, themes, (plans, hidden), most, style);
        let room = Sheet::new(style).max_height / style::POINTS_PER_MM;
        if figure.height_mm <= room || most <= 3 {
            return figure;
        }
        // As many rows as the page has room for; the note tells of the others.
        most = ((most as f64 * room / figure.height_mm) as usize).min(most - 1).max(3);
    }
}

/// The figure with at most so many themes.
fn draw(
    of: &Subject<'_>,
    themes: &Themes,
    (plans, hidden): (&[PlanIndex], usize),
    most: usize,
    style: &Style,
) -> Figure {
    let mut groups = groups(of, themes, plans, style);
    let all: usize = groups.iter().map(|(_, rows)| rows.len()).sum();
    let mut left = most;
    for (_, rows) in &mut groups {
        rows.truncate(left);
        left -= rows.len();
    }
    groups.retain(|(_, rows)| !rows.is_empty());
    let mut caption = caption(of, themes, plans, style);
    if groups.is_empty() {
        return empty(style, caption, style.t("figure-owners-no-theme-codebook-these"));
    }
    if hidden > 0 {
        let note = said!(style.lang, "figure-owners-more-plans-not-drawn", hidden);
        caption.notes.insert(1, note);
    }
    if all > most {
        let more = all - most;
        caption.notes.insert(1, said!(style.lang, "figure-owners-more-themes-not-drawn", more));
    }
    let mut sheet = Sheet::new(style);
    let narrow = matches!(style.size, Size::Phone | Size::OneColumn);
    let count: usize = groups.iter().map(|(_, rows)| rows.len() + 2).sum();
    let side: usize = if !narrow && plans.len() <= 3 && count > 16 { 2 } else { 1 };
    let gap = 18.0;
    let width = (sheet.inner() - gap * (side - 1) as f64) / side as f64;
    let tiles = Tiles { of, plans, fields: of.fields(style), hues: hue::hues(of.corpus), style, width };
    // Groups go below each other in as many columns as there are, the first no shorter than the rest.
    let rows = |(_, rows): &(String, Vec<&ThemeRow>)| rows.len() as f64 + 1.6;
    let all: f64 = groups.iter().map(rows).sum();
    let (top, start) = (sheet.y, sheet.left());
    let (mut x, mut y, mut used, mut bottom) = (start, tiles.heads(&mut sheet, start, top), 0.0, top);
    let mut column = 0;
    for (name, themes) in &groups {
        let mut rest = &themes[..];
        let mut first = true;
        while !rest.is_empty() {
            let room = (all / side as f64 - used - 1.0).ceil().max(0.0) as usize;
            let last = column + 1 == side;
            let fits = if last { rest.len() } else { room.min(rest.len()) };
            if fits < rest.len().min(2) {
                bottom = bottom.max(y);
                column += 1;
                x += width + gap;
                y = tiles.heads(&mut sheet, x, top);
                used = 0.0;
                continue;
            }
            let words = if first { name.clone() } else { said!(style.lang, "figure-continued", name) };
            y = tiles.group(&mut sheet, &words, &rest[..fits], (x, y));
            used += fits as f64 + 1.6;
            rest = &rest[fits..];
            first = false;
        }
    }
    sheet.y = bottom.max(y) + 2.0;
    sheet.finish(caption)
}

/// Themes by how many of the compared plans lead them.
fn groups<'t>(
    of: &Subject<'_>,
    themes: &'t Themes,
    plans: &[PlanIndex],
    style: &Style,
) -> Vec<(String, Vec<&'t ThemeRow>)> {
    let compared: Vec<PlanIndex> =
        hue::compared(of.corpus).into_iter().filter(|p| plans.contains(p)).collect();
    let owned = |r: &ThemeRow, p: PlanIndex| {
        r.plans.iter().find(|c| c.plan == p).map_or(Ownership::Absent, |c| c.ownership)
    };
    let touched = |r: &&ThemeRow| plans.iter().any(|&p| owned(r, p) != Ownership::Absent);
    let led = |r: &ThemeRow| compared.iter().filter(|&&p| owned(r, p) == Ownership::Led).count();
    let all: Vec<&ThemeRow> = themes.rows.iter().filter(touched).collect();
    let pick = |keep: &dyn Fn(&ThemeRow) -> bool| all.iter().copied().filter(|r| keep(r)).collect::<Vec<_>>();
    let plan = |p: PlanIndex| of.plan(p, style);
    let mut out = Vec::new();
    let mut add = |of: &str, plan: &str, rows: Vec<&'t ThemeRow>| {
        if !rows.is_empty() {
            let n = rows.len();
            out.push((said!(style.lang, "figure-owners-group", of, plan, n), rows));
        }
    };
    match compared[..] {
        [_] => {
            add("led", "", pick(&|r| led(r) == 1));
            add("not-led", "", pick(&|r| led(r) == 0));
        }
        [a, b] => {
            let only = |p: PlanIndex| move |r: &ThemeRow| led(r) == 1 && owned(r, p) == Ownership::Led;
            add("both", "", pick(&|r| led(r) == 2));
            add("only", &plan(a), pick(&only(a)));
            add("only", &plan(b), pick(&only(b)));
            add("neither", "", pick(&|r| led(r) == 0));
        }
        _ => {
            let n = compared.len();
            add("all", "", pick(&|r| led(r) == n));
            add("some", "", pick(&|r| (1..n).contains(&led(r))));
            add("none", "", pick(&|r| led(r) == 0));
        }
    }
    out
}

struct Tiles<'a> {
    of: &'a Subject<'a>,
    plans: &'a [PlanIndex],
    fields: BTreeMap<Arc<str>, String>,
    hues: Vec<Hue>,
    style: &'a Style,
    width: f64,
}

impl Tiles<'_> {
    fn label(&self) -> f64 {
        let least = self.style.small() * 1.6 * self.plans.len() as f64;
        (self.width * 0.42).min(self.width - least).max(self.width * 0.26)
    }

    fn tile(&self) -> f64 {
        ((self.width - self.label()) / self.plans.len().max(1) as f64).min(self.style.small() * 16.0)
    }

    fn heads(&self, sheet: &mut Sheet<'_>, x: f64, top: f64) -> f64 {
        let (small, tile) = (self.style.small(), self.tile());
        let name = |p: PlanIndex| self.of.plan(p, self.style);
        let lines: Vec<_> = self.plans.iter().map(|&p| text::wrap(&name(p), small, tile - 3.0)).collect();
        let upright = lines.iter().flatten().all(|l| font::width(l) * small <= tile - 1.0)
            && lines.iter().all(|l| l.len() <= 4);
        let ascii = self.plans.iter().all(|&p| name(p).is_ascii());
        let height = match (upright, ascii) {
            (true, _) => lines.iter().map(Vec::len).max().unwrap_or(1) as f64 * small * 1.2,
            (false, true) => {
                self.plans.iter().map(|&p| font::width(&name(p)) * small).fold(0.0, f64::max).min(90.0)
            }
            (false, false) => self
                .plans
                .iter()
                .map(|&p| name(p).chars().count() as f64 * small)
                .fold(0.0, f64::max)
                .min(90.0),
        };
        let bottom = top + height + 2.0;
        for (i, (&p, lines)) in self.plans.iter().zip(&lines).enumerate() {
            let cx = x + self.label() + (i as f64 + 0.5) * tile;
            if upright {
                for (k, line) in lines.iter().enumerate() {
                    let y = bottom - small * (0.7 + 1.2 * (lines.len() - 1 - k) as f64);
                    sheet.canvas.text(Text::new(line, cx, y, small).middle().fill(style::SOFT));
                }
            } else if ascii {
                let words = text::fit(&name(p), small, height);
                sheet.canvas.text(Text::new(&words, cx, bottom - 2.0, small).turned(-90.0).fill(style::SOFT));
            } else {
                let words = text::fit_letters(&name(p), (height / small) as usize);
                sheet.canvas.stacked(&words, &name(p), (cx, bottom - 1.0), small);
            }
        }
        bottom + 1.0
    }

    fn group(&self, sheet: &mut Sheet<'_>, words: &str, rows: &[&ThemeRow], (x, top): (f64, f64)) -> f64 {
        let (size, small) = (self.style.label(), self.style.small());
        let mut y = top + size * 1.9;
        sheet.canvas.text(Text::new(&text::fit(words, size, self.width), x, y - size * 0.85, size).bold());
        sheet.canvas.line(x, y, x + self.width, y).stroke(style::INK, 0.6).end();
        y += 2.0;
        for r in rows {
            let name = theme_in(self.style.lang, &r.zh, &r.en, r.draft);
            let lines = text::lines(&name, size, self.label() - 6.0, 2);
            let cells: Vec<_> = self.plans.iter().map(|&p| r.plans.iter().find(|c| c.plan == p)).collect();
            let said: Vec<Vec<String>> = cells.iter().map(|c| self.words(*c)).collect();
            let most = said.iter().map(Vec::len).max().unwrap_or(1) as f64;
            let height =
                (lines.len() as f64 * size * 1.2 + 4.0).max(size * 1.95).max(most * small * 1.2 + 5.0);
            sheet.canvas.group(&[("data-theme", &r.id)]);
            for (k, line) in lines.iter().enumerate() {
                let cy = y + height / 2.0 + size * 1.2 * (k as f64 - (lines.len() - 1) as f64 / 2.0);
                sheet.canvas.text(Text::new(line, x, cy, size).full(&name));
            }
            for (i, &p) in self.plans.iter().enumerate() {
                let at = Rect::new(
                    x + self.label() + i as f64 * self.tile() + 0.8,
                    y + 0.8,
                    self.tile() - 1.6,
                    height - 1.6,
                );
                self.draw(sheet, p, cells[i], &said[i], at);
            }
            sheet.canvas.end_group();
            y += height;
        }
        y
    }

    /// Who leads, on two lines at most; or the word for why nobody does.
    fn words(&self, cell: Option<&ThemeInPlan>) -> Vec<String> {
        let (style, small, room) = (self.style, self.style.small(), self.tile() - 5.0);
        if room < small * 2.0 {
            return Vec::new();
        }
        let word = match cell.map_or(Ownership::Absent, |c| c.ownership) {
            Ownership::Led => {
                let leads = self.leads(cell);
                let two = |words: &str| {
                    let lines = text::wrap(words, small, room);
                    (lines.len() <= 2 && lines.iter().all(|l| font::width(l) * small <= room))
                        .then_some(lines)
                };
                // Names stay whole where they can; a long one alone is broken.
                let first = |n: usize| {
                    let comma = style.comma().trim_end();
                    let mut names: Vec<String> = leads[..n].iter().map(|l| format!("{l}{comma}")).collect();
                    if let Some(last) = names.last_mut() {
                        last.truncate(last.len() - comma.len());
                        if leads.len() > n {
                            last.push_str(&format!(" +{}", leads.len() - n));
                        }
                    }
                    packed(&names, style.t("space"), small, room)
                };
                let broken = || {
                    two(&if leads.len() == 1 {
                        leads[0].clone()
                    } else {
                        format!("{} +{}", leads[0], leads.len() - 1)
                    })
                };
                let found = (1..=leads.len()).rev().find_map(first).or_else(broken);
                return found.unwrap_or_else(|| vec![format!("{}", leads.len())]);
            }
            Ownership::Shared => style.t("figure-owners-shared"),
            Ownership::LocalOnly => style.t("figure-owners-local-only"),
            Ownership::Unnamed => style.t("figure-owners-unnamed"),
            Ownership::Absent => style.t("figure-owners-no-task"),
        };
        let fits = font::width(word) * small <= room;
        if fits { vec![word.to_owned()] } else { Vec::new() }
    }

    fn leads(&self, cell: Option<&ThemeInPlan>) -> Vec<String> {
        let name = |k: &Arc<str>| self.fields.get(k).cloned().unwrap_or_else(|| k.to_string());
        cell.map_or(Vec::new(), |c| c.leads.iter().map(name).collect())
    }

    fn draw(
        &self,
        sheet: &mut Sheet<'_>,
        plan: PlanIndex,
        cell: Option<&ThemeInPlan>,
        words: &[String],
        at: Rect,
    ) {
        let (style, small, hue) = (self.style, self.style.small(), self.hues[plan as usize]);
        let (fill, stroke, ink) = match cell.map_or(Ownership::Absent, |c| c.ownership) {
            Ownership::Led => (hue.dark, hue.dark, "#ffffff"),
            Ownership::Shared => (hue.light, hue.light, hue.on_light),
            Ownership::LocalOnly | Ownership::Unnamed => ("#ffffff", hue.mid, style::INK),
            Ownership::Absent => ("#ffffff", "#cbd3da", "#66727d"),
        };
        let id = names::plan(self.of.corpus, plan).map_or("", |p| p.id.as_str());
        let leads = self.leads(cell).join(style.comma());
        let tip = if leads.is_empty() { words.concat() } else { leads };
        sheet.canvas.rect(at.grown(-0.3)).fill(fill).stroke(stroke, 0.6).att("data-plan", id).titled(&tip);
        let (x, middle) = at.centre();
        for (k, line) in words.iter().enumerate() {
            let y = middle + small * 1.2 * (k as f64 - (words.len() - 1) as f64 / 2.0);
            sheet.canvas.text(Text::new(line, x, y, small).middle().fill(ink));
        }
    }
}

/// Words on at most two lines, none of them broken.
fn packed(words: &[String], gap: &str, size: f64, room: f64) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if font::width(&format!("{line}{gap}{word}")) * size <= room => {
                line.push_str(gap);
                line.push_str(word);
            }
            _ => lines.push(word.clone()),
        }
    }
    (lines.len() <= 2 && lines.iter().all(|l| font::width(l) * size <= room)).then_some(lines)
}

fn caption(of: &Subject<'_>, themes: &Themes, plans: &[PlanIndex], style: &Style) -> Caption {
    let n = themes.rows.len();
    let absent = themes
        .rows
        .iter()
        .filter(|r| r.plans.iter().all(|c| !plans.contains(&c.plan) || c.ownership == Ownership::Absent))
        .count();
    let (title, reading, left, alt) = (
        style.t("figure-owners-title").to_owned(),
        said!(style.lang, "figure-owners-reading", n),
        if absent > 0 {
            said!(style.lang, "figure-owners-not-drawn-themes-that", absent)
        } else {
            String::new()
        },
        said!(style.lang, "figure-owners-alt", n, plans = plans.len()),
    );
    Caption { name: "owners".into(), title, notes: vec![reading, left, of.source(plans, style)], alt }
}
