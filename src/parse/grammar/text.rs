//! The statement with its punctuation folded and its spaces gone, and the way back to the words as printed.

use crate::model::Span;
use crate::parse::marks::width;
use std::borrow::Cow;
use std::ops::Range;

/// Folded text. Offsets are bytes of `text`; [`Clean::span`] leads back to the original.
#[derive(Debug)]
pub(super) struct Clean<'a> {
    original: &'a str,
    /// All brackets are （）, all punctuation is Chinese, no white space.
    pub(super) text: Cow<'a, str>,
    // Original byte of each byte of `text`; empty where nothing was folded.
    map: Vec<u32>,
    /// Where white space or a line break stood between two words, in bytes of `text`, ascending.
    pub(super) breaks: Vec<usize>,
}

impl<'a> Clean<'a> {
    pub(super) fn new(original: &'a str) -> Self {
        if !original.chars().any(|c| c.is_whitespace() || fold(c) != Some(c)) {
            return Self { original, text: Cow::Borrowed(original), map: Vec::new(), breaks: Vec::new() };
        }
        let mut text = String::with_capacity(original.len() + original.len() / 4);
        let mut map = Vec::with_capacity(text.capacity());
        let mut breaks = Vec::new();
        let mut gap = false;
        for (at, c) in original.char_indices() {
            let Some(folded) = fold(c).filter(|f| !f.is_whitespace()) else {
                gap |= c.is_whitespace();
                continue;
            };
            let folded = full_stop(folded, original, at);
            if std::mem::take(&mut gap) && !text.is_empty() {
                breaks.push(text.len());
            }
            text.push(folded);
            map.extend(std::iter::repeat_n(at as u32, folded.len_utf8()));
        }
        Self { original, text: Cow::Owned(text), map, breaks }
    }

    /// Whether the folded text is the original, byte for byte.
    pub(super) fn is_plain(&self) -> bool {
        self.map.is_empty()
    }

    fn origin(&self, at: usize) -> usize {
        self.map.get(at).map_or(at, |o| *o as usize)
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
