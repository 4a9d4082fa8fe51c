//! Which format a file has: by what it holds first, then by its ending.

use super::ReadErrorKind;

/// Formats that have a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Docx,
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    Pdf,
    /// Text of some kind; [`text_format`] says which once it is decoded.
    Text,
}

/// Kinds of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextFormat {
    Plain,
    Markdown,
    Html,
    /// A workbook in XML (Excel 2003).
    XmlSheet,
    /// An OpenDocument workbook in one file.
    FlatOds,
    Delimited,
}

/// The ending in small letters, without its dot.
pub(super) fn ending(file_name: &str) -> String {
    file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3", "SQLite"),
];

/// The format by the file's bytes.
pub(super) fn format(bytes: &[u8], ending: &str) -> Result<Format, ReadErrorKind> {
    if bytes.is_empty() {
        return Err(ReadErrorKind::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(bytes, ending);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return compound(bytes, ending);
    }
    if contains(&bytes[..bytes.len().min(1024)], b"%PDF-") {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(ReadErrorKind::NeedsConversion { format: "RTF" });
    }
    if let Some((_, format)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadErrorKind::Unsupported { format });
    }
    Ok(Format::Text)
}

/// A zip container: its members' names stand unpacked in it, so no reader is needed to tell. Whatever else holds
/// relations between its parts is taken for a Word document, whose main part may have any name.
fn zipped(bytes: &[u8], ending: &str) -> Result<Format, ReadErrorKind> {
    // An archive may hold documents unpacked, with the names of their members.
    if ending == "zip" && !begins_with_a_part(bytes) {
        return Err(ReadErrorKind::Unsupported { format: "ZIP" });
    }
    let members = [
        (&b"word/document"[..], Format::Docx),
        (b"xl/workbook.bin", Format::Xlsb),
        (b"xl/workbook.xml", Format::Xlsx),
        (b"opendocument.spreadsheet", Format::Ods),
    ];
    if let Some((_, format)) = members.iter().find(|(name, _)| names(bytes, name)) {
        return Ok(*format);
    }
    if names(bytes, b"ppt/presentation") {
        return Err(ReadErrorKind::Unsupported { format: "PPTX" });
    }
    if contains(bytes, b"opendocument.text") {
        return Err(ReadErrorKind::NeedsConversion { format: "ODT" });
    }
    if contains(bytes, b"OFD.xml") {
        return Err(ReadErrorKind::Unsupported { format: "OFD" });
    }
    match ending {
        "docx" | "docm" => Ok(Format::Docx),
        "xlsx" | "xlsm" => Ok(Format::Xlsx),
        "ods" => Ok(Format::Ods),
        _ if names(bytes, b"_rels/.rels") => Ok(Format::Docx),
        _ => Err(ReadErrorKind::Unsupported { format: "ZIP" }),
    }
}

/// Whether the first member of a zip is one that documents begin with.
fn begins_with_a_part(bytes: &[u8]) -> bool {
    const NAME: usize = 30; // bytes in front of a member's name
    const PARTS: [&[u8]; 6] = [b"[Content_Types]", b"_rels", b"docProps", b"word/", b"xl/", b"mimetype"];
    bytes.get(NAME..).is_some_and(|name| PARTS.iter().any(|part| name.starts_with(part)))
}

/// An OLE2 container: its directory entries say what it holds.
fn compound(bytes: &[u8], ending: &str) -> Result<Format, ReadErrorKind> {
    if has_stream(bytes, "EncryptedPackage") {
        return Err(ReadErrorKind::Encrypted);
    }
    if has_stream(bytes, "Workbook") || has_stream(bytes, "Book") {
        return Ok(Format::Xls);
    }
    if has_stream(bytes, "WordDocument") {
        return Err(ReadErrorKind::NeedsConversion { format: if ending == "wps" { "WPS" } else { "DOC" } });
    }
    match ending {
        "doc" => Err(ReadErrorKind::NeedsConversion { format: "DOC" }),
        "wps" => Err(ReadErrorKind::NeedsConversion { format: "WPS" }),
        "xls" | "et" => Ok(Format::Xls),
        _ => Err(ReadErrorKind::Unsupported { format: "OLE2" }),
    }
}

/// Whether an OLE2 directory entry of that name exists. Entries are 128 bytes, aligned, UTF-16LE, with the
/// name's length in bytes (end mark included) at 64 and the entry's type (1 storage, 2 stream) at 66.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.chunks_exact(128).skip(4).any(|entry| {
        entry.starts_with(&wanted)
            && usize::from(u16::from_le_bytes([entry[64], entry[65]])) == wanted.len() + 2
            && matches!(entry[66], 1 | 2)
    })
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    aho_corasick::AhoCorasick::new([wanted]).is_ok_and(|finder| finder.is_match(bytes))
}

/// Whether a container has a member whose name begins so, in any case, with slashes of either kind.
fn names(bytes: &[u8], wanted: &[u8]) -> bool {
    let backwards: Vec<u8> = wanted.iter().map(|byte| if *byte == b'/' { b'\\' } else { *byte }).collect();
    let finder =
        aho_corasick::AhoCorasick::builder().ascii_case_insensitive(true).build([wanted, &backwards]);
    finder.is_ok_and(|finder| finder.is_match(bytes))
}

/// What kind of text a decoded file holds.
pub(super) fn text_format(text: &str, ending: &str) -> Result<TextFormat, ReadErrorKind> {
    let head = head(text);
    // Word's web pages have a `w:WordDocument` in a comment.
    let is_word_xml = head.contains("<w:wordDocument");
    let head = head.to_ascii_lowercase();
    if is_word_xml || head.contains("progid=\"word.document") {
        return Err(ReadErrorKind::NeedsConversion { format: "Word XML" });
    }
    if head.contains("progid=\"excel.sheet")
        || head.contains("<workbook") && head.contains("office:spreadsheet")
    {
        return Ok(TextFormat::XmlSheet);
    }
    if head.contains("<office:document") && head.contains("opendocument.spreadsheet") {
        return Ok(TextFormat::FlatOds);
    }
    if super::tidy::trim(&head).starts_with("<?xml") && !head.contains("<html") {
        return Err(ReadErrorKind::Unsupported { format: "XML" });
    }
    if looks_like_html(&head, ending) {
        return Ok(TextFormat::Html);
    }
    Ok(match ending {
        "md" | "markdown" => TextFormat::Markdown,
        "csv" | "tsv" => TextFormat::Delimited,
        _ => TextFormat::Plain,
    })
}

/// The first 4,000 bytes or so.
fn head(text: &str) -> &str {
    let mut end = text.len().min(4000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn looks_like_html(head: &str, ending: &str) -> bool {
    let start = super::tidy::trim(head);
    let opens = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| start.starts_with(tag));
    let structured = ["<table", "<div", "<html", "<td"].iter().any(|tag| head.contains(tag));
    opens
        || matches!(ending, "html" | "htm" | "xhtml" | "shtml")
        || (start.starts_with('<') && structured && !matches!(ending, "md" | "markdown" | "csv" | "tsv"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ole2(stream: &str) -> Vec<u8> {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.resize(512, 0);
        let mut entry: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(64, 0);
        entry.extend(u16::try_from(stream.len() * 2 + 2).unwrap_or_default().to_le_bytes());
        entry.push(2);
        entry.resize(128, 0);
        bytes.extend(entry);
        bytes
    }

    #[test]
    fn content_wins_over_the_ending() {
        assert_eq!(format(b"%PDF-1.7 ...", "docx"), Ok(Format::Pdf));
        assert_eq!(format(&ole2("Workbook"), "doc"), Ok(Format::Xls));
        assert_eq!(text_format("<html><body>x", "doc"), Ok(TextFormat::Html));
    }

    #[test]
    fn ole2_files_are_told_apart() {
        assert_eq!(format(&ole2("EncryptedPackage"), "docx"), Err(ReadErrorKind::Encrypted));
        assert_eq!(
            format(&ole2("WordDocument"), "doc"),
            Err(ReadErrorKind::NeedsConversion { format: "DOC" })
        );
    }

    #[test]
    fn pictures_and_archives_are_named() {
        // An archive with a document unpacked in it is none itself.
        let archive = [b"PK\x03\x04", &[0; 26][..], b"a.docx", b"PK\x03\x04 word/document.xml"].concat();
        assert_eq!(format(&archive, "zip"), Err(ReadErrorKind::Unsupported { format: "ZIP" }));
        assert_eq!(format(b"\x89PNG\r\n", "png"), Err(ReadErrorKind::Unsupported { format: "PNG" }));
        assert_eq!(format(b"PK\x03\x04abc", "zip"), Err(ReadErrorKind::Unsupported { format: "ZIP" }));
        assert_eq!(format(b"", "txt"), Err(ReadErrorKind::Empty));
    }

    #[test]
    fn text_goes_by_its_ending() {
        assert_eq!(text_format("序号,任务", "csv"), Ok(TextFormat::Delimited));
        assert_eq!(text_format("# 题", "md"), Ok(TextFormat::Markdown));
        assert_eq!(text_format("<p>短文", "txt"), Ok(TextFormat::Plain));
    }
}
