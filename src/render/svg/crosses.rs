//! Tables of shades: plan × plan, leading × supporting body, theme × body.

use super::grid::{Cell, Grid, Head};
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, empty};
use super::style::{Size, Style};
use super::text;
use crate::analyse::clusters::Clusters;
use crate::analyse::holdings::Holdings;
use crate::analyse::overlap::Overlap;
use crate::analyse::themes::Themes;
use crate::model::{AgencyId, PlanIndex, TaskRef};
use crate::say::{said, theme_in, words};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Plans of a coverage table where there is room for them.
const PLANS: usize = 20;

fn columns(style: &Style) -> usize {
    if matches!(style.size, Size::Phone | Size::OneColumn) { 8 } else { 16 }
}

/// Plan × plan: the share of the row's measures that the column has at `similar` or better. Pairs that were not compared
/// are blank. Marks carry `data-plan`.
pub fn coverage(of: &Subject<'_>, overlaps: &[Overlap], style: &Style) -> Figure {
    let mut shares: BTreeMap<(PlanIndex, PlanIndex), f64> = BTreeMap::new();
    for o in overlaps {
        o.coverage_a.map(|v| shares.insert((o.a, o.b), v));
        o.coverage_b.map(|v| shares.insert((o.b, o.a), v));
    }
    let mut plans: Vec<PlanIndex> =
        shares.keys().map(|(a, _)| *a).collect::<BTreeSet<_>>().into_iter().collect();
    let best =
        |p: PlanIndex| shares.iter().filter(|((a, _), _)| *a == p).map(|(_, v)| *v).fold(0.0, f64::max);
    let fit = if columns(style) < 16 { columns(style) } else { PLANS };
    let more = plans.len().saturating_sub(fit);
    if more > 0 {
        plans.sort_by(|a, b| best(*b).total_cmp(&best(*a)).then(a.cmp(b)));
        plans.truncate(fit);
        plans.sort_unstable();
    }
    let all: Vec<PlanIndex> = (0..of.corpus.plans.len() as PlanIndex).collect();
    let (title, reading, alt) = (
        words(style.lang, "figure-crosses-title").to_owned(),
        said!(style.lang, "figure-crosses-reading", more),
        said!(style.lang, "figure-crosses-alt", plans = plans.len()),
    );
    let caption = Caption {
        name: "coverage".into(),
        title,
        notes: vec![reading, of.source(if plans.is_empty() { &all } else { &plans }, style)],
        alt,
    };
    if plans.is_empty() {
        return empty(style, caption, style.t("figure-crosses-there-no-two-plans"));
    }
    let cell = |a: PlanIndex, b: PlanIndex| {
        let share = *shares.get(&(a, b))?;
        Some(Cell { shade: share, words: format!("{:.0}", share * 100.0), data: Vec::new() })
    };
    let head = |p: &PlanIndex| Head::plan(of, *p, style);
    Grid {
        rows: plans.iter().map(head).collect(),
        columns: plans.iter().map(head).collect(),
        cells: plans.iter().map(|&a| plans.iter().map(|&b| cell(a, b)).collect()).collect(),
        stub: style.t("figure-crosses-plan").to_owned(),
    }
    .draw(caption, style)
}

/// Leading body × supporting body: tasks that the one leads and the other helps with. Those with most tasks.
/// Marks carry `data-tie`.
pub fn lead_support(of: &Subject<'_>, clusters: &Clusters, style: &Style) -> Figure {
    let arcs = &clusters.lead_support.arcs;
    let most = |pick: &dyn Fn(&crate::graph::LeadArc) -> AgencyId, n: usize| {
        let mut sums: BTreeMap<AgencyId, usize> = BTreeMap::new();
        arcs.iter().for_each(|a| *sums.entry(pick(a)).or_default() += a.tasks.len());
        let mut all: Vec<_> = sums.into_iter().collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        all.into_iter().take(n).map(|(a, _)| a).collect::<Vec<_>>()
    };
    let (rows, cols) = (most(&|a| a.lead, 16), most(&|a| a.supporter, columns(style)));
    let plan = of.plan(clusters.plan, style);
    let id = names::plan(of.corpus, clusters.plan).map_or("", |p| p.id.as_str());
    let (title, reading, alt) = (
        said!(style.lang, "figure-crosses-title-2", plan),
        words(style.lang, "figure-crosses-reading-2").to_owned(),
        said!(style.lang, "figure-crosses-alt-2", plan),
    );
    let caption = Caption {
        name: format!("lead-support-{id}"),
        title,
        notes: vec![reading, of.source(&[clusters.plan], style)],
        alt,
    };
    if rows.is_empty() {
        return empty(style, caption, style.t("figure-crosses-no-task-has-both"));
    }
    let n = |lead: AgencyId, supporter: AgencyId| {
        arcs.iter().find(|a| (a.lead, a.supporter) == (lead, supporter)).map_or(0, |a| a.tasks.len())
    };
    let top = arcs.iter().map(|a| a.tasks.len()).max().unwrap_or(1) as f64;
    let key = |a: AgencyId| names::key(of.corpus, a);
    let cell = |lead, supporter| {
        let n = n(lead, supporter);
        let data =
            vec![("data-tie", format!("{}|{}", key(lead), key(supporter))), ("data-plan", id.to_owned())];
        (n > 0).then(|| Cell { shade: n as f64 / top, words: n.to_string(), data })
    };
    let head = |a: &AgencyId| Head::new(names::agency(of.corpus, *a, style), "data-agency", key(*a));
    Grid {
        rows: rows.iter().map(head).collect(),
        columns: cols.iter().map(head).collect(),
        cells: rows.iter().map(|&l| cols.iter().map(|&s| cell(l, s)).collect()).collect(),
        stub: style.t("figure-crosses-lead").to_owned(),
    }
    .draw(caption, style)
}

/// Theme × function of one plan: tasks of the theme that name the function. Marks carry `data-theme` and `data-agency`.
pub fn theme_bodies(
    of: &Subject<'_>,
    themes: &Themes,
    held: &Holdings,
    plan: PlanIndex,
    style: &Style,
) -> Figure {
    let name = of.plan(plan, style);
    let id = names::plan(of.corpus, plan).map_or("", |p| p.id.as_str());
    let (title, reading, alt) = (
        said!(style.lang, "figure-crosses-title-3", name),
        words(style.lang, "figure-crosses-reading-3").to_owned(),
        said!(style.lang, "figure-crosses-alt-3", name),
    );
    let caption = Caption {
        name: format!("theme-bodies-{id}"),
        title,
        notes: vec![reading, of.source(&[plan], style)],
        alt,
    };
    let empty_map = BTreeMap::new();
    let held_of = held.plans.get(plan as usize).map_or(&empty_map, |p| &p.functions);
    let mut keys: Vec<(&Arc<str>, usize)> = held_of.iter().map(|(k, h)| (k, h.tasks.len())).collect();
    keys.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    keys.truncate(columns(style));
    let rows: Vec<(&crate::analyse::themes::ThemeRow, BTreeSet<TaskRef>)> = themes
        .rows
        .iter()
        .filter_map(|r| Some((r, r.plans.iter().find(|c| c.plan == plan)?.tasks.iter().copied().collect())))
        .filter(|(_, t): &(_, BTreeSet<TaskRef>)| !t.is_empty())
        .collect();
    if rows.is_empty() || keys.is_empty() {
        return empty(style, caption, style.t("figure-crosses-no-theme-codebook-this"));
    }
    let n = |tasks: &BTreeSet<TaskRef>, k: &Arc<str>| {
        held_of.get(k).map_or(0, |h| h.tasks.iter().filter(|t| tasks.contains(t)).count())
    };
    let top = rows.iter().flat_map(|(_, t)| keys.iter().map(move |(k, _)| n(t, k))).max().unwrap_or(1).max(1)
        as f64;
    let fields = of.fields(style);
    let cell = |t: &BTreeSet<TaskRef>, k: &Arc<str>| {
        let n = n(t, k);
        (n > 0).then(|| Cell {
            shade: n as f64 / top,
            words: n.to_string(),
            data: vec![("data-plan", id.to_owned())],
        })
    };
    Grid {
        rows: rows
            .iter()
            .map(|(r, _)| Head::new(&theme_in(style.lang, &r.zh, &r.en, r.draft), "data-theme", &r.id))
            .collect(),
        columns: keys
            .iter()
            .map(|(k, _)| {
                Head::new(&text::brief(fields.get(*k).map_or(&***k, String::as_str)), "data-agency", k)
            })
            .collect(),
        cells: rows.iter().map(|(_, t)| keys.iter().map(|(k, _)| cell(t, k)).collect()).collect(),
        stub: style.t("figure-crosses-theme").to_owned(),
    }
    .draw(caption, style)
}
