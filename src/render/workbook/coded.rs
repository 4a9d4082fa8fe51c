//! The coded table as a workbook that a person corrects and gives back: a sheet of few columns to work in, and behind it the
//! reading that it was made from, the decisions and the receipt.

use super::{
    new_book, seal,
    sheet::{Sheet, sheet_name},
};
use crate::{
    diagnostic::Diagnostic,
    model::{AgencyKind, Convention, Corpus, Duty, PlanIndex},
    render::{
        Lang, Word,
        tables::{self, Column, Table, Value},
    },
    resolve::{
        coded::Receipt,
        decisions::{Change, Decision, Doubt, Words, live},
    },
    say::words,
};
use rust_xlsxwriter::{Color, DataValidation, Format, FormatAlign, Workbook, XlsxError};
use std::collections::{BTreeMap, BTreeSet};

/// What the workbook is made of.
#[derive(Debug, Clone, Copy)]
pub struct Coded<'a> {
    /// The plans.
    pub corpus: &'a Corpus,
    /// What a coder must look at.
    pub diagnostics: &'a [Diagnostic],
    /// What was decided.
    pub log: &'a [Decision],
    /// What became of what was changed before.
    pub receipt: &'a [Receipt],
    /// The rule from duty to role.
    pub convention: Convention,
    /// Language of heads and words.
    pub lang: Lang,
}

/// Columns of the sheet for people, by their keys: whether a person may change them.
const COLUMNS: [(&str, bool); 10] = [
    ("key", false),
    ("task", false),
    ("name", true),
    ("duty", true),
    ("kind", true),
    ("open", true),
    ("doubt", false),
    ("note", true),
    ("responsibility", false),
    ("text", false),
];

/// Rows below the last that are coloured and have the lists, too: for rows that are added.
const SPARE: u32 = 200;

/// The workbook: 编码 (at most ten columns, five of them to change), 原读法, 决定 and 回执 where there are any. It is sealed: a
/// later run knows whether anybody changed it.
///
/// # Errors
/// Where rust_xlsxwriter cannot write.
pub fn coded(coded: &Coded<'_>) -> Result<Vec<u8>, XlsxError> {
    let lang = coded.lang;
    let plans: Vec<PlanIndex> = (0..coded.corpus.plans.len() as PlanIndex).collect();
    let reading = with_keys(tables::assignments(coded.corpus, &plans, coded.convention));
    let people = for_people(&reading, coded.diagnostics, coded.log);
    let mut book = new_book("fengong")?;
    Sheet::new(sheet_name(people.caption(lang)), &people, lang).write(&mut book)?;
    let rows = people.rows.len() as u32;
    dress(&mut book, rows, lang)?;
    Sheet::new(sheet_name(words(lang, "sheet-reading")), &reading, lang).write(&mut book)?;
    let further = [
        (!coded.log.is_empty()).then(|| tables::decisions(coded.log)),
        (!coded.receipt.is_empty()).then(|| tables::receipt(coded.receipt, lang)),
    ];
    for table in further.iter().flatten() {
        Sheet::new(sheet_name(table.caption(lang)), table, lang).write(&mut book)?;
    }
    Ok(seal(book.save_to_buffer()?))
}

/// The table with a number in front of each row, by which the sheets know each other's rows.
fn with_keys(mut table: Table) -> Table {
    table.columns.insert(0, Column::new("key").count());
    for (at, row) in table.rows.iter_mut().enumerate() {
        row.insert(0, Value::Count(at + 1));
    }
    table
}

fn for_people(reading: &Table, diagnostics: &[Diagnostic], log: &[Decision]) -> Table {
    let mut decided: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    for d in live(log) {
        decided.entry(d.task.as_str()).or_default().push(&d.change);
    }
    let mut doubts: BTreeMap<&str, BTreeSet<(Option<&str>, &Diagnostic)>> = BTreeMap::new();
    for d in diagnostics {
        if let Some(task) = d.task.as_deref() {
            let words = d.span.zip(d.excerpt.as_deref()).map(|(span, text)| span.of(text));
            let words = words.filter(|w| !w.is_empty());
            // What was decided is no doubt any more.
            let about = Words { text: words.unwrap_or_default().to_owned(), ..Words::default() };
            let settled = Doubt::of_code(d.code)
                .zip(decided.get(task))
                .is_some_and(|(doubt, changes)| changes.iter().any(|c| c.settles(doubt, &about)));
            if !settled {
                doubts.entry(task).or_default().insert((words, d));
            }
        }
    }
    let own = |key: &str| match key {
        "doubt" => Column::new("doubt"),
        "note" => Column::new("note"),
        _ => {
            reading.column(key).map_or_else(|| Column::new(key.to_owned()), |at| reading.columns[at].clone())
        }
    };
    let columns = COLUMNS.iter().map(|(key, _)| Column { shown: true, ..own(key) }).collect();
    let mut table = Table::new("coding", columns);
    let at = |key: &str| reading.column(key).unwrap_or_default();
    let (task, surface) = (at("task"), at("surface"));
    let text = |value: &Value| if let Value::Text(text) = value { text.to_string() } else { String::new() };
    let rows = || reading.rows.iter().map(|row| (text(&row[task]), text(&row[surface])));
    let known: BTreeSet<(String, String)> = rows().collect();
    let surfaces: BTreeSet<(&str, &str)> = known.iter().map(|(task, words)| (&**task, &**words)).collect();
    for row in &reading.rows {
        let of = text(&row[task]);
        let of_task = doubts.get(of.as_str());
        // A doubt about words stands in the row of these words; one about the task, or about words that no row has, in the
        // task's every row.
        let here = text(&row[surface]);
        let in_row = |words: &str| surfaces.contains(&(of.as_str(), words));
        let doubt: BTreeSet<(String, String)> = of_task
            .into_iter()
            .flatten()
            .filter(|(words, _)| words.is_none_or(|w| w == here || !in_row(w)))
            .map(|(_, d)| (d.message(Lang::Zh), d.message(Lang::En)))
            .collect();
        let joined =
            |of: fn(&(String, String)) -> String, by: &str| doubt.iter().map(of).collect::<Vec<_>>().join(by);
        let doubt = if doubt.is_empty() {
            Value::Absent
        } else {
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| words(lang, "semicolon"));
            Value::Name(joined(|d| d.0.clone(), zh).into(), joined(|d| d.1.clone(), en).into())
        };
        let cell = |(key, _): &(&str, bool)| match *key {
            "doubt" => doubt.clone(),
            "note" => Value::Absent,
            key => row[at(key)].clone(),
        };
        table.rows.push(COLUMNS.iter().map(cell).collect());
    }
    table
}

/// Colour where one may write, lists where only some words are understood.
fn dress(book: &mut Workbook, rows: u32, lang: Lang) -> Result<(), XlsxError> {
    let sheet = book.worksheet_from_index(0)?;
    let edit = Format::new()
        .set_align(FormatAlign::Top)
        .set_num_format("@")
        .set_background_color(Color::RGB(0xFF_F6_D6));
    let last = rows + SPARE;
    let list = |listed: &[&str]| DataValidation::new().allow_list_strings(listed);
    for (at, (key, may_change)) in (0_u16..).zip(COLUMNS) {
        if may_change {
            sheet.set_column_format(at, &edit)?;
        }
        let listed: Vec<&str> = match key {
            "duty" => Duty::ALL.map(|d| Word::from(d).in_lang(lang)).to_vec(),
            "kind" => AgencyKind::ALL.map(|k| Word::from(k).in_lang(lang)).to_vec(),
            "open" => vec![words(lang, "yes"), words(lang, "no")],
            _ => continue,
        };
        // A word that is none of them is asked about, not forbidden: reading back says what became of it.
        let list = list(&listed)?
            .set_error_style(rust_xlsxwriter::DataValidationErrorStyle::Warning)
            .set_error_message(words(lang, "choose-from-list"))?;
        sheet.add_data_validation(1, at, last, at, &list)?;
    }
    sheet.set_freeze_panes(1, 3)?;
    Ok(())
}
