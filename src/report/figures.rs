//! Every figure of the report, in its order.

use super::file_name::file_name;
use super::{File, Job};
use crate::{
    graph::ResponsibilityGraph,
    model::PlanIndex,
    render::{
        raster::{self, PRINT_DPI, RasterError},
        svg::{self, Figure, Style},
    },
};
use rayon::prelude::*;

/// One drawing on as many pages as it needs, which may differ between languages.
pub(super) type Pages = Vec<Figure>;

/// The figures that stand in the report, in the same order in every language. Plans go in parallel.
pub(super) fn figures(job: &Job, style: &Style) -> Vec<Pages> {
    if job.side_by_side() {
        return across(job, style);
    }
    let mut all = of_each(job, style);
    if job.corpus.plans.len() >= ACROSS_FROM {
        all.extend(across(job, style));
    }
    all
}

/// From this many plans on, something can be said of how many name a function.
const ACROSS_FROM: usize = 4;

/// All plans in one drawing.
fn across(job: &Job, style: &Style) -> Vec<Pages> {
    let across = &job.results.across;
    let all =
        [svg::functions_across(job.corpus, across, style), svg::themes_across(job.corpus, across, style)];
    all.map(|f| vec![f]).into()
}

/// Every plan, and every pair that was compared.
pub(super) fn of_each(job: &Job, style: &Style) -> Vec<Pages> {
    let Job { corpus, results: r, .. } = *job;
    let graph = &ResponsibilityGraph::new(corpus, job.options.convention);
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    let load = |p: PlanIndex| r.workloads.iter().find(|w| w.plan == p);
    let loads: Vec<_> = r.workloads.iter().collect();

    let mut draw: Vec<Draw> = Vec::new();
    draw.extend(r.workloads.iter().map(|w| one(move || svg::load(corpus, w, style))));
    for o in &r.overlaps {
        if let (Some(a), Some(b)) = (load(o.a), load(o.b)) {
            draw.push(one(move || svg::butterfly(corpus, a, b, style)));
        }
    }
    for &p in &plans {
        draw.push(Box::new(move || svg::matrix(graph, p, svg::Columns::default(), style)));
    }
    for &p in &plans {
        draw.push(Box::new(move || svg::web(graph, p, style)));
    }
    draw.extend(r.clusters.iter().map(|c| one(move || svg::heat(corpus, c, style))));
    for c in &r.clusters {
        if let Some(w) = load(c.plan) {
            draw.push(one(move || svg::network(corpus, c, w, style)));
        }
    }
    for o in &r.overlaps {
        draw.push(one(move || svg::ribbons(corpus, o, style)));
        draw.push(one(move || svg::alluvial(corpus, o, style)));
    }
    draw.push(one(|| svg::ownership(corpus, &r.themes, &plans, style)));
    draw.push(one(|| svg::lorenz(corpus, &loads, svg::Spread::Tasks, style)));
    draw.push(one(|| svg::lorenz(corpus, &loads, svg::Spread::Leads, style)));
    draw.extend(plans.iter().map(|&p| one(move || svg::upset(graph, p, style))));
    let named = |mut figure: Figure| {
        figure.name = file_name(&figure.name);
        figure
    };
    draw.par_iter().map(|pages| pages().into_iter().map(named).collect()).collect()
}

/// A drawing that is still to be made.
type Draw<'a> = Box<dyn Fn() -> Pages + Send + Sync + 'a>;

/// One that fits a page.
fn one<'a>(draw: impl Fn() -> Figure + Send + Sync + 'a) -> Draw<'a> {
    Box::new(move || vec![draw()])
}

/// A figure and its pictures.
pub(super) struct Drawn {
    pub(super) figure: Figure,
    /// Which of the report's drawings it is a page of.
    pub(super) drawing: usize,
    pub(super) png: Option<Vec<u8>>,
    pdf: Option<Vec<u8>>,
    /// The drawing with its text as outlines.
    outlined: Option<Vec<u8>>,
    /// Characters that no font has.
    pub(super) missing: Vec<char>,
}

impl Drawn {
    pub(super) fn new((drawing, figure): (usize, Figure), job: &Job) -> Result<Self, RasterError> {
        let outlined = if job.outline { Some(raster::outlined(&figure)?.bytes) } else { None };
        if !job.pictures {
            return Ok(Self { figure, drawing, png: None, pdf: None, outlined, missing: Vec::new() });
        }
        let (png, pdf) =
            rayon::join(|| raster::png(&figure, PRINT_DPI), || raster::pdf(&figure, job.outline));
        let (png, pdf) = (png?, pdf?);
        Ok(Self {
            figure,
            drawing,
            png: Some(png.bytes),
            pdf: Some(pdf.bytes),
            outlined,
            missing: png.missing,
        })
    }

    /// Its path below the output folder.
    pub(super) fn path(&self, ending: &str) -> String {
        format!("figures/{}.{ending}", self.figure.name)
    }

    pub(super) fn files(self) -> Vec<File> {
        let mut files = Vec::new();
        for (ending, bytes) in [("png", &self.png), ("pdf", &self.pdf)] {
            if let Some(bytes) = bytes {
                files.push((self.path(ending), bytes.clone()));
            }
        }
        let svg = self.path("svg");
        files.push((svg, self.outlined.unwrap_or_else(|| self.figure.svg.into_bytes())));
        files
    }
}
