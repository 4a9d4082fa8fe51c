//! Agency load of a plan: ranked bars, split by duty.

use super::canvas::Text;
use super::geometry::Rect;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::style::{self, Look, Style, duty_word};
use super::{axis, names, text};
use crate::analyse::workload::{AgencyLoad, Workload};
use crate::model::{Corpus, Duty};
use crate::render::font;
use crate::say::{decimals, said};

/// The load of each body of a plan as ranked bars, split by duty; territorial bodies stand apart below.
///
/// The number behind a bar counts tasks; the bar counts assignments, which are more where a body stands in a task
/// under two duties. Marks carry `data-plan`, `data-agency` (the function's key) and `data-duty`.
pub fn load(corpus: &Corpus, workload: &Workload, style: &Style) -> Figure {
    let caption = caption(corpus, workload, style);
    if workload.rows.is_empty() {
        return empty(style, caption, style.t("figure-load-plan-names-no-responsible"));
    }
    let mut sheet = Sheet::new(style);
    sheet.legend(&duty_legend(&workload.summary.by_duty, style));
    let blocks = blocks(corpus, workload);
    let rows: usize = blocks.iter().map(std::vec::Vec::len).sum();
    let below = sheet.caption_height(&caption.title, &caption.notes) + 40.0;
    let room = (sheet.max_height - sheet.y - below).max(100.0);
    let row = (room / (rows as f64 + 1.5)).clamp(style.small() * 1.2, style.label() * 1.55);
    let fits = ((room / row) as usize).saturating_sub(2).max(4);

    let size = style.label().min(row * 0.92);
    let shown = blocks.iter().flat_map(|b| b.iter().take(fits));
    let label_width = shown
        .map(|r| font::width(names::agency(corpus, r.agency, style)) * size)
        .fold(0.0, f64::max)
        .min(sheet.inner() * 0.42);
    let most = workload.rows.iter().map(|r| r.by_duty.iter().sum::<usize>()).max().unwrap_or(1);
    let left = sheet.left() + label_width + 5.0;
    let end_room = font::width("000") * style.small() + 6.0;
    let scale = axis::Axis::new(most as f64, left, sheet.right() - end_room);
    let top = sheet.y;
    let mut y = top;
    let mut drawn = Vec::new();
    let mut left_over = 0;
    for (i, block) in blocks.iter().enumerate() {
        if i > 0 && !drawn.is_empty() {
            y += row * 0.7;
        }
        let free = fits.saturating_sub(drawn.len()).max(usize::from(i > 0));
        for r in block.iter().take(free) {
            drawn.push((*r, y));
            y += row;
        }
        left_over += block.len().saturating_sub(free);
    }
    scale.grid(&mut sheet.canvas, top, y + 2.0, style);
    for (r, y) in drawn {
        bar(&mut sheet, corpus, workload, r, &scale, (y, row, size));
    }
    sheet.y = scale.labels(&mut sheet.canvas, y + 2.0, style.t("figure-load-tasks"), style);
    let mut caption = caption;
    if left_over > 0 {
        caption.notes.insert(0, said!(style.lang, "figure-load-bodies-with-fewer-tasks", left_over));
    }
    sheet.finish(caption)
}

fn bar(
    sheet: &mut Sheet<'_>,
    corpus: &Corpus,
    w: &Workload,
    r: &AgencyLoad,
    scale: &axis::Axis,
    at: (f64, f64, f64),
) {
    let ((y, row, size), style) = (at, sheet.style);
    let name = names::agency(corpus, r.agency, style);
    let plan = names::plan(corpus, w.plan).map_or("", |p| p.id.as_str());
    let key = names::key(corpus, r.agency);
    let short = text::fit_name(name, size, scale.left - 5.0 - sheet.left());
    let middle = y + row / 2.0;
    sheet.canvas.group(&[("data-plan", plan), ("data-agency", key)]);
    sheet.canvas.text(Text::new(&short, scale.left - 4.0, middle, size).end().full(name));
    let mut from = 0;
    for (duty, &n) in Duty::ALL.into_iter().zip(&r.by_duty) {
        if n == 0 {
            continue;
        }
        let (x1, x2) = (scale.at(from as f64), scale.at((from + n) as f64));
        let rect = Rect::new(x1, y + row * 0.12, x2 - x1, row * 0.76);
        let look = Look::duty(duty);
        let tip = format!("{name} · {} {n}", duty_word(duty, style.lang));
        look.fill_box(&mut sheet.canvas, rect, &[("data-duty", duty.as_str())], &tip);
        look.number(&mut sheet.canvas, rect, &n.to_string(), style.small().min(row * 0.7));
        from += n;
    }
    let total = r.tasks.len().to_string();
    let x = scale.at(from as f64) + 3.0;
    sheet.canvas.text(Text::new(&total, x, middle, style.small()).fill(style::SOFT));
    sheet.canvas.end_group();
}

/// Bodies in two blocks, in the order of the table: bureaus and the like, then territorial ones.
fn blocks<'w>(corpus: &Corpus, w: &'w Workload) -> Vec<Vec<&'w AgencyLoad>> {
    let (local, bureaus): (Vec<_>, Vec<_>) =
        w.rows.iter().partition(|r| names::territorial(corpus, r.agency));
    [bureaus, local].into_iter().filter(|b| !b.is_empty()).collect()
}

/// A legend of the duties that occur.
fn duty_legend(by_duty: &[usize; 5], style: &Style) -> Vec<Item<'static>> {
    Duty::ALL
        .into_iter()
        .zip(by_duty)
        .filter(|(_, n)| **n > 0)
        .map(|(d, n)| Item::new(Mark::Box(Look::duty(d), ""), format!("{} {n}", duty_word(d, style.lang))))
        .collect()
}

fn caption(corpus: &Corpus, w: &Workload, style: &Style) -> Caption {
    let plan = names::plan_name(corpus, w.plan, style);
    let id = names::plan(corpus, w.plan).map_or("", |p| p.id.as_str());
    let s = &w.summary;
    let top = w.rows.iter().find(|r| !names::territorial(corpus, r.agency));
    let (name, most) = top.map_or(("", 0), |r| (names::agency(corpus, r.agency, style), r.tasks.len()));
    let gini = s.load.gini.value.map_or(String::new(), text::two);
    let (title, mut notes, alt) = (
        said!(style.lang, "figure-load-title", plan),
        vec![said!(
            style.lang,
            "figure-load-notes",
            tasks = s.tasks,
            agencies = s.agencies,
            assignments = s.assignments,
            open = s.open
        )],
        said!(style.lang, "figure-load-alt", plan, tasks = s.tasks, agencies = s.agencies, name, most),
    );
    if !gini.is_empty() {
        notes.push(said!(
            style.lang,
            "figure-load-concentration-gini",
            gini,
            interval = interval(s.load.gini.interval, style)
        ));
    }
    notes.push(names::source(corpus, &[w.plan], style));
    Caption { name: format!("load-{id}"), title, notes, alt }
}

/// A 95 % interval in brackets, empty where there is none.
pub(super) fn interval(interval: Option<(f64, f64)>, style: &Style) -> String {
    interval.map_or(String::new(), |(lo, hi)| {
        said!(style.lang, "figure-load-95-interval", lo = decimals(lo, 2), hi = decimals(hi, 2))
    })
}
