//! From evidence to a score and a grade.

use super::{Grade, align::Evidence};

/// How likely the two passages are the same measure, 0–1.
pub(super) fn score(e: &Evidence) -> f64 {
    let enough = 1.0 - (-e.shared / 1.2).exp();
    let yes = |b: bool| if b { 1.0 } else { 0.0 };
    let z = -4.6
        + 4.0 * e.covered * enough
        + 1.5 * e.back
        + 1.5 * e.objects * enough
        + 0.8 * e.actions
        + 0.7 * yes(e.theme)
        + 1.0 * yes(e.keyword);
    1.0 / (1.0 + (-z).exp())
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
