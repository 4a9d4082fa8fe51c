//! Themes × plans: who owns a theme where.

use super::canvas::{Canvas, Text};
use super::geometry::Rect;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::style::{self, Lang, Look, Style};
use super::{names, text};
use crate::analyse::themes::{Ownership, ThemeInPlan, ThemeRow, Themes};
use crate::model::{Corpus, PlanIndex};
use crate::render::font;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The signs stand for the classes as well as the fills do.
pub(super) fn look(o: Ownership) -> (Look, &'static str) {
    let (fill, ink, hatched, sign) = match o {
        Ownership::Led => ("#0b2545", "#ffffff", false, "★"),
        Ownership::Shared => ("#5b9bd0", "#ffffff", false, "＝"),
        Ownership::LocalOnly => ("#d3e5f4", style::INK, false, "△"),
        Ownership::Unnamed => ("#ffffff", style::INK, true, "？"),
        Ownership::Absent => ("#ffffff", "#8a8a8a", false, "×"),
    };
    (Look { fill, ink, hatched }, sign)
}

pub(super) fn word(o: Ownership, style: &Style) -> &'static str {
    match o {
        Ownership::Led => style.t("有牵头", "led"),
        Ownership::Shared => style.t("共同负责、无牵头", "shared, no lead named"),
        Ownership::LocalOnly => style.t("仅属地", "territorial bodies only"),
        Ownership::Unnamed => style.t("仅“有关部门”等", "nobody named"),
        Ownership::Absent => style.t("无任务", "no task"),
    }
}

/// Theme × plan: each cell says by sign and fill whether the theme is led, shared, local only, unnamed or absent, with
/// its tasks and, where the page is wide enough, who leads.
///
/// Themes keep the codebook's order; those that no plan has are named or counted in the note, and so are plans that
/// do not fit the page. Marks carry `data-theme`, `data-plan`.
pub fn ownership(corpus: &Corpus, themes: &Themes, plans: &[PlanIndex], style: &Style) -> Figure {
    let mut caption = caption(corpus, themes, plans, style);
    if themes.rows.is_empty() || plans.is_empty() {
        return empty(
            style,
            caption,
            style.t("没有主题或方案可画。", "There is no theme or no plan to draw."),
        );
    }
    let touched: Vec<&ThemeRow> = themes.rows.iter().filter(|r| has_task(r, plans)).collect();
    if touched.is_empty() {
        let why = style.t(
            "编码本的主题没有一个见于这些方案的任务：请换用适合本领域的编码本（--codebook）。",
            "No task has any theme of the codebook: use one that fits the field (--codebook).",
        );
        return empty(style, caption, why);
    }
    if let Some(note) = untouched(themes, plans, style) {
        caption.notes.insert(1, note);
    }
    let mut sheet = Sheet::new(style);
    let items: Vec<_> = Ownership::ALL
        .into_iter()
        .map(|o| {
            let (look, sign) = look(o);
            Item::new(Mark::Box(look, sign), word(o, style))
        })
        .collect();
    sheet.legend(&items);
    let size = style.label();
    let name = |r: &&ThemeRow| font::width(theme_name(r, style)) * size;
    let label = touched.iter().map(name).fold(0.0, f64::max).min(sheet.inner() * 0.46);
    let room = sheet.inner() - label - 6.0;
    let columns = Columns::new(corpus, &touched, plans, (sheet.left() + label + 6.0, room), style);
    let fits = columns.len();
    let heads: Vec<Vec<String>> = (0..fits)
        .map(|i| head(&names::plan_name(corpus, plans[i], style), size, columns.at(i).1 - 3.0))
        .collect();
    let lines = heads.iter().map(Vec::len).max().unwrap_or(1);
    let below = sheet.caption_height(&caption.title, &caption.notes) + size * 1.3 * lines as f64 + size * 2.0;
    let most = ((sheet.max_height - sheet.y - below) / (size * 1.25)).max(3.0) as usize;
    let row = ((sheet.max_height - sheet.y - below) / touched.len().min(most) as f64)
        .clamp(size * 1.25, size * 1.8);

    for (i, (head, &p)) in heads.iter().zip(plans).enumerate() {
        let whole = names::plan_name(corpus, p, style);
        for (k, line) in head.iter().enumerate() {
            // Heads of fewer lines stand on the rule as the others do.
            let y = sheet.y + size * (0.7 + 1.2 * (lines - head.len() + k) as f64);
            let t = Text::new(line, columns.at(i).0 + 1.0, y, size).bold();
            sheet.canvas.text(if k == 0 { t.full(&whole) } else { t });
        }
    }
    sheet.y += size * (0.4 + 1.2 * lines as f64);
    let top = sheet.y;
    let functions = names::functions(corpus, style.lang);
    for (k, &r) in touched.iter().take(most).enumerate() {
        let y = sheet.y;
        if k % 2 == 0 {
            let band = Rect::new(sheet.left(), y, columns.right() - sheet.left(), row);
            sheet.canvas.rect(band).fill(style::BAND).end();
        }
        sheet.canvas.group(&[("data-theme", &r.id)]);
        let words = text::fit(theme_name(r, style), size, label);
        let t = Text::new(&words, sheet.left() + 1.0, y + row / 2.0, size).full(theme_name(r, style));
        sheet.canvas.text(t);
        for (i, &p) in plans.iter().take(fits).enumerate() {
            let Some(cell) = r.plans.iter().find(|c| c.plan == p) else { continue };
            let (x, width) = columns.at(i);
            let at = Rect::new(x, y, width, row);
            draw_cell(&mut sheet.canvas, corpus, (r, cell), &functions, at, style);
        }
        sheet.canvas.end_group();
        sheet.y += row;
    }
    let right = columns.right();
    for y in [top, sheet.y] {
        sheet.canvas.line(sheet.left(), y, right, y).stroke(style::INK, 0.7).end();
    }
    sheet.y += 2.0;
    let (plans_out, themes_out) = (plans.len() - fits, touched.len().saturating_sub(most));
    if plans_out + themes_out > 0 {
        caption.notes.insert(
            0,
            match style.lang {
                Lang::Zh => format!("版面所限，未画{plans_out}份方案、{themes_out}个主题。"),
                Lang::En => format!("Not drawn for want of space: {plans_out} plans, {themes_out} themes."),
            },
        );
    }
    sheet.finish(caption)
}

/// Whether any of the plans has a task with the theme.
fn has_task(r: &ThemeRow, plans: &[PlanIndex]) -> bool {
    r.plans.iter().any(|c| plans.contains(&c.plan) && c.ownership != Ownership::Absent)
}

/// The themes that no plan has: named while they are few, counted where they are many.
fn untouched(themes: &Themes, plans: &[PlanIndex], style: &Style) -> Option<String> {
    let out: Vec<&str> =
        themes.rows.iter().filter(|r| !has_task(r, plans)).map(|r| theme_name(r, style)).collect();
    let n = out.len();
    let which = if n <= 6 { out.join(style.comma()) } else { String::new() };
    Some(match (n, which.is_empty(), style.lang) {
        (0, ..) => return None,
        (_, true, Lang::Zh) => format!("另有{n}个主题各方案都没有任务，未画。"),
        (_, false, Lang::Zh) => format!("各方案都没有任务、未画的主题：{which}。"),
        (_, true, Lang::En) => format!("{n} more themes have no task in any plan and are not drawn."),
        (_, false, Lang::En) => format!("Not drawn, since no plan has a task: {which}."),
    })
}

/// A plan's name in up to three lines.
fn head(name: &str, size: f64, width: f64) -> Vec<String> {
    let lines = text::wrap(name, size, width);
    let rest = lines.iter().skip(HEAD_LINES - 1).map(String::as_str).collect::<String>();
    let first = lines.iter().take(HEAD_LINES - 1).cloned();
    first.chain([rest]).filter(|l| !l.is_empty()).map(|l| text::fit(&l, size, width)).collect()
}

/// A head of a column has at most so many lines.
const HEAD_LINES: usize = 3;

/// Left edges of the columns, and the right edge of the last: columns get room by what they hold.
struct Columns(Vec<f64>);

impl Columns {
    /// As many plans as fit, at least one.
    fn new(
        corpus: &Corpus,
        rows: &[&ThemeRow],
        plans: &[PlanIndex],
        (left, room): (f64, f64),
        style: &Style,
    ) -> Self {
        let (size, small) = (style.label(), style.small());
        let functions = names::functions(corpus, style.lang);
        let names: Vec<f64> =
            plans.iter().map(|&p| font::width(&names::plan_name(corpus, p, style)) * size + 4.0).collect();
        // A head may be broken into lines, a Latin word in it may not.
        let word = |p: PlanIndex| {
            let name = names::plan_name(corpus, p, style);
            let words = name.split(' ').filter(|w| w.is_ascii()).map(|w| font::width(w) * size + 5.0);
            words.fold(size * 3.4, f64::max)
        };
        let least: Vec<f64> = (plans.iter().zip(&names))
            .map(|(&p, w)| w.min(w / HEAD_LINES as f64 + size * 1.5).max(word(p)))
            .collect();
        let wish = |p: PlanIndex| {
            let cell = |c: &ThemeInPlan| {
                let leads: f64 = c
                    .leads
                    .iter()
                    .map(|k| font::width(&text::brief(functions.get(k).copied().unwrap_or(k))) + 1.0)
                    .sum();
                size * 3.2 + 12.0 + leads * small
            };
            rows.iter().flat_map(|r| &r.plans).filter(|c| c.plan == p).map(cell).fold(0.0, f64::max)
        };
        let mut needed = 0.0;
        let fits = least
            .iter()
            .take_while(|&w| {
                needed += w;
                needed <= room
            })
            .count()
            .max(1);
        let least = &least[..fits];
        // Beyond what each needs, the rest goes to those that wish for more, in proportion.
        let more: Vec<f64> = (0..fits).map(|i| (wish(plans[i]).max(names[i]) - least[i]).max(0.0)).collect();
        let (spare, wished) = ((room - least.iter().sum::<f64>()).max(0.0), more.iter().sum::<f64>());
        let part = (spare / wished.max(1e-9)).min(1.0);
        let mut edges = vec![left];
        let mut right = left;
        for (w, m) in least.iter().zip(&more) {
            right += w.min(room) + m * part;
            edges.push(right);
        }
        Self(edges)
    }

    /// Number of columns.
    fn len(&self) -> usize {
        self.0.len() - 1
    }

    /// Left edge and width of a column.
    fn at(&self, i: usize) -> (f64, f64) {
        match self.0.get(i..i + 2) {
            Some(&[a, b]) => (a, b - a),
            _ => (0.0, 0.0),
        }
    }

    fn right(&self) -> f64 {
        self.0.last().copied().unwrap_or(0.0)
    }
}

fn theme_name<'r>(r: &'r ThemeRow, style: &Style) -> &'r str {
    let name = style.t(&r.zh, &r.en);
    if name.is_empty() { &r.id } else { name }
}

fn draw_cell(
    canvas: &mut Canvas,
    corpus: &Corpus,
    (r, cell): (&ThemeRow, &ThemeInPlan),
    functions: &BTreeMap<Arc<str>, &str>,
    at: Rect,
    style: &Style,
) {
    let (look, sign) = look(cell.ownership);
    let size = style.label();
    let side = (at.h - 2.0).min(size * 1.35);
    let mark = Rect::new(at.x + 1.0, at.y + (at.h - side) / 2.0, side * 1.25, side);
    let middle = at.y + at.h / 2.0;
    let plan = names::plan(corpus, cell.plan).map_or("", |p| p.id.as_str());
    canvas.group(&[("data-plan", plan), ("data-theme", &r.id), ("data-ownership", key(cell.ownership))]);
    let leads: Vec<&str> = cell.leads.iter().map(|k| functions.get(k).copied().unwrap_or(k)).collect();
    let briefly: Vec<String> = leads.iter().map(|l| text::brief(l)).collect();
    let leads = leads.join(style.comma());
    let tip = format!("{} · {} · {leads}", theme_name(r, style), word(cell.ownership, style));
    look.fill_box(canvas, mark, &[], tip.trim_end_matches([' ', '·']));
    look.number(canvas, mark, sign, size * 0.85);
    if !cell.tasks.is_empty() {
        let words = match style.lang {
            Lang::Zh if at.w > 36.0 => format!("{}项", cell.tasks.len()),
            _ => cell.tasks.len().to_string(),
        };
        let x = mark.x + mark.w + 3.0;
        canvas.text(Text::new(&words, x, middle, style.small()));
        let from = x + font::width(&words) * style.small() + 5.0;
        let room = at.x + at.w - from - 3.0;
        if room > size * 3.0 && !leads.is_empty() {
            let short = text::some_of(&briefly, style.comma(), style.small(), room);
            canvas.text(Text::new(&short, from, middle, style.small()).fill(style::SOFT).full(&leads));
        }
    }
    canvas.end_group();
}

fn key(o: Ownership) -> &'static str {
    match o {
        Ownership::Led => "led",
        Ownership::Shared => "shared",
        Ownership::LocalOnly => "local-only",
        Ownership::Unnamed => "unnamed",
        Ownership::Absent => "absent",
    }
}

fn caption(corpus: &Corpus, themes: &Themes, plans: &[PlanIndex], style: &Style) -> Caption {
    let source = names::source(corpus, plans, style);
    let coverage: Vec<String> = themes
        .coverage
        .iter()
        .filter(|c| plans.contains(&c.plan))
        .map(|c| format!("{} {}/{}", names::plan_name(corpus, c.plan, style), c.coded_tasks, c.tasks))
        .collect();
    let weak = |p: PlanIndex, o: Ownership| {
        themes.rows.iter().flat_map(|r| &r.plans).filter(|c| c.plan == p && c.ownership == o).count()
    };
    let first = plans.first().copied().unwrap_or(0);
    let n = themes.rows.len();
    let covered = match (coverage.is_empty(), style.lang) {
        (true, _) => String::new(),
        (_, Lang::Zh) => format!("编码覆盖的任务：{}。", coverage.join("，")),
        (_, Lang::En) => format!("Tasks the codebook covers: {}.", coverage.join(", ")),
    };
    let notes = match style.lang {
        Lang::Zh => vec![
            format!(
                "行为编码本主题（n＝{n}，按编码本顺序），列为方案；数字为涉及的任务数，其后为牵头主体。“共同负责、无牵头”是联合工作的常见写法，不等于无人负责。"
            ),
            covered,
            source,
        ],
        Lang::En => vec![
            format!(
                "Rows: themes of the codebook (n = {n}, in its order); columns: plans; figures: tasks with the theme, then who leads. Naming no lead is normal drafting for joint work, not absence of an owner."
            ),
            covered,
            source,
        ],
    };
    let alt = match style.lang {
        Lang::Zh => format!(
            "{n}个主题在{}份方案中的归属；{}有牵头{}个、无任务{}个。",
            plans.len(),
            names::plan_name(corpus, first, style),
            weak(first, Ownership::Led),
            weak(first, Ownership::Absent)
        ),
        Lang::En => format!(
            "Ownership of {n} themes in {} plans; {}: {} led, {} absent.",
            plans.len(),
            names::plan_name(corpus, first, style),
            weak(first, Ownership::Led),
            weak(first, Ownership::Absent)
        ),
    };
    let title = style.t("各主题由谁负责", "Who owns which theme").to_owned();
    Caption {
        name: "ownership".into(),
        title,
        notes: notes.into_iter().filter(|n| !n.is_empty()).collect(),
        alt,
    }
}
