//! A codebook drafted from the texts, for a field that the one in use does not know.

use super::measures;
use crate::analyse::text::{Cutter, Terms};
use crate::model::Corpus;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

/// Themes drafted at most.
const MOST: usize = 30;
/// A theme's term stands in at least so many measures …
const FEWEST: usize = 2;
/// … and in at most this share of them: what stands everywhere is the field, not a theme.
const WIDEST: f64 = 0.2;
/// Terms go together where they share this part of their measures (Jaccard).
const TOGETHER: f64 = 0.4;

/// Drafts a codebook as TOML: groups of measures with the terms that set them apart, for a researcher to edit.
///
/// Terms are taken greedily by the measures they newly cover, a longer term before a shorter one; terms that stand
/// in much the same measures join them as further keywords. A measure that no repeated term covers is in no theme.
/// The text is empty of themes where nothing repeats. O(terms × measures).
///
/// ```
/// use fengong::{analyse::themes::propose, model::Corpus};
/// assert!(propose(&Corpus::default()).starts_with('#'));
/// ```
pub fn propose(corpus: &Corpus) -> String {
    let by_term = index(corpus);
    let total = by_term.values().flatten().collect::<BTreeSet<_>>().len();
    let mut covered: BTreeSet<usize> = BTreeSet::new();
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let mut out = String::from(
        "# 由文本草拟的编码本，供研究者修改：请改写 id、名称与定义，合并或删去主题，增补关键词。\n\
         # Drafted from the texts, to be edited: rename, merge, drop, define, add keywords.\n",
    );
    for number in 1..=MOST {
        let best = by_term
            .iter()
            .filter(|(term, _)| !used.contains(term.as_str()))
            .map(|(term, at)| (at.difference(&covered).count(), term.chars().count(), term, at))
            .max_by(|p, q| (p.0, p.1).cmp(&(q.0, q.1)).then_with(|| q.2.cmp(p.2)));
        let Some((new, _, name, at)) = best.filter(|b| b.0 >= FEWEST) else { break };
        let mates: Vec<&String> = by_term
            .iter()
            .filter(|(term, other)| *term != name && !used.contains(term.as_str()) && alike(at, other))
            .map(|(term, _)| term)
            .collect();
        used.insert(name);
        used.extend(mates.iter().map(|m| m.as_str()));
        covered.extend(at);
        let keywords: Vec<String> = std::iter::once(name)
            .chain(mates)
            .map(|t| format!("\"{}\"", t.replace(['"', '\\'], "")))
            .collect();
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "\n# {} 项举措，其中 {new} 项此前未被覆盖 / measures, {new} of them new\n[[theme]]\nid = \"theme-{number}\"\n\
             zh = \"{name}\"\nen = \"\"\ndefinition = \"\"\nkeywords = [{}]\n",
            at.len(),
            keywords.join(", ")
        );
    }
    let _ = write!(out, "\n# 覆盖 {} / {total} 项举措 / measures covered\n", covered.len());
    out
}

/// Terms that repeat without being everywhere, with the measures they stand in.
fn index(corpus: &Corpus) -> BTreeMap<String, BTreeSet<usize>> {
    let cutter = Cutter::new(&[], corpus.plans.iter().map(|p| p.city.as_ref()));
    let mut by_term: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut number = 0_usize;
    for (_, task) in corpus.tasks() {
        for span in measures(task) {
            for term in Terms::of(&cutter, &task.text, span).all() {
                by_term.entry(term).or_default().insert(number);
            }
            number += 1;
        }
    }
    let most = ((number as f64 * WIDEST) as usize).max(FEWEST);
    by_term.retain(|_, at| (FEWEST..=most).contains(&at.len()));
    by_term
}

fn alike(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> bool {
    let both = a.intersection(b).count() as f64;
    both / (a.union(b).count().max(1) as f64) >= TOGETHER
}
