//! What stands above the chapters: what was compared, the one sentence, the findings of the first screen.

use super::{
    Chapter, Claim, Is, Topic,
    load::every_plan,
    scene::{Scene, count},
    source::Source,
    themes,
};
use crate::say::{Arg, Statement};

/// Findings of the first screen at most.
const FRONT: usize = 4;

/// What was compared: the plans with their size, or how many there are.
pub(super) fn compared(scene: &Scene) -> Claim {
    if !scene.few() {
        return compared_many(scene);
    }
    let plans = scene.named();
    let principal = scene
        .principal
        .iter()
        .map(|p| Statement::new("compared-part").with("plan", Arg::Plan(*p)).with("tasks", scene.size(*p)));
    let slices = scene.slices.iter().map(|(slice, master)| {
        Statement::new("compared-slice")
            .with("plan", Arg::Plan(*slice))
            .with("tasks", scene.size(*slice))
            .with("master", Arg::Plan(*master))
    });
    let slices: Vec<_> = slices.collect();
    let statement = Statement::new("compared")
        .with("each", Arg::Listed(principal.collect()))
        .with("form", super::load::plans(scene))
        .with("slices", Arg::Word(if slices.is_empty() { "none" } else { "some" }.to_owned()))
        .with("sliced", Arg::Listed(slices));
    Claim::new(Topic::Load, &plans, statement)
}

/// How many plans stand for themselves, with their tasks; and the parts of them, which are not counted twice.
fn compared_many(scene: &Scene) -> Claim {
    let plans = scene.principal.clone();
    let ids = plans.iter().map(|p| scene.id(*p)).collect();
    let tasks = plans.iter().map(|p| scene.plan(*p).tasks.len()).sum();
    let from = Source::Total("plans", "tasks", vec![("plan", Is::OneOf(ids))]);
    let parts = scene.slices.iter().map(|(slice, _)| scene.id(*slice)).collect();
    let from_parts = Source::Rows("plans", vec![("plan", Is::OneOf(parts))]);
    let statement = Statement::new("compared-many")
        .with("plans", every_plan(scene))
        .with("tasks", count(tasks, from, Vec::new()))
        .with("slices", Arg::Word(if scene.slices.is_empty() { "none" } else { "some" }.to_owned()))
        .with("parts", count(scene.slices.len(), from_parts, Vec::new()));
    Claim::new(Topic::Load, &plans, statement)
}

/// The one sentence: who has most tasks, and how many have a lead.
pub(super) fn headline(scene: &Scene, chapters: &[Chapter]) -> Claim {
    let title = |topic| {
        let chapter = chapters.iter().find(|c| c.topic == topic);
        chapter.and_then(|c| c.title.as_ref())
    };
    let parts: Vec<&Claim> = [Topic::Load, Topic::Leads].into_iter().filter_map(title).collect();
    let functions: Vec<_> = parts.iter().flat_map(|c| c.functions.clone()).collect();
    let run = Arg::Run(parts.iter().map(|c| c.statement.clone()).collect());
    Claim::new(Topic::Load, &scene.principal, Statement::new("headline").with("parts", run)).about(functions)
}

/// The headings of the chapters, which the first screen shows; partners only where there is nothing to compare, instruments not at all.
pub(super) fn front(scene: &Scene, chapters: &[Chapter]) -> Vec<Claim> {
    let chapters = chapters.iter().filter(|c| c.topic != Topic::Instruments);
    let shown = |c: &Chapter| if c.topic == Topic::Themes { themes::front(scene) } else { c.title.clone() };
    let mut front: Vec<(Topic, Claim)> = chapters.filter_map(|c| Some((c.topic, shown(c)?))).collect();
    if front.len() > FRONT {
        front.retain(|(topic, _)| *topic != Topic::Partners);
    }
    front.into_iter().map(|(_, claim)| claim).collect()
}
