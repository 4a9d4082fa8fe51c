//! Web pages: the text as a reader sees it, in blocks and tables.

use super::aside::Aside;
use super::bullets;
use super::characters::{is_wide, starts_with_number};
use super::flow::{FlowCell, Piece, pour, table};
use super::grid::Rows;
use super::html_style::{Styles, hides, looks_like_text};
use super::limits::Share;
use super::numerals::render;
use super::sink::Sink;
use super::tidy::{front_matter, is_note_mark, trim};
use super::{ReadError, ReadErrorKind};
use scraper::node::{Element, Node};
use scraper::{ElementRef, Html};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// Elements that show nothing of the document.
const DROPPED: &[&str] = &[
    "script", "style", "noscript", "template", "nav", "footer", "svg", "iframe", "object", "button",
    "select", "input", "textarea", "head", "rt", "rp",
];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "form",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "p",
    "pre",
    "section",
    "summary",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Reads an HTML page or a piece of one. O(n).
pub(super) fn read(text: &str, sink: &mut Sink) -> Result<(), ReadError> {
    let pieces = pieces(text, sink)?;
    if pieces.is_empty() && text.to_ascii_lowercase().contains("<script") {
        return Err(sink.error(ReadErrorKind::ScriptedPage));
    }
    pour(pieces, sink)
}

/// What a page holds, in order; what of it was struck or hidden is said.
pub(super) fn pieces(text: &str, sink: &mut Sink) -> Result<Vec<Piece>, ReadError> {
    let (pieces, aside) = parts(text, sink.limits).map_err(|kind| sink.error(kind))?;
    aside.report(sink);
    Ok(pieces)
}

fn parts(text: &str, limits: &Share) -> Result<(Vec<Piece>, Aside), ReadErrorKind> {
    let text = without_piled_up(&text[front_matter(text)..]);
    if nests_too_deep(&text) {
        return Err(ReadErrorKind::TooDeep { limit: limits.depth });
    }
    let page = Html::parse_document(&text);
    let styles = Styles::of(&page);
    let mut walk = Walk::new(limits, &styles, 0);
    walk.children(page.root_element())?;
    walk.end_block();
    walk.drop_repeated();
    Ok((walk.pieces, walk.aside))
}

/// Open elements beyond which the parser, which looks through all of them at each tag, would take too long.
const MOST_OPEN: usize = 2000;

/// Elements that the parser opens again in every paragraph until they are closed; they show nothing themselves.
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Formatting elements beyond which those that are opened inside one another count for nothing.
const MOST_FORMATTING: usize = 64;

/// Bytes within which a tag is looked for to its end.
const LONGEST_TAG: usize = 2000;

/// The page without the tags of formatting elements that pile up because none is ever closed. O(n).
fn without_piled_up(text: &str) -> Cow<'_, str> {
    let (mut open, mut kept, mut from) = (0_usize, String::new(), 0);
    for (at, _) in text.match_indices('<') {
        let Some(tag) = Tag::at(&text[at + 1..]) else { continue };
        if tag.is(&["td", "th", "caption", "table"]) {
            open = 0;
        } else if tag.is(FORMATTING) && tag.closes {
            open = open.saturating_sub(1);
        } else if tag.is(FORMATTING) && open < MOST_FORMATTING {
            open += 1;
        } else if tag.is(FORMATTING)
            && let Some(end) = text.as_bytes()[at..].iter().take(LONGEST_TAG).position(|byte| *byte == b'>')
            && at >= from
        {
            kept.push_str(&text[from..at]);
            from = at + end + 1;
        }
    }
    if from == 0 {
        return text.into();
    }
    kept.push_str(&text[from..]);
    kept.into()
}

/// The name in a tag, and whether it is one that closes.
struct Tag<'t> {
    name: &'t str,
    closes: bool,
}

impl<'t> Tag<'t> {
    /// The tag whose `<` stands before this text.
    fn at(text: &'t str) -> Option<Self> {
        let (closes, rest) = text.strip_prefix('/').map_or((false, text), |rest| (true, rest));
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        (end > 0).then(|| Self { name: &rest[..end], closes })
    }

    fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.name.eq_ignore_ascii_case(name))
    }
}

/// Whether so many elements seem to stand open inside one cell. Those that close by themselves do not count, and the
/// parser looks no farther than the cell.
fn nests_too_deep(text: &str) -> bool {
    let mut open = 0_usize;
    for (at, _) in text.match_indices('<') {
        let Some(tag) = Tag::at(&text[at + 1..]) else { continue };
        if tag.is(&["td", "th", "table"]) {
            open = 0;
        } else if tag.closes {
            open = open.saturating_sub(1);
        } else if !tag.is(CLOSED) {
            open += 1;
        }
        if open > MOST_OPEN {
            return true;
        }
    }
    false
}

/// Elements that hold nothing, or that the next one of their kind closes.
const CLOSED: &[&str] = &[
    "p", "br", "li", "tr", "tbody", "thead", "tfoot", "dd", "dt", "option", "img", "input", "hr", "meta",
    "link", "col", "area", "base", "embed", "wbr", "param", "source", "a",
];

/// White space in the source between two characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    /// With a line break in it.
    Break,
}

struct Walk<'a> {
    limits: &'a Share,
    styles: &'a Styles,
    depth: usize,
    pieces: Vec<Piece>,
    /// Pieces that the page hides.
    hidden: Vec<Range<usize>>,
    aside: Aside,
    /// The paragraph begun.
    text: String,
    /// White space met since.
    gap: Gap,
    heading: Option<u8>,
    preformatted: bool,
    in_cell: bool,
    /// Counters of the ordered lists around: format, next number.
    lists: Vec<Option<(&'static str, u32)>>,
}

impl<'a> Walk<'a> {
    fn new(limits: &'a Share, styles: &'a Styles, depth: usize) -> Self {
        Self {
            limits,
            styles,
            depth,
            pieces: Vec::new(),
            hidden: Vec::new(),
            aside: Aside::default(),
            text: String::new(),
            gap: Gap::None,
            heading: None,
            preformatted: false,
            in_cell: false,
            lists: Vec::new(),
        }
    }

    fn children(&mut self, node: ElementRef) -> Result<(), ReadErrorKind> {
        self.depth += 1;
        if self.depth > self.limits.depth {
            return Err(ReadErrorKind::TooDeep { limit: self.limits.depth });
        }
        for child in node.children() {
            match child.value() {
                Node::Text(text) => self.add_text(text),
                Node::Element(element) if !DROPPED.contains(&element.name()) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.shown_or_not(child)?;
                    }
                }
                _ => {}
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// An element that may be struck or hidden. Hidden parts of the document are read: a script or a click would show
    /// them.
    fn shown_or_not(&mut self, node: ElementRef) -> Result<(), ReadErrorKind> {
        let element = node.value();
        if self.styles.strikes(element) {
            self.aside.strike(&node.text().collect::<String>());
            return Ok(());
        }
        if !hides(element) {
            return self.element(node);
        }
        let block = BLOCKS.contains(&element.name()) || element.name() == "table";
        if !block || !looks_like_text(node) {
            return Ok(());
        }
        self.end_block();
        let from = self.pieces.len();
        self.element(node)?;
        self.end_block();
        self.hidden.push(from..self.pieces.len());
        Ok(())
    }

    /// Leaves out hidden parts that only repeat what is shown (the same page for print, for a small screen).
    fn drop_repeated(&mut self) {
        let mut outer: Vec<Range<usize>> = Vec::new();
        for range in std::mem::take(&mut self.hidden).into_iter().rev() {
            if outer.last().is_none_or(|last| range.end <= last.start) {
                outer.push(range);
            }
        }
        let mut kept = vec![true; self.pieces.len()];
        outer.iter().for_each(|range| kept[range.clone()].fill(false));
        let shown: BTreeSet<String> = self
            .pieces
            .iter()
            .zip(&kept)
            .filter(|(_, kept)| **kept)
            .flat_map(|(piece, _)| texts(piece))
            .collect();
        for range in outer.into_iter().rev() {
            let all: Vec<String> = self.pieces[range.clone()].iter().flat_map(texts).collect();
            if !all.iter().all(|text| shown.contains(text)) {
                kept[range].fill(true);
                self.aside.hide(&all.join(" "));
            }
        }
        let mut kept = kept.into_iter();
        self.pieces.retain(|_| kept.next().unwrap_or(true));
    }

    fn element(&mut self, node: ElementRef) -> Result<(), ReadErrorKind> {
        let element = node.value();
        match element.name() {
            // 市民政局<sup>1</sup>: the mark of a note. (m<sup>2</sup> is a unit.)
            "sup" if self.text.ends_with(is_wide) && is_note_mark(&node.text().collect::<String>()) => {}
            "br" => {
                self.text.push('\n');
                self.gap = Gap::None;
            }
            "table" => {
                self.end_block();
                let mut pieces = self.table(node)?;
                self.pieces.append(&mut pieces);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_block();
                self.heading = element.name()[1..].parse().ok();
                self.children(node)?;
                self.end_block();
                self.heading = None;
            }
            "ol" | "ul" => {
                self.end_block();
                self.lists.push(list_start(element));
                self.children(node)?;
                self.end_block();
                self.lists.pop();
            }
            "li" => self.list_item(node)?,
            "pre" => {
                self.end_block();
                self.preformatted = true;
                self.children(node)?;
                self.end_block();
                self.preformatted = false;
            }
            name if BLOCKS.contains(&name) => {
                self.end_block();
                self.children(node)?;
                self.end_block();
            }
            _ => self.children(node)?,
        }
        Ok(())
    }

    /// A list item; the number an ordered list shows is part of the text, unless the text brings its own.
    fn list_item(&mut self, node: ElementRef) -> Result<(), ReadErrorKind> {
        self.end_block();
        // A numbered list brings its numbers; of bullets the level counts.
        let level = self.lists.len().saturating_sub(1);
        let mut label = (!self.in_cell).then(|| bullets::mark(level));
        if let Some(Some((format, next))) = self.lists.last_mut() {
            if let Some(value) = node.value().attr("value").and_then(|value| value.trim().parse().ok()) {
                *next = value;
            }
            label = Some(format!("{}.", render(*next, format)));
            *next = next.saturating_add(1);
        }
        let before = self.pieces.len();
        self.children(node)?;
        self.end_block();
        if let Some(label) = label
            && let Some(Piece::Text { text, .. }) = self.pieces.get_mut(before)
            && !starts_with_number(text)
            && !bullets::is_marked(text)
        {
            text.insert_str(0, &label);
        }
        Ok(())
    }

    /// Adds text with white space collapsed as a browser does.
    fn add_text(&mut self, text: &str) {
        if self.preformatted {
            self.text.push_str(text);
            return;
        }
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_gap = is_html_space(first);
            let end = rest.find(|c| is_html_space(c) != is_gap).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            if is_gap {
                self.gap = self.gap.max(if part.contains('\n') { Gap::Break } else { Gap::Space });
            } else {
                self.close_gap(first);
                self.text.push_str(part);
            }
            rest = after;
        }
    }

    /// Writes the white space met before `next`. A line break between two Han characters is the page source's
    /// own and leaves no space.
    fn close_gap(&mut self, next: char) {
        let gap = std::mem::take(&mut self.gap);
        let Some(last) = self.text.chars().last() else { return };
        let joins = gap == Gap::Break && is_wide(last) && is_wide(next);
        if gap != Gap::None && !joins && !matches!(last, ' ' | '\n') {
            self.text.push(' ');
        }
    }

    /// Ends the paragraph begun. Outside headings a forced line break ends a paragraph too.
    fn end_block(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.gap = Gap::None;
        if self.heading.is_some() {
            self.push(&text);
        } else {
            text.split('\n').for_each(|line| self.push(line));
        }
    }

    fn push(&mut self, text: &str) {
        let text = trim(text);
        if !text.is_empty() {
            self.pieces.push(Piece::Text { text: text.replace('\u{a0}', " "), heading: self.heading });
        }
    }

    fn table(&mut self, node: ElementRef) -> Result<Vec<Piece>, ReadErrorKind> {
        let mut before = Vec::new();
        let mut rows = Vec::new();
        for section in sections(node) {
            let count = section.len();
            for (index, row) in section.into_iter().enumerate() {
                if hides(row.value()) {
                    self.aside.hide(&row.text().collect::<String>());
                }
                rows.push(self.row(row, count - index)?);
            }
        }
        for caption in shown(node, &["caption"]) {
            before.append(&mut self.inside(caption)?);
        }
        before.append(&mut table(rows, self.limits)?);
        Ok(before)
    }

    /// The cells of a row; a rowspan ends with its section, `rows_left` rows from here.
    fn row(&mut self, row: ElementRef, rows_left: usize) -> Result<Vec<FlowCell>, ReadErrorKind> {
        let mut cells = Vec::new();
        for node in shown(row, &["td", "th"]) {
            let element = node.value();
            let number = |name| element.attr(name).and_then(|value| value.trim().parse::<usize>().ok());
            let span = match number("rowspan").unwrap_or(1) {
                0 => rows_left,
                span => span.min(rows_left),
            };
            cells.push(FlowCell {
                pieces: self.inside(node)?,
                columns: number("colspan").unwrap_or(1).clamp(1, 1000),
                rows: Rows::Count(span),
            });
        }
        Ok(cells)
    }

    fn inside(&mut self, node: ElementRef) -> Result<Vec<Piece>, ReadErrorKind> {
        let mut walk = Walk::new(self.limits, self.styles, self.depth + 1);
        walk.preformatted = self.preformatted;
        walk.in_cell = true;
        if self.styles.strikes(node.value()) {
            walk.aside.strike(&node.text().collect::<String>());
        } else {
            walk.children(node)?;
            walk.end_block();
            walk.drop_repeated();
        }
        self.aside.append(walk.aside);
        Ok(walk.pieces)
    }
}

/// The rows of a table by section (`thead`, `tbody` …); of the hidden ones those with words.
fn sections(table: ElementRef<'_>) -> Vec<Vec<ElementRef<'_>>> {
    let mut sections = vec![Vec::new()];
    let row = |row: &ElementRef| !hides(row.value()) || looks_like_text(*row);
    for child in children(table, &["tr", "thead", "tbody", "tfoot"]) {
        if child.value().name() != "tr" {
            sections.push(children(child, &["tr"]).filter(row).collect());
            sections.push(Vec::new());
        } else if let Some(section) = sections.last_mut().filter(|_| row(&child)) {
            section.push(child);
        }
    }
    sections
}

/// The child elements of those names.
fn children<'a>(
    node: ElementRef<'a>,
    names: &'static [&'static str],
) -> impl Iterator<Item = ElementRef<'a>> {
    node.child_elements().filter(|child| names.contains(&child.value().name()))
}

/// The visible child elements of those names.
fn shown<'a>(node: ElementRef<'a>, names: &'static [&'static str]) -> impl Iterator<Item = ElementRef<'a>> {
    children(node, names).filter(|child| !hides(child.value()))
}

/// The words of a piece: a paragraph's, each row's.
fn texts(piece: &Piece) -> Vec<String> {
    match piece {
        Piece::Text { text, .. } => vec![text.clone()],
        Piece::Table(table) => {
            let row =
                |r: &crate::model::Row| r.cells.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" ");
            table.rows.iter().map(row).collect()
        }
    }
}

fn list_start(element: &Element) -> Option<(&'static str, u32)> {
    if element.name() != "ol" {
        return None;
    }
    let format = match element.attr("type").unwrap_or_default() {
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        _ => "decimal",
    };
    let start = element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
    Some((format, start))
}

fn is_html_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Limits;

    fn text_of(page: &str) -> Vec<String> {
        let limits = Share::new(&Limits::default(), page.len());
        let cell = |c: &crate::model::Cell| {
            format!("{}{}", if c.carried { "=" } else { "" }, c.text.replace('\n', "/"))
        };
        parts(page, &limits)
            .map(|(pieces, _)| pieces)
            .unwrap_or_default()
            .iter()
            .map(|piece| match piece {
                Piece::Text { text, heading } => {
                    format!("{}{text}", heading.map_or(String::new(), |level| format!("h{level} ")))
                }
                Piece::Table(table) => {
                    let row = |r: &crate::model::Row| r.cells.iter().map(cell).collect::<Vec<_>>().join("|");
                    table.rows.iter().map(row).collect::<Vec<_>>().join(" ; ")
                }
            })
            .collect()
    }

    #[test]
    fn blocks_are_paragraphs_and_the_rest_is_dropped() {
        let page = "<html><head><title>x</title><style>p{}</style></head><body><nav>首页</nav><h2>一、\n总体</h2>\
            <p>推进<b>改革</b>。<br>（市民政局）</p><div>甲<div>乙</div>丙</div><script>var a;</script>\
            <p style='display: none'>隐藏</p><footer>版权</footer></body></html>";
        assert_eq!(text_of(page), ["h2 一、总体", "推进改革。", "（市民政局）", "甲", "乙", "丙"]);
    }

    #[test]
    fn white_space_collapses_and_source_lines_join() {
        assert_eq!(text_of("<p>  市民政局\n   负责  Plan A\n B </p>"), ["市民政局负责 Plan A B"]);
        assert_eq!(
            text_of("<p>就业<b>指导\n</b><span>and 培训</span>\n<i>服务</i></p>"),
            ["就业指导 and 培训服务"]
        );
        assert_eq!(text_of("<pre>甲\n乙</pre>"), ["甲", "乙"]);
    }

    #[test]
    fn spans_are_carried_and_breaks_kept_in_cells() {
        let page = "<table><tr><th>序号<th>任务<th>单位</tr><tr><td rowspan=2>1<td>甲<br>乙<td><p>市民政局</p><p>市财政局</p></tr>\
            <tr><td colspan=2>丙</table>";
        assert_eq!(text_of(page), ["序号|任务|单位 ; 1|甲/乙|市民政局/市财政局 ; =1|丙|=丙"]);
    }

    #[test]
    fn a_rowspan_ends_with_its_section() {
        let page = "<table><thead><tr><th rowspan=5>a<th>b</thead><tbody><tr><td>1<td>2</table>";
        assert_eq!(text_of(page), ["a|b ; 1|2"]);
    }

    #[test]
    fn nested_tables_speak_in_their_cell_row_by_row() {
        let page = "<table><tr><td>外<td><table><tr><td>a<td>b</table></table>";
        assert_eq!(text_of(page), ["外|a\tb"]);
        let layout = "<table><tr><td><p>题</p><table><tr><td>a<td>b</table></td></tr></table>";
        assert_eq!(text_of(layout), ["题", "a|b"]);
    }

    #[test]
    fn layout_tables_give_way_to_what_they_hold() {
        let inner = "<table><tr><th>任务<th>单位<tr><td>甲<td>市民政局<tr><td>乙<td>市财政局</table>";
        let page = format!("<table><tr><td><ul><li>首页</ul><td><p>题</p>{inner}<p>注</p></tr></table>");
        assert_eq!(text_of(&page), ["首页", "题", "任务|单位 ; 甲|市民政局 ; 乙|市财政局", "注"]);
        let long = "推".repeat(120);
        let prose = format!("<p>{long}</p>").repeat(8);
        let page = format!("<table><tr><td>导航<td>{prose}</tr></table>");
        assert_eq!(text_of(&page).len(), 9);
    }

    #[test]
    fn ordered_lists_show_their_numbers() {
        assert_eq!(
            text_of("<ol start=3><li>甲</li><li>（二）乙</li></ol><ul><li>丙</ul>"),
            ["3.甲".to_owned(), "（二）乙".into(), bullets::mark(0) + "丙"]
        );
    }

    #[test]
    fn formatting_that_is_never_closed_piles_up_nothing() {
        let page = (0..3000).map(|n| format!("<p><a><font color={n}><b>甲")).collect::<Vec<_>>().concat();
        assert_eq!(text_of(&page).len(), 3000);
        let usual = "<p><b>甲</b><i>乙".repeat(5);
        assert!(matches!(without_piled_up(&usual), Cow::Borrowed(_)));
    }

    #[test]
    fn too_deep_a_page_is_an_error() {
        for count in [3000, 500_000] {
            let page = "<div>".repeat(count) + "x";
            assert!(matches!(
                parts(&page, &Share::new(&Limits::default(), page.len())),
                Err(ReadErrorKind::TooDeep { .. })
            ));
        }
        // Sloppy pages leave much open that the end of its cell closes.
        let row = "<tr><td><div>甲<td><b><div>乙";
        let page = format!("<table>{}</table>", row.repeat(20_000));
        assert!(parts(&page, &Share::new(&Limits::default(), page.len())).is_ok());
    }
}
