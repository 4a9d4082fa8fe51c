//! The embedded Chinese font: which characters it draws, how wide they are.
//!
//! A subset of Noto Sans CJK SC Regular 2.004 (SIL OFL 1.1, `src/data/font/OFL.txt`): GB 2312 levels 1 and 2,
//! ASCII, Latin-1, Greek, circled numbers, full-width and vertical forms, mathematical signs. Labels are
//! measured with it, so drawings are the same on every machine, whatever fonts are installed.

use std::sync::OnceLock;
use ttf_parser::Face;

/// The font file.
pub static SUBSET: &[u8] = include_bytes!("../data/font/NotoSansCJKsc-Regular-subset.otf");

/// The family name of the embedded font.
pub const FAMILY: &str = "Noto Sans CJK SC";

/// The font list of every figure: the embedded family, then what Windows, macOS and Linux bring along.
pub const FAMILIES: &str =
    "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','SimHei',sans-serif";

fn face() -> Option<&'static Face<'static>> {
    static FACE: OnceLock<Option<Face<'static>>> = OnceLock::new();
    FACE.get_or_init(|| Face::parse(SUBSET, 0).ok()).as_ref()
}

fn advance_of_glyph(c: char) -> Option<f64> {
    let face = face()?;
    let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
    Some(f64::from(advance) / f64::from(face.units_per_em().max(1)))
}

/// Whether the embedded font can draw a character.
///
/// ```
/// assert!(fengong::render::font::covers('达') && fengong::render::font::covers('㎡'));
/// assert!(!fengong::render::font::covers('𠮷'));
/// ```
pub fn covers(c: char) -> bool {
    face().is_some_and(|f| f.glyph_index(c).is_some())
}

fn is_common_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Width of a character in em: 1 for Han, the font's advance for what it has, otherwise 1 for wide characters and
/// 0.6 for narrow ones.
pub fn advance(c: char) -> f64 {
    static ASCII: OnceLock<[f64; 128]> = OnceLock::new();
    if c.is_ascii() {
        let table =
            ASCII.get_or_init(|| std::array::from_fn(|i| advance_of_glyph(i as u8 as char).unwrap_or(0.5)));
        return table[c as usize];
    }
    if is_common_han(c) {
        return 1.0;
    }
    advance_of_glyph(c).unwrap_or_else(|| {
        use unicode_width::UnicodeWidthChar;
        match c.width() {
            Some(2) => 1.0,
            Some(0) | None => 0.0,
            Some(_) => 0.6,
        }
    })
}

/// Width of a text in em.
///
/// ```
/// assert_eq!(fengong::render::font::width("民政局"), 3.0);
/// ```
pub fn width(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_what_plans_are_written_in() {
        for c in "牵负参配落达川镇①⑳㎡〔2022〕“”、（）％—…·×≥≤±½éÀαβχ□●○◐△▲★".chars()
        {
            assert!(covers(c), "{c}");
        }
    }

    #[test]
    fn measures_latin_by_the_font() {
        assert!(width("WWW") > 2.0 * width("iii"));
        assert!((width("0123456789") - 10.0 * advance('0')).abs() < 1e-9);
    }
}
