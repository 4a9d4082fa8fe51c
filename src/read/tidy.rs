//! White space, simple tags and entities.

use std::borrow::Cow;

/// White space at the ends, including the invisible characters Unicode does not count as such.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// Tags that web pages leave behind in copied text, and whether they break the line.
const TAGS: &[(&str, bool)] = &[
    ("p", true),
    ("br", true),
    ("div", true),
    ("li", true),
    ("tr", true),
    ("span", false),
    ("b", false),
    ("strong", false),
    ("i", false),
    ("em", false),
    ("u", false),
    ("font", false),
    ("a", false),
    ("td", false),
    ("th", false),
    ("sup", false),
    ("sub", false),
    ("o:p", false),
];

/// Removes simple tags (`<p>`, `<br/>`, `</span>` …) and resolves entities; anything else in angle
/// brackets stays. Tags that end a line become one `\n` between the texts around them.
pub(super) fn strip_markup(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '&']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        rest = if let Some((breaks, after)) = tag(tail) {
            if breaks {
                break_line(&mut out);
            }
            after
        } else if let Some((character, after)) = entity(tail) {
            out.push(character);
            after
        } else {
            out.push_str(&tail[..1]);
            &tail[1..]
        };
    }
    out.push_str(rest);
    let kept = out.trim_end_matches('\n').len();
    out.truncate(kept);
    Cow::Owned(out)
}

fn break_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// A known tag at the start of `text`: whether it breaks the line, and what follows it.
fn tag(text: &str) -> Option<(bool, &str)> {
    let inner = text.strip_prefix('<')?;
    let end = inner.bytes().take(300).position(|byte| byte == b'>')?;
    let (body, after) = (&inner[..end], &inner[end + 1..]);
    let name = body.trim_start_matches('/').split([' ', '/', '\t']).next()?;
    let (_, breaks) = TAGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    Some((*breaks, after))
}

/// An entity at the start of `text` and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(12).position(|b| b == b';')?;
    let (name, after) = (&inner[..end], &inner[end + 1..]);
    Some((named_or_numbered(name)?, after))
}

/// The character an entity name (`amp`, `#12289`, `#x3001`) stands for.
pub(super) fn named_or_numbered(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    Some(match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "middot" => '·',
        _ => return None,
    })
}

/// Whether a raised text is the mark of a note: `1`, `[2]`, `（注3）`, `①`, `*`.
pub(super) fn is_note_mark(text: &str) -> bool {
    let inner = trim(text).trim_matches(|c| "[]〔〕()（）【】".contains(c));
    let number = inner.trim_start_matches(['注', '^']);
    let count = number.chars().count();
    matches!(inner, "*" | "注" | "†")
        || (1..=3).contains(&count) && number.chars().all(|c| c.is_ascii_digit())
        || count == 1 && number.chars().all(|c| ('①'..='⑳').contains(&c))
}

/// Length of the front matter (`---`, lines of `key: value`, `---`) that site generators put before a page.
pub(super) fn front_matter(text: &str) -> usize {
    let mut length = 0;
    for (index, line) in text.split_inclusive('\n').take(60).enumerate() {
        length += line.len();
        let line = line.trim_end();
        match index {
            0 if line != "---" => return 0,
            0 => {}
            _ if line == "---" => return length,
            _ if line.starts_with([' ', '-', '#']) || is_key(line) => {}
            _ => return 0,
        }
    }
    0
}

/// The number of the document (乐政发〔2026〕3号) among the front matter, and its line.
pub(super) fn document_number(front: &str) -> Option<(usize, &str)> {
    let values =
        front.lines().enumerate().filter_map(|(at, line)| Some((at + 1, line.split_once(':')?.1.trim())));
    let mut numbers = values.filter(|(_, value)| value.ends_with('号') && value.contains(['〔', '[']));
    numbers.next()
}

/// Whether a line is `key: …`, in whatever language the key is.
fn is_key(line: &str) -> bool {
    const LONGEST: usize = 20;
    let key = line.split(':').next().unwrap_or_default();
    key.len() < line.len()
        && (1..=LONGEST).contains(&key.chars().count())
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_tags_go_and_line_tags_break() {
        assert_eq!(strip_markup("<p>甲。<p>乙&nbsp;&#20010;<br/>丙<b>丁</b></p>"), "甲。\n乙 个\n丙丁");
    }

    #[test]
    fn what_is_no_tag_stays() {
        for text in ["a<b", "<未知>", "A&B", "&unknown;", "比例<5%", "<", "&"] {
            assert_eq!(strip_markup(text), text);
        }
    }

    #[test]
    fn invisible_characters_are_trimmed() {
        assert_eq!(trim("\u{feff}\u{3000} 任务\u{200b}\u{a0}"), "任务");
    }

    #[test]
    fn front_matter_goes_but_a_rule_stays() {
        assert_eq!(front_matter("---\ntitle: 题\n---\n正文"), "---\ntitle: 题\n---\n".len());
        assert_eq!(
            front_matter("---\n标题: 题\n发布单位: 乙市\n---\n正文"),
            "---\n标题: 题\n发布单位: 乙市\n---\n".len()
        );
        assert_eq!(front_matter("---\n正文\n---\n"), 0);
        assert_eq!(front_matter("正文"), 0);
        assert_eq!(
            document_number("---\n标题: 题\n文号: 乐政发〔2026〕3号\n---\n"),
            Some((3, "乐政发〔2026〕3号"))
        );
    }
}
