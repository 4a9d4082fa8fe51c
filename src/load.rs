//! The first half of the way in one step: bytes → document → plans → corpus. Documents are independent up to here.

use crate::{
    diagnostic::Warned,
    model::{Corpus, Document},
    parse, read,
    resolve::{self, Registry, coded, manifest::Manifest},
};
use std::borrow::Cow;

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
        let read = coded::from_lines(file, &text, &knowledge.registry, knowledge.limits.statement);
        return Ok(Loaded { coded: true, read });
    }
    let Warned { value, mut diagnostics } = read::document(file, &bytes, &knowledge.limits)?;
    drop(bytes);
    if let Some(missing) = coded::missing_columns(&value) {
        return Err(read::ReadError { file: file.into(), kind: read::ReadErrorKind::CodedTable { missing } });
    }
    let coded = coded::is_table(&value);
    let mut read = if coded {
        coded::from_document(&value, &knowledge.registry, knowledge.limits.statement)
    } else {
        plans(value, knowledge)
    };
    diagnostics.append(&mut read.diagnostics);
    read.diagnostics = diagnostics;
    Ok(Loaded { read, coded })
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
