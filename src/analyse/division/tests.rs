use super::*;
use crate::analyse::overlap::{OverlapOptions, overlap};
use crate::analyse::text::fixture::{Body, Draft, corpus, plan};
use crate::model::{
    Convention,
    Duty::{Lead, Participate, Responsible},
};

fn run(drafts: Vec<Draft>) -> Division {
    let corpus = corpus(drafts);
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let overlap = overlap(&graph, 0, 1, &OverlapOptions::default());
    division(&graph, 0, 1, &overlap)
}

fn master() -> Draft {
    plan(
        "a",
        "甲市",
        &[
            ("清理黑臭河道淤泥。", &[Body("water", Lead), Body("health", Participate)]),
            ("更换老城区路灯灯杆。", &[Body("power", Lead), Body("housing", Participate)]),
            ("修剪行道树枝条。", &[Body("parks", Responsible), Body("housing", Responsible)]),
            ("登记流浪犬只。", &[Body("police", Responsible)]),
        ],
    )
}

fn yearly(city: &str) -> Draft {
    plan(
        "b",
        city,
        &[
            ("清理黑臭河道淤泥。", &[Body("water", Lead), Body("health", Participate)]),
            (
                "更换老城区路灯灯杆。",
                &[Body("housing", Lead), Body("power", Participate), Body("finance", Participate)],
            ),
            ("修剪行道树枝条。", &[Body("parks", Responsible), Body("housing", Responsible)]),
            ("储备防汛沙袋。", &[]),
        ],
    )
}

#[test]
fn outcomes_and_agreement() {
    let d = run(vec![master(), yearly("乙市")]);
    let outcomes: Vec<_> = d.pairs.iter().map(|p| p.outcome).collect();
    assert_eq!(outcomes, [Outcome::SameLead, Outcome::LeadMoved, Outcome::NoLead]);
    // Three pairs are too few for a mean, and say how few they are.
    assert_eq!((d.body_pairs, d.lead_pairs), (3, 2));
    assert_eq!((d.body_agreement, d.lead_masi), (Estimate::default(), Estimate::default()));
    assert!(d.schedule.is_none() && !d.same_city);
}

#[test]
fn shares_add_up_and_links_split() {
    let d = run(vec![master(), yearly("乙市")]);
    let sum: f64 = d.functions.iter().filter_map(|f| f.a).sum();
    assert!((sum - 1.0).abs() < 1e-9);
    assert_eq!((d.only_a.as_slice(), d.only_b.as_slice()), (&["police".into()][..], &["finance".into()][..]));
    // a: water-health, power-housing, parks-housing; b: those and two with finance.
    let (wn, st, os) = (d.beta_wn.expect("links"), d.beta_st.expect("links"), d.beta_os.expect("links"));
    assert!((wn - 0.25).abs() < 1e-9 && os.abs() < 1e-9 && (st - wn).abs() < 1e-9);
    let q = d.qap.expect("five shared functions");
    assert!(q.raw > 0.5 && q.functions == 5 && q.test.p.value > 0.0 && q.test.p.value <= 1.0);
    assert!(q.raw_expected.is_some_and(|r| r.abs() <= 1.0));
}

#[test]
fn one_city_is_read_as_a_schedule() {
    let d = run(vec![master(), yearly("甲市")]);
    let s = d.schedule.expect("same city");
    assert_eq!(s.scheduled.iter().map(|t| t.task).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(s.not_scheduled.iter().map(|t| t.task).collect::<Vec<_>>(), [3]);
    assert_eq!(s.added.iter().map(|t| t.task).collect::<Vec<_>>(), [3]);
    assert_eq!(s.drifted.len(), 1);
    assert_eq!(s.drifted[0].joined, ["finance".into()]);
}

#[test]
fn nothing_shared_is_refused_and_never_nan() {
    let other = plan("b", "乙市", &[("培训电焊工。", &[Body("labour", Lead)])]);
    let d = run(vec![master(), other]);
    assert!(d.refusal.is_some() && d.qap.is_none() && d.ari.is_none() && d.beta_os.is_none());
    assert_eq!(d.beta_wn, Some(1.0));
    let empty = run(vec![plan("a", "", &[]), plan("b", "", &[])]);
    assert!(empty.refusal.is_some() && empty.beta_wn.is_none() && empty.functions.is_empty());
}

#[test]
fn partitions_meet_over_functions() {
    let corpus = corpus(vec![master(), yearly("乙市")]);
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let overlap = overlap(&graph, 0, 1, &OverlapOptions::default());
    let blocks = |plan, size| graph.agencies(plan).chunks(size).map(<[_]>::to_vec).collect::<Vec<_>>();
    let (a, b) = (blocks(0, 2), blocks(1, 3));
    let options = DivisionOptions { partitions: Some((&a, &a)), ..DivisionOptions::default() };
    let alike = division_with(&graph, 0, 1, &overlap, &options);
    // Six functions are told, their agreement is not.
    assert_eq!((alike.ari, alike.nmi, alike.partition_functions), (None, None, 6));
    let options = DivisionOptions { partitions: Some((&a, &b)), ..DivisionOptions::default() };
    assert!(division_with(&graph, 0, 1, &overlap, &options).partition_functions < 6);
}
