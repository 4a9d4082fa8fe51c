//! Who owns matched tasks here and there: flows of owners between two plans.

use super::canvas::Text;
use super::geometry::Rect;
use super::names::Subject;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::style::{self, Look, Style};
use super::{names, text};
use crate::analyse::overlap::{Grade, Overlap, TaskPair};
use crate::model::{Corpus, Duty};
use crate::render::font;
use crate::say::said;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Space between two bodies of a column.
const GAP: f64 = 4.0;

/// What became of the lead between an owner here and one there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// One side at least names no lead.
    NoLead,
    /// Another body leads there.
    Moved,
    /// The same body leads on both sides.
    Same,
}

impl Change {
    fn look(self) -> Look {
        match self {
            Self::Same => Look::duty(Duty::Lead),
            Self::Moved => Look { fill: "#7fb2da", ink: style::INK, hatched: false },
            Self::NoLead => Look { fill: "#e4e9ee", ink: style::INK, hatched: false },
        }
    }
}

/// Stands for joint responsibility without a lead.
const NOBODY: &str = "no-lead";
/// Stands for bodies that do not fit.
const OTHER: &str = "other";

/// Who leads the tasks that two plans have in common (one to one, `similar` or better): left in plan a, right in
/// plan b.
///
/// A pair of tasks counts 1, shared by its leads; where a side names none it goes to `no lead named`. Flows are dark
/// where the same function leads on both sides, middle where another does, light where a side has no lead. Both
/// columns keep one order: functions by their weight on both sides, the lightest as `other`, no lead last. Marks
/// carry `data-agency` (two keys with `|` between on flows) and `data-plan`.
pub fn alluvial(of: &Subject<'_>, overlap: &Overlap, style: &Style) -> Figure {
    let corpus = of.corpus;
    let pairs: Vec<&TaskPair> =
        overlap.pairs.iter().filter(|p| p.one_to_one && p.grade > Grade::Theme).collect();
    let caption = caption(corpus, overlap, &pairs, style);
    let functions = of.fields(style);
    let (flows, order) = flows(&pairs, style, &functions);
    if flows.is_empty() {
        return empty(style, caption, style.t("figure-alluvial-no-tasks-matched-one"));
    }
    if pairs.iter().all(|p| p.lead_a.is_empty() || p.lead_b.is_empty()) {
        let why = style.t("figure-alluvial-no-matched-tasks-have");
        return empty(style, caption, why);
    }
    let mut sheet = Sheet::new(style);
    let items = [
        (Change::Same, style.t("figure-alluvial-same-lead")),
        (Change::Moved, style.t("figure-alluvial-another-lead")),
        (Change::NoLead, style.t("figure-alluvial-no-lead-on-one")),
    ];
    sheet.legend(&items.map(|(c, words)| Item::new(Mark::Box(c.look(), ""), words)));
    let size = style.label();
    let total: f64 = flows.values().sum();
    let side = |first: bool| {
        let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
        for ((a, b, _), w) in &flows {
            *sums.entry(if first { *a } else { *b }).or_default() += w;
        }
        sums
    };
    let (left, right) = (side(true), side(false));
    let rows = left.len().max(right.len()) as f64;
    // A body's label needs its line, however thin its bar.
    let least = size * 1.25 - GAP;
    let height = (rows * size * 1.9).clamp(80.0, sheet.max_height - sheet.y - 90.0);
    // A pair is at most two lines high, so that few pairs make a low figure.
    let scale = ((height - rows * (GAP + least * 0.75)).max(height * 0.35) / total).min(size * 2.0);
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
    for (places, x, end, plan) in [(la, x1, true, overlap.a), (ra, x2 - bar, false, overlap.b)] {
        let id = names::plan(corpus, plan).map_or("", |p| p.id.as_str());
        let column = Column { places, x, bar, end, label, scale, id };
        draw_column(&mut sheet, &column, &order, style);
    }
    sheet.y = bottom_a.max(bottom_b) + 2.0;
    sheet.finish(caption)
}

/// The bodies of one plan, one below another.
struct Column<'a> {
    /// Top and height of each by its place in the order.
    places: Places,
    x: f64,
    /// Width of the bars.
    bar: f64,
    /// Whether the labels end at the bars.
    end: bool,
    /// Width of the labels.
    label: f64,
    /// Height of a pair of tasks.
    scale: f64,
    /// The plan.
    id: &'a str,
}

fn draw_column(sheet: &mut Sheet<'_>, column: &Column, order: &Order<'_>, style: &Style) {
    let Column { x, bar, end, .. } = *column;
    let size = style.label();
    for (i, (y, h)) in &column.places {
        let Some((key, name)) = order.get(*i) else { continue };
        let weight = h / column.scale;
        let number = if (weight - weight.round()).abs() < 0.005 {
            format!("{weight:.0}")
        } else {
            format!("{weight:.1}")
        };
        sheet.canvas.group(&[("data-plan", column.id), ("data-agency", key)]);
        let named = &**key != NOBODY;
        let rect = Rect::new(x, *y, bar, *h);
        let look =
            Look { fill: if named { style::EDGE } else { "#ffffff" }, ink: style::INK, hatched: !named };
        look.fill_box(&mut sheet.canvas, rect, &[], &format!("{name} {number}"));
        let room = column.label - font::width(&number) * style.small() - 8.0;
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

/// Weight between places in the order, by what became of the lead.
type Flows = BTreeMap<(usize, usize, Change), f64>;
/// Upper edge and height of each body's bar.
type Places = BTreeMap<usize, (f64, f64)>;
type Order<'n> = Vec<(Arc<str>, &'n str)>;

fn flows<'n>(
    pairs: &[&TaskPair],
    style: &'n Style,
    names: &'n BTreeMap<Arc<str>, String>,
) -> (Flows, Order<'n>) {
    let nobody: Arc<str> = NOBODY.into();
    let owners = |leads: &[Arc<str>]| if leads.is_empty() { vec![nobody.clone()] } else { leads.to_vec() };
    let mut raw: BTreeMap<(Arc<str>, Arc<str>), f64> = BTreeMap::new();
    let mut weight: BTreeMap<Arc<str>, f64> = BTreeMap::new();
    for p in pairs {
        let (a, b) = (owners(&p.lead_a), owners(&p.lead_b));
        let part = 1.0 / (a.len() * b.len()) as f64;
        for x in &a {
            for y in &b {
                *raw.entry((x.clone(), y.clone())).or_default() += part;
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
    let joint = weight.remove(&nobody).is_some();
    let mut keys: Vec<(Arc<str>, f64)> = weight.into_iter().collect();
    keys.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    let others = keys.len() > most;
    keys.truncate(if others { most - 1 } else { most });
    let mut order: Order<'n> =
        keys.into_iter().map(|(k, _)| (k.clone(), names.get(&k).map_or("", String::as_str))).collect();
    if others {
        order.push((OTHER.into(), style.t("figure-alluvial-other-bodies")));
    }
    let rest = order.len().saturating_sub(1);
    if joint {
        order.push((nobody.clone(), style.t("figure-alluvial-no-lead-named-joint")));
    }
    let place: BTreeMap<Arc<str>, usize> = order.iter().enumerate().map(|(i, k)| (k.0.clone(), i)).collect();
    let of = |k: &Arc<str>| place.get(k).copied().unwrap_or(rest);
    let mut flows = Flows::new();
    for ((a, b), w) in &raw {
        let change = match () {
            () if *a == nobody || *b == nobody => Change::NoLead,
            () if a == b => Change::Same,
            () => Change::Moved,
        };
        *flows.entry((of(a), of(b), change)).or_default() += w;
    }
    (flows, order)
}

fn draw_flows(
    sheet: &mut Sheet<'_>,
    flows: &Flows,
    order: &Order<'_>,
    scale: f64,
    (left, right): (&Places, &Places),
    (x1, x2): (f64, f64),
) {
    let mut used_left: BTreeMap<usize, f64> = BTreeMap::new();
    let mut used_right: BTreeMap<usize, f64> = BTreeMap::new();
    // Ends on the right are dealt in the order of the left column, as those on the left are in that of the right.
    let mut ends: BTreeMap<(usize, usize, Change), f64> = BTreeMap::new();
    let mut by_right: Vec<_> = flows.iter().collect();
    by_right.sort_by_key(|((a, b, change), _)| (*b, *a, *change));
    for (key, w) in by_right {
        let used = used_right.entry(key.1).or_default();
        ends.insert(*key, *used);
        *used += w * scale;
    }
    let mut shapes = Vec::new();
    for (key, w) in flows {
        let used = used_left.entry(key.0).or_default();
        let h = w * scale;
        if let (Some((ya, _)), Some((yb, _))) = (left.get(&key.0), right.get(&key.1)) {
            shapes.push((*key, *w, (ya + *used, yb + ends.get(key).copied().unwrap_or(0.0), h)));
        }
        *used += h;
    }
    // Light flows first, dark ones in front.
    shapes.sort_by_key(|(key, ..)| (key.2, *key));
    for ((a, b, change), w, (y1, y2, h)) in shapes {
        let bend = (x2 - x1) * 0.45;
        let there = [(x1 + bend, y1), (x2 - bend, y2), (x2, y2)];
        let back = [(x2 - bend, y2 + h), (x1 + bend, y1 + h), (x1, y1 + h)];
        let name = |i: usize| order.get(i).map_or("", |o| o.1);
        let key = |i: usize| order.get(i).map_or("", |o| &*o.0);
        let pair = format!("{}|{}", key(a), key(b));
        let tip = format!("{} → {} · {w:.2}", name(a), name(b));
        let path = sheet
            .canvas
            .path(&[('M', &[(x1, y1)]), ('C', &there), ('L', &[(x2, y2 + h)]), ('C', &back)], true);
        path.fill(change.look().fill)
            .att("fill-opacity", "0.8")
            .stroke(style::SOFT, 0.25)
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
    Caption {
        name,
        title: said!(style.lang, "figure-alluvial-title", x, y),
        notes: vec![said!(style.lang, "figure-alluvial-notes", n, both), source],
        alt: said!(style.lang, "figure-alluvial-alt", n, x, y),
    }
}
