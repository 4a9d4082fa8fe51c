//! Markdown: headings, paragraphs, lists with their numbers, pipe tables; HTML tables inside.

use super::aside::Aside;
use super::flow::Piece;
use super::sink::Sink;
use super::tidy::{document_number, front_matter, is_note_mark, strip_markup, trim};
use super::{ReadError, bullets, characters, html};
use crate::model::{Cell, Row, Table};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Lines narrower than this were not wrapped by a program.
const WRAPPED_COLUMNS: usize = 60;

/// Reads Markdown. HTML tables are cut out first, since Markdown ends an HTML block at a blank line. O(n).
pub(super) fn read(source: &str, sink: &mut Sink) -> Result<(), ReadError> {
    let mut start = front_matter(source);
    if let Some((line, number)) = document_number(&source[..start]) {
        sink.paragraph(number, None, sink.line(line));
    }
    let mut lines = Lines { source, at: 0, line: 1 };
    while let Some(table) = next_html_table(source, start) {
        markdown(source, start..table.start, &mut lines, sink)?;
        let line = lines.of(table.start);
        page(&source[table.clone()], line, sink)?;
        start = table.end;
    }
    markdown(source, start..source.len(), &mut lines, sink)
}

/// The next `<table` … `</table>` with what is nested in it.
fn next_html_table(source: &str, from: usize) -> Option<Range<usize>> {
    let start = from + source.get(from..)?.find("<table")?;
    let mut depth = 0_usize;
    let mut at = start;
    loop {
        let close = at + source[at..].find("</table>")?;
        depth += source[at..close].matches("<table").count();
        at = close + "</table>".len();
        depth = depth.saturating_sub(1);
        if depth == 0 {
            return Some(start..at);
        }
    }
}

/// A piece of HTML that begins at a line.
fn page(source: &str, line: usize, sink: &mut Sink) -> Result<(), ReadError> {
    for piece in html::pieces(source, sink)? {
        match piece {
            Piece::Text { text, heading } => sink.paragraph(&text, heading, sink.line(line)),
            Piece::Table(mut table) => {
                let place = sink.line(line);
                table.rows.iter_mut().for_each(|row| row.place = place.clone());
                sink.table(table);
            }
        }
    }
    Ok(())
}

fn markdown(source: &str, range: Range<usize>, lines: &mut Lines, sink: &mut Sink) -> Result<(), ReadError> {
    let Some(part) = source.get(range.clone()) else { return Ok(()) };
    let mut walk = Walk::new(part, sink);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    for (event, at) in Parser::new_ext(part, options).into_offset_iter() {
        let line = lines.of(range.start + at.start);
        walk.event(event, &at, line)?;
    }
    walk.end_block();
    let aside = std::mem::take(&mut walk.aside);
    aside.report(walk.sink);
    Ok(())
}

/// Line numbers of growing offsets, counted once.
struct Lines<'a> {
    source: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, offset: usize) -> usize {
        if let Some(passed) = self.source.get(self.at..offset) {
            self.line += passed.bytes().filter(|byte| *byte == b'\n').count();
            self.at = offset;
        }
        self.line
    }
}

/// An HTML element around a text that says how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// `<del>`, `<s>`.
    Struck,
    /// `<sup>`.
    Raised,
}

struct Walk<'w, 'l> {
    source: &'w str,
    sink: &'w mut Sink<'l>,
    /// The lines of the block begun, each with its number.
    block: Vec<(usize, String)>,
    heading: Option<u8>,
    rows: Vec<Row>,
    in_table: bool,
    html: Option<(usize, String)>,
    /// Lists around.
    lists: usize,
    in_note: bool,
    /// Those that are open in the block.
    inside: Vec<Inside>,
    aside: Aside,
}

impl<'w, 'l> Walk<'w, 'l> {
    fn new(source: &'w str, sink: &'w mut Sink<'l>) -> Self {
        Self {
            source,
            sink,
            block: Vec::new(),
            heading: None,
            rows: Vec::new(),
            in_table: false,
            html: None,
            lists: 0,
            in_note: false,
            inside: Vec::new(),
            aside: Aside::default(),
        }
    }

    fn event(&mut self, event: Event, at: &Range<usize>, line: usize) -> Result<(), ReadError> {
        match event {
            Event::Start(tag) => self.start(&tag, at, line),
            Event::End(tag) => self.end(tag)?,
            Event::Text(text) if self.is_in(Inside::Struck) => self.aside.strike(&text),
            Event::Text(text) if self.is_in(Inside::Raised) && self.marks_a_note(&text) => {}
            Event::Text(text) | Event::Code(text) => self.add(&text, line),
            Event::Html(part) => match &mut self.html {
                Some((_, html)) => html.push_str(&part),
                None => self.add(&strip_markup(&part), line),
            },
            Event::InlineHtml(tag) if is_break(&tag) => self.add("\n", line),
            Event::InlineHtml(tag) => self.inline(&tag),
            Event::SoftBreak | Event::HardBreak if self.in_table => self.add("\n", line),
            Event::SoftBreak | Event::HardBreak => self.block.push((line + 1, String::new())),
            _ => {}
        }
        Ok(())
    }

    fn inline(&mut self, tag: &str) {
        let name = tag.trim_matches(['<', '>', '/', ' ']).to_ascii_lowercase();
        let kind = match name.split_ascii_whitespace().next().unwrap_or_default() {
            "del" | "s" | "strike" => Inside::Struck,
            "sup" => Inside::Raised,
            _ => return,
        };
        if !tag.starts_with("</") {
            self.inside.push(kind);
        } else if let Some(last) = self.inside.iter().rposition(|open| *open == kind) {
            self.inside.remove(last);
        }
    }

    fn is_in(&self, kind: Inside) -> bool {
        self.inside.contains(&kind)
    }

    /// Whether a raised text is the mark of a note, not of a power: it stands behind Chinese text.
    fn marks_a_note(&self, text: &str) -> bool {
        let before = self.block.last().and_then(|(_, before)| before.chars().next_back());
        before.is_some_and(characters::is_wide) && is_note_mark(text)
    }

    fn start(&mut self, tag: &Tag, at: &Range<usize>, line: usize) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_block();
                self.heading = Some(*level as u8);
            }
            Tag::Item => {
                self.end_block();
                match self.source.get(at.clone()).and_then(list_number) {
                    Some(marker) => self.add(marker, line),
                    None => self.add(&bullets::mark(self.lists.saturating_sub(1)), line),
                }
            }
            Tag::List(_) => {
                self.end_block();
                self.lists += 1;
            }
            Tag::FootnoteDefinition(_) => {
                self.end_block();
                self.in_note = true;
            }
            Tag::HtmlBlock => {
                self.end_block();
                self.html = Some((line, String::new()));
            }
            Tag::Table(_) => {
                self.end_block();
                self.in_table = true;
            }
            Tag::TableHead | Tag::TableRow => {
                let place = self.sink.line(line);
                self.rows.push(Row { cells: Vec::new(), place });
            }
            Tag::TableCell => self.block.clear(),
            // The first paragraph of an item follows its number on the same line.
            Tag::Paragraph if self.is_number_only() => {}
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::BlockQuote(_) => self.end_block(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), ReadError> {
        match tag {
            TagEnd::Heading(_) => {
                self.end_block();
                self.heading = None;
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock => self.end_block(),
            TagEnd::List(_) => {
                self.end_block();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::FootnoteDefinition => {
                self.end_block();
                self.in_note = false;
            }
            TagEnd::HtmlBlock => {
                if let Some((line, html)) = self.html.take() {
                    page(&html, line, self.sink)?;
                }
            }
            TagEnd::TableCell => {
                self.inside.clear();
                let text: String =
                    std::mem::take(&mut self.block).into_iter().map(|(_, text)| text).collect();
                let text = self.plain(&text);
                self.sink.limits.take_cell(text.len()).map_err(|kind| self.sink.error(kind))?;
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(Cell::new(trim(&text)));
                }
            }
            TagEnd::Table => {
                self.in_table = false;
                let rows = std::mem::take(&mut self.rows);
                self.sink.table(Table { rows });
            }
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, text: &str, line: usize) {
        match self.block.last_mut() {
            Some((_, last)) => last.push_str(text),
            None => self.block.push((line, text.to_owned())),
        }
    }

    fn is_number_only(&self) -> bool {
        let [(_, only)] = &self.block[..] else { return false };
        list_number(only).is_some_and(|number| number.len() == only.len())
            || bullets::is_marked(only) && only.chars().nth(1).is_none()
    }

    /// A text without what is struck through (`~~…~~`) and without marks of notes that are not there (`[^1]`).
    fn plain(&mut self, text: &str) -> String {
        let text = strip_markup(text);
        let mut out = String::with_capacity(text.len());
        text.split_inclusive('\n').for_each(|line| self.plain_line(line, &mut out));
        out
    }

    fn plain_line(&mut self, line: &str, out: &mut String) {
        // Behind the last end of a kind nothing is looked for.
        let (last_strike, last_bracket) = (line.rfind("~~"), line.rfind(']'));
        let mut at = 0;
        while let Some(found) = line[at..].find(['~', '[']).map(|found| at + found) {
            out.push_str(&line[at..found]);
            let (mark, close, last) = match &line[found..] {
                rest if rest.starts_with("~~") => ("~~", "~~", last_strike),
                rest if rest.starts_with("[^") => ("[^", "]", last_bracket),
                rest => {
                    out.push_str(&rest[..1]);
                    at = found + 1;
                    continue;
                }
            };
            at = found + mark.len();
            let is_closed = last.is_some_and(|last| last >= at);
            match is_closed.then(|| line[at..].find(close)).flatten() {
                None => out.push_str(mark),
                Some(end) => {
                    if mark == "~~" {
                        self.aside.strike(&line[at..at + end]);
                    }
                    at += end + close.len();
                }
            }
        }
        out.push_str(&line[at..]);
    }

    /// Hands over the block's lines: wrapped ones joined, the others a paragraph each; lines between bars are a
    /// table even without the line of dashes.
    fn end_block(&mut self) {
        self.inside.clear();
        let lines = self.block.drain(..).flat_map(|(line, text)| {
            let parts: Vec<(usize, String)> = text.split('\n').map(|part| (line, part.to_owned())).collect();
            parts
        });
        let lines: Vec<(usize, String)> = lines.filter(|(_, text)| !trim(text).is_empty()).collect();
        if self.in_note {
            lines.iter().for_each(|(_, text)| self.aside.note(text));
            return;
        }
        if lines.len() > 1 && lines.iter().all(|(_, text)| is_bar_row(text)) {
            let rows = lines.iter().map(|(line, text)| bar_row(text, self.sink.line(*line))).collect();
            self.sink.table(Table { rows });
            return;
        }
        for (line, text) in rejoin(lines) {
            let place = self.sink.line(line);
            let text = self.plain(&text);
            self.sink.paragraph(&text, self.heading, place);
        }
    }
}

/// Joins lines a program wrapped: about as long as the longest of the block, without an end mark.
fn rejoin(lines: Vec<(usize, String)>) -> Vec<(usize, String)> {
    let longest = lines.iter().map(|(_, text)| text.width()).max().unwrap_or(0);
    let mut out: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (line, text) in lines {
        let wrapped =
            text.width() >= WRAPPED_COLUMNS && text.width() * 10 >= longest * 8 && !has_end_mark(&text);
        match out.last_mut() {
            Some((_, last))
                if open && !characters::starts_with_number(&text) && !starts_with_label(&text) =>
            {
                last.push_str(&text);
            }
            _ => out.push((line, text)),
        }
        open = wrapped;
    }
    out
}

/// A line of its own (完成时限：6月底), whatever stands above it: a few characters of a word, and a colon.
fn starts_with_label(text: &str) -> bool {
    let head = text.char_indices().take(9).find(|(_, c)| matches!(c, '：' | ':'));
    head.is_some_and(|(at, _)| text[..at].chars().all(|c| c.is_alphanumeric() && !c.is_ascii()))
}

fn has_end_mark(text: &str) -> bool {
    trim(text).ends_with(['。', '！', '？', '；', '：', ':', ';', '.', '!', '?', '）', ')', '】', '〕', ']'])
}

fn is_break(tag: &str) -> bool {
    let name = tag.trim_matches(['<', '>', '/', ' ']).to_ascii_lowercase();
    matches!(name.as_str(), "br" | "p" | "div")
}

/// The number an ordered item begins with, its punctuation included.
fn list_number(item: &str) -> Option<&str> {
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let punctuated = digits > 0 && matches!(item.as_bytes().get(digits), Some(b'.' | b')'));
    punctuated.then(|| &item[..=digits])
}

fn is_bar_row(text: &str) -> bool {
    let text = trim(text);
    text.len() > 2 && text.starts_with('|') && text.ends_with('|')
}

fn bar_row(text: &str, place: crate::model::Place) -> Row {
    let inner = trim(text).trim_start_matches('|').trim_end_matches('|');
    Row { cells: inner.split('|').map(|cell| Cell::new(trim(cell))).collect(), place }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;
    use crate::read::Limits;
    use crate::read::limits::Share;

    fn shown(source: &str) -> Vec<String> {
        let limits = Share::new(&Limits::default(), 0);
        let mut sink = Sink::new("t.md".into(), &limits);
        assert_eq!(read(source, &mut sink), Ok(()));
        let cell = |c: &Cell| format!("{}{}", if c.carried { "=" } else { "" }, c.text.replace('\n', "/"));
        sink.blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(p) => format!(
                    "{}{}:{}",
                    p.heading.map_or(String::new(), |level| format!("h{level} ")),
                    p.place.line.unwrap_or(0),
                    p.text
                ),
                Block::Table(t) => t
                    .rows
                    .iter()
                    .map(|r| r.cells.iter().map(cell).collect::<Vec<_>>().join("|"))
                    .collect::<Vec<_>>()
                    .join(" ; "),
            })
            .collect()
    }

    #[test]
    fn headings_paragraphs_and_emphasis() {
        assert_eq!(
            shown("# 方案\n\n**一、目标**\n\n推进*改革*。"),
            ["h1 1:方案", "3:一、目标", "5:推进改革。"]
        );
    }

    #[test]
    fn ordered_items_keep_the_numbers_written() {
        assert_eq!(
            shown("1. 甲\n5. 乙\n\n   （市民政局）\n\n- 丙"),
            ["1:1.甲", "2:2.乙"]
                .map(|s| s.replace("2.乙", "5.乙"))
                .into_iter()
                .chain(["4:（市民政局）".into(), format!("6:{}丙", bullets::mark(0))])
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn what_is_struck_ends_with_its_own_tag() {
        assert_eq!(shown("牵头：<s>市水利局<b>、</b>市审计局</s>市民政局"), ["1:牵头：市民政局"]);
        assert_eq!(shown("<del class='x'>市水利局<sup>1</sup>、</del>市民政局"), ["1:市民政局"]);
        assert_eq!(shown("<s>市水利局\n\n市民政局"), ["3:市民政局"]);
    }

    #[test]
    fn a_raised_number_is_a_note_behind_chinese_text_only() {
        assert_eq!(shown("市民政局<sup>2</sup>建设10<sup>2</sup>处"), ["1:市民政局建设102处"]);
    }

    #[test]
    fn marks_without_an_end_stay() {
        assert_eq!(shown("甲[^1 ~~乙\n丙] ~~丁~~[^2]戊~~"), ["1:甲[^1 ~~乙", "2:丙] 戊~~"]);
    }

    #[test]
    fn pipe_tables() {
        let source = "| 序号 | 任务 |\n|---|---|\n| 1 | 甲<br>乙 |\n| 2 | a\\|b |\n";
        assert_eq!(shown(source), ["序号|任务 ; 1|甲/乙 ; 2|a|b"]);
        assert_eq!(shown("| a | b |\n| 1 | 2 |"), ["a|b ; 1|2"]);
    }

    #[test]
    fn html_tables_inside_keep_their_spans() {
        let source = "前文\n\n<table>\n<tr><td rowspan=2>1</td><td>a</td></tr>\n\n<tr><td>b</td></tr>\n</table>\n\n后文";
        assert_eq!(shown(source), ["1:前文", "1|a ; =1|b", "9:后文"]);
    }

    #[test]
    fn short_lines_are_paragraphs_and_wrapped_ones_join() {
        assert_eq!(shown("发布日期: 2025\n发布机构: 市府"), ["1:发布日期: 2025", "2:发布机构: 市府"]);
        let long = "推进国土空间规划与养老托育专项规划统筹衔接并按照人均用地标准分区分级规划设置养老";
        assert_eq!(
            shown(&format!("{long}\n服务设施。\n（市民政局）")),
            [format!("1:{long}服务设施。"), "3:（市民政局）".into()]
        );
        assert_eq!(
            shown(&format!(
                "责任单位：{long}
完成时限：6月"
            )),
            [format!("1:责任单位：{long}"), "2:完成时限：6月".into()]
        );
    }
}
