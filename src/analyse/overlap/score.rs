//! From evidence to a score and a grade.
//!
//! Two logistic functions of the same evidence, one for `similar` or better, one for `same`, the first in two forms: for a field
//! that the built-in lexicon knows, and for any other. Their weights are rounded from fits on hand-graded pairs of plans:
//! the second form on ten pairs (two annexes of one city; state and city on buying from poor regions; three cities
//! on one-person companies, each with each; cities, provinces and counties on waste, business, health, jobs and villages),
//! each pair with the same weight. Left out in turn, pairs and fields, it gives F1 0.77 and average precision 0.83 at `similar` or
//! better on the pair left out (mean of ten; words alone 0.51 and 0.69), and this is how often a pair of tasks with such a
//! score is graded so:
//!
//! | score | 0–.1 | –.2 | –.3 | –.4 | –.5 | –.6 | –.7 | –.8 | –.9 | –1 |
//! |---|---|---|---|---|---|---|---|---|---|---|
//! | pairs | 830 | 103 | 44 | 21 | 19 | 22 | 18 | 14 | 25 | 70 |
//! | share | .02 | .12 | .14 | .33 | .47 | .64 | .67 | .71 | .96 | .96 |

use super::{Evidence, Grade};

/// Shared weight at which about two thirds of full trust is reached: a bit more than one rare word.
const ENOUGH: f64 = 1.2;
/// Score from which two tasks are listed as of one theme: where it finds graded pairs of one theme best.
const LISTED: f64 = 0.15;

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
/// Half of that where one side only tells circumstances: a means or an occasion that two plans share (依托现有公共资源)
/// is no common measure. So too, as far as the lexicon knows the field and the object is plain, where the actions have nothing in
/// common (推动…转型 and 规范…转型 share the object only).
pub(super) fn score(e: &Evidence) -> f64 {
    let score = 1.0 - (1.0 - alike(e)) * (1.0 - copied(e));
    let contrary = e.known * yes(e.actions <= 0.0);
    score * (1.0 - 0.5 * contrary.max(yes(e.circumstance)))
}

/// How likely they are the same measure in whatever words, or one a special case of the other, 0–1.
fn alike(e: &Evidence) -> f64 {
    logistic(e.known * in_known_field(e) + (1.0 - e.known) * in_any_field(e))
}

/// What meaning says: that of the tasks counts most, that of the clauses says where.
fn meant(e: &Evidence) -> f64 {
    1.9 * e.meaning + 6.7 * e.context + 1.2 * e.nearest
}

fn in_any_field(e: &Evidence) -> f64 {
    let words = trust(e) * (0.75 * e.literal + 0.9 * e.objects) + 1.2 * e.shared.max(0.0).ln_1p();
    -3.3 + words + 0.4 * e.actions + meant(e)
}

/// A concept of the lexicon in both speaks for it most, and its silence against it.
fn in_known_field(e: &Evidence) -> f64 {
    let words = trust(e) * 1.5 * (e.covered + e.objects) + e.back + 3.0 * e.shared.max(0.0).ln_1p();
    -7.6 + words + 1.6 * e.actions + 0.5 * e.verbatim + 4.2 * yes(e.concept) + 0.3 * meant(e)
}

/// How likely they are the same measure in the same or nearly the same words, 0–1.
fn copied(e: &Evidence) -> f64 {
    logistic(-5.6 + 3.4 * trust(e) * e.literal + 3.0 * e.back + 2.0 * e.verbatim * (1.0 + e.literal))
}

/// Score from which two passages are called similar. In a field that the lexicon knows it is where they are as likely the same
/// measure as not; in another, where less is certain, a bit below: where pairs wrongly found and pairs missed balance (F1 on the pair
/// left out 0.78, against 0.77 at 0.5).
fn similar(e: &Evidence) -> f64 {
    0.4 + 0.1 * e.known
}

/// The grade of a pair of passages; absent where nothing speaks for one.
pub(super) fn grade(e: &Evidence, score: f64) -> Option<Grade> {
    if score < similar(e) {
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
            literal: 1.0,
            known: 1.0,
            ..Evidence::default()
        }
    }

    #[test]
    fn a_copy_is_the_same_and_nothing_in_common_is_nothing() {
        // trust = 1 − e^(−2.5) = .918; copied: z = −5.6 + 3.4·.918 + 3 + 2·2 = 4.52; alike: z = 1.3 + 3·ln 4 > 4.
        assert!((copied(&copy()) - logistic(4.520_911)).abs() < 1e-6);
        let s = score(&copy());
        assert!(s > 0.99 && grade(&copy(), s) == Some(Grade::Same));
        let none = Evidence { known: 1.0, ..Evidence::default() };
        // 1 − (1 − 1/(1 + e^7.6))·(1 − 1/(1 + e^5.6)) = .0042, and half of it, for the actions have nothing in common.
        assert!((score(&none) - 0.5 * 0.004_185).abs() < 1e-5, "{}", score(&none));
        assert_eq!(grade(&none, score(&none)), None);
    }

    #[test]
    fn a_shared_means_or_a_contrary_action_is_no_common_measure() {
        for apart in [Evidence { circumstance: true, ..copy() }, Evidence { actions: 0.0, ..copy() }] {
            assert!(score(&apart) < similar(&apart) && grade(&apart, score(&apart)) < Some(Grade::Similar));
        }
    }

    #[test]
    fn a_concept_counts_where_the_lexicon_knows_the_field() {
        let with = |concept, known| {
            let e = Evidence {
                covered: 0.3,
                shared: 0.8,
                objects: 0.3,
                actions: 1.0,
                meaning: 0.2,
                context: 0.1,
                nearest: 0.5,
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

    #[test]
    fn what_means_the_same_needs_no_common_word() {
        let meant = |context| {
            let e = Evidence { meaning: 0.2, nearest: 1.0, actions: 0.5, context, ..Evidence::default() };
            score(&e)
        };
        assert!(meant(0.4) > 0.6 && meant(0.0) < 0.3, "{} {}", meant(0.4), meant(0.0));
    }
}
