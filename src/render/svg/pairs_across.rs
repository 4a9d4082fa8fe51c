//! Many plans side by side: which pairs of functions work together, and in how many plans more often than by chance.

use super::axis::Axis;
use super::canvas::Text;
use super::geometry::Rect;
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::style::{self, Look, Style};
use super::text;
use crate::analyse::clusters::Clusters;
use crate::model::{AgencyId, Duty};
use crate::render::font;
use crate::say::said;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs drawn at most.
const ROWS: usize = 15;

/// A pair of functions over all plans.
#[derive(Debug, Clone, Copy, Default)]
struct Pair {
    together: usize,
    significant: usize,
}

/// A bar a pair of functions: the plans in which they share a task, its dark part those in which they share significantly more
/// than by chance. Pairs that are significant in most plans first, then those together in most.
///
/// Marks carry `data-tie`.
pub fn pairs_across(of: &Subject<'_>, all: &[Clusters], style: &Style) -> Figure {
    let pairs = pairs(of, all);
    let mut rows: Vec<(&(String, String), &Pair)> = pairs.iter().collect();
    rows.sort_by_key(|(key, p)| (std::cmp::Reverse((p.significant, p.together)), *key));
    let significant = rows.iter().filter(|(_, p)| p.significant > 0).count();
    let more = rows.len().saturating_sub(ROWS);
    rows.truncate(ROWS);
    let caption = Caption {
        name: "pairs-across".into(),
        title: style.t("figure-pairs-across-title").to_owned(),
        notes: vec![said!(style.lang, "figure-pairs-across-reading", plans = all.len(), more)],
        alt: said!(style.lang, "figure-pairs-across-alt", significant),
    };
    if rows.is_empty() {
        return empty(style, caption, style.t("figure-together-no-two-bodies-share"));
    }
    let mut sheet = Sheet::new(style);
    sheet.legend(&[
        Item::new(Mark::Box(Look::duty(Duty::Lead), ""), style.t("figure-pairs-across-significant")),
        Item::new(Mark::Box(Look::duty(Duty::Participate), ""), style.t("figure-pairs-across-together")),
    ]);
    let (size, small) = (style.label(), style.small());
    let fields = of.fields(style);
    let field = |key: &String| fields.get(key.as_str()).map_or_else(|| key.clone(), |f| text::brief(f));
    let name = |(a, b): &(String, String)| said!(style.lang, "page-pair", a = field(a), b = field(b));
    let widest = rows.iter().map(|(key, _)| font::width(&name(key)) * size).fold(0.0, f64::max);
    let left = sheet.left() + widest.min(sheet.inner() * 0.5) + 6.0;
    let row = size * 1.75;
    let axis = Axis::new(all.len() as f64, left, sheet.right() - font::width("00") * small - 6.0);
    let (top, bottom) = (sheet.y, sheet.y + row * rows.len() as f64);
    axis.grid(&mut sheet.canvas, top, bottom + 2.0, style);
    for (k, (key, pair)) in rows.iter().enumerate() {
        let (y, words) = (top + k as f64 * row, name(key));
        let middle = y + row / 2.0;
        sheet.canvas.group(&[("data-tie", &format!("{}|{}", key.0, key.1))]);
        let short = text::fit(&words, size, left - sheet.left() - 6.0);
        sheet.canvas.text(Text::new(&short, left - 4.0, middle, size).end().full(&words));
        let parts = [(0, pair.significant, Duty::Lead), (pair.significant, pair.together, Duty::Participate)];
        for (from, to, duty) in parts.into_iter().filter(|(from, to, _)| to > from) {
            let (x1, x2) = (axis.at(from as f64), axis.at(to as f64));
            let bar = Rect::new(x1, y + row * 0.16, x2 - x1, row * 0.68);
            Look::duty(duty).fill_box(&mut sheet.canvas, bar, &[], &format!("{words} · {}", to - from));
            Look::duty(duty).number(&mut sheet.canvas, bar, &(to - from).to_string(), small);
        }
        let x = axis.at(pair.together as f64) + 3.0;
        sheet.canvas.text(Text::new(&pair.together.to_string(), x, middle, small).fill(style::SOFT));
        sheet.canvas.end_group();
    }
    sheet.y = axis.labels(&mut sheet.canvas, bottom + 2.0, style.t("figure-across-plans"), style);
    sheet.finish(caption)
}

fn pairs(of: &Subject<'_>, all: &[Clusters]) -> BTreeMap<(String, String), Pair> {
    let key = |id: AgencyId| names::key(of.corpus, id).to_owned();
    let mut pairs: BTreeMap<(String, String), Pair> = BTreeMap::new();
    for c in all {
        // Two bodies of one function in a plan count once.
        let (mut seen, mut sure) = (BTreeSet::new(), BTreeSet::new());
        for t in &c.ties {
            let (x, y) = (key(t.a), key(t.b));
            let pair = if x <= y { (x, y) } else { (y, x) };
            if t.holds() && sure.insert(pair.clone()) {
                pairs.entry(pair.clone()).or_default().significant += 1;
            }
            if seen.insert(pair.clone()) {
                pairs.entry(pair).or_default().together += 1;
            }
        }
    }
    pairs
}
