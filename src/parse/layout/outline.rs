//! Numbered paragraphs → tasks.
//!
//! Lines become a tree by their numbering: a kind of number that stands open above closes what is below it, a new
//! kind goes one level down. An item with a statement of its own is a task; one whose parts have statements is a
//! section; what has neither belongs to the text of the task around it.

use super::builder::TextBuilder;
use super::draft::{Draft, DraftStatement, Number};
use super::held;
use super::lines::{Line, is_signature, is_tail};
use crate::model::Place;
use crate::parse::heading::{Style, marker};
use crate::parse::lexicon::Lexicon;
use crate::parse::wording::Wording;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What stands in a region, in reading order.
pub(crate) enum Item {
    /// A line of text.
    Line(Line),
    /// The tasks of a table.
    Tasks(Vec<Draft>),
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
enum Level {
    Root,
    Numbered(Style),
    Heading(u8),
}

enum Child {
    Node(usize),
    Tasks(Vec<Draft>),
}

struct Node {
    level: Level,
    heading: Option<u8>,
    parent: usize,
    /// The line it begins with; absent for the root.
    head: Option<Line>,
    /// Lines below it that belong to no item below it.
    lines: Vec<Line>,
    children: Vec<Child>,
    /// Whether a statement stands in it or below it.
    bears: bool,
    /// What the heading above it says for all its items (（一）县发改局牵头).
    held: Option<DraftStatement>,
}

impl Node {
    fn new(level: Level, heading: Option<u8>, parent: usize, head: Option<Line>) -> Self {
        let (lines, children) = (Vec::new(), Vec::new());
        Self { level, heading, parent, head, lines, children, bears: false, held: None }
    }

    fn own_statement(&self) -> bool {
        self.held.is_some() || self.written().any(Line::has_statement)
    }

    fn is_article(&self) -> bool {
        self.level == Level::Numbered(Style::Article)
    }

    /// Its lines.
    fn written(&self) -> impl Iterator<Item = &Line> {
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
    wording: &'l Wording,
    nodes: Vec<Node>,
    /// The lines in front of the first numbered item and the first table.
    front: Vec<String>,
    /// What other layouts found in items without a statement, by item.
    extra: BTreeMap<usize, Vec<Draft>>,
    /// Whether a statement behind the last of several items speaks of all of them, as the document does it.
    at_last_item: bool,
}

impl<'l> Outline<'l> {
    /// Builds the tree. Linear: the open items are at most as many as there are kinds of numbers.
    pub(crate) fn new(items: Vec<Item>, lexicon: &'l dyn Lexicon) -> Self {
        let mut nodes = vec![Node::new(Level::Root, None, 0, None)];
        let mut stack = vec![0_usize];
        let wording = lexicon.wording();
        let (mut front, mut in_front) = (Vec::new(), true);
        let (mut titled, mut after_tail) = (false, false);
        let mut items = items.into_iter().peekable();
        while let Some(item) = items.next() {
            let top = stack.last().copied().unwrap_or(0);
            let line = match item {
                Item::Tasks(drafts) => {
                    in_front = false;
                    nodes[top].children.push(Child::Tasks(drafts));
                    continue;
                }
                Item::Line(line) => line,
            };
            let line = match items.peek() {
                Some(Item::Line(next)) => headed(line, next),
                _ => line,
            };
            in_front &= line.marker.is_none() && !line.has_statement();
            if in_front {
                front.push(line.text.clone());
            }
            let mut signs = || {
                is_signature(&line.text, wording)
                    && matches!(items.peek(), Some(Item::Line(next)) if is_tail(&next.text, wording) || is_signature(&next.text, wording))
            };
            if line.marker.is_none() && !line.has_statement() && (is_tail(&line.text, wording) || signs()) {
                stack.truncate(1);
                after_tail = true;
                continue;
            }
            let level = match (&line.marker, line.heading) {
                (Some(m), _) => Level::Numbered(m.style),
                // The first heading is the document's title.
                (None, Some(h)) if !line.whole && (titled || nodes.len() > 1) => Level::Heading(h),
                _ => {
                    titled |= line.heading.is_some();
                    // 主办单位：… below a web page belongs to no task.
                    let footer = after_tail && line.has_statement() && top == 0;
                    after_tail = footer;
                    if !footer {
                        nodes[top].lines.push(line);
                    }
                    continue;
                }
            };
            after_tail = false;
            let keep = match level {
                Level::Heading(h) => {
                    let above = |n: &usize| nodes[*n].heading.is_none_or(|x| x >= h) && *n != 0;
                    stack.iter().position(above)
                }
                _ => stack.iter().position(|n| nodes[*n].level == level),
            };
            stack.truncate(keep.unwrap_or(stack.len()).max(1));
            let parent = stack.last().copied().unwrap_or(0);
            let id = nodes.len();
            nodes.push(Node::new(level, line.heading, parent, Some(line)));
            nodes[parent].children.push(Child::Node(id));
            stack.push(id);
        }
        hold(&mut nodes, lexicon);
        for id in (0..nodes.len()).rev() {
            let own = nodes[id].own_statement()
                || nodes[id].children.iter().any(|c| matches!(c, Child::Tasks(t) if !t.is_empty()));
            nodes[id].bears |= own;
            if nodes[id].bears {
                let parent = nodes[id].parent;
                nodes[parent].bears = true;
            }
        }
        let mut outline = Self { wording, nodes, front, extra: BTreeMap::new(), at_last_item: false };
        let (mut last_only, mut others, mut own_lines) = (0, 0, true);
        for node in &outline.nodes {
            match outline.statement_at_last(node) {
                Some(true) => {
                    last_only += 1;
                    own_lines &= outline.closes_with_line(node);
                }
                Some(false) => others += 1,
                None => {}
            }
        }
        outline.at_last_item = last_only > others && (last_only >= 2 || own_lines);
        outline
    }

    /// Whether anything in the region says who does something.
    pub(crate) fn bears(&self) -> bool {
        self.nodes[0].bears
    }

    /// The lines in front of the first numbered item and the first table.
    pub(crate) fn front(&self) -> &[String] {
        &self.front
    }

    /// All words of the region in the order of the tree.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().flat_map(|n| {
            let lines = n.head.iter().chain(&n.lines).map(|l| l.text.as_str());
            let rows = n.children.iter().flat_map(|c| match c {
                Child::Tasks(drafts) => drafts.as_slice(),
                Child::Node(_) => &[],
            });
            let cells = rows.flat_map(|d| {
                std::iter::once(d.text.as_str()).chain(d.statements.iter().map(|s| s.text.as_str()))
            });
            lines.chain(cells)
        })
    }

    /// All lines and rows in the order of the tree.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        self.nodes.iter().flat_map(|node| {
            let rows = node.children.iter().flat_map(|child| match child {
                Child::Tasks(drafts) => drafts.as_slice(),
                Child::Node(_) => &[],
            });
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

    /// Every item without items below it, and every paragraph under no number, as a task without statements, with
    /// its lines: what running prose is looked for in.
    pub(crate) fn bare_items(&self) -> Vec<Bare<'_>> {
        let mut out = Vec::new();
        let mut path: Vec<(usize, Arc<str>)> = Vec::new();
        for (id, node) in self.nodes.iter().enumerate() {
            let Some(head) = &node.head else {
                out.extend(node.lines.iter().map(|l| Bare {
                    id,
                    parent: id,
                    lines: vec![l],
                    draft: Self::paragraph(std::slice::from_ref(l), None, &[]),
                }));
                continue;
            };
            while path.last().is_some_and(|(above, _)| *above != node.parent) {
                path.pop();
            }
            let sections: Vec<Arc<str>> = path.iter().map(|(_, t)| t.clone()).collect();
            let mut task = Builder::open(node);
            for line in &node.lines {
                task.text.line(line, 0);
            }
            let lines = std::iter::once(head).chain(&node.lines).collect();
            out.push(Bare { id, parent: node.parent, lines, draft: task.close(&sections) });
            path.push((id, Arc::from(section_title(head))));
        }
        out
    }

    /// The article at a node, its items put together.
    pub(crate) fn article(&self, id: usize, sections: &[Arc<str>]) -> Option<Article<'_>> {
        let node = self.nodes.get(id).filter(|n| n.is_article())?;
        let head = node.head.as_ref()?;
        let mut text = TextBuilder::new(&head.place);
        text.line(head, head.body_start());
        for line in &node.lines {
            text.line(line, 0);
        }
        for child in self.child_nodes(node) {
            self.fold(child, &mut text);
        }
        let mut draft = text.finish();
        draft.number = counted(head);
        draft.sections = sections.to_vec();
        Some(Article { head, has_items: !node.children.is_empty(), draft })
    }

    /// Items that say nobody though items beside them do, and that no task around them takes in: where they stand, and how
    /// they begin.
    pub(crate) fn unclaimed(&self) -> Vec<(Place, String)> {
        let mut out = Vec::new();
        for node in self.nodes.iter().filter(|n| n.bears && !n.own_statement()) {
            let taken = |child: &Child| matches!(child, Child::Node(id) if self.extra.contains_key(id));
            if self.at_last_item && self.statement_at_last(node) == Some(true) {
                continue;
            }
            let states = |n: &&Node| n.written().any(Line::has_statement);
            let stating: Vec<Level> = self.child_nodes(node).filter(states).map(|n| n.level).collect();
            let silent = node.children.iter().filter(|c| !taken(c)).filter_map(|c| self.node(c));
            let silent = silent.filter(|n| !n.bears && stating.contains(&n.level));
            out.extend(silent.filter_map(|n| {
                let head = n.head.as_ref()?;
                Some((head.place.clone(), head.text.clone()))
            }));
        }
        out
    }

    /// All printed numbers in document order.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = Printed> {
        self.nodes.iter().filter_map(|n| {
            let head = n.head.as_ref()?;
            let m = head.marker.as_ref().filter(|m| !matches!(m.style, Style::Bullet(_)))?;
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

    fn child_nodes<'n>(&'n self, node: &'n Node) -> impl DoubleEndedIterator<Item = &'n Node> {
        node.children.iter().filter_map(|c| self.node(c))
    }

    fn node(&self, child: &Child) -> Option<&Node> {
        match child {
            Child::Node(id) => Some(&self.nodes[*id]),
            Child::Tasks(_) => None,
        }
    }

    /// Of several plain items under a heading: does only the last one have a statement?
    fn statement_at_last(&self, node: &Node) -> Option<bool> {
        if node.own_statement() || node.level == Level::Root || node.children.len() < 2 {
            return None;
        }
        let plain = node.children.iter().all(|c| match c {
            Child::Node(id) => self.child_nodes(&self.nodes[*id]).all(|n| !n.bears),
            Child::Tasks(_) => false,
        });
        let bearing = self.child_nodes(node).filter(|n| n.bears).count();
        let last = self.child_nodes(node).next_back().is_some_and(|n| n.bears);
        (plain && bearing > 0).then_some(bearing == 1 && last)
    }

    /// Whether the statement of the last item is a line of its own below it.
    fn closes_with_line(&self, node: &Node) -> bool {
        self.child_nodes(node).next_back().is_some_and(|n| {
            !n.head.as_ref().is_some_and(Line::has_statement)
                && n.lines.iter().any(|l| l.whole && l.has_statement())
        })
    }

    /// The tasks in document order.
    pub(crate) fn tasks(&self) -> Vec<Draft> {
        let mut out = Vec::new();
        self.emit(0, &mut Vec::new(), &mut out);
        out
    }

    /// Emits the tasks of an item and of what is below it. The depth is bounded by the kinds of numbers.
    fn emit(&self, id: usize, path: &mut Vec<Arc<str>>, out: &mut Vec<Draft>) {
        let node = &self.nodes[id];
        if let Some(found) = self.extra.get(&id) {
            out.extend(found.iter().cloned());
            return;
        }
        if !node.bears {
            return;
        }
        if self.at_last_item && self.statement_at_last(node) == Some(true) {
            out.push(self.whole(node, path));
            return;
        }
        let blocks = blocks(&node.lines);
        match &node.head {
            None => Self::loose(node, &blocks, path, out),
            Some(_) => self.item(node, &blocks, path, out),
        }
        if let Some(head) = &node.head {
            path.push(Arc::from(section_title(head)));
        }
        let depth = path.len();
        for child in &node.children {
            match child {
                Child::Node(child) => self.emit(*child, path, out),
                Child::Tasks(drafts) => out.extend(drafts.iter().cloned().map(|mut d| {
                    d.sections = path.iter().cloned().chain(d.sections).collect();
                    d
                })),
            }
            path.truncate(depth);
        }
        if node.head.is_some() {
            path.pop();
        }
    }

    /// A heading with all its items as one task.
    fn whole(&self, node: &Node, path: &[Arc<str>]) -> Draft {
        let mut task = Builder::open(node);
        for line in &node.lines {
            task.text.line(line, 0);
        }
        for child in self.child_nodes(node) {
            self.fold(child, &mut task.text);
        }
        task.close(path)
    }

    /// Adds an item without a task of its own, and all below it, to a task's text.
    fn fold(&self, node: &Node, text: &mut TextBuilder) {
        for line in node.head.iter().chain(&node.lines) {
            let bullet = line.marker.as_ref().filter(|m| matches!(m.style, Style::Bullet(_)));
            text.line(line, bullet.map_or(0, |m| m.len));
        }
        for child in self.child_nodes(node) {
            self.fold(child, text);
        }
    }

    /// The task of a numbered item, and those of labelled paragraphs in it (“一核”：…, 金融支持：…).
    fn item(&self, node: &Node, blocks: &[Block], path: &mut Vec<Arc<str>>, out: &mut Vec<Draft>) {
        let labelled = |b: &&Block| b.states && b.label.is_some();
        let apart = blocks.iter().filter(labelled).count() >= 2;
        let mine = |b: &&Block| !(apart && labelled(b));
        let states = node.held.is_some()
            || node.head.as_ref().is_some_and(Line::has_statement)
            || blocks.iter().filter(mine).any(|b| b.states);
        let last = blocks.iter().filter(mine).enumerate().filter(|(_, b)| b.states).map(|(at, _)| at).last();
        let mut task = Builder::open(node);
        for (at, block) in blocks.iter().filter(mine).enumerate() {
            // Words behind the statement that closes an item are the document's, not the item's.
            let closed = last.map_or(task.is_closed(), |l| at > l) && !task.text.is_empty();
            if !(closed && states) {
                for line in &node.lines[block.lines.clone()] {
                    task.text.line(line, 0);
                }
            }
        }
        if states {
            for child in self.child_nodes(node).filter(|n| !n.bears) {
                self.fold(child, &mut task.text);
            }
            let mut draft = task.close(path);
            draft.hold(node.held.clone(), self.wording);
            out.push(draft);
        }
        if !apart {
            return;
        }
        if let Some(head) = &node.head {
            path.push(Arc::from(section_title(head)));
        }
        let number = node.head.as_ref().and_then(|h| h.marker.as_ref()).map_or("", |m| m.number.as_str());
        for (k, block) in blocks.iter().filter(labelled).enumerate() {
            let mut draft = Self::paragraph(&node.lines[block.lines.clone()], block.label.as_deref(), path);
            draft.number = Some(Number { text: format!("{number}-{}", k + 1), counts: None });
            out.push(draft);
        }
        path.pop();
    }

    /// A task that is a paragraph without number, with the lines that belong to it.
    fn paragraph(lines: &[Line], label: Option<&str>, path: &[Arc<str>]) -> Draft {
        let mut text = TextBuilder::new(&lines.first().map(|l| l.place.clone()).unwrap_or_default());
        for line in lines {
            text.line(line, 0);
        }
        let mut draft = text.finish();
        draft.sections = path.to_vec();
        if let Some(label) = label {
            label.clone_into(&mut draft.title);
            draft.body_from = draft
                .text
                .find(['：', ':'])
                .map_or(0, |at| at + draft.text[at..].chars().next().map_or(0, char::len_utf8));
        }
        draft
    }

    /// Paragraphs with statements that stand under no number at all.
    fn loose(node: &Node, blocks: &[Block], path: &[Arc<str>], out: &mut Vec<Draft>) {
        for (at, block) in
            blocks.iter().enumerate().filter(|(_, b)| b.states && !node.lines[b.lines.start].whole)
        {
            let mut draft = Self::paragraph(&node.lines[block.lines.clone()], block.label.as_deref(), path);
            let above = at.checked_sub(1).map(|k| &blocks[k]).filter(|b| !b.states);
            if let Some(above) =
                above.and_then(|b| node.lines.get(b.lines.start)).filter(|l| is_title_line(l))
                && draft.title.is_empty()
            {
                above.text.clone_into(&mut draft.title);
            }
            out.push(draft);
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
        let items: Vec<usize> = nodes[id]
            .children
            .iter()
            .filter_map(|child| if let Child::Node(id) = child { Some(*id) } else { None })
            .collect();
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

/// A task under construction from a numbered item.
struct Builder {
    text: TextBuilder,
    number: Option<Number>,
    title: String,
    /// The head holds a title and its body; the text then begins with the title as printed.
    inline: bool,
    /// The head closes with a statement.
    closed: bool,
    /// Bytes of a head that is one short sentence: the title, if more follows.
    short_head: usize,
}

impl Builder {
    fn open(node: &Node) -> Self {
        let Some(head) = &node.head else {
            return Self {
                text: TextBuilder::new(&Place::default()),
                number: None,
                title: String::new(),
                inline: false,
                closed: false,
                short_head: 0,
            };
        };
        let number = counted(head);
        let mut text = TextBuilder::new(&head.place);
        let title = title_in(head);
        let alone = title.is_none() && is_title_line(head);
        if alone {
            // The heading is the title; a statement behind it is still one.
            text.line(&without_words(head), 0);
        } else {
            text.line(head, head.body_start());
        }
        let closed = !alone && head.has_statement() && ends_with_note(head);
        let inline = title.is_some();
        let title = title.unwrap_or_else(|| if alone { words_of(head) } else { String::new() });
        let words = words_of(head);
        let short =
            !alone && !inline && words.chars().count() <= TITLE && !words.contains(['。', '；', '，', ',']);
        let short_head = if short && ends_sentence(head) { text.len() } else { 0 };
        Self { text, number, title, inline, closed, short_head }
    }

    fn is_closed(&self) -> bool {
        self.closed
    }

    fn close(self, path: &[Arc<str>]) -> Draft {
        let mut draft = self.text.finish();
        draft.number = self.number;
        draft.sections = path.to_vec();
        if draft.text.is_empty() {
            // A heading with a statement and nothing more: the heading is what is to be done.
            draft.text = self.title;
        } else {
            let title =
                draft.text.get(..self.short_head).unwrap_or("").trim_end_matches(['。', '；']).to_owned();
            if self.short_head > 0 && draft.text.len() > self.short_head {
                draft.title = title;
                draft.body_from = self.short_head;
                draft.narrow_scope();
                return draft;
            }
            if self.inline {
                draft.body_from = draft.text.find('。').map_or(0, |at| at + '。'.len_utf8());
                draft.narrow_scope();
            }
            draft.title = self.title;
        }
        draft
    }
}

/// The number a line begins with; a bullet is none.
fn counted(head: &Line) -> Option<Number> {
    let counted = head.marker.as_ref().filter(|m| !matches!(m.style, Style::Bullet(_)));
    counted.map(|m| Number { text: m.number.clone(), counts: Some((m.style, m.value)) })
}

/// The line's words behind its number and without its statements.
fn words_of(line: &Line) -> String {
    let mut at = line.body_start();
    let mut out = String::new();
    for note in &line.notes {
        out.push_str(line.text.get(at..note.cut.start).unwrap_or(""));
        at = at.max(note.cut.end);
    }
    out.push_str(line.text.get(at..).unwrap_or(""));
    out.trim().trim_end_matches(['。', '：', ':', '；']).to_owned()
}

/// The line reduced to its statements.
fn without_words(line: &Line) -> Line {
    let mut only = line.clone();
    only.text = String::new();
    only.marker = None;
    only.whole = true;
    for note in &mut only.notes {
        let words = line.text.get(note.cut.clone()).unwrap_or("");
        let start = only.text.len();
        only.text.push_str(words);
        note.cut = start..only.text.len();
    }
    only
}

fn ends_with_note(line: &Line) -> bool {
    line.notes.last().is_some_and(|n| !line.text[n.cut.end..].chars().any(char::is_alphanumeric))
}

/// Longest title, in characters.
const TITLE: usize = 45;

/// The title with which a numbered line begins: its first sentence, where more follows (便利企业开办。依托…).
fn title_in(line: &Line) -> Option<String> {
    line.marker.as_ref()?;
    let body = line.body();
    let stop = body.find('。')?;
    let (title, rest) = (&body[..stop], &body[stop..]);
    let until = line.notes.first().map_or(line.text.len(), |n| n.cut.start);
    let more = line.text.get(line.body_start() + stop..until).unwrap_or(rest);
    // 到2025年，建成学校五所。: what goes on with commas is a sentence.
    let fits = title.chars().count() <= TITLE && !title.contains(['；', '，', ',']);
    (fits && more.chars().any(char::is_alphanumeric)).then(|| title.trim().to_owned())
}

/// Whether a line is a heading: short and no sentence.
fn is_title_line(line: &Line) -> bool {
    let words = words_of(line);
    let count = words.chars().count();
    !line.whole && !ends_sentence(line) && count > 0 && count <= TITLE && !words.contains(['。', '；'])
}

/// Whether the words of a line, statements aside, end with a full stop.
fn ends_sentence(line: &Line) -> bool {
    let until = line.notes.first().map_or(line.text.len(), |n| n.cut.start);
    let stop = |t: &str| t.trim_end().ends_with(['。', '；']);
    line.text.get(line.body_start()..until).is_some_and(stop)
        || line.notes.last().is_some_and(|n| line.text[n.cut.end..].trim_start().starts_with(['。', '；']))
}

/// A heading as it stands in a path: the number and the title, without body and statements.
pub(crate) fn section_title(head: &Line) -> String {
    let bullet = head.marker.as_ref().is_some_and(|m| matches!(m.style, Style::Bullet(_)));
    let number = if bullet { "" } else { head.text.get(..head.body_start()).unwrap_or("") };
    let title = title_in(head).unwrap_or_else(|| words_of(head));
    let mut text: String = title.chars().take(2 * TITLE).collect();
    if text.len() < title.len() {
        text.push('…');
    }
    format!("{number}{text}")
}

/// A paragraph with the statement lines below it.
struct Block {
    lines: Range<usize>,
    label: Option<String>,
    states: bool,
}

fn blocks(lines: &[Line]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match blocks.last_mut() {
            Some(block) if line.whole => {
                block.lines.end = at + 1;
                block.states |= line.has_statement();
            }
            _ => blocks.push(Block {
                lines: at..at + 1,
                label: line.label().map(str::to_owned).or_else(|| group_name(line, lines.get(at + 1))),
                states: line.has_statement(),
            }),
        }
    }
    blocks
}

/// The name of a working group on a line of its own, above a line that is a statement.
fn group_name(line: &Line, next: Option<&Line>) -> Option<String> {
    let name = line.text.trim();
    let fits = (2..=16).contains(&name.chars().count()) && line.group;
    (fits && line.marker.is_none() && next.is_some_and(|next| next.whole)).then(|| name.to_owned())
}
