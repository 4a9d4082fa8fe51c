//! Who leads more than its memberships make likely, who leads whom, and whether bodies take turns.

use super::{
    Column, Pieces, Style, Table, Value,
    clusters::{test_cells, test_columns},
    value::Plans,
    workload::task_ids,
};
use crate::{
    analyse::{
        Estimate,
        roles::{Arc, Leading, Roles},
    },
    model::Corpus,
};

/// The columns of a test that no draw stands behind.
fn exact_columns() -> Vec<Column> {
    let c = Column::new;
    vec![c("p").number(Style::Probability), c("q").number(Style::Probability), c("verdict")]
}

/// A row a body on a task that somebody leads and somebody else does not.
pub fn leading<'a>(corpus: &'a Corpus, all: &'a [Roles]) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("agency").data(),
        c("label").name(),
        c("tasks").count(),
        c("leads").count(),
        c("expected").number(Style::Decimal(2)),
    ];
    let columns = [columns, exact_columns()].concat();
    let ids = Plans::new(corpus);
    Pieces::new(Table::new("leading", columns), all, move |one| {
        let plan = &ids.get(one.plan);
        let row = |b: &Leading| {
            let agency = corpus.agency(b.agency);
            let [p, .., q, verdict] = test_cells(Some(b.test));
            vec![
                plan.clone(),
                agency.key.as_ref().into(),
                Value::agency(agency),
                b.tasks.into(),
                b.leads.into(),
                b.expected.into(),
                p,
                q,
                verdict,
            ]
        };
        one.bodies.iter().map(row).collect()
    })
}

/// A row a body that leads tasks on which another helps.
pub fn lead_arcs<'a>(corpus: &'a Corpus, all: &'a [Roles]) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("lead").data(),
        c("lead_label").name(),
        c("supporter").data(),
        c("supporter_label").name(),
        c("tasks").count(),
        c("expected").number(Style::Decimal(2)),
    ];
    let columns = [columns, exact_columns(), vec![c("task_ids")]].concat();
    let ids = Plans::new(corpus);
    Pieces::new(Table::new("lead-arcs", columns), all, move |one| {
        let plan = &ids.get(one.plan);
        let row = |a: &Arc| {
            let (lead, supporter) = (corpus.agency(a.lead), corpus.agency(a.supporter));
            let [p, .., q, verdict] = test_cells(a.test);
            vec![
                plan.clone(),
                lead.key.as_ref().into(),
                Value::agency(lead),
                supporter.key.as_ref().into(),
                Value::agency(supporter),
                a.tasks.len().into(),
                a.expected.into(),
                p,
                q,
                verdict,
                task_ids(corpus, &a.tasks),
            ]
        };
        one.arcs.iter().map(row).collect()
    })
}

/// A row a plan: whether those who lead others are led by them in turn.
pub fn lead_turns<'a>(corpus: &'a Corpus, all: &'a [Roles]) -> Pieces<'a> {
    let c = Column::new;
    let columns =
        vec![c("plan"), c("tasks").count(), c("arcs").count(), c("reciprocity").estimate(Style::Percent(0))];
    let columns = [columns, test_columns(&["p", "p_low", "p_high", "draws", "q", "verdict"])].concat();
    let ids = Plans::new(corpus);
    Pieces::by_row(Table::new("lead-turns", columns), all, move |one| {
        let turns = one.turns.as_ref();
        let share =
            Estimate { value: turns.map(|t| t.share), interval: None, null: turns.and_then(|t| t.null) };
        vec![ids.get(one.plan), one.tasks.into(), one.arcs.len().into(), share.into()]
            .into_iter()
            .chain(test_cells(turns.and_then(|t| t.test)))
            .collect()
    })
}
