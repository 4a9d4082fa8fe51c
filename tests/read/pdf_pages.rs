//! How the pages of a PDF are put together: turned, cropped, packed, locked.

use super::pdf_files::{at, bytes, cid_font, document, grid, pdf};
use super::support::{error, read, shown};
use fengong::read::{self as reader, Limits, ReadErrorKind};
use lopdf::encryption::crypt_filters::{Aes128CryptFilter, Aes256CryptFilter, CryptFilter};
use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary,
};
use std::collections::BTreeMap;
use std::sync::Arc;

fn table() -> String {
    grid(&[50, 100, 200, 350], &[200, 250, 300])
        + &(at(55, 280, "1") + &at(105, 280, "推进养老服务体系") + &at(105, 266, "建设"))
        + &(at(205, 280, "市民政局") + &at(205, 266, "市财政局"))
        + &(at(55, 230, "2") + &at(105, 230, "乙") + &at(205, 230, "市教育局"))
}

const ROWS: [&str; 2] = ["1|推进养老服务体系建设|市民政局/市财政局", "2|乙|市教育局"];

fn paged(content: String, shared: impl FnOnce(&mut Dictionary)) -> Document {
    let font = |doc: &mut Document| cid_font(doc, "GB1", "UniGB-UCS2-H", &dictionary! {}, &dictionary! {});
    document(font, &[content], shared)
}

fn numbers(values: &[i64]) -> Object {
    values.iter().map(|value| (*value).into()).collect::<Vec<Object>>().into()
}

#[test]
fn a_table_on_a_turned_page() {
    let turned = [
        (90, "0 1 -1 0 400 0 cm"),
        (180, "-1 0 0 -1 400 400 cm"),
        (270, "0 -1 1 0 0 400 cm"),
        (-90, "0 -1 1 0 0 400 cm"),
    ];
    for (angle, turn) in turned {
        let page = paged(format!("{turn} {}", table()), |pages| pages.set("Rotate", angle));
        assert_eq!(shown(&read("t.pdf", &bytes(page))), ROWS, "{angle}");
    }
}

#[test]
fn a_table_set_sideways_on_an_upright_page() {
    for turn in ["0 1 -1 0 400 0 cm", "0 -1 1 0 0 400 cm"] {
        let page = paged(format!("{turn} {}", table()), |_| {});
        assert_eq!(shown(&read("t.pdf", &bytes(page))), ROWS);
    }
    let page = paged(table(), |pages| pages.set("Rotate", 90));
    assert_eq!(shown(&read("t.pdf", &bytes(page))), ROWS);
}

#[test]
fn a_page_cropped_and_away_from_the_origin() {
    let page = paged(format!("1 0 0 1 1000 -500 cm {}", table()), |pages| {
        pages.set("MediaBox", numbers(&[900, -600, 1500, 0]));
        pages.set("CropBox", numbers(&[1000, -500, 1400, -100]));
    });
    assert_eq!(shown(&read("t.pdf", &bytes(page))), ROWS);
}

#[test]
fn objects_and_references_in_packed_streams() {
    let mut doc = paged(table(), |_| {});
    let mut packed = Vec::new();
    doc.save_modern(&mut packed).expect("a file");
    assert!(packed.windows(6).any(|window| window == b"ObjStm"));
    assert_eq!(shown(&read("t.pdf", &packed)), ROWS);
    // What a download or a mail leaves in front of the file moves every offset.
    let junk = [b"\r\n\r\n", &packed[..]].concat();
    assert_eq!(shown(&read("t.pdf", &junk)), ROWS);
}

#[test]
fn text_inside_forms_inside_forms() {
    let mut doc = paged("q 1 0 0 1 10 20 cm /X1 Do Q".into(), |_| {});
    let form = |content: String, place: &[i64], resources: Dictionary| {
        let dict = dictionary! { "Subtype" => "Form", "BBox" => numbers(&[0, 0, 400, 400]), "Matrix" => numbers(place), "Resources" => resources };
        Stream::new(dict, content.into_bytes())
    };
    // The inner form has no font of its own: the page's stands.
    let inner = doc.add_object(form(table(), &[1, 0, 0, 1, -10, 0], dictionary! {}));
    let outer = form(
        "/X2 Do".into(),
        &[1, 0, 0, 1, 0, -20],
        dictionary! { "XObject" => dictionary! { "X2" => inner } },
    );
    let outer = doc.add_object(outer);
    let tree = doc
        .catalog()
        .and_then(|catalog| catalog.get(b"Pages"))
        .and_then(Object::as_reference)
        .expect("pages");
    let pages = doc.get_dictionary_mut(tree).expect("pages");
    let resources = pages.get_mut(b"Resources").and_then(Object::as_dict_mut).expect("resources");
    resources.set("XObject", dictionary! { "X1" => outer });
    assert_eq!(shown(&read("t.pdf", &bytes(doc))), ROWS);
}

#[test]
fn the_hidden_text_over_a_scan_is_read() {
    let page = "q 400 0 0 400 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID X EI Q BT 3 Tr ET ".to_owned()
        + &at(50, 300, "市民政局负责。");
    assert_eq!(shown(&read("t.pdf", &pdf("UniGB-UCS2-H", &[page]))), ["市民政局负责。"]);
}

fn locked(version: u8, user: &str) -> Vec<u8> {
    let mut doc = paged(table(), |_| {});
    let id = Object::string_literal("0123456789abcdef");
    doc.trailer.set("ID", vec![id.clone(), id]);
    let permissions = Permissions::all();
    let filters = |filter: Arc<dyn CryptFilter>| BTreeMap::from([(b"StdCF".to_vec(), filter)]);
    let key = [7; 32];
    let version = match version {
        2 => EncryptionVersion::V2 {
            document: &doc,
            owner_password: "o",
            user_password: user,
            key_length: 128,
            permissions,
        },
        4 => EncryptionVersion::V4 {
            document: &doc,
            encrypt_metadata: true,
            crypt_filters: filters(Arc::new(Aes128CryptFilter)),
            stream_filter: b"StdCF".to_vec(),
            string_filter: b"StdCF".to_vec(),
            owner_password: "o",
            user_password: user,
            permissions,
        },
        5 => EncryptionVersion::V5 {
            encrypt_metadata: true,
            crypt_filters: filters(Arc::new(Aes256CryptFilter)),
            file_encryption_key: &key,
            stream_filter: b"StdCF".to_vec(),
            string_filter: b"StdCF".to_vec(),
            owner_password: "o",
            user_password: user,
            permissions,
        },
        _ => EncryptionVersion::V1 { document: &doc, owner_password: "o", user_password: user, permissions },
    };
    let state = EncryptionState::try_from(version).expect("a key");
    doc.encrypt(&state).expect("a locked file");
    bytes(doc)
}

#[test]
fn a_file_locked_against_changes_only_is_read_and_one_with_a_password_is_not() {
    for version in [1, 2, 4, 5] {
        assert_eq!(shown(&read("t.pdf", &locked(version, ""))), ROWS, "{version}");
        assert_eq!(error("t.pdf", &locked(version, "secret")), ReadErrorKind::Encrypted, "{version}");
    }
}

#[test]
fn a_page_whose_content_breaks_off_is_reported() {
    let cut = "BT /F1 10 Tf 50 300 Td <5e026c11653f".to_owned();
    let pages = [at(50, 300, "市民政局负责。"), cut.clone()];
    let read =
        reader::document("t.pdf", &pdf("UniGB-UCS2-H", &pages), &Limits::default()).expect("a document");
    assert_eq!(shown(&read.value), ["市民政局负责。"]);
    let warnings: Vec<_> = read.diagnostics.iter().map(|d| (d.code, d.place.page)).collect();
    assert_eq!(warnings, [("broken-page", Some(2))]);
    assert!(matches!(error("t.pdf", &pdf("UniGB-UCS2-H", &[cut])), ReadErrorKind::Damaged { .. }));
}

#[test]
fn pages_that_unpack_too_far_are_refused_not_skipped() {
    let limits = Limits { unpacked_bytes: 2000, ..Limits::default() };
    let page = at(50, 300, "市民政局负责。") + &" ".repeat(5000);
    let refused =
        reader::document("t.pdf", &pdf("UniGB-UCS2-H", &[page]), &limits).map(|read| shown(&read.value));
    assert_eq!(refused.map_err(|error| error.kind), Err(ReadErrorKind::Expansion { limit: 2000 }));
}

#[test]
fn lost_pages_and_lost_content_are_damage_and_no_scan() {
    let mut doc = paged(table(), |_| {});
    let content = doc.get_page_contents(doc.get_pages()[&1]);
    doc.objects.remove(&content[0]);
    assert!(matches!(error("t.pdf", &bytes(doc)), ReadErrorKind::Damaged { .. }));
    let doc = paged(table(), |pages| pages.set("Kids", Vec::new()));
    assert!(matches!(error("t.pdf", &bytes(doc)), ReadErrorKind::Damaged { .. }));
}

#[test]
fn pages_that_are_no_longer_in_the_file_are_reported() {
    let font = |doc: &mut Document| cid_font(doc, "GB1", "UniGB-UCS2-H", &dictionary! {}, &dictionary! {});
    let mut doc = document(font, &[at(50, 300, "市民政局负责。"), at(50, 300, "市财政局配合。")], |_| {});
    let second = doc.get_pages()[&2];
    doc.objects.remove(&second);
    let read = reader::document("t.pdf", &bytes(doc), &Limits::default()).expect("a document");
    assert_eq!(shown(&read.value), ["市民政局负责。"]);
    assert_eq!(read.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["lost-pages"]);
}
