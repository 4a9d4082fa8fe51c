//! Responsibility statements inside a paragraph: in brackets behind a sentence, or behind a label (责任单位：…).

use super::seen::Seen;
use super::words::{Label, is_nothing, is_verb, label};
use super::{counts, legend, office, persons};
use crate::parse::grammar::{Note as Shape, ParsedStatement, alone, is_body};
use crate::parse::heading::{is_blank, marker};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{CLAUSE, CLOSES, COLONS, EACH, OPENS, beside_han, is_han, width};
use crate::parse::pairs::{Pair, outermost, paired};
use crate::parse::wording::Wording;
use std::ops::Range;
use std::rc::Rc;

/// A place in a paragraph that is no part of the task's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// The bytes to leave out of the text, brackets and label included.
    pub(crate) cut: Range<usize>,
    /// The words that say who does it; empty where the place holds a date or persons only.
    pub(crate) statement: String,
    /// A completion date that stands beside.
    pub(crate) deadline: Option<String>,
    /// What the words say, where they had to be read to tell that they are a statement.
    pub(crate) read: Option<Rc<ParsedStatement>>,
}

impl Note {
    fn new(cut: Range<usize>, statement: String, lexicon: &dyn Lexicon) -> Self {
        let persons = persons::announced(&statement, lexicon.wording());
        let statement = if persons { persons::without(&statement, lexicon) } else { statement };
        Self { cut, statement, deadline: None, read: None }
    }

    /// A note whose words were read already.
    fn of(cut: Range<usize>, words: &str, read: ParsedStatement, lexicon: &dyn Lexicon) -> Self {
        let note = Self::new(cut, words.to_owned(), lexicon);
        // Of very long words only the first were read, and persons are left out.
        let read = (read.text == note.statement).then(|| Rc::new(read));
        Self { read, ..note }
    }

    /// Whether its words, as they were read, say a duty.
    pub(super) fn says_duty(&self) -> bool {
        self.read.as_ref().is_some_and(|read| read.has_duty_word)
    }

    /// Whether it is a whole line without label and brackets.
    pub(crate) fn is_bare(&self, line: &str) -> bool {
        let all = self.cut == (0..line.len()) && !line.starts_with(OPENS);
        (all || line.get(self.cut.start..).is_some_and(|words| words.starts_with(DASH)))
            && !line.contains(COLONS)
    }
}

/// All notes of a paragraph, from left to right, not overlapping.
pub(super) fn find(seen: &Seen, lexicon: &dyn Lexicon) -> Vec<Note> {
    let line = bare_line(seen, lexicon).or_else(|| dashed(seen, lexicon)).or_else(|| keyed(seen, lexicon));
    if let Some(line) = line {
        return vec![line];
    }
    let Seen { text, pairs, unclosed, .. } = seen;
    if pairs.is_empty() && unclosed.is_empty() && !text.contains(COLONS) {
        return Vec::new();
    }
    let corner = |p: &Pair| text[p.open..].starts_with('「') && closes(text, p);
    let closed =
        pairs.iter().filter(|p| p.bracket || has_label(p.inside(text), lexicon.wording()) || corner(p));
    let closed = closed.filter_map(|p| bracketed(text, p, lexicon));
    let mut notes: Vec<Note> = closed.collect();
    // It goes on to the end of the paragraph, so the first one holds all others.
    notes.extend(unclosed.iter().find_map(|at| unfinished(text, *at, lexicon)));
    notes.sort_by_key(|n| n.cut.start);
    let bare = labelled(text, pairs, &notes, lexicon);
    notes.extend(bare);
    notes.sort_by_key(|n| n.cut.start);
    let mut end = 0;
    notes.retain(|n| {
        let keep = n.cut.start >= end;
        end = end.max(n.cut.end);
        keep
    });
    notes
}

/// A line that is a statement without label and brackets (市教育局牵头，市财政局配合。): it ends with a duty word, and
/// nothing in it but names and duty words.
fn bare_line(seen: &Seen, lexicon: &dyn Lexicon) -> Option<Note> {
    let text = seen.text;
    let core = text.trim_end_matches(['。', '；', ';', '.']);
    if !lexicon.wording().note.line_end.ends(core.trim_end_matches(CLOSES))
        || core.contains(['。', '“', '：', ':'])
        || core.chars().count() > 300
        || seen.marker.is_some()
    {
        return None;
    }
    let read = alone(text, lexicon);
    // 联席会议由医务科牵头，护理部参加: what stands before the offices is what is to be done.
    let said = without_lead_in(text, lexicon.wording());
    let first = || read.bodies.first().is_some_and(|b| said.starts_with(b.span.of(text)));
    let offices = || is_offices(&read, lexicon.wording()) && read.remarks.is_empty();
    let plain = read.is_plain() || offices() && first();
    let sure = plain && !read.bodies.is_empty() && read.shape(lexicon) == Shape::Duty;
    sure.then(|| Note::of(0..text.len(), text, read, lexicon))
}

/// What stands between an item and who does it.
const DASH: &str = "——";

/// 信息报送：党政办; 修路5公里：县交通局牵头: what is to be done, and behind a colon known bodies and nothing else but their duties. Lines
/// of their kind around it vouch for one.
fn keyed(seen: &Seen, lexicon: &dyn Lexicon) -> Option<Note> {
    const TASK: std::ops::RangeInclusive<usize> = 3..=20; // characters
    let (text, lead, wording) = (seen.text, seen.body_start(), lexicon.wording());
    let (at, colon) = text.match_indices(COLONS).next()?;
    let (task, names) = (text.get(lead..at)?.trim(), &text[at + colon.len()..]);
    let plain = TASK.contains(&task.chars().count()) && task.chars().all(|c| is_han(c) || c.is_numeric());
    if !plain || names.contains(COLONS) || wording.note.no_task.ends(task) || label(task, wording).is_some() {
        return None;
    }
    let read = alone(names, lexicon);
    let shape = match read.shape(lexicon) {
        // 综合组：县应急局牵头: a group.
        Shape::Duty => {
            wording.duty.within(names) && !wording.body.group_end.ends(task) && !read.bodies.is_empty()
        }
        Shape::Names => task.chars().all(is_han),
        Shape::No => false,
    };
    let sure = read.is_plain() && shape && !is_body(task, lexicon);
    sure.then(|| Note::of(at..text.len(), names, read, lexicon))
}

/// Whether a line is such an item, by what was found in it.
pub(super) fn is_keyed(text: &str, notes: &[Note]) -> bool {
    matches!(notes, [note] if note.cut.start > 0 && text[note.cut.start..].starts_with(COLONS))
}

/// Whether names may stand behind a dash.
pub(super) fn has_dash(text: &str) -> bool {
    text.contains(DASH)
}

/// 1.修桥——县民政局: an item, and behind a dash known bodies and nothing else.
fn dashed(seen: &Seen, lexicon: &dyn Lexicon) -> Option<Note> {
    let text = seen.text;
    let at = text.rfind(DASH)?;
    let task = text.get(seen.body_start()..at)?;
    let item = task.len() < at || task.trim_end_matches(is_blank).ends_with('。');
    let names = &text[at + DASH.len()..];
    if !item || task.is_empty() || task.contains(COLONS) || names.contains(COLONS) {
        return None;
    }
    let read = alone(names, lexicon);
    let sure = read.is_plain() && read.shape(lexicon) == Shape::Names;
    sure.then(|| Note::of(at..text.len(), names, read, lexicon))
}

/// The sentences at the end of a paragraph that are statements without brackets: 县民政局牵头，县财政局配合。
/// 此项工作由县人社局负责。牵头单位为县发改局。 Looked for where other statements of the document are marked.
pub(crate) fn closing(text: &str, lexicon: &dyn Lexicon) -> Option<Note> {
    let words = &lexicon.wording().note;
    let body = marker(text).map_or(0, |m| m.len);
    let mut found: Option<Note> = None;
    let mut end = text.len();
    loop {
        let core = text[..end].trim_end_matches(|c: char| is_blank(c) || matches!(c, '。' | '；' | ';'));
        let from = core.rfind('。').map_or(body, |at| at + '。'.len_utf8()).max(body);
        let Some(sentence) = core.get(from..) else { break };
        let may = words.sentence_end.ends(sentence.trim_end_matches(CLOSES))
            || words.sentence_label.within(sentence);
        // The first sentence is what is to be done.
        if from <= body || !may {
            break;
        }
        let said = without_lead_in(sentence.trim_matches(is_blank), lexicon.wording());
        let Some(read) = statement(said, lexicon) else { break };
        let cut = from..text.len();
        found = Some(match found {
            // Together they are one statement, which nobody has read yet.
            Some(later) => Note::new(cut, format!("{said}；{}", later.statement), lexicon),
            None => Note::of(cut, said, read, lexicon),
        });
        end = from;
    }
    found.or_else(|| closing_offices(text, lexicon))
}

/// Offices in a bracket at the end of an item: 完成认证（质量部）。 Behind a full stop any that are bodies by their ends:
/// 完成认证。（云州监管分局）
fn closing_offices(text: &str, lexicon: &dyn Lexicon) -> Option<Note> {
    let core = text.trim_end_matches(|c: char| is_blank(c) || matches!(c, '。' | '；' | ';'));
    if !core.ends_with(CLOSES) {
        return None;
    }
    let pair = outermost(core).0.pop().filter(|pair| pair.bracket && pair.end() == core.len())?;
    let inside = pair.inside(core).trim_matches(is_blank);
    let read = alone(inside, lexicon);
    let behind_stop = || text[..pair.open].trim_end_matches(is_blank).ends_with(['。', '；']);
    let bodies = || !read.bodies.is_empty() && read.is_only_bodies(lexicon) && behind_stop();
    let offices = is_offices(&read, lexicon.wording()) || bodies();
    (offices && !names_same_body(text, &pair, lexicon))
        .then(|| Note::of(pair.open..pair.end(), inside, read, lexicon))
}

/// 此项工作由县人社局负责 → 县人社局负责.
pub(super) fn without_lead_in<'s>(sentence: &'s str, wording: &Wording) -> &'s str {
    let rest = wording.body.lead_in.strip(sentence).unwrap_or(sentence);
    let rest = rest.trim_start_matches(['，', ',', '：']);
    wording.body.lead_in_by.strip(rest).unwrap_or(rest)
}

/// What a sentence says that is names with duty words and nothing else.
fn statement(sentence: &str, lexicon: &dyn Lexicon) -> Option<ParsedStatement> {
    let read = alone(sentence, lexicon);
    let names = read.has_duty_word && read.remarks.is_empty() && (!read.bodies.is_empty() || read.open);
    (names && (read.is_plain() || is_offices(&read, lexicon.wording()))).then_some(read)
}

/// 〈牵头单位：市财政局〉: marks that quote elsewhere.
fn has_label(inside: &str, wording: &Wording) -> bool {
    inside.find(COLONS).is_some_and(|at| at <= LABEL && label(&inside[..at], wording) == Some(Label::Duty))
}

/// A bracket whose content is a statement, or a date or persons behind a label.
fn bracketed(text: &str, pair: &Pair, lexicon: &dyn Lexicon) -> Option<Note> {
    let wording = lexicon.wording();
    let inside = pair.inside(text).trim_matches(is_blank);
    inside.chars().nth(1)?;
    if legend::is_legend(inside, wording) || counts::is(inside, wording) {
        return None;
    }
    let cut = pair.open..pair.end();
    let parts = split_labels(inside, wording);
    if parts.iter().any(|(kind, _)| kind.is_some()) {
        return Some(compose(cut, &parts, inside, lexicon))
            .filter(|n| !n.statement.is_empty() || n.deadline.is_some() || has_persons(&parts));
    }
    let read = alone(inside, lexicon);
    let statement = match read.shape(lexicon) {
        Shape::Duty => true,
        Shape::Names => closes(text, pair) && !names_same_body(text, pair, lexicon),
        Shape::No => {
            text[..pair.open].trim_end_matches(is_blank).ends_with(['。', '；']) && is_offices(&read, wording)
        }
    };
    statement.then(|| Note::of(cut, inside, read, lexicon))
}

/// Whether names are another name, and no statement: 一、文秘科（保密办）。负责文电, behind the name of an office that is all of its sentence, its other name.
fn names_same_body(text: &str, pair: &Pair, lexicon: &dyn Lexicon) -> bool {
    const LONGEST: usize = 12;
    let before = text[..pair.open].trim_matches(is_blank);
    let before = marker(before).map_or(before, |m| &before[m.len..]);
    let count = before.chars().count();
    let wording = lexicon.wording();
    let office = office::is_office(before, wording);
    (2..=LONGEST).contains(&count) && (office || lexicon.knows(before)) && ends_name(&text[pair.end()..])
}

/// （基建处、后勤集团、财务处，8月底前）: names of a house that nobody knows, each like an office or a firm.
fn is_offices(read: &ParsedStatement, wording: &Wording) -> bool {
    let sure = |name: &str| {
        office::is_office(name, wording)
            && (wording.body.office_end_sure.ends(name) || wording.prose.house_end.ends(name))
    };
    let firm = |name: &str| wording.name.company.ends(name);
    let each = |name: &str| name.starts_with(EACH) && wording.body.office_end.ends(name);
    read.unplaced.is_empty()
        && read.bodies.iter().any(|b| sure(&b.name))
        && read.bodies.iter().all(|b| sure(&b.name) || firm(&b.name) || each(&b.name) || b.is_told())
}

/// Whether a name is over here: nothing more, or a mark in front of what its body does.
fn ends_name(rest: &str) -> bool {
    rest.trim_start_matches(is_blank).starts_with(['。', '：', ':'])
        || !rest.chars().any(char::is_alphanumeric)
}

/// Whether the bracket stands at the end of a sentence or of the paragraph.
fn closes(text: &str, pair: &Pair) -> bool {
    const ENDS: [char; 4] = ['。', '；', '！', ';'];
    let behind = text[pair.end()..].trim_start_matches(is_blank);
    behind.is_empty()
        || behind.starts_with(ENDS)
        || text[..pair.open].trim_end_matches(is_blank).ends_with(ENDS)
        || behind.starts_with(OPENS)
}

/// Characters within which a label ends.
const LABEL: usize = 64;

/// A bracket that is never closed, when a label stands right behind it.
fn unfinished(text: &str, open: usize, lexicon: &dyn Lexicon) -> Option<Note> {
    let wording = lexicon.wording();
    // A few brackets may open at once; of a thousand no one begins a note.
    let opens = |c: &char| OPENS.contains(c);
    let behind: usize = text[open..].chars().take(4).take_while(opens).map(char::len_utf8).sum();
    let inside = &text[open + behind..];
    // The label stands right behind the bracket, or it is none.
    let head = inside.char_indices().nth(LABEL).map_or(inside, |(at, _)| &inside[..at]);
    split_labels(head, wording).first().filter(|(kind, _)| *kind == Some(Label::Duty))?;
    let parts = split_labels(inside, wording);
    Some(compose(open..text.len(), &parts, inside, lexicon))
}

/// Labels in running text, without brackets: at the beginning or behind the end of a sentence; the statement
/// goes on to the end of its sentence.
fn labelled(text: &str, pairs: &[Pair], taken: &[Note], lexicon: &dyn Lexicon) -> Vec<Note> {
    let wording = lexicon.wording();
    const BOUNDS: [char; 12] = ['。', '；', ';', '！', '\n', '）', ')', ']', '】', '〕', '，', ','];
    let mut found = Vec::new();
    let (mut bound, mut until) = (0, 0);
    let mut taken = taken.iter().peekable();
    for (at, c, pair) in paired(text.char_indices(), pairs) {
        while taken.next_if(|n| n.cut.end <= at).is_some() {}
        if at < until || taken.peek().is_some_and(|n| n.cut.start <= at) {
            bound = at + c.len_utf8();
            continue;
        }
        if is_han(c) {
            continue;
        }
        let inside = pair.is_some();
        // Of several blanks the last one tells.
        let behind = &text[at + c.len_utf8()..];
        let gap = is_blank(c) && !behind.starts_with(is_blank);
        if (BOUNDS.contains(&c) && !inside) || (gap && !before_colon(behind) && label_ahead(behind, wording))
        {
            bound = at + c.len_utf8();
        } else if COLONS.contains(&c) && !inside && at - bound <= 60 {
            let Some(kind) = label(&text[bound..at], wording) else {
                // 第一组：组长单位：县教育局
                if label_ahead(behind, wording) {
                    bound = at + c.len_utf8();
                }
                continue;
            };
            if is_verb(&text[bound..at], &text[at..], wording) {
                continue;
            }
            // A comma before the label is only a bound between labels; in a sentence it is part of it.
            if kind == Label::Person && text[..bound].ends_with(['，', ',']) {
                continue;
            }
            let start = bound + text[bound..at].len() - text[bound..at].trim_start_matches(is_blank).len();
            until = sentence_end(text, at, wording);
            let inside = without_stray_close(&text[start..until]);
            let parts = split_labels(inside, wording);
            let note = compose(start..until, &parts, inside, lexicon);
            if !note.statement.is_empty() || note.deadline.is_some() || has_persons(&parts) {
                found.push(note);
            }
        }
    }
    found
}

/// The words without closing brackets at their end that nothing in them opens.
fn without_stray_close(words: &str) -> &str {
    if !words.ends_with(CLOSES) {
        return words;
    }
    let closed = outermost(words).0.last().map_or(0, Pair::end);
    let (inside, behind) = words.split_at(closed);
    &words[..inside.len() + behind.trim_end_matches(CLOSES).len()]
}

/// 责任单位 ：市财政局
fn before_colon(text: &str) -> bool {
    text.trim_start_matches(is_blank).starts_with(COLONS)
}

fn label_ahead(text: &str, wording: &Wording) -> bool {
    let text = text.trim_start_matches(is_blank);
    let head: String = text.chars().take(12).collect();
    head.find(COLONS).is_some_and(|at| label(&head[..at], wording).is_some())
}

/// Where the sentence that holds `from` ends: behind its 。, unless another label follows it, or at the line's end.
fn sentence_end(text: &str, from: usize, wording: &Wording) -> usize {
    let mut at = from;
    loop {
        let Some(stop) = text[at..].find(['。', '\n']) else { return text.len() };
        let end = at + stop + width(&text[at + stop..]);
        let rule = text[end..].trim_start_matches(is_blank);
        if !(label_ahead(&text[end..], wording) || wording.note.rule_begin.begins(rule)) {
            return end;
        }
        at = end;
    }
}

fn has_persons(parts: &[(Option<Label>, Range<usize>)]) -> bool {
    parts.iter().any(|(kind, _)| *kind == Some(Label::Person))
}

/// A note's words cut at its labels: what stands before the first one has none.
pub(crate) fn split_labels(text: &str, wording: &Wording) -> Vec<(Option<Label>, Range<usize>)> {
    const BOUNDS: [char; 9] = ['。', '；', ';', '，', ',', '、', '\n', '\t', ' '];
    let (pairs, _) = outermost(text);
    let mut parts: Vec<(Option<Label>, Range<usize>)> = vec![(None, 0..0)];
    let mut bound = 0;
    for (at, c, _) in paired(beside_han(text), &pairs).filter(|(_, c, pair)| pair.is_none() && !is_han(*c)) {
        // 牵头单位：甲局/配合单位：乙局, and not 责任部门/单位：.
        let slash = || matches!(c, '/' | '／') && label_ahead(&text[at + c.len_utf8()..], wording);
        if BOUNDS.contains(&c) || is_blank(c) || slash() {
            if !(is_blank(c) && before_colon(&text[at..])) {
                bound = at + c.len_utf8();
            }
        } else if COLONS.contains(&c)
            && at - bound <= 60
            && label(&text[bound..at], wording).is_some()
            && !is_verb(&text[bound..at], &text[at..], wording)
        {
            if let Some(last) = parts.last_mut() {
                last.1.end = bound;
            }
            parts.push((label(&text[bound..at], wording), bound..bound));
        }
    }
    if let Some(last) = parts.last_mut() {
        last.1.end = text.len();
    }
    parts.retain(|(kind, range)| kind.is_some() || !range.is_empty());
    parts
}

/// 责任单位 ：市财政局 without the blanks before the colon.
fn tightened(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if COLONS.contains(&c) {
            out.truncate(out.trim_end_matches(is_blank).len());
        }
        out.push(c);
    }
    out
}

/// The note that parts make: duties joined as they stand, persons left out, dates apart.
fn compose(
    cut: Range<usize>,
    parts: &[(Option<Label>, Range<usize>)],
    text: &str,
    lexicon: &dyn Lexicon,
) -> Note {
    if parts.iter().all(|(kind, _)| matches!(kind, None | Some(Label::Duty)))
        && parts.iter().any(|(kind, _)| kind.is_some())
    {
        return Note::new(cut, tightened(text.trim_matches(is_blank)), lexicon);
    }
    let (mut statement, mut deadline) = (String::new(), None);
    for (kind, range) in parts {
        let words = text.get(range.clone()).unwrap_or("");
        let words =
            words.trim_matches(|c: char| is_blank(c) || matches!(c, '，' | ',' | '；' | ';' | '、' | '。'));
        match kind {
            Some(Label::Duty) => {
                if !statement.is_empty() {
                    statement.push(CLAUSE);
                }
                statement.push_str(&tightened(words));
            }
            Some(Label::Deadline) => {
                let date = words.split_once(COLONS).map_or("", |(_, date)| date).trim_matches(is_blank);
                if !is_nothing(date, lexicon.wording()) {
                    deadline = Some(date.to_owned());
                }
            }
            Some(Label::Person) | None => {}
        }
    }
    Note { deadline, ..Note::new(cut, statement, lexicon) }
}

/// A line that is nothing but a statement: 责任单位：…, or a bracket that holds one.
pub(crate) fn whole_line(text: &str, notes: &[Note]) -> bool {
    let mut at = 0;
    for note in notes {
        if text[at..note.cut.start].chars().any(char::is_alphanumeric) {
            return false;
        }
        at = note.cut.end;
    }
    !notes.is_empty() && !text[at..].chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lexicon::NoLexicon;

    fn statements(text: &str) -> Vec<String> {
        find(&Seen::of(text), &NoLexicon).into_iter().map(|n| n.statement).collect()
    }

    #[test]
    fn brackets_of_all_kinds() {
        for text in [
            "加强建设。（责任单位：市教育局）",
            "加强建设。(责任单位：市教育局)",
            "加强建设。[责任单位：市教育局]",
            "加强建设〔责任单位：市教育局〕。",
            "加强建设。【责任单位：市教育局】",
            "加强建设。（责任单位：市教育局",
            "加强建设。责任单位：市教育局）",
        ] {
            assert_eq!(statements(text), ["责任单位：市教育局"], "{text}");
        }
        assert_eq!(
            statements("加强建设（含改建）。（市教育局牵头，市财政局配合）"),
            ["市教育局牵头，市财政局配合"]
        );
    }

    #[test]
    fn several_in_a_paragraph() {
        let text = "甲事办好。（责任单位：市教育局）乙事办好。（责任单位：市财政局、市民政局）";
        assert_eq!(statements(text), ["责任单位：市教育局", "责任单位：市财政局、市民政局"]);
    }

    #[test]
    fn labels_without_brackets() {
        assert_eq!(statements("责任单位：市教育局"), ["责任单位：市教育局"]);
        assert_eq!(statements("办好甲事。责任单位：市教育局。办好乙事。"), ["责任单位：市教育局。"]);
        assert_eq!(
            statements("牵头单位：市教育局；配合单位：市财政局"),
            ["牵头单位：市教育局；配合单位：市财政局"]
        );
        assert_eq!(statements("办好甲事。 牵头单位：市教育局 配合单位：市财政局").len(), 1);
    }

    #[test]
    fn persons_and_dates_are_no_bodies() {
        let notes = find(&Seen::of("责任领导：张三；责任单位：市教育局；完成时限：2025年底前"), &NoLexicon);
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].statement, "责任单位：市教育局");
        assert_eq!(notes[0].deadline.as_deref(), Some("2025年底前"));
        assert_eq!(statements("责任人：李四"), [""]);
        assert_eq!(
            find(&Seen::of("办好甲事。（完成时限：6月底）"), &NoLexicon)[0].deadline.as_deref(),
            Some("6月底")
        );
    }

    #[test]
    fn ordinary_words_are_no_notes() {
        for text in
            ["各县（市、区）要加强", "主要目标：到2025年", "建设平台：上线系统", "时间：2025年（周三）"]
        {
            let found = find(&Seen::of(text), &NoLexicon);
            assert!(found.iter().all(|n| n.statement.is_empty()), "{text} {found:?}");
        }
    }

    #[test]
    fn a_line_of_its_own() {
        for (text, whole) in [
            ("责任单位：市教育局", true),
            ("（责任单位：市教育局）。", true),
            ("办好甲事（责任单位：市教育局）", false),
        ] {
            assert_eq!(whole_line(text, &find(&Seen::of(text), &NoLexicon)), whole, "{text}");
        }
    }
}
