//! The weight of each instrument in two plans, side by side, and whether they differ more than chance.

use super::{Instruments, Named};
use crate::analyse::{
    Sampling,
    family::{Family, LEVEL, P, Question, Test, Tested},
    stats::{Stream, hypergeometric_tail, testable},
    themes::{Coding, covers},
};
use crate::model::{Corpus, PlanIndex};

/// Deals to begin with, and at most.
const FIRST: usize = 200;
const MOST: usize = 2000;

/// The weight of one instrument in two plans.
#[derive(Debug, Clone, PartialEq)]
pub struct MixCompared {
    /// One plan.
    pub a: PlanIndex,
    /// The other.
    pub b: PlanIndex,
    /// The instrument.
    pub instrument: Named,
    /// Measures of either.
    pub measures: (usize, usize),
    /// Shares of the coded measures of either, 0–1.
    pub shares: (f64, f64),
    /// Whether they differ more than those of two plans that were dealt the same tasks; absent where no deal could pass, where the
    /// codebook covers less than half of a plan, and where nothing is drawn.
    pub test: Option<Test>,
}

impl MixCompared {
    /// The first share less the second, −1–1.
    pub fn difference(&self) -> f64 {
        self.shares.0 - self.shares.1
    }
}

impl Tested for Instruments {
    fn families(&mut self) -> Vec<Family<'_>> {
        let pairs = self.compared.chunk_by_mut(|x, y| (x.a, x.b) == (y.a, y.b));
        let tests = |pair| Iterator::filter_map(<[MixCompared]>::iter_mut(pair), |m| m.test.as_mut());
        pairs.map(|pair| Family::new(Question::Instruments, tests(pair))).collect()
    }
}

/// Two plans side by side: the instruments that one of them uses, in the order of the codebook; none where a plan has no coded measure.
///
/// A permutation test as that of the shares of load: tasks – not measures, which hang together within a task – are dealt anew to
/// the two plans, which keep their numbers of tasks, and the difference of the shares is compared. Instruments in so few tasks
/// that no deal of them could pass among all that are tested are not tested (Tarone 1990). O(draws · codes).
pub(super) fn compared(
    corpus: &Corpus,
    of: &Instruments,
    coding: &Coding,
    (a, b): (PlanIndex, PlanIndex),
    sampling: &Sampling,
) -> Vec<MixCompared> {
    // Rows stand by plan.
    let rows = |plan| {
        let from = of.rows.partition_point(|r| r.plan < plan);
        of.rows[from..].iter().take_while(move |r| r.plan == plan)
    };
    let told = [a, b].iter().all(|p| covers(&of.coverage, *p));
    let deals = Deals::new(coding, (a, b), rows(a).count());
    let id = |p: PlanIndex| corpus.plans.get(p as usize).map_or("", |p| p.id.as_str());
    let draws = if told { sampling.draws } else { 0 };
    let tests = deals.tests(&Sampling { draws, ..*sampling }, &format!("{} {}", id(a), id(b)));
    let both = rows(a).zip(rows(b)).zip(tests);
    both.filter(|((x, y), _)| x.measures + y.measures > 0)
        .filter_map(|((x, y), test)| {
            let (measures, shares) = ((x.measures, y.measures), (x.share?, y.share?));
            Some(MixCompared { a, b, instrument: x.instrument.clone(), measures, shares, test })
        })
        .collect()
}

/// The coded measures of a task, and those with each instrument.
#[derive(Debug, Clone)]
struct OfTask {
    coded: usize,
    codes: Vec<usize>,
}

/// The tasks of two plans that have coded measures, those of the first plan first.
struct Deals {
    tasks: Vec<OfTask>,
    first: usize,
    instruments: usize,
}

impl Deals {
    fn new(coding: &Coding, (a, b): (PlanIndex, PlanIndex), instruments: usize) -> Self {
        let of = |plan: PlanIndex| {
            let tasks = coding.iter().filter(move |(at, _)| at.plan == plan);
            tasks.filter_map(|(_, codes)| {
                let coded = codes.measures.iter().filter(|m| !m.codes.is_empty()).count();
                let codes = codes.measures.iter().flat_map(|m| &m.codes).map(|c| c.theme).collect();
                (coded > 0).then_some(OfTask { coded, codes })
            })
        };
        let mut tasks: Vec<_> = of(a).collect();
        let first = tasks.len();
        tasks.extend(of(b));
        Self { tasks, first, instruments }
    }

    /// What some tasks hold: coded measures, and those with each instrument.
    fn sum<'t>(&self, tasks: impl Iterator<Item = &'t OfTask>) -> (usize, Vec<usize>) {
        let (mut coded, mut each) = (0, vec![0; self.instruments]);
        for task in tasks {
            coded += task.coded;
            task.codes.iter().for_each(|i| each[*i] += 1);
        }
        (coded, each)
    }

    fn tests(&self, sampling: &Sampling, subject: &str) -> Vec<Option<Test>> {
        let (n, first) = (self.tasks.len(), self.first);
        let tested = self.testable();
        if first == 0 || first == n || sampling.draws == 0 || !tested.contains(&true) {
            return vec![None; self.instruments];
        }
        let (coded, each) = self.sum(self.tasks.iter());
        let apart = |(of_coded, of_each): &(usize, Vec<usize>), i: usize| {
            let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
            (share(of_each[i], *of_coded) - share(each[i] - of_each[i], coded - of_coded)).abs()
        };
        let here = self.sum(self.tasks[..first].iter());
        let observed: Vec<f64> = (0..self.instruments).map(|i| apart(&here, i) - 1e-9).collect();
        let mut reached = vec![0; self.instruments];
        let mut order: Vec<usize> = (0..n).collect();
        let mut rng = Stream::new(sampling.seed, "instruments", subject, 0);
        let mut draws = 0;
        for most in [FIRST, MOST] {
            while draws < most {
                rng.choose_to_front(&mut order, first);
                let dealt = self.sum(order[..first].iter().map(|t| &self.tasks[*t]));
                (0..self.instruments)
                    .for_each(|i| reached[i] += usize::from(apart(&dealt, i) >= observed[i]));
                draws += 1;
            }
            if !(0..self.instruments)
                .any(|i| tested[i] && P::of_draws(reached[i], draws).interval().0 <= LEVEL)
            {
                break;
            }
        }
        let test = |i: usize| tested[i].then(|| Test::new(P::of_draws(reached[i], draws)));
        (0..self.instruments).map(test).collect()
    }

    /// The instruments in tasks enough that having all of them in one plan could pass among all.
    fn testable(&self) -> Vec<bool> {
        let mut counts = vec![0; self.instruments];
        for task in &self.tasks {
            let mut codes = task.codes.clone();
            codes.sort_unstable();
            codes.dedup();
            codes.into_iter().for_each(|i| counts[i] += 1);
        }
        let n = self.tasks.len();
        // All of them in one plan, or where that plan has not tasks enough, in every one of its tasks.
        let least = |count: usize| {
            let all_in = |size: usize| hypergeometric_tail(n, size, count, count.min(size));
            [all_in(self.first), all_in(n - self.first)].into_iter().flatten().fold(1.0, f64::min)
        };
        let least: Vec<f64> = counts.into_iter().map(least).collect();
        let (_, level) = testable(&least, LEVEL);
        least.into_iter().map(|p| p <= level).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::{family::judge, instruments::instruments, text::fixture, themes::Codebook};
    use crate::{graph::ResponsibilityGraph, model::Convention};

    fn compared_plans(a: &[&str], b: &[&str]) -> Vec<MixCompared> {
        let [a, b] = [a, b].map(|texts| texts.iter().map(|t| (*t, &[][..])).collect::<Vec<_>>());
        let plans = vec![fixture::plan("a", "甲市", &a), fixture::plan("b", "乙市", &b)];
        let corpus = fixture::corpus(plans);
        let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
        let coding = Coding::new(&corpus, Codebook::instruments());
        let mut all = instruments(&graph, &coding);
        all.compare(&corpus, &coding, &[(0, 1)], &Sampling::default());
        judge(std::slice::from_mut(&mut all));
        all.compared
    }

    #[test]
    fn plans_of_other_instruments_differ_and_like_ones_do_not() {
        let (train, build) = ("开展岗位技能培训。", "新建公共厕所。");
        let apart = compared_plans(&[train; 12], &[build; 12]);
        let talent = apart.iter().find(|m| &*m.instrument.id == "talent").expect("used");
        assert!(
            (talent.difference() - 1.0).abs() < 1e-9 && talent.test.is_some_and(|t| t.holds()),
            "{talent:?}"
        );
        let mixed: Vec<&str> = [train, build].into_iter().cycle().take(12).collect();
        let alike = compared_plans(&mixed, &mixed);
        assert!(alike.iter().all(|m| m.test.is_none_or(|t| !t.holds()) && m.difference().abs() < 1e-9));
        // Two tasks cannot pass.
        assert!(compared_plans(&[train], &[build]).iter().all(|m| m.test.is_none()));
    }
}
