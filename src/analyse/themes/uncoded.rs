//! Measures that no theme covers.

use super::{Codebook, Coding, Uncoded};
use crate::graph::ResponsibilityGraph;
use crate::{
    analyse::text::{Cutter, Terms},
    parallel,
};
use std::collections::BTreeSet;

/// Terms offered for one measure.
const OFFERED: usize = 3;

/// Measures without theme, in document order, with the terms that set them apart: the longest runs of words that
/// say what a measure is about, boilerplate and the names of bodies left out.
pub(super) fn uncoded(graph: &ResponsibilityGraph, book: &Codebook, coding: &Coding) -> Vec<Uncoded> {
    let corpus = graph.corpus();
    let left: Vec<_> = coding
        .iter()
        .flat_map(|(task, codes)| codes.measures.iter().map(move |m| (task, m)))
        .filter(|(_, m)| m.codes.is_empty())
        .collect();
    if left.is_empty() {
        return Vec::new(); // the dictionary is loaded only where there is something to cut
    }
    let cutter = Cutter::new(&book.synonyms, corpus.plans.iter().map(|p| p.city.as_ref()));
    let bodies: BTreeSet<&str> = corpus.agencies.iter().map(|a| a.label.as_ref()).collect();
    parallel::map(&left, |&(task, m)| {
        let mut terms = Terms::of(&cutter, &corpus.task(task).text, m.span).by_weight();
        terms.retain(|t| !bodies.contains(t.as_str()));
        terms.truncate(OFFERED);
        Uncoded { task, span: m.span, candidates: terms }
    })
}
