//! Core and periphery.

use crate::graph::Weights;

/// Up to this many bodies every core is tried.
pub(super) const EXACT_UP_TO: usize = 20;
/// Bodies of the half whose parts are kept in tables while the other half is gone through.
const LOW: usize = 10;
/// Steps of a climb, far more than one takes.
const MOST_STEPS: usize = 200;
/// Climbs of a network.
const STARTS: usize = 3;

/// Correlation of weights with the ideal of a core, and the core that fits best: weights 1 inside the core, 0 inside the
/// periphery; ties between the two are left open (the "missing" variant of Borgatti & Everett 2000).
///
/// Up to [`EXACT_UP_TO`] bodies all cores are tried, 2ⁿ of them in some nanoseconds each; beyond, the best that
/// [`core_fit`] finds, which need not be the best there is. Absent below four bodies or where all weights are equal.
pub(super) fn best_core(weights: &Weights) -> Option<(f64, Vec<usize>)> {
    match weights.len() {
        0..4 => None,
        4..=EXACT_UP_TO => searched_through(weights),
        _ => core_fit(weights),
    }
}

/// The same for many networks: all cores up to ten bodies; beyond, climbs from the three best prefixes of the bodies by strength,
/// one body in, out or exchanged as long as that fits better. A climb need not end at the best core (in 172 of 200 simulated
/// networks of 11 to 16 bodies it did), so that a p compares climbs with climbs. O(n² · steps).
pub(super) fn core_fit(weights: &Weights) -> Option<(f64, Vec<usize>)> {
    if weights.len() < 4 {
        return None;
    }
    if weights.len() <= LOW {
        return searched_through(weights);
    }
    let climb = |mut core: Core| {
        for _ in 0..MOST_STEPS {
            let Some(step) = core.best_step() else { break };
            core.take(step);
        }
        let members = (0..weights.len()).filter(|&i| core.inside[i]).collect();
        Some((core.fit()?, members))
    };
    let found = Core::best_prefixes(weights).into_iter().filter_map(climb);
    found.reduce(|best, next| if next.0 > best.0 + 1e-12 { next } else { best })
}

fn searched_through(weights: &Weights) -> Option<(f64, Vec<usize>)> {
    let (score, mask) = Halves::new(weights).best();
    let members = (0..weights.len()).filter(|i| mask >> i & 1 == 1).collect();
    score.is_finite().then(|| (score.signum() * score.abs().sqrt(), members))
}

/// Pairs, weights and squares.
#[derive(Debug, Default, Clone, Copy)]
struct Sums {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Sums {
    fn plus(self, other: Self, sign: f64) -> Self {
        Self {
            count: self.count + sign * other.count,
            sum: self.sum + sign * other.sum,
            squares: self.squares + sign * other.squares,
        }
    }
}

/// A core while it climbs.
struct Core<'w> {
    weights: &'w Weights,
    inside: Vec<bool>,
    /// Pairs of the core, and of the periphery.
    inner: Sums,
    outer: Sums,
    /// Of each body, its pairs with the core and with the periphery, itself left out.
    with_inner: Vec<Sums>,
    with_outer: Vec<Sums>,
}

/// Bodies that change sides.
type Step = (Option<usize>, Option<usize>);

impl<'w> Core<'w> {
    fn new(weights: &'w Weights) -> Self {
        let n = weights.len();
        let of = |i: usize| {
            let row = weights.row(i);
            Sums { count: n as f64 - 1.0, sum: row.iter().sum(), squares: row.iter().map(|w| w * w).sum() }
        };
        let with_outer: Vec<Sums> = (0..n).map(of).collect();
        let twice = with_outer.iter().fold(Sums::default(), |all, s| all.plus(*s, 1.0));
        Self {
            weights,
            inside: vec![false; n],
            inner: Sums::default(),
            outer: Sums::default().plus(twice, 0.5),
            with_inner: vec![Sums::default(); n],
            with_outer,
        }
    }

    /// The three best of the cores that hold the strongest bodies, the best first.
    fn best_prefixes(weights: &'w Weights) -> Vec<Self> {
        let n = weights.len();
        let strength: Vec<f64> = (0..n).map(|i| weights.strength(i)).collect();
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by(|&a, &b| strength[b].total_cmp(&strength[a]).then(a.cmp(&b)));
        let mut core = Self::new(weights);
        let mut fits: Vec<(f64, usize)> = Vec::new();
        for (at, &body) in order[..n - 2].iter().enumerate() {
            core.flip(body);
            fits.extend(core.fit().map(|fit| (fit, at + 1)));
        }
        fits.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        let prefix = |(_, size): (f64, usize)| {
            let mut core = Self::new(weights);
            order[..size].iter().for_each(|&body| core.flip(body));
            core
        };
        fits.into_iter().take(STARTS).map(prefix).collect()
    }

    fn flip(&mut self, body: usize) {
        let (core, rest) = self.flipped(self.inner, self.outer, body);
        (self.inner, self.outer) = (core, rest);
        let sign = if self.inside[body] { -1.0 } else { 1.0 };
        self.inside[body] = !self.inside[body];
        for other in (0..self.inside.len()).filter(|&o| o != body) {
            let w = self.weights.get(body, other);
            let pair = Sums { count: 1.0, sum: w, squares: w * w };
            self.with_inner[other] = self.with_inner[other].plus(pair, sign);
            self.with_outer[other] = self.with_outer[other].plus(pair, -sign);
        }
    }

    /// The sums with one body on the other side.
    fn flipped(&self, core: Sums, rest: Sums, body: usize) -> (Sums, Sums) {
        if self.inside[body] {
            (core.plus(self.with_inner[body], -1.0), rest.plus(self.with_outer[body], 1.0))
        } else {
            (core.plus(self.with_inner[body], 1.0), rest.plus(self.with_outer[body], -1.0))
        }
    }

    fn fit(&self) -> Option<f64> {
        correlation(&self.inner, &self.outer)
    }

    /// The step to the best fit that is better than this one.
    fn best_step(&self) -> Option<Step> {
        let (inside, outside): (Vec<usize>, Vec<usize>) =
            (0..self.inside.len()).partition(|&i| self.inside[i]);
        let mut best = (squared(&self.inner, &self.outer)? + 1e-12, None);
        for i in 0..self.inside.len() {
            let (core, rest) = self.flipped(self.inner, self.outer, i);
            if let Some(fit) = squared(&core, &rest).filter(|fit| *fit > best.0) {
                best = (fit, Some((Some(i), None)));
            }
        }
        // What a body outside brings to the sums of core and periphery and to all squares when it comes in.
        let comes: Vec<[f64; 3]> = outside.iter().map(|&j| self.comes(j)).collect();
        for &i in &inside {
            let (core, rest) = self.flipped(self.inner, self.outer, i);
            let one = [core.sum, rest.sum, core.squares + rest.squares];
            // The numbers of pairs stay as they are.
            let fit = Squared::new(self.inner.count, self.outer.count);
            let row = self.weights.row(i);
            for (&j, comes) in outside.iter().zip(&comes) {
                // The pair of the two is then still between core and periphery, but each counted it with the other's side.
                let w = row[j];
                let score =
                    fit.of(one[0] + comes[0] - w, one[1] - comes[1] - w, one[2] + comes[2] - 2.0 * w * w);
                if score > best.0 {
                    best = (score, Some((Some(i), Some(j))));
                }
            }
        }
        best.1
    }

    fn comes(&self, body: usize) -> [f64; 3] {
        let (core, rest) = (self.with_inner[body], self.with_outer[body]);
        [core.sum, rest.sum, core.squares - rest.squares]
    }

    fn take(&mut self, step: Step) {
        [step.0, step.1].into_iter().flatten().for_each(|body| self.flip(body));
    }
}

/// Pearson correlation of the weights with 1 for pairs inside the core and 0 outside it.
fn correlation(inside: &Sums, outside: &Sums) -> Option<f64> {
    squared(inside, outside).map(|r| r.signum() * r.abs().sqrt())
}

/// The same, squared and with its sign. Absent without pairs on either side and where all weights are equal.
fn squared(inside: &Sums, outside: &Sums) -> Option<f64> {
    let any = inside.count >= 0.5 && outside.count >= 0.5;
    let fit = Squared::new(inside.count, outside.count);
    Some(fit.of(inside.sum, outside.sum, inside.squares + outside.squares)).filter(|r| any && r.is_finite())
}

/// Squared correlations of cores with the same numbers of pairs inside and outside; without a root, for the innermost loops.
struct Squared {
    inside: f64,
    outside: f64,
}

impl Squared {
    fn new(inside: f64, outside: f64) -> Self {
        Self { inside, outside }
    }

    /// From the sums inside and outside and all squares; −∞ where all weights are equal.
    fn of(&self, inside: f64, outside: f64, squares: f64) -> f64 {
        let pairs = self.inside + self.outside;
        let (covariance, sum) = (inside * self.outside - outside * self.inside, inside + outside);
        let spread = squares * pairs - sum * sum;
        if spread > pairs * pairs * 1e-12 {
            covariance * covariance.abs() / (spread * self.inside * self.outside)
        } else {
            f64::NEG_INFINITY
        }
    }
}

/// All cores, as a part of the first ten bodies beside a part of the others.
struct Halves<'w> {
    weights: &'w Weights,
    low: usize,
    /// Of each part of the low bodies: pairs inside and their squares, strengths and square strengths, size.
    inside: Vec<[f64; 2]>,
    strength: Vec<[f64; 2]>,
    /// All weights and squares, each pair once.
    all: [f64; 2],
}

impl<'w> Halves<'w> {
    fn new(weights: &'w Weights) -> Self {
        let (n, low) = (weights.len(), weights.len().min(LOW));
        let parts = 1_usize << low;
        let (mut inside, mut strength) = (vec![[0.0; 2]; parts], vec![[0.0; 2]; parts]);
        for part in 1..parts {
            let body = part.trailing_zeros() as usize;
            let others = part & (part - 1);
            let own = of_body(weights, body);
            let with = to_part(weights, body, others, 0);
            for k in 0..2 {
                inside[part][k] = inside[others][k] + with[k];
                strength[part][k] = strength[others][k] + own[k];
            }
        }
        let all = (0..n).fold([0.0; 2], |all, i| {
            let own = of_body(weights, i);
            [all[0] + own[0] / 2.0, all[1] + own[1] / 2.0]
        });
        Self { weights, low, inside, strength, all }
    }

    /// The largest correlation, squared and with its sign, and its core as bits. The high bodies go through their parts in
    /// Gray's order, one in or out at a time.
    fn best(&self) -> (f64, u64) {
        let (n, parts) = (self.weights.len(), self.inside.len());
        let high = n - self.low;
        // What each high body has with each part of the low ones.
        let across: Vec<Vec<[f64; 2]>> = (0..high)
            .map(|h| (0..parts).map(|part| to_part(self.weights, self.low + h, part, 0)).collect())
            .collect();
        let mut crossing = vec![[0.0; 2]; parts];
        let (mut inside, mut strength) = ([0.0; 2], [0.0; 2]);
        let (mut best, mut core) = (f64::NEG_INFINITY, 0);
        for step in 0..1_usize << high {
            let chosen = step ^ (step >> 1);
            if step > 0 {
                let h = step.trailing_zeros() as usize;
                let sign = if chosen >> h & 1 == 1 { 1.0 } else { -1.0 };
                let with = to_part(self.weights, self.low + h, chosen & !(1 << h), self.low);
                let own = of_body(self.weights, self.low + h);
                for k in 0..2 {
                    inside[k] += sign * with[k];
                    strength[k] += sign * own[k];
                }
                for (sum, add) in crossing.iter_mut().zip(&across[h]) {
                    sum[0] += sign * add[0];
                    sum[1] += sign * add[1];
                }
            }
            for (part, cross) in crossing.iter().enumerate() {
                let size = f64::from(part.count_ones() + chosen.count_ones());
                let rest = n as f64 - size;
                let (core_pairs, rest_pairs) = (size * (size - 1.0) / 2.0, rest * (rest - 1.0) / 2.0);
                if core_pairs < 0.5 || rest_pairs < 0.5 {
                    continue;
                }
                let own = &self.inside[part];
                let core_sum = own[0] + inside[0] + cross[0];
                let core_squares = own[1] + inside[1] + cross[1];
                // Pairs that touch the core: strengths, those inside counted twice.
                let rest_sum = self.all[0] - (self.strength[part][0] + strength[0]) + core_sum;
                let rest_squares = self.all[1] - (self.strength[part][1] + strength[1]) + core_squares;
                let fit = Squared::new(core_pairs, rest_pairs);
                let score = fit.of(core_sum, rest_sum, core_squares + rest_squares);
                if score > best + 1e-12 {
                    (best, core) = (score, (chosen as u64) << self.low | part as u64);
                }
            }
        }
        (best, core)
    }
}

/// Sum and sum of squares of a body's weights.
fn of_body(weights: &Weights, body: usize) -> [f64; 2] {
    weights.row(body).iter().fold([0.0; 2], |s, w| [s[0] + w, s[1] + w * w])
}

/// The same to the bodies of a part, whose first stands at `from`.
fn to_part(weights: &Weights, body: usize, mut part: usize, from: usize) -> [f64; 2] {
    let mut sums = [0.0; 2];
    while part != 0 {
        let w = weights.get(body, from + part.trailing_zeros() as usize);
        sums = [sums[0] + w, sums[1] + w * w];
        part &= part - 1;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::stats::Stream;

    #[test]
    fn an_ideal_core_fits_fully() {
        let mut w = Weights::new(7);
        for (i, j) in [(0, 1), (0, 2), (1, 2), (0, 3), (1, 4), (2, 5), (0, 6)] {
            w.add(i, j, 1.0);
        }
        for found in [core_fit(&w), best_core(&w)] {
            let (fit, core) = found.unwrap();
            assert!((fit - 1.0).abs() < 1e-9);
            assert_eq!(core, [0, 1, 2]);
        }
    }

    #[test]
    fn no_core_where_all_are_alike() {
        let mut w = Weights::new(5);
        (0..5).flat_map(|i| (0..i).map(move |j| (i, j))).for_each(|(i, j)| w.add(i, j, 1.0));
        for w in [w, Weights::new(5), Weights::new(3), Weights::new(0)] {
            assert_eq!((core_fit(&w), best_core(&w)), (None, None));
        }
    }

    /// Weights as a network of plans has them: sparse, of few values.
    fn invented(n: usize, rng: &mut Stream) -> Weights {
        let mut w = Weights::new(n);
        let busy: Vec<f64> = (0..n).map(|_| 0.2 + rng.unit()).collect();
        for i in 0..n {
            for j in 0..i {
                if rng.unit() < 0.5 * busy[i] * busy[j] {
                    w.add(i, j, [1.0, 0.5, 0.25, 1.5][rng.below(4)]);
                }
            }
        }
        w
    }

    fn by_definition(w: &Weights, core: &dyn Fn(usize) -> bool) -> Option<f64> {
        let (mut inside, mut outside) = (Sums::default(), Sums::default());
        for i in 0..w.len() {
            for j in (0..i).filter(|&j| core(i) == core(j)) {
                let side = if core(i) { &mut inside } else { &mut outside };
                *side = side.plus(Sums { count: 1.0, sum: w.get(i, j), squares: w.get(i, j).powi(2) }, 1.0);
            }
        }
        correlation(&inside, &outside)
    }

    #[test]
    fn the_core_of_a_small_network_is_the_best_of_all() {
        for seed in 0..60 {
            let mut rng = Stream::new(seed, "core", "", 0);
            let w = invented(4 + seed as usize % 9, &mut rng);
            let all = (0..1_usize << w.len()).filter_map(|m| by_definition(&w, &|i| m >> i & 1 == 1));
            let best = all.fold(f64::NEG_INFINITY, f64::max);
            let Some((fit, core)) = best_core(&w) else {
                assert!(best.is_infinite());
                continue;
            };
            assert!((fit - best).abs() < 1e-9, "{seed}: {fit} {best}");
            assert!((by_definition(&w, &|i| core.contains(&i)).unwrap() - fit).abs() < 1e-9);
        }
    }

    #[test]
    fn the_climb_finds_the_best_core_mostly_and_never_a_better_one() {
        let reached = (0..200).filter(|&seed| {
            let w = invented(11 + seed as usize % 6, &mut Stream::new(seed, "climb", "", 0));
            match (core_fit(&w), best_core(&w)) {
                (Some(climbed), Some(best)) => {
                    assert!(climbed.0 <= best.0 + 1e-9);
                    climbed.0 > best.0 - 1e-9
                }
                (None, None) => true,
                _ => false,
            }
        });
        let reached = reached.count();
        assert!(reached >= 170, "{reached}");
    }

    /// The halves meet where there are bodies in both.
    #[test]
    fn twenty_bodies_are_searched_through() {
        let w = invented(EXACT_UP_TO, &mut Stream::new(7, "core", "", 0));
        let (fit, core) = best_core(&w).unwrap();
        assert!((by_definition(&w, &|i| core.contains(&i)).unwrap() - fit).abs() < 1e-9);
        assert!(core_fit(&w).unwrap().0 <= fit + 1e-9);
    }
}
