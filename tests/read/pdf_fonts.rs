//! What the fonts of a PDF tell of its text.

use super::pdf_files::{bytes, cid_font, document, grid, hex, pdf};
use super::support::{error, read, shown};
use fengong::read::ReadErrorKind;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

const FONT: &[u8] = include_bytes!("../../src/data/font/NotoSansCJKsc-Regular-subset.otf");

fn show(codes: &str) -> String {
    format!("BT /F1 10 Tf 50 300 Td <{codes}> Tj ET")
}

fn with_font(font: impl FnOnce(&mut Document) -> Object, content: String) -> Vec<u8> {
    bytes(document(font, &[content], |_| {}))
}

fn to_unicode(doc: &mut Document, map: &str) -> Dictionary {
    let text = format!(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {map} endcmap"
    );
    let map = doc.add_object(Stream::new(dictionary! {}, text.into_bytes()));
    dictionary! { "ToUnicode" => map }
}

#[test]
fn glyph_numbers_with_a_map_to_text() {
    let map = "2 beginbfchar\n<0003> <0020>\n<0a1b> <5E02>\nendbfchar 2 beginbfrange <0b00> <0b01> <6C11> <0c00> <0c01> [<653F> <5C40>] endbfrange \
1 beginbfchar <0d00> <00660069> endbfchar 1 beginbfchar <0d01> <D842DFB7> endbfchar";
    let font = |doc: &mut Document| {
        let map = to_unicode(doc, map);
        cid_font(doc, "Identity", "Identity-H", &map, &dictionary! {})
    };
    assert_eq!(
        shown(&read("t.pdf", &with_font(font, show("0a1b0b000c000c0100030d000d01")))),
        ["市民政局 fi𠮷"]
    );
}

#[test]
fn a_map_with_gaps_leaves_them_to_the_collection() {
    // 民政局 by their CIDs in Adobe-GB1; the map knows the first only.
    let font = |doc: &mut Document| {
        let map = to_unicode(doc, "1 beginbfchar <0af6> <6C11> endbfchar");
        cid_font(doc, "GB1", "Identity-H", &map, &dictionary! {})
    };
    assert_eq!(shown(&read("t.pdf", &with_font(font, show("0af6119f0905")))), ["民政局"]);
}

/// The embedded font's glyphs of a text.
fn glyphs(text: &str) -> String {
    let face = ttf_parser::Face::parse(FONT, 0).expect("a font");
    let glyph = |c| face.glyph_index(c).expect("a glyph").0.to_be_bytes();
    hex(text.chars().flat_map(glyph))
}

fn embedded(doc: &mut Document, key: &str, map: Object) -> Object {
    let file = doc.add_object(Stream::new(dictionary! { "Subtype" => "OpenType" }, FONT.to_vec()));
    let descriptor = doc.add_object(dictionary! { "Type" => "FontDescriptor", key => file });
    let inner =
        dictionary! { "Subtype" => "CIDFontType2", "FontDescriptor" => descriptor, "CIDToGIDMap" => map };
    cid_font(doc, "Identity", "Identity-H", &dictionary! {}, &inner)
}

#[test]
fn glyph_numbers_are_looked_up_in_the_embedded_font() {
    for key in ["FontFile2", "FontFile3"] {
        let font = |doc: &mut Document| embedded(doc, key, "Identity".into());
        assert_eq!(shown(&read("t.pdf", &with_font(font, show(&glyphs("市民政局"))))), ["市民政局"], "{key}");
    }
}

#[test]
fn glyph_numbers_nobody_knows_are_said_to_be_unreadable() {
    let font = |doc: &mut Document| cid_font(doc, "Identity", "Identity-H", &dictionary! {}, &dictionary! {});
    assert_eq!(error("t.pdf", &with_font(font, show("0a1b0a1c"))), ReadErrorKind::UnmappedFont);
}

#[test]
fn unicode_maps_of_both_kinds_and_rare_characters() {
    let text = "市民政局𠮷A";
    let codes = hex(text.encode_utf16().flat_map(u16::to_be_bytes));
    for encoding in ["UniGB-UTF16-H", "UniGB-UCS2-H"] {
        assert_eq!(shown(&read("t.pdf", &pdf(encoding, &[show(&codes)]))), [text], "{encoding}");
    }
}

#[test]
fn text_set_from_top_to_bottom() {
    let codes = |text: &str| hex(text.encode_utf16().flat_map(u16::to_be_bytes));
    // The pen stands above the middle of the first character.
    let down = |x: i32, text: &str| format!("BT /F1 10 Tf {x} 295 Td <{}> Tj ET ", codes(text));
    let pieces = format!("BT /F1 10 Tf 90 245 Td [<{}> 200 <{}>] TJ ET", codes("市财"), codes("政局"));
    let page =
        grid(&[50, 70, 110], &[200, 250, 300]) + &down(60, "责任单位") + &down(90, "市民政局") + &pieces;
    assert_eq!(shown(&read("t.pdf", &pdf("UniGB-UCS2-V", &[page]))), ["责任单位|市民政局", "|市财/政局"]);
}

#[test]
fn widths_of_drawn_fonts_follow_their_own_scale() {
    // 民 and 政 are 50 units wide in a font of 0.02: ten points each at size ten, so no space stands between.
    let font = |doc: &mut Document| {
        let mut font = dictionary! {
            "Type" => "Font", "Subtype" => "Type3", "FirstChar" => 1, "LastChar" => 2,
            "FontMatrix" => vec![0.02.into(), 0.into(), 0.into(), 0.02.into(), 0.into(), 0.into()],
            "Widths" => vec![50.into(), 50.into()], "CharProcs" => dictionary! {},
            "Encoding" => dictionary! { "Differences" => vec![1.into(), "g1".into(), "g2".into()] },
        };
        font.extend(&to_unicode(
            doc,
            "1 beginbfchar <01> <6C11> endbfchar 1 beginbfchar <02> <653F> endbfchar",
        ));
        doc.add_object(font).into()
    };
    let page = "BT /F1 10 Tf 50 300 Td <01> Tj ET BT /F1 10 Tf 60 300 Td <02> Tj ET";
    assert_eq!(shown(&read("t.pdf", &with_font(font, page.into()))), ["民政"]);
}

fn named(doc: &mut Document, names: [&str; 3]) -> Object {
    let names: Vec<Object> = std::iter::once(1.into()).chain(names.map(Object::from)).collect();
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "FirstChar" => 1, "LastChar" => 3, "Widths" => vec![1000.into(), 1000.into(), 500.into()],
        "Encoding" => dictionary! { "Type" => "Encoding", "Differences" => names },
    };
    doc.add_object(font).into()
}

#[test]
fn glyphs_are_read_by_their_names() {
    let font = |doc: &mut Document| named(doc, ["uni5E02", "uni6C11.alt", "comma"]);
    assert_eq!(shown(&read("t.pdf", &with_font(font, show("01020341")))), ["市民,A"]);
    let font = |doc: &mut Document| named(doc, ["cid11139", "cid11190", "g3"]);
    assert_eq!(error("t.pdf", &with_font(font, show("010203"))), ReadErrorKind::UnmappedFont);
}

#[test]
fn text_that_is_mirrored_twice_stands_upright() {
    let codes = hex("市民政局".encode_utf16().flat_map(u16::to_be_bytes));
    let page = format!("BT /F1 -10 Tf -1 0 0 -1 50 300 Tm <{codes}> Tj ET");
    assert_eq!(shown(&read("t.pdf", &pdf("UniGB-UCS2-H", &[page]))), ["市民政局"]);
}
