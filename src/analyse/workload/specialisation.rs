//! How narrow a body's work is over themes.

use crate::{
    analyse::{
        Sampling,
        stats::{Streams, ln, percentile_band},
    },
    parallel,
};

/// Specialisation and diversity of each row of a bodies × themes table of counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Specialisation {
    /// d′ of each body, 0–1 (Blüthgen, Menzel & Blüthgen 2006).
    pub d_prime: Vec<Option<f64>>,
    /// Normalised entropy of each body, 0–1.
    pub diversity: Vec<Option<f64>>,
    /// H2′ of the table, 0–1.
    pub h2_prime: Option<f64>,
}

/// d′, diversity and H2′ of a table of whole counts, bodies × themes.
///
/// - d_i = Σ_θ p_iθ ln(p_iθ/q_θ), p_i the body's shares and q the table's; d′ = (d − d_min)/(d_max − d_min), with
///   d_max = ln(N/A_i) (N all counts, A_i the body's) and d_min the d of A_i counts dealt as evenly by q as whole
///   numbers allow. 0: the body does what all do; 1: its themes are its own. Absent for a body without counts, or
///   where no other has any.
/// - diversity = −Σ p ln p / ln m, m the themes of the table (Boydstun, Bevan & Thomas 2014). Absent for m < 2.
/// - H2′ = (H_max − H)/(H_max − H_min): H the entropy of all cells, H_max that of the margins' product, H_min found
///   by giving the largest cells first. 0: all alike; 1: as apart as the margins allow. Absent where they allow nothing.
///
/// O(bodies · themes · counts of a body).
pub fn specialisation(table: &[Vec<usize>]) -> Specialisation {
    let columns = columns_of(table);
    let total: usize = columns.iter().sum();
    let q: Vec<f64> = columns.iter().map(|&c| c as f64 / total.max(1) as f64).collect();
    let used = columns.iter().filter(|c| **c > 0).count();
    Specialisation {
        d_prime: table.iter().map(|row| d_prime(row, &q, total)).collect(),
        diversity: table.iter().map(|row| diversity(row, used)).collect(),
        h2_prime: h2_prime_of(table),
    }
}

/// H2′ alone: see [`specialisation`].
pub(super) fn h2_prime_of(table: &[Vec<usize>]) -> Option<f64> {
    let columns = columns_of(table);
    let (themes, total) = (columns.len(), columns.iter().sum());
    let flat: Vec<usize> =
        table.iter().flat_map(|r| (0..themes).map(|t| r.get(t).copied().unwrap_or(0))).collect();
    h2_prime(&flat, columns, total, &Logs::new(total))
}

fn columns_of(table: &[Vec<usize>]) -> Vec<usize> {
    let themes = table.iter().map(Vec::len).max().unwrap_or(0);
    (0..themes).map(|t| table.iter().filter_map(|r| r.get(t)).sum()).collect()
}

/// 95 % band of H2′ where the themes are dealt anew among the tasks: who is on a task stays, and so does what themes go
/// together. `bodies` and `themes` are those of each task. Every second draw of `sampling` is made.
/// O(draws · (assignments · themes of a task + bodies · themes)).
pub(super) fn specialisation_band(
    bodies: &[Vec<u32>],
    themes: &[&[usize]],
    rows: usize,
    columns: usize,
    plan: &str,
    sampling: &Sampling,
) -> Option<(f64, f64)> {
    let streams = Streams::new(sampling.seed, "themes-dealt", plan);
    let of_task = |t: usize| themes[t].iter().filter(|t| **t < columns).count();
    let (most_bodies, most_themes) =
        (bodies.iter().map(Vec::len).max(), (0..themes.len()).map(of_task).max());
    // A total of any order of the tasks is no more than this.
    let most = themes.len() * most_bodies.unwrap_or(0) * most_themes.unwrap_or(0);
    let logs = Logs::new(most);
    let draw = |n: usize| {
        let mut order: Vec<usize> = (0..themes.len()).collect();
        streams.stream(n as u64).shuffle(&mut order);
        let (mut table, mut sums, mut total) = (vec![0; rows * columns], vec![0; columns], 0);
        for (of_task, &from) in bodies.iter().zip(&order) {
            for &theme in themes[from].iter().filter(|t| **t < columns) {
                of_task.iter().for_each(|&b| table[b as usize * columns + theme] += 1);
                sums[theme] += of_task.len();
                total += of_task.len();
            }
        }
        h2_prime(&table, sums, total, &logs)
    };
    let drawn: Vec<Option<f64>> = parallel::numbered(sampling.draws / 2, draw);
    percentile_band(&drawn)
}

fn d_prime(row: &[usize], q: &[f64], total: usize) -> Option<f64> {
    let own: usize = row.iter().sum();
    if own == 0 || own == total {
        return None;
    }
    let most = ln(total as f64 / own as f64);
    let least = divergence(&evenly(own, q), q);
    (most - least > 1e-12).then(|| ((divergence(row, q) - least) / (most - least)).clamp(0.0, 1.0))
}

/// Kullback–Leibler divergence of the shares of whole counts from q.
fn divergence(counts: &[usize], q: &[f64]) -> f64 {
    let own: usize = counts.iter().sum();
    let part = |(&c, &q): (&usize, &f64)| {
        let p = c as f64 / own as f64;
        if c == 0 { 0.0 } else { p * ln(p / q) }
    };
    counts.iter().zip(q).map(part).sum()
}

/// `own` counts dealt as near to q as whole numbers allow: each next one where the divergence grows least.
fn evenly(own: usize, q: &[f64]) -> Vec<usize> {
    let mut counts: Vec<usize> = q.iter().map(|q| (q * own as f64).floor() as usize).collect();
    let cost = |c: usize, q: f64| {
        let (a, b) = (c as f64, c as f64 + 1.0);
        b * ln(b / q) - if c == 0 { 0.0 } else { a * ln(a / q) }
    };
    for _ in counts.iter().sum::<usize>()..own {
        let open = (0..q.len()).filter(|&t| q[t] > 0.0);
        let next = open.min_by(|&s, &t| cost(counts[s], q[s]).total_cmp(&cost(counts[t], q[t])));
        if let Some(t) = next {
            counts[t] += 1;
        }
    }
    counts
}

fn diversity(row: &[usize], themes: usize) -> Option<f64> {
    let own: usize = row.iter().sum();
    (own > 0 && themes > 1).then(|| (entropy(row.iter().copied(), own) / ln(themes as f64)).clamp(0.0, 1.0))
}

/// H2′ of a table of counts row by row, with its column sums and its total.
fn h2_prime(table: &[usize], columns: Vec<usize>, total: usize, logs: &Logs) -> Option<f64> {
    if total == 0 {
        return None;
    }
    let rows: Vec<usize> = table.chunks_exact(columns.len()).map(|r| r.iter().sum()).collect();
    let entropy = |counts: &[usize]| logs.entropy(counts, total);
    let most = entropy(&rows) + entropy(&columns);
    let seen = entropy(table);
    let least = entropy(&largest_first(rows, columns));
    (most - least > 1e-12).then(|| ((most - seen) / (most - least)).clamp(0.0, 1.0))
}

/// c·ln c of the counts 0, 1, …
struct Logs(Vec<f64>);

impl Logs {
    fn new(most: usize) -> Self {
        Self((0..=most).map(|c| if c == 0 { 0.0 } else { c as f64 * ln(c as f64) }).collect())
    }

    /// −Σ p ln p of shares p = c/total, as ln total − Σ c ln c/total.
    fn entropy(&self, counts: &[usize], total: usize) -> f64 {
        let all = total as f64;
        ln(all) - counts.iter().map(|&c| self.0[c]).sum::<f64>() / all
    }
}

/// Cells of the most uneven table with these margins that a greedy hand finds: the largest possible cell each time.
fn largest_first(mut rows: Vec<usize>, mut columns: Vec<usize>) -> Vec<usize> {
    let top = |v: &[usize]| (0..v.len()).max_by_key(|&i| (v[i], usize::MAX - i)).filter(|&i| v[i] > 0);
    let mut cells = Vec::new();
    while let (Some(i), Some(t)) = (top(&rows), top(&columns)) {
        let cell = rows[i].min(columns[t]);
        rows[i] -= cell;
        columns[t] -= cell;
        cells.push(cell);
    }
    cells
}

fn entropy(counts: impl Iterator<Item = usize>, total: usize) -> f64 {
    let part = |c: usize| {
        let p = c as f64 / total as f64;
        if c == 0 { 0.0 } else { -p * ln(p) }
    };
    counts.map(part).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_like_the_plan_is_0_and_one_with_its_own_theme_is_1() {
        let s = specialisation(&[vec![2, 2, 0], vec![2, 2, 0], vec![0, 0, 4]]);
        assert_eq!(s.d_prime[2], Some(1.0));
        let alike = specialisation(&[vec![2, 2], vec![1, 1], vec![3, 3]]);
        assert!(alike.d_prime.iter().all(|d| d.unwrap() < 1e-9));
        assert!(alike.h2_prime.unwrap() < 1e-9);
        assert_eq!(alike.diversity[0], Some(1.0));
    }

    #[test]
    fn everybody_apart_is_1() {
        let s = specialisation(&[vec![3, 0, 0], vec![0, 3, 0], vec![0, 0, 3]]);
        assert!((s.h2_prime.unwrap() - 1.0).abs() < 1e-12);
        assert!(s.d_prime.iter().all(|d| (d.unwrap() - 1.0).abs() < 1e-12));
        assert_eq!(s.diversity, vec![Some(0.0); 3]);
    }

    #[test]
    fn absent_cases() {
        assert_eq!(specialisation(&[]), Specialisation::default());
        let s = specialisation(&[vec![0, 0], vec![2, 1]]);
        assert_eq!((s.d_prime[0], s.d_prime[1], s.diversity[0]), (None, None, None));
        let one = specialisation(&[vec![2], vec![1]]);
        assert_eq!((one.diversity[0], one.h2_prime), (None, None));
        assert_eq!(one.d_prime, [None, None].map(|d: Option<f64>| d.or(one.d_prime[0])).to_vec());
    }
}
