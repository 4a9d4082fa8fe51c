//! Who usually owns a theme, and which plans depart from it.

use super::themes::{ThemeInPlan, ThemeRow, Themes};
use crate::model::PlanIndex;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

/// Fewest plans that must lead a theme before anything about it is usual.
const FEWEST: usize = 5;

/// The function that leads a theme in most of the plans that have a lead for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsualOwner {
    /// The codebook's id of the theme.
    pub theme: Arc<str>,
    /// The function's key.
    pub function: Arc<str>,
    /// Plans in which somebody leads the theme.
    pub led: usize,
    /// Plans of them in which this function does, alone or with others.
    pub usual: usize,
    /// Plans in which only others lead it, in the order of the corpus, with the functions that do.
    pub departing: Vec<(PlanIndex, Vec<Arc<str>>)>,
}

/// The usual owner of each theme that has one, in the order of the codebook.
///
/// **Measures** how plans divide the work for one theme: the function that leads it in more than half of the plans in which it
/// is led at all, where these are five or more. Only plans count of whose measures the codebook covers half. Leads are those of the
/// graph's convention. A theme whose leads are spread has no usual owner and is left out. O(themes × plans).
///
/// ```
/// use fengong::{analyse::{themes::{Codebook, themes}, usual::usual_owners}, graph::ResponsibilityGraph};
/// use fengong::model::{Convention, Corpus};
/// let corpus = Corpus::default();
/// let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
/// assert!(usual_owners(&themes(&graph, Codebook::builtin())).is_empty());
/// ```
pub fn usual_owners(themes: &Themes) -> Vec<UsualOwner> {
    let covered: HashSet<PlanIndex> =
        themes.coverage.iter().filter(|c| c.is_enough()).map(|c| c.plan).collect();
    themes.rows.iter().filter_map(|row| usual_owner(row, &|plan| covered.contains(&plan))).collect()
}

fn usual_owner(row: &ThemeRow, covered: &dyn Fn(PlanIndex) -> bool) -> Option<UsualOwner> {
    let led: Vec<&ThemeInPlan> =
        row.plans.iter().filter(|p| !p.leads.is_empty() && covered(p.plan)).collect();
    if led.len() < FEWEST {
        return None;
    }
    let mut plans: BTreeMap<&Arc<str>, usize> = BTreeMap::new();
    led.iter().flat_map(|p| &p.leads).for_each(|key| *plans.entry(key).or_default() += 1);
    let (function, usual) = plans
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)))
        .filter(|(_, n)| 2 * n > led.len())?;
    let departs = |p: &&&ThemeInPlan| !p.leads.contains(function);
    Some(UsualOwner {
        theme: row.id.clone(),
        function: function.clone(),
        led: led.len(),
        usual,
        departing: led.iter().filter(departs).map(|p| (p.plan, p.leads.clone())).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::themes::Ownership;

    fn row(leads: &[&[&str]]) -> ThemeRow {
        let in_plan = |(plan, leads): (PlanIndex, &&[&str])| ThemeInPlan {
            plan,
            ownership: Ownership::Led,
            tasks: Vec::new(),
            main: Vec::new(),
            leads: leads.iter().map(|key| Arc::from(*key)).collect(),
            fragmentation: None,
            evidence: Vec::new(),
        };
        ThemeRow {
            id: "land".into(),
            zh: "".into(),
            en: "".into(),
            draft: false,
            plans: (0..).zip(leads).map(in_plan).collect(),
        }
    }

    #[test]
    fn who_departs_from_most_plans_is_named_with_its_own_leads() {
        let usual = usual_owner(
            &row(&[&["land"], &["land", "finance"], &[], &["land"], &["finance"], &["land"], &["land"]]),
            &|_| true,
        );
        let usual = usual.unwrap();
        assert_eq!((&*usual.function, usual.led, usual.usual), ("land", 6, 5));
        assert_eq!(usual.departing, [(4, vec![Arc::from("finance")])]);
    }

    #[test]
    fn plans_of_another_field_do_not_count() {
        let row = row(&[&["land"], &["land"], &["land"], &["land"], &["land"], &["land"]]);
        assert_eq!(usual_owner(&row, &|plan| plan > 0).unwrap().led, 5);
        assert_eq!(usual_owner(&row, &|plan| plan > 1), None);
    }

    #[test]
    fn few_plans_or_spread_leads_have_no_usual_owner() {
        assert_eq!(usual_owner(&row(&[&["land"], &["land"], &["land"], &["land"]]), &|_| true), None);
        assert_eq!(usual_owner(&row(&[&["a"], &["a"], &["a"], &["b"], &["c"], &["b"]]), &|_| true), None);
    }
}
