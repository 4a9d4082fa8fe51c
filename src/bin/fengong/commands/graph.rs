//! `graph`: one graph, as a picture or in an exchange format.

use super::{format, not_here, options, sampling};
use crate::{
    args::{Common, Engine, Format, GraphArgs, GraphKind},
    failure::{Failure, Outcome},
    message,
    output::{self, Target},
    session::Session,
};
use fengong::say::{both, said, words};
use fengong::{
    analyse::{
        all,
        clusters::{ClusterOptions, clusters},
        overlap::Grade,
        workload::workload,
    },
    graph::ResponsibilityGraph,
    model::PlanIndex,
    render::{
        dl::{dl, dl_key},
        dot::dot,
        gexf::gexf,
        graphml::graphml,
        network::{self, Network},
        node_link::node_link,
        raster::{self, PRINT_DPI},
        svg::{self, Figure, Style},
        tables,
    },
};
use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

const FORMATS: &str = "dot, svg, png, pdf, graphml, gexf, json, dl";

pub(crate) fn run(args: &GraphArgs) -> Result<Outcome, Failure> {
    let common = &args.input.common;
    let session = Session::open(&args.input)?;
    let as_asked = match format(common) {
        // Nobody reads a graph as a table: what a terminal or a pipe gets by default is DOT.
        Format::Table | Format::Csv if common.format.is_none() => Format::Dot,
        other => other,
    };
    let bytes = match (as_asked, args.engine) {
        (Format::Svg | Format::Png | Format::Pdf, Engine::Graphviz) => {
            by_graphviz(&dot(&network(args, &session)?), as_asked)?
        }
        (Format::Svg | Format::Png | Format::Pdf, Engine::Own) => {
            picture(&figure(args, &session)?, as_asked)?
        }
        (Format::Dot, _) => dot(&network(args, &session)?).into_bytes(),
        (Format::Graphml, _) => graphml(&network(args, &session)?).into_bytes(),
        (Format::Gexf, _) => gexf(&network(args, &session)?).into_bytes(),
        (Format::Json, _) => node_link(&network(args, &session)?).into_bytes(),
        (Format::Dl, _) => {
            let network = network(args, &session)?;
            key_of_dl(&network, common)?;
            dl(&network).into_bytes()
        }
        (other, _) => return Err(not_here(other, FORMATS)),
    };
    output::write(Target::of(common), &bytes)?;
    Ok(session.outcome())
}

/// UCINET knows no Unicode: what `n1`, `n2` … stand for is written beside the file, or said how to get.
fn key_of_dl(network: &Network, common: &Common) -> Result<(), Failure> {
    let Some(path) = &common.output else {
        message::say(words(common.lang, "program-graph-nodes-n1-n2-with"));
        return Ok(());
    };
    let mut beside = path.as_os_str().to_owned();
    beside.push("-key.csv");
    let key = tables::csv(&dl_key(network), super::csv_options(common, 0));
    output::write(Target { path: Some(Path::new(&beside)), ..Target::of(common) }, key.as_bytes())
}

/// The plan a graph is of: the only one, or the first of several, which is said.
fn one_plan(session: &Session) -> PlanIndex {
    if session.corpus.plans.len() > 1 {
        let first = &session.corpus.plans[0].id;
        message::say(&said!(session.lang, "program-graph-several-plans-this-choose", first = first.as_str()));
    }
    0
}

fn two_plans(session: &Session) -> Result<(), Failure> {
    if session.corpus.plans.len() == 2 {
        return Ok(());
    }
    let known: Vec<_> = session.corpus.plans.iter().take(20).map(|p| p.id.as_str()).collect();
    let known = known.join(", ");
    Err(Failure::new(both!("program-graph-graph-overlap-two-plans", known)))
}

fn network(args: &GraphArgs, session: &Session) -> Result<Network, Failure> {
    let common = &args.input.common;
    let lang = common.lang;
    let graph = ResponsibilityGraph::new(&session.corpus, session.convention);
    Ok(match args.kind {
        GraphKind::Responsibility => network::responsibility(&graph, one_plan(session), lang),
        GraphKind::Coresponsibility => {
            let found = clusters(&graph, one_plan(session), &ClusterOptions::default(), &sampling(common));
            network::coresponsibility(&session.corpus, &found, lang)
        }
        GraphKind::Overlap => {
            two_plans(session)?;
            let (overlaps, _) = all::compare(&graph, &options(common, &session.corpus)?);
            network::overlap(&session.corpus, &overlaps[0], Grade::Similar, lang)
        }
    })
}

fn figure(args: &GraphArgs, session: &Session) -> Result<Figure, Failure> {
    let common = &args.input.common;
    let graph = ResponsibilityGraph::new(&session.corpus, session.convention);
    let style = Style { lang: common.lang, size: args.size.into() };
    Ok(match args.kind {
        GraphKind::Responsibility => {
            let mut parts = svg::web(&graph, one_plan(session), &style);
            if parts.len() > 1 {
                // On one page as large as it takes, rather than the first of several.
                parts = svg::web(&graph, 0, &Style { size: svg::Size::A3, ..style });
            }
            parts.swap_remove(0)
        }
        GraphKind::Coresponsibility => {
            let plan = one_plan(session);
            let sampling = sampling(common);
            let found = clusters(&graph, plan, &ClusterOptions::default(), &sampling);
            svg::network(&session.corpus, &found, &workload(&graph, plan, &sampling), &style)
        }
        GraphKind::Overlap => {
            two_plans(session)?;
            let (overlaps, _) = all::compare(&graph, &options(common, &session.corpus)?);
            svg::ribbons(&session.corpus, &overlaps[0], &style)
        }
    })
}

fn picture(figure: &Figure, format: Format) -> Result<Vec<u8>, Failure> {
    let picture = match format {
        Format::Png => raster::png(figure, PRINT_DPI),
        Format::Pdf => raster::pdf(figure, false),
        _ => return Ok(figure.svg.clone().into_bytes()),
    };
    let picture = picture.map_err(|e| Failure::new(both!("program-graph-no-picture", e = e.to_string())))?;
    Ok(picture.bytes)
}

/// The DOT text drawn by an installed Graphviz.
fn by_graphviz(dot: &str, format: Format) -> Result<Vec<u8>, Failure> {
    let form = match format {
        Format::Png => "-Tpng",
        Format::Pdf => "-Tpdf",
        _ => "-Tsvg",
    };
    let missing =
        |e: &std::io::Error| Failure::new(both!("program-graph-no-dot-graphviz-found", e = e.to_string()));
    let mut child = Command::new("dot")
        .args([form, "-Gcharset=UTF-8"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| missing(&e))?;
    if let Some(mut stdin) = child.stdin.take() {
        // `dot` that stops early says why itself.
        let _ = stdin.write_all(dot.as_bytes());
    }
    let output = child.wait_with_output().map_err(|e| missing(&e))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Failure::new(both!("program-graph-graphviz-failed", said)))
}
