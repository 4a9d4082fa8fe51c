//! JSON lines of `extract`, an object a task.

use super::{Coded, CodedBody, CodedDocument, CodedStatement, CodedTask};
use crate::{
    diagnostic::{Diagnostic, Severity, Warned},
    model::{AgencyKind, Duty, Place},
    resolve::{Registry, decisions::Decision},
};
use serde::Deserialize;
use std::sync::Arc;

/// The version of the lines that is understood.
const SCHEMA: u32 = 1;

#[derive(Deserialize)]
struct Line {
    schema: u32,
    plan: String,
    #[serde(default)]
    city: String,
    task: String,
    no: String,
    title: Option<String>,
    text: String,
    responsibility: String,
    #[serde(default)]
    open: bool,
    #[serde(default)]
    source: Place,
    #[serde(default)]
    assignments: Vec<Body>,
    deadline: Option<String>,
    #[serde(default)]
    sections: Vec<String>,
    #[serde(default)]
    statements: Vec<LineStatement>,
    #[serde(default)]
    document: LineDocument,
    #[serde(default)]
    decisions: Vec<Decision>,
}

#[derive(Deserialize)]
struct Body {
    agency: String,
    #[serde(default)]
    jurisdiction: String,
    #[serde(default)]
    known: bool,
    kind: Option<AgencyKind>,
    name: String,
    #[serde(default)]
    surface: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    label_en: String,
    duty: Duty,
    start: Option<usize>,
    end: Option<usize>,
    #[serde(default)]
    statement: u16,
}

#[derive(Deserialize)]
struct LineStatement {
    start: usize,
    end: usize,
    open: bool,
    scope: Option<(usize, usize)>,
}

#[derive(Default, Deserialize)]
struct LineDocument {
    title: Option<String>,
    province: Option<String>,
    annex: Option<u32>,
    year: Option<u16>,
    number: Option<String>,
}

/// Whether bytes look like the JSON lines of `extract`, also where another program wrote their keys in another order.
pub fn is_lines(bytes: &[u8]) -> bool {
    /// How far into the first line the key is looked for.
    const LOOKED_AT: usize = 1 << 16;
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let first = || start[..start.len().min(LOOKED_AT)].split(|b| *b == b'\n').next().unwrap_or_default();
    start.starts_with(b"{") && first().windows(8).any(|w| w == b"\"schema\"")
}

/// Reads the lines; one that cannot be read is a diagnostic with its number, the others count.
pub fn from_lines(file: &str, text: &str, registry: &Registry, longest: usize) -> Coded {
    let file: Arc<str> = file.into();
    let mut diagnostics = Vec::new();
    let (mut tasks, mut decisions) = (Vec::new(), Vec::new());
    for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let place = Place { file: file.clone(), line: Some(number as u32 + 1), ..Place::default() };
        match serde_json::from_str::<Line>(line) {
            Ok(mut line) if line.schema == SCHEMA => {
                decisions.append(&mut line.decisions);
                tasks.push(line.coded(&place));
            }
            Ok(line) => diagnostics.push(refused(place, &format!("schema {}", line.schema))),
            Err(e) => diagnostics.push(refused(place, &e.to_string())),
        }
    }
    let mut read = super::corpus(tasks, &file, registry, longest);
    diagnostics.append(&mut read.diagnostics);
    // Each stood in the line of its task: the log's own order is that of its numbers.
    decisions.sort_by_key(|d| d.n);
    Coded { read: Warned { value: read.value, diagnostics }, decisions, receipt: Vec::new() }
}

fn refused(place: Place, why: &str) -> Diagnostic {
    Diagnostic::new(Severity::Warning, "coded-line", place).with("why", why)
}

impl Line {
    fn coded(self, place: &Place) -> CodedTask {
        let body = |b: Body| CodedBody {
            agency: b.agency,
            jurisdiction: b.jurisdiction,
            kind: b.kind,
            known: b.known,
            name: b.name,
            surface: b.surface,
            label: b.label,
            label_en: b.label_en,
            duty_written: b.duty.as_str().to_owned(),
            duty: Some(b.duty),
            start: b.start,
            end: b.end,
            statement: b.statement,
            place: place.clone(),
        };
        let statement =
            |s: LineStatement| CodedStatement { start: s.start, end: s.end, open: s.open, scope: s.scope };
        let d = self.document;
        CodedTask {
            plan: self.plan,
            city: self.city,
            document: CodedDocument {
                title: d.title,
                province: d.province,
                annex: d.annex,
                year: d.year,
                number: d.number,
            },
            task: self.task,
            no: self.no,
            title: self.title,
            text: self.text,
            responsibility: self.responsibility,
            open: self.open,
            deadline: self.deadline,
            sections: self.sections,
            source: self.source,
            statements: self.statements.into_iter().map(statement).collect(),
            bodies: self.assignments.into_iter().map(body).collect(),
        }
    }
}
