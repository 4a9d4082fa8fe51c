//! The overlap of two plans: ribbons between their task lists.

use super::canvas::Text;
use super::geometry::Rect;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::style::{self, Look, Style};
use super::{names, text};
use crate::analyse::overlap::{Grade, Overlap, TaskPair};
use crate::model::{Corpus, PlanIndex, TaskRef};
use crate::render::font;
use crate::say::said;
use std::collections::{BTreeMap, BTreeSet};

/// Two plans' tasks, each list in document order, and ribbons between those that overlap.
///
/// Grades differ in darkness, width and edge: `same` dark, `similar` middle, `theme` a thin dashed line. Theme pairs
/// are drawn only for tasks with nothing better. Tasks without a partner are grey; where a page cannot hold them all,
/// they are left out and counted. Marks carry `data-pair` (two task ids), `data-grade`, `data-task`.
pub fn ribbons(corpus: &Corpus, overlap: &Overlap, style: &Style) -> Figure {
    let pairs = drawn(overlap);
    let mut caption = caption(corpus, overlap, &pairs, style);
    if pairs.is_empty() {
        return empty(style, caption, style.t("figure-ribbons-two-plans-have-no"));
    }
    let mut sheet = Sheet::new(style);
    sheet.legend(&legend(&pairs, style));
    let room = sheet.max_height - sheet.y - sheet.caption_height(&caption.title, &caption.notes) - 30.0;
    let lists = [list(corpus, overlap.a, &pairs, true), list(corpus, overlap.b, &pairs, false)];
    let least = style.small() * 1.12;
    let [left, right] = lists.map(|l| l.shown(room, least));
    let rows = left.tasks.len().max(right.tasks.len()).max(1);
    let pitch = (room / rows as f64).clamp(least, style.label() * 1.7);
    let size = style.label().min(pitch * 0.9);
    let band = (sheet.inner() * 0.2).max(40.0);
    let label = (sheet.inner() - band) / 2.0 - 8.0;
    let (x1, x2) = (sheet.left() + label + 6.0, sheet.right() - label - 6.0);
    for (plan, x, side) in [(overlap.a, x1, 0), (overlap.b, x2, 1)] {
        let name = names::plan_name(corpus, plan, style);
        let words = text::fit(&name, size, label);
        let t =
            Text::new(&words, if side == 0 { x - 5.0 } else { x + 5.0 }, sheet.y + size * 0.7, size).bold();
        sheet.canvas.text(if side == 0 { t.end() } else { t });
    }
    let top = sheet.y + size * 1.8;
    let height = pitch * rows as f64;
    let place = |l: &List| -> BTreeMap<TaskRef, f64> {
        let n = l.tasks.len().max(1) as f64;
        l.tasks.iter().enumerate().map(|(i, t)| (*t, top + height * (i as f64 + 0.5) / n)).collect()
    };
    let (ya, yb) = (place(&left), place(&right));
    for grade in [Grade::Theme, Grade::Similar, Grade::Same] {
        for p in pairs.iter().filter(|p| p.grade == grade) {
            if let (Some(&y1), Some(&y2)) = (ya.get(&p.a), yb.get(&p.b)) {
                ribbon(&mut sheet, corpus, p, (x1, y1), (x2, y2), pitch);
            }
        }
    }
    let matched: BTreeSet<TaskRef> = pairs.iter().flat_map(|p| [p.a, p.b]).collect();
    for (ys, x, side) in [(&ya, x1, 0), (&yb, x2, 1)] {
        // A short list has room for two lines a task.
        let lines = if height / ys.len().max(1) as f64 > size * 2.6 { 2 } else { 1 };
        for (t, y) in ys {
            side_label(&mut sheet, corpus, *t, (x, *y, side), (size, label, lines), matched.contains(t));
        }
    }
    sheet.y = top + height;
    let hidden = left.hidden + right.hidden;
    if hidden > 0 {
        caption.notes.insert(1, said!(style.lang, "figure-ribbons-tasks-not-drawn-for", hidden));
    }
    sheet.finish(caption)
}

/// Pairs worth a ribbon: `similar` and better; `theme` where neither task has better.
pub(super) fn drawn(overlap: &Overlap) -> Vec<&TaskPair> {
    let better: BTreeSet<TaskRef> =
        overlap.pairs.iter().filter(|p| p.grade > Grade::Theme).flat_map(|p| [p.a, p.b]).collect();
    overlap
        .pairs
        .iter()
        .filter(|p| p.grade > Grade::Theme || (!better.contains(&p.a) && !better.contains(&p.b)))
        .collect()
}

/// One side's tasks.
struct List {
    tasks: Vec<TaskRef>,
    matched: BTreeSet<TaskRef>,
    hidden: usize,
}

fn list(corpus: &Corpus, plan: PlanIndex, pairs: &[&TaskPair], first: bool) -> List {
    let n = names::plan(corpus, plan).map_or(0, |p| p.tasks.len());
    List {
        tasks: (0..n).map(|t| TaskRef { plan, task: t as u32 }).collect(),
        matched: pairs.iter().map(|p| if first { p.a } else { p.b }).collect(),
        hidden: 0,
    }
}

impl List {
    /// What fits: all tasks, or the matched ones, or the first of those.
    fn shown(mut self, room: f64, pitch: f64) -> Self {
        let all = self.tasks.len();
        let fits = (room / pitch).max(1.0) as usize;
        if all > fits {
            self.tasks.retain(|t| self.matched.contains(t));
            self.tasks.truncate(fits);
        }
        self.hidden = all - self.tasks.len();
        self
    }
}

fn ribbon(
    sheet: &mut Sheet<'_>,
    corpus: &Corpus,
    p: &TaskPair,
    from: (f64, f64),
    to: (f64, f64),
    pitch: f64,
) {
    let ((x1, y1), (x2, y2)) = (from, to);
    let bend = (x2 - x1) * 0.45;
    let (ida, idb) = (names::task_id(corpus, p.a), names::task_id(corpus, p.b));
    let data = [("data-pair", format!("{ida}|{idb}")), ("data-grade", grade_key(p.grade).to_owned())];
    let data: Vec<(&str, &str)> = data.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let tip = format!("{ida} – {idb} · {} · {:.2}", grade_word(p.grade, sheet.style), p.score);
    if p.grade == Grade::Theme {
        let curve = [(x1 + bend, y1), (x2 - bend, y2), (x2, y2)];
        let path = sheet.canvas.path(&[('M', &[(x1, y1)]), ('C', &curve)], false);
        path.fill("none").stroke("#8a949e", 0.6).att("stroke-dasharray", "2 2").atts(&data).titled(&tip);
        return;
    }
    let half = (pitch * if p.grade == Grade::Same { 0.3 } else { 0.2 }).min(3.4);
    let there = [(x1 + bend, y1 - half), (x2 - bend, y2 - half), (x2, y2 - half)];
    let back = [(x2 - bend, y2 + half), (x1 + bend, y1 + half), (x1, y1 + half)];
    let look = grade_look(p.grade);
    let path = sheet
        .canvas
        .path(&[('M', &[(x1, y1 - half)]), ('C', &there), ('L', &[(x2, y2 + half)]), ('C', &back)], true);
    path.fill(look.fill).att("fill-opacity", "0.8").stroke(style::EDGE, 0.35).atts(&data).titled(&tip);
}

fn side_label(
    sheet: &mut Sheet<'_>,
    corpus: &Corpus,
    t: TaskRef,
    (x, y, side): (f64, f64, usize),
    (size, room, lines): (f64, f64, usize),
    matched: bool,
) {
    let Some(task) = names::task_at(corpus, t) else { return };
    let words = names::task(task);
    let fill = if matched { style::INK } else { "#8a8a8a" };
    sheet.canvas.group(&[("data-task", task.id.as_str())]);
    let r = Rect::new(x - 1.2, y - size * 0.42, 2.4, size * 0.84);
    sheet.canvas.rect(r).fill(if matched { style::EDGE } else { "#c4c8cc" }).end();
    let shown = two_lines(&words, size, room, lines);
    for (i, line) in shown.iter().enumerate() {
        let y = y + (i as f64 - (shown.len() as f64 - 1.0) / 2.0) * size * 1.2;
        let x = if side == 0 { x - 5.0 } else { x + 5.0 };
        let t = Text::new(line, x, y, size).fill(fill).full(&task.text);
        sheet.canvas.text(if side == 0 { t.end() } else { t });
    }
    sheet.canvas.end_group();
}

/// A text on at most `lines` lines, the last one shortened if need be.
fn two_lines(words: &str, size: f64, room: f64, lines: usize) -> Vec<String> {
    if lines < 2 || font::width(words) * size <= room {
        return vec![text::fit(words, size, room)];
    }
    let wrapped = text::wrap(words, size, room * 0.97);
    let Some(first) = wrapped.first() else { return Vec::new() };
    let rest = wrapped[1..].concat();
    vec![text::fit(first, size, room), text::fit(&rest, size, room)]
}

/// The look of a grade.
pub(super) fn grade_look(grade: Grade) -> Look {
    match grade {
        Grade::Same => Look { fill: "#0b2545", ink: "#ffffff", hatched: false },
        Grade::Similar => Look { fill: "#7fb2da", ink: style::INK, hatched: false },
        Grade::Theme => Look { fill: "#ffffff", ink: style::INK, hatched: true },
    }
}

pub(super) fn grade_key(grade: Grade) -> &'static str {
    match grade {
        Grade::Same => "same",
        Grade::Similar => "similar",
        Grade::Theme => "theme",
    }
}

fn grade_word(grade: Grade, style: &Style) -> &'static str {
    match grade {
        Grade::Same => style.t("figure-ribbons-same-measure"),
        Grade::Similar => style.t("figure-ribbons-similar-measure"),
        Grade::Theme => style.t("figure-ribbons-same-theme-only"),
    }
}

fn legend(pairs: &[&TaskPair], style: &Style) -> Vec<Item<'static>> {
    [Grade::Same, Grade::Similar, Grade::Theme]
        .into_iter()
        .map(|g| (g, pairs.iter().filter(|p| p.grade == g).count()))
        .filter(|(_, n)| *n > 0)
        .map(|(g, n)| {
            let mark = match g {
                Grade::Theme => Mark::Line("#8a949e", 0.7, "2 2"),
                _ => Mark::Box(grade_look(g), ""),
            };
            Item::new(mark, format!("{} {n}", grade_word(g, style)))
        })
        .collect()
}

fn caption(corpus: &Corpus, o: &Overlap, pairs: &[&TaskPair], style: &Style) -> Caption {
    let (x, y) = (names::plan_name(corpus, o.a, style), names::plan_name(corpus, o.b, style));
    let id = |p| names::plan(corpus, p).map_or("", |p| p.id.as_str()).to_owned();
    let n = |p| names::plan(corpus, p).map_or(0, |p| p.tasks.len());
    let source = names::source(corpus, &[o.a, o.b], style);
    let strong = pairs.iter().filter(|p| p.grade > Grade::Theme).count();
    let theme = o.pairs.iter().filter(|p| p.grade == Grade::Theme).count();
    let cover = |c: Option<f64>| c.map_or_else(|| "—".to_owned(), text::percent);
    let (ca, cb) = (cover(o.coverage_a), cover(o.coverage_b));
    let name = format!("overlap-{}-{}", id(o.a), id(o.b));
    Caption {
        name,
        title: said!(style.lang, "figure-ribbons-title", x, y),
        notes: vec![
            said!(style.lang, "figure-ribbons-notes", n = n(o.a), n2 = n(o.b), strong, x, ca, y, cb, theme),
            source,
        ],
        alt: said!(style.lang, "figure-ribbons-alt", x, y, strong),
    }
}
