//! A user's own words: one line each.

use super::{json_lines, write};
use serde_json::Value;

/// Who does what in the tasks that the lines hold.
fn said(tasks: &[Value]) -> Vec<(String, String)> {
    let bodies = tasks.iter().flat_map(|task| task["assignments"].as_array().unwrap());
    bodies.map(|a| (a["name"].as_str().unwrap().to_owned(), a["duty"].as_str().unwrap().to_owned())).collect()
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, duty)| ((*name).to_owned(), (*duty).to_owned())).collect()
}

#[test]
fn a_new_duty_word_is_one_line() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(
        dir.path(),
        "plan.txt",
        "乐安市养老方案\n\n1.建设食堂。（市民政局认领，市财政局配合）\n2.建设床位。（认领单位：市卫生健康委、市教育局）\n",
    );
    let table = write(dir.path(), "table.csv", "序号,任务,认领单位,配合单位\n1,建设食堂,市民政局,市财政局\n");
    let words = write(dir.path(), "words.toml", "[duty]\nlead = \"认领\"\n");
    let all = [("市民政局", "lead"), ("市财政局", "support"), ("市卫生健康委", "lead"), ("市教育局", "lead")];
    let read = |file: &str, own: bool| {
        let mut call = vec!["extract", file, "--format", "jsonl"];
        if own {
            call.extend(["--wording", &words]);
        }
        said(&json_lines(&call))
    };
    assert_ne!(read(&plan, false), pairs(&all));
    assert_eq!(read(&plan, true), pairs(&all));
    assert_eq!(read(&table, true), pairs(&all[..2]));
}

#[test]
fn a_new_head_of_a_column_is_one_line() {
    let dir = tempfile::tempdir().unwrap();
    let table = write(dir.path(), "table.csv", "序号,任务,经办窗口\n1,建设食堂。,市民政局、市财政局\n");
    let words = write(dir.path(), "words.toml", "[column.bare]\nresponsible = \"经办窗口\"\n");
    let read = said(&json_lines(&["extract", &table, "--wording", &words, "--format", "jsonl"]));
    assert_eq!(read, pairs(&[("市民政局", "responsible"), ("市财政局", "responsible")]));
    // Without the line nobody is known to be responsible.
    assert_eq!(super::failure(&["extract", &table, "--format", "jsonl"]).0, 2);
}

#[test]
fn a_file_that_is_none_says_where() {
    let dir = tempfile::tempdir().unwrap();
    let words = write(dir.path(), "words.toml", "[duty]\nowner = \"认领\"\n");
    let (code, said) = super::failure(&["extract", "seeds/yinchuan.txt", "--wording", &words]);
    assert_eq!(code, 2);
    assert!(said.contains("words.toml") && said.contains("owner"), "{said}");
}
