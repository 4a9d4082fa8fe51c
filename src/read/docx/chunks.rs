//! Whole files that a Word document takes in (`w:altChunk`), as programs write it that paste documents together.

use super::super::archive::Archive;
use super::super::flow::Piece;
use super::super::sink::{Sink, warning};
use super::super::xml::Element;
use super::super::{ReadError, encoding, html, mhtml};
use super::package::Parts;
use std::collections::BTreeMap;

/// Most files taken in: each may unpack as far as a document of its own.
const MOST: usize = 16;

/// What the files hold, by the id of their relation.
#[derive(Default)]
pub(super) struct Chunks(BTreeMap<String, Vec<Piece>>);

impl Chunks {
    pub(super) fn read(parts: &Parts, archive: &mut Archive, sink: &mut Sink) -> Result<Self, ReadError> {
        let mut chunks = BTreeMap::new();
        for part in parts.of_kind("aFChunk").take(MOST) {
            let Some(bytes) = archive.member(&part.target, sink)? else {
                sink.lost_part(&part.target);
                continue;
            };
            match pieces(&bytes, sink)? {
                Some(pieces) => drop(chunks.insert(part.id.clone(), pieces)),
                None => sink.warn(warning("part-left-out", sink.place()).with("name", part.target.as_str())),
            }
        }
        Ok(Self(chunks))
    }

    /// The content that an `altChunk` element stands for.
    pub(super) fn take(&mut self, element: &Element) -> Vec<Piece> {
        element.attr("id").and_then(|id| self.0.remove(&id)).unwrap_or_default()
    }
}

/// What a file holds: a Word document, a web page or text; none for anything else.
fn pieces(bytes: &[u8], sink: &mut Sink) -> Result<Option<Vec<Piece>>, ReadError> {
    if bytes.starts_with(b"PK\x03\x04") {
        return super::pieces(bytes, false, sink).map(Some);
    }
    if mhtml::is_archive(bytes) {
        let page = mhtml::page(bytes).unwrap_or_default();
        return html::pieces(&page, sink).map(Some);
    }
    let charset = encoding::named_charset(bytes);
    let Ok(decoded) = encoding::decode(bytes, charset.as_deref()) else { return Ok(None) };
    let text = decoded.text.as_ref();
    if text.starts_with("{\\rtf") {
        return Ok(None);
    }
    if text.contains('<') && text.contains('>') {
        return html::pieces(text, sink).map(Some);
    }
    Ok(Some(text.lines().map(|line| Piece::Text { text: line.to_owned(), heading: None }).collect()))
}
