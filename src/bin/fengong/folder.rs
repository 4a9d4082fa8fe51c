//! A folder of results, replaced as a whole: whoever looks, or kills the program, finds the old results or the new ones.
//!
//! The new folder is made beside the old one, with what did not change and what is the user's own as further names (hard
//! links) of the same files, and both change places in one step. Where a system cannot do that (another than Linux or
//! macOS, a folder that is a mount point or the current one, many or special files of the user's in it) the files are
//! staged inside and moved one by one; should the program be killed in between, the next run moves the rest.

use crate::{
    failure::{self, Failure},
    owned::{self, Earlier, RECORD},
    staging::{self, Place},
    stop,
};
use fengong::{
    parallel,
    say::{Lang, both},
};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

/// In a staging folder: the tree that is to be shown.
const TREE: &str = "tree";
/// In a staging folder inside the target: the tree is whole, its files may move. Holds the names of files to remove.
const MOVING: &str = "moving.json";
/// Files and folders of the user's that are carried into a new folder at most.
const MOST_CARRIED: usize = 1_000;

/// What a file is to hold.
pub(crate) trait Content: Sync {
    /// Its bytes.
    fn length(&self) -> u64;

    /// Whether a file of this length holds the same.
    ///
    /// # Errors
    /// Where that cannot be read.
    fn stands_in(&self, path: &Path) -> io::Result<bool>;

    /// Writes it to a file.
    ///
    /// # Errors
    /// Where that cannot be written.
    fn write_to(&self, path: &Path) -> io::Result<()>;
}

impl Content for Vec<u8> {
    fn length(&self) -> u64 {
        self.len() as u64
    }

    fn stands_in(&self, path: &Path) -> io::Result<bool> {
        Ok(fs::read(path)? == *self)
    }

    fn write_to(&self, path: &Path) -> io::Result<()> {
        fs::write(path, self)
    }
}

/// A file: its path below the folder, and what it is to hold.
pub(crate) type File<C> = (String, C);

/// Writes all files below `folder`. A file that stands there already with the same contents is left as it is, and so is
/// everything that is not this program's; files that an earlier run made and this one does not are removed.
///
/// # Errors
/// Where a file would lie outside the folder, over an input, or (without `force`) over what the user wrote or changed:
/// then nothing was touched.
pub(crate) fn write<C: Content>(
    folder: &Path,
    files: &[File<C>],
    force: bool,
    lang: Lang,
) -> Result<(), Failure> {
    let failed = |e: &io::Error| Failure::io(folder, e);
    if folder.exists() && !folder.is_dir() {
        return Err(failed(&io::ErrorKind::AlreadyExists.into()));
    }
    let place = Place::new(folder).map_err(|e| failed(&e))?;
    let _around = staging::lock(&place.around, lang).map_err(|e| failed(&e))?;
    sweep(&place).map_err(|e| failed(&e))?;
    let change = Change::new(&place.path, files)?;
    if !change.of_the_user.is_empty() {
        if !force {
            return Err(owned::theirs(&change.of_the_user));
        }
        for path in &change.of_the_user {
            owned::keep_copy(path).map_err(|e| Failure::io(path, &e))?;
        }
    }
    if !change.is_none() {
        let exchanged = exchange::run(&place, &change, files).map_err(|(path, e)| Failure::io(&path, &e))?;
        if !exchanged {
            move_one_by_one(&place, &change).map_err(|(path, e)| Failure::io(&path, &e))?;
        }
    }
    // Only a convenience: without the stamp a later run takes the listed files for its own without looking.
    let _ = owned::stamp(&place.path.join(RECORD));
    Ok(())
}

/// An error and the path it is about.
type At = (PathBuf, io::Error);

/// What has to happen to a folder.
struct Change<'f, C> {
    /// New or other contents.
    write: Vec<&'f File<C>>,
    /// Names below the folder.
    remove: Vec<String>,
    /// Among those written, files that this program did not write or somebody changed.
    of_the_user: Vec<PathBuf>,
}

impl<'f, C: Content> Change<'f, C> {
    fn new(folder: &Path, files: &'f [File<C>]) -> Result<Self, Failure> {
        walls(folder, files.iter().map(|(name, _)| name.as_str()))?;
        let earlier = Earlier::of(folder);
        let stand = parallel::map(files, |f| stands(&folder.join(&f.0), &f.1));
        let write: Vec<&File<C>> =
            files.iter().zip(stand).filter(|(_, stands)| !stands).map(|(f, _)| f).collect();
        for (name, _) in &write {
            let path = folder.join(name);
            if path.is_dir() {
                return Err(Failure::io(&path, &io::ErrorKind::IsADirectory.into()));
            }
            if fs::canonicalize(&path).is_ok_and(|path| owned::is_input(&path)) {
                return Err(owned::input(&path));
            }
        }
        let made: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let stale = earlier.outputs.keys().filter(|name| !made.contains(name.as_str()));
        let remove = stale.filter(|name| may_go(folder, name, &earlier)).cloned().collect();
        let theirs = |name: &&str| {
            fs::symlink_metadata(folder.join(name)).is_ok() && !earlier.has_unchanged(folder, name)
        };
        let of_the_user = write.iter().map(|(name, _)| name.as_str()).filter(theirs);
        let of_the_user = of_the_user.map(|name| folder.join(name)).collect();
        Ok(Self { write, remove, of_the_user })
    }

    fn is_none(&self) -> bool {
        self.write.is_empty() && self.remove.is_empty()
    }
}

/// Whether a file that an earlier run made may be removed: it is there, unchanged, no input, and not reached over a link.
fn may_go(folder: &Path, name: &str, earlier: &Earlier) -> bool {
    let path = folder.join(name);
    path.is_file()
        && inside(folder, name).is_ok()
        && earlier.has_unchanged(folder, name)
        && !fs::canonicalize(&path).is_ok_and(|path| owned::is_input(&path))
}

/// Refuses whatever does not lie below the folder once all links are resolved.
fn walls<'n>(folder: &Path, names: impl Iterator<Item = &'n str>) -> Result<(), Failure> {
    let mut seen = BTreeSet::new();
    for name in names {
        let around = Path::new(name).parent().map(Path::to_owned);
        if seen.insert(around) || !owned::is_below(name) {
            inside(folder, name)?;
        }
    }
    Ok(())
}

/// Whether what is written under this name comes to lie below the folder.
fn inside(folder: &Path, name: &str) -> Result<(), Failure> {
    let refused = |at: &Path| {
        let (name, folder) = (failure::shown(at), failure::shown(folder));
        Failure::new(both!("program-folder-lies-outside-output-folder", name, folder))
    };
    if !owned::is_below(name) {
        return Err(refused(Path::new(name)));
    }
    let mut at = folder.join(name);
    while at.pop() && at != folder {
        match fs::canonicalize(&at) {
            Ok(resolved) if !resolved.starts_with(folder) => return Err(refused(&at)),
            // A link that leads nowhere would be followed when the folder is made.
            Err(_) if at.is_symlink() => return Err(refused(&at)),
            _ => {}
        }
    }
    Ok(())
}

/// Whether a file with these contents is there, itself and not over a link.
fn stands(path: &Path, content: &impl Content) -> bool {
    let same_size = fs::symlink_metadata(path).is_ok_and(|m| m.is_file() && m.len() == content.length());
    same_size && content.stands_in(path).unwrap_or(false)
}

/// Finishes or removes what earlier, killed runs for this place have left.
fn sweep(place: &Place) -> io::Result<()> {
    for left in place.leftovers(&place.path) {
        if left.join(MOVING).is_file() {
            finish_moving(&place.path, &left).map_err(|(_, e)| e)?;
        }
        fs::remove_dir_all(&left)?;
    }
    for left in place.leftovers(&place.around).iter().filter(|left| left.is_dir()) {
        fs::remove_dir_all(left)?;
    }
    Ok(())
}

/// Writes files into a tree that nobody looks at yet, which is made where its folder stands. Each folder is made by itself: what a
/// signal has cleared away is not made anew.
fn fill<C: Content>(tree: &Path, files: &[&File<C>]) -> Result<(), At> {
    let folders: BTreeSet<&Path> =
        files.iter().flat_map(|(name, _)| Path::new(name).ancestors().skip(1)).collect();
    for below in folders {
        let below = tree.join(below);
        match fs::create_dir(&below) {
            Err(e) if e.kind() != io::ErrorKind::AlreadyExists => return Err((below, e)),
            _ => {}
        }
    }
    let written = parallel::map(files, |(name, content)| {
        let path = tree.join(name);
        content.write_to(&path).map_err(|e| (path, e))
    });
    written.into_iter().collect()
}

/// Stages the files inside the folder, then moves them. From the moment the note is there a later run finishes the move.
fn move_one_by_one<C: Content>(place: &Place, change: &Change<C>) -> Result<(), At> {
    let folder = &place.path;
    let at = |e: io::Error| (folder.clone(), e);
    fs::create_dir_all(folder).map_err(at)?;
    let (staging, half_made) = place.staging_folder(folder).map_err(at)?;
    fill(&staging.path().join(TREE), &change.write)?;
    can_be_replaced(folder, &change.write)?;
    stop::uninterrupted(|| {
        let note = serde_json::to_vec(&change.remove).unwrap_or_default();
        let unfinished = staging.path().join("note");
        fs::write(&unfinished, note)
            .and_then(|()| fs::rename(unfinished, staging.path().join(MOVING)))
            .map_err(at)?;
        // From here on what is staged is needed, whatever happens.
        let staging = staging.keep();
        drop(half_made);
        finish_moving(folder, &staging)?;
        fs::remove_dir_all(&staging).map_err(|e| (staging, e))
    })
}

/// On Windows a file that another program has open cannot be replaced: better to know before anything moves.
fn can_be_replaced<C>(folder: &Path, files: &[&File<C>]) -> Result<(), At> {
    let open = |path: &Path| fs::File::options().write(true).open(path).map(|_| ());
    let in_use = |(name, _): &&File<C>| {
        let path = folder.join(name);
        let error = if cfg!(windows) && path.exists() { open(&path).err() } else { None };
        error.map(|e| (path, e))
    };
    files.iter().find_map(in_use).map_or(Ok(()), Err)
}

/// Moves what is still staged and removes what is stale. Done twice it does no more than once.
fn finish_moving(folder: &Path, staging: &Path) -> Result<(), At> {
    let tree = staging.join(TREE);
    let mut names = Vec::new();
    walk(&tree, Path::new(""), &mut |name, kind| {
        if kind.is_file() {
            names.push(name.to_owned());
        }
        Ok(())
    })
    .map_err(|e| (tree.clone(), e))?;
    // The record goes last.
    names.sort_by_key(|name| (name == Path::new(RECORD), name.clone()));
    for name in names {
        let target = folder.join(&name);
        let outside = || io::Error::new(io::ErrorKind::PermissionDenied, "outside the output folder");
        inside(folder, &name.to_string_lossy()).map_err(|_| (target.clone(), outside()))?;
        let around = target.parent().unwrap_or(folder);
        fs::create_dir_all(around)
            .and_then(|()| fs::rename(tree.join(&name), &target))
            .map_err(|e| (target, e))?;
    }
    let stale = fs::read(staging.join(MOVING))
        .ok()
        .and_then(|note| serde_json::from_slice::<Vec<String>>(&note).ok());
    for name in stale.into_iter().flatten().filter(|name| inside(folder, name).is_ok()) {
        // A file that is gone already is as good as removed.
        let _ = fs::remove_file(folder.join(name));
    }
    Ok(())
}

/// Calls for everything below a folder with its path below it; a folder comes before what is in it.
fn walk(
    root: &Path,
    below: &Path,
    each: &mut impl FnMut(&Path, fs::FileType) -> io::Result<()>,
) -> io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let (path, kind) = (below.join(entry.file_name()), entry.file_type()?);
        each(&path, kind)?;
        if kind.is_dir() {
            walk(root, &path, each)?;
        }
    }
    Ok(())
}

/// The whole folder at once.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod exchange {
    use super::{At, Change, Content, File, MOST_CARRIED, Place, TREE, fill, fs, io, stop, walk};
    use rustix::fs::{CWD, RenameFlags, listxattr, renameat_with};
    use std::{
        collections::BTreeSet,
        os::unix::fs::{MetadataExt as _, PermissionsExt as _},
        path::{Path, PathBuf},
    };

    /// Makes the folder anew beside the old one and has them change places. `false`, and nothing touched, where that
    /// cannot be done.
    pub(super) fn run<C: Content>(place: &Place, change: &Change<C>, files: &[File<C>]) -> Result<bool, At> {
        let target = &place.path;
        let Some(carried) = carried(place, change, files) else { return Ok(false) };
        let Ok((staging, _half_made)) = place.staging_folder(&place.around) else { return Ok(false) };
        let tree = staging.path().join(TREE);
        fs::create_dir(&tree).map_err(|e| (tree.clone(), e))?;
        fill(&tree, &change.write)?;
        if target.exists() && (carry(target, &tree, &carried).is_err() || dress(&tree, target).is_err()) {
            return Ok(false);
        }
        stop::uninterrupted(|| {
            if !target.exists() {
                return Ok(fs::rename(&tree, target).is_ok());
            }
            if renameat_with(CWD, &tree, CWD, target, RenameFlags::EXCHANGE).is_err() {
                return Ok(false);
            }
            late(&tree, target, change, files).map_err(|e| (target.clone(), e))?;
            staging.close().map_err(|e| (target.clone(), e))?;
            Ok(true)
        })
    }

    /// What the new folder takes over from the old one: the results that stay as they are, and all that is the user's.
    /// `None` where that is too much, or of a kind that has no second name, or the folder itself cannot be moved.
    fn carried<C>(place: &Place, change: &Change<C>, files: &[File<C>]) -> Option<Vec<PathBuf>> {
        let target = &place.path;
        let Ok(old) = fs::metadata(target) else { return Some(Vec::new()) };
        let moves = fs::metadata(&place.around).is_ok_and(|around| around.dev() == old.dev());
        let here = std::env::current_dir().and_then(fs::canonicalize).ok();
        if !moves || target == &place.around || here.is_none_or(|here| here.starts_with(target)) {
            return None;
        }
        let gone: BTreeSet<&Path> = change
            .write
            .iter()
            .map(|(name, _)| Path::new(name))
            .chain(change.remove.iter().map(Path::new))
            .collect();
        let mut carried = Vec::new();
        let most = MOST_CARRIED + files.len();
        let plain = walk(target, Path::new(""), &mut |name, kind| {
            if gone.contains(name) {
                return Ok(());
            }
            if carried.len() == most || !(kind.is_file() || kind.is_dir() || kind.is_symlink()) {
                return Err(io::ErrorKind::Unsupported.into());
            }
            carried.push(name.to_owned());
            Ok(())
        });
        plain.ok().map(|()| carried)
    }

    /// Gives files a second name in the tree, and makes the folders they lie in.
    fn carry(from: &Path, tree: &Path, names: &[PathBuf]) -> io::Result<()> {
        let mut folders = Vec::new();
        for name in names {
            let (old, new) = (from.join(name), tree.join(name));
            if !fs::symlink_metadata(&old)?.is_dir() {
                fs::hard_link(old, new)?;
                continue;
            }
            let written_to = new.is_dir();
            if !written_to {
                fs::create_dir(&new)?;
            }
            folders.push((old, new, written_to));
        }
        // Folders last and from within, for what is put into them gives them a new time.
        for (old, new, written_to) in folders.iter().rev() {
            dress(new, old)?;
            if !written_to {
                fs::File::open(new)?.set_modified(fs::metadata(old)?.modified()?)?;
            }
        }
        Ok(())
    }

    /// Gives a new folder the rights of the old one, so far as this program knows them.
    fn dress(new: &Path, old: &Path) -> io::Result<()> {
        let (made, old_one) = (fs::metadata(new)?, fs::metadata(old)?);
        if (made.uid(), made.gid()) != (old_one.uid(), old_one.gid()) || has_attributes(old) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        fs::set_permissions(new, fs::Permissions::from_mode(old_one.mode() & 0o7777))
    }

    /// Whether a folder has extended attributes (access lists are some) that a new one would not have by itself.
    fn has_attributes(folder: &Path) -> bool {
        let mut names = [0; 1024];
        match listxattr(folder, &mut names) {
            Ok(length) => names[..length]
                .split(|byte| *byte == 0)
                .any(|name| !name.is_empty() && name != b"security.selinux"),
            Err(error) => error != rustix::io::Errno::NOTSUP,
        }
    }

    /// What the user saved into the old folder while the new one was made is moved over.
    fn late<C>(old: &Path, new: &Path, change: &Change<C>, files: &[File<C>]) -> io::Result<()> {
        let made = files.iter().map(|(name, _)| Path::new(name));
        let ours: BTreeSet<&Path> = made.chain(change.remove.iter().map(Path::new)).collect();
        let same = |a: &Path, b: &Path| {
            let id = |path: &Path| fs::symlink_metadata(path).map(|m| (m.dev(), m.ino())).ok();
            id(a) == id(b)
        };
        let mut late = Vec::new();
        walk(old, Path::new(""), &mut |name, kind| {
            if !kind.is_dir() && !ours.contains(name) && !same(&old.join(name), &new.join(name)) {
                late.push(name.to_owned());
            }
            Ok(())
        })?;
        for name in late {
            let target = new.join(&name);
            fs::create_dir_all(target.parent().unwrap_or(new))?;
            fs::rename(old.join(&name), target)?;
        }
        Ok(())
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
mod exchange {
    use super::{At, Change, File, Place};

    pub(super) fn run<C>(_: &Place, _: &Change<C>, _: &[File<C>]) -> Result<bool, At> {
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type File = super::File<Vec<u8>>;

    fn write(folder: &Path, files: &[File]) -> Result<(), Failure> {
        super::write(folder, files, false, Lang::Zh)
    }

    /// Files with the record of them, as a report has it.
    fn recorded(files: &[(&str, &str)]) -> Vec<File> {
        let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
        let run = serde_json::json!({ "tool": "fengong", "outputs": names });
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
        files.chain([(RECORD.to_owned(), run.to_string().into_bytes())]).collect()
    }

    fn hidden(folder: &Path) -> usize {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        names.filter(|name| name.to_string_lossy().starts_with('.')).count()
    }

    #[test]
    fn a_folder_is_replaced_and_stale_files_go() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        write(&out, &recorded(&[("a.csv", "1"), ("sub/b.svg", "2")])).unwrap();
        fs::write(out.join("mine.txt"), "keep").unwrap();
        write(&out, &recorded(&[("a.csv", "3")])).unwrap();
        assert_eq!(fs::read(out.join("a.csv")).unwrap(), b"3");
        assert!(!out.join("sub/b.svg").exists());
        assert!(out.join("mine.txt").exists());
        assert_eq!(hidden(&out) + hidden(dir.path()), 0);
    }

    #[test]
    fn what_stands_there_already_is_left_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        write(&out, &recorded(&[("a.csv", "1"), ("sub/b.svg", "2")])).unwrap();
        let time = std::time::SystemTime::UNIX_EPOCH;
        for name in ["a.csv", "sub/b.svg"] {
            fs::File::options().write(true).open(out.join(name)).unwrap().set_modified(time).unwrap();
        }
        write(&out, &recorded(&[("a.csv", "1"), ("sub/b.svg", "3")])).unwrap();
        let modified = |name: &str| fs::metadata(out.join(name)).unwrap().modified().unwrap();
        assert_eq!(modified("a.csv"), time);
        assert!(modified("sub/b.svg") > time);
        assert_eq!(fs::read(out.join("sub/b.svg")).unwrap(), b"3");
    }

    #[test]
    fn a_file_in_the_way_leaves_everything_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        fs::write(&out, "a file").unwrap();
        assert!(write(&out, &[("a".to_owned(), vec![])]).is_err());
        assert_eq!(fs::read(&out).unwrap(), b"a file");
    }

    #[test]
    fn a_folder_in_the_place_of_a_file_stops_before_anything_moves() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("b.csv")).unwrap();
        let files = vec![("a.csv".to_owned(), vec![1]), ("b.csv".to_owned(), vec![2])];
        assert!(write(dir.path(), &files).is_err());
        assert!(!dir.path().join("a.csv").exists());
    }

    #[test]
    fn the_next_run_finishes_what_was_moved_one_by_one() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        write(&out, &recorded(&[("a.csv", "old"), ("stale.csv", "old"), ("b.csv", "old")])).unwrap();
        let place = Place::new(&out).unwrap();
        let staging = place.staging_folder(&place.path).unwrap().0.keep();
        fs::create_dir(staging.join(TREE)).unwrap();
        // `a.csv` had moved already.
        fs::write(out.join("a.csv"), "new").unwrap();
        fs::write(staging.join(TREE).join("b.csv"), "new").unwrap();
        fs::write(staging.join(MOVING), r#"["stale.csv", "../outside.csv"]"#).unwrap();
        fs::write(dir.path().join("outside.csv"), "mine").unwrap();
        sweep(&place).unwrap();
        assert_eq!(fs::read(out.join("b.csv")).unwrap(), b"new");
        assert!(!out.join("stale.csv").exists() && dir.path().join("outside.csv").exists());
        assert_eq!(hidden(&out), 0);
    }

    #[test]
    fn files_that_move_one_by_one_end_where_they_should() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        write(&out, &recorded(&[("a.csv", "1"), ("gone.csv", "2")])).unwrap();
        let files = recorded(&[("a.csv", "3"), ("sub/b.svg", "4")]);
        let place = Place::new(&out).unwrap();
        move_one_by_one(&place, &Change::new(&place.path, &files).unwrap()).unwrap();
        assert_eq!(fs::read(out.join("a.csv")).unwrap(), b"3");
        assert_eq!(fs::read(out.join("sub/b.svg")).unwrap(), b"4");
        assert!(!out.join("gone.csv").exists() && hidden(&out) == 0);
    }

    #[test]
    fn what_was_cleared_away_is_not_made_anew() {
        let dir = tempfile::tempdir().unwrap();
        let files: Vec<File> =
            vec![("a.csv".into(), b"1".to_vec()), ("sub/below/b.svg".into(), b"2".to_vec())];
        let files: Vec<&File> = files.iter().collect();
        fill(&dir.path().join(TREE), &files).unwrap();
        assert_eq!(fs::read(dir.path().join(TREE).join("sub/below/b.svg")).unwrap(), b"2");
        let gone = dir.path().join("gone");
        assert!(fill(&gone.join(TREE), &files).is_err() && !gone.exists());
    }

    proptest! {
        #[test]
        fn nothing_comes_to_lie_outside(name in r"(\.\./|\./|/|[a-c]/|\.\.|[a-c.\x00\: ]){0,6}") {
            let dir = tempfile::tempdir().unwrap();
            let out = dir.path().join("in/out");
            fs::create_dir_all(&out).unwrap();
            let written = write(&out, &[(name.clone(), vec![1])]);
            let plain = Path::new(&name).components().all(|c| matches!(c, std::path::Component::Normal(_)));
            prop_assert!(written.is_err() || plain, "{:?}", name);
            let around = |folder: &Path| fs::read_dir(folder).unwrap().count();
            prop_assert_eq!((around(dir.path()), around(&dir.path().join("in"))), (1, 1));
        }
    }
}
