//! What nobody owns: themes where a codebook covers the plan, and what statements leave open in any plan.

use super::{
    Chapter, Claim, Is, MOST_SENTENCES, Topic, gate,
    scene::{Scene, count},
    source::{Source, cell, is},
};
use crate::{
    analyse::{
        stats::quantile,
        themes::{GapKind, Ownership, ThemeRow},
    },
    model::{PlanIndex, TaskRef},
    say::{Arg, Quantity, Several, Shown, Statement},
};
use std::{collections::HashSet, sync::Arc};

/// The plans whose themes the codebook tells.
fn covered(scene: &Scene) -> Vec<PlanIndex> {
    scene.principal.iter().copied().filter(|p| gate::covered(&scene.results.themes, *p)).collect()
}

/// What the first screen shows: who owns the themes or, where no codebook tells them, what no body is named for.
pub(super) fn front(scene: &Scene) -> Option<Claim> {
    // Where no plan names anybody, that has been said.
    let some = scene.principal.iter().any(|p| scene.names_bodies(*p));
    title(scene, &covered(scene)).or_else(|| gaps(scene).filter(|_| some).map(Claim::heading))
}

pub(super) fn chapter(scene: &Scene) -> Option<Chapter> {
    let covered = covered(scene);
    let mut claims = Vec::new();
    if covered.len() <= 3 {
        claims.extend(owned(scene, &covered));
        claims.extend(led_nowhere(scene, &covered));
    } else {
        claims.extend(owned_by_many(scene, &covered));
        claims.extend(usually(scene));
        claims.extend(absent_from_many(scene, &covered));
    }
    // What no body is named for is said in any case; that there is no such task, where nothing else is left to say.
    claims.truncate(MOST_SENTENCES - 1);
    let (open, none): (Vec<Claim>, Vec<Claim>) =
        gaps(scene).into_iter().partition(|c| c.statement.id != "gaps-none");
    claims.extend(open);
    claims.extend(slice(scene));
    claims.extend(none);
    claims.truncate(MOST_SENTENCES);
    (!claims.is_empty()).then(|| Chapter { topic: Topic::Themes, title: front(scene), claims })
}

fn ownership(row: &ThemeRow, plan: PlanIndex) -> Option<Ownership> {
    row.of_plan(plan).map(|p| p.ownership)
}

/// The themes that a plan owns so, with the tasks of them.
fn themes_of(scene: &Scene, plan: PlanIndex, how: Ownership) -> (Quantity, Vec<Arc<str>>) {
    let rows = &scene.results.themes.rows;
    let such: Vec<&ThemeRow> = rows.iter().filter(|r| ownership(r, plan) == Some(how)).collect();
    let mut tasks: Vec<TaskRef> =
        such.iter().filter_map(|r| r.of_plan(plan)).flat_map(|p| p.tasks.iter().copied()).collect();
    tasks.sort_unstable();
    tasks.dedup();
    let from = Source::Rows("themes", vec![scene.of(plan), is("ownership", code(how))]);
    (count(such.len(), from, tasks), such.iter().map(|r| r.id.clone()).collect())
}

/// The grade as data have it.
fn code(how: Ownership) -> &'static str {
    match how {
        Ownership::Led => "led",
        Ownership::Shared => "shared",
        Ownership::LocalOnly => "local-only",
        Ownership::Unnamed => "unnamed",
        Ownership::Absent => "absent",
    }
}

fn all_themes(scene: &Scene, plan: PlanIndex) -> Quantity {
    count(scene.results.themes.rows.len(), Source::Rows("themes", vec![scene.of(plan)]), Vec::new())
}

/// How each plan owns the themes of the codebook.
fn owned(scene: &Scene, plans: &[PlanIndex]) -> Option<Claim> {
    let first = *plans.first()?;
    let part = |p: &PlanIndex| {
        let of = Ownership::ALL.into_iter().filter_map(|how| {
            let (n, _) = themes_of(scene, *p, how);
            let form = Arg::Word(code(how).to_owned());
            (n.value > 0.0).then(|| Statement::new("themes-count").with("form", form).with("themes", n))
        });
        Statement::new("themes-part").with("plan", Arg::Plan(*p)).with("each", Arg::Listed(of.collect()))
    };
    let statement = Statement::new("themes-owned")
        .with("themes", all_themes(scene, first))
        .with("each", Arg::Run(plans.iter().map(part).collect()));
    Some(Claim::new(Topic::Themes, plans, statement))
}

/// Themes that no plan leads though some plan has a task of them; told of plans that write who leads.
fn led_nowhere(scene: &Scene, covered: &[PlanIndex]) -> Option<Claim> {
    let plans = &scene.writing_leads(covered)[..];
    if plans.is_empty() {
        return None;
    }
    let rows = &scene.results.themes.rows;
    let never = |r: &&ThemeRow| {
        let all: Vec<_> = plans.iter().filter_map(|p| ownership(r, *p)).collect();
        !all.contains(&Ownership::Led) && all.iter().any(|o| *o != Ownership::Absent)
    };
    let such: Vec<&ThemeRow> = rows.iter().filter(never).collect();
    let ids: Vec<Arc<str>> = such.iter().map(|r| r.id.clone()).collect();
    if ids.is_empty() || ids.len() == rows.len() {
        return None;
    }
    let tasks = such.iter().flat_map(|r| &r.plans).filter(|p| plans.contains(&p.plan));
    let mut tasks: Vec<TaskRef> = tasks.flat_map(|p| p.tasks.clone()).collect();
    tasks.sort_unstable();
    tasks.dedup();
    let among = || ("plan", Is::OneOf(plans.iter().map(|p| scene.id(*p)).collect()));
    let other = Is::OneOf(["led", "shared", "local-only", "unnamed"].map(str::to_owned).to_vec());
    // Those that some plan has, less those that some plan leads.
    let had = Source::Different("themes", "theme", vec![among(), ("ownership", other)]);
    let led = Source::Different("themes", "theme", vec![among(), is("ownership", "led")]);
    let names = Several::new(ids.clone(), 2);
    let statement = Statement::new("themes-led-nowhere")
        .with("more", Arg::Word(names.form().to_owned()))
        .with("names", Arg::Themes(names))
        .with("count", count(ids.len(), had.less(led), tasks))
        .with("plans", Arg::Plans(plans.to_vec()))
        .with("form", scene.which(plans));
    Some(Claim::new(Topic::Themes, plans, statement).of_themes(ids))
}

/// The themes of a slice, which need not have them all.
fn slice(scene: &Scene) -> Option<Claim> {
    let (slice, _) = *scene.slices.iter().find(|(s, _)| gate::covered(&scene.results.themes, *s))?;
    let (absent, _) = themes_of(scene, slice, Ownership::Absent);
    let (led, _) = themes_of(scene, slice, Ownership::Led);
    let all = all_themes(scene, slice);
    let had = count((all.value - absent.value) as usize, all.from.clone().less(absent.from), Vec::new());
    let statement =
        Statement::new("themes-slice").with("plan", Arg::Plan(slice)).with("had", had).with("led", led);
    Some(Claim::new(Topic::Themes, &[slice], statement))
}

/// In how many of many plans a theme is led, the middle over the themes.
fn owned_by_many(scene: &Scene, plans: &[PlanIndex]) -> Option<Claim> {
    let mut numbers: Vec<Quantity> = plans.iter().map(|p| themes_of(scene, *p, Ownership::Led).0).collect();
    numbers.sort_by(|a, b| a.value.total_cmp(&b.value));
    let sources: Arc<[Source]> = numbers.iter().map(|q| q.from.clone()).collect();
    let values: Vec<f64> = numbers.iter().map(|q| q.value).collect();
    let of = |value: f64, from| Quantity { value, shown: Shown::Count, from, tasks: Vec::new() };
    let middle = quantile(&values, 0.5)?;
    let shown = if middle.fract() > 0.0 { Shown::Decimals(1) } else { Shown::Count };
    let statement = Statement::new("themes-owned-many")
        .with("themes", all_themes(scene, *plans.first()?))
        .with("plans", among(scene, plans))
        .with("median", Quantity { shown, ..of(middle, Source::Median(sources.clone())) })
        .with("least", of(*values.first()?, Source::Least(sources.clone())))
        .with("most", of(*values.last()?, Source::Largest(sources)));
    Some(Claim::new(Topic::Themes, plans, statement))
}

/// How many plans these are.
fn among(scene: &Scene, plans: &[PlanIndex]) -> Quantity {
    let ids = plans.iter().map(|p| scene.id(*p)).collect();
    count(plans.len(), Source::Rows("plans", vec![("plan", Is::OneOf(ids))]), Vec::new())
}

/// Themes that the same function leads in most of many plans, and how often others do.
fn usually(scene: &Scene) -> Option<Claim> {
    let usual = &scene.results.usual;
    let plainest = usual.iter().max_by_key(|u| u.usual)?;
    let of =
        |column| Source::Cell(cell("usual-owners", vec![is("theme", plainest.theme.to_string())], column));
    let departing = usual.iter().map(|u| u.departing.len()).sum();
    let statement = Statement::new("themes-usual")
        .with("count", count(usual.len(), Source::Rows("usual-owners", Vec::new()), Vec::new()))
        .with("theme", Arg::Themes(Several::new(vec![plainest.theme.clone()], 1)))
        .with("function", Arg::Bodies(Several::new(vec![plainest.function.clone()], 1)))
        .with("usual", count(plainest.usual, of("plans"), Vec::new()))
        .with("led", count(plainest.led, of("led"), Vec::new()))
        .with("form", Arg::Word(if departing == 0 { "none" } else { "some" }.to_owned()))
        .with("departing", count(departing, Source::Rows("departures", Vec::new()), Vec::new()));
    Some(Claim::new(Topic::Themes, &scene.principal, statement).of_themes(vec![plainest.theme.clone()]))
}

/// The themes that most of many plans have no task for.
fn absent_from_many(scene: &Scene, plans: &[PlanIndex]) -> Option<Claim> {
    let lacking =
        |r: &ThemeRow| plans.iter().filter(|p| ownership(r, **p) == Some(Ownership::Absent)).count();
    let most = scene.results.themes.rows.iter().map(lacking).max().filter(|n| *n > 0)?;
    let such: Vec<&ThemeRow> = scene.results.themes.rows.iter().filter(|r| lacking(r) == most).collect();
    let ids: Vec<Arc<str>> = such.iter().map(|r| r.id.clone()).collect();
    let first = ids.first()?.to_string();
    let rows = vec![
        is("theme", first),
        is("ownership", "absent"),
        ("plan", Is::OneOf(plans.iter().map(|p| scene.id(*p)).collect())),
    ];
    let form = if most == plans.len() { "all" } else { "some" };
    let statement = Statement::new("themes-absent-many")
        .with("form", Arg::Word(form.to_owned()))
        .with("names", Arg::Themes(Several::new(ids.clone(), 3)))
        .with("count", count(most, Source::Rows("themes", rows), Vec::new()))
        .with("plans", among(scene, plans));
    Some(Claim::new(Topic::Themes, plans, statement).of_themes(ids))
}

/// Tasks for which nobody is named, or nobody by name.
fn gaps(scene: &Scene) -> Option<Claim> {
    let plans = if scene.few() { scene.named() } else { scene.principal.clone() };
    let kinds = [
        (GapKind::Nobody, "nobody"),
        (GapKind::OnlyOpen, "only-open"),
        (GapKind::OnlyTerritorial, "only-territorial"),
    ];
    let ids: Vec<String> = plans.iter().map(|p| scene.id(*p)).collect();
    let told: HashSet<PlanIndex> = plans.iter().copied().collect();
    let part = |(kind, code): (GapKind, &'static str)| {
        let gaps = scene.results.themes.gaps.iter();
        let tasks: Vec<TaskRef> =
            gaps.filter(|g| g.kind == kind && told.contains(&g.plan)).filter_map(|g| g.task).collect();
        let rows = vec![is("kind", code), ("plan", Is::OneOf(ids.clone())), ("task", Is::Filled)];
        let n = count(tasks.len(), Source::Rows("gaps", rows), tasks);
        (n.value > 0.0)
            .then(|| Statement::new("gaps-part").with("form", Arg::Word(code.to_owned())).with("tasks", n))
    };
    let all: usize = plans.iter().map(|p| scene.plan(*p).tasks.len()).sum();
    let parts: Vec<Statement> = kinds.into_iter().filter_map(part).collect();
    let whole = |part: &Statement| part.quantities().iter().all(|n| n.value as usize == all);
    let statement = match &parts[..] {
        [] => Statement::new("gaps-none"),
        [one] if whole(one) => Statement { id: "gaps-all", ..one.clone() },
        _ => Statement::new("gaps").with("each", Arg::Listed(parts)),
    };
    let size = Source::Total("plans", "tasks", vec![("plan", Is::OneOf(ids.clone()))]);
    let statement = statement.with("all", count(all, size, Vec::new()));
    (all > 0).then(|| Claim::new(Topic::Themes, &plans, statement))
}

fn title(scene: &Scene, covered: &[PlanIndex]) -> Option<Claim> {
    if covered.len() > 3 {
        return owned_by_many(scene, covered).map(Claim::heading);
    }
    let part = |p: &PlanIndex| {
        let (led, _) = themes_of(scene, *p, Ownership::Led);
        let share = super::scene::part_of(&led, &all_themes(scene, *p));
        Statement::new("themes-title-part")
            .with("plan", Arg::Plan(*p))
            .with("degree", Arg::Degree(share))
            .with("led", led)
    };
    let parts: Vec<_> = covered.iter().map(part).collect();
    (!parts.is_empty()).then(|| {
        Claim::new(Topic::Themes, covered, Statement::new("themes-title").with("each", Arg::Each(parts)))
    })
}
