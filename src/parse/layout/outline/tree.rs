//! The tree of a region: its items, their lines and tables.

use super::super::draft::{Draft, DraftStatement};
use super::super::lines::Line;
use crate::model::Place;
use crate::parse::heading::Style;
use crate::parse::wording::Wording;
use std::collections::BTreeMap;

/// What stands in a region, in reading order.
pub(crate) enum Item {
    /// A line of text.
    Line(Line),
    /// The tasks of a table.
    Tasks(Vec<Draft>),
}

impl Item {
    /// The line.
    pub(crate) fn line(&self) -> Option<&Line> {
        if let Self::Line(line) = self { Some(line) } else { None }
    }

    /// The tasks of a table.
    pub(crate) fn tasks(&self) -> &[Draft] {
        if let Self::Tasks(tasks) = self { tasks } else { &[] }
    }
}

/// A printed number, with what is needed to find gaps.
#[derive(Debug, Clone)]
pub(crate) struct Printed {
    /// Its kind.
    pub(crate) style: Style,
    /// What it counts.
    pub(crate) value: u32,
    /// As printed.
    pub(crate) number: String,
    /// Whether a task stands at it or below it.
    pub(crate) matters: bool,
    /// The item above it.
    pub(crate) parent: usize,
    /// Where it stands.
    pub(crate) place: Place,
}

/// What an item's place in the tree is told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Root,
    Numbered(Style),
    Heading(u8),
}

pub(super) enum Child {
    Node(usize),
    Tasks(Vec<Draft>),
}

impl Child {
    pub(super) fn node(&self) -> Option<usize> {
        if let Self::Node(id) = self { Some(*id) } else { None }
    }

    pub(super) fn tasks(&self) -> &[Draft] {
        if let Self::Tasks(tasks) = self { tasks } else { &[] }
    }
}

pub(super) struct Node {
    pub(super) level: Level,
    pub(super) heading: Option<u8>,
    pub(super) parent: usize,
    /// The line it begins with; absent for the root.
    pub(super) head: Option<Line>,
    /// Lines below it that belong to no item below it.
    pub(super) lines: Vec<Line>,
    pub(super) children: Vec<Child>,
    /// Whether a statement stands in it or below it.
    pub(super) bears: bool,
    /// What the heading above it says for all its items (（一）县发改局牵头).
    pub(super) held: Option<DraftStatement>,
}

impl Node {
    pub(super) fn new(level: Level, heading: Option<u8>, parent: usize, head: Option<Line>) -> Self {
        let (lines, children) = (Vec::new(), Vec::new());
        Self { level, heading, parent, head, lines, children, bears: false, held: None }
    }

    pub(super) fn own_statement(&self) -> bool {
        self.held.is_some() || self.written().any(Line::has_statement)
    }

    pub(super) fn is_article(&self) -> bool {
        self.level == Level::Numbered(Style::Article)
    }

    /// Its lines.
    pub(super) fn written(&self) -> impl Iterator<Item = &Line> {
        self.head.iter().chain(&self.lines)
    }
}

/// A line of a region, or a row of one of its tables.
pub(crate) enum Part<'o> {
    /// A line.
    Line(&'o Line),
    /// A row.
    Row(&'o Draft),
}

/// An item, or a paragraph under no number, as a task without statements.
pub(crate) struct Bare<'o> {
    /// Its place in the tree, and that of the item above it; the same for a paragraph.
    pub(crate) id: usize,
    pub(crate) parent: usize,
    /// Its lines.
    pub(crate) lines: Vec<&'o Line>,
    /// The task.
    pub(crate) draft: Draft,
}

/// An article of a law with its paragraphs and items.
pub(crate) struct Article<'o> {
    /// Its first line.
    pub(crate) head: &'o Line,
    /// Whether it has numbered items.
    pub(crate) has_items: bool,
    /// All of it as a task without statements.
    pub(crate) draft: Draft,
}

/// The tree of a region.
pub(crate) struct Outline<'l> {
    pub(super) wording: &'l Wording,
    pub(super) nodes: Vec<Node>,
    /// The lines in front of the first numbered item and the first table.
    pub(super) front: Vec<String>,
    /// What other layouts found in items without a statement, by item.
    pub(super) extra: BTreeMap<usize, Vec<Draft>>,
    /// Whether a statement behind the last of several items speaks of all of them, as the document does it.
    pub(super) at_last_item: bool,
}

impl Outline<'_> {
    /// Whether anything in the region says who does something.
    pub(crate) fn bears(&self) -> bool {
        self.nodes[0].bears
    }

    /// The lines in front of the first numbered item and the first table.
    pub(crate) fn front(&self) -> &[String] {
        &self.front
    }

    /// Whether it has paragraphs only, and no items.
    pub(crate) fn is_flat(&self) -> bool {
        self.nodes.len() == 1
    }

    /// The last line above the items of an item; of those that stand in none the last in front of them all.
    pub(crate) fn line_above(&self, id: usize) -> Option<&str> {
        match self.nodes.get(id)?.written().last().filter(|_| id != 0) {
            Some(line) => Some(&line.text),
            None => self.front.last().map(String::as_str),
        }
    }

    /// All words of the region in the order of the tree.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.parts().flat_map(|part| {
            let (text, statements) = match part {
                Part::Line(line) => (line.text.as_str(), [].as_slice()),
                Part::Row(draft) => (draft.text.as_str(), draft.statements.as_slice()),
            };
            std::iter::once(text).chain(statements.iter().map(|s| s.text.as_str()))
        })
    }

    /// All lines and rows in the order of the tree.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        self.nodes.iter().flat_map(|node| {
            let rows = node.children.iter().flat_map(Child::tasks);
            node.written().map(Part::Line).chain(rows.map(Part::Row))
        })
    }

    /// Takes in what another layout found in an item and below it.
    pub(crate) fn take_in(&mut self, id: usize, drafts: Vec<Draft>) {
        let mut above = self.nodes.get(id).map_or(0, |node| node.parent);
        while let Some(node) = self.nodes.get_mut(above).filter(|node| !node.bears) {
            node.bears = true;
            above = node.parent;
        }
        self.extra.insert(id, drafts);
    }

    /// Whether no task takes in an item: neither it, nor what is below it, nor what is above it says who does it.
    pub(crate) fn is_silent(&self, id: usize) -> bool {
        let mut above = id;
        while above != 0 {
            let Some(node) = self.nodes.get(above) else { return false };
            if node.own_statement() || self.at_last_item && self.statement_at_last(node) == Some(true) {
                return false;
            }
            above = node.parent;
        }
        self.nodes.get(id).is_some_and(|node| !node.bears && node.head.is_some())
    }

    /// Items that say nobody though items beside them do, and that no task around them takes in.
    pub(crate) fn passed_over(&self) -> Vec<usize> {
        let mut out = Vec::new();
        // A line above all items speaks of none of them.
        let over = |n: &&Node| n.bears && (n.head.is_none() || !n.own_statement());
        for node in self.nodes.iter().filter(over) {
            if self.at_last_item && self.statement_at_last(node) == Some(true) {
                continue;
            }
            let states = |n: &&Node| n.written().any(Line::has_statement);
            let stating: Vec<Level> = self.child_nodes(node).filter(states).map(|n| n.level).collect();
            out.extend(node.children.iter().filter_map(Child::node).filter(|id| {
                let n = &self.nodes[*id];
                let silent = !n.bears && !self.extra.contains_key(id);
                silent && n.head.is_some() && stating.contains(&n.level)
            }));
        }
        out
    }

    /// Where such items stand, and how they begin.
    pub(crate) fn unclaimed(&self) -> Vec<(Place, String)> {
        let heads = self.passed_over().into_iter().filter_map(|id| self.nodes[id].head.as_ref());
        heads.map(|head| (head.place.clone(), head.text.clone())).collect()
    }

    /// All printed numbers in document order.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = Printed> {
        self.nodes.iter().filter_map(|n| {
            let head = n.head.as_ref()?;
            let m = head.marker.as_ref().filter(|m| !m.number.is_empty())?;
            Some(Printed {
                style: m.style,
                value: m.value,
                number: m.number.clone(),
                matters: n.bears,
                parent: n.parent,
                place: head.place.clone(),
            })
        })
    }

    pub(super) fn child_nodes<'n>(&'n self, node: &'n Node) -> impl DoubleEndedIterator<Item = &'n Node> {
        node.children.iter().filter_map(Child::node).map(|id| &self.nodes[id])
    }

    /// Of several plain items under a heading: does only the last one have a statement?
    pub(super) fn statement_at_last(&self, node: &Node) -> Option<bool> {
        if node.own_statement() || node.level == Level::Root || node.children.len() < 2 {
            return None;
        }
        let plain = node
            .children
            .iter()
            .all(|child| child.node().is_some_and(|id| self.child_nodes(&self.nodes[id]).all(|n| !n.bears)));
        let bearing = self.child_nodes(node).filter(|n| n.bears).count();
        let last = self.child_nodes(node).next_back().is_some_and(|n| n.bears);
        (plain && bearing > 0).then_some(bearing == 1 && last)
    }

    /// Whether the statement of the last item is a line of its own below it.
    pub(super) fn closes_with_line(&self, node: &Node) -> bool {
        self.child_nodes(node).next_back().is_some_and(|n| {
            !n.head.as_ref().is_some_and(Line::has_statement)
                && n.lines.iter().any(|l| l.whole && l.has_statement())
        })
    }
}
