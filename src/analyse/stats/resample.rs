/// Quantile `q` (0–1) with linear interpolation between order statistics (type 7 of Hyndman & Fan 1996, R's default).
/// Absent for no value. Sorts a copy: O(n log n).
///
/// ```
/// use fengong::analyse::stats::quantile;
/// assert_eq!(quantile(&[4.0, 1.0, 3.0, 2.0], 0.5), Some(2.5));
/// ```
pub fn quantile(values: &[f64], q: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    of_sorted(&sorted, q)
}

/// The 2.5 and 97.5 percentiles of resampled or simulated values.
///
/// `None` entries are resamples in which the value is not defined (no lead was drawn, say). Where they are more
/// than one in twenty, or fewer than forty values are left, the band would speak of a selection only: absent.
pub fn percentile_band(values: &[Option<f64>]) -> Option<(f64, f64)> {
    const FEWEST: usize = 40; // below this the outer 2.5 % are not even one value
    let mut sorted: Vec<f64> = values.iter().flatten().copied().collect();
    if sorted.len() < FEWEST || sorted.len() * 20 < values.len() * 19 {
        return None;
    }
    Some((of_unsorted(&mut sorted, 0.025)?, of_unsorted(&mut sorted, 0.975)?))
}

/// Arithmetic mean; absent for no value.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The same of values in any order, which it moves about. Linear.
fn of_unsorted(values: &mut [f64], q: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let at = q.clamp(0.0, 1.0) * last as f64;
    let (_, low, above) = values.select_nth_unstable_by(at.floor() as usize, f64::total_cmp);
    let (low, next) = (*low, above.iter().copied().min_by(f64::total_cmp));
    Some(low + at.fract() * (next.unwrap_or(low) - low))
}

fn of_sorted(sorted: &[f64], q: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let at = q.clamp(0.0, 1.0) * last as f64;
    let (low, part) = (at.floor() as usize, at.fract());
    let (a, b) = (sorted.get(low)?, sorted.get((low + 1).min(last))?);
    Some(a + part * (b - a))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_as_in_r() {
        // R: quantile(c(1, 2, 5, 9, 10), c(.025, .3, .975)) gives 1.1 2.6 9.9.
        let x = [10.0, 9.0, 1.0, 5.0, 2.0];
        for (q, want) in [(0.025, 1.1), (0.3, 2.6), (0.975, 9.9), (0.0, 1.0), (1.0, 10.0)] {
            assert!((quantile(&x, q).unwrap() - want).abs() < 1e-12);
        }
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn a_band_needs_enough_defined_values() {
        let full: Vec<_> = (0..=100).map(|i| Some(f64::from(i))).collect();
        assert_eq!(percentile_band(&full), Some((2.5, 97.5)));
        let mut holes = full.clone();
        holes[..6].fill(None);
        assert_eq!(percentile_band(&holes), None);
        assert_eq!(percentile_band(&full[..39]), None);
    }
}
