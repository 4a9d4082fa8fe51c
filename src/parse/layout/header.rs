//! The header of a table: which row it is, and what its columns hold.

use super::words::{self, Column, column, is_measure_header};
use crate::model::{Cell, Duty, Row};
use crate::parse::grammar::{DocumentRule, stated_rule};
use crate::parse::heading::{bare_number, is_blank};
use crate::parse::wording::Wording;
use std::cmp::Reverse;

/// What the columns of a table hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    /// The columns from left to right.
    pub(crate) columns: Vec<Column>,
    /// Rows that it takes.
    pub(crate) rows: usize,
    /// A rule that it states (责任单位，排第一的为牵头单位).
    pub(crate) rule: Option<DocumentRule>,
    /// Its words, to tell another header from a repeated one.
    pub(crate) words: Vec<String>,
}

/// Longest word of a header, in characters; a data cell is rarely all that short in every column.
const LONGEST: usize = 30;

/// The header that begins at a row, if one does.
pub(crate) fn at(rows: &[Row], row: usize, wording: &Wording) -> Option<Header> {
    let first = rows.get(row)?;
    let words = words_of(first)?;
    let lower = rows.get(row + 1).and_then(|below| lower(&words, below, wording));
    lower.and_then(|words| header(words, 2, wording)).or_else(|| header(words, 1, wording))
}

/// The header of a table inside a task: as of any table, or a head of duty behind others of whatever name (子项｜责任单位),
/// for the task around it says what they are. A column of labels (牵头单位, 配合单位) is none.
pub(crate) fn inside(rows: &[Row], wording: &Wording) -> Option<Header> {
    at(rows, 0, wording).or_else(|| {
        let (first, below) = rows.split_first()?;
        let words = words_of(first)?;
        let columns: Vec<Column> = words.iter().map(|w| column(w, wording)).collect();
        let duty = columns.iter().position(|c| c.duty().is_some()).filter(|at| *at > 0)?;
        let cell = |r: &Row| r.cells.get(duty).map(|c| column(&c.text, wording));
        let label = |r: &Row| cell(r).and_then(Column::duty).is_some();
        let header = !below.is_empty() && !below.iter().any(label);
        header.then_some(Header { columns, rows: 1, rule: None, words })
    })
}

/// The names of the columns, where the first row holds names as programs give them (paragraph_id, url, doc_type): such a table
/// is data about texts, and no list of tasks.
pub(super) fn of_data(rows: &[Row]) -> Option<String> {
    const FEWEST: usize = 3;
    let cells = rows.first()?.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    let cells: Vec<&str> = cells.collect();
    let is_name =
        |text: &&&str| text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    let names: Vec<&str> = cells.iter().filter(is_name).copied().collect();
    let data = names.len() >= FEWEST
        && names.len() * 3 >= cells.len() * 2
        && names.iter().any(|name| name.trim_matches('_').contains('_'));
    data.then(|| names[..FEWEST].join(", "))
}

/// The columns of a list of documents that say who made each (发文机关); none where the table has a header of tasks.
pub(super) fn issuers(rows: &[Row], wording: &Wording) -> Vec<usize> {
    let Some(words) = rows.first().and_then(words_of).filter(|_| at(rows, 0, wording).is_none()) else {
        return Vec::new();
    };
    let issuer = |word: &String| wording.column.issuer.is(&word.to_ascii_lowercase());
    words.iter().enumerate().filter(|(_, word)| issuer(word)).map(|(at, _)| at).collect()
}

/// The column among some whose cells hold most words; of equal ones the first.
pub(crate) fn longest(rows: &[Row], mut columns: Vec<usize>) -> Option<usize> {
    let length =
        |at: &usize| rows.iter().filter_map(|r| r.cells.get(*at)).map(|c| c.text.len()).sum::<usize>();
    columns.sort_by_cached_key(|at| Reverse(length(at)));
    columns.into_iter().next().filter(|at| length(at) > 0)
}

/// The words of a row whose cells are all short; `None` where one is not.
fn words_of(row: &Row) -> Option<Vec<String>> {
    let long =
        |c: &Cell| c.text.chars().filter(|c| !is_blank(*c)).nth(LONGEST).is_some() || c.text.contains('。');
    if row.cells.iter().any(long) {
        return None;
    }
    let words = words::of(row);
    let filled = words.iter().filter(|w| !w.is_empty()).count();
    (filled >= 2).then_some(words)
}

/// The words of a header in two rows: the lower row splits merged cells of the upper one.
///
/// Only where each word of the lower row is a word of headers and one of them splits a column.
fn lower(upper: &[String], row: &Row, wording: &Wording) -> Option<Vec<String>> {
    let below = words::of(row);
    if below.len() < 2 || below.len() < upper.len().min(3) {
        return None;
    }
    let mut split = false;
    let mut words = Vec::with_capacity(below.len());
    for (at, word) in below.iter().enumerate() {
        let above = upper.get(at).map_or("", String::as_str);
        let same = word.is_empty() || word == above || row.cells.get(at).is_some_and(|c| c.carried);
        if same {
            words.push(above.to_owned());
            continue;
        }
        // 单位 and the like are too common to tell a header from a row.
        if matches!(column(word, wording), Column::Other | Column::Body | Column::Category) {
            return None;
        }
        split = true;
        words.push(word.clone());
    }
    // A whole second header is no split one: it stands alone.
    let all_new = below.iter().zip(upper).all(|(b, u)| !b.is_empty() && b != u);
    (split && !all_new).then_some(words)
}

/// The columns, where the words make a header of a task table.
fn fits(words: &[String], wording: &Wording) -> Option<Vec<Column>> {
    // 2｜各行业主管部门｜市数据局: a row with a number is no header, whatever its words.
    if words.iter().any(|w| bare_number(w).is_some()) {
        return None;
    }
    let mut columns: Vec<Column> = words.iter().map(|w| column(w, wording)).collect();
    let count = |columns: &[Column], kind: fn(&Column) -> bool| columns.iter().filter(|c| kind(c)).count();
    let duties = count(&columns, |c| c.duty().is_some_and(|duty| duty != Duty::Implement));
    let tasks = count(&columns, |c| matches!(c, Column::Task));
    let numbers = count(&columns, |c| matches!(c, Column::Number));
    let strange = words
        .iter()
        .zip(&columns)
        .filter(|(w, c)| **c == Column::Other && !w.is_empty() && w.chars().count() > 8)
        .count();
    if strange * 2 > columns.len() {
        return None;
    }
    if duties > 0 {
        // 部门 beside 责任单位 is some other column.
        for column in &mut columns {
            if *column == Column::Body {
                *column = Column::Other;
            }
        }
        // 日期｜活动｜牵头单位｜配合单位: what is to be done stands under whatever head.
        let filled = words.iter().filter(|w| !w.is_empty()).count();
        let beside = duties > 1 && filled > duties;
        let told = tasks + numbers + count(&columns, |c| *c == Column::Category) > 0;
        return (told || beside).then_some(columns);
    }
    // Keyed by department: 部门｜职责. A 单位 among numbers is a unit of measure.
    let key = columns.iter().position(|c| *c == Column::Body)?;
    let measures = words.iter().any(|w| is_measure_header(w, wording));
    let persons = columns.contains(&Column::Person) && tasks == 0;
    (tasks > 0 && !measures && !persons && key <= columns.len() / 2 + 1).then_some(columns)
}

fn header(words: Vec<String>, rows: usize, wording: &Wording) -> Option<Header> {
    let columns = fits(&words, wording)?;
    let rule = words.iter().find_map(|w| stated_rule(w, wording));
    Some(Header { columns, rows, rule, words })
}

impl Header {
    /// The columns of bodies with the duties that their heads give.
    pub(crate) fn duties(&self) -> Vec<(usize, Duty)> {
        self.columns.iter().enumerate().filter_map(|(at, c)| Some((at, c.duty()?))).collect()
    }

    /// The columns of a kind.
    pub(crate) fn positions(&self, kind: impl Fn(Column) -> bool) -> Vec<usize> {
        self.columns.iter().enumerate().filter(|(_, c)| kind(**c)).map(|(at, _)| at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;
    use crate::parse::wording::builtin;

    fn row(cells: &[&str]) -> Row {
        let cell = |t: &&str| match t.strip_prefix('^') {
            Some(text) => Cell { text: text.to_owned(), carried: true },
            None => Cell::new(*t),
        };
        Row { cells: cells.iter().map(cell).collect(), place: Place::default() }
    }

    #[test]
    fn a_header_with_stray_spaces() {
        let header = at(&[row(&["序 号", "任  务", "责任\n单位", "完成时限", "备注"])], 0, builtin())
            .expect("a header");
        use Column::{Deadline, Number, Other, Task};
        assert_eq!(header.columns, [Number, Task, Column::Duty(Duty::Responsible), Deadline, Other]);
    }

    #[test]
    fn a_header_in_two_rows() {
        let rows = [
            row(&["序号", "任务", "责任分工", "^责任分工", "时限"]),
            row(&["^序号", "^任务", "牵头单位", "配合单位", "^时限"]),
            row(&["1", "甲事", "市教育局", "市财政局", "6月"]),
        ];
        let header = at(&rows, 0, builtin()).expect("a header");
        assert_eq!((header.rows, header.columns[2]), (2, Column::Duty(Duty::Lead)));
        assert_eq!(header.columns[3], Column::Duty(Duty::Support));
        assert_eq!(at(&rows, 2, builtin()), None);
    }

    #[test]
    fn keyed_by_department() {
        assert!(at(&[row(&["部\u{2002}门", "政策开发重点领域", "对应的健康因素"])], 0, builtin()).is_some());
        assert_eq!(at(&[row(&["指标名称", "单位", "目标值"])], 0, builtin()), None);
        assert_eq!(at(&[row(&["单位", "联系人", "电话"])], 0, builtin()), None);
    }

    #[test]
    fn a_row_is_no_header() {
        assert_eq!(at(&[row(&["1", "推进甲事", "市教育局"])], 0, builtin()), None);
        assert_eq!(at(&[row(&["1", "完善制度。", "责任单位"])], 0, builtin()), None);
    }
}
