//! Words outside brackets, where brackets close, and the subject of a predicate.

use super::{shape, territory};
use crate::parse::lexicon::Lexicon;
use crate::parse::wording::wording;
use std::borrow::Cow;
use std::ops::Range;

/// The text without what stands in brackets.
pub(super) fn outside_brackets(text: &str) -> Cow<'_, str> {
    if !text.contains('（') {
        return Cow::Borrowed(text);
    }
    let mut depth = 0usize;
    let mut keep = |c: &char| match c {
        '（' => {
            depth += 1;
            false
        }
        '）' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    Cow::Owned(text.chars().filter(|c| keep(c)).collect())
}

/// Where the bracket closes whose content begins at `inside`.
pub(super) fn close_of(text: &str, inside: usize, end: usize) -> usize {
    let mut depth = 0usize;
    for (i, c) in text[inside..end].char_indices() {
        match c {
            '（' => depth += 1,
            '）' if depth == 0 => return inside + i,
            '）' => depth -= 1,
            _ => {}
        }
    }
    end
}

/// Length of the name of a working group that stands before a colon (善后组：市民政局牵头), colon included.
pub(super) fn group(words: &str) -> Option<usize> {
    const LONGEST: usize = 16;
    let at = words.find(['：', ':'])?;
    let name = &words[..at];
    let fits =
        (2..=LONGEST).contains(&name.chars().count()) && !name.contains(['，', '。', '；', '、', '（']);
    let rest = &words[at..];
    (fits && wording().body.group_end.suffix(name).is_some())
        .then(|| at + rest.chars().next().map_or(0, char::len_utf8))
}

/// The subject of a predicate: behind 由, where there is one (相关条款由市有关部门…).
pub(super) fn subject(text: &str, range: Range<usize>, lexicon: &dyn Lexicon) -> Range<usize> {
    let words = &text[range.clone()];
    if let Some((at, _)) =
        words.match_indices('由').rfind(|(at, _)| !words[..*at].ends_with(['自', '理', '事', '缘', '经']))
        && at > 0
        && !lexicon.knows(words)
    {
        return range.start + at + '由'.len_utf8()..range.end;
    }
    if let Some(len) = before_manner(words, lexicon).or_else(|| before_object(words, lexicon)) {
        return range.start..range.start + len;
    }
    range
}

/// Length of the body in front of those under whom it works: 区水务局在市水务局指导下.
pub(super) fn before_guidance(words: &str) -> Option<usize> {
    const UNDER: [&str; 8] = ["指导下", "领导下", "指挥下", "监督下", "统筹下", "协调下", "配合下", "支持下"];
    UNDER.iter().any(|end| words.ends_with(end)).then(|| words.find('在')).flatten().filter(|at| *at > 0)
}

/// Length of the body in front of the rule it works by: 区水务局按照市人民政府确定的职责分工.
pub(super) fn before_manner(words: &str, lexicon: &dyn Lexicon) -> Option<usize> {
    let at = ["按照", "依照", "根据", "依据", "依法"].iter().filter_map(|w| words.find(w)).min()?;
    let name = &words[..at];
    let body = lexicon.knows(name)
        || shape::ends_like_body(name)
        || name.ends_with("部门")
        || territory::territory(name, lexicon).is_some();
    (at > 0 && body).then_some(at)
}

/// Length of the body in front of what it answers for: 各区政府对供水安全 (负总责).
pub(super) fn before_object(words: &str, lexicon: &dyn Lexicon) -> Option<usize> {
    let at = words.find('对').filter(|at| *at > 0)?;
    let name = &words[..at];
    // 区水务局会同区城管局对辖区企业: the last of them.
    let name = name.rsplit("会同").next().unwrap_or(name);
    (lexicon.knows(name) || territory::territory(name, lexicon).is_some()).then_some(at)
}
