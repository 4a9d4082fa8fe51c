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

/// How many of these tests can be significant at all after a correction at `level`, and the p that one of them must reach: those whose
/// smallest attainable p is at most `level`/K, K the least number that is no smaller than their number (Tarone 1990; with
/// Benjamini–Hochberg Gilbert 2005).
///
/// What a test can attain hangs on the margins only and not on what was found, so the others may be left out. No test can pass: 0,
/// and the level itself. O(n log n).
///
/// ```
/// use fengong::analyse::stats::testable;
/// // With three tests .05/3 must be reached, which two can; with two .025, which is no harder.
/// assert_eq!(testable(&[0.001, 0.012, 0.2], 0.05), (2, 0.025));
/// ```
pub fn testable(least_p: &[f64], level: f64) -> (usize, f64) {
    let mut sorted = least_p.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let within = |k: usize| sorted.partition_point(|p| *p <= level / k as f64);
    let k = (1..=sorted.len()).find(|&k| within(k) <= k).unwrap_or(1);
    (within(k), level / k as f64)
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
    fn tests_that_cannot_pass_do_not_count() {
        // Of ten tests three can attain .001; the others .02 at best, which .05/3 excludes.
        let least = [[0.001; 3].as_slice(), &[0.02; 7]].concat();
        assert_eq!(testable(&least, 0.05), (3, 0.05 / 3.0));
        assert_eq!(testable(&[0.3, 0.2], 0.05), (0, 0.05));
        assert_eq!(testable(&[], 0.05), (0, 0.05));
        assert_eq!(testable(&[0.0; 4], 0.05), (4, 0.0125));
    }
}
