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
    let p: f64 = (least..=k_i.min(k_j))
        .map(|x| (ln_choose(k_i, x) + ln_choose(tasks - k_i, k_j - x) - all).exp())
        .sum();
    Some(p.min(1.0))
}

/// ln C(n, k); −∞ where k > n. O(min(k, n − k)), exact to rounding.
pub(crate) fn ln_choose(n: usize, k: usize) -> f64 {
    if k > n {
        return f64::NEG_INFINITY;
    }
    let k = k.min(n - k);
    (0..k).map(|i| ((n - i) as f64 / (i + 1) as f64).ln()).sum()
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
    fn hypergeometric_by_hand() {
        // Two bodies that share all their 2 of 60 tasks: 1/C(60,2).
        assert!((hypergeometric_tail(60, 2, 2, 2).unwrap() - 1.0 / 1770.0).abs() < 1e-12);
        assert!((hypergeometric_tail(10, 5, 5, 0).unwrap() - 1.0).abs() < 1e-12);
        assert!((hypergeometric_tail(10, 9, 9, 8).unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(hypergeometric_tail(3, 4, 1, 1), None);
    }
}
