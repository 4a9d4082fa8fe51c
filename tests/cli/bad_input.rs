//! One clear line, exit code 2, nothing half-written.

use super::{PLAN, failure, fengong, write};

#[test]
fn what_cannot_be_read_is_said_in_one_line_that_names_it() {
    let dir = tempfile::tempdir().unwrap();
    let empty = write(dir.path(), "empty.txt", "");
    let no_task = write(dir.path(), "prose.txt", "今天天气很好。\n");
    let binary = write(dir.path(), "binary.txt", [0u8, 159, 146, 150, 0, 1, 2, 3, 0, 255, 254, 7, 0, 0]);
    let missing = dir.path().join("missing.txt").to_str().unwrap().to_owned();
    let out = dir.path().join("out");
    for input in [&empty, &no_task, &binary, &missing] {
        let (code, said) = failure(&[input, "-o", out.to_str().unwrap()]);
        assert_eq!(code, 2, "{input}: {said}");
        let name = input.rsplit('/').next().unwrap();
        assert_eq!(said.lines().filter(|l| l.contains(name)).count(), 1, "{input}: {said}");
        assert!(!out.exists(), "{input}");
    }
}

#[test]
fn the_other_files_are_still_read() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let docx = write(dir.path(), "cut.docx", b"PK\x03\x04 and no more");
    let output = fengong(&["extract", &plan, &docx, "--format", "jsonl"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 3);
    assert!(String::from_utf8(output.stderr).unwrap().contains("cut.docx"));
}

#[test]
fn an_unknown_body_is_kept_and_flagged() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let tasks = super::json_lines(&["extract", &plan, "--format", "jsonl"]);
    let a = &tasks[2]["assignments"][0];
    assert_eq!((&a["agency"], &a["known"]), (&"市乐活促进会".into(), &false.into()));
    let (code, _) = failure(&["check", &plan, "--strict"]);
    assert_eq!(code, 1);
    let check = super::stdout(&["check", &plan]);
    assert!(check.contains("unknown-agency") && check.contains("市乐活促进会"), "{check}");
}

#[test]
fn a_file_in_the_way_of_the_output_leaves_it_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let out = write(dir.path(), "out", "mine");
    let (code, said) = failure(&[&plan, "-o", &out]);
    assert_eq!(code, 2, "{said}");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "mine");
}

#[test]
fn a_wrong_plan_or_subject_is_answered_with_what_there_is() {
    let (code, said) = failure(&["overlap", "seeds", "--plans", "yinchuan,nowhere"]);
    assert_eq!(code, 2);
    assert!(said.contains("nowhere") && said.contains("dazhou-1"), "{said}");
    let (code, said) = failure(&["explain", "没有这个局", "seeds"]);
    assert_eq!(code, 2);
    assert!(said.contains("没有这个局"), "{said}");
}

#[test]
fn a_file_over_the_limit_is_named_with_its_size() {
    let dir = tempfile::tempdir().unwrap();
    let large = dir.path().join("large.txt");
    std::fs::File::create(&large).unwrap().set_len(200 << 20).unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let (code, said) = failure(&["extract", large.to_str().unwrap(), &plan]);
    assert_eq!(code, 2);
    assert!(said.contains("large.txt") && said.contains("200.0 MB") && said.contains("100.0 MB"), "{said}");
}

#[cfg(unix)]
#[test]
fn pipes_links_and_odd_names_in_a_folder() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "plan.txt", PLAN);
    write(dir.path(), "odd\nname😀.docx", b"PK\x03\x04 and no more");
    let made = std::process::Command::new("mkfifo").arg(dir.path().join("pipe.txt")).status();
    symlink(dir.path(), dir.path().join("loop")).unwrap();
    symlink("plan.txt", dir.path().join("same.txt")).unwrap();
    symlink("nowhere.txt", dir.path().join("broken.txt")).unwrap();
    symlink("self.txt", dir.path().join("self.txt")).unwrap();
    let output = fengong(&["extract", dir.path().to_str().unwrap(), "--format", "jsonl"])
        .timeout(std::time::Duration::from_secs(20))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{made:?}");
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 3);
    let said = String::from_utf8(output.stderr).unwrap();
    for name in ["odd\\nname", "broken.txt", "self.txt"] {
        assert_eq!(said.lines().filter(|line| line.contains(name)).count(), 1, "{said}");
    }
    assert!(!said.contains("pipe.txt") && !said.contains("panicked"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_a_closed_pipe_is_not() {
    use std::process::{Command, Stdio};
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let program = assert_cmd::cargo::cargo_bin("fengong");
    let run = |to: Stdio| Command::new(&program).args(["extract", &plan]).stdout(to).output().unwrap();
    let full = run(std::fs::File::create("/dev/full").unwrap().into());
    let said = String::from_utf8(full.stderr).unwrap();
    assert!(full.status.code() == Some(2) && said.contains("磁盘已满"), "{said}");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let closed = run(writer.into());
    assert_eq!(closed.status.code(), Some(0));
}

#[test]
fn a_folder_with_one_good_file_among_bad_ones() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "plan.txt", PLAN);
    let bad: [(&str, &[u8]); 7] = [
        ("cut.docx", b"PK\x03\x04 and no more"),
        ("cut.xlsx", b"PK\x03\x04 xl/workbook.xml and no more"),
        ("cut.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj"),
        (
            "app.html",
            b"<!DOCTYPE html><html><body><div id=app></div><script src=a.js></script></body></html>",
        ),
        ("empty.csv", b""),
        ("noise.txt", &[0, 159, 146, 150, 0, 1, 2, 3, 0, 255, 254, 7, 0, 0]),
    ];
    for (name, bytes) in bad {
        write(dir.path(), name, bytes);
    }
    let output = fengong(&["extract", dir.path().to_str().unwrap(), "--format", "jsonl"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 3);
    let said = String::from_utf8(output.stderr).unwrap();
    for (name, _) in bad {
        let named = format!("{name}：");
        assert_eq!(said.lines().filter(|line| line.contains(&named)).count(), 1, "{name}: {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
    let out = dir.path().join("out");
    let report = fengong(&[dir.path().to_str().unwrap(), "-o", out.to_str().unwrap()]).output().unwrap();
    assert_eq!(report.status.code(), Some(2));
    assert!(out.join("run.json").exists());
}

#[test]
fn a_table_with_less_than_a_coded_one_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let table = "plan,task,no,text,name,duty\np,p/1,1,修缮水渠,市水利局,lead\n";
    let (code, said) = super::failure(&["extract", &super::write(dir.path(), "coded.csv", table)]);
    assert!(code == 2 && said.contains("responsibility"), "{said}");
}

#[test]
fn what_reads_like_no_plan_is_left_out_of_a_folder_and_read_when_named() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "plan.txt", PLAN);
    let report = "一条河的变迁\n南山日报记者 李某\n清淤由市水利局牵头，市财政局配合。\n";
    let news = write(dir.path(), "news.txt", report);
    let folder = dir.path().to_str().unwrap();
    let files = |args: &[&str]| {
        let tasks = super::json_lines(args);
        tasks
            .iter()
            .map(|t| t["plan"].as_str().unwrap().to_owned())
            .collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(files(&["extract", folder, "--format", "jsonl"]), ["plan".to_owned()].into());
    let (code, said) = failure(&["extract", folder, "--format", "jsonl"]);
    assert!(code == 0 && said.contains("news.txt") && said.contains("新闻报道"), "{code} {said}");
    assert!(super::stdout(&["check", folder]).contains("passed-over"));
    assert_eq!(files(&["extract", &news, "--format", "jsonl"]), ["news".to_owned()].into());
    assert!(super::stdout(&["check", &news]).contains("unlike-a-plan"));
}
