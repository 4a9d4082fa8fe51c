//! Paragraphs → lines: one item, heading, statement or piece of running text each.

use super::breaks::{self, unfinished};
use super::key::{self, Key};
use super::notes::{self, Note};
use super::office;
use super::seen::Seen;
use super::together;
use super::words::{self, squeeze, squeeze_head};
use crate::model::{BULLETS, Duty, Place};
use crate::parse::grammar::{ParsedStatement, only_bodies};
use crate::parse::heading::{Marker, Style, is_blank, marker};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{COLONS, OPENS};
use crate::parse::plain;
use crate::parse::wording::Wording;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// A line of running text with what can be said of it alone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    /// Its text, trimmed.
    pub(crate) text: String,
    /// Level of a heading that the format marks.
    pub(crate) heading: Option<u8>,
    /// The number it begins with.
    pub(crate) marker: Option<Marker>,
    /// The statements in it.
    pub(crate) notes: Vec<Note>,
    /// Whether it is nothing but a statement (or a date or persons behind a label).
    pub(crate) whole: bool,
    /// Whether the words in front of its colon are a label of layouts (责任单位：), and no name of what follows.
    pub(crate) labelled: bool,
    /// Whether it ends like the name of a working group.
    pub(crate) group: bool,
    /// Where it stands.
    pub(crate) place: Place,
    /// The name that heads duties at its beginning, once it was looked for: when numbers are settled.
    pub(super) key: OnceCell<Option<Box<Key>>>,
}

impl Line {
    fn new(seen: &Seen, heading: Option<u8>, place: &Place, lexicon: &dyn Lexicon) -> Self {
        let notes = notes::find(seen, lexicon);
        Self::of(seen.text, seen.marker.clone(), heading, notes, place, lexicon.wording())
    }

    fn of(
        text: &str,
        marker: Option<Marker>,
        heading: Option<u8>,
        notes: Vec<Note>,
        place: &Place,
        wording: &Wording,
    ) -> Self {
        let whole = notes::whole_line(text, &notes);
        let marker = marker.filter(|_| !whole);
        let head = text.find(COLONS).map(|at| &text[..at]);
        let labelled = head.is_some_and(|head| words::label(head, wording).is_some());
        let group = wording.body.group_end.ends(text.trim());
        let (text, place, key) = (text.to_owned(), place.clone(), OnceCell::new());
        Self { text, heading, marker, notes, whole, labelled, group, place, key }
    }

    /// Takes a sentence at its end for a statement, where it has no other.
    pub(crate) fn close(&mut self, lexicon: &dyn Lexicon) {
        if !self.has_statement() && self.heading.is_none() {
            self.notes.extend(notes::closing(&self.text, lexicon));
        }
    }

    /// Takes it for running text where all of it is a sentence without label and brackets.
    pub(crate) fn unnote(&mut self) {
        let before = self.notes.len();
        self.notes.retain(|note| !note.is_bare(&self.text));
        self.whole &= self.notes.len() == before;
    }

    /// Whether it is a sentence that says who does something, and in front of them what: 联席会议由县民政局牵头。
    pub(super) fn is_told(&self, wording: &Wording) -> bool {
        let first = self.statement().and_then(|read| read.bodies.first());
        let bare = self.notes.iter().all(|note| note.is_bare(&self.text));
        let what = first.map(|body| notes::without_lead_in(&self.text[..body.span.start()], wording));
        bare && what.is_some_and(|what| !what.is_empty() && !wording.clause.leading.make_up(what))
    }

    /// Whether its only statement is of those who attend a meeting: 参加：县财政局.
    pub(super) fn attends(&self, wording: &Wording) -> bool {
        let attends = |words: &str| {
            let label = wording.duty.at(words).filter(|(_, duty)| *duty == Duty::Participate);
            label.is_some_and(|(len, _)| words[len..].starts_with(COLONS))
        };
        self.whole && self.notes.iter().all(|note| note.statement.is_empty() || attends(&note.statement))
    }

    /// Where the words behind the number begin.
    pub(crate) fn body_start(&self) -> usize {
        self.marker.as_ref().map_or(0, |m| m.len)
    }

    /// The words behind the number, statements included.
    pub(crate) fn body(&self) -> &str {
        self.text.get(self.body_start()..).unwrap_or("")
    }

    /// The name that heads duties at its beginning (市教育局：负责…).
    pub(crate) fn key(&self, lexicon: &dyn Lexicon) -> Option<&Key> {
        self.key.get_or_init(|| key::of(self.body(), self.marker.is_some(), lexicon).map(Box::new)).as_deref()
    }

    /// Whether some note says who does it.
    pub(crate) fn has_statement(&self) -> bool {
        self.notes.iter().any(|n| !n.statement.is_empty())
    }

    /// What it says, where all of it is one statement that was read.
    pub(crate) fn statement(&self) -> Option<&Rc<ParsedStatement>> {
        let [note] = self.notes.as_slice() else { return None };
        note.read.as_ref().filter(|read| read.text == self.text)
    }

    /// A part of it as a line of its own, with what was read in it; read anew where the ends of the part cut that.
    fn part(&self, range: Range<usize>, heading: Option<u8>, lexicon: &dyn Lexicon) -> Self {
        let words = self.text[range.clone()].trim_start_matches(is_blank);
        let (from, text) = (range.end - words.len(), words.trim_end_matches(is_blank));
        let to = from + text.len();
        let mut notes: Vec<Note> =
            self.notes.iter().filter(|n| n.cut.start < to && from < n.cut.end).cloned().collect();
        if notes.is_empty() || notes.iter().any(|n| n.cut.start < from || to < n.cut.end) {
            return Self::new(&Seen::of(text), heading, &self.place, lexicon);
        }
        notes.iter_mut().for_each(|note| note.cut = note.cut.start - from..note.cut.end - from);
        Self::of(text, marker(text), heading, notes, &self.place, lexicon.wording())
    }

    /// The words in front of a colon, where they head the line like a number would (“一核”：…, 金融支持：…).
    pub(crate) fn label(&self) -> Option<&str> {
        if self.marker.is_some() || self.whole || self.labelled {
            return None;
        }
        let at = self.text.find(COLONS)?;
        let words = &self.text[..at];
        let count = words.chars().count();
        let name = (2..=24).contains(&count)
            && !words.contains(['。', '，', '；', ',', '！'])
            && !words.starts_with(|c: char| c.is_ascii_digit());
        name.then(|| words.trim_matches(is_blank))
    }
}

/// The lines of a sequence of paragraphs.
///
/// A forced line break begins a new line; a number right behind a statement does too (converters run items
/// together); a label without names takes the next line; a bracket with a statement that runs over the end of its
/// line is closed first.
pub(crate) struct Reader<'l> {
    lexicon: &'l dyn Lexicon,
    lines: Vec<Line>,
    /// A line that waits for its other half.
    half: Option<(String, Place, u8)>,
    /// Whether the last line is a label over names, a name a line.
    listing: bool,
    /// The last article of a law.
    article: Option<u32>,
}

/// Marks at the end of a line behind which a list goes on.
const GOES_ON: [char; 5] = ['；', '、', '，', ';', ','];

/// How many lines a statement may run over before it counts as unfinished.
const LONGEST_RUN: u8 = 8;

impl<'l> Reader<'l> {
    /// An empty reader.
    pub(crate) fn new(lexicon: &'l dyn Lexicon) -> Self {
        Self { lexicon, lines: Vec::new(), half: None, listing: false, article: None }
    }

    /// Adds a paragraph.
    pub(crate) fn paragraph(&mut self, text: &str, heading: Option<u8>, place: &Place) {
        for (at, piece) in text.split(['\n', '\r', '\u{2028}']).enumerate() {
            let piece = piece.trim_matches(is_blank);
            if !piece.is_empty() {
                // Behind a forced line break names go on.
                self.listing |= at > 0;
                self.piece(piece, heading, place);
            }
        }
    }

    /// The lines read so far.
    pub(crate) fn take(&mut self) -> Vec<Line> {
        self.flush();
        std::mem::take(&mut self.lines)
    }

    fn flush(&mut self) {
        if let Some((text, place, _)) = self.half.take() {
            self.push(&Seen::of(&text), None, &place);
        }
    }

    /// Takes a name on a line of its own into the list that the label before it begins, or that its last mark says to go on
    /// (责任单位：县水利局；⏎县林业局).
    fn listed(&mut self, piece: &str, heading: Option<u8>) -> bool {
        const LONGEST: usize = 40; // characters
        let name = piece.trim_start_matches(|c: char| {
            is_blank(c) || BULLETS.contains(&c) || matches!(c, '-' | '—' | '*' | '●')
        });
        let listing = self.listing;
        let labelled =
            |last: &&Line| last.whole && last.labelled && (listing || last.text.ends_with(GOES_ON));
        let listed = heading.is_none()
            && name.chars().count() <= LONGEST
            && self.lines.last().as_ref().is_some_and(labelled)
            && only_bodies(name.trim_end_matches(GOES_ON), self.lexicon)
                .is_some_and(|read| !read.bodies.is_empty());
        if let Some(mut before) = self.lines.pop_if(|_| listed) {
            before.text.truncate(before.text.trim_end_matches(GOES_ON).len());
            self.again(before, "、", name);
        }
        listed
    }

    fn piece(&mut self, piece: &str, heading: Option<u8>, place: &Place) {
        if self.half.is_none() && self.listed(piece, heading) {
            return;
        }
        let alone =
            self.half.as_ref().is_some_and(|(text, ..)| text.trim_end_matches(is_blank).ends_with(COLONS));
        self.listing = alone;
        let seen = Seen::of(piece);
        if let Some((mut text, start, count)) = self.half.take() {
            let numbered = seen.marker.as_ref();
            let another = numbered.is_some_and(|m| m.style != Style::Arabic || m.len < piece.len())
                || breaks::begins_with_label(piece.trim_start_matches(OPENS), self.lexicon.wording())
                || key::of(piece, false, self.lexicon).is_some_and(|key| key.tells(self.lexicon.wording()))
                || office::with_duties(piece, self.lexicon.wording()).is_some()
                || count >= LONGEST_RUN;
            if !another {
                text.push_str(breaks::gap(&text, piece, self.lexicon));
                text.push_str(piece);
                return self.together(text, &start, count + 1);
            }
            self.push(&Seen::of(&text), None, &start);
        }
        let last = self.lines.last().filter(|last| heading.is_none() && last.heading.is_none());
        if let Some(gap) = last.and_then(|last| breaks::in_word(&last.text, &seen, self.lexicon))
            && let Some(before) = self.lines.pop()
        {
            return self.again(before, gap, piece);
        }
        if heading.is_none() && unfinished(&seen, self.lexicon.wording()) {
            self.half = Some((piece.to_owned(), place.clone(), 1));
        } else {
            self.push(&seen, heading, place);
        }
    }

    /// Puts the rest of a line behind it.
    fn again(&mut self, before: Line, gap: &str, rest: &str) {
        self.together(before.text + gap + rest, &before.place, 1);
    }

    /// Takes a line that was put together from several; it may wait for more.
    fn together(&mut self, text: String, place: &Place, count: u8) {
        let text = plain::line(text, self.lexicon);
        let seen = Seen::of(&text);
        if unfinished(&seen, self.lexicon.wording()) {
            self.half = Some((text, place.clone(), count));
        } else {
            self.push(&seen, None, place);
        }
    }

    fn push(&mut self, seen: &Seen, heading: Option<u8>, place: &Place) {
        let text = seen.text;
        let mut line = Line::new(seen, heading, place, self.lexicon);
        let (mut starts, article) = together::articles(text, self.article, self.lexicon.wording());
        self.article = article;
        if starts.is_empty() {
            starts = office::run_together(text, self.lexicon.wording());
        }
        if !starts.is_empty() {
            // What stands in brackets behind an office is its other name where it begins a line.
            line.notes.clear();
        } else if line.has_statement() {
            starts = together::items(seen, &line.notes, self.lexicon.wording());
        } else {
            starts = together::bodies(text, self.lexicon);
        }
        if starts.is_empty() {
            return self.lines.push(line);
        }
        let ends = starts.iter().copied().chain([text.len()]);
        let mut heading = heading;
        for (from, to) in [0].into_iter().chain(starts.iter().copied()).zip(ends) {
            self.lines.push(line.part(from..to, heading.take(), self.lexicon));
        }
    }
}

/// Whether a line ends the body of a document: a date, 此件公开发布, 抄送, what a web page puts below.
pub(crate) fn is_tail(text: &str, wording: &Wording) -> bool {
    let words = &wording.front;
    let first = text.trim_start_matches(is_blank);
    let may = |c: char| c.is_numeric() || words.date_char.holds(c) || matches!(c, '（' | '(');
    if !words.tail_begin.may_begin(first) && !words.aside.may_begin(first) && !first.starts_with(may) {
        return false;
    }
    let word = squeeze_head(text, 20);
    is_date(&word, wording)
        || words.tail_begin.begins(&word)
        || words.aside.begins(word.trim_start_matches(['（', '('])) && word.chars().count() < 16
}

/// 2026年3月19日, alone on its line.
fn is_date(word: &str, wording: &Wording) -> bool {
    let unit = &wording.date.unit;
    (8..=12).contains(&word.chars().count())
        && unit.ends(word)
        && unit.iter().all(|unit| word.contains(unit))
        && word.chars().all(|c| c.is_numeric() || wording.front.date_char.holds(c))
}

/// Whether a line can be the name of the body that signs a document.
pub(crate) fn is_signature(text: &str, wording: &Wording) -> bool {
    if text.chars().filter(|c| !is_blank(*c)).nth(40).is_some() {
        return false;
    }
    let word = squeeze(text);
    (3..=40).contains(&word.chars().count())
        && !word.contains(['。', '，', '：', '、', '；', ',', ':'])
        && wording.front.signature_end.ends(&word)
        && marker(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lexicon::NoLexicon;
    use crate::parse::wording::builtin;

    fn read(paragraphs: &[&str]) -> Vec<String> {
        let mut reader = Reader::new(&NoLexicon);
        for p in paragraphs {
            reader.paragraph(p, None, &Place::default());
        }
        reader.take().into_iter().map(|l| l.text).collect()
    }

    #[test]
    fn items_run_together_come_apart() {
        let text =
            "1.甲事。（责任单位：市教育局）2.乙事。（责任单位：市财政局）3.丙事。（责任单位：市民政局）";
        let lines = read(&[text]);
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[1], "2.乙事。（责任单位：市财政局）");
    }

    #[test]
    fn a_statement_over_the_end_of_its_line_is_closed() {
        assert_eq!(read(&["1.甲事。（责任单位：市教", "育局、市财政局）", "2.乙事。"]).len(), 2);
        assert_eq!(read(&["责任单位：", "市教育局"]), ["责任单位：市教育局"]);
        assert_eq!(read(&["责任单位：", "2.乙事。"]).len(), 2);
    }

    #[test]
    fn labels_in_front_of_a_colon() {
        let mut reader = Reader::new(&NoLexicon);
        for text in ["“一核”：以新城为核心。", "责任单位：市教育局", "到2025年，目标：建成"]
        {
            reader.paragraph(text, None, &Place::default());
        }
        let labels: Vec<_> = reader.take().iter().map(|l| l.label().map(str::to_owned)).collect();
        assert_eq!(labels, [Some("“一核”".to_owned()), None, None]);
    }

    #[test]
    fn the_end_of_the_body() {
        for text in
            ["2018年12月21日", "（此件公开发布）", "抄送：市委各部门。", "扫一扫在手机打开当前页", "-->"]
        {
            assert!(is_tail(text, builtin()), "{text}");
        }
        for text in ["2025年底前完成", "（责任单位：市教育局）", "2026年3月19日，市政府召开会议"]
        {
            assert!(!is_tail(text, builtin()), "{text}");
        }
        assert!(
            is_signature("太仓市人民政府办公室", builtin()) && !is_signature("推进建设，完善制度", builtin())
        );
    }
}
