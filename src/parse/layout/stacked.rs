//! Tables that came through as one cell a line: header words on lines of their own, then number, task and bodies.

use super::lines::{Line, number_alone};
use super::words::{Column, column};
use crate::model::{Cell, Place, Row};
use crate::parse::grammar::{Note as Shape, note};
use crate::parse::heading::Marker;
use crate::parse::lexicon::Lexicon;

/// Fewest and most columns of such a table.
const COLUMNS: std::ops::RangeInclusive<usize> = 2..=8;

/// A table found in lines `start..end`.
pub(crate) struct Stacked {
    /// The rows, the header first.
    pub(crate) rows: Vec<Row>,
    /// One past its last line.
    pub(crate) end: usize,
}

/// The table whose header begins at a line, if one does.
///
/// With numbers, a record reaches from one number to the next, however many lines it has: the last lines that look
/// like bodies fill the columns of bodies, the others are words, so that a missing or broken cell spoils one
/// record only. Without numbers, a record is as many lines as there are columns.
pub(crate) fn at(lines: &[Line], start: usize, lexicon: &dyn Lexicon) -> Option<Stacked> {
    let kinds = header(lines, start)?;
    let width = kinds.len();
    let mut rows = vec![Row {
        cells: lines[start..start + width].iter().map(|l| Cell::new(l.text.clone())).collect(),
        place: lines[start].place.clone(),
    }];
    let mut at = start + width;
    if kinds[0] != Column::Number {
        while at + width <= lines.len() && lines[at..at + width].iter().all(|l| !ends(l)) {
            if header(lines, at).as_deref() != Some(&kinds) {
                rows.push(row(
                    lines[at..at + width].iter().map(|l| l.text.clone()).collect(),
                    &lines[at].place,
                ));
            }
            at += width;
        }
        return (rows.len() > 1).then_some(Stacked { rows, end: at });
    }
    let mut previous: Option<u32> = None;
    let mut record: Vec<&Line> = Vec::new();
    while at < lines.len() {
        if header(lines, at).as_deref() == Some(&kinds) {
            at += width;
            continue;
        }
        let line = &lines[at];
        if ends(line) && (record.len() >= width || record.is_empty()) {
            break;
        }
        if let Some(value) = next_number(line, previous, record.len(), width) {
            finish(&kinds, &mut record, &mut rows, lexicon);
            previous = Some(value);
        } else if record.is_empty() {
            break;
        }
        record.push(line);
        at += 1;
    }
    finish(&kinds, &mut record, &mut rows, lexicon);
    (rows.len() > 1).then_some(Stacked { rows, end: at })
}

/// The columns, where consecutive lines are header words of a task table, one a line.
fn header(lines: &[Line], start: usize) -> Option<Vec<Column>> {
    let kinds: Vec<Column> = lines[start..]
        .iter()
        .take(*COLUMNS.end())
        .take_while(|l| l.marker.is_none() && l.notes.is_empty() && l.text.chars().count() <= 20)
        .map(|l| column(&l.text))
        .take_while(|c| *c != Column::Other)
        .collect();
    let kinds = match kinds.iter().position(|c| *c == Column::Number) {
        Some(0) | None => kinds,
        Some(_) => return None,
    };
    // 备注 as the last column is a word of no kind.
    let duty = kinds.iter().any(|c| matches!(c, Column::Duty(_) | Column::Body));
    let task = kinds.contains(&Column::Task);
    (COLUMNS.contains(&kinds.len()) && duty && task && kinds.len() >= 2).then_some(kinds)
}

/// Whether no table goes on over this line.
fn ends(line: &Line) -> bool {
    super::front::annex(&line.text).is_some()
        || super::lines::is_tail(&line.text)
        || ["注：", "注:", "备注：", "说明："].iter().any(|p| line.text.starts_with(p))
}

/// The number with which a line begins the next record: the next in the row, a bit further on, or 1 again. A line
/// that repeats the number, or a quantity in a cell of its own, begins none unless the record is full.
fn next_number(line: &Line, previous: Option<u32>, filled: usize, width: usize) -> Option<u32> {
    let Marker { value, .. } = number_alone(&line.text)?;
    let full = filled >= width;
    let fits = match previous {
        None => true,
        Some(p) => value == p + 1 || (full && (value == 1 || value == p || (value > p && value <= p + 20))),
    };
    fits.then_some(value)
}

/// Distributes the lines of a record over the columns.
fn finish(kinds: &[Column], record: &mut Vec<&Line>, rows: &mut Vec<Row>, lexicon: &dyn Lexicon) {
    let Some((number, cells)) = record.split_first() else { return };
    let wanted = kinds.len() - 1;
    let mut texts: Vec<String> = vec![number.text.clone()];
    if cells.len() == wanted {
        texts.extend(cells.iter().map(|l| l.text.clone()));
    } else {
        texts.extend(spread(&kinds[1..], cells, lexicon));
    }
    rows.push(row(texts, &number.place));
    record.clear();
}

/// A record with too many or too few lines: each line goes to the next column whose kind it looks like.
fn spread(kinds: &[Column], cells: &[&Line], lexicon: &dyn Lexicon) -> Vec<String> {
    let mut texts = vec![String::new(); kinds.len()];
    let bodies = |line: &Line| line.whole || note(&line.text, lexicon) != Shape::No;
    let is_duty = |c: &Column| matches!(c, Column::Duty(_) | Column::Body);
    let mut column = 0;
    for (at, line) in cells.iter().enumerate() {
        let left = cells.len() - at;
        let duty = bodies(line);
        let here = kinds.get(column).is_some_and(is_duty);
        if duty && !here {
            // Skip to the bodies, if this line is one and no word is still to come.
            if let Some(next) = kinds.iter().skip(column).position(is_duty)
                && (cells[at..].iter().all(|l| bodies(l)) || left <= kinds.len() - column - next)
            {
                column += next;
            }
        } else if !duty && here && texts[column].ends_with(['、', '，', ',']) {
            // A name broken over two lines.
        } else if !duty && here && !texts[column].is_empty() {
            column = (column + 1).min(kinds.len() - 1);
        } else if !duty
            && column + 1 < kinds.len()
            && !texts[column].is_empty()
            && !kinds.get(column + 1).is_some_and(is_duty)
        {
            column += 1;
        }
        let column_is_duty = kinds.get(column).is_some_and(is_duty);
        if column_is_duty
            && duty
            && !texts[column].is_empty()
            && kinds.get(column + 1).is_some_and(is_duty)
            && !texts[column].ends_with(['、', '，', ','])
        {
            column += 1;
        }
        let slot = &mut texts[column.min(kinds.len() - 1)];
        if !slot.is_empty() {
            slot.push('\n');
        }
        slot.push_str(&line.text);
    }
    texts
}

fn row(texts: Vec<String>, place: &Place) -> Row {
    Row { cells: texts.into_iter().map(Cell::new).collect(), place: place.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::lines::Reader;
    use crate::parse::lexicon::NoLexicon;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut reader = Reader::new(&NoLexicon);
        for line in text.lines() {
            reader.paragraph(line, None, &Place::default());
        }
        let lines = reader.take();
        at(&lines, 0, &NoLexicon).map_or_else(Vec::new, |s| {
            s.rows.iter().map(|r| r.cells.iter().map(|c| c.text.clone()).collect()).collect()
        })
    }

    #[test]
    fn a_cell_a_line() {
        let found = rows("序号\n任务\n责任单位\n1\n甲事。\n市教育局负责。\n2\n乙事。\n市财政局负责。");
        assert_eq!(found.len(), 3);
        assert_eq!(found[2], ["2", "乙事。", "市财政局负责。"]);
    }

    #[test]
    fn cells_over_several_lines_and_missing_ones() {
        let found = rows(
            "序号\n任务\n责任单位\n1\n甲事。\n还有。\n市教育局负责。\n2\n乙事。\n3\n丙事。\n市财政局负责。",
        );
        assert_eq!(found[1], ["1", "甲事。\n还有。", "市教育局负责。"]);
        assert_eq!(found[2], ["2", "乙事。", ""]);
        assert_eq!(found[3], ["3", "丙事。", "市财政局负责。"]);
    }

    #[test]
    fn a_header_again_on_the_next_page() {
        let found = rows(
            "序号\n任务\n责任单位\n1\n甲事。\n市教育局负责。\n序号\n任务\n责任单位\n2\n乙事。\n市财政局负责。",
        );
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn without_numbers() {
        let found = rows("任务\n责任单位\n甲事。\n市教育局\n乙事。\n市财政局");
        assert_eq!(found[2], ["乙事。", "市财政局"]);
    }
}
