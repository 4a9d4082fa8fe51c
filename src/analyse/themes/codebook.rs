//! The codebook: what each theme means, as data a researcher can edit.

use super::pattern::Pattern;
use crate::analyse::text::Meaning;
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde::Deserialize;
use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

/// The codebook for plans on elder care and childcare that comes with the program.
const BUILTIN: &str = include_str!("../../data/codebook.toml");
/// The codebook of policy instruments, for plans of any field.
const INSTRUMENTS: &str = include_str!("../../data/instruments.toml");

/// A list of themes and the words that tell them.
///
/// A keyword is a list of ways to say one thing, parted by `|`. A way is a term (`公租房`), several that must stand
/// in one clause in any order (`老旧小区+房屋`), or in one measure (`老旧小区&设施建设`), each clause without certain
/// words (`标准!用地`). White space, quotation marks and the width of letters do not matter.
///
/// Beside keywords a theme may have `samples`, sentences that it is meant for: a measure that no keyword tells is coded as the
/// samples nearest to it in meaning, and of several keywords' themes those far from it are dropped. `centre` has the place of
/// the samples ready made (base64 of a signed byte an axis of the table of meaning). `most` is the number of themes of one measure
/// at most. `field` lists words of which plans of the book's field are full: of others it says nothing, however many of their measures
/// its keywords tell, for 培训 and 检查 stand everywhere. A theme with `draft = true` was drafted by the program and not yet taken over by
/// a person: its name says so.
///
/// ```
/// use fengong::analyse::themes::Codebook;
/// let book = Codebook::parse(r#"
///     [[theme]]
///     id = "land"
///     zh = "用地保障"
///     keywords = ["建设用地|土地供应", "用地+优先!林地"]
/// "#).expect("well-formed");
/// assert_eq!(book.themes[0].id.as_ref(), "land");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Codebook {
    /// The themes, in the order of the file.
    pub themes: Vec<Theme>,
    /// Groups of terms that mean the same in this field (`托育`, `婴幼儿照护`), for the terms offered where nothing is coded.
    pub synonyms: Vec<Vec<String>>,
    /// Themes of one measure at most; absent where there is no limit.
    pub most: Option<usize>,
    /// Words that tell plans of its field; empty where it speaks of any.
    pub field: Vec<String>,
}

/// A narrow policy topic.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Kebab-case id.
    pub id: Arc<str>,
    /// Chinese name.
    pub zh: Arc<str>,
    /// English name; the id where the file has none.
    pub en: Arc<str>,
    /// Whether the program drafted it from the texts and nobody has settled it yet: every name of it is to say so.
    pub draft: bool,
    /// What belongs to it.
    pub definition: String,
    /// Functions (registry keys) that would be expected to own it; empty where the file names none.
    pub expected: Vec<Arc<str>>,
    /// Its keywords, parsed.
    pub(crate) patterns: Vec<Pattern>,
    /// Keywords that keep a clause out of the theme.
    pub(crate) exclude: Vec<Pattern>,
    /// Where its samples lie; none where it has none.
    pub(crate) centre: Meaning,
}

/// Why a codebook could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodebookError {
    /// The file is no TOML, or a field is missing or of the wrong type.
    #[error("the codebook cannot be read: {0}")]
    Syntax(String),
    /// Two themes have the same id.
    #[error("the codebook has two themes with the id `{0}`")]
    Twice(String),
    /// The centre of a theme is no base64, or not of this table's size.
    #[error("the centre of the theme `{0}` must be base64 of {1} bytes, one an axis of the table of meaning")]
    Centre(String, usize),
    /// The file holds no theme.
    #[error("the codebook holds no theme")]
    Empty,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    theme: Vec<Entry>,
    #[serde(default)]
    synonyms: Vec<String>,
    #[serde(default)]
    field: Vec<String>,
    most: Option<usize>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    zh: String,
    en: Option<String>,
    #[serde(default)]
    definition: String,
    #[serde(default)]
    keywords: Vec<String>,
    #[serde(default)]
    exclude: Vec<String>,
    #[serde(default)]
    expected: Vec<String>,
    #[serde(default)]
    samples: Vec<String>,
    centre: Option<String>,
    #[serde(default)]
    draft: bool,
}

impl Codebook {
    /// The name of the built-in codebook on elder care and childcare.
    pub const ELDER_CARE: &str = "elder-care";
    /// The name of the built-in codebook of policy instruments.
    pub const INSTRUMENTS: &str = "instruments";

    /// The built-in codebook of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        match name {
            Self::ELDER_CARE => Some(Self::builtin()),
            Self::INSTRUMENTS => Some(Self::instruments()),
            _ => None,
        }
    }

    /// Reads a codebook. Unknown fields are ignored, so that a file may carry a researcher's notes.
    pub fn parse(toml: &str) -> Result<Self, CodebookError> {
        let file: File = toml::from_str(toml).map_err(|e| CodebookError::Syntax(e.to_string()))?;
        if file.theme.is_empty() {
            return Err(CodebookError::Empty);
        }
        let mut seen = BTreeSet::new();
        for entry in &file.theme {
            if !seen.insert(entry.id.as_str()) {
                return Err(CodebookError::Twice(entry.id.clone()));
            }
        }
        let synonyms =
            file.synonyms.iter().map(|group| group.split('|').map(str::to_owned).collect()).collect();
        let centres = centres(&file.theme)?;
        let themes = file.theme.into_iter().zip(centres);
        let themes = themes.map(|(entry, centre)| Theme { centre, ..Theme::from(entry) }).collect();
        Ok(Self { synonyms, most: file.most, field: file.field, themes })
    }

    /// Several codebooks as one: their themes one after another, their synonyms together.
    ///
    /// # Errors
    /// Where two of them have a theme of the same id.
    pub fn joined(books: impl IntoIterator<Item = Self>) -> Result<Self, CodebookError> {
        let mut all = Self::default();
        for book in books {
            if let Some(twice) = book.themes.iter().find(|t| all.position(&t.id).is_some()) {
                return Err(CodebookError::Twice(twice.id.to_string()));
            }
            // A book without a limit takes the limit off.
            let first = all.themes.is_empty();
            all.most = if first { book.most } else { all.most.zip(book.most).map(|(a, b)| a + b) };
            // Nor is there a field where one of them has none.
            all.field = match (first, all.field.is_empty() || book.field.is_empty()) {
                (true, _) => book.field,
                (false, true) => Vec::new(),
                (false, false) => [all.field, book.field].concat(),
            };
            all.themes.extend(book.themes);
            all.synonyms.extend(book.synonyms);
        }
        Ok(all)
    }

    /// The codebook of policy instruments, after Rothwell & Zegveld (1981; 1985), 18 themes for plans of any field.
    pub fn instruments() -> &'static Self {
        static BOOK: OnceLock<Codebook> = OnceLock::new();
        // The test `the_builtin_codebooks_parse` keeps the default from ever being used.
        BOOK.get_or_init(|| Self::parse(INSTRUMENTS).unwrap_or_default())
    }

    /// The codebook that comes with the program (elder care and childcare, 30 themes).
    pub fn builtin() -> &'static Self {
        static BOOK: OnceLock<Codebook> = OnceLock::new();
        // The test `the_builtin_codebooks_parse` keeps the default from ever being used.
        BOOK.get_or_init(|| Self::parse(BUILTIN).unwrap_or_default())
    }

    /// The position of a theme.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.themes.iter().position(|t| t.id.as_ref() == id)
    }
}

impl From<Entry> for Theme {
    fn from(entry: Entry) -> Self {
        let parse = |list: &[String]| list.iter().filter_map(|k| Pattern::parse(k)).collect();
        let en = entry.en.unwrap_or_else(|| entry.id.clone());
        Self {
            id: entry.id.into(),
            zh: entry.zh.into(),
            en: en.into(),
            draft: entry.draft,
            definition: entry.definition,
            expected: entry.expected.into_iter().map(Arc::from).collect(),
            patterns: parse(&entry.keywords),
            exclude: parse(&entry.exclude),
            centre: Meaning::default(),
        }
    }
}

/// Where the samples of each theme lie, less the middle of all: what all measures have in common tells none.
fn centres(entries: &[Entry]) -> Result<Vec<Meaning>, CodebookError> {
    let axes = Meaning::axes();
    let given = |entry: &Entry| -> Result<Option<Vec<f64>>, CodebookError> {
        let Some(centre) = &entry.centre else { return Ok(None) };
        let bytes = BASE64.decode(centre).ok().filter(|bytes| bytes.len() == axes);
        let bytes = bytes.ok_or_else(|| CodebookError::Centre(entry.id.clone(), axes))?;
        Ok(Some(bytes.into_iter().map(|b| f64::from(b.cast_signed())).collect()))
    };
    let middle_of = |all: &[Vec<f64>]| -> Vec<f64> {
        (0..axes).map(|axis| all.iter().filter_map(|v| v.get(axis)).sum::<f64>() / all.len() as f64).collect()
    };
    let of_samples = |entry: &Entry| {
        let samples = entry.samples.iter().map(|s| Meaning::of_all(&[s]));
        let known: Vec<Vec<f64>> = samples.filter(|m| !m.is_none()).map(|m| m.numbers().collect()).collect();
        (!known.is_empty()).then(|| middle_of(&known))
    };
    let of_samples: Vec<Option<Vec<f64>>> = entries.iter().map(of_samples).collect();
    let all: Vec<Vec<f64>> = of_samples.iter().flatten().cloned().collect();
    let middle = if all.len() > 1 { middle_of(&all) } else { vec![0.0; axes] };
    let less = |v: &Vec<f64>| v.iter().zip(&middle).map(|(x, m)| x - m).collect::<Vec<_>>();
    let one = |(entry, samples): (&Entry, &Option<Vec<f64>>)| {
        let numbers = given(entry)?.or_else(|| samples.as_ref().map(less));
        Ok(numbers.map(|n| Meaning::pointing_to(&n)).unwrap_or_default())
    };
    entries.iter().zip(&of_samples).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_codebooks_parse() {
        let instruments = Codebook::parse(INSTRUMENTS).expect("well-formed");
        assert_eq!((instruments.themes.len(), instruments.most), (18, Some(2)));
        assert!(instruments.themes.iter().all(|t| !t.patterns.is_empty() && !t.centre.is_none()));

        let book = Codebook::parse(BUILTIN).expect("well-formed");
        assert_eq!(book.themes.len(), 30);
        assert!(book.themes.iter().all(|t| !t.patterns.is_empty() && !t.definition.is_empty()));
    }

    #[test]
    fn refuses_what_it_cannot_use() {
        assert_eq!(Codebook::parse("").unwrap_err(), CodebookError::Empty);
        assert!(matches!(Codebook::parse("[[theme]]\nid = 1").unwrap_err(), CodebookError::Syntax(_)));
        let twice = "[[theme]]\nid = \"a\"\nzh = \"甲\"\n[[theme]]\nid = \"a\"\nzh = \"乙\"\n";
        assert_eq!(Codebook::parse(twice).unwrap_err(), CodebookError::Twice("a".into()));
        for centre in ["AAAA", "no base64!"] {
            let text = format!("[[theme]]\nid = \"a\"\nzh = \"甲\"\ncentre = \"{centre}\"\n");
            let error = Codebook::parse(&text).unwrap_err();
            assert_eq!(error, CodebookError::Centre("a".into(), Meaning::axes()));
            assert!(error.to_string().contains("184 bytes"), "{error}");
        }
    }

    #[test]
    fn a_drafted_theme_is_known_as_one() {
        let of = |draft: &str| {
            let text = format!("[[theme]]\nid = \"a\"\nzh = \"甲\"\nen = \"A\"\n{draft}");
            Codebook::parse(&text).expect("well-formed").themes[0].draft
        };
        assert!(of("draft = true") && !of(""));
    }

    #[test]
    fn codebooks_join_unless_they_share_an_id() {
        let book =
            |id: &str| Codebook::parse(&format!("[[theme]]\nid = \"{id}\"\nzh = \"甲\"")).expect("a book");
        let both = Codebook::joined([book("a"), book("b")]).expect("two ids");
        assert_eq!(both.themes.iter().map(|t| &*t.id).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(Codebook::joined([book("a"), book("a")]).unwrap_err(), CodebookError::Twice("a".into()));
        assert!(Codebook::joined([]).expect("none").themes.is_empty());
    }
}
