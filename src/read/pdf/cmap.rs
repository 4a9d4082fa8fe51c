//! Character maps: codes → CIDs or Unicode, as embedded in PDF files.

use std::collections::BTreeMap;

/// An embedded map. Ranges stay ranges: a file cannot blow them up.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// Valid codes: length in bytes, lowest, highest.
    spaces: Vec<(usize, u32, u32)>,
    /// Highest code and first CID, by lowest code.
    cids: BTreeMap<u32, (u32, u32)>,
    /// Highest code and the text of the lowest, by lowest code.
    texts: BTreeMap<u32, (u32, String)>,
}

impl CMap {
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operands: Vec<Token> = Vec::new();
        for token in (Tokens { bytes, at: 0 }) {
            match token {
                Token::Word(word) => {
                    map.operator(word, &operands);
                    operands.clear();
                }
                other => operands.push(other),
            }
        }
        map
    }

    fn operator(&mut self, word: &[u8], operands: &[Token]) {
        match word {
            b"endcodespacerange" => {
                for pair in operands.chunks_exact(2) {
                    if let [Token::Hex(low), Token::Hex(high)] = pair {
                        self.spaces.push((low.len(), number(low), number(high)));
                    }
                }
            }
            b"endcidrange" => {
                for triple in operands.chunks_exact(3) {
                    if let [Token::Hex(low), Token::Hex(high), Token::Int(cid)] = triple {
                        self.cids.insert(number(low), (number(high), *cid));
                    }
                }
            }
            b"endcidchar" => {
                for pair in operands.chunks_exact(2) {
                    if let [Token::Hex(code), Token::Int(cid)] = pair {
                        self.cids.insert(number(code), (number(code), *cid));
                    }
                }
            }
            b"endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    if let [Token::Hex(code), Token::Hex(text)] = pair {
                        self.texts.insert(number(code), (number(code), utf16(text)));
                    }
                }
            }
            b"endbfrange" => self.text_ranges(operands),
            _ => {}
        }
    }

    fn text_ranges(&mut self, operands: &[Token]) {
        let mut rest = operands.iter();
        while let (Some(Token::Hex(low)), Some(Token::Hex(high)), Some(target)) =
            (rest.next(), rest.next(), rest.next())
        {
            match target {
                Token::Hex(text) => {
                    self.texts.insert(number(low), (number(high), utf16(text)));
                }
                Token::Open => {
                    let items = rest.by_ref().take_while(|token| !matches!(token, Token::Close));
                    for (code, item) in (number(low)..).zip(items) {
                        if let Token::Hex(text) = item {
                            self.texts.insert(code, (code, utf16(text)));
                        }
                    }
                }
                _ => return,
            }
        }
    }

    /// Bytes of the code `bytes` begins with; absent if the map names no code spaces.
    pub(super) fn code_length(&self, bytes: &[u8]) -> Option<usize> {
        let fits = |(length, low, high): &&(usize, u32, u32)| {
            bytes.get(..*length).is_some_and(|code| {
                let (code, low, high) = (code, low.to_be_bytes(), high.to_be_bytes());
                let skip = 4 - length.min(&4);
                code.iter().zip(&low[skip..]).zip(&high[skip..]).all(|((b, l), h)| (l..=h).contains(&b))
            })
        };
        let shortest = || self.spaces.iter().map(|(length, ..)| *length).min();
        self.spaces.iter().find(fits).map(|(length, ..)| *length).or_else(shortest).map(|l| l.clamp(1, 4))
    }

    pub(super) fn cid(&self, code: u32) -> Option<u32> {
        let (low, (high, cid)) = self.cids.range(..=code).next_back()?;
        (code <= *high).then(|| cid.saturating_add(code - low))
    }

    /// The text of a code. In a range the last character counts up with the code.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        let (low, (high, first)) = self.texts.range(..=code).next_back()?;
        if code > *high {
            return None;
        }
        let mut chars: Vec<char> = first.chars().collect();
        let last = chars.pop()?;
        chars.push(char::from_u32(u32::from(last).checked_add(code - low)?)?);
        Some(chars.into_iter().collect())
    }

    pub(super) fn has_texts(&self) -> bool {
        !self.texts.is_empty()
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().rev().take(4).rev().fold(0, |value, byte| value << 8 | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).filter_map(Result::ok).filter(|c| *c != '\0').collect()
}

enum Token<'a> {
    Hex(Vec<u8>),
    Int(u32),
    Open,
    Close,
    Word(&'a [u8]),
}

/// The few kinds of PostScript tokens a map is made of.
struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            match byte {
                b'%' => {
                    self.take_until(|b| matches!(b, b'\n' | b'\r'));
                }
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.at += 2,
                b'<' => {
                    self.at += 1;
                    let digits = self.take_until(|b| b == b'>');
                    self.at += 1;
                    return Some(Token::Hex(hex(digits)));
                }
                b'[' | b']' => {
                    self.at += 1;
                    return Some(if byte == b'[' { Token::Open } else { Token::Close });
                }
                b'/' | b'(' | b')' | b'{' | b'}' | b'>' => self.at += 1,
                byte if byte.is_ascii_whitespace() || byte == 0 => self.at += 1,
                _ => {
                    let word = self.take_until(|b| b.is_ascii_whitespace() || b"[]<>()/{}%\0".contains(&b));
                    let digits = std::str::from_utf8(word).ok().and_then(|word| word.parse().ok());
                    return Some(digits.map_or(Token::Word(word), Token::Int));
                }
            }
        }
    }
}

impl<'a> Tokens<'a> {
    fn take_until(&mut self, stop: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| stop(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let digits: Vec<u32> = digits.iter().filter_map(|digit| char::from(*digit).to_digit(16)).collect();
    digits.chunks(2).map(|pair| (pair[0] << 4 | pair.get(1).copied().unwrap_or(0)) as u8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_chars_and_arrays() {
        let map = CMap::parse(
            b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfrange <0003> <0005> <5E02> <0010> <0011> [<6C11> <653F5C40>] endbfrange\n\
              1 beginbfchar <0020> <D842DFB7> endbfchar\n\
              1 begincidrange <0100> <01ff> 34 endcidrange",
        );
        assert_eq!(map.text(4).as_deref(), Some("\u{5e03}"));
        assert_eq!(map.text(0x11).as_deref(), Some("政局"));
        assert_eq!(map.text(0x20).as_deref(), Some("𠮷"));
        assert_eq!(map.text(6), None);
        assert_eq!(map.cid(0x102), Some(36));
        assert_eq!(map.code_length(b"\x01\x02"), Some(2));
    }

    #[test]
    fn code_lengths_may_mix() {
        let map = CMap::parse(b"2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange");
        assert_eq!(map.code_length(b"A"), Some(1));
        assert_eq!(map.code_length(b"\xca\xd0"), Some(2));
    }
}
