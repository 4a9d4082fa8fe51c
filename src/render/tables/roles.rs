//! Who leads more than its memberships make likely, who leads whom, and whether bodies take turns.

use super::{
    Column, Style, Table, Value,
    clusters::{test_cells, test_columns},
    value::Plans,
    workload::task_ids,
};
use crate::{
    analyse::{Estimate, roles::Roles},
    model::Corpus,
};

/// The columns of a test that no draw stands behind.
fn exact_columns() -> Vec<Column> {
    let c = Column::new;
    vec![
        c("p", "p（精确）", "p (exact)").number(Style::Probability),
        c("q", "q（全部检验一并校正）", "q (all tests corrected)").number(Style::Probability),
        c("verdict", "结论", "Verdict"),
    ]
}

/// A row a body on a task that somebody leads and somebody else does not.
pub fn leading(corpus: &Corpus, all: &[Roles]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("agency", "职能代码", "Agency").data(),
        c("label", "责任主体", "Body").name(),
        c("tasks", "可牵头的任务", "Tasks it could lead").count("项", "count"),
        c("leads", "牵头", "Leads").count("项", "count"),
        c("expected", "期望牵头", "Expected leads").number(Style::Decimal(2)),
    ];
    let columns = [columns, exact_columns()].concat();
    let ids = Plans::new(corpus);
    let mut table = Table::new(
        "leading",
        "牵头多于或少于参与机会",
        "Who leads more or less than its tasks make likely",
        columns,
    );
    for one in all {
        let plan = &ids.get(one.plan);
        table.rows.extend(one.bodies.iter().map(|b| {
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
        }));
    }
    table
}

/// A row a body that leads tasks on which another helps.
pub fn lead_arcs(corpus: &Corpus, all: &[Roles]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("lead", "牵头职能代码", "Lead agency").data(),
        c("lead_label", "牵头主体", "Lead").name(),
        c("supporter", "参与职能代码", "Supporting agency").data(),
        c("supporter_label", "参与或配合主体", "Supporter").name(),
        c("tasks", "任务", "Tasks").count("项", "count"),
        c("expected", "期望任务", "Expected").number(Style::Decimal(2)),
    ];
    let columns = [columns, exact_columns(), vec![c("task_ids", "任务编号", "Task ids")]].concat();
    let ids = Plans::new(corpus);
    let mut table = Table::new("lead-arcs", "谁牵头、谁参与", "Who leads whom", columns);
    for one in all {
        let plan = &ids.get(one.plan);
        table.rows.extend(one.arcs.iter().map(|a| {
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
        }));
    }
    table
}

/// A row a plan: whether those who lead others are led by them in turn.
pub fn lead_turns(corpus: &Corpus, all: &[Roles]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("tasks", "有牵头可选的任务", "Tasks with a choice of lead").count("项", "count"),
        c("arcs", "牵头—参与对", "Arcs").count("对", "pairs"),
        c("reciprocity", "互为牵头的占比", "Arcs whose reverse exists").estimate(Style::Percent(0)),
    ];
    let columns = [
        columns,
        test_columns(&["p", "p_low", "p_high", "draws", "q", "verdict"], "p（双侧）", "p (two-sided)"),
    ]
    .concat();
    let ids = Plans::new(corpus);
    let mut table = Table::new("lead-turns", "牵头是否轮流", "Whether bodies take turns in leading", columns);
    table.rows.extend(all.iter().map(|one| {
        let turns = one.turns.as_ref();
        let share =
            Estimate { value: turns.map(|t| t.share), interval: None, null: turns.and_then(|t| t.null) };
        vec![ids.get(one.plan), one.tasks.into(), one.arcs.len().into(), share.into()]
            .into_iter()
            .chain(test_cells(turns.and_then(|t| t.test)))
            .collect()
    }));
    table
}
