//! Whatever the bytes: no panic, and what is read keeps its promises.

use super::support::{docx, p, zip};
use fengong::model::Block;
use fengong::read::{self, Limits};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

const NAMES: [&str; 9] = ["a.txt", "a.md", "a.html", "a.csv", "a.docx", "a.xlsx", "a.xls", "a.ods", "a.pdf"];

const PAGE: &str = "<html><body><ol><li>甲<table><tr><td rowspan=2 colspan=3>1<td>乙<tr><td>&#20057;</table><p>市民政局</body>";
const MARKDOWN: &str =
    "# 题\n\n1. 甲\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<table><tr><td>x</td></tr></table>\n";
const PDF: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n\
    4 0 obj<</Length 66>>stream\nBT /F1 10 Tf 50 300 Td (Plan) Tj ET 50 50 m 90 50 l S q Q 1 2 3 4 re f\nendstream endobj\n\
    5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R/Size 6>>\n";

fn samples() -> Vec<Vec<u8>> {
    let table =
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>";
    let mut book = Workbook::new();
    let _ = book.add_worksheet().write_row(0, 0, ["序号", "任务"]);
    let ods = "<d><table:table table:name='t'><table:table-row><table:table-cell><p>1</p></table:table-cell></table:table-row></table:table></d>";
    vec![
        "序号\t任务\n1\t\"甲\n\n一、\t乙".into(),
        encoding_rs::GB18030.encode("市民政局负责推进养老服务体系建设\n").0.into_owned(),
        PAGE.into(),
        MARKDOWN.into(),
        PDF.into(),
        docx(&(p("甲") + table), "", ""),
        book.save_to_buffer().unwrap_or_default(),
        zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", ods)]),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".repeat(100),
    ]
}

/// Reads under every name; limits are small, so that no case takes long.
fn read_all(bytes: &[u8]) -> Result<(), TestCaseError> {
    let limits = Limits { unpacked_bytes: 4 << 20, cells: 20_000, ..Limits::default() };
    for name in NAMES {
        let Ok(read) = read::document(name, bytes, &limits) else { continue };
        prop_assert!(!read.value.blocks.is_empty());
        for block in &read.value.blocks {
            match block {
                Block::Paragraph(paragraph) => prop_assert!(!paragraph.text.trim().is_empty()),
                Block::Table(table) => prop_assert!(table.rows.iter().all(|row| !row.cells.is_empty())),
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        read_all(&bytes)?;
    }

    #[test]
    fn files_cut_off_and_garbled(sample in 0..9_usize, cut in 0.0..1.0_f64, marks in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 0..12)) {
        let samples = samples();
        let mut bytes = samples[sample % samples.len()].clone();
        for (place, value) in marks {
            let at = (place * bytes.len() as f64) as usize;
            if let Some(byte) = bytes.get_mut(at) {
                *byte = value;
            }
        }
        read_all(&bytes)?;
        bytes.truncate((cut * bytes.len() as f64) as usize);
        read_all(&bytes)?;
    }

    #[test]
    fn odd_text(text in "[一-三民政局 \t\n|<>/&;\"a-c0-9,.、（）]{0,200}") {
        read_all(text.as_bytes())?;
    }
}

#[test]
fn every_sample_reads_before_it_is_garbled() {
    let limits = Limits::default();
    let names = ["a.txt", "a.txt", "a.html", "a.md", "a.pdf", "a.docx", "a.xlsx", "a.ods"];
    for (name, bytes) in names.iter().zip(samples()) {
        assert!(read::document(name, &bytes, &limits).is_ok(), "{name}");
    }
}
