//! Every figure of the report, in its order.

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

/// The figures that stand in the report. Plans go in parallel.
pub(super) fn figures(job: &Job, style: &Style) -> Vec<Figure> {
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
fn across(job: &Job, style: &Style) -> Vec<Figure> {
    let across = &job.results.across;
    vec![svg::functions_across(job.corpus, across, style), svg::themes_across(job.corpus, across, style)]
}

/// Every plan, and every pair that was compared.
pub(super) fn of_each(job: &Job, style: &Style) -> Vec<Figure> {
    let Job { corpus, results: r, .. } = *job;
    let graph = ResponsibilityGraph::new(corpus, job.options.convention);
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    let mut all: Vec<Figure> = r.workloads.iter().map(|w| svg::load(corpus, w, style)).collect();
    let load = |p: PlanIndex| r.workloads.iter().find(|w| w.plan == p);
    for o in &r.overlaps {
        if let (Some(a), Some(b)) = (load(o.a), load(o.b)) {
            all.push(svg::butterfly(corpus, a, b, style));
        }
    }
    let each = |draw: &(dyn Fn(PlanIndex) -> Vec<Figure> + Sync)| -> Vec<Figure> {
        plans.par_iter().flat_map(|&p| draw(p)).collect()
    };
    all.extend(each(&|p| svg::matrix(&graph, p, svg::Columns::default(), style)));
    all.extend(each(&|p| svg::web(&graph, p, style)));
    all.extend(r.clusters.iter().map(|c| svg::heat(corpus, c, style)));
    let pairs = r.clusters.iter().filter_map(|c| Some((c, load(c.plan)?)));
    all.extend(pairs.map(|(c, w)| svg::network(corpus, c, w, style)));
    all.extend(
        r.overlaps.iter().flat_map(|o| [svg::ribbons(corpus, o, style), svg::alluvial(corpus, o, style)]),
    );
    all.push(svg::ownership(corpus, &r.themes, &plans, style));
    let loads: Vec<_> = r.workloads.iter().collect();
    all.push(svg::lorenz(corpus, &loads, svg::Spread::Tasks, style));
    all.push(svg::lorenz(corpus, &loads, svg::Spread::Leads, style));
    all.extend(each(&|p| vec![svg::upset(&graph, p, style)]));
    all
}

/// A figure and its pictures.
pub(super) struct Drawn {
    pub(super) figure: Figure,
    pub(super) png: Option<Vec<u8>>,
    pdf: Option<Vec<u8>>,
    /// The drawing with its text as outlines.
    outlined: Option<Vec<u8>>,
    /// Characters that no font has.
    pub(super) missing: Vec<char>,
}

impl Drawn {
    pub(super) fn new(figure: Figure, job: &Job) -> Result<Self, RasterError> {
        let outlined = if job.outline { Some(raster::outlined(&figure)?.bytes) } else { None };
        if !job.pictures {
            return Ok(Self { figure, png: None, pdf: None, outlined, missing: Vec::new() });
        }
        let (png, pdf) =
            rayon::join(|| raster::png(&figure, PRINT_DPI), || raster::pdf(&figure, job.outline));
        let (png, pdf) = (png?, pdf?);
        Ok(Self { figure, png: Some(png.bytes), pdf: Some(pdf.bytes), outlined, missing: png.missing })
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
