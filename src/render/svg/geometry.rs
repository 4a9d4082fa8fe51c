//! Boxes, hulls and pushing apart: what layouts are measured and mended with.

/// An upright box.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// A box by its upper left corner and size.
    pub fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    pub(super) fn between((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Self {
        Self::new(x1.min(x2), y1.min(y2), (x1 - x2).abs(), (y1 - y2).abs())
    }

    pub(super) fn union(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.w).max(other.x + other.w);
        let bottom = (self.y + self.h).max(other.y + other.h);
        Self::new(x, y, right - x, bottom - y)
    }

    pub(super) fn grown(self, by: f64) -> Self {
        Self::new(self.x - by, self.y - by, self.w + 2.0 * by, self.h + 2.0 * by)
    }

    pub(super) fn centre(self) -> (f64, f64) {
        (self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    pub(super) fn moved(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }
    }

    /// Whether the box stands inside another, but for a tenth of a point.
    pub fn inside(self, outer: Self) -> bool {
        self.x >= outer.x - 0.1
            && self.y >= outer.y - 0.1
            && self.x + self.w <= outer.x + outer.w + 0.1
            && self.y + self.h <= outer.y + outer.h + 0.1
    }

    /// How far two boxes overlap in each direction; absent where they do not.
    pub(super) fn overlap(self, other: Self) -> Option<(f64, f64)> {
        let x = (self.x + self.w).min(other.x + other.w) - self.x.max(other.x);
        let y = (self.y + self.h).min(other.y + other.h) - self.y.max(other.y);
        (x > 1e-6 && y > 1e-6).then_some((x, y))
    }
}

/// A text on a figure and the box of its ink, which may be turned.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The words drawn.
    pub words: String,
    corners: [(f64, f64); 4],
}

impl Label {
    pub(super) fn new(words: &str, local: Rect, (x, y): (f64, f64), turn: f64) -> Self {
        let (sin, cos) = turn.to_radians().sin_cos();
        let corner = |dx: f64, dy: f64| (x + dx * cos - dy * sin, y + dx * sin + dy * cos);
        let (r, b) = (local.x + local.w, local.y + local.h);
        Self {
            words: words.to_owned(),
            corners: [corner(local.x, local.y), corner(r, local.y), corner(r, b), corner(local.x, b)],
        }
    }

    /// The upright box round the label.
    pub fn bounds(&self) -> Rect {
        let [first, rest @ ..] = self.corners;
        rest.into_iter()
            .fold(Rect::new(first.0, first.1, 0.0, 0.0), |r, (x, y)| r.union(Rect::new(x, y, 0.0, 0.0)))
    }

    /// Whether two labels overprint each other by more than a fifth of a point (separating axes).
    pub fn overlaps(&self, other: &Self) -> bool {
        let separated = |a: &[(f64, f64); 4], b: &[(f64, f64); 4]| {
            (0..2).any(|i| {
                let (dx, dy) = (a[i + 1].0 - a[i].0, a[i + 1].1 - a[i].1);
                let length = dx.hypot(dy).max(1e-9);
                let reach = |c: &[(f64, f64); 4]| {
                    c.iter()
                        .map(|p| (p.0 * dx + p.1 * dy) / length)
                        .fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), v| (lo.min(v), hi.max(v)))
                };
                let ((a_lo, a_hi), (b_lo, b_hi)) = (reach(a), reach(b));
                a_hi - 0.2 < b_lo || b_hi - 0.2 < a_lo
            })
        };
        !separated(&self.corners, &other.corners) && !separated(&other.corners, &self.corners)
    }
}

/// The convex hull of points, counter-clockwise from the leftmost. O(n log n).
pub(super) fn hull(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    sorted.dedup();
    if sorted.len() < 3 {
        return sorted;
    }
    let turn =
        |o: (f64, f64), a: (f64, f64), b: (f64, f64)| (a.0 - o.0) * (b.1 - o.1) - (a.1 - o.1) * (b.0 - o.0);
    let half = |points: &mut dyn Iterator<Item = (f64, f64)>| {
        let mut out: Vec<(f64, f64)> = Vec::new();
        for p in points {
            while let [.., a, b] = out[..] {
                if turn(a, b, p) > 0.0 {
                    break;
                }
                out.pop();
            }
            out.push(p);
        }
        out.pop();
        out
    };
    let mut lower = half(&mut sorted.iter().copied());
    lower.extend(half(&mut sorted.iter().rev().copied()));
    lower
}

/// Moves boxes until none overlaps another and all keep between the walls `0..width`; they may grow downwards.
///
/// Pairs are parted along the direction that needs the smaller move. Where that does not settle, boxes are laid in
/// rows by their height on the page, which always ends without overlap. O(rounds × n²).
pub(super) fn push_apart(boxes: &mut [Rect], width: f64, gap: f64) {
    for _ in 0..400 {
        let mut moved = false;
        for b in boxes.iter_mut() {
            b.x = b.x.min(width - b.w).max(0.0);
        }
        for i in 0..boxes.len() {
            for j in i + 1..boxes.len() {
                moved |= part(boxes, i, j, gap);
            }
        }
        if !moved {
            return;
        }
    }
    in_rows(boxes, width, gap);
}

fn part(boxes: &mut [Rect], i: usize, j: usize, gap: f64) -> bool {
    let (a, b) = (boxes[i].grown(gap / 2.0), boxes[j].grown(gap / 2.0));
    let Some((x, y)) = a.overlap(b) else { return false };
    let ((ax, ay), (bx, by)) = (a.centre(), b.centre());
    // A little more than needed, so that rounding cannot bring them back.
    if x <= y {
        let step = if ax <= bx { x } else { -x } / 2.0 * 1.02 + 1e-3_f64.copysign(bx - ax);
        boxes[i].x -= step;
        boxes[j].x += step;
    } else {
        let step = if ay <= by { y } else { -y } / 2.0 * 1.02 + 1e-3_f64.copysign(by - ay);
        boxes[i].y -= step;
        boxes[j].y += step;
    }
    true
}

fn in_rows(boxes: &mut [Rect], width: f64, gap: f64) {
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.sort_by(|&i, &j| boxes[i].y.total_cmp(&boxes[j].y).then(boxes[i].x.total_cmp(&boxes[j].x)));
    let mut y = order.first().map_or(0.0, |&i| boxes[i].y);
    let mut start = 0;
    while start < order.len() {
        let mut end = start;
        let mut used = 0.0;
        while end < order.len() && (end == start || used + boxes[order[end]].w <= width) {
            used += boxes[order[end]].w + gap;
            end += 1;
        }
        let row = &mut order[start..end];
        row.sort_by(|&i, &j| boxes[i].x.total_cmp(&boxes[j].x).then(i.cmp(&j)));
        let spare = ((width - (used - gap)) / (row.len() + 1) as f64).max(0.0);
        let (mut x, mut tallest) = (spare, 0.0_f64);
        for &i in row.iter() {
            boxes[i].x = x;
            boxes[i].y = y;
            x += boxes[i].w + gap + spare;
            tallest = tallest.max(boxes[i].h);
        }
        // Spare space on both sides may have been rounded up: shrink towards the left wall.
        y += tallest + gap;
        start = end;
    }
    for b in boxes.iter_mut() {
        b.x = b.x.min(width - b.w).max(0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlaps(boxes: &[Rect]) -> usize {
        (0..boxes.len())
            .flat_map(|i| (i + 1..boxes.len()).map(move |j| (i, j)))
            .filter(|&(i, j)| boxes[i].overlap(boxes[j]).is_some_and(|(x, y)| x > 0.01 && y > 0.01))
            .count()
    }

    #[test]
    fn boxes_on_one_spot_come_apart() {
        let mut boxes = vec![Rect::new(50.0, 50.0, 40.0, 10.0); 30];
        push_apart(&mut boxes, 200.0, 2.0);
        assert_eq!(overlaps(&boxes), 0);
        assert!(boxes.iter().all(|b| b.x >= 0.0 && b.x + b.w <= 200.1));
    }

    #[test]
    fn rows_hold_what_pushing_cannot() {
        let mut boxes: Vec<Rect> = (0..40).map(|i| Rect::new(f64::from(i % 3), 0.0, 95.0, 10.0)).collect();
        in_rows(&mut boxes, 200.0, 4.0);
        assert_eq!(overlaps(&boxes), 0);
        assert!(boxes.iter().all(|b| b.x >= 0.0 && b.x + b.w <= 200.1));
    }

    #[test]
    fn hull_leaves_inner_points_out() {
        let h = hull(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (2.0, 2.0), (1.0, 3.0)]);
        assert_eq!(h.len(), 4);
        assert!(!h.contains(&(2.0, 2.0)));
        assert_eq!(hull(&[(1.0, 1.0), (1.0, 1.0)]).len(), 1);
    }

    #[test]
    fn turned_labels_are_measured_as_they_stand() {
        let a = Label::new("a", Rect::new(0.0, -3.0, 50.0, 6.0), (0.0, 0.0), -60.0);
        let b = Label::new("b", Rect::new(0.0, -3.0, 50.0, 6.0), (8.0, 0.0), -60.0);
        let c = Label::new("c", Rect::new(0.0, -3.0, 50.0, 6.0), (4.0, 0.0), -60.0);
        assert!(a.bounds().overlap(b.bounds()).is_some() && !a.overlaps(&b));
        assert!(a.overlaps(&c));
    }
}
