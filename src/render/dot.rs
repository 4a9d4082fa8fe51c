//! DOT for Graphviz, written through graphviz-rust.
//!
//! Ids are `n0`, `n1` … and every other text goes through one [`quote`]: graphviz-rust prints what it is given,
//! and its parser knows bare ids in ASCII only. Graphviz guesses the width of Han text badly, so boxes get theirs.

use super::{
    escape::{ems, harmless, one_line, wrap},
    network::{Mark, Network, Node},
};
use crate::say::{said, words};
use crate::{analyse::overlap::Grade, model::Role};
use graphviz_rust::{
    dot_structures::{
        Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node as DotNode, NodeId, Stmt, Subgraph, Vertex,
    },
    printer::{DotPrinter, PrinterContext},
};
use std::collections::BTreeMap;

/// Families with Chinese glyphs on the common systems, first to last.
const FONTS: &str = "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,PingFang SC,SimHei,sans-serif";
/// Size of type in points.
const POINTS: f64 = 10.0;
/// Points an inch: Graphviz measures boxes in inches.
const INCH: f64 = 72.0;

/// A network as DOT. Two-mode networks stand in two ranks from left to right, others are spread by `fdp` with
/// their clusters framed.
pub fn dot(network: &Network) -> String {
    let mut stmts = heading(network);
    stmts.extend(if network.two_mode { two_ranks(network) } else { clustered(network) });
    stmts.extend(network.edges.iter().map(|edge| edge_stmt(network, edge)));
    let id = Id::Plain(network.id.replace('-', "_"));
    let graph = if network.directed || network.id == "responsibility" {
        Graph::DiGraph { id, strict: false, stmts }
    } else {
        Graph::Graph { id, strict: false, stmts }
    };
    let mut text = graph.print(PrinterContext::default().with_semi());
    text.push('\n');
    harmless(&text).into_owned()
}

/// A text as a DOT string that shows it as it is: `"` and `\` escaped, line ends as `\n`, and `&` where Graphviz
/// would read an entity.
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for (at, c) in text.char_indices() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '&' if begins_entity(&text[at..]) => out.push_str("&amp;"),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether `&…` is an entity to Graphviz: letters, digits or `#` up to a semicolon.
fn begins_entity(text: &str) -> bool {
    let name = text[1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.starts_with(';')
}

fn heading(network: &Network) -> Vec<Stmt> {
    let font = quote(FONTS);
    let size = POINTS.to_string();
    let mut graph = vec![
        attr("charset", quote("UTF-8")),
        attr("label", quote(&title(network))),
        attr("labelloc", "t".to_owned()),
        attr("fontname", font.clone()),
        attr("fontsize", (POINTS + 2.0).to_string()),
        attr("outputorder", "edgesfirst".to_owned()),
    ];
    if network.two_mode {
        graph.extend([
            attr("rankdir", "LR".to_owned()),
            attr("ranksep", quote("3.2")),
            attr("nodesep", quote("0.08")),
            attr("splines", "line".to_owned()),
        ]);
    } else {
        graph.extend([
            attr("layout", "fdp".to_owned()),
            attr("overlap", quote("prism")),
            attr("sep", quote("+6")),
            attr("K", quote("0.5")),
            attr("splines", "true".to_owned()),
            attr("start", "1".to_owned()),
        ]);
    }
    let node = vec![
        attr("fontname", font.clone()),
        attr("fontsize", size.clone()),
        attr("style", "filled".to_owned()),
        attr("color", quote("#404040")),
        attr("margin", quote("0.08,0.04")),
    ];
    let mut edge = vec![attr("fontname", font), attr("fontsize", size)];
    if network.two_mode {
        edge.extend([attr("tailport", "e".to_owned()), attr("headport", "w".to_owned())]);
    }
    [GraphAttributes::Graph(graph), GraphAttributes::Node(node), GraphAttributes::Edge(edge)]
        .map(Stmt::GAttribute)
        .into()
}

/// The title, and under it what the lines mean: the drawing must be readable without its program.
fn title(network: &Network) -> String {
    let legend = match network.edges.first().map(|e| e.mark) {
        None => return one_line(&network.title),
        Some(Mark::Role(_)) => "network-legend-roles",
        Some(Mark::Tie(_)) => "network-legend-ties",
        Some(Mark::Leads) => "network-legend-leads",
        Some(Mark::Grade(_)) => "network-legend-grades",
    };
    format!("{}\n{}", one_line(&network.title), words(network.lang, legend))
}

/// Both sides as columns of their own, so that a node without edges stands in its column as well.
fn two_ranks(network: &Network) -> Vec<Stmt> {
    [("first", false), ("second", true)]
        .into_iter()
        .map(|(name, second)| {
            let mut stmts = vec![Stmt::Attribute(attr("rank", "same".to_owned()))];
            let side = network.nodes.iter().enumerate().filter(|(_, n)| n.second == second);
            stmts.extend(side.map(|(i, node)| node_stmt(network, i, node)));
            Stmt::Subgraph(Subgraph { id: Id::Plain(name.to_owned()), stmts })
        })
        .collect()
}

/// Each group of two or more in a frame, the others by themselves.
fn clustered(network: &Network) -> Vec<Stmt> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut stmts = Vec::new();
    for (i, node) in network.nodes.iter().enumerate() {
        match node.group {
            Some(group) => groups.entry(group).or_default().push(i),
            None => stmts.push(node_stmt(network, i, node)),
        }
    }
    for (group, members) in groups {
        let nodes = members.iter().map(|&i| node_stmt(network, i, &network.nodes[i]));
        if members.len() == 1 {
            stmts.extend(nodes);
            continue;
        }
        let label = said!(network.lang, "dot-cluster", group);
        let mut inside = vec![
            Stmt::Attribute(attr("label", quote(&label))),
            Stmt::Attribute(attr("style", "rounded".to_owned())),
            Stmt::Attribute(attr("color", quote("#808080"))),
            Stmt::Attribute(attr("margin", "10".to_owned())),
        ];
        inside.extend(nodes);
        stmts.push(Stmt::Subgraph(Subgraph { id: Id::Plain(format!("cluster_{group}")), stmts: inside }));
    }
    stmts
}

fn node_stmt(network: &Network, place: usize, node: &Node) -> Stmt {
    let lines = if node.is_task() { wrap(&node.label, 20.0, 2) } else { wrap(&node.label, 10.0, 2) };
    let widest = lines.iter().map(|l| ems(l)).fold(1.0, f64::max);
    let shape = if node.is_task() { "box" } else { "ellipse" };
    // An ellipse around a box of text is √2 as wide and as high.
    let room = if node.is_task() { 1.0 } else { std::f64::consts::SQRT_2 };
    let width = (widest * POINTS + 12.0) * room / INCH;
    let height = (lines.len() as f64 * POINTS * 1.3 + 6.0) * room / INCH;
    let mut attributes = vec![
        attr("label", quote(&lines.join("\n"))),
        attr("shape", shape.to_owned()),
        attr("width", quote(&format!("{width:.2}"))),
        attr("height", quote(&format!("{height:.2}"))),
        attr("fillcolor", quote(&node.fill().hex())),
        attr("tooltip", quote(&node.label)),
        attr("id", quote(&node.id)),
    ];
    if !network.two_mode && node.size > 2.5 {
        attributes.push(attr("penwidth", "2".to_owned()));
    }
    if let Some((x, y)) = node.position {
        attributes.push(attr("pos", quote(&format!("{x:.2},{y:.2}"))));
    }
    Stmt::Node(DotNode::new(NodeId(node_id(place), None), attributes))
}

fn edge_stmt(network: &Network, edge: &super::network::Edge) -> Stmt {
    let (style, width) = match edge.mark {
        Mark::Role(Role::Lead) | Mark::Grade(Grade::Same) => ("solid", 2.0),
        Mark::Role(Role::Participant) | Mark::Grade(Grade::Similar) => ("solid", 0.8),
        Mark::Role(Role::Support) => ("dashed", 0.8),
        Mark::Grade(Grade::Theme) => ("dotted", 0.8),
        Mark::Tie(_) | Mark::Leads => ("solid", 0.5 + 1.5 * edge.weight.max(0.0).sqrt()),
    };
    let mut attributes = vec![
        attr("color", quote(&edge.mark.colour().hex())),
        attr("style", style.to_owned()),
        attr("penwidth", quote(&format!("{width:.2}"))),
        attr("tooltip", quote(&tooltip(network, edge))),
    ];
    match edge.mark {
        Mark::Role(_) => attributes.push(attr("arrowsize", quote("0.4"))),
        Mark::Tie(_) => {
            attributes.push(attr("weight", quote(&format!("{:.3}", edge.weight))));
            attributes.push(attr("len", quote(&format!("{:.2}", 0.6 + 1.0 / (1.0 + edge.weight.max(0.0))))));
        }
        Mark::Leads | Mark::Grade(_) => {}
    }
    let end = |place| Vertex::N(NodeId(node_id(place), None));
    Stmt::Edge(Edge { ty: EdgeTy::Pair(end(edge.from), end(edge.to)), attributes })
}

fn tooltip(network: &Network, edge: &super::network::Edge) -> String {
    let (from, to) = (&network.nodes[edge.from].label, &network.nodes[edge.to].label);
    format!("{from} – {to}: {} {:.2}", edge.mark.as_str(), edge.weight)
}

fn node_id(place: usize) -> Id {
    Id::Plain(format!("n{place}"))
}

/// An attribute; the value is printed as it stands, so it is a bare word or went through [`quote`].
fn attr(key: &str, value: String) -> Attribute {
    let value = if value.starts_with('"') { Id::Escaped(value) } else { Id::Plain(value) };
    Attribute(Id::Plain(key.to_owned()), value)
}
