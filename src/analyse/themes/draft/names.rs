//! What a drafted theme is called: a phrase of its own measures.

use crate::analyse::stats::ln_1p;
use crate::{
    analyse::text::{Cutter, Terms, Wording},
    model::{Corpus, Span, TaskRef},
    parallel,
};
use std::collections::{BTreeMap, BTreeSet};

/// Keywords of a theme at most.
const KEYWORDS: usize = 8;
/// Share of a keyword's measures that are the theme's, at least.
const OWN: f64 = 0.6;
/// A name stands in one of so many of the theme's measures, at least.
const USUAL: usize = 4;
/// A longer phrase takes the place of the one inside it where it stands in so many of its measures.
const LONGER: f64 = 0.6;

/// A character belongs to a name that it stands in front of in so many places.
const USUALLY_SO: f64 = 0.8;

/// A phrase: the measures of the theme that hold it, and how much it tells.
struct Phrase<'p> {
    words: &'p str,
    here: usize,
    everywhere: usize,
    tells: f64,
}

/// The name and keywords of each theme. Two themes never have one name.
pub(super) fn names(
    corpus: &Corpus,
    measures: &[(TaskRef, Span)],
    themes: &[Vec<usize>],
) -> Vec<(String, Vec<String>)> {
    if themes.is_empty() {
        return Vec::new(); // the dictionary is loaded only where there is something to cut
    }
    let cutter = Cutter::new(&[], corpus.plans.iter().map(|p| p.city.as_ref())).with_common();
    let of = |(at, span): &(TaskRef, Span)| Terms::of(&cutter, &corpus.task(*at).text, *span).all();
    let mut phrases: Vec<BTreeSet<String>> = parallel::map(measures, of);
    let bodies: BTreeSet<&str> = corpus.agencies.iter().map(|a| a.label.as_ref()).collect();
    phrases.iter_mut().for_each(|of| of.retain(|p| !bodies.contains(p.as_str())));
    let mut everywhere: BTreeMap<&str, usize> = BTreeMap::new();
    for phrase in phrases.iter().flatten() {
        *everywhere.entry(phrase).or_default() += 1;
    }
    let themed: usize = themes.iter().map(Vec::len).sum();
    let usual = themed as f64 / themes.len() as f64;
    let mut taken = BTreeSet::new();
    let mut of_theme = |theme: &Vec<usize>| {
        let told = telling(theme, &phrases, &everywhere, usual);
        let name = name(&told, theme.len(), &taken).map_or_else(|| lone(theme, &told, &taken), str::to_owned);
        let texts =
            theme.iter().filter_map(|m| measures.get(*m)).map(|(at, span)| span.of(&corpus.task(*at).text));
        let name = Some(whole(&name, texts)).filter(|whole| !taken.contains(whole)).unwrap_or(name);
        taken.insert(name.clone());
        (name, keywords(&told))
    };
    themes.iter().map(&mut of_theme).collect()
}

/// The phrases of a theme, those that tell most first: class-based tf-idf, the share of the theme's measures that hold it times
/// ln(1 + A/n) for A measures of a theme on average and n measures that hold it, times the root of its characters.
fn telling<'p>(
    theme: &[usize],
    phrases: &'p [BTreeSet<String>],
    everywhere: &BTreeMap<&str, usize>,
    usual: f64,
) -> Vec<Phrase<'p>> {
    let mut here: BTreeMap<&str, usize> = BTreeMap::new();
    for phrase in theme.iter().filter_map(|m| phrases.get(*m)).flatten() {
        *here.entry(phrase).or_default() += 1;
    }
    let phrase = |(words, here): (&'p str, usize)| {
        let everywhere = everywhere.get(words).copied().unwrap_or(here);
        let length = words.chars().count() as f64;
        let tells = here as f64 / theme.len() as f64 * ln_1p(usual / everywhere as f64) * length.sqrt();
        Phrase { words, here, everywhere, tells }
    };
    let mut told: Vec<Phrase> = here.into_iter().map(phrase).collect();
    told.sort_by(|a, b| b.tells.total_cmp(&a.tells).then_with(|| a.words.cmp(b.words)));
    told
}

/// The phrase that tells most, or the longest around it that most of its measures share: one of three characters and more in a quarter
/// of the theme's measures, where there is one, then one of three characters, then any; always of at least two measures.
fn name<'p>(told: &[Phrase<'p>], size: usize, taken: &BTreeSet<String>) -> Option<&'p str> {
    let shared = || told.iter().filter(|p| p.here > 1 && !taken.contains(p.words));
    let long = |p: &&Phrase| p.words.chars().nth(2).is_some();
    let usual = shared().find(|p| long(p) && p.here * USUAL >= size);
    let mut best = usual.or_else(|| shared().find(long)).or_else(|| shared().next())?;
    let around = |inner: &Phrase| {
        let longer = shared().filter(|p| {
            p.words.len() > inner.words.len()
                && p.words.contains(inner.words)
                && p.here as f64 >= LONGER * inner.here as f64
        });
        longer.max_by(|a, b| a.words.len().cmp(&b.words.len()).then_with(|| b.words.cmp(a.words)))
    };
    while let Some(longer) = around(best) {
        best = longer;
    }
    Some(best.words)
}

/// A name with the character that it begins with in most places, where the words left it out as a stop word: 新能源汽车 for 能源汽车; and
/// without the end of the word before it.
fn whole<'t>(name: &str, texts: impl Iterator<Item = &'t str>) -> String {
    let wording = Wording::builtin();
    let name = wording.not_first.iter().find_map(|c| name.strip_prefix(&**c)).unwrap_or(name);
    let befores: Vec<&str> =
        texts.flat_map(|text| text.match_indices(name).map(move |(at, _)| &text[..at])).collect();
    let with = |first: &&String| {
        let held = befores.iter().filter(|before| before.ends_with(first.as_str())).count();
        held > 1 && held as f64 >= USUALLY_SO * befores.len() as f64
    };
    wording.first.iter().find(with).map_or_else(|| name.to_owned(), |first| format!("{first}{name}"))
}

/// Where no two measures share a phrase: the phrase that tells most of all; without any, the number of the theme.
fn lone(theme: &[usize], told: &[Phrase], taken: &BTreeSet<String>) -> String {
    let free = told.iter().find(|p| !taken.contains(p.words));
    free.map_or_else(|| format!("#{}", theme.first().map_or(0, |m| m + 1)), |p| p.words.to_owned())
}

/// Phrases that stand in two measures of the theme and hardly elsewhere, none inside another.
fn keywords(told: &[Phrase]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    let own = told.iter().filter(|p| p.here > 1 && p.here as f64 >= OWN * p.everywhere as f64);
    for phrase in own {
        if kept.len() < KEYWORDS
            && !kept.iter().any(|k| k.contains(phrase.words) || phrase.words.contains(k.as_str()))
        {
            kept.push(phrase.words.to_owned());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_name_begins_where_its_word_begins() {
        let texts = ["推广新能源汽车。", "新能源汽车下乡。", "更换老旧汽车。"];
        assert_eq!(whole("能源汽车", texts.into_iter()), "新能源汽车");
        // Once is not enough, and neither is half.
        assert_eq!(whole("能源汽车", texts[..1].iter().copied()), "能源汽车");
        assert_eq!(whole("汽车", ["购新汽车", "购新汽车", "修汽车", "洗汽车"].into_iter()), "汽车");
        assert_eq!(whole("好反食品浪费", ["抓好反食品浪费"].into_iter()), "反食品浪费");
    }
}
