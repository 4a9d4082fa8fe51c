//! Two coders from the command line: who decided what, and the coding as other programs take it.

use super::{Value, stdout};
use std::fs;

#[test]
fn differences_name_who_decided_them_and_when() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(
        path("plan.txt"),
        "乐安市分工方案\n\n1.建设食堂。（市民政局牵头，市财政局配合）\n2.开展培训。（市教育局负责）\n",
    )
    .unwrap();
    let first = path("first.jsonl");
    stdout(&["extract", &path("plan.txt"), "--format", "jsonl", "-o", &first]);
    let text = fs::read_to_string(&first).unwrap();
    // The second says that the finance bureau takes part, and wrote down when.
    let decision = serde_json::json!({"n": 1, "who": "乙", "at": "2026-03-01T08:15:00Z", "task": "plan/1",
        "quote": "市民政局牵头，市财政局配合", "text": "建设食堂。", "before": "配合", "after": "参加",
        "what": "duty", "duty": "participate", "body": {"text": "市财政局", "start": 7, "end": 11}});
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines[0]["assignments"][1]["duty"] = "participate".into();
    lines[0]["decisions"] = serde_json::json!([decision]);
    let second = path("second.jsonl");
    fs::write(&second, lines.iter().map(Value::to_string).collect::<Vec<_>>().join("\n")).unwrap();
    let said = stdout(&["agree", &first, &second, "--format", "csv"]);
    let differences = said.split("\n\n").last().unwrap();
    assert!(
        differences
            .starts_with("task,about,name,first,first_en,second,second_en,first_by,second_by,responsibility"),
        "{differences}"
    );
    assert!(differences.contains("乙 2026-03-01T08:15:00Z 参加"), "{differences}");
    assert_eq!(differences.trim().lines().count(), 2, "{differences}");

    for (format, begins) in [("qdpx", &b"PK"[..]), ("jsonld", b"{")] {
        let out = path(&format!("coded.{format}"));
        stdout(&["extract", &second, "-o", &out]);
        let made = fs::read(&out).unwrap();
        assert!(made.starts_with(begins), "{format}");
        stdout(&["extract", &second, "-o", &path(&format!("again.{format}"))]);
        assert_eq!(made, fs::read(path(&format!("again.{format}"))).unwrap());
    }
    let annotations = fs::read_to_string(path("coded.jsonld")).unwrap();
    assert!(annotations.contains("\"name\": \"乙\""), "{annotations}");
}
