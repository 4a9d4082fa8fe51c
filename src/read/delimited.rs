//! CSV and TSV: one table.

use super::ReadError;
use super::sink::Sink;
use super::text::cell_text;
use crate::model::{Cell, Row, Table};
use csv::{ReaderBuilder, StringRecord, Terminator};
use std::collections::BTreeMap;

/// Reads comma-, semicolon- or tab-separated text. O(n).
pub(super) fn read(text: &str, sink: &mut Sink) -> Result<(), ReadError> {
    let (named, begin) = named_delimiter(text);
    let delimiter = named.unwrap_or_else(|| sniff(text));
    let quoted = !runaway_quote(text, delimiter);
    let (terminator, end) =
        if ends_rows_with_cr(text) { (Terminator::Any(b'\r'), '\r') } else { (Terminator::CRLF, '\n') };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .terminator(terminator)
        .has_headers(false)
        .flexible(true)
        .quoting(quoted)
        .from_reader(&text.as_bytes()[begin..]);
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    let mut lines = Lines { text, at: 0, line: 1, end };
    while reader.read_record(&mut record).map_err(|error| sink.damaged(error))? {
        let line = lines.of(begin + record.position().map_or(0, csv::Position::byte) as usize);
        for field in &record {
            sink.limits.take_cell(field.len()).map_err(|kind| sink.error(kind))?;
        }
        let mut cells: Vec<Cell> = record.iter().map(|field| Cell::new(cell_text(field))).collect();
        // Spreadsheets fill every line up to their widest one, a title too.
        while cells.last().is_some_and(|cell| cell.text.is_empty()) {
            cells.pop();
        }
        rows.push(Row { cells, place: sink.line(line) });
    }
    sink.table(Table { rows });
    Ok(())
}

/// Whether rows end in CR alone, as spreadsheets of old Macs write them: a LF is then a break inside a cell, with
/// quotation marks or without.
fn ends_rows_with_cr(text: &str) -> bool {
    let first = text.find(['\r', '\n']);
    first.is_some_and(|at| text[at..].starts_with('\r')) && !text.contains("\r\n")
}

/// Line numbers of the records' first bytes, counted once. (The reader's own count is late behind `\r\n`.)
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    /// What ends a line.
    end: char,
}

impl Lines<'_> {
    fn of(&mut self, record: usize) -> usize {
        let bytes = self.text.as_bytes();
        let blank = bytes.iter().skip(record).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = (record + blank).min(bytes.len());
        self.line += self.text.get(self.at..start).map_or(0, |passed| passed.matches(self.end).count());
        self.at = start;
        self.line
    }
}

/// The delimiter that a first line `sep=;` names for spreadsheets, and where the rows begin.
fn named_delimiter(text: &str) -> (Option<u8>, usize) {
    let line = text.split_inclusive('\n').next().unwrap_or_default();
    match line.trim_end().to_ascii_lowercase().as_bytes() {
        [b's', b'e', b'p', b'=', delimiter] => (Some(*delimiter), line.len()),
        _ => (None, 0),
    }
}

const DELIMITERS: [u8; 3] = [b'\t', b',', b';'];

/// The delimiter that parts most of the first lines into the same number of fields, outside quotation marks; where
/// two do, the one that occurs more. (Commas inside the text vary from line to line.)
fn sniff(text: &str) -> u8 {
    let mut counts = [0_usize; 3];
    let mut lines: [BTreeMap<usize, usize>; 3] = Default::default();
    let mut inside = false;
    let end = if ends_rows_with_cr(text) { b'\r' } else { b'\n' };
    for byte in text.bytes().take(20_000).chain([end]) {
        if byte == b'"' {
            inside = !inside;
        } else if byte == end && !inside {
            for (count, lines) in counts.iter_mut().zip(&mut lines) {
                *lines.entry(std::mem::take(count)).or_default() += 1;
            }
        } else if !inside && let Some(at) = DELIMITERS.iter().position(|delimiter| *delimiter == byte) {
            counts[at] += 1;
        }
    }
    let weight = |lines: &BTreeMap<usize, usize>| {
        let alike = lines.iter().filter(|(count, _)| **count > 0).map(|(_, lines)| *lines).max();
        (alike, lines.iter().map(|(count, lines)| count * lines).sum::<usize>())
    };
    let best = DELIMITERS.iter().zip(&lines).rev().max_by_key(|(_, lines)| weight(lines));
    best.map_or(b',', |(delimiter, _)| *delimiter)
}

/// Whether quotation marks at the beginning of fields are never closed, so that they are ordinary characters.
fn runaway_quote(text: &str, delimiter: u8) -> bool {
    let mut inside = false;
    let mut start = true;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if inside {
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                inside = false;
            }
        } else {
            inside = start && byte == b'"';
            start = byte == delimiter || byte == b'\n' || byte == b'\r';
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;
    use crate::read::Limits;
    use crate::read::limits::Share;

    fn rows(text: &str) -> Vec<(u32, String)> {
        let limits = Share::new(&Limits::default(), 0);
        let mut sink = Sink::new("t.csv".into(), &limits);
        assert_eq!(read(text, &mut sink), Ok(()));
        let mut out = Vec::new();
        for block in &sink.blocks {
            if let Block::Table(table) = block {
                for row in &table.rows {
                    let cells: Vec<String> = row.cells.iter().map(|c| c.text.replace('\n', "/")).collect();
                    out.push((row.place.line.unwrap_or(0), cells.join("|")));
                }
            }
        }
        out
    }

    #[test]
    fn quoted_fields_hold_delimiters_and_breaks() {
        let text = "序号,任务\r\n1,\"甲,乙\n丙\"\r\n\r\n2,丁\r\n";
        assert_eq!(rows(text), [(1, "序号|任务".into()), (2, "1|甲,乙/丙".into()), (5, "2|丁".into())]);
    }

    #[test]
    fn rows_that_end_in_cr_may_hold_line_feeds() {
        let text = "序号,任务,单位\r1,甲\n乙,丙\r2,\"丁\n戊\",己\r";
        let texts: Vec<String> = rows(text).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["序号|任务|单位", "1|甲/乙|丙", "2|丁/戊|己"]);
    }

    #[test]
    fn the_delimiter_is_found() {
        assert_eq!(rows("a;b\n1,5;2"), [(1, "a|b".into()), (2, "1,5|2".into())]);
        assert_eq!(rows("a\tb,c\n1\t2"), [(1, "a|b,c".into()), (2, "1|2".into())]);
    }

    #[test]
    fn an_unclosed_quotation_mark_swallows_nothing() {
        assert_eq!(rows("1\t\"甲\n2\t乙\n"), [(1, "1|\"甲".into()), (2, "2|乙".into())]);
    }
}
