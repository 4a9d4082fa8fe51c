use serde::{Deserialize, Serialize};

/// The language of heads, words and labels in what is shown; data keys are ASCII in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// 简体中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which texts are kept.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The text of this language.
    ///
    /// ```
    /// use fengong::say::Lang;
    /// assert_eq!(Lang::Zh.pick("任务", "Task"), "任务");
    /// ```
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// A name that may lack its English form: the Chinese one stands in for it.
    pub fn name<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        if self == Self::En && !en.is_empty() { en } else { zh }
    }

    /// The word of the command line and of `lang` attributes.
    pub fn as_str(self) -> &'static str {
        self.pick("zh", "en")
    }
}
