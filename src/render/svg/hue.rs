//! Which plans a comparison draws, and how each is told apart: by colour and by shape, so that grey paper loses nothing.

use super::canvas::Canvas;
use super::names;
use crate::model::{Corpus, PlanIndex};
use std::collections::BTreeMap;

/// The look of one plan: from dark to light, and the shape of its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hue {
    pub(super) dark: &'static str,
    pub(super) mid: &'static str,
    pub(super) light: &'static str,
    /// Text in its colour on white.
    pub(super) ink: &'static str,
    /// Text on `light`.
    pub(super) on_light: &'static str,
    shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Disc,
    Diamond,
    Square,
}

const HUES: [Hue; 3] = [
    Hue {
        dark: "#0f3b63",
        mid: "#5f97ca",
        light: "#cadff1",
        ink: "#0f3b63",
        on_light: "#23445f",
        shape: Shape::Disc,
    },
    Hue {
        dark: "#b85c14",
        mid: "#dc8f4e",
        light: "#f6dcc2",
        ink: "#9a4a0c",
        on_light: "#6d370b",
        shape: Shape::Diamond,
    },
    Hue {
        dark: "#3d4a54",
        mid: "#8b97a2",
        light: "#dfe5ea",
        ink: "#3d4a54",
        on_light: "#3d4a54",
        shape: Shape::Square,
    },
];

/// Up to this many plans a comparison gives each a colour and a shape.
pub(super) const TOLD_APART: usize = 3;

/// The plans that a comparison draws: the fullest of each city, or all where they are of one city (or of none).
pub fn compared(corpus: &Corpus) -> Vec<PlanIndex> {
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    let city = |p: PlanIndex| names::plan(corpus, p).map_or("", |p| &*p.city);
    let mut fullest: BTreeMap<&str, PlanIndex> = BTreeMap::new();
    for &p in &plans {
        let best = fullest.entry(city(p)).or_insert(p);
        if corpus.plan(p).tasks.len() > corpus.plan(*best).tasks.len() {
            *best = p;
        }
    }
    if fullest.len() < 2 {
        return plans;
    }
    let mut chosen: Vec<_> = fullest.into_values().collect();
    chosen.sort_unstable();
    chosen
}

/// The look of every plan: plans of one city share it; with more than three cities all look alike, and places tell them
/// apart.
pub(super) fn hues(corpus: &Corpus) -> Vec<Hue> {
    let main = compared(corpus);
    let city = |p: PlanIndex| names::plan(corpus, p).map_or("", |p| &*p.city);
    let of = |p: PlanIndex| {
        let at = main.iter().position(|&m| m == p).or_else(|| main.iter().position(|&m| city(m) == city(p)));
        at.filter(|_| main.len() <= TOLD_APART).unwrap_or(0)
    };
    (0..corpus.plans.len() as PlanIndex).map(|p| HUES[of(p).min(HUES.len() - 1)]).collect()
}

impl Hue {
    /// The mark of a plan round a place.
    pub(super) fn mark(
        self,
        canvas: &mut Canvas,
        (x, y): (f64, f64),
        r: f64,
        data: &[(&str, &str)],
        tip: &str,
    ) {
        match self.shape {
            Shape::Disc => {
                canvas.circle(x, y, r).fill(self.dark).stroke("#ffffff", 0.8).atts(data).titled(tip);
            }
            Shape::Diamond => {
                let d = r * 1.25;
                let corners = [(x, y - d), (x + d, y), (x, y + d), (x - d, y)];
                path(canvas, &corners, self.dark, data, tip);
            }
            Shape::Square => {
                let d = r * 0.9;
                let corners = [(x - d, y - d), (x + d, y - d), (x + d, y + d), (x - d, y + d)];
                path(canvas, &corners, self.dark, data, tip);
            }
        }
    }
}

fn path(canvas: &mut Canvas, corners: &[(f64, f64); 4], fill: &str, data: &[(&str, &str)], tip: &str) {
    canvas
        .path(&[('M', &corners[..1]), ('L', &corners[1..])], true)
        .fill(fill)
        .stroke("#ffffff", 0.8)
        .atts(data)
        .titled(tip);
}

/// A look that is told from another.
pub(super) fn other(hue: Hue) -> Hue {
    HUES.into_iter().find(|h| *h != hue).unwrap_or(hue)
}

/// Which of three colours a plan has: plans of one city have the same, and all the first where cities are more.
pub fn tone(corpus: &Corpus, plan: PlanIndex) -> usize {
    let hue = hues(corpus).get(plan as usize).copied();
    hue.and_then(|h| HUES.iter().position(|x| *x == h)).unwrap_or(0)
}
