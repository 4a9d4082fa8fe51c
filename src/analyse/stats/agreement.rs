use super::jackknife_below_one;
use std::collections::{BTreeMap, BTreeSet};

/// Jaccard similarity |A ∩ B|/|A ∪ B|, 0–1; absent where both sets are empty.
pub fn jaccard<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> Option<f64> {
    let both = a.intersection(b).count();
    let either = a.len() + b.len() - both;
    (either > 0).then(|| both as f64 / either as f64)
}

/// MASI *distance* of two sets (Passonneau 2006), 0 equal – 1 disjoint: δ = 1 − J·M, J Jaccard, M = 1 for equal
/// sets, 2/3 where one holds the other, 1/3 where they cross, 0 where they share nothing.
///
/// Two empty sets are equal: 0. The fractions are exact (NLTK rounds them to .67 and .33). O(|A| + |B|) steps.
///
/// ```
/// use fengong::analyse::stats::masi;
/// let (a, b) = ([1, 2].into(), [2, 3].into());
/// assert!((masi(&a, &b) - 8.0 / 9.0).abs() < 1e-12);
/// ```
pub fn masi<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f64 {
    let Some(j) = jaccard(a, b) else { return 0.0 };
    let m = if a == b {
        1.0
    } else if a.is_subset(b) || b.is_subset(a) {
        2.0 / 3.0
    } else {
        1.0 / 3.0
    };
    1.0 - j * m // where nothing is shared J is 0, whatever M
}

/// Krippendorff's α = 1 − D_o/D_e for any distance: 1 full agreement, 0 as by chance, negative below it.
///
/// `units` holds one list a unit: the values the coders gave it, in any order, a missing one left out. Units with
/// fewer than two values cannot show agreement and are left out. D_o = (1/n) Σ_u Σ_{c≠k∈u} δ(c,k)/(m_u − 1),
/// D_e = Σ_{c≠k} δ(c,k)/(n(n − 1)) over all n pairable values. Usual bands: ≥ .800 to rely on, .667–.800 for tentative
/// conclusions (Krippendorff 2004). Absent where no unit has two values, or all values are the same (chance agreement
/// is then total). O(n²).
pub fn krippendorff_alpha<T>(units: &[Vec<T>], distance: impl Fn(&T, &T) -> f64) -> Option<f64> {
    Disagreement::new(units, distance).alpha()
}

/// [`krippendorff_alpha`] with its 95 % interval over units, by the jackknife of ln(1 − α); see [`jackknife_below_one`], which
/// also says when the interval is absent. O(n²): what a unit takes with it is a sum that is already there.
pub fn krippendorff_interval<T>(
    units: &[Vec<T>],
    distance: impl Fn(&T, &T) -> f64,
) -> (Option<f64>, Option<(f64, f64)>) {
    let all = Disagreement::new(units, distance);
    let alpha = all.alpha();
    let interval = alpha.and_then(|a| jackknife_below_one(a, &all.without_each()));
    (alpha, interval)
}

/// [`krippendorff_interval`] for nominal codes. O(n log n).
pub fn krippendorff_nominal_interval<T: Ord>(units: &[Vec<T>]) -> (Option<f64>, Option<(f64, f64)>) {
    let all = Disagreement::nominal(units);
    let alpha = all.alpha();
    let interval = alpha.and_then(|a| jackknife_below_one(a, &all.without_each()));
    (alpha, interval)
}

/// What α is made of, unit by unit. Units with fewer than two values are left out.
struct Disagreement {
    /// Values of each unit; Σ δ over its pairs; Σ δ of its values with all values, pairs within it counted twice.
    units: Vec<(f64, f64, f64)>,
    /// Σ δ over all pairs of values.
    total: f64,
}

impl Disagreement {
    fn new<T>(units: &[Vec<T>], distance: impl Fn(&T, &T) -> f64) -> Self {
        let units: Vec<&[T]> = units.iter().map(Vec::as_slice).filter(|u| u.len() > 1).collect();
        let values: Vec<(usize, &T)> =
            units.iter().enumerate().flat_map(|(at, u)| u.iter().map(move |v| (at, v))).collect();
        let mut sums: Vec<(f64, f64, f64)> = units.iter().map(|u| (u.len() as f64, 0.0, 0.0)).collect();
        let mut total = 0.0;
        for (i, (u, x)) in values.iter().enumerate() {
            for (v, y) in &values[..i] {
                let d = distance(x, y);
                total += d;
                sums[*u].2 += d;
                sums[*v].2 += d;
                if u == v {
                    sums[*u].1 += d;
                }
            }
        }
        Self { units: sums, total }
    }

    /// Where values are equal or not, counting them is enough.
    fn nominal<T: Ord>(units: &[Vec<T>]) -> Self {
        let units: Vec<&[T]> = units.iter().map(Vec::as_slice).filter(|u| u.len() > 1).collect();
        let mut counts: BTreeMap<&T, f64> = BTreeMap::new();
        units.iter().flat_map(|u| u.iter()).for_each(|v| *counts.entry(v).or_default() += 1.0);
        let n: f64 = counts.values().sum();
        let of = |u: &&[T]| {
            let pairs = (0..u.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
            let apart = pairs.filter(|&(i, j)| u[i] != u[j]).count();
            (u.len() as f64, apart as f64, u.iter().map(|v| n - counts[v]).sum())
        };
        let equal: f64 = counts.values().map(|c| c * c).sum();
        Self { units: units.iter().map(of).collect(), total: (n * n - equal) / 2.0 }
    }

    fn alpha(&self) -> Option<f64> {
        Self::value(self.values(), self.observed(), self.total)
    }

    fn values(&self) -> f64 {
        self.units.iter().map(|u| u.0).sum()
    }

    /// n·D_o.
    fn observed(&self) -> f64 {
        self.units.iter().map(within).sum()
    }

    /// α of `n` values, n·D_o and Σ δ over all their pairs.
    fn value(n: f64, observed: f64, total: f64) -> Option<f64> {
        let expected = 2.0 * total / (n * (n - 1.0));
        (n > 1.0 && expected > 1e-12).then(|| 1.0 - observed / n / expected)
    }

    fn without_each(&self) -> Vec<Option<f64>> {
        let (n, observed) = (self.values(), self.observed());
        let without =
            |u: &(f64, f64, f64)| Self::value(n - u.0, observed - within(u), self.total - u.2 + u.1);
        self.units.iter().map(without).collect()
    }
}

/// What a unit adds to n·D_o: Σ over its ordered pairs of δ/(m − 1).
fn within(unit: &(f64, f64, f64)) -> f64 {
    2.0 * unit.1 / (unit.0 - 1.0)
}

/// Krippendorff's α for nominal codes; see [`krippendorff_alpha`].
///
/// ```
/// use fengong::analyse::stats::krippendorff_nominal;
/// let (a, b) = ("aabbdcccedda", "babbbccceddd");
/// let units: Vec<Vec<char>> = a.chars().zip(b.chars()).map(|(x, y)| vec![x, y]).collect();
/// assert!((krippendorff_nominal(&units).unwrap() - 0.692).abs() < 5e-4);
/// ```
pub fn krippendorff_nominal<T: PartialEq>(units: &[Vec<T>]) -> Option<f64> {
    krippendorff_alpha(units, |a, b| if a == b { 0.0 } else { 1.0 })
}

/// Precision, recall and their harmonic mean, each 0–1 and absent where its denominator is zero.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Scores {
    /// Share of what was predicted that is right.
    pub precision: Option<f64>,
    /// Share of what is right that was predicted.
    pub recall: Option<f64>,
    /// 2PR/(P + R).
    pub f1: Option<f64>,
}

impl Scores {
    fn new(precision: Option<f64>, recall: Option<f64>) -> Self {
        let f1 = match (precision, recall) {
            (Some(p), Some(r)) if p + r > 0.0 => Some(2.0 * p * r / (p + r)),
            (Some(_), Some(_)) => Some(0.0),
            _ => None,
        };
        Self { precision, recall, f1 }
    }
}

/// B³ (Bagga & Baldwin 1998) of a predicted grouping against the true one, both as the group of each item.
///
/// Precision: the mean over items of the share of its predicted group that is truly with it; recall the other way
/// round. Absent for no items or unequal lengths. O(n log n).
pub fn b_cubed<P: Ord, G: Ord>(predicted: &[P], gold: &[G]) -> Scores {
    if predicted.len() != gold.len() || gold.is_empty() {
        return Scores::default();
    }
    let (mut cells, mut in_p, mut in_g) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (p, g) in predicted.iter().zip(gold) {
        *cells.entry((p, g)).or_insert(0_usize) += 1;
        *in_p.entry(p).or_insert(0_usize) += 1;
        *in_g.entry(g).or_insert(0_usize) += 1;
    }
    let n = gold.len() as f64;
    let share = |of: &dyn Fn(&P, &G) -> usize| -> f64 {
        cells.iter().map(|((p, g), &c)| (c * c) as f64 / of(p, g) as f64).sum::<f64>() / n
    };
    Scores::new(Some(share(&|p, _| in_p[p])), Some(share(&|_, g| in_g[g])))
}

/// Precision and recall over pairs of items put together. Absent where nothing is together on one side. O(n log n).
pub fn pairwise<P: Ord, G: Ord>(predicted: &[P], gold: &[G]) -> Scores {
    if predicted.len() != gold.len() {
        return Scores::default();
    }
    let both = pairs_within(predicted.iter().zip(gold));
    let share = |of: usize| (of > 0).then(|| both as f64 / of as f64);
    Scores::new(share(pairs_within(predicted.iter())), share(pairs_within(gold.iter())))
}

fn pairs_within<K: Ord>(groups: impl Iterator<Item = K>) -> usize {
    let mut sizes = BTreeMap::new();
    for g in groups {
        *sizes.entry(g).or_insert(0_usize) += 1;
    }
    sizes.values().map(|s| s * (s - 1) / 2).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(coders: &[&str]) -> Vec<Vec<char>> {
        let rows: Vec<Vec<char>> = coders.iter().map(|c| c.chars().collect()).collect();
        (0..rows[0].len()).map(|u| rows.iter().map(|r| r[u]).filter(|&c| c != '*').collect()).collect()
    }

    #[test]
    fn alpha_of_the_methods_page() {
        for (coders, want) in [
            (vec!["0100000010", "1110010000"], 0.0952),
            (vec!["aabbdcccedda", "babbbccceddd"], 0.6920),
            (vec!["123321412***", "1233224125*3", "*3332342251*", "12332441251*"], 0.7434),
        ] {
            let alpha = krippendorff_nominal(&units(&coders)).unwrap();
            assert!((alpha - want).abs() < 5e-5, "{alpha} {want}");
        }
    }

    #[test]
    fn a_unit_left_out_is_the_alpha_of_the_others() {
        let all = units(&["123321412***", "1233224125*3", "*3332342251*", "12332441251*"]);
        let nominal = |a: &char, b: &char| if a == b { 0.0 } else { 1.0 };
        let pairable: Vec<_> = all.iter().filter(|u| u.len() > 1).cloned().collect();
        let without = Disagreement::new(&all, nominal).without_each();
        assert_eq!(without.len(), pairable.len());
        for (left_out, found) in without.iter().enumerate() {
            let mut rest = pairable.clone();
            rest.remove(left_out);
            let want = krippendorff_alpha(&rest, nominal);
            assert!((found.unwrap() - want.unwrap()).abs() < 1e-12);
        }
        let counted = Disagreement::nominal(&all);
        assert!((counted.alpha().unwrap() - krippendorff_alpha(&all, nominal).unwrap()).abs() < 1e-12);
        let pairs = counted.without_each().into_iter().zip(without);
        assert!(pairs.into_iter().all(|(a, b)| (a.unwrap() - b.unwrap()).abs() < 1e-12));
    }

    #[test]
    fn an_interval_of_alpha_holds_it_and_needs_units_and_disagreement() {
        let same = |n: u32| (0..n).map(|i| vec![i % 3, i % 3]).collect::<Vec<_>>();
        let nominal = |a: &u32, b: &u32| if a == b { 0.0 } else { 1.0 };
        assert_eq!(krippendorff_interval(&same(30), nominal), (Some(1.0), None));
        let mut some = same(30);
        (0..5).for_each(|i| some[i * 6][1] = 7);
        let (alpha, interval) = krippendorff_interval(&some, nominal);
        let (low, high) = interval.unwrap();
        assert!(low < alpha.unwrap() && alpha.unwrap() < high && high < 1.0);
        assert_eq!(krippendorff_interval(&some[..14], nominal).1, None);
    }

    #[test]
    fn alpha_where_it_is_not_defined() {
        assert_eq!(krippendorff_nominal::<u8>(&[]), None);
        assert_eq!(krippendorff_nominal(&[vec![1], vec![2]]), None);
        assert_eq!(krippendorff_nominal(&[vec![1, 1], vec![1, 1]]), None);
        assert_eq!(krippendorff_nominal(&[vec![1, 1], vec![2, 2]]), Some(1.0));
    }

    #[test]
    fn alpha_on_sets_stays_within_nominal_and_one() {
        let set = |s: &str| s.chars().collect::<BTreeSet<_>>();
        let units = vec![vec![set("ab"), set("ab")], vec![set("bc"), set("b")], vec![set("c"), set("cd")]];
        let (by_set, nominal) = (krippendorff_alpha(&units, masi), krippendorff_nominal(&units));
        assert!(nominal < by_set && by_set < Some(1.0), "{nominal:?} {by_set:?}");
    }

    #[test]
    fn masi_values() {
        let set = |s: &str| s.chars().collect::<BTreeSet<_>>();
        for (a, b, want) in [
            ("ab", "bc", 0.8889),
            ("ab", "abcd", 0.6667),
            ("ab", "ab", 0.0),
            ("a", "b", 1.0),
            ("", "", 0.0),
            ("", "a", 1.0),
        ] {
            assert!((masi(&set(a), &set(b)) - want).abs() < 5e-5, "{a} {b}");
        }
        assert_eq!(jaccard(&set(""), &set("")), None);
    }

    #[test]
    fn b_cubed_of_the_methods_page() {
        let groups = |text: &str| -> Vec<usize> {
            let of = |c| text.split('|').position(|g| g.contains(c)).unwrap();
            ('a'..='k').map(of).collect()
        };
        let s = b_cubed(&groups("abc|defg|hij|k"), &groups("abd|cefg|hijk"));
        for (got, want) in [(s.precision, 0.7424), (s.recall, 0.6061), (s.f1, 0.6673)] {
            assert!((got.unwrap() - want).abs() < 5e-5, "{s:?}");
        }
        let same = pairwise(&[1, 1, 2], &[1, 1, 2]);
        assert_eq!((same.precision, same.recall, same.f1), (Some(1.0), Some(1.0), Some(1.0)));
        assert_eq!(pairwise(&[1, 2], &[1, 1]), Scores::new(None, Some(0.0)));
        assert_eq!(b_cubed::<u8, u8>(&[], &[]), Scores::default());
    }
}
