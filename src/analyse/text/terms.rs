use super::{Cutter, Kind, background, clauses};
use crate::model::Span;
use std::collections::BTreeMap;

/// Characters of a term at most: longer runs are half a sentence.
const LONGEST: usize = 10;

/// The terms of a passage: runs of words that say what it is about.
#[derive(Debug, Default)]
pub(crate) struct Terms(BTreeMap<String, f64>);

impl Terms {
    /// The terms of a passage. Words side by side make one term: 康复 辅助 器具 → 康复辅助器具.
    pub(crate) fn of(cutter: &Cutter, text: &str, passage: Span) -> Self {
        let mut terms = Self::default();
        for clause in clauses(text, passage) {
            let mut run: Option<(Span, f64)> = None;
            for word in cutter.cut(text, clause) {
                let tells = word.kind == Kind::Object && word.term.chars().count() > 1;
                let weight = if tells { 1.0 - (background(&word.term) * 20.0).min(1.0) } else { 0.0 };
                run = match run {
                    Some((span, sum)) if weight > 0.0 && span.end() == word.span.start() => {
                        Some((Span::new(span.start(), word.span.end()), sum + weight))
                    }
                    other => {
                        terms.add(text, other);
                        (weight > 0.0).then_some((word.span, weight))
                    }
                };
            }
            terms.add(text, run);
        }
        terms
    }

    fn add(&mut self, text: &str, run: Option<(Span, f64)>) {
        let Some((span, weight)) = run else { return };
        let term: String = span.of(text).chars().filter(|c| c.is_alphanumeric()).collect();
        if (2..=LONGEST).contains(&term.chars().count()) {
            self.0.insert(term, weight);
        }
    }

    /// The terms alone, in alphabetical order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    /// The terms, those of most telling words first.
    pub(crate) fn by_weight(self) -> Vec<String> {
        let mut all: Vec<_> = self.0.into_iter().collect();
        all.sort_by(|p, q| q.1.total_cmp(&p.1).then_with(|| p.0.cmp(&q.0)));
        all.into_iter().map(|(term, _)| term).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_side_by_side_make_a_term() {
        let cutter = Cutter::new(&[], std::iter::empty());
        let text = "推进农业机械装备研发，加强工作。";
        let terms = Terms::of(&cutter, text, Span::new(0, text.len())).by_weight();
        assert!(terms.iter().any(|t| t.contains("农业机械")), "{terms:?}");
        assert!(!terms.iter().any(|t| t.contains("工作")), "{terms:?}");
    }
}
