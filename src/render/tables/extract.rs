//! The coded tables: a row an assignment, a task, a body, a plan.

use super::{Column, Style, Table, Value};
use crate::{
    model::{Convention, Corpus, Place, Plan, PlanIndex, Role, Task},
    render::Word,
};
use serde_json::json;
use std::{collections::BTreeMap, ops::Range, sync::Arc};

/// A row an assignment, in document order; a task that names nobody keeps one row without a body, so that the
/// table holds every task. `start` and `end` count characters in `responsibility`. Where many rows would repeat long texts
/// (256 kB for a task) they stand in the task's first row only.
///
/// This is the table that a person corrects in a spreadsheet and gives back as input.
pub fn assignments(corpus: &Corpus, plans: &[PlanIndex], convention: Convention) -> Table {
    let mut table = no_assignments();
    for &plan in plans {
        table.rows.extend(assignment_rows(corpus, plan, 0..usize::MAX, convention, true));
    }
    table
}

/// The same with the texts of a task in its first row only: beside a table of tasks, to which `task` is the key.
pub fn assignments_once(corpus: &Corpus, plans: &[PlanIndex], convention: Convention) -> Table {
    let mut table = no_assignments();
    for &plan in plans {
        table.rows.extend(assignment_rows(corpus, plan, 0..usize::MAX, convention, false));
    }
    table
}

/// The same for some tasks of one plan, by position: a large plan is written part by part.
pub fn assignments_part(
    corpus: &Corpus,
    plan: PlanIndex,
    tasks: Range<usize>,
    convention: Convention,
) -> Table {
    let mut table = no_assignments();
    table.rows.extend(assignment_rows(corpus, plan, tasks, convention, true));
    table
}

fn assignment_rows(
    corpus: &Corpus,
    plan: PlanIndex,
    tasks: Range<usize>,
    convention: Convention,
    every: bool,
) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    let Some(plan) = corpus.plans.get(plan as usize) else { return rows };
    let document = Value::from(document(plan));
    for task in plan.part(tasks) {
        let mut repeated = Repeated::new(plan, &document, task);
        let roles = corpus.roles(task, convention);
        if task.assignments.is_empty() {
            rows.push(repeated.row(std::array::from_fn(|_| Value::Absent)));
        }
        for (position, role) in roles.into_iter().enumerate() {
            rows.push(repeated.row(body(corpus, task, position, role)));
            if position == 0 && (!every || repeated.is_long(task)) {
                for value in repeated.long() {
                    *value = Value::Absent;
                }
            }
        }
    }
    rows
}

/// The columns, and no row.
fn no_assignments() -> Table {
    let c = Column::new;
    let mut columns = vec![
        c("plan"),
        c("city"),
        c("task"),
        c("no"),
        c("title"),
        c("text").long(),
        c("responsibility").long(),
        c("open"),
        c("name"),
        c("surface"),
        c("label"),
        c("agency"),
        c("known"),
        c("kind"),
        c("duty"),
        c("role"),
        c("start").count(),
        c("end").count(),
        c("file"),
        c("line").count(),
        c("page").count().data(),
        c("table").count().data(),
        c("row").count().data(),
        c("sheet").data(),
        c("jurisdiction").data(),
        c("label_en").data(),
        c("statement").count().data(),
        c("deadline").data(),
        c("section").data(),
        c("statements").data(),
        c("document").data(),
    ];
    // To read, the places in the text are noise; in data they are the way back.
    for column in &mut columns {
        column.shown &= !matches!(column.key.as_ref(), "start" | "end" | "known" | "agency" | "plan");
    }
    Table::new("assignments", columns)
}

/// The assignments of one plan without what `tasks.csv` (by `task`) and `agencies.csv` (by `agency` and `jurisdiction`) say
/// already: for corpora in which a row a body would repeat every text many times. `start` and `end` count characters in the
/// task's responsibility.
pub fn edges(corpus: &Corpus, plan: PlanIndex, convention: Convention) -> Table {
    let c = Column::new;
    let columns = vec![
        c("task"),
        c("agency"),
        c("jurisdiction"),
        c("name"),
        c("duty"),
        c("role"),
        c("start").count(),
        c("end").count(),
    ];
    let mut table = Table::new("assignments", columns);
    for task in corpus.plans.get(plan as usize).into_iter().flat_map(|plan| &plan.tasks) {
        let id = Value::from(task.id.shared());
        table.rows.extend(task.assignments.iter().zip(corpus.roles(task, convention)).map(|(a, role)| {
            let agency = corpus.agency(a.agency);
            let (start, end) = a.span.in_chars(&task.responsibility);
            vec![
                id.clone(),
                agency.key.clone().into(),
                agency.jurisdiction.clone().into(),
                a.name.clone().into(),
                Word::from(a.duty).into(),
                Word::from(role).into(),
                start.into(),
                end.into(),
            ]
        }));
    }
    table
}

/// What a row says about the body: name, surface, label, key, known, kind, duty, role, start, end, jurisdiction,
/// label_en, statement.
fn body(corpus: &Corpus, task: &Task, position: usize, role: Role) -> [Value; 13] {
    let a = &task.assignments[position];
    let agency = corpus.agency(a.agency);
    let (start, end) = a.span.in_chars(&task.responsibility);
    [
        a.name.clone().into(),
        a.span.of(&task.responsibility).into(),
        agency.label.clone().into(),
        agency.key.clone().into(),
        agency.known.into(),
        Word::from(agency.kind).into(),
        Word::from(a.duty).into(),
        Word::from(role).into(),
        start.into(),
        end.into(),
        agency.jurisdiction.clone().into(),
        agency.label_en.clone().into(),
        a.statement.into(),
    ]
}

/// What all rows of a task repeat: made once, for it may be long and the rows many.
struct Repeated {
    /// The columns before those of the body.
    before: [Value; 8],
    /// Where the task stands: the columns behind the body's place in the statement.
    source: [Value; 6],
    /// The last columns.
    behind: [Value; 4],
}

impl Repeated {
    fn new(plan: &Plan, document: &Value, task: &Task) -> Self {
        let Place { file, line, page, table, row, sheet } = &task.source;
        Self {
            before: [
                plan.id.shared().into(),
                plan.city.clone().into(),
                task.id.shared().into(),
                task.no.as_ref().into(),
                task.title.as_deref().into(),
                task.text.as_ref().into(),
                task.responsibility.as_ref().into(),
                task.open().into(),
            ],
            source: [
                file.clone().into(),
                (*line).into(),
                (*page).into(),
                (*table).into(),
                (*row).into(),
                sheet.clone().into(),
            ],
            behind: [
                task.deadline.as_deref().into(),
                sections(task),
                statements(task).into(),
                document.clone(),
            ],
        }
    }

    /// The long ones.
    fn long(&mut self) -> [&mut Value; 3] {
        let [.., text, responsibility, _] = &mut self.before;
        [text, responsibility, &mut self.behind[2]]
    }

    /// Whether the rows of the task would be many times what was read of it.
    fn is_long(&mut self, task: &Task) -> bool {
        const MOST: usize = 256 << 10;
        let bytes = |value: &mut Value| if let Value::Text(text) = value { text.len() } else { 0 };
        self.long().map(bytes).iter().sum::<usize>() * task.assignments.len() > MOST
    }

    fn row(&self, body: [Value; 13]) -> Vec<Value> {
        let [
            name,
            surface,
            label,
            key,
            known,
            kind,
            duty,
            role,
            start,
            end,
            jurisdiction,
            label_en,
            statement,
        ] = body;
        let mut row = Vec::with_capacity(31);
        row.extend_from_slice(&self.before);
        row.extend([name, surface, label, key, known, kind, duty, role, start, end]);
        row.extend_from_slice(&self.source);
        row.extend([jurisdiction, label_en, statement]);
        row.extend_from_slice(&self.behind);
        row
    }
}

/// `[start, end, open, scope]` of each statement in characters, for the way back.
fn statements(task: &Task) -> String {
    let all = task.statements.iter().map(|s| {
        let (start, end) = s.span.in_chars(&task.responsibility);
        json!([start, end, s.open, s.scope.map(|scope| scope.in_chars(&task.text))])
    });
    json!(all.collect::<Vec<_>>()).to_string()
}

/// What is known of the document, for the way back.
fn document(plan: &Plan) -> String {
    let Plan { title, province, annex, year, document_number, .. } = plan;
    json!({"title": title, "province": province, "annex": annex, "year": year, "number": document_number})
        .to_string()
}

fn sections(task: &Task) -> Value {
    if task.sections.is_empty() { Value::Absent } else { task.sections.join(" / ").into() }
}

/// A row a task, in document order: what is to be done and who is named, by duty.
pub fn tasks(corpus: &Corpus, plans: &[PlanIndex], convention: Convention) -> Table {
    task_table(corpus, plans, convention, true)
}

/// The same without participants and supports: beside a table of assignments, which has them by `task`.
pub fn tasks_once(corpus: &Corpus, plans: &[PlanIndex], convention: Convention) -> Table {
    task_table(corpus, plans, convention, false)
}

fn task_table(corpus: &Corpus, plans: &[PlanIndex], convention: Convention, helpers: bool) -> Table {
    let c = Column::new;
    let mut columns = vec![
        c("task"),
        c("plan").data(),
        c("city"),
        c("no"),
        c("title"),
        c("text").long(),
        c("measures").count(),
        c("bodies").count(),
        c("leads").name(),
        c("participants").name(),
        c("supports").name(),
        c("open"),
        c("responsibility").long(),
        c("deadline"),
        c("section"),
        c("file"),
        c("line").count(),
    ];
    columns.retain(|c| helpers || !matches!(c.key.as_ref(), "participants" | "supports"));
    let mut table = Table::new("tasks", columns);
    for &index in plans {
        let Some(plan) = corpus.plans.get(index as usize) else { continue };
        table.rows.extend(plan.tasks.iter().map(|task| task_row(corpus, plan, task, convention, helpers)));
    }
    table
}

fn task_row(corpus: &Corpus, plan: &Plan, task: &Task, convention: Convention, helpers: bool) -> Vec<Value> {
    let roles = corpus.roles(task, convention);
    let bodies: std::collections::BTreeSet<_> = task.assignments.iter().map(|a| a.agency).collect();
    let with = |role: Role| {
        let mut named = Vec::new();
        for (a, _) in task.assignments.iter().zip(&roles).filter(|(_, r)| **r == role) {
            let label = Value::agency(corpus.agency(a.agency));
            if !named.contains(&label) {
                named.push(label);
            }
        }
        Value::List(named)
    };
    let mut row = vec![
        task.id.shared().into(),
        plan.id.shared().into(),
        plan.city.clone().into(),
        task.no.as_ref().into(),
        task.title.as_deref().into(),
        task.text.as_ref().into(),
        task.measures.len().into(),
        bodies.len().into(),
        with(Role::Lead),
    ];
    if helpers {
        row.extend([with(Role::Participant), with(Role::Support)]);
    }
    row.extend([
        task.open().into(),
        task.responsibility.as_ref().into(),
        task.deadline.as_deref().into(),
        sections(task),
        task.source.file.clone().into(),
        task.source.line.into(),
    ]);
    row
}

/// How a body is named in the plans.
#[derive(Default)]
struct Named {
    tasks: usize,
    assignments: usize,
    last: Option<(PlanIndex, usize)>,
    names: Vec<Arc<str>>,
}

/// A row a body of a jurisdiction, in the order of first mention: what it is called and how often it is named.
pub fn agencies(corpus: &Corpus, plans: &[PlanIndex]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("agency").data(),
        c("label").name(),
        c("jurisdiction"),
        c("kind"),
        c("known"),
        c("tasks").count(),
        c("assignments").count(),
        c("names").long(),
    ];
    let mut table = Table::new("agencies", columns);
    let mut all: BTreeMap<_, Named> = BTreeMap::new();
    for &index in plans {
        let Some(plan) = corpus.plans.get(index as usize) else { continue };
        for (t, task) in plan.tasks.iter().enumerate() {
            for a in &task.assignments {
                let named = all.entry(a.agency).or_default();
                named.assignments += 1;
                if named.last.replace((index, t)) != Some((index, t)) {
                    named.tasks += 1;
                }
                if !named.names.contains(&a.name) {
                    named.names.push(a.name.clone());
                }
            }
        }
    }
    table.rows.extend(all.into_iter().map(|(id, named)| {
        let agency = corpus.agency(id);
        vec![
            agency.key.as_ref().into(),
            Value::agency(agency),
            agency.jurisdiction.as_ref().into(),
            Word::from(agency.kind).into(),
            agency.known.into(),
            named.tasks.into(),
            named.assignments.into(),
            Value::texts(named.names),
        ]
    }));
    table
}

/// A row a plan: what was read.
pub fn plans(corpus: &Corpus, plans: &[PlanIndex]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("city"),
        c("province"),
        c("title"),
        c("annex").count(),
        c("year").count(),
        c("document_number"),
        c("file"),
        c("tasks").count(),
        c("measures").count(),
        c("assignments").count(),
        c("mean_assignments").number(Style::Decimal(1)),
    ];
    let mut table = Table::new("plans", columns);
    for &index in plans {
        let Some(plan) = corpus.plans.get(index as usize) else { continue };
        let assignments: usize = plan.tasks.iter().map(|t| t.assignments.len()).sum();
        table.rows.push(vec![
            plan.id.as_str().into(),
            plan.city.as_ref().into(),
            plan.province.as_deref().into(),
            plan.title.as_deref().into(),
            plan.annex.into(),
            plan.year.into(),
            plan.document_number.as_deref().into(),
            plan.file.as_ref().into(),
            plan.tasks.len().into(),
            plan.tasks.iter().map(|t| t.measures.len()).sum::<usize>().into(),
            assignments.into(),
            (!plan.tasks.is_empty()).then(|| assignments as f64 / plan.tasks.len() as f64).into(),
        ]);
    }
    table
}
