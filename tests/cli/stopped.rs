//! Killed or interrupted while it writes, the program leaves the old results or the new ones, and the next run no litter.
//! `cargo test --release --test all -- --ignored stopped` is the long form.

#![cfg(unix)]

use super::{PLAN, fengong, write};
use rustix::process::{Pid, Signal, kill_process};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// All files below a folder but the user's own.
fn results(folder: &Path) -> Files {
    let (mut all, mut folders) = (Files::new(), vec![folder.to_owned()]);
    while let Some(at) = folders.pop() {
        for path in fs::read_dir(at).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("notes/mine.txt") {
                all.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    all
}

/// What is hidden in a folder.
fn hidden(folder: &Path) -> Vec<String> {
    let names =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with('.')).collect()
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// What a series of stopped runs came to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    old: usize,
    new: usize,
    mixed: usize,
    /// Runs that had ended before the signal came.
    late: usize,
    /// Runs after which the next one left something hidden.
    litter: usize,
}

/// Two plans are written into one folder in turn, and each run is stopped when it has begun to write.
fn stopped(times: usize, signal: Signal) -> Tally {
    let dir = tempfile::tempdir().unwrap();
    let plans = [("a.txt", PLAN.to_owned()), ("b.txt", PLAN.replace("社区食堂", "托育园"))];
    let plans = plans.map(|(name, text)| write(dir.path(), name, text));
    let whole = [0, 1].map(|n| {
        let out = dir.path().join(format!("whole-{n}"));
        fengong(&[&plans[n], "-o", out.to_str().unwrap()]).assert().success();
        results(&out)
    });
    let around = dir.path().join("around");
    let out = around.join("out");
    fs::create_dir_all(out.join("notes")).unwrap();
    fs::write(out.join("notes/mine.txt"), "mine").unwrap();
    let run = |n: usize| -> Child {
        Command::new(assert_cmd::cargo::cargo_bin("fengong"))
            .args([&plans[n], "-o", out.to_str().unwrap()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    assert!(run(0).wait().unwrap().success());
    let (mut numbers, mut tally) = (Numbers(times as u64), Tally::default());
    for n in 1..=times {
        let before = results(&out);
        let mut child = run(n % 2);
        let begun = Instant::now();
        while hidden(&around).is_empty() && child.try_wait().unwrap().is_none() {
            assert!(begun.elapsed() < Duration::from_secs(60));
        }
        let pause = Instant::now();
        let length = Duration::from_micros(numbers.below(6_000));
        while pause.elapsed() < length {}
        let ended = child.try_wait().unwrap().is_some();
        if !ended {
            kill_process(Pid::from_child(&child), signal).unwrap();
        }
        let code = child.wait().unwrap().code();
        let after = results(&out);
        assert_eq!(fs::read_to_string(out.join("notes/mine.txt")).unwrap(), "mine");
        match (after == before, after == whole[n % 2]) {
            (true, _) => tally.old += 1,
            (_, true) => tally.new += 1,
            _ => tally.mixed += 1,
        }
        tally.late += usize::from(ended);
        if signal != Signal::KILL && !ended && code != Some(0) {
            assert_eq!(code, Some(130));
            // A signal that can be answered leaves nothing even before the next run.
            assert_eq!(hidden(&around), Vec::<String>::new());
        }
        assert!(run(n % 2).wait().unwrap().success());
        let clean = hidden(&around).is_empty() && hidden(&out).is_empty() && results(&out) == whole[n % 2];
        tally.litter += usize::from(!clean);
    }
    tally
}

/// The numbers of a long series, for whoever runs it.
#[allow(clippy::print_stderr)]
fn report(times: usize, signal: Signal, tally: &Tally) {
    eprintln!("{times} × {signal:?}: {tally:?}");
}

fn holds(times: usize, signal: Signal) {
    let tally = stopped(times, signal);
    report(times, signal, &tally);
    assert_eq!((tally.mixed, tally.litter), (0, 0), "{tally:?}");
    assert!(tally.late < times, "no run was caught at work: {tally:?}");
}

#[test]
fn killed_it_leaves_the_old_or_the_new() {
    holds(8, Signal::KILL);
}

#[test]
fn interrupted_it_cleans_up() {
    holds(3, Signal::INT);
    holds(3, Signal::TERM);
}

#[test]
#[ignore = "long: a hundred kills"]
fn killed_a_hundred_times() {
    holds(100, Signal::KILL);
}

#[test]
#[ignore = "long: fifty interruptions"]
fn interrupted_fifty_times() {
    holds(50, Signal::INT);
}

#[test]
fn two_runs_into_one_folder_give_the_results_of_one() {
    let dir = tempfile::tempdir().unwrap();
    let plan = write(dir.path(), "plan.txt", PLAN);
    let out = dir.path().join("out");
    let start = || {
        Command::new(assert_cmd::cargo::cargo_bin("fengong"))
            .args([&plan, "-o", out.to_str().unwrap()])
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let mut runs = [start(), start(), start()];
    assert!(runs.iter_mut().all(|run| run.wait().unwrap().success()));
    assert!(out.join("run.json").is_file() && hidden(dir.path()).is_empty() && hidden(&out).is_empty());
}

/// A program that is started in the place of LibreOffice.
fn stand_in(folder: &Path, script: &str) -> std::ffi::OsString {
    use std::os::unix::fs::PermissionsExt as _;
    let bin = folder.join("bin");
    fs::create_dir_all(&bin).unwrap();
    let program = bin.join("soffice");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let path = std::env::var_os("PATH").unwrap();
    std::env::join_paths([bin].into_iter().chain(std::env::split_paths(&path))).unwrap()
}

#[test]
fn the_converter_has_a_profile_of_its_own_and_no_way_out() {
    let dir = tempfile::tempdir().unwrap();
    let rtf = write(dir.path(), "plan.rtf", "{\\rtf1 x}");
    let said = dir.path().join("said");
    let script = format!(
        "profile=${{1#-env:UserInstallation=file://}}\ncat \"$profile/user/registrymodifications.xcu\" > '{0}'\nenv >> '{0}'",
        said.display()
    );
    let path = stand_in(dir.path(), &script);
    let temporary = dir.path().join("tmp");
    fs::create_dir_all(temporary.join("fengong-convert-dead")).unwrap();
    fs::write(temporary.join("fengong-convert-dead/in-use"), "").unwrap();
    fs::create_dir_all(temporary.join("fengong-convert-not-ours")).unwrap();
    let run =
        fengong(&["extract", &rtf]).env("PATH", path).env("TMPDIR", &temporary).env("no_proxy", "*").output();
    assert_eq!(run.unwrap().status.code(), Some(2));
    let said = fs::read_to_string(said).unwrap();
    for setting in [
        "BlockUntrustedRefererLinks",
        "DisableMacrosExecution",
        "https_proxy=http://127.0.0.1:9",
        "HTTP_PROXY=",
    ] {
        assert!(said.contains(setting), "{setting}: {said}");
    }
    assert!(!said.contains("no_proxy"), "{said}");
    // What a killed run left is gone; what is not known to be ours is not touched.
    let left: Vec<_> = fs::read_dir(&temporary).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["fengong-convert-not-ours"]);
}

#[test]
fn a_conversion_ends_with_the_program() {
    let dir = tempfile::tempdir().unwrap();
    let rtf = write(dir.path(), "plan.rtf", "{\\rtf1 x}");
    let started = dir.path().join("started");
    let path = stand_in(
        dir.path(),
        &format!("sleep 300 &\necho $! > '{0}.new'\nmv '{0}.new' '{0}'\nwait", started.display()),
    );
    let temporary = dir.path().join("tmp");
    fs::create_dir_all(&temporary).unwrap();
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("fengong"))
        .args(["extract", &rtf])
        .env("PATH", path)
        .env("TMPDIR", &temporary)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while !started.exists() {
        assert!(begun.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(5));
    }
    kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0);
    let pid: i32 = fs::read_to_string(started).unwrap().trim().parse().unwrap();
    let gone = || rustix::process::test_kill_process(Pid::from_raw(pid).unwrap()).is_err();
    let begun = Instant::now();
    while !gone() {
        // A dead process whose parent has gone waits for the system to take it away.
        let state = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        if state.contains(") Z") {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "the converter lives on");
    }
}
