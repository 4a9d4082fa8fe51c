//! From evidence to a score and a grade.
//!
//! Two logistic functions of the same evidence, one for `similar` or better, one for `same`. Their weights are rounded from fits
//! on hand-graded pairs of plans, each pair with the same weight: the first on eleven (two annexes of one city and two cities on care;
//! state and city on buying from poor regions; three cities on one-person companies, each with each; five invented pairs on
//! waste, business, health, jobs and villages). Each field left out in turn, F1 at `similar` or better on the pairs of the field left out
//! is 0.79 and average precision 0.85 (means of eleven; of the four published pairs outside care 0.69 and 0.71), and this is how often
//! a pair of tasks with such a score is graded so:
//!
//! | score | 0–.1 | –.2 | –.3 | –.4 | –.5 | –.6 | –.7 | –.8 | –.9 | –1 |
//! |---|---|---|---|---|---|---|---|---|---|---|
//! | pairs | 1192 | 90 | 26 | 21 | 17 | 17 | 16 | 19 | 27 | 103 |
//! | share | .02 | .12 | .19 | .33 | .41 | .53 | .88 | .68 | .78 | .96 |

use super::{Evidence, Grade};
use crate::analyse::stats::{exp, ln_1p};

/// Shared weight at which about two thirds of full trust is reached: a bit more than one rare word.
const ENOUGH: f64 = 1.2;
/// Score from which two tasks are listed: one in eight of those just above it is the same measure after all.
const LISTED: f64 = 0.1;

/// How far the shared words are enough to go by, 0–1: two clauses of two common words each may agree by chance.
fn trust(e: &Evidence) -> f64 {
    1.0 - exp(-e.shared / ENOUGH)
}

fn logistic(z: f64) -> f64 {
    1.0 / (1.0 + exp(-z))
}

/// How likely the two passages are the same measure, 0–1: at 0.5 as likely as not. Copied words can only add to it,
/// so that copies come before all that is said in other words.
///
/// Where one side only tells circumstances it is so much less that they are never called similar: a means or an occasion
/// that two plans share (依托现有公共资源) is no common measure.
pub(super) fn score(e: &Evidence) -> f64 {
    or_copied(alike(e), e)
}

fn or_copied(alike: f64, e: &Evidence) -> f64 {
    let score = 1.0 - (1.0 - alike) * (1.0 - copied(e));
    if e.circumstance { SIMILAR * score } else { score }
}

/// How likely they are the same measure in whatever words, or one a special case of the other, 0–1.
fn alike(e: &Evidence) -> f64 {
    let words = trust(e) * (0.55 * e.covered + 0.85 * e.objects) + 0.7 * ln_1p(e.shared.max(0.0));
    let of_tasks = 4.3 * e.context + 5.5 * e.characters + e.more;
    logistic(-2.9 + words + 1.5 * e.meaning + 0.8 * e.nearest + of_tasks)
}

/// How much of two tasks is alike: ln(1 + the sum over their passages of how likely each is the same measure, as far as that is beyond
/// [`SLIGHT`]).
pub(super) fn more<'e>(passages: impl Iterator<Item = &'e Evidence>) -> f64 {
    ln_1p(passages.map(|e| (first(e) - SLIGHT).max(0.0)).sum::<f64>())
}

/// How likely any two passages are the same measure, about.
const SLIGHT: f64 = 0.1;

/// How likely two passages are the same measure, before what else their tasks share is known.
fn first(e: &Evidence) -> f64 {
    let words = trust(e) * (0.75 * e.covered + 0.9 * e.objects) + 1.2 * ln_1p(e.shared.max(0.0));
    let meant = 1.9 * e.meaning + 6.7 * e.context + 1.2 * e.nearest;
    or_copied(logistic(-3.3 + words + 0.4 * e.actions + meant), e)
}

/// How likely they are the same measure in the same or nearly the same words, 0–1.
fn copied(e: &Evidence) -> f64 {
    logistic(-5.6 + 3.4 * trust(e) * e.covered + 3.0 * e.back + 2.0 * e.verbatim * (1.0 + e.covered))
}

/// Score from which two passages are called similar: a bit below where they are as likely the same measure as not, where pairs wrongly
/// found and pairs missed balance.
const SIMILAR: f64 = 0.45;

/// The grade of a pair of passages; absent where nothing speaks for one.
pub(super) fn grade(e: &Evidence, score: f64) -> Option<Grade> {
    if score < SIMILAR {
        (score >= LISTED).then_some(Grade::Theme)
    } else if copied(e) >= 0.5 {
        Some(Grade::Same)
    } else {
        Some(Grade::Similar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy() -> Evidence {
        Evidence {
            covered: 1.0,
            back: 1.0,
            objects: 1.0,
            shared: 3.0,
            verbatim: 1.0,
            actions: 1.0,
            ..Evidence::default()
        }
    }

    #[test]
    fn a_copy_is_the_same_and_nothing_in_common_is_nothing() {
        // trust = 1 − e^(−2.5) = .918; copied: z = −5.6 + 3.4·.918 + 3 + 2·2 = 4.52.
        assert!((copied(&copy()) - logistic(4.520_911)).abs() < 1e-6);
        let s = score(&copy());
        assert!(s > 0.98 && grade(&copy(), s) == Some(Grade::Same));
        let none = Evidence::default();
        // 1 − (1 − 1/(1 + e^2.9))·(1 − 1/(1 + e^5.6)).
        assert!((score(&none) - 0.055_645).abs() < 1e-5, "{}", score(&none));
        assert_eq!(grade(&none, score(&none)), None);
    }

    #[test]
    fn a_shared_means_is_no_common_measure() {
        let means = Evidence { circumstance: true, ..copy() };
        assert!(score(&means) < SIMILAR && grade(&means, score(&means)) < Some(Grade::Similar));
    }

    #[test]
    fn what_means_the_same_needs_no_common_word() {
        let meant = |context| {
            let e = Evidence { meaning: 0.2, nearest: 1.0, characters: 0.1, context, ..Evidence::default() };
            score(&e)
        };
        assert!(meant(0.4) > 0.6 && meant(0.0) < 0.3, "{} {}", meant(0.4), meant(0.0));
    }
}
