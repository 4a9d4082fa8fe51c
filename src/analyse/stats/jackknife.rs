/// Fewest units (tasks, matched pairs) for which an interval is given: its coverage was simulated from here on
/// (`tests/long`).
pub const FEWEST_UNITS: usize = 15;

/// 95 % interval of a value by the jackknife (Tukey 1958; Efron & Stein 1981): value ± t·s, with
/// s² = (n − 1)/n · Σ_i (θ₋ᵢ − θ̄)², θ₋ᵢ the value without unit i, and t the 97.5 % point of Student's distribution with
/// n − 1 degrees of freedom.
///
/// **What it estimates**: the mean of the value over samples of *as many* units from the same source. Indices of
/// concentration grow smaller as samples grow; the interval makes no statement about an endless sample.
///
/// The value is always inside. Absent for fewer than [`FEWEST_UNITS`] units, where a value is missing, and where leaving
/// units out changes nothing: such an interval would only repeat its value.
///
/// ```
/// use fengong::analyse::stats::jackknife_interval;
/// let x: Vec<f64> = (0..20).map(f64::from).collect();
/// let without: Vec<_> = x.iter().map(|v| Some((190.0 - v) / 19.0)).collect();
/// let (low, high) = jackknife_interval(9.5, &without).unwrap();
/// assert!((low - 6.7312).abs() < 1e-3 && (high - 12.2688).abs() < 1e-3); // t interval of the mean
/// assert_eq!(jackknife_interval(9.5, &without[..14]), None);
/// ```
pub fn jackknife_interval(value: f64, without: &[Option<f64>]) -> Option<(f64, f64)> {
    let half = student_t(without.len())? * jackknife_error(without)?;
    (half > value.abs() * 1e-9).then_some((value - half, value + half))
}

/// The jackknife's standard error; absent below two units or where a value is missing.
fn jackknife_error(without: &[Option<f64>]) -> Option<f64> {
    let n = without.len() as f64;
    let all: Vec<f64> = without.iter().copied().collect::<Option<_>>()?;
    let mean = all.iter().sum::<f64>() / n;
    let squares: f64 = all.iter().map(|x| (x - mean).powi(2)).sum();
    let error = (squares * (n - 1.0) / n).sqrt();
    (n > 1.0 && error.is_finite()).then_some(error)
}

/// 95 % interval of Krippendorff's α or another 1 − D/E, by the jackknife of ln(1 − α) (Hughes 2022 shows that the
/// jackknife covers where the usual bootstrap does not; the logarithm keeps the interval below 1). Absent as for
/// [`jackknife_interval`], and where there is no disagreement, so that α = 1.
pub fn jackknife_below_one(value: f64, without: &[Option<f64>]) -> Option<(f64, f64)> {
    let rest = 1.0 - value;
    // First order: the error of ln(1 − α) is that of α over 1 − α.
    let half = student_t(without.len())? * jackknife_error(without)? / rest;
    (rest > 1e-9 && half > 1e-9).then(|| (1.0 - rest * half.exp(), 1.0 - rest * (-half).exp()))
}

/// 97.5 % point of Student's t for n units (n − 1 degrees of freedom) by the expansion of Fisher & Cornish (1960), right to
/// three decimals from 14 degrees on; absent below [`FEWEST_UNITS`].
fn student_t(units: usize) -> Option<f64> {
    (units >= FEWEST_UNITS).then(|| student_t_of(units as f64 - 1.0))
}

/// The same for any degrees of freedom from about 5 on.
pub(crate) fn student_t_of(freedom: f64) -> f64 {
    const Z: f64 = 1.959_963_984_540_054;
    let (z3, z5, z7) = (Z.powi(3), Z.powi(5), Z.powi(7));
    Z + (z3 + Z) / (4.0 * freedom)
        + (5.0 * z5 + 16.0 * z3 + 3.0 * Z) / (96.0 * freedom.powi(2))
        + (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * Z) / (384.0 * freedom.powi(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn students_t_as_in_r() {
        // qt(.975, c(14, 29, 149)) = 2.144787 2.045230 1.976013
        for (units, want) in [(15, 2.144_787), (30, 2.045_230), (150, 1.976_013)] {
            assert!((student_t(units).unwrap() - want).abs() < 5e-4);
        }
        assert_eq!(student_t(14), None);
    }

    #[test]
    fn nothing_to_leave_out_gives_no_interval() {
        assert_eq!(jackknife_interval(0.4, &[Some(0.4); 30]), None);
        assert_eq!(jackknife_interval(0.4, &[]), None);
        let mut holes = vec![Some(0.3); 20];
        holes[3] = None;
        assert_eq!(jackknife_interval(0.3, &holes), None);
    }

    #[test]
    fn an_interval_of_alpha_stays_below_one_and_holds_it() {
        let without: Vec<_> = (0..20).map(|i| Some(0.9 + 0.01 * f64::from(i % 3))).collect();
        let (low, high) = jackknife_below_one(0.91, &without).unwrap();
        assert!(low < 0.91 && 0.91 < high && high < 1.0);
        assert_eq!(jackknife_below_one(1.0, &[Some(1.0); 20]), None);
    }
}
