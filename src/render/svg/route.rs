//! Lines between marks that keep out of names: bent where a bend goes round them, else broken at their boxes.

use super::geometry::Rect;

type Point = (f64, f64);

/// How far a line may be bent, as a part of its length; the straight one first, then the slighter bends.
const BENDS: [f64; 7] = [0.0, 0.08, -0.08, 0.16, -0.16, 0.26, -0.26];
/// Space between a line and the names it passes, in points.
const GAP: f64 = 0.8;

/// The pieces of a line from `from` to `to` that stand outside of all boxes; bent no further than `within`, which holds
/// both ends. O(boxes × length).
pub(super) fn around(from: Point, to: Point, boxes: &[Rect], within: Rect) -> Vec<Vec<Point>> {
    let near = reach(from, to);
    let boxes: Vec<Rect> = boxes.iter().map(|b| b.grown(GAP)).filter(|b| b.overlap(near).is_some()).collect();
    let best = BENDS
        .iter()
        .map(|bend| bent(from, to, *bend))
        .map(|points| {
            (points.iter().filter(|p| hidden(**p, &boxes) || !hidden(**p, &[within])).count(), points)
        })
        .reduce(|best, next| if next.0 < best.0 { next } else { best });
    let Some((inside, points)) = best else { return Vec::new() };
    if inside == 0 && points.len() > 2 && boxes.is_empty() {
        return vec![vec![from, to]];
    }
    outside(&points, &boxes)
}

/// What any bend of the line may touch.
fn reach(from: Point, to: Point) -> Rect {
    let most = BENDS.iter().fold(0.0_f64, |most, bend| most.max(bend.abs()));
    Rect::between(from, to).grown(1.0 + most * (to.0 - from.0).hypot(to.1 - from.1))
}

/// Points along an arc, closer than the smallest letter is high.
fn bent((x1, y1): Point, (x2, y2): Point, bend: f64) -> Vec<Point> {
    let (dx, dy) = (x2 - x1, y2 - y1);
    let steps = (dx.hypot(dy) / 0.75).ceil().clamp(2.0, 1600.0) as usize;
    let at = |k: usize| {
        let t = k as f64 / steps as f64;
        // A quadratic curve: farthest from the chord in its middle.
        let off = bend * 4.0 * t * (1.0 - t);
        (x1 + dx * t - dy * off, y1 + dy * t + dx * off)
    };
    (0..=steps).map(at).collect()
}

fn hidden((x, y): Point, boxes: &[Rect]) -> bool {
    boxes.iter().any(|b| x > b.x && x < b.x + b.w && y > b.y && y < b.y + b.h)
}

/// The runs of points that no box holds; points that lie on a line are left out.
fn outside(points: &[Point], boxes: &[Rect]) -> Vec<Vec<Point>> {
    let runs = points.split(|p| hidden(*p, boxes)).filter(|run| run.len() > 1);
    runs.map(|run| {
        let straight = |a: Point, b: Point, c: Point| {
            ((b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)).abs() < 1e-6
        };
        let mut kept: Vec<Point> = Vec::new();
        for (k, &p) in run.iter().enumerate() {
            let next = run.get(k + 1);
            let between = kept.last().zip(next).is_some_and(|(a, c)| straight(*a, p, *c));
            // On a bend every fourth point is enough.
            if !between && (k % 4 == 0 || next.is_none()) {
                kept.push(p);
            }
        }
        kept
    })
    .filter(|run| run.len() > 1)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: Rect = Rect { x: -500.0, y: -500.0, w: 1000.0, h: 1000.0 };

    #[test]
    fn a_free_line_is_straight_and_a_barred_one_goes_round_or_breaks() {
        let free = around((0.0, 0.0), (100.0, 0.0), &[Rect::new(0.0, 50.0, 10.0, 10.0)], WIDE);
        assert_eq!(free, [vec![(0.0, 0.0), (100.0, 0.0)]]);
        let small = [Rect::new(45.0, -3.0, 10.0, 6.0)];
        let bent = around((0.0, 0.0), (100.0, 0.0), &small, WIDE);
        assert_eq!(bent.len(), 1, "it goes round");
        assert!(bent[0].iter().all(|p| !hidden(*p, &small)));
        let wall = [Rect::new(45.0, -300.0, 10.0, 600.0)];
        let broken = around((0.0, 0.0), (100.0, 0.0), &wall, WIDE);
        assert_eq!(broken.len(), 2, "nothing goes round: {broken:?}");
        assert!(broken.iter().flatten().all(|p| !hidden(*p, &wall)));
        let narrow = around((0.0, 0.0), (100.0, 0.0), &small, Rect::new(-1.0, -1.0, 102.0, 2.0));
        assert_eq!(narrow.len(), 2, "there is no room to go round");
    }
}
