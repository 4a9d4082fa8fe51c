//! Runs `tests/fixtures/documents`: each document lies beside a `.tasks` file with what must be read from it.
//!
//! A line of the answer is a task: number, title (`-` for none), groups `duty name、name; …`, then optional
//! `deadline=`, `path=` (joined by `/`), `text=` (⏎ for a line break), `scopes=` (joined by `/`). A line that
//! begins with `plan` opens the next plan: optional `title=`, `city=`, `annex=`, `year=`, `number=`.

use crate::model::{Block, Cell, Document, Paragraph, Place, Row, Table};
use crate::parse::lexicon::Counting;
use crate::parse::{ParsedPlan, ParsedTask, parse};
use crate::read::{self, Limits};
use crate::resolve::Registry;
use proptest::prelude::*;
use std::fmt::Write;
use std::path::Path;

fn field<'l>(parts: &[&'l str], key: &str) -> Option<&'l str> {
    parts.iter().find_map(|p| p.strip_prefix(key).and_then(|p| p.strip_prefix('=')))
}

fn groups(task: &ParsedTask) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (at, s) in task.statements.iter().enumerate() {
        for (k, body) in s.parsed.bodies.iter().enumerate() {
            let duty = body.duty.as_str();
            match groups.last_mut().filter(|g| g.0 == duty && (k > 0 || at == 0)) {
                Some(group) => group.1.push(body.name.clone()),
                None => groups.push((duty.to_owned(), vec![body.name.clone()])),
            }
        }
    }
    groups
}

fn show_task(task: &ParsedTask, asked: &[&str]) -> String {
    let title = task.title.as_deref().unwrap_or("-");
    let words: Vec<String> = groups(task).iter().map(|(d, n)| format!("{d} {}", n.join("、"))).collect();
    let mut line = format!("{} | {title} | {}", task.no, words.join("; "));
    let scopes: Vec<&str> =
        task.statements.iter().filter_map(|s| s.scope).map(|s| s.of(&task.text)).collect();
    for (key, value) in [
        ("deadline", task.deadline.as_deref().unwrap_or("").to_owned()),
        ("path", task.sections.join("/")),
        ("text", task.text.replace('\n', "⏎")),
        ("scopes", scopes.join("/")),
    ] {
        if field(asked, key).is_some() {
            let _ = write!(line, " | {key}={value}");
        }
    }
    line
}

fn show_plan(plan: &ParsedPlan, asked: &[&str]) -> String {
    let mut parts = Vec::new();
    for (key, value) in [
        ("title", plan.title.clone()),
        ("city", plan.city.clone()),
        ("annex", plan.annex.map(|a| a.to_string())),
        ("year", plan.year.map(|y| y.to_string())),
        ("number", plan.document_number.clone()),
    ] {
        if field(asked, key).is_some() {
            parts.push((key, value.unwrap_or_default()));
        }
    }
    // In the order in which the answer asks.
    parts.sort_by_key(|(key, _)| asked.iter().position(|a| a.starts_with(key)));
    let parts: Vec<String> = parts.into_iter().map(|(k, v)| format!("{k}={v}")).collect();
    format!("plan {}", parts.join(" | "))
}

/// The answer as read from the document, as far as the wanted one asks.
fn answer(path: &Path, wanted: &str) -> String {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(path).expect("a fixture");
    let document = read::document(&name, &bytes, &Limits::default()).expect("a readable fixture");
    let plans = parse(&document.value, Registry::builtin(), Limits::default().statement).value.plans;
    let asked: Vec<Vec<&str>> =
        wanted.lines().map(|l| l.trim_start_matches("plan ").split(" | ").collect()).collect();
    let heads: Vec<usize> =
        wanted.lines().enumerate().filter(|(_, l)| l.starts_with("plan ")).map(|(at, _)| at).collect();
    let mut tasks = wanted.lines().enumerate().filter(|(_, l)| !l.starts_with("plan ")).map(|(at, _)| at);
    let mut lines = Vec::new();
    for (k, plan) in plans.iter().enumerate() {
        if let Some(head) = heads.get(k) {
            lines.push(show_plan(plan, &asked[*head]));
        }
        for task in &plan.tasks {
            lines.push(show_task(task, tasks.next().map_or(&[], |at| asked[at].as_slice())));
        }
    }
    lines.join("\n")
}

#[test]
fn documents_are_read_as_their_answers_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("fixtures")
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e != "tasks"))
        .collect();
    paths.sort();
    assert!(paths.len() > 20, "fixtures are missing");
    let mut wrong = String::new();
    for path in paths {
        let wanted = std::fs::read_to_string(format!("{}.tasks", path.display())).expect("an answer");
        let got = answer(&path, wanted.trim());
        if got != wanted.trim() {
            let _ = write!(wrong, "\n{}\n  wanted\n{}\n  got\n{got}\n", path.display(), wanted.trim());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn words() -> impl Strategy<Value = String> {
    let words = [
        "一、",
        "（一）",
        "1.",
        "第一条",
        "任务一：",
        "•",
        "市民政局",
        "市财政局：",
        "各区政府",
        "牵头",
        "负责",
        "配合",
        "建设食堂",
        "。",
        "；",
        "、",
        "（",
        "）",
        "责任单位：",
        "完成时限：6月",
        "等部门",
        "由",
        "应当",
        "职责分工如下：",
        "附件1",
        "序号",
        "任务",
        "责任单位",
        "牵头单位",
        "部门",
        "\t",
        "\n",
        "▲",
        "同上",
        "列第一位者为牵头单位",
        " ",
        "〔",
        "🜂",
        "1",
        "2",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..7).prop_map(|words| words.concat())
}

/// Cells that are read to tell a table, and lines that are read to cut a paragraph, are not read again.
#[test]
fn what_was_read_to_tell_a_layout_is_carried() {
    let asked = |blocks: Vec<Block>| {
        let lexicon = Counting::default();
        let read = parse(&Document { blocks, ..Document::default() }, &lexicon, Limits::default().statement);
        assert_eq!(read.value.plans[0].tasks.len(), 20);
        lexicon.asked() as f64
    };
    let row = |cells: &[String]| Row::new(cells, &Place::default());
    let bodies = |n: usize| format!("市第{n}促进会、市民政局、县财政局");
    let table = |head: bool| {
        let head = head.then(|| row(&["序号", "任务", "责任单位"].map(str::to_owned)));
        let rows = (1..=20).map(|n| row(&[n.to_string(), format!("推进第{n}件实事"), bodies(n)]));
        vec![Block::Table(Table { rows: head.into_iter().chain(rows).collect() })]
    };
    assert!(asked(table(false)) < 1.2 * asked(table(true)));
    let items = |mark: &str| {
        let items = (1..=20).map(|n| format!("{n}.推进第{n}件实事。（{}）{mark}", bodies(n)));
        let text = items.collect::<String>();
        vec![Block::Paragraph(Paragraph { text, heading: None, place: Place::default() })]
    };
    assert!(asked(items("")) < 1.2 * asked(items("\n")));
}

fn block() -> impl Strategy<Value = Block> {
    let paragraph = (words(), prop::option::of(1_u8..4));
    let paragraph = paragraph
        .prop_map(|(text, heading)| Block::Paragraph(Paragraph { text, heading, place: Place::default() }));
    let cell = (words(), any::<bool>()).prop_map(|(text, carried)| Cell { text, carried });
    let row = prop::collection::vec(cell, 1..5).prop_map(|cells| Row { cells, place: Place::default() });
    let table = prop::collection::vec(row, 1..6).prop_map(|rows| Block::Table(Table { rows }));
    prop_oneof![3 => paragraph, 1 => table]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_is_read_and_spans_lie_in_their_texts(blocks in prop::collection::vec(block(), 0..12)) {
        let document = Document { blocks, ..Document::default() };
        let read = parse(&document, Registry::builtin(), Limits::default().statement);
        for task in read.value.plans.iter().flat_map(|plan| &plan.tasks) {
            let scopes = task.statements.iter().filter_map(|s| s.scope);
            for span in scopes.chain(task.measures.iter().map(|m| m.span)) {
                prop_assert!(task.text.get(span.start()..span.end()).is_some(), "{span:?} in {:?}", task.text);
            }
            for body in task.statements.iter().flat_map(|s| s.parsed.bodies.iter().map(|b| (b.span, &s.parsed.text))) {
                prop_assert!(body.1.get(body.0.start()..body.0.end()).is_some());
            }
        }
    }
}
