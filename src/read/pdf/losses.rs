//! What of a PDF could not be read: it is reported, never passed over.

use super::super::sink::{Sink, warning};
use super::super::{ReadError, ReadErrorKind};
use super::font::integer;
use super::shapes::Page;
use crate::model::Place;
use lopdf::{Document, Object};

/// A warning where the file says that it has more pages than are in it: a download that was cut off may still hold
/// its first pages.
pub(super) fn report_lost(doc: &Document, found: usize, sink: &mut Sink) {
    let tree = doc.catalog().and_then(|catalog| catalog.get_deref(b"Pages", doc)).and_then(Object::as_dict);
    let stated = tree.ok().and_then(|tree| integer(tree, b"Count", doc)).unwrap_or_default() as usize;
    if stated > found {
        sink.warn(warning("lost-pages", sink.place()).count("stated", stated).count("found", found));
    }
}

/// A warning for pages whose content breaks off, an error where that leaves no text at all.
pub(super) fn report_broken(pages: &[u32], glyphs: usize, sink: &mut Sink) -> Result<(), ReadError> {
    let Some(first) = pages.first() else { return Ok(()) };
    if glyphs == 0 {
        return Err(sink.damaged("page content"));
    }
    let (place, count) = (Place { page: Some(*first), ..sink.place() }, pages.len());
    sink.warn(warning("broken-page", place).count("count", count).count("first", *first as usize));
    Ok(())
}

/// Characters whose fonts do not say what they are.
#[derive(Default)]
pub(super) struct Unknown {
    pub(super) all: usize,
    unmapped: usize,
    first_page: Option<u32>,
}

impl Unknown {
    pub(super) fn count(&mut self, page: &Page, number: u32) {
        let unmapped = page.glyphs.iter().filter(|glyph| glyph.text.contains('\u{fffd}')).count();
        self.all += page.glyphs.len();
        self.unmapped += unmapped;
        if unmapped > 0 {
            self.first_page.get_or_insert(number);
        }
    }

    /// A warning for some such characters, an error where they are most of the text.
    pub(super) fn report(&self, sink: &mut Sink) -> Result<(), ReadError> {
        if self.unmapped * 2 > self.all {
            return Err(sink.error(ReadErrorKind::UnmappedFont));
        }
        if self.unmapped > 0 {
            let place = Place { page: self.first_page, ..sink.place() };
            let count = self.unmapped;
            sink.warn(warning("unmapped-characters", place).count("count", count));
        }
        Ok(())
    }
}
