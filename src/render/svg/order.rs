//! Orders that mean something: crossings counted, columns put where their rows are.

/// Number of crossing pairs among edges between two columns, by their positions. O(E log E).
///
/// Edges that share an end do not cross.
pub(super) fn crossings(edges: &[(usize, usize)]) -> u64 {
    let mut sorted = edges.to_vec();
    sorted.sort_unstable();
    let size = sorted.iter().map(|e| e.1 + 1).max().unwrap_or(0);
    let mut tree = vec![0_u64; size + 1];
    let mut total = 0;
    let mut seen = 0_u64;
    // Edges with the same left end are counted before any of them is entered.
    for group in sorted.chunk_by(|a, b| a.0 == b.0) {
        for &(_, right) in group {
            let (mut i, mut up_to) = (right + 1, 0);
            while i > 0 {
                up_to += tree[i];
                i &= i - 1;
            }
            total += seen - up_to;
        }
        for &(_, right) in group {
            let mut i = right + 1;
            while i <= size {
                tree[i] += 1;
                i += i & i.wrapping_neg();
            }
            seen += 1;
        }
    }
    total
}

/// An order of the right column (`order[k]` = item at place k) with few crossings: the best of the given order, the
/// barycentres and the medians, then neighbours are swapped as long as that helps.
pub(super) fn fewest_crossings(edges: &[(usize, usize)], right: usize) -> Vec<usize> {
    let mut lefts: Vec<Vec<usize>> = vec![Vec::new(); right];
    for &(l, r) in edges {
        if let Some(list) = lefts.get_mut(r) {
            list.push(l);
        }
    }
    for list in &mut lefts {
        list.sort_unstable();
    }
    let mean = |l: &[usize]| l.iter().sum::<usize>() as f64 / l.len().max(1) as f64;
    let median = |l: &[usize]| match l.len() {
        0 => 0.0,
        n => (l[(n - 1) / 2] + l[n / 2]) as f64 / 2.0,
    };
    let by = |value: &dyn Fn(&[usize]) -> f64| {
        let mut order: Vec<usize> = (0..right).collect();
        order.sort_by(|&a, &b| value(&lefts[a]).total_cmp(&value(&lefts[b])).then(a.cmp(&b)));
        order
    };
    let candidates = [(0..right).collect(), by(&mean), by(&median)];
    let mut best = candidates
        .into_iter()
        .min_by_key(|order: &Vec<usize>| crossings(&placed(edges, order)))
        .unwrap_or_default();
    swap_neighbours(&mut best, &lefts);
    best
}

/// Edges with the right end replaced by its place in the order.
pub(super) fn placed(edges: &[(usize, usize)], order: &[usize]) -> Vec<(usize, usize)> {
    let mut place = vec![0; order.len()];
    for (k, &item) in order.iter().enumerate() {
        place[item] = k;
    }
    edges.iter().filter_map(|&(l, r)| Some((l, *place.get(r)?))).collect()
}

fn swap_neighbours(order: &mut [usize], lefts: &[Vec<usize>]) {
    for _ in 0..20 {
        let mut better = false;
        for k in 1..order.len() {
            let (a, b) = (order[k - 1], order[k]);
            if cross(&lefts[b], &lefts[a]) < cross(&lefts[a], &lefts[b]) {
                order.swap(k - 1, k);
                better = true;
            }
        }
        if !better {
            return;
        }
    }
}

/// Crossings between the edges of two neighbours, `upper` above `lower`; both sorted.
fn cross(upper: &[usize], lower: &[usize]) -> usize {
    let mut below = 0;
    upper
        .iter()
        .map(|&u| {
            while below < lower.len() && lower[below] < u {
                below += 1;
            }
            below
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_crossings_as_the_definition_does() {
        let edges = [(0, 2), (0, 1), (1, 0), (2, 2), (2, 0), (3, 1), (3, 1)];
        let slow = (0..edges.len())
            .flat_map(|i| (i + 1..edges.len()).map(move |j| (i, j)))
            .filter(|&(i, j)| {
                let ((a, b), (c, d)) = (edges[i], edges[j]);
                (a < c && b > d) || (a > c && b < d)
            })
            .count();
        assert_eq!(crossings(&edges), slow as u64);
        assert_eq!(crossings(&[]), 0);
    }

    #[test]
    fn order_is_never_worse_than_given_and_solves_the_simple_case() {
        let edges = [(0, 2), (1, 1), (2, 0), (3, 0)];
        let order = fewest_crossings(&edges, 3);
        assert_eq!(crossings(&placed(&edges, &order)), 0);
        assert_eq!(order, [2, 1, 0]);
    }
}
