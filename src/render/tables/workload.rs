//! Loads: a row a body, and the plan as a whole.

use super::{Column, Style, Table, Value, value::Plans};
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
pub fn workload(corpus: &Corpus, loads: &[Workload]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("agency", "职能代码", "Agency").data(),
        c("label", "责任主体", "Body").name(),
        c("jurisdiction", "所属地区", "Jurisdiction").data(),
        c("kind", "类型", "Kind").data(),
        c("tasks", "任务数", "Tasks").count("项", "count"),
        c("at_most", "至多任务数（名单未列尽者计入）", "Tasks at most (open lists)")
            .count("项", "count")
            .extra(),
        c("duty_lead", "牵头", "Lead").count("项", "count"),
        c("duty_responsible", "负责", "Responsible").count("项", "count"),
        c("duty_participate", "参加", "Participate").count("项", "count"),
        c("duty_support", "配合", "Support").count("项", "count"),
        c("duty_implement", "落实", "Implement").count("项", "count"),
        c("role_lead", "角色：牵头", "Role: lead").count("项", "count").extra(),
        c("role_participant", "角色：参与", "Role: participant").count("项", "count").extra(),
        c("role_support", "角色：支持", "Role: support").count("项", "count").extra(),
        c("sole_lead", "独立牵头", "Sole lead").count("项", "count").extra(),
        c("co_lead", "共同牵头", "Co-lead").count("项", "count").extra(),
        c("fractional_lead", "分摊牵头量", "Fractional leads").number(Style::Decimal(2)).extra(),
        c("fractional", "分摊任务量", "Fractional load").number(Style::Decimal(2)),
        c("measure_load", "按举措加权任务量", "Measure-weighted load").number(Style::Decimal(2)).extra(),
        c("partners", "协作主体数", "Partners").count("个", "count").extra(),
        c("alone", "独自承担", "Named alone").count("项", "count").extra(),
        c("degree", "二模度中心性", "Two-mode degree").number(Style::Decimal(3)).extra(),
        c("closeness", "二模接近中心性", "Two-mode closeness").number(Style::Decimal(3)).extra(),
        c("betweenness", "二模中介中心性", "Two-mode betweenness").number(Style::Decimal(3)).extra(),
        c("specialisation", "专门化 d′", "Specialisation d′").number(Style::Decimal(2)).extra(),
        c("diversity", "主题熵", "Theme entropy").number(Style::Decimal(2)).extra(),
        c("exclusivity", "排他性", "Exclusivity").number(Style::Decimal(3)).extra(),
        c("task_ids", "所涉任务", "Task ids").data(),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("workload", "各责任主体承担的责任", "Assignments by body", columns);
    for load in loads {
        let plan = &ids.get(load.plan);
        table.rows.extend(load.rows.iter().map(|row| load_row(corpus, plan, row)));
    }
    table
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
    zh: &'static str,
    en: &'static str,
    value: Value,
    style: Style,
    /// Bounds over the readings of open lists.
    open: Option<(f64, f64)>,
}

fn measures(s: &LoadSummary) -> Vec<Measure> {
    let mut all = Vec::new();
    let mut add =
        |id, zh, en, value: Value, style| all.push(Measure { id, zh, en, value, style, open: None });
    add("tasks", "任务数（项）", "Tasks", s.tasks.into(), Style::Plain);
    add("agencies", "责任主体数（个）", "Bodies", s.agencies.into(), Style::Plain);
    add("assignments", "责任数（项）", "Assignments", s.assignments.into(), Style::Plain);
    let duties: [(&str, &str, &str); 5] = [
        ("assignments_lead", "　其中牵头", "of these: lead"),
        ("assignments_responsible", "　其中负责", "of these: responsible"),
        ("assignments_participate", "　其中参加", "of these: participate"),
        ("assignments_support", "　其中配合", "of these: support"),
        ("assignments_implement", "　其中落实", "of these: implement"),
    ];
    for ((id, zh, en), duty) in duties.into_iter().zip(Duty::ALL) {
        add(id, zh, en, s.by_duty[duty as usize].into(), Style::Plain);
    }
    add("open", "未列尽的任务（项）", "Tasks with an open list", s.open.into(), Style::Plain);
    add("no_lead", "无牵头的任务（项）", "Tasks with no lead", s.no_lead.into(), Style::Plain);
    let (zh, en) = ("无“牵头”字样的任务（项）", "Tasks whose statement has no lead word");
    add("no_lead_word", zh, en, s.no_lead_word.into(), Style::Plain);
    add("co_led", "多头牵头的任务（项）", "Tasks with two or more leads", s.co_led.into(), Style::Plain);
    add("single_body", "单一主体的任务（项）", "Tasks with one body", s.single_body.into(), Style::Plain);
    let (zh, en) = ("涉及属地政府的任务（项）", "Tasks that name a territorial body");
    add("with_territorial", zh, en, s.with_territorial.into(), Style::Plain);
    add("mean_bodies", "每项任务主体数（个）", "Bodies a task", s.mean_bodies.into(), Style::Decimal(2));
    add("no_body", "未写责任主体的任务（项）", "Tasks that name no body", s.no_body.into(), Style::Plain);
    add("redundancy", "责任冗余度", "Assignment redundancy", s.redundancy.into(), Style::Decimal(3));
    let (zh, en) = ("度中心势", "Degree centralisation");
    add("centralisation", zh, en, s.centralisation.into(), Style::Decimal(3));
    add("h2_prime", "主题专门化 H2′", "Specialisation H2′", s.h2_prime.into(), Style::Decimal(3));
    let Concentration { n, zeros, gini, hhi, hhi_normalised, effective, top3, test: _ } = s.leads;
    add("leads_n", "牵头集中度：主体数（个）", "Leads: bodies", n.into(), Style::Plain);
    let (zh, en) = ("牵头集中度：从不牵头的主体（个）", "Leads: bodies that never lead");
    add("leads_zeros", zh, en, zeros.into(), Style::Plain);
    add(
        "leads_gini",
        "牵头集中度：基尼系数（共同牵头均分）",
        "Leads: Gini (co-leads shared)",
        gini.into(),
        Style::Decimal(2),
    );
    add("leads_hhi", "牵头集中度：HHI", "Leads: HHI", hhi.into(), Style::Decimal(3));
    let (zh, en) = ("牵头集中度：标准化 HHI", "Leads: normalised HHI");
    add("leads_hhi_normalised", zh, en, hhi_normalised.into(), Style::Decimal(3));
    let (zh, en) = ("牵头集中度：有效主体数（个）", "Leads: effective number");
    add("leads_effective", zh, en, effective.into(), Style::Decimal(1));
    add(
        "leads_top3",
        "牵头集中度：前三位占比（共同牵头均分）",
        "Leads: top-3 share (co-leads shared)",
        top3.into(),
        Style::Percent(1),
    );
    let Concentration { n, zeros: _, gini, hhi, hhi_normalised, effective, top3, test: _ } = s.load;
    add("load_n", "责任集中度：主体数（个）", "Assignments: bodies", n.into(), Style::Plain);
    add("load_gini", "责任集中度：基尼系数", "Assignments: Gini", gini.into(), Style::Decimal(2));
    add("load_hhi", "责任集中度：HHI", "Assignments: HHI", hhi.into(), Style::Decimal(3));
    let (zh, en) = ("责任集中度：标准化 HHI", "Assignments: normalised HHI");
    add("load_hhi_normalised", zh, en, hhi_normalised.into(), Style::Decimal(3));
    let (zh, en) = ("责任集中度：有效主体数（个）", "Assignments: effective number");
    add("load_effective", zh, en, effective.into(), Style::Decimal(1));
    add("load_top3", "责任集中度：前三位占比", "Assignments: top-3 share", top3.into(), Style::Percent(1));
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
pub fn load_summary(corpus: &Corpus, loads: &[Workload]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("measure", "指标代码", "Measure key").data(),
        c("name", "指标", "Measure").name(),
        c("value", "数值", "Value").estimate(Style::Decimal(3)),
        c("p", "p（与随机分派相比）", "p (against random dealing)").number(Style::Probability).extra(),
        c("q", "q", "q").number(Style::Probability),
        c("open_low", "名单未列尽：下界", "Open lists: low").number(Style::Decimal(3)).extra(),
        c("open_high", "名单未列尽：上界", "Open lists: high").number(Style::Decimal(3)).extra(),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("load-summary", "各方案责任分配概况", "Loads of the plans", columns);
    for load in loads {
        for m in measures(&load.summary) {
            let value = match m.value {
                Value::Number(n) => Value::Estimate(Estimate { value: Some(n), ..Estimate::default() }),
                other => other,
            };
            let test = match m.id {
                "leads_gini" => load.summary.leads.test,
                "load_gini" => load.summary.load.test,
                _ => None,
            };
            table.rows.push(vec![
                ids.get(load.plan),
                m.id.into(),
                Value::Name(m.zh.trim().into(), m.en.into()),
                value,
                test.map(|t| t.p.value).into(),
                test.and_then(|t| t.q).into(),
                m.open.map(|b| b.0).into(),
                m.open.map(|b| b.1).into(),
            ]);
        }
    }
    table
}

/// A row a measure, a column a plan: the form to read.
pub fn load_comparison(corpus: &Corpus, loads: &[Workload], lang: crate::render::Lang) -> Table {
    let c = Column::new;
    let mut columns = vec![c("name", "指标", "Measure").name()];
    for load in loads {
        let plan = corpus.plan(load.plan);
        let id = plan.id.to_string();
        columns.push(Column::new(id.clone(), id.clone(), id).number(Style::Plain));
    }
    let mut table =
        Table::new("load-comparison", "各方案责任分配比较", "Loads of the plans compared", columns);
    let by_plan: Vec<_> = loads.iter().map(|l| measures(&l.summary)).collect();
    let Some(first) = by_plan.first() else { return table };
    for (place, m) in first.iter().enumerate() {
        let mut row = vec![Value::Name(m.zh.into(), m.en.into())];
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
