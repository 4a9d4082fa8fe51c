//! What holds under all three conventions: found by saying the same under each.

use super::{Claims, Robust};
use crate::{
    analyse::{all::Analyses, functions},
    model::{Convention, Corpus, PlanIndex, Role},
    say::{Arg, Several, Statement},
};
use std::{collections::BTreeMap, sync::Arc};

/// Marks each claim by whether the claims under the other conventions have the same statement, numbers and names alike.
pub(super) fn mark(all: &mut [Claims]) {
    let said: Vec<Vec<&Statement>> =
        all.iter().map(|claims| claims.all().map(|claim| &claim.statement).collect()).collect();
    let everywhere = |at: usize, statement: &&Statement| {
        let mut others = said.iter().enumerate().filter(|(i, _)| *i != at);
        others.all(|(_, other)| other.contains(statement))
    };
    let marks: Vec<Vec<bool>> = said
        .iter()
        .enumerate()
        .map(|(at, own)| own.iter().map(|statement| everywhere(at, statement)).collect())
        .collect();
    for (claims, marks) in all.iter_mut().zip(marks) {
        for (claim, everywhere) in claims.all_mut().zip(marks) {
            claim.robust = if everywhere { Robust::All } else { Robust::Depends };
        }
    }
}

/// A conclusion tried under every convention, a row of the table on robustness.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// Which conclusion.
    pub what: Statement,
    /// The plan.
    pub plan: PlanIndex,
    /// What it comes to under each convention, in the order of [`Convention::ALL`].
    pub values: Vec<Statement>,
    /// Whether that is the same everywhere.
    pub robust: Robust,
}

/// The conclusions of every plan under every convention. `views` holds the results under each.
pub fn tried(corpus: &Corpus, views: &[(Convention, &Analyses)]) -> Vec<Tried> {
    let mut ordered: Vec<(Convention, &Analyses)> = views.to_vec();
    ordered.sort_by_key(|(c, _)| Convention::ALL.iter().position(|x| x == c));
    let plans = 0..corpus.plans.len() as PlanIndex;
    let rows: [(&'static str, fn(&Corpus, Convention, &Analyses, PlanIndex) -> Statement); 3] =
        [("tried-load", most_tasks), ("tried-no-lead", without_lead), ("tried-lead", most_leads)];
    rows.into_iter()
        .flat_map(|(id, value)| plans.clone().map(move |plan| (id, value, plan)))
        .map(|(id, value, plan)| {
            let values: Vec<Statement> =
                ordered.iter().map(|(c, results)| value(corpus, *c, results, plan)).collect();
            let same = values.windows(2).all(|w| w[0] == w[1]);
            let robust = if same { Robust::All } else { Robust::Depends };
            Tried { what: Statement::new(id), plan, values, robust }
        })
        .collect()
}

/// Functions that are named; of more that tie their number is told.
const NAMED: usize = 3;

fn foremost(counts: BTreeMap<Arc<str>, usize>) -> Statement {
    let most = counts.values().copied().max().unwrap_or_default();
    if most == 0 {
        return Statement::new("tried-nobody");
    }
    let keys: Vec<_> = counts.into_iter().filter(|(_, n)| *n == most).map(|(k, _)| k).collect();
    if keys.len() > NAMED + 1 {
        return Statement::new("tried-level").with("count", Arg::Word(keys.len().to_string()));
    }
    Statement::new("tried-functions").with("functions", Arg::Functions(Several::new(keys, NAMED)))
}

fn most_tasks(_: &Corpus, _: Convention, results: &Analyses, plan: PlanIndex) -> Statement {
    let of_plan = functions::rows_of(&results.functions, plan).iter();
    foremost(of_plan.map(|f| (f.key.clone(), f.tasks.len())).collect())
}

fn most_leads(_: &Corpus, _: Convention, results: &Analyses, plan: PlanIndex) -> Statement {
    let of_plan = functions::rows_of(&results.functions, plan).iter();
    foremost(of_plan.map(|f| (f.key.clone(), f.led.len())).collect())
}

fn without_lead(corpus: &Corpus, convention: Convention, _: &Analyses, plan: PlanIndex) -> Statement {
    let tasks = &corpus.plan(plan).tasks;
    let none = tasks.iter().filter(|t| !corpus.roles(t, convention).contains(&Role::Lead)).count();
    Statement::new("tried-tasks")
        .with("tasks", Arg::Word(none.to_string()))
        .with("all", Arg::Word(tasks.len().to_string()))
}
