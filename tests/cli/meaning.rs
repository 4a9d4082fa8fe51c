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

/// In a field whose plans all speak of one thing, what they all say counts little; below 200 plans nothing shows what that is.
#[test]
fn plans_are_compared_by_what_is_common_in_their_own_corpus_where_it_is_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let own = [
        "修建老人食堂",
        "开办长者助餐点",
        "检修高压电缆",
        "更换供电线路",
        "排查燃气管道",
        "栽种行道树",
        "疏浚河道",
        "扩建校舍",
    ];
    for n in 0..200 {
        let task = |at: usize| format!("推进智慧养老服务，{}第{n}批", own[(n + at) % own.len()]);
        let rows = format!("1\t{}\t市民政局牵头\n2\t{}\t市财政局负责\n", task(0), task(1));
        write(dir.path(), &format!("p{n:03}.txt"), format!("任务分工表\n\n序号\t任务\t责任单位\n{rows}"));
    }
    let folder = dir.path().to_str().unwrap();
    let call = ["overlap", folder, "--plans", "p000,p001", "--format", "jsonl"];
    let adapted = |threads: &str| {
        let run = fengong(&call).arg("--adapt").env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    };
    let of = |lines: &[serde_json::Value], a: &str, b: &str| {
        lines.iter().find(|p| p["a"] == a && p["b"] == b).map_or(0.0, |p| p["score"].as_f64().unwrap())
    };
    let (one, plain) = (adapted("1"), json_lines(&call));
    assert_eq!(one, adapted("3"));
    let own: Vec<serde_json::Value> = one.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert!(own.iter().all(|p| p["a"].as_str().unwrap().starts_with("p000/")), "{own:?}");
    // Both plans open dining rooms; the cables of the one and the dining rooms of the other share what all plans say.
    assert!(of(&own, "p000/2", "p001/1") > 0.5, "{own:?}");
    assert!(of(&own, "p000/1", "p001/2") < of(&plain, "p000/1", "p001/2"), "{own:?} {plain:?}");

    let few = write(dir.path(), "alone.txt", PLAN);
    let (code, said) = failure(&["overlap", &few, &format!("{folder}/p000.txt"), "--adapt"]);
    assert!(code == 2 && said.contains("200") && said.contains("--adapt"), "{said}");
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
