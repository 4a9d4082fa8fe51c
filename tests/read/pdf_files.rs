//! PDF files made in memory.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// A document of these content streams, a page each, with what the pages share: a font F1 and more.
pub(super) fn document(
    font: impl FnOnce(&mut Document) -> Object,
    pages: &[String],
    shared: impl FnOnce(&mut Dictionary),
) -> Document {
    let mut doc = Document::with_version("1.5");
    let tree = doc.new_object_id();
    let font = font(&mut doc);
    let kids: Vec<Object> = pages
        .iter()
        .map(|content| {
            let content = doc.add_object(Stream::new(dictionary! {}, content.as_bytes().to_vec()));
            doc.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content }).into()
        })
        .collect();
    let count = kids.len() as i64;
    let mut pages = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count,
        "MediaBox" => vec![0.into(), 0.into(), 400.into(), 400.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    };
    shared(&mut pages);
    doc.objects.insert(tree, pages.into());
    let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    doc.trailer.set("Root", catalog);
    doc
}

pub(super) fn bytes(mut doc: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).expect("a file");
    bytes
}

/// A PDF with a font in a Chinese encoding.
pub(super) fn pdf(encoding: &str, pages: &[String]) -> Vec<u8> {
    pdf_in("GB1", encoding, pages)
}

/// The same with glyphs numbered as in this collection of Adobe's.
pub(super) fn pdf_in(collection: &str, encoding: &str, pages: &[String]) -> Vec<u8> {
    bytes(document(
        |doc| cid_font(doc, collection, encoding, &dictionary! {}, &dictionary! {}),
        pages,
        |_| {},
    ))
}

/// A font of two bytes a character; `more` of it, and `inner` of its descendant.
pub(super) fn cid_font(
    doc: &mut Document,
    collection: &str,
    encoding: &str,
    more: &Dictionary,
    inner: &Dictionary,
) -> Object {
    let mut cid = dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => "STSong-Light",
        "CIDSystemInfo" => dictionary! { "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal(collection), "Supplement" => 4 },
        "DW" => 1000,
        "W" => vec![1.into(), 95.into(), 500.into(), 814.into(), 939.into(), 500.into()],
    };
    cid.extend(inner);
    let cid = doc.add_object(cid);
    let mut font = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "STSong-Light",
        "Encoding" => Object::Name(encoding.into()), "DescendantFonts" => vec![cid.into()],
    };
    font.extend(more);
    doc.add_object(font).into()
}

pub(super) fn hex(bytes: impl IntoIterator<Item = u8>) -> String {
    bytes.into_iter().fold(String::new(), |out, byte| out + &format!("{byte:02x}"))
}

/// A text at a place, 10 points high.
pub(super) fn at(x: i32, y: i32, text: &str) -> String {
    let codes = hex(text.encode_utf16().flat_map(u16::to_be_bytes));
    format!("BT /F1 10 Tf {x} {y} Td <{codes}> Tj ET\n")
}

/// Rules of a grid with these edges.
pub(super) fn grid(xs: &[i32], ys: &[i32]) -> String {
    let (left, right) = (xs[0], xs[xs.len() - 1]);
    let (low, high) = (ys[0], ys[ys.len() - 1]);
    let rows = ys.iter().map(|y| format!("{left} {y} m {right} {y} l S\n"));
    let columns = xs.iter().map(|x| format!("{x} {low} m {x} {high} l S\n"));
    rows.chain(columns).collect()
}
