//! Workbooks of the old kind (xls, and et of WPS Office), put together record by record.

use super::support::{read, shown};

fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(content.len() as u16).to_le_bytes(), content].concat()
}

fn shorts(values: &[u16]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

/// A text with its length and, as one byte, that it is UTF-16.
fn text(length: &[u8], text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    length.iter().copied().chain([1]).chain(units).collect()
}

fn label(row: u16, column: u16, content: &str) -> Vec<u8> {
    let units = content.encode_utf16().count() as u16;
    record(0x0204, &[shorts(&[row, column, 0]), text(&units.to_le_bytes(), content)].concat())
}

/// A date: its number in a cell of style 1.
fn date(row: u16, column: u16, number: f64) -> Vec<u8> {
    record(0x0203, &[shorts(&[row, column, 1]), number.to_le_bytes().to_vec()].concat())
}

fn merge(rows: [u16; 2], columns: [u16; 2]) -> Vec<u8> {
    record(0x00e5, &shorts(&[1, rows[0], rows[1], columns[0], columns[1]]))
}

/// A container with a workbook of one sheet of these records.
fn book(records: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind: u16| record(0x0809, &shorts(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let style = |format: u16| record(0x00e0, &shorts(&[0, format, 0, 0, 0, 0, 0, 0, 0, 0]));
    let end = record(0x000a, &[]);
    let bound = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0], &text(&[2], "表1")].concat());
    let globals = |at: u32| [begin(5), style(0), style(14), bound(at), end.clone()].concat();
    let at = globals(0).len() as u32;
    let mut stream = [globals(at), begin(16), records.concat(), end.clone()].concat();
    stream.resize(stream.len().next_multiple_of(512).max(4096), 0);
    container("Workbook", &stream)
}

/// Header, one sector of chains, one of the directory, then the stream.
fn container(name: &str, stream: &[u8]) -> Vec<u8> {
    let sectors = (stream.len() / 512) as u32;
    assert!(sectors <= 126, "one sector of chains is enough");
    let mut header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    header.resize(24, 0);
    // Versions, byte order, sizes of sectors as powers of two, then counts and places.
    header.extend(shorts(&[0x3e, 3, 0xfffe, 9, 6, 0, 0, 0]));
    for value in [0, 1, 1, 0, 4096, 0xffff_fffe, 0, 0xffff_fffe, 0, 0_u32] {
        header.extend(value.to_le_bytes());
    }
    header.resize(512, 0xff);
    let chain = (3..sectors + 2).chain([0xffff_fffe]);
    let mut table: Vec<u8> =
        [0xffff_fffd_u32, 0xffff_fffe].into_iter().chain(chain).flat_map(u32::to_le_bytes).collect();
    table.resize(512, 0xff);
    let entry = |name: &str, kind: u8, first: u32, size: u32| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(64, 0);
        entry.extend((name.len() as u16 * 2 + 2).to_le_bytes());
        entry.extend([kind, 1]);
        entry.resize(116, 0xff);
        entry.extend(first.to_le_bytes());
        entry.extend(size.to_le_bytes());
        entry.resize(128, 0);
        entry
    };
    let mut directory =
        [entry("Root Entry", 5, 0xffff_fffe, 0), entry(name, 2, 2, stream.len() as u32)].concat();
    directory.resize(512, 0);
    [header, table, directory, stream.to_vec()].concat()
}

/// A small table of tasks, for tests that damage it.
pub(super) fn sample() -> Vec<u8> {
    let rows = (1..30_u16)
        .flat_map(|n| [label(n, 0, &n.to_string()), label(n, 1, "推进养老服务"), date(n, 2, 46_203.0)]);
    book(
        &[label(0, 0, "序号"), label(0, 1, "任务"), label(0, 2, "时限")]
            .into_iter()
            .chain(rows)
            .collect::<Vec<_>>(),
    )
}

#[test]
fn texts_dates_and_merged_cells() {
    let records = [
        merge([0, 0], [0, 2]),
        label(0, 0, "任务分工表"),
        label(1, 0, "1"),
        label(1, 1, "甲\n乙"),
        date(1, 2, 46_203.0),
    ];
    for name in ["t.xls", "t.et", "下载"] {
        assert_eq!(
            shown(&read(name, &book(&records))),
            ["任务分工表|=任务分工表|=任务分工表", "1|甲/乙|2026-06-30"],
            "{name}"
        );
    }
}

#[test]
fn a_sheet_that_says_it_is_larger_than_any_is_as_large_as_its_cells() {
    let corners = [0_u32, u32::MAX / 64].iter().flat_map(|row| row.to_le_bytes());
    let dimensions: Vec<u8> = corners.chain(shorts(&[0, 255, 0])).collect();
    let bytes = book(&[record(0x0200, &dimensions), label(0, 0, "甲")]);
    assert_eq!(shown(&read("t.xls", &bytes)), ["甲"]);
}

#[test]
fn sectors_that_go_in_circles_are_followed_once() {
    // The chain of the directory, and that of the workbook.
    for (sector, next) in [(1_usize, 1_u32), (3, 2)] {
        let mut bytes = sample();
        bytes[512 + 4 * sector..][..4].copy_from_slice(&next.to_le_bytes());
        // Read or refused: either ends.
        drop(fengong::read::document("t.xls", &bytes, &fengong::read::Limits::default()));
    }
}

#[test]
fn a_workbook_that_breaks_off_is_read_so_far_and_said_to() {
    // A record that says it is longer than what is left.
    let bytes = book(&[label(0, 0, "甲"), label(1, 0, "乙"), vec![0x04, 0x02, 0xff, 0xff]]);
    let read = fengong::read::document("t.xls", &bytes, &fengong::read::Limits::default()).expect("two rows");
    assert_eq!(shown(&read.value), ["甲", "乙"]);
    assert_eq!(read.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["part-cut-off"]);
}
