//! GEXF 1.3 with colours, sizes, shapes and places, as Gephi (0.9.3 and later) opens it.

use super::{
    FIXED_DATE,
    network::{Colour, Field, FieldKind, Mark, Network, Node},
    tables::text_of,
    xml::Xml,
};
use crate::{analyse::overlap::Grade, model::Role};

/// A network as GEXF 1.3. Parallel edges are told apart by their `kind`; the date in it is always the same, or
/// two runs would differ. An attribute that is absent has no value.
pub fn gexf(network: &Network) -> String {
    let mut xml = Xml::indented();
    let namespaces = [
        ("xmlns", "http://gexf.net/1.3"),
        ("xmlns:viz", "http://gexf.net/1.3/viz"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"),
        ("version", "1.3"),
    ];
    xml.open("gexf", &namespaces);
    xml.open("meta", &[("lastmodifieddate", FIXED_DATE)]);
    xml.leaf("creator", &[], "fengong").leaf("description", &[], &network.title).close();
    let default = if network.directed { "directed" } else { "undirected" };
    xml.open("graph", &[("defaultedgetype", default), ("mode", "static"), ("idtype", "string")]);
    fields(&mut xml, "node", network.two_mode, &network.node_fields);
    fields(&mut xml, "edge", false, &network.edge_fields);
    xml.open("nodes", &[]);
    network.nodes.iter().for_each(|n| node(&mut xml, network, n));
    xml.close().open("edges", &[]);
    for (i, edge) in network.edges.iter().enumerate() {
        let (source, target) = (&network.nodes[edge.from].id, &network.nodes[edge.to].id);
        let attributes = [
            ("id", &*format!("e{i}")),
            ("source", source),
            ("target", target),
            ("kind", edge.mark.as_str()),
            ("weight", &edge.weight.to_string()),
        ];
        xml.open("edge", &attributes);
        values(&mut xml, &network.edge_fields, &edge.attributes, None);
        colour(&mut xml, edge.mark.colour());
        xml.empty("viz:thickness", &[("value", thickness(edge.mark))]);
        xml.empty("viz:shape", &[("value", line(edge.mark))]).close();
    }
    xml.finish()
}

fn fields(xml: &mut Xml, class: &str, two_mode: bool, fields: &[Field]) {
    xml.open("attributes", &[("class", class)]);
    if two_mode {
        xml.empty("attribute", &[("id", "bipartite"), ("title", "bipartite"), ("type", "integer")]);
    }
    for field in fields {
        let kind = match field.kind {
            FieldKind::Text => "string",
            FieldKind::Whole => "integer",
            FieldKind::Real => "double",
            FieldKind::Flag => "boolean",
        };
        xml.empty("attribute", &[("id", field.key), ("title", field.key), ("type", kind)]);
    }
    xml.close();
}

fn values(xml: &mut Xml, fields: &[Field], values: &[super::tables::Value], side: Option<bool>) {
    xml.open("attvalues", &[]);
    if let Some(second) = side {
        xml.empty("attvalue", &[("for", "bipartite"), ("value", if second { "1" } else { "0" })]);
    }
    for (field, value) in fields.iter().zip(values) {
        if let Some(text) = text_of(value) {
            xml.empty("attvalue", &[("for", field.key), ("value", &text)]);
        }
    }
    xml.close();
}

fn node(xml: &mut Xml, network: &Network, node: &Node) {
    xml.open("node", &[("id", &node.id), ("label", &node.label)]);
    values(xml, &network.node_fields, &node.attributes, network.two_mode.then_some(node.second));
    colour(xml, node.fill());
    if let Some((x, y)) = node.position {
        xml.empty("viz:position", &[("x", &x.to_string()), ("y", &y.to_string()), ("z", "0")]);
    }
    xml.empty("viz:size", &[("value", &format!("{:.2}", 10.0 * node.size))]);
    xml.empty("viz:shape", &[("value", if node.is_task() { "square" } else { "disc" })]).close();
}

fn colour(xml: &mut Xml, Colour(r, g, b): Colour) {
    let [r, g, b] = [r, g, b].map(|c| c.to_string());
    xml.empty("viz:color", &[("r", &r), ("g", &g), ("b", &b), ("a", "1")]);
}

fn thickness(mark: Mark) -> &'static str {
    match mark {
        Mark::Role(Role::Lead) | Mark::Grade(Grade::Same) | Mark::Tie(true) => "2",
        _ => "1",
    }
}

fn line(mark: Mark) -> &'static str {
    match mark {
        Mark::Role(Role::Support) => "dashed",
        Mark::Grade(Grade::Theme) => "dotted",
        _ => "solid",
    }
}
