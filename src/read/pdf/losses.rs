//! What of a PDF could not be read: it is reported, never passed over.

use super::super::sink::Sink;
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
        sink.warn(
            "lost-pages",
            sink.place(),
            format!("文件应有 {stated} 页，只找到 {found} 页，可能下载不完整"),
            format!("the file says that it has {stated} pages, but {found} are in it: perhaps it is cut off"),
        );
    }
}

/// A warning for pages whose content breaks off, an error where that leaves no text at all.
pub(super) fn report_broken(pages: &[u32], glyphs: usize, sink: &mut Sink) -> Result<(), ReadError> {
    let Some(first) = pages.first() else { return Ok(()) };
    if glyphs == 0 {
        return Err(sink.damaged("page content"));
    }
    let (place, count) = (Place { page: Some(*first), ..sink.place() }, pages.len());
    sink.warn(
        "broken-page",
        place,
        format!("有 {count} 页内容损坏，只读出一部分（第 {first} 页起）"),
        format!("the content of {count} pages is damaged and read in part only (from page {first})"),
    );
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
            sink.warn(
                "unmapped-characters",
                place,
                format!("有 {count} 个字符的字体没有文字映射（缺 ToUnicode），显示为 \u{fffd}"),
                format!("{count} characters are set in fonts without a map to text; shown as \u{fffd}"),
            );
        }
        Ok(())
    }
}
