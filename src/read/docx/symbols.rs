//! Characters of symbol fonts, which stand under numbers of the fonts' own.

/// The character of a symbol (`w:sym`, `w16se:symEx`) by its font and hexadecimal code; none for bullets and
/// ornaments. Of the fonts' own numbers those count that may be a task's number.
pub(super) fn character(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    let own = ["Wingdings", "Webdings", "Symbol", "MT Extra"].iter().any(|name| font.starts_with(name));
    if own || (0xe000..=0xf8ff).contains(&code) {
        return (font == "Wingdings").then(|| circled(code & 0xff)).flatten();
    }
    char::from_u32(code).filter(|c| !c.is_control())
}

/// The circled numbers of Wingdings, white and black.
fn circled(code: u32) -> Option<char> {
    match code {
        0x81..=0x8a => char::from_u32(0x2460 + code - 0x81),
        0x8c..=0x95 => char::from_u32(0x2776 + code - 0x8c),
        _ => None,
    }
}
