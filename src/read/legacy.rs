//! Old formats (`.doc`, `.wps`, `.rtf`, `.odt`) through LibreOffice, where it is installed.
//!
//! A document is not trusted: LibreOffice runs with a profile of its own in which links are not followed, nothing is
//! updated and no macro runs, with proxies that lead nowhere, and on Linux, where the system lets it, without network.

use super::{ReadError, ReadErrorKind};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Longest time a conversion may take.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Names LibreOffice goes by.
const PROGRAMS: &[&str] = &["soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"];

/// How the names of our temporary folders begin.
const PREFIX: &str = "fengong-convert-";
/// The file in each that is locked as long as it is in use.
const IN_USE: &str = "in-use";

/// What LibreOffice must not do.
const PROFILE: &str = include_str!("legacy_profile.xcu");

/// A program that is given such an address for its proxy reaches nothing: the port for discarding is closed.
const NOWHERE: &str = "http://127.0.0.1:9";

/// Conversions under way, by the number of their process, with their folders.
static RUNNING: Mutex<BTreeMap<u32, PathBuf>> = Mutex::new(BTreeMap::new());

fn running() -> MutexGuard<'static, BTreeMap<u32, PathBuf>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Converts a file of an old format to docx with LibreOffice and gives the docx's bytes.
///
/// Runs `soffice --headless --convert-to docx` with a profile and an output folder of its own, so that a running
/// LibreOffice does not disturb it and the document reaches nothing outside (see the head of this file's source); killed
/// after a minute. Temporary folders that a killed program left are removed by the next conversion. Without LibreOffice the
/// error is [`ReadErrorKind::NeedsConversion`], whose hint says what to do.
pub fn convert_legacy(path: &Path) -> Result<Vec<u8>, ReadError> {
    let file: Arc<str> = path.file_name().unwrap_or_default().to_string_lossy().into();
    let fail = |detail: String| ReadError { file: file.clone(), kind: ReadErrorKind::Converter { detail } };
    let io = |error: io::Error| fail(error.to_string());
    sweep(&std::env::temp_dir());
    let folder = tempfile::Builder::new().prefix(PREFIX).tempdir().map_err(io)?;
    let in_use = File::create(folder.path().join(IN_USE)).map_err(io)?;
    // Where nothing can be locked nothing is swept either.
    let _ = in_use.lock();
    let converted = folder.path().join("converted");
    write_profile(folder.path()).and_then(|()| fs::create_dir(&converted)).map_err(io)?;
    let Some(mut child) = start(path, folder.path(), &converted) else {
        return Err(ReadError {
            file: file.clone(),
            kind: ReadErrorKind::NeedsConversion { format: format_of(path) },
        });
    };
    let waited = wait(&mut child);
    running().remove(&child.id());
    waited.map_err(fail)?;
    let result = docx_in(&converted).ok_or_else(|| fail("LibreOffice wrote no docx".into()))?;
    fs::read(result).map_err(io)
}

/// Ends all conversions that are under way and removes their folders: for a program that is about to stop.
pub fn stop_conversions() {
    for (process, folder) in running().iter() {
        end(*process);
        let _ = fs::remove_dir_all(folder);
    }
}

/// Removes the folders of conversions whose program was killed: nobody holds their lock.
fn sweep(temporary: &Path) {
    for entry in fs::read_dir(temporary).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        if is_ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let folder = entry.path();
            if File::open(folder.join(IN_USE)).is_ok_and(|file| file.try_lock().is_ok()) {
                // Another user's cannot be removed, and need not be.
                let _ = fs::remove_dir_all(folder);
            }
        }
    }
}

fn write_profile(folder: &Path) -> io::Result<()> {
    let user = folder.join("profile").join("user");
    fs::create_dir_all(&user)?;
    fs::write(user.join("registrymodifications.xcu"), PROFILE)
}

/// Starts the first LibreOffice found.
fn start(path: &Path, folder: &Path, converted: &Path) -> Option<Child> {
    let path = std::path::absolute(path).ok()?;
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let program = PROGRAMS.iter().find_map(|program| installed(program))?;
    let mut command = without_network(&program);
    command
        .arg(&profile)
        .args(["--headless", "--norestore", "--convert-to", "docx", "--outdir"])
        .arg(converted)
        .arg(&path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    for proxy in ["http_proxy", "https_proxy", "ftp_proxy", "all_proxy"] {
        command.env(proxy, NOWHERE).env(proxy.to_uppercase(), NOWHERE);
    }
    command.env_remove("no_proxy").env_remove("NO_PROXY");
    // What it starts in turn can be ended with it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let child = command.spawn().ok()?;
    running().insert(child.id(), folder.to_owned());
    Some(child)
}

/// Where a program is, if it is installed.
fn installed(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let ending = std::env::consts::EXE_SUFFIX;
    // An absolute name stays what it is when it is joined.
    std::env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{ending}")))
        .find(|program| program.is_file())
}

/// The program in a network of its own that leads nowhere, where the system lets a user make one.
fn without_network(program: &Path) -> Command {
    let alone = ["--map-root-user", "--net", "--"];
    let tried = || {
        let mut trial = Command::new("unshare");
        trial.args(alone).arg("true").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        trial.status().is_ok_and(|status| status.success())
    };
    if cfg!(target_os = "linux") && tried() {
        let mut command = Command::new("unshare");
        command.args(alone).arg(program);
        command
    } else {
        Command::new(program)
    }
}

fn wait(child: &mut Child) -> Result<(), String> {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(_)) => return Ok(()),
            Ok(None) if begun.elapsed() < TIMEOUT => std::thread::sleep(Duration::from_millis(50)),
            Ok(None) => {
                end(child.id());
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("LibreOffice took more than {} s", TIMEOUT.as_secs()));
            }
            Err(error) => return Err(error.to_string()),
        }
    }
}

/// Ends a process and all that it started.
#[cfg(unix)]
fn end(process: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(group) = Pid::from_raw(process as i32) {
        let _ = kill_process_group(group, Signal::KILL);
    }
}

/// Elsewhere there are no groups: the process is ended by whoever holds it.
#[cfg(not(unix))]
fn end(_: u32) {}

fn docx_in(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?;
    entries.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|e| e == "docx"))
}

fn format_of(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("wps") => "WPS",
        Some("rtf") => "RTF",
        Some("odt") => "ODT",
        _ => "DOC",
    }
}
