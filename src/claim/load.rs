//! Who carries the load.

use super::{
    Chapter, Claim, MOST_SENTENCES, Topic,
    scene::{Scene, common, count, part_of},
    source::{Source, cell, is},
};
use crate::{
    analyse::functions::FunctionLoad,
    model::PlanIndex,
    say::{Arg, Quantity, Several, Statement},
};
use std::{collections::BTreeMap, sync::Arc};

/// Functions named in a sentence at most.
const NAMED: usize = 3;

pub(super) fn chapter(scene: &Scene) -> Option<Chapter> {
    let claims = if scene.few() {
        [top(scene), next(scene), only(scene).or_else(|| once(scene))]
    } else {
        [top_of_many(scene), everywhere(scene), breadth(scene)]
    };
    let claims: Vec<Claim> = claims.into_iter().flatten().take(MOST_SENTENCES).collect();
    (!claims.is_empty()).then(|| Chapter { topic: Topic::Load, title: title(scene), claims })
}

/// The functions with most tasks of a plan, those that tie together.
fn foremost(scene: &Scene, plan: PlanIndex) -> Vec<Arc<str>> {
    let rows = scene.functions(plan);
    let most = rows.first().map_or(0, |f| f.tasks.len());
    rows.iter().take_while(|f| f.tasks.len() == most).map(|f| f.key.clone()).collect()
}

/// How many functions tie for the most tasks of a plan, where they are too many to be named: then none stands out.
fn level(scene: &Scene, plan: PlanIndex) -> Option<Quantity> {
    let n = foremost(scene, plan).len();
    let rows = || vec![scene.of(plan), is("rank", "1")];
    (n > NAMED + 1).then(|| count(n, Source::Rows("function-load", rows()), Vec::new()))
}

/// The two functions with most tasks, where no third ties with them.
fn two(scene: &Scene, plan: PlanIndex) -> Option<Vec<Arc<str>>> {
    let [x, y, rest @ ..] = scene.functions(plan) else { return None };
    let apart = rest.first().is_none_or(|z| z.tasks.len() < y.tasks.len());
    apart.then(|| vec![x.key.clone(), y.key.clone()])
}

/// The two functions that stand above all others in every plan.
pub(super) fn above_all(scene: &Scene) -> Option<Vec<Arc<str>>> {
    let all: Option<Vec<_>> = scene.principal.iter().map(|p| two(scene, *p)).collect();
    Some(common(&all?)).filter(|both| both.len() == 2)
}

/// The same where half of the tasks of every plan name both: then they are told of as two that go together.
fn above_all_together(scene: &Scene) -> Option<Vec<Arc<str>>> {
    let half =
        |p: &PlanIndex, both: &[Arc<str>]| 2.0 * together(scene, *p, both).value >= scene.size(*p).value;
    above_all(scene).filter(|both| scene.principal.iter().all(|p| half(p, both)))
}

/// What the heading says: the functions that have most tasks everywhere, or in each plan.
pub(super) fn title(scene: &Scene) -> Option<Claim> {
    if !scene.few() {
        return top_of_many(scene).map(Claim::heading);
    }
    let same = above_all(scene).filter(|_| scene.principal.len() > 1).or_else(|| {
        let all: Vec<_> = scene.principal.iter().map(|p| foremost(scene, *p)).collect();
        Some(common(&all)).filter(|same| !same.is_empty() && same.len() <= NAMED)
    });
    let statement = if let Some(keys) = &same {
        Statement::new("load-title-same")
            .with("plans", plans(scene))
            .with("bodies", Arg::Bodies(Several::new(keys.clone(), NAMED)))
    } else if scene.principal.len() > 1 && scene.principal.iter().all(|p| level(scene, *p).is_some()) {
        Statement::new("load-title-level-all").with("plans", Arg::Plans(scene.principal.clone()))
    } else {
        let part = |p: &PlanIndex| {
            if let Some(n) = level(scene, *p) {
                return Statement::new("load-title-level").with("plan", Arg::Plan(*p)).with("count", n);
            }
            let keys = Several::new(foremost(scene, *p), NAMED);
            Statement::new("load-title-part").with("plan", Arg::Plan(*p)).with("bodies", Arg::Bodies(keys))
        };
        let named: Vec<&PlanIndex> =
            scene.principal.iter().filter(|p| !scene.functions(**p).is_empty()).collect();
        if named.is_empty() {
            return None;
        }
        let one = named.iter().any(|p| level(scene, **p).is_none());
        let each = Arg::Each(named.into_iter().map(part).collect());
        Statement::new(if one { "load-title-each" } else { "title-each" }).with("each", each)
    };
    let named = same.unwrap_or_else(|| scene.principal.iter().flat_map(|p| foremost(scene, *p)).collect());
    Some(Claim::new(Topic::Load, &scene.principal, statement).about(named))
}

/// How many plans are compared, to choose a form by.
pub(super) fn plans(scene: &Scene) -> Arg {
    Arg::Word(if scene.principal.len() > 1 { "several" } else { "one" }.to_owned())
}

/// Tasks that name the functions of most tasks.
fn top(scene: &Scene) -> Option<Claim> {
    if let Some(both) = above_all_together(scene) {
        let part = |p: &PlanIndex| {
            let n = together(scene, *p, &both);
            in_plan("tasks-part", scene, *p, n)
        };
        let statement = Statement::new("load-both")
            .with("functions", Arg::Bodies(Several::new(both.clone(), NAMED)))
            .with("each", Arg::Each(scene.principal.iter().map(part).collect()));
        return Some(Claim::new(Topic::Load, &scene.principal, statement).about(both));
    }
    let part = |p: &PlanIndex| {
        let keys = foremost(scene, *p);
        let first = scene.functions(*p).first()?;
        if let Some(n) = level(scene, *p) {
            let statement = in_plan("load-top-level-part", scene, *p, tasks_of(scene, first));
            return Some(statement.with("count", n).with("plans", plans(scene)));
        }
        let named = Several::new(keys, NAMED);
        let form = if named.of > 1 { "several" } else { "one" };
        let statement = in_plan("load-top-part", scene, *p, tasks_of(scene, first));
        Some(
            statement
                .with("bodies", Arg::Bodies(named))
                .with("form", Arg::Word(form.to_owned()))
                .with("plans", plans(scene)),
        )
    };
    let parts: Vec<_> = scene.principal.iter().filter_map(part).collect();
    let named = scene.principal.iter().flat_map(|p| foremost(scene, *p));
    (!parts.is_empty()).then(|| {
        let statement = Statement::new("load-top").with("each", Arg::Each(parts));
        Claim::new(Topic::Load, &scene.principal, statement).about(named)
    })
}

/// A part of a sentence: so many of a plan's tasks.
pub(super) fn in_plan(id: &'static str, scene: &Scene, plan: PlanIndex, n: Quantity) -> Statement {
    let all = scene.size(plan);
    let part = part_of(&n, &all);
    Statement::new(id).with("plan", Arg::Plan(plan)).with("all", all).with("tasks", n).with("share", part)
}

fn tasks_of(scene: &Scene, f: &FunctionLoad) -> Quantity {
    count(f.tasks.len(), scene.of_function(f.plan, &f.key, "tasks"), f.tasks.clone())
}

/// Tasks that name two functions.
fn together(scene: &Scene, plan: PlanIndex, both: &[Arc<str>]) -> Quantity {
    let of = |i: usize| both.get(i).and_then(|k| scene.function(plan, k)).map_or(&[][..], |f| &f.tasks);
    let tasks: Vec<_> = of(0).iter().filter(|t| of(1).contains(t)).copied().collect();
    let ids = |i: usize| {
        let key = both.get(i).map_or("", |k| k);
        cell("function-load", vec![scene.of(plan), is("function", key)], "task_ids")
    };
    count(tasks.len(), Source::Common(ids(0), ids(1)), tasks)
}

/// Who comes behind the foremost.
fn next(scene: &Scene) -> Option<Claim> {
    let above = above_all_together(scene);
    let mut named = Vec::new();
    let mut part = |p: &PlanIndex| {
        let first = foremost(scene, *p);
        let above = above.as_ref().unwrap_or(&first);
        let rest: Vec<_> = scene.functions(*p).iter().filter(|f| !above.contains(&f.key)).collect();
        let most = rest.first()?;
        let keys: Vec<_> =
            rest.iter().take_while(|f| f.tasks.len() == most.tasks.len()).map(|f| f.key.clone()).collect();
        // Many that tie are no finding.
        if keys.len() > NAMED || most.tasks.len() < 2 {
            return None;
        }
        let form = if keys.len() > 1 { "several" } else { "one" };
        named.extend(keys.clone());
        Some(
            Statement::new("load-next-part")
                .with("plans", plans(scene))
                .with("plan", Arg::Plan(*p))
                .with("functions", Arg::Functions(Several::new(keys, NAMED)))
                .with("form", Arg::Word(form.to_owned()))
                .with("tasks", tasks_of(scene, most)),
        )
    };
    let parts: Vec<_> = scene.principal.iter().filter_map(&mut part).collect();
    (!parts.is_empty()).then(|| {
        let statement = Statement::new("load-next").with("each", Arg::Each(parts));
        Claim::new(Topic::Load, &scene.principal, statement).about(named)
    })
}

/// Functions that only one of two plans names.
fn only(scene: &Scene) -> Option<Claim> {
    let (a, b) = scene.pair()?;
    let keys = |p: PlanIndex, other: PlanIndex| -> Vec<Arc<str>> {
        let mut rows: Vec<_> =
            scene.functions(p).iter().filter(|f| scene.function(other, &f.key).is_none()).collect();
        rows.sort_by(|x, y| y.share.total_cmp(&x.share).then_with(|| x.key.cmp(&y.key)));
        rows.into_iter().map(|f| f.key.clone()).collect()
    };
    let part = |p: PlanIndex, other: PlanIndex| {
        let keys = keys(p, other);
        let every = scene.functions(p).len();
        let shared: Vec<String> = scene.functions(other).iter().map(|f| f.key.to_string()).collect();
        let rows = |w| Source::Rows("function-load", w);
        let in_both = rows(vec![scene.of(p), ("function", super::Is::OneOf(shared))]);
        let n = count(keys.len(), rows(vec![scene.of(p)]).less(in_both), Vec::new());
        (!keys.is_empty() && keys.len() < every).then(|| {
            let keys = Several::new(keys, NAMED);
            Statement::new("load-only-part")
                .with("form", Arg::Word(keys.form().to_owned()))
                .with("plan", Arg::Plan(p))
                .with("functions", Arg::Functions(keys))
                .with("count", n)
        })
    };
    let parts: Vec<_> = [part(a, b), part(b, a)].into_iter().flatten().collect();
    let named = keys(a, b).into_iter().chain(keys(b, a));
    (!parts.is_empty()).then(|| {
        Claim::new(Topic::Load, &[a, b], Statement::new("load-only").with("each", Arg::Each(parts)))
            .about(named)
    })
}

/// Functions that are named just once, of one plan.
fn once(scene: &Scene) -> Option<Claim> {
    let [plan] = scene.principal[..] else { return None };
    let rows = scene.functions(plan);
    let once: Vec<_> = rows.iter().filter(|f| f.tasks.len() == 1).collect();
    let tasks = once.iter().flat_map(|f| f.tasks.iter().copied()).collect();
    let of_plan = || vec![scene.of(plan)];
    let mut single = of_plan();
    single.push(is("tasks", "1"));
    (!once.is_empty() && rows.len() > 3).then(|| {
        let statement = Statement::new("load-once")
            .with("all", count(rows.len(), Source::Rows("function-load", of_plan()), Vec::new()))
            .with("once", count(once.len(), Source::Rows("function-load", single), tasks));
        Claim::new(Topic::Load, &[plan], statement)
    })
}

/// In how many of many plans a function has most tasks.
fn top_of_many(scene: &Scene) -> Option<Claim> {
    let mut plans: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for p in &scene.principal {
        foremost(scene, *p).into_iter().for_each(|k| *plans.entry(k).or_default() += 1);
    }
    let most = plans.values().copied().max()?;
    let keys: Vec<_> = plans.iter().filter(|(_, n)| **n == most).map(|(k, _)| k.clone()).collect();
    if keys.len() > NAMED || most < 2 {
        return None;
    }
    let ids: Vec<String> = scene.principal.iter().map(|p| scene.id(*p)).collect();
    let first = keys.first().map_or("", |k| k);
    let rows = vec![is("function", first), is("rank", "1"), ("plan", super::Is::OneOf(ids))];
    let statement = Statement::new("load-top-many")
        .with("form", Arg::Word(if keys.len() > 1 { "several" } else { "one" }.to_owned()))
        .with("bodies", Arg::Bodies(Several::new(keys.clone(), NAMED)))
        .with("plans", count(most, Source::Rows("function-load", rows), Vec::new()))
        .with("all", every_plan(scene));
    Some(Claim::new(Topic::Load, &scene.principal, statement).about(keys))
}

/// How many plans stand for themselves.
pub(super) fn every_plan(scene: &Scene) -> Quantity {
    let ids: Vec<String> = scene.principal.iter().map(|p| scene.id(*p)).collect();
    let rows = vec![("plan", super::Is::OneOf(ids))];
    count(scene.principal.len(), Source::Rows("plans", rows), Vec::new())
}

/// Functions that all of many plans name.
fn everywhere(scene: &Scene) -> Option<Claim> {
    let all: Vec<Vec<Arc<str>>> = (scene.principal.iter())
        .map(|p| scene.functions(*p).iter().map(|f| f.key.clone()).collect())
        .collect();
    let keys = common(&all);
    if keys.is_empty() {
        return None;
    }
    let several = Several::new(keys.clone(), 4);
    let statement = Statement::new("load-everywhere")
        .with("form", Arg::Word(several.form().to_owned()))
        .with("functions", Arg::Functions(several))
        .with("count", count(keys.len(), everywhere_source(scene), Vec::new()))
        .with("all", every_plan(scene));
    Some(Claim::new(Topic::Load, &scene.principal, statement).about(keys))
}

/// Functions that stand in a row of every plan: a function has one row a plan.
fn everywhere_source(scene: &Scene) -> Source {
    let ids = scene.principal.iter().map(|p| scene.id(*p)).collect();
    Source::Everywhere("function-load", "function", "plan", ids)
}

/// How many functions a plan names that names anybody.
fn breadth(scene: &Scene) -> Option<Claim> {
    let plans = || scene.principal.iter().filter(|p| scene.names_bodies(**p));
    let mut functions: Vec<f64> = plans().map(|p| scene.functions(*p).len() as f64).collect();
    functions.sort_by(f64::total_cmp);
    let sources: Arc<[Source]> = plans().map(|p| Source::Rows("function-load", vec![scene.of(*p)])).collect();
    let (least, most) = (functions.first()?, functions.last()?);
    let of = |value: f64, from| Quantity { value, shown: crate::say::Shown::Count, from, tasks: Vec::new() };
    let statement = Statement::new("load-breadth")
        .with("least", of(*least, Source::Least(sources.clone())))
        .with("most", of(*most, Source::Largest(sources)));
    Some(Claim::new(Topic::Load, &scene.principal, statement))
}
