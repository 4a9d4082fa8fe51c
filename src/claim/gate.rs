//! What must not be said, and why: the conditions that stand between a number and a claim.

use super::{Source, scene::Scene, source::cell};
use crate::{
    analyse::{
        all::ALL_PAIRS_UP_TO,
        clusters::{Cluster, Clusters, Stability},
        division::Outcome,
        family::{Test, Verdict},
        themes::{Themes, covers},
    },
    model::PlanIndex,
    say::{Arg, STATE, Statement},
};

/// Fewest tasks of a plan from which shares, ties and clusters are told.
pub const FEWEST_TASKS: usize = 5;

/// Fewest tasks that a group of bodies must share before it is told of: on one or two any group may stand by accident.
pub(super) const FEWEST_JOINT: usize = 3;

/// Plans that an entry names at most; of more it tells how many they are.
const NAMED: usize = 12;

/// Something that cannot be said.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsaid {
    /// What it is about, as a code of data.
    pub topic: &'static str,
    /// The plans concerned; empty where all are.
    pub plans: Vec<PlanIndex>,
    /// What is not said.
    pub what: Statement,
    /// Why.
    pub reason: Statement,
}

/// Whether the codebook speaks of the plan: it covers at least half of its measures.
pub fn covered(themes: &Themes, plan: PlanIndex) -> bool {
    covers(&themes.coverage, plan)
}

/// Whether pairs of bodies were tested, and could have been significant.
pub(super) fn ties_tested(c: &Clusters) -> bool {
    c.tested > 0 && c.ties.iter().any(|t| t.q().is_some())
}

/// Clusters that contain a group beyond chance, after the correction of the report, and are found again in resampled tasks.
pub(super) fn sound_clusters(c: &Clusters) -> Vec<&Cluster> {
    let stable = |c: &Cluster| c.band.is_some_and(|band| band >= Stability::Stable);
    let sound =
        |c: &&Cluster| stable(c) && c.core_tasks.len() >= FEWEST_JOINT && c.test.is_some_and(|t| t.holds());
    c.clusters.iter().filter(sound).collect()
}

/// The clusters of a plan that may be told of.
pub(super) fn sound<'a>(scene: &Scene<'a>, plan: PlanIndex) -> Vec<&'a Cluster> {
    scene.network(plan).map_or_else(Vec::new, sound_clusters)
}

/// Whether a test was drawn to the limit and is still open.
fn undecided(test: Option<Test>) -> bool {
    test.is_some_and(|t| t.verdict == Verdict::Undecided)
}

/// Everything that is left unsaid, in the order of the chapters.
pub(super) fn unsaid(scene: &Scene) -> Vec<Unsaid> {
    let mut all = Vec::new();
    all.extend(each_plan(scene));
    all.extend(small(scene));
    all.extend(no_lead(scene));
    all.extend(ties(scene));
    all.extend(clusters(scene));
    all.extend(core(scene));
    all.extend(compared(scene));
    all.extend(moved(scene));
    all.extend(borrowed(scene));
    all.extend(themes(scene));
    all.extend(instruments(scene));
    all.extend(alike_by_instrument(scene));
    all.extend(kinds(scene));
    all.extend(sums(scene));
    all
}

fn entry(topic: &'static str, plans: Vec<PlanIndex>, what: &'static str, reason: Statement) -> Unsaid {
    Unsaid { topic, plans, what: Statement::new(what), reason }
}

/// What is told of each plan by itself, where plans are only set side by side.
fn each_plan(scene: &Scene) -> Option<Unsaid> {
    let left_out = !scene.results.workloads.is_empty() && scene.results.clusters.is_empty();
    left_out.then(|| entry("each-plan", Vec::new(), "unsaid-each", Statement::new("unsaid-each-why")))
}

/// Kinds of plans that are not more than chance.
fn kinds(scene: &Scene) -> Option<Unsaid> {
    let test = scene.results.kinds.as_ref()?.test;
    let id = if undecided(test) { "unsaid-kinds-open" } else { "unsaid-kinds-why" };
    (!test.is_some_and(|t| t.holds())).then(|| entry("kinds", Vec::new(), "unsaid-kinds", Statement::new(id)))
}

/// Plans with too few tasks.
fn small(scene: &Scene) -> Option<Unsaid> {
    let plans: Vec<PlanIndex> =
        scene.named().into_iter().filter(|p| scene.plan(*p).tasks.len() < FEWEST_TASKS).collect();
    (!plans.is_empty()).then(|| {
        let reason = Statement::new("unsaid-small-why").with("plans", Arg::Plans(plans.clone()));
        entry("small", plans, "unsaid-small", reason)
    })
}

/// Plans in which nobody leads.
fn no_lead(scene: &Scene) -> Option<Unsaid> {
    let none = |p: &PlanIndex| scene.holdings(*p).is_some_and(|h| h.tasks > 0 && h.without.len() == h.tasks);
    let plans: Vec<PlanIndex> = scene.named().into_iter().filter(none).collect();
    (!plans.is_empty()).then(|| {
        let reason = Statement::new("unsaid-leads-why").with("plans", Arg::Plans(plans.clone()));
        entry("leads", plans, "unsaid-leads", reason)
    })
}

/// An entry a reason, each with the plans it holds for.
fn by_reason(
    topic: &'static str,
    what: &'static str,
    all: impl Iterator<Item = (PlanIndex, &'static str)>,
) -> Vec<Unsaid> {
    let mut reasons: Vec<(&'static str, Vec<PlanIndex>)> = Vec::new();
    for (plan, id) in all {
        match reasons.iter_mut().find(|(known, _)| *known == id) {
            Some((_, plans)) => plans.push(plan),
            None => reasons.push((id, vec![plan])),
        }
    }
    let entries = reasons.into_iter().map(|(id, plans)| {
        entry(topic, plans.clone(), what, Statement::new(id).with("plans", Arg::Plans(plans)))
    });
    entries.collect()
}

/// Pairs of bodies: not tested, left open, or none more than chance.
fn ties(scene: &Scene) -> Vec<Unsaid> {
    let why = |c: &Clusters| match c {
        c if !ties_tested(c) => "unsaid-ties-untested",
        c if c.undecided() > 0 => "unsaid-ties-open",
        _ => "unsaid-ties-why",
    };
    let named = scene.named().into_iter().filter(|p| scene.names_bodies(*p));
    let networks = named.filter_map(|p| scene.network(p));
    let none = networks.filter(|c| c.significant() == 0);
    by_reason("ties", "unsaid-ties", none.map(|c| (c.plan, why(c))))
}

fn clusters(scene: &Scene) -> Vec<Unsaid> {
    let open = |c: &Clusters| c.clusters.iter().any(|k| undecided(k.test));
    let why = |c: &Clusters| if open(c) { "unsaid-clusters-open" } else { "unsaid-clusters-why" };
    let networks = scene.named().into_iter().filter_map(|p| scene.network(p));
    let lacking = networks.filter(|c| !c.clusters.is_empty() && sound_clusters(c).is_empty());
    by_reason("clusters", "unsaid-clusters", lacking.map(|c| (c.plan, why(c))))
}

fn core(scene: &Scene) -> Vec<Unsaid> {
    let why = |test| if undecided(test) { "unsaid-core-open" } else { "unsaid-core-why" };
    let networks = scene.named().into_iter().filter_map(|p| scene.network(p));
    let cores = networks.filter_map(|c| Some((c.plan, c.core_periphery.as_ref()?.test)));
    let unclear = cores.filter(|(_, test)| !test.is_some_and(|t| t.holds()));
    by_reason("core", "unsaid-core", unclear.map(|(plan, test)| (plan, why(test))))
}

/// Plans of which no two were compared: where there are many, only those that share passages are.
fn compared(scene: &Scene) -> Option<Unsaid> {
    let stands = |p| scene.principal.binary_search(&p).is_ok();
    let none = !scene.results.overlaps.iter().any(|o| stands(o.a) && stands(o.b));
    (scene.principal.len() > 1 && none).then(|| {
        let few = Arg::Word(ALL_PAIRS_UP_TO.to_string());
        // So few are compared each with each; the upper plan is the third text and compared with none.
        let all = scene.corpus.plans.len() <= ALL_PAIRS_UP_TO;
        let id = if all { "unsaid-compared-upper" } else { "unsaid-compared-why" };
        let reason = Statement::new(id).with("few", few);
        entry("compared", scene.principal.clone(), "unsaid-compared", reason)
    })
}

/// Whether a lead moved: only where both plans lead some matched task.
fn moved(scene: &Scene) -> Option<Unsaid> {
    let (a, b) = scene.pair()?;
    let (o, d) = scene.compared(a, b)?;
    let both = |p: &crate::analyse::division::DividedPair| {
        !matches!(p.outcome, Outcome::LeadOneSide | Outcome::NoLead)
    };
    (!d.pairs.is_empty() && !d.pairs.iter().any(both)).then(|| {
        let rows =
            vec![super::source::is("plan_a", scene.id(o.a)), super::source::is("plan_b", scene.id(o.b))];
        let from = Source::Cell(cell("division", rows, "pairs"));
        let pairs = super::scene::count(d.pairs.len(), from, Vec::new());
        let reason = Statement::new("unsaid-moved-why").with("pairs", pairs);
        entry("lead-moved", vec![a, b], "unsaid-moved", reason)
    })
}

/// Who took words from whom: without a third text nobody can tell.
fn borrowed(scene: &Scene) -> Option<Unsaid> {
    let alone =
        !scene.results.overlaps.is_empty() && scene.results.overlaps.iter().all(|o| o.upper.is_none());
    let several = scene.principal.len() > 1;
    (alone && several).then(|| {
        let why = match above(scene) {
            Some(plan) => Statement::new("unsaid-borrowed-above")
                .with("plan", Arg::Plan(plan))
                .with("id", Arg::Word(scene.id(plan))),
            None => Statement::new("unsaid-borrowed-why"),
        };
        entry("borrowed", Vec::new(), "unsaid-borrowed", why)
    })
}

/// The one plan of the state or of the province that several others lie in: it can serve as their third text.
fn above(scene: &Scene) -> Option<PlanIndex> {
    let place = |p: PlanIndex| &*scene.plan(p).city;
    let below = |p: PlanIndex, other: PlanIndex| {
        let province = scene.plan(other).province.as_deref();
        place(other) != place(p) && (place(p) == STATE || province == Some(place(p)))
    };
    let others = |p: PlanIndex| scene.principal.iter().copied().filter(move |o| *o != p);
    let all_below = |p: &&PlanIndex| others(**p).count() > 1 && others(**p).all(|o| below(**p, o));
    scene.principal.iter().find(all_below).copied()
}

/// Plans of which the codebook does not speak.
fn themes(scene: &Scene) -> Option<Unsaid> {
    let themes = &scene.results.themes;
    if themes.rows.is_empty() && !scene.principal.is_empty() {
        let reason = Statement::new("unsaid-themes-none");
        return Some(entry("themes", scene.named(), "unsaid-themes", reason));
    }
    let plans: Vec<PlanIndex> = scene.named().into_iter().filter(|p| !covered(themes, *p)).collect();
    (!plans.is_empty() && !themes.rows.is_empty()).then(|| {
        let id = if scene.few() { "unsaid-themes-why" } else { "unsaid-themes-many" };
        let all = scene.named().len();
        let form = match plans.len() {
            n if n == all => "all",
            ..=NAMED => "named",
            _ => "some",
        };
        entry("themes", plans.clone(), "unsaid-themes", some_of(scene, id, &plans, form))
    })
}

/// A reason that tells of some plans: the first of them, and how many they are.
fn some_of(scene: &Scene, id: &'static str, plans: &[PlanIndex], form: &str) -> Statement {
    let ids = plans.iter().map(|p| scene.id(*p)).collect();
    let rows = vec![("plan", super::Is::OneOf(ids))];
    Statement::new(id)
        .with("plans", Arg::Plans(plans.iter().take(NAMED).copied().collect()))
        .with("count", super::scene::count(plans.len(), Source::Rows("plans", rows), Vec::new()))
        .with("form", Arg::Word(form.to_owned()))
}

/// Plans of which the codebook of policy instruments does not speak.
fn instruments(scene: &Scene) -> Option<Unsaid> {
    let told = super::instruments::covered(scene);
    let plans: Vec<PlanIndex> = scene.principal.iter().copied().filter(|p| !told.contains(p)).collect();
    (!plans.is_empty()).then(|| {
        let form = if plans.len() <= NAMED { "few" } else { "many" };
        let reason = some_of(scene, "unsaid-instruments-why", &plans, form);
        entry("instruments", plans, "unsaid-instruments", reason)
    })
}

/// Two plans whose shares of no instrument differ more than chance.
fn alike_by_instrument(scene: &Scene) -> Option<Unsaid> {
    let mix = super::instruments::mix(scene)?;
    let (a, b) = mix.first().map(|m| (m.a, m.b))?;
    let tests: Vec<Test> = mix.iter().filter_map(|m| m.test).collect();
    let id = match tests[..] {
        [] => "unsaid-instruments-few",
        _ if tests.iter().any(|t| undecided(Some(*t))) => "unsaid-instruments-open",
        _ => "unsaid-instruments-alike",
    };
    (!tests.iter().any(Test::holds))
        .then(|| entry("instruments-differ", vec![a, b], "unsaid-instruments-differ", Statement::new(id)))
}

/// Two plans of one place are not added up.
fn sums(scene: &Scene) -> Option<Unsaid> {
    let (slice, master) = *scene.slices.first()?;
    let reason =
        Statement::new("unsaid-sums-why").with("slice", Arg::Plan(slice)).with("master", Arg::Plan(master));
    Some(entry("sums", vec![master, slice], "unsaid-sums", reason))
}
