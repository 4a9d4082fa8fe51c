//! Core and periphery.

use crate::graph::Weights;

/// Correlation of weights with the ideal of a core, and the core that fits best.
///
/// The core is a prefix of the bodies by strength: for a given size no other core has more weight inside by degree,
/// and the search is then one pass (the greedy form of Borgatti & Everett 1999; ties between core and periphery are
/// left open, their "missing" variant). Absent below four bodies or where all weights are equal. O(n² + n log n).
pub(super) fn core_fit(weights: &Weights) -> Option<(f64, Vec<usize>)> {
    let n = weights.len();
    if n < 4 {
        return None;
    }
    let mut order: Vec<usize> = (0..n).collect();
    let strength: Vec<f64> = (0..n).map(|i| weights.strength(i)).collect();
    order.sort_by(|&a, &b| strength[b].total_cmp(&strength[a]).then(a.cmp(&b)));
    // Core pairs so far, and the pairs of the periphery that is left: count, sum, sum of squares.
    let mut inside = Sums::default();
    let mut outside = Sums::default();
    (0..n).for_each(|at| outside.add(weights, order[at], &order[..at], 1.0));
    let mut best: Option<(f64, usize)> = None;
    for size in 1..n - 1 {
        inside.add(weights, order[size - 1], &order[..size - 1], 1.0);
        outside.add(weights, order[size - 1], &order[size..], -1.0);
        if let Some(fit) = correlation(&inside, &outside)
            && best.is_none_or(|(b, _)| fit > b + 1e-12)
        {
            best = Some((fit, size));
        }
    }
    best.map(|(fit, size)| {
        let mut core = order[..size].to_vec();
        core.sort_unstable();
        (fit, core)
    })
}

#[derive(Default)]
struct Sums {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Sums {
    /// Adds (or with sign −1 takes away) the pairs of a node with others.
    fn add(&mut self, weights: &Weights, node: usize, others: &[usize], sign: f64) {
        let row = weights.row(node);
        self.count += sign * others.len() as f64;
        self.sum += sign * others.iter().map(|&b| row[b]).sum::<f64>();
        self.squares += sign * others.iter().map(|&b| row[b] * row[b]).sum::<f64>();
    }
}

/// Pearson correlation of the weights with 1 for pairs inside the core and 0 outside it.
fn correlation(inside: &Sums, outside: &Sums) -> Option<f64> {
    let n = inside.count + outside.count;
    if inside.count < 1.0 || outside.count < 1.0 {
        return None;
    }
    let mean = (inside.sum + outside.sum) / n;
    let variance = (inside.squares + outside.squares) / n - mean * mean;
    let share = inside.count / n;
    let covariance = inside.sum / n - mean * share;
    (variance > 1e-12).then(|| (covariance / (variance * share * (1.0 - share)).sqrt()).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ideal_core_fits_fully() {
        let mut w = Weights::new(7);
        for (i, j) in [(0, 1), (0, 2), (1, 2), (0, 3), (1, 4), (2, 5), (0, 6)] {
            w.add(i, j, 1.0);
        }
        let (fit, core) = core_fit(&w).unwrap();
        assert!((fit - 1.0).abs() < 1e-9);
        assert_eq!(core, [0, 1, 2]);
    }

    #[test]
    fn no_core_where_all_are_alike() {
        let mut w = Weights::new(5);
        (0..5).flat_map(|i| (0..i).map(move |j| (i, j))).for_each(|(i, j)| w.add(i, j, 1.0));
        assert_eq!(core_fit(&w), None);
        assert_eq!(core_fit(&Weights::new(5)), None);
        assert_eq!(core_fit(&Weights::new(3)), None);
    }
}
