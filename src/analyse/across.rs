//! What many plans have in common: which function is named and leads in how many of them, who owns a theme in how many.
//!
//! The unit is the plan: each counts once, however long it is, and no tasks are added up over plans. A city with two
//! plans (a master list and its yearly slice) therefore counts twice; choose plans where that would mislead.

use super::{
    stats::quantile,
    themes::{Ownership, Themes},
};
use crate::{
    graph::ResponsibilityGraph,
    model::{Agency, PlanIndex, Role},
    parallel,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// All plans side by side.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Across {
    /// Plans compared.
    pub plans: usize,
    /// Those of them in which some task has a lead under the convention.
    pub plans_with_leads: usize,
    /// Tasks of a plan.
    pub tasks: Option<Quartiles>,
    /// Functions a plan names, territorial ones included.
    pub named: Option<Quartiles>,
    /// Share of a plan's tasks that have no lead under the convention, 0–1.
    pub without_lead: Option<Quartiles>,
    /// One row a function, in most plans first (then leading in most, then by key).
    pub functions: Vec<FunctionAcross>,
    /// One row a theme, in the order of the codebook.
    pub themes: Vec<ThemeAcross>,
}

/// One function over all plans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FunctionAcross {
    /// The function's key.
    pub key: Arc<str>,
    /// Whether it is a territorial body or a collective of them.
    pub territorial: bool,
    /// Plans that name a body of it.
    pub named: usize,
    /// Plans in which it leads a task.
    pub leading: usize,
    /// Its share of a plan's tasks, 0–1, over the plans that name it.
    pub share: Option<Quartiles>,
    /// Its share of a plan's led tasks, 0–1, over the plans in which it leads; absent where it never does.
    pub lead_share: Option<Quartiles>,
}

/// The middle half of a quantity over plans (type 7 of Hyndman & Fan 1996).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Quartiles {
    /// First quartile.
    pub low: f64,
    /// Median.
    pub median: f64,
    /// Third quartile.
    pub high: f64,
}

impl Quartiles {
    fn of(values: &[f64]) -> Option<Self> {
        let at = |q| quantile(values, q);
        Some(Self { low: at(0.25)?, median: at(0.5)?, high: at(0.75)? })
    }
}

/// One theme over all plans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ThemeAcross {
    /// The codebook's id.
    pub id: Arc<str>,
    /// Chinese name.
    pub zh: Arc<str>,
    /// English name.
    pub en: Arc<str>,
    /// Whether it is drafted.
    #[serde(default)]
    pub draft: bool,
    /// Plans by ownership, in the order of [`Ownership::ALL`].
    pub by_ownership: [usize; 5],
    /// Functions that lead it, with the number of plans in which they do, most first.
    pub leads: Vec<(Arc<str>, usize)>,
}

/// Puts all plans of a graph side by side.
///
/// **Measures** regularities over plans that no single plan shows: how many name a function, in how many it leads, how much of
/// a plan it typically holds, and how many plans own a theme how. Two bodies of one function in a plan (a city's and its
/// districts') count as one. Roles are those of the graph's convention. O(assignments · log).
///
/// ```
/// use fengong::{analyse::{across::across, themes::{Codebook, themes}}, graph::ResponsibilityGraph};
/// use fengong::model::{Convention, Corpus};
/// let corpus = Corpus::default();
/// let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
/// let side_by_side = across(&graph, &themes(&graph, Codebook::builtin()));
/// assert!(side_by_side.functions.is_empty());
/// ```
pub fn across(graph: &ResponsibilityGraph, themes: &Themes) -> Across {
    let plans = graph.corpus().plans.len();
    let mut rows: BTreeMap<Arc<str>, Gathered> = BTreeMap::new();
    let all = parallel::numbered(plans, |p| OfPlan::new(graph, p as PlanIndex));
    for of_plan in &all {
        for (key, held) in &of_plan.functions {
            rows.entry(key.clone()).or_default().add(held, of_plan);
        }
    }
    let over = |value: &dyn Fn(&OfPlan) -> f64| {
        Quartiles::of(&all.iter().filter(|p| p.tasks > 0).map(value).collect::<Vec<_>>())
    };
    let mut functions: Vec<_> = rows.into_iter().map(|(key, row)| row.finish(key)).collect();
    functions.sort_by(|a, b| (b.named, b.leading).cmp(&(a.named, a.leading)).then_with(|| a.key.cmp(&b.key)));
    let themes = themes.rows.iter().map(ThemeAcross::of).collect();
    Across {
        plans,
        plans_with_leads: all.iter().filter(|p| p.led > 0).count(),
        tasks: over(&|p| p.tasks as f64),
        named: over(&|p| p.functions.len() as f64),
        without_lead: over(&|p| (p.tasks - p.led) as f64 / p.tasks as f64),
        functions,
        themes,
    }
}

/// What the functions of one plan hold.
struct OfPlan {
    tasks: usize,
    /// Tasks with a lead.
    led: usize,
    functions: BTreeMap<Arc<str>, Held>,
}

#[derive(Default)]
struct Held {
    territorial: bool,
    tasks: usize,
    leads: usize,
}

impl OfPlan {
    fn new(graph: &ResponsibilityGraph, plan: PlanIndex) -> Self {
        let corpus = graph.corpus();
        let mut of_plan = Self { tasks: 0, led: 0, functions: BTreeMap::new() };
        for task in graph.tasks(plan) {
            let mut named: BTreeMap<&Agency, bool> = BTreeMap::new();
            for link in graph.links_of_task(task) {
                *named.entry(corpus.agency(link.agency)).or_default() |= link.edge.role == Role::Lead;
            }
            of_plan.tasks += 1;
            of_plan.led += usize::from(named.values().any(|leads| *leads));
            let leading: BTreeSet<&str> = named.iter().filter(|(_, l)| **l).map(|(a, _)| &*a.key).collect();
            let functions: BTreeMap<&Arc<str>, bool> =
                named.keys().map(|a| (&a.key, a.is_territorial())).collect();
            for (key, territorial) in functions {
                let held = of_plan.functions.entry(key.clone()).or_default();
                held.territorial = territorial;
                held.tasks += 1;
                held.leads += usize::from(leading.contains(&**key));
            }
        }
        of_plan
    }
}

#[derive(Default)]
struct Gathered {
    territorial: bool,
    leading: usize,
    shares: Vec<f64>,
    lead_shares: Vec<f64>,
}

impl Gathered {
    fn add(&mut self, held: &Held, of_plan: &OfPlan) {
        self.territorial = held.territorial;
        self.leading += usize::from(held.leads > 0);
        // A function is held by some task, so there is a task.
        self.shares.push(held.tasks as f64 / of_plan.tasks as f64);
        if held.leads > 0 {
            self.lead_shares.push(held.leads as f64 / of_plan.led as f64);
        }
    }

    fn finish(self, key: Arc<str>) -> FunctionAcross {
        FunctionAcross {
            key,
            territorial: self.territorial,
            named: self.shares.len(),
            leading: self.leading,
            share: Quartiles::of(&self.shares),
            lead_share: Quartiles::of(&self.lead_shares),
        }
    }
}

impl ThemeAcross {
    fn of(row: &super::themes::ThemeRow) -> Self {
        let mut by_ownership = [0; 5];
        let mut leads: BTreeMap<Arc<str>, usize> = BTreeMap::new();
        for cell in &row.plans {
            let grade = Ownership::ALL.iter().position(|o| *o == cell.ownership);
            by_ownership[grade.unwrap_or_default()] += 1;
            let functions: BTreeSet<_> = cell.leads.iter().cloned().collect();
            functions.into_iter().for_each(|f| *leads.entry(f).or_default() += 1);
        }
        let mut leads: Vec<_> = leads.into_iter().collect();
        leads.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Self {
            id: row.id.clone(),
            zh: row.zh.clone(),
            en: row.en.clone(),
            draft: row.draft,
            by_ownership,
            leads,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::{
        text::fixture::{Body, corpus, plan},
        themes::{Codebook, themes},
    };
    use crate::model::{Convention, Duty};

    const LEAD: Duty = Duty::Lead;
    const HELP: Duty = Duty::Participate;

    /// Three plans: `civil` leads in two of them, `health` is in all, `tax` only helps in one.
    fn side_by_side() -> Across {
        let corpus = corpus(vec![
            plan(
                "a",
                "甲市",
                &[("一。", &[Body("civil", LEAD), Body("health", HELP)]), ("二。", &[Body("health", HELP)])],
            ),
            plan("b", "乙市", &[("一。", &[Body("health", LEAD), Body("tax", HELP)])]),
            plan(
                "c",
                "丙市",
                &[
                    ("一。", &[Body("civil", LEAD)]),
                    ("二。", &[Body("civil", LEAD), Body("", Duty::Implement)]),
                    ("三。", &[Body("health", HELP), Body("civil", HELP)]),
                    ("四。", &[Body("health", HELP)]),
                ],
            ),
        ]);
        let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
        across(&graph, &themes(&graph, Codebook::builtin()))
    }

    fn row<'a>(across: &'a Across, key: &str) -> &'a FunctionAcross {
        across.functions.iter().find(|f| &*f.key == key).unwrap()
    }

    #[test]
    fn plans_are_counted_and_not_tasks() {
        let all = side_by_side();
        assert_eq!((all.plans, all.plans_with_leads), (3, 3));
        let (health, civil, tax) = (row(&all, "health"), row(&all, "civil"), row(&all, "tax"));
        assert_eq!((health.named, health.leading), (3, 1));
        assert_eq!((civil.named, civil.leading), (2, 2));
        assert_eq!((tax.named, tax.leading), (1, 0));
        assert_eq!(&*all.functions[0].key, "health");
        assert_eq!(all.tasks, Some(Quartiles { low: 1.5, median: 2.0, high: 3.0 }));
        // Half of a and c is without lead, nothing of b.
        assert_eq!(all.without_lead.map(|q| q.median), Some(0.5));
    }

    #[test]
    fn shares_are_of_the_plans_that_name_the_function() {
        let all = side_by_side();
        // civil: 1 of 2 tasks in a, 3 of 4 in c; of the led tasks 1 of 1 and 2 of 2.
        let civil = row(&all, "civil");
        assert_eq!(civil.share, Some(Quartiles { low: 0.5625, median: 0.625, high: 0.6875 }));
        assert_eq!(civil.lead_share.map(|q| q.median), Some(1.0));
        // health leads in b only, and all of it; tax leads nowhere.
        assert_eq!(row(&all, "health").lead_share.map(|q| q.median), Some(1.0));
        assert_eq!(row(&all, "tax").lead_share, None);
    }

    #[test]
    fn every_plan_owns_a_theme_somehow() {
        let all = side_by_side();
        assert!(!all.themes.is_empty());
        assert!(all.themes.iter().all(|t| t.by_ownership.iter().sum::<usize>() == 3));
        // The invented texts have no theme.
        assert!(all.themes.iter().all(|t| t.by_ownership[4] == 3 && t.leads.is_empty()));
    }
}
