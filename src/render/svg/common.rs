//! Two networks on one layout: which pairs of functions work together in both plans, and which in one only.

use super::canvas::Text;
use super::geometry::Rect;
use super::hue;
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::style::{self, Look, Size, Style};
use super::text;
use crate::analyse::clusters::Clusters;
use crate::model::AgencyId;
use crate::render::font;
use crate::say::said;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Pairs of functions with the tasks they share in one plan and in the other.
type Shared = BTreeMap<(Arc<str>, Arc<str>), (usize, usize)>;

/// A triangle of functions × functions: dark where a pair shares tasks in both plans, in the colour of a plan where only that
/// one has them together; the numbers of tasks in the cells, first plan first.
///
/// The functions with most partners; the note counts the others. Marks carry `data-tie`.
pub fn common(of: &Subject<'_>, a: &Clusters, b: &Clusters, style: &Style) -> Figure {
    let shared = shared(of, a, b);
    let mut partners: BTreeMap<&Arc<str>, usize> = BTreeMap::new();
    for ((x, y), (n, m)) in &shared {
        for key in [x, y] {
            *partners.entry(key).or_default() += n + m;
        }
    }
    let mut order: Vec<(&Arc<str>, usize)> = partners.into_iter().collect();
    order.sort_by(|x, y| y.1.cmp(&x.1).then(x.0.cmp(y.0)));
    let most = if matches!(style.size, Size::Phone | Size::OneColumn) { 9 } else { 14 };
    let more = order.len().saturating_sub(most);
    order.truncate(most);
    let caption = caption(of, a, b, (&shared, more), style);
    if order.len() < 3 {
        return empty(style, caption, style.t("figure-common-too-few-bodies-work"));
    }
    let keys: Vec<&Arc<str>> = order.into_iter().map(|(k, _)| k).collect();
    triangle(of, (a, b), &shared, &keys, caption, style)
}

fn shared(of: &Subject<'_>, a: &Clusters, b: &Clusters) -> Shared {
    let key = |id: AgencyId| -> Arc<str> { names::key(of.corpus, id).into() };
    let mut shared = Shared::new();
    for (c, second) in [(a, false), (b, true)] {
        for t in &c.ties {
            let (x, y) = (key(t.a), key(t.b));
            let entry = shared.entry(if x <= y { (x, y) } else { (y, x) }).or_default();
            *(if second { &mut entry.1 } else { &mut entry.0 }) += t.tasks.len();
        }
    }
    shared
}

fn triangle(
    of: &Subject<'_>,
    (a, b): (&Clusters, &Clusters),
    shared: &Shared,
    keys: &[&Arc<str>],
    caption: Caption,
    style: &Style,
) -> Figure {
    let mut sheet = Sheet::new(style);
    let (size, small) = (style.label(), style.small());
    let hues = hue::hues(of.corpus);
    let (one, mut two) = (hues[a.plan as usize], hues[b.plan as usize]);
    if one == two {
        two = hue::other(one);
    }
    let look = |fill, ink| Look { fill, ink, hatched: false };
    let only = |p| said!(style.lang, "figure-common-only", plan = of.plan(p, style));
    sheet.legend(&[
        Item::new(Mark::Box(look(BOTH, "#ffffff"), ""), style.t("figure-common-together-both")),
        Item::new(Mark::Box(look(one.light, style::INK), ""), only(a.plan)),
        Item::new(Mark::Box(look(two.light, style::INK), ""), only(b.plan)),
    ]);
    let fields = of.fields(style);
    let name = |key: &Arc<str>| fields.get(key).cloned().unwrap_or_else(|| key.to_string());
    let widest = keys.iter().map(|k| font::width(&name(k)) * size).fold(0.0, f64::max);
    let label = widest.min(sheet.inner() * 0.22) + 6.0;
    let left = sheet.left() + label;
    // The last name of the diagonal stands beside the last cell.
    let cell = ((sheet.inner() - label * 2.0) / keys.len() as f64).min(size * 4.2);
    let row = cell.min(size * 2.1);
    let top = sheet.y + 2.0;
    for (i, key) in keys.iter().enumerate() {
        let (y, words) = (top + i as f64 * row, name(key));
        let middle = y + row / 2.0;
        let short = text::fit_name(&words, size, label - 6.0);
        sheet.canvas.group(&[("data-agency", key)]);
        sheet.canvas.text(Text::new(&short, left - 5.0, middle, size).end().full(&words));
        // The name again on the diagonal: it heads the column below.
        let x = left + i as f64 * cell + 2.0;
        let short = text::fit_name(&words, small, label - 2.0);
        sheet.canvas.text(Text::new(&short, x, middle, small).fill(style::SOFT).full(&words));
        sheet.canvas.end_group();
        for (j, other) in keys.iter().enumerate().take(i) {
            let pair = if key <= other {
                ((*key).clone(), (*other).clone())
            } else {
                ((*other).clone(), (*key).clone())
            };
            let (n, m) = shared.get(&pair).copied().unwrap_or_default();
            let r = Rect::new(left + j as f64 * cell + 0.6, y + 0.6, cell - 1.2, row - 1.2);
            let (fill, ink) = match (n, m) {
                (0, 0) => ("#f6f8fa", style::INK),
                (_, 0) => (one.light, style::INK),
                (0, _) => (two.light, style::INK),
                _ => (BOTH, "#ffffff"),
            };
            let tie = format!("{key}|{other}");
            let tip = format!("{words} · {} · {n} / {m}", name(other));
            sheet.canvas.rect(r).fill(fill).att("data-tie", &tie).titled(&tip);
            let words = match (n, m) {
                (0, 0) => String::new(),
                (n, 0) => n.to_string(),
                (0, m) => m.to_string(),
                (n, m) => format!("{n}·{m}"),
            };
            if font::width(&words) * small <= r.w - 1.0 {
                sheet.canvas.text(Text::new(&words, r.x + r.w / 2.0, middle, small).middle().fill(ink));
            }
        }
    }
    sheet.y = top + row * keys.len() as f64 + 2.0;
    sheet.finish(caption)
}

/// Pairs of both plans, whatever the plans' own colours.
const BOTH: &str = "#3d4a54";

fn caption(
    of: &Subject<'_>,
    a: &Clusters,
    b: &Clusters,
    (shared, more): (&Shared, usize),
    style: &Style,
) -> Caption {
    let id = |p| names::plan(of.corpus, p).map_or("", |p| p.id.as_str());
    let (x, y) = (of.plan(a.plan, style), of.plan(b.plan, style));
    let count = |keep: fn(&(usize, usize)) -> bool| shared.values().filter(|v| keep(v)).count();
    let (both, first, second) =
        (count(|v| v.0 > 0 && v.1 > 0), count(|v| v.0 > 0 && v.1 == 0), count(|v| v.0 == 0 && v.1 > 0));
    let (title, reading, alt) = (
        said!(style.lang, "figure-common-title", x, y),
        said!(
            style.lang,
            "figure-common-reading",
            part = said!(style.lang, "figure-common-more-functions-not-drawn", more),
            both,
            x,
            first,
            y,
            second
        ),
        said!(style.lang, "figure-common-alt", x, y, both),
    );
    Caption {
        name: format!("common-{}-{}", id(a.plan), id(b.plan)),
        title,
        notes: vec![reading, of.source(&[a.plan, b.plan], style)],
        alt,
    }
}
