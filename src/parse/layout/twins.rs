//! Tables set side by side in one: the same heads twice in a row, each half with rows of its own.

use super::header;
use super::words::{self, squeeze};
use crate::model::Row;
use crate::parse::heading::bare_number;
use crate::parse::wording::Wording;
use std::borrow::Cow;
use std::ops::Range;

/// Rows of titles above the heads.
const ABOVE: usize = 8;

/// The rows with the halves below one another; as they are where no heads repeat. O(cells).
pub(crate) fn below_one_another<'r>(rows: &'r [Row], wording: &Wording) -> Cow<'r, [Row]> {
    let Some((at, parts)) = (0..rows.len().min(ABOVE)).find_map(|at| Some((at, parts(rows, at, wording)?)))
    else {
        return Cow::Borrowed(rows);
    };
    let mut out: Vec<Row> = rows[..at].to_vec();
    out.extend(cut(&rows[at], &parts[0]));
    let body = &rows[at + 1..];
    let mut columns: Vec<Vec<Row>> =
        parts.iter().map(|part| body.iter().filter_map(|row| cut(row, part)).collect()).collect();
    if runs_across(&columns) {
        let longest = columns.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..longest {
            out.extend(columns.iter().filter_map(|part| part.get(at).cloned()));
        }
    } else {
        columns.iter_mut().for_each(|part| out.append(part));
    }
    Cow::Owned(out)
}

/// Where the parts of a row of heads stand, if its heads repeat and make a header of tasks and bodies.
fn parts(rows: &[Row], at: usize, wording: &Wording) -> Option<Vec<Range<usize>>> {
    let row = &rows[at];
    let words = words::of(row);
    let first = words.iter().position(|word| !word.is_empty())?;
    let starts: Vec<usize> =
        (first..words.len()).filter(|k| words[*k] == words[first] && !row.cells[*k].carried).collect();
    if starts.len() < 2 {
        return None;
    }
    let ends = starts[1..].iter().copied().chain([words.len()]);
    let parts: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(from, to)| from..to).collect();
    let filled = |part: &Range<usize>| {
        words[part.clone()].iter().filter(|word| !word.is_empty()).cloned().collect::<Vec<_>>()
    };
    let heads = filled(&parts[0]);
    let alike = heads.len() >= 2 && parts.iter().all(|part| filled(part) == heads);
    let own = cut(row, &parts[0])?;
    let header = header::at(std::slice::from_ref(&own), 0, wording)?;
    let bodies = header.columns.iter().any(|column| column.names_bodies());
    (alike && bodies).then_some(parts)
}

/// The part of a row that stands in some columns; none where it is blank.
fn cut(row: &Row, part: &Range<usize>) -> Option<Row> {
    let cells: Vec<_> = row.cells.iter().take(part.end).skip(part.start).cloned().collect();
    let blank = cells.iter().all(|cell| squeeze(&cell.text).is_empty());
    (!blank).then(|| Row { cells, place: row.place.clone() })
}

/// Whether the numbers go on from half to half in each row, and not down the first half.
fn runs_across(columns: &[Vec<Row>]) -> bool {
    let number = |row: Option<&Row>| bare_number(&row?.cells.first()?.text).map(|m| m.value);
    let (first, below) = (columns.first(), columns.first().and_then(|part| part.get(1)));
    let top = number(first.and_then(|part| part.first()));
    let beside = number(columns.get(1).and_then(|part| part.first()));
    match (top, beside, number(below)) {
        (Some(top), Some(beside), below) => beside == top + 1 && below != Some(top + 1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cell, Place};
    use crate::parse::wording;

    fn rows(rows: &[&[&str]]) -> Vec<Row> {
        let row = |row: &&[&str]| Row {
            cells: row.iter().map(|text| Cell::new(*text)).collect(),
            place: Place::default(),
        };
        rows.iter().map(row).collect()
    }

    fn shown(table: &[&[&str]]) -> Vec<String> {
        let rows = rows(table);
        let row = |row: &Row| row.cells.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("|");
        below_one_another(&rows, wording::builtin()).iter().map(row).collect()
    }

    #[test]
    fn halves_come_below_one_another() {
        let table: [&[&str]; 4] = [
            &["分工表", "", "", "", "", ""],
            &["序号", "任务", "责任单位", "序号", "任务", "责任单位"],
            &["1", "甲", "子局", "3", "丙", "寅局"],
            &["2", "乙", "丑局", "", "", ""],
        ];
        assert_eq!(
            shown(&table),
            ["分工表|||||", "序号|任务|责任单位", "1|甲|子局", "2|乙|丑局", "3|丙|寅局"]
        );
    }

    #[test]
    fn numbers_that_run_across_stay_in_order() {
        let table: [&[&str]; 3] = [
            &["序号", "任务", "责任单位", "", "序号", "任务", "责任单位"],
            &["1", "甲", "子局", "", "2", "乙", "丑局"],
            &["3", "丙", "寅局", "", "4", "丁", "卯局"],
        ];
        assert_eq!(
            shown(&table),
            ["序号|任务|责任单位|", "1|甲|子局|", "2|乙|丑局", "3|丙|寅局|", "4|丁|卯局"]
        );
    }

    #[test]
    fn a_word_that_stands_twice_makes_no_twins() {
        let table: [&[&str]; 2] = [&["序号", "任务", "责任单位", "任务"], &["1", "甲", "子局", "乙"]];
        assert_eq!(shown(&table).len(), 2);
    }
}
