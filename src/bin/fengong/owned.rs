//! Whose a file is that stands where results go: what this program wrote and nobody changed may be replaced, all else is
//! the user's.

use crate::failure::{self, Failure};
use fengong::render::run::sha256;
use fengong::say::{Text, both, words};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Component, Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// The record of a folder of results.
pub(crate) const RECORD: &str = "run.json";

/// Files that were read: no result ever replaces one.
static INPUTS: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Remembers files that are read, links resolved.
pub(crate) fn are_inputs(paths: impl IntoIterator<Item = PathBuf>) {
    INPUTS.lock().unwrap_or_else(PoisonError::into_inner).extend(paths);
}

/// Forgets that a file was read: it is to be written back.
pub(crate) fn is_input_no_more(path: &Path) {
    if let Ok(path) = fs::canonicalize(path) {
        INPUTS.lock().unwrap_or_else(PoisonError::into_inner).remove(&path);
    }
}

/// Whether a file, links resolved, is one that was read.
pub(crate) fn is_input(path: &Path) -> bool {
    INPUTS.lock().unwrap_or_else(PoisonError::into_inner).contains(path)
}

/// What an earlier run wrote into a folder, by the record it left there.
#[derive(Debug, Default)]
pub(crate) struct Earlier {
    /// The files by their paths below the folder, so far as they stay below it, and the SHA-256 of each.
    pub(crate) outputs: BTreeMap<String, Option<String>>,
    /// Whether the sums are those of the files that this program put here.
    trusted: bool,
}

impl Earlier {
    /// What the record says; nothing where there is none, or one of another program's.
    pub(crate) fn of(folder: &Path) -> Self {
        let path = folder.join(RECORD);
        let read = || serde_json::from_slice::<serde_json::Value>(&fs::read(&path).ok()?).ok();
        let Some(run) = read().filter(|run| run["tool"] == env!("CARGO_PKG_NAME")) else {
            return Self::default();
        };
        let names = run["outputs"].as_array().into_iter().flatten().filter_map(|name| name.as_str());
        let sum = |name: &str| run["outputs_sha256"][name].as_str().map(str::to_owned);
        let outputs = names.filter(|n| is_below(n)).map(|n| (n.to_owned(), sum(n)));
        let mut outputs: BTreeMap<_, _> = outputs.collect();
        outputs.insert(RECORD.to_owned(), None);
        Self { outputs, trusted: is_stamped(&path) }
    }

    /// Whether the file of this name was written by this program and is as it was written.
    pub(crate) fn has_unchanged(&self, folder: &Path, name: &str) -> bool {
        match self.outputs.get(name) {
            None => false,
            Some(Some(sum)) if self.trusted => {
                fs::read(folder.join(name)).is_ok_and(|bytes| sha256(&bytes) == *sum)
            }
            Some(_) => true,
        }
    }
}

/// Whether a folder holds results of this program.
pub(crate) fn is_results(folder: &Path) -> bool {
    folder.join(RECORD).is_file() && !Earlier::of(folder).outputs.is_empty()
}

/// Whether a path has no part that leads up or elsewhere.
pub(crate) fn is_below(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|c| matches!(c, Component::Normal(_)))
}

/// Gives the record a time of whole seconds. Whatever else writes it (a version control system that brings results from
/// elsewhere, say) gives it another: then its sums need not be those of the files beside it.
pub(crate) fn stamp(record: &Path) -> io::Result<()> {
    let file = fs::File::options().write(true).open(record)?;
    let since = file.metadata()?.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(since.as_secs()))
}

fn is_stamped(record: &Path) -> bool {
    let modified = fs::metadata(record).and_then(|m| m.modified());
    let since = modified.ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    since.is_some_and(|since| since.subsec_nanos() == 0)
}

/// A copy beside a file, under the first name that is free: `name.bak`, `name.bak2` …
pub(crate) fn keep_copy(path: &Path) -> io::Result<PathBuf> {
    let mut n = 1;
    loop {
        let mut name = path.as_os_str().to_owned();
        name.push(if n == 1 { ".bak".to_owned() } else { format!(".bak{n}") });
        let copy = PathBuf::from(name);
        match fs::File::create_new(&copy) {
            Ok(_) => return fs::copy(path, &copy).map(|_| copy),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => n += 1,
            Err(e) => return Err(e),
        }
    }
}

/// Why files stay as they are.
pub(crate) fn theirs(paths: &[PathBuf]) -> Failure {
    let first: Vec<String> = paths.iter().take(3).map(|p| failure::shown(p)).collect();
    let names = Text::each(|lang| first.join(words(lang, "list-comma")));
    let more = paths.len() - first.len();
    Failure::new(both!("program-theirs", names, more))
}

/// Why a file that was read is not written.
pub(crate) fn input(path: &Path) -> Failure {
    let name = failure::shown(path);
    Failure::new(both!("program-owned-it-input-not-written", name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_output_outside_the_folder_is_none() {
        assert!(is_below("figures/a.svg"));
        assert!(!is_below("../a.svg") && !is_below("/etc/passwd") && !is_below(""));
    }

    #[test]
    fn copies_do_not_replace_each_other() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.csv");
        for (text, name) in [("1", "a.csv.bak"), ("2", "a.csv.bak2")] {
            fs::write(&path, text).unwrap();
            assert_eq!(keep_copy(&path).unwrap(), dir.path().join(name));
        }
        assert_eq!(fs::read(dir.path().join("a.csv.bak")).unwrap(), b"1");
    }
}
