//! The report as a Word document: headings, paragraphs, three-line tables, figures, in the conventions of Chinese
//! reports (表题 above, 图题 below, both numbered; 宋体 and Times New Roman; page numbers).
//!
//! A small OOXML package of our own: the parts are fixed but for the body and its pictures, and the entries carry
//! a fixed time, so that the same report gives the same bytes.

mod body;
mod parts;

use super::report::{Picture, Report};
use std::io::{Cursor, Write as _};
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// A report as docx.
///
/// # Errors
/// Where the package cannot be written (beyond 4 GB).
pub fn docx(report: &Report) -> Result<Vec<u8>, ZipError> {
    let body = body::body(report);
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".to_owned(), parts::CONTENT_TYPES.into()),
        ("_rels/.rels".to_owned(), parts::PACKAGE.into()),
        ("docProps/core.xml".to_owned(), parts::core(report).into_bytes()),
        ("word/document.xml".to_owned(), body.document.into_bytes()),
        ("word/styles.xml".to_owned(), parts::styles(report.lang).into_bytes()),
        ("word/numbering.xml".to_owned(), parts::numbering(body.numbered_lists).into_bytes()),
        ("word/footer1.xml".to_owned(), parts::FOOTER.into()),
        ("word/_rels/document.xml.rels".to_owned(), parts::relations(&body.pictures).into_bytes()),
    ];
    parts.extend((1..).zip(body.pictures).map(|(n, picture)| {
        let bytes = match picture {
            Picture::Drawing(svg) => svg.clone().into_bytes(),
            Picture::Pixels(png, _) => png.clone(),
        };
        (format!("word/media/{}", parts::picture_name(n, picture)), bytes)
    }));

    // A third of the time of the usual level, for a file a few per cent larger.
    const LEVEL: i64 = 2;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        // A PNG is compressed already. The names are ours, so their case is known.
        #[allow(clippy::case_sensitive_file_extension_comparisons)]
        let options = if name.ends_with(".png") {
            options.compression_method(CompressionMethod::Stored)
        } else {
            options.compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL))
        };
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
