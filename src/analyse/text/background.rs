use std::{collections::HashMap, sync::OnceLock};

const SHARES: &str = include_str!("../../data/background.tsv");

/// The share of sentences of Chinese plans in general that hold a word, 0–1; 0 for a word that says something.
///
/// Few plans at hand do not show what is boilerplate: a word that all plans use may stand once in these.
pub(crate) fn background(word: &str) -> f64 {
    static TABLE: OnceLock<HashMap<&'static str, f64>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let rows = SHARES.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
        rows.filter_map(|(word, share)| Some((word, share.trim().parse().ok()?))).collect()
    });
    table.get(word).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boilerplate_is_known_and_subjects_are_not() {
        assert!(background("推进") > 0.1);
        assert!(background("图书馆").abs() < 1e-9);
        let rows = SHARES.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
        for row in rows {
            let share: f64 = row.split_once('\t').expect("two columns").1.trim().parse().expect("a number");
            assert!((0.0..=1.0).contains(&share), "{row}");
        }
    }
}
