//! Who works with whom.

use super::{
    Chapter, Claim, Is, MOST_SENTENCES, Topic, gate,
    load::{every_plan, in_plan},
    scene::{Scene, count},
    source::{Source, cell, is},
};
use crate::{
    analyse::{
        clusters::{Clusters, Tie},
        roles::Arc as RoleArc,
    },
    model::PlanIndex,
    say::{Arg, Quantity, Several, Shown, Statement},
};
use std::sync::Arc;

pub(super) fn chapter(scene: &Scene) -> Option<Chapter> {
    let tested: Vec<Claim> = [ties(scene), clusters(scene), arcs(scene)].into_iter().flatten().collect();
    // What was tested is not left out for what was only counted.
    let counted = together(scene).filter(|_| tested.len() < MOST_SENTENCES);
    let claims: Vec<Claim> = counted.into_iter().chain(tested).collect();
    let title = title(scene);
    (!claims.is_empty()).then_some(Chapter { topic: Topic::Partners, title, claims })
}

/// The two bodies that share most tasks, where no other two share as many.
fn strongest<'a>(scene: &Scene<'a>, plan: PlanIndex) -> Option<&'a Tie> {
    if scene.plan(plan).tasks.len() < gate::FEWEST_TASKS {
        return None;
    }
    let ties = &scene.network(plan)?.ties;
    let most = ties.iter().max_by_key(|t| t.tasks.len())?;
    let alone = ties.iter().filter(|t| t.tasks.len() == most.tasks.len()).count() == 1;
    (alone && most.tasks.len() > 1).then_some(most)
}

fn keys(scene: &Scene, tie: &Tie) -> [Arc<str>; 2] {
    [tie.a, tie.b].map(|id| scene.corpus.agency(id).key.clone())
}

fn shared(scene: &Scene, plan: PlanIndex, tie: &Tie) -> Quantity {
    let [a, b] = keys(scene, tie);
    let row = vec![scene.of(plan), is("a", &*a), is("b", &*b)];
    count(tie.tasks.len(), Source::Cell(cell("ties", row, "shared")), tie.tasks.clone())
}

/// The pair that stands together most often: the same one in all plans, or one a plan.
fn together(scene: &Scene) -> Option<Claim> {
    if !scene.few() {
        return None;
    }
    let found: Vec<(PlanIndex, &Tie)> =
        scene.named().into_iter().filter_map(|p| Some((p, strongest(scene, p)?))).collect();
    let (_, first) = found.first()?;
    let pair = sorted(keys(scene, first));
    let same = found.len() > 1 && found.iter().all(|(_, tie)| sorted(keys(scene, tie)) == pair);
    let part = |(p, tie): &(PlanIndex, &Tie)| {
        let id = if same { "together-part" } else { "together-own-part" };
        let statement = in_plan(id, scene, *p, shared(scene, *p, tie));
        let names = Several::new(keys(scene, tie), 2);
        if same {
            statement
        } else {
            statement.with("functions", Arg::Functions(names)).with("plans", super::load::plans(scene))
        }
    };
    let each = Arg::Each(found.iter().map(part).collect());
    let statement = if same {
        Statement::new("together")
            .with("functions", Arg::Functions(Several::new(keys(scene, first), 2)))
            .with("each", each)
    } else {
        Statement::new("together-own").with("each", each)
    };
    let plans: Vec<_> = found.iter().map(|(p, _)| *p).collect();
    let named = found.iter().flat_map(|(_, tie)| keys(scene, tie));
    Some(Claim::new(Topic::Partners, &plans, statement).about(named))
}

fn sorted(mut pair: [Arc<str>; 2]) -> [Arc<str>; 2] {
    pair.sort();
    pair
}

/// Plans whose pairs were tested.
fn tested(scene: &Scene) -> Vec<PlanIndex> {
    let tried = |p: &PlanIndex| scene.network(*p).is_some_and(gate::ties_tested);
    scene.named().into_iter().filter(tried).collect()
}

fn significant(scene: &Scene, plan: PlanIndex) -> Quantity {
    let n = scene.network(plan).map_or(0, Clusters::significant);
    count(n, Source::Cell(cell("network-summary", vec![scene.of(plan)], "significant")), Vec::new())
}

/// How many pairs of these plans the draws leave open.
fn undecided(scene: &Scene, plans: &[PlanIndex]) -> Quantity {
    let n = plans.iter().filter_map(|p| scene.network(*p)).map(Clusters::undecided).sum();
    let ids = plans.iter().map(|p| scene.id(*p)).collect();
    count(n, Source::Rows("ties", vec![("plan", Is::OneOf(ids)), is("verdict", "undecided")]), Vec::new())
}

/// How many pairs share more tasks than their loads explain.
fn ties(scene: &Scene) -> Option<Claim> {
    let plans = tested(scene);
    if plans.is_empty() {
        return None;
    }
    let ties = |p: PlanIndex| scene.network(p).map_or(0, |c| c.ties.len());
    let pairs = |p: PlanIndex| {
        count(ties(p), Source::Cell(cell("network-summary", vec![scene.of(p)], "ties")), Vec::new())
    };
    let some: Vec<PlanIndex> = plans.iter().copied().filter(|p| significant(scene, *p).value > 0.0).collect();
    let statement = match (some.is_empty(), scene.few()) {
        (true, _) => {
            let open = undecided(scene, &plans);
            Statement::new("ties-none")
                .with("plans", super::load::plans(scene))
                .with("form", Arg::Word(if open.value > 0.0 { "open" } else { "none" }.to_owned()))
                .with("open", open)
        }
        (false, true) => {
            let part = |p: &PlanIndex| {
                Statement::new("ties-part")
                    .with("plan", Arg::Plan(*p))
                    .with("all", pairs(*p))
                    .with("significant", significant(scene, *p))
            };
            Statement::new("ties-some").with("each", Arg::Each(plans.iter().map(part).collect()))
        }
        (false, false) => {
            let sources = plans.iter().map(|p| significant(scene, *p).from).collect();
            Statement::new("ties-many")
                .with("plans", count(some.len(), Source::Such(sources, Is::AtLeast(1.0)), Vec::new()))
                .with("all", every_plan(scene))
        }
    };
    Some(Claim::new(Topic::Partners, &plans, statement))
}

/// Clusters that are stable and contain a group beyond chance: the group that carries the evidence is named.
fn clusters(scene: &Scene) -> Option<Claim> {
    let plans: Vec<PlanIndex> =
        scene.named().into_iter().filter(|p| !gate::sound(scene, *p).is_empty()).collect();
    let first = *plans.first()?;
    let cluster = *gate::sound(scene, first).first()?;
    let named: Vec<Arc<str>> = cluster.core.iter().map(|id| scene.corpus.agency(*id).key.clone()).collect();
    let number = |p: PlanIndex| gate::sound(scene, p).len();
    let rows = |p: PlanIndex| {
        let bands = ["stable", "highly-stable"].map(str::to_owned).to_vec();
        let rows = vec![
            scene.of(p),
            ("band", Is::OneOf(bands)),
            is("verdict", "significant"),
            ("core_tasks", Is::AtLeast(gate::FEWEST_JOINT as f64)),
        ];
        Source::Rows("clusters", rows)
    };
    let row = vec![scene.of(first), is("cluster", cluster.number.to_string())];
    let tasks = Source::Cell(cell("clusters", row, "core_tasks"));
    let form = if number(first) > 1 { "several" } else { "one" };
    let statement = Statement::new("clusters-sound")
        .with("form", Arg::Word(form.to_owned()))
        .with("plan", Arg::Plan(first))
        .with("count", count(number(first), rows(first), cluster.tasks.clone()))
        .with("functions", Arg::Functions(Several::new(named.clone(), 5)))
        .with("tasks", count(cluster.core_tasks.len(), tasks, cluster.core_tasks.clone()));
    Some(Claim::new(Topic::Partners, &[first], statement).about(named))
}

/// Pairs of whom one leads where the other helps significantly more often than their leads and tasks explain.
fn led<'a>(scene: &Scene<'a>, plan: PlanIndex) -> Vec<&'a RoleArc> {
    let roles = scene.results.roles.iter().filter(|r| r.plan == plan);
    roles.flat_map(|r| &r.arcs).filter(|a| a.can_pass && a.test.is_some_and(|t| t.holds())).collect()
}

/// Who leads whom more than chance.
fn arcs(scene: &Scene) -> Option<Claim> {
    const NAMED: usize = 3;
    let plans: Vec<PlanIndex> = scene.named().into_iter().filter(|p| !led(scene, *p).is_empty()).collect();
    if plans.is_empty() {
        return None;
    }
    if !scene.few() {
        let ids = plans.iter().map(|p| scene.id(*p)).collect();
        let rows = vec![("plan", Is::OneOf(ids)), is("verdict", "significant")];
        let statement = Statement::new("arcs-many")
            .with("plans", count(plans.len(), Source::Different("lead-arcs", "plan", rows), Vec::new()))
            .with("all", every_plan(scene));
        return Some(Claim::new(Topic::Partners, &plans, statement));
    }
    let mut found: Vec<(PlanIndex, &RoleArc)> =
        plans.iter().flat_map(|p| led(scene, *p).into_iter().map(|a| (*p, a))).collect();
    let p = |a: &RoleArc| a.test.map_or(1.0, |t| t.p.value);
    found.sort_by(|x, y| p(x.1).total_cmp(&p(y.1)));
    let key = |id| scene.corpus.agency(id).key.clone();
    let part = |&(plan, a): &(PlanIndex, &RoleArc)| {
        let row = vec![scene.of(plan), is("lead", &*key(a.lead)), is("supporter", &*key(a.supporter))];
        let of = |column| Source::Cell(cell("lead-arcs", row.clone(), column));
        let expected = Quantity {
            value: a.expected.unwrap_or_default(),
            shown: Shown::Decimals(1),
            from: of("expected"),
            tasks: Vec::new(),
        };
        Statement::new("arcs-part")
            .with("plans", super::load::plans(scene))
            .with("plan", Arg::Plan(plan))
            .with("lead", Arg::Functions(Several::new([key(a.lead)], 1)))
            .with("supporter", Arg::Functions(Several::new([key(a.supporter)], 1)))
            .with("tasks", count(a.tasks.len(), of("tasks"), a.tasks.clone()))
            .with("expected", expected)
    };
    found.truncate(NAMED);
    let statement = Statement::new("arcs-some").with("each", Arg::Each(found.iter().map(part).collect()));
    let named: Vec<Arc<str>> = found.iter().flat_map(|(_, a)| [key(a.lead), key(a.supporter)]).collect();
    Some(Claim::new(Topic::Partners, &plans, statement).about(named))
}

fn title(scene: &Scene) -> Option<Claim> {
    let (together, ties) = (together(scene), ties(scene));
    let plans = scene.named();
    let mut named = Vec::new();
    let found: Vec<_> = plans.iter().filter_map(|p| strongest(scene, *p)).collect();
    let same = found.first().map(|t| sorted(keys(scene, t)));
    let same =
        same.filter(|s| found.len() == plans.len() && found.iter().all(|t| sorted(keys(scene, t)) == *s));
    let mut run = Vec::new();
    if let Some(first) = found.first().filter(|_| same.is_some()) {
        let keys = keys(scene, first);
        named.extend(keys.clone());
        run.push(Statement::new("together-title").with("functions", Arg::Functions(Several::new(keys, 2))));
    }
    if let Some(none) = ties.as_ref().filter(|c| c.statement.id == "ties-none") {
        run.push(Statement { id: "ties-none-title", ..none.statement.clone() });
    }
    match (run.is_empty(), ties) {
        (false, _) => {
            let statement = Statement::new("run").with("parts", Arg::Run(run));
            Some(Claim::new(Topic::Partners, &plans, statement).about(named))
        }
        (true, Some(ties)) => Some(ties.heading()),
        (true, None) => together.map(Claim::heading),
    }
}
