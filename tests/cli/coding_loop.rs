//! Extract, correct by hand, give back.

use super::{PLAN, json_lines, stdout, write};

#[test]
fn every_coded_form_gives_the_same_plan_again() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let lines = stdout(&["extract", &plan, "--format", "jsonl"]);
    for form in ["jsonl", "csv", "xlsx"] {
        let coded = dir.path().join(format!("coded.{form}")).to_str().unwrap().to_owned();
        stdout(&["extract", &plan, "--format", form, "-o", &coded]);
        assert_eq!(stdout(&["extract", &coded, "--format", "jsonl"]), lines, "{form}");
    }
}

#[test]
fn long_texts_of_many_rows_are_written_once_and_come_back_however_the_rows_are_sorted() {
    let dir = tempfile::tempdir().unwrap();
    let bodies: Vec<String> = (0..150).map(|n| format!("市第{n}促进会")).collect();
    let text = "推进养老服务。".repeat(300);
    let plan = write(
        dir.path(),
        "plan.txt",
        format!(
            "乐安市分工方案\n\n1.{text}（责任单位：{}）\n2.建设食堂。（责任单位：市民政局）\n",
            bodies.join("、")
        ),
    );
    let wanted = stdout(&["extract", &plan, "--format", "jsonl"]);
    let table = stdout(&["extract", &plan, "--format", "csv"]);
    assert!(table.lines().count() > 150 && table.len() < 100_000, "{}", table.len());
    let mut lines: Vec<&str> = table.lines().collect();
    let told = |jsonl: &str| {
        let tasks = jsonl.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let parts = |t: serde_json::Value| {
            let bodies = t["assignments"].as_array().unwrap().len();
            ["text", "responsibility", "statements"].map(|key| t[key].to_string()).join("")
                + &bodies.to_string()
        };
        tasks.map(parts).collect::<std::collections::BTreeSet<_>>()
    };
    for name in ["coded.csv", "sorted.csv"] {
        let coded = write(dir.path(), name, lines.join("\n"));
        assert!(told(&stdout(&["extract", &coded, "--format", "jsonl"])) == told(&wanted), "{name}");
        lines[1..].reverse();
    }
}

#[test]
fn a_correction_holds_over_a_new_reading_and_is_listed() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let table = stdout(&["extract", &plan, "--format", "csv"]);
    let corrected = table.replacen("support", "participate", 1);
    assert_ne!(table, corrected);
    let coded = write(dir.path(), "coded.csv", corrected);
    for inputs in
        [vec![coded.as_str()], vec![plan.as_str(), coded.as_str()], vec![coded.as_str(), plan.as_str()]]
    {
        let args: Vec<&str> =
            ["extract"].into_iter().chain(inputs.clone()).chain(["--format", "jsonl"]).collect();
        let tasks = json_lines(&args);
        assert_eq!(tasks.len(), 3, "{inputs:?}");
        assert_eq!(tasks[0]["assignments"][1]["duty"], "participate", "{inputs:?}");
    }
    let check = stdout(&["check", &plan, &coded]);
    assert!(check.contains("correction") && check.contains("plan/1"), "{check}");
    let english = stdout(&["check", &plan, &coded, "--lang", "en"]);
    let line = english.lines().find(|l| l.contains("correction")).unwrap();
    assert!(line.contains("Finance Bureau (support) → Finance Bureau (participate)"), "{line}");
}

#[test]
fn two_coders_are_compared() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let table = stdout(&["extract", &plan, "--format", "csv"]);
    let a = write(dir.path(), "a.csv", &table);
    let b = write(dir.path(), "b.csv", table.replacen("support", "participate", 1));
    let same = stdout(&["agree", &a, &a, "--format", "csv"]);
    assert!(same.lines().any(|l| l.starts_with("alpha,alpha,1,")), "{same}");
    let differ = stdout(&["agree", &a, &b, "--format", "csv"]);
    assert!(differ.contains("plan/1") && !differ.contains("plan/2,"), "{differ}");
}
