//! The JSON lines that other programs read: keys, order, meaning.

use super::{PLAN, stdout, write};

#[test]
fn a_line_of_extract_has_the_contract_keys_in_their_order() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let text = stdout(&["extract", &plan, "--format", "jsonl"]);
    let first = text.lines().next().unwrap();
    let keys = [
        "schema",
        "plan",
        "city",
        "task",
        "no",
        "title",
        "text",
        "responsibility",
        "open",
        "source",
        "measures",
        "assignments",
    ];
    let mut at = 0;
    for key in keys {
        let found = first[at..].find(&format!("\"{key}\":")).unwrap_or_else(|| panic!("{key} in {first}"));
        at += found;
    }
    let value: serde_json::Value = serde_json::from_str(first).unwrap();
    assert_eq!(value["task"], "plan/1");
    assert_eq!(value["city"], "乐安市");
    assert_eq!(value["source"]["file"], "plan.txt");
    assert_eq!(value["source"]["line"], 4);
    let names: Vec<_> = value["assignments"].as_array().unwrap().iter().map(|a| &a["name"]).collect();
    assert_eq!(names, ["市民政局", "市财政局"]);
}

#[test]
fn restored_names_show_in_name_and_the_words_in_surface() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let tasks = super::json_lines(&["extract", &plan, "--format", "jsonl"]);
    let education = &tasks[1]["assignments"][1];
    assert_eq!((&education["name"], &education["surface"]), (&"市教育局".into(), &"教育局".into()));
    assert_eq!(tasks[1]["open"], true);
}

#[test]
fn the_order_of_files_changes_nothing_but_the_order_of_plans() {
    let lines = |args: &[&str]| {
        let mut lines: Vec<String> = stdout(args).lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let there = lines(&["extract", "seeds/yinchuan.txt", "seeds/dazhou.txt", "--format", "jsonl"]);
    let back = lines(&["extract", "seeds/dazhou.txt", "seeds/yinchuan.txt", "--format", "jsonl"]);
    assert_eq!(there, back);
}

#[test]
fn files_of_one_name_in_two_folders_stay_two_plans() {
    let dir = tempfile::tempdir().unwrap();
    for (folder, plan) in [("a", PLAN.to_owned()), ("b", PLAN.replace("乐安市", "永宁市"))] {
        std::fs::create_dir(dir.path().join(folder)).unwrap();
        write(&dir.path().join(folder), "plan.txt", plan);
    }
    let tasks = super::json_lines(&["extract", dir.path().to_str().unwrap(), "--format", "jsonl"]);
    let ids: Vec<_> = tasks.iter().map(|t| t["task"].as_str().unwrap()).collect();
    assert_eq!(ids, ["plan/1", "plan/2", "plan/3", "plan~2/1", "plan~2/2", "plan~2/3"]);
}

#[test]
fn one_plan_in_two_files_is_counted_once_by_every_command() {
    let dir = tempfile::tempdir().unwrap();
    let (first, second) =
        (write(dir.path(), "a.txt", PLAN), write(dir.path(), "b.txt", PLAN.replace('，', ", ")));
    let output = super::fengong(&["extract", &first, &second, "--format", "jsonl"]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 3);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("b.txt") && said.contains("a.txt"), "{said}");
    let checked = stdout(&["check", &first, &second, "--lang", "en"]);
    assert!(
        checked.contains("duplicate-plan") && checked.contains("b.txt holds the same plan as a.txt"),
        "{checked}"
    );
    let out = dir.path().join("out");
    super::fengong(&["report", &first, &second, "-o", out.to_str().unwrap()]).assert().success();
    let run: serde_json::Value =
        serde_json::from_slice(&std::fs::read(out.join("run.json")).unwrap()).unwrap();
    assert_eq!(run["duplicates"], serde_json::json!([["a.txt", "b.txt"]]));
    assert_eq!(run["plans"].as_array().unwrap().len(), 1);
    let unsaid = run["unsaid"].as_array().unwrap();
    assert!(!unsaid.is_empty() && unsaid.iter().all(|u| u["topic"].is_string() && u["reason"].is_string()));
}
