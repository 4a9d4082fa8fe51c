//! Who leads.

use super::{
    Chapter, Claim, Is, MOST_SENTENCES, Topic,
    load::every_plan,
    scene::{Scene, count, part_of, share},
    source::{Source, cell, is},
};
use crate::{
    analyse::{functions::FunctionLoad, holdings::PlanHoldings, roles::Leading},
    model::{Convention, PlanIndex},
    say::{Arg, Quantity, Several, Shown, Statement},
};
use std::{collections::BTreeMap, sync::Arc};

const NAMED: usize = 3;

pub(super) fn chapter(scene: &Scene) -> Option<Chapter> {
    let claims = if scene.few() {
        vec![how_many(scene), most(scene), beyond(scene), first(scene)]
    } else {
        vec![spread(scene), most_of_many(scene), kinds(scene), beyond_of_many(scene), first_of_many(scene)]
    };
    let claims: Vec<Claim> = claims.into_iter().flatten().take(MOST_SENTENCES).collect();
    (!claims.is_empty()).then(|| Chapter { topic: Topic::Leads, title: title(scene), claims })
}

/// The kinds into which many plans fall by who leads which theme, where that is more than chance.
fn kinds(scene: &Scene) -> Option<Claim> {
    let kinds = scene.results.kinds.as_ref().filter(|k| k.test.is_some_and(|t| t.holds()))?;
    let contrast = kinds.contrast.as_ref()?;
    let all: Vec<PlanIndex> = kinds.plans.iter().map(|p| p.plan).collect();
    let rows = |row| Source::Rows("plan-kinds", row);
    let of_kind = |kind: usize| {
        let n = kinds.plans.iter().filter(|p| p.kind == kind).count();
        count(n, rows(vec![is("kind", kind.to_string())]), Vec::new())
    };
    let theme = || is("theme", &*contrast.theme);
    let by = |kind: usize, n| {
        let row = vec![theme(), is("kind", kind.to_string()), is("function", &*contrast.function)];
        count(n, Source::Total("kind-leads", "plans", row), Vec::new())
    };
    let led = |kind: usize, n| {
        let ids = kinds.plans.iter().filter(|p| p.kind == kind).map(|p| scene.id(p.plan)).collect();
        let row = vec![theme(), ("plan", Is::OneOf(ids)), ("leads", Is::Filled)];
        count(n, Source::Rows("themes", row), Vec::new())
    };
    let [(by_first, led_first), (by_second, led_second)] = contrast.led;
    let statement = Statement::new("leads-kinds")
        .with("plans", count(all.len(), rows(Vec::new()), Vec::new()))
        .with("kinds", count(kinds.kinds, Source::Different("plan-kinds", "kind", Vec::new()), Vec::new()))
        .with("first", of_kind(1))
        .with("second", of_kind(2))
        .with("theme", Arg::Themes(Several::new(vec![contrast.theme.clone()], 1)))
        .with("function", Arg::Bodies(Several::new(vec![contrast.function.clone()], 1)))
        .with("by-first", by(1, by_first))
        .with("led-first", led(1, led_first))
        .with("by-second", by(2, by_second))
        .with("led-second", led(2, led_second));
    Some(Claim::new(Topic::Leads, &all, statement).of_themes(vec![contrast.theme.clone()]))
}

/// The tasks of a plan that some body leads, territorial ones included.
fn led(scene: &Scene, plan: PlanIndex) -> Quantity {
    let tasks = scene.holdings(plan).map_or_else(Vec::new, PlanHoldings::led);
    count(tasks.len(), scene.size_source(plan).less(scene.summary(plan, "no_lead")), tasks)
}

fn title(scene: &Scene) -> Option<Claim> {
    if !scene.few() {
        return spread(scene).map(Claim::heading);
    }
    // What the convention counts is no finding of a plan that never writes the word.
    let form = |p: PlanIndex| match () {
        () if !scene.names_bodies(p) => Statement::new("leads-title-nobody"),
        () if !scene.writes_leads(p) => Statement::new("leads-title-unwritten"),
        () => {
            let share = part_of(&led(scene, p), &scene.size(p));
            if share.value >= 1.0 {
                return Statement::new("leads-title-all");
            }
            Statement::new("leads-title-part").with("degree", Arg::Degree(share.clone())).with("share", share)
        }
    };
    // Plans of which the same is said are named together.
    let mut said: Vec<(Statement, Vec<PlanIndex>)> = Vec::new();
    for p in &scene.principal {
        let of_plan = form(*p);
        match said.iter_mut().find(|(known, _)| *known == of_plan) {
            Some((_, plans)) => plans.push(*p),
            None => said.push((of_plan, vec![*p])),
        }
    }
    let parts = said.into_iter().map(|(said, plans)| said.with("plans", Arg::Plans(plans)));
    let statement = Statement::new("title-each").with("each", Arg::Each(parts.collect()));
    Some(Claim::new(Topic::Leads, &scene.principal, statement))
}

/// How many tasks have a lead, and how many of them have the word.
fn how_many(scene: &Scene) -> Option<Claim> {
    let plans = scene.named();
    let part = |p: &PlanIndex| {
        let summary = &scene.workload(*p)?.summary;
        let (all, led) = (scene.size(*p), led(scene, *p));
        let word = summary.tasks.saturating_sub(summary.no_lead_word);
        let word = count(word, scene.size_source(*p).less(scene.summary(*p, "no_lead_word")), Vec::new());
        let form = match () {
            () if !scene.names_bodies(*p) => "nobody",
            () if led.value <= 0.0 => "none",
            () if word.value <= 0.0 => "rule",
            () if word.value >= all.value => "all",
            () if word.value >= led.value => "words",
            () => "mixed",
        };
        let share = part_of(&led, &all);
        Some(
            Statement::new("leads-part")
                .with("plan", Arg::Plan(*p))
                .with("form", Arg::Word(form.to_owned()))
                .with("all", all)
                .with("led", led)
                .with("share", share)
                .with("word", word),
        )
    };
    let parts: Vec<_> = plans.iter().filter_map(part).collect();
    (!parts.is_empty())
        .then(|| Claim::new(Topic::Leads, &plans, Statement::new("leads-each").with("each", Arg::Run(parts))))
}

/// The functions that lead most tasks of a plan.
fn foremost<'a>(scene: &Scene<'a>, plan: PlanIndex) -> Vec<&'a FunctionLoad> {
    let rows = scene.functions(plan);
    let most = rows.iter().map(|f| f.led.len()).max().unwrap_or_default();
    // One lead makes nobody foremost.
    rows.iter().filter(|f| most > 1 && f.led.len() == most).collect()
}

fn most(scene: &Scene) -> Option<Claim> {
    let mut named = Vec::new();
    let mut part = |p: &PlanIndex| {
        let first = foremost(scene, *p);
        let one = first.first().filter(|_| first.len() <= NAMED)?;
        let keys = Several::new(first.iter().map(|f| f.key.clone()), NAMED);
        named.extend(keys.keys.clone());
        let led = count(one.led.len(), scene.of_function(*p, &one.key, "leads"), one.led.clone());
        let form = if keys.of > 1 { "several" } else { "one" };
        Some(
            Statement::new("leads-most-part")
                .with("plans", super::load::plans(scene))
                .with("plan", Arg::Plan(*p))
                .with("bodies", Arg::Bodies(keys))
                .with("form", Arg::Word(form.to_owned()))
                .with("led", led),
        )
    };
    let plans = scene.named();
    let parts: Vec<_> = plans.iter().filter_map(&mut part).collect();
    (!parts.is_empty()).then(|| {
        let statement = Statement::new("leads-most").with("each", Arg::Each(parts));
        Claim::new(Topic::Leads, &plans, statement).about(named)
    })
}

/// Bodies that lead significantly more or less of the tasks that name them than others do.
fn telling<'a>(scene: &Scene<'a>, plan: PlanIndex) -> Vec<&'a Leading> {
    let roles = scene.results.roles.iter().filter(|r| r.plan == plan);
    roles.flat_map(|r| &r.bodies).filter(|b| b.can_pass && b.test.holds()).collect()
}

/// Who leads more, or less, than the tasks that name it make likely.
fn beyond(scene: &Scene) -> Option<Claim> {
    let plans: Vec<PlanIndex> =
        scene.named().into_iter().filter(|p| !telling(scene, *p).is_empty()).collect();
    let mut named = Vec::new();
    let mut part = |plan: PlanIndex, b: &Leading| {
        let key = scene.corpus.agency(b.agency).key.clone();
        let of = |column| Source::Cell(cell("leading", vec![scene.of(plan), is("agency", &*key)], column));
        let form = if b.leads as f64 > b.expected { "more" } else { "less" };
        let expected = Quantity {
            value: b.expected,
            shown: Shown::Decimals(1),
            from: of("expected"),
            tasks: Vec::new(),
        };
        named.push(key.clone());
        Statement::new("leads-beyond-part")
            .with("plans", super::load::plans(scene))
            .with("plan", Arg::Plan(plan))
            .with("functions", Arg::Functions(Several::new([key.clone()], 1)))
            .with("form", Arg::Word(form.to_owned()))
            .with("led", count(b.leads, of("leads"), Vec::new()))
            .with("all", count(b.tasks, of("tasks"), Vec::new()))
            .with("expected", expected)
    };
    let mut bodies: Vec<(PlanIndex, &Leading)> =
        plans.iter().flat_map(|p| telling(scene, *p).into_iter().map(|b| (*p, b))).collect();
    bodies.sort_by(|x, y| x.1.test.p.value.total_cmp(&y.1.test.p.value));
    let parts: Vec<_> = bodies.into_iter().take(NAMED).map(|(p, b)| part(p, b)).collect();
    (!parts.is_empty()).then(|| {
        let statement = Statement::new("leads-beyond").with("each", Arg::Each(parts));
        Claim::new(Topic::Leads, &plans, statement).about(named)
    })
}

/// The same of many plans: in how many of them some body does.
fn beyond_of_many(scene: &Scene) -> Option<Claim> {
    let plans: Vec<PlanIndex> =
        scene.named().into_iter().filter(|p| !telling(scene, *p).is_empty()).collect();
    let ids = plans.iter().map(|p| scene.id(*p)).collect();
    let rows = vec![("plan", Is::OneOf(ids)), is("verdict", "significant")];
    (!plans.is_empty()).then(|| {
        let statement = Statement::new("leads-beyond-many")
            .with("plans", count(plans.len(), Source::Different("leading", "plan", rows), Vec::new()))
            .with("all", every_plan(scene));
        Claim::new(Topic::Leads, &plans, statement)
    })
}

/// What becomes of tasks without a lead where the first responsible body counts as one.
fn first(scene: &Scene) -> Option<Claim> {
    let without = |p: PlanIndex| scene.holdings(p).map_or(0, |h| h.without.len());
    let lacking: Vec<PlanIndex> = scene
        .named()
        .into_iter()
        .filter(|p| scene.convention == Convention::Literal && scene.names_bodies(*p) && without(*p) > 0)
        .collect();
    let part = |p: &PlanIndex| {
        let q = first_lead(scene, *p)?;
        Some(
            Statement::new("leads-first-part")
                .with("plan", Arg::Plan(*p))
                .with("degree", Arg::Degree(q.clone()))
                .with("share", q),
        )
    };
    let parts: Vec<_> = lacking.iter().filter_map(part).collect();
    if parts.is_empty() {
        return None;
    }
    let all = parts.iter().all(|s| s.quantities().iter().all(|q| q.value <= 0.0));
    let statement = if all {
        Statement::new("leads-first-none").with("plans", Arg::Plans(lacking.clone()))
    } else {
        Statement::new("leads-first").with("each", Arg::Each(parts))
    };
    Some(Claim::new(Topic::Leads, &lacking, statement))
}

/// Share of a plan's tasks that have no lead where the first responsible body counts as one, as the table prints it.
fn first_lead(scene: &Scene, plan: PlanIndex) -> Option<Quantity> {
    let of_plan = scene.results.conventions.iter().find(|c| c.plan == plan)?;
    let row = of_plan.findings.iter().find(|f| f.id == "no-lead-share")?;
    let variant = Convention::FirstLead.as_str();
    let (_, value) = row.values.iter().find(|(v, _)| v == variant)?;
    let rows = vec![scene.of(plan), is("finding", "no-lead-share"), is("variant", variant)];
    Some(share(value.parse().ok()?, Source::Cell(super::source::cell("findings", rows, "value"))))
}

/// Shares of many plans: how many have none, the middle, the ends.
fn spread(scene: &Scene) -> Option<Claim> {
    let of = |p: &PlanIndex| {
        let all = scene.size(*p);
        (all.value > 0.0).then(|| part_of(&led(scene, *p), &all))
    };
    let mut all: Vec<Quantity> = scene.principal.iter().filter_map(of).collect();
    all.sort_by(|a, b| a.value.total_cmp(&b.value));
    let sources: Arc<[Source]> = all.iter().map(|q| q.from.clone()).collect();
    let (least, most) = (all.first()?.value, all.last()?.value);
    let values: Vec<f64> = all.iter().map(|q| q.value).collect();
    let middle = crate::analyse::stats::quantile(&values, 0.5)?;
    let none = all.iter().filter(|q| q.value <= 0.0).count();
    let bare = bare(scene);
    let statement = Statement::new("leads-spread")
        .with("bodies", Arg::Word(if bare.value > 0.0 { "lacking" } else { "named" }.to_owned()))
        .with("bare", bare)
        .with("median", share(middle, Source::Median(sources.clone())))
        .with("least", share(least, Source::Least(sources.clone())))
        .with("most", share(most, Source::Largest(sources.clone())))
        .with("form", Arg::Word(if none > 0 { "some" } else { "all" }.to_owned()))
        .with("none", count(none, Source::Such(sources, Is::AtMost(0.0)), Vec::new()))
        .with("all", every_plan(scene));
    Some(Claim::new(Topic::Leads, &scene.principal, statement))
}

/// Plans with tasks of which none names a body: that nobody leads there says nothing of how they divide work.
fn bare(scene: &Scene) -> Quantity {
    let names_none = |p: &&PlanIndex| !scene.plan(**p).tasks.is_empty() && !scene.names_bodies(**p);
    let plans: Vec<PlanIndex> = scene.principal.iter().filter(names_none).copied().collect();
    let ids = plans.iter().map(|p| scene.id(*p)).collect();
    let rows = vec![("plan", Is::OneOf(ids)), is("assignments", "0")];
    count(plans.len(), Source::Rows("plans", rows), Vec::new())
}

/// The function that leads in most of many plans.
fn most_of_many(scene: &Scene) -> Option<Claim> {
    let mut plans: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for f in scene.principal.iter().flat_map(|p| scene.functions(*p)).filter(|f| !f.led.is_empty()) {
        *plans.entry(f.key.clone()).or_default() += 1;
    }
    let most = plans.values().copied().max().filter(|m| *m > 1)?;
    let keys: Vec<_> = plans.iter().filter(|(_, n)| **n == most).map(|(k, _)| k.clone()).collect();
    if keys.len() > NAMED {
        return None;
    }
    let ids: Vec<String> = scene.principal.iter().map(|p| scene.id(*p)).collect();
    let first = keys.first().map_or("", |k| k);
    let rows = vec![is("function", first), ("leads", Is::AtLeast(1.0)), ("plan", Is::OneOf(ids))];
    let statement = Statement::new("leads-most-many")
        .with("form", Arg::Word(if keys.len() > 1 { "several" } else { "one" }.to_owned()))
        .with("bodies", Arg::Bodies(Several::new(keys.clone(), NAMED)))
        .with("plans", count(most, Source::Rows("function-load", rows), Vec::new()))
        .with("all", every_plan(scene));
    Some(Claim::new(Topic::Leads, &scene.principal, statement).about(keys))
}

/// In how many of many plans some task has no lead even where the first responsible body counts as one.
fn first_of_many(scene: &Scene) -> Option<Claim> {
    if scene.convention != Convention::Literal {
        return None;
    }
    let all: Vec<Quantity> = scene.principal.iter().filter_map(|p| first_lead(scene, *p)).collect();
    let none = all.iter().filter(|q| q.value <= 0.0).count();
    let sources = all.iter().map(|q| q.from.clone()).collect();
    (!all.is_empty()).then(|| {
        let form = if none == scene.principal.len() { "all" } else { "some" };
        let statement = Statement::new("leads-first-many")
            .with("form", Arg::Word(form.to_owned()))
            .with("none", count(none, Source::Such(sources, Is::AtMost(0.0)), Vec::new()))
            .with("all", every_plan(scene));
        Claim::new(Topic::Leads, &scene.principal, statement)
    })
}
