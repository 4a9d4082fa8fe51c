//! JSON lines of `extract`, an object a task.

use super::{CodedBody, CodedDocument, CodedStatement, CodedTask};
use crate::{
    diagnostic::{Diagnostic, Severity, Warned},
    model::{AgencyKind, Corpus, Duty, Place},
    resolve::Registry,
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

/// Whether bytes look like the JSON lines of `extract`.
pub fn is_lines(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    start.starts_with(b"{") && start[..start.len().min(200)].windows(8).any(|w| w == b"\"schema\"")
}

/// Reads the lines; one that cannot be read is a diagnostic with its number, the others count.
pub fn from_lines(file: &str, text: &str, registry: &Registry, longest: usize) -> Warned<Corpus> {
    let file: Arc<str> = file.into();
    let mut diagnostics = Vec::new();
    let mut tasks = Vec::new();
    for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let place = Place { file: file.clone(), line: Some(number as u32 + 1), ..Place::default() };
        match serde_json::from_str::<Line>(line) {
            Ok(line) if line.schema == SCHEMA => tasks.push(line.coded(&place)),
            Ok(line) => diagnostics.push(refused(place, &format!("schema {}", line.schema))),
            Err(e) => diagnostics.push(refused(place, &e.to_string())),
        }
    }
    let mut read = super::corpus(tasks, &file, registry, longest);
    diagnostics.append(&mut read.diagnostics);
    Warned { value: read.value, diagnostics }
}

fn refused(place: Place, why: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        "coded-line",
        place,
        format!("这一行不是 extract 写出的 JSON：{why}"),
        format!("not a line that extract writes: {why}"),
    )
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
