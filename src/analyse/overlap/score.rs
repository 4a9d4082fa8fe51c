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
            literal: 1.0,
            known: 1.0,
            ..Evidence::default()
        }
    }

    #[test]
    fn a_copy_is_the_same_and_nothing_in_common_is_nothing() {
        // trust = 1 − e^(−2.5) = .918; copied: z = −5.6 + 3.4·.918 + 3 + 2·2 = 4.52; alike: z = 2.8 + 3·ln 4 + … > 4.
        assert!((copied(&copy()) - logistic(4.520_911)).abs() < 1e-6);
        let s = score(&copy());
        assert!(s > 0.99 && grade(&copy(), s) == Some(Grade::Same));
        let none = Evidence { known: 1.0, ..Evidence::default() };
        // 1 − (1 − 1/(1 + e^7))·(1 − 1/(1 + e^5.6)) = .0046, and half of it, for the actions have nothing in common.
        assert!((score(&none) - 0.5 * 0.004_590).abs() < 1e-5, "{}", score(&none));
        assert_eq!(grade(&none, score(&none)), None);
    }

    #[test]
    fn a_shared_means_or_a_contrary_action_is_no_common_measure() {
        for apart in [Evidence { circumstance: true, ..copy() }, Evidence { actions: 0.0, ..copy() }] {
            assert!(score(&apart) < 0.5 && grade(&apart, score(&apart)).is_none());
        }
    }

    #[test]
    fn a_concept_counts_where_the_codebook_knows_the_field() {
        let with = |concept, known| {
            let e = Evidence {
                covered: 0.3,
                shared: 0.8,
                objects: 0.3,
                actions: 1.0,
                concept,
                known,
                ..Evidence::default()
            };
            score(&e)
        };
        assert!(with(true, 1.0) > 0.5 && with(false, 1.0) < 0.5);
        assert!((with(true, 0.0) - with(false, 0.0)).abs() < 1e-12);
        assert!(with(false, 0.0) > with(false, 1.0));
    }
}
