//! Changes by hand in the sheet for people, found by the sheet of the reading that stands beside it.
//!
//! A row is known by its key, however the sheet was sorted. A row whose key the reading does not have was added, a row of
//! the reading that the sheet lacks was removed.

use super::{
    columns::{COLUMNS, columns, duty, kind, text_of, yes},
    receipt::{Outcome, Receipt},
};
use crate::{
    model::{Cell, Duty, Row, Table},
    parse::grammar::{Context, parse_statement},
    resolve::Registry,
    say::{Lang, Text, both, part, said, words},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The reading with the changes in it.
pub(super) struct Edited {
    pub(super) table: Table,
    /// Tasks whose list was opened or closed.
    pub(super) open: BTreeMap<String, bool>,
    pub(super) receipt: Vec<Receipt>,
}

/// Columns that come from the document, or are computed: a change in them changes nothing. Why is a part of the message
/// `receipt-fixed`.
const FIXED: [&str; 5] = ["task", "responsibility", "text", "doubt", "note"];

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
        text_of(row, &self.columns, key).trim()
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

/// Why a change holds, where there is no more to say.
fn applied() -> Text {
    Text::of("receipt-applied")
}

/// Why a change in a column has no effect.
fn fixed(column: &str) -> Text {
    Text::each(|lang| part(lang, "receipt-fixed", column).unwrap_or_default().to_owned())
}

/// The five duties, in the words of a language.
fn duties(lang: Lang) -> String {
    let all = Duty::ALL.map(|duty| part(lang, "duty", duty.as_str()).unwrap_or(duty.as_str()));
    all.join(words(lang, "list-comma"))
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
        let mut by_task: HashMap<String, Vec<Row>> = HashMap::new();
        let tasks: HashSet<&str> = added.iter().map(|row| self.people.cell(row, "task")).collect();
        for read in self.reading.rows().filter(|row| tasks.contains(self.reading.cell(row, "task"))) {
            by_task.entry(self.reading.cell(read, "task").to_owned()).or_default().push(read.clone());
        }
        for row in added {
            let task = by_task.get(self.people.cell(row, "task")).map_or(&[][..], Vec::as_slice);
            self.added(row, task);
        }
        let rank = |r: &Receipt| (r.outcome, r.row);
        self.edited.receipt.sort_by_key(rank);
    }

    /// A row that both sheets have.
    fn row(&mut self, row: &Row, read: &Row) {
        let (name, was) =
            (self.people.cell(row, "name").to_owned(), self.reading.cell(read, "name").to_owned());
        let sentence = self.reading.cell(read, "responsibility").to_owned();
        for column in FIXED {
            let before = if column == "note" { "" } else { self.reading.cell(read, column) };
            let after = self.people.cell(row, column);
            // A long text may stand in the task's first row only, and what is to be checked is no column of the reading.
            let is_shown = self.people.columns.contains_key(column) && !after.is_empty();
            let was_read = self.reading.columns.contains_key(column) || column == "note";
            if is_shown && was_read && after != before && !(before.is_empty() && column != "note") {
                let (before, after) = (before.to_owned(), after.to_owned());
                self.note(Outcome::Ignored, Some(row), read, column, (&before, &after), fixed(column));
            }
        }
        self.open(row, read);
        let mut new = read.clone();
        new.place = row.place.clone();
        if name.is_empty() && !was.is_empty() {
            self.note(Outcome::Applied, Some(row), read, "name", (&was, ""), Text::of("receipt-gone"));
            return self.keep_task(&new);
        }
        self.duty(row, read, &mut new);
        self.kind(row, read, &mut new);
        if name == was {
            return self.edited.table.rows.push(new);
        }
        let bodies = self.bodies(&name);
        let why = if bodies.len() > 1 {
            both!("receipt-several", n = bodies.len())
        } else if self.registry.look(&bodies[0]).is_some() {
            applied()
        } else {
            let near = self.registry.closest(&bodies[0], 1).first().map(|n| (*n).to_owned());
            near.map_or_else(|| Text::of("receipt-own-name"), |near| both!("receipt-own-name-near", near))
        };
        self.note(Outcome::Applied, Some(row), read, "name", (&was, &name), why);
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
            return self.note(Outcome::Applied, Some(row), read, "duty", (&before, &after), applied());
        }
        // What the grammar would make of the word behind a name.
        let context = Context { lexicon: self.registry, column: None, rule: None };
        let name = self.people.cell(row, "name");
        let guess = parse_statement(&format!("{name}{after}"), &context);
        let guess = Some(guess).filter(|g| g.has_duty_word && g.bodies.len() == 1).map(|g| g.bodies[0].duty);
        let why = match guess {
            Some(duty) => Text::each(|lang| {
                let usual = part(lang, "duty", duty.as_str()).unwrap_or(duty.as_str());
                said!(lang, "receipt-duty-near", duties = duties(lang), written = after.as_str(), usual)
            }),
            None => Text::each(|lang| said!(lang, "receipt-duty", duties = duties(lang))),
        };
        self.note(Outcome::NotUnderstood, Some(row), read, "duty", (&before, &after), why);
    }

    fn kind(&mut self, row: &Row, read: &Row, new: &mut Row) {
        let (after, before) =
            (self.people.cell(row, "kind").to_owned(), self.reading.cell(read, "kind").to_owned());
        if after == before || after.is_empty() || !self.people.columns.contains_key("kind") {
            return;
        }
        if kind(&after).is_some() {
            self.set(new, "kind", &after);
            return self.note(Outcome::Applied, Some(row), read, "kind", (&before, &after), applied());
        }
        let why = Text::of("receipt-kind");
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
                    self.note(Outcome::Applied, Some(row), read, "open", (&before, &after), applied());
                }
            }
            (None, _) => {
                let why = Text::of("receipt-open");
                self.note(Outcome::NotUnderstood, Some(row), read, "open", (&before, &after), why);
            }
        }
    }

    fn removed(&mut self, read: &Row) {
        let was = self.reading.cell(read, "name").to_owned();
        self.note(Outcome::Applied, None, read, "row", (&was, ""), Text::of("receipt-removed"));
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

    /// A row that the reading does not have, with those it has of the task.
    fn added(&mut self, row: &Row, of_task: &[Row]) {
        let task = self.people.cell(row, "task").to_owned();
        let name = self.people.cell(row, "name").to_owned();
        if task.is_empty() && name.is_empty() {
            return;
        }
        let Some(like) = of_task.first() else {
            let why = Text::of("receipt-no-task");
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
            let why = Text::each(|lang| said!(lang, "receipt-new-row", duties = duties(lang)));
            return self.note(
                Outcome::NotUnderstood,
                Some(row),
                like,
                "row",
                ("", &format!("{name} {written}")),
                why,
            );
        }
        let same = |r: &&Row| {
            let sheet = &self.reading;
            sheet.cell(r, "name") == name && duty(sheet.cell(r, "duty")) == duty(&written)
        };
        if of_task.iter().any(|r| same(&r)) {
            let why = Text::of("receipt-same");
            return self.note(
                Outcome::Ignored,
                Some(row),
                like,
                "row",
                ("", &format!("{name} {written}")),
                why,
            );
        }
        self.note(
            Outcome::Applied,
            Some(row),
            like,
            "row",
            ("", &format!("{name} {written}")),
            Text::of("receipt-added"),
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
        why: Text,
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
            why,
            words: sheet.cell(read, "responsibility").to_owned(),
        });
    }
}
