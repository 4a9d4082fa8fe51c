//! What plans do alike, and who does it in each.

use super::{
    Chapter, Claim, Is, MOST_SENTENCES, Topic,
    scene::{Scene, count, part_of, share},
    source::{Source, Where, cell, is},
};
use crate::{
    analyse::{
        division::{Division, Outcome},
        overlap::{Grade, Overlap},
    },
    model::{PlanIndex, TaskRef},
    say::{Arg, Quantity, Shown, Statement},
};

pub(super) fn chapter(scene: &Scene) -> Option<Chapter> {
    let mut claims = Vec::new();
    if let Some((a, b)) = scene.pair() {
        if let Some((o, d)) = scene.compared(a, b).filter(|(o, _)| alike(o)) {
            claims.extend(covered(scene, o));
            // Where one plan names nobody, that no pair agrees is no finding.
            if scene.names_bodies(a) && scene.names_bodies(b) {
                claims.extend(leads(scene, o, d));
                claims.extend(bodies(scene, o, d));
            }
        } else {
            claims.extend(nothing(scene, a, b));
        }
    } else if !scene.few() || scene.principal.len() == 3 {
        claims.extend(nearest(scene));
        claims.extend(apart(scene));
        claims.extend(copied(scene));
    }
    claims.extend(scheduled(scene));
    claims.truncate(MOST_SENTENCES);
    let title = title(scene);
    (!claims.is_empty()).then_some(Chapter { topic: Topic::Overlap, title, claims })
}

/// Whether the two plans have a measure in common.
fn alike(o: &Overlap) -> bool {
    o.pairs.iter().any(|p| p.grade >= Grade::Similar)
}

fn rows(scene: &Scene, o: &Overlap) -> Vec<Where> {
    vec![is("plan_a", scene.id(o.a)), is("plan_b", scene.id(o.b))]
}

/// A side of a comparison: the plan, the column of its coverage, and the tasks that have a counterpart.
struct Side {
    plan: PlanIndex,
    share: Quantity,
    measures: Quantity,
    found: Quantity,
}

fn side(scene: &Scene, o: &Overlap, second: bool) -> Option<Side> {
    let (plan, value, column) =
        if second { (o.b, o.coverage_b, "coverage_b") } else { (o.a, o.coverage_a, "coverage_a") };
    let from = Source::Cell(cell("coverage", rows(scene, o), column));
    let share = share(value?, from.clone());
    let all = scene.plan(plan).tasks.iter().map(|t| t.measures.len()).sum();
    let measures = count(all, Source::Cell(cell("plans", vec![scene.of(plan)], "measures")), Vec::new());
    let mut tasks: Vec<TaskRef> = o
        .pairs
        .iter()
        .filter(|p| p.grade >= Grade::Similar)
        .map(|p| if second { p.b } else { p.a })
        .collect();
    tasks.sort_unstable();
    tasks.dedup();
    let found = Quantity {
        value: (share.value * measures.value).round(),
        shown: Shown::Count,
        from: from.times(measures.from.clone()),
        tasks,
    };
    Some(Side { plan, share, measures, found })
}

fn covered(scene: &Scene, o: &Overlap) -> Option<Claim> {
    let (a, b) = (side(scene, o, false)?, side(scene, o, true)?);
    let (plan_a, plan_b) = (a.plan, b.plan);
    let statement = Statement::new("overlap-covered")
        .with("a", Arg::Plan(plan_a))
        .with("b", Arg::Plan(plan_b))
        .with("measures-a", a.measures)
        .with("found-a", a.found)
        .with("share-a", a.share)
        .with("measures-b", b.measures)
        .with("found-b", b.found)
        .with("share-b", b.share);
    Some(Claim::new(Topic::Overlap, &[plan_a, plan_b], statement))
}

/// Pairs of tasks by what became of the lead, where some pair has one.
fn leads(scene: &Scene, o: &Overlap, d: &Division) -> Option<Claim> {
    if d.pairs.iter().all(|p| p.outcome == Outcome::NoLead) {
        return None;
    }
    let tasks = |keep: &dyn Fn(&crate::analyse::division::DividedPair) -> bool| -> Vec<TaskRef> {
        let kept = d.pairs.iter().filter(|p| keep(p)).filter_map(|p| o.pairs.get(p.pair));
        kept.flat_map(|p| [p.a, p.b]).collect()
    };
    let number = |keep: &dyn Fn(&crate::analyse::division::DividedPair) -> bool, more: Vec<Where>| {
        let mut row = rows(scene, o);
        row.extend(more);
        let kept = tasks(keep);
        count(kept.len() / 2, Source::Rows("division-pairs", row), kept)
    };
    let side = |p: &crate::analyse::division::DividedPair, second: bool| {
        let pair = o.pairs.get(p.pair);
        p.outcome == Outcome::LeadOneSide
            && pair.is_some_and(|x| !(if second { &x.lead_b } else { &x.lead_a }).is_empty())
    };
    let outcome = |code: &str| is("outcome", code);
    let one_side = outcome("lead-one-side");
    let mut parts = Vec::new();
    let mut part = |id, q: Quantity, plan: Option<PlanIndex>| {
        if q.value > 0.0 {
            let statement = Statement::new(id).with("pairs", q);
            parts.push(match plan {
                Some(plan) => statement.with("plan", Arg::Plan(plan)),
                None => statement,
            });
        }
    };
    part("leads-same-part", number(&|p| p.outcome == Outcome::SameLead, vec![outcome("same-lead")]), None);
    part("leads-partly-part", number(&|p| p.outcome == Outcome::PartLead, vec![outcome("part-lead")]), None);
    part("leads-moved-part", number(&|p| p.outcome == Outcome::LeadMoved, vec![outcome("lead-moved")]), None);
    let only_a = number(&|p| side(p, false), vec![one_side.clone(), ("lead_a", Is::Filled)]);
    part("leads-only-part", only_a, Some(o.a));
    part("leads-only-part", number(&|p| side(p, true), vec![one_side, ("lead_b", Is::Filled)]), Some(o.b));
    part("leads-nowhere-part", number(&|p| p.outcome == Outcome::NoLead, vec![outcome("no-lead")]), None);
    let statement = Statement::new("overlap-leads")
        .with("pairs", number(&|_| true, Vec::new()))
        .with("each", Arg::Each(parts));
    Some(Claim::new(Topic::Overlap, &[o.a, o.b], statement))
}

/// How far the bodies of matched tasks agree.
fn bodies(scene: &Scene, o: &Overlap, d: &Division) -> Option<Claim> {
    let known: Vec<_> = d.pairs.iter().filter(|p| p.bodies.is_some()).collect();
    let value = d.body_agreement.value.filter(|_| known.len() > 1)?;
    let agreement = Quantity {
        value,
        shown: Shown::Decimals(2),
        from: Source::Cell(cell("division", rows(scene, o), "body_agreement")),
        tasks: known.iter().filter_map(|p| o.pairs.get(p.pair)).flat_map(|p| [p.a, p.b]).collect(),
    };
    let same: Vec<TaskRef> = (known.iter().filter(|p| p.bodies == Some(1.0)))
        .filter_map(|p| o.pairs.get(p.pair))
        .flat_map(|p| [p.a, p.b])
        .collect();
    let mut row = rows(scene, o);
    row.push(("bodies", Is::AtLeast(1.0)));
    let all = count(known.len(), all_pairs(scene, o), Vec::new());
    let statement = Statement::new("overlap-bodies")
        .with("agreement", agreement)
        .with("all", all)
        .with("form", Arg::Word(if same.is_empty() { "none" } else { "some" }.to_owned()))
        .with("same", count(same.len() / 2, Source::Rows("division-pairs", row), same));
    Some(Claim::new(Topic::Overlap, &[o.a, o.b], statement))
}

fn all_pairs(scene: &Scene, o: &Overlap) -> Source {
    let mut row = rows(scene, o);
    row.push(("bodies", Is::Filled));
    Source::Rows("division-pairs", row)
}

fn nothing(scene: &Scene, a: PlanIndex, b: PlanIndex) -> Option<Claim> {
    scene.compared(a, b)?;
    let statement = Statement::new("overlap-nothing").with("a", Arg::Plan(a)).with("b", Arg::Plan(b));
    Some(Claim::new(Topic::Overlap, &[a, b], statement))
}

/// The comparisons between principal plans.
fn comparisons<'a>(scene: &Scene<'a>) -> Vec<&'a Overlap> {
    let stands = |p| scene.principal.binary_search(&p).is_ok();
    scene.texts.overlaps.iter().filter(|o| stands(o.a) && stands(o.b)).collect()
}

/// The two of several plans that have most in common.
fn nearest(scene: &Scene) -> Option<Claim> {
    let (ranked, small): (Vec<&Overlap>, Vec<&Overlap>) =
        comparisons(scene).into_iter().filter(|o| alike(o)).partition(|o| o.is_ranked(scene.corpus));
    // Of equals the first.
    let best = ranked.into_iter().rev().max_by(|x, y| x.mean_coverage().total_cmp(&y.mean_coverage()))?;
    let (a, b) = (side(scene, best, false)?, side(scene, best, true)?);
    let plans = [a.plan, b.plan];
    let statement = Statement::new("overlap-nearest")
        .with("form", Arg::Word(if small.is_empty() { "all" } else { "ranked" }.to_owned()))
        .with("a", Arg::Plan(a.plan))
        .with("b", Arg::Plan(b.plan))
        .with("share-a", a.share)
        .with("share-b", b.share);
    Some(Claim::new(Topic::Overlap, &plans, statement))
}

/// How many comparisons of several plans found nothing in common. Where only pairs that share passages were compared, that is said:
/// they were not picked at random.
fn apart(scene: &Scene) -> Option<Claim> {
    let all = comparisons(scene);
    if all.len() < 2 {
        return None;
    }
    let none = all.iter().filter(|o| !alike(o)).count();
    let ids: Vec<String> = scene.principal.iter().map(|p| scene.id(*p)).collect();
    let among = || vec![("plan_a", Is::OneOf(ids.clone())), ("plan_b", Is::OneOf(ids.clone()))];
    let mut blank = among();
    blank.extend([is("same", "0"), is("similar", "0")]);
    let plans = scene.principal.len();
    let chosen = all.len() < plans * (plans - 1) / 2;
    let statement = Statement::new("overlap-apart")
        .with("pairs", Arg::Word(if chosen { "chosen" } else { "all" }.to_owned()))
        .with("all", count(all.len(), Source::Rows("coverage", among()), Vec::new()))
        .with("form", Arg::Word(if none == 0 { "none" } else { "some" }.to_owned()))
        .with("none", count(none, Source::Rows("coverage", blank), Vec::new()));
    Some(Claim::new(Topic::Overlap, &scene.principal, statement))
}

/// Tasks that several plans have in nearly the same words, and the one that most have.
fn copied(scene: &Scene) -> Option<Claim> {
    let families = &scene.texts.copies;
    let widest = families.first()?;
    let first = scene.corpus.task(widest.first);
    let first_plan = widest.first.plan;
    // It is known to be the earliest where every other plan has a later year.
    let year = scene.plan(first_plan).year.filter(|first| {
        let later = |at: &&TaskRef| scene.plan(at.plan).year.is_some_and(|year| year > *first);
        widest.tasks.iter().filter(|at| at.plan != first_plan).all(|at| later(&at))
    });
    let all = families.iter().flat_map(|f| f.tasks.iter().copied()).collect();
    let plans = cell("copied-tasks", vec![is("first", first.id.as_str())], "plans");
    let statement = Statement::new("overlap-copied")
        .with("families", count(families.len(), Source::Rows("copied-tasks", Vec::new()), all))
        .with("plans", count(widest.plans, Source::Cell(plans), widest.tasks.clone()))
        .with("form", Arg::Word(if year.is_some() { "dated" } else { "undated" }.to_owned()))
        .with("year", Arg::Word(year.map_or_else(String::new, |y| y.to_string())))
        .with("first", Arg::Plan(first_plan))
        .with("task", Arg::Headline(widest.first))
        .with("no", Arg::Task(widest.first));
    Some(Claim::new(Topic::Overlap, &scene.principal, statement))
}

/// What a slice has of the plan it schedules.
fn scheduled(scene: &Scene) -> Option<Claim> {
    let (slice, master) = *scene.slices.first()?;
    let (o, d) = scene.compared(master, slice)?;
    let schedule = d.schedule.as_ref()?;
    let of = |first: bool| {
        let code = if first { "only in the yearly list" } else { "not scheduled" };
        let mut row = rows(scene, o);
        row.push(is("state_en", code));
        row
    };
    // Rows tell of tasks of either plan: those of the first stand as scheduled or not, those only the second has as added.
    let sliced_second = d.b == slice;
    let rest = if sliced_second { &schedule.added } else { &schedule.not_scheduled };
    let all = scene.size(slice);
    let tasks: Vec<TaskRef> = scene.tasks(slice).into_iter().filter(|t| !rest.contains(t)).collect();
    let from = all.from.clone().less(Source::Rows("schedule", of(sliced_second)));
    let found = count(tasks.len(), from, tasks);
    let whole = scene.size(master);
    let other: Vec<TaskRef> = if sliced_second {
        schedule.scheduled.clone()
    } else {
        scene.tasks(master).into_iter().filter(|t| !schedule.added.contains(t)).collect()
    };
    let from = whole.from.clone().less(Source::Rows("schedule", of(!sliced_second)));
    let part = part_of(&count(other.len(), from.clone(), other.clone()), &whole);
    let statement = Statement::new("overlap-scheduled")
        .with("slice", Arg::Plan(slice))
        .with("master", Arg::Plan(master))
        .with("all", all)
        .with("found", found)
        .with("whole", whole)
        .with("scheduled", count(other.len(), from, other))
        .with("share", part);
    Some(Claim::new(Topic::Overlap, &[slice, master], statement))
}

fn title(scene: &Scene) -> Option<Claim> {
    let pair = scene.pair().and_then(|(a, b)| scene.compared(a, b)).filter(|(o, _)| alike(o));
    let Some((o, d)) = pair else {
        return match scene.pair() {
            Some((a, b)) => nothing(scene, a, b).map(Claim::heading),
            None => nearest(scene).or_else(|| apart(scene)).or_else(|| scheduled(scene)).map(Claim::heading),
        };
    };
    let (a, b) = (side(scene, o, false)?, side(scene, o, true)?);
    let plans = [a.plan, b.plan];
    let statement = Statement::new("overlap-title")
        .with("a", Arg::Plan(a.plan))
        .with("b", Arg::Plan(b.plan))
        .with("share-a", a.share)
        .with("share-b", b.share);
    let both = d.pairs.iter().any(|p| !matches!(p.outcome, Outcome::LeadOneSide | Outcome::NoLead));
    let mut parts = vec![statement];
    // That no pair has two leads is found only of plans that both lead something.
    if !both && !d.pairs.is_empty() && plans.iter().all(|p| scene.writes_leads(*p)) {
        parts.push(Statement::new("overlap-title-leads"));
    }
    Some(Claim::new(Topic::Overlap, &plans, Statement::new("run").with("parts", Arg::Run(parts))))
}
