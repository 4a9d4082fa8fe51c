use super::Lang;
use serde::Serialize;

/// A text in every language of the program.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
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

    /// The text in each language, said by `how`.
    pub fn each(mut how: impl FnMut(Lang) -> String) -> Self {
        Self { zh: how(Lang::Zh), en: how(Lang::En) }
    }

    /// The text in a language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}
