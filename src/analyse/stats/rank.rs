/// Kendall's τ-b of two equally long lists, −1 – 1, corrected for ties.
///
/// τ-b = (C − D)/√((n₀ − n₁)(n₀ − n₂)), n₀ all pairs, n₁ and n₂ the pairs tied in each list (Kendall 1945). Absent
/// where a list is constant, shorter than two, or the lengths differ. O(n²), which is nothing for a list of bodies.
///
/// ```
/// use fengong::analyse::stats::kendall_tau_b;
/// assert_eq!(kendall_tau_b(&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0]), Some(1.0));
/// assert_eq!(kendall_tau_b(&[1.0, 1.0], &[1.0, 2.0]), None);
/// ```
pub fn kendall_tau_b(a: &[f64], b: &[f64]) -> Option<f64> {
    if a.len() != b.len() || a.len() < 2 {
        return None;
    }
    let (mut sum, mut untied_a, mut untied_b) = (0_i64, 0_i64, 0_i64);
    for i in 0..a.len() {
        for j in 0..i {
            let (x, y) = (sign(a[i], a[j]), sign(b[i], b[j]));
            sum += x * y;
            untied_a += x * x;
            untied_b += y * y;
        }
    }
    let norm = (untied_a as f64 * untied_b as f64).sqrt();
    (norm > 0.0).then(|| (sum as f64 / norm).clamp(-1.0, 1.0))
}

fn sign(a: f64, b: f64) -> i64 {
    match a.partial_cmp(&b) {
        Some(std::cmp::Ordering::Greater) => 1,
        Some(std::cmp::Ordering::Less) => -1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_as_in_scipy() {
        // scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]) = -0.4714045207910316
        let tau = kendall_tau_b(&[12.0, 2.0, 1.0, 12.0, 2.0], &[1.0, 4.0, 7.0, 1.0, 0.0]).unwrap();
        assert!((tau + 0.471_404_520_791_031_6).abs() < 1e-12);
    }

    #[test]
    fn absent_cases() {
        assert_eq!(kendall_tau_b(&[], &[]), None);
        assert_eq!(kendall_tau_b(&[1.0, 2.0], &[1.0]), None);
        assert_eq!(kendall_tau_b(&[f64::NAN, 2.0], &[1.0, 2.0]), None);
    }
}
