//! What each command costs as plans become many: `cargo bench --bench growth`, or with sizes of your own
//! (`cargo bench --bench growth -- 2 20 200 2000`), or of some commands only (`-- 20000 extract check`). Prints a line a command and size: wall clock, processor time, memory at its
//! most, bytes written. Fails where the time a plan at the largest size is more than [`WORST`] times that at 20 plans or more.
#![allow(clippy::print_stdout)]

mod plans;

use std::{
    error::Error,
    fs::{self, File},
    path::Path,
    process::{Command, ExitCode, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

const SIZES: [usize; 3] = [2, 20, 200];
/// Growth of n log n between 20 and 2,000 plans, and half as much again for a machine that does other things.
const WORST: f64 = 3.8;
const COMMANDS: [&str; 7] = ["extract", "check", "workload", "themes", "overlap", "clusters", "report"];

fn main() -> ExitCode {
    match run() {
        Ok(slow) if slow.is_empty() => ExitCode::SUCCESS,
        Ok(slow) => {
            slow.iter().for_each(|line| println!("{line}"));
            ExitCode::FAILURE
        }
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The lines that tell what grows too fast.
fn run() -> Result<Vec<String>, Box<dyn Error>> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let mut sizes: Vec<usize> = asked.iter().filter_map(|size| size.parse().ok()).collect();
    let named = |command: &str| asked.iter().any(|word| word == command);
    let all = !COMMANDS.into_iter().any(named);
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    sizes.sort_unstable();
    let folder = tempfile::tempdir()?;
    let input = folder.path().join("plans");
    println!("| plans | command | s | CPU s | MB at most | MB written |");
    println!("|---|---|---|---|---|---|");
    let mut first = [None; COMMANDS.len()];
    let (mut slow, mut made) = (Vec::new(), 0);
    for size in sizes {
        plans::write(&input, made..size, plans::TASKS)?;
        made = size;
        for (command, first) in COMMANDS.iter().zip(&mut first).filter(|(command, _)| all || named(command)) {
            let cost = Cost::of(command, &input, folder.path())?;
            let Cost { wall, cpu, memory, written } = cost;
            println!("| {size} | {command} | {wall:.2} | {cpu:.2} | {memory:.0} | {written:.1} |");
            let each = cpu / size as f64;
            let from = *first.get_or_insert(if size < 20 { f64::INFINITY } else { each });
            if from.is_infinite() {
                *first = None;
            } else if each > WORST * from {
                slow.push(format!("{command}: {:.1} times the time a plan at {size} plans", each / from));
            }
        }
    }
    Ok(slow)
}

/// What a run took: seconds and megabytes.
struct Cost {
    wall: f64,
    cpu: f64,
    memory: f64,
    written: f64,
}

impl Cost {
    fn of(command: &str, input: &Path, folder: &Path) -> Result<Self, Box<dyn Error>> {
        let out = folder.join("out");
        let mut call = Command::new(env!("CARGO_BIN_EXE_fengong"));
        call.arg(command).arg(input).stderr(Stdio::null()).stdin(Stdio::null());
        if command == "report" {
            call.arg("-o").arg(&out).stdout(Stdio::null());
        } else {
            call.args(["--format", "csv"]).stdout(File::create(&out)?);
        }
        let (before, begun) = (children_cpu(), Instant::now());
        let mut child = call.spawn()?;
        let mut memory: f64 = 0.0;
        let status = loop {
            memory = memory.max(peak_memory(child.id()));
            if let Some(status) = child.try_wait()? {
                break status;
            }
            sleep(Duration::from_millis(2));
        };
        let (wall, cpu) = (begun.elapsed().as_secs_f64(), children_cpu() - before);
        if !status.success() {
            return Err(format!("{command} failed").into());
        }
        let written = size(&out)? as f64 / 1e6;
        if out.is_dir() {
            fs::remove_dir_all(&out)?;
        } else {
            fs::remove_file(&out)?;
        }
        Ok(Self { wall, cpu, memory, written })
    }
}

fn size(path: &Path) -> std::io::Result<u64> {
    if path.is_file() {
        return Ok(fs::metadata(path)?.len());
    }
    fs::read_dir(path)?.map(|entry| size(&entry?.path())).sum()
}

/// Megabytes that a process held at its most so far, where the system tells (Linux); else 0.
fn peak_memory(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}

/// Processor seconds of the processes that were waited for, where the system tells (Linux, 100 ticks a second); else 0.
fn children_cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Fields are counted behind the name, which may hold anything: user and system time of the children are 14th and 15th.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks: f64 = fields.split_whitespace().skip(13).take(2).filter_map(|t| t.parse::<f64>().ok()).sum();
    ticks / 100.0
}
