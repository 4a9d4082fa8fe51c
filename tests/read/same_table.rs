//! The same table in every format and encoding gives the same rows.

use super::support::{docx, p, read, shown};
use rust_xlsxwriter::Workbook;

const ROWS: [[&str; 3]; 3] = [
    ["序号", "任务", "责任单位"],
    ["1", "推进“一老一小”服务，到2025年覆盖100%。", "市民政局、市卫生健康委，各县（市）区政府"],
    ["2", "完善A&B制度", "市财政局牵头，市教育局配合"],
];

fn expected() -> Vec<String> {
    ROWS.iter().map(|row| row.join("|")).collect()
}

fn joined(separator: &str) -> String {
    ROWS.iter().map(|row| row.join(separator) + "\r\n").collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
}

#[test]
fn text_in_every_encoding() {
    let text = joined("\t");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files = [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        [b"\xff\xfe".to_vec(), utf16.clone()].concat(),
        utf16,
        encoding_rs::GB18030.encode(&text).0.into_owned(),
    ];
    for bytes in files {
        assert_eq!(shown(&read("t.txt", &bytes)), expected());
    }
}

#[test]
fn csv_and_markdown() {
    assert_eq!(shown(&read("t.csv", joined(",").as_bytes())), expected());
    let mut lines: Vec<String> = ROWS.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
    lines.insert(1, "|---|---|---|".into());
    assert_eq!(shown(&read("t.md", lines.join("\n").as_bytes())), expected());
}

#[test]
fn html_whatever_charset_it_names() {
    let rows = ROWS
        .map(|row| format!("<tr>{}</tr>", row.map(|cell| format!("<td>{}</td>", escaped(cell))).concat()));
    let page = format!(
        "<html><head><meta charset=\"gb2312\"></head><body><table>{}</table></body></html>",
        rows.concat()
    );
    assert_eq!(shown(&read("t.html", page.as_bytes())), expected());
    assert_eq!(shown(&read("t.html", &encoding_rs::GB18030.encode(&page).0)), expected());
    // The ending does not matter: web pages are often saved as .doc or .xls.
    assert_eq!(shown(&read("t.doc", page.as_bytes())), expected());
}

#[test]
fn word_and_excel() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(&escaped(text)));
    let rows = ROWS.map(|row| format!("<w:tr>{}</w:tr>", row.map(cell).concat()));
    let word = docx(&format!("<w:tbl>{}</w:tbl>", rows.concat()), "", "");
    assert_eq!(shown(&read("t.docx", &word)), expected());

    let mut book = Workbook::new();
    book.add_worksheet().write_row_matrix(0, 0, ROWS).expect("rows");
    assert_eq!(shown(&read("t.xlsx", &book.save_to_buffer().expect("a workbook"))), expected());
}
