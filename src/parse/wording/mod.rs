//! The words by which statements and layouts are told. All of them are data: `data/reading.toml`, and what a user's file
//! adds to it.
//!
//! A section of the file is a purpose, a key in it a list of words parted by blanks (or phrases in a list). What a list is
//! for stands in the file beside it.

mod sections;
mod words;

pub use sections::Wording;
pub(crate) use sections::{Join, Laws, Verb};
pub use words::Words;

use crate::model::Duty;
use std::sync::LazyLock;

// The test `the_wording_is_there` keeps the default from ever being used.
static BUILTIN: LazyLock<Wording> =
    LazyLock::new(|| Wording::read(include_str!("../../data/reading.toml")).unwrap_or_default());

/// The built-in words.
pub fn builtin() -> &'static Wording {
    &BUILTIN
}

impl Wording {
    /// The built-in words with a user's file added to them ([`Wording::merge`]).
    ///
    /// # Errors
    /// The reason, with line and column, where the text is not of the format.
    ///
    /// ```
    /// use fengong::parse::wording::Wording;
    /// assert!(Wording::with("[duty]\nresponsible = \"认领\"").is_ok());
    /// assert!(Wording::with("[duty]\nowner = \"认领\"").is_err());
    /// ```
    pub fn with(text: &str) -> Result<Self, String> {
        let mut words = builtin().clone();
        words.merge(text)?;
        Ok(words)
    }

    /// Adds a file in the format of the built-in one: its words stand beside those that are there; of a word that gives
    /// a duty the new duty counts.
    ///
    /// # Errors
    /// The reason, with line and column, where the text is not of the format.
    pub fn merge(&mut self, text: &str) -> Result<(), String> {
        self.add(Self::read(text)?);
        Ok(())
    }

    fn read(text: &str) -> Result<Self, String> {
        let mut words: Self = toml::from_str(text).map_err(|e| e.to_string())?;
        let given: Vec<(Box<str>, Duty)> = owned(&words.duty);
        let verb = &mut words.verb;
        let mut verbs: Vec<(Box<str>, Verb)> = Vec::new();
        verbs.extend(verb.made.iter().map(|word| (word.into(), Verb::Made)));
        verbs.extend(verb.manner.iter().map(|word| (word.into(), Verb::Manner)));
        verbs.extend(verb.weak.entries().map(|(word, duty)| (word.into(), Verb::Weak(duty))));
        verbs.extend(
            owned(&verb.head).into_iter().chain(given.clone()).map(|(word, duty)| (word, Verb::Head(duty))),
        );
        verb.word.extend(verbs);
        words.label.stem.extend(given.clone());
        words.column.duty.extend(given.clone());
        words.cell.duty.extend(given);
        Ok(words)
    }
}

fn owned(words: &Words<Duty>) -> Vec<(Box<str>, Duty)> {
    words.entries().map(|(word, duty)| (word.into(), duty)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wording_is_there() {
        let words = builtin();
        assert_eq!(Wording::read(include_str!("../../data/reading.toml")).err(), None);
        assert!(words.mark.ticked.holds('☑') && !words.mark.ticked.holds('☐'));
        assert_eq!(words.body.duty_verb.prefix("负责养老"), Some("负责"));
        assert!(words.person.surname_pair.is("欧阳"));
        assert_eq!(words.body.lead_in.prefix("此项工作由市民政局负责"), Some("此项工作"));
    }
}
