//! The one place that writes: to standard output, to a file, to a folder. What is written is whole or not there.

use crate::failure::{self, Failure};
use rayon::prelude::*;
use std::{
    collections::BTreeSet,
    fs,
    io::{self, Seek as _, Write as _},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// One file of a folder of results: its path below the folder, and its bytes.
pub(crate) type File = (String, Vec<u8>);

/// Writes to `path`, or to standard output where there is none. A reader that went away is no error.
pub(crate) fn write(path: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    write_parts(path, std::iter::once(bytes))
}

/// The same of bytes that come part by part and are never held as a whole.
pub(crate) fn write_parts<B: AsRef<[u8]>>(
    path: Option<&Path>,
    mut parts: impl Iterator<Item = B>,
) -> Result<(), Failure> {
    if let Some(path) = path {
        return write_file(path, parts).map_err(|e| Failure::io(path, &e));
    }
    let mut out = io::stdout().lock();
    match parts.try_for_each(|part| out.write_all(part.as_ref())) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(Failure::io(Path::new("-"), &e)),
        _ => Ok(()),
    }
}

/// The same of a coded table: one that stands there with other contents may have been edited by hand. It is replaced
/// only where `overwrite` says so, and a copy of it stays.
pub(crate) fn write_table<B: AsRef<[u8]>>(
    path: Option<&Path>,
    mut parts: impl Iterator<Item = B>,
    overwrite: bool,
) -> Result<(), Failure> {
    let Some(path) = path else { return write_parts(None, parts) };
    let fail = |e: &io::Error| Failure::io(path, e);
    let mut staged = staged_beside(path).map_err(|e| fail(&e))?;
    parts.try_for_each(|part| staged.write_all(part.as_ref())).map_err(|e| fail(&e))?;
    keep_edited(staged.path(), path, overwrite)?;
    finish(staged, path).map_err(|e| fail(&e))
}

/// Refuses to replace a file that holds something else than the new one; told to, keeps a copy beside it.
fn keep_edited(new: &Path, path: &Path, overwrite: bool) -> Result<(), Failure> {
    let fail = |e: &io::Error| Failure::io(path, e);
    let same = || Ok::<bool, io::Error>(fs::read(new)? == fs::read(path)?);
    let empty = fs::metadata(path).map_or(true, |m| !m.is_file() || m.len() == 0);
    if empty || same().map_err(|e| fail(&e))? {
        return Ok(());
    }
    if !overwrite {
        let name = failure::shown(path);
        return Err(Failure::new(
            format!(
                "{name}：文件已存在且内容不同，可能有人工改动，没有覆盖；换一个文件名，或加 --overwrite（原文件另存为 .bak）"
            ),
            format!(
                "{name}: there already, with other contents, perhaps edited by hand; name another file, or add --overwrite (a copy is kept as .bak)"
            ),
        ));
    }
    let mut copy = path.as_os_str().to_owned();
    copy.push(".bak");
    fs::copy(path, PathBuf::from(copy)).map(drop).map_err(|e| fail(&e))
}

fn write_file<B: AsRef<[u8]>>(path: &Path, mut parts: impl Iterator<Item = B>) -> io::Result<()> {
    let mut staged = staged_beside(path)?;
    parts.try_for_each(|part| staged.write_all(part.as_ref()))?;
    finish(staged, path)
}

/// A hidden file beside the place of the finished one.
fn staged_beside(path: &Path) -> io::Result<NamedTempFile> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    tempfile::Builder::new().prefix(".fengong-").tempfile_in(folder)
}

fn finish(staged: NamedTempFile, path: &Path) -> io::Result<()> {
    staged.as_file().sync_data()?;
    publish(staged.path(), path)?;
    // The file has moved away under its new name; there is nothing left to delete.
    let _ = staged.keep();
    Ok(())
}

/// Output that is too large to be held: it grows in a file of its own, and is shown when it is whole.
pub(crate) struct Growing {
    staged: NamedTempFile,
    path: Option<PathBuf>,
}

impl Growing {
    pub(crate) fn new(path: Option<&Path>) -> io::Result<Self> {
        let staged = path.map_or_else(NamedTempFile::new, staged_beside)?;
        Ok(Self { staged, path: path.map(Path::to_owned) })
    }

    pub(crate) fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.staged.write_all(bytes)
    }

    /// Moves the output to its place, or copies it to standard output. A reader that went away is no error.
    pub(crate) fn finish(mut self, overwrite: bool) -> Result<(), Failure> {
        let Some(path) = self.path else {
            let copied =
                self.staged.rewind().and_then(|()| io::copy(&mut self.staged, &mut io::stdout().lock()));
            return match copied {
                Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(Failure::io(Path::new("-"), &e)),
                _ => Ok(()),
            };
        };
        keep_edited(self.staged.path(), &path, overwrite)?;
        finish(self.staged, &path).map_err(|e| Failure::io(&path, &e))
    }
}

/// Writes all files below `folder`, first into a hidden folder beside their places, then moved. A file that stands there
/// already with the same contents is left as it is.
///
/// `stale` names files of an earlier run that this run no longer makes; they are removed at the end.
pub(crate) fn write_folder(folder: &Path, files: &[File], stale: &[String]) -> Result<(), Failure> {
    let fail = |path: &Path, e: &io::Error| Failure::io(path, e);
    if folder.exists() && !folder.is_dir() {
        return Err(fail(folder, &io::ErrorKind::AlreadyExists.into()));
    }
    fs::create_dir_all(folder).map_err(|e| fail(folder, &e))?;
    let staging =
        tempfile::Builder::new().prefix(".fengong-").tempdir_in(folder).map_err(|e| fail(folder, &e))?;
    let changed: Vec<&File> = files.par_iter().filter(|f| !stands(&folder.join(&f.0), &f.1)).collect();
    let folders: BTreeSet<&Path> = changed.iter().filter_map(|(name, _)| Path::new(name).parent()).collect();
    for below in &folders {
        fs::create_dir_all(staging.path().join(below)).map_err(|e| fail(&folder.join(below), &e))?;
    }
    changed.par_iter().try_for_each(|(name, bytes)| {
        let target = folder.join(name);
        if target.is_dir() {
            return Err(fail(&target, &io::ErrorKind::IsADirectory.into()));
        }
        fs::write(staging.path().join(name), bytes).map_err(|e| fail(&target, &e))
    })?;
    for below in &folders {
        fs::create_dir_all(folder.join(below)).map_err(|e| fail(&folder.join(below), &e))?;
    }
    changed.par_iter().try_for_each(|(name, _)| {
        let target = folder.join(name);
        fs::rename(staging.path().join(name), &target).map_err(|e| fail(&target, &e))
    })?;
    let made: BTreeSet<&str> = files.iter().map(|(n, _)| n.as_str()).collect();
    for name in stale.iter().filter(|n| !made.contains(n.as_str())) {
        // A file that is gone already is as good as removed.
        let _ = fs::remove_file(folder.join(name));
    }
    Ok(())
}

/// Whether a file with these contents is there.
fn stands(path: &Path, bytes: &[u8]) -> bool {
    let same_size = fs::metadata(path).is_ok_and(|m| m.is_file() && m.len() == bytes.len() as u64);
    same_size && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Moves a finished file to its place, readable like any file the user makes (temporary files are private).
fn publish(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(to).map_or(0o644, |m| m.permissions().mode());
        fs::set_permissions(from, fs::Permissions::from_mode(mode))?;
    }
    fs::rename(from, to)
}

/// The relative paths that an earlier run's `run.json` lists, so far as they stay below the folder.
pub(crate) fn earlier_outputs(folder: &Path) -> Vec<String> {
    let Ok(bytes) = fs::read(folder.join("run.json")) else { return Vec::new() };
    let Ok(run) = serde_json::from_slice::<serde_json::Value>(&bytes) else { return Vec::new() };
    let listed = run["outputs"].as_array().into_iter().flatten().filter_map(|v| v.as_str());
    listed.filter(|name| is_below(name)).map(str::to_owned).collect()
}

fn is_below(name: &str) -> bool {
    PathBuf::from(name).components().all(|c| matches!(c, std::path::Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_replaced_file_by_file_and_stale_files_go() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        let files = vec![("a.csv".to_owned(), b"1".to_vec()), ("sub/b.svg".to_owned(), b"2".to_vec())];
        write_folder(&out, &files, &[]).unwrap();
        fs::write(out.join("mine.txt"), "keep").unwrap();
        write_folder(&out, &files[..1], &["sub/b.svg".to_owned()]).unwrap();
        assert_eq!(fs::read(out.join("a.csv")).unwrap(), b"1");
        assert!(!out.join("sub/b.svg").exists());
        assert!(out.join("mine.txt").exists());
        let hidden = fs::read_dir(&out).unwrap().filter_map(Result::ok);
        assert!(hidden.map(|e| e.file_name()).all(|n| !n.to_string_lossy().starts_with('.')));
    }

    #[test]
    fn what_stands_there_already_is_left_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let files = vec![("a.csv".to_owned(), b"1".to_vec()), ("sub/b.svg".to_owned(), b"2".to_vec())];
        write_folder(dir.path(), &files, &[]).unwrap();
        let time = std::time::SystemTime::UNIX_EPOCH;
        for name in ["a.csv", "sub/b.svg"] {
            fs::File::options().write(true).open(dir.path().join(name)).unwrap().set_modified(time).unwrap();
        }
        let files = vec![("a.csv".to_owned(), b"1".to_vec()), ("sub/b.svg".to_owned(), b"3".to_vec())];
        write_folder(dir.path(), &files, &[]).unwrap();
        let modified = |name: &str| fs::metadata(dir.path().join(name)).unwrap().modified().unwrap();
        assert_eq!(modified("a.csv"), time);
        assert!(modified("sub/b.svg") > time);
        assert_eq!(fs::read(dir.path().join("sub/b.svg")).unwrap(), b"3");
    }

    #[test]
    fn a_file_in_the_way_leaves_everything_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        fs::write(&out, "a file").unwrap();
        assert!(write_folder(&out, &[("a".to_owned(), vec![])], &[]).is_err());
        assert_eq!(fs::read(&out).unwrap(), b"a file");
    }

    #[test]
    fn a_folder_in_the_place_of_a_file_stops_before_anything_moves() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("b.csv")).unwrap();
        let files = vec![("a.csv".to_owned(), vec![1]), ("b.csv".to_owned(), vec![2])];
        assert!(write_folder(dir.path(), &files, &[]).is_err());
        assert!(!dir.path().join("a.csv").exists());
    }

    #[test]
    fn an_edited_table_is_replaced_only_when_told_and_a_copy_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("t.csv");
        let write =
            |text: &str, overwrite| write_table(Some(&path), std::iter::once(text.as_bytes()), overwrite);
        write("a", false).unwrap();
        write("a", false).unwrap();
        fs::write(&path, "edited").unwrap();
        assert!(write("a", false).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"edited");
        write("a", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"a");
        assert_eq!(fs::read(dir.path().join("t.csv.bak")).unwrap(), b"edited");
    }

    #[test]
    fn a_listed_output_outside_the_folder_is_never_removed() {
        assert!(is_below("figures/a.svg"));
        assert!(!is_below("../a.svg") && !is_below("/etc/passwd"));
    }
}
