//! A corpus's own frame of meaning: where its meanings lie, and how they spread.
//!
//! Plans of one field all speak of it, so that what tells their tasks apart is little beside what they share. Seen from the middle of all
//! of them, each direction in the measure in which they differ there (whitening: Su et al. 2021, arXiv:2103.15316), they differ by what
//! is their own. The spread that some thousand meanings show is drawn towards none at all, as covariances of many axes are.

use super::Meaning;

/// Share of the spread that is taken to be the same in every direction. On a corpus of two hundred plans with known copies in other
/// words, meanings alone find them with average precision 0.68 as they are, 0.69 at 0.1, 0.70 at 0.6 and 0.69 at 0.9.
const ALIKE: f64 = 0.6;

/// The middle of a corpus's meanings, and the lower triangular root of their covariance, row by row.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    middle: Vec<f64>,
    root: Vec<Vec<f64>>,
}

impl Frame {
    /// The frame of some meanings; absent where they do not spread. O(n·d² + d³) for n meanings of d numbers; sums are of integers, the
    /// root is found in one order: the same on any machine.
    pub(crate) fn of(meanings: &[Meaning]) -> Option<Self> {
        let rows: Vec<&[i16]> =
            meanings.iter().map(Meaning::whole_numbers).filter(|m| !m.is_empty()).collect();
        let axes = rows.first()?.len();
        let n = rows.len() as f64;
        let sum = |i: usize| rows.iter().map(|m| i64::from(m[i])).sum::<i64>() as f64;
        let middle: Vec<f64> = (0..axes).map(|i| sum(i) / n).collect();
        let mut products = vec![vec![0_i64; axes]; axes];
        for row in &rows {
            for (i, products) in products.iter_mut().enumerate() {
                let x = i32::from(row[i]);
                // |product| ≤ 2²⁸.
                products.iter_mut().zip(&row[..=i]).for_each(|(p, y)| *p += i64::from(x * i32::from(*y)));
            }
        }
        let own = |i: usize, j: usize| products[i][j] as f64 / n - middle[i] * middle[j];
        let everywhere = (0..axes).map(|i| own(i, i)).sum::<f64>() / axes as f64;
        let spread = |i: usize, j: usize| {
            let same = if i == j { ALIKE * everywhere } else { 0.0 };
            (1.0 - ALIKE) * own(i, j) + same
        };
        let root = root(axes, spread)?;
        Some(Self { middle, root })
    }

    /// A meaning seen in the frame; none stays none.
    pub(crate) fn see(&self, meaning: &Meaning) -> Meaning {
        let mut seen: Vec<f64> = Vec::with_capacity(self.middle.len());
        for ((x, middle), row) in meaning.numbers().zip(&self.middle).zip(&self.root) {
            let before: f64 = row.iter().zip(&seen).map(|(r, y)| r * y).sum();
            let Some(last) = row.last() else { break };
            seen.push((x - middle - before) / last);
        }
        Meaning::pointing_to(&seen)
    }
}

/// The lower triangular root of a matrix that is symmetric and positive definite (Cholesky), a row as long as its number; absent where
/// the matrix is not.
fn root(size: usize, of: impl Fn(usize, usize) -> f64) -> Option<Vec<Vec<f64>>> {
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(size);
    for i in 0..size {
        let mut row: Vec<f64> = Vec::with_capacity(i + 1);
        for (j, above) in rows.iter().enumerate() {
            let before: f64 = row.iter().zip(above).map(|(x, y)| x * y).sum();
            row.push((of(i, j) - before) / above[j]);
        }
        let left = of(i, i) - row.iter().map(|x| x * x).sum::<f64>();
        if left.is_nan() || left <= 0.0 {
            return None;
        }
        row.push(left.sqrt());
        rows.push(row);
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_of_a_matrix() {
        // [[4, 2], [2, 5]] = [[2, 0], [1, 2]]·[[2, 1], [0, 2]].
        let matrix = [[4.0, 2.0], [2.0, 5.0]];
        assert_eq!(root(2, |i, j| matrix[i][j]), Some(vec![vec![2.0], vec![1.0, 2.0]]));
        let none = [[1.0, 2.0], [2.0, 1.0]];
        assert_eq!(root(2, |i, j| none[i][j]), None);
    }

    #[test]
    fn what_all_share_counts_less_in_their_frame() {
        let all = ["食堂", "床位", "护工", "补贴", "康复", "巡访", "培训", "助浴", "评估", "信息"];
        let texts: Vec<String> =
            all.iter().map(|own| format!("加快健全养老服务体系，推进老年人{own}")).collect();
        let meanings: Vec<Meaning> = texts.iter().map(|t| Meaning::of_all(&[t])).collect();
        let frame = Frame::of(&meanings).expect("a frame");
        let seen: Vec<Meaning> = meanings.iter().map(|m| frame.see(m)).collect();
        let mean = |all: &[Meaning]| {
            let pairs = (0..all.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
            let cosines: Vec<f64> = pairs.map(|(i, j)| all[i].cosine(&all[j])).collect();
            cosines.iter().sum::<f64>() / cosines.len() as f64
        };
        assert!(mean(&meanings) > 0.5 && mean(&seen) < 0.1, "{} {}", mean(&meanings), mean(&seen));
        assert!((seen[0].cosine(&seen[0]) - 1.0).abs() < 1e-3);
        assert!(frame.see(&Meaning::default()).is_none());
    }

    #[test]
    fn nothing_and_one_thing_have_no_frame() {
        assert!(Frame::of(&[]).is_none() && Frame::of(&[Meaning::default()]).is_none());
        assert!(Frame::of(&vec![Meaning::of_all(&["建设食堂"]); 3]).is_none());
    }
}
