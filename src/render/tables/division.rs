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
        c("plan_a").data(),
        c("plan_b").data(),
        c("a"),
        c("b"),
        c("score").number(Style::Decimal(2)),
        c("grade"),
        c("outcome"),
        c("lead_a"),
        c("lead_b"),
        c("shared_agencies"),
        c("only_a"),
        c("only_b"),
        c("bodies").number(Style::Decimal(2)),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("division-pairs", columns);
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
        c("plan_a"),
        c("plan_b"),
        c("agency").data(),
        c("label").name(),
        c("tasks_a").count(),
        c("tasks_b").count(),
        c("share_a").number(Style::Percent(1)),
        c("share_b").number(Style::Percent(1)),
        c("difference").estimate(Style::Percent(1)),
        c("p").number(Style::Probability),
        c("q").number(Style::Probability),
    ];
    let (ids, names) = (Plans::new(corpus), FunctionNames::new(corpus));
    let mut table = Table::new("functions", columns);
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
        c("plan_a"),
        c("plan_b"),
        c("state").name(),
        c("task"),
        c("headline").long(),
        c("partner"),
        c("only_a"),
        c("only_b"),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("schedule", columns);
    let names = FunctionNames::new(corpus);
    for one in divisions {
        let Some(s) = &one.schedule else { continue };
        let partners = |t: TaskRef| -> Vec<TaskRef> {
            let pairs = overlaps.iter().filter(|o| o.a == one.a && o.b == one.b).flat_map(|o| &o.pairs);
            pairs.filter(|p| p.a == t && p.grade >= Grade::Similar).map(|p| p.b).collect()
        };
        let states = [("scheduled", &s.scheduled), ("not-scheduled", &s.not_scheduled), ("added", &s.added)];
        for (state, tasks) in states {
            table.rows.extend(tasks.iter().map(|&t| {
                let task = corpus.task(t);
                let drift = s.drifted.iter().find(|d| d.a == t);
                let changed = |pick: fn(&Drift) -> &Vec<Arc<str>>| -> Value {
                    drift.map(|d| Value::functions(&names, pick(d))).into()
                };
                vec![
                    ids.get(one.a),
                    ids.get(one.b),
                    Value::listed("schedule-state", state),
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
        c("plan_a"),
        c("plan_b"),
        c("same_city"),
        c("pairs").count(),
        c("body_pairs").count(),
        c("body_agreement").estimate(two),
        c("lead_pairs").count(),
        c("lead_agreement").estimate(two),
        c("lead_masi").estimate(two),
        c("beta_wn").number(two),
        c("beta_st").number(two),
        c("beta_os").number(two),
        c("beta_halves_a").number(two),
        c("beta_halves_b").number(two),
        c("shared_functions").count(),
        c("qap_raw").number(two),
        c("qap_raw_expected").number(two),
        c("qap").number(two),
        c("qap_p").number(Style::Probability),
        c("qap_q").number(Style::Probability),
        c("partition_functions").count(),
        c("ari").number(two),
        c("nmi").number(two),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("division", columns);
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
