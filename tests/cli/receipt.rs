//! What a person changed in the coded workbook or decided in a log, given back: each change has its line in the receipt.

use super::{PLAN, fengong, json_lines, stdout, write};
use calamine::{Reader as _, Xlsx, open_workbook};
use serde_json::Value;
use std::path::Path;

type Rows = Vec<Vec<String>>;

/// Writes a workbook anew with its first sheet changed, as a spreadsheet would.
fn edit(path: &Path, change: impl FnOnce(&mut Rows)) {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let names = book.sheet_names();
    let mut sheets: Vec<Rows> = Vec::new();
    for name in &names {
        let range = book.worksheet_range(name).unwrap();
        sheets.push(range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect());
    }
    change(&mut sheets[0]);
    let mut new = rust_xlsxwriter::Workbook::new();
    for (name, rows) in names.iter().zip(sheets) {
        let sheet = new.add_worksheet();
        sheet.set_name(name).unwrap();
        for (r, row) in rows.iter().enumerate() {
            for (c, cell) in row.iter().enumerate() {
                sheet.write_string(r as u32, c as u16, cell).unwrap();
            }
        }
    }
    new.save(path).unwrap();
}

fn column(rows: &Rows, head: &str) -> usize {
    rows[0].iter().position(|h| h == head).unwrap_or_else(|| panic!("{head} in {:?}", rows[0]))
}

/// What reading the workbook says on standard error, and the assignments of each task.
fn read_back(path: &str) -> (String, Vec<Vec<String>>) {
    let run = fengong(&["extract", path, "--format", "jsonl"]).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let said = String::from_utf8(run.stderr).unwrap();
    let tasks = String::from_utf8(run.stdout).unwrap();
    let one = |line: &str| {
        let task: Value = serde_json::from_str(line).unwrap();
        let body = |a: &Value| format!("{} {}", a["name"].as_str().unwrap(), a["duty"].as_str().unwrap());
        task["assignments"].as_array().unwrap().iter().map(body).collect()
    };
    (said, tasks.lines().map(one).collect())
}

fn workbook(dir: &Path) -> String {
    let plan = write(dir, "plan.txt", PLAN);
    let coded = dir.join("coded.xlsx").to_str().unwrap().to_owned();
    stdout(&["extract", &plan, "--format", "xlsx", "-o", &coded]);
    coded
}

#[test]
fn the_sheet_for_people_has_ten_columns_and_comes_back_unchanged() {
    let dir = tempfile::tempdir().unwrap();
    let coded = workbook(dir.path());
    let mut book: Xlsx<_> = open_workbook(&coded).unwrap();
    assert_eq!(book.sheet_names(), ["编码", "原读法"]);
    assert_eq!(book.worksheet_range("编码").unwrap().width(), 10);
    let (said, _) = read_back(&coded);
    assert!(!said.contains("回执"), "{said}");
}

#[test]
fn every_change_by_hand_has_its_line() {
    let dir = tempfile::tempdir().unwrap();
    let coded = workbook(dir.path());
    let (_, before) = read_back(&coded);
    let mut changed = Vec::new();
    edit(Path::new(&coded), |rows| {
        let [name, duty, words] = ["责任主体", "职责措辞", "责任表述"].map(|h| column(rows, h));
        changed = vec![rows[1][name].clone(), rows[2][name].clone(), rows[2][duty].clone()];
        // A duty that is one, a word that is none, two bodies in a cell, an edited sentence, a new row, a removed one.
        rows[1][duty] = "参加".into();
        rows[2][duty] = "协助".into();
        rows[3][name] = "市卫生健康委、市残联".into();
        rows[3][words] = "改过的句子".into();
        let mut new = rows[1].clone();
        new[0] = String::new();
        new[name] = "市总工会".into();
        rows.push(new);
    });
    let (said, after) = read_back(&coded);
    assert!(said.contains("5 处改动，采纳 3，忽略 1，没看懂 1"), "{said}");
    assert!(said.contains("“协助”通常算配合") && said.contains("原句由文件而来"), "{said}");
    let all: Vec<&String> = after.iter().flatten().collect();
    for wanted in [
        format!("{} participate", changed[0]),
        "市卫生健康委 ".to_owned(),
        "市残联 ".to_owned(),
        "市总工会 participate".to_owned(),
    ] {
        assert!(all.iter().any(|a| a.starts_with(&wanted)), "{wanted}: {all:?}");
    }
    // What was not understood stands as it was read.
    assert!(
        after.iter().zip(&before).any(|(a, b)| a.iter().any(|x| b.contains(x) && x.starts_with(&changed[1])))
    );
    // And stands in the report, as a table and in front of the page.
    let out = dir.path().join("out");
    fengong(&[&coded, "-o", out.to_str().unwrap()]).assert().success();
    assert!(std::fs::read_to_string(out.join("tables/receipt.csv")).unwrap().contains("not-understood"));
    assert!(std::fs::read_to_string(out.join("report.html")).unwrap().contains("采纳 3，忽略 1，没看懂 1"));
}

#[test]
fn a_column_that_is_needed_and_gone_is_named_and_one_that_is_not_is_no_matter() {
    let dir = tempfile::tempdir().unwrap();
    for (head, needed) in [
        ("行号", true),
        ("任务编号", true),
        ("责任主体", true),
        ("职责措辞", true),
        ("类型", false),
        ("责任表述", false),
    ] {
        let coded = workbook(dir.path());
        let (_, before) = read_back(&coded);
        edit(Path::new(&coded), |rows| {
            let at = column(rows, head);
            rows.iter_mut().for_each(|row| {
                row.remove(at);
            });
        });
        let run = fengong(&["extract", &coded, "--format", "jsonl"]).output().unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        if needed {
            assert_eq!(run.status.code(), Some(2), "{head}: {said}");
            assert!(said.contains("缺少") && said.contains(head), "{head}: {said}");
        } else {
            assert!(!said.contains("回执"), "{head}: {said}");
            assert_eq!(read_back(&coded).1, before, "{head}");
        }
        std::fs::remove_file(&coded).unwrap();
    }
}

#[test]
fn a_removed_row_takes_its_body_and_leaves_the_task() {
    let dir = tempfile::tempdir().unwrap();
    let coded = workbook(dir.path());
    let (_, before) = read_back(&coded);
    edit(Path::new(&coded), |rows| {
        rows.remove(1);
    });
    let (said, after) = read_back(&coded);
    assert!(said.contains("1 处改动，采纳 1"), "{said}");
    assert_eq!(after.len(), before.len());
    assert_eq!(after[0], before[0][1..]);
}

#[test]
fn a_log_is_kept_and_found_again_in_a_changed_document() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let mut tasks = json_lines(&["extract", &plan, "--format", "jsonl"]);
    let body = tasks[0]["assignments"][1].clone();
    let words = serde_json::json!({"text": body["surface"], "start": body["start"], "end": body["end"]});
    let record = serde_json::json!({"n": 1, "who": "甲", "at": "2026-01-01T00:00:00Z", "task": tasks[0]["task"],
        "quote": tasks[0]["responsibility"], "text": tasks[0]["text"], "before": "a", "after": "b",
        "what": "duty", "body": words, "duty": "lead"});
    tasks[0]["assignments"][1]["duty"] = "lead".into();
    tasks[0]["decisions"] = serde_json::json!([record]);
    let lines = tasks.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let coded = write(dir.path(), "coded.jsonl", lines);
    // A task in front: numbers and lines move.
    let moved =
        PLAN.replacen("1\t建设", "0\t编制规划。\t市统计局负责\n1\t建设", 1).replace("1\t建设", "4\t建设");
    let other = tempfile::tempdir().unwrap();
    let changed = write(other.path(), "plan.txt", moved);
    for inputs in [vec![&*coded], vec![&*plan, &*coded], vec![&*changed, &*coded]] {
        let args: Vec<&str> = ["extract"].into_iter().chain(inputs).chain(["--format", "jsonl"]).collect();
        let run = fengong(&args).output().unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(said.contains("1 处改动，采纳 1"), "{said}");
        let lines = String::from_utf8(run.stdout).unwrap();
        assert!(lines.contains("\"decisions\""), "{lines}");
        let hit = lines.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()).any(|t| {
            t["assignments"]
                .as_array()
                .unwrap()
                .iter()
                .any(|a| a["surface"] == body["surface"] && a["duty"] == "lead")
        });
        assert!(hit, "{lines}");
    }
}
