//! The one place that writes: to standard output, to a file; folders of results are in [`folder`](crate::folder). What is
//! written is whole or not there.

use crate::{
    args::Common,
    failure::Failure,
    owned,
    staging::Place,
    stop::{self, HalfMade},
};
use fengong::say::Lang;
use std::{
    fs,
    io::{self, Read as _, Seek as _, Write as _},
    path::Path,
};
use tempfile::NamedTempFile;

/// Where an output goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target<'a> {
    /// Standard output where there is none.
    pub(crate) path: Option<&'a Path>,
    /// Whether a file of the user's there is replaced, and a copy of it kept.
    pub(crate) force: bool,
    /// The language of messages.
    pub(crate) lang: Lang,
}

impl<'a> Target<'a> {
    /// The one named by `-o`.
    pub(crate) fn of(common: &'a Common) -> Self {
        Self { path: common.output.as_deref(), force: common.force, lang: common.lang }
    }
}

/// Writes to the target. A reader that went away is no error.
pub(crate) fn write(target: Target, bytes: &[u8]) -> Result<(), Failure> {
    write_parts(target, std::iter::once(bytes))
}

/// The same of bytes that come part by part and are never held as a whole.
pub(crate) fn write_parts<B: AsRef<[u8]>>(
    target: Target,
    mut parts: impl Iterator<Item = B>,
) -> Result<(), Failure> {
    if target.path.is_some() {
        let mut output = Growing::new(target)?;
        parts.try_for_each(|part| output.add(part.as_ref())).map_err(|e| target.failed(&e))?;
        return output.finish();
    }
    let mut out = io::stdout().lock();
    match parts.try_for_each(|part| out.write_all(part.as_ref())) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(target.failed(&e)),
        _ => Ok(()),
    }
}

impl Target<'_> {
    fn failed(self, error: &io::Error) -> Failure {
        Failure::io(self.path.unwrap_or(Path::new("-")), error)
    }
}

/// An output that grows in a file of its own, and is shown when it is whole.
pub(crate) struct Growing<'a> {
    staged: NamedTempFile,
    place: Option<Place>,
    target: Target<'a>,
    _half_made: HalfMade,
}

impl<'a> Growing<'a> {
    pub(crate) fn new(target: Target<'a>) -> Result<Self, Failure> {
        let failed = |e: &io::Error| target.failed(e);
        let Some(path) = target.path else {
            let (staged, half_made) = HalfMade::begin(NamedTempFile::new).map_err(|e| failed(&e))?;
            return Ok(Self { staged, place: None, target, _half_made: half_made });
        };
        if path.is_dir() {
            return Err(failed(&io::ErrorKind::IsADirectory.into()));
        }
        let place = Place::new(path).map_err(|e| failed(&e))?;
        if owned::is_input(&place.path) {
            return Err(owned::input(path));
        }
        // A pipe or a device takes the bytes itself; they are only held until they are whole.
        if place.path.exists() && !place.path.is_file() {
            let (staged, half_made) = HalfMade::begin(NamedTempFile::new).map_err(|e| failed(&e))?;
            return Ok(Self { staged, place: Some(place), target, _half_made: half_made });
        }
        let (staged, half_made) = place.staging_file(target.lang).map_err(|e| failed(&e))?;
        Ok(Self { staged, place: Some(place), target, _half_made: half_made })
    }

    pub(crate) fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.staged.write_all(bytes)
    }

    /// Moves the output to its place, or copies it to standard output. A reader that went away is no error.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        let target = self.target;
        let failed = |e: &io::Error| target.failed(e);
        let Some(place) = self.place else {
            let copied = self
                .staged
                .rewind()
                .and_then(|()| io::copy(self.staged.as_file_mut(), &mut io::stdout().lock()));
            return match copied {
                Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(failed(&e)),
                _ => Ok(()),
            };
        };
        let path = &place.path;
        if path.exists() && !path.is_file() {
            let mut device = fs::File::options().write(true).open(path).map_err(|e| failed(&e))?;
            let copied = self.staged.rewind().and_then(|()| io::copy(self.staged.as_file_mut(), &mut device));
            return copied.map(|_| ()).map_err(|e| failed(&e));
        }
        if path.is_file() && !is_ours(path) {
            if same(self.staged.as_file_mut(), path).map_err(|e| failed(&e))? {
                return Ok(());
            }
            if !target.force {
                return Err(owned::theirs(&[target.path.unwrap_or(path).to_owned()]));
            }
            owned::keep_copy(path).map_err(|e| failed(&e))?;
        }
        self.staged.as_file().sync_data().map_err(|e| failed(&e))?;
        stop::uninterrupted(|| publish(self.staged, path)).map_err(|e| failed(&e))
    }
}

/// Whether a file is a workbook that this program wrote and nobody changed. No other file is read whole: it may be long.
fn is_ours(path: &Path) -> bool {
    let mut start = [0; 2];
    let zipped =
        fs::File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == *b"PK";
    zipped && fs::read(path).is_ok_and(|bytes| fengong::render::workbook::is_sealed(&bytes))
}

/// Whether two files hold the same.
fn same(staged: &mut fs::File, path: &Path) -> io::Result<bool> {
    let mut there = fs::File::open(path)?;
    if staged.metadata()?.len() != there.metadata()?.len() {
        return Ok(false);
    }
    staged.rewind()?;
    let (mut a, mut b) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        let n = staged.read(&mut a)?;
        if n == 0 {
            return Ok(true);
        }
        if there.read_exact(&mut b[..n]).is_err() || a[..n] != b[..n] {
            return Ok(false);
        }
    }
}

/// Moves a finished file to its place, readable like any file the user makes (temporary files are private).
fn publish(staged: NamedTempFile, to: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(to).map_or(0o644, |m| m.permissions().mode());
        fs::set_permissions(staged.path(), fs::Permissions::from_mode(mode))?;
    }
    // Held while it was written; elsewhere than on Unix nothing could be moved under a lock.
    let _ = staged.as_file().unlock();
    staged.persist(to).map(|_| ()).map_err(|e| e.error)
}
