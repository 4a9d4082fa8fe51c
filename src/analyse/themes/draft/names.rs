//! What a drafted theme is called: a phrase of its own measures.

use crate::analyse::stats::ln_1p;
use crate::{
    analyse::text::{Cutter, Terms},
    model::{Corpus, Span, TaskRef},
};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Keywords of a theme at most.
const KEYWORDS: usize = 8;
/// Share of a keyword's measures that are the theme's, at least.
const OWN: f64 = 0.6;
/// A name stands in one of so many of the theme's measures, at least.
const USUAL: usize = 4;
/// A longer phrase takes the place of the one inside it where it stands in so many of its measures.
const LONGER: f64 = 0.6;

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
    let mut phrases: Vec<BTreeSet<String>> = measures.par_iter().map(of).collect();
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
