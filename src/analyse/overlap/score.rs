//! From evidence to a score and a grade.
//!
//! Two logistic functions of the same evidence, one for `similar` or better, one for `same`. Their weights are
//! rounded from a fit on hand-graded pairs of plans: two annexes of one city that copy each other, and plans of two
//! cities that do not. The weights fitted on either set alone carry over to the other, because every feature is a
//! share or an agreement, not a raw similarity.

use super::{Evidence, Grade};

/// Shared weight at which about two thirds of full trust is reached: a bit more than one rare word.
const ENOUGH: f64 = 1.2;

/// How far the shared words are enough to go by, 0–1: two clauses of two common words each may agree by chance.
fn trust(e: &Evidence) -> f64 {
    1.0 - (-e.shared / ENOUGH).exp()
}

fn logistic(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

fn yes(b: bool) -> f64 {
    if b { 1.0 } else { 0.0 }
}

/// How likely the two passages are the same measure, 0–1: at 0.5 as likely as not. Copied words can only add to it,
/// so that copies come before all that is said in other words.
pub(super) fn score(e: &Evidence) -> f64 {
    1.0 - (1.0 - alike(e)) * (1.0 - copied(e))
}

/// How likely they are the same measure in whatever words, or one a special case of the other, 0–1.
fn alike(e: &Evidence) -> f64 {
    logistic(
        -6.3 + 2.0 * trust(e) * (e.covered + e.objects)
            + 2.0 * e.back
            + 2.5 * e.actions
            + 0.5 * e.verbatim
            + 3.5 * yes(e.concept)
            - 1.0 * yes(e.circumstance),
    )
}

/// How likely they are the same measure in the same or nearly the same words, 0–1.
fn copied(e: &Evidence) -> f64 {
    logistic(
        -5.6 + 3.4 * trust(e) * e.literal + 3.0 * e.back + 2.0 * e.verbatim * (1.0 + e.literal)
            - 1.3 * yes(e.circumstance),
    )
}

/// The grade of a pair of passages; absent where nothing speaks for one.
pub(super) fn grade(e: &Evidence, score: f64) -> Option<Grade> {
    if score < 0.5 || e.actions <= 0.0 {
        e.theme.then_some(Grade::Theme)
    } else if copied(e) >= 0.5 {
        Some(Grade::Same)
    } else {
        Some(Grade::Similar)
    }
}
