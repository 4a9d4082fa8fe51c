//! Numbers as people write them.

/// A number with that many decimals, with a true minus, and none before a zero.
pub fn decimals(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.chars().all(|c| c == '0' || c == '.') => rest.to_owned(),
        Some(rest) => format!("−{rest}"),
        None => text,
    }
}

/// A share as whole per cent; one decimal where that would make it 0 or 100 % and it is not.
///
/// ```
/// use fengong::say::percent;
/// assert_eq!((percent(0.4321), percent(0.004), percent(0.0)), ("43%".into(), "0.4%".into(), "0%".into()));
/// ```
pub fn percent(share: f64) -> String {
    // 1 − 0.875 is not quite an eighth: what is a half but for that is rounded as a half.
    let value = (share * 1e10).round() / 1e8;
    let (low, high) = (value > 0.0 && value < 0.5, (99.5..100.0).contains(&value));
    // Of 62.5 % nobody says 62 %.
    let places = usize::from(low || high);
    let value = if places == 0 { value.round() } else { value };
    format!("{}%", decimals(value, places))
}

/// A share as per cent, with one decimal below ten.
pub fn percent_fine(share: f64) -> String {
    let value = share * 100.0;
    format!("{}%", decimals(value, usize::from(value > 0.0 && value < 9.95)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(percent(0.4321), "43%");
        assert_eq!(percent(0.052), "5%");
        assert_eq!(percent(0.625), "63%");
        assert_eq!(percent(0.124_999_999_999), "13%");
        assert_eq!(percent(0.997), "99.7%");
        assert_eq!(percent(1.0), "100%");
        assert_eq!(percent_fine(0.052), "5.2%");
        assert_eq!(percent_fine(0.0), "0%");
        assert_eq!(percent_fine(0.0999), "10%");
        assert_eq!(decimals(-0.001, 2), "0.00");
        assert_eq!(decimals(-0.05, 2), "−0.05");
    }
}
