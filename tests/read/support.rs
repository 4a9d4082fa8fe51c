//! Files made in memory, and documents as plain text to compare.

use fengong::model::{Block, Cell, Document};
use fengong::read::{self, Limits, ReadErrorKind};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Reads with the usual limits.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Document {
    match read::document(name, bytes, &Limits::default()) {
        Ok(read) => read.value,
        Err(error) => panic!("{error}"),
    }
}

/// What is wrong with a file.
pub(crate) fn error(name: &str, bytes: &[u8]) -> ReadErrorKind {
    match read::document(name, bytes, &Limits::default()) {
        Ok(read) => panic!("read {} blocks", read.value.blocks.len()),
        Err(error) => error.kind,
    }
}

/// Paragraphs as their text (headings as `# text`), rows as `a|b`, carried cells as `=a`, breaks as `/`.
pub(crate) fn shown(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => {
                let marks = "#".repeat(usize::from(p.heading.unwrap_or(0)));
                let text = p.text.replace('\n', "/");
                out.push(if marks.is_empty() { text } else { format!("{marks} {text}") });
            }
            Block::Table(table) => {
                out.extend(table.rows.iter().map(|r| r.cells.iter().map(cell).collect::<Vec<_>>().join("|")));
            }
        }
    }
    out
}

fn cell(cell: &Cell) -> String {
    format!("{}{}", if cell.carried { "=" } else { "" }, cell.text.replace('\n', "/"))
}

/// A zip container of these members.
pub(crate) fn zip(members: &[(&str, &str)]) -> Vec<u8> {
    let members = members.iter().map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec()));
    zip_bytes(&members.collect::<Vec<_>>())
}

/// A zip container of members that need not be text.
pub(crate) fn zip_bytes(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("a member begins");
        writer.write_all(content).expect("a member is written");
    }
    writer.finish().expect("the container ends").into_inner()
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A Word document with this body and, where given, these lists and styles.
pub(crate) fn docx(body: &str, numbering: &str, styles: &str) -> Vec<u8> {
    let wrap =
        |root: &str, content: &str| format!("<w:{root} xmlns:w=\"{W}\" xmlns:mc=\"mc\">{content}</w:{root}>");
    zip(&[
        ("word/document.xml", &wrap("document", &format!("<w:body>{body}</w:body>"))),
        ("word/numbering.xml", &wrap("numbering", numbering)),
        ("word/styles.xml", &wrap("styles", styles)),
    ])
}

/// A Word paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}
