//! Characters of symbol fonts, which stand under numbers of the fonts' own.

/// The character of a symbol (`w:sym`, `w16se:symEx`) by its font and hexadecimal code; none for bullets and
/// ornaments. Of the fonts' own characters those count that may be a task's number or the box before a name.
pub(super) fn character(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    let own = ["Wingdings", "Webdings", "Symbol", "MT Extra"].iter().any(|name| font.starts_with(name));
    if own || (0xe000..=0xf8ff).contains(&code) {
        return match font {
            "Wingdings" => circled(code & 0xff).or_else(|| ticked(code & 0xff)),
            "Wingdings 2" => ticked_2(code & 0xff),
            _ => None,
        };
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

/// The boxes of Wingdings, ticked or not.
fn ticked(code: u32) -> Option<char> {
    match code {
        0x6f | 0xa8 => Some('☐'),
        0xfc => Some('✓'),
        0xfd => Some('☒'),
        0xfe => Some('☑'),
        _ => None,
    }
}

/// The boxes of Wingdings 2.
fn ticked_2(code: u32) -> Option<char> {
    match code {
        0x2a | 0xa3 => Some('☐'),
        0x50 => Some('✓'),
        0x51 | 0x53 | 0x54 => Some('☒'),
        0x52 => Some('☑'),
        _ => None,
    }
}
