//! Workload, clusters and conventions on invented plans: what they find, what they refuse, and that they repeat.

#[path = "../long/roles.rs"]
#[allow(dead_code)]
mod led;
#[path = "../long/plans.rs"]
mod plans;
#[path = "../long/verdict.rs"]
mod verdict;

use crate::invented;
use fengong::{
    analyse::{
        Sampling,
        clusters::{ClusterOptions, Clusters, clusters},
        conventions::conventions,
        roles::{Roles, roles},
        workload::workload,
    },
    graph::ResponsibilityGraph,
    model::{AgencyId, AgencyKind, Convention, Corpus, PlanId},
};
use led::{Leads, led};
use plans::{BODIES, Planted, Shape, corpus, plan};
use verdict::verdict;

const SAMPLING: Sampling = Sampling { seed: 1, resamples: 80, draws: 80 };

fn clusters_of(corpus: &Corpus, at: u32) -> Clusters {
    let graph = ResponsibilityGraph::new(corpus, Convention::Literal);
    clusters(&graph, at, &ClusterOptions::default(), &SAMPLING)
}

/// Bodies by task, as a plan.
fn of_tasks(tasks: &[&[usize]]) -> Corpus {
    let row = |bodies: &&[usize]| std::array::from_fn::<bool, BODIES, _>(|i| bodies.contains(&i));
    let mut out = corpus(&tasks.iter().map(row).collect::<Vec<_>>());
    let named = tasks.iter().flat_map(|t| t.iter()).max().map_or(0, |m| m + 1);
    out.agencies.truncate(named);
    out
}

/// The short form of tests/long: no more false alarms than promised, and planted groups found.
#[test]
fn null_plans_raise_no_alarm_and_planted_groups_are_found() {
    let sampling = Sampling { seed: 0, resamples: 0, draws: 120 };
    for null in [Planted::Nothing, Planted::NothingLargeTasks] {
        let v = verdict(null, Shape::usual(4.0), 20, &sampling);
        // 5 % of 20 plans is one; three would still be chance.
        assert!(v.ties <= 0.15 && v.pairs_uncorrected <= 0.05, "{v:?}");
        assert!(v.clusters <= 0.15 && v.partitions <= 0.15 && v.cores <= 0.15 && v.stable <= 0.15, "{v:?}");
        assert!(v.anything <= 0.15, "{v:?}");
    }
    let v = verdict(
        Planted::ExtraTasks,
        Shape::usual(4.0),
        10,
        &Sampling { resamples: 160, draws: 400, ..sampling },
    );
    assert!(v.found >= 0.9 && v.found_stable >= 0.6, "{v:?}");
    let v = verdict(Planted::Pair, Shape::usual(4.0), 20, &Sampling { draws: 0, ..sampling });
    assert!(v.pair >= 0.95, "{v:?}");
}

#[test]
fn too_little_is_refused() {
    use fengong::analyse::Refusal::{AllAlike, FewBodies, FewJoint};
    for (tasks, why) in [
        (vec![], FewBodies { bodies: 0 }),
        (vec![&[][..], &[][..]], FewBodies { bodies: 0 }),
        (vec![&[0, 1, 2][..]], FewBodies { bodies: 3 }),
        (vec![&[0][..], &[0][..], &[0][..]], FewBodies { bodies: 1 }),
        (vec![&[0, 1, 2, 3][..]], FewJoint { tasks: 1 }),
        (vec![&[0][..], &[1][..], &[2][..], &[3][..]], FewJoint { tasks: 0 }),
        (vec![&[0, 1, 2, 3][..]; 5], AllAlike),
    ] {
        let corpus = of_tasks(&tasks);
        let found = clusters_of(&corpus, 0);
        assert_eq!(found.refusal, Some(why), "{tasks:?}");
        assert!(found.clusters.is_empty() && found.modularity.is_none());
        finite(&corpus, &found);
    }
}

/// No NaN, no infinity, whatever the plan: JSON would show them as null where a number must stand.
fn finite(corpus: &Corpus, found: &Clusters) {
    let graph = ResponsibilityGraph::new(corpus, Convention::JointLead);
    let load = workload(&graph, 0, &SAMPLING);
    assert_eq!(load.rows.iter().map(|r| r.tasks.len()).sum::<usize>(), load.summary.assignments);
    for row in &load.rows {
        assert_eq!(row.by_duty.iter().sum::<usize>(), row.tasks.len());
        assert_eq!(row.by_role.iter().sum::<usize>(), row.tasks.len());
        for x in [Some(row.fractional), Some(row.fractional_lead), Some(row.exclusivity), row.closeness] {
            assert!(x.is_none_or(f64::is_finite), "{row:?}");
        }
    }
    for c in [load.summary.leads, load.summary.load] {
        for e in [c.gini, c.hhi, c.hhi_normalised, c.effective, c.top3] {
            assert!(e.value.is_none_or(f64::is_finite), "{c:?}");
        }
    }
    for t in &found.ties {
        for x in [Some(t.weight), t.expected, t.ratio, t.p(), t.p_sdsm, t.q()] {
            assert!(x.is_none_or(f64::is_finite), "{t:?}");
        }
    }
    conventions(corpus, 1);
}

#[test]
fn two_groups_with_a_bridge() {
    let tasks: Vec<&[usize]> =
        vec![&[0, 1, 2], &[0, 1, 2], &[0, 1, 2, 3], &[4, 5, 6], &[4, 5, 6], &[3, 4, 5, 6]];
    let corpus = of_tasks(&tasks);
    let found = clusters_of(&corpus, 0);
    let members: Vec<Vec<u32>> =
        found.clusters.iter().map(|c| c.members.iter().map(|a| a.0).collect()).collect();
    assert!(members.contains(&vec![0, 1, 2]) || members.contains(&vec![4, 5, 6]), "{members:?}");
    assert_eq!(found.brokers[0].agency, AgencyId(3));
    // Exact groups: 0–2 on the first three tasks, 4–6 on the last three.
    assert_eq!(found.bicliques[0].agencies.len() * found.bicliques[0].tasks.len(), 9);
    // Newman's weights of a body add up to its tasks with two bodies or more.
    let of_3: f64 = found.ties.iter().filter(|t| t.a.0 == 3 || t.b.0 == 3).map(|t| t.weight).sum();
    assert!((of_3 - 2.0).abs() < 1e-12);
    assert_eq!(found.everybody_tasks.len(), 2);
    finite(&corpus, &found);
}

#[test]
fn territorial_bodies_are_out_and_come_in_on_request() {
    let (mut corpus, _) = plan(3, Planted::Nothing, Shape::usual(4.0));
    corpus.agencies[4].kind = AgencyKind::Territorial;
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let out = clusters_of(&corpus, 0);
    assert_eq!(out.left_out, [AgencyId(4)]);
    assert!(!out.agencies.contains(&AgencyId(4)));
    let with = ClusterOptions { territorial: true, ..ClusterOptions::default() };
    let within = clusters(&graph, 0, &with, &SAMPLING);
    assert!(within.left_out.is_empty() && within.agencies.len() == out.agencies.len() + 1);
}

#[test]
fn the_hypergeometric_comes_on_request_and_with_its_warning() {
    let (corpus, _) = plan(5, Planted::NothingLargeTasks, Shape::usual(4.0));
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let plain = clusters_of(&corpus, 0);
    assert!(plain.warning.is_none() && plain.ties.iter().all(|t| t.p_hypergeometric.is_none()));
    let asked = ClusterOptions { hypergeometric: true, ..ClusterOptions::default() };
    let found = clusters(&graph, 0, &asked, &SAMPLING);
    assert!(found.warning.is_some());
    // The reason for the warning: on a plan of chance with large tasks it flags more than the two nulls together.
    let low = |p: Option<f64>| p.is_some_and(|p| p <= 0.05);
    let by = |of: fn(&fengong::analyse::clusters::Tie) -> Option<f64>| {
        found.ties.iter().filter(|t| low(of(t))).count()
    };
    assert!(by(|t| t.p_hypergeometric) > by(fengong::analyse::clusters::Tie::p) + by(|t| t.p_sdsm));
}

#[test]
fn impossible_cells_stay_out_of_the_null() {
    let (corpus, _) = plan(7, Planted::Nothing, Shape::usual(4.0));
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    // Bodies 0 and 1 can only be on the first thirty tasks, and are: their shared tasks are then expected more often.
    let mut corpus = corpus.clone();
    for task in corpus.plans[0].tasks.iter_mut().skip(30) {
        task.assignments.retain(|a| a.agency.0 > 1);
    }
    let graph = ResponsibilityGraph::new(&corpus, graph.convention());
    let zeros = graph.tasks(0).skip(30).flat_map(|t| [(t, AgencyId(0)), (t, AgencyId(1))]).collect();
    let with = ClusterOptions { impossible: Some(&zeros), ..ClusterOptions::default() };
    let expected = |c: &Clusters| {
        let pair = c.ties.iter().find(|t| t.a.0.min(t.b.0) == 0 && t.a.0.max(t.b.0) == 1);
        pair.and_then(|t| t.expected)
    };
    let (free, held) = (clusters_of(&corpus, 0), clusters(&graph, 0, &with, &SAMPLING));
    assert!(expected(&held) > expected(&free), "{:?} {:?}", expected(&held), expected(&free));
}

#[test]
fn same_seed_same_result_on_any_number_of_threads_and_in_any_company() {
    let (alone, _) = plan(11, Planted::AddedToTasks, Shape::usual(4.0));
    let first = clusters_of(&alone, 0);
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    assert_eq!(one.install(|| clusters_of(&alone, 0)), first);
    // Another plan is read first: its own bodies come first, so all ids and positions are others.
    let (mut other, _) = plan(12, Planted::Nothing, Shape::usual(4.0));
    other.plans[0].id = PlanId::new("other");
    let shift = other.agencies.len() as u32;
    let mut moved = alone.plans[0].clone();
    moved.tasks.iter_mut().flat_map(|t| &mut t.assignments).for_each(|a| a.agency.0 += shift);
    let both = Corpus {
        plans: vec![other.plans[0].clone(), moved],
        agencies: other.agencies.iter().chain(&alone.agencies).cloned().collect(),
    };
    let second = clusters_of(&both, 1);
    let ids = |c: &Clusters, by: u32| {
        c.clusters
            .iter()
            .map(|k| (k.members.iter().map(|a| a.0 - by).collect::<Vec<_>>(), k.test, k.stability, k.score))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&second, shift), ids(&first, 0));
    let ties =
        |c: &Clusters| c.ties.iter().map(|t| (t.weight, t.drawn, t.test, t.p_sdsm)).collect::<Vec<_>>();
    assert_eq!(ties(&second), ties(&first));
}

/// Who leads is the first body named.
fn roles_of(corpus: &Corpus) -> Roles {
    roles(&ResponsibilityGraph::new(corpus, Convention::FirstLead), 0, &SAMPLING)
}

/// A result or a plain refusal, and no number that is none, whatever the shape of the plan.
#[test]
fn degenerate_plans() {
    let with = |bodies: usize, tasks: usize, on: &dyn Fn(usize, usize) -> bool| {
        let row = |t: usize| (0..bodies).map(|i| on(i, t)).collect::<Vec<bool>>();
        corpus(&(0..tasks).map(row).collect::<Vec<_>>())
    };
    let scattered = |i: usize, t: usize| (i * 7 + t * 13 + i * t).is_multiple_of(11);
    for (name, corpus) in [
        ("one task", with(12, 1, &|_, _| true)),
        ("one body", with(1, 20, &|_, _| true)),
        ("all alike", with(8, 12, &|_, _| true)),
        ("two halves", with(12, 12, &|i, t| (i < 6) == (t < 6))),
        ("nested", with(8, 8, &|i, t| t <= i)),
        ("one a task", with(10, 10, &|i, t| i == t)),
        ("many bodies, 5 tasks", with(150, 5, &scattered)),
        ("too many bodies, 5 tasks", with(500, 5, &scattered)),
        ("5 bodies, 100 tasks", with(5, 100, &scattered)),
    ] {
        let few = Sampling { seed: 1, resamples: 8, draws: 25 };
        let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
        let found = clusters(&graph, 0, &ClusterOptions::default(), &few);
        assert!(found.refusal.is_some() || !found.clusters.is_empty(), "{name}");
        for t in &found.ties {
            assert!(
                [Some(t.weight), t.expected, t.ratio, t.p(), t.q()].iter().flatten().all(|x| x.is_finite()),
                "{name}"
            );
        }
        let tests = found.clusters.iter().filter_map(|c| c.test).chain(found.partition);
        assert!(tests.into_iter().all(|t| (0.0..=1.0).contains(&t.p.value)), "{name}");
        let led = roles_of(&corpus);
        assert!(
            led.bodies.iter().all(|b| b.expected.is_finite() && (0.0..=1.0).contains(&b.test.p.value)),
            "{name}"
        );
        assert!(led.arcs.iter().filter_map(|a| a.expected).all(f64::is_finite), "{name}");
    }
}

/// Two bodies are on all of 24 tasks with two others that change; the first named leads, so body 0 leads all and body 1 none.
#[test]
fn who_leads_more_than_its_tasks_make_likely() {
    let row =
        |t: usize| (0..10).map(|i| i < 2 || i == 2 + t % 8 || i == 2 + (t + 3) % 8).collect::<Vec<bool>>();
    let found = roles_of(&corpus(&(0..24).map(row).collect::<Vec<_>>()));
    let of = |i: u32| found.bodies.iter().find(|b| b.agency == AgencyId(i)).unwrap();
    assert_eq!((of(0).leads, of(1).leads, of(0).tasks), (24, 0, 24));
    assert!((of(0).expected - 6.0).abs() < 1e-9);
    assert!(of(0).test.holds() && of(1).test.holds(), "{found:?}");
    // Where one body leads everything, nobody is led by it more than its tasks make necessary.
    assert!(found.arcs.iter().all(|a| !a.test.is_some_and(|t| t.holds())), "{:?}", found.arcs);
    assert_eq!(found.turns.as_ref().map(|t| t.share), Some(0.0));
}

/// The short form of the long check of roles: leads dealt by chance raise no alarm, and who always leads is found.
#[test]
fn who_leads_by_chance_and_who_does_not() {
    let none = led(Leads::Chance, (30, 60, 2.5), 20, &SAMPLING);
    assert!([none.leading[1], none.arcs[1], none.turns[1]].iter().all(|share| *share <= 0.1), "{none:?}");
    let one = led(Leads::One, (30, 60, 2.5), 20, &SAMPLING);
    assert!(one.planted >= 0.9, "{one:?}");
}

/// What was not drawn does not hang on the seed, and what was drawn may be undecided but never both one and the other.
#[test]
fn verdicts_do_not_change_with_the_seed() {
    use fengong::analyse::family::Verdict;
    let (corpus, _) = plan(9, Planted::ExtraTasks, Shape::usual(4.0));
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let of = |seed| clusters(&graph, 0, &ClusterOptions::default(), &Sampling { seed, ..SAMPLING });
    let first = of(1);
    for seed in 2..8 {
        let next = of(seed);
        assert_eq!(
            next.ties.iter().map(fengong::analyse::clusters::Tie::p).collect::<Vec<_>>(),
            first.ties.iter().map(fengong::analyse::clusters::Tie::p).collect::<Vec<_>>()
        );
        let verdicts = |c: &Clusters| {
            let core = c.core_periphery.as_ref().and_then(|c| c.test);
            c.clusters
                .iter()
                .filter_map(|k| k.test)
                .chain(c.partition)
                .chain(core)
                .map(|t| t.verdict)
                .collect::<Vec<_>>()
        };
        for (a, b) in verdicts(&first).into_iter().zip(verdicts(&next)) {
            assert!(a == b || a == Verdict::Undecided || b == Verdict::Undecided, "{seed}: {a:?} {b:?}");
        }
    }
}
