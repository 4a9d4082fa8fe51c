use super::elementary::{exp, ln, ln_1p};

/// P(X ≥ k) for X a sum of independent trials with these probabilities (Poisson-binomial), exactly.
///
/// The table of P(X = 0 … k − 1) is built trial by trial, the tail is what is left: O(n·k) time, O(k) space. With
/// p_it·p_jt of the fitted BiCM as trials this is the SDSM p of a pair with k shared tasks (Neal 2014; Saracco et
/// al. 2017). `p` outside 0–1 is clamped.
///
/// ```
/// use fengong::analyse::stats::poisson_binomial_tail;
/// assert!((poisson_binomial_tail([0.5, 0.5], 2) - 0.25).abs() < 1e-12);
/// assert_eq!(poisson_binomial_tail([0.3, 0.1], 0), 1.0);
/// ```
pub fn poisson_binomial_tail(p: impl IntoIterator<Item = f64>, k: usize) -> f64 {
    // States 0 … k − 1, and one that swallows: what reached k stays there. Summing it directly keeps small tails
    // exact, which 1 − Σ would lose to cancellation.
    let mut state = vec![0.0; k + 1];
    state[0] = 1.0;
    for q in p {
        let q = q.clamp(0.0, 1.0);
        state[k] += if k > 0 { state[k - 1] * q } else { 0.0 };
        for s in (0..k).rev() {
            let from_below = if s > 0 { state[s - 1] * q } else { 0.0 };
            state[s] = state[s] * (1.0 - q) + from_below;
        }
    }
    state[k].clamp(0.0, 1.0)
}

/// P(X ≥ w) for two bodies with `k_i` and `k_j` of `tasks` tasks, tasks all equally open (Tumminello et al. 2011).
///
/// Σ_{x=w}^{min(k_i,k_j)} C(k_i, x) C(T − k_i, k_j − x)/C(T, k_j). It ignores that some tasks name everybody and is
/// wrong on such plans (METHODS 1.2: up to 59 % false ties): on request only. Absent where a k is over T. O(w).
pub fn hypergeometric_tail(tasks: usize, k_i: usize, k_j: usize, w: usize) -> Option<f64> {
    if k_i > tasks || k_j > tasks {
        return None;
    }
    let all = ln_choose(tasks, k_j);
    let least = w.max((k_i + k_j).saturating_sub(tasks));
    let p: f64 =
        (least..=k_i.min(k_j)).map(|x| exp(ln_choose(k_i, x) + ln_choose(tasks - k_i, k_j - x) - all)).sum();
    Some(p.min(1.0))
}

/// The Clopper–Pearson (1934) interval of a probability of which `reached` of `draws` independent trials came true: it holds the
/// true value with at least `confidence`.
///
/// Its ends solve P(X ≥ reached) = P(X ≤ reached) = (1 − confidence)/2. No trials: 0–1. O(√draws) a step, and some ten steps.
///
/// ```
/// use fengong::analyse::stats::clopper_pearson;
/// let (low, high) = clopper_pearson(4, 20, 0.95); // R: binom.test(4, 20)
/// assert!((low - 0.057334).abs() < 1e-6 && (high - 0.436614).abs() < 1e-6);
/// ```
pub fn clopper_pearson(reached: usize, draws: usize, confidence: f64) -> (f64, f64) {
    let outside = (1.0 - confidence.clamp(0.0, 1.0)) / 2.0;
    let reached = reached.min(draws);
    (1.0 - upper_end(draws - reached, draws, outside), upper_end(reached, draws, outside))
}

/// The p at which P(X ≤ r) of n trials falls to `tail`.
fn upper_end(r: usize, n: usize, tail: f64) -> f64 {
    if r == n {
        return 1.0;
    }
    let choose = ln_choose(n, r);
    let share = r as f64 / n as f64;
    let (mut low, mut high) = (share, 1.0);
    // Newton's steps on ln P, which falls ever faster, so that they come down from above; halving where one would leave the bounds.
    let mut p = (share + 4.0 * (share * (1.0 - share) / n as f64).sqrt() + 8.0 / n as f64)
        .min(f64::midpoint(share, 1.0));
    while high - low > 1e-12 {
        let (at_most, term) = at_most(r, n, p, choose);
        if at_most > tail {
            low = p;
        } else {
            high = p;
        }
        let slope = -((n - r) as f64) / (1.0 - p) * term / at_most;
        let next = p - ln(at_most / tail) / slope;
        let next = if low < next && next < high { next } else { f64::midpoint(low, high) };
        if (next - p).abs() < 1e-10 * p {
            return next;
        }
        p = next;
    }
    high
}

/// P(X ≤ r) and P(X = r) of n trials with probability p ≥ r/n, `choose` being ln C(n, r): summed from r down, where the terms fall.
fn at_most(r: usize, n: usize, p: f64, choose: f64) -> (f64, f64) {
    let odds = (1.0 - p) / p;
    let first = exp(choose + r as f64 * ln(p) + (n - r) as f64 * ln_1p(-p));
    let (mut term, mut sum) = (first, first);
    for x in (1..=r).rev() {
        term *= x as f64 / (n - x + 1) as f64 * odds;
        sum += term;
        if term < sum * 1e-12 {
            break;
        }
    }
    (sum, first)
}

/// ln C(n, k); −∞ where k > n. O(min(k, n − k)), exact to rounding.
pub(crate) fn ln_choose(n: usize, k: usize) -> f64 {
    if k > n {
        return f64::NEG_INFINITY;
    }
    let k = k.min(n - k);
    (0..k).map(|i| ln((n - i) as f64 / (i + 1) as f64)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_trials_are_the_binomial() {
        // P(X ≥ 3), X ~ B(5, .3): 0.16308.
        assert!((poisson_binomial_tail([0.3; 5], 3) - 0.163_08).abs() < 1e-9);
        assert!(poisson_binomial_tail([0.3; 5], 6).abs() < 1e-12);
        assert!((poisson_binomial_tail([], 0) - 1.0).abs() < 1e-12);
        assert!(poisson_binomial_tail([], 1).abs() < 1e-12);
    }

    #[test]
    fn unequal_trials_by_enumeration() {
        let p = [0.1, 0.7, 0.35, 0.9];
        let mut tail = [0.0; 6];
        for set in 0..16_u32 {
            let weight: f64 = (0..4).map(|t| if set >> t & 1 == 1 { p[t] } else { 1.0 - p[t] }).product();
            for cell in tail.iter_mut().take(set.count_ones() as usize + 1) {
                *cell += weight;
            }
        }
        for (k, want) in tail.iter().enumerate() {
            assert!((poisson_binomial_tail(p, k) - want).abs() < 1e-12);
        }
    }

    #[test]
    fn tiny_tails_keep_their_digits() {
        let p = poisson_binomial_tail([1e-6; 3], 3);
        assert!((p / 1e-18 - 1.0).abs() < 1e-9);
    }

    #[test]
    fn intervals_as_in_r() {
        // R: binom.test(0, 399, conf.level = .999), (19, 399), (399, 399), (5000, 10000, .95).
        for (reached, draws, confidence, low, high) in [
            (0, 399, 0.999, 0.0, 0.018_870),
            (399, 399, 0.999, 0.981_130, 1.0),
            (5_000, 10_000, 0.95, 0.490_152, 0.509_848),
        ] {
            let found = clopper_pearson(reached, draws, confidence);
            assert!((found.0 - low).abs() < 2e-6 && (found.1 - high).abs() < 2e-6, "{found:?}");
        }
        assert_eq!(clopper_pearson(0, 0, 0.95), (0.0, 1.0));
    }

    #[test]
    fn hypergeometric_by_hand() {
        // Two bodies that share all their 2 of 60 tasks: 1/C(60,2).
        assert!((hypergeometric_tail(60, 2, 2, 2).unwrap() - 1.0 / 1770.0).abs() < 1e-12);
        assert!((hypergeometric_tail(10, 5, 5, 0).unwrap() - 1.0).abs() < 1e-12);
        assert!((hypergeometric_tail(10, 9, 9, 8).unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(hypergeometric_tail(3, 4, 1, 1), None);
    }
}
