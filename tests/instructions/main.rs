//! Instructions that the program takes on the seeds, counted by valgrind: `cargo bench --bench instructions`. Clocks differ from
//! machine to machine, instructions hardly do. Fails where a command takes more than [`MARGIN`] times what it took when its
//! number was written down. Skips where there is no valgrind.
//!
//! `--profile dev` counts the program that the tests have built already, which spares a build: what grows in the one grows in the
//! other.
#![allow(clippy::print_stdout)]

use std::{
    error::Error,
    path::Path,
    process::{Command, ExitCode, Stdio},
};

/// What a command took when it was last measured, in millions: as users run it, and as it is tested.
const TAKEN: [(&[&str], [u64; 2]); 3] = [
    (&["extract", "--format", "csv"], [80, 652]),
    (&["check", "--format", "csv"], [72, 600]),
    (&["report"], [2666, 27727]),
];
/// Compilers and libraries change a few per cent from version to version.
const MARGIN: f64 = 1.25;

fn main() -> ExitCode {
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("no valgrind here: instructions were not counted");
        return ExitCode::SUCCESS;
    }
    let mut within = true;
    for (arguments, [release, dev]) in TAKEN {
        let taken = if cfg!(debug_assertions) { dev } else { release };
        match instructions(arguments) {
            Ok(now) => {
                let over = now as f64 > MARGIN * taken as f64;
                within &= !over;
                let name = arguments[0];
                println!(
                    "{name}: {now} M instructions, {taken} M written down{}",
                    if over { "  OVER" } else { "" }
                );
            }
            Err(error) => {
                within = false;
                println!("{}: {error}", arguments[0]);
            }
        }
    }
    if within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Millions of instructions of a command on the seeds, in one thread.
fn instructions(arguments: &[&str]) -> Result<u64, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut call = Command::new("valgrind");
    call.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", env!("CARGO_BIN_EXE_fengong")]);
    call.args(arguments).arg(seeds).env("RAYON_NUM_THREADS", "1").stdout(Stdio::null());
    if arguments == ["report"] {
        call.arg("-o").arg(folder.path().join("report"));
    }
    let said = String::from_utf8(call.output()?.stderr)?;
    let collected = said.lines().find_map(|line| line.split_once("Collected :"));
    let (_, count) = collected.ok_or_else(|| said.clone())?;
    Ok(count.trim().parse::<u64>()? / 1_000_000)
}
