//! Lines and tables → the tree.

use super::super::draft::Draft;
use super::super::held;
use super::super::lines::{Line, is_signature, is_tail};
use super::tree::{Child, Item, Level, Node, Outline};
use crate::parse::heading::{Style, marker};
use crate::parse::lexicon::Lexicon;
use crate::parse::wording::Wording;
use std::collections::BTreeMap;

/// The tree while lines are added.
struct Growing<'l> {
    wording: &'l Wording,
    nodes: Vec<Node>,
    /// The open items, outermost first.
    stack: Vec<usize>,
    front: Vec<String>,
    in_front: bool,
    /// Whether the document's title was met.
    titled: bool,
    /// Whether the last line closed the document.
    after_tail: bool,
}

impl Growing<'_> {
    fn top(&self) -> usize {
        self.stack.last().copied().unwrap_or(0)
    }

    fn tasks(&mut self, drafts: Vec<Draft>) {
        self.in_front = false;
        let top = self.top();
        self.nodes[top].children.push(Child::Tasks(drafts));
    }

    /// Adds a line; `next` is the line behind it, if no table stands there.
    fn line(&mut self, line: Line, next: Option<&Line>) {
        let line = match next {
            Some(next) => headed(line, next),
            None => line,
        };
        self.in_front &= line.marker.is_none() && !line.has_statement();
        if self.in_front {
            self.front.push(line.text.clone());
        }
        let wording = self.wording;
        let signs = || {
            let closes = |next: &Line| is_tail(&next.text, wording) || is_signature(&next.text, wording);
            is_signature(&line.text, wording) && next.is_some_and(closes)
        };
        if line.marker.is_none() && !line.has_statement() && (is_tail(&line.text, wording) || signs()) {
            self.stack.truncate(1);
            self.after_tail = true;
            return;
        }
        let level = match (&line.marker, line.heading) {
            (Some(m), _) => Level::Numbered(m.style),
            // The first heading is the document's title.
            (None, Some(h)) if !line.whole && (self.titled || self.nodes.len() > 1) => Level::Heading(h),
            _ => return self.words(line),
        };
        self.after_tail = false;
        self.open(level, line);
    }

    /// A line that begins no item.
    fn words(&mut self, line: Line) {
        self.titled |= line.heading.is_some();
        let top = self.top();
        // 主办单位：… below a web page belongs to no task.
        let footer = self.after_tail && line.has_statement() && top == 0;
        self.after_tail = footer;
        if !footer {
            self.nodes[top].lines.push(line);
        }
    }

    /// Opens an item: a kind of number that stands open above closes what is below it, a new kind goes one level down.
    fn open(&mut self, level: Level, line: Line) {
        let keep = match level {
            Level::Heading(h) => {
                let above = |n: &usize| self.nodes[*n].heading.is_none_or(|x| x >= h) && *n != 0;
                self.stack.iter().position(above)
            }
            _ => self.stack.iter().position(|n| self.nodes[*n].level == level),
        };
        self.stack.truncate(keep.unwrap_or(self.stack.len()).max(1));
        let (parent, id) = (self.top(), self.nodes.len());
        self.nodes.push(Node::new(level, line.heading, parent, Some(line)));
        self.nodes[parent].children.push(Child::Node(id));
        self.stack.push(id);
    }
}

impl<'l> Outline<'l> {
    /// Builds the tree. Linear: the open items are at most as many as there are kinds of numbers.
    pub(crate) fn new(items: Vec<Item>, lexicon: &'l dyn Lexicon) -> Self {
        let wording = lexicon.wording();
        let mut tree = Growing {
            wording,
            nodes: vec![Node::new(Level::Root, None, 0, None)],
            stack: vec![0],
            front: Vec::new(),
            in_front: true,
            titled: false,
            after_tail: false,
        };
        let mut items = items.into_iter().peekable();
        while let Some(item) = items.next() {
            match (item, items.peek()) {
                (Item::Tasks(drafts), _) => tree.tasks(drafts),
                (Item::Line(line), Some(Item::Line(next))) => tree.line(line, Some(next)),
                (Item::Line(line), _) => tree.line(line, None),
            }
        }
        let Growing { mut nodes, front, .. } = tree;
        hold(&mut nodes, lexicon);
        bear(&mut nodes);
        let mut outline = Self { wording, nodes, front, extra: BTreeMap::new(), at_last_item: false };
        outline.at_last_item = outline.closes_at_last_items();
        outline
    }

    /// Whether a statement behind the last of several items speaks of all of them, as the document does it.
    fn closes_at_last_items(&self) -> bool {
        let (mut last_only, mut others, mut own_lines) = (0, 0, true);
        for node in &self.nodes {
            match self.statement_at_last(node) {
                Some(true) => {
                    last_only += 1;
                    own_lines &= self.closes_with_line(node);
                }
                Some(false) => others += 1,
                None => {}
            }
        }
        last_only > others && (last_only >= 2 || own_lines)
    }
}

/// Tells each item whether a statement stands in it or below it.
fn bear(nodes: &mut [Node]) {
    for id in (0..nodes.len()).rev() {
        let tasks = nodes[id].children.iter().flat_map(Child::tasks).next().is_some();
        nodes[id].bears |= nodes[id].own_statement() || tasks;
        if nodes[id].bears {
            let parent = nodes[id].parent;
            nodes[parent].bears = true;
        }
    }
}

/// 一、牵头单位：市商务局 above items of another kind is a heading, though it is a statement as well.
fn headed(line: Line, next: &Line) -> Line {
    let is_heading = |style| matches!(style, Style::Chinese | Style::ChineseParen | Style::Chapter(_));
    let number = if line.whole && line.marker.is_none() { marker(&line.text) } else { None };
    match number.filter(|m| is_heading(m.style)) {
        Some(m) if next.marker.as_ref().is_some_and(|below| below.style != m.style) => {
            Line { marker: Some(m), whole: false, ..line }
        }
        _ => line,
    }
}

/// Gives the items below a heading that names who leads (（一）县发改局牵头（2项）) what it says.
fn hold(nodes: &mut [Node], lexicon: &dyn Lexicon) {
    for id in 1..nodes.len() {
        let items: Vec<usize> = nodes[id].children.iter().filter_map(Child::node).collect();
        if items.is_empty() {
            continue;
        }
        let inherited = nodes[id].held.clone();
        let Some(held) = nodes[id].head.as_ref().and_then(|head| held::by(head, lexicon)).or(inherited)
        else {
            continue;
        };
        // Whose items it holds for has none itself.
        nodes[id].held = None;
        if let Some(head) = &mut nodes[id].head {
            head.notes.clear();
        }
        for item in items {
            nodes[item].held = Some(held.clone());
        }
    }
}
