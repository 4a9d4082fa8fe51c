use super::elementary::exp;
use crate::graph::BitMatrix;
use std::collections::BTreeMap;

/// The bipartite configuration model: the least committed probabilities with given *mean* margins (Saracco et al. 2015).
///
/// p_it = x_i y_t/(1 + x_i y_t) with Σ_t p_it = k_i and Σ_i p_it = d_t. With it w_ij, the number of shared tasks, is
/// Poisson-binomial with the trials p_it·p_jt (the SDSM of Neal 2014). Cells that cannot be filled are held at 0
/// (SDSM-EC, Neal & Neal 2024).
///
/// Fitted by one Newton step in ln x or ln y at a time, round and round, with the step kept within ±2. Rows and
/// columns of equal sum share their parameter, so a round costs (different k)·(different d). Full and empty rows and
/// columns are certain and taken out first: they have no finite x.
#[derive(Debug, Clone)]
pub struct Bicm {
    p: Vec<f64>,
    columns: usize,
    /// The largest gap between a fitted and an observed margin, in cells.
    pub residual: f64,
}

/// Rounds after which the fit gives up; nested margins, which only one matrix fits, approach theirs for ever.
const MOST_ROUNDS: usize = 500;
/// A margin is met when it is this near, in cells.
const NEAR: f64 = 1e-9;

impl Bicm {
    /// Fits the model to a matrix; `forbidden` has its shape and is 1 where a cell cannot be filled.
    pub fn fit(observed: &BitMatrix, forbidden: Option<&BitMatrix>) -> Self {
        let (n, m) = (observed.rows(), observed.columns());
        let turned = observed.transposed();
        let mut fit = Fit {
            free: vec![true; n * m],
            p: vec![0.0; n * m],
            rows: (0..n).map(|i| observed.count(i)).collect(),
            columns: (0..m).map(|t| turned.count(t)).collect(),
        };
        if let Some(f) = forbidden {
            for (i, t) in (0..n).flat_map(|i| f.ones(i).map(move |t| (i, t))) {
                fit.free[i * m + t] = false;
            }
        }
        fit.settle_certain();
        fit.iterate(forbidden.is_some());
        let residual = fit.residual(observed, &turned);
        Self { p: fit.p, columns: m, residual }
    }

    /// The probability that body `i` stands on task `t`.
    pub fn p(&self, i: usize, t: usize) -> f64 {
        self.p.get(i * self.columns + t).copied().unwrap_or(0.0)
    }

    /// The probabilities that two bodies both stand on a task, task by task.
    pub fn shared(&self, i: usize, j: usize) -> impl Iterator<Item = f64> + '_ {
        (0..self.columns).map(move |t| self.p(i, t) * self.p(j, t))
    }

    /// Whether the margins were met to within `within` cells.
    pub fn converged(&self, within: f64) -> bool {
        self.residual <= within
    }
}

/// The fit under way: cells still free, and what the free cells of each row and column must add up to.
struct Fit {
    free: Vec<bool>,
    p: Vec<f64>,
    rows: Vec<usize>,
    columns: Vec<usize>,
}

/// Rows (or columns) that share one parameter.
struct Group {
    members: Vec<usize>,
    sum: f64,
    x: f64,
}

impl Fit {
    fn cells_of_row(&self, i: usize) -> impl Iterator<Item = usize> + use<> {
        let m = self.columns.len();
        i * m..(i + 1) * m
    }

    fn cells_of_column(&self, t: usize) -> impl Iterator<Item = usize> + use<> {
        let (n, m) = (self.rows.len(), self.columns.len());
        (0..n).map(move |i| i * m + t)
    }

    /// Fixes rows and columns whose free cells must all be 0 or all be 1, until none is left.
    fn settle_certain(&mut self) {
        loop {
            let mut settled = false;
            for i in 0..self.rows.len() {
                let cells: Vec<_> = self.cells_of_row(i).filter(|&c| self.free[c]).collect();
                settled |= self.settle(&cells, self.rows[i]);
            }
            for t in 0..self.columns.len() {
                let cells: Vec<_> = self.cells_of_column(t).filter(|&c| self.free[c]).collect();
                settled |= self.settle(&cells, self.columns[t]);
            }
            if !settled {
                return;
            }
        }
    }

    fn settle(&mut self, cells: &[usize], sum: usize) -> bool {
        if cells.is_empty() || (sum > 0 && sum < cells.len()) {
            return false;
        }
        let m = self.columns.len();
        for &c in cells {
            self.free[c] = false;
            if sum > 0 {
                self.p[c] = 1.0;
                self.rows[c / m] = self.rows[c / m].saturating_sub(1);
                self.columns[c % m] = self.columns[c % m].saturating_sub(1);
            }
        }
        true
    }

    fn iterate(&mut self, structural: bool) {
        let m = self.columns.len();
        let live_row = |i: usize| self.cells_of_row(i).any(|c| self.free[c]);
        let live_column = |t: usize| self.cells_of_column(t).any(|c| self.free[c]);
        let total: usize = self.rows.iter().sum();
        let start = 1.0 / (total.max(1) as f64).sqrt();
        let rows: Vec<usize> = (0..self.rows.len()).filter(|&i| live_row(i)).collect();
        let columns: Vec<usize> = (0..m).filter(|&t| live_column(t)).collect();
        let mut a = groups(&rows, &self.rows, start, structural);
        let mut b = groups(&columns, &self.columns, start, structural);
        // With structural zeros every group is a single row or column, so one cell tells whether two may meet.
        let meet = |g: &Group, h: &Group| self.free[g.members[0] * m + h.members[0]];
        for _ in 0..MOST_ROUNDS {
            let gap = round(&mut a, &b, meet).max(round(&mut b, &a, |h, g| meet(g, h)));
            if gap < NEAR {
                break;
            }
        }
        for (g, h) in a.iter().flat_map(|g| b.iter().map(move |h| (g, h))) {
            let p = g.x * h.x / (1.0 + g.x * h.x);
            for (&i, &t) in g.members.iter().flat_map(|i| h.members.iter().map(move |t| (i, t))) {
                if self.free[i * m + t] {
                    self.p[i * m + t] = p;
                }
            }
        }
    }

    fn residual(&self, observed: &BitMatrix, turned: &BitMatrix) -> f64 {
        let gap = |cells: &mut dyn Iterator<Item = usize>, want: usize| {
            (cells.map(|c| self.p[c]).sum::<f64>() - want as f64).abs()
        };
        let rows = (0..observed.rows()).map(|i| gap(&mut self.cells_of_row(i), observed.count(i)));
        let columns = (0..turned.rows()).map(|t| gap(&mut self.cells_of_column(t), turned.count(t)));
        rows.chain(columns).fold(0.0, f64::max)
    }
}

fn groups(live: &[usize], sums: &[usize], start: f64, single: bool) -> Vec<Group> {
    let group = |members: Vec<usize>, sum: usize| Group { members, sum: sum as f64, x: sum as f64 * start };
    if single {
        return live.iter().map(|&i| group(vec![i], sums[i])).collect();
    }
    let mut by_sum: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &i in live {
        by_sum.entry(sums[i]).or_default().push(i);
    }
    by_sum.into_iter().map(|(sum, members)| group(members, sum)).collect()
}

/// One Newton step for each group against the others; the largest gap met on the way.
fn round(groups: &mut [Group], others: &[Group], meet: impl Fn(&Group, &Group) -> bool) -> f64 {
    let mut widest = 0.0_f64;
    for g in groups.iter_mut() {
        let (mut sum, mut slope) = (0.0, 0.0);
        for h in others.iter().filter(|h| meet(g, h)) {
            let p = g.x * h.x / (1.0 + g.x * h.x);
            sum += p * h.members.len() as f64;
            slope += p * (1.0 - p) * h.members.len() as f64;
        }
        widest = widest.max((sum - g.sum).abs());
        let step = ((g.sum - sum) / slope.max(1e-12)).clamp(-2.0, 2.0);
        g.x = (g.x * exp(step)).clamp(1e-12, 1e12);
    }
    widest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: &[&str]) -> BitMatrix {
        let mut m = BitMatrix::new(rows.len(), rows[0].len());
        for (i, row) in rows.iter().enumerate() {
            for (t, _) in row.chars().enumerate().filter(|(_, c)| *c == '1') {
                m.set(i, t);
            }
        }
        m
    }

    #[test]
    fn margins_are_met() {
        let m = matrix(&["1101000", "0110110", "1011001", "0000111", "1111111", "0000000"]);
        let fit = Bicm::fit(&m, None);
        assert!(fit.converged(1e-6), "{}", fit.residual);
        assert!((fit.p(4, 3) - 1.0).abs() < 1e-12 && fit.p(5, 0) == 0.0);
    }

    #[test]
    fn equal_margins_give_one_probability() {
        // A 4 × 6 matrix with three ones a row and two a column: p = 1/2 everywhere.
        let fit = Bicm::fit(&matrix(&["111000", "000111", "101010", "010101"]), None);
        for (i, t) in (0..4).flat_map(|i| (0..6).map(move |t| (i, t))) {
            assert!((fit.p(i, t) - 0.5).abs() < 1e-9);
        }
        assert!((fit.shared(0, 1).sum::<f64>() - 1.5).abs() < 1e-9);
    }

    #[test]
    fn forbidden_cells_stay_empty_and_margins_hold() {
        let m = matrix(&["11010", "01101", "10110", "00011"]);
        let mut f = BitMatrix::new(4, 5);
        f.set(3, 0);
        f.set(0, 2);
        let fit = Bicm::fit(&m, Some(&f));
        assert!(fit.p(3, 0) == 0.0 && fit.p(0, 2) == 0.0);
        assert!(fit.converged(1e-6), "{}", fit.residual);
    }

    #[test]
    fn odd_shapes() {
        for m in [BitMatrix::new(0, 0), BitMatrix::new(0, 3), BitMatrix::new(3, 0), matrix(&["1"])] {
            assert!(Bicm::fit(&m, None).converged(1e-9));
        }
        // A nested matrix has no other with its margins: the fit goes to it cell by cell.
        let nested = Bicm::fit(&matrix(&["111", "110", "100"]), None);
        assert!(nested.p.iter().all(|p| (0.0..=1.0).contains(p)) && nested.converged(1e-9));
    }
}
