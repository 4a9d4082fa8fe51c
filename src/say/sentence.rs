//! A sentence whose numbers are known, so that a page can lead from each to its evidence.

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Which number of the statement it is ([`Statement::quantities`](super::Statement::quantities)); absent for words.
    pub number: Option<usize>,
}

/// A sentence in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    /// Its pieces in order.
    pub pieces: Vec<Piece>,
}

// Characters that no document keeps ([`clean`]): around a number, and between its position and its digits.
const OPEN: char = '\u{F0000}';
const MID: char = '\u{F0001}';
const CLOSE: char = '\u{F0002}';

/// A number as it travels through the formatting of a message.
pub(super) fn marked(position: usize, digits: &str) -> String {
    format!("{OPEN}{position}{MID}{digits}{CLOSE}")
}

/// Foreign text without the marks.
pub(super) fn clean(text: &str) -> String {
    text.replace([OPEN, MID, CLOSE], "")
}

impl Sentence {
    /// Cuts a formatted message at its marks.
    pub(super) fn parse(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut words = |text: &str, number| {
            if !text.is_empty() {
                pieces.push(Piece { text: text.to_owned(), number });
            }
        };
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once(OPEN) {
            words(before, None);
            let (inside, after) = behind.split_once(CLOSE).unwrap_or((behind, ""));
            let (position, digits) = inside.split_once(MID).unwrap_or(("", inside));
            words(digits, position.parse().ok());
            rest = after;
        }
        words(rest, None);
        Self { pieces }
    }

    /// A capital at the beginning: clauses are written to stand anywhere.
    pub(super) fn capitalise(&mut self) {
        if let Some(letter) = self.pieces.first_mut().and_then(|p| p.text.get_mut(..1)) {
            letter.make_ascii_uppercase();
        }
    }

    /// The sentence as plain text.
    pub fn plain(&self) -> String {
        self.pieces.iter().map(|p| p.text.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_cut_out_of_their_words() {
        let text = format!("共{}项，占{}。", marked(0, "12"), marked(1, "40%"));
        let sentence = Sentence::parse(&text);
        let numbers: Vec<_> = sentence.pieces.iter().map(|p| (p.text.as_str(), p.number)).collect();
        assert_eq!(
            numbers,
            [("共", None), ("12", Some(0)), ("项，占", None), ("40%", Some(1)), ("。", None)]
        );
        assert_eq!(sentence.plain(), "共12项，占40%。");
        assert_eq!(clean(&text), "共012项，占140%。");
    }
}
