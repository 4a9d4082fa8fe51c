//! Tables with a column a body, whose cells hold marks or duty words: the same as columns of duties with names.

use super::header;
use super::legend::Legend;
use super::office::is_office;
use super::words::{Column, column, squeeze};
use crate::model::{Cell, Duty, Row};
use crate::parse::grammar::is_body;
use crate::parse::lexicon::Lexicon;
use crate::parse::wording::Wording;
use std::collections::BTreeSet;

/// Rows of titles and heads above the first task.
const ABOVE: usize = 8;

/// A matrix as an ordinary table.
pub(crate) struct Matrix {
    pub(crate) header: header::Header,
    pub(crate) rows: Vec<Row>,
    /// Rows above the one with the bodies: titles, and heads of the other columns.
    pub(crate) above: usize,
    /// A mark that no legend explains.
    pub(crate) unexplained: Option<char>,
}

/// The rows as a matrix, if they are one: two bodies at least side by side in a row of heads, and below them nothing but
/// marks, duty words and blanks. O(cells).
pub(crate) fn read(rows: &[Row], legend: impl Fn() -> Legend, lexicon: &dyn Lexicon) -> Option<Matrix> {
    let wording = lexicon.wording();
    let marked = marked_columns(rows, wording);
    if marked.is_empty() {
        return None;
    }
    let is_body = |cell: &Cell| {
        let name = squeeze(&cell.text);
        name.chars().count() >= 2
            && column(&name, wording) == Column::Other
            && (name.split('、').all(|name| is_body(name, lexicon)) || is_office(&name, wording))
    };
    let (at, bodies) = (0..rows.len().min(ABOVE)).find_map(|at| {
        let head = |k: &usize| rows[at].cells.get(*k);
        if !marked.iter().filter_map(head).any(is_body) {
            return None;
        }
        let bodies: Vec<usize> = (0..rows[at].cells.len()).filter(|k| is_body(&rows[at].cells[*k])).collect();
        (bodies.len() >= 2).then_some((at, bodies))
    })?;
    let body_rows: Vec<&Row> = rows[at + 1..].iter().filter(|row| is_marked(row, &bodies, wording)).collect();
    let said = |row: &&Row| row.cells.iter().any(|c| !c.carried && !squeeze(&c.text).is_empty());
    // 注：★为牵头单位: below the table.
    let remark = |row: &&Row| {
        let first = row.cells.iter().map(|c| squeeze(&c.text)).find(|text| !text.is_empty());
        first.is_some_and(|text| wording.note.remark_begin.begins(&text))
    };
    let others = rows[at + 1..].iter().filter(said).filter(|row| !remark(row));
    if body_rows.len() * 10 < others.count() * 8 || body_rows.is_empty() {
        return None;
    }
    // The heads of the other columns stand in the same row, or in one above it.
    let head = |k: usize| {
        let own = rows[at]
            .cells
            .get(k)
            .filter(|_| !bodies.contains(&k))
            .map(|c| squeeze(&c.text))
            .unwrap_or_default();
        let above = || rows[..at].iter().rev().filter_map(|row| row.cells.get(k)).map(|c| squeeze(&c.text));
        if own.is_empty() {
            above().find(|word| column(word, wording) != Column::Other).unwrap_or_default()
        } else {
            own
        }
    };
    let kept: Vec<usize> = (0..rows[at].cells.len()).filter(|k| !bodies.contains(k)).collect();
    let mut words: Vec<String> = kept.iter().map(|k| head(*k)).collect();
    let has_task = words.iter().any(|word| matches!(column(word, wording), Column::Task | Column::Category));
    if !has_task {
        return None;
    }
    let mut columns: Vec<Column> = words.iter().map(|word| column(word, wording)).collect();
    // A column a duty takes the place of the bodies'; its head is no word of the document.
    columns.extend(Duty::ALL.map(Column::Duty));
    words.extend(Duty::ALL.map(|_| String::new()));
    let legend = legend();
    let mut unexplained = None;
    let names: Vec<String> = bodies.iter().map(|k| squeeze(&rows[at].cells[*k].text)).collect();
    let tasks = rows[at + 1..].iter().map(|row| {
        let mut cells: Vec<Cell> =
            kept.iter().map(|k| row.cells.get(*k).cloned().unwrap_or_default()).collect();
        let mut lists: [Vec<&str>; 5] = Default::default();
        for (k, name) in bodies.iter().zip(&names) {
            let said = row.cells.get(*k).and_then(|cell| meaning(&cell.text, &legend, wording));
            let Some((said, mark)) = said else { continue };
            unexplained = unexplained.or(mark);
            let list = Duty::ALL.iter().position(|duty| *duty == said);
            if let Some(list) = list.and_then(|list| lists.get_mut(list)) {
                list.push(name);
            }
        }
        cells.extend(lists.map(|list| Cell::new(list.join("、"))));
        Row { cells, place: row.place.clone() }
    });
    let rows = tasks.collect();
    let header = header::Header { columns, rows: 1, rule: None, words };
    Some(Matrix { header, rows, above: at, unexplained })
}

/// The columns in which some cell near the beginning holds a mark or a duty word and nothing else.
fn marked_columns(rows: &[Row], wording: &Wording) -> BTreeSet<usize> {
    const LONGEST: usize = 12; // bytes
    let nothing = Legend::new();
    let marked = |cell: &Cell| cell.text.len() <= LONGEST && meaning(&cell.text, &nothing, wording).is_some();
    let cells = rows.iter().skip(1).take(2 * ABOVE).flat_map(|row| row.cells.iter().enumerate());
    cells.filter(|(_, cell)| marked(cell)).map(|(k, _)| k).collect()
}

/// The duty that a cell under a body says, and its mark where nothing explains it: who bears it has a part in the task.
fn meaning(text: &str, legend: &Legend, wording: &Wording) -> Option<(Duty, Option<char>)> {
    let word = squeeze(text);
    let known = wording.legend.unit.strip_end(&word).unwrap_or(&word);
    if let Some(duty) = wording.cell.duty.get(known) {
        return Some((duty, None));
    }
    let mark =
        word.chars().next().filter(|c| wording.mark.star.holds(*c) && word.chars().nth(1).is_none())?;
    let known = legend.iter().find(|(known, _)| *known == mark).map(|(_, duty)| (*duty, None));
    Some(known.unwrap_or((Duty::Responsible, Some(mark))))
}

/// Whether a row has some mark under the bodies, and nothing else there.
fn is_marked(row: &Row, bodies: &[usize], wording: &Wording) -> bool {
    let nothing = Legend::new();
    let cells =
        || bodies.iter().filter_map(|k| row.cells.get(*k)).filter(|cell| !squeeze(&cell.text).is_empty());
    cells().next().is_some() && cells().all(|cell| meaning(&cell.text, &nothing, wording).is_some())
}
