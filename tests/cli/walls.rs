//! Nothing outside the output folder, nothing of the user's lost, nothing that commands a terminal.

use super::{PLAN, failure, fengong, json_lines, stdout, write};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// All files below a folder.
fn below(folder: &Path) -> BTreeSet<PathBuf> {
    let mut all = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            all.extend(below(&entry.path()));
        } else {
            all.insert(entry.path());
        }
    }
    all
}

/// A coded table with a task each of these plans.
fn coded(ids: &[&str]) -> String {
    let line = |(n, id): (usize, &&str)| {
        let task = serde_json::json!({
            "plan": id, "city": "乐安市", "task": format!("{id}/1"), "no": "1", "title": null,
            "text": format!("建设社区食堂{n}处，培训护理员{}名。", n * 7), "responsibility": "市民政局牵头，市财政局配合",
            "open": false, "source": {"file": "plan.txt", "line": 4}, "measures": [],
            "assignments": [{"agency": "civil-affairs", "jurisdiction": "乐安市", "known": true, "kind": "bureau",
                "name": "市民政局", "surface": "市民政局", "label": "市民政局", "label_en": "Civil Affairs Bureau",
                "duty": "lead", "role": "lead", "start": 0, "end": 4}]
        });
        format!("{{\"schema\":1,{}\n", &task.to_string()[1..])
    };
    ids.iter().enumerate().map(line).collect()
}

/// Ids of kinds that have led programs astray; each is a whole id.
const HOSTILE: [&str; 41] = [
    "../../../../victim",
    "..",
    ".",
    "a/../../b",
    "..\\..\\victim",
    "C:\\victim",
    "\\\\host\\share",
    "con",
    "NUL",
    "aux.txt",
    "Com1",
    "LPT¹",
    "-rf",
    "--help",
    ".hidden",
    "ends.",
    "ends ",
    " begins",
    "a\u{0}b",
    "a\nb",
    "a\r\nb",
    "\u{1b}[2J",
    "a\u{9b}31mb",
    "a\u{202e}gnp",
    "a\u{200b}b",
    "Ａ",
    "A",
    "a",
    "e\u{301}",
    "é",
    "É",
    "ﬁ",
    "fi",
    "ß",
    "a:b",
    "a*b?",
    "<a|b>",
    "~",
    "$HOME",
    "%2e%2e%2fvictim",
    "a/b",
];

#[test]
fn hostile_ids_leave_nothing_outside_and_names_that_every_system_takes() {
    let dir = tempfile::tempdir().unwrap();
    let inside = dir.path().join("a/b/c");
    fs::create_dir_all(&inside).unwrap();
    let long = "养".repeat(90);
    let absolute = dir.path().join("victim").to_str().unwrap().to_owned();
    let ids: Vec<&str> = HOSTILE.iter().copied().chain([long.as_str(), absolute.as_str()]).collect();
    let table = write(dir.path(), "coded.jsonl", coded(&ids));
    let before = below(dir.path());
    let out = inside.join("out");
    fengong(&[&table, "-o", out.to_str().unwrap(), "--every-plan", "--draws", "0"]).assert().success();
    let outside: Vec<_> = below(dir.path()).into_iter().filter(|p| !p.starts_with(&out)).collect();
    assert_eq!(outside, before.into_iter().collect::<Vec<_>>());
    let mut loads = BTreeSet::new();
    for path in below(&out) {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(name.len() <= 120, "{name}");
        assert!(name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')), "{name}");
        assert!(!name.starts_with(['.', '-']) && !name.ends_with(['.', '-']), "{name}");
        if name.starts_with("load") && path.extension().is_some_and(|ending| ending == "svg") {
            loads.insert(name.to_lowercase());
        }
    }
    // A plan each, whatever the file system takes for the same name.
    assert_eq!(loads.len(), ids.len(), "{loads:?}");
}

#[test]
fn a_file_name_of_85_chinese_characters_works() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), &format!("{}.txt", "养".repeat(83)), PLAN);
    let out = dir.path().join("out");
    fengong(&[&plan, "-o", out.to_str().unwrap()]).assert().success();
    assert!(below(&out).iter().all(|path| path.file_name().unwrap().len() <= 120));
    // The id itself is whole.
    assert!(fs::read_to_string(out.join("run.json")).unwrap().contains(&"养".repeat(83)));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_outside_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    for dangling in [false, true] {
        let (out, away) =
            (dir.path().join(format!("out-{dangling}")), dir.path().join(format!("away-{dangling}")));
        fs::create_dir(&out).unwrap();
        if !dangling {
            fs::create_dir(&away).unwrap();
        }
        std::os::unix::fs::symlink(&away, out.join("figures")).unwrap();
        let (code, said) = failure(&[&plan, "-o", out.to_str().unwrap()]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains("figures") && said.contains("之外"), "{said}");
        assert!(!away.exists() || below(&away).is_empty());
        assert_eq!(fs::read_dir(&out).unwrap().count(), 1);
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_the_folder_itself_is_followed() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    fs::create_dir(dir.path().join("real")).unwrap();
    let link = dir.path().join("link");
    std::os::unix::fs::symlink("real", &link).unwrap();
    fengong(&[&plan, "-o", link.to_str().unwrap()]).assert().success();
    assert!(link.is_symlink() && dir.path().join("real/run.json").is_file());
}

#[test]
fn what_the_user_wrote_or_changed_stays_unless_forced() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let other = write(dir.path(), "other.txt", PLAN.replace("社区食堂", "托育园"));
    let out = dir.path().join("out");
    let report = |plan: &str, more: &[&str]| {
        let args: Vec<&str> =
            [plan, "-o", out.to_str().unwrap()].into_iter().chain(more.iter().copied()).collect();
        failure(&args)
    };
    fs::create_dir_all(out.join("notes")).unwrap();
    fs::write(out.join("notes/mine.txt"), "mine").unwrap();
    assert_eq!(report(&plan, &[]).0, 0);
    assert_eq!(report(&plan, &[]).0, 0);
    for edited in ["workbook.xlsx", "tables/workload.csv"] {
        fs::write(out.join(edited), "edited by hand").unwrap();
        let before = below(&out);
        let (code, said) = report(&other, &[]);
        assert!(code == 2 && said.contains(edited) && said.contains("--force"), "{said}");
        assert_eq!(below(&out), before);
        assert_eq!(fs::read_to_string(out.join(edited)).unwrap(), "edited by hand");
        assert_eq!(report(&other, &["--force"]).0, 0);
        assert_eq!(fs::read_to_string(out.join(format!("{edited}.bak"))).unwrap(), "edited by hand");
        assert_ne!(fs::read(out.join(edited)).unwrap(), b"edited by hand");
        assert_eq!(report(&plan, &[]).0, 0);
    }
    assert_eq!(fs::read_to_string(out.join("notes/mine.txt")).unwrap(), "mine");
    assert!(below(dir.path()).iter().all(|p| !p.to_str().unwrap().contains(".fengong")));
}

#[test]
fn files_are_not_written_over_inputs_or_over_work() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let (code, said) = failure(&["extract", &plan, "-o", &plan, "--force"]);
    assert!(code == 2 && said.contains("输入"), "{said}");
    assert_eq!(fs::read_to_string(&plan).unwrap(), PLAN);
    let path = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();

    let csv = write(dir.path(), "mine.csv", "a,b\n");
    let (code, said) = failure(&["extract", &plan, "-o", &csv]);
    assert!(code == 2 && said.contains("--force"), "{said}");
    assert_eq!(fs::read_to_string(&csv).unwrap(), "a,b\n");
    stdout(&["extract", &plan, "-o", &csv, "--force"]);
    assert_eq!(fs::read_to_string(path("mine.csv.bak")).unwrap(), "a,b\n");
    // The same again changes nothing and needs no leave.
    stdout(&["extract", &plan, "-o", &csv]);

    let book = path("coded.xlsx");
    let other = write(dir.path(), "other.txt", PLAN.replace("社区食堂", "托育园"));
    stdout(&["extract", &plan, "-o", &book]);
    // Ours and untouched: replaced.
    stdout(&["extract", &other, "-o", &book]);
    let mut bytes = fs::read(&book).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&book, &bytes).unwrap();
    let (code, said) = failure(&["extract", &plan, "-o", &book]);
    assert!(code == 2 && said.contains("coded.xlsx"), "{said}");
    stdout(&["extract", &plan, "-o", &book, "--force"]);
    assert_eq!(fs::read(path("coded.xlsx.bak")).unwrap(), bytes);
}

#[test]
fn results_are_never_input() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "plan.txt", PLAN);
    let run = |args: &[&str]| fengong(args).current_dir(dir.path()).output().unwrap();
    assert!(run(&[".", "-o", "结果"]).status.success());
    let first = fs::read(dir.path().join("结果/run.json")).unwrap();
    let second = run(&[".", "-o", "结果"]);
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(second.status.success() && said.contains("结果") && said.contains("不作输入"), "{said}");
    assert_eq!(fs::read(dir.path().join("结果/run.json")).unwrap(), first);
    // Plans and results in one folder: the plans are read, the results are not.
    let here = tempfile::tempdir().unwrap();
    write(here.path(), "plan.txt", PLAN);
    for _ in 0..2 {
        let run = fengong(&[".", "-o", "."]).current_dir(here.path()).output().unwrap();
        let said = String::from_utf8(run.stderr).unwrap();
        assert!(run.status.success() && said.contains("读了1个方案"), "{said}");
    }
}

#[test]
fn a_coded_table_is_read_from_standard_input() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let wanted = stdout(&["extract", &plan, "--format", "jsonl"]);
    for form in ["csv", "jsonl"] {
        let table = stdout(&["extract", &plan, "--format", form]);
        let read = fengong(&["extract", "-", "--format", "jsonl"]).write_stdin(table).output().unwrap();
        assert_eq!(String::from_utf8(read.stdout).unwrap(), wanted, "{form}");
    }
    let csv = "序号,任务,责任单位\n1,建设社区食堂。,市民政局\n2,培训护理员。,市人社局\n";
    let read = fengong(&["extract", "-", "--format", "jsonl"]).write_stdin(csv).output().unwrap();
    assert_eq!(String::from_utf8(read.stdout).unwrap().lines().count(), 2);
}

#[test]
fn the_key_of_a_dl_file_is_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let out = dir.path().join("net.dl");
    stdout(&["graph", &plan, "--format", "dl", "-o", out.to_str().unwrap()]);
    assert!(fs::read_to_string(dir.path().join("net.dl-key.csv")).unwrap().contains("市民政局"));
    let (code, said) = failure(&["graph", &plan, "--format", "dl"]);
    assert!(code == 0 && said.contains("-o"), "{said}");
}

/// Characters that no command may let through.
fn commands(text: &str) -> Vec<char> {
    let harmful = |c: &char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(harmful).collect()
}

#[test]
fn no_character_of_a_document_commands_the_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let dirty = "\u{1b}[31m\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{2066}\u{7f}";
    let text = format!(
        "1.推进养老{dirty}服务。（责任单位：市民政局、市{dirty}局）\n2.建设{dirty}食堂。（责任单位：市月{dirty}球局）\n"
    );
    let plain = write(dir.path(), "名\u{1b}[2J\u{202e}称.txt", text);
    let escaped = serde_json::to_string(dirty).unwrap();
    let ids = write(
        dir.path(),
        "coded.jsonl",
        coded(&[&format!("a{dirty}"), "b"]).replace("社区", escaped.trim_matches('"')),
    );
    let out = dir.path().join("out");
    for input in [&plain, &ids] {
        let plan =
            json_lines(&["extract", input, "--format", "jsonl"])[0]["task"].as_str().unwrap().to_owned();
        let mut runs: Vec<Vec<&str>> = Vec::new();
        for command in ["extract", "check", "workload", "clusters", "themes", "conventions"] {
            for format in ["table", "csv", "md", "jsonl"] {
                runs.push(vec![command, input, "--format", format]);
            }
        }
        for format in ["dot", "svg", "graphml", "gexf", "json", "dl"] {
            runs.push(vec!["graph", input, "--format", format]);
        }
        for format in ["table", "csv"] {
            runs.push(vec!["explain", "民政局", input, "--format", format]);
            runs.push(vec!["explain", &plan, input, "--format", format]);
        }
        runs.push(vec!["explain", dirty, input]);
        runs.push(vec![input, "-o", out.to_str().unwrap(), "--force"]);
        for args in runs {
            let output = fengong(&args).output().unwrap();
            for text in [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()) {
                assert_eq!(commands(&text), [], "{args:?}: {text:?}");
            }
        }
    }
    for path in below(&out) {
        assert_eq!(commands(path.to_str().unwrap()), []);
        if path.extension().is_some_and(|e| e == "csv" || e == "svg" || e == "md") {
            assert_eq!(commands(&fs::read_to_string(&path).unwrap()), [], "{}", path.display());
        }
    }
}

#[test]
fn pictures_are_the_same_in_every_run() {
    let dir = tempfile::tempdir().unwrap();
    let run = |name: &str| {
        let out = dir.path().join(name);
        fengong(&[
            "graph",
            "seeds",
            "--plans",
            "dazhou-1,yinchuan",
            "--kind",
            "overlap",
            "-o",
            out.to_str().unwrap(),
        ])
        .assert()
        .success();
        fs::read(out).unwrap()
    };
    let first = run("0.pdf");
    assert!((1..4).all(|n| run(&format!("{n}.pdf")) == first));
}
