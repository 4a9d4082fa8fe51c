//! Rules that a document states once: 列第一位者为牵头单位.

use super::types::{DocumentRule, ParsedBody, ParsedStatement};
use crate::model::{Duty, Span};
use crate::parse::wording::Wording;

/// The rule that a text states about its document's statements.
///
/// ```
/// use fengong::parse::grammar::{DocumentRule, stated_rule};
/// use fengong::parse::wording;
/// let words = wording::builtin();
/// assert_eq!(stated_rule("排在首位的部门为牵头部门，下同", words), Some(DocumentRule::FirstIsLead));
/// assert_eq!(stated_rule("第一书记牵头推进", words), None);
/// ```
pub fn stated_rule(text: &str, words: &Wording) -> Option<DocumentRule> {
    let rule = &words.rule;
    rule.lead.places(text).find_map(|(at, ..)| {
        // The rule is said in the hundred characters before its 牵头, in the same part of a sentence.
        let near = (at.saturating_sub(300)..=at).find(|i| text.is_char_boundary(*i))?;
        let stop = |c: char| "。；;\n（(：:".contains(c);
        let before = text[near..at].rsplit(stop).next()?;
        if rule.before_comma.within(before) {
            return Some(DocumentRule::BeforeFirstCommaIsLead);
        }
        if let Some(mark) = marked(before, words) {
            return Some(DocumentRule::MarkedIsLead(mark));
        }
        let first = first_place(before, words)?;
        (rule.says.within(&before[first..]) || rule.lead_noun.begins(&text[at..]))
            .then_some(DocumentRule::FirstIsLead)
    })
}

/// The mark of 带*的为, 标注★号的单位为: what stands between it and 牵头 only says so.
fn marked(before: &str, words: &Wording) -> Option<char> {
    let (at, mark) = before.char_indices().rev().take(12).find(|(_, c)| words.mark.star.holds(*c))?;
    let between = &before[at + mark.len_utf8()..];
    let says = words.rule.mark_says.within(between) && words.rule.mark_char.make_up(between);
    says.then(|| plain(mark))
}

fn plain(mark: char) -> char {
    match mark {
        '＊' => '*',
        '＃' => '#',
        mark => mark,
    }
}

/// Lets the bodies lead whose name bears the mark, before or behind it.
fn lead_marked(mark: char, statement: &mut ParsedStatement) {
    let text = &statement.text;
    for body in &mut statement.bodies {
        if bears(text, body.span, mark) {
            body.duty = Duty::Lead;
        }
    }
}

/// Whether a name bears a mark: it stands right at it, or set off by blanks of the same line and at no other name.
fn bears(text: &str, name: Span, mark: char) -> bool {
    let gap = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r');
    let (before, behind) = (text.get(..name.start()).unwrap_or(""), text.get(name.end()..).unwrap_or(""));
    let is_mark = |c: Option<char>| c.is_some_and(|c| plain(c) == mark);
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut front = before.trim_end_matches(gap).chars().rev();
    let own = front.next();
    let in_front = is_mark(own) && (own == before.chars().next_back() || !touches(front.next()));
    let mut back = behind.trim_start_matches(gap).chars();
    in_front || is_mark(back.next()) && !touches(back.next())
}

/// The end of 列第一位, 排名首位, 第一个单位: words for the first in a list.
fn first_place(text: &str, words: &Wording) -> Option<usize> {
    if !words.rule.first.within(text) {
        return None;
    }
    let ends = words.rule.first.iter().filter_map(|word| text.find(word).map(|at| at + word.len()));
    let at = ends.min()?;
    words.rule.listed.within(text).then_some(at)
}

/// Applies the rule in force. A statement with its own 牵头 keeps its words; a body alone stays responsible.
pub(super) fn apply(rule: DocumentRule, statement: &mut ParsedStatement) {
    let before_comma = statement.before_comma;
    if let DocumentRule::MarkedIsLead(mark) = rule {
        return lead_marked(mark, statement);
    }
    let bodies = &mut statement.bodies;
    if bodies.iter().any(|b| b.duty == Duty::Lead) || bodies.len() + usize::from(statement.open) < 2 {
        return;
    }
    let ruled = |duty: Duty| matches!(duty, Duty::Responsible | Duty::Implement);
    if bodies.first().is_none_or(|b| !ruled(b.duty)) {
        return;
    }
    // Collectives of governments alone are nobody's lead.
    if bodies.iter().all(ParsedBody::is_territorial) {
        return;
    }
    let leads = match rule {
        DocumentRule::FirstIsLead | DocumentRule::MarkedIsLead(_) => 1,
        DocumentRule::BeforeFirstCommaIsLead => before_comma.filter(|n| *n > 0).unwrap_or(bodies.len()),
    };
    for body in bodies.iter_mut().take(leads).filter(|b| ruled(b.duty)) {
        body.duty = Duty::Lead;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::wording;

    #[test]
    fn rules_are_recognised() {
        for text in [
            "列第一位者为牵头单位，下同",
            "排在第一位的部门为牵头部门",
            "列第一位的为牵头单位",
            "排名第一的为牵头单位",
            "责任单位中第一个单位为牵头单位",
            "排在首位的为牵头单位",
            "列在首位的单位为牵头单位",
            "各项任务责任单位排第一位的为牵头单位，下同",
            "列首位的部门牵头负责，其他部门配合",
        ] {
            assert_eq!(stated_rule(text, wording::builtin()), Some(DocumentRule::FirstIsLead), "{text}");
        }
        assert_eq!(
            stated_rule("第一个逗号前为牵头单位，多个牵头部门的", wording::builtin()),
            Some(DocumentRule::BeforeFirstCommaIsLead)
        );
        for text in [
            "责任单位（带*的为牵头单位）",
            "标注*号的为牵头单位，下同",
            "加“*”的单位为牵头单位",
            "（*为牵头单位）",
        ] {
            assert_eq!(
                stated_rule(text, wording::builtin()),
                Some(DocumentRule::MarkedIsLead('*')),
                "{text}"
            );
        }
        for text in [
            "*市民政局牵头",
            "▲牵头 ●配合",
            "市民政局牵头",
            "由第一书记牵头",
            "把人才作为第一资源，由市人才办牵头",
            "牵头单位：市民政局",
        ] {
            assert_eq!(stated_rule(text, wording::builtin()), None, "{text}");
        }
    }
}
