use crate::model::Span;

/// A piece of text with what does not change its meaning taken off, and the way back to the bytes it came from.
///
/// White space and quotation marks are dropped (`“一老一小”` and `一老一小` are one term, a line break inside a
/// cell parts nothing), full-width letters, digits and signs become half-width, Latin letters lower-case, and the
/// many dashes become one. Linear in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Folded {
    text: String,
    /// For each byte of `text` the first and one past the last byte of the character it came from.
    from: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds the words of a span; offsets stay those of the whole text.
    pub(crate) fn new(text: &str, span: Span) -> Self {
        let words = span.of(text);
        let mut folded =
            Self { text: String::with_capacity(words.len()), from: Vec::with_capacity(words.len()) };
        for (at, c) in words.char_indices() {
            let Some(c2) = fold(c) else { continue };
            folded.text.push(c2);
            let start = span.start() + at;
            folded.from.resize(folded.text.len(), (start as u32, (start + c.len_utf8()) as u32));
        }
        folded
    }

    /// The folded text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Where a range of bytes of the folded text stands in the original.
    pub(crate) fn origin(&self, start: usize, end: usize) -> Span {
        let first = self.from.get(start).map_or(0, |f| f.0 as usize);
        let last = end.checked_sub(1).and_then(|e| self.from.get(e)).map_or(first, |f| f.1 as usize);
        Span::new(first, last)
    }
}

/// Folds a term of a codebook or word list the same way as the text it is looked up in.
pub(crate) fn folded(term: &str) -> String {
    term.chars().filter_map(fold).collect()
}

fn fold(c: char) -> Option<char> {
    match c {
        '\u{4e00}'..='\u{9fff}' => Some(c),
        _ if c.is_whitespace() => None,
        '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '『' | '』' | '\u{feff}' | '\u{200b}' => {
            None
        }
        '—' | '–' | '－' | '―' | '～' | '~' => Some('-'),
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).map(|c| c.to_ascii_lowercase()),
        _ => Some(c.to_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_and_finds_the_way_back() {
        let text = "推行“ＢＯＴ ”模式";
        let f = Folded::new(text, Span::new(0, text.len()));
        assert_eq!(f.as_str(), "推行bot模式");
        let at = f.as_str().find("bot").expect("folded");
        assert_eq!(f.origin(at, at + 3).of(text), "ＢＯＴ");
        assert_eq!(folded("2—3 岁"), "2-3岁");
    }

    #[test]
    fn nothing_gives_the_empty_span() {
        let f = Folded::new("  ", Span::new(0, 2));
        assert!(f.as_str().is_empty());
        assert!(f.origin(0, 0).is_empty());
    }
}
