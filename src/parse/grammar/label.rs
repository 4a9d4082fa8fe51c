//! Labels in front of names: 牵头单位：, 责任部门：, 完成时限：, 责任人：.

use super::level;
use crate::model::Duty;
use crate::parse::marks::{CLOSE, COLON, COMMA, EACH, LIST, OPEN};
use crate::parse::wording::Wording;

/// What stands behind a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Bodies with this duty.
    Duty(Duty),
    /// A completion date.
    Deadline,
    /// People, sums, remarks: no bodies.
    Other,
}

/// A noun that gives a duty, as in a label or behind 为: 牵头单位, 第一责任部门.
pub(super) fn role_noun(text: &str, words: &Wording) -> Option<(Duty, usize)> {
    let words = &words.label;
    let mut at = 0;
    for _ in 0..3 {
        let rest = &text[at..];
        if let Some((stem, duty)) = words.stem.at(rest) {
            let nouns = words.noun.chain(&rest[stem..]);
            if nouns > 0 || words.whole.ends(&rest[..stem]) {
                return Some((duty, at + stem + nouns));
            }
        }
        at += words.qualifier.at(rest)?.0;
    }
    None
}

/// The label that a piece begins with, its colon included: what it announces and its length.
pub(super) fn at(text: &str, words: &Wording) -> Option<(Kind, usize)> {
    let colon = text.find(COLON).filter(|at| *at <= 120);
    if let Some(len) = bracketed(text, words) {
        return role_noun(&text[OPEN.len_utf8()..], words).map(|(duty, _)| (Kind::Duty(duty), len));
    }
    if let Some((duty, len)) = role_noun(text, words) {
        let kind = Kind::Duty(duty);
        let rest = &text[len..];
        if rest.starts_with(COLON) {
            return Some((kind, len + COLON.len_utf8()));
        }
        if let Some((word, ())) = words.label.copula.at(rest) {
            return Some((kind, len + word));
        }
        return colon
            .filter(|at| at - len <= 80 && !text[len..*at].contains([LIST, COMMA]))
            .map(|at| (kind, at + COLON.len_utf8()))
            .or_else(|| runs_on(rest, words).then_some((kind, len)));
    }
    let end = colon?;
    let label = &text[..end];
    let len = end + COLON.len_utf8();
    if words.label.deadline.ends(label) {
        return Some((Kind::Deadline, len));
    }
    if let Some(duty) = words.label.stem.get(label) {
        return Some((Kind::Duty(duty), len));
    }
    words.label.other.ends(label).then_some((Kind::Other, len))
}

/// Length of （责任单位） in front of names: a label in brackets of its own.
pub(super) fn bracketed(text: &str, words: &Wording) -> Option<usize> {
    let inside = text.strip_prefix(OPEN)?;
    let (_, len) = role_noun(inside, words)?;
    let rest = inside[len..].strip_prefix(CLOSE)?;
    (!rest.is_empty()).then_some(text.len() - rest.len())
}

/// 牵头单位市民政局: a label that runs straight into a name.
fn runs_on(rest: &str, words: &Wording) -> bool {
    level::split(rest, words).is_some() || rest.starts_with(EACH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::wording;

    #[test]
    fn labels_are_read() {
        for (text, kind, rest) in [
            ("牵头单位：市民政局", Kind::Duty(Duty::Lead), "市民政局"),
            ("市级配合单位：市民政局", Kind::Duty(Duty::Support), "市民政局"),
            ("责任单位为市民政局", Kind::Duty(Duty::Responsible), "市民政局"),
            ("牵头单位市民政局", Kind::Duty(Duty::Lead), "市民政局"),
            ("责任部门（单位）：市民政局", Kind::Duty(Duty::Responsible), "市民政局"),
            ("牵头：市民政局", Kind::Duty(Duty::Lead), "市民政局"),
            ("完成时限：2024年", Kind::Deadline, "2024年"),
            ("市级责任领导：张三", Kind::Other, "张三"),
        ] {
            let read = at(text, wording::builtin()).map(|(k, len)| (k, &text[len..]));
            assert_eq!(read, Some((kind, rest)), "{text}");
        }
        assert_eq!(at("市民政局", wording::builtin()), None);
        assert_eq!(at("责任单位", wording::builtin()), None);
    }
}
