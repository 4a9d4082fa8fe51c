//! `extract --files-from`: documents one by one, from a list of paths. Each gives the lines that it gives alone, whatever the
//! others are; only the list is held; a run that was stopped goes on where it was.

use crate::{
    args::{Common, ExtractArgs},
    failure::{Failure, Outcome},
    input::{self, MANIFEST, Source},
    message, owned, session, stop, stream,
};
use fengong::{
    load::Knowledge,
    parallel,
    render::contract,
    say::{both, said},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, BufRead as _, BufReader, Seek as _, Write as _},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

/// Writes the lines of every document of the list, documents by path.
pub(crate) fn extract(list: &Path, args: &ExtractArgs) -> Result<Outcome, Failure> {
    let common = &args.input.common;
    let sources: Vec<Source> = paths(list)?.into_iter().map(|path| Source::file(path, false)).collect();
    let sizes: Vec<u64> = sources.iter().map(|s| s.size().unwrap_or_default()).collect();
    let settings = session::knowledge(common, &[])?;
    let failed = |e: &io::Error| Failure::io(common.output.as_deref().unwrap_or(Path::new("-")), e);
    let mut output = match &common.output {
        Some(path) => Output::Resumable(Work::open(path, common, &sources)?),
        None => Output::Stream(io::stdout().lock(), Left::default()),
    };
    let done = output.done();
    let progress = session::progress(sources.len());
    progress.inc(done as u64);
    for batch in stream::batches(&sources[done..], &sizes[done..]) {
        let beside = beside(batch, &settings, common)?;
        let of = |source: &Source| {
            let folder = source.path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
            document(source, beside.get(folder).unwrap_or(&settings), common)
        };
        for made in parallel::map(batch, of) {
            if let Err(failure) = &made.text {
                message::failure(failure, common.lang);
            }
            match output.add(made) {
                // A reader that went away is no error.
                Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(Outcome::Done),
                added => added.map_err(|e| failed(&e))?,
            }
        }
        progress.inc(batch.len() as u64);
    }
    progress.finish_and_clear();
    let Left { unread, look } = output.finish(common)?;
    session::say_need_a_look(look, common.lang);
    Ok(session::outcome(unread, common.strict && look > 0))
}

/// The paths of a list, a line each, sorted, none twice: the order in which they were found is not the documents'.
fn paths(list: &Path) -> Result<BTreeSet<PathBuf>, Failure> {
    let failed = |e: io::Error| Failure::io(list, &e);
    let text: Box<dyn io::Read> = if list.as_os_str() == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(list).map_err(failed)?)
    };
    let mut paths = BTreeSet::new();
    for line in BufReader::new(text).split(b'\n') {
        let mut line = line.map_err(failed)?;
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        if !line.is_empty() {
            paths.insert(path(line));
        }
    }
    Ok(paths)
}

/// A name as the system has it: on Unix any bytes.
fn path(line: Vec<u8>) -> PathBuf {
    #[cfg(unix)]
    let name = <OsString as std::os::unix::ffi::OsStringExt>::from_vec(line);
    #[cfg(not(unix))]
    let name = OsString::from(String::from_utf8_lossy(&line).into_owned());
    name.into()
}

/// What is known of the documents of a folder with a manifest.
fn beside<'s>(
    batch: &'s [Source],
    settings: &Knowledge,
    common: &Common,
) -> Result<BTreeMap<&'s Path, Knowledge>, Failure> {
    if common.manifest.is_some() {
        return Ok(BTreeMap::new());
    }
    let folders: BTreeMap<&Path, &Source> =
        batch.iter().filter_map(|s| Some((s.path.as_deref()?.parent()?, s))).collect();
    let mut known = BTreeMap::new();
    for (folder, source) in folders {
        let manifest = input::manifest(None, std::slice::from_ref(source))?;
        if manifest != settings.manifest {
            known.insert(folder, Knowledge { manifest, ..settings.clone() });
        }
    }
    Ok(known)
}

/// What a document gave.
struct Made {
    path: String,
    stamp: Stamp,
    text: Result<String, Failure>,
    look: usize,
}

fn document(source: &Source, knowledge: &Knowledge, common: &Common) -> Made {
    let path = source.shown().to_string_lossy().into_owned();
    let stamp = Stamp::of(source);
    let (text, look) = match session::read_one(source, knowledge) {
        Err(failure) => (Err(failure), 0),
        Ok(read) => {
            if let Some(why) = read.why_passed_over() {
                message::say(why.in_lang(common.lang));
            }
            let loaded = &read.loaded;
            let corpus = &loaded.read.value;
            let plans = 0..corpus.plans.len() as u32;
            let lines = plans.map(|p| contract::extract_at(corpus, p, common.convention.into(), &path));
            (Ok(lines.collect()), session::need_a_look(&loaded.read.diagnostics))
        }
    };
    Made { path, stamp, text, look }
}

/// What tells whether a file is still the one that was read, and the manifest beside it: their sizes, and when they were changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    file: (u64, u64),
    manifest: (u64, u64),
}

impl Stamp {
    fn of(source: &Source) -> Self {
        let of = |path: &Path| {
            let metadata = fs::metadata(path).ok();
            let changed = metadata.as_ref().and_then(|m| m.modified().ok()?.duration_since(UNIX_EPOCH).ok());
            (metadata.map_or(0, |m| m.len()), changed.map_or(0, |c| c.as_nanos() as u64))
        };
        let path = source.path.as_deref().unwrap_or(Path::new(""));
        Self { file: of(path), manifest: of(&path.with_file_name(MANIFEST)) }
    }
}

/// Where the lines go.
enum Output {
    /// To standard output, as they come.
    Stream(io::StdoutLock<'static>, Left),
    Resumable(Work),
}

impl Output {
    /// Documents that an earlier run has done.
    fn done(&self) -> usize {
        if let Self::Resumable(work) = self { work.done } else { 0 }
    }

    fn add(&mut self, made: Made) -> io::Result<()> {
        match self {
            Self::Stream(out, left) => {
                left.add(made.text.is_err(), made.look);
                out.write_all(made.text.unwrap_or_default().as_bytes())
            }
            Self::Resumable(work) => work.add(made),
        }
    }

    fn finish(self, common: &Common) -> Result<Left, Failure> {
        match self {
            Self::Stream(_, left) => Ok(left),
            Self::Resumable(work) => work.finish(common),
        }
    }
}

/// What is left to a person.
#[derive(Debug, Clone, Copy, Default)]
struct Left {
    /// Files that could not be read.
    unread: usize,
    /// Places that need a look.
    look: usize,
}

impl Left {
    fn add(&mut self, unread: bool, look: usize) {
        self.unread += usize::from(unread);
        self.look += look;
    }
}

/// An output under way: `OUT.part` has the lines of the documents done, `OUT.part.done` a line a document. Both stay where a
/// run is stopped, and go when it is done.
struct Work {
    part: File,
    journal: File,
    at: u64,
    done: usize,
    left: Left,
    target: PathBuf,
}

/// A document that is done.
#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    path: String,
    stamp: Stamp,
    /// Where its lines end.
    end: u64,
    unread: bool,
    look: usize,
}

/// The name of the file that grows, and of its journal.
fn beside_of(target: &Path, ending: &str) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

impl Work {
    /// Opens the output, and goes on with what an earlier run of the same settings has left.
    fn open(target: &Path, common: &Common, sources: &[Source]) -> Result<Self, Failure> {
        if target.exists() && !common.force {
            return Err(owned::theirs(&[target.to_owned()]));
        }
        let real = fs::canonicalize(target).ok();
        let is_input = |s: &Source| s.path.as_ref().is_some_and(|p| fs::canonicalize(p).ok() == real);
        if real.is_some() && sources.iter().any(is_input) {
            return Err(owned::input(target));
        }
        let failed = |e: io::Error| Failure::io(target, &e);
        let settings = settings(common)?;
        let open = |ending| {
            let path = beside_of(target, ending);
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(failed)
        };
        let (part, journal) = (open(".part")?, open(".part.done")?);
        // Two runs at once would write into one another; a lock ends with its process.
        if let Err(TryLockError::WouldBlock) = journal.try_lock() {
            return Err(Failure::new(both!("program-listed-busy", name = target.display().to_string())));
        }
        stop::goes_on();
        let target = target.to_owned();
        let mut work = Self { part, journal, at: 0, done: 0, left: Left::default(), target: target.clone() };
        work.go_on(&settings, sources).map_err(failed)?;
        if work.done > 0 {
            message::say(&said!(common.lang, "program-listed-going-on", done = work.done));
        }
        Ok(work)
    }

    /// Takes over the documents done by an earlier run, as far as they are the first of the list and have not changed.
    fn go_on(&mut self, settings: &str, sources: &[Source]) -> io::Result<()> {
        let length = self.part.metadata()?.len();
        let mut kept = 0;
        let mut lines = BufReader::new(&self.journal).lines();
        if lines.next().transpose()?.as_deref() == Some(settings) {
            kept = settings.len() as u64 + 1;
            for (source, line) in sources.iter().zip(lines) {
                let line = line?;
                let Ok(entry) = serde_json::from_str::<Entry>(&line) else { break };
                let same = entry.path == source.shown().to_string_lossy() && entry.stamp == Stamp::of(source);
                if !same || entry.end > length {
                    break;
                }
                kept += line.len() as u64 + 1;
                self.done += 1;
                self.at = entry.end;
                self.left.add(entry.unread, entry.look);
            }
        }
        self.part.set_len(self.at)?;
        self.part.seek(io::SeekFrom::Start(self.at))?;
        self.journal.set_len(kept)?;
        self.journal.seek(io::SeekFrom::Start(kept))?;
        if kept == 0 {
            self.journal.write_all(format!("{settings}\n").as_bytes())?;
        }
        Ok(())
    }

    /// Adds a document's lines, then that it is done: where a run is killed in between, it is done once more.
    fn add(&mut self, made: Made) -> io::Result<()> {
        let unread = made.text.is_err();
        let text = made.text.unwrap_or_default();
        self.part.write_all(text.as_bytes())?;
        self.at += text.len() as u64;
        self.left.add(unread, made.look);
        let entry = Entry { path: made.path, stamp: made.stamp, end: self.at, unread, look: made.look };
        let mut line = serde_json::to_string(&entry).map_err(io::Error::other)?;
        line.push('\n');
        self.journal.write_all(line.as_bytes())
    }

    fn finish(self, common: &Common) -> Result<Left, Failure> {
        let failed = |e: io::Error| Failure::io(&self.target, &e);
        self.part.sync_data().map_err(failed)?;
        if common.force && self.target.is_file() {
            owned::keep_copy(&self.target).map_err(failed)?;
        }
        stop::uninterrupted(|| {
            fs::rename(beside_of(&self.target, ".part"), &self.target)?;
            fs::remove_file(beside_of(&self.target, ".part.done"))
        })
        .map_err(failed)?;
        Ok(self.left)
    }
}

/// What the lines hang on besides the documents, in one line.
fn settings(common: &Common) -> Result<String, Failure> {
    let mut all = format!("{} {:?} {:?}", env!("CARGO_PKG_VERSION"), common.convention, common.limit);
    for path in [&common.registry, &common.manifest, &common.wording].into_iter().flatten() {
        all.push_str(&input::text(path)?);
    }
    Ok(format!("fengong {}", fengong::render::run::sha256(all.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::{Cli, Command};
    use clap::Parser as _;

    const PLAN: &str =
        "永川市行动方案\n序号\t任务\t责任单位\n1\t办好甲事。\t市教育局\n2\t办好乙事。\t市民政局\n";

    fn args(words: &[&str]) -> ExtractArgs {
        let cli = Cli::parse_from(["fengong", "extract"].iter().chain(words));
        let Some(Command::Extract(args)) = cli.command else { panic!("extract was asked for") };
        args
    }

    #[test]
    fn a_stopped_run_goes_on_and_ends_with_the_same_bytes() {
        let dir = tempfile::tempdir().expect("a folder");
        let name = |name: &str| dir.path().join(name).to_str().expect("a name").to_owned();
        for plan in ["a.txt", "b.txt", "c.txt"] {
            fs::write(name(plan), PLAN).expect("a plan");
        }
        let list = name("list");
        fs::write(&list, [name("c.txt"), name("a.txt"), name("b.txt"), name("a.txt")].join("\n"))
            .expect("a list");
        let (whole, stopped) = (name("whole.jsonl"), name("stopped.jsonl"));
        let run = |out: &str| {
            let args = args(&["--files-from", &list, "-o", out]);
            extract(Path::new(&list), &args).expect("lines")
        };
        assert_eq!(run(&whole), Outcome::Done);

        // Killed after the first document, in the middle of the second.
        let arguments = args(&["--files-from", &list, "-o", &stopped]);
        let sources: Vec<Source> =
            paths(Path::new(&list)).expect("paths").into_iter().map(|p| Source::file(p, false)).collect();
        assert_eq!(sources.len(), 3);
        let mut work = Work::open(Path::new(&stopped), &arguments.input.common, &sources).expect("work");
        work.add(document(&sources[0], &Knowledge::default(), &arguments.input.common)).expect("written");
        work.part.write_all(b"{\"schema\":1,\"pl").expect("written");
        drop(work);
        // A mark shows whether the first document is done once more.
        let part = beside_of(Path::new(&stopped), ".part");
        let marked = fs::read_to_string(&part).expect("lines").replacen("办好甲事", "留下标记", 1);
        fs::write(&part, marked).expect("written");
        run(&stopped);
        let [whole, stopped] = [whole, stopped].map(|p| fs::read_to_string(p).expect("lines"));
        assert_eq!(stopped.replacen("留下标记", "办好甲事", 1), whole);
        assert!(stopped.contains("留下标记") && whole.lines().count() == 6);
        assert!(!part.exists() && !beside_of(Path::new(&name("stopped.jsonl")), ".part.done").exists());
    }

    #[test]
    fn a_changed_file_is_read_again() {
        let dir = tempfile::tempdir().expect("a folder");
        let plan = dir.path().join("a.txt");
        fs::write(&plan, PLAN).expect("a plan");
        let sources = [Source::file(plan.clone(), false)];
        let (target, common) = (dir.path().join("out.jsonl"), Common::default());
        let mut work = Work::open(&target, &common, &sources).expect("work");
        work.add(document(&sources[0], &Knowledge::default(), &common)).expect("written");
        drop(work);
        assert_eq!(Work::open(&target, &common, &sources).expect("work").done, 1);
        fs::write(&plan, format!("{PLAN}3\t办好丙事。\t市民政局\n")).expect("a plan");
        assert_eq!(Work::open(&target, &common, &sources).expect("work").done, 0);
    }
}
