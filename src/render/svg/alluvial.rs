//! Who owns matched tasks here and there: flows of owners between two plans.

use super::canvas::Text;
use super::geometry::Rect;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::style::{self, Lang, Look, Style};
use super::{names, text};
use crate::analyse::overlap::{Grade, Overlap, TaskPair};
use crate::model::{Corpus, Duty};
use crate::render::font;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Space between two bodies of a column.
const GAP: f64 = 4.0;

/// A flow between an owner here and one there.
struct Flow {
    weight: f64,
    /// Whether both sides name a lead.
    led: bool,
}

/// Owners of the tasks that two plans have in common (one to one, `similar` or better): left plan a's, right plan b's.
///
/// A task's owners are its leads; where it names none, all its bodies but territorial ones, in equal parts. Flows
/// with a lead on both sides are dark, those with joint responsibility on a side light. Both columns keep one order:
/// functions by their weight in both plans; what does not fit goes to `other`. Marks carry `data-agency` (two keys
/// with `|` between) or `data-agency` with `data-plan`.
pub fn alluvial(corpus: &Corpus, overlap: &Overlap, style: &Style) -> Figure {
    let pairs: Vec<&TaskPair> =
        overlap.pairs.iter().filter(|p| p.one_to_one && p.grade > Grade::Theme).collect();
    let caption = caption(corpus, overlap, &pairs, style);
    let functions = names::functions(corpus, style.lang);
    let (flows, order) = flows(&pairs, style, &functions);
    if flows.is_empty() {
        return empty(style, caption, style.t("没有可以对照责任主体的任务。", "No matched task names a body on both sides."));
    }
    let mut sheet = Sheet::new(style);
    sheet.legend(&[
        Item::new(Mark::Box(Look::duty(Duty::Responsible), ""), style.t("两边都有牵头", "a lead on both sides")),
        Item::new(Mark::Box(light(), ""), style.t("至少一边无牵头（共同负责，各计等份）", "no lead on one side at least (joint, in equal parts)")),
    ]);
    let size = style.label();
    let total: f64 = flows.values().map(|f| f.weight).sum();
    let side = |first: bool| {
        let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
        for ((a, b, _), f) in &flows {
            *sums.entry(if first { *a } else { *b }).or_default() += f.weight;
        }
        sums
    };
    let (left, right) = (side(true), side(false));
    let rows = left.len().max(right.len()) as f64;
    // A body's label needs its line, however thin its bar.
    let least = size * 1.25 - GAP;
    let height = (rows * size * 1.9).clamp(80.0, sheet.max_height - sheet.y - 90.0);
    let scale = (height - rows * (GAP + least * 0.75)).max(height * 0.35) / total;
    let longest = order.iter().map(|n| font::width(n.1) * size).fold(0.0, f64::max);
    let label = (longest + font::width(" 00.0") * style.small() + 8.0).min(sheet.inner() * 0.34);
    let (x1, x2) = (sheet.left() + label, sheet.right() - label);
    let bar = 8.0;
    for (plan, x, end) in [(overlap.a, x1 + bar, true), (overlap.b, x2 - bar, false)] {
        let words = names::plan_name(corpus, plan, style);
        let words = text::fit(&words, size, label);
        let t = Text::new(&words, x, sheet.y + size * 0.7, size).bold();
        sheet.canvas.text(if end { t.end() } else { t });
    }
    let top = sheet.y + size * 1.7;
    let place = |sums: &BTreeMap<usize, f64>| {
        let mut y = top;
        let mut at: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for (i, w) in sums {
            let h = w * scale;
            let slot = h.max(least);
            at.insert(*i, (y + (slot - h) / 2.0, h));
            y += slot + GAP;
        }
        (at, y)
    };
    let ((la, bottom_a), (ra, bottom_b)) = (place(&left), place(&right));
    draw_flows(&mut sheet, &flows, &order, scale, (&la, &ra), (x1 + bar, x2 - bar));
    for (places, x, end, plan) in [(&la, x1, true, overlap.a), (&ra, x2 - bar, false, overlap.b)] {
        let id = names::plan(corpus, plan).map_or("", |p| p.id.as_str());
        for (i, (y, h)) in places {
            let Some((key, name)) = order.get(*i) else { continue };
            let weight = h / scale;
            let number = if (weight - weight.round()).abs() < 0.005 { format!("{weight:.0}") } else { format!("{weight:.1}") };
            sheet.canvas.group(&[("data-plan", id), ("data-agency", key)]);
            sheet.canvas.rect(Rect::new(x, *y, bar, *h)).fill(style::EDGE).titled(&format!("{name} {number}"));
            let room = label - font::width(&number) * style.small() - 8.0;
            let words = text::fit_name(name, size, room);
            let (tx, nx) = if end {
                (x - 4.0, x - 7.0 - font::width(&words) * size)
            } else {
                (x + bar + 4.0, x + bar + 7.0 + font::width(&words) * size)
            };
            let middle = y + h / 2.0;
            let (t, n) = (
                Text::new(&words, tx, middle, size).full(name),
                Text::new(&number, nx, middle, style.small()).fill(style::SOFT),
            );
            sheet.canvas.text(if end { t.end() } else { t });
            sheet.canvas.text(if end { n.end() } else { n });
            sheet.canvas.end_group();
        }
    }
    sheet.y = bottom_a.max(bottom_b) + 2.0;
    sheet.finish(caption)
}

fn light() -> Look {
    Look { fill: "#c9dcec", ink: style::INK, hatched: false }
}

type Flows = BTreeMap<(usize, usize, bool), Flow>;
type Order<'n> = Vec<(Arc<str>, &'n str)>;

/// Flows between places in one order of functions, the heaviest first; the lightest together at the end.
fn flows<'n>(pairs: &[&TaskPair], style: &'n Style, names: &BTreeMap<Arc<str>, &'n str>) -> (Flows, Order<'n>) {
    let mut raw: BTreeMap<(Arc<str>, Arc<str>, bool), f64> = BTreeMap::new();
    let mut weight: BTreeMap<Arc<str>, f64> = BTreeMap::new();
    for p in pairs {
        let (a, b) = (owners(&p.lead_a, p, &p.only_a), owners(&p.lead_b, p, &p.only_b));
        let led = !p.lead_a.is_empty() && !p.lead_b.is_empty();
        let part = 1.0 / (a.len() * b.len()).max(1) as f64;
        for x in &a {
            for y in &b {
                *raw.entry((x.clone(), y.clone(), led)).or_default() += part;
                *weight.entry(x.clone()).or_default() += part;
                *weight.entry(y.clone()).or_default() += part;
            }
        }
    }
    let most = match style.size {
        super::Size::OneColumn => 9,
        super::Size::TwoColumn => 15,
        _ => 24,
    };
    let mut keys: Vec<(Arc<str>, f64)> = weight.into_iter().collect();
    keys.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    let others = keys.len() > most;
    keys.truncate(if others { most - 1 } else { most });
    let place: BTreeMap<Arc<str>, usize> = keys.iter().enumerate().map(|(i, k)| (k.0.clone(), i)).collect();
    let of = |k: &Arc<str>| place.get(k).copied().unwrap_or(keys.len());
    let mut flows = Flows::new();
    for ((a, b, led), w) in &raw {
        flows.entry((of(a), of(b), *led)).or_insert(Flow { weight: 0.0, led: *led }).weight += w;
    }
    let mut order: Order<'n> =
        keys.into_iter().map(|(k, _)| (k.clone(), names.get(&k).copied().unwrap_or(""))).collect();
    if others {
        order.push(("other".into(), style.t("其他主体", "other bodies")));
    }
    (flows, order)
}

/// Leads, or without any all bodies of that side.
fn owners(leads: &[Arc<str>], p: &TaskPair, only: &[Arc<str>]) -> Vec<Arc<str>> {
    if leads.is_empty() { p.shared_agencies.iter().chain(only).cloned().collect() } else { leads.to_vec() }
}

fn draw_flows(
    sheet: &mut Sheet<'_>,
    flows: &Flows,
    order: &Order<'_>,
    scale: f64,
    (left, right): (&BTreeMap<usize, (f64, f64)>, &BTreeMap<usize, (f64, f64)>),
    (x1, x2): (f64, f64),
) {
    let mut used_left: BTreeMap<usize, f64> = BTreeMap::new();
    let mut used_right: BTreeMap<usize, f64> = BTreeMap::new();
    // Ends on the right are dealt in the order of the left column, as those on the left are in that of the right.
    let mut ends: BTreeMap<(usize, usize, bool), f64> = BTreeMap::new();
    let mut by_right: Vec<_> = flows.iter().collect();
    by_right.sort_by_key(|((a, b, led), _)| (*b, *a, !*led));
    for (key, f) in by_right {
        let used = used_right.entry(key.1).or_default();
        ends.insert(*key, *used);
        *used += f.weight * scale;
    }
    let mut shapes = Vec::new();
    let mut by_left: Vec<_> = flows.iter().collect();
    by_left.sort_by_key(|((a, b, led), _)| (*a, *b, !*led));
    for (key, f) in by_left {
        let used = used_left.entry(key.0).or_default();
        if let (Some((ya, _)), Some((yb, _))) = (left.get(&key.0), right.get(&key.1)) {
            let h = f.weight * scale;
            shapes.push((*key, f, (ya + *used, yb + ends.get(key).copied().unwrap_or(0.0), h)));
        }
        *used += f.weight * scale;
    }
    // Light flows first, dark ones in front.
    shapes.sort_by_key(|(key, f, _)| (f.led, *key));
    for ((a, b, _), f, (y1, y2, h)) in shapes {
        let bend = (x2 - x1) * 0.45;
        let there = [(x1 + bend, y1), (x2 - bend, y2), (x2, y2)];
        let back = [(x2 - bend, y2 + h), (x1 + bend, y1 + h), (x1, y1 + h)];
        let look = if f.led { Look::duty(Duty::Responsible) } else { light() };
        let name = |i: usize| order.get(i).map_or("", |o| o.1);
        let key = |i: usize| order.get(i).map_or("", |o| &*o.0);
        let pair = format!("{}|{}", key(a), key(b));
        let tip = format!("{} → {} · {:.2}", name(a), name(b), f.weight);
        let path = sheet.canvas.path(&[('M', &[(x1, y1)]), ('C', &there), ('L', &[(x2, y2 + h)]), ('C', &back)], true);
        path.fill(look.fill)
            .att("fill-opacity", if f.led { "0.85" } else { "0.6" })
            .stroke("#ffffff", 0.3)
            .att("data-agency", &pair)
            .titled(&tip);
    }
}

fn caption(corpus: &Corpus, o: &Overlap, pairs: &[&TaskPair], style: &Style) -> Caption {
    let (x, y) = (names::plan_name(corpus, o.a, style), names::plan_name(corpus, o.b, style));
    let id = |p| names::plan(corpus, p).map_or("", |p| p.id.as_str()).to_owned();
    let source = names::source(corpus, &[o.a, o.b], style);
    let both = pairs.iter().filter(|p| !p.lead_a.is_empty() && !p.lead_b.is_empty()).count();
    let name = format!("owners-{}-{}", id(o.a), id(o.b));
    let n = pairs.len();
    match style.lang {
        Lang::Zh => Caption {
            name,
            title: format!("相同任务在{x}与{y}由谁负责"),
            notes: vec![
                format!("取一一对应且相同或相近的任务（n＝{n}对，其中{both}对两边都有牵头）；一对任务计1，由牵头主体均分；无牵头的由所列主体（属地除外）均分。两列按两边合计由多到少排列。"),
                source,
            ],
            alt: format!("{n}对相同任务的责任主体在{x}与{y}之间的流向。"),
        },
        Lang::En => Caption {
            name,
            title: format!("Who owns the same tasks in {x} and {y}"),
            notes: vec![
                format!("Tasks matched one to one, same or similar (n = {n} pairs; {both} with a lead on both sides). A pair counts 1, shared by its leads; without a lead, by the bodies named but territorial ones. Columns in order of weight on both sides."),
                source,
            ],
            alt: format!("Flows of owners of {n} matched tasks between {x} and {y}."),
        },
    }
}
