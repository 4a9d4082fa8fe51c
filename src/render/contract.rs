//! The JSON lines other programs rely on (`extract`, `overlap`, `themes`); [`SCHEMA`] is their version.
//!
//! Keys keep their order and never change their meaning; new ones may come behind the old. Positions count
//! characters (Unicode scalar values). Each function gives one line a record, each with its line end.

use crate::{
    analyse::{
        overlap::{Grade, Overlap, TaskPair},
        themes::{Ownership, Themes},
    },
    model::{
        Agency, AgencyKind, Convention, Corpus, Duty, Place, Plan, PlanIndex, Role, Span, Task, TaskId,
        TaskRef,
    },
    render::escape::harmless_json,
    resolve::decisions::Decision,
    say::theme_name,
};
use indexmap::IndexMap;
use serde::Serialize;
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
    sync::Arc,
};

/// Version of the records, in every line and in `run.json`.
pub const SCHEMA: u32 = 1;

/// One plan as `extract` gives it: a line a task, in document order.
///
/// Plans are given one by one so that a caller can stream a large corpus.
pub fn extract(corpus: &Corpus, plan: PlanIndex, convention: Convention) -> String {
    extract_part(corpus, plan, 0..usize::MAX, convention)
}

/// The same with the `path` of the document at the end of each line: where many documents are read one by one, names and ids
/// may stand twice, paths do not.
pub fn extract_at(corpus: &Corpus, plan: PlanIndex, convention: Convention, path: &str) -> String {
    let path = harmless_json(serde_json::Value::from(path).to_string());
    let with = |line: &str| format!("{},\"path\":{path}}}\n", line.strip_suffix('}').unwrap_or(line));
    extract(corpus, plan, convention).lines().map(with).collect()
}

/// The same for some tasks of the plan, by position: a large plan is written part by part.
pub fn extract_part(corpus: &Corpus, plan: PlanIndex, tasks: Range<usize>, convention: Convention) -> String {
    let Some(plan) = corpus.plans.get(plan as usize) else { return String::new() };
    lines(plan.part(tasks).iter().map(|task| TaskRecord::new(corpus, plan, task, convention)))
}

/// All plans with the log of decisions that made them what they are: each decision stands in the line of its task, one whose
/// task is gone in the first line, so that none is lost.
pub fn extract_with(corpus: &Corpus, log: &[Decision], convention: Convention) -> String {
    let here: HashSet<&str> = corpus.tasks().map(|(_, task)| task.id.as_str()).collect();
    let mut of_task: HashMap<&str, Vec<&Decision>> = HashMap::new();
    // Those of no task come first, with the first task.
    let first = corpus.tasks().next().map_or("", |(_, task)| task.id.as_str());
    for decision in log {
        let task = Some(decision.task.as_str()).filter(|task| here.contains(task)).unwrap_or(first);
        of_task.entry(task).or_default().push(decision);
    }
    lines(corpus.plans.iter().flat_map(|plan| plan.tasks.iter().map(move |task| (plan, task))).map(
        |(plan, task)| {
            let decisions = of_task.remove(task.id.as_str()).unwrap_or_default();
            TaskRecord { decisions, ..TaskRecord::new(corpus, plan, task, convention) }
        },
    ))
}

/// The overlap of two plans: a line a pair of tasks, best first.
pub fn overlap(corpus: &Corpus, overlap: &Overlap) -> String {
    lines(overlap.pairs.iter().map(|pair| PairRecord::new(corpus, pair)))
}

/// The themes of all plans under a codebook of some name: a line a theme, in the order of the codebook.
pub fn themes(corpus: &Corpus, themes: &Themes, codebook: &str) -> String {
    let ids = |tasks: &[TaskRef]| tasks.iter().map(|&t| corpus.task(t).id.clone()).collect();
    lines(themes.rows.iter().map(|row| {
        let (zh, en) = theme_name(&row.zh, &row.en, row.draft);
        ThemeRecord {
            schema: SCHEMA,
            theme: &row.id,
            zh,
            en,
            codebook,
            plans: row
                .plans
                .iter()
                .map(|p| {
                    let own = OwnershipRecord {
                        ownership: p.ownership,
                        tasks: ids(&p.tasks),
                        main: ids(&p.main),
                        leads: p.leads.iter().map(AsRef::as_ref).collect(),
                        fragmentation: p.fragmentation.filter(|f| f.is_finite()),
                    };
                    (corpus.plan(p.plan).id.as_str(), own)
                })
                .collect(),
        }
    }))
}

/// Records as lines. Writing into memory cannot fail, and no record holds a key that is no text.
fn lines(records: impl Iterator<Item = impl Serialize>) -> String {
    let mut all = Vec::new();
    for record in records {
        let start = all.len();
        match serde_json::to_writer(&mut all, &record) {
            Ok(()) => all.push(b'\n'),
            Err(_) => all.truncate(start),
        }
    }
    harmless_json(String::from_utf8(all).unwrap_or_default())
}

#[derive(Serialize)]
struct TaskRecord<'a> {
    schema: u32,
    plan: &'a str,
    city: &'a str,
    task: &'a str,
    no: &'a str,
    title: Option<&'a str>,
    text: &'a str,
    responsibility: &'a str,
    open: bool,
    source: &'a Place,
    measures: Vec<&'a str>,
    assignments: Vec<AssignmentRecord<'a>>,
    // Below: what a second reading of the record needs to give the same plan again.
    deadline: Option<&'a str>,
    sections: Vec<&'a str>,
    statements: Vec<StatementRecord>,
    document: DocumentRecord<'a>,
    /// What a coder decided on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<&'a Decision>,
}

#[derive(Serialize)]
struct AssignmentRecord<'a> {
    agency: &'a str,
    jurisdiction: &'a str,
    known: bool,
    kind: AgencyKind,
    name: &'a str,
    surface: &'a str,
    label: &'a str,
    label_en: &'a str,
    duty: Duty,
    role: Role,
    start: usize,
    end: usize,
    statement: u16,
}

#[derive(Serialize)]
struct StatementRecord {
    start: usize,
    end: usize,
    open: bool,
    /// The part of the text it speaks of, where it does not speak of all.
    scope: Option<(usize, usize)>,
}

#[derive(Serialize)]
struct DocumentRecord<'a> {
    title: Option<&'a str>,
    province: Option<&'a str>,
    annex: Option<u32>,
    year: Option<u16>,
    number: Option<&'a str>,
}

impl<'a> TaskRecord<'a> {
    fn new(corpus: &'a Corpus, plan: &'a Plan, task: &'a Task, convention: Convention) -> Self {
        let words = CharIndex::new(&task.responsibility);
        let text = CharIndex::new(&task.text);
        let assignments = task.assignments.iter().zip(corpus.roles(task, convention)).map(|(a, role)| {
            let Agency { key, jurisdiction, known, kind, label, label_en } = corpus.agency(a.agency);
            let (start, end) = words.range(a.span);
            AssignmentRecord {
                agency: key,
                jurisdiction,
                known: *known,
                kind: *kind,
                name: &a.name,
                surface: a.span.of(&task.responsibility),
                label,
                label_en,
                duty: a.duty,
                role,
                start,
                end,
                statement: a.statement,
            }
        });
        let statements = task.statements.iter().map(|s| {
            let (start, end) = words.range(s.span);
            StatementRecord { start, end, open: s.open, scope: s.scope.map(|scope| text.range(scope)) }
        });
        Self {
            schema: SCHEMA,
            plan: plan.id.as_str(),
            city: &plan.city,
            task: task.id.as_str(),
            no: &task.no,
            title: task.title.as_deref(),
            text: &task.text,
            responsibility: &task.responsibility,
            open: task.open(),
            source: &task.source,
            measures: task.measures.iter().map(|m| m.span.of(&task.text)).collect(),
            assignments: assignments.collect(),
            deadline: task.deadline.as_deref(),
            sections: task.sections.iter().map(AsRef::as_ref).collect(),
            statements: statements.collect(),
            document: DocumentRecord {
                title: plan.title.as_deref(),
                province: plan.province.as_deref(),
                annex: plan.annex,
                year: plan.year,
                number: plan.document_number.as_deref(),
            },
            decisions: Vec::new(),
        }
    }
}

#[derive(Serialize)]
struct PairRecord<'a> {
    schema: u32,
    a: &'a TaskId,
    b: &'a TaskId,
    score: f64,
    grade: Grade,
    passages: Vec<PassageRecord<'a>>,
    shared_agencies: Vec<&'a str>,
    only_a: Vec<&'a str>,
    only_b: Vec<&'a str>,
    lead_a: Vec<&'a str>,
    lead_b: Vec<&'a str>,
    one_to_one: bool,
}

#[derive(Serialize)]
struct PassageRecord<'a> {
    a: &'a str,
    b: &'a str,
    a_start: usize,
    a_end: usize,
    b_start: usize,
    b_end: usize,
    score: f64,
    grade: Grade,
}

impl<'a> PairRecord<'a> {
    fn new(corpus: &'a Corpus, pair: &'a TaskPair) -> Self {
        let (a, b) = (corpus.task(pair.a), corpus.task(pair.b));
        let (in_a, in_b) = (CharIndex::new(&a.text), CharIndex::new(&b.text));
        let keys = |all: &'a [std::sync::Arc<str>]| all.iter().map(AsRef::as_ref).collect();
        let passages = pair.passages.iter().map(|p| {
            let ((a_start, a_end), (b_start, b_end)) = (in_a.range(p.a), in_b.range(p.b));
            PassageRecord {
                a: p.a.of(&a.text),
                b: p.b.of(&b.text),
                a_start,
                a_end,
                b_start,
                b_end,
                score: p.score,
                grade: p.grade,
            }
        });
        Self {
            schema: SCHEMA,
            a: &a.id,
            b: &b.id,
            score: pair.score,
            grade: pair.grade,
            passages: passages.collect(),
            shared_agencies: keys(&pair.shared_agencies),
            only_a: keys(&pair.only_a),
            only_b: keys(&pair.only_b),
            lead_a: keys(&pair.lead_a),
            lead_b: keys(&pair.lead_b),
            one_to_one: pair.one_to_one,
        }
    }
}

#[derive(Serialize)]
struct ThemeRecord<'a> {
    schema: u32,
    theme: &'a str,
    zh: Arc<str>,
    en: Arc<str>,
    plans: IndexMap<&'a str, OwnershipRecord<'a>>,
    codebook: &'a str,
}

#[derive(Serialize)]
struct OwnershipRecord<'a> {
    ownership: Ownership,
    tasks: Vec<TaskId>,
    main: Vec<TaskId>,
    leads: Vec<&'a str>,
    fragmentation: Option<f64>,
}

/// Byte offsets of a text's characters: many spans of one text become character positions in log time each.
struct CharIndex(Vec<usize>);

impl CharIndex {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(byte, _)| byte).collect())
    }

    /// Number of characters that begin before the byte.
    fn position(&self, byte: usize) -> usize {
        self.0.partition_point(|&b| b < byte)
    }

    fn range(&self, span: Span) -> (usize, usize) {
        (self.position(span.start()), self.position(span.end()))
    }
}
