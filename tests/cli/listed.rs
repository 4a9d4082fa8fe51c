//! `extract --files-from`: documents one by one, from a list of paths.

use super::{PLAN, failure, fengong, write};
use serde_json::Value;
use std::{collections::BTreeSet, fs};

#[test]
fn each_document_gives_its_own_lines_whatever_the_order_and_the_others() {
    let dir = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for folder in ["a", "b"] {
        fs::create_dir(dir.path().join(folder)).unwrap();
        paths.push(write(&dir.path().join(folder), "plan.txt", PLAN));
    }
    paths.push(write(dir.path(), "empty.txt", ""));
    write(&dir.path().join("b"), "manifest.toml", "[[plan]]\nfile = \"plan.txt\"\ncity = \"永川市\"\n");
    let run = |list: String| {
        let output = fengong(&["extract", "--files-from", "-"]).write_stdin(list).output().unwrap();
        assert!(String::from_utf8(output.stderr).unwrap().contains("empty.txt"));
        String::from_utf8(output.stdout).unwrap()
    };
    let lines = run(paths.join("\n"));
    paths.reverse();
    assert_eq!(run(paths.join("\r\n") + "\r\n\r\n"), lines);
    let records: Vec<Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    // The same plan twice, for the two are two files; what tells them apart is the path.
    let ids: BTreeSet<(&str, &str)> =
        records.iter().map(|r| (r["path"].as_str().unwrap(), r["task"].as_str().unwrap())).collect();
    assert_eq!((records.len(), ids.len()), (6, 6));
    let cities: Vec<&str> = records.iter().map(|r| r["city"].as_str().unwrap()).collect();
    assert_eq!((cities[0], cities[3]), ("乐安市", "永川市"), "{cities:?}");
}

#[test]
fn an_output_is_not_written_over() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let list = write(dir.path(), "list", &plan);
    let out = write(dir.path(), "out.jsonl", "mine");
    let (code, said) = failure(&["extract", "--files-from", &list, "-o", &out]);
    assert!(code == 2 && said.contains("out.jsonl"), "{said}");
    let (code, said) = failure(&["extract", "--files-from", &list, "-o", &plan, "--force"]);
    assert!(code == 2 && said.contains("plan.txt"), "{said}");
    let (code, _) = failure(&["extract", "--files-from", &list, "-o", &out, "--force"]);
    assert_eq!((code, fs::read_to_string(format!("{out}.bak")).unwrap().as_str()), (0, "mine"));
    assert_eq!(fs::read_to_string(&out).unwrap().lines().count(), 3);
    assert_eq!(failure(&["extract", "--files-from", &list, &plan]).0, 2);
}
