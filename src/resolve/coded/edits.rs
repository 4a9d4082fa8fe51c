//! Changes by hand in the sheet for people, found by the sheet of the reading that stands beside it.
//!
//! A row is known by its key, however the sheet was sorted. A row whose key the reading does not have was added, a row of
//! the reading that the sheet lacks was removed.

use super::{
    receipt::{Outcome, Receipt},
    rows::{COLUMNS, columns, duty, kind},
};
use crate::{
    model::{Cell, Duty, Row, Table},
    parse::grammar::{Context, parse_statement},
    resolve::Registry,
    say::Text,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The reading with the changes in it.
pub(super) struct Edited {
    pub(super) table: Table,
    /// Tasks whose list was opened or closed.
    pub(super) open: BTreeMap<String, bool>,
    pub(super) receipt: Vec<Receipt>,
}

/// Columns that come from the document, or are computed: a change in them changes nothing.
const FIXED: [(&str, &str, &str); 5] = [
    ("task", "任务编号由文件而来，不能在表里改", "task ids come from the document"),
    (
        "responsibility",
        "原句由文件而来；文件有误请改文件后重读",
        "the sentence comes from the document: change the document and read it again",
    ),
    (
        "text",
        "任务内容由文件而来；文件有误请改文件后重读",
        "the text comes from the document: change the document and read it again",
    ),
    ("doubt", "待核由程序写，不作输入", "what is to be checked is written by the program, and not read"),
    ("note", "备注留在您的表里，不进入结果", "notes stay in your sheet; results do not use them"),
];

/// A sheet with its heads.
struct Sheet<'t> {
    table: &'t Table,
    columns: HashMap<&'static str, usize>,
}

impl<'t> Sheet<'t> {
    fn new(table: &'t Table) -> Self {
        Self { table, columns: table.rows.first().map(columns).unwrap_or_default() }
    }

    fn cell(&self, row: &'t Row, key: &str) -> &'t str {
        let cell = self.columns.get(key).and_then(|at| row.cells.get(*at));
        let text = cell.map_or("", |c| c.text.trim());
        text.strip_prefix('\'').unwrap_or(text)
    }

    fn rows(&self) -> impl Iterator<Item = &'t Row> {
        self.table.rows.iter().skip(1)
    }
}

struct Editing<'t> {
    people: Sheet<'t>,
    reading: Sheet<'t>,
    registry: &'t Registry,
    edited: Edited,
}

/// The reading as the sheet for people corrects it. Linear in rows.
pub(super) fn edited(people: &Table, reading: &Table, registry: &Registry) -> Edited {
    let (people, reading) = (Sheet::new(people), Sheet::new(reading));
    let head = reading.table.rows.first().cloned().into_iter().collect();
    let edited = Edited { table: Table { rows: head }, open: BTreeMap::new(), receipt: Vec::new() };
    let mut editing = Editing { people, reading, registry, edited };
    editing.run();
    editing.edited
}

fn yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "true" | "是" | "yes" | "1" => Some(true),
        "false" | "否" | "no" | "0" | "" => Some(false),
        _ => None,
    }
}

impl Editing<'_> {
    fn run(&mut self) {
        let mut by_key: HashMap<&str, &Row> = HashMap::new();
        let mut added: Vec<&Row> = Vec::new();
        let known: HashSet<&str> = self.reading.rows().map(|row| self.reading.cell(row, "key")).collect();
        for row in self.people.rows() {
            let key = self.people.cell(row, "key");
            if !known.contains(key) || by_key.contains_key(key) {
                added.push(row);
            } else {
                by_key.insert(key, row);
            }
        }
        let rows: Vec<&Row> = self.reading.table.rows.iter().skip(1).collect();
        for read in rows {
            match by_key.get(self.reading.cell(read, "key")) {
                Some(row) => self.row(row, read),
                None => self.removed(read),
            }
        }
        for row in added {
            self.added(row);
        }
        let rank = |r: &Receipt| (r.outcome, r.row);
        self.edited.receipt.sort_by_key(rank);
    }

    /// A row that both sheets have.
    fn row(&mut self, row: &Row, read: &Row) {
        let (name, was) =
            (self.people.cell(row, "name").to_owned(), self.reading.cell(read, "name").to_owned());
        let sentence = self.reading.cell(read, "responsibility").to_owned();
        for (column, zh, en) in FIXED {
            let before = if column == "note" { "" } else { self.reading.cell(read, column) };
            let after = self.people.cell(row, column);
            // A long text may stand in the task's first row only, and what is to be checked is no column of the reading.
            let is_shown = self.people.columns.contains_key(column) && !after.is_empty();
            let was_read = self.reading.columns.contains_key(column) || column == "note";
            if is_shown && was_read && after != before && !(before.is_empty() && column != "note") {
                let (before, after) = (before.to_owned(), after.to_owned());
                self.note(Outcome::Ignored, Some(row), read, column, (&before, &after), (zh, en));
            }
        }
        self.open(row, read);
        let mut new = read.clone();
        new.place = row.place.clone();
        if name.is_empty() && !was.is_empty() {
            self.note(
                Outcome::Applied,
                Some(row),
                read,
                "name",
                (&was, ""),
                ("采纳：去掉这一条责任", "applied: the assignment is gone"),
            );
            return self.keep_task(&new);
        }
        self.duty(row, read, &mut new);
        self.kind(row, read, &mut new);
        if name == was {
            return self.edited.table.rows.push(new);
        }
        let bodies = self.bodies(&name);
        let why = if bodies.len() > 1 {
            (
                format!("采纳：一格{}个单位，记为{}条", bodies.len(), bodies.len()),
                format!("applied: {} bodies in one cell", bodies.len()),
            )
        } else if self.registry.look(&bodies[0]).is_none() {
            let near = self.registry.closest(&bodies[0], 1).first().map(ToString::to_string);
            let zh = near.as_ref().map_or(String::new(), |n| format!("；名录中最近的是“{n}”"));
            let en = near.map_or(String::new(), |n| format!("; the closest in the registry is “{n}”"));
            (
                format!("采纳：名录中没有，按原名另立一个单位{zh}"),
                format!("applied: not in the registry, kept under its own name{en}"),
            )
        } else {
            ("采纳".to_owned(), "applied".to_owned())
        };
        self.note(Outcome::Applied, Some(row), read, "name", (&was, &name), (&why.0, &why.1));
        let stands = |body: &&String| sentence.contains(body.as_str());
        for body in &bodies {
            let mut one = new.clone();
            self.set(&mut one, "name", body);
            for column in ["agency", "label", "label_en", "jurisdiction"] {
                self.set(&mut one, column, "");
            }
            if self.people.cell(row, "kind") == self.reading.cell(read, "kind") {
                self.set(&mut one, "kind", "");
            }
            self.set(&mut one, "known", "false");
            // One of several rests on its own words; one that replaces another on the words of that.
            if bodies.len() > 1 {
                let own = stands(&body);
                self.set(&mut one, "surface", if own { body } else { "" });
                self.set(&mut one, "start", "");
                self.set(&mut one, "end", "");
            }
            self.edited.table.rows.push(one);
        }
    }

    fn duty(&mut self, row: &Row, read: &Row, new: &mut Row) {
        let (after, before) =
            (self.people.cell(row, "duty").to_owned(), self.reading.cell(read, "duty").to_owned());
        if after == before || duty(&after).is_some() && duty(&after) == duty(&before) {
            return;
        }
        if duty(&after).is_some() {
            self.set(new, "duty", &after);
            return self.note(
                Outcome::Applied,
                Some(row),
                read,
                "duty",
                (&before, &after),
                ("采纳", "applied"),
            );
        }
        let all = Duty::ALL.map(Duty::zh).join("、");
        let codes = Duty::ALL.map(Duty::as_str).join(", ");
        // What the grammar would make of the word behind a name.
        let context = Context { lexicon: self.registry, column: None, rule: None };
        let name = self.people.cell(row, "name");
        let guess = parse_statement(&format!("{name}{after}"), &context);
        let guess = Some(guess).filter(|g| g.has_duty_word && g.bodies.len() == 1).map(|g| g.bodies[0].duty);
        let (zh, en) = match guess {
            Some(d) => (
                format!("不是 {all} 之一，仍按原读法；“{after}”通常算{}", d.zh()),
                format!("none of {codes}: the reading stands; “{after}” usually counts as {}", d.as_str()),
            ),
            None => (format!("不是 {all} 之一，仍按原读法"), format!("none of {codes}: the reading stands")),
        };
        self.note(Outcome::NotUnderstood, Some(row), read, "duty", (&before, &after), (&zh, &en));
    }

    fn kind(&mut self, row: &Row, read: &Row, new: &mut Row) {
        let (after, before) =
            (self.people.cell(row, "kind").to_owned(), self.reading.cell(read, "kind").to_owned());
        if after == before || after.is_empty() || !self.people.columns.contains_key("kind") {
            return;
        }
        if kind(&after).is_some() {
            self.set(new, "kind", &after);
            return self.note(
                Outcome::Applied,
                Some(row),
                read,
                "kind",
                (&before, &after),
                ("采纳", "applied"),
            );
        }
        let why = ("不是下拉框里的类型，仍按原读法", "none of the kinds in the list: the reading stands");
        self.note(Outcome::NotUnderstood, Some(row), read, "kind", (&before, &after), why);
    }

    fn open(&mut self, row: &Row, read: &Row) {
        if !self.people.columns.contains_key("open") {
            return;
        }
        let (after, before) =
            (self.people.cell(row, "open").to_owned(), self.reading.cell(read, "open").to_owned());
        let task = self.reading.cell(read, "task").to_owned();
        match (yes(&after), yes(&before)) {
            (Some(a), b) if Some(a) == b => {}
            (Some(open), _) => {
                // One row of the task is enough; the others may say what they did.
                if self.edited.open.insert(task, open) != Some(open) {
                    self.note(
                        Outcome::Applied,
                        Some(row),
                        read,
                        "open",
                        (&before, &after),
                        ("采纳", "applied"),
                    );
                }
            }
            (None, _) => {
                let why = ("请填 是 或 否，仍按原读法", "write yes or no: the reading stands");
                self.note(Outcome::NotUnderstood, Some(row), read, "open", (&before, &after), why);
            }
        }
    }

    fn removed(&mut self, read: &Row) {
        let was = self.reading.cell(read, "name").to_owned();
        self.note(
            Outcome::Applied,
            None,
            read,
            "row",
            (&was, ""),
            ("采纳：整行删去", "applied: the row was removed"),
        );
        if !was.is_empty() {
            self.keep_task(read);
        }
    }

    /// The task stays, if with nobody: a body that goes takes no task with it.
    fn keep_task(&mut self, read: &Row) {
        let mut row = read.clone();
        for column in ["name", "surface"] {
            self.set(&mut row, column, "");
        }
        self.edited.table.rows.push(row);
    }

    fn added(&mut self, row: &Row) {
        let task = self.people.cell(row, "task").to_owned();
        let name = self.people.cell(row, "name").to_owned();
        if task.is_empty() && name.is_empty() {
            return;
        }
        let Some(like) = self.reading.rows().find(|r| self.reading.cell(r, "task") == task).cloned() else {
            let why = ("没有这个任务编号，这一行没有计入", "no task has this id: the row is left out");
            return self.note(
                Outcome::NotUnderstood,
                Some(row),
                row,
                "row",
                ("", &format!("{task} {name}")),
                why,
            );
        };
        let written = self.people.cell(row, "duty").to_owned();
        if name.is_empty() || duty(&written).is_none() {
            let all = Duty::ALL.map(Duty::zh).join("、");
            let zh = format!("加一行要有单位，职责为 {all} 之一；这一行没有计入");
            let why = (zh.as_str(), "a new row needs a name and one of the five duties: the row is left out");
            return self.note(
                Outcome::NotUnderstood,
                Some(row),
                &like,
                "row",
                ("", &format!("{name} {written}")),
                why,
            );
        }
        let same = |r: &&Row| {
            let sheet = &self.reading;
            sheet.cell(r, "task") == task
                && sheet.cell(r, "name") == name
                && duty(sheet.cell(r, "duty")) == duty(&written)
        };
        if self.reading.rows().any(|r| same(&r)) {
            let why = ("同一单位同一项只记一条，已有", "the task has this assignment already");
            return self.note(
                Outcome::Ignored,
                Some(row),
                &like,
                "row",
                ("", &format!("{name} {written}")),
                why,
            );
        }
        self.note(
            Outcome::Applied,
            Some(row),
            &like,
            "row",
            ("", &format!("{name} {written}")),
            ("采纳：加一行", "applied: a new row"),
        );
        for body in self.bodies(&name) {
            let mut new = like.clone();
            new.place = row.place.clone();
            for column in
                ["surface", "label", "label_en", "agency", "known", "kind", "start", "end", "jurisdiction"]
            {
                self.set(&mut new, column, "");
            }
            self.set(&mut new, "name", &body);
            self.set(&mut new, "duty", &written);
            self.edited.table.rows.push(new);
        }
    }

    /// The bodies of a cell: two names are two bodies.
    fn bodies(&self, cell: &str) -> Vec<String> {
        let context = Context { lexicon: self.registry, column: Some(Duty::Responsible), rule: None };
        let read = parse_statement(&cell.replace(['\n', ';', '/'], "、"), &context);
        let names: Vec<String> = read.bodies.into_iter().map(|b| b.name).collect();
        if names.len() > 1 { names } else { vec![cell.to_owned()] }
    }

    fn set(&self, row: &mut Row, column: &str, text: &str) {
        if let Some(at) = self.reading.columns.get(column) {
            if row.cells.len() <= *at {
                row.cells.resize(at + 1, Cell::default());
            }
            row.cells[*at] = Cell::new(text);
        }
    }

    fn note(
        &mut self,
        outcome: Outcome,
        row: Option<&Row>,
        read: &Row,
        column: &str,
        (before, after): (&str, &str),
        (zh, en): (&str, &str),
    ) {
        let sheet = &self.reading;
        debug_assert!(column == "row" || COLUMNS.iter().any(|(key, ..)| *key == column));
        self.edited.receipt.push(Receipt {
            outcome,
            file: read.place.file.to_string(),
            row: row.and_then(|r| r.place.row),
            task: sheet.cell(read, "task").to_owned(),
            column: column.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            why: Text { zh: zh.into(), en: en.into() },
            words: sheet.cell(read, "responsibility").to_owned(),
        });
    }
}
