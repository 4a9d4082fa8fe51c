//! Two passages laid side by side: what speaks for their saying the same.

use super::texts::Texts;
use super::units::Unit;
use crate::analyse::text::{Kind, Wording};
use serde::{Deserialize, Serialize};

/// What speaks for two passages saying the same.
///
/// Each share is of the passage with less weight: a short task finds its sentence inside a long one, and a special
/// case its general measure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Share of the lighter passage's weight that the other covers, by the same words or synonyms, 0–1.
    pub covered: f64,
    /// Share of the heavier passage's weight that the lighter covers, 0–1.
    pub back: f64,
    /// The first for the words that say what it is about.
    pub objects: f64,
    /// Weight of what both have, in words that stand in one measure only.
    pub shared: f64,
    /// Share of the lighter passage that stands word for word in the other, 0–1.
    pub verbatim: f64,
    /// Agreement of the actions: 1 the same kind, ½ near or unknown, 0 different.
    pub actions: f64,
    /// Whether one of them only tells circumstances.
    pub circumstance: bool,
    /// How near their clauses are in meaning, against what else stands in the two plans: twice the cosine less the mean cosine
    /// of either to its nearest six, about −1 to 1; 0 is as near as its neighbours.
    #[serde(default)]
    pub meaning: f64,
    /// The same for the two tasks as wholes, against their nearest three.
    #[serde(default)]
    pub context: f64,
    /// Whether the clauses are each other's nearest in the two plans: 1 both ways, ½ one way, 0 neither.
    #[serde(default)]
    pub nearest: f64,
    /// How many characters two by two the tasks have in common, weighed by how few tasks have them, against their nearest three.
    #[serde(default)]
    pub characters: f64,
    /// How much of either task the other says in like words, against their nearest three: each word counts by the cube of its cosine to
    /// the nearest of the other's.
    #[serde(default)]
    pub wording: f64,
    /// The same for the nearest two of their clauses and titles, against the nearest six of these.
    #[serde(default)]
    pub words: f64,
    /// The same for three: the sum over the three clauses of the shorter task that have the nearest counterparts, as far as it is above 0.
    #[serde(default)]
    pub several: f64,
    /// How far the two plans are from each other as wholes, 0 where they are of one field: what is nearest to a task in a plan of
    /// another field is still far.
    #[serde(default)]
    pub apart: f64,
}

/// What one passage has in common with another, seen from its side.
struct Side {
    shared: f32,
    objects: f32,
}

fn side(x: &Unit, y: &Unit) -> Side {
    let mut side = Side { shared: 0.0, objects: 0.0 };
    for (term, w) in &x.terms {
        if y.terms.binary_search_by_key(&term.id, |t| t.0.id).is_ok() {
            side.shared += w;
            side.objects += if term.kind == Kind::Object { *w } else { 0.0 };
        }
    }
    side
}

fn share(part: f32, of: f32) -> f64 {
    if of > 0.0 { f64::from(part / of).clamp(0.0, 1.0) } else { 0.0 }
}

/// Compares the words of two passages. Linear in their terms.
pub(super) fn compare(texts: &Texts, x: &Unit, y: &Unit) -> Evidence {
    let (of_x, of_y) = (side(x, y), side(y, x));
    let (cover_x, cover_y) = (share(of_x.shared, x.total), share(of_y.shared, y.total));
    let from_x = cover_x >= cover_y;
    let common: f32 = x
        .grams
        .iter()
        .filter(|g| y.grams.binary_search(g).is_ok())
        .map(|g| texts.grams.get(*g as usize).copied().unwrap_or(0.0))
        .sum();
    let lighter = if x.gram_total <= y.gram_total { x } else { y };
    Evidence {
        covered: cover_x.max(cover_y),
        back: cover_x.min(cover_y),
        objects: if from_x { share(of_x.objects, x.objects) } else { share(of_y.objects, y.objects) },
        shared: f64::from(of_x.shared.min(of_y.shared)),
        verbatim: share(common, lighter.gram_total),
        actions: Wording::builtin().agreement(x.actions, y.actions),
        circumstance: x.circumstance || y.circumstance,
        ..Evidence::default()
    }
}
