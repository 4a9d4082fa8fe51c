//! The words by which layouts and statements are told, from `data/reading.toml`.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Every list of words, each a phrase or a set of words parted by blanks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wording {
    pub(crate) cell: Cells,
    pub(crate) column: Columns,
    pub(crate) body: Bodies,
    pub(crate) law: Law,
    pub(crate) announce: Announcements,
    pub(crate) mark: Marks,
    pub(crate) person: Persons,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Cells {
    pub(crate) placeholder: Vec<String>,
    pub(crate) no_value: Words,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Columns {
    pub(crate) report: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Bodies {
    pub(crate) pending: Words,
    pub(crate) pending_by: Vec<String>,
    pub(crate) pending_verb: Vec<String>,
    pub(crate) lead_in: Vec<String>,
    pub(crate) has_duties: Vec<String>,
    pub(crate) duty_begin: Words,
    pub(crate) duty_verb: Words,
    pub(crate) office_end: Words,
    pub(crate) group_end: Words,
}

/// The wording of laws and regulations.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Law {
    pub(crate) body_end: Words,
    pub(crate) subject_end: Words,
    pub(crate) goes_on: Words,
    pub(crate) by_verb: Words,
    pub(crate) must: Vec<String>,
    pub(crate) modal: Vec<String>,
    pub(crate) may: Vec<String>,
    pub(crate) manner: Words,
    pub(crate) must_not: Vec<String>,
    pub(crate) no_name: Vec<String>,
    pub(crate) not_on: Words,
    pub(crate) sanction: Vec<String>,
    pub(crate) sanction_chapter: Vec<String>,
    pub(crate) before_subject: Vec<String>,
    pub(crate) no_subject: Words,
    pub(crate) manner_end: Vec<String>,
    pub(crate) adverb: Words,
    pub(crate) lead: String,
    pub(crate) support: Words,
    pub(crate) support_close: Vec<String>,
    pub(crate) participate: Words,
    pub(crate) with: Words,
    pub(crate) office: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Announcements {
    pub(crate) list: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Marks {
    pub(crate) ticked: Words,
    pub(crate) unticked: Words,
    pub(crate) star: Words,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Persons {
    pub(crate) surname: String,
    pub(crate) surname_pair: Words,
    pub(crate) title: Words,
}

/// Words parted by blanks.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "String")]
pub(crate) struct Words {
    /// Longest first.
    listed: Vec<String>,
    /// The characters the words begin with, and those they end in: most texts have none of them.
    first: Vec<char>,
    last: Vec<char>,
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let first = words.iter().filter_map(|word| word.chars().next()).collect::<BTreeSet<_>>();
        let last = words.iter().filter_map(|word| word.chars().next_back()).collect::<BTreeSet<_>>();
        Self { listed: words, first: first.into_iter().collect(), last: last.into_iter().collect() }
    }
}

impl Words {
    /// Whether a text is one of the words.
    pub(crate) fn is(&self, text: &str) -> bool {
        self.listed.iter().any(|word| word == text)
    }

    /// The longest of the words that a text begins with.
    pub(crate) fn prefix(&self, text: &str) -> Option<&str> {
        let first = text.chars().next()?;
        self.first.binary_search(&first).ok()?;
        self.listed.iter().map(String::as_str).find(|word| text.starts_with(word))
    }

    /// The longest of the words that a text ends in.
    pub(crate) fn suffix(&self, text: &str) -> Option<&str> {
        text.chars().next_back().filter(|c| self.closes(*c))?;
        self.listed.iter().map(String::as_str).find(|word| text.ends_with(word))
    }

    /// Whether some word ends in a character.
    pub(crate) fn closes(&self, c: char) -> bool {
        self.last.binary_search(&c).is_ok()
    }

    /// Whether a character is one of the words.
    pub(crate) fn holds(&self, c: char) -> bool {
        self.first.binary_search(&c).is_ok()
            && self.listed.iter().any(|word| word.starts_with(c) && word.chars().nth(1).is_none())
    }
}

// The test `the_wording_is_there` keeps the default from ever being used.
static WORDING: LazyLock<Wording> =
    LazyLock::new(|| toml::from_str(include_str!("../data/reading.toml")).unwrap_or_default());

/// The built-in wording.
pub(crate) fn wording() -> &'static Wording {
    &WORDING
}

/// The first of some phrases that a text begins with.
pub(crate) fn begins<'w>(phrases: &'w [String], text: &str) -> Option<&'w str> {
    phrases
        .iter()
        .map(String::as_str)
        .filter(|phrase| text.starts_with(phrase))
        .max_by_key(|phrase| phrase.len())
}

/// Whether some phrase stands in a text.
pub(crate) fn holds(phrases: &[String], text: &str) -> bool {
    phrases.iter().any(|phrase| text.contains(phrase.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wording_is_there() {
        let words = wording();
        assert_eq!(toml::from_str::<Wording>(include_str!("../data/reading.toml")).err(), None);
        assert!(words.mark.ticked.holds('☑') && !words.mark.ticked.holds('☐'));
        assert_eq!(words.body.duty_verb.prefix("负责养老"), Some("负责"));
        assert!(words.person.surname_pair.is("欧阳"));
        assert_eq!(begins(&words.body.lead_in, "此项工作由市民政局负责"), Some("此项工作"));
    }
}
