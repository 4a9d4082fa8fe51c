//! How fast documents are read, and that the time grows with their size and no faster.
//!
//! `cargo bench --bench reading` prints a line for each format and size; it fails where the largest document takes more
//! than [`WORST`] times what as many small ones would.
#![allow(clippy::print_stdout)]

mod files;
// One of its helpers is enough here.
#[allow(dead_code)]
#[path = "../read/pdf_files.rs"]
mod pdf_files;

use fengong::read::{self, Limits};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Sizes of the documents, in megabytes of text.
const SIZES: [usize; 4] = [1, 2, 5, 10];

/// Most times that a document may take as long as small ones of the same size together.
const WORST: f64 = 3.0;

/// Each time is the shortest of so many.
const RUNS: usize = 3;

fn main() -> ExitCode {
    println!("| format | MB of text | file in MB | ms | MB of text a second |");
    println!("|---|---|---|---|---|");
    let mut failed = false;
    for (name, make) in files::FORMATS {
        let times = SIZES.map(|size| measured(name, size, &make(size << 20)));
        let (small, large) =
            (times[0].as_secs_f64() / SIZES[0] as f64, times[3].as_secs_f64() / SIZES[3] as f64);
        if large > WORST * small {
            println!("{name}: {:.1} times the time of small documents", large / small);
            failed = true;
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The time to read a document; its line is printed.
fn measured(name: &str, size: usize, bytes: &[u8]) -> Duration {
    // Large files of one text over and over pack better than any that is written.
    let limits = Limits { file_bytes: 1 << 30, text_bytes: 1 << 30, ratio: 1 << 20, ..Limits::default() };
    let run = || {
        let begun = Instant::now();
        let read = read::document(name, bytes, &limits);
        let time = begun.elapsed();
        assert!(read.is_ok_and(|read| !read.value.blocks.is_empty()), "{name}: not read");
        time
    };
    let time = (0..RUNS).map(|_| run()).min().unwrap_or_default();
    println!(
        "| {} | {size} | {:.1} | {:.0} | {:.0} |",
        name.trim_start_matches("plan."),
        bytes.len() as f64 / 1_048_576.0,
        time.as_secs_f64() * 1000.0,
        size as f64 / time.as_secs_f64(),
    );
    time
}
