//! Loads: a row a body, and the plan as a whole.

use super::{Column, Pieces, Style, Table, Value, value::Plans};
use crate::{
    analyse::{
        Estimate,
        workload::{AgencyLoad, Concentration, LoadSummary, Workload},
    },
    model::{Corpus, Duty, TaskRef},
    render::Word,
};
use std::sync::Arc;

/// A row a body and plan, in the order of the results: assignments, shares of tasks, position in the network.
pub fn workload<'a>(corpus: &'a Corpus, loads: &'a [Workload]) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("agency").data(),
        c("label").name(),
        c("jurisdiction").data(),
        c("kind").data(),
        c("tasks").count(),
        c("at_most").count().extra(),
        c("duty_lead").count(),
        c("duty_responsible").count(),
        c("duty_participate").count(),
        c("duty_support").count(),
        c("duty_implement").count(),
        c("role_lead").count().extra(),
        c("role_participant").count().extra(),
        c("role_support").count().extra(),
        c("sole_lead").count().extra(),
        c("co_lead").count().extra(),
        c("fractional_lead").number(Style::Decimal(2)).extra(),
        c("fractional").number(Style::Decimal(2)),
        c("measure_load").number(Style::Decimal(2)).extra(),
        c("partners").count().extra(),
        c("alone").count().extra(),
        c("degree").number(Style::Decimal(3)).extra(),
        c("closeness").number(Style::Decimal(3)).extra(),
        c("betweenness").number(Style::Decimal(3)).extra(),
        c("specialisation").number(Style::Decimal(2)).extra(),
        c("diversity").number(Style::Decimal(2)).extra(),
        c("exclusivity").number(Style::Decimal(3)).extra(),
        c("task_ids").data(),
    ];
    let ids = Plans::new(corpus);
    Pieces::new(Table::new("workload", columns), loads, move |load| {
        let plan = &ids.get(load.plan);
        load.rows.iter().map(|row| load_row(corpus, plan, row)).collect()
    })
}

fn load_row(corpus: &Corpus, plan: &Value, row: &AgencyLoad) -> Vec<Value> {
    let agency = corpus.agency(row.agency);
    let mut cells: Vec<Value> = vec![
        plan.clone(),
        agency.key.as_ref().into(),
        Value::agency(agency),
        agency.jurisdiction.as_ref().into(),
        Word::from(agency.kind).into(),
        row.tasks.len().into(),
        row.at_most.into(),
    ];
    cells.extend(row.by_duty.iter().chain(&row.by_role).map(|&n| Value::from(n)));
    cells.extend([
        row.sole_lead.into(),
        row.co_lead.into(),
        row.fractional_lead.into(),
        row.fractional.into(),
        row.measures.into(),
        row.partners.into(),
        row.alone.len().into(),
        row.degree.into(),
        row.closeness.into(),
        row.betweenness.into(),
        row.specialisation.into(),
        row.diversity.into(),
        row.exclusivity.into(),
        task_ids(corpus, &row.tasks),
    ]);
    cells
}

/// Tasks of the plan that the row names: ids in data, for readers the number alone.
pub(super) fn task_ids(corpus: &Corpus, tasks: &[TaskRef]) -> Value {
    let keyed = tasks.iter().map(|&t| {
        let task = corpus.task(t);
        // A repeated number is told apart by what its id has behind the plan's.
        let no = task.id.as_str().rsplit_once('/').map_or(task.no.as_ref(), |(_, no)| no);
        let no: Arc<str> = no.into();
        Value::Keyed(task.id.shared(), no.clone(), no)
    });
    Value::List(keyed.collect())
}

/// One number of a plan's summary.
struct Measure {
    id: &'static str,
    value: Value,
    style: Style,
    /// Bounds over the readings of open lists.
    open: Option<(f64, f64)>,
}

fn measures(s: &LoadSummary) -> Vec<Measure> {
    let mut all = Vec::new();
    let mut add = |id, value: Value, style| all.push(Measure { id, value, style, open: None });
    add("tasks", s.tasks.into(), Style::Plain);
    add("agencies", s.agencies.into(), Style::Plain);
    add("assignments", s.assignments.into(), Style::Plain);
    let duties = [
        "assignments_lead",
        "assignments_responsible",
        "assignments_participate",
        "assignments_support",
        "assignments_implement",
    ];
    for (id, duty) in duties.into_iter().zip(Duty::ALL) {
        add(id, s.by_duty[duty as usize].into(), Style::Plain);
    }
    add("open", s.open.into(), Style::Plain);
    add("no_lead", s.no_lead.into(), Style::Plain);
    add("no_lead_word", s.no_lead_word.into(), Style::Plain);
    add("co_led", s.co_led.into(), Style::Plain);
    add("single_body", s.single_body.into(), Style::Plain);
    add("with_territorial", s.with_territorial.into(), Style::Plain);
    add("mean_bodies", s.mean_bodies.into(), Style::Decimal(2));
    add("no_body", s.no_body.into(), Style::Plain);
    add("redundancy", s.redundancy.into(), Style::Decimal(3));
    add("centralisation", s.centralisation.into(), Style::Decimal(3));
    add("h2_prime", s.h2_prime.into(), Style::Decimal(3));
    let Concentration { n, zeros, gini, hhi, hhi_normalised, effective, top3, test: _ } = s.leads;
    add("leads_n", n.into(), Style::Plain);
    add("leads_zeros", zeros.into(), Style::Plain);
    add("leads_gini", gini.into(), Style::Decimal(2));
    add("leads_hhi", hhi.into(), Style::Decimal(3));
    add("leads_hhi_normalised", hhi_normalised.into(), Style::Decimal(3));
    add("leads_effective", effective.into(), Style::Decimal(1));
    add("leads_top3", top3.into(), Style::Percent(1));
    let Concentration { n, zeros: _, gini, hhi, hhi_normalised, effective, top3, test: _ } = s.load;
    add("load_n", n.into(), Style::Plain);
    add("load_gini", gini.into(), Style::Decimal(2));
    add("load_hhi", hhi.into(), Style::Decimal(3));
    add("load_hhi_normalised", hhi_normalised.into(), Style::Decimal(3));
    add("load_effective", effective.into(), Style::Decimal(1));
    add("load_top3", top3.into(), Style::Percent(1));
    let bounds = &s.open_bounds;
    let counts = |(low, high): (usize, usize)| Some((low as f64, high as f64));
    for m in &mut all {
        m.open = match m.id {
            "no_lead" => counts(bounds.no_lead),
            "single_body" => counts(bounds.single_body),
            "no_body" => counts(bounds.no_body),
            "load_gini" => bounds.one_more.map(|b| b.gini),
            "load_top3" => bounds.one_more.map(|b| b.top3),
            _ => None,
        };
    }
    all
}

/// A row a plan and measure, with interval, null band, test and the bounds that open lists leave: the tidy form. For
/// `load_gini` and `load_top3` the bounds are those of up to one body more in each open list.
pub fn load_summary<'a>(corpus: &Corpus, loads: &'a [Workload]) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("measure").data(),
        c("name").name(),
        c("value").estimate(Style::Decimal(3)),
        c("p").number(Style::Probability).extra(),
        c("q").number(Style::Probability),
        c("open_low").number(Style::Decimal(3)).extra(),
        c("open_high").number(Style::Decimal(3)).extra(),
    ];
    let ids = Plans::new(corpus);
    Pieces::new(Table::new("load-summary", columns), loads, move |load| {
        let plan = &ids.get(load.plan);
        let row = |m: Measure| {
            let value = match m.value {
                Value::Number(n) => Value::Estimate(Estimate { value: Some(n), ..Estimate::default() }),
                other => other,
            };
            let test = match m.id {
                "leads_gini" => load.summary.leads.test,
                "load_gini" => load.summary.load.test,
                _ => None,
            };
            vec![
                plan.clone(),
                m.id.into(),
                Value::listed("measure", m.id),
                value,
                test.map(|t| t.p.value).into(),
                test.and_then(|t| t.q).into(),
                m.open.map(|b| b.0).into(),
                m.open.map(|b| b.1).into(),
            ]
        };
        measures(&load.summary).into_iter().map(row).collect()
    })
}

/// A row a measure, a column a plan: the form to read.
pub fn load_comparison(corpus: &Corpus, loads: &[Workload], lang: crate::render::Lang) -> Table {
    let c = Column::new;
    let mut columns = vec![c("name").name()];
    for load in loads {
        let plan = corpus.plan(load.plan);
        let id = plan.id.to_string();
        columns.push(Column::new(id).number(Style::Plain));
    }
    let mut table = Table::new("load-comparison", columns);
    let by_plan: Vec<_> = loads.iter().map(|l| measures(&l.summary)).collect();
    let Some(first) = by_plan.first() else { return table };
    for (place, m) in first.iter().enumerate() {
        let mut row = vec![Value::listed("measure", m.id)];
        // Each row has its own style, so the cells are already the reader's text.
        row.extend(by_plan.iter().map(|all| {
            let one = &all[place];
            let kind = super::Kind::Number(one.style);
            super::show(&one.value, kind, lang).into()
        }));
        table.rows.push(row);
    }
    table
}
