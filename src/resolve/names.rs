//! Taking level and place off a name, wherever they stand: 国家税务总局银川市税务局 → 国家税务总局税务局.

use super::places::Places;
use crate::parse::grammar::level;
use crate::parse::wording::Wording;

/// A name that was found, and what had to come off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripped<'w, T> {
    /// What the remaining core means.
    pub found: T,
    /// The level in front (市, 省, 国家 …), if that was taken off.
    pub level: Option<&'w str>,
    /// The place names taken off, in order.
    pub places: Vec<String>,
}

/// Looks a name up as it stands, then with the level, the place and both off, wherever they stand.
///
/// The first form that `find` knows wins, so that 公安局 is no bureau of 公安县. O(length²) where nothing is found,
/// which is bounded: a name of more than 60 characters is no name.
pub fn strip<'w, T>(
    name: &str,
    places: &Places,
    words: &'w Wording,
    find: impl Fn(&str) -> Option<T>,
) -> Option<Stripped<'w, T>> {
    if name.len() > 180 {
        return None;
    }
    without_level(name, words, &find)
        .map(|(found, level)| Stripped { found, level, places: Vec::new() })
        .or_else(|| bracketed(name, places, words, &find))
        .or_else(|| without_places(name, places, words, &find))
        .or_else(|| branch(name, words, &find))
}

/// 市公安局高新分局, 市公安局禁毒支队: a branch is its bureau, whatever it is called after.
fn branch<'w, T>(
    name: &str,
    words: &'w Wording,
    find: &impl Fn(&str) -> Option<T>,
) -> Option<Stripped<'w, T>> {
    let (at, len, ()) = words.strip.bureau.find(name)?;
    let (bureau, rest) = name.split_at(at + len);
    // 县市场监管局和县应急管理局: two of them.
    if !words.strip.branch_end.ends(rest) || words.join.plain.begins(rest) {
        return None;
    }
    without_level(bureau, words, find).map(|(found, level)| Stripped { found, level, places: Vec::new() })
}

fn without_level<'w, T>(
    name: &str,
    words: &'w Wording,
    find: &impl Fn(&str) -> Option<T>,
) -> Option<(T, Option<&'w str>)> {
    if let Some(found) = find(name) {
        return Some((found, level::split(name, words).map(|(l, _)| l)));
    }
    let mut rest = name;
    let mut first = None;
    // 市级机关…, 市直属…, 市政府国资委, 自治区党委组织部, 街道办司法所: the level, then what names the government or
    // the committee itself.
    for _ in 0..3 {
        let (taken, core) = level::split(rest, words).or_else(|| government(rest, words))?;
        first = first.or(Some(taken)).filter(|l| !l.is_empty());
        if let Some(found) = find(core) {
            return Some((found, first));
        }
        rest = core;
    }
    None
}

fn government<'n>(name: &'n str, words: &Wording) -> Option<(&'static str, &'n str)> {
    words.strip.government.strip(name).filter(|rest| !rest.is_empty()).map(|rest| ("", rest))
}

/// 市委改革办〔市营商环境建设局〕: the name outside the brackets, else the one inside.
fn bracketed<'w, T>(
    name: &str,
    places: &Places,
    words: &'w Wording,
    find: &impl Fn(&str) -> Option<T>,
) -> Option<Stripped<'w, T>> {
    let open = name.find(['（', '(', '〔', '[', '【', '〈'])?;
    let close = name.rfind(['）', ')', '〕', ']', '】', '〉']).filter(|c| *c > open)?;
    let step = |at: usize| name[at..].chars().next().map_or(1, char::len_utf8);
    let inside = &name[open + step(open)..close];
    let outside = format!("{}{}", &name[..open], &name[close + step(close)..]);
    let look = |part: &str| {
        without_level(part, words, find)
            .map(|(found, level)| Stripped { found, level, places: Vec::new() })
            .or_else(|| without_places(part, places, words, find))
    };
    look(&outside).or_else(|| look(inside))
}

fn without_places<'w, T>(
    name: &str,
    places: &Places,
    words: &'w Wording,
    find: &impl Fn(&str) -> Option<T>,
) -> Option<Stripped<'w, T>> {
    let mut taken: Vec<String> = Vec::new();
    let mut rest = name.to_owned();
    // At most two: 镇江市句容生态环境局.
    for _ in 0..2 {
        let (at, len) = first_place(&rest, places)?;
        taken.push(rest[at..at + len].to_owned());
        rest.replace_range(at..at + len, "");
        if let Some((found, level)) = without_level(&rest, words, find) {
            return Some(Stripped { found, level, places: taken });
        }
    }
    None
}

fn first_place(text: &str, places: &Places) -> Option<(usize, usize)> {
    text.char_indices().find_map(|(at, _)| places.prefix(&text[at..]).map(|len| (at, len)))
}
