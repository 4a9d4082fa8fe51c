//! A task's text → its measures (举措): the commitments a reader would count.
//!
//! A measure is a sentence, or a clause between semicolons; a comma does not end one (提升…功能，构建…服务圈 is one
//! commitment with its purpose). Numbers, quotations and brackets stay whole, because only marks outside them cut.

use super::marks::{IS, beside_han, is_numeral};
use super::pairs::{outermost, paired};
use crate::model::{Measure, Span};

/// Whether a mark ends a measure.
fn ends(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '！' | '!' | '？' | '\n' | '\r' | '\u{2028}')
}

/// The measures of a text from byte `from` on (behind a title that stands in the text), in order.
///
/// Spans leave out the marks at their ends and an enumerator in front (一是, （1）, ①). A piece without a letter is
/// none. Linear in the text.
///
/// ```
/// use fengong::parse::measures::split;
/// let text = "完善制度。一是加强培训（含线上；线下）；二是新增床位1.5万张。";
/// let words: Vec<_> = split(text, 0).iter().map(|m| m.span.of(text)).collect();
/// assert_eq!(words, ["完善制度", "加强培训（含线上；线下）", "新增床位1.5万张"]);
/// ```
pub fn split(text: &str, from: usize) -> Vec<Measure> {
    let (pairs, _) = outermost(text);
    let mut measures = Vec::new();
    let mut start = from;
    for (at, c, pair) in paired(beside_han(text), &pairs) {
        // A line break always cuts: it ends a paragraph, and a bracket over it was forgotten.
        if at < from || !ends(c) || c != '\n' && pair.is_some() {
            continue;
        }
        push(text, start, at, &mut measures);
        start = at + c.len_utf8();
    }
    push(text, start, text.len(), &mut measures);
    measures
}

/// Adds `start..end` without blanks, enumerator and loose marks, if a word is left.
fn push(text: &str, start: usize, end: usize, measures: &mut Vec<Measure>) {
    let Some(piece) = text.get(start..end) else { return };
    let loose =
        |c: char| c.is_whitespace() || matches!(c, '，' | ',' | '、' | '：' | ':' | '。' | '；' | '.');
    let front = piece.trim_start_matches(loose);
    let at = start + piece.len() - front.len();
    let skip = enumerator(front);
    let core = front[skip..].trim_end_matches(loose);
    if core.chars().filter(|c| c.is_alphanumeric()).take(2).count() == 2 {
        measures.push(Measure { span: Span::new(at + skip, at + skip + core.len()) });
    }
}

/// Bytes of 一是, 第二，, （1）, ① in front of a clause.
fn enumerator(piece: &str) -> usize {
    if let Some(m) = super::heading::marker(piece) {
        return m.len;
    }
    let mut chars = piece.chars();
    match (chars.next(), chars.next()) {
        (Some(n), Some(IS)) if is_numeral(n) => n.len_utf8() + IS.len_utf8(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        split(text, 0).iter().map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn sentences_and_clauses() {
        assert_eq!(
            words("提升功能，构建服务圈。完善体系，加强建设。"),
            ["提升功能，构建服务圈", "完善体系，加强建设"]
        );
        assert_eq!(words("新建3个；改建5所"), ["新建3个", "改建5所"]);
        assert_eq!(words("甲乙。\n丙丁"), ["甲乙", "丙丁"]);
    }

    #[test]
    fn quotes_and_brackets_stay_whole() {
        assert_eq!(
            words("推广“多一度关爱。”做法；完善（甲；乙）机制"),
            ["推广“多一度关爱。”做法", "完善（甲；乙）机制"]
        );
        assert_eq!(words("出台《规划（2021；2025）》。"), ["出台《规划（2021；2025）》"]);
    }

    #[test]
    fn an_open_bracket_does_not_swallow_the_rest() {
        assert_eq!(words("建设（含改建。完善制度。"), ["建设（含改建", "完善制度"]);
    }

    #[test]
    fn nothing_is_no_measure() {
        assert!(words("。；，\n").is_empty());
        assert!(words("").is_empty());
        assert!(split("甲乙", 99).is_empty());
    }
}
