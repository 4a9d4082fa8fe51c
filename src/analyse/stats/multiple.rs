use super::binomial::ln_choose;

/// Benjamini–Hochberg adjusted p-values over `m` tests, in the order given.
///
/// q_(r) = min over s ≥ r of p_(s) · m/s, at most 1: the smallest false discovery rate at which the test counts
/// (Benjamini & Hochberg 1995). `m` may be larger than the list, where the tests left out have p = 1 (pairs that
/// share no task, tested one-sided). O(n log n).
///
/// ```
/// use fengong::analyse::stats::benjamini_hochberg;
/// assert_eq!(benjamini_hochberg(&[0.01, 0.04, 0.03], 3), vec![0.03, 0.04, 0.04]);
/// ```
pub fn benjamini_hochberg(p: &[f64], m: usize) -> Vec<f64> {
    let m = m.max(p.len()) as f64;
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    let mut q = vec![1.0; p.len()];
    let mut least = 1.0_f64;
    for (rank, &i) in order.iter().enumerate().rev() {
        least = least.min(p[i] * m / (rank as f64 + 1.0));
        q[i] = least;
    }
    q
}

/// p of a value among `draws` draws of which `reached` are at least as extreme: (1 + #)/(N + 1).
///
/// The observed value is itself one draw under the null, so p is never zero and its least value 1/(N+1) says how
/// much the number of draws can show (Davison & Hinkley 1997; Phipson & Smyth 2010).
pub fn empirical_p(reached: usize, draws: usize) -> f64 {
    (1 + reached) as f64 / (1 + draws) as f64
}

/// Fewest shared tasks at which a pair can have p ≤ `level` at all: the least s with 1/C(T, s) ≤ level.
///
/// Two bodies that share all of their s tasks, and stand on no other, have the hypergeometric p = 1/C(T, s), the
/// smallest a pair with s shared tasks can reach. Absent where no s reaches the level. O(T).
///
/// ```
/// use fengong::analyse::stats::hypergeometric_floor;
/// assert_eq!(hypergeometric_floor(60, 0.05 / 435.0), Some(3));
/// assert_eq!(hypergeometric_floor(3, 0.001), None);
/// ```
pub fn hypergeometric_floor(tasks: usize, level: f64) -> Option<usize> {
    (1..=tasks).find(|&s| (-ln_choose(tasks, s)).exp() <= level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjusted_values_as_in_r() {
        // R: p.adjust(c(.005, .009, .019, .022, .051, .101, .361, .387), "BH")
        let p = [0.005, 0.009, 0.019, 0.022, 0.051, 0.101, 0.361, 0.387];
        let want = [0.036, 0.036, 0.044, 0.044, 0.0816, 0.134_666_666_666_7, 0.387, 0.387];
        for (q, w) in benjamini_hochberg(&p, 8).iter().zip(want) {
            assert!((q - w).abs() < 1e-9, "{q} {w}");
        }
    }

    #[test]
    fn tests_left_out_count() {
        assert_eq!(benjamini_hochberg(&[0.01], 10), vec![0.1]);
        assert!(benjamini_hochberg(&[], 5).is_empty());
    }

    #[test]
    fn the_floor_of_the_methods_page() {
        // METHODS: T = 60, s = 2 gives 5.6e-4, s = 3 gives 2.9e-5.
        assert!(((-ln_choose(60, 2)).exp() - 5.6e-4).abs() < 1e-5);
        assert!(((-ln_choose(60, 3)).exp() - 2.9e-5).abs() < 1e-6);
        assert_eq!(hypergeometric_floor(0, 0.05), None);
    }
}
