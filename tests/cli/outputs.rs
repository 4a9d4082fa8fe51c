//! What the program writes is never taken for input, nor written over the user's work.

use super::{PLAN, failure, fengong, stdout, write};
use std::fs;

#[test]
fn a_folder_of_results_is_no_input() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().to_str().unwrap();
    write(dir.path(), "plan.txt", PLAN);
    let out = dir.path().join("结果");
    for _ in 0..2 {
        fengong(&["report", folder, "-o", out.to_str().unwrap()]).assert().success();
        assert_eq!(stdout(&["extract", folder, "--format", "jsonl"]).lines().count(), 3);
    }
}

#[test]
fn an_input_is_not_written_over() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let (code, said) = failure(&["extract", &plan, "-o", &plan]);
    assert!(code == 2 && said.contains("覆盖"), "{said}");
    assert_eq!(fs::read_to_string(&plan).unwrap(), PLAN);
}

#[test]
fn a_coded_table_edited_by_hand_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let table = dir.path().join("编码表.csv");
    let table = table.to_str().unwrap();
    fengong(&["extract", &plan, "-o", table]).assert().success();
    fengong(&["extract", &plan, "-o", table]).assert().success();
    let edited = fs::read_to_string(table).unwrap().replace("lead", "support");
    fs::write(table, &edited).unwrap();
    assert_eq!(failure(&["extract", &plan, "-o", table]).0, 2);
    assert_eq!(fs::read_to_string(table).unwrap(), edited);
    fengong(&["extract", &plan, "-o", table, "--overwrite"]).assert().success();
    assert_eq!(fs::read_to_string(format!("{table}.bak")).unwrap(), edited);
}

#[test]
fn tables_on_standard_input_are_read() {
    let table = "序号,任务,责任单位\n1,修缮水渠,市水利局\n2,清理河道,市城管局\n";
    let read = fengong(&["extract", "-", "--format", "jsonl"]).write_stdin(table).assert().success();
    assert_eq!(String::from_utf8_lossy(&read.get_output().stdout).lines().count(), 2);
    let dir = tempfile::tempdir().unwrap();
    let coded = stdout(&["extract", &write(dir.path(), "plan.txt", PLAN), "--format", "csv"]);
    fengong(&["workload", "-"]).write_stdin(coded).assert().success();
}

#[test]
fn a_table_with_less_than_a_coded_one_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let table = "plan,task,no,text,name,duty\np,p/1,1,修缮水渠,市水利局,lead\n";
    let (code, said) = failure(&["extract", &write(dir.path(), "coded.csv", table)]);
    assert!(code == 2 && said.contains("responsibility"), "{said}");
}

#[test]
fn names_of_files_longer_than_file_systems_take_are_cut() {
    let dir = tempfile::tempdir().unwrap();
    let name = format!("{}.txt", "某市重点任务分工方案".repeat(7));
    let plan = write(dir.path(), &name, PLAN);
    let out = dir.path().join("out");
    fengong(&["report", &plan, "seeds", "-o", out.to_str().unwrap()]).assert().success();
    assert!(out.join("report.html").is_file());
}

#[test]
fn a_dl_file_has_its_key_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("net.dl");
    fengong(&["graph", "seeds/yinchuan.txt", "--format", "dl", "-o", out.to_str().unwrap()])
        .assert()
        .success();
    let key = fs::read_to_string(dir.path().join("net.dl-key.csv")).unwrap();
    assert!(key.contains("民政"), "{key}");
}

#[test]
fn a_body_behind_two_measures_has_one_tie_to_the_task() {
    let dir = tempfile::tempdir().unwrap();
    let text =
        "1.治理河道。修缮水渠。（市水利局牵头，市财政局配合）清理垃圾。（市城管局牵头，市财政局配合）\n";
    let plan = write(dir.path(), "plan.txt", text);
    let graph = stdout(&["graph", &plan, "--format", "graphml"]);
    assert_eq!(graph.matches("<edge ").count(), 3);
    let matrix = stdout(&["graph", &plan, "--format", "dl"]);
    assert!(
        matrix.lines().skip_while(|line| *line != "data:").skip(1).all(|line| line.ends_with(" 1")),
        "{matrix}"
    );
}
