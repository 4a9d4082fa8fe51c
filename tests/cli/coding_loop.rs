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
