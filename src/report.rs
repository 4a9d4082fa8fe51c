//! The second half of the way in one step: results → every file of the report. Text and bytes; nothing is written.

use crate::{
    analyse::{
        all::{self, Analyses, Options},
        themes::Codebook,
    },
    diagnostic::Diagnostic,
    graph::ResponsibilityGraph,
    model::{Convention, Corpus, PlanIndex},
    render::{
        Lang,
        findings, html, methods,
        raster::{self, PRINT_DPI, RasterError},
        run::{self, Input},
        svg::{self, Figure, Style},
        tables::{self, Table},
    },
};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// One file of the report: its path below the output folder, and its bytes.
pub type File = (String, Vec<u8>);

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The plans.
    pub corpus: &'a Corpus,
    /// All results.
    pub results: &'a Analyses,
    /// What a coder must look at.
    pub diagnostics: &'a [Diagnostic],
    /// The codebook in use.
    pub codebook: &'a Codebook,
    /// How the analyses were run.
    pub options: &'a Options,
    /// Language of the figures, the workbook and the report.
    pub lang: Lang,
    /// Whether every figure is given as PNG and PDF as well.
    pub pictures: bool,
    /// Whether the text of figures becomes outlines.
    pub outline: bool,
    /// The files that were read.
    pub inputs: &'a [Input],
    /// SHA-256 of registry and codebook.
    pub data: &'a BTreeMap<&'static str, String>,
}

/// The files of a report, and what was noticed while drawing.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// In the order of their names.
    pub files: Vec<File>,
    /// Characters that no font has, so that PNG and PDF lack them.
    pub missing: BTreeSet<char>,
}

/// Makes every file. The same job gives the same bytes.
///
/// # Errors
/// Where a figure cannot be turned into PNG or PDF.
pub fn files(job: &Job) -> Result<Made, RasterError> {
    let style = |lang| Style { lang, ..Style::default() };
    let figures = figures(job, &style(job.lang));
    let tables = tables(job);
    let mut made = Made::default();
    let csv = |t: &Table| (format!("tables/{}.csv", t.id), tables::csv(t, tables::CsvOptions::default()).into_bytes());
    made.files.extend(tables.iter().map(csv));
    let drawn: Vec<Result<Drawn, RasterError>> = figures.par_iter().map(|f| drawn(f, job)).collect();
    for result in drawn {
        let Drawn { files, missing } = result?;
        made.files.extend(files);
        made.missing.extend(missing);
    }
    made.files.push(("report.html".into(), page(job).into_bytes()));
    made.files.sort();
    let names: Vec<&str> = made.files.iter().map(|(name, _)| name.as_str()).collect();
    let record = run::run(job.corpus, job.options, job.lang, job.inputs, job.data, &names);
    made.files.push(("run.json".into(), record.into_bytes()));
    Ok(made)
}

/// A figure as files.
struct Drawn {
    files: Vec<File>,
    missing: Vec<char>,
}

fn drawn(figure: &Figure, job: &Job) -> Result<Drawn, RasterError> {
    let path = |ending: &str| format!("figures/{}.{ending}", figure.name);
    let mut drawn = Drawn { files: Vec::new(), missing: Vec::new() };
    let svg = if job.outline { raster::outlined(figure)?.bytes } else { figure.svg.clone().into_bytes() };
    drawn.files.push((path("svg"), svg));
    if job.pictures {
        let (png, pdf) = rayon::join(|| raster::png(figure, PRINT_DPI), || raster::pdf(figure, job.outline));
        let png = png?;
        drawn.missing = png.missing;
        drawn.files.extend([(path("png"), png.bytes), (path("pdf"), pdf?.bytes)]);
    }
    Ok(drawn)
}

/// Every figure of the report, in its order.
pub fn figures(job: &Job, style: &Style) -> Vec<Figure> {
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
    all.extend(r.overlaps.iter().flat_map(|o| [svg::ribbons(corpus, o, style), svg::alluvial(corpus, o, style)]));
    all.push(svg::ownership(corpus, &r.themes, &plans, style));
    let loads: Vec<_> = r.workloads.iter().collect();
    all.push(svg::lorenz(corpus, &loads, svg::Spread::Tasks, style));
    all.push(svg::lorenz(corpus, &loads, svg::Spread::Leads, style));
    all.extend(each(&|p| vec![svg::upset(&graph, p, style)]));
    all
}

/// The page: all results under every convention, figures in both languages without what the page itself sets.
fn page(job: &Job) -> String {
    let Job { corpus, results, .. } = *job;
    let style = |lang| Style { lang, captioned: false, ..Style::default() };
    let (zh, en) = rayon::join(|| figures(job, &style(Lang::Zh)), || figures(job, &style(Lang::En)));
    let figures: Vec<_> = zh.iter().zip(&en).map(|(zh, en)| html::PageFigure { zh, en }).collect();
    let others: Vec<(Convention, Analyses)> = Convention::ALL
        .into_par_iter()
        .filter(|c| *c != job.options.convention)
        .map(|convention| {
            let options = Options { convention, ..job.options.clone() };
            (convention, all::under(corpus, job.codebook, &options, results))
        })
        .collect();
    let own = std::iter::once((job.options.convention, results));
    let views: Vec<(Convention, &Analyses)> = own.chain(others.iter().map(|(c, r)| (*c, r))).collect();
    let themes: Vec<_> = views.iter().map(|(c, r)| (*c, &r.themes)).collect();
    let found: Vec<_> = views.par_iter().map(|(c, r)| findings::findings(corpus, r, *c, &themes)).collect();
    let views = views.iter().zip(&found);
    let views: Vec<_> =
        views.map(|((convention, results), findings)| html::View { convention: *convention, results, findings }).collect();
    html::page(&html::Page {
        corpus,
        views: &views,
        diagnostics: job.diagnostics,
        figures: &figures,
        methods: &methods::methods(corpus, results, job.options),
        lang: job.lang,
    })
}

/// Every table of the report, in its order.
pub fn tables(job: &Job) -> Vec<Table> {
    let Job { corpus, results: r, .. } = *job;
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    vec![
        tables::plans(corpus, &plans),
        tables::tasks(corpus, &plans, job.options.convention),
        tables::agencies(corpus, &plans),
        tables::assignments(corpus, &plans, job.options.convention),
        tables::workload(corpus, &r.workloads),
        tables::load_summary(corpus, &r.workloads),
        tables::load_comparison(corpus, &r.workloads, job.lang),
        tables::network_summary(corpus, &r.clusters),
        tables::clusters(corpus, &r.clusters),
        tables::ties(corpus, &r.clusters),
        tables::brokers(corpus, &r.clusters),
        tables::bicliques(corpus, &r.clusters),
        tables::coverage(corpus, &r.overlaps),
        tables::overlap(corpus, &r.overlaps),
        tables::passages(corpus, &r.overlaps),
        tables::division_summary(corpus, &r.divisions),
        tables::division_pairs(corpus, &r.divisions, &r.overlaps),
        tables::functions(corpus, &r.divisions),
        tables::themes(corpus, &r.themes),
        tables::codebook_coverage(corpus, &r.themes),
        tables::gaps(corpus, &r.themes),
        tables::uncoded(corpus, &r.themes),
        tables::findings(corpus, &r.conventions),
        tables::correlations(corpus, &r.conventions),
        tables::flips(corpus, &r.conventions),
        tables::check(job.diagnostics, job.lang),
    ]
}
