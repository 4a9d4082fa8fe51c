//! What no format may carry.

use std::borrow::Cow;

/// The text without the characters that XML 1.0 cannot hold in any way (control characters, U+FFFE, U+FFFF) and without
/// those that turn text round or hide it ([`is_harmful`]); tab and line ends stay.
pub(crate) fn xml_chars(text: &str) -> Cow<'_, str> {
    let fits = |c: char| c == '\r' || !is_harmful(c) && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if holds(text, |c| !fits(c)) {
        Cow::Owned(text.chars().filter(|&c| fits(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The text without characters that command a terminal or show it in another order than it is written: control characters
/// (C0 but tab and line end, DEL, C1), marks, overrides and isolates of writing direction, characters without width, line
/// and paragraph separators, tags. Each becomes a `\u{FFFD}`, so that positions in the text stay what they are.
///
/// ```
/// use fengong::render::harmless;
/// assert_eq!(harmless("市\u{1b}[2J局\u{202e}"), "市\u{fffd}[2J局\u{fffd}");
/// ```
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !holds(text, is_harmful) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_harmful(c) { char::REPLACEMENT_CHARACTER } else { c }).collect())
}

/// Whether a character is one of those that [`harmless`] replaces.
pub fn is_harmful(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n')
        || matches!(c, '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
}

/// JSON in which harmful characters are written as `\uXXXX`: the same values, and nothing that commands a terminal. JSON
/// escapes C0 itself; all else stands inside its strings only.
pub(crate) fn harmless_json(json: String) -> String {
    if !holds(&json, is_harmful) {
        return json;
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_harmful(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a text holds a character that is meant, one that is harmful or cannot stand in XML: only those that may be are
/// looked at.
fn holds(text: &str, meant: impl Fn(char) -> bool) -> bool {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while let Some(&first) = bytes.get(at) {
        // Most characters are Chinese ones: three bytes, the first of which begins nothing harmful.
        if matches!(first, 0xE3..=0xEE) {
            at += 3;
        } else if first < 0x80 {
            if !may_stand(first) && meant(char::from(first)) {
                return true;
            }
            at += 1;
        } else {
            let Some(c) = text[at..].chars().next() else { return false };
            if !may_stand(first) && meant(c) {
                return true;
            }
            at += c.len_utf8();
        }
    }
    false
}

/// Whether no harmful character begins with this byte.
pub(crate) fn may_stand(b: u8) -> bool {
    (b >= b' ' || b == b'\t' || b == b'\n') && !matches!(b, 0x7F | 0xC2 | 0xD8 | 0xE1 | 0xE2 | 0xEF | 0xF3)
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
    fn what_commands_a_terminal_is_replaced_one_for_one() {
        let text = "市\u{9b}31m民\u{1b}]0;x\u{7}政\u{202e}局\u{2066}\u{200b}\u{7f}\t\n";
        let clean = harmless(text);
        assert_eq!(clean.chars().count(), text.chars().count());
        assert!(!clean.contains(is_harmful), "{clean:?}");
        assert!(matches!(harmless("市民政局，财政局（“一老一小”）\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_keeps_its_values() {
        let value = serde_json::json!({ "a\u{202e}": "b\u{9b}\u{e0041}c\u{1b}" });
        let json = harmless_json(value.to_string());
        assert!(!json.contains(is_harmful), "{json:?}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap(), value);
    }

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
