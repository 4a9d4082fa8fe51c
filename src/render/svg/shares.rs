//! Who carries the load: each function's share of it, plan beside plan.

use super::dots::{Lines, Row};
use super::grid::{Cell, Grid, Head};
use super::hue;
use super::names::Subject;
use super::sheet::{Caption, Figure, empty};
use super::style::Style;
use crate::analyse::division::Division;
use crate::analyse::family::Test;
use crate::analyse::holdings::{Held, Holdings};
use crate::model::PlanIndex;
use crate::say::{said, words};
use std::sync::Arc;

/// Functions drawn at most: beyond, a table tells more.
const ROWS: usize = 12;

/// Each function's share of a plan's load, a task being shared by the functions it names: bars for one plan, marks on one
/// line for two or three (joined by a dark line where two plans differ after correction), a table of shades for more.
///
/// The functions with the largest mean share, at most twelve; the note says how many are left out. Marks carry
/// `data-agency` and `data-plan`.
pub fn shares(of: &Subject<'_>, held: &Holdings, divisions: &[Division], style: &Style) -> Figure {
    let plans = hue::compared(of.corpus);
    let named = |p: PlanIndex, key: &Arc<str>| held_by(held, p, key).is_some_and(|h| !h.tasks.is_empty());
    let all: Vec<&Arc<str>> = held.functions.iter().filter(|k| plans.iter().any(|&p| named(p, k))).collect();
    let rows: Vec<&Arc<str>> = all.iter().take(ROWS).copied().collect();
    let caption = caption(of, held, &plans, (&rows, all.len()), style);
    if rows.is_empty() {
        return empty(style, caption, style.t("figure-shares-no-body-named"));
    }
    let alike = |p: &PlanIndex| {
        let share = |key: &&Arc<str>| held_by(held, *p, key).map_or(0.0, |h| h.share);
        let first = rows.first().map_or(0.0, share);
        rows.iter().all(|key| (share(key) - first).abs() < 1e-9)
    };
    if rows.len() > 3 && plans.iter().all(alike) {
        return empty(style, caption, style.t("figure-shares-alike"));
    }
    if plans.len() > hue::TOLD_APART {
        return shades(of, held, &rows, caption, style);
    }
    let between = |a, b| divisions.iter().find(|d| (d.a, d.b) == (a, b));
    let division = match plans[..] {
        [a, b] => between(a, b),
        _ => None,
    };
    let fields = of.fields(style);
    let differs = |key: &Arc<str>| {
        let such = |d: &Division| {
            d.functions.iter().any(|f| f.key == *key && f.test.as_ref().is_some_and(Test::holds))
        };
        division.is_some_and(such)
    };
    let row = |key: &&Arc<str>| Row {
        key: key.to_string(),
        name: fields.get(*key).cloned().unwrap_or_else(|| key.to_string()),
        shares: plans.iter().map(|&p| held_by(held, p, key).map(|h| h.share)).collect(),
        counts: held.plans.iter().map(|p| p.functions.get(*key).map_or(0, |h| h.tasks.len())).collect(),
        differs: differs(key),
    };
    let rows: Vec<Row> = rows.iter().map(row).collect();
    let hues = hue::hues(of.corpus);
    Lines { of, plans: &plans, rows: &rows, attribute: "data-agency", hues, style }.draw(caption)
}

fn held_by<'h>(held: &'h Holdings, plan: PlanIndex, key: &Arc<str>) -> Option<&'h Held> {
    held.plans.get(plan as usize)?.functions.get(key)
}

/// More plans than marks could tell apart: a cell each, as dark as the share is large.
fn shades(of: &Subject<'_>, held: &Holdings, rows: &[&Arc<str>], caption: Caption, style: &Style) -> Figure {
    let fields = of.fields(style);
    let plans: Vec<PlanIndex> = (0..held.plans.len() as PlanIndex).collect();
    let most = rows.iter().flat_map(|k| plans.iter().filter_map(|&p| held_by(held, p, k))).map(|h| h.share);
    let most = most.fold(0.05, f64::max);
    let cell = |p: PlanIndex, key: &Arc<str>| {
        let share = held_by(held, p, key).map(|h| h.share)?;
        let words = if share < 0.005 { "<1".to_owned() } else { format!("{:.0}", share * 100.0) };
        Some(Cell { shade: share / most, words, data: Vec::new() })
    };
    let grid = Grid {
        rows: rows
            .iter()
            .map(|k| Head::new(fields.get(*k).map_or(&**k, String::as_str), "data-agency", k))
            .collect(),
        columns: plans.iter().map(|&p| Head::plan(of, p, style)).collect(),
        cells: rows.iter().map(|k| plans.iter().map(|&p| cell(p, k)).collect()).collect(),
        stub: style.t("figure-shares-function").to_owned(),
    };
    grid.draw(caption, style)
}

fn caption(
    of: &Subject<'_>,
    held: &Holdings,
    plans: &[PlanIndex],
    (rows, all): (&[&Arc<str>], usize),
    style: &Style,
) -> Caption {
    let more = all - rows.len();
    let shown: Vec<PlanIndex> = (0..held.plans.len() as PlanIndex).collect();
    let lines = plans.len() <= hue::TOLD_APART;
    let (title, reading, alt) = (
        words(style.lang, "figure-shares-title").to_owned(),
        said!(
            style.lang,
            "figure-shares-reading",
            part = said!(style.lang, "figure-common-more-functions-not-drawn", more),
            part2 = if lines { words(style.lang, "figure-shares-at-right-tasks-that") } else { "" }
        ),
        said!(style.lang, "figure-shares-alt", rows = rows.len(), shown = shown.len()),
    );
    Caption { name: "shares".into(), title, notes: vec![reading, of.source(&shown, style)], alt }
}
