//! Who leads: the tasks of each plan by lead, below them the tasks that each function leads.

use super::canvas::Text;
use super::geometry::Rect;
use super::grid::{Cell, Grid, Head};
use super::hue::{self, Hue};
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, Sheet, empty};
use super::style::{self, Size, Style};
use super::text;
use crate::analyse::all::ONE_BY_ONE_UP_TO;
use crate::analyse::holdings::{Held, Holdings, PlanHoldings};
use crate::model::{Convention, PlanIndex, TaskRef};
use crate::render::Word;
use crate::render::font;
use crate::say::{said, words};
use std::sync::Arc;

/// Functions drawn at most.
const ROWS: usize = 12;
/// Plans of which each has a bar of its own.
const BARS: usize = 40;

/// The tasks of each plan in one bar: a lead in words (牵头), a lead by the convention only, none; the share with a lead
/// at its end. Plans in the order of the of.corpus, or by that share where they are more than twelve.
///
/// Marks carry `data-plan` and `data-tasks-of` (written, by-rule, without).
pub fn leads(of: &Subject<'_>, held: &Holdings, convention: Convention, style: &Style) -> Figure {
    let caption = caption(of, held, convention, style);
    let mut plans: Vec<&PlanHoldings> = held.plans.iter().filter(|p| p.tasks > 0).collect();
    if plans.is_empty() {
        return empty(style, caption, style.t("figure-leads-there-no-task"));
    }
    let many = plans.len() > ONE_BY_ONE_UP_TO;
    if many {
        plans.sort_by(|a, b| b.led_share().unwrap_or(0.0).total_cmp(&a.led_share().unwrap_or(0.0)));
    }
    let mut caption = caption;
    let above = matches!(style.size, Size::Phone | Size::OneColumn);
    let (size, small) = (style.label(), style.small());
    let bar = if many { size * 0.95 } else { size * 2.0 };
    let row = bar
        + if above { size * 1.35 } else { 0.0 }
        + if many { size * 0.45 } else { small * 1.5 + size * 0.7 };
    let (_, height) = style.size.points();
    let fits = (((height - 90.0) / row) as usize).clamp(3, BARS);
    if plans.len() > fits {
        let more = plans.len() - fits;
        plans.truncate(fits);
        let note = said!(style.lang, "figure-leads-more-plans-not-drawn", more);
        caption.notes.insert(1, note);
    }
    let mut sheet = Sheet::new(style);
    let hues = hue::hues(of.corpus);
    let name = |p: &PlanHoldings| of.plan(p.plan, style);
    let widest = plans.iter().map(|p| font::width(&name(p)) * size).fold(0.0, f64::max);
    let label = if above { 0.0 } else { widest.min(sheet.inner() * 0.26) + 10.0 };
    let big = if many { size } else { size * 1.9 };
    let end = font::width("100%") * big + 8.0;
    let (left, right) = (sheet.left() + label, sheet.right() - end);
    if let [first, ..] = plans[..]
        && many
    {
        // No room under each bar to say what its parts are.
        let fills = shades(hues[first.plan as usize]);
        let items = [("written", fills[0]), ("by-rule", fills[1]), ("without", fills[2])];
        legend(&mut sheet, items.map(|(of, fill)| (fill, fill, word(of, style))), style);
    }
    for p in &plans {
        let hue = hues[p.plan as usize];
        let id = names::plan(of.corpus, p.plan).map_or("", |p| p.id.as_str());
        sheet.canvas.group(&[("data-plan", id)]);
        let words = name(p);
        if above {
            let short = text::fit(&words, size, sheet.inner());
            sheet.canvas.text(Text::new(&short, left, sheet.y + size * 0.6, size).bold().full(&words));
            sheet.y += size * 1.35;
        } else {
            let short = text::fit(&words, size, label - 10.0);
            sheet.canvas.text(Text::new(&short, sheet.left(), sheet.y + bar / 2.0, size).full(&words));
        }
        let share = p.led_share().unwrap_or(0.0);
        let share = text::percent(share);
        let t = Text::new(&share, sheet.right(), sheet.y + bar / 2.0, big).end().bold();
        sheet.canvas.text(t.fill(hue.ink));
        segments(&mut sheet, p, hue, (left, right, bar), style);
        sheet.y += bar;
        if !many {
            key(&mut sheet, p, (left, right), style);
            sheet.y += small * 1.5;
        }
        sheet.canvas.end_group();
        sheet.y += if many { size * 0.45 } else { size * 0.7 };
    }
    sheet.y -= small * 0.5;
    sheet.finish(caption)
}

fn parts(p: &PlanHoldings) -> [(&'static str, &[TaskRef]); 3] {
    [("written", &p.written), ("by-rule", &p.by_rule), ("without", &p.without)]
}

/// The fills of the parts, in their order.
fn shades(hue: Hue) -> [&'static str; 3] {
    [hue.dark, hue.mid, hue.light]
}

fn segments(
    sheet: &mut Sheet<'_>,
    p: &PlanHoldings,
    hue: Hue,
    (left, right, height): (f64, f64, f64),
    style: &Style,
) {
    let mut from = 0;
    for ((of, tasks), fill) in parts(p).into_iter().zip(shades(hue)) {
        let at = |n: usize| left + (right - left) * n as f64 / p.tasks as f64;
        let (x1, x2) = (at(from), at(from + tasks.len()));
        if !tasks.is_empty() {
            let tip = format!("{} {}", word(of, style), tasks.len());
            let r = Rect::new(x1, sheet.y, x2 - x1, height);
            sheet.canvas.rect(r).fill(fill).att("data-tasks-of", of).titled(&tip);
        }
        from += tasks.len();
    }
}

fn word(of: &str, style: &Style) -> &'static str {
    match of {
        "written" => style.t("figure-leads-lead-words"),
        "by-rule" => style.t("figure-leads-lead-by-rule"),
        _ => style.t("figure-leads-no-lead"),
    }
}

/// What the segments are, under them: the first from the left, the last from the right, the middle one where there is room.
fn key(sheet: &mut Sheet<'_>, p: &PlanHoldings, (left, right): (f64, f64), style: &Style) {
    let small = style.small();
    let y = sheet.y + small * 0.85;
    let said = |of: &str, n: usize| format!("{} {n}", word(of, style));
    let [written, rule, without] = parts(p).map(|(of, tasks)| (said(of, tasks.len()), tasks.len()));
    let (mut from, mut to) = (left, right);
    if written.1 > 0 {
        sheet.canvas.text(Text::new(&written.0, left, y, small).fill(style::SOFT));
        from += font::width(&written.0) * small + 6.0;
    }
    if without.1 > 0 {
        let wide = font::width(&without.0) * small;
        if from + wide <= right {
            sheet.canvas.text(Text::new(&without.0, right, y, small).end().fill(style::SOFT));
            to -= wide + 6.0;
        }
    }
    if rule.1 > 0 {
        let wide = font::width(&rule.0) * small;
        let middle = left + (right - left) * (written.1 as f64 + rule.1 as f64 / 2.0) / p.tasks as f64;
        let x = (middle - wide / 2.0).clamp(from, (to - wide).max(from));
        if x + wide <= to {
            sheet.canvas.text(Text::new(&rule.0, x, y, small).fill(style::SOFT));
        }
    }
}

/// The functions that lead, with a square for each task up to three plans, and a table of numbers for more: dark for
/// leads in words alone, middle for those shared with others, an outline for those by the convention only.
///
/// Marks carry `data-agency` and `data-plan`.
pub fn leaders(of: &Subject<'_>, held: &Holdings, style: &Style) -> Figure {
    let leads = |k: &Arc<str>| -> usize {
        held.plans.iter().filter_map(|p| p.functions.get(k)).map(Held::leads).sum()
    };
    let mut all: Vec<(&Arc<str>, usize)> = held.functions.iter().map(|k| (k, leads(k))).collect();
    all.retain(|(_, n)| *n > 0);
    all.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let rows: Vec<&Arc<str>> = all.iter().take(ROWS).map(|(k, _)| *k).collect();
    let caption = leaders_caption(of, held, all.len() - rows.len(), style);
    if rows.is_empty() {
        return empty(style, caption, style.t("figure-leads-no-task-has-lead"));
    }
    let once = |p: &PlanHoldings| p.functions.values().all(|h| h.leads() <= 1);
    if held.plans.iter().all(once) {
        return empty(style, caption, style.t("figure-leads-alike"));
    }
    if held.plans.len() > hue::TOLD_APART {
        return table(of, held, &rows, caption, style);
    }
    squares(of, held, &rows, caption, style)
}

fn squares(of: &Subject<'_>, held: &Holdings, rows: &[&Arc<str>], caption: Caption, style: &Style) -> Figure {
    let mut sheet = Sheet::new(style);
    let (size, small) = (style.label(), style.small());
    let hues = hue::hues(of.corpus);
    let fields = of.fields(style);
    let name = |k: &Arc<str>| fields.get(k).map_or_else(|| k.to_string(), Clone::clone);
    let narrow = matches!(style.size, Size::Phone | Size::OneColumn);
    let widest = rows.iter().map(|k| font::width(&name(k)) * size).fold(0.0, f64::max);
    let label = widest.min(sheet.inner() * if narrow { 0.3 } else { 0.26 }) + 8.0;
    // A plan's column is as wide as its longest row of squares asks for.
    let most: Vec<usize> = held
        .plans
        .iter()
        .map(|p| rows.iter().filter_map(|k| p.functions.get(*k)).map(Held::leads).max().unwrap_or(0))
        .collect();
    let (gap, count) = (10.0, font::width("00") * small + 5.0);
    let (least, blank) = (3.0, small * if narrow { 5.0 } else { 13.0 });
    let fixed: f64 = most.iter().map(|m| gap + if *m == 0 { blank } else { count }).sum();
    let all: f64 = most.iter().filter(|m| **m > 0).map(|m| (*m as f64).max(least)).sum();
    let pitch = ((sheet.inner() - label - fixed) / all.max(1.0)).min(size * 1.5);
    let row = (pitch + 2.0).max(size * 1.75);
    let wide = |m: usize| if m == 0 { blank } else { (m as f64).max(least) * pitch + count };
    let starts: Vec<f64> = most
        .iter()
        .scan(sheet.left() + label, |x, m| {
            let at = *x;
            *x += wide(*m) + gap;
            Some(at)
        })
        .collect();
    let heads: Vec<Vec<String>> = (0..most.len())
        .map(|i| text::lines(&of.plan(i as PlanIndex, style), small, wide(most[i]) + gap * 0.5, 4))
        .collect();
    let lines = heads.iter().map(Vec::len).max().unwrap_or(1).min(4);
    for (i, head) in heads.iter().enumerate() {
        let n = head.len().min(lines);
        for (k, line) in head.iter().take(n).enumerate() {
            let y = sheet.y + small * (0.7 + 1.25 * (lines - n + k) as f64);
            sheet.canvas.text(Text::new(line, starts[i], y, small).fill(hues[i].ink).bold());
        }
    }
    sheet.y += small * (1.25 * lines as f64 + 0.4);
    let top = sheet.y;
    for (k, key) in rows.iter().enumerate() {
        let y = top + k as f64 * row;
        let middle = y + row / 2.0;
        sheet.canvas.line(sheet.left(), y, sheet.right(), y).stroke(style::GRID, 0.4).end();
        sheet.canvas.group(&[("data-agency", key)]);
        let words = name(key);
        let short = text::fit_name(&words, size, label - 8.0);
        sheet.canvas.text(Text::new(&short, sheet.left(), middle, size).full(&words));
        for (i, p) in held.plans.iter().enumerate() {
            let hue = hues[i];
            let id = names::plan(of.corpus, p.plan).map_or("", |p| p.id.as_str());
            let Some(h) = p.functions.get(*key).filter(|h| h.leads() > 0) else {
                if most[i] > 0 {
                    sheet.canvas.text(Text::new("–", starts[i], middle, small).fill("#9aa6b1"));
                }
                continue;
            };
            let n = cell(&mut sheet, h, (starts[i], middle, pitch), hue, id, small);
            let x = starts[i] + n as f64 * pitch + 2.0;
            sheet.canvas.text(Text::new(&h.leads().to_string(), x, middle, small).fill(style::SOFT));
        }
        sheet.canvas.end_group();
    }
    // A plan without any lead says so once, over its whole column.
    let bottom = top + row * rows.len() as f64;
    for (i, _) in most.iter().enumerate().filter(|(_, m)| **m == 0) {
        let wide = if i + 1 == most.len() { sheet.right() - starts[i] } else { blank };
        let r = Rect::new(starts[i], top + 1.0, wide, bottom - top - 2.0);
        without_lead(&mut sheet, r, hues[i], style);
    }
    sheet.y = bottom + 3.0;
    let hue = hues.first().copied().unwrap_or(hue::hues(of.corpus)[0]);
    let items = [
        (hue.dark, hue.dark, style.t("figure-leads-sole-lead-words")),
        (hue.mid, hue.mid, style.t("figure-leads-joint-lead-words")),
        ("#ffffff", hue.dark, style.t("figure-leads-lead-by-rule")),
    ];
    legend(&mut sheet, items, style);
    sheet.finish(caption)
}

/// The squares of one body in one plan, from `x` on around `middle`; how many there are.
fn cell(
    sheet: &mut Sheet<'_>,
    held: &Held,
    (x, middle, pitch): (f64, f64, f64),
    hue: Hue,
    id: &str,
    small: f64,
) -> usize {
    let side = pitch * 0.8;
    let fills = [
        (held.alone.len(), hue.dark, hue.dark),
        (held.joint.len(), hue.mid, hue.mid),
        (held.by_rule.len(), "#ffffff", hue.dark),
    ];
    let mut n = 0;
    for (count, fill, stroke) in fills {
        // Squares too small to be counted are one bar.
        if pitch < 4.0 && count > 0 {
            let r = Rect::new(x + n as f64 * pitch, middle - small * 0.4, count as f64 * pitch, small * 0.8);
            sheet.canvas.rect(r).fill(fill).stroke(stroke, 0.5).att("data-plan", id).end();
            n += count;
            continue;
        }
        for _ in 0..count {
            let r = Rect::new(x + n as f64 * pitch, middle - side / 2.0, side, side);
            sheet.canvas.rect(r.grown(-0.35)).fill(fill).stroke(stroke, 0.7).att("data-plan", id).end();
            n += 1;
        }
    }
    n
}

/// What stands over the column of a plan without any lead.
fn without_lead(sheet: &mut Sheet<'_>, r: Rect, hue: Hue, style: &Style) {
    let small = style.small();
    sheet.canvas.rect(r).fill(hue.light).end();
    let words = style.t("figure-leads-no-body-leads");
    let lines = text::wrap(words, small, r.w - 6.0);
    for (k, line) in lines.iter().enumerate() {
        let y = r.y + r.h / 2.0 + small * 1.3 * (k as f64 - (lines.len() - 1) as f64 / 2.0);
        sheet.canvas.text(Text::new(line, r.x + r.w / 2.0, y, small).middle().fill(hue.on_light));
    }
}

/// What fills and outlines mean.
fn legend(sheet: &mut Sheet<'_>, items: [(&str, &str, &str); 3], style: &Style) {
    let small = style.small();
    let mut x = sheet.left();
    let mut y = sheet.y + small;
    for (fill, stroke, words) in items {
        let wide = small * 1.2 + font::width(words) * small + 12.0;
        if x + wide - 10.0 > sheet.right() && x > sheet.left() {
            x = sheet.left();
            y += small * 1.6;
        }
        let r = Rect::new(x, y - small * 0.45, small * 0.9, small * 0.9);
        sheet.canvas.rect(r.grown(-0.35)).fill(fill).stroke(stroke, 0.7).end();
        sheet.canvas.text(Text::new(words, x + small * 1.3, y, small).fill(style::SOFT));
        x += wide;
    }
    sheet.y = y + small;
}

fn table(of: &Subject<'_>, held: &Holdings, rows: &[&Arc<str>], caption: Caption, style: &Style) -> Figure {
    let fields = of.fields(style);
    let leads = |p: &PlanHoldings, k: &Arc<str>| p.functions.get(k).map_or(0, Held::leads);
    let most =
        rows.iter().flat_map(|k| held.plans.iter().map(move |p| leads(p, k))).max().unwrap_or(1).max(1);
    let cell = |p: &PlanHoldings, k: &Arc<str>| {
        let n = leads(p, k);
        (n > 0).then(|| Cell { shade: n as f64 / most as f64, words: n.to_string(), data: Vec::new() })
    };
    Grid {
        rows: rows
            .iter()
            .map(|k| Head::new(fields.get(*k).map_or(&**k, String::as_str), "data-agency", k))
            .collect(),
        columns: held.plans.iter().map(|p| Head::plan(of, p.plan, style)).collect(),
        cells: rows.iter().map(|k| held.plans.iter().map(|p| cell(p, k)).collect()).collect(),
        stub: style.t("figure-leads-body").to_owned(),
    }
    .draw(caption, style)
}

fn caption(of: &Subject<'_>, held: &Holdings, convention: Convention, style: &Style) -> Caption {
    let plans: Vec<PlanIndex> = held.plans.iter().map(|p| p.plan).collect();
    let (title, reading, alt) = (
        words(style.lang, "figure-leads-title").to_owned(),
        said!(style.lang, "figure-leads-reading", rule = Word::from(convention).in_lang(style.lang)),
        said!(style.lang, "figure-leads-alt", plans = plans.len()),
    );
    Caption { name: "leads".into(), title, notes: vec![reading, of.source(&plans, style)], alt }
}

fn leaders_caption(of: &Subject<'_>, held: &Holdings, more: usize, style: &Style) -> Caption {
    let plans: Vec<PlanIndex> = held.plans.iter().map(|p| p.plan).collect();
    let (title, reading, alt) = (
        words(style.lang, "figure-leads-title-2").to_owned(),
        said!(
            style.lang,
            "figure-leads-reading-2",
            part = said!(style.lang, "figure-leads-more-bodies-not-drawn", more)
        ),
        words(style.lang, "figure-leads-alt-2").to_owned(),
    );
    Caption { name: "leaders".into(), title, notes: vec![reading, of.source(&plans, style)], alt }
}
