//! Measures that no theme covers.

use super::{Coding, Uncoded};
use crate::graph::ResponsibilityGraph;

/// Measures without theme, in document order.
pub(super) fn uncoded(_graph: &ResponsibilityGraph, coding: &Coding) -> Vec<Uncoded> {
    coding
        .iter()
        .flat_map(|(task, codes)| codes.measures.iter().map(move |m| (task, m)))
        .filter(|(_, m)| m.codes.is_empty())
        .map(|(task, m)| Uncoded { task, span: m.span, candidates: Vec::new() })
        .collect()
}
