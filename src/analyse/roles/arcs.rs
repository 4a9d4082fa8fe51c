//! The law of how often one body leads where another helps, with the margins of the lead table fixed.

use super::leads::LeadTable;
use crate::analyse::stats::exp;

/// The odds with which each body leads, such that in the mean each leads as often as it does, every task dealing its leads among its
/// own bodies (conditional Bernoulli sampling; Chen, Diaconis, Holmes & Liu 2005).
pub(super) struct Odds {
    /// Absent for bodies that always or never lead, or must.
    of: Vec<Option<f64>>,
    /// Column by column: free bodies, and leads left to them.
    columns: Vec<(Vec<usize>, usize)>,
    /// Leads left to chance of each body.
    left: Vec<usize>,
}

/// Rounds after which the fit gives up.
const MOST_ROUNDS: usize = 500;
/// A body's mean is its number of leads when it is this near.
const NEAR: f64 = 1e-7;

impl Odds {
    /// Fits the odds; absent where they do not reach the margins. O(rounds · Σ bodies of a task · leads).
    pub(super) fn new(table: &LeadTable) -> Option<Self> {
        let n = table.agencies.len();
        let (members, leads) = (table.members.transposed(), table.leads.transposed());
        let mut columns: Vec<(Vec<usize>, usize)> =
            (0..table.tasks.len()).map(|t| (members.ones(t).collect(), leads.count(t))).collect();
        let mut left: Vec<usize> = (0..n).map(|i| table.leads.count(i)).collect();
        settle(&mut columns, &mut left);
        let mut on = vec![Vec::new(); n];
        for (t, (bodies, _)) in columns.iter().enumerate() {
            bodies.iter().for_each(|&i| on[i].push(t));
        }
        let mut odds: Vec<Option<f64>> = (0..n)
            .map(|i| {
                let (k, of) = (left[i] as f64, on[i].len() as f64);
                (!on[i].is_empty()).then_some(k / (of - k))
            })
            .collect();
        for _ in 0..MOST_ROUNDS {
            let mut widest = 0.0_f64;
            for i in 0..n {
                let Some(x) = odds[i] else { continue };
                let (mut mean, mut slope) = (0.0, 0.0);
                for &t in &on[i] {
                    let (bodies, count) = &columns[t];
                    let e = polynomials(&odds, bodies, &[i], *count);
                    let there = x * at(&e, *count, 1);
                    let p = there / (there + e[*count]);
                    mean += p;
                    slope += p * (1.0 - p);
                }
                if !mean.is_finite() {
                    return None;
                }
                widest = widest.max((mean - left[i] as f64).abs());
                let step = ((left[i] as f64 - mean) / slope.max(1e-12)).clamp(-2.0, 2.0);
                odds[i] = Some(x * exp(step));
            }
            if widest < NEAR {
                return Some(Self { of: odds, columns, left });
            }
        }
        None
    }

    /// P(at least 0, 1, … tasks led by `a` on which `b` stands and does not lead); absent where both have no choice.
    ///
    /// The two numbers of leads are fixed, those of the others are so in the mean. O(shared tasks · leads of both · tail).
    pub(super) fn law(&self, table: &LeadTable, a: usize, b: usize) -> Option<Vec<f64>> {
        let free = |i: usize, t: usize| self.columns[t].0.contains(&i);
        let (la, lb) = (self.left[a], self.left[b]);
        // Tasks of one of the two alone, by its number of leads on them.
        let (mut of_a, mut of_b) = (vec![0.0; la + 1], vec![0.0; lb + 1]);
        (of_a[0], of_b[0]) = (1.0, 1.0);
        let most = table.members.shared(a, b).min(table.leads.count(a));
        let mut joint = Joint::new(la, lb, most);
        for t in 0..table.tasks.len() {
            let (on_a, on_b) = (table.members.get(a, t), table.members.get(b, t));
            let (bodies, count) = &self.columns[t];
            let alone = |i: usize| {
                let e = polynomials(&self.of, bodies, &[i], *count);
                [e[*count], self.of[i].unwrap_or(0.0) * at(&e, *count, 1)]
            };
            match (on_a, on_b) {
                (true, true) => {
                    let leads = |i: usize| table.leads.get(i, t);
                    match (free(a, t), free(b, t)) {
                        (true, true) => {
                            let e = polynomials(&self.of, bodies, &[a, b], *count);
                            let (x, y) = (self.of[a].unwrap_or(0.0), self.of[b].unwrap_or(0.0));
                            let one = at(&e, *count, 1);
                            joint.step([[e[*count], y * one], [x * one, x * y * at(&e, *count, 2)]], None);
                        }
                        (true, false) => {
                            let [none, lead] = alone(a);
                            joint.step([[none, 0.0], [lead, 0.0]], Some((false, leads(b))));
                        }
                        (false, true) => {
                            let [none, lead] = alone(b);
                            joint.step([[none, lead], [0.0, 0.0]], Some((leads(a), false)));
                        }
                        (false, false) => {
                            joint.step([[1.0, 0.0], [0.0, 0.0]], Some((leads(a), leads(b))));
                        }
                    }
                }
                (true, false) if free(a, t) => convolve(&mut of_a, alone(a)),
                (false, true) if free(b, t) => convolve(&mut of_b, alone(b)),
                _ => {}
            }
        }
        joint.tail(&of_a, &of_b)
    }
}

/// Takes out of the columns whom the margins leave no choice, until none is left.
fn settle(columns: &mut [(Vec<usize>, usize)], left: &mut [usize]) {
    loop {
        let mut open = vec![0; left.len()];
        columns.iter().flat_map(|(bodies, _)| bodies).for_each(|&i| open[i] += 1);
        let certain = |i: usize| left[i] == 0 || left[i] == open[i];
        let mut settled = false;
        let mut taken = vec![0; left.len()];
        for (bodies, count) in columns.iter_mut() {
            let column_certain = *count == 0 || *count == bodies.len();
            let all_lead = *count > 0 && column_certain;
            bodies.retain(|&i| {
                if !column_certain && !certain(i) {
                    return true;
                }
                settled = true;
                if all_lead || (!column_certain && left[i] > 0) {
                    *count = count.saturating_sub(1);
                    taken[i] += 1;
                }
                false
            });
        }
        left.iter_mut().zip(taken).for_each(|(l, t)| *l = l.saturating_sub(t));
        if !settled {
            return;
        }
    }
}

/// Elementary symmetric polynomials 0 … `most` of the odds of some bodies without others.
fn polynomials(odds: &[Option<f64>], bodies: &[usize], without: &[usize], most: usize) -> Vec<f64> {
    let mut e = vec![0.0; most + 1];
    e[0] = 1.0;
    for x in bodies.iter().filter(|i| !without.contains(i)).filter_map(|&i| odds[i]) {
        for m in (1..=most).rev() {
            e[m] += x * e[m - 1];
        }
    }
    e
}

/// The polynomial of `count` less `less`, 0 below 0.
fn at(e: &[f64], count: usize, less: usize) -> f64 {
    count.checked_sub(less).map_or(0.0, |m| e[m])
}

fn convolve(leads: &mut [f64], [none, one]: [f64; 2]) {
    let sum = none + one;
    for k in (0..leads.len()).rev() {
        let below = if k > 0 { leads[k - 1] } else { 0.0 };
        leads[k] = (leads[k] * none + below * one) / sum;
    }
}

/// Weights by leads of a, leads of b, and tasks led by a without b, over the tasks of both.
struct Joint {
    b: usize,
    tail: usize,
    cells: Vec<f64>,
}

impl Joint {
    fn new(a: usize, b: usize, tail: usize) -> Self {
        let mut cells = vec![0.0; (a + 1) * (b + 1) * (tail + 1)];
        cells[0] = 1.0;
        Self { b: b + 1, tail: tail + 1, cells }
    }

    /// One task: weights by [a leads][b leads], counted among what is free; `fixed` says who leads whatever happens.
    fn step(&mut self, weights: [[f64; 2]; 2], fixed: Option<(bool, bool)>) {
        let (fixed_a, fixed_b) = fixed.unwrap_or_default();
        let sum: f64 = weights.iter().flatten().sum();
        let old = std::mem::replace(&mut self.cells, vec![0.0; 0]);
        let mut new = vec![0.0; old.len()];
        let a = old.len() / (self.b * self.tail);
        for (place, weight) in old.iter().enumerate().filter(|(_, w)| **w > 0.0) {
            let (i, j, d) = (place / (self.b * self.tail), place / self.tail % self.b, place % self.tail);
            for (by_a, by_b) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
                let alone = (fixed_a || by_a == 1) && !(fixed_b || by_b == 1);
                let (to_a, to_b, to_d) = (i + by_a, j + by_b, d + usize::from(alone));
                if to_a < a && to_b < self.b && to_d < self.tail {
                    new[(to_a * self.b + to_b) * self.tail + to_d] += weight * weights[by_a][by_b] / sum;
                }
            }
        }
        self.cells = new;
    }

    fn tail(&self, of_a: &[f64], of_b: &[f64]) -> Option<Vec<f64>> {
        let mut weights = vec![0.0; self.tail];
        for (i, a) in of_a.iter().rev().enumerate() {
            for (j, b) in of_b.iter().rev().enumerate() {
                let row = &self.cells[(i * self.b + j) * self.tail..][..self.tail];
                weights.iter_mut().zip(row).for_each(|(w, cell)| *w += cell * a * b);
            }
        }
        let sum: f64 = weights.iter().sum();
        if !sum.is_normal() {
            return None;
        }
        let mut above = 0.0;
        let mut tail: Vec<f64> = weights
            .iter()
            .rev()
            .map(|w| {
                above += w / sum;
                above.min(1.0)
            })
            .collect();
        tail.reverse();
        // What has no weight cannot be reached.
        let most = weights.iter().rposition(|w| *w > 0.0).unwrap_or(0);
        tail.truncate(most + 1);
        Some(tail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::BitMatrix;
    use crate::model::{AgencyId, TaskRef};

    fn table(members: &[&[usize]], leads: &[&[usize]], bodies: usize) -> LeadTable {
        let matrix = |of: &[&[usize]]| {
            let mut m = BitMatrix::new(bodies, of.len());
            of.iter().enumerate().for_each(|(t, all)| all.iter().for_each(|&i| m.set(i, t)));
            m
        };
        LeadTable {
            agencies: (0..bodies).map(|i| AgencyId(i as u32)).collect(),
            tasks: (0..members.len()).map(|t| TaskRef { plan: 0, task: t as u32 }).collect(),
            members: matrix(members),
            leads: matrix(leads),
        }
    }

    #[test]
    fn two_bodies_that_share_all() {
        // Two bodies on four tasks, each leads two: with the numbers fixed a leads two of them whatever happens.
        let t = table(&[&[0, 1][..]; 4], &[&[0], &[0], &[1], &[1]], 2);
        let law = Odds::new(&t).unwrap().law(&t, 0, 1).unwrap();
        assert_eq!(law.len(), 3);
        assert!(law.iter().all(|p| (p - 1.0).abs() < 1e-9), "{law:?}");
    }

    /// Against all ways to deal the leads with the same margins, by hand: three bodies on six tasks.
    #[test]
    fn the_law_is_near_that_of_all_tables() {
        let members: [&[usize]; 6] = [&[0, 1, 2], &[0, 1, 2], &[0, 1], &[0, 2], &[1, 2], &[0, 1, 2]];
        let leads: [&[usize]; 6] = [&[0], &[0], &[0], &[2], &[1], &[1]];
        let t = table(&members, &leads, 3);
        let law = Odds::new(&t).unwrap().law(&t, 0, 1).unwrap();
        let (mut all, mut reached) = (0.0, [0.0; 5]);
        for code in 0..3_usize.pow(6) {
            let by: Vec<usize> = (0..6).map(|t| code / 3_usize.pow(t) % 3).collect();
            let allowed = by.iter().zip(&members).all(|(l, m)| m.contains(l));
            if allowed && (0..3).all(|i| by.iter().filter(|l| **l == i).count() == [3, 2, 1][i]) {
                let d = by.iter().zip(&members).filter(|(l, m)| **l == 0 && m.contains(&1)).count();
                all += 1.0;
                reached.iter_mut().take(d + 1).for_each(|r| *r += 1.0);
            }
        }
        for (w, p) in law.iter().enumerate() {
            assert!((p - reached[w] / all).abs() < 0.03, "{w}: {p} {}", reached[w] / all);
        }
    }

    #[test]
    fn who_never_leads_and_who_always_does() {
        let t = table(&[&[0, 1, 2][..]; 4], &[&[0][..]; 4], 3);
        let odds = Odds::new(&t).unwrap();
        assert_eq!(odds.law(&t, 0, 1), Some(vec![1.0; 5]));
        assert_eq!(odds.law(&t, 1, 2), Some(vec![1.0]));
    }
}
