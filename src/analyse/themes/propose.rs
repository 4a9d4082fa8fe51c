//! A codebook drafted from the texts, for a field that the one in use does not know.

use super::{Codebook, measures};
use crate::{
    analyse::{
        clusters::communities::{Communities, DenseLeiden},
        stats::Stream,
        text::{Cutter, Terms},
    },
    graph::Weights,
    model::{Corpus, Span, TaskRef},
};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

/// Themes drafted at most.
const MOST: usize = 30;
/// Measures looked at at most, evenly over the plans: more change the draft little.
const LOOKED_AT: usize = 4000;
/// Terms that take part at most, those that tell most first.
const TERMS: usize = 240;
/// Keywords of a theme at most.
const KEYWORDS: usize = 12;
/// A term stands in at least so many measures …
const FEWEST: usize = 2;
/// … and in at most this share of them: what stands everywhere is the field, not a theme.
const WIDEST: f64 = 0.15;
/// Terms below this cosine are not tied.
const TIED: f64 = 0.2;
/// Above 1 the search for groups prefers small ones: a researcher merges two themes more easily than parting one.
const RESOLUTION: f64 = 2.0;

/// Drafts a codebook as TOML: groups of terms that stand in the same measures, for a researcher to edit.
///
/// Terms are runs of words that say what a measure is about, cut with the built-in codebook's terms and without names
/// of places and of the plans' own bodies. They are tied by the cosine of the measures they stand in, n_ab/√(n_a n_b), and
/// parted by Leiden; a group is named by the two terms that tell most, n·ln(N/n) times their characters, and its keywords
/// follow in that order.
/// A measure that no repeated term covers is in no theme; where nothing repeats there are no themes. At most 4,000
/// measures are looked at. O(measures · terms + 240²).
///
/// ```
/// use fengong::{analyse::themes::propose, model::Corpus};
/// assert!(propose(&Corpus::default()).starts_with('#'));
/// ```
pub fn propose(corpus: &Corpus) -> String {
    let passages = passages(corpus);
    let mut themes = Telling::new(corpus, &passages).groups();
    themes.truncate(MOST);
    let covered: BTreeSet<usize> = themes.iter().flat_map(|t| &t.measures).copied().collect();
    let mut out = String::from(
        "# 由文本草拟的编码本，供研究者修改：请改写 id、名称与定义，合并或删去主题，增补关键词。\n\
         # Drafted from the texts, to be edited: rename, merge, drop, define, add keywords.\n",
    );
    for (at, theme) in themes.iter().enumerate() {
        let keywords: Vec<String> = theme.keywords.iter().map(|t| format!("\"{t}\"")).collect();
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "\n# {} 项举措 / measures\n[[theme]]\nid = \"theme-{}\"\nzh = \"{}\"\nen = \"\"\ndefinition = \"\"\n\
             keywords = [{}]\n",
            theme.measures.len(),
            at + 1,
            theme.name(),
            keywords.join(", ")
        );
    }
    let _ = write!(out, "\n# 覆盖 {} / {} 项举措 / measures covered\n", covered.len(), passages.len());
    out
}

/// The measures looked at.
fn passages(corpus: &Corpus) -> Vec<(TaskRef, Span)> {
    let all: Vec<_> =
        corpus.tasks().flat_map(|(at, task)| measures(task).into_iter().map(move |s| (at, s))).collect();
    let step = all.len().div_ceil(LOOKED_AT).max(1);
    all.into_iter().step_by(step).collect()
}

/// A group of terms and the measures that hold one of them.
struct Group {
    keywords: Vec<String>,
    measures: BTreeSet<usize>,
}

impl Group {
    /// The first keyword, with the next that says something else.
    fn name(&self) -> String {
        let Some(first) = self.keywords.first() else { return String::new() };
        let apart = |t: &&String| !t.chars().any(|c| first.contains(c));
        match self.keywords.iter().skip(1).find(apart) {
            Some(second) => format!("{first}与{second}"),
            None => first.clone(),
        }
    }
}

/// Terms that tell something, those that tell most first, with the measures they stand in.
struct Telling {
    terms: Vec<(String, BTreeSet<usize>)>,
    total: usize,
}

impl Telling {
    fn new(corpus: &Corpus, passages: &[(TaskRef, Span)]) -> Self {
        let book = Codebook::builtin();
        let cutter = Cutter::new(&book.synonyms, corpus.plans.iter().map(|p| p.city.as_ref()));
        let of = |(at, span): &(TaskRef, Span)| Terms::of(&cutter, &corpus.task(*at).text, *span).all();
        let found: Vec<BTreeSet<String>> = passages.par_iter().map(of).collect();
        let mut by_term: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (number, terms) in found.into_iter().enumerate() {
            for term in terms {
                by_term.entry(term).or_default().insert(number);
            }
        }
        let bodies: BTreeSet<&str> = corpus.agencies.iter().map(|a| a.label.as_ref()).collect();
        let most = ((passages.len() as f64 * WIDEST) as usize).max(FEWEST);
        by_term.retain(|term, at| (FEWEST..=most).contains(&at.len()) && !bodies.contains(term.as_str()));
        let mut telling = Self { terms: by_term.into_iter().collect(), total: passages.len() };
        telling.drop_parts();
        telling.order();
        telling.terms.truncate(TERMS);
        telling
    }

    /// By n·ln(N/n), times the term's characters: 创业担保贷款 is a theme sooner than 贷款 is.
    fn order(&mut self) {
        let total = self.total as f64;
        let tells = |(term, at): &(String, BTreeSet<usize>)| {
            at.len() as f64 * (total / at.len() as f64).ln() * term.chars().count() as f64
        };
        self.terms.sort_by(|p, q| tells(q).total_cmp(&tells(p)).then_with(|| p.0.cmp(&q.0)));
    }

    /// A term that hardly ever stands outside a longer one says nothing beside it.
    fn drop_parts(&mut self) {
        let mut parts: BTreeSet<String> = BTreeSet::new();
        let counts: BTreeMap<&str, usize> = self.terms.iter().map(|(t, at)| (t.as_str(), at.len())).collect();
        for (longer, at) in &self.terms {
            let starts: Vec<usize> = longer.char_indices().map(|(i, _)| i).chain([longer.len()]).collect();
            let inside = starts.iter().enumerate().flat_map(|(n, &i)| {
                starts[n + 1..].iter().filter_map(move |&j| longer.get(i..j)).filter(|t| *t != longer)
            });
            let whole = |t: &&str| counts.get(*t).is_some_and(|n| 4 * at.len() >= 3 * n);
            parts.extend(inside.filter(whole).map(str::to_owned));
        }
        self.terms.retain(|(term, _)| !parts.contains(term));
    }

    /// Groups of terms, those of most measures first.
    fn groups(&self) -> Vec<Group> {
        let mut ties = Weights::new(self.terms.len());
        for (i, (_, a)) in self.terms.iter().enumerate() {
            for (j, (_, b)) in self.terms.iter().enumerate().take(i) {
                let cosine = a.intersection(b).count() as f64 / ((a.len() * b.len()) as f64).sqrt();
                if cosine >= TIED {
                    ties.add(i, j, cosine);
                }
            }
        }
        let labels =
            DenseLeiden { resolution: RESOLUTION }.partition(&ties, &mut Stream::new(1, "propose", "", 0));
        let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
        for (label, (term, at)) in labels.into_iter().zip(&self.terms) {
            let group = groups
                .entry(label)
                .or_insert_with(|| Group { keywords: Vec::new(), measures: BTreeSet::new() });
            if group.keywords.len() < KEYWORDS {
                group.keywords.push(term.clone());
                group.measures.extend(at);
            }
        }
        let mut groups: Vec<Group> = groups.into_values().collect();
        groups.sort_by(|p, q| {
            q.measures.len().cmp(&p.measures.len()).then_with(|| p.keywords.cmp(&q.keywords))
        });
        groups
    }
}
