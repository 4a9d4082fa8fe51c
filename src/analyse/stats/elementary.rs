//! Elementary functions that give the same bits on every machine and in a browser. The standard library takes those of the
//! system, which differ in the last digit; `.clippy.toml` keeps them out.

/// The natural logarithm.
pub(crate) fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// ln(1 + x), also for small x.
pub(crate) fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// eˣ.
pub(crate) fn exp(x: f64) -> f64 {
    libm::exp(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_are_these() {
        // Of the first the C library of Linux gives another last digit.
        let bits = [ln(20.0 / 7.0), ln_1p(1e-9), exp(-0.3)].map(f64::to_bits);
        assert_eq!(bits, [0x3ff0_cc12_48b5_6ccc, 0x3e11_2e0b_e801_f1d9, 0x3fe7_b4c8_69c3_7c05]);
    }
}
