//! Many plans as a panel: a row a plan, and what is told over all of them.

use super::{Column, Style, Table, Value, value::Plans, workload::task_ids};
use crate::{
    analyse::{
        copies::CopiedTask,
        kinds::Kinds,
        themes::{ThemeRow, Themes},
        usual::UsualOwner,
        workload::{Concentration, Workload},
    },
    model::{Corpus, Plan, PlanIndex},
    say::FunctionNames,
};
use std::{collections::BTreeSet, sync::Arc};

/// A row a plan: who and when, and the indices of its load.
pub fn panel(corpus: &Corpus, loads: &[Workload]) -> Table {
    let c = Column::new;
    let share = Style::Percent(1);
    let two = Style::Decimal(2);
    let columns = vec![
        c("plan"),
        c("city"),
        c("province"),
        c("year").count(),
        c("tasks").count(),
        c("bodies").count(),
        c("assignments").count(),
        c("mean_bodies").number(two),
        c("open").number(share),
        c("single_body").number(share),
        c("territorial").number(share),
        c("no_lead").number(share),
        c("co_led").number(share),
        c("load_gini").number(two),
        c("load_effective").number(Style::Decimal(1)),
        c("load_top3").number(share),
        c("leads_gini").number(two),
        c("leads_effective").number(Style::Decimal(1)),
        c("leads_top3").number(share),
        c("redundancy").number(two),
        c("centralisation").number(two),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("panel", columns);
    table.rows.extend(loads.iter().map(|load| {
        let Plan { city, province, year, .. } = corpus.plan(load.plan);
        let s = &load.summary;
        let of_tasks = |n: usize| Value::from((s.tasks > 0).then(|| n as f64 / s.tasks as f64));
        let spread = |of: &Concentration| [of.gini.value, of.effective.value, of.top3.value].map(Value::from);
        let mut row = vec![
            ids.get(load.plan),
            city.clone().into(),
            province.clone().into(),
            (*year).into(),
            s.tasks.into(),
            s.agencies.into(),
            s.assignments.into(),
            s.mean_bodies.into(),
        ];
        row.extend([s.open, s.single_body, s.with_territorial, s.no_lead, s.co_led].map(of_tasks));
        row.extend(spread(&s.load).into_iter().chain(spread(&s.leads)));
        row.extend([s.redundancy, s.centralisation].map(Value::from));
        row
    }));
    table
}

/// A row a family of near-identical tasks: how many plans have it, and its earliest text.
pub fn copied_tasks(corpus: &Corpus, copies: &[CopiedTask]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("first"),
        c("year").count(),
        c("plans").count(),
        c("cities").count(),
        c("text").long(),
        c("tasks").data(),
    ];
    let mut table = Table::new("copied-tasks", columns);
    table.rows.extend(copies.iter().map(|family| {
        let first = corpus.task(family.first);
        let cities: BTreeSet<&str> = family.tasks.iter().map(|at| &*corpus.plan(at.plan).city).collect();
        vec![
            first.id.shared().into(),
            corpus.plan(family.first.plan).year.into(),
            family.plans.into(),
            cities.len().into(),
            first.text.as_ref().into(),
            task_ids(corpus, &family.tasks),
        ]
    }));
    table
}

/// A row a theme that has a usual owner.
pub fn usual_owners(corpus: &Corpus, usual: &[UsualOwner], themes: &Themes) -> Table {
    let c = Column::new;
    let columns = vec![
        c("theme").data(),
        c("name").name(),
        c("function"),
        c("plans").count(),
        c("led").count(),
        c("share").number(Style::Percent(1)),
    ];
    let names = FunctionNames::new(corpus);
    let mut table = Table::new("usual-owners", columns);
    table.rows.extend(usual.iter().map(|u| {
        vec![
            u.theme.clone().into(),
            name(themes, &u.theme),
            Value::function(&names, &u.function),
            u.usual.into(),
            u.led.into(),
            (u.usual as f64 / u.led as f64).into(),
        ]
    }));
    table
}

/// A row a theme and plan in which others than its usual owner lead it.
pub fn departures(corpus: &Corpus, usual: &[UsualOwner], themes: &Themes) -> Table {
    let c = Column::new;
    let columns = vec![c("theme").data(), c("name").name(), c("plan"), c("city"), c("leads"), c("function")];
    let (names, ids) = (FunctionNames::new(corpus), Plans::new(corpus));
    let mut table = Table::new("departures", columns);
    for u in usual {
        let (theme, owner) = (name(themes, &u.theme), Value::function(&names, &u.function));
        let row = |(plan, leads): &(PlanIndex, Vec<Arc<str>>)| {
            vec![
                u.theme.clone().into(),
                theme.clone(),
                ids.get(*plan),
                corpus.plan(*plan).city.clone().into(),
                Value::functions(&names, leads),
                owner.clone(),
            ]
        };
        table.rows.extend(u.departing.iter().map(row));
    }
    table
}

/// A row a plan that was put into a kind, in the order of the corpus.
pub fn plan_kinds(corpus: &Corpus, kinds: Option<&Kinds>) -> Table {
    let c = Column::new;
    let two = Style::Decimal(2);
    let columns = vec![
        c("plan"),
        c("city"),
        c("kind").count(),
        c("silhouette").number(two),
        c("nearest"),
        c("distance").number(two),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("plan-kinds", columns);
    table.rows.extend(kinds.into_iter().flat_map(|k| &k.plans).map(|p| {
        vec![
            ids.get(p.plan),
            corpus.plan(p.plan).city.clone().into(),
            p.kind.into(),
            p.silhouette.into(),
            ids.get(p.nearest),
            p.distance.into(),
        ]
    }));
    table
}

/// A row a theme, kind of plan and function that leads the theme there: in how many plans of those with a lead for it.
pub fn kind_leads(corpus: &Corpus, kinds: Option<&Kinds>, themes: &Themes) -> Table {
    let c = Column::new;
    let columns = vec![
        c("theme").data(),
        c("name").name(),
        c("kind").count(),
        c("function"),
        c("plans").count(),
        c("led").count(),
    ];
    let names = FunctionNames::new(corpus);
    let mut table = Table::new("kind-leads", columns);
    let Some(kinds) = kinds else { return table };
    for row in &themes.rows {
        for kind in 1..=kinds.kinds {
            let (led, by) = kinds.leads(row, kind);
            table.rows.extend(by.into_iter().map(|(function, plans)| {
                let function = Value::function(&names, function);
                vec![
                    row.id.clone().into(),
                    name(themes, &row.id),
                    kind.into(),
                    function,
                    plans.into(),
                    led.into(),
                ]
            }));
        }
    }
    table
}

fn name(themes: &Themes, id: &str) -> Value {
    let row: Option<&ThemeRow> = themes.rows.iter().find(|row| *row.id == *id);
    row.map_or(Value::Absent, |row| Value::theme(&row.zh, &row.en, row.draft))
}
