//! Drafts → plans: numbers and ids, statements parsed in document order, measures, and what a coder must look at.

use super::Region;
use super::draft::{Draft, DraftStatement};
use super::front;
use super::lines::is_signature;
use super::outline::{Outline, Printed};
use super::persons;
use super::words::is_nothing;
use crate::diagnostic::{Diagnostic, Severity, Warned};
use crate::model::{Document, Place, PlanId, Span, TaskId};
use crate::parse::grammar::{Context, DocumentRule, ParsedStatement, parse_statement, prose_statement};
use crate::parse::heading::Style;
use crate::parse::lexicon::Lexicon;
use crate::parse::memory::{Memory, head};
use crate::parse::{ParsedDocument, ParsedPlan, ParsedTask, TaskStatement, measures};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// Most characters of an item that a message shows.
const SHOWN: usize = 40;

/// Puts the plans of one document together.
pub(crate) struct Assembler<'d> {
    document: &'d Document,
    lexicon: &'d dyn Lexicon,
    out: ParsedDocument,
    /// The rule in force.
    rule: Option<DocumentRule>,
    city: Option<String>,
    document_number: Option<String>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl<'d> Assembler<'d> {
    pub(crate) fn new(document: &'d Document, lexicon: &'d dyn Lexicon) -> Self {
        Self {
            document,
            lexicon,
            out: ParsedDocument::default(),
            rule: None,
            city: None,
            document_number: None,
            diagnostics: Vec::new(),
        }
    }

    /// What the document says about all its plans: jurisdiction and document number.
    pub(crate) fn look_around<'o>(&mut self, fronts: &[String], outlines: impl Iterator<Item = &'o Outline>) {
        let head = |l: &&String| front::is_title(l) || is_signature(l) || l.contains("印发");
        let titles = fronts.iter().filter(head).map(String::as_str);
        let lines: Vec<&str> = outlines.flat_map(super::outline::Outline::texts).collect();
        self.city = front::city(titles, lines.into_iter().take(2000), self.lexicon);
        self.document_number = fronts
            .iter()
            .filter(|l| l.chars().count() <= 45 && !l.contains('《'))
            .find_map(|l| front::document_number(&super::words::squeeze(l)));
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
        self.gaps_in_rows(&drafts);
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
            self.say(
                Severity::Warning,
                "empty-task",
                &draft.place,
                &no,
                "任务没有内容",
                "the task has no text",
            );
        }
        let mut deadline = draft.deadline;
        let mut statements = Vec::with_capacity(draft.statements.len());
        let longest = self.lexicon.memory().map_or(usize::MAX, Memory::longest);
        let (mut left, mut unread) = (longest.saturating_mul(2), 0);
        for s in draft.statements {
            if left == 0 {
                unread += 1;
                continue;
            }
            let parsed = self.statement(&s, longest.min(left), &no);
            left = left.saturating_sub(parsed.text.chars().count());
            if deadline.is_none() {
                deadline = parsed.deadline.map(|d| d.of(&parsed.text).to_owned());
            }
            statements.push(TaskStatement { parsed, scope: s.scope, continues: s.continues, place: s.place });
        }
        let mut text = draft.text;
        if let Some((end, _)) = text.char_indices().nth(longest.saturating_mul(10)) {
            let (zh, en) = (
                format!("任务内容有 {} 字，只保留了前 {} 字", text.chars().count(), longest * 10),
                format!(
                    "the task's text has {} characters; only the first {} were kept",
                    text.chars().count(),
                    longest * 10
                ),
            );
            self.too_long(&draft.place, zh, en, &no);
            text.truncate(end);
            for scope in statements.iter_mut().filter_map(|s: &mut TaskStatement| s.scope.as_mut()) {
                *scope = Span::new(scope.start().min(end), scope.end().min(end));
            }
        }
        if unread > 0 {
            let most = longest.saturating_mul(2);
            let (zh, en) = (
                format!("任务的责任表述合计超过 {most} 字，后面 {unread} 处没有读"),
                format!(
                    "the task's statements have more than {most} characters; the last {unread} were not read"
                ),
            );
            self.too_long(&draft.place, zh, en, &no);
        }
        if statements.is_empty() {
            let (zh, en) = ("该行没有责任单位", "the row names nobody");
            self.say(Severity::Warning, "row-without-responsibility", &draft.place, &no, zh, en);
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
            deadline: deadline.filter(|d| !is_nothing(d)).map(Into::into),
            source: draft.place,
            measures: found,
            statements,
        }
    }

    /// Parses a statement under the rule in force and counts it as read or refused.
    fn statement(&mut self, s: &DraftStatement, longest: usize, no: &str) -> ParsedStatement {
        let context = Context { lexicon: self.lexicon, column: s.column, rule: self.rule };
        let named = if s.persons {
            Cow::Owned(persons::without(&s.text, self.lexicon))
        } else {
            Cow::Borrowed(s.text.as_str())
        };
        let text = head(&named, longest);
        if text.len() < named.len() {
            let (all, read) = (named.chars().count(), text.chars().count());
            let (zh, en) = (
                format!("责任表述有 {all} 字，只读了前 {read} 字"),
                format!("the statement has {all} characters; only the first {read} were read"),
            );
            self.too_long(&s.place, zh, en, no);
        }
        let parsed = if s.prose { prose_statement(text, &context) } else { None };
        let parsed = parsed.unwrap_or_else(|| parse_statement(text, &context));
        self.rule = parsed.rule.or(self.rule);
        if parsed.bodies.is_empty() && !parsed.open && !is_nothing(&s.text) && parsed.rule.is_none() {
            self.out.cells_refused += 1;
            self.diagnostics.push(
                Diagnostic::new(
                    Severity::Warning,
                    "cell-refused",
                    s.place.clone(),
                    "责任单位一栏没有读出任何责任主体",
                    "no body could be read from the words that should name one",
                )
                .at(text, Span::new(0, text.len()))
                .task(no)
                .hint(
                    "请核对原文；若确为机构名称，可加入登记表",
                    "check the document; add the name to the registry if it is one",
                ),
            );
        } else {
            self.out.cells_read += 1;
        }
        parsed
    }

    /// Names the items that no task takes in though those beside them are tasks.
    pub(crate) fn unclaimed(&mut self, outline: &Outline) {
        for (place, text) in outline.unclaimed() {
            let shown: String = text.chars().take(SHOWN).collect();
            let end = shown.len();
            self.diagnostics.push(
                Diagnostic::new(
                    Severity::Warning,
                    "item-without-statement",
                    place,
                    format!("相邻各项都写明责任主体，此项没有，未计为任务：{shown}"),
                    format!("the items beside it name who is responsible, this one does not and is no task: {shown}"),
                )
                .at(&shown, Span::new(0, end))
                .hint("请对照原文核对是否漏写或另有写法", "check the document: the statement may be missing or be worded otherwise"),
            );
        }
    }

    /// Names the sentences that say who does something and are part of no statement.
    pub(crate) fn unread(&mut self, found: Vec<(Place, String)>) {
        for (place, text) in found {
            let shown: String = text.chars().take(SHOWN).collect();
            let end = shown.len();
            self.diagnostics.push(
                Diagnostic::new(
                    Severity::Warning,
                    "duty-unread",
                    place,
                    format!("此处写有责任主体，未读作责任分工：{shown}"),
                    format!(
                        "these words name a body and what it does, and were read as no statement: {shown}"
                    ),
                )
                .at(&shown, Span::new(0, end))
                .hint(
                    "如确为分工，请改为“责任单位：…”等写法，或在编码表中补录",
                    "if it is a duty, word it as 责任单位：…, or add it to the coded table",
                ),
            );
        }
    }

    /// Statements that were read in part.
    fn too_long(&mut self, place: &Place, zh: String, en: String, no: &str) {
        self.diagnostics.push(
            Diagnostic::new(Severity::Warning, "long-statement", place.clone(), zh, en).task(no).hint(
                "如确需全部读取，用 --limit statement=字数 放宽",
                "--limit statement=N raises the limit",
            ),
        );
    }

    fn say(&mut self, severity: Severity, code: &'static str, place: &Place, no: &str, zh: &str, en: &str) {
        let said = Diagnostic::new(
            severity,
            code,
            place.clone(),
            format!("{zh}（编号{no}）"),
            format!("{en} (number {no})"),
        );
        self.diagnostics.push(said.task(no).hint("请对照原文", "check the document"));
    }

    /// Gaps and repetitions among the numbers of paragraphs. Numbers may run on across headings or begin anew.
    fn gaps(&mut self, numbers: &[Printed]) {
        let mut last: BTreeMap<Style, &Printed> = BTreeMap::new();
        for n in numbers {
            let before = last.insert(n.style, n);
            let Some(before) = before.filter(|b| b.matters || n.matters) else { continue };
            if n.value == before.value && n.parent == before.parent {
                self.repeated(&n.place, &n.number);
            } else if n.value > before.value + 1 {
                self.gap(&n.place, &before.number, &n.number);
            }
        }
    }

    /// The same among the rows of tables.
    fn gaps_in_rows(&mut self, drafts: &[Draft]) {
        let rows = drafts.iter().filter(|d| d.statements.first().is_none_or(|s| s.column.is_some()));
        let mut before: Option<(Style, u32, &str)> = None;
        for draft in rows {
            let Some(number) = draft.number.as_ref() else { continue };
            let Some((style, value)) = number.counts else { continue };
            if let Some((s, v, text)) = before.filter(|(s, ..)| *s == style) {
                if v == value && s == style {
                    self.repeated(&draft.place, &number.text);
                } else if value > v + 1 {
                    self.gap(&draft.place, text, &number.text);
                }
            }
            before = Some((style, value, &number.text));
        }
    }

    fn repeated(&mut self, place: &Place, number: &str) {
        self.diagnostics.push(
            Diagnostic::new(
                Severity::Warning,
                "repeated-number",
                place.clone(),
                format!("编号{number}重复"),
                format!("number {number} stands twice"),
            )
            .hint("第二项在输出中记为“#2”", "the second one carries `#2` in the output"),
        );
    }

    fn gap(&mut self, place: &Place, before: &str, number: &str) {
        self.diagnostics.push(
            Diagnostic::new(
                Severity::Warning,
                "numbering-gap",
                place.clone(),
                format!("编号由{before}跳到{number}"),
                format!("numbers jump from {before} to {number}"),
            )
            .hint("请核对是否有任务漏读", "check whether a task was missed"),
        );
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
            self.diagnostics.push(
                Diagnostic::new(
                    Severity::Note,
                    "no-task",
                    place,
                    "文件中没有读到任务",
                    "no task was found in the file",
                )
                .hint(
                    "任务需有责任单位：表格一列，或段末括号",
                    "a task needs a body: a column of a table, or a bracket behind a paragraph",
                ),
            );
        }
        Warned { value: self.out, diagnostics: self.diagnostics }
    }
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
