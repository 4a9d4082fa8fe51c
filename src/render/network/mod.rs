//! A result as a network: nodes and edges with typed attributes, from which every graph format is written.
//!
//! One builder a kind of network, one writer a format ([`dot`](super::dot), [`graphml`](super::graphml),
//! [`gexf`](super::gexf), [`dl`](super::dl), [`node_link`](super::node_link), [`node_table`], [`edge_table`]), so
//! that each kind can be had in each format.

mod build;
mod tables;

pub use build::{coresponsibility, lead_support, overlap, responsibility};
pub use tables::{edge_table, node_table};

use super::{Lang, tables::Value};
use crate::{analyse::overlap::Grade, graph::Node as Subject, model::Role};
use std::collections::BTreeMap;

/// Nodes and edges of one kind, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// Name in files: kebab-case ASCII.
    pub id: &'static str,
    /// Title in the network's language.
    pub title: String,
    /// Language of labels and title.
    pub lang: Lang,
    /// Whether edges run from source to target rather than both ways.
    pub directed: bool,
    /// Whether there are two sorts of nodes and edges only between them.
    pub two_mode: bool,
    /// Attributes of nodes; [`Node::attributes`] follows this order.
    pub node_fields: Vec<Field>,
    /// Attributes of edges; [`Edge::attributes`] follows this order.
    pub edge_fields: Vec<Field>,
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The edges; there may be several between two nodes.
    pub edges: Vec<Edge>,
}

/// An attribute of nodes or edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// ASCII name; none of the words the formats reserve (`id`, `label`, `weight`).
    pub key: &'static str,
    /// Type of its values.
    pub kind: FieldKind,
}

/// Type of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Text.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Real,
    /// Yes or no.
    Flag,
}

/// A task or a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Unique in the network: a task's id, or `key@jurisdiction`.
    pub id: String,
    /// What stands for it in the model.
    pub subject: Subject,
    /// What a reader sees.
    pub label: String,
    /// In two-mode networks the side: `false` the first (tasks; plan a), `true` the second (bodies; plan b).
    pub second: bool,
    /// The cluster it is drawn in, from 1.
    pub group: Option<usize>,
    /// How large it is drawn, 1 being ordinary.
    pub size: f64,
    /// Where it is drawn, when a layout was given.
    pub position: Option<(f64, f64)>,
    /// Values in the order of [`Network::node_fields`].
    pub attributes: Vec<Value>,
}

/// An edge between two nodes, given by their places in [`Network::nodes`].
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Source.
    pub from: usize,
    /// Target.
    pub to: usize,
    /// Strength.
    pub weight: f64,
    /// How it is drawn.
    pub mark: Mark,
    /// Values in the order of [`Network::edge_fields`].
    pub attributes: Vec<Value>,
}

/// What an edge stands for, which decides how it is drawn and its `kind` in GEXF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// An assignment that counts as this role.
    Role(Role),
    /// A tie; whether it is stronger than chance after correction.
    Tie(bool),
    /// A lead and a body that works for it.
    Leads,
    /// Two tasks that overlap.
    Grade(Grade),
}

impl Mark {
    /// The ASCII word of data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Role(role) => role.as_str(),
            Self::Tie(true) => "tested-tie",
            Self::Tie(false) => "tie",
            Self::Leads => "leads",
            Self::Grade(grade) => super::Word::from(grade).code,
        }
    }

    /// Colour (Okabe–Ito and greys); a mark is told apart by line as well, never by colour alone.
    pub fn colour(self) -> Colour {
        match self {
            Self::Role(Role::Lead) | Self::Tie(true) | Self::Leads | Self::Grade(Grade::Same) => {
                Colour(0x00, 0x72, 0xB2)
            }
            Self::Role(Role::Participant) | Self::Grade(Grade::Similar) => Colour(0x60, 0x60, 0x60),
            Self::Role(Role::Support) | Self::Tie(false) | Self::Grade(Grade::Theme) => {
                Colour(0xA8, 0xA8, 0xA8)
            }
        }
    }
}

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// `#RRGGBB`.
    pub fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

/// Fills that carry black type; further groups are white and told apart by their frame.
const FILLS: [Colour; 8] = [
    Colour(0xCC, 0xE3, 0xF2),
    Colour(0xFC, 0xE6, 0xC0),
    Colour(0xCC, 0xEB, 0xE1),
    Colour(0xF6, 0xDF, 0xEB),
    Colour(0xFB, 0xF8, 0xC9),
    Colour(0xF7, 0xD8, 0xC6),
    Colour(0xDD, 0xF0, 0xFB),
    Colour(0xE2, 0xE2, 0xE2),
];

impl Node {
    /// Whether it is a task.
    pub fn is_task(&self) -> bool {
        matches!(self.subject, Subject::Task(_))
    }

    /// Fill of the node: by group, else by what it is.
    pub fn fill(&self) -> Colour {
        match self.group {
            Some(group) => FILLS.get(group.wrapping_sub(1)).copied().unwrap_or(Colour(255, 255, 255)),
            None if self.is_task() => Colour(255, 255, 255),
            None => FILLS[7],
        }
    }
}

impl Network {
    /// Gives nodes their places, for the formats that carry them; `None` leaves a node without.
    #[must_use]
    pub fn placed(mut self, place: impl Fn(Subject) -> Option<(f64, f64)>) -> Self {
        for node in &mut self.nodes {
            node.position = place(node.subject).filter(|(x, y)| x.is_finite() && y.is_finite());
        }
        self
    }

    /// Makes ids unique (whatever stands twice gets `#2`, `#3` …) and weights finite.
    fn finished(mut self) -> Self {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for node in &mut self.nodes {
            let base = node.id.clone();
            while seen.contains_key(&node.id) {
                let times = seen.get_mut(&base).map_or(2, |n| {
                    *n += 1;
                    *n
                });
                node.id = format!("{base}#{times}");
            }
            seen.insert(node.id.clone(), 1);
        }
        for edge in self.edges.iter_mut().filter(|e| !e.weight.is_finite()) {
            edge.weight = 0.0;
        }
        self
    }
}
