//! By which policy instruments plans work, plan beside plan.

use super::dots::{Lines, Row};
use super::grid::{Cell, Grid, Head};
use super::hue;
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, empty};
use super::style::Style;
use crate::analyse::family::Test;
use crate::analyse::instruments::{Instrument, Instruments, Named};
use crate::analyse::themes::covers;
use crate::model::PlanIndex;
use crate::say::{said, words};

/// The share of each policy instrument in the measures of a plan that use any: bars for one plan, marks on one line for two or
/// three (joined by a dark line where two plans differ after correction), a table of shades for more.
///
/// Instruments stand in the order of their codebook, those that no plan uses left out; so are plans of which the codebook
/// covers less than half. Marks carry `data-instrument` and `data-plan`.
pub fn instruments(of: &Subject<'_>, all: &Instruments, style: &Style) -> Figure {
    let plans: Vec<PlanIndex> =
        hue::compared(of.corpus).into_iter().filter(|p| covers(&all.coverage, *p)).collect();
    let caption = caption(of, &plans, style);
    let find = |id: &Named, p: PlanIndex| all.rows.iter().find(|r| r.plan == p && r.instrument == *id);
    let used = |id: &&Named| plans.iter().any(|p| find(id, *p).is_some_and(|r| r.measures > 0));
    let first = all.rows.first().map(|r| r.plan);
    let named: Vec<&Named> =
        all.rows.iter().filter(|r| Some(r.plan) == first).map(|r| &r.instrument).filter(used).collect();
    if named.is_empty() {
        return empty(style, caption, style.t("figure-instruments-none"));
    }
    let differs = |id: &Named| match plans[..] {
        [a, b] => all
            .compared
            .iter()
            .any(|m| (m.a, m.b) == (a, b) && m.instrument == *id && m.test.as_ref().is_some_and(Test::holds)),
        _ => false,
    };
    let share = |r: &Instrument| r.share.filter(|_| r.measures > 0);
    let row = |id: &&Named| Row {
        key: id.id.to_string(),
        name: style.lang.name(&id.zh, &id.en).to_owned(),
        shares: plans.iter().map(|p| find(id, *p).and_then(share)).collect(),
        counts: (0..of.corpus.plans.len() as PlanIndex)
            .map(|p| find(id, p).map_or(0, |r| r.measures))
            .collect(),
        differs: differs(id),
    };
    let rows: Vec<Row> = named.iter().map(row).collect();
    if plans.len() > hue::TOLD_APART {
        return shades(of, &plans, &rows, caption, style);
    }
    let hues = hue::hues(of.corpus);
    Lines { of, plans: &plans, rows: &rows, attribute: "data-instrument", hues, style }.draw(caption)
}

fn shades(of: &Subject<'_>, plans: &[PlanIndex], rows: &[Row], caption: Caption, style: &Style) -> Figure {
    let most = rows.iter().flat_map(|r| &r.shares).flatten().fold(0.05, |x, y| f64::max(x, *y));
    let cell = |share: &Option<f64>| {
        let share = (*share)?;
        let words = if share < 0.005 { "<1".to_owned() } else { format!("{:.0}", share * 100.0) };
        Some(Cell { shade: share / most, words, data: Vec::new() })
    };
    let grid = Grid {
        rows: rows.iter().map(|r| Head::new(&r.name, "data-instrument", &r.key)).collect(),
        columns: plans.iter().map(|&p| Head::plan(of, p, style)).collect(),
        cells: rows.iter().map(|r| r.shares.iter().map(cell).collect()).collect(),
        stub: style.t("figure-instruments-instrument").to_owned(),
    };
    grid.draw(caption, style)
}

fn caption(of: &Subject<'_>, plans: &[PlanIndex], style: &Style) -> Caption {
    let form = match plans.len() {
        2 => "pair",
        n if n <= hue::TOLD_APART => "lines",
        _ => "shades",
    };
    Caption {
        name: "instruments".into(),
        title: words(style.lang, "figure-instruments-title").to_owned(),
        notes: vec![
            said!(style.lang, "figure-instruments-reading", form),
            names::source(of.corpus, plans, style),
        ],
        alt: said!(style.lang, "figure-instruments-alt", plans = plans.len()),
    }
}
