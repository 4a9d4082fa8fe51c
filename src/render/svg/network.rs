//! The tested co-responsibility network with its clusters.

use super::canvas::Text;
use super::geometry::{Rect, hull};
use super::heat::too_few;
use super::route;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::stress::{Distances, Placed, settle};
use super::style::{self, Size, Style};
use super::{names, text};
use crate::analyse::clusters::{Clusters, Tie};
use crate::analyse::workload::Workload;
use crate::model::{AgencyId, Corpus};
use crate::render::font;
use crate::say::{decimals, said};
use std::collections::BTreeMap;

/// Height of a line in em.
const LINE: f64 = 1.12;
/// So many brokers are marked.
const BROKERS: usize = 3;

/// The co-responsibility network of a plan: bodies that share tasks, ties above chance heavy, the others thin and
/// grey, clusters in named hulls, discs as large as a body's tasks are many.
///
/// Placed by stress majorisation; labels and hulls never overlap. Bodies that do not fit the page (those with fewest
/// tasks) are left out and counted. Marks carry `data-plan`, `data-agency`, `data-pair` (two keys), `data-cluster`.
pub fn network(corpus: &Corpus, clusters: &Clusters, workload: &Workload, style: &Style) -> Figure {
    let mut caption = caption(corpus, clusters, style);
    let bodies = bodies(clusters, workload, style);
    if let Some(why) = too_few(corpus, clusters, style) {
        return empty(style, caption, &why);
    }
    let mut sheet = Sheet::new(style);
    // A legend takes several rows on a narrow page, the note on what is not drawn two lines.
    let legend = if style.size == Size::OneColumn { 120.0 } else { 65.0 };
    let room = sheet.max_height - sheet.caption_height(&caption.title, &caption.notes) - legend;
    let view = View::fitting(corpus, clusters, bodies, (sheet.inner(), room), style);
    sheet.legend(&view.legend(clusters, style));
    sheet.y += 2.0;
    let origin = (sheet.left(), sheet.y);
    let plan = names::plan(corpus, clusters.plan).map_or("", |p| p.id.as_str());
    sheet.canvas.group(&[("data-plan", plan)]);
    view.hulls(&mut sheet, clusters, origin);
    view.ties(&mut sheet, corpus, clusters, origin);
    view.nodes(&mut sheet, corpus, clusters, origin);
    view.group_names(&mut sheet, origin);
    sheet.canvas.end_group();
    sheet.y += view.placed.height + 2.0;
    let hidden = clusters.agencies.len() - view.bodies.len();
    if hidden > 0 {
        caption.notes.insert(1, said!(style.lang, "figure-network-bodies-with-fewest-tasks", hidden));
    }
    sheet.finish(caption)
}

/// Bodies with their tasks, most tasks first, at most as many as a page could hold.
fn bodies(c: &Clusters, w: &Workload, style: &Style) -> Vec<(AgencyId, usize)> {
    let tasks: BTreeMap<AgencyId, usize> = w.rows.iter().map(|r| (r.agency, r.tasks.len())).collect();
    let mut all: Vec<_> = c.agencies.iter().map(|a| (*a, tasks.get(a).copied().unwrap_or(0))).collect();
    all.sort_by_key(|&(a, n)| (std::cmp::Reverse(n), a));
    all.truncate(match style.size {
        Size::OneColumn | Size::Phone => 30,
        Size::TwoColumn => 60,
        Size::A4 => 75,
        Size::A3 => 150,
    });
    all
}

struct View {
    bodies: Vec<(AgencyId, usize)>,
    index: BTreeMap<AgencyId, usize>,
    /// Group of each body; names of groups are empty where a body stands alone.
    group: Vec<usize>,
    words: Vec<String>,
    /// The lines of each body's name.
    shown: Vec<Vec<String>>,
    placed: Placed,
    size: f64,
    per_task: f64,
}

impl View {
    /// The view of all bodies, or of as many of the first as stay within the room.
    fn fitting(
        corpus: &Corpus,
        c: &Clusters,
        mut bodies: Vec<(AgencyId, usize)>,
        (width, room): (f64, f64),
        style: &Style,
    ) -> Self {
        let group =
            |a: AgencyId| c.clusters.iter().position(|k| k.members.contains(&a)).unwrap_or(usize::MAX);
        loop {
            let mut ordered = bodies.clone();
            ordered.sort_by_key(|&(a, n)| (group(a), std::cmp::Reverse(n), a));
            let view = Self::new(corpus, c, ordered, width, style);
            if view.placed.height <= room || bodies.len() <= 3 {
                return view;
            }
            bodies.truncate((bodies.len() * 5 / 6).max(3));
        }
    }

    fn new(corpus: &Corpus, c: &Clusters, bodies: Vec<(AgencyId, usize)>, width: f64, style: &Style) -> Self {
        let index: BTreeMap<AgencyId, usize> = bodies.iter().enumerate().map(|(i, b)| (b.0, i)).collect();
        let (group, words) = groups(c, &index, style);
        let strongest = c.ties.iter().map(|t| t.weight).fold(1e-9, f64::max);
        let edges: Vec<(usize, usize, f64)> = c
            .ties
            .iter()
            .filter_map(|t| {
                let near = (t.weight / strongest).clamp(0.0, 1.0).sqrt();
                Some((*index.get(&t.a)?, *index.get(&t.b)?, 1.6 - near))
            })
            .collect();
        let at = Distances::shortest(bodies.len(), &edges).grouped(&group).place();
        let size = style.label();
        let most = bodies.iter().map(|b| b.1).max().unwrap_or(1).max(1) as f64;
        let per_task = size * 1.15 / most.sqrt();
        let shown: Vec<Vec<String>> =
            bodies.iter().map(|b| lines(names::agency(corpus, b.0, style), size, width)).collect();
        let sizes: Vec<(f64, f64)> = bodies
            .iter()
            .zip(&shown)
            .map(|(b, name)| {
                let r = radius(b.1, per_task);
                let widest = name.iter().map(|l| font::width(l) * size).fold(2.0 * r, f64::max);
                (widest + 3.0, 2.0 * r + size * (0.15 + LINE * name.len() as f64))
            })
            .collect();
        let widths: Vec<f64> = words.iter().map(|w| font::width(w) * style.small()).collect();
        let placed = settle(&at, &sizes, &group, &widths, width, (7.0, style.small() * 1.3));
        Self { bodies, index, group, words, shown, placed, size, per_task }
    }

    /// The middle of a body's disc.
    fn centre(&self, i: usize, origin: (f64, f64)) -> (f64, f64) {
        let b = self.placed.nodes[i];
        (origin.0 + b.x + b.w / 2.0, origin.1 + b.y + radius(self.bodies[i].1, self.per_task))
    }

    fn hulls(&self, sheet: &mut Sheet<'_>, c: &Clusters, (ox, oy): (f64, f64)) {
        for (g, _) in &self.placed.groups {
            let points: Vec<(f64, f64)> = (0..self.bodies.len())
                .filter(|i| self.group[*i] == *g)
                .flat_map(|i| {
                    let b = self.placed.nodes[i].moved(ox, oy).grown(2.5);
                    [(b.x, b.y), (b.x + b.w, b.y), (b.x + b.w, b.y + b.h), (b.x, b.y + b.h)]
                })
                .collect();
            let points = hull(&points);
            let number = c.clusters.get(*g).map_or(0, |k| k.number).to_string();
            let Some((first, rest)) = points.split_first() else { continue };
            let shape = [('M', std::slice::from_ref(first)), ('L', rest)];
            // A broad edge in the colour of the fill rounds the corners.
            sheet
                .canvas
                .path(&shape, true)
                .fill("#c9d3dc")
                .stroke("#c9d3dc", 8.0)
                .att("stroke-linejoin", "round")
                .end();
            sheet
                .canvas
                .path(&shape, true)
                .fill("#eef2f6")
                .stroke("#eef2f6", 7.0)
                .att("stroke-linejoin", "round")
                .att("data-cluster", &number)
                .titled(&self.words[*g]);
        }
    }

    fn group_names(&self, sheet: &mut Sheet<'_>, (ox, oy): (f64, f64)) {
        let size = sheet.style.small();
        for (g, r) in &self.placed.groups {
            let (x, y) = (ox + r.x + r.w / 2.0, oy + r.y + size * 0.6);
            sheet.canvas.text(Text::new(&self.words[*g], x, y, size).middle().bold().halo());
        }
    }

    fn ties(&self, sheet: &mut Sheet<'_>, corpus: &Corpus, c: &Clusters, origin: (f64, f64)) {
        let most = c.ties.iter().map(|t| t.weight).fold(1e-9, f64::max);
        let names = self.name_boxes(origin, sheet.style.small());
        let discs = (0..self.bodies.len())
            .map(|i| Rect::between(self.centre(i, origin), self.centre(i, origin)).grown(1.0));
        let within = discs.chain(names.iter().copied()).reduce(Rect::union).unwrap_or_default();
        for tested in [false, true] {
            for t in c.ties.iter().filter(|t| is_tested(t) == tested) {
                let (Some(&i), Some(&j)) = (self.index.get(&t.a), self.index.get(&t.b)) else { continue };
                let ((x1, y1), (x2, y2)) = (self.centre(i, origin), self.centre(j, origin));
                let (colour, width) =
                    if tested { ("#14304f", 1.0 + 2.0 * t.weight / most) } else { ("#bcc4cb", 0.35) };
                let pair = format!("{}|{}", names::key(corpus, t.a), names::key(corpus, t.b));
                let tip =
                    format!("{} – {} · {}", self.shown[i].join(" "), self.shown[j].join(" "), t.tasks.len());
                for piece in route::around((x1, y1), (x2, y2), &names, within) {
                    let path = [('M', &piece[..1]), ('L', &piece[1..])];
                    let line = sheet.canvas.path(&path, false).att("fill", "none").stroke(colour, width);
                    line.att("data-pair", &pair).titled(&tip);
                }
            }
        }
    }

    /// The boxes of all names: no tie runs through one.
    fn name_boxes(&self, origin: (f64, f64), small: f64) -> Vec<Rect> {
        let boxed = |words: &str, size: f64, x: f64, y: f64| {
            let w = font::width(words) * size;
            Rect::new(x - w / 2.0, y - size * 0.5, w, size)
        };
        let mut all = Vec::new();
        for (i, &(_, tasks)) in self.bodies.iter().enumerate() {
            let ((x, y), r) = (self.centre(i, origin), radius(tasks, self.per_task));
            let line = |(k, line): (usize, &String)| boxed(line, self.size, x, y + r + self.below(k));
            all.extend(self.shown[i].iter().enumerate().map(line));
        }
        // Names of clusters are bold, a little wider than plain ones.
        let head = |(g, r): &(usize, Rect)| {
            boxed(&self.words[*g], small, origin.0 + r.x + r.w / 2.0, origin.1 + r.y + small * 0.6)
        };
        all.extend(self.placed.groups.iter().map(head));
        all
    }

    /// How far below its disc the middle of a line of a name stands.
    fn below(&self, line: usize) -> f64 {
        self.size * (0.62 + LINE * line as f64)
    }

    fn nodes(&self, sheet: &mut Sheet<'_>, corpus: &Corpus, c: &Clusters, origin: (f64, f64)) {
        for (i, &(a, tasks)) in self.bodies.iter().enumerate() {
            let (x, y) = self.centre(i, origin);
            let name = names::agency(corpus, a, sheet.style);
            let broker = c.brokers.iter().take(BROKERS).any(|b| b.agency == a);
            let fill = if broker { "#0b2545" } else { "#8fbfe3" };
            let r = radius(tasks, self.per_task);
            sheet.canvas.group(&[("data-agency", names::key(corpus, a))]);
            sheet
                .canvas
                .circle(x, y, r)
                .fill(fill)
                .stroke(style::EDGE, 0.6)
                .titled(&format!("{name} · {tasks}"));
            for (k, line) in self.shown[i].iter().enumerate() {
                let y = y + r + self.below(k);
                sheet.canvas.text(Text::new(line, x, y, self.size).middle().halo().full(name));
            }
            sheet.canvas.end_group();
        }
    }

    fn legend(&self, c: &Clusters, style: &Style) -> Vec<Item<'static>> {
        let mut items = Vec::new();
        if c.ties.iter().any(is_tested) {
            items.push(Item::new(
                Mark::Line("#14304f", 1.8, ""),
                style.t("figure-network-tie-above-chance-p"),
            ));
        }
        items.push(Item::new(Mark::Line("#aab2b9", 0.5, ""), style.t("figure-network-other-shared-tasks")));
        let mut marks = vec![1, self.bodies.iter().map(|b| b.1).max().unwrap_or(1)];
        marks.dedup();
        for n in marks {
            let words = said!(style.lang, "figure-tasks", n);
            items.push(Item::new(Mark::Disc("#8fbfe3", 2.0 * radius(n, self.per_task)), words));
        }
        if !c.brokers.is_empty() {
            items.push(Item::new(Mark::Disc("#0b2545", 7.0), style.t("figure-network-strongest-brokers")));
        }
        items
    }
}

/// A name on one line, or a long one on two: narrow boxes make a compact drawing.
fn lines(name: &str, size: f64, page: f64) -> Vec<String> {
    let whole = text::fit_name(name, size, (page * 0.5).max(size * 14.0));
    let width = font::width(&whole) * size;
    if width <= size * 9.0 {
        return vec![whole];
    }
    let wrapped = text::wrap(&whole, size, width * 0.62);
    if wrapped.len() == 2 { wrapped } else { vec![whole] }
}

fn is_tested(t: &Tie) -> bool {
    t.holds()
}

fn radius(tasks: usize, per_task: f64) -> f64 {
    (tasks as f64).sqrt().max(1.0) * per_task
}

/// The group of each body and the names of groups; bodies without company each get a group of their own.
fn groups(c: &Clusters, index: &BTreeMap<AgencyId, usize>, style: &Style) -> (Vec<usize>, Vec<String>) {
    let mut group = vec![usize::MAX; index.len()];
    let mut words = Vec::new();
    for k in &c.clusters {
        for a in &k.members {
            if let Some(&i) = index.get(a) {
                group[i] = words.len();
            }
        }
        let stability = k
            .stability
            .map_or(String::new(), |s| said!(style.lang, "figure-network-stability", s = decimals(s, 2)));
        words.push(said!(style.lang, "figure-network-cluster-no", n = k.number, stability));
    }
    for g in group.iter_mut().filter(|g| **g == usize::MAX) {
        *g = words.len();
        words.push(String::new());
    }
    (group, words)
}

fn caption(corpus: &Corpus, c: &Clusters, style: &Style) -> Caption {
    let p = names::plan_name(corpus, c.plan, style);
    let id = names::plan(corpus, c.plan).map_or("", |p| p.id.as_str());
    let source = names::source(corpus, &[c.plan], style);
    let (n, ties) = (c.agencies.len(), c.ties.len());
    let tested = c.ties.iter().filter(|t| is_tested(t)).count();
    let several = c.clusters.iter().filter(|k| k.members.len() > 1).count();
    let modularity = c.modularity.map_or_else(String::new, |q| {
        let (tested, p) = c.partition_p().map_or(("no", String::new()), |p| ("yes", decimals(p, 3)));
        said!(style.lang, "figure-network-modularity", tested, q = decimals(q, 2), p)
    });
    let name = format!("network-{id}");
    Caption {
        name,
        title: said!(style.lang, "figure-network-title", p),
        notes: vec![said!(style.lang, "figure-network-notes", n, ties, tested, modularity), source],
        alt: said!(style.lang, "figure-network-alt", p, n, ties, several, tested),
    }
}
