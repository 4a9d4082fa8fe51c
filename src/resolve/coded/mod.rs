//! Coded tables as input: what `extract` wrote and a person may have corrected, back into a corpus.
//!
//! Two forms: JSON lines (an object a task) and a table (csv, xlsx: a row an assignment). Both become
//! [`CodedTask`]s and then plans. Nothing is read into the words again: duties and bodies are the coder's. A body
//! is found by its function key; where the coder wrote another name than the surface holds, by that name.

mod columns;
mod edits;
mod lines;
mod receipt;
mod rows;
mod same;

pub use lines::{from_lines, is_lines};
pub use receipt::{Outcome, Receipt, of_log};
pub use rows::{from_document, is_table, missing_columns};
pub use same::corrections;

use super::{agencies, decisions::Decision, home::Home, registry::Registry};
use crate::{
    diagnostic::{Diagnostic, Severity, Warned},
    model::{
        Agency, AgencyId, AgencyKind, Assignment, Corpus, Duty, Place, Plan, PlanId, Span, Statement, Task,
        TaskId,
    },
    parse::{lexicon::Lexicon as _, measures},
};
use std::{collections::HashMap, sync::Arc};

/// What a coded table holds.
#[derive(Debug, Clone, Default)]
pub struct Coded {
    /// Its plans, and what was noticed.
    pub read: Warned<Corpus>,
    /// The log of decisions that stands in it.
    pub decisions: Vec<Decision>,
    /// What became of each change by hand, where the table keeps the reading that it was made from.
    pub receipt: Vec<Receipt>,
}

/// A task as coded, before its bodies are agencies.
#[derive(Debug, Clone, Default)]
struct CodedTask {
    plan: String,
    city: String,
    document: CodedDocument,
    task: String,
    no: String,
    title: Option<String>,
    text: String,
    responsibility: String,
    open: bool,
    deadline: Option<String>,
    sections: Vec<String>,
    source: Place,
    /// Absent where a person made the table: then there is one statement.
    statements: Vec<CodedStatement>,
    bodies: Vec<CodedBody>,
}

impl CodedTask {
    /// Keeps so many characters of the statements, and the bodies whose names take no more; whether anything had to go.
    fn cut(&mut self, most: usize) -> bool {
        let before = (self.responsibility.len(), self.bodies.len());
        if let Some((at, _)) = self.responsibility.char_indices().nth(most) {
            self.responsibility.truncate(at);
        }
        let lengths = self.bodies.iter().scan(0, |sum, body| {
            *sum += body.name.chars().count().max(1);
            Some(*sum)
        });
        let fit = lengths.take_while(|sum| *sum <= most).count();
        self.bodies.truncate(fit);
        before != (self.responsibility.len(), self.bodies.len())
    }
}

fn long_statement(task: &CodedTask, most: usize) -> Diagnostic {
    let place = task.bodies.first().map_or_else(|| task.source.clone(), |body| body.place.clone());
    let said = Diagnostic::new(Severity::Warning, "long-statement", place).with("form", "coded");
    said.count("most", most).task(task.task.clone())
}

/// What is known of the document a task stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct CodedDocument {
    title: Option<String>,
    province: Option<String>,
    annex: Option<u32>,
    year: Option<u16>,
    number: Option<String>,
}

/// A statement in characters of the responsibility text.
#[derive(Debug, Clone, Copy, Default)]
struct CodedStatement {
    start: usize,
    end: usize,
    open: bool,
    scope: Option<(usize, usize)>,
}

/// A body in characters of the responsibility text.
#[derive(Debug, Clone, Default)]
struct CodedBody {
    agency: String,
    jurisdiction: String,
    kind: Option<AgencyKind>,
    known: bool,
    name: String,
    surface: String,
    label: String,
    label_en: String,
    duty: Option<Duty>,
    duty_written: String,
    start: Option<usize>,
    end: Option<usize>,
    statement: u16,
    place: Place,
}

/// Turns coded tasks into plans; tasks of one plan need not stand together. Of a statement no more than `longest` characters
/// are taken, of all of a task's twice as many: the same as of a document.
fn corpus(tasks: Vec<CodedTask>, file: &Arc<str>, registry: &Registry, longest: usize) -> Warned<Corpus> {
    let mut builder = Builder::new(registry);
    for mut task in tasks {
        if task.cut(2 * longest) {
            builder.diagnostics.push(long_statement(&task, 2 * longest));
        }
        builder.task(task, file);
    }
    Warned { value: builder.corpus, diagnostics: builder.diagnostics }
}

struct Builder<'r> {
    registry: &'r Registry,
    corpus: Corpus,
    plans: HashMap<String, usize>,
    ids: HashMap<Agency, AgencyId>,
    diagnostics: Vec<Diagnostic>,
}

impl<'r> Builder<'r> {
    fn new(registry: &'r Registry) -> Self {
        Self {
            registry,
            corpus: Corpus::default(),
            plans: HashMap::new(),
            ids: HashMap::new(),
            diagnostics: Vec::new(),
        }
    }

    fn task(&mut self, coded: CodedTask, file: &Arc<str>) {
        let plan = self.plan(&coded, file);
        let home = Home::new(&coded.city);
        let words = Chars::new(&coded.responsibility);
        let assignments: Vec<Assignment> =
            coded.bodies.iter().filter_map(|b| self.assignment(b, &coded, &words, &home)).collect();
        let task = Task {
            id: TaskId::new(coded.task.as_str()),
            no: coded.no.clone().into(),
            title: coded.title.clone().map(Into::into),
            measures: measures::split(&coded.text, 0),
            statements: statements(&coded, &words),
            text: coded.text.into(),
            sections: coded.sections.iter().map(|s| s.as_str().into()).collect(),
            deadline: coded.deadline.map(Into::into),
            responsibility: coded.responsibility.into(),
            source: coded.source,
            assignments,
        };
        self.corpus.plans[plan].tasks.push(task);
    }

    fn plan(&mut self, coded: &CodedTask, file: &Arc<str>) -> usize {
        if let Some(&at) = self.plans.get(&coded.plan) {
            return at;
        }
        let document = coded.document.clone();
        self.corpus.plans.push(Plan {
            id: PlanId::new(coded.plan.as_str()),
            city: coded.city.as_str().into(),
            province: document.province.map(Into::into),
            title: document.title,
            annex: document.annex,
            year: document.year,
            document_number: document.number,
            file: if coded.source.file.is_empty() { file.clone() } else { coded.source.file.clone() },
            tasks: Vec::new(),
        });
        let at = self.corpus.plans.len() - 1;
        self.plans.insert(coded.plan.clone(), at);
        at
    }

    fn assignment(
        &mut self,
        body: &CodedBody,
        task: &CodedTask,
        words: &Chars,
        home: &Home,
    ) -> Option<Assignment> {
        let Some(duty) = body.duty else {
            self.unknown_duty(body, task);
            return None;
        };
        let agency = self.agency(body, home);
        let id = *self.ids.entry(agency).or_insert_with_key(|agency| {
            self.corpus.agencies.push(agency.clone());
            AgencyId(self.corpus.agencies.len() as u32 - 1)
        });
        let name = if body.name.is_empty() { &body.surface } else { &body.name };
        let statement = body.statement.min(task.statements.len().saturating_sub(1) as u16);
        Some(Assignment {
            agency: id,
            name: name.as_str().into(),
            span: span(body, &task.responsibility, words),
            duty,
            statement,
        })
    }

    /// The coder's key where the row is as `extract` wrote it or the key was set by hand; else the name's own.
    fn agency(&self, body: &CodedBody, home: &Home) -> Agency {
        let renamed =
            !body.name.is_empty() && !body.surface.is_empty() && !related(&body.name, &body.surface);
        if renamed || body.agency.is_empty() {
            return self.by_name(&body.name, home);
        }
        let complete = !body.label.is_empty() && body.kind.is_some();
        let jurisdiction =
            if body.jurisdiction.is_empty() { home.city.clone() } else { body.jurisdiction.as_str().into() };
        match self.registry.by_key(&body.agency) {
            // A key set by hand over a name that meant another function, or none: label and kind are the key's.
            Some(function) if !body.known || self.by_name(&body.name, home).key != function.key => {
                agencies::known(function, jurisdiction, home, self.registry.wording())
            }
            _ if complete => Agency {
                key: body.agency.as_str().into(),
                jurisdiction: body.jurisdiction.as_str().into(),
                known: body.known,
                kind: body.kind.unwrap_or(AgencyKind::Unknown),
                label: body.label.as_str().into(),
                label_en: body.label_en.as_str().into(),
            },
            Some(function) => agencies::known(function, jurisdiction, home, self.registry.wording()),
            None => self.by_name(&body.name, home),
        }
    }

    fn by_name(&self, name: &str, home: &Home) -> Agency {
        agencies::by_name(name, home, self.registry)
    }

    fn unknown_duty(&mut self, body: &CodedBody, task: &CodedTask) {
        let written = &body.duty_written;
        let diagnostic = Diagnostic::new(Severity::Warning, "coded-duty", body.place.clone())
            .with("written", written.as_str());
        self.diagnostics.push(diagnostic.task(task.task.clone()));
    }
}

/// Whether a name still holds its surface, as restored names do.
fn related(name: &str, surface: &str) -> bool {
    let surface: String = surface.chars().filter(|c| !c.is_whitespace()).collect();
    name.contains(&surface) || surface.contains(name) || {
        // A shared tail puts words between: 市财政部门 from 市.
        surface.chars().all(|c| name.contains(c))
    }
}

fn statements(coded: &CodedTask, words: &Chars) -> Vec<Statement> {
    if coded.statements.is_empty() {
        if coded.responsibility.is_empty() {
            return Vec::new();
        }
        return vec![Statement {
            span: Span::new(0, coded.responsibility.len()),
            open: coded.open,
            scope: None,
        }];
    }
    let text = Chars::new(&coded.text);
    let all = coded.statements.iter().map(|s| Statement {
        span: words.span(s.start, s.end),
        open: s.open,
        scope: s.scope.map(|(start, end)| text.span(start, end)),
    });
    all.collect()
}

/// Where the body stands: as coded, or else where its surface or name is first met; else nowhere.
fn span(body: &CodedBody, responsibility: &str, words: &Chars) -> Span {
    if let (Some(start), Some(end)) = (body.start, body.end) {
        let span = words.span(start, end);
        if span.of(responsibility) == body.surface || body.surface.is_empty() {
            return span;
        }
    }
    let found = [&body.surface, &body.name]
        .into_iter()
        .filter(|w| !w.is_empty())
        .find_map(|word| responsibility.find(word.as_str()).map(|at| Span::new(at, at + word.len())));
    found.unwrap_or_default()
}

/// Byte offsets of a text's characters.
struct Chars(Vec<usize>);

impl Chars {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let byte = |at: usize| self.0.get(at).or(self.0.last()).copied().unwrap_or_default();
        Span::new(byte(start), byte(end))
    }
}
