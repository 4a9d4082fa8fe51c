//! GraphML as Gephi, networkx, igraph and R read it.
//!
//! Keys are named as those programs expect: nodes have `label` and `name` (their id, by which igraph knows them), edges
//! `weight`; two-mode networks say their sides
//! twice, `bipartite` 0/1 (networkx) and `type` false/true (igraph). No hyperedges, nested graphs or ports.

use super::{
    network::{Field, FieldKind, Network},
    tables::text_of,
    xml::Xml,
};

/// A network as GraphML. An attribute that is absent has no `data`.
pub fn graphml(network: &Network) -> String {
    let mut xml = Xml::indented();
    xml.open(
        "graphml",
        &[
            ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
            ),
        ],
    );
    let key = |xml: &mut Xml, domain: &str, name: &str, kind: &str| {
        let id = key_id(domain, name);
        xml.empty("key", &[("id", &id), ("for", domain), ("attr.name", name), ("attr.type", kind)]);
    };
    key(&mut xml, "graph", "title", "string");
    key(&mut xml, "node", "label", "string");
    key(&mut xml, "node", "name", "string");
    if network.two_mode {
        key(&mut xml, "node", "bipartite", "int");
        key(&mut xml, "node", "type", "boolean");
    }
    for name in ["x", "y"] {
        key(&mut xml, "node", name, "double");
    }
    network.node_fields.iter().for_each(|f| key(&mut xml, "node", f.key, type_of(*f)));
    key(&mut xml, "edge", "weight", "double");
    key(&mut xml, "edge", "kind", "string");
    network.edge_fields.iter().for_each(|f| key(&mut xml, "edge", f.key, type_of(*f)));

    let default = if network.directed { "directed" } else { "undirected" };
    xml.open("graph", &[("id", network.id), ("edgedefault", default)]);
    data(&mut xml, "graph", "title", &network.title);
    for node in &network.nodes {
        xml.open("node", &[("id", &node.id)]);
        data(&mut xml, "node", "label", &node.label);
        data(&mut xml, "node", "name", &node.id);
        if network.two_mode {
            data(&mut xml, "node", "bipartite", if node.second { "1" } else { "0" });
            data(&mut xml, "node", "type", if node.second { "true" } else { "false" });
        }
        if let Some((x, y)) = node.position {
            data(&mut xml, "node", "x", &x.to_string());
            data(&mut xml, "node", "y", &y.to_string());
        }
        for (field, value) in network.node_fields.iter().zip(&node.attributes) {
            if let Some(text) = text_of(value) {
                data(&mut xml, "node", field.key, &text);
            }
        }
        xml.close();
    }
    for (i, edge) in network.edges.iter().enumerate() {
        let (source, target) = (&network.nodes[edge.from].id, &network.nodes[edge.to].id);
        xml.open("edge", &[("id", &format!("e{i}")), ("source", source), ("target", target)]);
        data(&mut xml, "edge", "weight", &edge.weight.to_string());
        data(&mut xml, "edge", "kind", edge.mark.as_str());
        for (field, value) in network.edge_fields.iter().zip(&edge.attributes) {
            if let Some(text) = text_of(value) {
                data(&mut xml, "edge", field.key, &text);
            }
        }
        xml.close();
    }
    xml.finish()
}

fn data(xml: &mut Xml, domain: &str, name: &str, text: &str) {
    xml.leaf("data", &[("key", &key_id(domain, name))], text);
}

fn key_id(domain: &str, name: &str) -> String {
    format!("{domain}-{name}")
}

fn type_of(field: Field) -> &'static str {
    match field.kind {
        FieldKind::Text => "string",
        FieldKind::Whole => "int",
        FieldKind::Real => "double",
        FieldKind::Flag => "boolean",
    }
}
