//! Word documents (docx): paragraphs with their automatic numbers, tables with merged and nested cells.

mod body;
mod numbering;
mod styles;

use super::ReadError;
use super::archive::Archive;
use super::flow::pour;
use super::sink::Sink;
use super::xml::{Token, Xml};
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// Reads a docx file. O(n) in its unpacked size.
pub(super) fn read(bytes: &[u8], sink: &mut Sink) -> Result<(), ReadError> {
    let mut archive = Archive::open(bytes, sink)?;
    let main = main_part(&mut archive, sink)?;
    let text = archive.text(&main, sink)?.ok_or_else(|| sink.damaged(format!("no {main}")))?;
    let beside = |name: &str| match main.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name.to_owned(),
    };
    let depth = sink.limits.depth;
    let styles = archive.text(&beside("styles.xml"), sink)?.unwrap_or_default();
    let numbering = archive.text(&beside("numbering.xml"), sink)?.unwrap_or_default();
    // Without these two the text is still all there: a broken one costs headings or numbers, no more.
    let styles = Styles::parse(&styles, depth).unwrap_or_default();
    let numbering = Numbering::parse(&numbering, depth).unwrap_or_default();
    let mut body = Body::new(&text, sink.limits, styles, numbering);
    let pieces = body.read().map_err(|kind| sink.error(kind))?;
    pour(pieces, sink)
}

/// The name of the main part, by the package's relations.
fn main_part(archive: &mut Archive, sink: &Sink) -> Result<String, ReadError> {
    let relations = archive.text("_rels/.rels", sink)?.unwrap_or_default();
    let mut xml = Xml::new(&relations, sink.limits.depth);
    while let Ok(Some(token)) = xml.next_in(0) {
        if let Token::Open(element) = token
            && element.attr("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            && let Some(target) = element.attr("Target")
        {
            return Ok(target.trim_start_matches('/').to_owned());
        }
    }
    Ok("word/document.xml".into())
}
