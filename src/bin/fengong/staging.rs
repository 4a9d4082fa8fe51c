//! Where results are made before they are shown: hidden files and folders beside their place, under a lock.
//!
//! Their names tell what place they are made for, so that a later run for the same place knows what an earlier one, killed,
//! has left.

use crate::{message, stop::HalfMade};
use fengong::render::run::sha256;
use fengong::say::{Lang, words};
use std::{
    ffi::OsStr,
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};
use tempfile::{NamedTempFile, TempDir};

/// A place for results: a file or a folder, there already or not.
#[derive(Debug)]
pub(crate) struct Place {
    /// Where it stands, links resolved.
    pub(crate) path: PathBuf,
    /// The folder it stands in; its own parent.
    pub(crate) around: PathBuf,
}

impl Place {
    /// Resolves links, and makes the folder around it where there is none.
    pub(crate) fn new(path: &Path) -> io::Result<Self> {
        if let Ok(path) = fs::canonicalize(path) {
            let around = path.parent().unwrap_or(&path).to_owned();
            return Ok(Self { path, around });
        }
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let around = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(around)?;
        let around = fs::canonicalize(around)?;
        Ok(Self { path: around.join(name), around })
    }

    /// How the names of what is made for this place in a folder begin.
    fn prefix(&self, folder: &Path) -> String {
        let name = self.path.file_name().unwrap_or(OsStr::new("/"));
        format!(".fengong-{}{}-", if folder == self.path { "in-" } else { "" }, hash(name))
    }

    /// Hidden things beside (or in) the place that were made for it.
    pub(crate) fn leftovers(&self, folder: &Path) -> Vec<PathBuf> {
        let prefix = self.prefix(folder);
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        let ours = entries.filter(|e| e.file_name().to_string_lossy().starts_with(&prefix));
        ours.map(|e| e.path()).collect()
    }

    /// A hidden folder in `folder` to make something for this place in.
    pub(crate) fn staging_folder(&self, folder: &Path) -> io::Result<(TempDir, HalfMade)> {
        HalfMade::begin(|| tempfile::Builder::new().prefix(&self.prefix(folder)).tempdir_in(folder))
    }

    /// A hidden file beside the place, locked while it is written. Those that killed runs left are removed.
    pub(crate) fn staging_file(&self, lang: Lang) -> io::Result<(NamedTempFile, HalfMade)> {
        let _lock = lock(&self.around, lang)?;
        for left in self.leftovers(&self.around) {
            // Whoever still writes it holds its lock.
            if left.is_file() && File::open(&left).is_ok_and(|file| file.try_lock().is_ok()) {
                let _ = fs::remove_file(left);
            }
        }
        let prefix = self.prefix(&self.around);
        let begin = || tempfile::Builder::new().prefix(&prefix).tempfile_in(&self.around);
        let (staged, half_made) = HalfMade::begin(begin)?;
        // A file system without locks has nothing swept while it is written to either: nothing can lock it.
        let _ = staged.as_file().lock();
        Ok((staged, half_made))
    }
}

fn hash(name: &OsStr) -> String {
    sha256(name.as_encoded_bytes())[..8].to_owned()
}

/// Locks a folder against other runs of this program; waits, and says so, while one has it. `None` where it
/// cannot be locked.
pub(crate) fn lock(folder: &Path, lang: Lang) -> io::Result<Option<File>> {
    #[cfg(unix)]
    let file = File::open(folder);
    // Elsewhere a folder cannot be opened; a file that stands for it can.
    #[cfg(not(unix))]
    let file = File::create(std::env::temp_dir().join(format!(".fengong-lock-{}", hash(folder.as_os_str()))));
    let Ok(file) = file else { return Ok(None) };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => {
            message::say(words(lang, "program-staging-another-fengong-writing-there"));
            file.lock()?;
            Ok(Some(file))
        }
        Err(TryLockError::Error(_)) => Ok(None),
    }
}
