//! From evidence to a score and a grade.
//!
//! Two logistic functions of the same evidence, one for `similar` or better, one for `same`. Their weights are rounded from fits
//! on hand-graded pairs of plans, each pair with the same weight: the first on eleven (two annexes of one city and two cities on care;
//! state and city on buying from poor regions; three cities on one-person companies, each with each; five invented pairs on
//! waste, business, health, jobs and villages). Each field left out in turn, F1 at `similar` or better on the pairs of the field left out
//! is 0.82 and average precision 0.87 (means of eleven; of the four published pairs outside care 0.74 and 0.77), and this is how often
//! a pair of tasks with such a score is graded so:
//!
//! | score | 0–.1 | –.2 | –.3 | –.4 | –.5 | –.6 | –.7 | –.8 | –.9 | –1 |
//! |---|---|---|---|---|---|---|---|---|---|---|
//! | pairs | 1173 | 98 | 33 | 23 | 24 | 17 | 15 | 12 | 22 | 111 |
//! | share | .01 | .10 | .15 | .26 | .62 | .47 | .67 | .92 | .77 | .97 |

use super::{Evidence, Grade};
use crate::analyse::stats::{exp, ln_1p};

/// Shared weight at which about two thirds of full trust is reached: a bit more than one rare word.
const ENOUGH: f64 = 1.2;
/// Score from which two tasks are listed: one in ten of those just above it is the same measure after all.
pub(super) const LISTED: f64 = 0.1;

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
    let of_passages = 0.7 * ln_1p(e.shared.max(0.0)) + 0.8 * e.meaning + 0.85 * e.nearest;
    let by_words = 5.1 * e.wording + 1.25 * e.words + 0.75 * e.several;
    logistic(-2.2 + of_passages + by_words + 4.1 * e.context + 10.0 * e.characters - e.apart)
}

/// How likely they are the same measure in the same or nearly the same words, 0–1.
fn copied(e: &Evidence) -> f64 {
    logistic(-5.6 + 3.4 * trust(e) * e.covered + 3.0 * e.back + 2.0 * e.verbatim * (1.0 + e.covered))
}

/// Score from which two passages are called similar: a bit below where they are as likely the same measure as not, where pairs wrongly
/// found and pairs missed balance.
const SIMILAR: f64 = 0.4;

/// The grade of a pair of passages; absent where its score is below the least that is listed.
pub(super) fn grade(e: &Evidence, score: f64, least: f64) -> Option<Grade> {
    if score < SIMILAR {
        (score >= least).then_some(Grade::Theme)
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
        assert!(s > 0.98 && grade(&copy(), s, LISTED) == Some(Grade::Same));
        let none = Evidence { wording: -0.1, ..Evidence::default() };
        // z = −2.2 − 5.1·.1: 1 − (1 − 1/(1 + e^2.71))·(1 − 1/(1 + e^5.6)).
        assert!((score(&none) - 0.065_840).abs() < 1e-5, "{}", score(&none));
        assert_eq!(grade(&none, score(&none), LISTED), None);
    }

    #[test]
    fn a_shared_means_is_no_common_measure() {
        let means = Evidence { circumstance: true, ..copy() };
        assert!(score(&means) < SIMILAR && grade(&means, score(&means), LISTED) < Some(Grade::Similar));
    }

    #[test]
    fn what_means_the_same_needs_no_common_word() {
        let meant = |context, apart| {
            let near = Evidence { meaning: 0.2, nearest: 1.0, characters: 0.02, ..Evidence::default() };
            score(&Evidence { context, apart, ..near })
        };
        let (near, far) = (meant(0.4, 0.0), meant(0.0, 0.0));
        assert!(near > 0.6 && far < 0.3, "{near} {far}");
        // In a plan of another field something is nearest, too.
        assert!(meant(0.4, 2.0) < SIMILAR, "{}", meant(0.4, 2.0));
        // A copy is one wherever it stands.
        assert!(score(&Evidence { apart: 3.0, ..copy() }) > 0.98);
    }
}
