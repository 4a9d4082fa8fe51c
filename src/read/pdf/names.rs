//! Names of glyphs, by which fonts of one byte a character may say what they show.

use lopdf::{Dictionary, Document, Object, dictionary};
use std::collections::BTreeMap;

/// The names that a font's encoding gives to single codes (`Differences`).
pub(super) fn differences(font: &Dictionary, doc: &Document) -> BTreeMap<u8, String> {
    let encoding = font.get_deref(b"Encoding", doc).and_then(Object::as_dict);
    let array = encoding.and_then(|encoding| encoding.get_deref(b"Differences", doc)?.as_array());
    let mut names = BTreeMap::new();
    let mut code = 0_u8;
    for item in array.into_iter().flatten() {
        match doc.dereference(item) {
            Ok((_, Object::Integer(next))) => code = u8::try_from(*next).unwrap_or(u8::MAX),
            Ok((_, Object::Name(name))) => {
                names.insert(code, String::from_utf8_lossy(name).into_owned());
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    names
}

/// What a glyph of that name shows: `A`, `comma`, `uni5E02`, `u20BB7`, `f_i`, each with or without `.alt` behind it.
pub(super) fn text(name: &str) -> Option<String> {
    let plain = name.split('.').next().filter(|plain| !plain.is_empty())?;
    plain.split('_').map(part).collect()
}

fn part(name: &str) -> Option<String> {
    if let Some(text) = standard(name) {
        return Some(text);
    }
    let code = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    if let Some(digits) = name.strip_prefix("uni").filter(|digits| digits.len() >= 4 && digits.is_ascii()) {
        let fours = digits.as_bytes().chunks(4).map(|four| std::str::from_utf8(four).unwrap_or_default());
        return fours.map(code).collect();
    }
    let digits = name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len()))?;
    code(digits).map(String::from)
}

/// The character of a name of Adobe's list, which the PDF library knows as part of an encoding only.
fn standard(name: &str) -> Option<String> {
    let differences = vec![0.into(), Object::Name(name.into())];
    let font = dictionary! { "Type" => "Font", "Encoding" => dictionary! { "Differences" => differences } };
    let doc = Document::new();
    let encoding = font.get_font_encoding(&doc).ok()?;
    Document::decode_text(&encoding, &[0]).ok().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_they_show_or_nothing() {
        let shown = |name: &str| text(name).unwrap_or_default();
        assert_eq!(
            ["A", "comma", "uni5E02", "uni5E026C11", "u20BB7", "f_i", "uni5E02.alt"].map(shown).concat(),
            "A,市市民𠮷fi市"
        );
        assert_eq!(["cid11139", "g12", ".notdef", "", "uniXYZ1", "u12"].map(shown).concat(), "");
    }
}
