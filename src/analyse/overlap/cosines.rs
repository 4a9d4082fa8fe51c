//! Cosines of passages of one plan with passages of another: by meaning, by parts, by characters.

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

    /// The same of what the passages are parts of: how near, on average, the nearest part of the other is to each part of that with
    /// fewer parts, or to those of the nearer where both have as many. A short task finds itself in a long one. `rows` and
    /// `columns` tell the whole that each passage is a part of; `wholes` are so many on either side.
    pub(super) fn by_parts(&self, rows: &[usize], columns: &[usize], wholes: (usize, usize)) -> Self {
        let mut nearest_of_row = vec![Self::NONE; rows.len() * wholes.1];
        let mut nearest_of_column = vec![Self::NONE; columns.len() * wholes.0];
        for (i, a) in rows.iter().enumerate() {
            for (j, b) in columns.iter().enumerate() {
                let cosine = self.values[i * self.columns + j];
                let (of_row, of_column) =
                    (&mut nearest_of_row[i * wholes.1 + b], &mut nearest_of_column[j * wholes.0 + a]);
                *of_row = of_row.max(cosine);
                *of_column = of_column.max(cosine);
            }
        }
        let mut from_a = vec![Mean::default(); wholes.0 * wholes.1];
        let mut from_b = from_a.clone();
        for (i, a) in rows.iter().enumerate() {
            for b in 0..wholes.1 {
                from_a[a * wholes.1 + b].take(nearest_of_row[i * wholes.1 + b]);
            }
        }
        for (j, b) in columns.iter().enumerate() {
            for a in 0..wholes.0 {
                from_b[a * wholes.1 + b].take(nearest_of_column[j * wholes.0 + a]);
            }
        }
        let of_shorter = |(x, y): (Mean, Mean)| match x.parts.cmp(&y.parts) {
            std::cmp::Ordering::Less => x.value(),
            std::cmp::Ordering::Greater => y.value(),
            std::cmp::Ordering::Equal => x.value().max(y.value()),
        };
        let values = from_a.into_iter().zip(from_b).map(of_shorter).collect();
        Self { rows: wholes.0, columns: wholes.1, values }
    }

    /// By the pairs of characters that wholes have in common, each weighed by how few of the wholes of both plans have it. Postings
    /// are pairs of characters with the whole they stand in, ascending, each once. Linear in them and in the pairs shared.
    pub(super) fn of_characters(a: &[(u64, u32)], b: &[(u64, u32)], wholes: (usize, usize)) -> Self {
        let all = (wholes.0 + wholes.1 + 1) as f64;
        let mut common = vec![0.0_f64; wholes.0 * wholes.1];
        let (mut length_a, mut length_b) = (vec![0.0_f64; wholes.0], vec![0.0_f64; wholes.1]);
        let (mut a, mut b) = (a.chunk_by(same).peekable(), b.chunk_by(same).peekable());
        loop {
            let next = [a.peek(), b.peek()].into_iter().flatten().filter_map(|run| run.first()).map(|p| p.0).min();
            let Some(next) = next else { break };
            let holds = |run: &&[(u64, u32)]| run.first().is_some_and(|p| p.0 == next);
            let (of_a, of_b) = (a.next_if(holds).unwrap_or_default(), b.next_if(holds).unwrap_or_default());
            let weight = (all / (of_a.len() + of_b.len()) as f64).ln();
            let square = weight * weight;
            of_b.iter().for_each(|(_, t)| length_b[*t as usize] += square);
            for (_, s) in of_a {
                length_a[*s as usize] += square;
                of_b.iter().for_each(|(_, t)| common[*s as usize * wholes.1 + *t as usize] += square);
            }
        }
        let lengths = length_a.iter().flat_map(|x| length_b.iter().map(move |y| (x * y).sqrt()));
        let cosine = |(common, length): (f64, f64)| if length > 0.0 { (common / length) as f32 } else { Self::NONE };
        Self { rows: wholes.0, columns: wholes.1, values: common.into_iter().zip(lengths).map(cosine).collect() }
    }
}

fn same(x: &(u64, u32), y: &(u64, u32)) -> bool {
    x.0 == y.0
}

/// A mean of cosines.
#[derive(Debug, Clone, Copy, Default)]
struct Mean {
    parts: usize,
    known: usize,
    sum: f32,
}

impl Mean {
    fn take(&mut self, cosine: f32) {
        self.parts += 1;
        if cosine > Cosines::NONE {
            self.known += 1;
            self.sum += cosine;
        }
    }

    fn value(self) -> f32 {
        if self.known > 0 { self.sum / self.known as f32 } else { Cosines::NONE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_whole_finds_itself_in_a_long_one() {
        // One part against three, of which the second is it; the other whole has one part.
        let cosines = Cosines { rows: 1, columns: 4, values: vec![0.1, 0.9, 0.2, 0.3] };
        let wholes = cosines.by_parts(&[0], &[0, 0, 0, 1], (1, 2));
        assert!((wholes.values[0] - 0.9).abs() < 1e-6 && (wholes.values[1] - 0.3).abs() < 1e-6);
        let none = Cosines { rows: 1, columns: 1, values: vec![Cosines::NONE] };
        assert!(none.by_parts(&[0], &[0], (1, 1)).values[0] <= Cosines::NONE);
    }

    #[test]
    fn rare_characters_weigh_more() {
        // Pair 1 stands in all three wholes, 2 in the first of either plan.
        let (a, b) = ([(1, 0), (2, 0)], [(1, 0), (1, 1), (2, 0), (3, 1)]);
        let cosines = Cosines::of_characters(&a, &b, (1, 2));
        let (one, two, three) = ((4.0_f64 / 3.0).ln(), 2.0_f64.ln(), 4.0_f64.ln());
        let far = one * one / ((one * one + two * two) * (one * one + three * three)).sqrt();
        assert!((f64::from(cosines.values[0]) - 1.0).abs() < 1e-6);
        assert!((f64::from(cosines.values[1]) - far).abs() < 1e-6, "{:?}", cosines.values);
        assert!(Cosines::of_characters(&[], &b, (1, 2)).values[0] <= Cosines::NONE);
    }
}
