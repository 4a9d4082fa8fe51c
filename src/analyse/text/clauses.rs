use crate::model::Span;

/// Parts a stretch of text into clauses: at `，；。：！？` and line breaks that stand outside brackets.
///
/// `、` joins the members of an enumeration and parts nothing; commas between digits stay. Clauses keep no
/// punctuation at their ends, and are never empty. Linear in the text.
///
/// ```
/// use fengong::{analyse::text::clauses, model::Span};
/// let text = "深化校企合作，支持实训基地（含托育，下同）建设。";
/// let words: Vec<_> = clauses(text, Span::new(0, text.len())).iter().map(|s| s.of(text)).collect();
/// assert_eq!(words, ["深化校企合作", "支持实训基地（含托育，下同）建设"]);
/// ```
pub fn clauses(text: &str, within: Span) -> Vec<Span> {
    let words = within.of(text);
    let mut found = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    let mut previous = ' ';
    for (at, c) in words.char_indices() {
        if is_han(c) {
            previous = c;
            continue;
        }
        match c {
            '（' | '(' | '〔' | '[' | '《' | '【' => depth += 1,
            '）' | ')' | '〕' | ']' | '》' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let hard = matches!(c, '。' | '；' | ';' | '！' | '？' | '\n');
        let soft = depth == 0 && (matches!(c, '，' | '：' | ':') || (c == ',' && !previous.is_ascii_digit()));
        if hard || soft {
            // A bracket that is never closed must not swallow the rest.
            depth = 0;
            push(&mut found, words, start, at, within.start());
            start = at + c.len_utf8();
        }
        previous = c;
    }
    push(&mut found, words, start, words.len(), within.start());
    found
}

/// Most characters of a plan: no punctuation, no space.
fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

fn push(found: &mut Vec<Span>, words: &str, start: usize, end: usize, offset: usize) {
    let piece = &words[start..end];
    let core = piece.trim_matches(|c: char| {
        !is_han(c) && (c.is_whitespace() || matches!(c, '、' | '，' | ',' | '.' | '．' | '·' | '—' | '-'))
    });
    if core.chars().any(|c| is_han(c) || c.is_alphanumeric()) {
        let from = start + (core.as_ptr() as usize - piece.as_ptr() as usize);
        found.push(Span::new(from, from + core.len()).shifted(offset));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        clauses(text, Span::new(0, text.len())).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn parts_at_commas_outside_brackets_only() {
        assert_eq!(split("甲一，乙一；丙一。"), ["甲一", "乙一", "丙一"]);
        assert_eq!(split("建设甲、乙、丙（甲，乙）"), ["建设甲、乙、丙（甲，乙）"]);
        assert_eq!(split("投入1,000元,用于养老"), ["投入1,000元", "用于养老"]);
    }

    #[test]
    fn an_open_bracket_ends_with_its_sentence() {
        assert_eq!(split("建设（甲，乙。丙，丁"), ["建设（甲，乙", "丙", "丁"]);
        assert!(split("，。——").is_empty());
    }
}
