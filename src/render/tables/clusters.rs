//! The co-responsibility network: ties, clusters, brokers, groups that stand together.

use super::{Column, Style, Table, Value, value::Plans, workload::task_ids};
use crate::{
    analyse::{
        Estimate,
        clusters::Clusters,
        family::{Drawn, P, Test},
        themes::Codebook,
    },
    model::{AgencyId, Corpus},
    render::Word,
};
use std::collections::BTreeMap;

/// A row a tie, strongest first within its plan.
pub fn ties(corpus: &Corpus, all: &[Clusters]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("a", "甲职能代码", "Agency A").data(),
        c("a_label", "责任主体甲", "Body A").name(),
        c("b", "乙职能代码", "Agency B").data(),
        c("b_label", "责任主体乙", "Body B").name(),
        c("shared", "共同任务", "Shared tasks").count("项", "count"),
        c("weight", "联系强度", "Tie weight").number(Style::Decimal(2)),
        c("expected", "期望共同任务", "Expected").number(Style::Decimal(2)),
        c("ratio", "观察/期望", "Observed/expected").number(Style::Decimal(2)),
        c("p", "p（固定边际，精确）", "p (fixed margins, exact)").number(Style::Probability),
        c("q", "q（全部检验一并校正）", "q (all tests corrected)").number(Style::Probability),
        c("verdict", "结论", "Verdict"),
        c("least", "该对最少须有的共同任务", "Least shared tasks of this pair").count("项", "count"),
        c("p_swaps", "p（固定边际，抽样）", "p (fixed margins, drawn)").number(Style::Probability),
        c("p_swaps_low", "抽样 p 区间下限", "its interval, low").number(Style::Probability).data(),
        c("p_swaps_high", "抽样 p 区间上限", "its interval, high").number(Style::Probability).data(),
        c("p_sdsm", "p（SDSM）", "p (SDSM)").number(Style::Probability),
        c("q_sdsm", "q（SDSM，BH）", "q (SDSM, BH)").number(Style::Probability).data(),
        c("p_hypergeometric", "p（超几何）", "p (hypergeometric)").number(Style::Probability).data(),
        c("task_ids", "共同任务编号", "Task ids"),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("ties", "共同承担任务的主体对", "Pairs of bodies that share tasks", columns);
    for one in all {
        let mut intervals = BTreeMap::new();
        let plan = &ids.get(one.plan);
        table.rows.extend(one.ties.iter().map(|t| {
            let (a, b) = (corpus.agency(t.a), corpus.agency(t.b));
            let interval = t.drawn.map(|p| interval_of(&mut intervals, p));
            vec![
                plan.clone(),
                a.key.as_ref().into(),
                Value::agency(a),
                b.key.as_ref().into(),
                Value::agency(b),
                t.tasks.len().into(),
                t.weight.into(),
                t.expected.into(),
                t.ratio.into(),
                t.p().into(),
                t.q().into(),
                t.test.map(|t| Word::from(t.verdict)).into(),
                t.least.into(),
                t.drawn.map(|p| p.value).into(),
                interval.map(|i| i.0).into(),
                interval.map(|i| i.1).into(),
                t.p_sdsm.into(),
                t.q_sdsm.into(),
                t.p_hypergeometric.into(),
                task_ids(corpus, &t.tasks),
            ]
        }));
    }
    table
}

/// A row a cluster.
///
/// `book` is the codebook in use: data forms give its themes' ids, readers their names.
pub fn clusters(corpus: &Corpus, all: &[Clusters], book: &Codebook) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("cluster", "集群", "Cluster").count("", ""),
        c("size", "成员数", "Size").count("个", "count"),
        c("agencies", "成员职能代码", "Agencies").data(),
        c("members", "成员", "Members").name().long(),
        c("tasks", "任务数", "Tasks").count("项", "count"),
        c("task_ids", "任务编号", "Task ids").long(),
        c("themes", "主题", "Themes"),
        c("stability", "稳定性", "Stability").number(Style::Decimal(2)),
        c("band", "稳定性评价", "What the stability means"),
        c("inner", "内部联系", "Inner weight").number(Style::Decimal(2)),
        c("expected", "期望内部联系", "Expected").number(Style::Decimal(2)),
        c("core", "证据所在的成员", "Members that carry the evidence").name().long(),
        c("core_tasks", "证据所在的任务数", "Tasks that carry it").count("项", "count"),
        c("core_task_ids", "证据所在的任务", "Their ids").long(),
        c("score", "证据（对数似然比）", "Evidence (log ratio)").number(Style::Decimal(2)),
    ];
    let columns = [columns, test_columns(&P_KEYS, "p", "p")].concat();
    let ids = Plans::new(corpus);
    let mut table = Table::new("clusters", "协作集群", "Clusters", columns);
    for one in all {
        let plan = &ids.get(one.plan);
        table.rows.extend(one.clusters.iter().map(|k| {
            vec![
                plan.clone(),
                k.number.into(),
                k.members.len().into(),
                keys(corpus, &k.members),
                labels(corpus, &k.members),
                k.tasks.len().into(),
                task_ids(corpus, &k.tasks),
                theme_names(book, &k.themes),
                k.stability.into(),
                k.band.map(Word::from).into(),
                k.inner.into(),
                k.expected.into(),
                labels(corpus, &k.core),
                Some(k.core_tasks.len()).filter(|_| k.score.is_some()).into(),
                task_ids(corpus, &k.core_tasks),
                k.score.into(),
            ]
            .into_iter()
            .chain(test_cells(k.test))
            .collect()
        }));
    }
    table
}

fn theme_names(book: &Codebook, ids: &[String]) -> Value {
    let named = ids.iter().map(|id| match book.themes.iter().find(|t| *t.id == **id) {
        Some(theme) => Value::Keyed(theme.id.clone(), theme.zh.clone(), theme.en.clone()),
        None => id.as_str().into(),
    });
    Value::List(named.collect())
}

/// A row a plan: what the network can show at all.
pub fn network_summary(corpus: &Corpus, all: &[Clusters]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("agencies", "责任主体数", "Bodies").count("个", "count"),
        c("left_out", "未计入的属地主体", "Territorial bodies left out").name(),
        c("ties", "联系数", "Ties").count("条", "count"),
        c("tested", "检验的主体对", "Pairs tested").count("对", "pairs"),
        c("significant", "显著联系", "Significant ties").count("条", "count"),
        c("floor", "任一对可显著的最少共同任务", "Fewest shared tasks with which any pair can be")
            .count("项", "count"),
        c("clusters", "集群数", "Clusters").count("个", "count"),
        c("modularity", "模块度", "Modularity").estimate(Style::Decimal(3)),
    ];
    let columns = [columns, test_columns(&PARTITION_KEYS, "划分 p", "Partition p")].concat();
    let after = vec![
        c("agreement", "多次运行一致性", "Agreement of runs").number(Style::Decimal(2)),
        c("barber", "二模模块度", "Two-mode modularity").number(Style::Decimal(3)),
        c("barber_agreement", "与二模划分的一致性", "Agreement with it").number(Style::Decimal(2)),
        c("cross_cluster", "跨集群任务占比", "Tasks across clusters").number(Style::Percent(1)),
        c("core", "核心主体", "Core").name().long(),
        c("core_fit", "核心—边缘拟合", "Core–periphery fit").estimate(Style::Decimal(2)),
    ];
    let columns = [columns, after, test_columns(&CORE_KEYS, "核心—边缘 p", "Core–periphery p")].concat();
    let after = vec![
        c("without_everybody", "去除普遍任务后的一致性", "Agreement without everybody-tasks")
            .number(Style::Decimal(2)),
        c("everybody_tasks", "涉及半数以上主体的任务", "Everybody-tasks"),
        c("bicliques", "固定搭档数", "Groups that stand together").count("组", "count"),
        c("bicliques_cut", "固定搭档未列尽", "There are more of them"),
        c("refusal", "说明", "Remark").name().long(),
    ];
    let columns = [columns, after].concat();
    let ids = Plans::new(corpus);
    let mut table = Table::new("network-summary", "协作网络概况", "The networks of the plans", columns);
    table.rows.extend(all.iter().map(|one| {
        vec![
            ids.get(one.plan),
            one.agencies.len().into(),
            labels(corpus, &one.left_out),
            one.ties.len().into(),
            one.tested.into(),
            one.significant().into(),
            one.floor.into(),
            one.clusters.len().into(),
            Estimate { value: one.modularity, interval: None, null: one.modularity_null }.into(),
        ]
        .into_iter()
        .chain(test_cells(one.partition))
        .chain([
            one.agreement.into(),
            one.barber.into(),
            one.barber_agreement.into(),
            one.cross_cluster.into(),
            one.core_periphery.as_ref().map(|c| labels(corpus, &c.core)).into(),
            one.core_periphery.as_ref().map(|c| c.fit).into(),
        ])
        .chain(test_cells(one.core_periphery.as_ref().and_then(|c| c.test)))
        .chain([
            one.without_everybody.as_ref().and_then(|w| w.agreement).into(),
            task_ids(corpus, &one.everybody_tasks),
            one.bicliques_found.into(),
            one.bicliques_cut.into(),
            one.refusal
                .as_ref()
                .map_or(Value::Absent, |r| Value::Name(r.zh.as_str().into(), r.en.as_str().into())),
        ])
        .collect()
    }));
    table
}

/// A row a broker, strongest first within its plan.
pub fn brokers(corpus: &Corpus, all: &[Clusters]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("agency", "职能代码", "Agency").data(),
        c("label", "责任主体", "Body").name(),
        c("betweenness", "中介中心性", "Betweenness").number(Style::Decimal(3)),
        c("participation", "参与系数", "Participation coefficient").number(Style::Decimal(3)),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("brokers", "跨集群的联结主体", "Bodies between clusters", columns);
    for one in all {
        let plan = &ids.get(one.plan);
        table.rows.extend(one.brokers.iter().map(|b| {
            let agency = corpus.agency(b.agency);
            vec![
                plan.clone(),
                agency.key.as_ref().into(),
                Value::agency(agency),
                b.betweenness.into(),
                b.participation.into(),
            ]
        }));
    }
    table
}

/// A row a maximal group that stands together on at least two tasks.
pub fn bicliques(corpus: &Corpus, all: &[Clusters]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("bodies", "主体数", "Bodies").count("个", "count"),
        c("tasks", "任务数", "Tasks").count("项", "count"),
        c("agencies", "职能代码", "Agencies").data(),
        c("members", "责任主体", "Members").name().long(),
        c("task_ids", "任务编号", "Task ids").long(),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("bicliques", "固定搭档（极大组合）", "Groups that stand together", columns);
    for one in all {
        let plan = &ids.get(one.plan);
        table.rows.extend(one.bicliques.iter().map(|b| {
            vec![
                plan.clone(),
                b.agencies.len().into(),
                b.tasks.len().into(),
                keys(corpus, &b.agencies),
                labels(corpus, &b.agencies),
                task_ids(corpus, &b.tasks),
            ]
        }));
    }
    table
}

/// Many pairs are reached by as many draws: each interval is computed once.
fn interval_of(known: &mut BTreeMap<Option<Drawn>, (f64, f64)>, p: P) -> (f64, f64) {
    *known.entry(p.draws).or_insert_with(|| p.interval())
}

const P_KEYS: [&str; 6] = ["p", "p_low", "p_high", "draws", "q", "verdict"];
const PARTITION_KEYS: [&str; 6] = [
    "partition_p",
    "partition_p_low",
    "partition_p_high",
    "partition_draws",
    "partition_q",
    "partition_verdict",
];
const CORE_KEYS: [&str; 6] = ["core_p", "core_p_low", "core_p_high", "core_draws", "core_q", "core_verdict"];

/// The columns of a test: its p, the interval that the draws leave, their number, p after the correction, and the verdict.
pub(super) fn test_columns(keys: &[&'static str; 6], zh: &'static str, en: &'static str) -> Vec<Column> {
    let c = Column::new;
    vec![
        c(keys[0], zh, en).number(Style::Probability),
        c(keys[1], "p 区间下限", "p interval, low").number(Style::Probability),
        c(keys[2], "p 区间上限", "p interval, high").number(Style::Probability),
        c(keys[3], "抽取次数", "Draws").count("次", "count").data(),
        c(keys[4], "q（全部检验一并校正）", "q (all tests corrected)").number(Style::Probability),
        c(keys[5], "结论", "Verdict"),
    ]
}

/// The cells of a test, in the order of its columns.
pub(super) fn test_cells(test: Option<Test>) -> [Value; 6] {
    let interval = test.map(|t| t.p.interval());
    [
        test.map(|t| t.p.value).into(),
        interval.map(|i| i.0).into(),
        interval.map(|i| i.1).into(),
        test.and_then(|t| t.p.draws).map(|d| d.of).into(),
        test.and_then(|t| t.q).into(),
        test.map(|t| Word::from(t.verdict)).into(),
    ]
}

fn keys(corpus: &Corpus, all: &[AgencyId]) -> Value {
    Value::texts(all.iter().map(|&a| corpus.agency(a).key.as_ref()))
}

fn labels(corpus: &Corpus, all: &[AgencyId]) -> Value {
    Value::List(all.iter().map(|&a| Value::agency(corpus.agency(a))).collect())
}
