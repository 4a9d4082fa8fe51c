//! Themes drafted from the texts, and the test whether people see them.

use super::{failure, fengong, stdout, write};
use std::{fs, path::Path};

/// Plans on three things, none of which the built-in codebook knows.
fn plan(folder: &Path) -> String {
    let things = ["农业机械装备", "农田灌溉渠道", "青年歌手大赛"];
    let verbs = ["推广", "检修", "补贴", "筹备", "登记", "巡查", "公布", "改进"];
    let tasks = things.iter().flat_map(|thing| verbs.iter().map(move |verb| format!("{verb}{thing}。")));
    let rows: Vec<_> =
        tasks.enumerate().map(|(i, task)| format!("{}\t{task}\t市财政局牵头\n", i + 1)).collect();
    write(folder, "plan.txt", format!("乐安市重点任务分工表\n\n序号\t任务\t责任单位\n{}", rows.concat()))
}

#[test]
fn a_draft_is_edited_and_given_back() {
    let dir = tempfile::tempdir().unwrap();
    let (plan, book) = (plan(dir.path()), dir.path().join("book.toml"));
    let book = book.to_str().unwrap();
    let told = stdout(&["themes", &plan, "--propose", book, "--format", "csv"]);
    assert!(told.contains("农业机械装备") && told.contains("stability"), "{told}");
    // The tables call it a draft; so does what is coded by it, until a person takes it over.
    let drafted = stdout(&["themes", &plan, "--codebook", book, "--format", "jsonl"]);
    assert_eq!(drafted.matches("（草拟）").count(), 3, "{drafted}");
    let edited = fs::read_to_string(book).unwrap().replace("draft = true\n", "");
    let mine = write(dir.path(), "mine.toml", edited);
    let mine = stdout(&["themes", &plan, "--codebook", &mine, "--format", "jsonl"]);
    assert!(!mine.contains("草拟") && mine.lines().count() == 3, "{mine}");
    // Twice the same bytes.
    let again = dir.path().join("again.toml");
    stdout(&["themes", &plan, "--propose", again.to_str().unwrap()]);
    assert_eq!(fs::read(book).unwrap(), fs::read(&again).unwrap());
}

#[test]
fn the_intruder_test_goes_out_and_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let (plan, book) = (plan(dir.path()), dir.path().join("book.toml"));
    let book = book.to_str().unwrap();
    stdout(&["themes", &plan, "--propose", book]);
    let items = dir.path().join("items.csv");
    stdout(&["themes", &plan, "--codebook", book, "--intruders", items.to_str().unwrap()]);
    let text = fs::read_to_string(&items).unwrap();
    assert_eq!(text.lines().count(), 7, "{text}"); // three themes of eight measures, two items each
    // The first coder sees the stranger by its thing, the second always says A.
    let filled = |answer: &dyn Fn(&[&str]) -> char| {
        let mut lines = text.lines();
        let mut out = format!("{}\n", lines.next().unwrap());
        for line in lines {
            let cells: Vec<&str> = line.split(',').collect();
            out.push_str(&format!(
                "{}{}\n",
                line.trim_end_matches(','),
                format_args!(",{}", answer(&cells[1..6]))
            ));
        }
        out
    };
    let of_thing = |cell: &str, thing: &str| cell.contains(thing);
    let sees = |cells: &[&str]| {
        let things = ["农业机械", "灌溉", "歌手"];
        let alone = cells.iter().position(|c| {
            things.iter().any(|t| of_thing(c, t) && cells.iter().filter(|o| of_thing(o, t)).count() == 1)
        });
        ['A', 'B', 'C', 'D', 'E'][alone.unwrap()]
    };
    let one = write(dir.path(), "one.csv", filled(&sees));
    let other = write(dir.path(), "other.csv", filled(&|_| 'A'));
    let args =
        ["themes", &plan, "--codebook", book, "--answers", &one, "--answers", &other, "--format", "csv"];
    let told = stdout(&args);
    let row = |coder: &str| told.lines().find(|l| l.starts_with(coder)).unwrap().to_owned();
    assert!(row("one").starts_with("one,6,6,6,1,"), "{told}");
    assert!(row("other").starts_with("other,6,6,") && row("合计").starts_with("合计,6,12,"), "{told}");
    // The second coder found as many as the stranger happened to be first; each theme has its own row over both.
    let themes: Vec<&str> =
        told.lines().filter(|l| l.contains("（草拟）,") && l.contains(" (draft),2,4,")).collect();
    assert_eq!(themes.len(), 3, "{told}");
    // Answers to other items are refused, and so is what is no letter.
    let (code, said) = failure(&["themes", &plan, "--codebook", book, "--seed", "9", "--answers", &one]);
    assert!(code == 2 && said.contains("--seed"), "{said}");
    let odd = write(dir.path(), "odd.csv", filled(&|_| 'X'));
    let (code, said) = failure(&["themes", &plan, "--codebook", book, "--answers", &odd]);
    assert!(code == 2 && said.contains("A–E"), "{said}");
    let (code, said) = failure(&["themes", &plan, "--codebook", book, "--answers", &plan]);
    assert!(code == 2 && said.contains("混入测验"), "{said}");
}

#[test]
fn nothing_to_draft_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let plan =
        write(dir.path(), "plan.txt", "乐安市分工表\n\n序号\t任务\t责任单位\n1\tABC 123。\t市财政局牵头\n");
    let book = dir.path().join("book.toml");
    let output = fengong(&["themes", &plan, "--propose", book.to_str().unwrap()]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.contains("没有草拟出主题"), "{said}");
    let (code, said) = failure(&["themes", &plan, "--codebook", book.to_str().unwrap()]);
    assert!(code == 2 && said.contains("book.toml"), "{said}");
    let empty = write(dir.path(), "empty.toml", "");
    let (code, said) = failure(&["themes", &plan, "--codebook", &empty]);
    assert!(code == 2 && said.contains("empty.toml") && said.contains("no theme"), "{said}");
}
