use super::*;
use crate::analyse::text::fixture::{Body, Draft, corpus, plan};
use crate::model::{Convention, Corpus, Duty};

fn run(drafts: Vec<Draft>, upper: Option<PlanIndex>) -> (Overlap, Corpus) {
    let corpus = corpus(drafts);
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let result = overlap(&graph, 0, 1, &OverlapOptions { upper, ..OverlapOptions::default() });
    drop(graph);
    (result, corpus)
}

fn a() -> Draft {
    plan(
        "a",
        "甲市",
        &[
            ("清理黑臭河道，修复滨河湿地植被。", &[Body("water", Duty::Lead)]),
            ("加强队伍建设。推广流动图书服务车。整治占道经营摊点。", &[Body("culture", Duty::Responsible)]),
            ("公布公交线路图。", &[]),
        ],
    )
}

fn b() -> Draft {
    plan(
        "b",
        "乙市",
        &[
            ("推进移动图书站点建设。", &[Body("culture", Duty::Lead), Body("", Duty::Implement)]),
            (
                "在三年内清理黑臭河道，修复滨河湿地植被，补种乔木。",
                &[Body("forestry", Duty::Lead), Body("water", Duty::Participate)],
            ),
            ("查处河流非法采砂。", &[]),
            ("培训电焊工。", &[]),
        ],
    )
}

fn grade(o: &Overlap, x: u32, y: u32) -> Option<Grade> {
    o.pairs.iter().find(|p| (p.a.task, p.b.task) == (x, y)).map(|p| p.grade)
}

#[test]
fn copies_cases_and_mere_themes() {
    let (o, corpus) = run(vec![a(), b()], None);
    assert_eq!(grade(&o, 0, 1), Some(Grade::Same));
    assert_eq!(grade(&o, 1, 0), Some(Grade::Similar));
    // Of one theme, which only a codebook could tell.
    assert_eq!(grade(&o, 0, 2), None);
    assert_eq!(grade(&o, 2, 3), None);
    let best = &o.pairs[0];
    assert_eq!((best.a.task, best.b.task), (0, 1));
    let words: Vec<_> = best.passages.iter().map(|p| p.b.of(&corpus.task(best.b).text)).collect();
    assert!(words.iter().any(|w| w.contains("修复滨河湿地植被")), "{words:?}");
    assert!(
        best.passages
            .iter()
            .any(|p| p.verbatim.iter().any(|(x, _)| x.of(&corpus.task(best.a).text) == "修复滨河湿地植被"))
    );
    assert_eq!(best.shared_agencies, ["water".into()]);
    assert_eq!(best.only_b, ["forestry".into()]);
    assert_eq!((best.lead_a.len(), best.lead_b.as_slice()), (1, &["forestry".into()][..]));
    let alike: Vec<_> =
        o.pairs.iter().filter(|p| p.grade >= Grade::Similar).map(|p| (p.a.task, p.b.task)).collect();
    assert_eq!(alike, [(0, 1), (1, 0)], "{:#?}", o.pairs);
    assert_eq!((o.coverage_a, o.coverage_b), (Some(2.0 / 5.0), Some(0.5)));
    // What has no counterpart is lacking on the other side, with what is nearest to it there.
    let lacking: Vec<_> = o.lacking_b.iter().map(|l| l.span.of(&corpus.task(l.task).text)).collect();
    assert_eq!(lacking, ["加强队伍建设。", "整治占道经营摊点。", "公布公交线路图。"]);
    assert_eq!(o.lacking_a.iter().map(|l| l.task.task).collect::<Vec<_>>(), [2, 3]);
    assert!(
        o.lacking_a.iter().chain(&o.lacking_b).all(|l| l.nearest.as_ref().is_some_and(|n| n.score < 0.5))
    );
}

#[test]
fn one_to_one_takes_each_task_once() {
    let (o, _) = run(vec![a(), b()], None);
    let chosen: Vec<_> = o.pairs.iter().filter(|p| p.one_to_one).map(|p| (p.a.task, p.b.task)).collect();
    assert_eq!(chosen, [(0, 1), (1, 0)]);
    assert_eq!(o.partners(Grade::Similar).len(), 2);
}

#[test]
fn identical_plans_meet_on_the_diagonal() {
    let (o, _) = run(vec![a(), a()], None);
    for t in 0..3 {
        assert_eq!(grade(&o, t, t), Some(Grade::Same), "task {t}");
    }
    assert_eq!(o.coverage_a, Some(1.0));
}

#[test]
fn the_third_text_is_found() {
    let upper = plan("u", "丙省", &[("清理黑臭河道，修复滨河湿地植被。", &[])]);
    let (o, _) = run(vec![a(), b(), upper], Some(2));
    let pair = o.pairs.iter().find(|p| p.grade == Grade::Same).expect("a copy");
    assert_eq!(pair.source.map(|s| (s.task.plan, s.grade_a)), Some((2, Grade::Same)));
    assert!(o.pairs.iter().filter(|p| p.grade == Grade::Theme).all(|p| p.source.is_none()));
}

#[test]
fn empty_texts_and_plans_that_are_not_there() {
    let (o, corpus) = run(vec![plan("a", "", &[("", &[])]), plan("b", "", &[])], None);
    assert!(o.pairs.is_empty() && o.coverage_a.is_none() && o.coverage_b.is_none());
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    assert!(overlap(&graph, 0, 9, &OverlapOptions::default()).pairs.is_empty());
}

#[test]
fn order_of_plans_turns_the_pairs_only() {
    let (o, _) = run(vec![a(), b()], None);
    let (back, _) = run(vec![b(), a()], None);
    let pairs = |o: &Overlap, turn: bool| {
        let mut all: Vec<_> = o
            .pairs
            .iter()
            .map(|p| if turn { (p.b.task, p.a.task, p.grade) } else { (p.a.task, p.b.task, p.grade) })
            .collect();
        all.sort_unstable();
        all
    };
    assert_eq!(pairs(&o, false), pairs(&back, true));
}

#[test]
fn what_is_said_in_other_words_is_found_in_any_field() {
    let here = plan(
        "a",
        "甲市",
        &[
            ("在乡镇卫生院开设戒烟门诊。", &[]),
            ("配备社会体育指导员，带领居民健步走。", &[]),
            ("公交车站张贴禁烟标识。", &[]),
            ("新建污水处理站十座。", &[]),
            ("为企业开办提供一站式登记。", &[]),
        ],
    );
    let there = plan(
        "b",
        "乙县",
        &[
            ("培训科学健身带头人，组织群众锻炼。", &[]),
            ("公司注册当日办结，一窗受理。", &[]),
            ("扩建生活废水净化设施。", &[]),
            ("客运站设立不准吸烟的标牌。", &[]),
            ("更换老旧电梯。", &[]),
        ],
    );
    let (o, _) = run(vec![here, there], None);
    assert_eq!(grade(&o, 3, 2), Some(Grade::Theme), "{:?}", o.pairs);
    for (x, y) in [(1, 0), (2, 3)] {
        assert_eq!(grade(&o, x, y), Some(Grade::Similar), "{x} {y}: {:?}", o.pairs);
    }
    // What is not quite as near is listed, and called no more than that.
    assert_eq!(grade(&o, 4, 1), Some(Grade::Theme), "{:?}", o.pairs);
    assert!(o.pairs.iter().filter(|p| p.grade >= Grade::Similar).count() <= 5, "{:?}", o.pairs);
}

#[test]
fn threads_change_nothing() {
    let pool = |n| rayon::ThreadPoolBuilder::new().num_threads(n).build().expect("threads");
    let alone = pool(1).install(|| run(vec![a(), b()], None).0);
    let many = pool(4).install(|| run(vec![a(), b()], None).0);
    assert_eq!(alone, many);
}

#[test]
fn words_that_no_table_knows_break_nothing() {
    let (o, _) = run(
        vec![plan("a", "", &[("abc ДЕФ 123。", &[])]), plan("b", "", &[("xyz。", &[]), ("👍👍", &[])])],
        None,
    );
    assert!(o.pairs.iter().all(|p| p.grade == Grade::Theme), "{:?}", o.pairs);
}
