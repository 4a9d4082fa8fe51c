//! The ordered task × agency letter matrix.

use super::canvas::Text;
use super::geometry::Rect;
use super::names::Beginnings;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::style::{self, Lang, Look, Style, duty_word, letter};
use super::{names, text};
use crate::graph::{Link, ResponsibilityGraph};
use crate::model::{AgencyId, Corpus, Duty, PlanIndex, TaskRef};
use crate::render::font;
use crate::say::said;
use std::collections::BTreeMap;

/// How the matrix orders its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Columns {
    /// The heaviest body first, territorial ones last.
    #[default]
    Load,
    /// By the mean place of a body's tasks, so that blocks along the diagonal show; territorial ones last.
    Seriation,
}

/// The highest that heads may become, in points.
const HEAD: f64 = 120.0;

/// Whether a name is written downwards, character under character: Chinese is, Latin is turned.
fn runs_down(name: &str) -> bool {
    // 达川区 government is read along a turned line, Han characters or not.
    !name.is_ascii() && !name.contains(|c: char| c.is_ascii_lowercase())
}

/// Length of a name as head of a column, in em.
fn length(name: &str) -> f64 {
    if runs_down(name) { name.chars().count() as f64 } else { font::width(name) }
}

/// What all parts of one matrix share.
struct Grid<'g> {
    corpus: &'g Corpus,
    style: &'g Style,
    plan: PlanIndex,
    tasks: Vec<TaskRef>,
    columns: Vec<AgencyId>,
    cells: BTreeMap<(TaskRef, AgencyId), Vec<Duty>>,
    size: f64,
    label: f64,
    /// Height of the heads, and what is kept for them: as much in either language, so that both have the same parts.
    head: f64,
    reserved: f64,
    /// Size of the heads' type.
    heading: f64,
    column: f64,
    row: f64,
    beginnings: Beginnings<'g>,
}

/// Tasks in document order × bodies, a letter a duty (牵 负 参 配 落; L R P S I). A long plan goes over several
/// figures, cut between tasks and where sections begin; many bodies go over several as well.
///
/// Marks carry `data-plan`, `data-task`, `data-agency`, `data-duty`.
pub fn matrix(
    graph: &ResponsibilityGraph<'_>,
    plan: PlanIndex,
    columns: Columns,
    style: &Style,
) -> Vec<Figure> {
    let corpus = graph.corpus();
    let tasks: Vec<TaskRef> = graph.tasks(plan).collect();
    let links = graph.links(plan);
    let id = names::plan(corpus, plan).map_or("", |p| p.id.as_str());
    let name = format!("matrix-{id}");
    if links.is_empty() {
        let why = style.t("figure-matrix-no-task-plan-names");
        let caption = caption(corpus, plan, (tasks.len(), 0, 0), style);
        return vec![empty(style, Caption { name, ..caption }, why)];
    }
    let mut grid = Grid::new(corpus, plan, tasks, &links, columns, style);
    let by_duty = Duty::ALL.map(|d| links.iter().filter(|l| l.edge.duty == d).count());
    let counts = (grid.tasks.len(), grid.columns.len(), links.len());
    let base = caption(corpus, plan, counts, style);
    grid.tighten(&base);
    let parts = grid.parts(&base);
    let total = parts.len();
    parts
        .into_iter()
        .enumerate()
        .map(|(i, (rows, cols))| {
            let part = if total == 1 { String::new() } else { format!("-{}", i + 1) };
            let title = match total {
                1 => base.title.clone(),
                _ => said!(style.lang, "figure-part-of", title = base.title, part = i + 1, total),
            };
            let caption = Caption {
                name: format!("{name}{part}"),
                title,
                notes: base.notes.clone(),
                alt: base.alt.clone(),
            };
            grid.draw(&rows, &cols, &by_duty, caption)
        })
        .collect()
}

impl<'g> Grid<'g> {
    fn new(
        corpus: &'g Corpus,
        plan: PlanIndex,
        tasks: Vec<TaskRef>,
        links: &[Link],
        order: Columns,
        style: &'g Style,
    ) -> Self {
        let mut cells: BTreeMap<(TaskRef, AgencyId), Vec<Duty>> = BTreeMap::new();
        for l in links {
            let duties = cells.entry((l.task, l.agency)).or_default();
            if !duties.contains(&l.edge.duty) {
                duties.push(l.edge.duty);
                duties.sort_unstable();
            }
        }
        let columns = ordered(corpus, &cells, order);
        let size = style.label().min(7.2);
        let (width, _) = style.size.points();
        let inner = width - 2.0 * super::sheet::MARGIN;
        let column = (inner * 0.64 / columns.len() as f64).clamp(size * 1.15, size * 2.0);
        let fits = ((inner * 0.72 / column) as usize).max(4).min(columns.len());
        let label = inner - column * fits as f64 - 5.0;
        // Names beside each other need some white between them to be read downwards.
        let heading = size.min(column * 0.82);
        let longest = |lang: Lang| {
            let of =
                |a: &AgencyId| corpus.agencies.get(a.index()).map_or("", |a| names::agency_name(a, lang));
            columns.iter().map(|a| length(of(a)) * heading).fold(0.0, f64::max).min(HEAD)
        };
        let (here, most) = (longest(style.lang), longest(Lang::Zh).max(longest(Lang::En)));
        Self {
            corpus,
            style,
            plan,
            tasks,
            columns,
            cells,
            size,
            label,
            head: here + size * 0.8,
            reserved: most + size * 0.8,
            heading,
            column,
            row: size * 1.3,
            beginnings: names::plan(corpus, plan).map(Beginnings::of).unwrap_or_default(),
        }
    }

    /// The section a task opens, where it differs from that of the task before.
    fn section(&self, k: usize) -> Option<String> {
        let of = |k: usize| names::task_at(self.corpus, *self.tasks.get(k)?).map(|t| &t.sections[..]);
        let here = of(k)?;
        if here.is_empty() || (k > 0 && of(k - 1) == Some(here)) {
            return None;
        }
        Some(here.iter().map(|s| text::flatten(s)).collect::<Vec<_>>().join(" › "))
    }

    /// Height for rows on a page.
    fn room(&self, caption: &Caption) -> f64 {
        let sheet = Sheet::new(self.style);
        sheet.max_height - sheet.caption_height(&caption.title, &caption.notes) - self.reserved - 30.0
    }

    /// Rows that a task takes: its own, and one for the section it opens.
    fn weight(&self, k: usize) -> usize {
        1 + usize::from(self.section(k).is_some())
    }

    /// Brings the rows a little closer where that puts the whole plan on one page.
    fn tighten(&mut self, caption: &Caption) {
        let all: usize = (0..self.tasks.len()).map(|k| self.weight(k)).sum();
        let each = self.room(caption) / all.max(1) as f64;
        if each >= self.size * 1.15 {
            self.row = self.row.min(each);
        }
    }

    /// Rows and columns of each figure.
    fn parts(&self, caption: &Caption) -> Vec<(Vec<usize>, Vec<AgencyId>)> {
        let sheet = Sheet::new(self.style);
        let lines = (self.room(caption) / self.row + 1e-6).floor().max(6.0) as usize;
        let all: usize = (0..self.tasks.len()).map(|k| self.weight(k)).sum();
        // Parts of about equal length, none fuller than the page.
        let pages = all.div_ceil(lines).max(1);
        let target = all.div_ceil(pages);
        let mut chunks: Vec<Vec<usize>> = vec![Vec::new()];
        let mut filled = 0;
        for k in 0..self.tasks.len() {
            let w = self.weight(k);
            let turn = self.section(k).is_some() && pages > 1 && filled * 10 >= target * 8;
            if filled > 0 && (filled + w > lines || turn || filled >= target) {
                chunks.push(Vec::new());
                filled = 0;
            }
            if let Some(last) = chunks.last_mut() {
                last.push(k);
            }
            filled += w;
        }
        let wide = ((sheet.inner() - self.label - 4.0) / self.column).floor().max(1.0) as usize;
        let groups = self.columns.len().div_ceil(wide).max(1);
        let each = self.columns.len().div_ceil(groups).max(1);
        let groups: Vec<Vec<AgencyId>> = self.columns.chunks(each).map(<[_]>::to_vec).collect();
        chunks.into_iter().flat_map(|c| groups.iter().map(move |g| (c.clone(), g.clone()))).collect()
    }

    fn draw(&self, rows: &[usize], columns: &[AgencyId], by_duty: &[usize; 5], caption: Caption) -> Figure {
        let mut sheet = Sheet::new(self.style);
        sheet.legend(&letter_legend(by_duty, self.style));
        let left = sheet.left() + self.label + 5.0;
        sheet.y += self.head;
        self.heads(&mut sheet, columns, left);
        let right = left + self.column * columns.len() as f64;
        let top = sheet.y;
        let mut y = top;
        for (i, &k) in rows.iter().enumerate() {
            if let Some(section) =
                self.section(k).or_else(|| (i == 0 && rows[0] > 0).then(|| self.current(k)).flatten())
            {
                let room = right - sheet.left();
                let words = text::fit(&section, self.size, room);
                let at = y + self.row / 2.0;
                sheet.canvas.text(
                    Text::new(&words, sheet.left(), at, self.size).bold().fill(style::SOFT).full(&section),
                );
                y += self.row;
            }
            self.task_row(&mut sheet, k, columns, (left, y, right), i % 2 == 0);
            y += self.row;
        }
        for i in (0..=columns.len()).step_by(5) {
            let x = left + i as f64 * self.column;
            sheet.canvas.line(x, top, x, y).stroke(style::GRID, 0.4).end();
        }
        sheet.canvas.line(sheet.left(), top, right, top).stroke(style::INK, 0.7).end();
        sheet.canvas.line(sheet.left(), y, right, y).stroke(style::INK, 0.7).end();
        sheet.y = y + 2.0;
        sheet.finish(caption)
    }

    /// The section a part goes on with.
    fn current(&self, k: usize) -> Option<String> {
        let task = names::task_at(self.corpus, self.tasks[k])?;
        let words = task.sections.iter().map(|s| text::flatten(s)).collect::<Vec<_>>().join(" › ");
        (!words.is_empty()).then(|| said!(self.style.lang, "figure-continued", name = words))
    }

    fn heads(&self, sheet: &mut Sheet<'_>, columns: &[AgencyId], left: f64) {
        let room = self.head - self.size * 0.7;
        let bottom = sheet.y - self.size * 0.4;
        for (i, &a) in columns.iter().enumerate() {
            let name = names::agency(self.corpus, a, self.style);
            let x = left + (i as f64 + 0.5) * self.column;
            sheet.canvas.group(&[("data-agency", names::key(self.corpus, a))]);
            if runs_down(name) {
                let words = text::fit_letters(name, (room / self.heading) as usize);
                sheet.canvas.stacked(&words, name, (x, bottom), self.heading);
            } else {
                let words = text::fit_name(name, self.heading, room);
                sheet.canvas.text(Text::new(&words, x, bottom, self.heading).turned(-90.0).full(name));
            }
            sheet.canvas.end_group();
        }
    }

    fn task_row(
        &self,
        sheet: &mut Sheet<'_>,
        k: usize,
        columns: &[AgencyId],
        at: (f64, f64, f64),
        band: bool,
    ) {
        let (left, y, right) = at;
        let task = self.tasks[k];
        let Some(t) = names::task_at(self.corpus, task) else { return };
        let label = names::task(t);
        let middle = y + self.row / 2.0;
        let Some(of) = names::plan(self.corpus, self.plan) else { return };
        let plan = of.id.as_str();
        if band {
            let r = Rect::new(sheet.left(), y, right - sheet.left(), self.row);
            sheet.canvas.rect(r).fill(style::BAND).end();
        }
        sheet.canvas.group(&[("data-plan", plan), ("data-task", t.id.as_str())]);
        let words = self.beginnings.within(t, self.size, self.label);
        sheet.canvas.text(Text::new(&words, sheet.left() + 1.0, middle, self.size).full(&t.text));
        for (i, &a) in columns.iter().enumerate() {
            let Some(duties) = self.cells.get(&(task, a)) else { continue };
            let Some(&duty) = duties.first() else { continue };
            let x = left + i as f64 * self.column;
            let r = Rect::new(x + 0.6, y + 0.6, self.column - 1.2, self.row - 1.2);
            let name = names::agency(self.corpus, a, self.style);
            let said = duties.iter().map(|d| duty_word(*d, self.style.lang)).collect::<Vec<_>>();
            let tip = format!("{label} · {name} · {}", said.join(self.style.comma()));
            let data = [("data-agency", names::key(self.corpus, a)), ("data-duty", duty.as_str())];
            let look = Look::duty(duty);
            // Hatching would fight with the letter: an outline says the same here.
            sheet.canvas.rect(r).fill(look.fill).stroke(style::EDGE, 0.35).atts(&data).titled(&tip);
            let size = (self.column * 0.8).min(self.size * 0.9);
            let words = letter(duty, self.style.lang);
            sheet.canvas.text(Text::new(words, x + self.column / 2.0, middle, size).middle().fill(look.ink));
        }
        sheet.canvas.end_group();
    }
}

fn ordered(
    corpus: &Corpus,
    cells: &BTreeMap<(TaskRef, AgencyId), Vec<Duty>>,
    order: Columns,
) -> Vec<AgencyId> {
    let mut places: BTreeMap<AgencyId, (usize, u64)> = BTreeMap::new();
    for (task, agency) in cells.keys() {
        let p = places.entry(*agency).or_default();
        p.0 += 1;
        p.1 += u64::from(task.task);
    }
    let mut all: Vec<_> = places.into_iter().map(|(a, (n, sum))| (a, n, sum as f64 / n as f64)).collect();
    all.sort_by(|x, y| {
        let local = names::territorial(corpus, x.0).cmp(&names::territorial(corpus, y.0));
        let by = match order {
            Columns::Load => y.1.cmp(&x.1),
            Columns::Seriation => x.2.total_cmp(&y.2),
        };
        local.then(by).then(x.0.cmp(&y.0))
    });
    all.into_iter().map(|(a, ..)| a).collect()
}

fn letter_legend(by_duty: &[usize; 5], style: &Style) -> Vec<Item<'static>> {
    Duty::ALL
        .into_iter()
        .zip(by_duty)
        .filter(|(_, n)| **n > 0)
        .map(|(d, n)| {
            let look = Look { hatched: false, ..Look::duty(d) };
            Item::new(Mark::Box(look, letter(d, style.lang)), format!("{} {n}", duty_word(d, style.lang)))
        })
        .collect()
}

fn caption(corpus: &Corpus, plan: PlanIndex, (t, a, n): (usize, usize, usize), style: &Style) -> Caption {
    let p = names::plan_name(corpus, plan, style);
    let source = names::source(corpus, &[plan], style);
    Caption {
        name: String::new(),
        title: said!(style.lang, "figure-matrix-title", p),
        notes: vec![said!(style.lang, "figure-matrix-notes", t, a, n), source],
        alt: said!(style.lang, "figure-matrix-alt", p, t, a),
    }
}
