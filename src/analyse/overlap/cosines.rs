//! Cosines of passages of one plan with passages of another: by meaning, by characters.

use crate::analyse::stats::ln;
use crate::analyse::text::Meaning;

/// A cosine a pair.
#[derive(Debug, Default)]
pub(super) struct Cosines {
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) values: Vec<f32>,
}

impl Cosines {
    /// The value of a pair of which one is unknown; no cosine is so low.
    pub(super) const NONE: f32 = -2.0;

    /// By meaning. O(|a|·|b|) dot products.
    pub(super) fn of_meanings(a: &[&Meaning], b: &[&Meaning]) -> Self {
        let cosine = |x: &Meaning, y: &Meaning| {
            if x.is_none() || y.is_none() { Self::NONE } else { x.cosine(y) as f32 }
        };
        let values = a.iter().flat_map(|x| b.iter().map(|y| cosine(x, y))).collect();
        Self { rows: a.len(), columns: b.len(), values }
    }

    /// By the pairs of characters that wholes have in common, each weighed by how few of the wholes of both plans have it. Postings
    /// are pairs of characters with the whole they stand in, ascending, each once. Linear in them and in the pairs shared.
    pub(super) fn of_characters(a: &[(u64, u32)], b: &[(u64, u32)], wholes: (usize, usize)) -> Self {
        let all = (wholes.0 + wholes.1 + 1) as f64;
        let mut common = vec![0.0_f64; wholes.0 * wholes.1];
        let (mut length_a, mut length_b) = (vec![0.0_f64; wholes.0], vec![0.0_f64; wholes.1]);
        let (mut a, mut b) = (a.chunk_by(same).peekable(), b.chunk_by(same).peekable());
        loop {
            let next =
                [a.peek(), b.peek()].into_iter().flatten().filter_map(|run| run.first()).map(|p| p.0).min();
            let Some(next) = next else { break };
            let holds = |run: &&[(u64, u32)]| run.first().is_some_and(|p| p.0 == next);
            let (of_a, of_b) = (a.next_if(holds).unwrap_or_default(), b.next_if(holds).unwrap_or_default());
            let weight = ln(all / (of_a.len() + of_b.len()) as f64);
            let square = weight * weight;
            of_b.iter().for_each(|(_, t)| length_b[*t as usize] += square);
            for (_, s) in of_a {
                length_a[*s as usize] += square;
                of_b.iter().for_each(|(_, t)| common[*s as usize * wholes.1 + *t as usize] += square);
            }
        }
        let lengths = length_a.iter().flat_map(|x| length_b.iter().map(move |y| (x * y).sqrt()));
        let cosine =
            |(common, length): (f64, f64)| if length > 0.0 { (common / length) as f32 } else { Self::NONE };
        Self {
            rows: wholes.0,
            columns: wholes.1,
            values: common.into_iter().zip(lengths).map(cosine).collect(),
        }
    }
}

fn same(x: &(u64, u32), y: &(u64, u32)) -> bool {
    x.0 == y.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_characters_weigh_more() {
        // Pair 1 stands in all three wholes, 2 in the first of either plan.
        let (a, b) = ([(1, 0), (2, 0)], [(1, 0), (1, 1), (2, 0), (3, 1)]);
        let cosines = Cosines::of_characters(&a, &b, (1, 2));
        let (one, two, three) = (ln(4.0 / 3.0), ln(2.0), ln(4.0));
        let far = one * one / ((one * one + two * two) * (one * one + three * three)).sqrt();
        assert!((f64::from(cosines.values[0]) - 1.0).abs() < 1e-6);
        assert!((f64::from(cosines.values[1]) - far).abs() < 1e-6, "{:?}", cosines.values);
        assert!(Cosines::of_characters(&[], &b, (1, 2)).values[0] <= Cosines::NONE);
    }
}
