//! Files that cannot be read: each gets a clear line.

use super::support::{docx, error, p, read, shown, zip};
use fengong::read::{self as reader, Limits, ReadErrorKind};
use std::path::Path;

#[test]
fn nothing_in_it() {
    assert_eq!(error("a.txt", b""), ReadErrorKind::Empty);
    assert_eq!(error("a.txt", b" \r\n\t\n"), ReadErrorKind::Empty);
    assert_eq!(error("a.txt", "\u{3000}\n\u{a0}\n".as_bytes()), ReadErrorKind::Empty);
    assert_eq!(error("a.html", b"<html><body><img src='a.png'></body></html>"), ReadErrorKind::NoText);
    assert_eq!(error("a.docx", &docx("", "", "")), ReadErrorKind::NoText);
}

#[test]
fn too_large() {
    let limits = Limits { file_bytes: 10, ..Limits::default() };
    let refused = reader::document("a.txt", &[b'a'; 11], &limits).map(|read| read.value.blocks.len());
    assert_eq!(refused.map_err(|error| error.kind), Err(ReadErrorKind::TooLarge { size: 11, limit: 10 }));
}

#[test]
fn a_container_that_unpacks_too_far() {
    let bytes = docx(&p(&"责任".repeat(2_000_000)), "", "");
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    assert!(bytes.len() < 100_000);
    let refused = reader::document("bomb.docx", &bytes, &limits).map(|read| read.value.blocks.len());
    assert_eq!(refused.map_err(|error| error.kind), Err(ReadErrorKind::Expansion { limit: 1 << 20 }));
}

#[test]
fn broken_off() {
    let bytes = docx(&p("市民政局负责。"), "", "");
    assert!(matches!(error("a.docx", &bytes[..bytes.len() / 2]), ReadErrorKind::Damaged { .. }));
    let cut = zip(&[("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>市民政局")]);
    assert!(matches!(error("a.docx", &cut), ReadErrorKind::Damaged { .. }));
    assert!(matches!(error("a.pdf", b"%PDF-1.7\n1 0 obj"), ReadErrorKind::Damaged { .. }));
}

#[test]
fn nested_too_deep() {
    let deep = "<w:sdt>".repeat(5000) + &"</w:sdt>".repeat(5000);
    assert!(matches!(error("a.docx", &docx(&deep, "", "")), ReadErrorKind::TooDeep { .. }));
}

#[test]
fn nested_tables_do_not_multiply() {
    let page = "<table><tr><td>市民政局<td>x<tr><td>a<td>".repeat(60);
    let text: usize = shown(&read("a.html", page.as_bytes())).iter().map(String::len).sum();
    assert!(text < 1_000_000, "{text}");
}

#[test]
fn too_many_cells() {
    let page = format!("<table><tr>{}</tr></table>", "<td colspan=1000>甲</td>".repeat(3000));
    assert!(matches!(error("a.html", page.as_bytes()), ReadErrorKind::TooManyCells { .. }));
}

#[test]
fn other_kinds_of_files() {
    assert_eq!(error("a.jpg", b"\xff\xd8\xff\xe0abc"), ReadErrorKind::Unsupported { format: "JPEG" });
    assert_eq!(error("a.zip", &zip(&[("a.txt", "x")])), ReadErrorKind::Unsupported { format: "ZIP" });
    assert_eq!(error("a.ofd", &zip(&[("OFD.xml", "x")])), ReadErrorKind::Unsupported { format: "OFD" });
    assert_eq!(error("a.rtf", b"{\\rtf1 x}"), ReadErrorKind::NeedsConversion { format: "RTF" });
    let noise: Vec<u8> = (0..6000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    assert_eq!(error("a.txt", &noise), ReadErrorKind::Binary);
}

#[test]
fn a_missing_file_is_named() {
    let missing = reader::file(Path::new("no/such/plan.docx"), &Limits::default());
    let error = missing
        .map(|read| read.value.blocks.len())
        .map_err(|error| (error.file.to_string(), error.kind.code()));
    assert_eq!(error, Err(("plan.docx".into(), "unreadable-file")));
}
