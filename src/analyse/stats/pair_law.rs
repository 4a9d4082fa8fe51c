use super::elementary::exp;
use crate::graph::BitMatrix;
use std::collections::BTreeMap;

/// How many tasks two bodies share by chance where all tasks keep their sizes and the two their numbers of tasks: exactly; the
/// other bodies keep their numbers in the mean.
///
/// A task of size d takes its bodies by conditional Bernoulli sampling with the odds x of each body, P ∝ Π x over its bodies, as in
/// the proposals of Chen, Diaconis, Holmes & Liu (2005) for tables with fixed margins; x is fitted so that each body's mean number
/// is its own. With e_m the elementary symmetric polynomials of the *other* bodies' odds, a task has neither of a pair with weight
/// e_d, one given of the two with e_(d−1), both with e_(d−2), and the pair's law is read off Π_t (e_d + e_(d−1)(u + v) +
/// e_(d−2) u v z) at u^a v^b: the two numbers a and b are then fixed and no longer hang on the odds of the pair.
///
/// Against draws with *all* margins fixed its tails are a tenth or two too large where there are a dozen bodies or more, and within
/// a tenth where there are fewer (`cargo bench --bench networks` shows the ratios): p is safe, and without the error of draws. The
/// SDSM, which fixes nothing exactly, is several times further off.
///
/// Bodies with the same number of tasks have the same odds, so there is one law for each two numbers. O(iterations · numbers ·
/// R · d) for the fit and O(numbers² · T · a · (a + b)) for the laws.
#[derive(Debug, Clone)]
pub struct PairLaws {
    /// Tasks left to chance of each body; absent where the margins leave its row no choice.
    rows: Vec<Option<usize>>,
    laws: BTreeMap<(usize, usize), PairLaw>,
    /// The observed table, for rows without a choice.
    observed: BitMatrix,
}

/// The law of the number of tasks that a pair shares.
#[derive(Debug, Clone, PartialEq)]
pub struct PairLaw {
    /// P(at least w) for w = 0, 1, … up to the most that the margins allow.
    tail: Vec<f64>,
    mean: f64,
}

impl PairLaw {
    /// P(at least `w` shared tasks); 0 for more than the margins allow.
    pub fn tail(&self, w: usize) -> f64 {
        self.tail.get(w).copied().unwrap_or(0.0)
    }

    /// Mean number of shared tasks.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// The smallest p that the pair can have at all: that of the most tasks it can share.
    pub fn least_p(&self) -> f64 {
        self.tail.last().copied().unwrap_or(1.0)
    }

    /// The fewest shared tasks whose p is at most `level`; absent where none is.
    pub fn least(&self, level: f64) -> Option<usize> {
        self.tail.iter().position(|p| *p <= level)
    }

    /// Of weights of 0, 1, … shared tasks beyond `certain` ones. Absent where they are too small or too large for a number.
    fn of_weights(certain: usize, weights: &[f64]) -> Option<Self> {
        let sum: f64 = weights.iter().sum();
        if !sum.is_normal() {
            return None;
        }
        let most = weights.iter().rposition(|w| *w > 0.0).unwrap_or(0);
        let mut tail = vec![1.0; certain + most + 1];
        let mut above = 0.0;
        for w in (1..=most).rev() {
            above += weights[w] / sum;
            tail[certain + w] = above;
        }
        let mean = tail[1..].iter().sum();
        Some(Self { tail, mean })
    }
}

/// Rounds after which the fit gives up; nested margins, which only one table fits, approach theirs for ever.
const MOST_ROUNDS: usize = 200;
/// A body's mean is its number of tasks when it is this near.
const NEAR: f64 = 1e-8;
/// Multiplications that all laws of a plan may take together: some tenths of a second. Plans of a hundred bodies stay below.
const MOST_WORK: f64 = 4e8;

impl PairLaws {
    /// Fits the odds and computes the laws of all pairs of rows. Absent where the fit does not reach the margins or the table is
    /// larger than any plan's.
    pub fn new(observed: &BitMatrix) -> Option<Self> {
        let free = Free::of(observed);
        let numbers: BTreeMap<usize, usize> =
            free.rows.iter().flatten().fold(BTreeMap::new(), |mut n, &k| {
                *n.entry(k).or_insert(0) += 1;
                n
            });
        let margins = Margins { numbers, sizes: free.sizes };
        if margins.work() > MOST_WORK {
            return None;
        }
        let odds = margins.odds()?;
        let mut laws = BTreeMap::new();
        for (&a, &of_a) in &margins.numbers {
            for (&b, _) in margins.numbers.range(a..).filter(|(b, _)| **b != a || of_a > 1) {
                laws.insert((a, b), PairLaw::of_weights(free.certain, &margins.shared(&odds, a, b))?);
            }
        }
        Some(Self { rows: free.rows, laws, observed: observed.clone() })
    }

    /// The law of two different rows.
    pub fn of(&self, a: usize, b: usize) -> PairLaw {
        let fixed = || {
            let shared = self.observed.shared(a, b);
            PairLaw { tail: vec![1.0; shared + 1], mean: shared as f64 }
        };
        let both = self.rows[a].zip(self.rows[b]);
        let law = both.and_then(|(a, b)| self.laws.get(&(a.min(b), a.max(b))));
        law.cloned().unwrap_or_else(fixed)
    }
}

/// What the margins leave to chance.
struct Free {
    rows: Vec<Option<usize>>,
    /// How many tasks have each size.
    sizes: BTreeMap<usize, usize>,
    /// Tasks that name every body with a choice.
    certain: usize,
}

impl Free {
    /// Takes out full and empty rows and columns until none is left.
    fn of(observed: &BitMatrix) -> Self {
        let turned = observed.transposed();
        let mut rows: Vec<Option<usize>> = (0..observed.rows()).map(|i| Some(observed.count(i))).collect();
        let mut columns: Vec<Option<usize>> = (0..turned.rows()).map(|t| Some(turned.count(t))).collect();
        let mut certain = 0;
        loop {
            let open = columns.iter().flatten().count();
            let full = settle(&mut rows, open);
            columns.iter_mut().flatten().for_each(|d| *d -= full);
            let open = rows.iter().flatten().count();
            let before = columns.iter().flatten().count();
            let full_columns = settle(&mut columns, open);
            rows.iter_mut().flatten().for_each(|k| *k -= full_columns);
            certain += full_columns;
            if full == 0
                && columns.iter().flatten().count() == before
                && rows.iter().flatten().count() == open
            {
                break;
            }
        }
        let sizes = columns.iter().flatten().fold(BTreeMap::new(), |mut n, &d| {
            *n.entry(d).or_insert(0) += 1;
            n
        });
        Self { rows, sizes, certain }
    }
}

/// Takes out what is empty or full, and says how many were full.
fn settle(lines: &mut [Option<usize>], open: usize) -> usize {
    let mut full = 0;
    for line in lines.iter_mut() {
        match *line {
            Some(n) if n == open && n > 0 => {
                full += 1;
                *line = None;
            }
            Some(0) => *line = None,
            _ => {}
        }
    }
    full
}

/// The margins that are left, without their order.
struct Margins {
    /// How many bodies have each number of tasks.
    numbers: BTreeMap<usize, usize>,
    /// How many tasks have each size.
    sizes: BTreeMap<usize, usize>,
}

impl Margins {
    fn tasks(&self) -> usize {
        self.sizes.values().sum()
    }

    /// Multiplications for all laws, about.
    fn work(&self) -> f64 {
        let (kinds, rows) = (self.numbers.len() as f64, self.numbers.values().sum::<usize>() as f64);
        let (size, tasks) = (self.sizes.keys().max().copied().unwrap_or(0) as f64, self.tasks() as f64);
        let half = |k: &usize| (*k as f64).min(tasks - *k as f64).max(1.0);
        let states: f64 = self.numbers.keys().map(half).sum();
        kinds * (kinds + 50.0) * rows * size + states * states * tasks
    }

    /// The odds of each number of tasks, by Newton steps in ln x, one number at a time. They have no scale: what is found when the
    /// first steps are made from k/(T − k) stays near it.
    fn odds(&self) -> Option<BTreeMap<usize, f64>> {
        let tasks = self.tasks() as f64;
        let start = |&k: &usize| (k, k as f64 / (tasks - k as f64));
        let mut odds: BTreeMap<usize, f64> = self.numbers.keys().map(start).collect();
        for _ in 0..MOST_ROUNDS {
            let mut widest = 0.0_f64;
            for &k in self.numbers.keys() {
                let others = self.others(&odds, &[k]);
                let x = odds[&k];
                let (mut mean, mut slope) = (0.0, 0.0);
                for (&d, &times) in &self.sizes {
                    let there = x * others[d - 1];
                    let p = there / (there + others[d]);
                    mean += p * times as f64;
                    slope += p * (1.0 - p) * times as f64;
                }
                if !mean.is_finite() {
                    return None;
                }
                widest = widest.max((mean - k as f64).abs());
                let step = ((k as f64 - mean) / slope.max(1e-12)).clamp(-2.0, 2.0);
                odds.insert(k, x * exp(step));
            }
            if widest < NEAR {
                return Some(odds);
            }
        }
        None
    }

    /// Elementary symmetric polynomials of the odds of all bodies but some, given by their numbers of tasks.
    fn others(&self, odds: &BTreeMap<usize, f64>, without: &[usize]) -> Vec<f64> {
        let most = self.sizes.keys().max().copied().unwrap_or(0);
        let mut e = vec![0.0; most + 1];
        e[0] = 1.0;
        let mut filled = 0;
        for (&k, &bodies) in &self.numbers {
            let x = odds[&k];
            for _ in without.iter().filter(|w| **w == k).count()..bodies {
                filled = (filled + 1).min(most);
                for m in (1..=filled).rev() {
                    e[m] += x * e[m - 1];
                }
            }
        }
        e
    }

    /// Weights of 0, 1, … shared tasks of bodies with `a` and `b` tasks.
    fn shared(&self, odds: &BTreeMap<usize, f64>, a: usize, b: usize) -> Vec<f64> {
        let e = self.others(odds, &[a, b]);
        let columns = self.sizes.iter().flat_map(|(&d, &times)| {
            let (none, one, both) = (e[d], e[d - 1], if d > 1 { e[d - 2] } else { 0.0 });
            let sum = none + 2.0 * one + both;
            std::iter::repeat_n([none / sum, one / sum, both / sum], times)
        });
        // Two busy bodies miss fewer tasks than they have: their misses are counted, and w = a + b − T + (both missing).
        let tasks = self.tasks();
        if a + b > tasks {
            let turned = columns.map(|[none, one, both]| [both, one, none]);
            let mut weights = pair_weights(turned, tasks - a, tasks - b);
            let least = a + b - tasks;
            weights.splice(0..0, std::iter::repeat_n(0.0, least));
            return weights;
        }
        pair_weights(columns, a, b)
    }
}

/// Weights of w = 0, 1, … columns with both, of those with `a` of the one and `b` of the other, columns being [none, one, both].
///
/// A column with one of the two has the same weight whichever it is: of n − 2w such columns any a − w are the one's.
fn pair_weights(columns: impl Iterator<Item = [f64; 3]>, a: usize, b: usize) -> Vec<f64> {
    let (n, most) = (a + b, a.min(b));
    // Row by columns with both, cell by columns with one.
    let width = n + 1;
    let mut state = vec![0.0; (most + 1) * width];
    state[0] = 1.0;
    for (done, [none, one, both]) in columns.enumerate() {
        for w in (0..=most.min(done + 1)).rev() {
            let reach = (n - 2 * w).min(done + 1);
            let (below, here) = state.split_at_mut(w * width);
            let here = &mut here[..width];
            for m in (1..=reach).rev() {
                here[m] = here[m] * none + here[m - 1] * one;
            }
            here[0] *= none;
            if w > 0 {
                let below = &below[(w - 1) * width..];
                here[..=reach].iter_mut().zip(below).for_each(|(h, b)| *h += b * both);
            }
        }
    }
    let choose = |n: usize, k: usize| (0..k).map(|i| (n - i) as f64 / (i + 1) as f64).product::<f64>();
    (0..=most).map(|w| state[w * width + n - 2 * w] * choose(n - 2 * w, a - w)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::stats::{Curveball, Stream, hypergeometric_tail};

    fn matrix(rows: &[&str]) -> BitMatrix {
        let mut m = BitMatrix::new(rows.len(), rows[0].len());
        for (i, row) in rows.iter().enumerate() {
            for (t, _) in row.chars().enumerate().filter(|(_, c)| *c == '1') {
                m.set(i, t);
            }
        }
        m
    }

    /// Tasks that are all alike and very many other bodies: the two choose their tasks independently.
    #[test]
    fn alike_tasks_are_nearly_hypergeometric() {
        let columns = std::iter::repeat_n([0.9, 0.1, 0.1 * 0.1 / 0.9], 20);
        let law = PairLaw::of_weights(0, &pair_weights(columns, 6, 4)).unwrap();
        for w in 0..=4 {
            let want = hypergeometric_tail(20, 6, 4, w).unwrap();
            assert!((law.tail(w) - want).abs() < 1e-12, "{w}: {} {want}", law.tail(w));
        }
        assert!((law.mean() - 6.0 * 4.0 / 20.0).abs() < 1e-12);
    }

    /// Seven bodies are few: the others' numbers, kept in the mean only, matter most here.
    #[test]
    fn the_tails_are_near_those_of_draws() {
        let m = matrix(&[
            "110100101100",
            "011010010110",
            "101101000011",
            "000011101000",
            "111111010101",
            "000100011110",
            "100000100001",
        ]);
        let laws = PairLaws::new(&m).unwrap();
        let ball = Curveball::new(&m, None, &mut Stream::new(1, "hub", "", 0));
        let draws: Vec<BitMatrix> =
            (0..20_000).map(|n| ball.draw(&mut Stream::new(1, "draw", "", n))).collect();
        for (a, b) in (0..7).flat_map(|a| (0..a).map(move |b| (a, b))) {
            let law = laws.of(a, b);
            for w in 1..6 {
                let share = draws.iter().filter(|d| d.shared(a, b) >= w).count() as f64 / 20_000.0;
                let error = 4.0 * (share / 20_000.0).sqrt() + 2e-4;
                let near = 0.85 * share - error..1.3 * share + error;
                assert!(near.contains(&law.tail(w)), "{a} {b} {w}: {} {share}", law.tail(w));
            }
        }
    }

    #[test]
    fn busy_bodies_by_their_misses() {
        // Sizes 3 of 4 bodies in five tasks: the law is the same counted by tasks or by misses.
        let columns = || std::iter::repeat_n([0.05, 0.35, 0.6], 5);
        let straight = PairLaw::of_weights(0, &pair_weights(columns(), 4, 4)).unwrap();
        let turned = pair_weights(columns().map(|[n, o, b]| [b, o, n]), 1, 1);
        let turned = PairLaw::of_weights(0, &[&[0.0; 3], &turned[..]].concat()).unwrap();
        for w in 0..=5 {
            assert!((straight.tail(w) - turned.tail(w)).abs() < 1e-12);
        }
        assert_eq!(turned.least(0.9), Some(4));
    }

    #[test]
    fn rows_without_a_choice() {
        // The first body is on every task, the last on none; the last task names every other body.
        let m = matrix(&["11111", "10101", "01011", "11001", "00000"]);
        let laws = PairLaws::new(&m).unwrap();
        assert_eq!((laws.of(0, 1).tail(3), laws.of(0, 1).least_p()), (1.0, 1.0));
        assert!(laws.of(4, 1).tail(1) < 1e-12);
        // Bodies 1–3 share the last task whatever happens.
        let law = laws.of(1, 2);
        assert!((law.tail(1) - 1.0).abs() < 1e-12 && law.tail(2) < 1.0 && law.mean() > 1.0);
    }

    #[test]
    fn odd_shapes() {
        for m in [
            BitMatrix::new(0, 0),
            BitMatrix::new(0, 3),
            BitMatrix::new(3, 0),
            matrix(&["1"]),
            matrix(&["111", "111"]),
            matrix(&["111", "110", "100"]), // nested: no other table
            matrix(&["10", "01"]),
        ] {
            let laws = PairLaws::new(&m).unwrap();
            for (a, b) in (0..m.rows()).flat_map(|a| (0..a).map(move |b| (a, b))) {
                let law = laws.of(a, b);
                assert!(law.mean().is_finite() && law.tail.iter().all(|p| (0.0..=1.0).contains(p)));
                assert!((law.tail(0) - 1.0).abs() < 1e-12);
            }
        }
    }
}
