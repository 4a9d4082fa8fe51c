use super::{Lang, Said, format_with, words};
use serde::Serialize;

/// A text in every language of the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Both languages at once.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// A message without arguments.
    pub fn of(id: &'static str) -> Self {
        Self::each(|lang| words(lang, id).to_owned())
    }

    /// A message with arguments: see [`both!`](crate::both).
    pub fn with(id: &str, args: &[(&'static str, &dyn Said)]) -> Self {
        Self::each(|lang| format_with(lang, id, args))
    }

    /// Texts one behind the other, with a message of this id between two.
    pub fn joined(all: &[Self], between: &'static str) -> Self {
        Self::each(|lang| {
            let parts: Vec<&str> = all.iter().map(|t| t.in_lang(lang)).collect();
            parts.join(words(lang, between))
        })
    }

    /// The text in each language, said by `how`.
    pub fn each(mut how: impl FnMut(Lang) -> String) -> Self {
        Self { zh: how(Lang::Zh), en: how(Lang::En) }
    }

    /// The text in a language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}
