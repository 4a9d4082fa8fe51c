//! Many plans: a report that sets them side by side, and output in proportion to them.

use super::{failure, fengong};
use serde_json::Value;
use std::path::Path;

// Some of it is for the benchmark only.
#[allow(dead_code)]
#[path = "../growth/plans.rs"]
mod plans;

/// Tasks of a plan: few, since the tests run unoptimised.
const TASKS: usize = 8;

fn report(folder: &Path, plans: usize, more: &[&str]) -> (Value, String) {
    let input = folder.join("plans");
    plans::write(&input, 0..plans, TASKS).unwrap();
    let out = folder.join("out");
    let mut args = vec![input.to_str().unwrap(), "-o", out.to_str().unwrap(), "--lang", "en"];
    args.extend(more);
    let said = fengong(&args).assert().success().get_output().stderr.clone();
    let run = std::fs::read_to_string(out.join("run.json")).unwrap();
    (serde_json::from_str(&run).unwrap(), String::from_utf8(said).unwrap())
}

fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|e| if e.path().is_dir() { size(&e.path()) } else { e.metadata().unwrap().len() }).sum()
}

fn has(folder: &Path, table: &str) -> bool {
    folder.join(format!("out/tables/{table}.csv")).is_file()
}

/// The fields of a table, by row; the first row are the heads.
fn table(folder: &Path, name: &str) -> Vec<Vec<String>> {
    let path = folder.join(format!("out/tables/{name}.csv"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn beyond_twelve_plans_they_stand_side_by_side_and_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (run, said) = report(folder, 14, &[]);
    assert!(said.contains("--every-plan"), "{said}");
    let unsaid = run["unsaid"].as_array().unwrap();
    assert!(unsaid.iter().any(|u| u["topic"] == "each-plan"), "{unsaid:?}");
    for name in ["panel", "copied-tasks", "usual-owners", "departures"] {
        assert!(has(folder, name), "{name}");
    }
    for name in ["clusters", "ties", "flips", "workload"] {
        assert!(!has(folder, name), "{name}");
    }
    assert_eq!(table(folder, "panel").len(), 1 + 14);
    // Every task is in one table, every assignment in the other, and texts are not repeated.
    let (tasks, assignments) = (table(folder, "tasks"), table(folder, "assignments"));
    assert_eq!(tasks.len(), 1 + 14 * TASKS);
    let key = |rows: &[Vec<String>], head: &str| rows[0].iter().position(|h| h == head).unwrap();
    let (task, of) = (key(&tasks, "task"), key(&assignments, "task"));
    let known: std::collections::HashSet<&str> = tasks[1..].iter().map(|row| row[task].as_str()).collect();
    assert!(assignments.len() > tasks.len());
    assert!(assignments[1..].iter().all(|row| known.contains(row[of].as_str())));
    assert!(!assignments[0].contains(&"text".to_owned()));
    let page = std::fs::metadata(folder.join("out/report.html")).unwrap().len();
    assert!(page < 5 << 20, "a page of {page} bytes");
    // Tasks of the common stock are found, with the earliest year first.
    let copies = table(folder, "copied-tasks");
    assert!(copies.len() > 1, "{copies:?}");
}

#[test]
fn every_plan_is_told_by_itself_where_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let named = (0..13).map(|n| format!("p{n:05}")).collect::<Vec<_>>().join(",");
    for asked in [&["--every-plan", "--draws", "20"][..], &["--plans", &named, "--draws", "20"]] {
        let (run, _) = report(folder, 13, asked);
        assert!(has(folder, "clusters"), "{asked:?}");
        assert!(run["unsaid"].as_array().unwrap().iter().all(|u| u["topic"] != "each-plan"));
    }
    let (code, said) =
        failure(&[folder.join("plans").to_str().unwrap(), "--plans", "nobody", "-o", "/nowhere"]);
    assert!(code == 2 && said.contains("nobody"), "{said}");
}

/// The tables of a command, by their first head, and what it said.
fn tables(command: &str, input: &Path, more: &[&str]) -> (Vec<Vec<csv::StringRecord>>, String) {
    let mut args = vec![command, input.to_str().unwrap(), "--format", "csv", "--lang", "en"];
    args.extend(more);
    let output = fengong(&args).assert().success().get_output().clone();
    let text = String::from_utf8(output.stdout).unwrap();
    let read = |table: &str| {
        let reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
        reader.into_records().map(Result::unwrap).collect()
    };
    (text.split("\n\n").map(read).collect(), String::from_utf8(output.stderr).unwrap())
}

/// Whether a column holds anything, in whichever table has it.
fn filled(tables: &[Vec<csv::StringRecord>], column: &str) -> bool {
    let places = tables.iter().filter_map(|t| Some((t, t[0].iter().position(|head| head == column)?)));
    let found: Vec<_> = places.collect();
    assert!(!found.is_empty(), "no table has {column}");
    found.iter().any(|(table, at)| table[1..].iter().any(|row| !row[*at].is_empty()))
}

#[test]
fn of_many_plans_nothing_is_inferred_unless_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("plans");
    plans::write(&input, 0..13, TASKS).unwrap();
    let named = (0..13).map(|n| format!("p{n:05}")).collect::<Vec<_>>().join(",");
    let asked = [&["--every-plan", "--draws", "40"][..], &["--plans", &named, "--draws", "40"]];
    for (command, told, inferred) in [
        ("workload", ["betweenness", "value"], ["value_null_low", "p"]),
        ("clusters", ["modularity", "expected"], ["partition_p", "core_p"]),
    ] {
        let (many, said) = tables(command, &input, &[]);
        assert!(said.contains("--every-plan"), "{said}");
        assert!(told.iter().all(|column| filled(&many, column)), "{command}");
        assert!(inferred.iter().all(|column| !filled(&many, column)), "{command}");
        for asked in asked {
            let (all, said) = tables(command, &input, asked);
            assert!(!said.contains("--every-plan"), "{said}");
            assert!(inferred.iter().all(|column| filled(&all, column)), "{command}");
            assert_eq!(
                all.iter().map(|t| &t[0]).collect::<Vec<_>>(),
                many.iter().map(|t| &t[0]).collect::<Vec<_>>()
            );
        }
    }
}

#[test]
fn what_is_written_grows_with_the_plans_and_no_faster() {
    let written = |plans: usize| {
        let folder = tempfile::tempdir().unwrap();
        report(folder.path(), plans, &[]);
        size(&folder.path().join("out")) as f64 / plans as f64
    };
    let (few, many) = (written(14), written(42));
    assert!(many < 1.1 * few, "{few} and {many} bytes a plan");
}
