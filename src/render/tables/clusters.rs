//! The co-responsibility network: ties, clusters, brokers, groups that stand together.

use super::{Column, Pieces, Style, Table, Value, value::Plans, workload::task_ids};
use crate::{
    analyse::{
        Estimate,
        clusters::{Biclique, Broker, Cluster, Clusters, Tie},
        family::{Drawn, P, Test},
        themes::Codebook,
    },
    model::{AgencyId, Corpus},
    render::{Word, words::refusal},
    say::theme_name,
};
use std::collections::BTreeMap;

/// A row a tie, strongest first within its plan.
pub fn ties<'a>(corpus: &'a Corpus, all: &'a [Clusters]) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("a").data(),
        c("a_label").name(),
        c("b").data(),
        c("b_label").name(),
        c("shared").count(),
        c("weight").number(Style::Decimal(2)),
        c("expected").number(Style::Decimal(2)),
        c("ratio").number(Style::Decimal(2)),
        c("p").number(Style::Probability),
        c("q").number(Style::Probability),
        c("verdict"),
        c("least").count(),
        c("p_swaps").number(Style::Probability),
        c("p_swaps_low").number(Style::Probability).data(),
        c("p_swaps_high").number(Style::Probability).data(),
        c("p_sdsm").number(Style::Probability),
        c("q_sdsm").number(Style::Probability).data(),
        c("p_hypergeometric").number(Style::Probability).data(),
        c("task_ids"),
    ];
    let ids = Plans::new(corpus);
    Pieces::new(Table::new("ties", columns), all, move |one| {
        let mut intervals = BTreeMap::new();
        let plan = &ids.get(one.plan);
        let row = |t: &Tie| {
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
        };
        one.ties.iter().map(row).collect()
    })
}

/// A row a cluster.
///
/// `book` is the codebook in use: data forms give its themes' ids, readers their names.
pub fn clusters<'a>(corpus: &'a Corpus, all: &'a [Clusters], book: &'a Codebook) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("cluster").count(),
        c("size").count(),
        c("agencies").data(),
        c("members").name().long(),
        c("tasks").count(),
        c("task_ids").long(),
        c("themes"),
        c("stability").number(Style::Decimal(2)),
        c("band"),
        c("inner").number(Style::Decimal(2)),
        c("expected").number(Style::Decimal(2)),
        c("core").name().long(),
        c("core_tasks").count(),
        c("core_task_ids").long(),
        c("score").number(Style::Decimal(2)),
    ];
    let columns = [columns, test_columns(&P_KEYS)].concat();
    let ids = Plans::new(corpus);
    Pieces::new(Table::new("clusters", columns), all, move |one| {
        let plan = &ids.get(one.plan);
        let row = |k: &Cluster| {
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
        };
        one.clusters.iter().map(row).collect()
    })
}

fn theme_names(book: &Codebook, ids: &[String]) -> Value {
    let named = ids.iter().map(|id| match book.themes.iter().find(|t| *t.id == **id) {
        Some(theme) => {
            let (zh, en) = theme_name(&theme.zh, &theme.en, theme.draft);
            Value::Keyed(theme.id.clone(), zh, en)
        }
        None => id.as_str().into(),
    });
    Value::List(named.collect())
}

/// A row a plan: what the network can show at all.
pub fn network_summary<'a>(corpus: &'a Corpus, all: &'a [Clusters]) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("agencies").count(),
        c("left_out").name(),
        c("ties").count(),
        c("tested").count(),
        c("significant").count(),
        c("floor").count(),
        c("clusters").count(),
        c("modularity").estimate(Style::Decimal(3)),
    ];
    let columns = [columns, test_columns(&PARTITION_KEYS)].concat();
    let after = vec![
        c("agreement").number(Style::Decimal(2)),
        c("barber").number(Style::Decimal(3)),
        c("barber_agreement").number(Style::Decimal(2)),
        c("cross_cluster").number(Style::Percent(1)),
        c("core").name().long(),
        c("core_fit").estimate(Style::Decimal(2)),
    ];
    let columns = [columns, after, test_columns(&CORE_KEYS)].concat();
    let after = vec![
        c("without_everybody").number(Style::Decimal(2)),
        c("everybody_tasks"),
        c("bicliques").count(),
        c("bicliques_cut"),
        c("refusal").name().long(),
    ];
    let columns = [columns, after].concat();
    let ids = Plans::new(corpus);
    Pieces::by_row(Table::new("network-summary", columns), all, move |one| {
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
            one.refusal.as_ref().map_or(Value::Absent, |r| Value::name_of(refusal(r))),
        ])
        .collect()
    })
}

/// A row a broker, strongest first within its plan.
pub fn brokers<'a>(corpus: &'a Corpus, all: &'a [Clusters]) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("agency").data(),
        c("label").name(),
        c("betweenness").number(Style::Decimal(3)),
        c("participation").number(Style::Decimal(3)),
    ];
    let ids = Plans::new(corpus);
    Pieces::new(Table::new("brokers", columns), all, move |one| {
        let plan = &ids.get(one.plan);
        let row = |b: &Broker| {
            let agency = corpus.agency(b.agency);
            vec![
                plan.clone(),
                agency.key.as_ref().into(),
                Value::agency(agency),
                b.betweenness.into(),
                b.participation.into(),
            ]
        };
        one.brokers.iter().map(row).collect()
    })
}

/// A row a maximal group that stands together on at least two tasks.
pub fn bicliques<'a>(corpus: &'a Corpus, all: &'a [Clusters]) -> Pieces<'a> {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("bodies").count(),
        c("tasks").count(),
        c("agencies").data(),
        c("members").name().long(),
        c("task_ids").long(),
    ];
    let ids = Plans::new(corpus);
    Pieces::new(Table::new("bicliques", columns), all, move |one| {
        let plan = &ids.get(one.plan);
        let row = |b: &Biclique| {
            vec![
                plan.clone(),
                b.agencies.len().into(),
                b.tasks.len().into(),
                keys(corpus, &b.agencies),
                labels(corpus, &b.agencies),
                task_ids(corpus, &b.tasks),
            ]
        };
        one.bicliques.iter().map(row).collect()
    })
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
pub(super) fn test_columns(keys: &[&'static str; 6]) -> Vec<Column> {
    let c = Column::new;
    vec![
        c(keys[0]).number(Style::Probability),
        c(keys[1]).number(Style::Probability),
        c(keys[2]).number(Style::Probability),
        c(keys[3]).count().data(),
        c(keys[4]).number(Style::Probability),
        c(keys[5]),
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
