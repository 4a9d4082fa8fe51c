//! Many plans as a panel: a row a plan, and what is told over all of them.

use super::{Column, Style, Table, Value, value::Plans, workload::task_ids};
use crate::{
    analyse::{
        copies::CopiedTask,
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
        c("plan", "方案", "Plan"),
        c("city", "城市", "City"),
        c("province", "省份", "Province"),
        c("year", "年份", "Year").count("", ""),
        c("tasks", "任务数", "Tasks").count("项", "count"),
        c("bodies", "责任主体数", "Bodies").count("个", "count"),
        c("assignments", "责任数", "Assignments").count("项", "count"),
        c("mean_bodies", "每项任务主体数", "Bodies a task").number(two),
        c("open", "名单未列尽的任务", "Tasks with open lists").number(share),
        c("single_body", "只列一个主体的任务", "Tasks with one body").number(share),
        c("territorial", "列有属地的任务", "Tasks with territorial bodies").number(share),
        c("no_lead", "没有牵头的任务", "Tasks without a lead").number(share),
        c("co_led", "多家牵头的任务", "Tasks with several leads").number(share),
        c("load_gini", "责任基尼系数", "Gini of assignments").number(two),
        c("load_effective", "责任有效主体数", "Effective bodies by assignments").number(Style::Decimal(1)),
        c("load_top3", "前三主体占责任", "Top three of assignments").number(share),
        c("leads_gini", "牵头基尼系数", "Gini of leads").number(two),
        c("leads_effective", "牵头有效主体数", "Effective bodies by leads").number(Style::Decimal(1)),
        c("leads_top3", "前三主体占牵头", "Top three of leads").number(share),
        c("redundancy", "冗余", "Redundancy").number(two),
        c("centralisation", "中心化程度", "Centralisation").number(two),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("panel", "各方案的指标", "Indices of each plan", columns);
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
        c("first", "最早的任务", "Earliest task"),
        c("year", "年份", "Year").count("", ""),
        c("plans", "方案数", "Plans").count("个", "count"),
        c("cities", "城市数", "Cities").count("个", "count"),
        c("text", "最早的文字", "Earliest text").long(),
        c("tasks", "任务编号", "Task ids").data(),
    ];
    let (zh, en) = ("多个方案措辞几乎相同的任务", "Tasks that several plans have in nearly the same words");
    let mut table = Table::new("copied-tasks", zh, en, columns);
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
        c("theme", "主题代码", "Theme").data(),
        c("name", "主题", "Theme").name(),
        c("function", "通常牵头的职能", "Usual owner"),
        c("plans", "由其牵头的方案", "Plans it leads it in").count("个", "count"),
        c("led", "有牵头的方案", "Plans with a lead").count("个", "count"),
        c("share", "占比", "Share").number(Style::Percent(1)),
    ];
    let names = FunctionNames::new(corpus);
    let mut table =
        Table::new("usual-owners", "各主题通常由谁牵头", "The usual owner of each theme", columns);
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
    let columns = vec![
        c("theme", "主题代码", "Theme").data(),
        c("name", "主题", "Theme").name(),
        c("plan", "方案", "Plan"),
        c("city", "城市", "City"),
        c("leads", "牵头职能", "Leads"),
        c("function", "通常牵头的职能", "Usual owner"),
    ];
    let (names, ids) = (FunctionNames::new(corpus), Plans::new(corpus));
    let (zh, en) = ("哪些方案由别的职能牵头", "Plans that depart from the usual owner");
    let mut table = Table::new("departures", zh, en, columns);
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

fn name(themes: &Themes, id: &str) -> Value {
    let row: Option<&ThemeRow> = themes.rows.iter().find(|row| *row.id == *id);
    row.map_or(Value::Absent, |row| Value::Name(row.zh.clone(), row.en.clone()))
}
