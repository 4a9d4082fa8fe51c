//! Fonts: the bytes of a text operator → characters and their widths.

use super::cmap::CMap;
use super::{gb1, names};
use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS};
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;
use ttf_parser::Face;

/// Most bytes a font's map may unpack to.
const MAP_BYTES: usize = 8 << 20;

/// Most bytes an embedded font may unpack to.
const FONT_BYTES: usize = 32 << 20;

/// One character code as a font shows it.
pub(super) struct Shown {
    /// Its text; U+FFFD where the font does not tell.
    pub(super) text: String,
    /// Advance in thousandths of the font size.
    pub(super) width: f64,
    /// Whether word spacing applies to it.
    pub(super) is_space: bool,
}

/// How codes follow one another in a string.
enum Codes {
    OneByte,
    TwoBytes,
    /// Predefined Unicode maps (UniGB-UCS2-H, UniGB-UTF16-H …).
    Utf16,
    /// Predefined maps on a legacy encoding (GBK-EUC-H, GB-EUC-H …); the CID of the first ASCII character.
    Legacy(&'static Encoding, u32),
    Embedded(CMap),
}

/// What a font without a map to text still tells of its glyphs.
enum Glyphs {
    Unknown,
    /// They are numbered as in the collection Adobe-GB1.
    Gb1,
    /// Characters by CID, by the map of the font file itself.
    Mapped(BTreeMap<u32, char>),
}

/// A font ready to decode with.
pub(super) struct Font {
    codes: Codes,
    to_unicode: CMap,
    glyphs: Glyphs,
    /// Texts of one-byte codes by the font's encoding.
    single: Vec<String>,
    widths: Widths,
    default_width: f64,
    /// Set from top to bottom.
    pub(super) vertical: bool,
    /// Bytes that were unpacked and looked through to load it.
    pub(super) cost: usize,
}

impl Font {
    /// Loads a font, whose maps may unpack to so many bytes.
    pub(super) fn load(font: &Dictionary, doc: &Document, left: usize) -> Self {
        let map = stream(font, b"ToUnicode", doc, left).unwrap_or_default();
        let to_unicode = CMap::parse(&map);
        if font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0") {
            Self::composite(font, doc, to_unicode, map.len(), left)
        } else {
            Self::simple(font, doc, to_unicode, map.len())
        }
    }

    fn simple(font: &Dictionary, doc: &Document, to_unicode: CMap, map: usize) -> Self {
        let differences = names::differences(font, doc);
        let base = if differences.is_empty() { font.clone() } else { base_encoding(font, doc) };
        let encoding =
            base.get(b"Encoding").and_then(|_| base.get_font_encoding_with_limit(doc, MAP_BYTES)).ok();
        let drawn = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type3");
        let text = |byte: u8| {
            if let Some(name) = differences.get(&byte) {
                let named = names::text(name);
                // Drawn fonts often have names without a meaning under codes that have one.
                return named.or_else(|| (drawn && byte.is_ascii_graphic()).then(|| char::from(byte).into()));
            }
            let named = encoding.as_ref().and_then(|encoding| Document::decode_text(encoding, &[byte]).ok());
            named.filter(|text| !text.is_empty()).or_else(|| Some(char::from(byte).into()))
        };
        let text = |byte: u8| {
            text(byte).filter(|text| !text.chars().any(is_control)).unwrap_or_else(|| "\u{fffd}".into())
        };
        let first = integer(font, b"FirstChar", doc).unwrap_or(0);
        let array = font.get_deref(b"Widths", doc).and_then(Object::as_array);
        let scale = glyph_scale(font, doc);
        let mut widths = Widths::default();
        for (code, width) in (first..).zip(array.into_iter().flatten()).take(256) {
            if let Some(width) = real(width, doc) {
                widths.set(code, code, width * scale);
            }
        }
        Self {
            codes: Codes::OneByte,
            to_unicode,
            glyphs: Glyphs::Unknown,
            single: (0..=255).map(text).collect(),
            widths,
            default_width: 500.0,
            vertical: false,
            // The texts of 256 codes, and what is unpacked to make them.
            cost: map + 16_384,
        }
    }

    fn composite(font: &Dictionary, doc: &Document, to_unicode: CMap, map: usize, left: usize) -> Self {
        let name = font.get_deref(b"Encoding", doc).and_then(Object::as_name).unwrap_or_default();
        let mut cost = map + 4096;
        let codes = match stream(font, b"Encoding", doc, left) {
            Some(bytes) => {
                cost += bytes.len();
                Codes::Embedded(CMap::parse(&bytes))
            }
            None => predefined(&String::from_utf8_lossy(name)),
        };
        let descendants = font.get_deref(b"DescendantFonts", doc).and_then(Object::as_array);
        let descendant =
            descendants.ok().and_then(|array| doc.dereference(array.first()?).ok()?.1.as_dict().ok());
        let default_width = descendant.and_then(|font| real(font.get(b"DW").ok()?, doc)).unwrap_or(1000.0);
        let widths = descendant
            .and_then(|font| font.get_deref(b"W", doc).and_then(Object::as_array).ok())
            .map(|array| cid_widths(array, doc))
            .unwrap_or_default();
        let glyphs = match descendant {
            Some(font) if is_gb1(font, doc) => Glyphs::Gb1,
            Some(font) if !to_unicode.has_texts() => {
                let (bytes, characters) = characters(font, doc, left).unwrap_or_default();
                cost += bytes;
                if characters.is_empty() { Glyphs::Unknown } else { Glyphs::Mapped(characters) }
            }
            _ => Glyphs::Unknown,
        };
        let vertical = name.ends_with(b"-V");
        cost += 16 * widths.len();
        Self { codes, to_unicode, glyphs, single: Vec::new(), widths, default_width, vertical, cost }
    }

    /// The characters of a string, in order.
    pub(super) fn decode(&self, bytes: &[u8]) -> Vec<Shown> {
        let mut out = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let length = self.code_length(rest).min(rest.len()).max(1);
            let (code, after) = rest.split_at(length);
            out.push(self.shown(code));
            rest = after;
        }
        out
    }

    fn code_length(&self, bytes: &[u8]) -> usize {
        match &self.codes {
            Codes::OneByte => 1,
            Codes::TwoBytes => 2,
            Codes::Utf16 => {
                if matches!(bytes.first(), Some(0xd8..=0xdb)) {
                    4
                } else {
                    2
                }
            }
            Codes::Legacy(..) => match bytes {
                [0..=0x80, ..] => 1,
                [_, 0x30..=0x39, ..] => 4,
                _ => 2,
            },
            Codes::Embedded(map) => map.code_length(bytes).unwrap_or(2),
        }
    }

    fn shown(&self, bytes: &[u8]) -> Shown {
        let code = bytes.iter().fold(0_u32, |value, byte| value << 8 | u32::from(*byte));
        let mapped = self.to_unicode.text(code).filter(|text| !text.is_empty());
        let text = mapped.or_else(|| self.by_encoding(bytes, code)).unwrap_or_else(|| "\u{fffd}".into());
        let width = self.widths.get(self.cid(&text, code)).unwrap_or(self.default_width);
        Shown { text, width, is_space: matches!(bytes, [b' ']) }
    }

    /// The text of a code by the font's encoding, where that is one of characters.
    fn by_encoding(&self, bytes: &[u8], code: u32) -> Option<String> {
        match &self.codes {
            Codes::OneByte if self.to_unicode.has_texts() && self.single.is_empty() => None,
            Codes::OneByte => self.single.get(code as usize).cloned(),
            Codes::Utf16 => {
                let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                char::decode_utf16(units).collect::<Result<String, _>>().ok()
            }
            Codes::Legacy(encoding, _) => {
                let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
                Some(text.into_owned())
            }
            Codes::TwoBytes => self.by_glyph(code),
            Codes::Embedded(map) => self.by_glyph(map.cid(code)?),
        }
    }

    fn by_glyph(&self, cid: u32) -> Option<String> {
        match &self.glyphs {
            Glyphs::Unknown => None,
            Glyphs::Gb1 => gb1::character(cid),
            Glyphs::Mapped(characters) => characters.get(&cid).map(char::to_string),
        }
    }

    /// The number widths go by. Predefined maps put ASCII at the CIDs from 1 (or 814, half width) on; other
    /// characters of theirs are full width and not looked up.
    fn cid(&self, text: &str, code: u32) -> u32 {
        let ascii = text.chars().next().filter(|c| (' '..='~').contains(c)).map(|c| c as u32 - 32);
        match &self.codes {
            Codes::OneByte | Codes::TwoBytes => code,
            Codes::Utf16 => ascii.map_or(u32::MAX, |offset| 1 + offset),
            Codes::Legacy(_, first) => ascii.map_or(u32::MAX, |offset| first + offset),
            Codes::Embedded(map) => map.cid(code).unwrap_or(code),
        }
    }
}

/// A control code is no character: where a font shows one, it numbers its glyphs in an order of its own.
fn is_control(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
}

/// The font with the encoding that its own is based on.
fn base_encoding(font: &Dictionary, doc: &Document) -> Dictionary {
    let mut base = Dictionary::new();
    base.set("Type", "Font");
    let own = font.get_deref(b"Encoding", doc).and_then(Object::as_dict);
    let name = own.and_then(|own| own.get_deref(b"BaseEncoding", doc)).and_then(Object::as_name);
    base.set("Encoding", Object::Name(name.unwrap_or(b"StandardEncoding").to_vec()));
    base
}

/// The predefined maps of the CJK collections by name; anything else counts as Identity.
fn predefined(name: &str) -> Codes {
    let is = |parts: &[&str]| parts.iter().any(|part| name.starts_with(part));
    if is(&["UniGB-U", "UniCNS-U", "UniJIS-U", "UniKS-U", "UniJIS2004-U"]) {
        Codes::Utf16
    } else if is(&["GBK-EUC", "GBK2K"]) {
        Codes::Legacy(GB18030, 814)
    } else if is(&["GBKp-EUC", "GB-EUC", "GBpc-EUC", "GBT"]) {
        Codes::Legacy(GB18030, 1)
    } else if is(&["ETen-B5", "ETenms-B5", "B5pc", "HKscs-B5"]) {
        Codes::Legacy(BIG5, 1)
    } else if is(&["90ms-RKSJ", "90msp-RKSJ", "90pv-RKSJ"]) {
        Codes::Legacy(SHIFT_JIS, 1)
    } else {
        Codes::TwoBytes
    }
}

/// Whether a CID font's glyphs are numbered as in Adobe-GB1.
fn is_gb1(font: &Dictionary, doc: &Document) -> bool {
    let collection = font.get_deref(b"CIDSystemInfo", doc).and_then(Object::as_dict);
    collection
        .is_ok_and(|info| info.get(b"Ordering").and_then(Object::as_str).is_ok_and(|name| name == b"GB1"))
}

/// Thousandths of the font size in a unit of the widths: 1, but for drawn fonts (Type 3), which bring a scale of
/// their own.
fn glyph_scale(font: &Dictionary, doc: &Document) -> f64 {
    let matrix = font.get_deref(b"FontMatrix", doc).and_then(Object::as_array);
    let scale = matrix.ok().and_then(|matrix| real(matrix.first()?, doc));
    scale.map_or(1.0, |scale| scale.abs() * 1000.0)
}

/// The map of the embedded font file turned round: the first character of each glyph.
/// The bytes that were unpacked for it as well.
fn characters(font: &Dictionary, doc: &Document, left: usize) -> Option<(usize, BTreeMap<u32, char>)> {
    let descriptor = font.get_deref(b"FontDescriptor", doc).and_then(Object::as_dict).ok()?;
    let file = [&b"FontFile2"[..], b"FontFile3"].into_iter().find_map(|key| {
        let stream = descriptor.get_deref(key, doc).and_then(Object::as_stream).ok()?;
        stream.get_plain_content_with_limit(FONT_BYTES.min(left)).ok()
    })?;
    let face = Face::parse(&file, 0).ok()?;
    let mut by_glyph: BTreeMap<u32, char> = BTreeMap::new();
    for subtable in face.tables().cmap?.subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode) {
        subtable.codepoints(|code| {
            if let (Some(glyph), Some(character)) = (subtable.glyph_index(code), char::from_u32(code)) {
                by_glyph.entry(u32::from(glyph.0)).or_insert(character);
            }
        });
    }
    by_glyph.remove(&0);
    // Each glyph's entry takes as much as some bytes of the file.
    let cost = file.len() + 32 * by_glyph.len();
    let Some(map) = stream(font, b"CIDToGIDMap", doc, left) else { return Some((cost, by_glyph)) };
    let glyphs = map.chunks_exact(2).map(|pair| u32::from(u16::from_be_bytes([pair[0], pair[1]])));
    let by_cid = (0..=MOST_CID).zip(glyphs).filter_map(|(cid, glyph)| Some((cid, *by_glyph.get(&glyph)?)));
    Some((cost + map.len(), by_cid.collect()))
}

/// `W`: `first [w w …]` and `first last w`.
fn cid_widths(array: &[Object], doc: &Document) -> Widths {
    let mut widths = Widths::default();
    let mut rest = array.iter();
    while let (Some(first), Some(next)) = (rest.next(), rest.next()) {
        let Some(first) = real(first, doc).map(|first| first as u32) else { break };
        if let Ok((_, Object::Array(list))) = doc.dereference(next) {
            for (cid, width) in (first..=MOST_CID).zip(list.iter().filter_map(|width| real(width, doc))) {
                widths.set(cid, cid, width);
            }
        } else if let (Some(last), Some(width)) = (real(next, doc), rest.next().and_then(|w| real(w, doc))) {
            widths.set(first, (last as u32).min(MOST_CID), width);
        }
    }
    widths
}

/// Largest number of a glyph.
const MOST_CID: u32 = 0xffff;

/// Widths by code: ranges that do not overlap (first code → last code, width), so that a range costs the same
/// however wide it is.
#[derive(Default)]
struct Widths(BTreeMap<u32, (u32, f64)>);

impl Widths {
    /// Sets the width of a range, whatever was said of it before. O(log n), spread over all.
    fn set(&mut self, first: u32, last: u32, width: f64) {
        if last < first {
            return;
        }
        if let Some((&from, &(to, before))) = self.0.range(..first).next_back()
            && to >= first
        {
            self.0.insert(from, (first - 1, before));
            self.keep_behind(last, to, before);
        }
        while let Some((&from, &(to, before))) = self.0.range(first..=last).next() {
            self.0.remove(&from);
            self.keep_behind(last, to, before);
        }
        self.0.insert(first, (last, width));
    }

    fn keep_behind(&mut self, last: u32, to: u32, width: f64) {
        if to > last {
            self.0.insert(last + 1, (to, width));
        }
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, code: u32) -> Option<f64> {
        let (_, (last, width)) = self.0.range(..=code).next_back()?;
        (code <= *last).then_some(*width)
    }
}

fn stream(dict: &Dictionary, key: &[u8], doc: &Document, left: usize) -> Option<Vec<u8>> {
    let stream = dict.get_deref(key, doc).and_then(Object::as_stream).ok()?;
    stream.get_plain_content_with_limit(MAP_BYTES.min(left)).ok()
}

pub(super) fn integer(dict: &Dictionary, key: &[u8], doc: &Document) -> Option<u32> {
    real(dict.get(key).ok()?, doc).map(|value| value as u32)
}

/// A number, directly or by reference.
pub(super) fn real(object: &Object, doc: &Document) -> Option<f64> {
    let (_, object) = doc.dereference(object).ok()?;
    match object {
        Object::Integer(value) => Some(*value as f64),
        Object::Real(value) => Some(f64::from(*value)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_widths_take_the_place_of_earlier_ones() {
        let mut widths = Widths::default();
        widths.set(0, 9, 1.0);
        widths.set(3, 5, 2.0);
        widths.set(5, 12, 3.0);
        widths.set(20, 10, 4.0);
        let all: Vec<f64> = (0..14).map(|code| widths.get(code).unwrap_or(0.0)).collect();
        assert_eq!(all, [1.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 0.0]);
    }

    #[test]
    fn a_width_for_all_costs_no_more_than_one_for_one() {
        let mut widths = Widths::default();
        for round in 0..100_000 {
            widths.set(0, MOST_CID, f64::from(round));
        }
        assert_eq!((widths.len(), widths.get(7)), (1, Some(99_999.0)));
    }
}
