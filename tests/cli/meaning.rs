//! What hangs on the table of meaning: the same on any number of threads, and a clear line where it cannot speak.

use super::{PLAN, failure, fengong, json_lines, stdout, write};
use std::fmt::Write as _;

#[test]
fn the_number_of_threads_changes_no_byte() {
    for args in [
        ["overlap", "seeds", "--plans", "yinchuan,dazhou-1", "--format", "jsonl"].as_slice(),
        &["themes", "seeds", "--codebook", "instruments", "--format", "jsonl"],
    ] {
        let on = |threads: &str| fengong(args).env("RAYON_NUM_THREADS", threads).output().unwrap();
        let (one, three) = (on("1"), on("3"));
        assert!(one.status.success() && !one.stdout.is_empty());
        assert_eq!(one.stdout, three.stdout, "{args:?}");
    }
}

#[test]
fn plans_without_a_word_that_the_table_knows_are_compared_by_what_they_share() {
    let dir = tempfile::tempdir().unwrap();
    let plan = |file: &str, second: &str| {
        let rows = format!("1\tIPv6 upgrade of data centre\t市民政局牵头\n2\t{second}\t市财政局负责\n");
        write(dir.path(), file, format!("任务分工表\n\n序号\t任务\t责任单位\n{rows}"))
    };
    let (a, b) = (plan("a.txt", "RFID gateway"), plan("b.txt", "WLAN hotspots"));
    let other = write(dir.path(), "c.txt", "任务分工表\n\n序号\t任务\t责任单位\n1\tQWERTY\t市民政局牵头\n");
    let same = json_lines(&["overlap", &a, &b, "--plans", "a,b", "--format", "jsonl"]);
    assert!(same.iter().any(|p| p["a"] == "a/1" && p["b"] == "b/1" && p["grade"] != "theme"), "{same:?}");
    let none = json_lines(&["overlap", &a, &other, "--plans", "a,c", "--format", "jsonl"]);
    assert!(none.iter().all(|p| p["grade"] == "theme"), "{none:?}");
}

#[test]
fn a_codebook_of_a_thousand_themes_is_applied_and_one_with_foreign_vectors_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let mut book = String::new();
    for n in 0..1000 {
        let word = if n == 7 { "食堂".to_owned() } else { format!("词{n}号") };
        writeln!(book, "[[theme]]\nid = \"t{n}\"\nzh = \"主题{n}\"\nkeywords = [\"{word}\"]").unwrap();
    }
    let book = write(dir.path(), "book.toml", book);
    let themes = json_lines(&["themes", &plan, "--codebook", &book, "--format", "jsonl"]);
    let had =
        |id: &str| themes.iter().find(|t| t["theme"] == id).unwrap()["plans"]["plan"]["tasks"].to_string();
    assert_eq!(themes.len(), 1000);
    assert!(had("t7").contains("plan/1") && had("t8") == "[]", "{} {}", had("t7"), had("t8"));

    let foreign = "[[theme]]\nid = \"a\"\nzh = \"甲\"\nkeywords = [\"甲\"]\ncentre = \"AAAA\"\n";
    let foreign = write(dir.path(), "foreign.toml", foreign);
    let (code, said) = failure(&["themes", &plan, "--codebook", &foreign]);
    assert!(code == 2 && said.contains("foreign.toml") && said.contains("`a`"), "{said}");
    assert!(stdout(&["themes", &plan, "--codebook", "instruments"]).contains("facilities"));
}
