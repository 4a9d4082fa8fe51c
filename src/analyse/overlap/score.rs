//! From evidence to a score and a grade.
//!
//! Two logistic functions of the same evidence, one for `similar` or better, one for `same`. Their weights are
//! rounded from a fit on hand-graded pairs of plans: two annexes of one city that copy each other, plans of two cities
//! on one field that the codebook knows, and plans of three cities on a field that it does not know.

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
///
/// Half of that where the actions have nothing in common (推动…转型 and 规范…转型 share the object only), or where one side
/// only tells circumstances: a means or an occasion that two plans share (依托现有公共资源) is no common measure.
pub(super) fn score(e: &Evidence) -> f64 {
    let score = 1.0 - (1.0 - alike(e)) * (1.0 - copied(e));
    if e.actions <= 0.0 || e.circumstance { score / 2.0 } else { score }
}

/// How likely they are the same measure in whatever words, or one a special case of the other, 0–1.
///
/// A concept of the codebook in both speaks for it most. Where the codebook does not know the field its silence says
/// nothing, and the words both have must do: how much of either they are, and how many rare ones.
fn alike(e: &Evidence) -> f64 {
    let silent = 1.0 - e.known;
    logistic(
        -7.0 + (1.5 + silent) * trust(e) * (e.covered + e.objects)
            + e.back
            + 1.6 * e.actions
            + 0.5 * e.verbatim
            + 3.0 * e.shared.max(0.0).ln_1p()
            + 4.2 * e.known * yes(e.concept)
            + 0.7 * silent,
    )
}

/// How likely they are the same measure in the same or nearly the same words, 0–1.
fn copied(e: &Evidence) -> f64 {
    logistic(-5.6 + 3.4 * trust(e) * e.literal + 3.0 * e.back + 2.0 * e.verbatim * (1.0 + e.literal))
}

/// The grade of a pair of passages; absent where nothing speaks for one.
pub(super) fn grade(e: &Evidence, score: f64) -> Option<Grade> {
    if score < 0.5 {
        e.theme.then_some(Grade::Theme)
    } else if copied(e) >= 0.5 {
        Some(Grade::Same)
    } else {
        Some(Grade::Similar)
    }
}
