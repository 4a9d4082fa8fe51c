//! What a hostile file may cost: no more memory than 64 MB and twelve times its size, and little time, from its bytes to
//! the coded table and the list of what a coder must look at.

mod kinds;
// Some of their helpers are enough here.
#[allow(dead_code)]
#[path = "../read/pdf_files.rs"]
mod pdf_files;
#[allow(dead_code)]
#[path = "../read/support.rs"]
mod support;

use fengong::load::{self, Knowledge};
use fengong::model::{Convention, PlanIndex};
use fengong::render::{Lang, tables};
use kinds::Kind;
use peak_alloc::PeakAlloc;
use std::sync::Mutex;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// One file at a time, or one would be charged with another's memory.
static ALONE: Mutex<()> = Mutex::new(());

/// Longest time for a file of these sizes, unoptimised and on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Reads a file as `extract` and `check` do; what is made of it is made part by part.
fn run(name: &str, bytes: Vec<u8>) {
    let Ok(loaded) = load::document(name, bytes, &Knowledge::default()) else { return };
    let corpus = &loaded.read.value;
    for (at, plan) in corpus.plans.iter().enumerate() {
        for (number, task) in plan.tasks.iter().enumerate() {
            for from in (0..task.assignments.len()).step_by(20) {
                let part = from..from + 20;
                let rows = tables::assignments_of(corpus, at as PlanIndex, number, part, Convention::Literal);
                drop(tables::csv(&rows, tables::CsvOptions::default()));
            }
        }
    }
    drop(tables::csv(&tables::check(&loaded.read.diagnostics, Lang::Zh), tables::CsvOptions::default()));
}

/// What a file costs beyond its limit, if it does.
fn over(kind: &Kind, size: usize) -> Option<String> {
    let (name, what, make) = kind;
    let bytes = make(size);
    let limit = (64 << 20) + 12 * bytes.len();
    MEMORY.reset_peak_usage();
    let begun = Instant::now();
    run(name, bytes);
    let (peak, time) = (MEMORY.peak_usage(), begun.elapsed());
    (peak > limit || time > PATIENCE)
        .then(|| format!("{name}, {what}, size {size}: {peak} bytes of {limit}, {time:?}"))
}

fn all_within(kinds: &[Kind]) {
    let _alone = ALONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let over: Vec<String> =
        kinds.iter().flat_map(|kind| [1, 4].map(|size| over(kind, size))).flatten().collect();
    assert_eq!(over, Vec::<String>::new());
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
fn a_limit_that_is_raised_is_the_user_s() {
    let long = format!("推进养老服务。（责任单位：{}）", "市民政局、市财政局、".repeat(400));
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
