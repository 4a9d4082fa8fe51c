//! How near two passages are, as measured by what else stands in the two plans.

use super::cosines::Cosines;

/// What sets the level of nearness.
#[derive(Debug, Clone, Copy)]
pub(super) struct Neighbours {
    /// How many of the nearest.
    pub(super) few: usize,
    /// Their mean cosine in plans of the usual size. A plan of a few tasks does not show its own: its mean is drawn towards this as by as
    /// many passages more as the level is of.
    pub(super) usual: f32,
}

/// The nearness of each passage of one plan to each of another: cross-domain similarity local scaling (Conneau et al. 2018),
/// twice the cosine less the mean cosine of either passage to its nearest few in the other plan.
///
/// The level of cosines moves with the field, the length and the level of government; what a passage has in common with *all*
/// that stands near it is no sign of saying the same as one of them. 0: as near as its neighbours; above, nearer.
#[derive(Debug, Default)]
pub(super) struct Nearness {
    columns: usize,
    values: Vec<f32>,
    /// The nearest column of each row, and the nearest row of each column.
    best_column: Vec<usize>,
    best_row: Vec<usize>,
    /// The mean of the levels: how near the nearest few of the other plan are to a passage. High where two plans are of one field.
    pub(super) level: f64,
}

impl Nearness {
    /// O(|a|·|b|).
    pub(super) fn new(cosines: Cosines, neighbours: Neighbours) -> Self {
        let Cosines { rows, columns, mut values } = cosines;
        let (of_row, of_column) = levels(&values, (rows, columns), neighbours);
        let (mut best_column, mut best_row) = (vec![0; rows], vec![0; columns]);
        let mut best_in_column = vec![f32::NEG_INFINITY; columns];
        for (i, row) in values.chunks_exact_mut(columns.max(1)).enumerate() {
            let mut best_in_row = f32::NEG_INFINITY;
            for (j, value) in row.iter_mut().enumerate() {
                let known = *value > Cosines::NONE;
                *value = if known { 2.0 * *value - of_row[i] - of_column[j] } else { UNKNOWN as f32 };
                if *value > best_in_row {
                    (best_in_row, best_column[i]) = (*value, j);
                }
                if *value > best_in_column[j] {
                    (best_in_column[j], best_row[j]) = (*value, i);
                }
            }
        }
        let mean =
            |levels: &[f32]| levels.iter().copied().map(f64::from).sum::<f64>() / levels.len().max(1) as f64;
        let level = f64::midpoint(mean(&of_row), mean(&of_column));
        Self { columns, values, best_column, best_row, level }
    }

    pub(super) fn at(&self, i: usize, j: usize) -> f64 {
        self.values.get(i * self.columns + j).copied().map_or(UNKNOWN, f64::from)
    }

    /// 1 where each is the other's nearest, ½ where one is, 0 otherwise.
    pub(super) fn nearest(&self, i: usize, j: usize) -> f64 {
        let sides = [self.best_column.get(i) == Some(&j), self.best_row.get(j) == Some(&i)];
        sides.into_iter().filter(|yes| *yes).count() as f64 / 2.0
    }

    /// The columns at least so near to a row, ascending.
    pub(super) fn near(&self, i: usize, least: f64) -> impl Iterator<Item = usize> {
        let row = self.values.get(i * self.columns..(i + 1) * self.columns).unwrap_or_default();
        row.iter().enumerate().filter(move |(_, v)| f64::from(**v) >= least).map(|(j, _)| j)
    }
}

/// The nearness of what the table does not know: it says nothing for the two.
pub(super) const UNKNOWN: f64 = -0.5;

/// The level of each row and of each column.
fn levels(values: &[f32], (rows, columns): (usize, usize), neighbours: Neighbours) -> (Vec<f32>, Vec<f32>) {
    let mut of_row = vec![Level::new(neighbours); rows];
    let mut of_column = vec![Level::new(neighbours); columns];
    for (row, values) in of_row.iter_mut().zip(values.chunks_exact(columns.max(1))) {
        for (column, value) in of_column.iter_mut().zip(values) {
            let cosine = value.max(0.0);
            row.take(cosine);
            column.take(cosine);
        }
    }
    (of_row.iter().map(|l| l.mean(columns)).collect(), of_column.iter().map(|l| l.mean(rows)).collect())
}

/// The greatest few of some values, greatest first.
#[derive(Debug, Clone)]
struct Level {
    of: Neighbours,
    /// What a value must be above to be one of them.
    floor: f32,
    greatest: Vec<f32>,
}

impl Level {
    fn new(of: Neighbours) -> Self {
        Self { of, floor: f32::NEG_INFINITY, greatest: Vec::with_capacity(of.few + 1) }
    }

    fn take(&mut self, value: f32) {
        if value > self.floor {
            let place = self.greatest.partition_point(|v| *v >= value);
            self.greatest.insert(place, value);
            self.greatest.truncate(self.of.few);
            if self.greatest.len() == self.of.few {
                self.floor = self.greatest.last().copied().unwrap_or(f32::INFINITY);
            }
        }
    }

    /// Their mean, drawn towards the usual one where there were few values to choose from.
    fn mean(&self, taken: usize) -> f32 {
        let Neighbours { few, usual } = self.of;
        let own = self.greatest.iter().sum::<f32>() / self.greatest.len().max(1) as f32;
        (own * taken as f32 + usual * few as f32) / (taken + few).max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::text::Meaning;

    #[test]
    fn the_level_is_that_of_the_greatest_few_drawn_towards_the_usual() {
        let mut level = Level::new(Neighbours { few: 2, usual: 0.2 });
        [0.1, 0.9, 0.5].into_iter().for_each(|v| level.take(v));
        // The greatest two have .7; three values against two of .2: (3·.7 + 2·.2)/5.
        assert!((level.mean(3) - 0.5).abs() < 1e-6, "{}", level.mean(3));
        assert!((Level::new(Neighbours { few: 2, usual: 0.2 }).mean(0) - 0.2).abs() < 1e-6);
    }

    #[test]
    fn what_stands_out_is_near_and_what_is_like_all_is_not() {
        let of = |texts: &[&str]| texts.iter().map(|t| Meaning::of_all(&[t])).collect::<Vec<_>>();
        let a = of(&["修建老人食堂", "检修高压电缆", "abc"]);
        let b = of(&["开办长者助餐点", "更换供电线路", "排查燃气管道", "栽种行道树"]);
        let cosines = Cosines::of_meanings(&a.iter().collect::<Vec<_>>(), &b.iter().collect::<Vec<_>>());
        let all = Nearness::new(cosines, Neighbours { few: 2, usual: 0.3 });
        assert!(all.at(0, 0) > all.at(0, 1) && all.at(1, 1) > all.at(1, 3));
        assert!((all.nearest(0, 0) - 1.0).abs() < 1e-9);
        assert!(all.near(0, 0.0).any(|j| j == 0) && all.near(2, 0.0).next().is_none());
        assert!((Nearness::default().at(0, 0) - UNKNOWN).abs() < 1e-9);
    }
}
