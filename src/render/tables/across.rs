//! All plans side by side: functions and themes, the plan as the unit.

use super::{Column, Pieces, Style, Table, Value, value::Plans, workload::task_ids};
use crate::{
    analyse::{
        across::{Across, Quartiles},
        functions::{self, FunctionLoad},
        themes::Ownership,
    },
    model::Corpus,
    render::Word,
    say::{FunctionNames, both},
};
use std::sync::Arc;

/// A row a function: plans that name it, plans in which it leads, what it holds there.
pub fn functions_across(corpus: &Corpus, across: &Across) -> Table {
    let c = Column::new;
    let share = Style::Percent(1);
    let columns = vec![
        c("function"),
        c("territorial").data(),
        c("plans").count(),
        c("leading").count(),
        c("share_q1").number(share),
        c("share_median").number(share),
        c("share_q3").number(share),
        c("lead_share_q1").number(share),
        c("lead_share_median").number(share),
        c("lead_share_q3").number(share),
    ];
    let title = both!("table-functions-across", plans = across.plans);
    let mut table = Table::new("functions-across", columns).titled(title);
    let names = FunctionNames::new(corpus);
    table.rows.extend(across.functions.iter().map(|f| {
        let mut row =
            vec![Value::function(&names, &f.key), f.territorial.into(), f.named.into(), f.leading.into()];
        row.extend(quartiles(f.share));
        row.extend(quartiles(f.lead_share));
        row
    }));
    table
}

/// A row a function and plan: its tasks, those it leads, its share of the plan's load, its rank in the plan.
pub fn function_load<'a>(corpus: &'a Corpus, functions: &'a [FunctionLoad]) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("function"),
        c("rank").count(),
        c("tasks").count(),
        c("task_share").number(Style::Percent(1)),
        c("load_share").number(Style::Percent(1)),
        c("leads").count(),
        c("task_ids").data(),
        c("lead_ids").data(),
    ];
    let ids = Plans::new(corpus);
    let names = FunctionNames::new(corpus);
    // Those that tie have the rank of the first of them.
    let rank = |f: &FunctionLoad| {
        let more = |g: &FunctionLoad| g.tasks.len() > f.tasks.len();
        functions::rows_of(functions, f.plan).partition_point(more) + 1
    };
    Pieces::by_row(Table::new("function-load", columns), functions, move |f| {
        let plan = corpus.plan(f.plan);
        vec![
            ids.get(f.plan),
            Value::function(&names, &f.key),
            rank(f).into(),
            f.tasks.len().into(),
            (f.tasks.len() as f64 / plan.tasks.len() as f64).into(),
            f.share.into(),
            f.led.len().into(),
            task_ids(corpus, &f.tasks),
            task_ids(corpus, &f.led),
        ]
    })
}

/// A row a theme: plans by ownership, and who leads it in how many.
pub fn themes_across(corpus: &Corpus, across: &Across) -> Table {
    let c = Column::new;
    let mut columns = vec![c("theme").data(), c("name").name()];
    columns.extend(Ownership::ALL.map(|o| c(Word::from(o).code).count()));
    columns.push(c("leads"));
    columns.push(c("leads_plans").data());
    let title = both!("table-themes-across", plans = across.plans);
    let mut table = Table::new("themes-across", columns).titled(title);
    let names = FunctionNames::new(corpus);
    table.rows.extend(across.themes.iter().map(|t| {
        let (keys, plans): (Vec<Arc<str>>, Vec<usize>) = t.leads.iter().cloned().unzip();
        let mut row = vec![t.id.as_ref().into(), Value::theme(&t.zh, &t.en, t.draft)];
        row.extend(t.by_ownership.map(Value::from));
        row.push(Value::functions(&names, &keys));
        row.push(Value::List(plans.into_iter().map(Value::from).collect()));
        row
    }));
    table
}

fn quartiles(of: Option<Quartiles>) -> [Value; 3] {
    [of.map(|q| q.low).into(), of.map(|q| q.median).into(), of.map(|q| q.high).into()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analyse::across::{FunctionAcross, ThemeAcross},
        render::tables::{CsvOptions, csv},
    };

    #[test]
    fn a_function_is_a_row_and_what_is_absent_stays_empty() {
        let across = Across {
            plans: 4,
            functions: vec![FunctionAcross {
                key: "finance".into(),
                territorial: false,
                named: 3,
                leading: 0,
                share: Some(Quartiles { low: 0.1, median: 0.25, high: 0.5 }),
                lead_share: None,
            }],
            themes: vec![ThemeAcross {
                id: "land".into(),
                zh: "用地".into(),
                en: "land".into(),
                draft: false,
                by_ownership: [1, 2, 0, 0, 1],
                leads: vec![("finance".into(), 1)],
            }],
            ..Across::default()
        };
        let corpus = Corpus::default();
        let functions = csv(&functions_across(&corpus, &across), CsvOptions::default());
        assert!(functions.lines().nth(1).unwrap().starts_with("finance,"), "{functions}");
        assert!(functions.contains("3,0,0.1,0.25,0.5,,,"), "{functions}");
        let themes = csv(&themes_across(&corpus, &across), CsvOptions::default());
        assert!(themes.contains("1,2,0,0,1,finance,1"), "{themes}");
    }
}
