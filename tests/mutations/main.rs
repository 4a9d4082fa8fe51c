//! Mutated files of every format, many of them: `cargo bench --bench mutations -- 5000` reads 5000 a format.
//!
//! Each is read or refused, within ten seconds and a gigabyte, and no panic leaves the reader. A line a format says how
//! many were read, how many refused, and what the slowest and the hungriest took.
#![allow(clippy::print_stdout)]

// Their helpers and samples are what is used here, their tests are not.
#[allow(dead_code, unused_imports)]
#[path = "../read/damaged.rs"]
mod damaged;
#[allow(dead_code, unused_imports)]
#[path = "../read/old_workbook.rs"]
mod old_workbook;
#[allow(dead_code, unused_imports)]
#[path = "../read/packages.rs"]
mod packages;
#[allow(dead_code, unused_imports)]
#[path = "../read/pdf_files.rs"]
mod pdf_files;
#[allow(dead_code, unused_imports)]
#[path = "../read/support.rs"]
mod support;

use fengong::load::{self, Knowledge};
use fengong::render::{Lang, tables};
use peak_alloc::PeakAlloc;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const LONGEST: Duration = Duration::from_secs(10);
const MOST: usize = 1 << 30;

fn main() -> ExitCode {
    let numbers: Vec<u64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let (count, seed) = (numbers.first().copied().unwrap_or(100), numbers.get(1).copied().unwrap_or(1));
    let mut failed = false;
    for name in damaged::SAMPLES {
        failed |= !format(name, count, seed);
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Mutates a format's file so often; whether all went well.
fn format(name: &str, count: u64, seed: u64) -> bool {
    let whole = damaged::sample(name);
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let (mut read, mut slowest, mut hungriest, mut panics) = (0, Duration::ZERO, 0, 0);
    for _ in 0..count {
        let bytes = damaged::mutated(&whole, &mut chance);
        MEMORY.reset_peak_usage();
        let begun = Instant::now();
        match catch_unwind(AssertUnwindSafe(|| goes_through(name, bytes))) {
            Ok(through) => read += u64::from(through),
            Err(_) => panics += 1,
        }
        slowest = slowest.max(begun.elapsed());
        hungriest = hungriest.max(MEMORY.peak_usage());
    }
    let refused = count - read - panics;
    let (time, memory) = (slowest.as_millis(), hungriest >> 20);
    println!(
        "{name}: {count} mutations, {read} read, {refused} refused, {panics} panics, at most {time} ms and {memory} MB"
    );
    panics == 0 && slowest <= LONGEST && hungriest <= MOST
}

/// From bytes to tables; whether the file was read.
fn goes_through(name: &str, bytes: Vec<u8>) -> bool {
    let Ok(loaded) = load::document(name, bytes, &Knowledge::default()) else { return false };
    let plans: Vec<_> = (0..loaded.read.value.plans.len() as u32).collect();
    let rows = tables::assignments(&loaded.read.value, &plans, fengong::model::Convention::Literal);
    drop(tables::csv(&rows, tables::CsvOptions::default()));
    drop(tables::csv(&tables::check(&loaded.read.diagnostics, Lang::Zh), tables::CsvOptions::default()));
    true
}
