//! UCINET DL. UCINET knows no Unicode, so nodes are `n1`, `n2` … (two-mode: `t1` … and `a1` …) and a key table says
//! what they stand for.

use super::{
    network::{Network, Node},
    tables::{Column, Table},
};
use std::{collections::BTreeMap, fmt::Write as _};

/// A network as a DL edge list with its weights. Of parallel edges (one body with two duties in a task) the strongest
/// counts: the matrix says who has a part in what. An undirected one-mode network has
/// each tie in both directions, so that UCINET reads it as symmetric.
pub fn dl(network: &Network) -> String {
    let names = names(network);
    let mut weights: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for edge in &network.edges {
        let mut add = |tie| {
            let weight: &mut f64 = weights.entry(tie).or_insert(edge.weight);
            *weight = weight.max(edge.weight);
        };
        add((edge.from, edge.to));
        if !network.directed && !network.two_mode && edge.from != edge.to {
            add((edge.to, edge.from));
        }
    }
    let side = |second| -> Vec<&str> {
        let nodes = network.nodes.iter().zip(&names);
        nodes.filter(|(n, _)| n.second == second).map(|(_, name)| name.as_str()).collect()
    };
    let mut out = if network.two_mode {
        let (rows, columns) = (side(false), side(true));
        format!(
            "dl nr={} nc={}\nformat = edgelist2\nrow labels:\n{}\ncolumn labels:\n{}\ndata:\n",
            rows.len(),
            columns.len(),
            rows.join("\n"),
            columns.join("\n"),
        )
    } else {
        format!("dl n={}\nformat = edgelist1\nlabels:\n{}\ndata:\n", names.len(), names.join("\n"))
    };
    let place = places(network);
    for ((from, to), weight) in weights {
        // Nodes are given by number, each side counted for itself: labels are the more fragile way in DL.
        let _ = writeln!(out, "{} {} {weight}", place[from], place[to]);
    }
    out
}

/// What the names of [`dl`] stand for: a row a node.
pub fn dl_key(network: &Network) -> Table {
    let columns = ["dl", "id", "label"].map(Column::new).into();
    let mut table = Table::new("dl-key", columns);
    table.rows.extend(
        network
            .nodes
            .iter()
            .zip(names(network))
            .map(|(node, name)| vec![name.into(), node.id.as_str().into(), node.label.as_str().into()]),
    );
    table
}

fn names(network: &Network) -> Vec<String> {
    let first = |node: &Node| if node.is_task() { 't' } else { 'a' };
    let both_tasks = network.nodes.iter().all(Node::is_task);
    network
        .nodes
        .iter()
        .zip(places(network))
        .map(|(node, place)| match (network.two_mode, both_tasks) {
            (false, _) => format!("n{place}"),
            // Two plans: a1 … and b1 …
            (true, true) => format!("{}{place}", if node.second { 'b' } else { 'a' }),
            (true, false) => format!("{}{place}", first(node)),
        })
        .collect()
}

/// The number of each node in its side, from 1.
fn places(network: &Network) -> Vec<usize> {
    let mut count = [0; 2];
    network
        .nodes
        .iter()
        .map(|node| {
            let side = &mut count[usize::from(network.two_mode && node.second)];
            *side += 1;
            *side
        })
        .collect()
}
