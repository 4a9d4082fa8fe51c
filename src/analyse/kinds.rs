//! Kinds of plans: groups of plans that give the same themes to the same functions.

use super::{
    Sampling,
    family::{Family, P, Question, Test, Tested},
    stats::Stream,
    themes::{ThemeRow, Themes, covers},
};
use crate::{model::PlanIndex, parallel};
use indexmap::IndexSet;
use kodama::{Method, linkage};
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

/// Themes that a plan must lead to be compared; what two plans lead in common is mostly less.
const FEWEST_THEMES: usize = 5;
/// Plans compared, at least and at most.
const FEWEST_PLANS: usize = 10;
const MOST_PLANS: usize = 500;
/// Kinds, at most.
const MOST_KINDS: usize = 6;
/// Themes that every pair counts as having in common at the mean distance, so that pairs with little in common lie in the middle.
const ADDED: f64 = 2.0;
/// Mean silhouette below which there is "no substantial structure" (Kaufman & Rousseeuw 1990): nothing is asked of it.
const SUBSTANTIAL: f64 = 0.25;
/// Looks at whether p is settled, in quarters of [`Sampling::draws`].
const LOOKS: [usize; 3] = [1, 2, 4];
/// Draws that reach the observed value, at which p is plainly large.
const ENOUGH: usize = 16;

/// Plans parted into kinds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kinds {
    /// The plans compared: those with leads for five themes or more that the codebook covers by half, in the order of the corpus.
    pub plans: Vec<PlanInKind>,
    /// How many kinds, two or more.
    pub kinds: usize,
    /// Mean silhouette (Rousseeuw 1987), −1 to 1: how much nearer plans are to their own kind than to the next.
    pub silhouette: f64,
    /// Whether plans fall into kinds more than leads dealt anew within each theme; not asked below a mean silhouette of .25, nor where
    /// there is no contrast.
    pub test: Option<Test>,
    /// Where the two largest kinds differ most; absent where fewer than three plans of either lead the same theme.
    pub contrast: Option<Contrast>,
}

impl Tested for Kinds {
    fn families(&mut self) -> Vec<Family<'_>> {
        vec![Family::one(Question::Kinds, self.test.as_mut())]
    }
}

/// A plan and its kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanInKind {
    /// The plan.
    pub plan: PlanIndex,
    /// Its kind, 1 the largest.
    pub kind: usize,
    /// Its silhouette, −1 to 1; 0 for a plan that is a kind by itself.
    pub silhouette: f64,
    /// The plan nearest to it …
    pub nearest: PlanIndex,
    /// … and how far that is, 0 (all leads alike) to 1.
    pub distance: f64,
}

/// A theme that one kind gives to a function and the other does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contrast {
    /// The codebook's id of the theme.
    pub theme: Arc<str>,
    /// The function's key.
    pub function: Arc<str>,
    /// Of the largest kind and the next, the plans in which the function leads the theme, and those in which anybody does.
    pub led: [(usize, usize); 2],
}

/// The kinds into which plans fall by who leads which theme.
///
/// **Measures** the division of labour, not its amount: two plans are as far apart as the leads of the themes that both lead differ
/// (one less Jaccard, mean over themes, drawn towards the mean of all pairs as if two more themes lay at it). Average linkage,
/// cut into two to six kinds where the mean silhouette is largest.
///
/// **Null**: who leads a theme is dealt anew among the plans that lead it. Every theme keeps its leads and every plan its themes;
/// what goes is that a plan's choices hang together. p is the share of deals whose best silhouette is as large, up to
/// [`Sampling::draws`] of them, sequentially.
///
/// **Absent** for fewer than 10 plans with leads for five themes, of whose measures the codebook covers half, and for more than 500, which nobody would read as kinds.
/// O(draws · plans² · themes).
///
/// ```
/// use fengong::{analyse::{Sampling, kinds::kinds, themes::{Codebook, themes}}, graph::ResponsibilityGraph};
/// use fengong::model::{Convention, Corpus};
/// let corpus = Corpus::default();
/// let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
/// assert!(kinds(&themes(&graph, Codebook::builtin()), &Sampling::default()).is_none());
/// ```
pub fn kinds(themes: &Themes, sampling: &Sampling) -> Option<Kinds> {
    let (plans, leads) = Leads::of(themes)?;
    let distances = leads.distances();
    let best = best(&distances)?;
    let silhouettes = distances.silhouettes(&best.of);
    let nearest = |at: usize| {
        let others = (0..plans.len()).filter(|&other| other != at);
        others
            .map(|other| (distances.at(at, other), other))
            .min_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)))
    };
    let in_kind = |at: usize| {
        let (distance, near) = nearest(at)?;
        let (kind, silhouette) = (best.of[at] + 1, silhouettes[at]);
        Some(PlanInKind { plan: plans[at], kind, silhouette, nearest: plans[near], distance })
    };
    let mut kinds = Kinds {
        plans: (0..plans.len()).filter_map(in_kind).collect(),
        kinds: best.kinds,
        silhouette: best.silhouette,
        test: None,
        contrast: None,
    };
    kinds.contrast = kinds.contrast(themes);
    // Kinds that cannot be told apart by what they lead are none to speak of.
    if best.silhouette >= SUBSTANTIAL && kinds.contrast.is_some() {
        kinds.test = test(&leads, best.silhouette, sampling);
    }
    Some(kinds)
}

/// Who leads which theme in which plan.
struct Leads {
    themes: Vec<OfTheme>,
    plans: usize,
    /// Of each pair of plans, the themes that both lead.
    both: Vec<f64>,
    /// Mean distance over all themes of all pairs; deals leave it as it is.
    mean: f64,
}

/// Who leads one theme, the functions of a plan being one choice.
struct OfTheme {
    /// The plans that lead it, in order.
    plans: Vec<usize>,
    /// The choice of each.
    chosen: Vec<usize>,
    /// How far choices are apart.
    apart: Vec<Vec<f64>>,
}

impl OfTheme {
    fn new(row: &ThemeRow, plans: &[PlanIndex]) -> Self {
        // Functions by number, as they come: choices are compared many times.
        let mut functions: IndexSet<&Arc<str>, FxBuildHasher> = IndexSet::default();
        let mut choices: IndexSet<Vec<usize>, FxBuildHasher> = IndexSet::default();
        let (mut at, mut chosen) = (Vec::new(), Vec::new());
        for p in row.plans.iter().filter(|p| !p.leads.is_empty()) {
            let Ok(plan) = plans.binary_search(&p.plan) else { continue };
            let mut leads: Vec<usize> = p.leads.iter().map(|key| functions.insert_full(key).0).collect();
            leads.sort_unstable();
            leads.dedup();
            at.push(plan);
            chosen.push(choices.insert_full(leads).0);
        }
        // One less Jaccard, of as many pairs as there are choices: by marks, for sets of names took a tenth of the report on 200 files.
        let from = |a: &Vec<usize>| {
            let mut holds = vec![false; functions.len()];
            a.iter().for_each(|f| holds[*f] = true);
            let apart = |b: &Vec<usize>| {
                let both = b.iter().filter(|f| holds[**f]).count();
                1.0 - both as f64 / (a.len() + b.len() - both) as f64
            };
            choices.iter().map(apart).collect()
        };
        Self { plans: at, chosen, apart: choices.iter().map(from).collect() }
    }

    /// The pairs of plans that lead it, and how far they are apart where these choices are made.
    fn pairs<'a>(&'a self, chosen: &'a [usize]) -> impl Iterator<Item = (usize, usize, f64)> + 'a {
        self.plans.iter().zip(chosen).enumerate().flat_map(move |(i, (&a, &x))| {
            let rest = self.plans[i + 1..].iter().zip(&chosen[i + 1..]);
            rest.map(move |(&b, &y)| (a, b, self.apart[x][y]))
        })
    }
}

impl Leads {
    fn of(themes: &Themes) -> Option<(Vec<PlanIndex>, Self)> {
        let mut led: BTreeMap<PlanIndex, usize> = BTreeMap::new();
        let leading = themes.rows.iter().flat_map(|row| &row.plans).filter(|p| !p.leads.is_empty());
        leading.for_each(|p| *led.entry(p.plan).or_default() += 1);
        let enough = led.into_iter().filter(|(p, n)| *n >= FEWEST_THEMES && covers(&themes.coverage, *p));
        let plans: Vec<PlanIndex> = enough.map(|(p, _)| p).collect();
        if !(FEWEST_PLANS..=MOST_PLANS).contains(&plans.len()) {
            return None;
        }
        let themes: Vec<OfTheme> = themes.rows.iter().map(|row| OfTheme::new(row, &plans)).collect();
        let n = plans.len();
        let (mut both, mut sum) = (vec![0.0; n * (n - 1) / 2], 0.0);
        for (a, b, apart) in themes.iter().flat_map(|t| t.pairs(&t.chosen)) {
            both[place(n, a, b)] += 1.0;
            sum += apart;
        }
        let all: f64 = both.iter().sum();
        let mean = if all > 0.0 { sum / all } else { 0.0 };
        Some((plans, Self { themes, plans: n, both, mean }))
    }

    fn distances(&self) -> Distances {
        self.under(|theme| Cow::Borrowed(&theme.chosen))
    }

    /// The same with the choices of each theme dealt anew among the plans that have one.
    fn dealt(&self, rng: &mut Stream) -> Distances {
        self.under(|theme| {
            let mut chosen = theme.chosen.clone();
            rng.shuffle(&mut chosen);
            Cow::Owned(chosen)
        })
    }

    fn under<'a>(&'a self, mut chosen: impl FnMut(&'a OfTheme) -> Cow<'a, [usize]>) -> Distances {
        let n = self.plans;
        let mut values = vec![ADDED * self.mean; self.both.len()];
        for theme in &self.themes {
            let chosen = chosen(theme);
            theme.pairs(&chosen).for_each(|(a, b, apart)| values[place(n, a, b)] += apart);
        }
        values.iter_mut().zip(&self.both).for_each(|(sum, both)| *sum /= both + ADDED);
        Distances { n, values }
    }
}

/// Where a pair stands, rows one behind the other above the diagonal.
fn place(n: usize, a: usize, b: usize) -> usize {
    let (a, b) = (a.min(b), a.max(b));
    a * (2 * n - a - 1) / 2 + b - a - 1
}

/// How far plans are from each other, row by row above the diagonal.
struct Distances {
    n: usize,
    values: Vec<f64>,
}

impl Distances {
    fn at(&self, a: usize, b: usize) -> f64 {
        if a == b { 0.0 } else { self.values[place(self.n, a, b)] }
    }

    /// Of each plan, how much nearer it is to its own kind than to the next, over the larger of the two.
    fn silhouettes(&self, kinds: &[usize]) -> Vec<f64> {
        let most = kinds.iter().max().map_or(0, |k| k + 1);
        let mut sizes = vec![0.0; most];
        kinds.iter().for_each(|&k| sizes[k] += 1.0);
        let of = |at: usize| {
            let mut sums = vec![0.0; most];
            (0..self.n).for_each(|other| sums[kinds[other]] += self.at(at, other));
            let own = kinds[at];
            if sizes[own] < 2.0 {
                return 0.0;
            }
            let within = sums[own] / (sizes[own] - 1.0);
            let next =
                (0..most).filter(|&k| k != own).map(|k| sums[k] / sizes[k]).fold(f64::INFINITY, f64::min);
            let larger = within.max(next);
            if larger > 0.0 { (next - within) / larger } else { 0.0 }
        };
        (0..self.n).map(of).collect()
    }
}

/// A partition, its kinds from 0, the largest first.
struct Partition {
    of: Vec<usize>,
    kinds: usize,
    silhouette: f64,
}

/// The cut of the tree with the largest mean silhouette, the one of fewest kinds where several have it.
fn best(distances: &Distances) -> Option<Partition> {
    let n = distances.n;
    let tree = linkage(&mut distances.values.clone(), n, Method::Average);
    let cut = |kinds: usize| {
        let mut groups: BTreeMap<usize, Vec<usize>> = (0..n).map(|i| (i, vec![i])).collect();
        for (number, step) in tree.steps().iter().take(n - kinds).enumerate() {
            let mut both = groups.remove(&step.cluster1).unwrap_or_default();
            both.extend(groups.remove(&step.cluster2).unwrap_or_default());
            groups.insert(n + number, both);
        }
        let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
        groups.iter_mut().for_each(|g| g.sort_unstable());
        groups.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        let mut of = vec![0; n];
        groups.iter().enumerate().for_each(|(kind, g)| g.iter().for_each(|&i| of[i] = kind));
        let all = distances.silhouettes(&of);
        Partition { silhouette: all.iter().sum::<f64>() / n as f64, kinds: groups.len(), of }
    };
    let cuts = (2..=MOST_KINDS.min(n.saturating_sub(1))).map(cut);
    cuts.reduce(|best, next| if next.silhouette > best.silhouette + 1e-9 { next } else { best })
}

fn test(leads: &Leads, observed: f64, sampling: &Sampling) -> Option<Test> {
    let (mut made, mut reached) = (0, 0);
    for look in LOOKS {
        let until = (sampling.draws * look).div_ceil(4);
        let reaches = |draw: usize| {
            let dealt = leads.dealt(&mut Stream::new(sampling.seed, "kinds", "", draw as u64));
            best(&dealt).is_some_and(|b| b.silhouette >= observed - 1e-9)
        };
        reached +=
            parallel::numbered(until - made, |draw| usize::from(reaches(made + draw))).iter().sum::<usize>();
        made = until;
        if reached >= ENOUGH {
            break;
        }
    }
    (made > 0).then(|| Test::new(P::of_draws(reached, made)))
}

impl Kinds {
    /// Of the plans of a kind, those that lead a theme, and by function those in which it does.
    pub fn leads<'t>(&self, row: &'t ThemeRow, kind: usize) -> (usize, BTreeMap<&'t Arc<str>, usize>) {
        let of_kind = |plan: PlanIndex| {
            let at = self.plans.binary_search_by_key(&plan, |p| p.plan);
            at.is_ok_and(|at| self.plans[at].kind == kind)
        };
        let leading = || row.plans.iter().filter(|p| !p.leads.is_empty() && of_kind(p.plan));
        let mut by = BTreeMap::new();
        leading().flat_map(|p| &p.leads).for_each(|key| *by.entry(key).or_default() += 1);
        (leading().count(), by)
    }

    /// The theme and function in which the two largest kinds differ most, by the share of their plans.
    fn contrast(&self, themes: &Themes) -> Option<Contrast> {
        /// Plans of either kind that lead a theme.
        const FEWEST: usize = 3;
        let mut best: Option<(f64, Contrast)> = None;
        for row in &themes.rows {
            let [(all, first), (others, second)] = [1, 2].map(|kind| self.leads(row, kind));
            if all.min(others) < FEWEST {
                continue;
            }
            for function in first.keys().chain(second.keys()) {
                let [n, m] = [&first, &second].map(|by| by.get(function).copied().unwrap_or_default());
                let apart = (n as f64 / all as f64 - m as f64 / others as f64).abs();
                if best.as_ref().is_none_or(|(most, _)| apart > *most + 1e-9) {
                    let led = [(n, all), (m, others)];
                    let (theme, function) = (row.id.clone(), Arc::clone(function));
                    best = Some((apart, Contrast { theme, function, led }));
                }
            }
        }
        best.map(|(_, contrast)| contrast)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::themes::{Coverage, Ownership, ThemeInPlan};

    /// Plans that lead themes as a function of plan and theme says.
    fn invented(plans: u32, themes: usize, lead: impl Fn(u32, usize) -> usize) -> Themes {
        let row = |t: usize| ThemeRow {
            id: format!("t{t}").into(),
            zh: "".into(),
            en: "".into(),
            draft: false,
            plans: (0..plans)
                .map(|plan| ThemeInPlan {
                    plan,
                    ownership: Ownership::Led,
                    tasks: Vec::new(),
                    main: Vec::new(),
                    leads: vec![format!("f{}", lead(plan, t)).into()],
                    fragmentation: None,
                    evidence: Vec::new(),
                })
                .collect(),
        };
        let rows = (0..themes).map(row).collect();
        let covered = |plan| Coverage {
            plan,
            measures: 1,
            coded_measures: 1,
            tasks: 1,
            coded_tasks: 1,
            of_field: true,
        };
        Themes {
            rows,
            coverage: (0..plans).map(covered).collect(),
            gaps: Vec::new(),
            uncoded: Vec::new(),
            missing_owners: Vec::new(),
        }
    }

    #[test]
    fn two_kinds_are_found_and_told_apart() {
        // Every third plan gives half of the themes to another function.
        let themes = invented(24, 10, |p, t| if p % 3 == 0 && t % 2 == 0 { 20 } else { t });
        let found = kinds(&themes, &Sampling::default()).unwrap();
        assert_eq!((found.kinds, found.plans.len()), (2, 24));
        assert!(found.plans.iter().all(|p| (p.kind == 2) == (p.plan % 3 == 0) && p.distance < 0.1));
        assert!(found.test.unwrap().holds() && found.silhouette > 0.9);
        let contrast = found.contrast.unwrap();
        assert_eq!((&*contrast.theme, &*contrast.function, contrast.led), ("t0", "f0", [(16, 16), (0, 8)]));
    }

    #[test]
    fn plans_that_choose_theme_by_theme_are_of_no_kind() {
        let significant = (0..40).filter(|seed| {
            let mut rng = Stream::new(*seed, "kinds-test", "", 0);
            let choice: Vec<usize> = (0..300).map(|_| rng.below(4).saturating_sub(1)).collect();
            let themes = invented(25, 12, |p, t| choice[p as usize * 12 + t]);
            let sampling = Sampling { draws: 100, ..Sampling::default() };
            assert_eq!(kinds(&themes, &sampling).unwrap().test, None);
            let (_, leads) = Leads::of(&themes).unwrap();
            let observed = best(&leads.distances()).unwrap().silhouette;
            test(&leads, observed, &sampling).unwrap().p.value <= 0.05
        });
        // 5 % of 40 are 2; more than 6 come in one run of two hundred.
        assert!(significant.count() <= 6);
    }

    #[test]
    fn few_plans_or_themes_have_no_kinds() {
        assert_eq!(kinds(&invented(9, 10, |p, _| p as usize), &Sampling::default()), None);
        assert_eq!(kinds(&invented(30, 4, |p, _| p as usize), &Sampling::default()), None);
        let alike =
            kinds(&invented(12, 6, |_, t| t), &Sampling { draws: 40, ..Sampling::default() }).unwrap();
        assert!(alike.test.is_none() && alike.silhouette.abs() < 1e-9, "{alike:?}");
    }
}
