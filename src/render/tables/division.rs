//! Division of labour between two plans.

use super::{Column, Style, Table, Value, value::Plans};
use crate::{
    analyse::{
        division::{Division, Drift},
        overlap::{Grade, Overlap},
    },
    model::{Corpus, TaskRef},
    render::Word,
    say::FunctionNames,
};
use std::sync::Arc;

/// A row a matched pair: who leads here and there. `overlaps` are the results the divisions were made from.
pub fn division_pairs(corpus: &Corpus, divisions: &[Division], overlaps: &[Overlap]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan_a", "甲方案", "Plan A").data(),
        c("plan_b", "乙方案", "Plan B").data(),
        c("a", "甲任务", "Task A"),
        c("b", "乙任务", "Task B"),
        c("score", "相似度", "Score").number(Style::Decimal(2)),
        c("grade", "等级", "Grade"),
        c("outcome", "牵头对照", "Outcome"),
        c("lead_a", "甲方牵头", "Lead A"),
        c("lead_b", "乙方牵头", "Lead B"),
        c("shared_agencies", "双方共有职能", "Shared functions"),
        c("only_a", "仅甲方职能", "Only A"),
        c("only_b", "仅乙方职能", "Only B"),
        c("bodies", "主体重合度", "Jaccard of bodies").number(Style::Decimal(2)),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("division-pairs", "对应任务的分工对照", "Who does the matched tasks", columns);
    let names = FunctionNames::new(corpus);
    for one in divisions {
        let Some(overlap) = overlaps.iter().find(|o| o.a == one.a && o.b == one.b) else { continue };
        for divided in &one.pairs {
            let Some(pair) = overlap.pairs.get(divided.pair) else { continue };
            table.rows.push(vec![
                ids.get(one.a),
                ids.get(one.b),
                corpus.task(pair.a).id.as_str().into(),
                corpus.task(pair.b).id.as_str().into(),
                pair.score.into(),
                Word::from(pair.grade).into(),
                Word::from(divided.outcome).into(),
                Value::functions(&names, &pair.lead_a),
                Value::functions(&names, &pair.lead_b),
                Value::functions(&names, &pair.shared_agencies),
                Value::functions(&names, &pair.only_a),
                Value::functions(&names, &pair.only_b),
                divided.bodies.into(),
            ]);
        }
    }
    table
}

/// A row a function: its share of each plan's load, by difference.
pub fn functions(corpus: &Corpus, divisions: &[Division]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan_a", "甲方案", "Plan A"),
        c("plan_b", "乙方案", "Plan B"),
        c("agency", "职能代码", "Agency").data(),
        c("label", "职能", "Function").name(),
        c("tasks_a", "甲任务数", "Tasks in A").count("项", "count"),
        c("tasks_b", "乙任务数", "Tasks in B").count("项", "count"),
        c("share_a", "甲方占比", "Share of A").number(Style::Percent(1)),
        c("share_b", "乙方占比", "Share of B").number(Style::Percent(1)),
        c("difference", "差（甲减乙）", "Difference (A − B)").estimate(Style::Percent(1)),
        c("p", "p", "p").number(Style::Probability),
        c("q", "q", "q").number(Style::Probability),
    ];
    let (ids, names) = (Plans::new(corpus), FunctionNames::new(corpus));
    let mut table =
        Table::new("functions", "各职能在两方案中的占比", "Functions' shares of the loads", columns);
    for one in divisions {
        table.rows.extend(one.functions.iter().map(|f| {
            vec![
                ids.get(one.a),
                ids.get(one.b),
                f.key.as_ref().into(),
                Value::function_name(&names, &f.key),
                f.tasks.0.into(),
                f.tasks.1.into(),
                f.a.into(),
                f.b.into(),
                f.difference.into(),
                f.test.map(|t| t.p.value).into(),
                f.test.and_then(|t| t.q).into(),
            ]
        }));
    }
    table
}

/// One city's two lists: a row a task of the first that the second has, has not, or that only the second has, with its
/// partners and the bodies that differ. `overlaps` are the results the divisions were made from.
pub fn schedule(corpus: &Corpus, divisions: &[Division], overlaps: &[Overlap]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan_a", "总表", "Master list"),
        c("plan_b", "年度表", "Yearly list"),
        c("state", "安排情况", "State").name(),
        c("task", "任务编号", "Task"),
        c("headline", "任务", "Headline").long(),
        c("partner", "对应任务", "Counterpart"),
        c("only_a", "年度表未再列", "Functions dropped"),
        c("only_b", "年度表新列", "Functions that joined"),
    ];
    let (zh, en) = ("总表任务的年度安排", "What of the master list is scheduled");
    let ids = Plans::new(corpus);
    let mut table = Table::new("schedule", zh, en, columns);
    let names = FunctionNames::new(corpus);
    for one in divisions {
        let Some(s) = &one.schedule else { continue };
        let partners = |t: TaskRef| -> Vec<TaskRef> {
            let pairs = overlaps.iter().filter(|o| o.a == one.a && o.b == one.b).flat_map(|o| &o.pairs);
            pairs.filter(|p| p.a == t && p.grade >= Grade::Similar).map(|p| p.b).collect()
        };
        let states = [
            ("已安排", "scheduled", &s.scheduled),
            ("未见安排", "not scheduled", &s.not_scheduled),
            ("年度表新增", "only in the yearly list", &s.added),
        ];
        for (zh, en, tasks) in states {
            table.rows.extend(tasks.iter().map(|&t| {
                let task = corpus.task(t);
                let drift = s.drifted.iter().find(|d| d.a == t);
                let changed = |pick: fn(&Drift) -> &Vec<Arc<str>>| -> Value {
                    drift.map(|d| Value::functions(&names, pick(d))).into()
                };
                vec![
                    ids.get(one.a),
                    ids.get(one.b),
                    Value::Name(zh.into(), en.into()),
                    task.id.as_str().into(),
                    task.headline().into(),
                    Value::texts(partners(t).iter().map(|&p| corpus.task(p).id.as_str())),
                    changed(|d| &d.dropped),
                    changed(|d| &d.joined),
                ]
            }));
        }
    }
    table
}

/// A row a pair of plans: agreement and network difference.
pub fn division_summary(corpus: &Corpus, divisions: &[Division]) -> Table {
    let c = Column::new;
    let two = Style::Decimal(2);
    let columns = vec![
        c("plan_a", "甲方案", "Plan A"),
        c("plan_b", "乙方案", "Plan B"),
        c("same_city", "同一城市", "Same city"),
        c("pairs", "对应任务", "Matched pairs").count("对", "pairs"),
        c("body_pairs", "有主体的对应任务", "Pairs that name bodies").count("对", "pairs"),
        c("body_agreement", "主体重合度", "Body agreement").estimate(two),
        c("lead_pairs", "双方有牵头的对应任务", "Pairs with leads on both sides").count("对", "pairs"),
        c("lead_agreement", "牵头重合度", "Lead agreement").estimate(two),
        c("lead_masi", "牵头 MASI 相似度", "Lead MASI similarity").estimate(two),
        c("beta_wn", "β_WN", "β_WN").number(two),
        c("beta_st", "β_ST", "β_ST").number(two),
        c("beta_os", "β_OS", "β_OS").number(two),
        c("beta_halves_a", "甲方随机对半的 β_WN", "β_WN of random halves of A").number(two),
        c("beta_halves_b", "乙方随机对半的 β_WN", "β_WN of random halves of B").number(two),
        c("shared_functions", "共有职能", "Shared functions").count("个", "count"),
        c("qap_raw", "关系强度相关（未扣除）", "Correlation of ties as they are").number(two),
        c("qap_raw_expected", "其随机预期", "Expected by the margins").number(two),
        c("qap", "关系强度相关（扣除边际）", "Correlation beyond the margins").number(two),
        c("qap_p", "p（固定边际）", "p (fixed margins)").number(Style::Probability),
        c("qap_q", "q", "q").number(Style::Probability),
        c("partition_functions", "两方集群共有职能", "Functions in both partitions").count("个", "count"),
        c("ari", "调整兰德指数", "ARI").number(two),
        c("nmi", "标准化互信息", "NMI").number(two),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("division", "两方案分工的异同", "Division of labour compared", columns);
    table.rows.extend(divisions.iter().map(|d| {
        vec![
            ids.get(d.a),
            ids.get(d.b),
            d.same_city.into(),
            d.pairs.len().into(),
            d.body_pairs.into(),
            d.body_agreement.into(),
            d.lead_pairs.into(),
            d.lead_agreement.into(),
            d.lead_masi.into(),
            d.beta_wn.into(),
            d.beta_st.into(),
            d.beta_os.into(),
            d.beta_halves.0.into(),
            d.beta_halves.1.into(),
            d.shared_functions.into(),
            d.qap.map(|q| q.raw).into(),
            d.qap.and_then(|q| q.raw_expected).into(),
            d.qap.map(|q| q.r).into(),
            d.qap.map(|q| q.test.p.value).into(),
            d.qap.and_then(|q| q.test.q).into(),
            d.partition_functions.into(),
            d.ari.into(),
            d.nmi.into(),
        ]
    }));
    table
}
