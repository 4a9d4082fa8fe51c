//! Logs on small plans.

use super::*;
use crate::load;
use crate::model::{Assignment, Corpus, Duty, Task};
use crate::resolve::Registry;

const PLAN: &str = "乐安市分工方案\n序号\t任务\t责任单位\n\
    1\t建设食堂。开展培训。\t市民政局牵头，市财政局、市月球局参加\n\
    2\t发放补贴。\t市教育局等有关部门负责\n3\t建立台账。\t市教育局等有关部门负责\n";

fn read(text: &str) -> Corpus {
    load::document("plan.tsv", text.as_bytes(), &load::Knowledge::default()).expect("a plan").read.value
}

fn words(text: &str) -> Words {
    Words { text: text.into(), ..Words::default() }
}

fn codes(corpus: &Corpus, task: usize) -> Vec<String> {
    let task = &corpus.plans[0].tasks[task];
    let one = |a: &Assignment| format!("{} {}", corpus.agency(a.agency).label, a.duty.as_str());
    task.assignments.iter().map(one).collect()
}

#[test]
fn each_change_does_what_it_says() {
    let corpus = read(PLAN);
    let first = &corpus.plans[0].tasks[0];
    let on = |n, change| Decision { n, ..Decision::on(first, change) };
    let log = [
        on(1, Change::Duty { body: words("市财政局"), duty: Duty::Support }),
        on(2, Change::Body { body: words("市月球局"), name: "市卫生健康委".into(), new: false }),
        on(3, Change::Drop { body: words("市民政局") }),
        on(4, Change::Undo { of: 3 }),
        on(5, Change::Open { open: true }),
        on(6, Change::Add { body: words(""), name: "市总工会".into(), duty: Duty::Participate }),
        on(7, Change::Keep { body: words("市民政局"), doubt: None }),
    ];
    let (coded, applied) = apply(corpus.clone(), &log, Registry::builtin());
    assert_eq!(
        codes(&coded, 0),
        ["市民政局 lead", "市财政局 support", "市卫生健康委 participate", "市总工会 participate"]
    );
    assert!(coded.plans[0].tasks[0].open());
    let holds: Vec<bool> = applied.iter().map(Applied::holds).collect();
    assert_eq!(holds, [true, true, false, false, true, true, true]);
}

#[test]
fn a_doubt_is_settled_by_decisions_of_its_own_kind() {
    let moon = Words { text: "市月球局".into(), start: 12, end: 16 };
    let keep = |doubt| Change::Keep { body: moon.clone(), doubt };
    let duty = Change::Duty { body: moon.clone(), duty: Duty::Support };
    let drop = Change::Drop { body: moon.clone() };
    assert!(!duty.settles(Doubt::Unknown, &moon) && duty.settles(Doubt::NoDuty, &moon));
    assert!(drop.settles(Doubt::Unknown, &moon) && drop.settles(Doubt::NoDuty, &moon));
    assert!(!drop.settles(Doubt::Unknown, &Words { start: 20, end: 24, ..moon.clone() }));
    assert!(keep(Some(Doubt::Unknown)).settles(Doubt::Unknown, &moon));
    assert!(!keep(Some(Doubt::Unknown)).settles(Doubt::NoDuty, &moon));
    assert!(keep(None).settles(Doubt::NoDuty, &moon), "an older log does not say");
    let open = Change::Open { open: false };
    assert!(open.settles(Doubt::Open, &moon) && !open.settles(Doubt::Unknown, &moon));
    assert!(!keep(Some(Doubt::Unknown)).settles(Doubt::Open, &moon));
}

#[test]
fn tasks_are_split_and_joined() {
    let corpus = read(PLAN);
    let first = &corpus.plans[0].tasks[0];
    let (split, _) =
        apply(corpus.clone(), &[Decision::on(first, Change::Split { at: 5 })], Registry::builtin());
    let texts: Vec<&str> = split.plans[0].tasks.iter().map(|t| &*t.text).collect();
    assert_eq!(texts, ["建设食堂。", "开展培训。", "发放补贴。", "建立台账。"]);
    assert_eq!(codes(&split, 0), codes(&split, 1));
    let second = &corpus.plans[0].tasks[1];
    let (joined, _) = apply(corpus.clone(), &[Decision::on(second, Change::Join)], Registry::builtin());
    assert_eq!(joined.plans[0].tasks.len(), 2);
    assert_eq!(&*joined.plans[0].tasks[1].text, "发放补贴。建立台账。");
    assert_eq!(codes(&joined, 1), ["市教育局 responsible"]);
}

#[test]
fn a_changed_document_keeps_what_still_fits() {
    let corpus = read(PLAN);
    let [first, _, third] = &corpus.plans[0].tasks[..] else { panic!("three tasks") };
    let log = [
        Decision::on(first, Change::Duty { body: words("市财政局"), duty: Duty::Support }),
        Decision::on(first, Change::Drop { body: words("市月球局") }),
        Decision::on(third, Change::Open { open: false }),
    ];
    // A task before the others, another body in the first, the last two as they were.
    let changed = PLAN.replace("1\t建设", "1\t编制规划。\t市统计局负责\n2\t建设").replace("、市月球局", "");
    let changed = changed.replace("2\t发放", "3\t发放").replace("3\t建立", "4\t建立");
    let (coded, applied) = apply(read(&changed), &log, Registry::builtin());
    assert_eq!(codes(&coded, 1), ["市民政局 lead", "市财政局 support"]);
    assert_eq!(applied[1], Applied::Lost { why: Lost::Words });
    let open: Vec<bool> = coded.plans[0].tasks.iter().map(Task::open).collect();
    assert_eq!(open, [false, false, true, false]);
    assert!(matches!(&applied[2], Applied::Done { moved: true, .. }));
}

#[test]
fn what_reaches_beyond_the_text_or_has_none_does_not_hold() {
    let corpus = read(PLAN);
    let [first, second, _] = &corpus.plans[0].tasks[..] else { panic!("three tasks") };
    let empty = Decision { text: String::new(), ..Decision::on(second, Change::Join) };
    let added = Change::Task { text: String::new(), responsibility: "市民政局负责".into() };
    let log = [
        Decision::on(first, Change::Split { at: 500 }),
        Decision::on(first, Change::Split { at: 10 }),
        empty,
        Decision::on(first, added),
        Decision::on(first, Change::Join),
    ];
    assert_eq!(standing(&corpus, &log), [const { Standing::Lost(Lost::Place) }; 5]);
    assert_eq!(standing(&corpus, &[]), []);
    let split = [Decision::on(first, Change::Split { at: 5 })];
    let coded = apply(corpus.clone(), &split, Registry::builtin()).0;
    assert_eq!(standing(&coded, &split), [Standing::Holds { moved: false }]);
    let join = [Decision::on(second, Change::Join)];
    let coded = apply(corpus.clone(), &join, Registry::builtin()).0;
    assert_eq!(standing(&coded, &join), [Standing::Holds { moved: false }]);
}

#[test]
fn decisions_behind_a_split_find_their_tasks() {
    let corpus = read(PLAN);
    let [first, second, third] = &corpus.plans[0].tasks[..] else { panic!("three tasks") };
    let log = [
        Decision::on(first, Change::Split { at: 5 }),
        Decision::on(third, Change::Open { open: false }),
        Decision::on(second, Change::Join),
        Decision::on(first, Change::Drop { body: words("市财政局") }),
    ];
    let (coded, applied) = apply(corpus.clone(), &log, Registry::builtin());
    // The first is two tasks now, and is found by its statement where its number still is.
    assert!(applied.iter().all(Applied::holds), "{applied:?}");
    let texts: Vec<&str> = coded.plans[0].tasks.iter().map(|t| &*t.text).collect();
    assert_eq!(texts, ["建设食堂。", "开展培训。", "发放补贴。建立台账。"]);
    assert_eq!(codes(&coded, 0), ["市民政局 lead", "市月球局 participate"]);
}

#[test]
fn a_task_is_added_and_one_that_is_none_goes_with_what_was_decided_of_it() {
    let corpus = read(PLAN);
    let [first, second, _] = &corpus.plans[0].tasks[..] else { panic!("three tasks") };
    let added = Change::Task { text: "编制预算。".into(), responsibility: "市财政局负责".into() };
    let log = [
        Decision { n: 1, ..Decision::on(second, Change::Open { open: true }) },
        Decision { n: 2, ..Decision::on(second, Change::NoTask) },
        Decision { n: 3, ..Decision::on(first, added) },
    ];
    let (coded, applied) = apply(corpus.clone(), &log, Registry::builtin());
    assert!(applied.iter().all(Applied::holds), "{applied:?}");
    let texts: Vec<&str> = coded.plans[0].tasks.iter().map(|t| &*t.text).collect();
    assert_eq!(texts, ["建设食堂。开展培训。", "编制预算。", "建立台账。"]);
    let holds = Standing::Holds { moved: false };
    assert_eq!(standing(&coded, &log), [Standing::Later, holds, holds]);
    assert_eq!(standing(&corpus, &log)[1..], [const { Standing::Lost(Lost::Place) }; 2]);
}

/// What a change says and what a decision says stand side by side in one object: no name may be both's.
#[test]
fn a_log_comes_back_from_json() {
    let corpus = read(PLAN);
    let task = &corpus.plans[0].tasks[0];
    let body = words("市月球局");
    let changes = [
        Change::Keep { body: body.clone(), doubt: Some(Doubt::Unknown) },
        Change::Duty { body: body.clone(), duty: Duty::Lead },
        Change::Body { body: body.clone(), name: "月球局".into(), new: true },
        Change::Add { body: body.clone(), name: "月球局".into(), duty: Duty::Support },
        Change::Drop { body },
        Change::Open { open: true },
        Change::Split { at: 5 },
        Change::Join,
        Change::Task { text: "编制预算。".into(), responsibility: "市财政局负责".into() },
        Change::NoTask,
        Change::Undo { of: 1 },
    ];
    for change in changes {
        let decision = Decision {
            n: 2,
            who: "甲".into(),
            at: "2026-03-01T08:15:00Z".into(),
            ..Decision::on(task, change)
        };
        let json = serde_json::to_string(&decision).expect("json");
        assert_eq!(serde_json::from_str::<Decision>(&json).expect(&json), decision);
    }
}
