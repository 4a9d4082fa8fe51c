//! What is said of policy instruments, in any field: which are used most, and which nobody leads.

use super::{
    Chapter, Claim, Is, Topic,
    scene::{Scene, count, share},
    source::{Source, cell, is},
};
use crate::{
    analyse::{
        instruments::{Instrument, MixCompared},
        themes::{Ownership, covers},
    },
    model::{PlanIndex, TaskRef},
    say::{Arg, Several, Statement},
};
use itertools::Itertools as _;
use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
};

/// Instruments told of at most in which two plans differ.
const DIFFERING: usize = 3;

pub(super) fn chapter(scene: &Scene) -> Option<Chapter> {
    let (most, differ) = (most_used(scene), differ(scene));
    let title = differ.clone().or_else(|| most.clone()).map(Claim::heading);
    let claims: Vec<Claim> = [most, differ, led_nowhere(scene)].into_iter().flatten().collect();
    (!claims.is_empty()).then_some(Chapter { topic: Topic::Instruments, title, claims })
}

/// The plans whose measures the codebook of instruments covers, by half at least.
pub(super) fn covered(scene: &Scene) -> Vec<PlanIndex> {
    let coverage = &scene.results.instruments.coverage;
    scene.principal.iter().copied().filter(|p| covers(coverage, *p)).collect()
}

fn rows<'s>(scene: &'s Scene, plans: &[PlanIndex]) -> impl Iterator<Item = &'s Instrument> {
    let plans: HashSet<PlanIndex> = plans.iter().copied().collect();
    scene.results.instruments.rows.iter().filter(move |r| plans.contains(&r.plan))
}

/// The instruments by which the plans work most, with their shares of the measures that use any.
fn most_used(scene: &Scene) -> Option<Claim> {
    if !scene.few() {
        return None;
    }
    let plans = covered(scene);
    let part = |plan: &PlanIndex| {
        let of_plan: Vec<&Instrument> = rows(scene, std::slice::from_ref(plan)).collect();
        let most = of_plan.iter().map(|r| r.measures).max().filter(|n| *n > 0)?;
        let such: Vec<&&Instrument> = of_plan.iter().filter(|r| r.measures == most).collect();
        let [first, ..] = such[..] else { return None };
        let row = vec![scene.of(*plan), is("instrument", &*first.instrument.id)];
        let ids: Vec<Arc<str>> = such.iter().map(|r| r.instrument.id.clone()).collect();
        let share = share(first.share?, Source::Cell(cell("instruments", row, "share")));
        let form = Arg::Word(if ids.len() > 1 { "several" } else { "one" }.to_owned());
        let part = Statement::new("instruments-most-of")
            .with("plan", Arg::Plan(*plan))
            .with("share", share)
            .with("form", form);
        Some((part, ids))
    };
    let (parts, ids): (Vec<Statement>, Vec<Vec<Arc<str>>>) = plans.iter().filter_map(part).unzip();
    let names = |ids: &[Arc<str>]| Arg::Instruments(Several::new(ids.to_vec(), 2));
    let statement = match &ids[..] {
        [first, _, ..] if ids.iter().all_equal() => Statement::new("instruments-most-all")
            .with("names", names(first))
            .with("each", Arg::Listed(parts)),
        _ => {
            let parts = parts.into_iter().zip(&ids);
            let each = parts
                .map(|(p, ids)| Statement { id: "instruments-most-part", ..p.with("names", names(ids)) });
            Statement::new("instruments-most").with("each", Arg::Run(each.collect()))
        }
    };
    (!ids.is_empty()).then(|| Claim::new(Topic::Instruments, &plans, statement))
}

/// The instruments of which two plans make unlike use, after the correction of the report.
fn differ(scene: &Scene) -> Option<Claim> {
    let such: Vec<&MixCompared> = mix(scene)?.iter().filter(|m| m.test.is_some_and(|t| t.holds())).collect();
    let part = |m: &&MixCompared| {
        let cell = |column| {
            let row =
                vec![is("a", scene.id(m.a)), is("b", scene.id(m.b)), is("instrument", &*m.instrument.id)];
            Source::Cell(cell("instruments-compared", row, column))
        };
        Statement::new("instruments-differ-part")
            .with("names", Arg::Instruments(Several::new([m.instrument.id.clone()], 1)))
            .with("a", Arg::Plan(m.a))
            .with("b", Arg::Plan(m.b))
            .with("share-a", share(m.shares.0, cell("share_a")))
            .with("share-b", share(m.shares.1, cell("share_b")))
    };
    let mut by_difference = such.clone();
    by_difference.sort_by(|x, y| y.difference().abs().total_cmp(&x.difference().abs()));
    let parts: Vec<Statement> = by_difference.iter().take(DIFFERING).map(part).collect();
    let first = such.first()?;
    let statement = Statement::new("instruments-differ").with("each", Arg::Run(parts));
    Some(Claim::new(Topic::Instruments, &[first.a, first.b], statement))
}

/// The two plans compared by instrument, where there are just two and the codebook covers both.
pub(super) fn mix<'s>(scene: &'s Scene) -> Option<&'s [MixCompared]> {
    let (a, b) = scene.pair()?;
    let both = covered(scene).len() == 2;
    let compared = &scene.results.instruments.compared;
    let of_pair = |m: &MixCompared| (m.a, m.b) == (a, b) || (m.a, m.b) == (b, a);
    let of_pair =
        compared.chunk_by(|x, y| (x.a, x.b) == (y.a, y.b)).find(|c| c.first().is_some_and(of_pair))?;
    both.then_some(of_pair)
}

/// Instruments that some plan uses and none leads; told of plans that write who leads.
fn led_nowhere(scene: &Scene) -> Option<Claim> {
    let plans = scene.writing_leads(&covered(scene));
    let of = |owned: fn(Ownership) -> bool| -> BTreeSet<Arc<str>> {
        let such = rows(scene, &plans).filter(|r| owned(r.ownership));
        such.map(|r| r.instrument.id.clone()).collect()
    };
    let led = of(|o| o == Ownership::Led);
    let never: Vec<Arc<str>> =
        of(|o| o != Ownership::Absent).into_iter().filter(|id| !led.contains(id)).collect();
    if never.is_empty() {
        return None;
    }
    let tasks: BTreeSet<TaskRef> = rows(scene, &plans)
        .filter(|r| never.contains(&r.instrument.id))
        .flat_map(|r| r.tasks.iter().copied())
        .collect();
    let among = || ("plan", Is::OneOf(plans.iter().map(|p| scene.id(*p)).collect()));
    let used = Is::OneOf(["led", "shared", "local-only", "unnamed"].map(str::to_owned).to_vec());
    let used = Source::Different("instruments", "instrument", vec![among(), ("ownership", used)]);
    let led = Source::Different("instruments", "instrument", vec![among(), is("ownership", "led")]);
    let names = Several::new(never.iter().cloned(), 3);
    let statement = Statement::new("instruments-led-nowhere")
        .with("more", Arg::Word(names.form().to_owned()))
        .with("names", Arg::Instruments(names))
        .with("count", count(never.len(), used.less(led), tasks.into_iter().collect()))
        .with("plans", Arg::Plans(plans.clone()))
        .with("form", scene.which(&plans));
    Some(Claim::new(Topic::Instruments, &plans, statement))
}
