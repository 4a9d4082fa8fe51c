//! The `fengong` command line: the only place that prints, writes files and exits.

mod args;
mod commands;
mod failure;
mod folder;
mod help;
mod input;
mod line;
mod listed;
mod message;
mod output;
mod owned;
mod session;
mod spool;
mod staging;
mod stop;
mod stream;

use std::process::ExitCode;

/// A report is many small strings made on all threads: this allocator takes a fifth off its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Stack of a thread: reading the lists of words takes more than the usual two megabytes where nothing is optimised.
const STACK: usize = 16 << 20;

fn main() -> ExitCode {
    // Fails only where there is a pool already, which nothing before this makes.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    ExitCode::from(line::run(std::env::args_os()))
}
