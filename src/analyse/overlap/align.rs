//! Two measures laid side by side: the clause of one that finds itself in the other.

use super::texts::{ClauseText, MeasureText, Texts};
use crate::analyse::text::{Actions, Kind, Wording};
use std::collections::BTreeSet;

/// Clauses side by side that may together say what one clause says elsewhere.
const WINDOW: usize = 2;

/// What speaks for two passages saying the same.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Evidence {
    /// Share of the shorter passage's weight that the other covers, 0–1.
    pub(super) covered: f64,
    /// The same for the words that say what it is about.
    pub(super) objects: f64,
    /// Share of the longer passage's weight that the shorter covers.
    pub(super) back: f64,
    /// Weight of what both have.
    pub(super) shared: f64,
    /// Agreement of the actions, 0–1.
    pub(super) actions: f64,
    /// Whether they share a theme of the codebook.
    pub(super) theme: bool,
    /// Whether they share a keyword of a theme.
    pub(super) keyword: bool,
}

/// A pair of passages, by clause numbers in their measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Aligned {
    pub(super) a: (usize, usize),
    pub(super) b: (usize, usize),
    pub(super) evidence: Evidence,
}

/// Lays each clause of either measure beside each run of one or two clauses of the other.
pub(super) fn align(texts: &Texts, a: &MeasureText, b: &MeasureText, found: &mut Vec<Aligned>) {
    for i in 0..a.clauses.len() {
        for run in runs(b.clauses.len()) {
            let evidence = compare(texts, &a.clauses[i], &b.clauses[run.0..run.1]);
            found.extend(evidence.map(|evidence| Aligned { a: (i, i + 1), b: run, evidence }));
        }
    }
    for j in 0..b.clauses.len() {
        for run in runs(a.clauses.len()).filter(|r| r.1 - r.0 > 1) {
            let evidence = compare(texts, &b.clauses[j], &a.clauses[run.0..run.1]);
            found.extend(evidence.map(|evidence| Aligned { a: run, b: (j, j + 1), evidence }));
        }
    }
}

fn runs(n: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..n).flat_map(move |from| (1..=WINDOW).map(move |len| (from, from + len)).filter(move |r| r.1 <= n))
}

fn compare(texts: &Texts, clause: &ClauseText, run: &[ClauseText]) -> Option<Evidence> {
    let weight = |t: u32| texts.weights.get(t as usize).copied().unwrap_or(0.0);
    let by_kind = |k: Kind| if k == Kind::Object { 1.0 } else { 0.5 };
    let has = |t: u32| run.iter().any(|c| c.terms.binary_search_by_key(&t, |x| x.0).is_ok());
    let (mut own, mut shared, mut own_objects, mut shared_objects) = (0.0, 0.0, 0.0, 0.0);
    for &(term, kind) in &clause.terms {
        let w = weight(term) * by_kind(kind);
        let both = has(term);
        own += w;
        shared += if both { w } else { 0.0 };
        if kind == Kind::Object {
            own_objects += w;
            shared_objects += if both { w } else { 0.0 };
        }
    }
    let theme = run.iter().any(|c| !c.themes.is_disjoint(&clause.themes));
    if shared <= 0.0 && !theme {
        return None;
    }
    let keyword = run.iter().any(|c| !c.keywords.is_disjoint(&clause.keywords));
    let others: BTreeSet<_> = run.iter().flat_map(|c| c.terms.iter().copied()).collect();
    let other: f64 = others.iter().map(|&(t, k)| weight(t) * by_kind(k)).sum();
    let mut actions = Actions::default();
    run.iter().for_each(|c| actions.join(c.actions));
    let share = |part: f64, of: f64| if of > 0.0 { (part / of).min(1.0) } else { 0.0 };
    let (one, two) = (share(shared, own), share(shared, other));
    Some(Evidence {
        covered: one.max(two),
        back: one.min(two),
        objects: share(shared_objects, own_objects),
        shared,
        actions: Wording::builtin().agreement(clause.actions, actions),
        theme,
        keyword,
    })
}
