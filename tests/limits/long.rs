//! The long form of the limits: each kind of hostile file at three sizes, a line each. `cargo bench --bench limits`.
#![allow(clippy::print_stdout)]

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

use std::process::ExitCode;
use std::time::Duration;

const SIZES: [usize; 3] = [1, 4, 16];
const PATIENCE: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    let mut within = true;
    for kind in [&kinds::TEXTS[..], &kinds::PAGES, &kinds::PACKAGES, &kinds::PRINTED].concat() {
        for size in SIZES {
            let cost = cost::cost(&kind, size);
            let over = cost.peak > cost.limit || cost.time > PATIENCE;
            within &= !over;
            println!("{cost}{}", if over { "  OVER" } else { "" });
        }
    }
    let (cost, written) = whole::report_of(250, 140);
    let over = cost.peak > cost.limit;
    within &= !over;
    println!("{cost}, {} MB written{}", written >> 20, if over { "  OVER" } else { "" });
    if within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
