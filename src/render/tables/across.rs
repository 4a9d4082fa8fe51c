//! All plans side by side: functions and themes, the plan as the unit.

use super::{Column, Style, Table, Value, value::Plans, workload::task_ids};
use crate::{
    analyse::{
        across::{Across, Quartiles},
        functions::FunctionLoad,
        themes::Ownership,
    },
    model::Corpus,
    render::Word,
    say::FunctionNames,
};
use std::sync::Arc;

/// A row a function: plans that name it, plans in which it leads, what it holds there.
pub fn functions_across(corpus: &Corpus, across: &Across) -> Table {
    let c = Column::new;
    let share = Style::Percent(1);
    let columns = vec![
        c("function", "职能", "Function"),
        c("territorial", "属地", "Territorial").data(),
        c("plans", "方案数", "Plans").count("个", "count"),
        c("leading", "牵头的方案数", "Plans it leads in").count("个", "count"),
        c("share_q1", "任务占比：下四分位", "Share of tasks: 1st quartile").number(share),
        c("share_median", "任务占比：中位数", "Share of tasks: median").number(share),
        c("share_q3", "任务占比：上四分位", "Share of tasks: 3rd quartile").number(share),
        c("lead_share_q1", "牵头占比：下四分位", "Share of led tasks: 1st quartile").number(share),
        c("lead_share_median", "牵头占比：中位数", "Share of led tasks: median").number(share),
        c("lead_share_q3", "牵头占比：上四分位", "Share of led tasks: 3rd quartile").number(share),
    ];
    let (zh, en) = titles(across, "各方案中的职能", "Functions over");
    let mut table = Table::new("functions-across", zh, en, columns);
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
pub fn function_load(corpus: &Corpus, functions: &[FunctionLoad]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("function", "职能", "Function"),
        c("rank", "位次", "Rank").count("", ""),
        c("tasks", "任务数", "Tasks").count("项", "count"),
        c("task_share", "占任务", "Share of tasks").number(Style::Percent(1)),
        c("load_share", "分摊份额", "Share of load").number(Style::Percent(1)),
        c("leads", "牵头数", "Leads").count("项", "count"),
        c("task_ids", "任务编号", "Task ids").data(),
        c("lead_ids", "牵头任务编号", "Ids of led tasks").data(),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("function-load", "各方案中各职能的责任", "Functions in each plan", columns);
    let names = FunctionNames::new(corpus);
    let of_plan = functions.chunk_by(|x, y| x.plan == y.plan);
    // Those that tie have the rank of the first of them.
    let rank =
        |rows: &[FunctionLoad], f: &FunctionLoad| rows.partition_point(|g| g.tasks.len() > f.tasks.len()) + 1;
    table.rows.extend(of_plan.flat_map(|rows| rows.iter().map(move |f| (f, rank(rows, f)))).map(
        |(f, rank)| {
            let plan = corpus.plan(f.plan);
            vec![
                ids.get(f.plan),
                Value::function(&names, &f.key),
                rank.into(),
                f.tasks.len().into(),
                (f.tasks.len() as f64 / plan.tasks.len() as f64).into(),
                f.share.into(),
                f.led.len().into(),
                task_ids(corpus, &f.tasks),
                task_ids(corpus, &f.led),
            ]
        },
    ));
    table
}

/// A row a theme: plans by ownership, and who leads it in how many.
pub fn themes_across(corpus: &Corpus, across: &Across) -> Table {
    let c = Column::new;
    let mut columns = vec![c("theme", "主题代码", "Theme").data(), c("name", "主题", "Theme").name()];
    columns.extend(Ownership::ALL.map(|o| {
        let word = Word::from(o);
        c(word.code, word.zh, word.en).count("个方案", "plans")
    }));
    columns.push(c("leads", "牵头职能", "Leads"));
    columns.push(c("leads_plans", "各在几个方案中牵头", "In how many plans each").data());
    let (zh, en) = titles(across, "各方案中的主题", "Themes over");
    let mut table = Table::new("themes-across", zh, en, columns);
    let names = FunctionNames::new(corpus);
    table.rows.extend(across.themes.iter().map(|t| {
        let (keys, plans): (Vec<Arc<str>>, Vec<usize>) = t.leads.iter().cloned().unzip();
        let mut row = vec![t.id.as_ref().into(), Value::Name(t.zh.clone(), t.en.clone())];
        row.extend(t.by_ownership.map(Value::from));
        row.push(Value::functions(&names, &keys));
        row.push(Value::List(plans.into_iter().map(Value::from).collect()));
        row
    }));
    table
}

fn titles(across: &Across, zh: &str, en: &str) -> (String, String) {
    let n = across.plans;
    (format!("{zh}（n＝{n}个方案）"), format!("{en} {n} plans"))
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
