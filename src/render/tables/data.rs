//! A table as data: names and estimates spread over plain columns, nothing rounded, nothing in words.

use super::{Column, Kind, Table, Value};
use std::borrow::Cow;

/// The columns of a table's data form: the key, and where each value is taken from.
pub(super) fn data_columns(table: &Table) -> Vec<(Cow<'_, str>, usize, Part)> {
    let mut columns = Vec::new();
    for (place, Column { key, kind, .. }) in table.columns.iter().enumerate() {
        for &(ending, part) in parts(*kind) {
            let key = if ending.is_empty() {
                Cow::Borrowed(key.as_ref())
            } else {
                Cow::Owned(format!("{key}{ending}"))
            };
            columns.push((key, place, part));
        }
    }
    columns
}

/// The piece of a cell that a data column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    English,
    Low,
    High,
    NullLow,
    NullHigh,
}

fn parts(kind: Kind) -> &'static [(&'static str, Part)] {
    match kind {
        Kind::Text | Kind::Number(_) => &[("", Part::Whole)],
        Kind::Name => &[("", Part::Whole), ("_en", Part::English)],
        Kind::Estimate(_) => &[
            ("", Part::Whole),
            ("_low", Part::Low),
            ("_high", Part::High),
            ("_null_low", Part::NullLow),
            ("_null_high", Part::NullHigh),
        ],
    }
}

/// A column of a table's data form.
#[derive(Debug, Clone, PartialEq)]
pub struct DataColumn<'a> {
    /// Its head: ASCII snake_case.
    pub key: Cow<'a, str>,
    /// Whether it holds numbers, even where none is known.
    pub numeric: bool,
    /// Its cells, a row each.
    pub cells: Vec<Datum<'a>>,
}

/// A table as data, column by column: what CSV and JSON lines have row by row.
///
/// ```
/// use fengong::render::tables::{Column, Datum, Table, columns};
/// let mut table = Table::new("agencies", vec![Column::new("label").name()]);
/// table.rows.push(vec![fengong::render::tables::Value::Name("市民政局".into(), "Civil Affairs Bureau".into())]);
/// let columns = columns(&table);
/// assert_eq!(columns[1].key, "label_en");
/// assert_eq!(columns[1].cells, [Datum::Text("Civil Affairs Bureau")]);
/// ```
pub fn columns(table: &Table) -> Vec<DataColumn<'_>> {
    let of = |(key, place, part)| {
        let cells = (0..table.rows.len()).map(|row| Datum::new(table.cell(row, place), part));
        DataColumn { key, numeric: table.columns[place].is_numeric(), cells: cells.collect() }
    };
    data_columns(table).into_iter().map(of).collect()
}

/// A cell reduced to one plain datum.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum<'a> {
    /// Nothing known; not zero.
    Absent,
    /// A text, a name, a key or a word of a closed list.
    Text(&'a str),
    /// A count.
    Count(usize),
    /// A measured number, finite.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// Several.
    List(Vec<Datum<'a>>),
}

impl<'a> Datum<'a> {
    pub(super) fn new(value: &'a Value, part: Part) -> Self {
        // Only an estimate has an interval or a null: a count among estimates does not repeat itself as its bounds.
        let bound = !matches!(part, Part::Whole | Part::English);
        match value {
            Value::Count(_) | Value::Number(_) | Value::Text(_) if bound => Self::Absent,
            Value::Absent => Self::Absent,
            Value::Text(text) => Self::Text(text),
            Value::Name(zh, en) => Self::Text(if part == Part::English { en } else { zh }),
            Value::Keyed(key, ..) => Self::Text(key),
            Value::Word(word) => Self::Text(word.code),
            Value::Count(count) => Self::Count(*count),
            Value::Number(number) => Self::number(Some(*number)),
            Value::Bool(yes) => Self::Bool(*yes),
            Value::Estimate(e) => Self::number(match part {
                Part::Whole | Part::English => e.value,
                Part::Low => e.interval.map(|i| i.0),
                Part::High => e.interval.map(|i| i.1),
                Part::NullLow => e.null.map(|i| i.0),
                Part::NullHigh => e.null.map(|i| i.1),
            }),
            Value::List(all) => Self::List(all.iter().map(|v| Self::new(v, part)).collect()),
        }
    }

    fn number(number: Option<f64>) -> Self {
        // Negative zero is zero.
        number.filter(|n| n.is_finite()).map_or(Self::Absent, |n| Self::Number(n + 0.0))
    }

    /// The datum as one cell of text; numbers in the shortest form that reads back to the same number.
    pub(super) fn text(&self) -> Cow<'a, str> {
        match self {
            Self::Absent => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Count(count) => Cow::Owned(count.to_string()),
            Self::Number(number) => Cow::Owned(format!("{number}")),
            Self::Bool(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
            Self::List(all) => {
                let all: Vec<_> = all.iter().map(Self::text).collect();
                Cow::Owned(all.join("; "))
            }
        }
    }

    /// Whether the text is somebody's words rather than a number of ours.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Text(_) | Self::List(_))
    }
}

/// A cell as one text for formats with typed attributes; `None` where absent.
pub(crate) fn text_of(value: &Value) -> Option<String> {
    match Datum::new(value, Part::Whole) {
        Datum::Absent => None,
        datum => Some(datum.text().into_owned()),
    }
}
