//! Whether what stands before a line break goes on behind it. Lines end where a page is full, inside a bracket, a label, a
//! name or a word, or where something else begins; this is the one place that tells.

use super::seen::Seen;
use super::words::{self, Label};
use crate::model::Paragraph;
use crate::parse::grammar::{is_house_office, level, role_noun};
use crate::parse::heading::{is_blank, marker};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{BETWEEN, CLOSES, COLONS, EACH, OPENS};
use crate::parse::pairs::outermost;
use crate::parse::wording::Wording;

/// Fewest lines that tell a width, and fewest columns of a full line (a Chinese character takes two).
const LINES: usize = 10;
const NARROWEST: usize = 40;
/// Columns by which a full line may fall short: the indent of a paragraph, a mark that may not begin a line.
const SLACK: usize = 7;
/// Marks behind which a line is over.
const STOPS: [char; 11] = ['。', '；', ';', '！', '：', ':', '”', '）', ')', ']', '】'];

/// The width at which a document's lines are broken; absent where its paragraphs end where they please.
///
/// Lines are broken where two in five or more are as wide as the widest (give or take the slack) and most of those stop
/// in the middle of a sentence. O(n log n).
pub(super) fn width<'p>(paragraphs: impl Iterator<Item = &'p Paragraph>) -> Option<usize> {
    let lines: Vec<(usize, bool)> = paragraphs
        .filter(|p| p.heading.is_none())
        .map(|p| (columns(&p.text), ends_sentence(&p.text)))
        .collect();
    let mut widths: Vec<usize> = lines.iter().map(|(width, _)| *width).collect();
    widths.sort_unstable();
    // The widest but for a few: a table's row or a title may stick out.
    let wide = *widths.get(widths.len().saturating_sub(1 + widths.len() / 12))?;
    let full = lines.iter().filter(|(width, _)| width.abs_diff(wide) <= SLACK);
    let (count, broken) = full.fold((0, 0), |(n, b), (_, ends)| (n + 1, b + usize::from(!ends)));
    let wrapped =
        lines.len() >= LINES && wide >= NARROWEST && count * 5 >= lines.len() * 2 && broken * 10 >= count * 6;
    wrapped.then_some(wide)
}

/// Whether a line of a text that is broken at a width goes on in the next one.
pub(super) fn at_width(line: &str, next: &Paragraph, width: usize, wording: &Wording) -> bool {
    columns(line) + SLACK >= width
        && columns(line) <= width + SLACK
        && !ends_sentence(line)
        && next.heading.is_none()
        && marker(&next.text).is_none()
        && !begins_with_label(&next.text, wording)
}

/// Whether a line ends inside a bracket behind a sentence that goes on with duties in the next one, wherever lines end:
/// （体育总⏎局牵头负责）.
pub(super) fn in_statement(line: &str, next: &Paragraph, wording: &Wording) -> bool {
    if next.heading.is_some() || marker(&next.text).is_some() {
        return false;
    }
    let Some(open) = outermost(line).1.last().copied() else { return false };
    let inside = &line[open..];
    let behind_sentence = line[..open].trim_end().ends_with(['。', '；', '！', ';']) || open == 0;
    let list = |words: &str| words.chars().count() <= 150 && !words.contains(['。', '；', '：', ':']);
    let rest = next.text.split(CLOSES).next().unwrap_or("");
    let closed = rest.len() < next.text.len();
    behind_sentence && list(inside) && list(rest) && closed && wording.note.line_end.ends(rest)
}

/// What stands between a line and the rest of it, where the next line is its rest: a break stands inside a label, a duty
/// word or a name (nothing), or inside a bracket (a blank, for names may stand on both sides).
pub(super) fn in_word(before: &str, seen: &Seen, lexicon: &dyn Lexicon) -> Option<&'static str> {
    let line = seen.text;
    // No line begins with a mark that closes.
    if line.starts_with(['：', ':', '，', '；', '。', '、', '）', '］', '】', '〕', '/']) {
        return Some("");
    }
    let before = before.trim_end_matches(is_blank);
    let goes_on = seen.marker.is_none() && !stops(before);
    if goes_on && splits_word(before, line, lexicon) {
        return Some("");
    }
    let clause = before.ends_with(['；', ';', '。']) && seen.marker.is_none();
    ((clause || goes_on) && closes_bracket(before, line)).then_some(" ")
}

/// What stands between the halves of a statement that a line break parts.
pub(super) fn gap(before: &str, line: &str, lexicon: &dyn Lexicon) -> &'static str {
    let before = before.trim_end_matches(is_blank);
    let mark = |c: char| !c.is_alphanumeric() && !CLOSES.contains(&c);
    if before.ends_with(mark) || splits_word(before, line, lexicon) { "" } else { " " }
}

fn splits_word(before: &str, line: &str, lexicon: &dyn Lexicon) -> bool {
    if begins_with_label(line, lexicon.wording()) {
        return false;
    }
    ends_duty(before, line, lexicon.wording())
        || ends_label(before, line, lexicon.wording())
        || ends_name(before, line, lexicon)
}

/// Whether a line stops without a mark, and the next one begins without a number.
pub(super) fn in_sentence(before: &str, line: &str) -> bool {
    !stops(before) && marker(line).is_none()
}

fn stops(line: &str) -> bool {
    line.trim_end_matches(is_blank).ends_with(STOPS)
}

/// Whether a line stops inside a bracket that a label opens, or right behind a label.
pub(super) fn unfinished(seen: &Seen, wording: &Wording) -> bool {
    let text = seen.text;
    let tail = text.trim_end_matches(is_blank);
    if let Some(words) = tail.strip_suffix(COLONS) {
        let last = words.rsplit(['。', '；', '，', '\t', ' ']).next();
        return last.and_then(|last| words::label(last, wording)) == Some(Label::Duty);
    }
    // 责任单位：市教育局、: the list goes on.
    let labelled = |text: &str| begins_with_label(text.trim_start_matches(OPENS), wording);
    let last = |text: &str| text.rfind(['。', '；', ';', '，']).map_or(0, |at| at + '。'.len_utf8());
    tail.ends_with(['、', '／', '/']) && labelled(tail.get(last(tail)..).unwrap_or(tail))
        || seen.unclosed.last().is_some_and(|at| labelled(&text[*at..]))
}

/// 完成时限：… begins a line whatever stands before it.
pub(super) fn begins_with_label(text: &str, wording: &Wording) -> bool {
    let head: String = text.chars().take(14).collect();
    let words = head.find(COLONS).map(|at| &head[..at]);
    words.is_some_and(|w| {
        !w.contains(['，', '；', '、', '。', ',', ';']) && words::label(w, wording).is_some()
    })
}

/// Adds what follows a break: words of letters keep a space between them.
pub(super) fn join(text: &mut String, next: &str) {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if word(text.chars().next_back()) && word(next.chars().next()) {
        text.push(' ');
    }
    text.push_str(next);
}

/// …有关部门参⏎加；
fn ends_duty(before: &str, line: &str, wording: &Wording) -> bool {
    let split = |word: &str| {
        let ends = word.char_indices().map(|(at, _)| at).skip(1);
        ends.into_iter().any(|at| before.ends_with(&word[..at]) && line.starts_with(&word[at..]))
    };
    wording.unread.broken.iter().any(split)
}

/// （牵⏎头）: the bracket is closed soon.
fn closes_bracket(before: &str, line: &str) -> bool {
    const SOON: usize = 120; // characters
    let tail = before.char_indices().rev().nth(SOON).map_or(before, |(at, _)| &before[at..]);
    let unclosed = |words: &str| {
        let marks = words.chars().filter(|c| OPENS.contains(c) || CLOSES.contains(c));
        marks.fold(0_usize, |depth, c| if OPENS.contains(&c) { depth + 1 } else { depth.saturating_sub(1) })
    };
    if unclosed(tail) == 0 {
        return false;
    }
    let mut depth = 0_usize;
    for c in line.chars().take(SOON) {
        if OPENS.contains(&c) {
            depth += 1;
        } else if CLOSES.contains(&c) {
            if depth == 0 {
                return true;
            }
            depth -= 1;
        }
    }
    false
}

/// 责任单⏎位：…
fn ends_label(before: &str, line: &str, wording: &Wording) -> bool {
    const LABEL: usize = 12; // bytes of a label's end
    let colon = line.find(['：', ':', '—', '－', '-', '→', '=']);
    let colon = colon.filter(|at| (1..=LABEL).contains(at) && line[..*at].chars().all(char::is_alphabetic));
    let Some(colon) = colon else { return false };
    let tail = tail(before);
    let of_duty = |words: &str| words::label(words, wording) == Some(Label::Duty);
    (2..=24).contains(&tail.len())
        && !of_duty(&line[..colon])
        && of_duty(&format!("{tail}{}", &line[..colon]))
}

/// 市公⏎安局负责…, 各乡镇人⏎民政府, （一）教⏎务处: the end of one line and the beginning of the next are a name, and the end
/// alone is none.
fn ends_name(before: &str, line: &str, lexicon: &dyn Lexicon) -> bool {
    const TAIL: usize = 10; // characters of a name's beginning
    const HEAD: usize = 10;
    let labelled = behind_label(before, lexicon);
    let tail = tail(labelled.unwrap_or(before));
    let wording = lexicon.wording();
    if tail.is_empty() || tail.chars().nth(TAIL).is_some() {
        return false;
    }
    // 各⏎乡镇: the word alone ends no line.
    if tail.chars().eq([EACH]) {
        return true;
    }
    // …编制年报。机⏎关党委。负责党建: no sentence has so few words.
    if tail.chars().nth(2).is_none() && before[..before.len() - tail.len()].ends_with('。') {
        return true;
    }
    let body = &wording.body;
    let mut heads = line.char_indices().take(HEAD).map(|(at, c)| (&line[..at + c.len_utf8()], c));
    let placed = tail == before && (lexicon.is_place(tail) || wording.front.class.ends(tail));
    let exact = |head: &str| {
        let name = format!("{tail}{head}");
        lexicon.exact(level::core(&name, wording)).is_some()
    };
    let whole = |head: &str| {
        let name = format!("{tail}{head}");
        let ends = || !line[head.len()..].starts_with(char::is_alphanumeric);
        if labelled.is_some() && !wording.name.end.ends(tail) && ends() && is_house_office(&name, wording) {
            return true;
        }
        let hall = wording.unread.hall.suffix(&name).is_some_and(|hall| hall.len() >= head.len());
        // 秋河市⏎财政局
        hall || placed && lexicon.exact(head).is_some()
    };
    heads.any(|(head, c)| {
        (body.office_end.may_end_in(c) || wording.unread.hall.may_end_in(c) || c == '）')
            && (exact(head) || whole(head))
    })
}

/// The words behind the label that the last sentence of a line begins with: 国 of 牵头单位是国⏎际交流合作处.
fn behind_label<'b>(before: &'b str, lexicon: &dyn Lexicon) -> Option<&'b str> {
    let last = before.rfind(['。', '；', ';', '（', '(']);
    let last = last.map_or(before, |at| before[at..].trim_start_matches(['。', '；', ';', '（', '(']));
    let rest = &last[role_noun(last, lexicon)?..];
    rest.strip_prefix(COLONS).or_else(|| lexicon.wording().label.copula.strip(rest))
}

/// The words behind the last mark of a line and its number.
fn tail(before: &str) -> &str {
    let words = marker(before).map_or(before, |m| &before[m.len..]);
    let mark = |c: char| {
        matches!(c, '。' | '；' | '，' | '、' | '：' | ':' | '/' | ' ' | '\t' | ')' | '）')
            || OPENS.contains(&c)
            || BETWEEN.contains(&c)
    };
    words.rsplit(mark).next().unwrap_or(words)
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['）', ')', '”', '】', ']', '〕']);
    text.ends_with(['。', '！', '？', '；', '：', ';', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;
    use crate::parse::wording::builtin;

    fn paragraphs(lines: &[&str]) -> Vec<Paragraph> {
        let of = |l: &&str| Paragraph { text: (*l).to_owned(), heading: None, place: Place::default() };
        lines.iter().map(of).collect()
    }

    #[test]
    fn paragraphs_of_their_own_length_have_no_width() {
        let lines = ["建设公园三处。", "改造管网十二公里，完成厂房主体施工，新增床位三百张。"].repeat(6);
        assert_eq!(width(paragraphs(&lines).iter()), None);
    }

    #[test]
    fn lines_of_one_width_are_broken_ones() {
        let full = "围绕钢铁、有色、石化、化工、建材、电力等重点行业大力推动";
        let mut lines = vec![full; 9];
        lines.push("设备更新。");
        assert_eq!(width(paragraphs(&lines).iter()), Some(columns(full)));
        let next = paragraphs(&["更新改造。", "1.推动更新。"]);
        assert!(at_width(full, &next[0], columns(full), builtin()));
        assert!(!at_width(full, &next[1], columns(full), builtin()));
        assert!(!at_width("设备更新", &next[0], columns(full), builtin()));
    }
}
