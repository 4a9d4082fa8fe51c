//! Lists of words that a text may begin with, end in or hold: asked of every name, answered mostly by two bytes.

/// A list of words. It is put together when the program is compiled and costs nothing to make.
///
/// Most texts have none of the words. Sixty-four to a row, a bit says whether some word begins (ends) with a
/// character of that pattern; only where it is set are the words compared.
#[derive(Debug)]
pub(crate) struct List {
    words: &'static [&'static str],
    first: Bits,
    last: Bits,
}

type Bits = [u64; 4];

impl List {
    /// A list of words, none of them empty.
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let (mut first, mut last) = ([0; 4], [0; 4]);
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            set(&mut first, front(word, 0));
            set(&mut last, back(word));
            at += 1;
        }
        Self { words, first, last }
    }

    /// All words of the list.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }

    /// The first word of the list that the text begins with.
    pub(crate) fn prefix(&self, text: &str) -> Option<&'static str> {
        if !self.may_begin(text) {
            return None;
        }
        self.words.iter().copied().find(|w| text.starts_with(w))
    }

    /// The first word of the list that the text ends in.
    pub(crate) fn suffix(&self, text: &str) -> Option<&'static str> {
        if text.is_empty() || !has(&self.last, back(text.as_bytes())) {
            return None;
        }
        self.words.iter().copied().find(|w| text.ends_with(w))
    }

    /// Whether the first character lets the text begin with a word of the list; mostly it does not.
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        !text.is_empty() && has(&self.first, front(text.as_bytes(), 0))
    }

    /// Whether the text begins with a word of the list.
    pub(crate) fn begins(&self, text: &str) -> bool {
        self.prefix(text).is_some()
    }

    /// Whether the text ends in a word of the list.
    pub(crate) fn ends(&self, text: &str) -> bool {
        self.suffix(text).is_some()
    }

    /// Whether the text is a word of the list.
    pub(crate) fn is(&self, text: &str) -> bool {
        self.may_begin(text) && self.words.contains(&text)
    }

    /// Whether a word of the list stands somewhere in the text.
    pub(crate) fn within(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        (0..bytes.len()).any(|at| {
            // A word begins where a character does.
            (bytes[at] & 0xc0) != 0x80
                && has(&self.first, front(bytes, at))
                && self.words.iter().any(|w| bytes[at..].starts_with(w.as_bytes()))
        })
    }
}

/// What is told by the character that begins at a byte.
const fn front(text: &[u8], at: usize) -> u8 {
    match text[at] {
        ascii @ 0..0x80 => ascii,
        0x80..0xe0 => pattern(text[at], text[at + 1]),
        _ => pattern(text[at + 1], text[at + 2]),
    }
}

/// The same of the last character of a text that is not empty.
const fn back(text: &[u8]) -> u8 {
    let end = text.len() - 1;
    if text[end] < 0x80 { text[end] } else { pattern(text[end - 1], text[end]) }
}

const fn pattern(a: u8, b: u8) -> u8 {
    (a << 2) ^ (b & 0x3f)
}

const fn set(bits: &mut Bits, pattern: u8) {
    bits[(pattern >> 6) as usize] |= 1 << (pattern & 63);
}

const fn has(bits: &Bits, pattern: u8) -> bool {
    bits[(pattern >> 6) as usize] >> (pattern & 63) & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORDS: [&str; 8] = ["牵头", "负责", "·", "*", "“十", "No", "责", "𠀀部"];
    static LIST: List = List::new(&WORDS);

    proptest! {
        #[test]
        fn it_says_what_looking_through_the_words_says(text in "[牵头负责·*“十No𠀀部市a]{0,8}") {
            prop_assert_eq!(LIST.prefix(&text), WORDS.into_iter().find(|w| text.starts_with(w)));
            prop_assert_eq!(LIST.suffix(&text), WORDS.into_iter().find(|w| text.ends_with(w)));
            prop_assert_eq!(LIST.within(&text), WORDS.iter().any(|w| text.contains(w)));
            prop_assert_eq!(LIST.is(&text), WORDS.contains(&text.as_str()));
        }
    }
}
