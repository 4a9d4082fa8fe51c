//! The coded table, a row an assignment, with heads as `extract` writes them: keys, Chinese or English.

use super::{
    Coded, CodedBody, CodedDocument, CodedStatement, CodedTask,
    columns::{COLUMNS, columns, duty, kind, text_of, yes},
    edits,
};
use crate::{
    diagnostic::Warned,
    model::{Block, Corpus, Document, Place, Row, Table},
    resolve::{Registry, decisions::Decision},
};
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::HashMap;

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
                task.set_open(*open);
            }
        }
        return Coded { read, decisions, receipt: edited.receipt };
    }
    let Some((table, columns)) = coded_table(document) else { return Coded::default() };
    Coded { read: from_table(document, table, &columns, registry, longest), decisions, receipt: Vec::new() }
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
