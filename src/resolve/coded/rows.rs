//! The coded table, a row an assignment, with heads as `extract` writes them: keys, Chinese or English.

use super::{Coded, CodedBody, CodedDocument, CodedStatement, CodedTask, edits};
use crate::{
    diagnostic::Warned,
    model::{AgencyKind, Block, Corpus, Document, Duty, Place, Row, Table, Task},
    resolve::{Registry, decisions::Decision},
    say::{Lang, part, words},
};
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::HashMap;

/// Columns that are read: key in csv, heads in a Chinese and in an English workbook.
pub(super) const COLUMNS: [(&str, &str, &str); 36] = [
    ("key", "行号", "Row key"),
    ("doubt", "待核", "To check"),
    ("note", "备注", "Note"),
    ("record", "记录", "Record"),
    ("plan", "方案", "Plan"),
    ("city", "城市", "City"),
    ("task", "任务编号", "Task id"),
    ("no", "序号", "No."),
    ("title", "标题", "Title"),
    ("text", "任务内容", "Text"),
    ("responsibility", "责任表述", "Responsibility"),
    ("open", "未列尽", "Open list"),
    ("name", "责任主体", "Name"),
    ("surface", "原文写法", "Surface"),
    ("label", "标准名称", "Standard name"),
    ("agency", "职能代码", "Agency"),
    ("known", "已识别", "Known"),
    ("kind", "类型", "Kind"),
    ("duty", "职责措辞", "Duty"),
    ("start", "起", "Start"),
    ("end", "止", "End"),
    ("file", "文件", "File"),
    ("line", "行", "Line"),
    ("page", "页", "Page"),
    ("table", "表", "Table"),
    ("row", "表行", "Row"),
    ("sheet", "工作表", "Sheet"),
    ("jurisdiction", "所属地区", "Jurisdiction"),
    ("label_en", "英文名称", "English name"),
    ("statement", "责任句序", "Statement"),
    ("deadline", "完成时限", "Deadline"),
    ("section", "所在章节", "Section"),
    ("statements", "责任句位置", "Statements"),
    ("document", "文件信息", "Document"),
    ("role", "角色", "Role"),
    ("schema", "版本", "Schema"),
];

/// Without these a table is no coded table.
const NEEDED: [&str; 4] = ["task", "responsibility", "name", "duty"];

/// Without these no change in the sheet for people could be followed.
const PEOPLE_NEEDED: [&str; 4] = ["key", "task", "name", "duty"];

/// What joins the sections of a task in its cell.
const SECTIONS: &str = " / ";

/// Whether a document is a coded table.
pub fn is_table(document: &Document) -> bool {
    coded_table(document).is_some()
}

/// The columns that a table lacks which is a coded one by its other heads; none where it is whole, or no coded table.
pub fn missing_columns(document: &Document) -> Option<Vec<String>> {
    // Heads that no plan has. (序号, 任务内容 and the like stand in plans, too.)
    const CODED: [&str; 7] = ["plan", "task", "duty", "role", "surface", "agency", "statement"];
    const OWN: [&str; 6] = ["responsibility", "duty", "agency", "surface", "label", "kind"];
    if let Some(people) = beside_reading(document) {
        let columns = people.rows.first().map(columns).unwrap_or_default();
        return lacking(&PEOPLE_NEEDED, &columns);
    }
    if is_table(document) {
        return None;
    }
    document.blocks.iter().find_map(|block| {
        let Block::Table(table) = block else { return None };
        let head = table.rows.first()?;
        let columns = columns(head);
        let words: Vec<&str> =
            head.cells.iter().map(|cell| cell.text.trim()).filter(|w| !w.is_empty()).collect();
        let latin = words.iter().all(|word| word.is_ascii());
        let known = if latin { &CODED[..] } else { &OWN[..] };
        let telling = known.iter().any(|key| columns.contains_key(key));
        if !telling || columns.len() < 4 || columns.len() * 10 < words.len() * 7 {
            return None;
        }
        lacking(&NEEDED, &columns)
    })
}

/// Those of some columns that a head does not have, with all their names; absent where it has all.
fn lacking(needed: &[&str], columns: &HashMap<&'static str, usize>) -> Option<Vec<String>> {
    let lacking = needed.iter().filter(|key| !columns.contains_key(*key));
    let named = lacking.filter_map(|key| COLUMNS.iter().find(|(k, ..)| k == key));
    let names: Vec<String> = named.map(|(key, zh, en)| format!("{key} / {zh} / {en}")).collect();
    (!names.is_empty()).then_some(names)
}

/// The sheet for people, where the sheet of the reading stands beside it: known by the columns that it still has.
fn beside_reading(document: &Document) -> Option<&Table> {
    const OWN: [&str; 7] = ["key", "name", "duty", "kind", "open", "responsibility", "text"];
    const TELLING: usize = 3;
    let heads = |table: &Table| table.rows.first().map(columns).unwrap_or_default();
    let is_reading = |table: &Table| {
        let columns = heads(table);
        ["key", "name", "statements"].iter().all(|key| columns.contains_key(key))
    };
    tables(document).find(|table| is_reading(table))?;
    tables(document).find(|table| {
        let columns = heads(table);
        !is_reading(table) && OWN.iter().filter(|key| columns.contains_key(*key)).count() >= TELLING
    })
}

fn coded_table(document: &Document) -> Option<(&Table, HashMap<&'static str, usize>)> {
    tables(document).find_map(|table| {
        let columns = columns(table.rows.first()?);
        NEEDED.iter().all(|key| columns.contains_key(key)).then_some((table, columns))
    })
}

pub(super) fn columns(head: &Row) -> HashMap<&'static str, usize> {
    let key = |text: &str| {
        let text = text.trim();
        COLUMNS.iter().find(|(key, zh, en)| [*key, *zh, *en].contains(&text)).map(|(key, ..)| *key)
    };
    let mut columns = HashMap::new();
    for (at, cell) in head.cells.iter().enumerate() {
        if let Some(key) = key(&cell.text) {
            columns.entry(key).or_insert(at);
        }
    }
    columns
}

/// Reads the coded table of a document; nothing where it holds none.
///
/// Where a sheet for people stands beside the sheet of the reading, the first is what counts: each difference is a change
/// by hand, and the receipt says what became of it. `longest`: most characters of a statement.
pub fn from_document(document: &Document, registry: &Registry, longest: usize) -> Coded {
    let decisions = decisions(document);
    if let Some((people, reading)) = pair(document) {
        let edited = edits::edited(people, reading, registry);
        let mut read =
            from_table(document, &edited.table, &columns(&edited.table.rows[0]), registry, longest);
        for task in read.value.plans.iter_mut().flat_map(|p| &mut p.tasks) {
            if let Some(open) = edited.open.get(task.id.as_str()) {
                set_open(task, *open);
            }
        }
        return Coded { read, decisions, receipt: edited.receipt };
    }
    let Some((table, columns)) = coded_table(document) else { return Coded::default() };
    Coded { read: from_table(document, table, &columns, registry, longest), decisions, receipt: Vec::new() }
}

/// Opens the last statement of a task, or closes all: only open lists can be closed, and one that is opened is taken to be
/// the last.
pub(in crate::resolve) fn set_open(task: &mut Task, open: bool) {
    let last = task.statements.len().saturating_sub(1);
    for (at, statement) in task.statements.iter_mut().enumerate() {
        statement.open = open && (statement.open || at == last);
    }
}

/// The sheet for people and the sheet of the reading, where a document holds both.
fn pair(document: &Document) -> Option<(&Table, &Table)> {
    let with = |key: &str, there: bool| {
        tables(document).find(move |table| {
            let columns = table.rows.first().map(columns).unwrap_or_default();
            columns.contains_key("key") && columns.contains_key("name") && columns.contains_key(key) == there
        })
    };
    Some((with("statements", false)?, with("statements", true)?))
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
}

/// The log that stands in a sheet of its own, a decision a row, each with its whole record.
fn decisions(document: &Document) -> Vec<Decision> {
    let records = tables(document).filter_map(|table| {
        let at = *columns(table.rows.first()?).get("record")?;
        Some(table.rows.iter().skip(1).filter_map(move |row| row.cells.get(at)))
    });
    let mut all: Vec<Decision> =
        records.flatten().filter_map(|cell| serde_json::from_str(&cell.text).ok()).collect();
    all.sort_by_key(|d| d.n);
    all
}

fn from_table(
    document: &Document,
    table: &Table,
    columns: &HashMap<&'static str, usize>,
    registry: &Registry,
    longest: usize,
) -> Warned<Corpus> {
    let mut tasks: Vec<CodedTask> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    for row in table.rows.iter().skip(1) {
        let cells = Cells { row, columns };
        let id = cells.text("task");
        if id.is_empty() {
            continue;
        }
        let position = *at.entry(id).or_insert_with(|| {
            tasks.push(cells.task(document));
            tasks.len() - 1
        });
        // What is long and repeated may stand in one of the task's rows only, and rows may have been sorted.
        if tasks[position].text.is_empty() && tasks[position].responsibility.is_empty() {
            cells.long_texts(&mut tasks[position]);
        }
        tasks[position].bodies.extend(cells.body());
    }
    super::corpus(tasks, &document.file, registry, longest)
}

/// A cell's text, the apostrophe that guards it from a spreadsheet taken away; empty where there is none.
pub(super) fn text_of<'t>(row: &'t Row, columns: &HashMap<&'static str, usize>, key: &str) -> &'t str {
    let cell = columns.get(key).and_then(|at| row.cells.get(*at));
    let text = cell.map_or("", |c| c.text.as_str());
    text.strip_prefix('\'').unwrap_or(text)
}

/// Yes or no, in any language or as programs write it; nothing is no.
pub(super) fn yes(text: &str) -> Option<bool> {
    let text = text.to_lowercase();
    let says = |id| Lang::ALL.iter().any(|lang| words(*lang, id) == text);
    match text.as_str() {
        "true" | "1" => Some(true),
        "false" | "0" | "" => Some(false),
        _ if says("yes") => Some(true),
        _ if says("no") => Some(false),
        _ => None,
    }
}

struct Cells<'t> {
    row: &'t Row,
    columns: &'t HashMap<&'static str, usize>,
}

impl Cells<'_> {
    fn text(&self, key: &str) -> String {
        text_of(self.row, self.columns, key).to_owned()
    }

    fn some(&self, key: &str) -> Option<String> {
        Some(self.text(key)).filter(|t| !t.is_empty())
    }

    fn number<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        self.text(key).trim().parse().ok()
    }

    fn yes(&self, key: &str) -> bool {
        yes(self.text(key).trim()).unwrap_or(false)
    }

    fn json<T: DeserializeOwned + Default>(&self, key: &str) -> T {
        serde_json::from_str(&self.text(key)).unwrap_or_default()
    }

    fn task(&self, document: &Document) -> CodedTask {
        let id = self.text("task");
        let plan = self.some("plan").unwrap_or_else(|| {
            id.rsplit_once('/').map_or_else(|| document.stem.to_string(), |(plan, _)| plan.to_owned())
        });
        let DocumentCell { title, province, annex, year, number } = self.json("document");
        CodedTask {
            plan,
            city: self.text("city"),
            document: CodedDocument { title, province, annex, year, number },
            no: self.some("no").unwrap_or_else(|| id.rsplit('/').next().unwrap_or_default().to_owned()),
            task: id,
            title: self.some("title"),
            open: self.yes("open"),
            deadline: self.some("deadline"),
            sections: self
                .some("section")
                .map_or_else(Vec::new, |s| s.split(SECTIONS).map(str::to_owned).collect()),
            source: self.source(),
            ..CodedTask::default()
        }
    }

    fn long_texts(&self, task: &mut CodedTask) {
        let statements: Vec<(usize, usize, bool, Option<(usize, usize)>)> = self.json("statements");
        task.text = self.text("text");
        task.responsibility = self.text("responsibility");
        task.statements = statements
            .into_iter()
            .map(|(start, end, open, scope)| CodedStatement { start, end, open, scope })
            .collect();
    }

    fn source(&self) -> Place {
        Place {
            file: self.text("file").into(),
            line: self.number("line"),
            page: self.number("page"),
            table: self.number("table"),
            row: self.number("row"),
            sheet: self.some("sheet").map(Into::into),
        }
    }

    /// The row's body; a row without a name is a task that names nobody.
    fn body(&self) -> Option<CodedBody> {
        let name = self.some("name").or_else(|| self.some("surface"))?;
        let duty_written = self.text("duty");
        Some(CodedBody {
            name,
            agency: self.text("agency").trim().to_owned(),
            jurisdiction: self.text("jurisdiction"),
            kind: kind(&self.text("kind")),
            known: self.yes("known"),
            surface: self.text("surface"),
            label: self.text("label"),
            label_en: self.text("label_en"),
            duty: duty(&duty_written),
            duty_written,
            start: self.number("start"),
            end: self.number("end"),
            statement: self.number("statement").unwrap_or_default(),
            place: self.row.place.clone(),
        })
    }
}

/// The cell that keeps what is known of the document.
#[derive(Default, Deserialize)]
struct DocumentCell {
    title: Option<String>,
    province: Option<String>,
    annex: Option<u32>,
    year: Option<u16>,
    number: Option<String>,
}

/// A duty by its code or its Chinese word.
pub(super) fn duty(text: &str) -> Option<Duty> {
    let text = text.trim();
    Duty::ALL.into_iter().find(|d| d.as_str().eq_ignore_ascii_case(text) || d.zh() == text)
}

/// A kind by its code or its word.
pub(super) fn kind(text: &str) -> Option<AgencyKind> {
    let text = text.trim();
    let named = |kind: &AgencyKind| {
        let code = serde_json::to_value(kind).ok();
        let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
        code == text || Lang::ALL.iter().any(|lang| part(*lang, "body-kind", code) == Some(text))
    };
    AgencyKind::ALL.into_iter().find(named)
}
