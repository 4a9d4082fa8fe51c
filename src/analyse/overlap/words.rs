//! Words of one plan laid beside words of another: how much of what one passage says the other says in like words.

use super::cosines::Cosines;
use super::texts::Texts;
use super::units::Units;
use crate::analyse::text::Meaning;
use std::collections::{BTreeMap, BTreeSet};

/// Weight that a passage has at least: what consists of boilerplate is covered by nothing.
const LEAST: f32 = 0.3;

/// A passage as the words it holds, by their places among the words of its plan, with their weights.
type Bag = Vec<(u32, f32)>;

/// The words of a plan, and the passages that hold them.
struct Words<'t> {
    texts: &'t Texts,
    ids: Vec<u32>,
    /// The clauses, in the order of the plan, and behind them the titles of the tasks that have one.
    clauses: Vec<Bag>,
    /// The places of the clauses and the title of each task.
    of_tasks: Vec<Vec<usize>>,
}

impl<'t> Words<'t> {
    fn new(texts: &'t Texts, units: &Units) -> Self {
        let clauses = units.clauses.iter().filter_map(|c| units.all.get(c.1));
        let clauses = clauses.map(|u| (u.task, u.terms.iter().map(|t| t.0.id).collect::<Vec<_>>()));
        let titles = units.titles.iter().cloned().enumerate().filter(|t| !t.1.is_empty());
        let passages: Vec<(usize, Vec<u32>)> = clauses.chain(titles).collect();
        let ids: BTreeSet<u32> = passages.iter().flat_map(|p| &p.1).copied().collect();
        let tells = |id: &u32| texts.terms.get(*id as usize).is_some_and(|w| *w > 0.0);
        let mut words = Self {
            texts,
            ids: ids.into_iter().filter(tells).collect(),
            clauses: Vec::new(),
            of_tasks: vec![Vec::new(); units.tasks.len()],
        };
        for (at, (task, ids)) in passages.into_iter().enumerate() {
            words.clauses.push(ids.into_iter().filter_map(|id| words.word(id)).collect());
            words.of_tasks.get_mut(task).into_iter().for_each(|of_task| of_task.push(at));
        }
        words
    }

    /// The place and the weight of a word.
    fn word(&self, id: u32) -> Option<(u32, f32)> {
        Some((self.ids.binary_search(&id).ok()? as u32, *self.texts.terms.get(id as usize)?))
    }

    fn meanings(&self) -> Vec<&Meaning> {
        self.ids.iter().filter_map(|id| self.texts.meanings.get(id)).collect()
    }

    /// The words of each task, its title's with them.
    fn tasks(&self) -> Vec<Bag> {
        let words = |of_task: &Vec<usize>| -> BTreeMap<u32, f32> {
            of_task.iter().flat_map(|at| &self.clauses[*at]).copied().collect()
        };
        self.of_tasks.iter().map(|t| words(t).into_iter().collect()).collect()
    }
}

/// How alike the passages of two plans are by the words they hold.
pub(super) struct Covers {
    /// Clauses, titles behind them.
    pub(super) clauses: Cosines,
    pub(super) tasks: Cosines,
    /// The places of the clauses and the title of each task of either plan.
    pub(super) of_tasks: (Vec<Vec<usize>>, Vec<Vec<usize>>),
}

/// How alike clauses are, and tasks, by the words they hold: the mean of how much of either the other covers, 0–1.
///
/// A word is covered by the word of the other passage that is nearest to it, by the cube of their cosine: 采购 covers 购买 well, 产品 hardly.
/// O(|words of a|·|words of b|) dot products, and as many look-ups as the words of one plan's passages times the words of the other.
pub(super) fn covers(texts: &Texts, a: &Units, b: &Units) -> Covers {
    let (a, b) = (Words::new(texts, a), Words::new(texts, b));
    let (of_a, of_b) = (a.ids.len(), b.ids.len());
    let ahead = alike(&a, &b);
    let back = turned(&ahead, (of_a, of_b));
    let mean = |x: &[Bag], y: &[Bag]| {
        // Of each passage of b by each of a, and the other way round.
        let (of_y, of_x) = (covered(y, x, &ahead, of_b), covered(x, y, &back, of_a));
        let mut values = turned(&of_x, (y.len(), x.len()));
        for ((x, values), of_y) in
            x.iter().zip(values.chunks_mut(y.len().max(1))).zip(of_y.chunks(y.len().max(1)))
        {
            for ((y, value), of_y) in y.iter().zip(values).zip(of_y) {
                let none = x.is_empty() || y.is_empty();
                *value = if none { Cosines::NONE } else { f32::midpoint(*of_y, *value) };
            }
        }
        Cosines { rows: x.len(), columns: y.len(), values }
    };
    Covers {
        clauses: mean(&a.clauses, &b.clauses),
        tasks: mean(&a.tasks(), &b.tasks()),
        of_tasks: (a.of_tasks, b.of_tasks),
    }
}

/// How alike each word of one plan is to each of another: the cube of their cosine, a row a word of the first.
fn alike(a: &Words, b: &Words) -> Vec<f32> {
    let (of_a, of_b) = (a.meanings(), b.meanings());
    let mut all = Vec::with_capacity(of_a.len() * of_b.len());
    for (id, x) in a.ids.iter().zip(of_a) {
        let row = all.len();
        all.extend(of_b.iter().map(|y| {
            let cosine = x.cosine(y).max(0.0) as f32;
            cosine * cosine * cosine
        }));
        if let Ok(same) = b.ids.binary_search(id) {
            all[row + same] = 1.0;
        }
    }
    all
}

/// Rows as columns, block by block, so that neither side is read far apart.
fn turned(values: &[f32], (rows, columns): (usize, usize)) -> Vec<f32> {
    const BLOCK: usize = 16;
    let mut all = vec![0.0; values.len()];
    for (top, left) in (0..rows).step_by(BLOCK).flat_map(|t| (0..columns).step_by(BLOCK).map(move |l| (t, l)))
    {
        for i in top..(top + BLOCK).min(rows) {
            for j in left..(left + BLOCK).min(columns) {
                all[j * rows + i] = values[i * columns + j];
            }
        }
    }
    all
}

/// The share of each passage's weight that each of some other passages covers, a row a covering passage. `alike` has a row a word of the
/// covering passages, a column a word of the covered ones, of which there are `words`.
fn covered(passages: &[Bag], by: &[Bag], alike: &[f32], words: usize) -> Vec<f32> {
    let weight = |passage: &Bag| passage.iter().map(|w| w.1).sum::<f32>().max(LEAST);
    let weights: Vec<f32> = passages.iter().map(weight).collect();
    let mut shares = Vec::with_capacity(passages.len() * by.len());
    let mut best = vec![0.0_f32; words];
    for covering in by {
        best.fill(0.0);
        for (word, _) in covering {
            let row = alike.get(*word as usize * words..).unwrap_or_default();
            best.iter_mut().zip(row).for_each(|(best, like)| *best = best.max(*like));
        }
        let part = |passage: &Bag| passage.iter().map(|(word, w)| w * best[*word as usize]).sum::<f32>();
        shares.extend(passages.iter().zip(&weights).map(|(passage, all)| part(passage) / all));
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_covers_and_weights_count() {
        // Two words of weights 1 and ½; the covering passages have the first's like (.5) and both (.5, .2 and 0, 1).
        let alike = [0.5, 0.2, 0.0, 1.0];
        let shares =
            covered(&[vec![(0, 1.0), (1, 0.5)]], &[vec![(0, 1.0)], vec![(0, 1.0), (1, 1.0)]], &alike, 2);
        // (.5·1 + .2·.5)/1.5 and (.5·1 + 1·.5)/1.5.
        assert!((shares[0] - 0.4).abs() < 1e-6 && (shares[1] - 2.0 / 3.0).abs() < 1e-6, "{shares:?}");
    }

    #[test]
    fn rows_become_columns() {
        let values: Vec<f32> = (0..3 * 40).map(|n| n as f32).collect();
        let once = turned(&values, (3, 40));
        assert!(once.len() == 120 && once[1].to_bits() == 40.0_f32.to_bits());
        assert_eq!(turned(&once, (40, 3)), values);
    }

    #[test]
    fn boilerplate_is_not_covered() {
        // .1 of .3, the least weight.
        let shares = covered(&[vec![(0, 0.1)], Vec::new()], &[vec![(0, 1.0)]], &[1.0], 1);
        assert!((shares[0] - 1.0 / 3.0).abs() < 1e-6 && shares[1].abs() < 1e-9, "{shares:?}");
    }
}
