use super::{Arc, Leading, Roles, arcs::Odds, leads::LeadTable, turns::turns};
use crate::{
    analyse::{
        Sampling,
        family::{LEVEL, P, Test, Verdict, judge},
        stats::{poisson_binomial_tail, testable},
    },
    graph::ResponsibilityGraph,
    model::PlanIndex,
};

/// Who leads in a plan more, or less, than chance.
///
/// **Measures** for each body on how many tasks it leads, of those on which somebody leads and somebody else does not; for each
/// pair on how many one leads while the other stands on the task and does not; and the share of such arcs whose reverse exists.
///
/// **Null**: for bodies, each task deals its leads among its own bodies, each as likely (the number of leads of a body is then
/// Poisson-binomial, and p exact); for pairs and turns, lead tables in which every task *and* every body keeps its number of leads, so
/// that a body that leads everything does not lead everybody significantly.
///
/// **Error rate**: 5 % false discoveries over all tests of the plan; [`analyse`](crate::analyse::all::analyse) judges them anew with all others of
/// a report.
///
/// **Absent**: everything where nobody leads; the test of turns without draws.
///
/// ```
/// use fengong::analyse::{Sampling, roles::roles};
/// use fengong::{graph::ResponsibilityGraph, model::{Convention, Corpus}};
/// let corpus = Corpus::default();
/// let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
/// assert_eq!(roles(&graph, 0, &Sampling::default()).tasks, 0);
/// ```
pub fn roles(graph: &ResponsibilityGraph, plan: PlanIndex, sampling: &Sampling) -> Roles {
    let table = LeadTable::new(graph, plan);
    let name = table.tasks.first().map_or("", |t| graph.corpus().plan(t.plan).id.as_str());
    let (arcs, silent_arcs) = arcs(&table);
    let turns = turns(&table, name, sampling);
    let mut found =
        Roles { plan, tasks: table.tasks.len(), bodies: bodies(&table), arcs, silent_arcs, turns };
    judge(std::slice::from_mut(&mut found));
    found
}

fn bodies(table: &LeadTable) -> Vec<Leading> {
    let (members, leads) = (table.members.transposed(), table.leads.transposed());
    let chance: Vec<f64> =
        (0..table.tasks.len()).map(|t| leads.count(t) as f64 / members.count(t) as f64).collect();
    let chances = |i: usize| table.members.ones(i).map(|t| chance[t]).collect::<Vec<f64>>();
    let least: Vec<f64> = (0..table.agencies.len()).map(|i| least_p(&chances(i))).collect();
    let (_, within) = testable(&least, LEVEL);
    (0..table.agencies.len())
        .map(|i| {
            let (p, x) = (chances(i), table.leads.count(i));
            let (two_sided, can_pass) = (P::exact(two_sided_p(&p, x)), least[i] <= within);
            Leading {
                agency: table.agencies[i],
                tasks: p.len(),
                leads: x,
                expected: p.iter().sum(),
                test: possible(two_sided, can_pass),
                can_pass,
            }
        })
        .collect()
}

/// A test that cannot pass is not significant, whatever its p by itself.
fn possible(p: P, can_pass: bool) -> Test {
    if can_pass { Test::new(p) } else { Test { p, q: Some(1.0), verdict: Verdict::NotSignificant } }
}

/// Twice the smaller tail.
fn two_sided_p(chances: &[f64], x: usize) -> f64 {
    let above = poisson_binomial_tail(chances.iter().copied(), x);
    let below = poisson_binomial_tail(chances.iter().map(|p| 1.0 - p), chances.len() - x);
    (2.0 * above.min(below)).min(1.0)
}

/// The smallest two-sided p that these chances allow.
fn least_p(chances: &[f64]) -> f64 {
    two_sided_p(chances, 0).min(two_sided_p(chances, chances.len()))
}

/// The arcs, and how many pairs could have had one.
fn arcs(table: &LeadTable) -> (Vec<Arc>, usize) {
    let odds = Odds::new(table);
    let n = table.agencies.len();
    let (mut found, mut silent) = (Vec::new(), 0);
    for (a, b) in (0..n).flat_map(|a| (0..n).map(move |b| (a, b))).filter(|(a, b)| a != b) {
        let tasks: Vec<_> = table
            .leads
            .ones(a)
            .filter(|&t| table.members.get(b, t) && !table.leads.get(b, t))
            .map(|t| table.tasks[t])
            .collect();
        // One task is never enough: of a body's leads some one is as likely as many others.
        let could = table.leads.count(a).min(table.members.shared(a, b)) > 1;
        if tasks.is_empty() {
            silent += usize::from(could);
            continue;
        }
        let law = odds.as_ref().filter(|_| could).and_then(|o| o.law(table, a, b));
        found.push((a, b, tasks, law));
    }
    let least = |law: &Option<Vec<f64>>| law.as_ref().and_then(|l| l.last().copied()).unwrap_or(1.0);
    let mut attainable: Vec<f64> = found.iter().map(|f| least(&f.3)).collect();
    attainable.extend(std::iter::repeat_n(0.0, silent));
    let (_, within) = testable(&attainable, LEVEL);
    found.sort_by(|x, y| y.2.len().cmp(&x.2.len()).then((x.0, x.1).cmp(&(y.0, y.1))));
    let arc = |(a, b, tasks, law): (usize, usize, Vec<_>, Option<Vec<f64>>)| {
        let can_pass = least(&law) <= within;
        let p = law.as_ref().and_then(|l| l.get(tasks.len()).copied());
        Arc {
            lead: table.agencies[a],
            supporter: table.agencies[b],
            expected: law.as_ref().map(|l| l[1..].iter().sum()),
            test: p.map(|p| possible(P::exact(p), can_pass)),
            can_pass,
            tasks,
        }
    };
    (found.into_iter().map(arc).collect(), silent)
}
