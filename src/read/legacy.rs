//! Old formats (`.doc`, `.wps`, `.rtf`, `.odt`) through LibreOffice, where it is installed.

use super::{ReadError, ReadErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Longest time a conversion may take.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Names LibreOffice goes by.
const PROGRAMS: &[&str] = &["soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"];

/// Converts a file of an old format to docx with LibreOffice and gives the docx's bytes.
///
/// Runs `soffice --headless --convert-to docx` with a profile and an output folder of its own, so that a
/// running LibreOffice does not disturb it; killed after a minute. Without LibreOffice the error is
/// [`ReadErrorKind::NeedsConversion`], whose hint says what to do.
pub fn convert_legacy(path: &Path) -> Result<Vec<u8>, ReadError> {
    let file: Arc<str> = path.file_name().unwrap_or_default().to_string_lossy().into();
    let fail = |detail: String| ReadError { file: file.clone(), kind: ReadErrorKind::Converter { detail } };
    let folder = tempfile::tempdir().map_err(|error| fail(error.to_string()))?;
    let child = start(path, folder.path());
    let Some(mut child) = child else {
        return Err(ReadError {
            file: file.clone(),
            kind: ReadErrorKind::NeedsConversion { format: format_of(path) },
        });
    };
    wait(&mut child).map_err(fail)?;
    let result = converted(folder.path()).ok_or_else(|| fail("LibreOffice wrote no docx".into()))?;
    std::fs::read(result).map_err(|error| fail(error.to_string()))
}

/// Starts the first LibreOffice found.
fn start(path: &Path, folder: &Path) -> Option<Child> {
    let path = std::path::absolute(path).ok()?;
    let profile = folder.join("profile");
    let profile = format!("-env:UserInstallation=file://{}", profile.display());
    PROGRAMS.iter().find_map(|program| {
        Command::new(program)
            .arg(&profile)
            .args(["--headless", "--norestore", "--convert-to", "docx", "--outdir"])
            .arg(folder)
            .arg(&path)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()
    })
}

fn wait(child: &mut Child) -> Result<(), String> {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(_)) => return Ok(()),
            Ok(None) if begun.elapsed() < TIMEOUT => std::thread::sleep(Duration::from_millis(50)),
            Ok(None) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("LibreOffice took more than {} s", TIMEOUT.as_secs()));
            }
            Err(error) => return Err(error.to_string()),
        }
    }
}

fn converted(folder: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?;
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
