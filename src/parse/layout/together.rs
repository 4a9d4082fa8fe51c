//! Items that a converter ran together in one paragraph: where each of them begins.

use super::seen::Seen;
use super::{notes, words};
use crate::parse::grammar::is_body;
use crate::parse::heading::{ARTICLE, Marker, ORDINAL, Style, is_blank, marker, ordinal_at};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{COLONS, OPENS};
use crate::parse::wording::Wording;
use std::collections::BTreeMap;

/// Where items begin inside a paragraph with statements, in order; the beginning itself is not among them.
///
/// A number right behind a statement begins an item. Such a number vouches for the one before it (二 for 一) wherever
/// that stands between the two ends of sentences, a number in brackets even right behind a heading's words. O(n) for each kind
/// of number.
pub(super) fn items(seen: &Seen, notes: &[notes::Note], wording: &Wording) -> Vec<usize> {
    let text = seen.text;
    let mut found: BTreeMap<usize, Marker> = BTreeMap::new();
    for note in notes.iter().filter(|n| !n.statement.is_empty()) {
        found.extend(behind(text, note.cut.end, wording));
    }
    if found.values().all(|m| matches!(m.style, Style::Named(_) | Style::Article)) {
        return Vec::new();
    }
    let own = seen.marker.as_ref().map(|m| (0, m));
    let mut wanted: Vec<(usize, Marker)> = found.clone().into_iter().collect();
    while let Some((at, next)) = wanted.pop() {
        let same = |m: &Marker| m.style == next.style;
        let before = found.range(..at).rev().map(|(at, m)| (*at, m)).find(|(_, m)| same(m));
        let before = before.or(own.filter(|(_, m)| same(m)));
        if next.value < 2 || before.is_some_and(|(_, m)| m.value + 1 == next.value) {
            continue;
        }
        let from = before.map_or(0, |(at, m)| at + m.len);
        if let Some(earlier) = predecessor(text, from, at, &next, wording) {
            wanted.push(earlier.clone());
            found.insert(earlier.0, earlier.1);
        }
    }
    under_headings(text, &mut found);
    found.into_keys().filter(|at| *at > 0).collect()
}

/// Where articles and chapters of a law begin inside a paragraph that runs them together (…制定本法。第二条 …。第二章 总则第三条 …), and the
/// last article; `before`: the one before the paragraph.
///
/// An article stands behind the end of a sentence or behind the words of a chapter's heading, and its neighbours count on; what is only
/// referred to does neither. O(n).
pub(super) fn articles(text: &str, before: Option<u32>, wording: &Wording) -> (Vec<usize>, Option<u32>) {
    const HEADING: usize = 40; // characters of a chapter's heading
    let words = &wording.reference;
    let (mut chapters, mut met): (Vec<usize>, Vec<(usize, u32, bool, bool)>) = (Vec::new(), Vec::new());
    // The words of a heading go on; a text may begin with the end of one (总则第一条).
    let (mut heading, mut begun, mut seen) = (true, false, 0);
    for (at, _) in text.match_indices(ORDINAL) {
        let between = &text[seen..at];
        let behind = text[..at].trim_end_matches(is_blank);
        let stops = behind.is_empty() || behind.ends_with(['。', '；', '！', '”', '）']);
        heading &= !between.contains(['。', '，', '；', '：']) && between.chars().count() <= HEADING;
        seen = at;
        let Some((word, value, len)) = ordinal_at(&text[at..]) else { continue };
        // 第一节 一般规定第二十一条: behind a heading that has begun the same words refer to nothing.
        let under = heading && begun && word == ARTICLE;
        let refers = words.law_before.ends(behind) && !under || words.law_behind.begins(&text[at + len..]);
        let headed = || heading && (begun || value > 1 || words.law_heading.ends(behind));
        if refers {
            continue;
        }
        if word != ARTICLE {
            if stops {
                (heading, begun) = (true, true);
                chapters.push(at);
            }
        } else if stops || headed() {
            heading = false;
            met.push((at, value, stops, under));
        }
    }
    let value = |at: usize| met.get(at).map(|(_, value, ..)| *value);
    let counts_on = |at: &usize| {
        let (place, this, _, under) = met[*at];
        let last = if *at == 0 { before } else { value(at - 1) };
        place == 0
            || under
            || this == 1
            || last.is_some_and(|last| last + 1 == this)
            || value(at + 1) == Some(this + 1)
    };
    let found: Vec<_> = (0..met.len()).filter(counts_on).map(|at| met[at]).collect();
    // A heading vouches for the article behind it, and the paragraph before for the one that counts on; others vouch for each other.
    let counts = |(_, this, ..): &(usize, u32, bool, bool)| before.is_some_and(|before| before + 1 == *this);
    let sure = found.len() > 1 || found.iter().any(|met| !met.2 || counts(met));
    let last = found.last().map(|(_, value, ..)| *value).or(before);
    let starts = chapters.into_iter().chain(found.into_iter().map(|(at, ..)| at));
    let mut starts: Vec<usize> = starts.filter(|at| sure && *at > 0).collect();
    starts.sort_unstable();
    (starts, last)
}

/// 二、放宽准入（三）清理清单: the number in brackets that goes on behind a heading, or begins anew.
fn under_headings(text: &str, found: &mut BTreeMap<usize, Marker>) {
    const LONGEST: usize = 60; // characters of a heading
    let (mut last, mut inside) = (0, Vec::new());
    for (at, m) in found.iter() {
        match m.style {
            Style::ChineseParen => last = m.value,
            Style::Chinese => {
                let words = &text[at + m.len..];
                let next =
                    words.char_indices().take(LONGEST).take_while(|(_, c)| *c != '。').find_map(|(k, c)| {
                        let sub = marker(&words[k..]).filter(|_| c == '（' || c == '(')?;
                        (sub.style == Style::ChineseParen).then_some((at + m.len + k, sub))
                    });
                if let Some((at, sub)) = next.filter(|(_, sub)| sub.value == last + 1 || sub.value == 1) {
                    last = sub.value;
                    inside.push((at, sub));
                }
            }
            _ => {}
        }
    }
    found.extend(inside);
}

/// The number right behind a statement, or behind a short word and a colon (具体措施：1.…).
fn behind(text: &str, end: usize, wording: &Wording) -> Option<(usize, Marker)> {
    let rest = text[end..].trim_start_matches(|c: char| is_blank(c) || matches!(c, '。' | '；'));
    let at = text.len() - rest.len();
    let begins = |at: usize| {
        let m = marker(&text[at..]).filter(|m| m.len < text.len() - at)?;
        Some((at, m))
    };
    begins(at).or_else(|| {
        let colon = rest
            .char_indices()
            .take(10)
            .find(|(_, c)| "：。；，:".contains(*c))
            .filter(|(_, c)| ":：".contains(*c))?;
        // 支持单位：（1）人事科: the number is a name's.
        if words::label(rest[..colon.0].trim_start_matches(OPENS), wording).is_some() {
            return None;
        }
        begins(at + colon.0 + colon.1.len_utf8())
    })
}

/// The number before `next`, of its kind, between two places.
fn predecessor(
    text: &str,
    from: usize,
    until: usize,
    next: &Marker,
    wording: &Wording,
) -> Option<(usize, Marker)> {
    let words = text.get(from..until)?;
    let fits = |at: usize| {
        let m = marker(&text[at..until]).filter(|m| m.len < until - at)?;
        (m.style == next.style && m.value + 1 == next.value).then_some((at, m))
    };
    let stops = words.match_indices(['。', '；', '：', '！', '）', ')', ';']);
    let mut behind_stops = stops.map(|(at, stop)| {
        let end = from + at + stop.len();
        end + text[end..until].len() - text[end..until].trim_start_matches(is_blank).len()
    });
    behind_stops.find_map(fits).or_else(|| {
        // 一、提高实效性和精准性（一）落实减税降费: the heading's words end without a mark. 见（一） is a reference.
        let brackets = words.match_indices(['（', '(']).filter(|_| next.style == Style::ChineseParen);
        let refers =
            |at: usize| words[..at].ends_with(['、', '，']) || wording.reference.before.ends(&words[..at]);
        let mut free = brackets.filter(|(at, _)| !refers(*at));
        free.find_map(|(at, _)| fits(from + at))
    })
}

/// Where the duties of each body begin in a paragraph that runs them together (省水利厅：负责…。省公安厅职责：…。): two at
/// least, each at the beginning or behind the end of a sentence. The words in front of the first one are a heading's. O(n).
pub(super) fn bodies(text: &str, lexicon: &dyn Lexicon) -> Vec<usize> {
    if text.matches(COLONS).nth(1).is_none() {
        return Vec::new();
    }
    let stops = text.match_indices(['。', '；']).map(|(at, stop)| at + stop.len());
    let mut found: Vec<usize> = stops.filter(|at| names_body(&text[*at..], lexicon)).collect();
    let begins = names_body(text, lexicon);
    if found.len() + usize::from(begins) < 2 {
        return Vec::new();
    }
    if begins {
        return found;
    }
    let head = &text[..found[0]];
    let first = head.char_indices().map(|(at, _)| at).find(|at| names_body(&head[*at..], lexicon));
    found.extend(first.filter(|at| *at > 0));
    found.sort_unstable();
    found
}

/// Whether the words begin with the names of bodies, what stands in brackets aside, and a colon.
fn names_body(words: &str, lexicon: &dyn Lexicon) -> bool {
    let head: String = words.chars().take(30).collect();
    let Some(at) = head.find(COLONS) else { return false };
    let name = lexicon.wording().body.has_duties.strip_end(&head[..at]).unwrap_or(&head[..at]);
    let name = name.split_once(['（', '(']).map_or(name, |(name, _)| name).trim();
    !name.is_empty()
        && !name.contains(['，', '。', '；'])
        && name.split('、').all(|name| is_body(name, lexicon))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::Registry;

    fn cut(text: &str, starts: &[usize]) -> Vec<String> {
        let ends = starts.iter().copied().chain([text.len()]);
        let starts = [0].into_iter().chain(starts.iter().copied());
        starts.zip(ends).map(|(from, to)| text[from..to].to_owned()).collect()
    }

    fn cut_items(text: &str) -> Vec<String> {
        let seen = Seen::of(text);
        cut(text, &items(&seen, &notes::find(&seen, Registry::builtin()), crate::parse::wording::builtin()))
    }

    #[test]
    fn a_number_vouches_for_the_one_before_it() {
        let text = "现制定方案如下。一、提高实效（一）落实直达机制。（财政部负责）具体措施：1．总结经验。（财政部负责）\
                    2．简化程序。（税务总局负责）（二）降低成本。（民政部负责）二、放宽准入（三）清理清单。（商务部负责）";
        let parts = cut_items(text);
        let heads: Vec<String> = parts.iter().map(|p| p.chars().take(4).collect()).collect();
        assert_eq!(
            heads,
            ["现制定方", "一、提高", "（一）落", "1．总结", "2．简化", "（二）降", "二、放宽", "（三）清"]
        );
    }

    #[test]
    fn a_reference_is_no_item() {
        let text = "1.按照第（一）项办好甲事。（市民政局负责）2.办好乙事。（市民政局负责）";
        assert_eq!(cut_items(text).len(), 2);
        assert_eq!(cut_items("1.办好甲事。（市民政局负责）").len(), 1);
    }

    #[test]
    fn duties_of_bodies_run_together_come_apart() {
        let text = "成员单位职责省委宣传部（省政府新闻办）：负责报道。省水利厅：负责会商；指导抢险。省公安厅：维护治安。";
        let parts = cut(text, &bodies(text, Registry::builtin()));
        assert_eq!(
            parts,
            [
                "成员单位职责",
                "省委宣传部（省政府新闻办）：负责报道。",
                "省水利厅：负责会商；指导抢险。",
                "省公安厅：维护治安。"
            ]
        );
        assert_eq!(bodies("省水利厅：负责会商。 省公安厅：维护治安。", Registry::builtin()).len(), 1);
        assert!(
            bodies(
                "省水利厅：负责会商。省公安厅维护治安：一是巡逻。二是疏导：三是警戒。",
                Registry::builtin()
            )
            .is_empty()
        );
    }
}
