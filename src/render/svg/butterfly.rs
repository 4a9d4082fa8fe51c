//! Two plans' loads back to back.

use super::axis::Axis;
use super::canvas::Text;
use super::geometry::Rect;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::style::{self, Look, Style, duty_word};
use super::{names, text};
use crate::analyse::workload::{AgencyLoad, Workload};
use crate::model::{Corpus, Duty};
use crate::render::font;
use crate::say::said;
use std::collections::BTreeMap;

/// A function and its load on either side.
struct Row<'w> {
    key: &'w str,
    name: &'w str,
    local: bool,
    sides: [Option<&'w AgencyLoad>; 2],
}

/// The loads of two plans as a butterfly over functions: shares of each plan's tasks, split by duty.
///
/// Functions stand in the order of their mean share; those that are territorial stand apart below. A function that
/// one plan does not name has a dash there. Marks carry `data-plan`, `data-agency`, `data-duty`.
pub fn butterfly(corpus: &Corpus, a: &Workload, b: &Workload, style: &Style) -> Figure {
    let rows = rows(corpus, a, b, style);
    let caption = caption(corpus, a, b, &rows, style);
    if rows.is_empty() {
        return empty(style, caption, style.t("figure-butterfly-neither-plan-names-responsible"));
    }
    let mut sheet = Sheet::new(style);
    sheet.legend(&legend(a, b, style));
    let below = sheet.caption_height(&caption.title, &caption.notes) + 45.0;
    let room = (sheet.max_height - sheet.y - below).max(100.0);
    let row = (room / (rows.len() as f64 + 1.5)).clamp(style.small() * 1.2, style.label() * 1.55);
    let fits = ((room / row) as usize).saturating_sub(2).max(3);
    let size = style.label().min(row * 0.92);
    let widest = rows.iter().map(|r| font::width(r.name) * size).fold(0.0, f64::max);
    let middle = widest.min(sheet.inner() * 0.34) + 10.0;
    let centre = sheet.width / 2.0;
    let most = rows.iter().flat_map(|r| [share(r.sides[0], a), share(r.sides[1], b)]).fold(0.01, f64::max);
    let number = font::width("00 (100%)") * style.small() + 4.0;
    let left = Axis::share(most, centre - middle / 2.0, sheet.left() + number);
    let right = Axis::share(most, centre + middle / 2.0, sheet.right() - number);
    let heading = style.label();
    for (axis, w) in [(&left, a), (&right, b)] {
        let name = names::plan_name(corpus, w.plan, style);
        let x = axis.left.midpoint(axis.right);
        let name = text::fit(&name, heading, (axis.left - axis.right).abs() + number);
        sheet.canvas.text(Text::new(&name, x, sheet.y + heading * 0.7, heading).middle().bold());
    }
    sheet.y += heading * 1.6;
    let top = sheet.y;
    let mut y = top;
    let mut placed = Vec::new();
    let locals = rows.iter().filter(|r| r.local).count().min(4);
    let plain = fits.saturating_sub(locals);
    let chosen =
        rows.iter().filter(|r| !r.local).take(plain).chain(rows.iter().filter(|r| r.local).take(locals));
    for r in chosen {
        if r.local && placed.last().is_some_and(|(p, _): &(&Row<'_>, f64)| !p.local) {
            y += row * 0.7;
        }
        placed.push((r, y));
        y += row;
    }
    left.grid(&mut sheet.canvas, top, y + 2.0, style);
    right.grid(&mut sheet.canvas, top, y + 2.0, style);
    for (r, y) in &placed {
        let words = text::fit_name(r.name, size, middle - 8.0);
        let at = y + row / 2.0;
        sheet.canvas.text(Text::new(&words, centre, at, size).middle().full(r.name));
        wing(&mut sheet, corpus, r, (a, 0), &left, (*y, row));
        wing(&mut sheet, corpus, r, (b, 1), &right, (*y, row));
    }
    let unit = style.t("figure-butterfly-share-plan-tasks");
    left.labels(&mut sheet.canvas, y + 2.0, unit, style);
    sheet.y = right.labels(&mut sheet.canvas, y + 2.0, unit, style);
    let mut caption = caption;
    let hidden = rows.len() - placed.len();
    if hidden > 0 {
        caption.notes.insert(1, said!(style.lang, "figure-butterfly-functions-with-smaller-shares", hidden));
    }
    sheet.finish(caption)
}

/// The duties that either plan has, with their numbers in both: two plans are never added up.
fn legend(a: &Workload, b: &Workload, style: &Style) -> Vec<Item<'static>> {
    let counts = a.summary.by_duty.iter().zip(&b.summary.by_duty);
    Duty::ALL
        .into_iter()
        .zip(counts)
        .filter(|(_, (a, b))| **a + **b > 0)
        .map(|(duty, (a, b))| {
            Item::new(Mark::Box(Look::duty(duty), ""), format!("{} {a} | {b}", duty_word(duty, style.lang)))
        })
        .collect()
}

/// One side of a row.
fn wing(
    sheet: &mut Sheet<'_>,
    corpus: &Corpus,
    r: &Row<'_>,
    (w, side): (&Workload, usize),
    axis: &Axis,
    at: (f64, f64),
) {
    let ((y, row), style) = (at, sheet.style);
    let outwards = if side == 0 { -1.0 } else { 1.0 };
    let plan = names::plan(corpus, w.plan).map_or("", |p| p.id.as_str());
    let middle = y + row / 2.0;
    let small = style.small();
    let place = |sheet: &mut Sheet<'_>, words: &str, x: f64| {
        let t = Text::new(words, x + outwards * 3.0, middle, small).fill(style::SOFT);
        sheet.canvas.text(if side == 0 { t.end() } else { t });
    };
    sheet.canvas.group(&[("data-plan", plan), ("data-agency", r.key)]);
    match r.sides[side] {
        None => place(sheet, "—", axis.left),
        Some(load) => {
            let tasks = w.summary.tasks.max(1) as f64;
            let mut from = 0;
            for (duty, &n) in Duty::ALL.into_iter().zip(&load.by_duty).filter(|(_, n)| **n > 0) {
                let (x1, x2) = (axis.at(from as f64 / tasks), axis.at((from + n) as f64 / tasks));
                let rect = Rect::new(x1.min(x2), y + row * 0.12, (x2 - x1).abs(), row * 0.76);
                let look = Look::duty(duty);
                let tip = format!("{} · {} {n}", r.name, duty_word(duty, style.lang));
                look.fill_box(&mut sheet.canvas, rect, &[("data-duty", duty.as_str())], &tip);
                look.number(&mut sheet.canvas, rect, &n.to_string(), small.min(row * 0.7));
                from += n;
            }
            let words = format!("{} ({})", load.tasks.len(), text::percent(load.tasks.len() as f64 / tasks));
            place(sheet, &words, axis.at(from as f64 / tasks));
        }
    }
    sheet.canvas.end_group();
}

/// Length of a bar: its assignments over the plan's tasks.
fn share(load: Option<&AgencyLoad>, w: &Workload) -> f64 {
    load.map_or(0.0, |l| l.by_duty.iter().sum::<usize>() as f64 / w.summary.tasks.max(1) as f64)
}

fn rows<'w>(corpus: &'w Corpus, a: &'w Workload, b: &'w Workload, style: &Style) -> Vec<Row<'w>> {
    let mut by_key: BTreeMap<&str, Row<'w>> = BTreeMap::new();
    for (side, w) in [a, b].into_iter().enumerate() {
        for load in &w.rows {
            let key = names::key(corpus, load.agency);
            let row = by_key.entry(key).or_insert_with(|| Row {
                key,
                name: names::agency(corpus, load.agency, style),
                local: names::territorial(corpus, load.agency),
                sides: [None, None],
            });
            row.sides[side] = Some(load);
        }
    }
    let mut rows: Vec<_> = by_key.into_values().collect();
    let weight = |r: &Row<'_>| share(r.sides[0], a) + share(r.sides[1], b);
    rows.sort_by(|x, y| x.local.cmp(&y.local).then(weight(y).total_cmp(&weight(x))).then(x.key.cmp(y.key)));
    rows
}

fn caption(corpus: &Corpus, a: &Workload, b: &Workload, rows: &[Row<'_>], style: &Style) -> Caption {
    let (x, y) = (names::plan_name(corpus, a.plan, style), names::plan_name(corpus, b.plan, style));
    let id = |w: &Workload| names::plan(corpus, w.plan).map_or("", |p| p.id.as_str()).to_owned();
    let both = rows.iter().filter(|r| r.sides.iter().all(Option::is_some)).count();
    let source = names::source(corpus, &[a.plan, b.plan], style);
    let (sa, sb) = (&a.summary, &b.summary);
    let name = format!("butterfly-{}-{}", id(a), id(b));
    Caption {
        name,
        title: said!(style.lang, "figure-butterfly-title", x, y),
        notes: vec![
            said!(style.lang, "figure-butterfly-notes", tasks = sa.tasks, tasks2 = sb.tasks, both),
            source,
        ],
        alt: said!(style.lang, "figure-butterfly-alt", x, y, rows = rows.len()),
    }
}
