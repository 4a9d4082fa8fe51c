//! What the readers ask of characters: wide ones, and numbers that begin a line.

use super::tidy::trim;

/// Han characters and their punctuation.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a text begins with a number of its own: `1.` `（一）` `一、` `①` `第一条`.
pub(super) fn starts_with_number(text: &str) -> bool {
    let is_figure =
        |c: char| c.is_ascii_digit() || "〇一二三四五六七八九十百".contains(c) || ('０'..='９').contains(&c);
    let text = trim(text);
    if text.chars().next().is_some_and(|c| ('①'..='⒛').contains(&c)) {
        return true;
    }
    let inner = text.trim_start_matches(['（', '(', '第']);
    let after = inner.trim_start_matches(is_figure);
    after.len() < inner.len() && after.starts_with(['、', '.', '．', ')', '）', '条', '章', '项', '节'])
}
