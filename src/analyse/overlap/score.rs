//! From evidence to a score and a grade.

use super::{Grade, align::Evidence};

/// How likely the two passages are the same measure, 0–1.
pub(super) fn score(e: &Evidence) -> f64 {
    let x = features(e);
    let z: f64 = WEIGHTS.iter().zip(x).map(|(w, x)| w * x).sum();
    1.0 / (1.0 + (-z).exp())
}

const WEIGHTS: [f64; 9] = [-5.0, 2.0, 2.0, 2.0, 1.0, 1.5, 1.0, 1.5, -2.0];

pub(super) fn features(e: &Evidence) -> [f64; 9] {
    let enough = 1.0 - (-e.shared / 1.2).exp();
    let yes = |b: bool| if b { 1.0 } else { 0.0 };
    [
        1.0,
        e.covered * enough,
        e.back,
        e.objects * enough,
        e.actions,
        e.verbatim,
        yes(e.theme),
        yes(e.concept),
        yes(e.circumstance),
    ]
}

/// The grade of a pair of passages; absent where nothing speaks for one.
pub(super) fn grade(e: &Evidence, score: f64) -> Option<Grade> {
    if score >= 0.9 {
        Some(Grade::Same)
    } else if score >= 0.5 && e.actions > 0.0 {
        Some(Grade::Similar)
    } else if e.theme {
        Some(Grade::Theme)
    } else {
        None
    }
}
