//! The page on R: its code is run on the results of the seeds, where R is.

use super::{models::r, stdout};

/// The code between ```r and ``` of a page.
fn code(page: &str) -> String {
    let blocks = page.split("```r\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_page_on_r_runs() {
    let dir = tempfile::tempdir().unwrap();
    let name = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    stdout(&["report", "seeds", "-o", &name("results")]);
    stdout(&["extract", "seeds", "--format", "jsonl", "-o", &name("coded.jsonl")]);
    let script = code(include_str!("../../src/r/README.md"));
    std::fs::write(name("page.R"), script).unwrap();
    if let Some(said) = r(dir.path(), &["readr", "igraph", "jsonlite"], "page.R") {
        for told in ["548 assignments of 85 tasks", "two-mode: TRUE", "tasks 15, bodies 22", "85 lines"] {
            assert!(said.contains(told), "{told}: {said}");
        }
    }
}
