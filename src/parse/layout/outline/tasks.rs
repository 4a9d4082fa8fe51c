//! The tree → tasks.

use super::super::builder::TextBuilder;
use super::super::draft::{Draft, Number};
use super::super::lines::Line;
use super::super::office::duties;
use super::title::{
    TITLE, counted, ends_sentence, ends_with_note, is_title_line, section_title, title_in, without_words,
    words_of,
};
use super::tree::{Article, Bare, Child, Node, Outline};
use crate::parse::heading::Style;
use crate::parse::marks::COLONS;
use std::ops::Range;
use std::sync::Arc;

impl Outline<'_> {
    /// Every item that is wanted, and every paragraph under no number, as a task without statements, with its lines: what
    /// running prose is looked for in.
    pub(crate) fn bare_items(&self, wanted: impl Fn(usize) -> bool) -> Vec<Bare<'_>> {
        let mut out = Vec::new();
        let mut path: Vec<(usize, Arc<str>)> = Vec::new();
        for (id, node) in self.nodes.iter().enumerate() {
            let Some(head) = &node.head else {
                out.extend(node.lines.iter().filter(|_| wanted(id)).map(|l| Bare {
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
            if wanted(id) {
                let sections: Vec<Arc<str>> = path.iter().map(|(_, t)| t.clone()).collect();
                let (lines, draft) = (node.written().collect(), Builder::of(node).close(&sections));
                out.push(Bare { id, parent: node.parent, lines, draft });
            }
            path.push((id, Arc::from(section_title(head))));
        }
        out
    }

    /// Whether an item is an article of a law.
    pub(crate) fn is_article(&self, id: usize) -> bool {
        self.nodes.get(id).is_some_and(Node::is_article)
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
            None => self.loose(node, &blocks, path, out),
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
        let mut task = Builder::of(node);
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
            let closed = last.map_or(task.closed, |l| at > l) && !task.text.is_empty();
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
            let body = draft.text.split_once(COLONS).map_or(draft.text.as_str(), |(_, body)| body);
            draft.body_from = draft.text.len() - body.len();
        }
        draft
    }

    /// Paragraphs with statements that stand under no number at all.
    fn loose(&self, node: &Node, blocks: &[Block], path: &[Arc<str>], out: &mut Vec<Draft>) {
        if let [first, second, ..] = blocks
            && let (Some(who), Some(what)) =
                (node.lines.get(first.lines.start), node.lines.get(second.lines.start))
            && who.whole
            && first.states
            && !second.states
            && duties(&what.text, self.wording).len() < what.text.len()
        {
            // 市卫生局牵头…。⏎主要职责：…: the heading of a text's first group was cut off.
            out.push(Self::paragraph(&node.lines[..second.lines.end], None, path));
        }
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

/// A task under construction from a numbered item.
#[derive(Default)]
struct Builder {
    text: TextBuilder,
    number: Option<Number>,
    title: String,
    /// Bytes of the text that are the title, as printed; none where the title is no part of it.
    lead: usize,
    /// The head closes with a statement.
    closed: bool,
}

impl Builder {
    /// With the item's own lines.
    fn of(node: &Node) -> Self {
        let mut task = Self::open(node);
        node.lines.iter().for_each(|line| task.text.line(line, 0));
        task
    }

    fn open(node: &Node) -> Self {
        let Some(head) = &node.head else { return Self::default() };
        let mut text = TextBuilder::new(&head.place);
        let (number, words, own) = (counted(head), words_of(head), title_in(head));
        if own.is_none() && is_title_line(head) {
            // The heading is the title; a statement behind it is still one.
            text.line(&without_words(head), 0);
            return Self { text, number, title: words, lead: 0, closed: false };
        }
        text.line(head, head.body_start());
        let closed = head.has_statement() && ends_with_note(head);
        let short = words.chars().count() <= TITLE && !words.contains(['。', '；', '，', ',']);
        let (title, lead) = match own {
            Some(title) => (title, text.first_sentence()),
            // One short sentence is the title of what follows.
            None if short && ends_sentence(head) => (words, text.len()),
            None => (String::new(), 0),
        };
        Self { text, number, title, lead, closed }
    }

    fn close(self, path: &[Arc<str>]) -> Draft {
        let mut draft = self.text.finish();
        draft.number = self.number;
        draft.sections = path.to_vec();
        if draft.text.is_empty() {
            // A heading with a statement and nothing more: the heading is what is to be done.
            draft.text = self.title;
        } else if self.lead == 0 || draft.text.len() > self.lead {
            draft.title = self.title;
            draft.body_from = self.lead;
            draft.narrow_scope();
        }
        draft
    }
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
