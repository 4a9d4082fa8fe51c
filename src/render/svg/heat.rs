//! Bureau × bureau: shared tasks below the diagonal, observed over expected above it.

use super::canvas::{Canvas, Text};
use super::geometry::Rect;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::style::{self, Style};
use super::{names, text};
use crate::analyse::clusters::{Clusters, Tie};
use crate::model::{AgencyId, Corpus};
use crate::render::font;
use crate::render::words::refusal;
use crate::say::said;
use std::collections::BTreeMap;

/// Shared tasks, from few to the most: one hue, even in greyscale.
const COUNTS: [(&str, bool); 5] =
    [("#deebf7", false), ("#b7d3ea", false), ("#7fb2da", false), ("#3d83bd", false), ("#0b3d73", false)];
/// Observed over expected: weaker (hatched, for greyscale), as expected, stronger.
const RATIOS: [(&str, bool); 5] =
    [("#67a9cf", true), ("#c3dbea", true), ("#f7f7f7", false), ("#f9c9ae", false), ("#ef8a62", false)];
/// Pairs with fewer tasks, shared or expected, show no ratio: it would be noise.
const LEAST: usize = 2;

/// Fewer pairs than this are said in words: a network of them shows nothing.
const PAIRS: usize = 3;

/// Why the ties of a plan cannot be drawn, where they are too few.
pub(super) fn too_few(corpus: &Corpus, c: &Clusters, style: &Style) -> Option<String> {
    if let Some(r) = c.refusal.as_ref().filter(|_| c.agencies.len() < 2) {
        return Some(refusal(r).in_lang(style.lang).to_owned());
    }
    if c.ties.len() >= PAIRS {
        return None;
    }
    let name = |a| names::agency(corpus, a, style);
    let pairs: Vec<String> = c.ties.iter().map(|t| format!("{}—{}", name(t.a), name(t.b))).collect();
    let (n, pairs) = (c.agencies.len(), pairs.join(style.comma()));
    Some(match c.ties.len() {
        0 => said!(style.lang, "figure-heat-no-pairs", n),
        k => said!(style.lang, "figure-heat-few-pairs", n, k, pairs),
    })
}

/// The tested pairs of a plan's bodies as a heat map, ordered by cluster.
///
/// Below the diagonal the number of shared tasks; above it observed over expected, with `*` where p ≤ .05 and `**`
/// where that survives Benjamini–Hochberg at q ≤ .05. Boxes along the diagonal are the clusters. Bodies that do not
/// fit are left out from the end of the order and counted in the note. Marks carry `data-plan` and `data-pair`
/// (two functions' keys).
pub fn heat(corpus: &Corpus, clusters: &Clusters, style: &Style) -> Figure {
    let (order, groups) = ordered(clusters);
    let mut caption = caption(corpus, clusters, style);
    if let Some(why) = too_few(corpus, clusters, style) {
        return empty(style, caption, &why);
    }
    let mut sheet = Sheet::new(style);
    let most = clusters.ties.iter().map(|t| t.tasks.len()).max().unwrap_or(1);
    sheet.legend(&legend(clusters, most, style));
    let size = style.label();
    let label =
        order.iter().map(|a| font::width(names::agency(corpus, *a, style)) * size).fold(0.0, f64::max);
    let label = label.min(sheet.inner() * 0.3);
    let key = size * 2.4;
    let room = sheet.inner() - label - key - 6.0;
    let fits = ((room / (style.small() * 1.35)) as usize).clamp(2, order.len());
    let cell = (room / fits as f64).min(26.0);
    let hidden = order.len() - fits;
    let shown = &order[..fits];
    let left = sheet.left() + label + key + 6.0;
    let top = sheet.y + key * 0.7;
    let ties: BTreeMap<(AgencyId, AgencyId), &Tie> =
        clusters.ties.iter().map(|t| ((t.a.min(t.b), t.a.max(t.b)), t)).collect();
    let plan = names::plan(corpus, clusters.plan).map_or("", |p| p.id.as_str());
    sheet.canvas.group(&[("data-plan", plan)]);
    for (i, &a) in shown.iter().enumerate() {
        let y = top + i as f64 * cell;
        let name = names::agency(corpus, a, style);
        let words = text::fit_name(name, size.min(cell * 0.95), label);
        let number = (i + 1).to_string();
        let small = style.small().min(cell * 0.9);
        sheet.canvas.text(
            Text::new(&words, sheet.left() + label, y + cell / 2.0, size.min(cell * 0.95)).end().full(name),
        );
        sheet.canvas.text(Text::new(&number, left - 4.0, y + cell / 2.0, small).end().fill(style::SOFT));
        let x = left + (i as f64 + 0.5) * cell;
        sheet.canvas.text(Text::new(&number, x, top - small * 0.8, small).middle().fill(style::SOFT));
        for (j, &b) in shown.iter().enumerate() {
            let at = Rect::new(left + j as f64 * cell, y, cell, cell);
            if i == j {
                sheet.canvas.rect(at).fill("#e6e6e6").end();
                continue;
            }
            let tie = ties.get(&(a.min(b), a.max(b))).copied();
            let pair = format!("{}|{}", names::key(corpus, a), names::key(corpus, b));
            if j < i {
                below(&mut sheet.canvas, tie, most, at, &pair, style);
            } else {
                above(&mut sheet.canvas, tie, at, &pair, style);
            }
        }
    }
    sheet.canvas.end_group();
    let side = cell * fits as f64;
    sheet.canvas.rect(Rect::new(left, top, side, side)).fill("none").stroke(style::INK, 0.6).end();
    for (from, n) in groups.into_iter().filter(|g| g.0 < fits && g.1 > 1) {
        let n = n.min(fits - from) as f64;
        let at = left + from as f64 * cell;
        let r = Rect::new(at, top + from as f64 * cell, n * cell, n * cell);
        sheet.canvas.rect(r).fill("none").stroke(style::INK, 1.4).end();
    }
    sheet.y = top + side + 4.0;
    if hidden > 0 {
        caption.notes.insert(1, said!(style.lang, "figure-heat-last-bodies-order-not", hidden));
    }
    sheet.finish(caption)
}

/// Bodies by cluster, in a cluster by strength; with where each cluster begins and how many it has.
fn ordered(c: &Clusters) -> (Vec<AgencyId>, Vec<(usize, usize)>) {
    let mut strength: BTreeMap<AgencyId, f64> = c.agencies.iter().map(|a| (*a, 0.0)).collect();
    for t in &c.ties {
        for a in [t.a, t.b] {
            *strength.entry(a).or_default() += t.weight;
        }
    }
    let by_strength = |ids: &mut Vec<AgencyId>| {
        let of = |a: &AgencyId| strength.get(a).copied().unwrap_or(0.0);
        ids.sort_by(|x, y| of(y).total_cmp(&of(x)).then(x.cmp(y)));
    };
    let (mut order, mut groups) = (Vec::new(), Vec::new());
    for cluster in &c.clusters {
        let mut members: Vec<AgencyId> =
            cluster.members.iter().copied().filter(|a| !order.contains(a)).collect();
        by_strength(&mut members);
        groups.push((order.len(), members.len()));
        order.extend(members);
    }
    let mut rest: Vec<AgencyId> = strength.keys().copied().filter(|a| !order.contains(a)).collect();
    by_strength(&mut rest);
    order.extend(rest);
    (order, groups)
}

fn below(canvas: &mut Canvas, tie: Option<&Tie>, most: usize, at: Rect, pair: &str, style: &Style) {
    let n = tie.map_or(0, |t| t.tasks.len());
    if n == 0 {
        return;
    }
    let step = ((n - 1) * (COUNTS.len() - 1) / (most.max(2) - 1)).min(COUNTS.len() - 1);
    canvas.rect(at).fill(COUNTS[step].0).stroke("#ffffff", 0.5).att("data-pair", pair).end();
    let words = n.to_string();
    let size = style.small().min(at.w * 0.62);
    let (x, y) = at.centre();
    let ink = if step >= 3 { "#ffffff" } else { style::INK };
    canvas.text(Text::new(&words, x, y, size).middle().fill(ink));
}

fn above(canvas: &mut Canvas, tie: Option<&Tie>, at: Rect, pair: &str, style: &Style) {
    let Some(tie) = tie else { return };
    let Some(ratio) = tie.ratio.filter(|r| r.is_finite()) else { return };
    if tie.tasks.len() < LEAST && tie.expected.is_none_or(|e| e < LEAST as f64) {
        return;
    }
    let step = match ratio {
        r if r < 0.5 => 0,
        r if r < 0.8 => 1,
        r if r <= 1.25 => 2,
        r if r <= 2.0 => 3,
        _ => 4,
    };
    let tip = format!("{ratio:.2}{}", stars(tie));
    let (fill, hatched) = RATIOS[step];
    canvas.rect(at).fill(fill).stroke("#ffffff", 0.5).att("data-pair", pair).titled(&tip);
    if hatched {
        canvas.hatch(at.grown(-0.4), 2.6, style::SOFT, 0.3);
    }
    let stars = stars(tie);
    if !stars.is_empty() {
        let (x, y) = at.centre();
        let size = (at.w * 0.9).min(style.label() * 1.2).min(at.w / font::width(stars).max(0.1));
        // An asterisk hangs at the top of its line: lower it into the middle.
        canvas.text(Text::new(stars, x, y + size * 0.2, size).middle().bold());
    }
}

fn stars(tie: &Tie) -> &'static str {
    if tie.holds() { "*" } else { "" }
}

fn legend(c: &Clusters, most: usize, style: &Style) -> Vec<Item<'static>> {
    let mut items = vec![
        Item::new(Mark::Scale(&COUNTS), said!(style.lang, "figure-heat-lower-left-shared-tasks", most)),
        Item::new(Mark::Scale(&RATIOS), style.t("figure-heat-upper-right-observed-expected")),
    ];
    if c.significant() > 0 {
        items.push(Item::new(Mark::Sign("*"), "q ≤ .05"));
    }
    items
}

fn caption(corpus: &Corpus, c: &Clusters, style: &Style) -> Caption {
    let p = names::plan_name(corpus, c.plan, style);
    let id = names::plan(corpus, c.plan).map_or("", |p| p.id.as_str());
    let source = names::source(corpus, &[c.plan], style);
    let (n, pairs) = (c.agencies.len(), c.ties.len());
    let name = format!("heat-{id}");
    let notes = vec![said!(style.lang, "figure-heat-ordered-by-cluster-heavy", n, pairs, n2 = LEAST), source];
    let title = said!(style.lang, "figure-heat-tasks-shared-by-pairs", p);
    let marked = c.ties.iter().filter(|t| !stars(t).is_empty()).count();
    let alt = said!(style.lang, "figure-heat-heat-map-shared-tasks", n, pairs, marked);
    Caption { name, title, notes, alt }
}
