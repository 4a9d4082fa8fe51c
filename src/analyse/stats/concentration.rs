/// Gini coefficient in the small-n form, 0 (all equal) – 1 (one holds everything).
///
/// G = n/(n−1) · Σ_i Σ_j |x_i − x_j| / (2 n² x̄), the form that reaches 1 for any n (DescTools' `unbiased`).
/// Zeros count in n, and change G more than any correction: who is passed in must be said. Absent for fewer than two
/// values, a sum of zero, or a negative or non-finite value. O(n log n).
///
/// ```
/// use fengong::analyse::stats::gini;
/// assert_eq!(gini(&[0.0, 0.0, 0.0, 0.0, 1.0]), Some(1.0));
/// assert_eq!(gini(&[2.0, 2.0, 2.0]), Some(0.0));
/// assert_eq!(gini(&[0.0, 0.0]), None);
/// ```
pub fn gini(values: &[f64]) -> Option<f64> {
    Holdings::new(values.to_vec())?.gini()
}

/// Herfindahl–Hirschman index Σ s_i² of the shares, 1/n – 1; absent where the sum is zero. O(n).
///
/// ```
/// use fengong::analyse::stats::herfindahl;
/// assert_eq!(herfindahl(&[1.0, 1.0, 1.0, 1.0]), Some(0.25));
/// ```
pub fn herfindahl(values: &[f64]) -> Option<f64> {
    Some(Holdings::new(values.to_vec())?.herfindahl())
}

/// Normalised index (HHI − 1/n)/(1 − 1/n), 0–1, comparable between plans with different numbers of bodies.
/// Absent for fewer than two values or a sum of zero.
pub fn herfindahl_normalised(values: &[f64]) -> Option<f64> {
    Holdings::new(values.to_vec())?.herfindahl_normalised()
}

/// 1/HHI: how many equal holders would give the same concentration, 1–n. Absent where the sum is zero.
pub fn effective_number(values: &[f64]) -> Option<f64> {
    herfindahl(values).map(|h| 1.0 / h)
}

/// Share of the `k` largest (CR_k), 0–1; 1 where there are no more than `k`. Absent where the sum is zero.
pub fn top_share(values: &[f64], k: usize) -> Option<f64> {
    Some(Holdings::new(values.to_vec())?.top_share(k))
}

/// Values of which shares make sense, sorted once for all measures.
pub(crate) struct Holdings {
    ascending: Vec<f64>,
    total: f64,
}

impl Holdings {
    /// Absent for a negative or non-finite value, or a sum of zero.
    pub(crate) fn new(mut values: Vec<f64>) -> Option<Self> {
        // Shares are not negative; the bits of such numbers are in the order of the numbers, and sort faster.
        if values.iter().any(|x| x.is_sign_negative()) {
            values.sort_unstable_by(f64::total_cmp);
        } else {
            values.sort_unstable_by_key(|x| x.to_bits());
        }
        let fit = values.iter().all(|x| x.is_finite() && *x >= 0.0);
        let total: f64 = values.iter().sum();
        (fit && total > 0.0 && total.is_finite()).then_some(Self { ascending: values, total })
    }

    pub(crate) fn gini(&self) -> Option<f64> {
        let n = self.ascending.len() as f64;
        // Σ_i Σ_j |x_i − x_j| = 2 Σ_i (2i − n − 1) x_(i), with ranks from 1.
        let ranked = self.ascending.iter().enumerate();
        let spread: f64 = ranked.map(|(i, x)| (2.0 * (i as f64 + 1.0) - n - 1.0) * x).sum();
        (n > 1.0).then(|| (spread / ((n - 1.0) * self.total)).clamp(0.0, 1.0))
    }

    pub(crate) fn herfindahl(&self) -> f64 {
        self.ascending.iter().map(|x| (x / self.total).powi(2)).sum()
    }

    pub(crate) fn herfindahl_normalised(&self) -> Option<f64> {
        let least = 1.0 / self.ascending.len() as f64;
        (self.ascending.len() > 1).then(|| ((self.herfindahl() - least) / (1.0 - least)).clamp(0.0, 1.0))
    }

    pub(crate) fn top_share(&self, k: usize) -> f64 {
        (self.ascending.iter().rev().take(k).sum::<f64>() / self.total).min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition, word for word.
    fn gini_by_pairs(x: &[f64]) -> f64 {
        let n = x.len() as f64;
        let mean = x.iter().sum::<f64>() / n;
        let sum: f64 = x.iter().flat_map(|a| x.iter().map(move |b| (a - b).abs())).sum();
        sum / (2.0 * n * n * mean) * n / (n - 1.0)
    }

    #[test]
    fn gini_is_its_definition() {
        for x in [vec![1.0, 2.0, 3.0, 4.0], vec![0.5, 0.0, 7.0], vec![14.0, 9.0, 9.0, 3.0, 1.0, 1.0, 0.0]] {
            assert!((gini(&x).unwrap() - gini_by_pairs(&x)).abs() < 1e-12);
        }
    }

    #[test]
    fn scale_changes_nothing() {
        let (x, y) = ([1.0, 2.0, 6.0], [10.0, 20.0, 60.0]);
        for f in [gini, herfindahl, effective_number, herfindahl_normalised] {
            assert!((f(&x).unwrap() - f(&y).unwrap()).abs() < 1e-12);
        }
    }

    #[test]
    fn absent_is_not_zero() {
        for f in [gini, herfindahl, effective_number, herfindahl_normalised] {
            assert_eq!(f(&[]), None);
            assert_eq!(f(&[0.0, 0.0]), None);
            assert_eq!(f(&[f64::NAN, 1.0]), None);
        }
        assert_eq!(gini(&[3.0]), None);
        assert_eq!(herfindahl(&[3.0]), Some(1.0));
        assert_eq!(top_share(&[], 3), None);
    }

    #[test]
    fn extremes() {
        assert_eq!(herfindahl_normalised(&[1.0, 1.0]), Some(0.0));
        assert_eq!(herfindahl_normalised(&[1.0, 0.0]), Some(1.0));
        assert_eq!(effective_number(&[2.0; 8]), Some(8.0));
        assert_eq!(top_share(&[4.0, 3.0, 2.0, 1.0], 3), Some(0.9));
    }
}
