//! Placing the nodes of a network: stress majorisation, then clusters drawn together and set apart.

use super::geometry::{Rect, push_apart};

/// Distances asked of a layout, row by row.
pub(super) struct Distances {
    n: usize,
    d: Vec<f64>,
}

impl Distances {
    /// Shortest paths over edges `(i, j, length)`; pairs without a path get the longest one and half a step more.
    /// O(n³).
    pub(super) fn shortest(n: usize, edges: &[(usize, usize, f64)]) -> Self {
        let mut d = vec![f64::INFINITY; n * n];
        for i in 0..n {
            d[i * n + i] = 0.0;
        }
        for &(i, j, length) in edges {
            d[i * n + j] = d[i * n + j].min(length);
            d[j * n + i] = d[j * n + i].min(length);
        }
        for k in 0..n {
            for i in 0..n {
                let first = d[i * n + k];
                if first.is_finite() {
                    for j in 0..n {
                        let through = first + d[k * n + j];
                        if through < d[i * n + j] {
                            d[i * n + j] = through;
                        }
                    }
                }
            }
        }
        let longest = d.iter().copied().filter(|v| v.is_finite()).fold(1.0, f64::max);
        d.iter_mut().filter(|v| v.is_infinite()).for_each(|v| *v = longest + 0.5);
        Self { n, d }
    }

    /// Draws members of a group together and sets groups apart.
    pub(super) fn grouped(mut self, group: &[usize]) -> Self {
        for i in 0..self.n {
            for j in 0..self.n {
                self.d[i * self.n + j] *= if group[i] == group[j] { 0.6 } else { 1.4 };
            }
        }
        self
    }

    /// Positions with little stress Σ (|x_i − x_j| − d_ij)²/d_ij², one node at a time from a circle in the given order
    /// (Gansner, Koren & North 2004, in its local form). No random numbers: the same distances give the same places.
    pub(super) fn place(&self) -> Vec<(f64, f64)> {
        let n = self.n;
        let turn = std::f64::consts::TAU / n.max(1) as f64;
        let mut at: Vec<(f64, f64)> =
            (0..n).map(|i| (2.0 * (i as f64 * turn).cos(), 2.0 * (i as f64 * turn).sin())).collect();
        let rounds = (100_000 / (n * n).max(1)).clamp(15, 200);
        let asked: Vec<(f64, f64)> = self.d.iter().map(|d| d.max(1e-3)).map(|d| (d, 1.0 / (d * d))).collect();
        for _ in 0..rounds {
            for i in 0..n {
                let (mut x, mut y, mut sum) = (0.0, 0.0, 0.0);
                for j in (0..n).filter(|&j| j != i) {
                    let (d, weight) = asked[i * n + j];
                    let (dx, dy) = (at[i].0 - at[j].0, at[i].1 - at[j].1);
                    // Places are a few units apart: nothing here that `hypot` would save from overflow.
                    let stretch = d / (dx * dx + dy * dy).sqrt().max(1e-9);
                    x += weight * (at[j].0 + stretch * dx);
                    y += weight * (at[j].1 + stretch * dy);
                    sum += weight;
                }
                if sum > 0.0 {
                    at[i] = (x / sum, y / sum);
                }
            }
        }
        at
    }

    /// The stress of positions, per pair.
    #[cfg(test)]
    fn stress(&self, at: &[(f64, f64)]) -> f64 {
        let mut sum = 0.0;
        for i in 0..self.n {
            for j in 0..i {
                let d = self.d[i * self.n + j].max(1e-3);
                sum += ((at[i].0 - at[j].0).hypot(at[i].1 - at[j].1) / d - 1.0).powi(2);
            }
        }
        sum / (self.n * self.n.saturating_sub(1) / 2).max(1) as f64
    }
}

/// Boxes of nodes (upper left corners set) and of the groups around them.
pub(super) struct Placed {
    pub(super) nodes: Vec<Rect>,
    /// One box a group of two or more, with its number, head included.
    pub(super) groups: Vec<(usize, Rect)>,
    pub(super) height: f64,
}

/// Sets boxes of the given sizes near their places on a page of this width, so that no box meets another and every
/// group of two or more has a box of its own, with a head of `head` points for its name, at least `names[g]` wide.
pub(super) fn settle(
    at: &[(f64, f64)],
    sizes: &[(f64, f64)],
    group: &[usize],
    names: &[f64],
    width: f64,
    (pad, head): (f64, f64),
) -> Placed {
    let area: f64 = sizes.iter().map(|s| (s.0 + 8.0) * (s.1 + 8.0)).sum();
    let height = (area * 2.6 / width).max(width * 0.3);
    let pages = on_page(at, width, height);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); names.len()];
    for (i, g) in group.iter().enumerate() {
        members[*g].push(i);
    }
    // Each group is packed by itself around its middle, then the groups are set apart as whole boxes.
    let mut local: Vec<(f64, f64)> = vec![(0.0, 0.0); at.len()];
    let mut boxes = Vec::new();
    let mut ids = Vec::new();
    for (g, m) in members.iter().enumerate().filter(|(_, m)| !m.is_empty()) {
        let middle = (mean(m.iter().map(|&i| pages[i].0)), mean(m.iter().map(|&i| pages[i].1)));
        let inner = packed(m, &pages, sizes, width);
        let mut hull = inner.iter().skip(1).fold(inner[0], |r, b| r.union(*b));
        if m.len() > 1 {
            hull = hull.grown(pad);
            hull = Rect::new(hull.x, hull.y - head, hull.w, hull.h + head);
            let more = (names[g] + 4.0 - hull.w).max(0.0);
            hull = Rect::new(hull.x - more / 2.0, hull.y, hull.w + more, hull.h);
        }
        for (&i, b) in m.iter().zip(&inner) {
            local[i] = (b.x - hull.x, b.y - hull.y);
        }
        boxes.push(Rect::new(middle.0 - hull.w / 2.0, middle.1 - hull.h / 2.0, hull.w, hull.h));
        ids.push(g);
    }
    push_apart(&mut boxes, width, 5.0);
    let top = boxes.iter().map(|b| b.y).fold(f64::INFINITY, f64::min);
    let top = if top.is_finite() { top } else { 0.0 };
    for b in &mut boxes {
        *b = b.moved(0.0, -top);
    }
    let mut nodes: Vec<Rect> = sizes.iter().map(|s| Rect::new(0.0, 0.0, s.0, s.1)).collect();
    let mut groups = Vec::new();
    for (b, g) in boxes.iter().zip(ids) {
        for &i in &members[g] {
            nodes[i] = nodes[i].moved(b.x + local[i].0, b.y + local[i].1);
        }
        if members[g].len() > 1 {
            groups.push((g, *b));
        }
    }
    let height = boxes.iter().map(|b| b.y + b.h).fold(0.0, f64::max);
    Placed { nodes, groups, height }
}

/// Members of a group near each other as they stand to each other, on a box somewhat wider than high: names are wide,
/// so that boxes pushed apart by themselves would end in a column.
fn packed(members: &[usize], at: &[(f64, f64)], sizes: &[(f64, f64)], page: f64) -> Vec<Rect> {
    let area: f64 = members.iter().map(|&i| (sizes[i].0 + 5.0) * (sizes[i].1 + 5.0)).sum();
    let widest = members.iter().map(|&i| sizes[i].0).fold(0.0, f64::max);
    let width = (area * 2.2).sqrt().max(widest).min(page * 0.72).max(1.0);
    let own: Vec<(f64, f64)> = members.iter().map(|&i| at[i]).collect();
    let own = on_page(&own, (width - widest * 0.8).max(1.0), area * 1.1 / width);
    let mut boxes: Vec<Rect> = members
        .iter()
        .zip(own)
        .map(|(&i, (x, y))| {
            Rect::new(x + widest * 0.4 - sizes[i].0 / 2.0, y - sizes[i].1 / 2.0, sizes[i].0, sizes[i].1)
        })
        .collect();
    push_apart(&mut boxes, width, 3.0);
    boxes
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, n) = values.fold((0.0, 0.0), |(s, n), v| (s + v, n + 1.0));
    if n > 0.0 { sum / n } else { 0.0 }
}

/// Stretches positions to the page.
fn on_page(at: &[(f64, f64)], width: f64, height: f64) -> Vec<(f64, f64)> {
    let span = |of: fn(&(f64, f64)) -> f64| {
        at.iter().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), v| (lo.min(v), hi.max(v)))
    };
    let ((x0, x1), (y0, y1)) = (span(|p| p.0), span(|p| p.1));
    let scale =
        |v: f64, lo: f64, hi: f64, to: f64| if hi - lo > 1e-9 { (v - lo) / (hi - lo) * to } else { to / 2.0 };
    at.iter().map(|p| (scale(p.0, x0, x1, width), scale(p.1, y0, y1, height))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_laid_out_as_long_as_it_is() {
        let d = Distances::shortest(5, &[(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 4, 1.0)]);
        let at = d.place();
        assert!(d.stress(&at) < 0.02, "{}", d.stress(&at));
        assert!(((at[0].0 - at[4].0).hypot(at[0].1 - at[4].1) - 4.0).abs() < 0.3);
    }

    #[test]
    fn boxes_and_groups_do_not_meet() {
        let n = 40;
        let edges: Vec<_> = (1..n).map(|i| (0, i, 1.0)).collect();
        let group: Vec<usize> = (0..n).map(|i| if i < 30 { i % 4 } else { i }).collect();
        let at = Distances::shortest(n, &edges).grouped(&group).place();
        let sizes = vec![(60.0, 18.0); n];
        let placed = settle(&at, &sizes, &group, &vec![80.0; n], 450.0, (6.0, 10.0));
        for i in 0..n {
            assert!(placed.nodes[i].x >= -0.1 && placed.nodes[i].x + 60.0 <= 450.1);
            for j in 0..i {
                let o = placed.nodes[i].overlap(placed.nodes[j]);
                assert!(o.is_none_or(|(x, y)| x < 0.01 || y < 0.01), "{i} {j} {o:?}");
            }
        }
        assert_eq!(placed.groups.len(), 4);
        for (i, a) in placed.groups.iter().enumerate() {
            for b in &placed.groups[..i] {
                assert!(a.1.overlap(b.1).is_none_or(|(x, y)| x < 0.01 || y < 0.01));
            }
            // No body stands in the box of a group that is not its own.
            for (k, node) in placed.nodes.iter().enumerate().filter(|(k, _)| group[*k] != a.0) {
                assert!(a.1.overlap(*node).is_none_or(|(x, y)| x < 0.01 || y < 0.01), "{k}");
            }
        }
    }
}
