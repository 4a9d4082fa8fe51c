//! What no format may carry.

use std::borrow::Cow;

/// The text without the characters that XML 1.0 cannot hold in any way (control characters, U+FFFE, U+FFFF);
/// tab and line ends stay.
pub(crate) fn xml_chars(text: &str) -> Cow<'_, str> {
    let fits = |c: char| !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    // Nearly all text is seen to be whole by its bytes: both non-characters begin with 0xEF.
    let plain = |b: u8| b >= b' ' && b != 0xEF || matches!(b, b'\t' | b'\n' | b'\r');
    if text.bytes().all(plain) || text.chars().all(fits) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|&c| fits(c)).collect())
    }
}

/// The text on one line: control characters and line ends become spaces.
pub(crate) fn one_line(text: &str) -> String {
    xml_chars(text).chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Width of a text in ems, for boxes that must hold it in any font: a wide character is one em, any other 0.6.
pub(crate) fn ems(text: &str) -> f64 {
    use unicode_width::UnicodeWidthChar;
    text.chars()
        .map(|c| match c.width() {
            Some(2) => 1.0,
            Some(0) | None => 0.0,
            Some(_) => 0.6,
        })
        .sum()
}

/// The text broken into at most `most` lines of about `width` ems; what does not fit ends in `…`.
///
/// Han text breaks anywhere but before closing punctuation, words in Latin letters stay whole where they can.
pub(crate) fn wrap(text: &str, width: f64, most: usize) -> Vec<String> {
    let text = one_line(text);
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for piece in pieces(text.trim()) {
        let needed = ems(piece);
        let closing =
            piece.starts_with(['，', '。', '、', '；', '：', '）', '》', '”', '！', '？', ',', '.', ')']);
        // The space behind a word may hang over the line's end.
        if used > 0.0 && used + ems(piece.trim_end()) > width && !closing {
            if lines.len() == most {
                if let Some(last) = lines.last_mut() {
                    last.push('…');
                }
                return lines;
            }
            lines.push(String::new());
            used = 0.0;
        }
        if let Some(last) = lines.last_mut() {
            last.push_str(piece);
        }
        used += needed;
    }
    lines.into_iter().map(|line| line.trim().to_owned()).collect()
}

/// Words in Latin letters with the space behind them, every other character by itself.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let mut end = first.len_utf8();
        if first.is_ascii_graphic() {
            // A word longer than any line is cut, or it would run out of its box.
            end = rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len()).min(24);
            if rest[end..].starts_with(' ') {
                end += 1;
            }
        }
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_takes_what_is_left() {
        assert_eq!(xml_chars("a\u{0}b\u{1B}c\td\n"), "abc\td\n");
        assert!(matches!(xml_chars("市民政局"), Cow::Borrowed(_)));
    }

    #[test]
    fn lines_are_broken_by_width() {
        assert_eq!(wrap("市民政局牵头负责", 4.0, 2), ["市民政局", "牵头负责"]);
        assert_eq!(wrap("市民政局牵头负责到底", 4.0, 2), ["市民政局", "牵头负责…"]);
        assert_eq!(wrap("Civil Affairs Bureau", 8.0, 3), ["Civil Affairs", "Bureau"]);
        assert_eq!(wrap("市民政局，财政", 4.0, 2), ["市民政局，", "财政"]);
        assert_eq!(wrap("", 4.0, 2), [""]);
    }
}
