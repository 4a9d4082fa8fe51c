//! The short form of tests/long/intervals: intervals hold what they say, bands hold what was dealt, plans that share only who is
//! busy are not called alike; and plans at the edge give a result or none, never NaN.

#[path = "../long/intervals/simulated.rs"]
#[allow(dead_code)]
mod simulated;

use crate::invented::{self, Dealt, Source};
use fengong::analyse::Sampling;
use simulated::{Common, comparisons, coverage, dealt, load, outside, pair};

const SAMPLING: Sampling = Sampling { seed: 1, resamples: 0, draws: 200 };

#[test]
fn intervals_of_concentration_cover() {
    for (bodies, spread, tasks) in [(12, 0.8, 15), (30, 0.8, 60)] {
        let (shares, all) = coverage(bodies, spread, tasks, 4, 40);
        for share in shares {
            // 160 plans: four standard errors of .95 are .07.
            assert!(share.of == 0 || share.value() > 0.88, "{bodies} {tasks}: {share:?}");
        }
        assert!(shares[5].of == all, "an interval of all assignments is given from 15 tasks on");
    }
    let (shares, _) = coverage(12, 0.8, 14, 1, 20);
    assert!(shares.iter().all(|s| s.of == 0), "and none below");
}

#[test]
fn loads_dealt_at_random_are_within_their_band() {
    for (bodies, tasks) in [(12, 15), (60, 20)] {
        let shares = outside(bodies, tasks, 60, &SAMPLING);
        // 60 plans at .05: more than nine outside has a probability of about .001.
        assert!(shares.iter().all(|s| s.hits <= 9), "{bodies} {tasks}: {shares:?}");
    }
}

#[test]
fn plans_that_share_only_who_is_busy_are_not_alike() {
    let none = comparisons(Common::Busy, 20, (30, 30), 40, &SAMPLING);
    assert!(none.iter().all(|s| s.hits <= 7), "{none:?}");
    let some = comparisons(Common::Groups, 20, (30, 30), 20, &SAMPLING);
    assert!(some[0].hits >= 15, "{some:?}");
}

/// The plain correlation is what the margins make, and stands beside that.
#[test]
fn the_plain_correlation_is_told_beside_its_expectation() {
    let q = pair(3, Common::Busy, 20, (60, 60), &SAMPLING).qap.unwrap();
    assert!(q.raw > 0.5 && (q.raw - q.raw_expected.unwrap()).abs() < 0.2, "{q:?}");
    assert!(q.r.abs() < q.raw);
}

#[test]
fn plans_at_the_edge_give_a_result_or_none() {
    let all_alike = |bodies: usize, tasks: usize| -> Vec<Dealt> { vec![((0..bodies).collect(), 1); tasks] };
    let halves: Vec<Dealt> =
        (0..20).map(|t| if t % 2 == 0 { (vec![0, 1], 1) } else { (vec![2, 3], 1) }).collect();
    let even = |bodies: usize, tasks: usize| {
        let mut rng = fengong::analyse::stats::Stream::new(1, "edge", "", 0);
        dealt(&Source::new(bodies, 0.5, &mut rng), tasks, &mut rng)
    };
    let plans: Vec<Vec<Dealt>> = vec![
        vec![],
        vec![(vec![], 0); 20],
        vec![(vec![0, 1, 2], 1)],
        vec![(vec![0], 1); 30],
        all_alike(6, 20),
        halves,
        even(500, 5),
        even(5, 100),
    ];
    for tasks in &plans {
        let w = load(tasks, &SAMPLING);
        for c in [w.summary.leads, w.summary.load] {
            for e in [c.gini, c.hhi, c.hhi_normalised, c.effective, c.top3] {
                let numbers =
                    [e.value, e.interval.map(|i| i.0), e.interval.map(|i| i.1), e.null.map(|i| i.0)];
                assert!(numbers.iter().flatten().all(|x| x.is_finite()), "{c:?}");
                if let (Some(v), Some((low, high))) = (e.value, e.interval) {
                    assert!(low <= v && v <= high && high > low, "{c:?}");
                }
            }
        }
        for other in &plans {
            let d = simulated::compared_plans(tasks, other, &SAMPLING);
            let numbers = d.functions.iter().flat_map(|f| [f.a, f.b, f.difference.value]).flatten();
            assert!(numbers.chain(d.beta_wn).chain(d.beta_halves.0).all(f64::is_finite));
            assert!(d.qap.is_none_or(|q| q.r.is_finite() && q.test.p.value > 0.0), "{:?}", d.qap);
        }
    }
    // Where every task names every body there is nothing that dealing could change.
    let same = load(&all_alike(6, 20), &SAMPLING).summary.load;
    assert_eq!(
        (same.gini.value, same.gini.interval, same.gini.null, same.test),
        (Some(0.0), None, None, None)
    );
}
