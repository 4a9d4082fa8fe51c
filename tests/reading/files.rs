//! Invented plans of any size in every format: one long table of tasks.

use super::pdf_files::{at, bytes, cid_font, document, grid};
use lopdf::{Document, dictionary};
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file's name, and how it is made of about so many bytes of text.
pub(super) type Format = (&'static str, fn(usize) -> Vec<u8>);

pub(super) const FORMATS: [Format; 6] = [
    ("plan.txt", |size| separated(size, "\t")),
    ("plan.csv", |size| separated(size, ",")),
    ("plan.html", page),
    ("plan.docx", word),
    ("plan.xlsx", workbook),
    ("plan.pdf", printed),
];

const FIELDS: [&str; 6] = ["养老服务", "托育机构", "社区食堂", "职业培训", "农村公路", "城市更新"];
const BODIES: [&str; 6] =
    ["市民政局", "市财政局", "市卫生健康委", "市教育局", "市交通运输局", "市住房城乡建设局"];

/// A task: its number, its text, who does it. About 150 bytes.
fn task(n: usize) -> [String; 3] {
    let field = |k: usize| FIELDS[(n / k) % FIELDS.len()];
    let body = |k: usize| BODIES[(n / k + k) % BODIES.len()];
    let text = format!("推进{}与{}建设，到2025年新增{}个。", field(1), field(5), n * 7919 % 997);
    [n.to_string(), text, format!("{}牵头，{}、{}配合", body(1), body(3), body(7))]
}

/// Tasks up to about `size` bytes.
fn tasks(size: usize) -> impl Iterator<Item = [String; 3]> {
    let mut left = size;
    (1..).map(task).take_while(move |task| {
        let length = task.iter().map(String::len).sum::<usize>();
        let fits = length <= left;
        left = left.saturating_sub(length);
        fits
    })
}

fn separated(size: usize, separator: &str) -> Vec<u8> {
    let rows = tasks(size).map(|task| task.join(separator) + "\r\n");
    format!("序号{separator}任务{separator}责任单位\r\n{}", rows.collect::<String>()).into_bytes()
}

fn page(size: usize) -> Vec<u8> {
    let rows = tasks(size).map(|task| format!("<tr><td>{}</td></tr>\n", task.join("</td><td><p>")));
    format!("<html><body><table>{}</table></body></html>", rows.collect::<String>()).into_bytes()
}

fn word(size: usize) -> Vec<u8> {
    let cell = |text: &str| {
        format!("<w:tc><w:tcPr><w:tcW w:w='2000'/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let rows = tasks(size)
        .map(|task| format!("<w:tr>{}</w:tr>", task.iter().map(|text| cell(text)).collect::<String>()));
    let rows: String = rows.collect();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("a member");
    let body = format!("<w:document xmlns:w='w'><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>");
    writer.write_all(body.as_bytes()).expect("its bytes");
    writer.finish().expect("a container").into_inner()
}

fn workbook(size: usize) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write_row_matrix(0, 0, tasks(size)).expect("rows");
    book.save_to_buffer().expect("a workbook")
}

/// Rows on a page.
const ROWS: usize = 12;

fn printed(size: usize) -> Vec<u8> {
    let tasks: Vec<[String; 3]> = tasks(size).collect();
    let pages: Vec<String> = tasks.chunks(ROWS).map(sheet).collect();
    let font = |doc: &mut Document| cid_font(doc, "GB1", "UniGB-UCS2-H", &dictionary! {}, &dictionary! {});
    bytes(document(font, &pages, |_| {}))
}

/// A page with a ruled table; a cell's text goes over as many lines as it needs.
fn sheet(tasks: &[[String; 3]]) -> String {
    let edges: Vec<i32> = (0..=tasks.len() as i32).map(|row| 380 - 30 * row).rev().collect();
    let mut page = grid(&[10, 50, 220, 390], &edges);
    for (row, task) in (0..).zip(tasks) {
        let top = 368 - 30 * row;
        page += &at(12, top, &task[0]);
        for (x, text) in [(52, &task[1]), (222, &task[2])] {
            let chars: Vec<char> = text.chars().collect();
            for (line, part) in (0..).zip(chars.chunks(16)) {
                page += &at(x, top - 12 * line, &part.iter().collect::<String>());
            }
        }
    }
    page
}
