use super::{Cutter, Kind, background, clauses};
use crate::model::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Characters of a term: a single one says nothing, longer ones are half a sentence.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=10;
/// Words of a term at most.
const MOST: usize = 4;

/// The terms of a passage: runs of words that say what it is about.
#[derive(Debug)]
pub(crate) struct Terms<'t> {
    text: &'t str,
    /// Words that stand side by side.
    runs: Vec<Vec<Part>>,
}

/// A word of a term: how much it tells; nothing for what only completes a name (助餐服务, 人才培养).
#[derive(Debug, Clone, Copy)]
struct Part {
    span: Span,
    weight: f64,
}

impl<'t> Terms<'t> {
    /// The terms of a passage. Words side by side make one term: 康复 辅助 器具 → 康复辅助器具. With a cutter that leaves common words in,
    /// they and actions complete a term.
    pub(crate) fn of(cutter: &Cutter, text: &'t str, passage: Span) -> Self {
        let mut runs: Vec<Vec<Part>> = Vec::new();
        for word in clauses(text, passage).into_iter().flat_map(|clause| cutter.cut(text, clause)) {
            let own = 1.0 - (background(&word.term) * 20.0).min(1.0);
            let weight = match word.kind {
                Kind::Object => own,
                Kind::Common | Kind::Action if cutter.has_common() => 0.0,
                _ => continue,
            };
            // Where names are looked for, a character that the dictionary does not know is part of one (适老化改造).
            if (word.term.chars().count() < 2 || weight <= 0.0) && !cutter.has_common() {
                continue;
            }
            let part = Part { span: word.span, weight };
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(|w| w.span.end() == word.span.start()) => run.push(part),
                _ if weight > 0.0 => runs.push(vec![part]),
                _ => {}
            }
        }
        Self { text, runs }
    }

    /// The term that some words side by side make; absent where it is too short or too long for one.
    fn term(&self, words: &[Part]) -> Option<String> {
        let first = words.first().filter(|w| w.weight > 0.0)?;
        let whole = Span::new(first.span.start(), words.last()?.span.end());
        let term: String = whole.of(self.text).chars().filter(|c| c.is_alphanumeric()).collect();
        LENGTHS.contains(&term.chars().count()).then_some(term)
    }

    /// All terms, those inside longer ones too.
    pub(crate) fn all(&self) -> BTreeSet<String> {
        let inside = |run: &'_ Vec<Part>| {
            let from = 0..run.len();
            from.flat_map(|i| (i + 1..=(i + MOST).min(run.len())).filter_map(move |j| run.get(i..j)))
                .filter_map(|words| self.term(words))
                .collect::<Vec<_>>()
        };
        self.runs.iter().flat_map(inside).collect()
    }

    /// The longest terms, those of most telling words first.
    pub(crate) fn by_weight(&self) -> Vec<String> {
        let weigh = |run: &Vec<Part>| Some((self.term(run)?, run.iter().map(|w| w.weight).sum::<f64>()));
        let terms: BTreeMap<String, f64> = self.runs.iter().filter_map(weigh).collect();
        let mut terms: Vec<_> = terms.into_iter().collect();
        terms.sort_by(|p, q| q.1.total_cmp(&p.1).then_with(|| p.0.cmp(&q.0)));
        terms.into_iter().map(|(term, _)| term).collect()
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
        let all = Terms::of(&cutter, text, Span::new(0, text.len())).all();
        assert!(all.len() > terms.len(), "{all:?}");
    }
}
