use super::elementary::ln;
use std::collections::BTreeMap;

/// Adjusted Rand index of two partitions of the same items (Hubert & Arabie 1985), 1 equal, 0 as by chance, down
/// to −0.5.
///
/// ARI = (Σ C(n_ab,2) − E)/(½(Σ C(n_a,2) + Σ C(n_b,2)) − E), E = Σ C(n_a,2) Σ C(n_b,2)/C(n,2). Two partitions that
/// are both all singletons or both one block are equal: 1. Absent for fewer than two items or unequal lengths.
/// O(n log n).
///
/// ```
/// use fengong::analyse::stats::adjusted_rand;
/// assert_eq!(adjusted_rand(&[0, 0, 1, 1], &[7, 7, 3, 3]), Some(1.0));
/// ```
pub fn adjusted_rand(a: &[usize], b: &[usize]) -> Option<f64> {
    let table = Contingency::new(a, b)?;
    if a.len() < 2 {
        return None;
    }
    let pairs = |n: &usize| (*n * n.saturating_sub(1)) as f64 / 2.0;
    let both: f64 = table.cells.values().map(pairs).sum();
    let in_a: f64 = table.rows.values().map(pairs).sum();
    let in_b: f64 = table.columns.values().map(pairs).sum();
    let expected = in_a * in_b / pairs(&a.len());
    let most = f64::midpoint(in_a, in_b);
    if (most - expected).abs() < 1e-12 {
        return Some(1.0); // both trivial in the same way
    }
    Some((both - expected) / (most - expected))
}

/// Normalised mutual information I(a;b)/√(H(a)H(b)), 0–1 (Strehl & Ghosh 2002).
///
/// Absent where one of the partitions is a single block (its entropy is zero, so there is nothing to inform about),
/// for no items, or unequal lengths. Unlike [`adjusted_rand`] it is not corrected for chance and rises with the
/// number of blocks. O(n log n).
pub fn normalised_mutual_information(a: &[usize], b: &[usize]) -> Option<f64> {
    let table = Contingency::new(a, b)?;
    let (h_a, h_b) = (table.entropy(&table.rows), table.entropy(&table.columns));
    (h_a > 0.0 && h_b > 0.0).then(|| (table.information() / (h_a * h_b).sqrt()).clamp(0.0, 1.0))
}

/// Variation of information H(a) + H(b) − 2 I(a;b) in nats, 0 (equal) – ln n (Meilă 2007). Absent for no items or
/// unequal lengths. O(n log n).
pub fn variation_of_information(a: &[usize], b: &[usize]) -> Option<f64> {
    let table = Contingency::new(a, b)?;
    let sum = table.entropy(&table.rows) + table.entropy(&table.columns);
    Some((sum - 2.0 * table.information()).max(0.0))
}

/// How many items two partitions put into each pair of blocks.
struct Contingency {
    n: f64,
    cells: BTreeMap<(usize, usize), usize>,
    rows: BTreeMap<usize, usize>,
    columns: BTreeMap<usize, usize>,
}

impl Contingency {
    fn new(a: &[usize], b: &[usize]) -> Option<Self> {
        if a.len() != b.len() || a.is_empty() {
            return None;
        }
        let (mut cells, mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (&x, &y) in a.iter().zip(b) {
            *cells.entry((x, y)).or_insert(0) += 1;
            *rows.entry(x).or_insert(0) += 1;
            *columns.entry(y).or_insert(0) += 1;
        }
        Some(Self { n: a.len() as f64, cells, rows, columns })
    }

    fn entropy(&self, sizes: &BTreeMap<usize, usize>) -> f64 {
        sizes.values().map(|&s| s as f64 / self.n).map(|p| -p * ln(p)).sum::<f64>().max(0.0)
    }

    fn information(&self) -> f64 {
        let cell = |(&(x, y), &n): (&(usize, usize), &usize)| {
            let p = n as f64 / self.n;
            let q = self.rows[&x] as f64 * self.columns[&y] as f64 / (self.n * self.n);
            p * ln(p / q)
        };
        self.cells.iter().map(cell).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_in_scikit_learn() {
        // adjusted_rand_score([0,0,1,1],[0,0,1,2]) = 0.5714285714285714;
        // normalized_mutual_info_score(…, average_method="geometric") = 0.8164965809277261
        let (a, b) = ([0, 0, 1, 1], [0, 0, 1, 2]);
        assert!((adjusted_rand(&a, &b).unwrap() - 0.571_428_571_428_571_4).abs() < 1e-12);
        let nmi = normalised_mutual_information(&a, &b).unwrap();
        assert!((nmi - 0.816_496_580_927_726_1).abs() < 1e-12);
        // H(b|a) = ½ ln 2, H(a|b) = 0.
        assert!((variation_of_information(&a, &b).unwrap() - 0.5 * ln(2.0)).abs() < 1e-12);
    }

    #[test]
    fn crossing_partitions_agree_less_than_by_chance() {
        assert!((adjusted_rand(&[0, 0, 1, 1], &[0, 1, 0, 1]).unwrap() + 0.5).abs() < 1e-12);
        assert!(normalised_mutual_information(&[0, 0, 1, 1], &[0, 1, 0, 1]).unwrap() < 1e-12);
    }

    #[test]
    fn trivial_partitions() {
        assert_eq!(adjusted_rand(&[0, 0, 0], &[1, 1, 1]), Some(1.0));
        assert_eq!(adjusted_rand(&[0, 1, 2], &[2, 1, 0]), Some(1.0));
        assert_eq!(adjusted_rand(&[0, 0, 0], &[0, 1, 2]), Some(0.0));
        assert_eq!(adjusted_rand(&[0], &[0]), None);
        assert_eq!(normalised_mutual_information(&[0, 0], &[0, 1]), None);
        assert_eq!(variation_of_information(&[], &[]), None);
    }
}
