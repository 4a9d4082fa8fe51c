//! The statement with its punctuation folded and its spaces gone, and the way back to the words as printed.

use crate::model::Span;
use crate::parse::marks::{beside_han, width};
use std::borrow::Cow;
use std::ops::Range;

/// Folded text. Offsets are bytes of `text`; [`Clean::span`] leads back to the original.
#[derive(Debug)]
pub(super) struct Clean<'a> {
    original: &'a str,
    /// All brackets are （）, all punctuation is Chinese, no white space.
    pub(super) text: Cow<'a, str>,
    /// Where the places in `text` and in the original part: from the one place on they go side by side to the next entry;
    /// empty where nothing was folded.
    map: Vec<(usize, usize)>,
    /// Where white space or a line break stood between two words, in bytes of `text`, ascending.
    pub(super) breaks: Vec<usize>,
}

impl<'a> Clean<'a> {
    pub(super) fn new(original: &'a str) -> Self {
        if !folds(original) {
            return Self { original, text: Cow::Borrowed(original), map: Vec::new(), breaks: Vec::new() };
        }
        let bytes = original.as_bytes();
        let mut text = String::with_capacity(original.len() + original.len() / 4);
        let (mut map, mut breaks) = (Vec::new(), Vec::new());
        let (mut gap, mut at) = (false, 0);
        while at < bytes.len() {
            let from = at;
            while bytes.get(at).copied().is_some_and(is_kept) {
                at += 3;
            }
            let c = original[from..].chars().next().unwrap_or_default();
            let mut folded = c;
            if at == from {
                at += c.len_utf8();
                let Some(read) = fold(c).filter(|f| !f.is_whitespace()) else {
                    gap |= c.is_whitespace();
                    continue;
                };
                folded = full_stop(read, original, from);
            }
            if std::mem::take(&mut gap) && !text.is_empty() {
                breaks.push(text.len());
            }
            let beside = |(folded, printed): &(usize, usize)| text.len() - folded == from - printed;
            if !map.last().is_some_and(beside) {
                map.push((text.len(), from));
            }
            if folded == c { text.push_str(&original[from..at]) } else { text.push(folded) }
        }
        Self { original, text: Cow::Owned(text), map, breaks }
    }

    /// Whether the folded text is the original, byte for byte.
    pub(super) fn is_plain(&self) -> bool {
        self.map.is_empty()
    }

    fn origin(&self, at: usize) -> usize {
        let before = self.map.partition_point(|(folded, _)| *folded <= at);
        let entry = before.checked_sub(1).filter(|_| at < self.text.len()).and_then(|k| self.map.get(k));
        entry.map_or(at, |(folded, printed)| printed + (at - folded))
    }

    /// The words as printed that a range of the folded text stands for.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        if self.map.is_empty() || range.is_empty() {
            let at =
                if range.is_empty() { self.origin(range.start.min(self.text.len())) } else { range.start };
            return Span::new(at, at + range.len());
        }
        let last =
            self.text[range.clone()].char_indices().next_back().map_or(range.start, |(i, _)| range.start + i);
        let last = self.origin(last);
        Span::new(self.origin(range.start), last + width(&self.original[last..]))
    }

    /// The words as printed, without white space.
    pub(super) fn printed(&self, range: Range<usize>) -> String {
        if self.map.is_empty() {
            return self.text[range].to_owned();
        }
        let words = self.span(range).of(self.original);
        words.chars().filter(|c| !c.is_whitespace() && fold(*c).is_some()).collect()
    }
}

fn full_stop(c: char, original: &str, at: usize) -> char {
    let next = || original[at..].chars().nth(1);
    match c {
        // A point ends a sentence; inside a number it does not.
        '.' if next().is_none_or(char::is_whitespace) => '。',
        // 1,000 is a number.
        '，' if original[at..].starts_with(',')
            && next().is_some_and(|n| n.is_ascii_digit())
            && original[..at].ends_with(|p: char| p.is_ascii_digit()) =>
        {
            ','
        }
        other => other,
    }
}

/// Whether the character that begins with a byte is one of three bytes that is read as it is: a Chinese one, mostly.
fn is_kept(first: u8) -> bool {
    matches!(first, 0xe4..=0xee)
}

/// Whether anything of a text is read as something else.
fn folds(text: &str) -> bool {
    beside_han(text).any(|(_, c)| c.is_whitespace() || fold(c) != Some(c))
}

/// What a character is read as; `None` for marks that carry nothing.
fn fold(c: char) -> Option<char> {
    Some(match c {
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}' => return None,
        c if c.is_whitespace() => ' ',
        c if (c as u32) >= 0x4e00 => match c {
            '（' | '［' | '｛' | '＜' | '﹙' => '（',
            '）' | '］' | '｝' | '＞' | '﹚' => '）',
            '﹐' => '，',
            '﹔' => '；',
            '﹕' => '：',
            '．' => '.',
            '､' | '﹑' => '、',
            '｡' => '。',
            '／' | '｜' => '/',
            '＊' => '*',
            '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
                char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
            }
            c => c,
        },
        '(' | '[' | '{' | '<' | '〔' | '【' | '〈' | '〖' => '（',
        ')' | ']' | '}' | '>' | '〕' | '】' | '〉' | '〗' => '）',
        ',' => '，',
        ';' => '；',
        ':' | '∶' => '：',
        '|' => '/',
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_text_leads_back() {
        let text = "[责任单位: 市民政 局,\n区 政府]";
        let clean = Clean::new(text);
        assert_eq!(clean.text, "（责任单位：市民政局，区政府）");
        let at = clean.text.find("市民政局").unwrap_or_default();
        let range = at..at + "市民政局".len();
        assert_eq!(clean.span(range.clone()).of(text), "市民政 局");
        assert_eq!(clean.printed(range), "市民政局");
        assert_eq!(clean.breaks.len(), 4);
    }
}
