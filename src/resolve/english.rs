//! What places and governments are called in English: pinyin and an English word for what they are.

use super::places::{Places, Region, Tier};
use pinyin::ToPinyin as _;
use std::{borrow::Cow, sync::LazyLock};

/// A word of territory and what it is called.
struct Word {
    zh: &'static str,
    noun: &'static str,
    adjective: &'static str,
}

/// The words of each sort, longest first.
struct Words {
    halls: Vec<Word>,
    classes: Vec<Word>,
    zones: Vec<Word>,
    offices: Vec<Word>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let rows: Vec<Vec<&str>> =
        include_str!("../data/english.tsv").lines().map(|line| line.split('\t').collect()).collect();
    let of = |sort: &str| {
        let of_sort = rows.iter().filter(|row| row.len() >= 3 && row[0] == sort);
        let mut words: Vec<Word> = of_sort
            .map(|row| Word { zh: row[1], noun: row[2], adjective: row.get(3).copied().unwrap_or(row[2]) })
            .collect();
        words.sort_by_key(|w| std::cmp::Reverse(w.zh.len()));
        words
    };
    Words { halls: of("hall"), classes: of("class"), zones: of("zone"), offices: of("office") }
});

/// The word of a list that a text ends with, and what stands before it.
fn ending<'t>(text: &'t str, words: &'static [Word]) -> Option<(&'t str, &'static Word)> {
    words.iter().find_map(|word| Some((text.strip_suffix(word.zh)?, word)))
}

/// The adjective for the level of a place or a word for it, before the name of a body: 市 → `Municipal`.
pub(super) fn adjective(level: &str) -> &'static str {
    ending(level, &WORDS.classes).map_or("", |(_, word)| word.adjective)
}

/// A government, zone or place by its own name: 达川区人民政府 → `Dachuan District Government`, 达州高新区管委会 →
/// `Dazhou High-Tech Zone Administrative Committee`. `near` tells namesakes apart.
pub(super) fn territory(name: &str, near: Option<&Region>) -> String {
    let hall = ending(name, &WORDS.halls).filter(|(place, _)| !place.is_empty());
    let (place, hall) = hall.map_or((name, ""), |(place, hall)| (place, hall.noun));
    [place_name(place, near).as_str(), hall].join(" ").trim_end().to_owned()
}

/// A place as plans are called by it: cities and provinces by their name alone (`Dazhou`), others with what they are
/// (`Dachuan District`).
pub(crate) fn place(name: &str) -> String {
    let near = None;
    let known = Places::builtin()
        .nearest(name, near)
        .filter(|r| name.ends_with(['市', '省']) || r.tier == Tier::Province);
    known.map_or_else(|| place_name(name, near), |region| region.en.to_owned())
}

/// A body's English name; one that nobody has given is spelt: 市乐活局 → `Lehuo Bureau`.
pub(crate) fn body<'a>(label: &'a str, english: &'a str) -> Cow<'a, str> {
    if !english.is_empty() || label.is_ascii() {
        return Cow::Borrowed(if english.is_empty() { label } else { english });
    }
    let bare = ["市", "省", "县", "区"].iter().find_map(|level| label.strip_prefix(level));
    let bare = bare.filter(|rest| rest.chars().count() > 2).unwrap_or(label);
    let office = ending(bare, &WORDS.offices).filter(|(own, _)| !own.is_empty());
    let (own, office) = office.map_or((bare, ""), |(own, word)| (own, word.noun));
    Cow::Owned(join(&[&spelt(own), office]))
}

fn place_name(text: &str, near: Option<&Region>) -> String {
    let places = Places::builtin();
    // 绍兴市柯桥区: the last place says which.
    let (mut rest, mut region) = (text, None);
    while let Some(len) = places.prefix(rest) {
        region = places.nearest(&rest[..len], region.or(near));
        rest = &rest[len..];
    }
    let base = region.map(|r| r.en);
    if rest.is_empty() {
        let class = region.and_then(|r| ending(r.name, &WORDS.classes)).map_or("", |(_, w)| w.noun);
        return join(&[base.unwrap_or_default(), class]);
    }
    let kind = ending(rest, &WORDS.zones).or_else(|| ending(rest, &WORDS.classes));
    let (own, kind) = kind.map_or((rest, ""), |(own, word)| (own, word.noun));
    join(&[base.unwrap_or_default(), &spelt(own), kind])
}

fn join(words: &[&str]) -> String {
    words.iter().filter(|w| !w.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// A proper name in pinyin, one word; what is no Chinese character stays.
fn spelt(name: &str) -> String {
    let mut out = String::new();
    for (c, syllable) in name.chars().zip(name.to_pinyin()) {
        match syllable.map(pinyin::Pinyin::plain) {
            Some(s) => {
                if out.ends_with(char::is_alphabetic) && s.starts_with(['a', 'e', 'o']) {
                    out.push('\'');
                }
                out.push_str(s);
            }
            None if c.is_alphanumeric() => out.push(c),
            None => out.push(' '),
        }
    }
    let mut letters = out.trim().chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn governments_and_zones_have_pinyin_and_an_english_word() {
        let near = Places::builtin().nearest("达州市", None);
        for (name, english) in [
            ("达川区人民政府", "Dachuan District Government"),
            ("达州高新区管委会", "Dazhou High-Tech Zone Administrative Committee"),
            ("浦东新区人民政府", "Pudong New Area Government"),
            ("内蒙古自治区人民政府", "Inner Mongolia Autonomous Region Government"),
            ("普光化工园区管委会", "Puguang Chemical Park Administrative Committee"),
            ("延边朝鲜族自治州", "Yanbian Prefecture"),
            ("长安区", "Chang'an District"),
            ("花园镇人民政府", "Huayuan Town Government"),
        ] {
            assert_eq!(territory(name, near), english, "{name}");
        }
    }

    #[test]
    fn every_place_has_an_english_name_without_chinese() {
        for line in include_str!("../data/places.tsv").lines().filter(|l| !l.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let en = columns.get(4).copied().unwrap_or_default();
            assert!(en.starts_with(|c: char| c.is_ascii_uppercase()) || en.starts_with('É'), "{line}");
            assert!(en.chars().all(|c| c.is_alphabetic() && c < '\u{250}' || " '-".contains(c)), "{line}");
        }
    }

    #[test]
    fn a_body_that_nobody_knows_is_spelt() {
        for (name, english) in [
            ("市乐活局", "Lehuo Bureau"),
            ("申康医院发展中心", "Shenkangyiyuanfazhan Centre"),
            ("某某集团", "Moumou Group"),
            ("月球", "Yueqiu"),
        ] {
            assert_eq!(body(name, ""), english);
        }
        assert_eq!(
            (body("民政局", "Civil Affairs Bureau"), body("ABC", "")),
            ("Civil Affairs Bureau".into(), "ABC".into())
        );
    }

    #[test]
    fn levels_have_an_adjective() {
        for (level, adjective) in
            [("省", "Provincial"), ("市", "Municipal"), ("县", "County"), ("自治区", "Regional"), ("", "")]
        {
            assert_eq!(super::adjective(level), adjective);
        }
    }
}
