//! Blocks of a document → lines and tables with their headers.

use super::draft::Readings;
use super::header::{self, Header};
use super::legend::{self, Legend};
use super::lines::{Line, Reader};
use super::words::{Column, column, is_failed, is_no_value, squeeze};
use super::{breaks, front, furniture, matrix, nested, twins};
use crate::diagnostic::Diagnostic;
use crate::model::{Block, Cell, Document, Duty, Place, Row};
use crate::parse::grammar::{Note, alone};
use crate::parse::heading::{bare_number, is_blank};
use crate::parse::lexicon::Lexicon;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

/// What stands in a document, in reading order.
pub(crate) enum Piece {
    /// A line of text.
    Line(Line),
    /// A table of tasks.
    Table(Table),
}

/// A table of tasks: its header, and its rows without headers and titles.
pub(crate) struct Table {
    /// The header.
    pub(crate) header: Header,
    /// The rows below it.
    pub(crate) rows: Vec<Row>,
    /// What was read of its cells.
    pub(crate) read: Readings,
}

impl Table {
    /// Rows below a header.
    pub(crate) fn new(header: Header, rows: Vec<Row>) -> Self {
        Self { header, rows, read: Readings::new() }
    }

    /// The sheet it stands on.
    pub(crate) fn sheet(&self) -> Option<&Arc<str>> {
        self.rows.first().and_then(|row| row.place.sheet.as_ref())
    }
}

/// Reads the pieces. Rows above a header are lines (titles, 附件 marks); a table without header goes on with the
/// one before it where it has as many columns; any other table is read as lines, cell by cell.
pub(crate) fn read(
    document: &Document,
    lexicon: &dyn Lexicon,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Piece> {
    let mut collector = Collector {
        document,
        reader: Reader::new(lexicon),
        lexicon,
        pieces: Vec::new(),
        diagnostics: Vec::new(),
    };
    let width = breaks::width(document.blocks.iter().filter_map(|b| match b {
        Block::Paragraph(p) => Some(p),
        Block::Table(_) => None,
    }));
    let keepers = furniture::keepers(&document.blocks, lexicon.wording());
    let blocks = document.blocks.iter().enumerate().filter(|(at, _)| !keepers.contains(at)).map(|(_, b)| b);
    let mut blocks = blocks.filter(|b| !furniture::is_page_edge(b, lexicon.wording())).peekable();
    while let Some(block) = blocks.next() {
        match block {
            Block::Paragraph(p) => {
                let mut text = Cow::Borrowed(p.text.as_str());
                let mut last = p.text.as_str();
                while let (Some(width), Some(Block::Paragraph(next))) = (width, blocks.peek())
                    && p.heading.is_none()
                    && breaks::at_width(last, next, width, lexicon.wording())
                {
                    breaks::join(text.to_mut(), &next.text);
                    last = &next.text;
                    blocks.next();
                }
                while let Some(Block::Paragraph(next)) = blocks.peek()
                    && p.heading.is_none()
                    && breaks::in_statement(&text, next, lexicon.wording())
                {
                    let gap = breaks::gap(&text, &next.text, lexicon);
                    text.to_mut().push_str(gap);
                    breaks::join(text.to_mut(), &next.text);
                    blocks.next();
                }
                collector.reader.paragraph(&text, p.heading, &p.place);
            }
            Block::Table(t) => collector.table(&twins::below_one_another(&t.rows, lexicon.wording())),
        }
    }
    collector.flush();
    diagnostics.append(&mut collector.diagnostics);
    collector.pieces
}

struct Collector<'l> {
    document: &'l Document,
    reader: Reader<'l>,
    lexicon: &'l dyn Lexicon,
    pieces: Vec<Piece>,
    diagnostics: Vec<Diagnostic>,
}

impl Collector<'_> {
    /// What the document says of its marks: in paragraphs, in heads and titles, in remarks.
    fn legend(&self) -> Legend {
        const HEADS: usize = 8;
        const REMARKS: usize = 3;
        let mut legend = Legend::new();
        let mut add = |text: &str| {
            for (mark, duty) in legend::read(text, self.lexicon.wording()) {
                if legend.iter().all(|(known, _)| *known != mark) {
                    legend.push((mark, duty));
                }
            }
        };
        for block in &self.document.blocks {
            match block {
                Block::Paragraph(p) => add(&p.text),
                Block::Table(t) => {
                    let remarks = t.rows.len().saturating_sub(REMARKS);
                    let rows = t.rows.iter().enumerate().filter(|(at, _)| *at < HEADS || *at >= remarks);
                    rows.flat_map(|(_, row)| &row.cells).for_each(|cell| add(&cell.text));
                }
            }
        }
        legend
    }

    /// Takes out what stands where there is no value; a failed formula among tasks or bodies is said.
    fn drop_no_value(&mut self, table: &mut Table) {
        let (header, wording) = (&table.header, self.lexicon.wording());
        for row in &mut table.rows {
            for (at, cell) in
                row.cells.iter_mut().enumerate().filter(|(_, cell)| is_no_value(&cell.text, wording))
            {
                let column = header.columns.get(at);
                let matters =
                    matches!(column, Some(Column::Task | Column::Duty(_) | Column::Body | Column::Number));
                if matters && !cell.carried && is_failed(&cell.text, wording) {
                    let head = header.words.get(at).map_or("", String::as_str);
                    let said = Diagnostic::warning("no-value", &row.place).with("head", head);
                    self.diagnostics.push(said.with("text", cell.text.as_str()));
                }
                cell.text.clear();
            }
        }
    }

    fn flush(&mut self) {
        self.pieces.extend(self.reader.take().into_iter().map(Piece::Line));
    }

    fn table(&mut self, rows: &[Row]) {
        if furniture::is_record(rows, self.lexicon.wording()) {
            // Of a site's record only the title is of use.
            let titles = rows.iter().flat_map(|r| r.cells.iter().map(move |c| (c, &r.place)));
            for (cell, place) in
                titles.filter(|(c, _)| !c.carried && front::is_title(&c.text, self.lexicon.wording()))
            {
                self.reader.paragraph(&cell.text, None, place);
            }
            return;
        }
        if let Some(names) = header::of_data(rows) {
            let said =
                rows.first().map(|row| Diagnostic::warning("data-table", &row.place).with("names", names));
            self.diagnostics.extend(said);
            return;
        }
        let issuers = header::issuers(rows, self.lexicon.wording());
        if !issuers.is_empty() {
            return self.flatten_without(&rows[1..], &issuers);
        }
        let Some(parts) = TABLES.iter().find_map(|layout| layout(self, rows)) else {
            return self.flatten(rows);
        };
        for part in parts {
            match part {
                Part::Lines(rows) => self.flatten(&rows),
                Part::Table(table) => self.push(table),
            }
        }
    }

    /// Adds a table; one that repeats the header of the table right before it goes on with it.
    fn push(&mut self, mut table: Table) {
        self.flush();
        self.drop_no_value(&mut table);
        match self.pieces.last_mut() {
            Some(Piece::Table(last))
                if last.header.words == table.header.words && last.sheet() == table.sheet() =>
            {
                last.rows.append(&mut table.rows);
                last.read.extend(table.read);
            }
            _ => self.pieces.push(Piece::Table(table)),
        }
    }

    /// A cell of a page's layout: the table inside is one of its own.
    fn nested(&mut self, text: &str, place: &Place) {
        let mut rows: Vec<Row> = Vec::new();
        for line in text.lines().chain([""]) {
            if line.contains('\t') {
                rows.push(Row::new(line.split('\t'), place));
                continue;
            }
            let inside = std::mem::take(&mut rows);
            if !inside.is_empty() {
                self.table(&inside);
            }
            self.reader.paragraph(line, None, place);
        }
    }

    fn flatten(&mut self, rows: &[Row]) {
        self.flatten_without(rows, &[]);
    }

    /// The cells as lines, some columns aside.
    fn flatten_without(&mut self, rows: &[Row], columns: &[usize]) {
        for row in rows {
            let cells =
                row.cells.iter().enumerate().filter(|(at, cell)| !cell.carried && !columns.contains(at));
            for (_, cell) in cells {
                let text = furniture::without_imprint(&cell.text, self.lexicon.wording());
                if nested::is_nested(&text) {
                    self.nested(&text, &row.place);
                } else {
                    self.reader.paragraph(&text, None, &row.place);
                }
            }
        }
    }
}

/// A part of a table: rows that are lines of text, or rows under heads.
enum Part {
    Lines(Vec<Row>),
    Table(Table),
}

/// The layouts of tables, surer ones first.
const TABLES: [fn(&mut Collector, &[Row]) -> Option<Vec<Part>>; 5] =
    [of_marks, headed, of_fields, continued, guessed];

/// A table with a column a body.
fn of_marks(collector: &mut Collector, rows: &[Row]) -> Option<Vec<Part>> {
    let wording = collector.lexicon.wording();
    let found = matrix::read(rows, || collector.legend(), collector.lexicon)?;
    let titles = rows[..found.above].iter();
    let titles = titles.filter(|row| header::at(std::slice::from_ref(*row), 0, wording).is_none());
    if let (Some(mark), Some(first)) = (found.unexplained, rows.first()) {
        let said = Diagnostic::warning("mark-without-legend", &first.place);
        collector.diagnostics.push(said.with("mark", mark));
    }
    Some(vec![Part::Lines(titles.cloned().collect()), Part::Table(Table::new(found.header, found.rows))])
}

/// Rows below heads; heads may stand again on every page.
fn headed(collector: &mut Collector, rows: &[Row]) -> Option<Vec<Part>> {
    let wording = collector.lexicon.wording();
    let mut parts: Vec<Part> = Vec::new();
    let (mut at, mut met) = (0, false);
    while at < rows.len() {
        let found = header::at(rows, at, wording);
        at += found.as_ref().map_or(1, |header| header.rows);
        match (found, parts.last_mut()) {
            (Some(again), Some(Part::Table(table))) if table.header.words == again.words => {}
            (Some(header), _) => {
                met = true;
                parts.push(Part::Table(Table::new(header, Vec::new())));
            }
            (None, Some(Part::Table(table))) => table.rows.push(rows[at - 1].clone()),
            (None, Some(Part::Lines(above))) => above.push(rows[at - 1].clone()),
            (None, None) => parts.push(Part::Lines(vec![rows[at - 1].clone()])),
        }
    }
    met.then_some(parts)
}

/// Rows without heads behind a table with as many columns go on with it.
fn continued(collector: &mut Collector, rows: &[Row]) -> Option<Vec<Part>> {
    collector.flush();
    let Some(Piece::Table(last)) = collector.pieces.last() else { return None };
    let width = last.header.columns.len();
    let same = rows.iter().filter(|r| r.cells.len() == width).count();
    let table = Table::new(last.header.clone(), rows.to_vec());
    (same * 2 > rows.len() && table.sheet() == last.sheet()).then(|| vec![Part::Table(table)])
}

/// Rows without heads whose columns are told by what their cells look like.
fn guessed(collector: &mut Collector, rows: &[Row]) -> Option<Vec<Part>> {
    let mut read = Readings::new();
    let header = guess(rows, &mut read, collector.lexicon)?;
    let first = rows.first().map(|row| Diagnostic::warning("table-without-header", &row.place));
    collector.diagnostics.extend(first);
    Some(vec![Part::Table(Table { read, ..Table::new(header, rows.to_vec()) })])
}

/// A table whose rows are fields (牵头单位｜市民政局), one task after another: the same as rows under a header.
///
/// A row may hold two fields side by side; a field that comes again begins the next task.
fn of_fields(collector: &mut Collector, rows: &[Row]) -> Option<Vec<Part>> {
    let wording = collector.lexicon.wording();
    let known = |t: &str| !matches!(column(t, wording), Column::Other | Column::Body);
    let pairs: Vec<(&Row, String, &Cell)> = rows
        .iter()
        .flat_map(|r| r.cells.chunks_exact(2).map(move |p| (r, p)))
        .filter(|(_, p)| !p[0].carried && !p[0].text.is_empty())
        .map(|(r, p)| (r, squeeze(&p[0].text), &p[1]))
        .collect();
    let hits = pairs.iter().filter(|(_, key, _)| known(key)).count();
    if pairs.len() < 3 || hits * 10 < pairs.len() * 7 {
        return None;
    }
    let mut keys: Vec<String> = Vec::new();
    let mut out: Vec<Row> = Vec::new();
    for (row, key, value) in pairs.into_iter().filter(|(_, key, _)| known(key)) {
        let at = keys.iter().position(|k| *k == key).unwrap_or_else(|| {
            keys.push(key);
            keys.len() - 1
        });
        let new = out.last().is_none_or(|r: &Row| r.cells.get(at).is_some_and(|c| !c.text.is_empty()));
        if new {
            out.push(Row { cells: Vec::new(), place: row.place.clone() });
        }
        if let Some(last) = out.last_mut() {
            let width = last.cells.len().max(at + 1);
            last.cells.resize(width, Cell::default());
            last.cells[at] = Cell::new(value.text.clone());
        }
    }
    let words = Row::new(keys, &out.first()?.place);
    header::at(&[words], 0, wording).map(|header| vec![Part::Table(Table::new(header, out))])
}

/// The columns of a table without header, told by what its cells look like: bodies in most rows of one column,
/// words in another, numbers perhaps in the first.
///
/// What is read on the way is kept.
fn guess(rows: &[Row], read: &mut Readings, lexicon: &dyn Lexicon) -> Option<Header> {
    let width = rows.iter().map(|r| r.cells.len()).max().filter(|w| *w >= 2)?;
    if rows.len() < 2 {
        return None;
    }
    let share = |at: usize, test: &mut dyn FnMut(&str) -> bool| {
        let cells: Vec<&str> = rows
            .iter()
            .filter_map(|r| r.cells.get(at))
            .map(|c| c.text.trim_matches(is_blank))
            .filter(|t| !t.is_empty())
            .take(50)
            .collect();
        let hits = cells.iter().filter(|t| test(t)).count();
        (cells.len() >= 2 && hits * 10 >= cells.len() * 7).then_some(hits)
    };
    let mut names = |words: &str| {
        let said = alone(words, lexicon);
        let names = said.shape(lexicon) != Note::No && said.names_somebody(lexicon);
        if names {
            read.insert(words.to_owned(), Rc::new(said));
        }
        names
    };
    let duty = (0..width).rev().find(|at| share(*at, &mut names).is_some())?;
    let number = share(0, &mut |t| bare_number(t).is_some()).map(|_| 0);
    let others = (0..width).filter(|at| *at != duty && Some(*at) != number);
    let task = header::longest(rows, others.collect())?;
    let columns = (0..width)
        .map(|at| match at {
            _ if at == duty => Column::Duty(Duty::Responsible),
            _ if at == task => Column::Task,
            _ if Some(at) == number => Column::Number,
            _ => Column::Other,
        })
        .collect();
    Some(Header { columns, rows: 0, rule: None, words: Vec::new() })
}
