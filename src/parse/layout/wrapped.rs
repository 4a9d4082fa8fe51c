//! Paragraphs broken at a fixed width, as text copied from a PDF or a mail is: one line a paragraph no longer.

use super::brackets::outermost;
use super::words;
use crate::model::Paragraph;
use crate::parse::heading::marker;
use crate::parse::wording::Wording;

/// Fewest lines that tell a width, and fewest columns of a full line (a Chinese character takes two).
const LINES: usize = 10;
const NARROWEST: usize = 40;
/// Columns by which a full line may fall short: the indent of a paragraph, a mark that may not begin a line.
const SLACK: usize = 7;

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

/// Whether a line goes on in the next one.
pub(super) fn goes_on(line: &str, next: &Paragraph, width: usize, wording: &Wording) -> bool {
    columns(line) + SLACK >= width
        && columns(line) <= width + SLACK
        && !ends_sentence(line)
        && next.heading.is_none()
        && marker(&next.text).is_none()
        && !starts_with_label(&next.text, wording)
}

/// Whether a line ends inside a bracket behind a sentence that goes on with duties in the next one, wherever lines end:
/// （体育总⏎局牵头负责）.
pub(super) fn statement_goes_on(line: &str, next: &Paragraph) -> bool {
    const DUTIES: [&str; 7] = ["负责", "牵头", "参与", "参加", "配合", "落实", "分工"];
    const CLOSE: [char; 5] = ['）', ')', '〕', ']', '】'];
    if next.heading.is_some() || marker(&next.text).is_some() {
        return false;
    }
    let Some(open) = outermost(line).1.last().copied() else { return false };
    let inside = &line[open..];
    let behind_sentence = line[..open].trim_end().ends_with(['。', '；', '！', ';']) || open == 0;
    let list = |words: &str| words.chars().count() <= 150 && !words.contains(['。', '；', '：', ':']);
    let rest = next.text.split(CLOSE).next().unwrap_or("");
    let closed = rest.len() < next.text.len();
    let says = DUTIES.iter().any(|w| rest.ends_with(w) || inside.contains(w)) && closed;
    behind_sentence && list(inside) && list(rest) && (says || !closed && rest.contains('、'))
}

/// Adds what follows a break: words of letters keep a space between them.
pub(super) fn join(text: &mut String, next: &str) {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if word(text.chars().next_back()) && word(next.chars().next()) {
        text.push(' ');
    }
    text.push_str(next);
}

/// 完成时限：… begins a line whatever stands before it.
fn starts_with_label(text: &str, wording: &Wording) -> bool {
    let head: String = text.chars().take(14).collect();
    let words = head.find(['：', ':']).map(|at| &head[..at]);
    words.is_some_and(|w| {
        !w.contains(['，', '；', '、', '。', ',', ';']) && words::label(w, wording).is_some()
    })
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
        assert!(goes_on(full, &next[0], columns(full), builtin()));
        assert!(!goes_on(full, &next[1], columns(full), builtin()));
        assert!(!goes_on("设备更新", &next[0], columns(full), builtin()));
    }
}
