//! The two-column web: tasks in document order, bodies where their tasks are.

use super::canvas::Text;
use super::names::Beginnings;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, dashed, empty};
use super::style::{self, CATEGORIES, Style, duty_word};
use super::{names, order, text};
use crate::graph::{Link, ResponsibilityGraph};
use crate::model::{AgencyId, Corpus, Duty, PlanIndex, TaskRef};
use crate::render::font;
use crate::say::{said, words};
use std::collections::BTreeMap;

/// The most tasks in one web; longer plans go over several figures, cut where sections begin if that is near.
pub const WEB_TASKS: usize = 40;

/// Tasks (left, in document order) and bodies (right, ordered for few crossings), a line an assignment.
///
/// What a body leads is drawn last, thick and in a colour of the body; the rest is thin and grey, told apart by
/// weight and dashes. Marks carry `data-plan`, `data-task`, `data-agency`, `data-duty`.
pub fn web(graph: &ResponsibilityGraph<'_>, plan: PlanIndex, style: &Style) -> Vec<Figure> {
    let corpus = graph.corpus();
    let tasks: Vec<TaskRef> = graph.tasks(plan).collect();
    let id = names::plan(corpus, plan).map_or("", |p| p.id.as_str());
    let parts = parts(corpus, &tasks);
    let total = parts.len();
    if graph.links(plan).is_empty() {
        let why = style.t("figure-matrix-no-task-plan-names");
        let web = Web::new(graph, plan, tasks, style);
        return vec![empty(style, web.caption(format!("web-{id}"), None), why)];
    }
    parts
        .into_iter()
        .enumerate()
        .map(|(i, part)| {
            let web = Web::new(graph, plan, part, style);
            if total == 1 {
                web.draw(format!("web-{id}"), None)
            } else {
                web.draw(format!("web-{id}-{}", i + 1), Some((i + 1, total)))
            }
        })
        .collect()
}

/// Tasks of each figure: as even as sections allow, none over [`WEB_TASKS`].
fn parts(corpus: &Corpus, tasks: &[TaskRef]) -> Vec<Vec<TaskRef>> {
    let pages = tasks.len().div_ceil(WEB_TASKS).max(1);
    let target = tasks.len().div_ceil(pages).max(1);
    let sections = |t: TaskRef| names::task_at(corpus, t).map(|t| &t.sections[..]);
    let mut parts: Vec<Vec<TaskRef>> = vec![Vec::new()];
    for &t in tasks {
        if let Some(part) = parts.last_mut() {
            let begins = part.last().is_some_and(|p| sections(*p) != sections(t));
            let near = pages > 1 && begins && part.len() * 10 >= target * 7;
            if part.len() >= WEB_TASKS.min(target + target / 10) || near {
                parts.push(vec![t]);
            } else {
                part.push(t);
            }
        }
    }
    parts
}

struct Web<'g> {
    graph: &'g ResponsibilityGraph<'g>,
    style: &'g Style,
    plan: PlanIndex,
    tasks: Vec<TaskRef>,
    /// Bodies from top to bottom.
    bodies: Vec<AgencyId>,
    /// Bodies that the page has no room for.
    hidden: usize,
    links: Vec<Link>,
    /// Crossings in order of first mention, and as drawn.
    crossings: (u64, u64),
}

impl<'g> Web<'g> {
    fn new(
        graph: &'g ResponsibilityGraph<'g>,
        plan: PlanIndex,
        tasks: Vec<TaskRef>,
        style: &'g Style,
    ) -> Self {
        let mut links: Vec<Link> = tasks.iter().flat_map(|t| graph.links_of_task(*t)).collect();
        let (first, hidden) = shown(&links, style);
        if hidden > 0 {
            links.retain(|l| first.contains(&l.agency));
        }
        let place: BTreeMap<AgencyId, usize> = first.iter().enumerate().map(|(i, a)| (*a, i)).collect();
        let row: BTreeMap<TaskRef, usize> = tasks.iter().enumerate().map(|(i, t)| (*t, i)).collect();
        let edges: Vec<(usize, usize)> = links.iter().map(|l| (row[&l.task], place[&l.agency])).collect();
        let order = order::fewest_crossings(&edges, first.len());
        let crossings = (order::crossings(&edges), order::crossings(&order::placed(&edges, &order)));
        let bodies = order.into_iter().map(|i| first[i]).collect();
        Self { graph, style, plan, tasks, bodies, hidden, links, crossings }
    }

    fn draw(&self, name: String, of: Option<(usize, usize)>) -> Figure {
        let style = self.style;
        let corpus = self.graph.corpus();
        let caption = self.caption(name, of);
        let mut sheet = Sheet::new(style);
        sheet.legend(&self.legend());
        let rows = self.tasks.len().max(self.bodies.len()).max(1) as f64;
        let room = sheet.max_height - sheet.y - sheet.caption_height(&caption.title, &caption.notes) - 20.0;
        let pitch = (room / rows).clamp(style.small() * 1.15, style.label() * 1.6);
        let size = style.label().min(pitch * 0.92);
        let number = font::width(" 00") * style.small();
        let names_width = self
            .bodies
            .iter()
            .map(|a| font::width(names::agency(corpus, *a, style)) * size)
            .fold(0.0, f64::max);
        let right_label = names_width.min(sheet.inner() * 0.3);
        let left_label = sheet.inner() * if style.size == super::Size::OneColumn { 0.36 } else { 0.4 };
        let (x1, x2) = (sheet.left() + left_label + 6.0, sheet.right() - right_label - number - 8.0);
        let heads = [
            said!(style.lang, "figure-web-tasks", tasks = self.tasks.len()),
            said!(style.lang, "figure-web-bodies", bodies = self.bodies.len()),
        ];
        let y = sheet.y + size * 0.8;
        sheet.canvas.text(Text::new(&heads[0], x1, y, size).end().bold());
        let head = text::fit(&heads[1], size, sheet.right() - x2);
        sheet.canvas.text(Text::new(&head, x2, y, size).bold());
        let top = sheet.y + size * 1.8;
        let height = pitch * rows;
        // The shorter column is spread over the height of the longer.
        let spread = |i: usize, n: usize| top + height * (i as f64 + 0.5) / n.max(1) as f64;
        let task_y: BTreeMap<TaskRef, f64> =
            self.tasks.iter().enumerate().map(|(i, t)| (*t, spread(i, self.tasks.len()))).collect();
        let body_y: BTreeMap<AgencyId, f64> =
            self.bodies.iter().enumerate().map(|(i, a)| (*a, spread(i, self.bodies.len()))).collect();
        let colours = self.colours();
        self.lines(&mut sheet, (x1, x2), &task_y, &body_y, &colours);
        let beginnings = names::plan(corpus, self.plan).map(Beginnings::of);
        for (t, y) in &task_y {
            let (Some(task), Some(beginnings)) = (names::task_at(corpus, *t), &beginnings) else { continue };
            let words = beginnings.within(task, size, left_label);
            sheet.canvas.group(&[("data-task", task.id.as_str())]);
            sheet.canvas.text(Text::new(&words, x1 - 5.0, *y, size).end().full(&task.text));
            sheet.canvas.circle(x1, *y, 1.5).fill(style::INK).end();
            sheet.canvas.end_group();
        }
        for (a, y) in &body_y {
            self.body(&mut sheet, *a, (x2, *y, right_label, size), &colours);
        }
        sheet.y = top + height;
        sheet.finish(caption)
    }

    fn body(
        &self,
        sheet: &mut Sheet<'_>,
        a: AgencyId,
        at: (f64, f64, f64, f64),
        colours: &BTreeMap<AgencyId, &str>,
    ) {
        let (x, y, room, size) = at;
        let corpus = self.graph.corpus();
        let count = self.links.iter().filter(|l| l.agency == a).count();
        let name = names::agency(corpus, a, self.style);
        let words = text::fit_name(name, size, room);
        let fill = colours.get(&a).copied().unwrap_or("#ffffff");
        sheet.canvas.group(&[("data-agency", names::key(corpus, a))]);
        let r = (1.2 + (count as f64).sqrt() * 0.45).min(size * 0.48);
        sheet.canvas.circle(x, y, r).fill(fill).stroke(style::INK, 0.5).end();
        sheet.canvas.text(Text::new(&words, x + 6.0, y, size).full(name));
        let number = count.to_string();
        let from = x + 8.5 + font::width(&words) * size;
        sheet.canvas.text(Text::new(&number, from, y, self.style.small()).fill(style::SOFT));
        sheet.canvas.end_group();
    }

    /// Lines from the faintest duty to leads, so that leads lie in front.
    fn lines(
        &self,
        sheet: &mut Sheet<'_>,
        (x1, x2): (f64, f64),
        task_y: &BTreeMap<TaskRef, f64>,
        body_y: &BTreeMap<AgencyId, f64>,
        colours: &BTreeMap<AgencyId, &str>,
    ) {
        let corpus = self.graph.corpus();
        let plan = names::plan(corpus, self.plan).map_or("", |p| p.id.as_str());
        for duty in Duty::ALL.into_iter().rev() {
            sheet.canvas.group(&[("fill", "none"), ("data-plan", plan), ("data-duty", duty.as_str())]);
            let (colour, width, dash) = stroke(duty);
            for l in self.links.iter().filter(|l| l.edge.duty == duty) {
                let (Some(&y1), Some(&y2)) = (task_y.get(&l.task), body_y.get(&l.agency)) else { continue };
                let bend = (x2 - x1) * 0.45;
                let curve = [(x1 + bend, y1), (x2 - bend, y2), (x2, y2)];
                let colour = match duty {
                    Duty::Lead => colours.get(&l.agency).copied().unwrap_or(colour),
                    _ => colour,
                };
                let path = sheet.canvas.path(&[('M', &[(x1, y1)]), ('C', &curve)], false);
                dashed(path.stroke(colour, width), dash)
                    .att("data-task", names::task_id(corpus, l.task))
                    .att("data-agency", names::key(corpus, l.agency))
                    .end();
            }
            sheet.canvas.end_group();
        }
    }

    /// The bodies that lead most get a colour each, the others that lead share the last one.
    fn colours(&self) -> BTreeMap<AgencyId, &'static str> {
        let mut leads: BTreeMap<AgencyId, usize> = BTreeMap::new();
        for l in self.links.iter().filter(|l| l.edge.duty == Duty::Lead) {
            *leads.entry(l.agency).or_default() += 1;
        }
        let mut order: Vec<_> = leads.into_iter().collect();
        order.sort_by_key(|&(a, n)| (std::cmp::Reverse(n), a));
        let last = CATEGORIES.len() - 1;
        order.into_iter().enumerate().map(|(i, (a, _))| (a, CATEGORIES[i.min(last)])).collect()
    }

    fn legend(&self) -> Vec<Item<'static>> {
        let lang = self.style.lang;
        Duty::ALL
            .into_iter()
            .filter(|d| self.links.iter().any(|l| l.edge.duty == *d))
            .map(|d| {
                let (colour, width, dash) = stroke(d);
                let word = match d {
                    Duty::Lead => words(lang, "figure-web-lead"),
                    _ => duty_word(d, lang),
                };
                Item::new(Mark::Line(colour, width, dash), word)
            })
            .collect()
    }

    /// `of`: which part it is, of how many.
    fn caption(&self, name: String, of: Option<(usize, usize)>) -> Caption {
        let (corpus, style) = (self.graph.corpus(), self.style);
        let p = names::plan_name(corpus, self.plan, style);
        let source = names::source(corpus, &[self.plan], style);
        let (before, after) = self.crossings;
        let title = said!(style.lang, "figure-web-title", p);
        let (t, a, n) = (self.tasks.len(), self.bodies.len(), self.links.len());
        let left_out = match self.hidden {
            0 => String::new(),
            n => said!(style.lang, "figure-web-left-out", n),
        };
        Caption {
            name,
            title: match of {
                None => title,
                Some((part, total)) => said!(style.lang, "figure-part-of", title, part, total),
            },
            notes: vec![said!(style.lang, "figure-web-notes", after, before, t, a, n), left_out, source],
            alt: said!(style.lang, "figure-web-alt", p, t, a, n),
        }
    }
}

/// Bodies in order of first mention, those with most assignments where a page cannot hold all; how many it cannot.
fn shown(links: &[Link], style: &Style) -> (Vec<AgencyId>, usize) {
    let mut counts: BTreeMap<AgencyId, (usize, usize)> = BTreeMap::new();
    for (i, l) in links.iter().enumerate() {
        counts.entry(l.agency).or_insert((i, 0)).1 += 1;
    }
    let (_, height) = style.size.points();
    let fits = ((height - 150.0) / (style.small() * 1.15)).max(1.0) as usize;
    let mut all: Vec<_> = counts.into_iter().map(|(a, (at, n))| (n, at, a)).collect();
    let hidden = all.len().saturating_sub(fits);
    all.sort_by_key(|&(n, at, _)| (std::cmp::Reverse(n), at));
    all.truncate(fits);
    all.sort_by_key(|&(_, at, _)| at);
    (all.into_iter().map(|(_, _, a)| a).collect(), hidden)
}

/// Colour, width and dashes of a duty.
fn stroke(duty: Duty) -> (&'static str, f64, &'static str) {
    match duty {
        Duty::Lead => (style::INK, 1.5, ""),
        Duty::Responsible => ("#7d8791", 0.8, ""),
        Duty::Participate => ("#9aa3ab", 0.6, "3 1.5"),
        Duty::Support => ("#9aa3ab", 0.5, "1.5 1.5"),
        Duty::Implement => ("#b4bbc2", 0.45, "0.8 1.4"),
    }
}
