//! The first half of the way in one step: bytes → document → plans → corpus. Documents are independent up to here.

use crate::{
    diagnostic::{Diagnostic, Severity, Warned},
    model::{Corpus, Document, Plan, PlanId},
    parse, read,
    resolve::{
        self, Duplicates, Registry, Sketches,
        coded::{self, Coded, Receipt},
        decisions::{self, Decision},
        manifest::Manifest,
    },
};
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
};

/// What reading needs to know besides the document.
#[derive(Debug, Clone)]
pub struct Knowledge {
    /// Names of bodies and places.
    pub registry: Cow<'static, Registry>,
    /// What the documents do not say of themselves.
    pub manifest: Manifest,
    /// How large a file may be, before and after unpacking.
    pub limits: read::Limits,
}

impl Default for Knowledge {
    fn default() -> Self {
        Self {
            registry: Cow::Borrowed(Registry::builtin()),
            manifest: Manifest::default(),
            limits: read::Limits::default(),
        }
    }
}

/// One file as read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Its plans, and what was noticed.
    pub read: Warned<Corpus>,
    /// Whether it is a coded table, which stands above what documents say.
    pub coded: bool,
    /// The log of a coder's decisions that a coded table holds.
    pub decisions: Vec<Decision>,
    /// What became of each change by hand in a coded table.
    pub receipt: Vec<Receipt>,
    /// What the plans of a document are known by, to find those that another file has already; none of a coded table.
    pub sketches: Sketches,
}

impl Loaded {
    /// Leaves out a document that reads like no plan (a paper, a report of a newspaper, an explanation): its plans
    /// go, and one line (`passed-over`) stands in the place of all that was noticed in them. Any other stays as it is. For files that
    /// nobody named, as they lie in a folder.
    pub fn pass_over(&mut self) {
        let Some(found) = self.read.diagnostics.iter().find(|d| d.code == "unlike-a-plan") else {
            return;
        };
        let told = Diagnostic { code: "passed-over", severity: Severity::Note, ..found.clone() };
        self.read = Warned { value: Corpus::default(), diagnostics: vec![told] };
        self.sketches = Sketches::default();
    }
}

impl From<Coded> for Loaded {
    fn from(Coded { read, decisions, receipt }: Coded) -> Self {
        Self { read, coded: true, decisions, receipt, sketches: Sketches::default() }
    }
}

/// Reads one file's bytes into a corpus of its own. A document without a task gives a corpus without a plan.
/// Bytes that are given away are dropped once they are text, and the text once it is parsed: a large file is never
/// held three times.
///
/// # Errors
/// Where the bytes are no readable document; [`read::ReadError`] says why and what to do.
pub fn document<'b>(
    file: &str,
    bytes: impl Into<Cow<'b, [u8]>>,
    knowledge: &Knowledge,
) -> Result<Loaded, read::ReadError> {
    let bytes = bytes.into();
    if coded::is_lines(&bytes) {
        let text = String::from_utf8_lossy(&bytes);
        return Ok(coded::from_lines(file, &text, &knowledge.registry, knowledge.limits.statement).into());
    }
    let Warned { value, mut diagnostics } = read::document(file, &bytes, &knowledge.limits)?;
    drop(bytes);
    if let Some(missing) = coded::missing_columns(&value) {
        return Err(read::ReadError { file: file.into(), kind: read::ReadErrorKind::CodedTable { missing } });
    }
    let mut loaded = if coded::is_table(&value) {
        Loaded::from(coded::from_document(&value, &knowledge.registry, knowledge.limits.statement))
    } else {
        let read = plans(value, knowledge);
        let sketches = Sketches::of(&read.value);
        Loaded { read, coded: false, decisions: Vec::new(), receipt: Vec::new(), sketches }
    };
    diagnostics.append(&mut loaded.read.diagnostics);
    loaded.read.diagnostics = diagnostics;
    Ok(loaded)
}

/// A document that was read already into a corpus of its own.
pub fn plans(document: Document, knowledge: &Knowledge) -> Warned<Corpus> {
    let Warned { value, mut diagnostics } =
        parse::parse(&document, &*knowledge.registry, knowledge.limits.statement);
    drop(document);
    let resolved = resolve::resolve(value.plans, &knowledge.registry, &knowledge.manifest);
    diagnostics.extend(resolved.diagnostics);
    Warned { value: resolved.value, diagnostics }
}

/// Puts files that were read together: documents one after another, each plan once, coded tables over them.
#[derive(Debug, Default)]
pub struct Joining {
    documents: Vec<Corpus>,
    tables: Vec<(String, Loaded)>,
    diagnostics: Vec<Diagnostic>,
    met: Duplicates,
    files: usize,
}

/// What all files come to.
#[derive(Debug, Clone, Default)]
pub struct Joined {
    /// The plans.
    pub corpus: Corpus,
    /// What was noticed, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// Files that hold the same plan.
    pub duplicates: Vec<Vec<String>>,
    /// The decisions that coded tables brought with them.
    pub decisions: Vec<Decision>,
    /// What became of each of them, and of each change by hand.
    pub receipt: Vec<Receipt>,
}

impl Joining {
    /// Adds the next file, by its name; gives what is to be said of plans that an earlier file had already.
    pub fn add(&mut self, file: &str, mut loaded: Loaded) -> Vec<Diagnostic> {
        self.files += 1;
        self.diagnostics.append(&mut loaded.read.diagnostics);
        if loaded.coded {
            self.tables.push((file.to_owned(), loaded));
            return Vec::new();
        }
        let mut corpus = loaded.read.value;
        let repeated = self.met.take_out(self.files, &mut corpus, loaded.sketches);
        self.diagnostics.extend(repeated.iter().cloned());
        self.documents.push(corpus);
        repeated
    }

    /// The plans of all files, what the tables correct in the documents corrected. Where a document has changed since a table
    /// was made from it, the decisions in the table are found again by their words; else the table stands.
    pub fn finish(self, registry: &Registry) -> Joined {
        let mut corpus = Corpus::merge(self.documents);
        let (mut tables, mut decisions, mut receipt) = (Vec::new(), Vec::new(), Vec::new());
        for (file, mut loaded) in self.tables {
            if !loaded.decisions.is_empty() {
                let changed = changed(&corpus, &loaded.read.value);
                if !changed.is_empty() {
                    corpus = decisions::apply(corpus, &loaded.decisions, registry).0;
                    loaded.read.value.plans.retain(|plan| !changed.contains(&plan.id));
                }
            }
            receipt.append(&mut loaded.receipt);
            decisions.push((file, loaded.decisions));
            tables.push(loaded.read.value);
        }
        let (corpus, corrected) = coded::corrections(corpus, Corpus::merge(tables));
        let mut diagnostics = self.diagnostics;
        diagnostics.extend(corrected);
        receipt.extend(decisions.iter().flat_map(|(file, log)| coded::of_log(file, &corpus, log)));
        receipt.sort_by_key(|line| line.outcome);
        let decisions = decisions.into_iter().flat_map(|(_, log)| log).collect();
        Joined { corpus, diagnostics, duplicates: self.met.groups(), decisions, receipt }
    }
}

/// The plans of a table whose document says something else now. (Tasks that a coder split or joined say the same in other
/// portions.)
fn changed(read: &Corpus, table: &Corpus) -> Vec<PlanId> {
    let texts = |plan: &Plan| plan.tasks.iter().map(|t| &*t.text).collect::<String>();
    let statements = |plan: &Plan| {
        let all = plan.tasks.iter().flat_map(|t| t.responsibility.split('；').map(str::to_owned));
        all.collect::<BTreeSet<_>>()
    };
    let by_id: HashMap<&PlanId, &Plan> = read.plans.iter().rev().map(|p| (&p.id, p)).collect();
    let other = |plan: &&Plan| {
        by_id.get(&plan.id).is_some_and(|p| texts(p) != texts(plan) || statements(p) != statements(plan))
    };
    table.plans.iter().filter(other).map(|plan| plan.id.clone()).collect()
}
