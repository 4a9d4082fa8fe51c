//! From what was typed to the files meant: folders are walked, the order of names is the order of plans.

use crate::{
    failure::{self, Failure},
    owned::{self, Earlier},
};
use fengong::{
    resolve::manifest::Manifest,
    say::{Text, both},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

/// File endings that are looked into when a folder is given; a file named by hand is always tried.
const ENDINGS: [&str; 26] = [
    "txt", "md", "markdown", "html", "htm", "docx", "xlsx", "xls", "ods", "csv", "tsv", "pdf", "doc", "wps",
    "jsonl", "xlsm", "xlsb", "et", "docm", "rtf", "odt", "xhtml", "shtml", "mht", "mhtml", "ofd",
];

/// The name of the file in a folder that says what its documents do not.
pub(crate) const MANIFEST: &str = "manifest.toml";

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// `None` is standard input, or what is held already.
    pub(crate) path: Option<PathBuf>,
    /// Bytes that came without a file.
    pub(crate) held: Option<Vec<u8>>,
    /// The name that places show.
    pub(crate) name: String,
    /// Whether the user named it himself, so that it not being a plan is an error.
    pub(crate) named: bool,
}

impl Source {
    /// A file.
    pub(crate) fn file(path: PathBuf, named: bool) -> Self {
        let name = file_name(&path);
        Self { path: Some(path), held: None, name, named }
    }

    /// Bytes of a name; of none, as they look.
    #[allow(dead_code, reason = "for the Python package, which has this source too")]
    pub(crate) fn held(name: &Path, bytes: Vec<u8>) -> Self {
        let name = if name.as_os_str().is_empty() {
            name_by_content(&bytes).replace("stdin", "bytes")
        } else {
            file_name(name)
        };
        Self { path: None, held: Some(bytes), name, named: true }
    }

    pub(crate) fn is_stdin(&self) -> bool {
        self.path.is_none() && self.held.is_none()
    }

    /// What messages call it.
    pub(crate) fn shown(&self) -> &Path {
        match (&self.path, &self.held) {
            (Some(path), _) => path,
            (None, Some(_)) => Path::new(&self.name),
            (None, None) => Path::new("-"),
        }
    }

    /// The size of a file; absent for what has none before it is read.
    pub(crate) fn size(&self) -> Option<u64> {
        self.path
            .as_ref()
            .and_then(|path| fs::metadata(path).ok())
            .filter(fs::Metadata::is_file)
            .map(|m| m.len())
    }

    /// The bytes, as far as the limit on a file's size allows.
    pub(crate) fn bytes(&self, limit: u64) -> io::Result<Vec<u8>> {
        if let Some(held) = &self.held {
            return Ok(held.iter().take(limit as usize + 1).copied().collect());
        }
        let mut bytes = Vec::with_capacity(self.size().unwrap_or_default().min(limit) as usize + 1);
        match &self.path {
            None => io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)?,
            Some(path) => fs::File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?,
        };
        Ok(bytes)
    }
}

/// What the INPUT arguments stand for.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) sources: Vec<Source>,
    pub(crate) failures: Vec<Failure>,
    /// Folders whose results of this program were passed over, and that they were.
    pub(crate) passed_over: Vec<Text>,
}

/// The sources behind the INPUT arguments, in the order given, folders by name; none twice. Results of this program are
/// none, unless a file among them is named itself.
pub(crate) fn sources(inputs: &[PathBuf]) -> Found {
    let (mut found, mut failures, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut results = Vec::new();
    for input in inputs {
        if input.as_os_str() == "-" {
            found.push(Source { path: None, held: None, name: STDIN.into(), named: true });
            continue;
        }
        match fs::metadata(input) {
            Err(e) => failures.push(Failure::io(input, &e)),
            Ok(m) if m.is_dir() => {
                let before = found.len();
                let mut walk = Walk { found: &mut found, failures: &mut failures, results: &mut results };
                walk.folder(input, &mut Vec::new());
                if found.len() == before {
                    let name = input.display();
                    failures
                        .push(Failure::new(both!("program-input-no-file-it-that", name = name.to_string())));
                }
            }
            Ok(_) => found.push(Source::file(input.clone(), true)),
        }
    }
    // One file may be named twice, or be reached over links as well.
    found.retain(|s| {
        s.path.as_ref().is_none_or(|p| seen.insert(fs::canonicalize(p).unwrap_or_else(|_| p.clone())))
    });
    owned::are_inputs(seen);
    let passed_over = results.iter().map(|folder| {
        let folder = failure::shown(folder);
        both!("program-input-holds-results-this-program", folder)
    });
    Found { sources: found, failures, passed_over: passed_over.collect() }
}

/// Most folders inside one another.
const DEEPEST: usize = 64;

/// What is found on the way through folders.
struct Walk<'w> {
    found: &'w mut Vec<Source>,
    failures: &'w mut Vec<Failure>,
    /// Folders with results of this program.
    results: &'w mut Vec<PathBuf>,
}

impl Walk<'_> {
    /// Adds the files below a folder. `around` has the folders it lies in: a link to one of them leads in circles.
    fn folder(&mut self, folder: &Path, around: &mut Vec<PathBuf>) {
        let own = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if around.contains(&own) {
            return;
        }
        if around.len() > DEEPEST {
            let name = failure::shown(folder);
            let said = both!("program-input-folders-nested-more-than", name, n = DEEPEST);
            return self.failures.push(Failure::new(said));
        }
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(e) => return self.failures.push(Failure::io(folder, &e)),
        };
        let results = if owned::is_results(folder) { Earlier::of(folder).outputs } else { BTreeMap::new() };
        if !results.is_empty() {
            self.results.push(folder.to_owned());
            // A folder that was named may hold plans beside the results; one met on the way is left alone.
            if !around.is_empty() {
                return;
            }
        }
        let results: BTreeSet<PathBuf> = results.keys().map(|name| folder.join(name)).collect();
        let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
        paths.sort();
        around.push(own);
        for path in paths {
            let name = file_name(&path);
            // Hidden files, and the lock files that Office leaves beside an open document.
            if name.starts_with('.') || name.starts_with("~$") || is_among(&path, &results) {
                continue;
            }
            match fs::metadata(&path) {
                Ok(m) if m.is_dir() => self.folder(&path, around),
                // Pipes and devices are no documents: reading them could wait for ever.
                Ok(m) if m.is_file() && has_known_ending(&path) => {
                    self.found.push(Source::file(path, false));
                }
                Err(e) if has_known_ending(&path) => self.failures.push(Failure::io(&path, &e)),
                _ => {}
            }
        }
        around.pop();
    }
}

/// Whether a path is one of the results, or a folder with one in it.
fn is_among(path: &Path, results: &BTreeSet<PathBuf>) -> bool {
    results.range(path.to_owned()..).next().is_some_and(|first| first.starts_with(path))
}

fn has_known_ending(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    ending.is_some_and(|e| ENDINGS.contains(&e.as_str()))
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned())
}

/// The name of what comes over standard input: it has no ending that says whether it is a table.
const STDIN: &str = "stdin.txt";

/// The same by what it holds: as csv where the first two lines have the same number of cells, three or more. All other
/// formats are known without an ending.
pub(crate) fn name_by_content(bytes: &[u8]) -> &'static str {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut cells = reader.byte_records().take(2).map(|row| row.map_or(0, |row| row.len()));
    match (cells.next(), cells.next()) {
        (Some(first), Some(second)) if first >= 3 && first == second => "stdin.csv",
        _ => STDIN,
    }
}

/// The manifest given, or else those that lie beside the sources.
pub(crate) fn manifest(given: Option<&Path>, sources: &[Source]) -> Result<Manifest, Failure> {
    if let Some(path) = given {
        return read_manifest(path);
    }
    let folders: BTreeSet<&Path> =
        sources.iter().filter_map(|s| s.path.as_deref()).filter_map(Path::parent).collect();
    let mut all = Manifest::default();
    for path in folders.iter().map(|f| f.join(MANIFEST)).filter(|p| p.is_file()) {
        all.extend(read_manifest(&path)?);
    }
    Ok(all)
}

fn read_manifest(path: &Path) -> Result<Manifest, Failure> {
    let text = text(path)?;
    text.parse().map_err(|e: toml::de::Error| {
        let name = path.display();
        Failure::new(both!("program-input-not-manifest", name = name.to_string(), e = e.to_string()))
    })
}

/// A small text file of the user's: registry, codebook, manifest.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    owned::are_inputs(fs::canonicalize(path));
    fs::read_to_string(path).map_err(|e| Failure::io(path, &e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_plans_by_name_and_nothing_hidden() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.docx", "~$a.docx", ".c.txt", "d.png", "manifest.toml"] {
            fs::write(dir.path().join(name), "").unwrap();
        }
        fs::create_dir(dir.path().join("sub")).unwrap();
        fs::write(dir.path().join("sub/e.PDF"), "").unwrap();
        let Found { sources, failures, .. } = sources(&[dir.path().to_owned(), dir.path().join("b.txt")]);
        let names: Vec<_> = sources.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(names, ["a.docx", "b.txt", "e.PDF"]);
        assert!(failures.is_empty());
    }

    #[test]
    fn what_is_not_there_is_named() {
        let Found { sources, failures, .. } = sources(&[PathBuf::from("no-such-plan.txt")]);
        assert!(sources.is_empty());
        assert!(failures[0].said.zh.contains("no-such-plan.txt"));
    }
}
