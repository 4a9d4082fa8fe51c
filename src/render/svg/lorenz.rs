//! Lorenz curves of the load.

use super::canvas::Text;
use super::geometry::Rect;
use super::load::interval;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, dashed, empty};
use super::style::{self, CATEGORIES, Style};
use super::{names, text};
use crate::analyse::Estimate;
use crate::analyse::workload::Workload;
use crate::model::Corpus;
use crate::say::{decimals, said, words};

/// Which quantity is spread over the bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spread {
    /// Tasks that name a body.
    #[default]
    Tasks,
    /// Tasks it leads, co-leads in fractions.
    Leads,
}

const DASHES: [&str; 5] = ["", "6 2", "2 2", "8 2 2 2", "1 2"];

/// Lorenz curves of up to five plans, each with its Gini coefficient and interval in the legend.
///
/// Curves differ in dashes as well as in colour. A plan without load is left out. Marks carry `data-plan`.
pub fn lorenz(corpus: &Corpus, loads: &[&Workload], spread: Spread, style: &Style) -> Figure {
    let plans: Vec<_> = loads.iter().map(|w| w.plan).collect();
    let curves: Vec<_> =
        loads.iter().filter_map(|w| Some((*w, curve(w, spread)?))).take(CATEGORIES.len()).collect();
    let left_out = loads.len() - curves.len();
    let caption = caption(corpus, &plans, spread, left_out, style);
    if curves.is_empty() {
        let why = match spread {
            Spread::Tasks => style.t("figure-lorenz-there-no-assignment-spread"),
            Spread::Leads => style.t("figure-lorenz-under-this-convention-nobody"),
        };
        return empty(style, caption, why);
    }
    let mut sheet = Sheet::new(style);
    let items: Vec<_> = curves
        .iter()
        .enumerate()
        .map(|(i, (w, _))| {
            let words = entry(corpus, w, spread, style);
            Item::new(Mark::Line(CATEGORIES[i], 1.5, DASHES[i]), words)
        })
        .chain([Item::new(Mark::Line(style::SOFT, 0.6, "1 1.5"), style.t("figure-lorenz-perfect-equality"))])
        .collect();
    sheet.legend(&items);
    let small = style.small();
    let side = (sheet.inner() - 34.0).min(250.0);
    let frame = Rect::new((sheet.width - side) / 2.0 + 8.0, sheet.y + 2.0, side, side);
    let at = |x: f64, y: f64| (frame.x + x * side, frame.y + (1.0 - y) * side);
    for k in 0..=4 {
        let v = f64::from(k) / 4.0;
        let ((x, bottom), (_, top)) = (at(v, 0.0), at(v, 1.0));
        sheet.canvas.line(x, bottom, x, top).stroke(style::GRID, 0.4).end();
        let ((left, y), (right, _)) = (at(0.0, v), at(1.0, v));
        sheet.canvas.line(left, y, right, y).stroke(style::GRID, 0.4).end();
        let words = text::percent(v);
        sheet.canvas.text(Text::new(&words, x, bottom + small, small).middle().fill(style::SOFT));
        sheet.canvas.text(Text::new(&words, left - 3.0, y, small).end().fill(style::SOFT));
    }
    let ((x1, y1), (x2, y2)) = (at(0.0, 0.0), at(1.0, 1.0));
    sheet.canvas.line(x1, y1, x2, y2).stroke(style::SOFT, 0.6).att("stroke-dasharray", "1 1.5").end();
    sheet.canvas.rect(frame).fill("none").stroke(style::INK, 0.6).end();
    for (i, (w, points)) in curves.iter().enumerate().rev() {
        let line: Vec<_> = points.iter().map(|&(x, y)| at(x, y)).collect();
        let plan = names::plan(corpus, w.plan).map_or("", |p| p.id.as_str());
        let tip = entry(corpus, w, spread, style);
        let path = sheet.canvas.path(&[('M', &line[..1]), ('L', &line[1..])], false);
        dashed(path.fill("none").stroke(CATEGORIES[i], 1.5).att("data-plan", plan), DASHES[i]).titled(&tip);
    }
    let x_name = style.t("figure-lorenz-cumulative-share-bodies-lightest");
    let y_name = match spread {
        Spread::Tasks => style.t("figure-lorenz-cumulative-share-tasks"),
        Spread::Leads => style.t("figure-lorenz-cumulative-share-leads"),
    };
    let (cx, cy) = frame.centre();
    let bottom = frame.y + side;
    sheet.canvas.text(Text::new(x_name, cx, bottom + small * 2.4, small).middle());
    sheet.canvas.text(Text::new(y_name, frame.x - small * 3.6, cy, small).middle().turned(-90.0));
    sheet.y = bottom + small * 3.2;
    sheet.finish(caption)
}

/// With fewer tasks a curve is a staircase that shows their number.
const FEWEST: f64 = 10.0;

/// Cumulative shares from the origin; absent where there is too little to share.
fn curve(w: &Workload, spread: Spread) -> Option<Vec<(f64, f64)>> {
    let mut values: Vec<f64> = w
        .rows
        .iter()
        .map(|r| match spread {
            Spread::Tasks => r.tasks.len() as f64,
            Spread::Leads => r.fractional_lead,
        })
        .collect();
    values.sort_by(f64::total_cmp);
    let total: f64 = values.iter().sum();
    if values.len() < 2 || total < FEWEST {
        return None;
    }
    let n = values.len() as f64;
    let mut sum = 0.0;
    let points = values.iter().enumerate().map(|(i, v)| {
        sum += v;
        ((i + 1) as f64 / n, sum / total)
    });
    Some(std::iter::once((0.0, 0.0)).chain(points).collect())
}

fn gini(w: &Workload, spread: Spread) -> Estimate {
    match spread {
        Spread::Tasks => w.summary.load.gini,
        Spread::Leads => w.summary.leads.gini,
    }
}

fn entry(corpus: &Corpus, w: &Workload, spread: Spread, style: &Style) -> String {
    let name = names::plan_name(corpus, w.plan, style);
    let estimate = gini(w, spread);
    let Some(value) = estimate.value else { return format!("{name} (n={})", w.rows.len()) };
    let bounds = interval(estimate.interval, style);
    said!(style.lang, "figure-lorenz-gini-n", name, value = decimals(value, 2), bounds, rows = w.rows.len())
}

fn caption(corpus: &Corpus, plans: &[u32], spread: Spread, left_out: usize, style: &Style) -> Caption {
    let (what, name) = match spread {
        Spread::Tasks => (style.t("figure-lorenz-tasks"), "lorenz-tasks"),
        Spread::Leads => (style.t("figure-lorenz-leads"), "lorenz-leads"),
    };
    let source = names::source(corpus, plans, style);
    let mut notes = vec![words(style.lang, "figure-lorenz-further-from-diagonal-more").to_owned()];
    if left_out > 0 {
        notes.push(said!(style.lang, "figure-lorenz-plans-without-distribution-draw", left_out));
    }
    notes.push(source);
    let (title, alt) =
        (said!(style.lang, "figure-lorenz-title", what), said!(style.lang, "figure-lorenz-alt", what));
    Caption { name: name.into(), title, notes, alt }
}
