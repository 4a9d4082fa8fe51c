//! Every figure of the report, in its order.

use super::{File, Job, ReportError, views::Views};
use crate::{
    analyse::{all::Analyses, division::Division, holdings::Holdings, overlap::Overlap},
    claim::covered,
    graph::ResponsibilityGraph,
    model::{Convention, PlanIndex},
    parallel,
    render::{
        Lang,
        file_name::FileName,
        svg::{self, Figure, Size, Style},
    },
    say::Names,
};

/// One drawing on as many pages as it needs.
pub(super) type Pages = Vec<Figure>;

/// A figure of a chapter: under each convention, in each language, broad and narrow.
pub(super) struct Placed {
    /// The chapter it belongs to.
    pub(super) chapter: &'static str,
    /// One a convention, the job's own first; one where the figure hangs on none.
    pub(super) drawings: Vec<[[Figure; 2]; 2]>,
}

impl Placed {
    /// As the job's own convention has it, in a language, broad.
    pub(super) fn own(&self, lang: Lang) -> &Figure {
        &self.drawings[0][lang as usize][0]
    }
}

/// How a figure of a chapter is drawn.
struct Plan<'a> {
    chapter: &'static str,
    /// Whether it hangs on the convention.
    depends: bool,
    draw: Box<dyn Fn(usize, &Style) -> Figure + Send + Sync + 'a>,
}

/// The figures of the chapters, in the order of the report. `views` holds the results under every convention, the job's own
/// first.
pub(super) fn of_chapters(job: &Job, views: &Views) -> Vec<Placed> {
    let results = views.results(job);
    let plans = plans(job, views, &results);
    let all: Vec<(usize, usize)> = plans
        .iter()
        .enumerate()
        .flat_map(|(k, p)| (0..if p.depends { results.len() } else { 1 }).map(move |v| (k, v)))
        .collect();
    let drawn: Vec<[[Figure; 2]; 2]> = parallel::map(&all, |&(k, v)| {
        let draw = |lang, size| (plans[k].draw)(v, &Style { lang, size });
        [Lang::Zh, Lang::En].map(|lang| [Size::TwoColumn, Size::Phone].map(|size| draw(lang, size)))
    });
    let mut placed: Vec<Placed> =
        plans.iter().map(|p| Placed { chapter: p.chapter, drawings: Vec::new() }).collect();
    for ((k, _), drawing) in all.into_iter().zip(drawn) {
        placed[k].drawings.push(drawing);
    }
    placed
}

/// The same as files: in the job's language, in the size asked for, under its own convention.
pub(super) fn files_of_chapters(job: &Job, views: &Views) -> Vec<Figure> {
    let results = views.results(job);
    let style = Style { lang: job.lang, size: job.size };
    parallel::map(&plans(job, views, &results), |p| (p.draw)(0, &style))
}

fn plans<'a>(job: &'a Job, views: &'a Views<'a>, results: &[(Convention, &'a Analyses)]) -> Vec<Plan<'a>> {
    let corpus = job.corpus;
    let of = svg::Subject { corpus, names: views.names };
    let many = job.side_by_side();
    let compared = svg::compared(corpus);
    let r: Vec<(Convention, &'a Analyses)> = results.to_vec();
    let own = job.results;
    let mut held: [&Holdings; 3] = [&own.holdings; 3];
    for (c, r) in results {
        held[*c as usize] = &r.holdings;
    }
    let mut all = Vec::new();
    let mut add = |chapter, depends, draw: Box<dyn Fn(usize, &Style) -> Figure + Send + Sync + 'a>| {
        all.push(Plan { chapter, depends, draw });
    };
    if many {
        add("load", false, Box::new(move |_, s| svg::functions_across(&of, &own.across, s)));
    } else {
        add("load", false, Box::new(move |_, s| svg::shares(&of, &own.holdings, &own.divisions, s)));
    }
    let rs = r.clone();
    add("leads", true, Box::new(move |v, s| svg::leads(&of, &rs[v].1.holdings, rs[v].0, s)));
    if !many {
        let rs = r.clone();
        add("leads", true, Box::new(move |v, s| svg::leaders(&of, &rs[v].1.holdings, s)));
        add("partners", false, Box::new(move |_, s| svg::together(&of, &own.clusters, s)));
        let network = |p: PlanIndex| own.clusters.iter().find(|c| c.plan == p);
        if let [Some(a), Some(b)] = compared.iter().map(|p| network(*p)).collect::<Vec<_>>()[..] {
            add("partners", false, Box::new(move |_, s| svg::common(&of, a, b, s)));
        }
    }
    if many && job.each_plan() {
        add("partners", false, Box::new(move |_, s| svg::pairs_across(&of, &own.clusters, s)));
    }
    if own.overlaps.len() > 1 && compared.len() > 2 {
        add("overlap", false, Box::new(move |_, s| svg::coverage(&of, &own.overlaps, s)));
    }
    if let Some(at) = closest(own, &compared) {
        // Where plans are many, only the job's own convention has compared them.
        let rs = r.clone();
        let both = move |v: usize| {
            let r = if rs[v].1.divisions.len() > at { rs[v].1 } else { own };
            (&r.overlaps[at], &r.divisions[at])
        };
        add(
            "overlap",
            !many,
            Box::new(move |v, s| {
                let (o, d) = both(v);
                svg::matched(&of, o, d, s)
            }),
        );
    }
    if many {
        let rs = r;
        add("themes", true, Box::new(move |v, s| svg::themes_across(&of, &rs[v].1.across, s)));
    } else {
        let told: Vec<PlanIndex> =
            (0..corpus.plans.len() as PlanIndex).filter(|p| covered(&own.themes, *p)).collect();
        if !told.is_empty() {
            let rs = r;
            add("themes", true, Box::new(move |v, s| svg::owners(&of, &rs[v].1.themes, &told, s)));
        }
    }
    if !many {
        add("instruments", false, Box::new(move |_, s| svg::instruments(&of, &own.instruments, s)));
    }
    add("robust", false, Box::new(move |_, s| svg::slopes(&of, held, s)));
    all
}

/// The pair of plans with most matched tasks, of those that are compared.
fn closest(r: &Analyses, compared: &[PlanIndex]) -> Option<usize> {
    let pairs = || r.divisions.iter().enumerate().filter(|(_, d)| !d.pairs.is_empty());
    let most = |(at, d): &(usize, &Division)| (d.pairs.len(), std::cmp::Reverse(*at));
    let own = pairs().filter(|(_, d)| compared.contains(&d.a) && compared.contains(&d.b)).max_by_key(most);
    own.or_else(|| pairs().max_by_key(most)).map(|(at, _)| at)
}

/// Figures of every plan, and of every pair that was compared, which are files only.
pub(super) fn of_each(job: &Job, names: &Names, style: &Style) -> Vec<Pages> {
    let Job { corpus, results: r, .. } = *job;
    let of = &svg::Subject { corpus, names };
    let graph = &ResponsibilityGraph::new(corpus, job.options.convention);
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    let load = |p: PlanIndex| r.workloads.iter().find(|w| w.plan == p);
    let loads: Vec<_> = r.workloads.iter().collect();

    let pairs = drawn(&r.overlaps);

    let mut draw: Vec<Draw> = Vec::new();
    draw.extend(r.workloads.iter().map(|w| one(move || svg::load(corpus, w, style))));
    for o in &pairs {
        if let (Some(a), Some(b)) = (load(o.a), load(o.b)) {
            draw.push(one(move || svg::butterfly(corpus, a, b, style)));
        }
    }
    for &p in &plans {
        draw.push(Box::new(move || svg::matrix(graph, p, svg::Columns::default(), style)));
        draw.push(Box::new(move || svg::web(graph, p, style)));
        draw.push(one(move || svg::theme_bodies(of, &r.themes, &r.holdings, p, style)));
        draw.push(one(move || svg::upset(graph, p, style)));
    }
    for c in &r.clusters {
        draw.push(one(move || svg::heat(corpus, c, style)));
        draw.push(one(move || svg::lead_support(of, c, style)));
        if let Some(w) = load(c.plan) {
            draw.push(one(move || svg::network(corpus, c, w, style)));
        }
    }
    for o in pairs {
        draw.push(one(move || svg::ribbons(corpus, o, style)));
        draw.push(one(move || svg::alluvial(of, o, style)));
    }
    if corpus.tasks().any(|(_, t)| t.deadline.is_some()) {
        draw.push(one(|| svg::deadlines(of, style)));
    }
    draw.push(one(|| svg::lorenz(corpus, &loads, svg::Spread::Tasks, style)));
    draw.push(one(|| svg::lorenz(corpus, &loads, svg::Spread::Leads, style)));
    parallel::map(&draw, |pages| pages())
}

/// The pairs of plans that are drawn pair by pair, in their order: of many those that have most in common.
fn drawn(overlaps: &[Overlap]) -> Vec<&Overlap> {
    const MOST: usize = 15;
    let mut all: Vec<(usize, &Overlap)> = overlaps.iter().enumerate().collect();
    all.sort_by(|x, y| y.1.mean_coverage().total_cmp(&x.1.mean_coverage()));
    all.truncate(MOST);
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, o)| o).collect()
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
    name: FileName,
    pub(super) png: Option<Vec<u8>>,
    pdf: Option<Vec<u8>>,
    /// The drawing with its text as outlines.
    outlined: Option<Vec<u8>>,
    /// Characters that no font has.
    pub(super) missing: Vec<char>,
}

impl Drawn {
    /// The figure with the pictures that the job asks for.
    #[cfg(feature = "pictures")]
    pub(super) fn new(figure: Figure, name: FileName, job: &Job) -> Result<Self, ReportError> {
        use crate::render::raster::{self, PRINT_DPI};
        let outlined = if job.outline { Some(raster::outlined(&figure)?.bytes) } else { None };
        if !job.pictures {
            return Ok(Self { outlined, ..Self::plain(figure, name) });
        }
        let (png, pdf) =
            parallel::both(|| raster::png(&figure, PRINT_DPI), || raster::pdf(&figure, job.outline));
        let (png, pdf) = (png?, pdf?);
        Ok(Self { figure, name, png: Some(png.bytes), pdf: Some(pdf.bytes), outlined, missing: png.missing })
    }

    /// The figure as it is: this build makes no pictures.
    #[cfg(not(feature = "pictures"))]
    pub(super) fn new(figure: Figure, name: FileName, job: &Job) -> Result<Self, ReportError> {
        if job.outline || job.pictures { Err(ReportError::NoPictures) } else { Ok(Self::plain(figure, name)) }
    }

    fn plain(figure: Figure, name: FileName) -> Self {
        Self { figure, name, png: None, pdf: None, outlined: None, missing: Vec::new() }
    }

    /// Its path below the output folder.
    pub(super) fn path(&self, ending: &str) -> String {
        format!("figures/{}.{ending}", self.name)
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
