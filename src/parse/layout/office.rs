//! An office of a house at the beginning of words, with what it does: 文秘科（保密办）。负责文电; 办公室主要职责：….

use crate::parse::grammar::begins_with_verb;
use crate::parse::heading::{Marker, Style, is_blank, marker, without_number};
use crate::parse::marks::{COLONS, beginnings};
use crate::parse::wording::Wording;

/// What stands between the name of an office and its duties.
const STOPS: [char; 6] = ['。', '：', ':', '—', ' ', '　'];

/// The name of an office at the beginning of words, and what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Head<'t> {
    pub(super) name: &'t str,
    /// Whether it may as well be a group of bodies: 综合组.
    pub(super) group: bool,
    pub(super) rest: &'t str,
    /// Whether the words say that its duties follow: 办公室主要职责：.
    pub(super) announced: bool,
    /// Whether a sentence of its own says so: 办公室是文件的主管部门，其主要职责是：.
    pub(super) defined: bool,
}

/// Numbers that stand above those of items.
pub(super) fn is_high(style: Style) -> bool {
    matches!(style, Style::Chapter(_) | Style::Article | Style::Chinese)
}

/// Where the items of a paragraph begin that runs offices with their duties together: （一）办公室。负责文电。（二）财务处。编制预算。
/// Two numbers at least that follow each other, each in front of an office; behind them the offices without number. O(n).
pub(super) fn run_together(text: &str, wording: &Wording) -> Vec<usize> {
    let mut found: Vec<(usize, Marker)> = Vec::new();
    let mut last: Vec<usize> = Vec::new();
    for (at, c, fresh) in
        beginnings(text, |c, fresh| matches!(c, '。' | '；' | '：' | ':') || fresh && is_blank(c))
    {
        let office = |words: &str| head(words, wording).is_some_and(|head| says_work(head.rest, wording));
        if c == '。' && found.len() >= 2 && office(&text[at + c.len_utf8()..]) {
            last.push(at + c.len_utf8());
        } else if fresh
            && let Some(m) = marker(&text[at..])
            && !is_high(m.style)
            && found.last().is_none_or(|(_, last)| last.style == m.style && last.value + 1 == m.value)
            && head(&text[at + m.len..], wording).is_some_and(|head| !head.rest.is_empty())
        {
            found.push((at, m));
        }
    }
    if found.len() < 2 {
        return Vec::new();
    }
    let mut starts: Vec<usize> =
        found.into_iter().map(|(at, _)| at).chain(last).filter(|at| *at > 0).collect();
    starts.sort_unstable();
    starts
}

/// The office that words begin with.
pub(super) fn head<'t>(words: &'t str, wording: &Wording) -> Option<Head<'t>> {
    head_or_group(words, wording).filter(|head| !head.group)
}

/// The same, groups with them.
pub(super) fn head_or_group<'t>(words: &'t str, wording: &Wording) -> Option<Head<'t>> {
    // Characters; what is looked for farther behind belongs to no name, and whoever has many heads in a line would look long.
    const NAME: usize = 200;
    const FAR: usize = 30;
    let words = without_basis(words.trim_matches(is_blank), wording);
    if let Some(head) = boxed(words, wording) {
        return Some(head);
    }
    let body = &wording.body;
    let near = words.char_indices().nth(NAME).map_or(words, |(at, _)| &words[..at]);
    let stop = near.find(|c: char| STOPS.contains(&c) || matches!(c, '（' | '('));
    let stop = stop.or_else(|| (near.len() == words.len()).then_some(near.len()))?;
    // 文秘科（保密办）: its other name belongs to it.
    let close = |(_, c): &(usize, char)| matches!(c, '）' | ')');
    let bracket = Some(&words[stop..]).filter(|rest| rest.starts_with(['（', '(']));
    let bracket = bracket.and_then(|rest| rest.char_indices().take(FAR).find(close));
    let end = bracket.map_or(0, |(at, c)| at + c.len_utf8());
    let (name, core) = (&words[..stop + end], &words[..stop]);
    let rest = &words[name.len()..];
    let office = is_office(core, wording);
    if (office || is_group(core, wording)) && (rest.is_empty() || rest.starts_with(STOPS)) {
        return Some(Head { name, group: !office, rest: duties(rest, wording), ..Head::default() });
    }
    // 办公室主要职责：…
    let named = body.has_duties.strip_end(body.duties_are.strip_ends(core));
    let named = named.map(|name| body.duties_manner.strip_ends(name));
    let colon = rest.starts_with(COLONS);
    if let Some(name) = named.filter(|name| colon && is_office(name, wording)) {
        return Some(Head { name, rest: rest.trim_start_matches(STOPS), announced: true, ..Head::default() });
    }
    // 办公室是文件的主管部门，其主要职责是：; of a title its first sentence only.
    let (at, copula, ()) = wording.announce.copula.find(core)?;
    let (name, is) = (&core[..at], &core[at + copula..]);
    let last = words.trim_end_matches(COLONS);
    let said = body.duties_are.strip_ends(last);
    let announced = (said.len() < last.len() || last.len() < words.len()) && body.has_duties.ends(said);
    let office = wording.law.office.ends(is) || wording.name.departments.ends(is);
    let whole = announced || office && rest.trim_matches(STOPS).is_empty();
    (is_office(name, wording) && whole).then_some(Head {
        name,
        announced,
        defined: announced,
        ..Head::default()
    })
}

/// 【财政局（国资办）】编制预决算: an office in a box of its own.
fn boxed<'t>(words: &'t str, wording: &Wording) -> Option<Head<'t>> {
    const LONGEST: usize = 30; // characters
    let inside = words.strip_prefix('【')?;
    let (end, close) = inside.char_indices().take(LONGEST).find(|(_, c)| *c == '】')?;
    let (name, rest) = (&inside[..end], &inside[end + close.len_utf8()..]);
    let core = name.split(['（', '(']).next().unwrap_or(name);
    let office = is_office(core, wording);
    (office || is_group(core, wording)).then(|| Head {
        name,
        group: !office,
        rest: duties(rest, wording),
        ..Head::default()
    })
}

/// 根据以上职责，办公室的主要任务是：… without what it rests on.
fn without_basis<'t>(words: &'t str, wording: &Wording) -> &'t str {
    const LONGEST: usize = 60; // bytes
    let comma = words.find('，').filter(|at| *at <= LONGEST && wording.role.begin.begins(words));
    comma.map_or(words, |at| &words[at + '，'.len_utf8()..])
}

/// An office at the beginning of a line with what it does: its name, where the words behind it are duties.
pub(super) fn with_duties<'t>(words: &'t str, wording: &Wording) -> Option<&'t str> {
    let head = head(without_number(words), wording)?;
    says_work(head.rest, wording).then_some(head.name)
}

/// The office that words say is responsible for what follows: 机关党委负责党群工作.
pub(super) fn spoken_of<'t>(words: &'t str, wording: &Wording) -> Option<&'t str> {
    const LONGEST: usize = 14; // characters
    let near = words.char_indices().nth(LONGEST).map_or(words, |(at, _)| &words[..at]);
    let name = &words[..near.find(wording.prose.duty.only())?];
    let sure = wording.body.office_end_sure.ends(name) || wording.prose.house_end.ends(name);
    (sure && is_office(name, wording)).then_some(name)
}

/// Whether words have the shape of an office.
pub(super) fn is_office(name: &str, wording: &Wording) -> bool {
    wording.body.office_end.ends(name)
        && is_name(name, wording)
        && (wording.body.office_end_sure.ends(name) || !begins_with_verb(name, wording))
}

/// Whether words have the shape of a group, which some houses are parted into.
pub(super) fn is_group(name: &str, wording: &Wording) -> bool {
    wording.body.group_end.ends(name) && is_name(name, wording)
}

fn is_name(name: &str, wording: &Wording) -> bool {
    (2..=14).contains(&name.chars().count())
        && !wording.body.no_office_end.ends(name)
        && name.chars().all(char::is_alphanumeric)
        && !wording.body.no_office_begin.begins(name)
}

/// The words behind 职责： or a mark.
pub(super) fn duties<'t>(words: &'t str, wording: &Wording) -> &'t str {
    let words = words.trim_start_matches(STOPS);
    let mut rest = wording.body.duties_manner.strip(words).unwrap_or(words);
    let Some(behind) = wording.body.has_duties.strip(rest) else { return words };
    rest = behind;
    while let Some(behind) = wording.body.duties_are.strip(rest) {
        rest = behind;
    }
    if rest.len() < behind.len() || rest.starts_with(COLONS) { rest.trim_start_matches(STOPS) } else { words }
}

/// Whether some sentence begins with what an office does: 负责文电; 1993年成立。职能是拟订规划.
pub(super) fn says_work(text: &str, wording: &Wording) -> bool {
    let sentences = text.split(['。', '；', '\n']).map(|s| duties(without_number(s), wording));
    sentences.take(4).any(|sentence| wording.body.duty_verb.begins(sentence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::wording;
    use std::{fmt::Write as _, time::Instant};

    #[test]
    fn an_office_is_told_with_its_other_name_and_its_duties() {
        let told = |words| head(words, wording::builtin()).map(|head| (head.name, head.rest));
        assert_eq!(told("文秘科（保密办）。负责文电"), Some(("文秘科（保密办）", "负责文电")));
        assert_eq!(told("办公室主要职责：负责文电"), Some(("办公室", "负责文电")));
        assert_eq!(told("文秘科（保密办负责文电"), None);
    }

    /// Were each head looked at to the end of the line, this would take minutes.
    #[test]
    fn a_line_of_many_heads_takes_as_long_as_it_is() {
        let open = "：1.财务处（".repeat(40_000);
        let numbered = (1..40_000).fold(String::new(), |mut all, n| {
            let _ = write!(all, "{n}.财务处；");
            all
        });
        let begun = Instant::now();
        for text in [open, numbered] {
            assert_eq!(run_together(&text, wording::builtin()), [] as [usize; 0]);
        }
        assert!(begun.elapsed().as_secs() < 20);
    }
}
