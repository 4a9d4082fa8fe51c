//! Drafts → plans: numbers and ids, statements parsed in document order, measures, and what a coder must look at.

use super::draft::{Draft, DraftStatement, Number};
use super::front;
use super::genre::{self, Genre};
use super::lines::is_signature;
use super::outline::{Outline, Printed};
use super::region::Region;
use super::words::is_nothing;
use crate::diagnostic::{Diagnostic, Severity, Warned};
use crate::model::{Document, Place, PlanId, Span, TaskId};
use crate::parse::grammar::{Context, DocumentRule, ParsedStatement, head, parse_statement};
use crate::parse::heading::Style;
use crate::parse::lexicon::Lexicon;
use crate::parse::measures;
use crate::parse::parsed::{ParsedDocument, ParsedPlan, ParsedTask, TaskStatement};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Most characters of an item that a message shows.
const SHOWN: usize = 40;

/// Puts the plans of one document together.
pub(crate) struct Assembler<'d> {
    document: &'d Document,
    lexicon: &'d dyn Lexicon,
    /// Most characters that are read of a statement.
    longest: usize,
    out: ParsedDocument,
    /// The rule in force.
    rule: Option<DocumentRule>,
    city: Option<String>,
    document_number: Option<String>,
    /// What the document reads like, where that is no plan.
    pub(super) genre: Option<Genre>,
    /// Whether nothing in the document says who does anything, and its tasks are read without.
    unowned: bool,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl<'d> Assembler<'d> {
    pub(crate) fn new(document: &'d Document, lexicon: &'d dyn Lexicon, longest: usize) -> Self {
        Self {
            document,
            lexicon,
            longest,
            out: ParsedDocument::default(),
            rule: None,
            city: None,
            document_number: None,
            genre: None,
            unowned: false,
            diagnostics: Vec::new(),
        }
    }

    /// What the document says about all its plans: jurisdiction and document number.
    pub(crate) fn look_around<'o>(
        &mut self,
        fronts: &[String],
        outlines: impl Iterator<Item = &'o Outline<'o>>,
    ) {
        let wording = self.lexicon.wording();
        let head = |l: &&str| {
            front::is_title(l, wording) || is_signature(l, wording) || wording.front.issued.within(l)
        };
        let titles = fronts.iter().map(|l| front::without_document_number(l, wording)).filter(head);
        let lines: Vec<&str> = outlines.flat_map(super::outline::Outline::texts).collect();
        self.city = front::city(titles, lines.into_iter().take(2000), self.lexicon);
        self.document_number = fronts
            .iter()
            .filter(|l| l.chars().count() <= 45 && !l.contains('《'))
            .find_map(|l| front::document_number(l, wording));
    }

    /// Whether no plan was found, in a document that reads like one. What is added then are tasks without bodies.
    pub(crate) fn names_nobody(&mut self) -> bool {
        self.unowned = self.out.plans.is_empty()
            && self.genre.is_none()
            && !genre::is_news(self.document, self.lexicon.wording());
        self.unowned
    }

    /// Adds the plan of a region, if it holds tasks.
    pub(crate) fn plan(
        &mut self,
        region: &Region,
        title: Option<String>,
        drafts: Vec<Draft>,
        numbers: &[Printed],
    ) {
        if region.rule.is_some() {
            self.rule = region.rule;
        }
        if drafts.is_empty() {
            return;
        }
        let city = title
            .as_deref()
            .and_then(|t| front::city([t].into_iter(), std::iter::empty(), self.lexicon))
            .or_else(|| self.city.clone());
        self.gaps(numbers);
        self.gaps(&numbers_of_rows(&drafts));
        let tasks = drafts.into_iter().enumerate().map(|(at, d)| self.task(at, d)).collect();
        self.out.plans.push(ParsedPlan {
            id: PlanId::new(""),
            year: title.as_deref().and_then(front::year),
            title,
            annex: region.annex,
            document_number: self.document_number.clone(),
            city,
            file: self.document.file.clone(),
            tasks,
        });
    }

    fn task(&mut self, at: usize, draft: Draft) -> ParsedTask {
        let no = draft.number.as_ref().map_or_else(|| (at + 1).to_string(), |n| n.text.clone());
        if draft.rule.is_some() {
            self.rule = draft.rule;
        }
        if draft.text.trim().is_empty() {
            self.say("empty-task", &draft.place, &no);
        }
        let mut deadline = draft.deadline;
        let mut statements = Vec::with_capacity(draft.statements.len());
        let longest = self.longest;
        let (mut left, mut unread) = (longest.saturating_mul(2), 0);
        for mut s in draft.statements {
            if left == 0 {
                unread += 1;
                continue;
            }
            let parsed = self.statement(&mut s, longest.min(left), &no);
            left = left.saturating_sub(parsed.text.chars().count());
            if deadline.is_none() {
                deadline = parsed.deadline.map(|d| d.of(&parsed.text).to_owned());
            }
            statements.push(TaskStatement { parsed, scope: s.scope, continues: s.continues, place: s.place });
        }
        let mut text = draft.text;
        if let Some((end, _)) = text.char_indices().nth(longest.saturating_mul(10)) {
            let said = too_long(&draft.place, "text", &no)
                .count("all", text.chars().count())
                .count("read", longest * 10);
            self.diagnostics.push(said);
            text.truncate(end);
            for scope in statements.iter_mut().filter_map(|s: &mut TaskStatement| s.scope.as_mut()) {
                *scope = Span::new(scope.start().min(end), scope.end().min(end));
            }
        }
        if unread > 0 {
            let most = longest.saturating_mul(2);
            let said = too_long(&draft.place, "together", &no).count("most", most).count("unread", unread);
            self.diagnostics.push(said);
        }
        if statements.is_empty() && !self.unowned {
            self.say("row-without-responsibility", &draft.place, &no);
        }
        let from = Some(draft.body_from).filter(|from| text.is_char_boundary(*from)).unwrap_or(0);
        let mut found = measures::split(&text, from);
        if found.is_empty() {
            found = measures::split(&text, 0);
        }
        ParsedTask {
            id: TaskId::new(""),
            no: no.into(),
            title: Some(draft.title.trim()).filter(|t| !t.is_empty()).map(Into::into),
            text: text.into(),
            sections: draft.sections,
            deadline: deadline.filter(|d| !is_nothing(d, self.lexicon.wording())).map(Into::into),
            source: draft.place,
            measures: found,
            statements,
        }
    }

    /// Reads a statement under the rule in force, if the layout has not, and counts it as read or refused.
    fn statement(&mut self, s: &mut DraftStatement, longest: usize, no: &str) -> ParsedStatement {
        let text = head(&s.text, longest);
        let whole = text.len() == s.text.len();
        if !whole {
            let (all, read) = (s.text.chars().count(), text.chars().count());
            self.diagnostics.push(too_long(&s.place, "statement", no).count("all", all).count("read", read));
        }
        // A rule of its own reckons with the column.
        let fits = |read: &Rc<ParsedStatement>| s.column.is_none() || read.rule.is_none();
        let parsed = match s.read.take().filter(|read| whole && fits(read)) {
            Some(read) => Rc::unwrap_or_clone(read).in_column(s.column).under(self.rule),
            None => {
                parse_statement(text, &Context { lexicon: self.lexicon, column: s.column, rule: self.rule })
            }
        };
        self.rule = parsed.rule.or(self.rule);
        if parsed.bodies.is_empty()
            && !parsed.open
            && !is_nothing(&s.text, self.lexicon.wording())
            && parsed.rule.is_none()
        {
            self.out.cells_refused += 1;
            let said =
                Diagnostic::warning("cell-refused", &s.place).at(text, Span::new(0, text.len())).task(no);
            self.diagnostics.push(said);
        } else {
            self.out.cells_read += 1;
        }
        parsed
    }

    /// Names what no task takes in: items beside tasks, sentences that say who does something.
    pub(crate) fn left_out(&mut self, code: &'static str, found: Vec<(Place, String)>) {
        for (place, text) in found {
            let shown: String = text.chars().take(SHOWN).collect();
            let end = shown.len();
            let said =
                Diagnostic::warning(code, &place).with("text", shown.as_str()).at(&shown, Span::new(0, end));
            self.diagnostics.push(said);
        }
    }

    fn say(&mut self, code: &'static str, place: &Place, no: &str) {
        self.diagnostics.push(Diagnostic::warning(code, place).with("number", no).task(no));
    }

    /// Gaps and repetitions among printed numbers. They may run on across headings or begin anew.
    fn gaps(&mut self, numbers: &[Printed]) {
        let mut last: BTreeMap<Style, &Printed> = BTreeMap::new();
        for n in numbers {
            let before = last.insert(n.style, n);
            let Some(before) = before.filter(|b| b.matters || n.matters) else { continue };
            if n.value == before.value && n.parent == before.parent {
                let said = Diagnostic::warning("repeated-number", &n.place);
                self.diagnostics.push(said.with("number", n.number.as_str()));
            } else if n.value > before.value + 1 {
                let said = Diagnostic::warning("numbering-gap", &n.place);
                let said = said.with("before", before.number.as_str());
                self.diagnostics.push(said.with("number", n.number.as_str()));
            }
        }
    }

    /// Gives plans and tasks their ids; says so where there is no task at all.
    pub(crate) fn finish(mut self) -> Warned<ParsedDocument> {
        let several = self.out.plans.len() > 1;
        for (at, plan) in self.out.plans.iter_mut().enumerate() {
            let stem = &self.document.stem;
            plan.id = PlanId::new(if several { format!("{stem}-{}", at + 1) } else { stem.to_string() });
            number(plan);
        }
        if self.out.plans.is_empty() {
            let place = Place { file: self.document.file.clone(), ..Place::default() };
            self.diagnostics.push(Diagnostic::new(Severity::Note, "no-task", place));
        } else if self.unowned {
            let place = Place { file: self.document.file.clone(), ..Place::default() };
            let tasks = self.out.plans.iter().map(|plan| plan.tasks.len()).sum();
            let said = Diagnostic::warning("names-nobody", &place).with("file", &*self.document.file);
            self.diagnostics.insert(0, said.count("tasks", tasks));
        } else if let Some(genre) = self.genre {
            let place = Place { file: self.document.file.clone(), ..Place::default() };
            let tasks = self.out.plans.iter().map(|plan| plan.tasks.len()).sum();
            let unlike = Diagnostic::warning("unlike-a-plan", &place).with("file", &*self.document.file);
            self.diagnostics.insert(0, unlike.with("genre", genre.name()).count("tasks", tasks));
        }
        Warned { value: self.out, diagnostics: self.diagnostics }
    }
}

/// The numbers of the rows of tables.
fn numbers_of_rows(drafts: &[Draft]) -> Vec<Printed> {
    let rows = drafts.iter().filter(|d| d.statements.first().is_none_or(|s| s.column.is_some()));
    let printed = |draft: &Draft| {
        let Number { text, counts } = draft.number.clone()?;
        let (style, value) = counts?;
        let place = draft.place.clone();
        Some(Printed { style, value, number: text, matters: true, parent: 0, place })
    };
    rows.filter_map(printed).collect()
}

/// A statement or a task's text that was read in part.
fn too_long(place: &Place, form: &'static str, no: &str) -> Diagnostic {
    Diagnostic::warning("long-statement", place).with("form", form).task(no)
}

/// Task ids: the number as printed; a repeated one gets `#2`, `#3`.
fn number(plan: &mut ParsedPlan) {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for task in &mut plan.tasks {
        let times = seen.entry(task.no.to_string()).or_insert(0);
        *times += 1;
        let suffix = if *times > 1 { format!("#{times}") } else { String::new() };
        task.id = TaskId::new(format!("{}/{}{suffix}", plan.id, task.no));
    }
}
