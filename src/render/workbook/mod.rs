//! The workbook (xlsx): the results in sheets that filter, sort and lead from a number to its rows.
//!
//! Texts are written as strings and never as formulas, codes stay text, data sheets have no merged cells, and the
//! file carries a fixed date, so that the same results give the same bytes.

mod charts;
mod coded;
mod links;
mod seal;
mod sheet;

pub use coded::{Coded, coded};
pub use seal::{is_sealed, seal};

use super::{
    Lang, Word,
    tables::{self, Table},
};
use crate::{
    analyse::all::Analyses,
    model::{Convention, Corpus, Plan, PlanIndex},
    say::{part, said, words},
};
use links::Places;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sheet::{Sheet, sheet_name};

/// What the report's workbook is made of.
#[derive(Debug, Clone, Copy)]
pub struct Contents<'a> {
    /// The plans.
    pub corpus: &'a Corpus,
    /// All results.
    pub results: &'a Analyses,
    /// The rule from duty to role.
    pub convention: Convention,
    /// Language of sheet names, heads and words.
    pub lang: Lang,
    /// Further lines for the first sheet: what, and its value (version, options, checksums).
    pub notes: &'a [(String, String)],
    /// Tables that have a sheet behind those of tasks, bodies, assignments and loads, the most wanted first.
    pub more: &'a [&'a Table],
}

/// Any tables as a workbook, a sheet each, with all their columns: what `extract --format xlsx` gives.
///
/// # Errors
/// Where rust_xlsxwriter cannot write (it never should: names, lengths and limits are seen to).
pub fn tables(tables: &[Table], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = new_book("fengong")?;
    for table in tables {
        let name = sheet_name(table.caption(lang));
        Sheet::new(name, table, lang).write(&mut book)?;
    }
    book.save_to_buffer()
}

/// Rows of a sheet of the report's workbook. Nobody scrolls further, and a workbook is made in memory: what is cut stands in
/// the tables beside it, as the first sheet says.
const REPORT_ROWS: usize = 100_000;

/// Sheets that nobody gets lost between.
const MOST_SHEETS: usize = 12;

/// The report's workbook: what it is, tasks, bodies, assignments, loads and their charts, and behind them as many of the other
/// tables that hold anything as make twelve sheets; at most 100,000 rows each, the assignments of as many whole plans as fit.
///
/// # Errors
/// As for [`tables()`].
pub fn workbook(contents: &Contents<'_>) -> Result<Vec<u8>, XlsxError> {
    let Contents { corpus, results, lang, convention, .. } = *contents;
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    let listed = listed(corpus);
    let tasks = tables::tasks(corpus, &listed, convention);
    let bodies = tables::agencies(corpus, &plans);
    let edges = links::by_body(corpus, &listed, tables::assignments(corpus, &listed, convention));
    let load = tables::workload(corpus, &results.workloads).table();
    let sheet = |table| Sheet::new(sheet_of(Table::id(table), lang), table, lang);
    let (task_sheet, edge_sheet) = (sheet(&tasks), sheet(&edges));
    let places = Places::new(&tasks, &edges, task_sheet.name(), edge_sheet.name());
    let sheets = [
        places.link_tasks(task_sheet.readers(), &tasks),
        places.link_bodies(sheet(&bodies).readers(), &bodies),
        places.link_tasks(edge_sheet, &edges),
        places.link_loads(sheet(&load).readers(), &load),
    ]
    .map(|sheet| sheet.at_most(REPORT_ROWS));
    // The first sheet and that of the charts are no tables.
    let room = MOST_SHEETS - sheets.len() - 2;
    let more = contents.more.iter().filter(|t| !t.rows.is_empty()).take(room);
    let more: Vec<Sheet<'_>> =
        more.map(|table| places.link_tasks(sheet(table).readers().at_most(REPORT_ROWS), table)).collect();
    let mut book = new_book(words(lang, "workbook-title"))?;
    let about = about(contents, &corpus.plans, listed.len(), REPORT_ROWS, sheets.iter().chain(&more));
    Sheet::new(sheet_of("about", lang), &about, lang).plain().write(&mut book)?;
    for sheet in &sheets {
        sheet.write(&mut book)?;
    }
    charts::load_charts(&mut book, corpus, &results.workloads, &sheet_of("charts", lang), &sheets[3], lang)?;
    for sheet in &more {
        sheet.write(&mut book)?;
    }
    book.save_to_buffer()
}

/// The workbook of many plans: the tables that tell of all of them, at most 10,000 rows each. Tasks and assignments are files of
/// their own: no spreadsheet is good for so many.
///
/// # Errors
/// As for [`tables()`].
pub fn summaries(contents: &Contents<'_>) -> Result<Vec<u8>, XlsxError> {
    const ROWS: usize = 10_000;
    let Contents { corpus, lang, .. } = *contents;
    let told = contents.more.iter().copied().filter(|t| !t.rows.is_empty()).take(MOST_SHEETS - 1);
    let sheets: Vec<Sheet<'_>> = told
        .map(|table| Sheet::new(sheet_of(table.id(), lang), table, lang).readers().at_most(ROWS))
        .collect();
    let mut book = new_book(words(lang, "workbook-title"))?;
    // Of many plans the sheet of their indices tells more than a line each.
    let about = about(contents, &[], corpus.plans.len(), ROWS, sheets.iter());
    Sheet::new(sheet_of("about", lang), &about, lang).plain().write(&mut book)?;
    for sheet in &sheets {
        sheet.write(&mut book)?;
    }
    book.save_to_buffer()
}

/// The first plans, as many as have room on the sheet of assignments; one at least.
fn listed(corpus: &Corpus) -> Vec<PlanIndex> {
    let rows = |plan: &Plan| plan.tasks.iter().map(|t| t.assignments.len().max(1)).sum::<usize>();
    let up_to = corpus.plans.iter().scan(0, |sum, plan| {
        *sum += rows(plan);
        Some(*sum)
    });
    let fit = up_to.take_while(|rows| *rows <= REPORT_ROWS).count().max(1).min(corpus.plans.len());
    (0..fit as PlanIndex).collect()
}

/// The name of a table's sheet.
fn sheet_of(table: &str, lang: Lang) -> String {
    sheet_name(part(lang, "sheet", table).unwrap_or(table))
}

/// The first sheet: what this is, what was read, what each sheet holds.
fn about<'a>(
    contents: &Contents<'_>,
    plans: &[Plan],
    listed: usize,
    most: usize,
    sheets: impl Iterator<Item = &'a Sheet<'a>>,
) -> Table {
    let Contents { corpus, convention, lang, notes, .. } = *contents;
    let columns = vec![tables::Column::new("item"), tables::Column::new("value").long()];
    let mut table = Table::new("about", columns);
    // Only the workbook that has the tasks has links to them.
    let linked = if plans.is_empty() { "" } else { words(lang, "workbook-links") };
    let mut line = |item: String, value: String| table.rows.push(vec![item.into(), value.into()]);
    line(
        words(lang, "workbook-how-to-read").to_owned(),
        [words(lang, "workbook-reading"), linked].join(words(lang, "sentence-space")).trim_end().to_owned(),
    );
    line(words(lang, "workbook-convention").to_owned(), Word::from(convention).in_lang(lang).to_owned());
    for plan in plans {
        let mut parts = vec![plan.city.to_string()];
        parts.extend(plan.title.clone());
        parts.extend(plan.document_number.clone());
        parts.push(said!(lang, "workbook-tasks", tasks = plan.tasks.len(), file = plan.file));
        parts.retain(|p| !p.is_empty());
        line(said!(lang, "workbook-plan", plan = plan.id.as_str()), parts.join(words(lang, "comma")));
    }
    for (item, value) in notes {
        line(item.clone(), value.clone());
    }
    for sheet in sheets {
        let (id, caption, rows) = (sheet.table().id, sheet.table().caption(lang), sheet.table().rows.len());
        let text = if rows > most {
            said!(lang, "workbook-first-rows", caption, rows, most, id)
        } else if listed < corpus.plans.len() && ["tasks", "assignments"].contains(&id) {
            said!(lang, "workbook-first-plans", caption, rows, listed, id)
        } else {
            said!(lang, "workbook-rows", caption, rows)
        };
        line(said!(lang, "workbook-sheet", sheet = sheet.name()), text);
    }
    table
}

fn new_book(title: &str) -> Result<Workbook, XlsxError> {
    // A third of the time of the usual level, for a file a few per cent larger.
    const LEVEL: u8 = 2;
    let mut book = Workbook::new();
    book.set_zip_compression_level(LEVEL);
    let date = ExcelDateTime::parse_from_str(super::FIXED_DATE)?;
    book.set_properties(
        &DocProperties::new().set_title(title).set_author("fengong").set_creation_datetime(&date),
    );
    Ok(book)
}
