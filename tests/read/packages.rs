//! Containers of Word documents and workbooks as other programs pack them.

use super::support::{docx, p, read, shown, zip, zip_bytes};
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

fn relations(base: &str, parts: &[(&str, &str, &str)]) -> String {
    let part = |(id, kind, target): &(&str, &str, &str)| {
        format!("<Relationship Id='{id}' Type='{base}/{kind}' Target='{target}'/>")
    };
    format!(
        "<?xml version='1.0' encoding='UTF-8'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{}</Relationships>",
        parts.iter().map(part).collect::<String>()
    )
}

fn document(namespace: &str, body: &str) -> String {
    format!("<w:document xmlns:w='{namespace}' xmlns:r='r'><w:body>{body}</w:body></w:document>")
}

/// The same members in another order or under other names.
pub(super) fn repacked(bytes: &[u8], member: impl Fn(&str, Vec<u8>) -> (String, Vec<u8>)) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a container");
    let mut members = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a member");
        let mut content = Vec::new();
        std::io::copy(&mut file, &mut content).expect("its bytes");
        let name = file.name().expect("its name").to_string();
        members.push(member(&name, content));
    }
    zip_bytes(&members)
}

fn book() -> Vec<u8> {
    book_of(&[vec!["1".into(), "市民政局".into()]])
}

/// A workbook of one sheet with these rows.
pub(super) fn book_of(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write_row_matrix(0, 0, rows).expect("rows");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_word_document_in_the_strict_form() {
    let main = document("http://purl.oclc.org/ooxml/wordprocessingml/main", &p("市民政局负责。"));
    let bytes = zip(&[
        ("_rels/.rels", &relations(STRICT, &[("rId1", "officeDocument", "word/document.xml")])),
        ("word/document.xml", &main),
    ]);
    assert_eq!(shown(&read("t.docx", &bytes)), ["市民政局负责。"]);
}

#[test]
fn parts_under_other_names_are_found_by_their_relations() {
    let list = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
        <w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='4'><w:abstractNumId w:val='1'/>\
        </w:num></w:numbering>";
    let body = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='4'/></w:numPr></w:pPr><w:r><w:t>推进</w:t></w:r></w:p>";
    let bytes = zip(&[
        ("_rels/.rels", &relations(TRANSITIONAL, &[("rId1", "officeDocument", "/parts/main.xml")])),
        ("parts/_rels/main.xml.rels", &relations(TRANSITIONAL, &[("rId1", "numbering", "lists/n.xml")])),
        ("parts/main.xml", &document("w", body)),
        ("parts/lists/n.xml", list),
    ]);
    for name in ["t.docx", "下载"] {
        assert_eq!(shown(&read(name, &bytes)), ["1.推进"]);
    }
}

#[test]
fn parts_in_utf16() {
    let utf16 = |text: &str, mark: bool| -> Vec<u8> {
        let text =
            format!("{}<?xml version='1.0' encoding='UTF-16'?>{text}", if mark { "\u{feff}" } else { "" });
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    for mark in [true, false] {
        let rels = relations(TRANSITIONAL, &[("rId1", "officeDocument", "word/document.xml")]);
        let rels = rels.split_once("?>").expect("a declaration").1.to_owned();
        let bytes = zip_bytes(&[
            ("_rels/.rels".into(), utf16(&rels, mark)),
            ("word/document.xml".into(), utf16(&document("w", &p("市民政局负责。")), mark)),
        ]);
        assert_eq!(shown(&read("t.docx", &bytes)), ["市民政局负责。"]);
    }
}

#[test]
fn paths_with_backslashes_capitals_and_a_folder_first() {
    let word = docx(&p("市民政局负责。"), "", "");
    let odd = |name: &str, bytes: Vec<u8>| (name.replace('/', "\\"), bytes);
    let loud = |name: &str, bytes: Vec<u8>| (name.replace("word/document", "Word/Document"), bytes);
    for bytes in [repacked(&word, odd), repacked(&word, loud)] {
        assert_eq!(shown(&read("t.docx", &bytes)), ["市民政局负责。"]);
    }
    assert_eq!(shown(&read("t.xlsx", &repacked(&book(), odd))), ["1|市民政局"]);

    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_directory("word/", SimpleFileOptions::default()).expect("a folder");
    writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("a member");
    writer.write_all(document("w", &p("市财政局负责。")).as_bytes()).expect("its bytes");
    let bytes = writer.finish().expect("a container").into_inner();
    assert_eq!(shown(&read("t.docx", &bytes)), ["市财政局负责。"]);
}

#[test]
fn members_written_as_a_stream_say_their_size_behind_themselves() {
    let mut writer = ZipWriter::new_stream(Vec::new());
    writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("a member");
    writer.write_all(document("w", &p("市民政局负责。")).as_bytes()).expect("its bytes");
    let bytes = writer.finish().expect("a container").into_inner();
    assert_eq!(shown(&read("t.docx", &bytes)), ["市民政局负责。"]);
}

#[test]
fn parts_taken_in_from_other_files_stand_where_they_are_named() {
    let body = p("前")
        + "<w:altChunk r:id='rId7'/>"
        + &p("中")
        + "<w:altChunk r:id='rId8'/><w:altChunk r:id='rId9'/>"
        + &p("后");
    let page = "<html><body><table><tr><td>1<td>市民政局</table></body></html>";
    let inner = docx(&p("市财政局负责。"), "", "");
    let parts =
        [("rId7", "aFChunk", "chunk.html"), ("rId8", "aFChunk", "inner.docx"), ("rId9", "aFChunk", "t.txt")];
    let bytes = zip_bytes(&[
        ("word/document.xml".into(), document("w", &body).into_bytes()),
        ("word/_rels/document.xml.rels".into(), relations(TRANSITIONAL, &parts).into_bytes()),
        ("word/chunk.html".into(), page.into()),
        ("word/inner.docx".into(), inner),
        ("word/t.txt".into(), "市教育局负责。".into()),
    ]);
    let all = ["前", "1|市民政局", "中", "市财政局负责。", "市教育局负责。", "后"];
    assert_eq!(shown(&read("t.docx", &bytes)), all);
}

#[test]
fn a_sheet_that_is_named_and_missing_or_cut_is_said_while_the_others_are_read() {
    let mut book = Workbook::new();
    for name in ["养老", "托育"] {
        book.add_worksheet()
            .set_name(name)
            .expect("a name")
            .write_row(0, 0, ["1", "市民政局"])
            .expect("a row");
    }
    let whole = book.save_to_buffer().expect("a workbook");
    let missing = |member: &str, content: Vec<u8>| (member.replace("sheet2.xml", "gone.xml"), content);
    let cut = |member: &str, mut content: Vec<u8>| {
        if member.ends_with("sheet2.xml") {
            content.truncate(content.len() / 2);
        }
        (member.to_owned(), content)
    };
    for bytes in [repacked(&whole, missing), repacked(&whole, cut)] {
        let read =
            fengong::read::document("t.xlsx", &bytes, &fengong::read::Limits::default()).expect("a sheet");
        let lost: Vec<_> = read.diagnostics.iter().filter(|d| d.code == "sheet-missing").collect();
        assert_eq!(lost.len(), 1);
        assert!(
            lost[0].message(fengong::say::Lang::Zh).contains("托育")
                && lost[0].place.sheet.as_deref() == Some("托育")
        );
        assert!(shown(&read.value).contains(&"1|市民政局".to_owned()));
    }
    let read = fengong::read::document("t.xlsx", &whole, &fengong::read::Limits::default()).expect("sheets");
    assert!(read.diagnostics.is_empty());
}
