//! One correction for all tests of an analysis.
//!
//! A report asks many questions at once: which of a plan's pairs work together more than chance, is there a cluster, does a body
//! lead more than its tasks make likely, are two plans' networks alike … Each test that can become a sentence is a [`Test`].
//! An analysis hands them out as [`Family`]s, a family being the tests of one question about one plan (or pair of plans): all
//! ties of a plan are one family, its partition another. [`correct`] judges the families of *all* plans together and writes `q`
//! and the verdict into each test.
//!
//! A result that holds tests says which by [`Tested`]; [`analyse`](super::all::analyse) judges all results of a report together, a
//! command with one analysis judges the plans it was given ([`judge`]).
//!
//! ```
//! use fengong::analyse::family::{Family, P, Question, Test, Verdict, correct};
//! let (mut partition, mut ties) = (Test::new(P::exact(0.4)), [Test::new(P::exact(1e-5)), Test::new(P::exact(0.2))]);
//! let families = vec![
//!     Family::one(Question::Partition, Some(&mut partition)),
//!     Family::new(Question::Ties, ties.iter_mut()),
//! ];
//! let correction = correct(families);
//! assert_eq!((ties[0].verdict, ties[1].verdict), (Verdict::Significant, Verdict::NotSignificant));
//! assert_eq!((correction.families(), correction.tests()), (2, 3));
//! ```

use super::stats::{benjamini_hochberg, clopper_pearson, empirical_p};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The level of all decisions: the false discovery rate over all families of an analysis.
pub const LEVEL: f64 = 0.05;

/// A p-value, exact or from random draws.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct P {
    /// The p-value, 0–1; of draws (1 + reached)/(1 + draws), in which the observed table counts as one (Davison & Hinkley 1997),
    /// and twice that where both directions count.
    pub value: f64,
    /// The draws behind it; absent where the p is computed and not drawn.
    pub draws: Option<Drawn>,
}

/// The draws behind a p-value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Drawn {
    /// Draws at least as extreme as the observed value, in the direction in which they are fewer.
    pub reached: usize,
    /// All draws.
    pub of: usize,
    /// Whether both directions count.
    pub two_sided: bool,
}

impl P {
    /// A p that no draw stands behind: it does not change with the seed.
    pub fn exact(value: f64) -> Self {
        Self { value: value.clamp(0.0, 1.0), draws: None }
    }

    /// The p of a value that `reached` of `draws` draws reach.
    pub fn of_draws(reached: usize, draws: usize) -> Self {
        let drawn = Drawn { reached, of: draws, two_sided: false };
        Self { value: empirical_p(reached, draws), draws: Some(drawn) }
    }

    /// The two-sided p of a value that `above` of `draws` draws reach from above and `below` from below: twice the smaller.
    pub fn two_sided(above: usize, below: usize, draws: usize) -> Self {
        let drawn = Drawn { reached: above.min(below), of: draws, two_sided: true };
        Self { value: (2.0 * empirical_p(drawn.reached, draws)).min(1.0), draws: Some(drawn) }
    }

    /// The 99.9 % interval of the p that infinitely many draws would give (Clopper & Pearson 1934); the p itself where it is
    /// exact. So wide because no verdict is to hang on the seed: of a hundred seeds hardly one falls outside it.
    pub fn interval(&self) -> (f64, f64) {
        let Some(drawn) = self.draws else { return (self.value, self.value) };
        let (low, high) = clopper_pearson(drawn.reached, drawn.of, 0.999);
        let sides = if drawn.two_sided { 2.0 } else { 1.0 };
        ((sides * low).min(1.0), (sides * high).min(1.0))
    }
}

/// What a test says after the correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// More than chance, at the level of the whole analysis.
    Significant,
    /// Not shown to be more than chance.
    NotSignificant,
    /// The draws that were made leave it open: another seed could say otherwise.
    Undecided,
}

/// One test that can become a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Test {
    /// The p-value by itself.
    pub p: P,
    /// The p-value after the correction over all families, 0–1: significant up to [`LEVEL`]. Absent before it.
    pub q: Option<f64>,
    /// What may be said: before the correction of the test by itself, after it of the test among all.
    pub verdict: Verdict,
}

impl Test {
    /// A test by itself, as yet uncorrected.
    pub fn new(p: P) -> Self {
        let (low, high) = p.interval();
        Self { p, q: None, verdict: Verdict::of(low, high) }
    }

    /// Whether it is significant; a test still undecided is not.
    pub fn holds(&self) -> bool {
        self.verdict == Verdict::Significant
    }
}

impl Verdict {
    /// The verdict where p (or q) lies between these bounds.
    fn of(low: f64, high: f64) -> Self {
        match (low <= LEVEL, high <= LEVEL) {
            (_, true) => Self::Significant,
            (false, false) => Self::NotSignificant,
            (true, false) => Self::Undecided,
        }
    }
}

/// What a family of tests asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Which pairs of a plan's bodies share more tasks than chance.
    Ties,
    /// Which communities of a plan contain a group.
    Clusters,
    /// Is a plan's network parted into communities.
    Partition,
    /// Does a plan's network have a core.
    Core,
    /// Which bodies lead more or less than their memberships make likely.
    Leading,
    /// Which bodies lead which others more than chance.
    LeadArcs,
    /// Do bodies take turns in leading each other more or less than chance.
    Reciprocity,
    /// Are a plan's tasks or leads more unevenly spread than chance.
    Concentration,
    /// Which bodies carry more or less than dealing at random gives.
    Bands,
    /// Do bodies keep to themes more than chance.
    Specialisation,
    /// Do two plans tie the same bodies.
    Qap,
    /// Which functions carry another share in one plan than in another.
    Shares,
    /// Do plans fall into kinds by who leads which theme.
    Kinds,
    /// Which policy instruments have another share of one plan's measures than of another's.
    Instruments,
}

/// The tests of one question about one plan or pair of plans, to be judged together with those of other families.
///
/// Only tests that could pass at all belong in it (Tarone 1990): a pair whose smallest attainable p is above the level says nothing
/// and would only weaken the others.
#[derive(Debug)]
pub struct Family<'a> {
    question: Question,
    tests: Vec<&'a mut Test>,
    silent: usize,
    joint: bool,
}

impl<'a> Family<'a> {
    /// A family of several tests.
    pub fn new(question: Question, tests: impl IntoIterator<Item = &'a mut Test>) -> Self {
        Self { question, tests: tests.into_iter().collect(), silent: 0, joint: false }
    }

    /// A question that is one test; none where it could not be asked.
    pub fn one(question: Question, test: Option<&'a mut Test>) -> Self {
        Self::new(question, test)
    }

    /// With further tests that could have passed and have p = 1 (pairs that share no task): they are counted, not written.
    #[must_use]
    pub fn with_silent(mut self, tests: usize) -> Self {
        self.silent += tests;
        self
    }

    /// With p-values that hold for all tests of the family together already (those of a maximum): none is corrected for the others.
    #[must_use]
    pub fn held_jointly(mut self) -> Self {
        self.joint = true;
        self
    }

    /// What its tests ask.
    pub fn question(&self) -> Question {
        self.question
    }

    /// What its tests say, those that are only counted left out.
    pub fn verdicts(&self) -> impl Iterator<Item = Verdict> + '_ {
        self.tests.iter().map(|t| t.verdict)
    }

    fn len(&self) -> usize {
        self.tests.len() + self.silent
    }
}

/// A result that holds tests.
pub trait Tested {
    /// Its tests, family by family. By default it has none.
    fn families(&mut self) -> Vec<Family<'_>> {
        Vec::new()
    }
}

/// Judges the tests of results of one kind together, where nothing else is asked.
pub fn judge<T: Tested>(results: &mut [T]) -> Correction {
    correct(results.iter_mut().flat_map(Tested::families).collect())
}

/// What was corrected together, for the page on methods.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Correction {
    /// For each question the families and the tests in them.
    pub asked: BTreeMap<Question, (usize, usize)>,
}

impl Correction {
    /// Families judged together.
    pub fn families(&self) -> usize {
        self.asked.values().map(|(families, _)| families).sum()
    }

    /// Tests in them.
    pub fn tests(&self) -> usize {
        self.asked.values().map(|(_, tests)| tests).sum()
    }
}

/// Judges all tests of an analysis at one false discovery rate, and writes `q` and verdict into each.
///
/// In two steps (Benjamini & Bogomolov 2014): each family has the p of Simes (1986), min_r p_(r)·n/r, that something in it is no
/// chance; of F families Benjamini–Hochberg picks R at 5 %; within those each family is corrected by Benjamini–Hochberg at 5 %·R/F.
/// Written as one number, q = (adjusted within its family)·F/R, R at least 1. Where no null is false at all, a report holds a
/// significant test with probability 5 % at most (for tests that are independent or positively dependent); over the families
/// picked the mean false discovery rate is 5 %.
///
/// The steps are monotone: a smaller p anywhere never takes a rejection away. So a test is significant where it is with every p
/// at the upper end of its interval, not significant where it is not with every p at the lower end, and undecided between.
/// Empty families do not count. O(n log n).
pub fn correct(families: Vec<Family<'_>>) -> Correction {
    let mut families: Vec<Family<'_>> = families.into_iter().filter(|f| f.len() > 0).collect();
    let bounds: Vec<Vec<(f64, f64)>> =
        families.iter().map(|f| f.tests.iter().map(|t| t.p.interval()).collect()).collect();
    let low = adjusted(&families, |f, t| bounds[f][t].0);
    let high = adjusted(&families, |f, t| bounds[f][t].1);
    let middle = adjusted(&families, |f, t| families[f].tests[t].p.value);
    let mut correction = Correction::default();
    for (at, family) in families.iter_mut().enumerate() {
        let asked = correction.asked.entry(family.question).or_default();
        *asked = (asked.0 + 1, asked.1 + family.len());
        for (n, test) in family.tests.iter_mut().enumerate() {
            test.q = Some(middle[at][n]);
            test.verdict = Verdict::of(low[at][n], high[at][n]);
        }
    }
    correction
}

/// q of every test, family by family, where `value` gives the p of a family's test.
fn adjusted(families: &[Family<'_>], value: impl Fn(usize, usize) -> f64) -> Vec<Vec<f64>> {
    let within = |(at, f): (usize, &Family<'_>)| {
        let p: Vec<f64> = (0..f.tests.len()).map(|t| value(at, t)).collect();
        if f.joint { p } else { benjamini_hochberg(&p, f.len()) }
    };
    let mut within: Vec<Vec<f64>> = families.iter().enumerate().map(within).collect();
    // The least adjusted p of a family is its p of Simes.
    let simes: Vec<f64> = within.iter().map(|q| q.iter().copied().fold(1.0, f64::min)).collect();
    let picked = benjamini_hochberg(&simes, simes.len()).into_iter().filter(|q| *q <= LEVEL).count();
    let factor = simes.len() as f64 / picked.max(1) as f64;
    within.iter_mut().flatten().for_each(|q| *q = (*q * factor).min(1.0));
    within
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tests(p: &[f64]) -> Vec<Test> {
        p.iter().map(|&p| Test::new(P::exact(p))).collect()
    }

    fn judged(families: &mut [Vec<Test>]) -> Correction {
        correct(families.iter_mut().map(|f| Family::new(Question::Ties, f.iter_mut())).collect())
    }

    #[test]
    fn one_family_is_benjamini_hochberg() {
        let mut all = vec![tests(&[0.01, 0.04, 0.03])];
        judged(&mut all);
        let q: Vec<f64> = all[0].iter().filter_map(|t| t.q).collect();
        assert!(q.iter().zip([0.03, 0.04, 0.04]).all(|(a, b)| (a - b).abs() < 1e-12), "{q:?}");
        assert!(all[0].iter().all(Test::holds));
    }

    #[test]
    fn families_share_the_level() {
        // Simes: .002, .4, .03, .6; of four families BH picks one at .0125 (.03 > .025), so the level within is .0125.
        let mut all = vec![tests(&[0.001, 0.02]), tests(&[0.4]), tests(&[0.03]), tests(&[0.6, 0.6])];
        let correction = judged(&mut all);
        assert_eq!((correction.families(), correction.tests()), (4, 6));
        let holds: Vec<bool> = all.iter().flatten().map(Test::holds).collect();
        assert_eq!(holds, [true, false, false, false, false, false]);
        // Three of four with something in them leave more: .05 · 3/4.
        let mut all = vec![tests(&[0.001, 0.02]), tests(&[0.004]), tests(&[0.03]), tests(&[0.6])];
        judged(&mut all);
        assert!(all[..3].iter().flatten().all(Test::holds));
    }

    #[test]
    fn what_the_draws_leave_open_is_undecided() {
        let mut all = vec![vec![Test::new(P::of_draws(19, 399))], vec![Test::new(P::of_draws(0, 4999))]];
        assert_eq!(all[0][0].verdict, Verdict::Undecided);
        judged(&mut all);
        assert_eq!(all[0][0].verdict, Verdict::Undecided);
        assert_eq!(all[1][0].verdict, Verdict::Significant);
        assert_eq!(Test::new(P::of_draws(200, 399)).verdict, Verdict::NotSignificant);
        assert_eq!(Test::new(P::of_draws(0, 99)).verdict, Verdict::Undecided);
    }

    #[test]
    fn silent_tests_count() {
        let mut ties = tests(&[0.02]);
        let correction = correct(vec![Family::new(Question::Ties, ties.iter_mut()).with_silent(9)]);
        assert_eq!((correction.tests(), ties[0].q, ties[0].holds()), (10, Some(0.2), false));
        assert_eq!(correct(vec![Family::new(Question::Ties, []).with_silent(3)]).families(), 1);
    }

    #[test]
    fn two_sides_count_twice() {
        let p = P::two_sided(300, 2, 399);
        assert!((p.value - 2.0 * 3.0 / 400.0).abs() < 1e-12);
        let (low, high) = p.interval();
        assert!(low < p.value && p.value < high);
        assert!((P::two_sided(200, 201, 399).value - 1.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_asked_is_nothing_corrected() {
        assert_eq!(correct(vec![Family::one(Question::Core, None)]).families(), 0);
        assert_eq!(correct(Vec::new()).tests(), 0);
    }
}
