//! Ctrl-C and SIGTERM: what is half-made goes, a move under way is finished first, and the user is told.

use crate::message;
use fengong::say::{Lang, words};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// The usual exit code of a program that was interrupted.
const INTERRUPTED: i32 = 130;

/// Hidden files and folders that are not finished yet.
static HALF_MADE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
/// Held while results move to their place, and from the signal until the end.
static MOVING: Mutex<()> = Mutex::new(());
static MOVED: AtomicBool = AtomicBool::new(false);
/// Whether the same call goes on where this one is stopped.
static GOES_ON: AtomicBool = AtomicBool::new(false);
static STOPPING: AtomicBool = AtomicBool::new(false);

/// Listens for the signals that ask the program to stop.
pub(crate) fn listen(lang: Lang) {
    // Where no handler can be set the system's own way of stopping stays, and the next run sweeps.
    let _ = ctrlc::set_handler(move || stop(lang));
}

#[expect(clippy::exit, reason = "a signal ends the program from a thread of its own")]
fn stop(lang: Lang) {
    STOPPING.store(true, Ordering::SeqCst);
    let _moving = held(&MOVING);
    fengong::read::stop_conversions();
    // Held until the end: nothing is begun any more.
    let half_made = held(&HALF_MADE);
    half_made.iter().for_each(|path| remove(path));
    let said = match (MOVED.load(Ordering::SeqCst), GOES_ON.load(Ordering::SeqCst)) {
        (true, _) => "program-stopped-done",
        (false, true) => "program-stopped-goes-on",
        (false, false) => "program-stopped",
    };
    message::say(words(lang, said));
    // What another thread was about to write while the folder went.
    half_made.iter().for_each(|path| remove(path));
    std::process::exit(INTERRUPTED);
}

/// Says that what is done so far stays, for the same call to go on with.
pub(crate) fn goes_on() {
    GOES_ON.store(true, Ordering::SeqCst);
}

/// Removes a file or folder into which other threads may still be writing.
fn remove(path: &Path) {
    for _ in 0..50 {
        let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        if removed.is_ok() || !path.exists() {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Moves results to their place; a signal waits until that is done. After a signal nothing moves any more.
pub(crate) fn uninterrupted<T>(moving: impl FnOnce() -> T) -> T {
    let _moving = held(&MOVING);
    let done = moving();
    MOVED.store(true, Ordering::SeqCst);
    done
}

/// Waits for the end where a signal has come: what fails meanwhile fails because its files were cleared away.
pub(crate) fn wait_if_stopping() {
    while STOPPING.load(Ordering::SeqCst) {
        std::thread::park();
    }
}

/// Something half-made, removed should a signal come before it is dropped.
#[derive(Debug)]
pub(crate) struct HalfMade(PathBuf);

impl HalfMade {
    /// Begins it: no signal comes between its making and its being known.
    pub(crate) fn begin<T: AsRef<Path>>(make: impl FnOnce() -> io::Result<T>) -> io::Result<(T, Self)> {
        let mut all = held(&HALF_MADE);
        let made = make()?;
        let path = made.as_ref().to_owned();
        all.insert(path.clone());
        Ok((made, Self(path)))
    }
}

impl Drop for HalfMade {
    fn drop(&mut self) {
        held(&HALF_MADE).remove(&self.0);
    }
}
