//! Files of a report from when they are made until all of them are: small ones are held, large ones wait in files without a name,
//! which are gone with the program however it ends.

use crate::{failure::Failure, folder::Content, staging::Place};
use std::{
    fs,
    io::{self, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// Bytes up to which a file is held.
const HELD: usize = 8 << 20;

/// What a file is to hold.
#[derive(Debug)]
pub(crate) enum Waiting {
    /// Its bytes.
    Held(Vec<u8>),
    /// The file without a name that has them, and their number.
    Spooled(fs::File, u64),
}

/// The files made so far for a folder.
#[derive(Debug)]
pub(crate) struct Spool {
    /// Beside which large ones wait, where there is room for the results, too.
    folder: PathBuf,
    made: Mutex<io::Result<Vec<(String, Waiting)>>>,
}

impl Spool {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), made: Mutex::new(Ok(Vec::new())) }
    }

    /// Takes a file, part by part.
    pub(crate) fn take(&self, name: &str, parts: &mut dyn Iterator<Item = Vec<u8>>) {
        let waiting = self.waiting(parts);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        match (&mut *made, waiting) {
            (Ok(made), Ok(waiting)) => made.push((name.to_owned(), waiting)),
            (Ok(_), Err(e)) => *made = Err(e),
            (Err(_), _) => {}
        }
    }

    /// All files, by name; an error where one could not be kept.
    pub(crate) fn finish(self) -> Result<Vec<(String, Waiting)>, Failure> {
        let made = self.made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut made = made.map_err(|e| Failure::io(&self.folder, &e))?;
        made.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(made)
    }

    fn waiting(&self, parts: &mut dyn Iterator<Item = Vec<u8>>) -> io::Result<Waiting> {
        let mut bytes = parts.next().unwrap_or_default();
        while bytes.len() <= HELD {
            let Some(part) = parts.next() else { return Ok(Waiting::Held(bytes)) };
            bytes.extend(part);
        }
        let mut file = tempfile::tempfile_in(Place::new(&self.folder)?.around)?;
        file.write_all(&bytes)?;
        let mut length = bytes.len() as u64;
        drop(bytes);
        for part in parts {
            file.write_all(&part)?;
            length += part.len() as u64;
        }
        Ok(Waiting::Spooled(file, length))
    }
}

impl Content for Waiting {
    fn length(&self) -> u64 {
        match self {
            Self::Held(bytes) => bytes.length(),
            Self::Spooled(_, length) => *length,
        }
    }

    fn stands_in(&self, path: &Path) -> io::Result<bool> {
        let mut spooled = match self {
            Self::Held(bytes) => return bytes.stands_in(path),
            Self::Spooled(file, _) => file,
        };
        spooled.rewind()?;
        let (mut there, mut here, mut file) = (vec![0; 1 << 16], vec![0; 1 << 16], fs::File::open(path)?);
        loop {
            let read = file.read(&mut there)?;
            if read == 0 {
                return Ok(true);
            }
            spooled.read_exact(&mut here[..read])?;
            if here[..read] != there[..read] {
                return Ok(false);
            }
        }
    }

    fn write_to(&self, path: &Path) -> io::Result<()> {
        let mut spooled = match self {
            Self::Held(bytes) => return bytes.write_to(path),
            Self::Spooled(file, _) => file,
        };
        spooled.rewind()?;
        io::copy(&mut spooled, &mut fs::File::create(path)?).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_files_wait_outside_the_memory_and_are_written_whole() {
        let dir = tempfile::tempdir().unwrap();
        let spool = Spool::new(&dir.path().join("out"));
        let part = || (0..=255).cycle().take(3 << 20).collect::<Vec<u8>>();
        spool.take("large", &mut std::iter::repeat_with(part).take(4));
        spool.take("empty", &mut std::iter::empty());
        let made = spool.finish().unwrap();
        let [(_, empty), (_, large)] = &made[..] else { panic!("two files") };
        assert!(matches!(large, Waiting::Spooled(..)) && matches!(empty, Waiting::Held(_)));
        let path = dir.path().join("written");
        large.write_to(&path).unwrap();
        assert_eq!(fs::read(&path).unwrap(), part().repeat(4));
        assert!(large.stands_in(&path).unwrap());
        fs::write(&path, vec![0; 12 << 20]).unwrap();
        assert!(large.length() == 12 << 20 && !large.stands_in(&path).unwrap());
        // Neither has a name.
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
