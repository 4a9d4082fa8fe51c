//! Which bodies lead together: an UpSet plot of exclusive sets.

use super::canvas::Text;
use super::geometry::Rect;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::style::{self, Look, Style};
use super::{names, text};
use crate::graph::ResponsibilityGraph;
use crate::model::{AgencyId, Duty, PlanIndex, Role, TaskRef};
use crate::render::Word;
use crate::render::font;
use crate::say::said;
use std::collections::{BTreeMap, BTreeSet};

/// A set of bodies and the tasks that exactly they lead.
type Sets = Vec<(Vec<AgencyId>, Vec<TaskRef>)>;

/// The bodies that lead together, as an UpSet plot: a column an exact set of leads, its bar the tasks that this set
/// and nobody else leads (exclusive), most bodies shared first among equals.
///
/// Sets that do not fit are left out and counted in the note. Marks carry `data-plan`, `data-agency` or
/// `data-agencies`, and `data-task` (ids with blanks between).
pub fn upset(graph: &ResponsibilityGraph<'_>, plan: PlanIndex, style: &Style) -> Figure {
    let corpus = graph.corpus();
    let sets = sets(graph, plan);
    let tasks: usize = sets.iter().map(|s| s.1.len()).sum();
    let joint: usize = sets.iter().filter(|s| s.0.len() > 1).map(|s| s.1.len()).sum();
    let mut caption = caption(graph, plan, (tasks, joint, sets.len()), style);
    if joint == 0 {
        return empty(style, caption, &alone(tasks, style));
    }
    let mut sheet = Sheet::new(style);
    let size = style.label();
    sheet.legend(&[
        Item::new(Mark::Box(Look::duty(Duty::Lead), ""), style.t("figure-upset-led-jointly-by-two")),
        Item::new(Mark::Box(Look::duty(Duty::Participate), ""), style.t("figure-upset-led-by-one-body")),
    ]);
    let longest = |ids: &BTreeSet<AgencyId>| {
        ids.iter().map(|a| font::width(names::agency(corpus, *a, style)) * size).fold(0.0, f64::max)
    };
    let all: BTreeSet<AgencyId> = sets.iter().flat_map(|s| s.0.iter().copied()).collect();
    let label = longest(&all).min(sheet.inner() * 0.35);
    let bars = (sheet.inner() * 0.16).min(70.0);
    let left = sheet.left() + bars + label + 14.0;
    let most_columns = ((sheet.right() - left) / (size * 1.3)).max(2.0) as usize;
    let row = size * 1.55;
    let height = 90.0;
    let free =
        sheet.max_height - sheet.y - height - sheet.caption_height(&caption.title, &caption.notes) - 30.0;
    let most_rows = (free / row).max(2.0) as usize;
    let (shown, rows) = choose(&sets, most_columns, most_rows);
    let column = ((sheet.right() - left) / shown.len().max(1) as f64).min(size * 2.6);
    let most = shown.iter().map(|s| s.1.len()).max().unwrap_or(1) as f64;

    let base = sheet.y + size + height;
    let right = left + column * shown.len() as f64;
    let top_of = |row_of: usize| base + 8.0 + row_of as f64 * row;
    for (k, (a, _)) in rows.iter().enumerate() {
        if k % 2 == 0 {
            let band = Rect::new(left - label - 6.0, top_of(k), right - left + label + 6.0, row);
            sheet.canvas.rect(band).fill(style::BAND).end();
        }
        let name = names::agency(corpus, *a, style);
        let words = text::fit_name(name, size, label);
        let t = Text::new(&words, left - 5.0, top_of(k) + row / 2.0, size).end().full(name);
        sheet.canvas.text(t);
    }
    let led = style.t("figure-upset-tasks-led");
    let right_of_bars = left - label - 11.0;
    sheet.canvas.text(Text::new(led, right_of_bars, base, style.small()).end().fill(style::SOFT));
    sizes(&mut sheet, graph, &rows, (left - label - 11.0, bars, base + 8.0, row));
    sheet.canvas.line(left, base, right, base).stroke(style::INK, 0.6).end();
    let heading = style.t("figure-upset-tasks");
    sheet
        .canvas
        .text(Text::new(heading, left - 5.0, base - height / 2.0, style.small()).end().fill(style::SOFT));
    for (i, (bodies, tasks)) in shown.iter().enumerate() {
        let x = left + (i as f64 + 0.5) * column;
        let h = height * tasks.len() as f64 / most;
        let look = Look::duty(if bodies.len() > 1 { Duty::Lead } else { Duty::Participate });
        let ids = tasks.iter().map(|t| names::task_id(corpus, *t)).collect::<Vec<_>>().join(" ");
        let keys = bodies.iter().map(|a| names::key(corpus, *a)).collect::<Vec<_>>().join(" ");
        let who =
            bodies.iter().map(|a| names::agency(corpus, *a, style)).collect::<Vec<_>>().join(style.comma());
        sheet.canvas.group(&[("data-agencies", &keys), ("data-task", &ids)]);
        let bar = Rect::new(x - column * 0.32, base - h, column * 0.64, h);
        look.fill_box(&mut sheet.canvas, bar, &[], &format!("{who} · {}", tasks.len()));
        let n = tasks.len().to_string();
        sheet.canvas.text(Text::new(&n, x, base - h - style.small() * 0.7, style.small()).middle());
        dots(&mut sheet, bodies, &rows, (x, base + 8.0, row), look);
        sheet.canvas.end_group();
    }
    sheet.y = top_of(rows.len()) + 4.0;
    let hidden = sets.len() - shown.len();
    if hidden > 0 {
        caption.notes.insert(1, said!(style.lang, "figure-upset-more-sets-not-drawn", hidden));
    }
    sheet.finish(caption)
}

/// Why no set of bodies can be drawn.
fn alone(tasks: usize, style: &Style) -> String {
    match tasks {
        0 => style.t("figure-upset-no-leads").to_owned(),
        n => said!(style.lang, "figure-upset-alone", n),
    }
}

/// Exact sets of leads, those with most tasks first, then those of most bodies.
fn sets(graph: &ResponsibilityGraph<'_>, plan: PlanIndex) -> Sets {
    let mut by_set: BTreeMap<Vec<AgencyId>, Vec<TaskRef>> = BTreeMap::new();
    for task in graph.tasks(plan) {
        let leads: BTreeSet<AgencyId> = graph
            .links_of_task(task)
            .iter()
            .filter(|l| l.edge.role == Role::Lead)
            .map(|l| l.agency)
            .collect();
        if !leads.is_empty() {
            by_set.entry(leads.into_iter().collect()).or_default().push(task);
        }
    }
    let mut sets: Sets = by_set.into_iter().collect();
    sets.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(&b.0)));
    sets
}

/// The sets that fit the page and the bodies in them, those with most leads first.
fn choose(sets: &Sets, columns: usize, rows: usize) -> (Sets, Vec<(AgencyId, usize)>) {
    let mut led: BTreeMap<AgencyId, usize> = BTreeMap::new();
    for (bodies, tasks) in sets {
        for a in bodies {
            *led.entry(*a).or_default() += tasks.len();
        }
    }
    let mut order: Vec<_> = led.into_iter().collect();
    order.sort_by_key(|&(a, n)| (std::cmp::Reverse(n), a));
    order.truncate(rows);
    let kept: BTreeSet<AgencyId> = order.iter().map(|x| x.0).collect();
    let shown: Sets =
        sets.iter().filter(|s| s.0.iter().all(|a| kept.contains(a))).take(columns).cloned().collect();
    let used: BTreeSet<AgencyId> = shown.iter().flat_map(|s| s.0.iter().copied()).collect();
    order.retain(|(a, _)| used.contains(a));
    (shown, order)
}

/// Bars to the left: all tasks a body leads, alone or with others.
fn sizes(
    sheet: &mut Sheet<'_>,
    graph: &ResponsibilityGraph<'_>,
    rows: &[(AgencyId, usize)],
    at: (f64, f64, f64, f64),
) {
    let ((right, width, top, row), style) = (at, sheet.style);
    let small = style.small();
    let number = font::width("00") * small + 3.0;
    let most = rows.iter().map(|r| r.1).max().unwrap_or(1) as f64;
    for (k, (a, n)) in rows.iter().enumerate() {
        let w = (width - number) * *n as f64 / most;
        let y = top + k as f64 * row;
        let key = names::key(graph.corpus(), *a);
        sheet
            .canvas
            .rect(Rect::new(right - w, y + row * 0.2, w, row * 0.6))
            .fill("#8a949e")
            .att("data-agency", key)
            .end();
        sheet
            .canvas
            .text(Text::new(&n.to_string(), right - w - 2.0, y + row / 2.0, small).end().fill(style::SOFT));
    }
}

fn dots(
    sheet: &mut Sheet<'_>,
    bodies: &[AgencyId],
    rows: &[(AgencyId, usize)],
    at: (f64, f64, f64),
    look: Look,
) {
    let (x, top, row) = at;
    let places: Vec<usize> = (0..rows.len()).filter(|&k| bodies.contains(&rows[k].0)).collect();
    let y = |k: usize| top + (k as f64 + 0.5) * row;
    if let (Some(&first), Some(&last)) = (places.first(), places.last())
        && first < last
    {
        sheet.canvas.line(x, y(first), x, y(last)).stroke(look.fill, 1.6).end();
    }
    for k in 0..rows.len() {
        let fill = if places.contains(&k) { look.fill } else { "#dfe3e7" };
        sheet.canvas.circle(x, y(k), row * 0.24).fill(fill).end();
    }
}

fn caption(
    graph: &ResponsibilityGraph<'_>,
    plan: PlanIndex,
    counts: (usize, usize, usize),
    style: &Style,
) -> Caption {
    let corpus = graph.corpus();
    let (tasks, joint, sets) = counts;
    let p = names::plan_name(corpus, plan, style);
    let id = names::plan(corpus, plan).map_or("", |p| p.id.as_str());
    let source = names::source(corpus, &[plan], style);
    let convention = graph.convention();
    let name = format!("upset-{id}");
    Caption {
        name,
        title: said!(style.lang, "figure-upset-title", p),
        notes: vec![
            said!(
                style.lang,
                "figure-upset-notes",
                tasks,
                sets,
                joint,
                rule = Word::from(convention).in_lang(style.lang)
            ),
            source,
        ],
        alt: said!(style.lang, "figure-upset-alt", p, tasks, joint),
    }
}
