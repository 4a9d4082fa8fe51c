//! What a hostile file may cost: no more memory than 64 MB and twelve times its size, and little time, from its bytes to
//! the coded table and the list of what a coder must look at. `cargo bench --bench limits` measures larger ones.

mod cost;
mod kinds;
// Some of their helpers are enough here.
#[allow(dead_code)]
#[path = "../read/pdf_files.rs"]
mod pdf_files;
#[allow(dead_code)]
#[path = "../read/support.rs"]
mod support;
mod whole;

use cost::cost;
use fengong::load::{self, Knowledge};
use kinds::Kind;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

static ALONE: Mutex<()> = Mutex::new(());

/// Longest time for a file of these sizes, unoptimised and on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

fn all_within(kinds: &[Kind]) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let costs = kinds.iter().flat_map(|kind| [1, 2].map(|size| cost(kind, size)));
    let over = costs.filter(|c| c.peak > c.limit || c.time > PATIENCE).map(|c| c.to_string());
    assert_eq!(over.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn texts() {
    all_within(&kinds::TEXTS);
}

#[test]
fn pages() {
    all_within(&kinds::PAGES);
}

#[test]
fn packages() {
    all_within(&kinds::PACKAGES);
}

#[test]
fn printed() {
    all_within(&kinds::PRINTED);
}

#[test]
fn a_report_of_many_bodies() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let (cost, written) = whole::report_of(60, 70);
    assert!(cost.peak <= cost.limit, "{cost}, {written} bytes written");
}

#[test]
fn a_coded_table_is_bounded_as_documents_are() {
    let rows = (0..3000).map(|n| format!("a/1,推进养老服务。,见名单,市第{n}促进会,lead\n"));
    let table = format!("task,text,responsibility,name,duty\n{}", rows.collect::<String>());
    let bodies = |statement: usize| {
        let mut knowledge = Knowledge::default();
        assert!(knowledge.limits.set("statement", statement as u64));
        let loaded = load::document("t.csv", table.as_bytes(), &knowledge).expect("a coded table");
        let cut = loaded.read.diagnostics.iter().any(|d| d.code == "long-statement");
        (loaded.read.value.plans[0].tasks[0].assignments.len(), cut)
    };
    let (few, cut) = bodies(1500);
    assert!(few < 500 && cut, "{few}");
    assert_eq!(bodies(100_000), (3000, false));
}

#[test]
fn a_limit_that_is_raised_is_the_user_s() {
    let names: Vec<String> = (0..800).map(|n| format!("市第{n}促进会")).collect();
    let long = format!("推进养老服务。（责任单位：{}）", names.join("、"));
    let bodies = |statement: usize| {
        let mut knowledge = Knowledge::default();
        assert!(knowledge.limits.set("statement", statement as u64));
        let loaded = load::document("t.txt", long.as_bytes(), &knowledge).expect("a plan");
        let cut = loaded.read.diagnostics.iter().any(|d| d.code == "long-statement");
        (loaded.read.value.plans[0].tasks[0].assignments.len(), cut)
    };
    let (few, cut) = bodies(100);
    assert!(few < 25 && cut, "{few}");
    let (all, cut) = bodies(10_000);
    assert!(all == 800 && !cut, "{all}");
}
