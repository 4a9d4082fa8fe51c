//! Word documents (docx): paragraphs with their automatic numbers, tables with merged and nested cells.

mod body;
mod choices;
mod chunks;
mod fields;
mod notes;
mod numbering;
pub(super) mod package;
mod styles;
mod symbols;

use super::ReadError;
use super::archive::Archive;
use super::flow::{Piece, pour};
use super::sink::Sink;
use body::Body;
use chunks::Chunks;
use numbering::Numbering;
use package::Parts;
use styles::Styles;

/// Reads a docx file. O(n) in its unpacked size.
pub(super) fn read(bytes: &[u8], sink: &mut Sink) -> Result<(), ReadError> {
    let pieces = pieces(bytes, true, sink)?;
    pour(pieces, sink)
}

/// What a docx file holds; `outer` unless another one holds the file.
fn pieces(bytes: &[u8], outer: bool, sink: &mut Sink) -> Result<Vec<Piece>, ReadError> {
    let mut archive = Archive::open(bytes, sink)?;
    let parts = Parts::find(&mut archive, sink)?;
    let main = &parts.main;
    let text = archive.text(main, sink)?.ok_or_else(|| sink.damaged(format!("no {main}")))?;
    let styles = parts.text("styles", &mut archive, sink)?;
    let numbering = parts.text("numbering", &mut archive, sink)?;
    let depth = sink.limits.depth;
    // Without these two the text is still all there: a broken one costs headings or numbers, which is said.
    let (styles, numbering) = (Styles::parse(&styles, depth), Numbering::parse(&numbering, depth));
    for (name, broken) in [("styles", styles.is_err()), ("numbering", numbering.is_err())] {
        if broken {
            sink.lost_part(name);
        }
    }
    let (styles, numbering) = (styles.unwrap_or_default(), numbering.unwrap_or_default());
    let chunks = if outer { Chunks::read(&parts, &mut archive, sink)? } else { Chunks::default() };
    notes::report(&parts, &mut archive, sink)?;
    let mut body = Body::new(&text, sink.limits, styles, numbering, chunks);
    let pieces = body.read().map_err(|kind| sink.error(kind))?;
    body.aside.report(sink);
    Ok(pieces)
}
