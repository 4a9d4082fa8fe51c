//! JSON as networkx's `node_link_graph` and d3 read it.

use super::{escape::harmless_json, network::Network, tables::json_of};
use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value as Json;

#[derive(Serialize)]
#[allow(clippy::struct_field_names)] // networkx's words
struct Graph<'a> {
    directed: bool,
    multigraph: bool,
    graph: IndexMap<&'a str, Json>,
    nodes: Vec<IndexMap<&'a str, Json>>,
    edges: Vec<IndexMap<&'a str, Json>>,
}

/// A network as node-link JSON (`nodes`, `edges` with `source`, `target`, `key`). Absent attributes are `null`.
pub fn node_link(network: &Network) -> String {
    let nodes = network.nodes.iter().map(|node| {
        let mut object: IndexMap<&str, Json> = IndexMap::new();
        object.insert("id", node.id.as_str().into());
        object.insert("label", node.label.as_str().into());
        if network.two_mode {
            object.insert("bipartite", u8::from(node.second).into());
        }
        object.extend(network.node_fields.iter().zip(&node.attributes).map(|(f, v)| (f.key, json_of(v))));
        if let Some((x, y)) = node.position {
            object.extend([("x", x.into()), ("y", y.into())]);
        }
        object
    });
    let edges = network.edges.iter().enumerate().map(|(i, edge)| {
        let mut object: IndexMap<&str, Json> = IndexMap::new();
        object.insert("source", network.nodes[edge.from].id.as_str().into());
        object.insert("target", network.nodes[edge.to].id.as_str().into());
        object.insert("key", i.into());
        object.insert("weight", edge.weight.into());
        object.insert("kind", edge.mark.as_str().into());
        object.extend(network.edge_fields.iter().zip(&edge.attributes).map(|(f, v)| (f.key, json_of(v))));
        object
    });
    let graph = Graph {
        directed: network.directed,
        multigraph: true,
        graph: [("id", Json::from(network.id)), ("title", network.title.as_str().into())].into(),
        nodes: nodes.collect(),
        edges: edges.collect(),
    };
    // Text keys and JSON values throughout: nothing here that cannot be written.
    let mut text = harmless_json(serde_json::to_string_pretty(&graph).unwrap_or_default());
    text.push('\n');
    text
}
