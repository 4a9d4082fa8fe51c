//! Labels in front of names: 牵头单位：, 责任部门：, 完成时限：, 责任人：.

use super::level;
use super::lexer::{Lexed, Stretch};
use crate::model::Duty;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{CLOSE, COLON, COMMA, EACH, LIST, OPEN};
use crate::parse::wording::lexer::Class;

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

/// `role-noun = { qualifier } , stem , { noun } ;`: a noun that gives a duty, as in a label or behind 为: 牵头单位,
/// 第一责任部门.
pub(super) fn role_noun(words: Stretch) -> Option<(Duty, usize)> {
    const QUALIFIERS: usize = 2;
    let mut at = 0;
    for _ in 0..=QUALIFIERS {
        let rest = words.behind(at);
        if let Some((stem, word)) = rest.word(Class::Stem) {
            let nouns = rest.behind(stem).chain(Class::Noun);
            if nouns > 0 || rest.before(stem).ends(Class::Whole) {
                return Some((word.stem?, at + stem + nouns));
            }
        }
        at += rest.at(Class::Qualifier)?;
    }
    None
}

/// Bytes of the role noun that words begin with.
pub(crate) fn length(words: &str, lexicon: &dyn Lexicon) -> Option<usize> {
    /// Bytes; no role noun is longer.
    const LONGEST: usize = 72;
    let end = (LONGEST.min(words.len())..=words.len()).find(|at| words.is_char_boundary(*at))?;
    let lexed = Lexed::new(&words[..end], lexicon);
    role_noun(lexed.all()).map(|(_, len)| lexed.span(0..len).end())
}

/// `label = ( role-noun , [ words ] , "：" ) | ( role-noun , "为" ) | "（" , role-noun , "）" | ( words , "：" ) ;`: the
/// label that a piece begins with, its colon included: what it announces and its length.
pub(super) fn at(words: Stretch) -> Option<(Kind, usize)> {
    /// Bytes in which a label's colon stands, and bytes from its noun to the colon.
    const NEAR: (usize, usize) = (120, 80);
    let text = words.text();
    if let Some((duty, len)) = bracketed(words) {
        return Some((Kind::Duty(duty), len));
    }
    let colon = text.find(COLON).filter(|at| *at <= NEAR.0);
    if let Some((duty, len)) = role_noun(words) {
        let kind = Kind::Duty(duty);
        let rest = words.behind(len);
        if rest.text().starts_with(COLON) {
            return Some((kind, len + COLON.len_utf8()));
        }
        if let Some(copula) = rest.at(Class::LabelCopula) {
            return Some((kind, len + copula));
        }
        return colon
            .filter(|at| at - len <= NEAR.1 && !text[len..*at].contains([LIST, COMMA]))
            .map(|at| (kind, at + COLON.len_utf8()))
            .or_else(|| runs_on(rest).then_some((kind, len)));
    }
    let end = colon?;
    let label = words.before(end);
    let len = end + COLON.len_utf8();
    if label.ends(Class::DeadlineLabel) {
        return Some((Kind::Deadline, len));
    }
    if let Some((_, stem)) = label.word(Class::Stem).filter(|_| label.is(Class::Stem)) {
        return Some((Kind::Duty(stem.stem?), len));
    }
    label.ends(Class::OtherLabel).then_some((Kind::Other, len))
}

/// （责任单位） in front of names: a label in brackets of its own, its duty and length.
pub(super) fn bracketed(words: Stretch) -> Option<(Duty, usize)> {
    if !words.text().starts_with(OPEN) {
        return None;
    }
    let (duty, len) = role_noun(words.behind(OPEN.len_utf8()))?;
    let end = OPEN.len_utf8() + len;
    let rest = words.text()[end..].strip_prefix(CLOSE)?;
    (!rest.is_empty()).then_some((duty, end + CLOSE.len_utf8()))
}

/// 牵头单位市民政局: a label that runs straight into a name.
fn runs_on(rest: Stretch) -> bool {
    level::split(rest.text(), rest.wording()).is_some() || rest.text().starts_with(EACH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::grammar::lexer::Lexed;
    use crate::parse::lexicon::NoLexicon;

    fn read(text: &str) -> Option<(Kind, &str)> {
        at(Lexed::new(text, &NoLexicon).all()).map(|(kind, len)| (kind, &text[len..]))
    }

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
            assert_eq!(read(text), Some((kind, rest)), "{text}");
        }
        assert_eq!(read("市民政局"), None);
        assert_eq!(read("责任单位"), None);
    }
}
