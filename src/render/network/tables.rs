use super::{Field, FieldKind, Network};
use crate::render::tables::{Column, Style, Table, Value};

/// The nodes as the table Gephi and igraph read (`Id,Label,…`; of two-mode networks `type`).
pub fn node_table(network: &Network) -> Table {
    let mut columns = vec![Column::new("Id"), Column::new("Label")];
    if network.two_mode {
        columns.push(Column::new("bipartite").count());
        columns.push(Column::new("type"));
    }
    columns.extend(network.node_fields.iter().map(column));
    columns.extend(["x", "y"].map(|k| Column::new(k).number(Style::Plain)));
    let mut table = Table::new("nodes", columns);
    table.rows.extend(network.nodes.iter().map(|node| {
        let mut row: Vec<Value> = vec![node.id.as_str().into(), node.label.as_str().into()];
        if network.two_mode {
            row.extend([usize::from(node.second).into(), node.second.into()]);
        }
        row.extend(node.attributes.iter().cloned());
        row.extend([node.position.map(|p| p.0).into(), node.position.map(|p| p.1).into()]);
        row
    }));
    table
}

/// The edges as the table Gephi and igraph read (`Source,Target,Type,weight,…`).
pub fn edge_table(network: &Network) -> Table {
    let mut columns: Vec<Column> = ["Source", "Target", "Type"].map(Column::new).into();
    columns.push(Column::new("weight").number(Style::Plain));
    columns.push(Column::new("Kind"));
    columns.extend(network.edge_fields.iter().map(column));
    let mut table = Table::new("edges", columns);
    let kind = if network.directed { "Directed" } else { "Undirected" };
    table.rows.extend(network.edges.iter().map(|edge| {
        let mut row: Vec<Value> = vec![
            network.nodes[edge.from].id.as_str().into(),
            network.nodes[edge.to].id.as_str().into(),
            kind.into(),
            edge.weight.into(),
            edge.mark.as_str().into(),
        ];
        row.extend(edge.attributes.iter().cloned());
        row
    }));
    table
}

fn column(field: &Field) -> Column {
    let column = Column::new(field.key);
    match field.kind {
        FieldKind::Text | FieldKind::Flag => column,
        FieldKind::Whole | FieldKind::Real => column.number(Style::Plain),
    }
}
