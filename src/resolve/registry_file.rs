//! The form of a registry file: rows as TOML gives them, and the same rows told from the built-in file at once.

use crate::model::AgencyKind;
use serde::Deserialize;
use std::borrow::Cow;

/// A text of the file: the built-in file's own, or one that a user's file gave.
pub(super) type Text = Cow<'static, str>;

/// A function as a file gives it.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FunctionRow {
    pub(super) key: Text,
    pub(super) kind: Option<AgencyKind>,
    pub(super) zh: Option<Text>,
    pub(super) en: Option<Text>,
    pub(super) en_state: Option<Text>,
    pub(super) en_province: Option<Text>,
    pub(super) state: Option<Text>,
    pub(super) province: Option<Text>,
    pub(super) city: Option<Text>,
    pub(super) county: Option<Text>,
    #[serde(default)]
    pub(super) names: Vec<Text>,
    #[serde(default)]
    pub(super) fields: Vec<Text>,
    #[serde(default)]
    pub(super) former: Vec<Former>,
    #[serde(default)]
    pub(super) approx: Vec<Text>,
}

/// A name before a reform; its dates are for who reads the file.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "FormerRow")]
pub(super) struct Former(pub(super) Text);

#[derive(Deserialize)]
#[serde(untagged)]
enum FormerRow {
    Dated {
        name: String,
        #[serde(rename = "from")]
        _from: Option<String>,
        #[serde(rename = "until")]
        _until: Option<String>,
    },
    Plain(String),
}

impl From<FormerRow> for Former {
    fn from(row: FormerRow) -> Self {
        match row {
            FormerRow::Dated { name, .. } | FormerRow::Plain(name) => Self(name.into()),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    function: Vec<FunctionRow>,
}

/// The rows of a registry file.
pub(super) fn rows(text: &str) -> Result<Vec<FunctionRow>, String> {
    toml::from_str::<File>(text).map(|file| file.function).map_err(|e| e.to_string())
}

/// The rows of a file that is written as the built-in one is: comments, `[[function]]`, and keys with texts, lists of
/// texts, or `{ name = "…", … }` in lists; no escapes. Nothing is copied, so that the program starts at once: a
/// TOML reader takes ten times as long. `None` where the file uses more of TOML than that.
pub(super) fn plain_rows(text: &'static str) -> Option<Vec<FunctionRow>> {
    let mut rows: Vec<FunctionRow> = Vec::new();
    let mut rest = Rest(text);
    while !rest.blank().is_empty() {
        if rest.takes("[[function]]") {
            rows.push(FunctionRow::default());
            continue;
        }
        let row = rows.last_mut()?;
        match rest.key()? {
            "key" => row.key = rest.text()?,
            "kind" => {
                let kind = rest.text()?;
                row.kind = Some(
                    AgencyKind::deserialize(
                        serde::de::value::StrDeserializer::<serde::de::value::Error>::new(&kind),
                    )
                    .ok()?,
                );
            }
            "zh" => row.zh = Some(rest.text()?),
            "en" => row.en = Some(rest.text()?),
            "en_state" => row.en_state = Some(rest.text()?),
            "en_province" => row.en_province = Some(rest.text()?),
            "state" => row.state = Some(rest.text()?),
            "province" => row.province = Some(rest.text()?),
            "city" => row.city = Some(rest.text()?),
            "county" => row.county = Some(rest.text()?),
            "names" => row.names = rest.list(Rest::text)?,
            "fields" => row.fields = rest.list(Rest::text)?,
            "approx" => row.approx = rest.list(Rest::text)?,
            "former" => row.former = rest.list(Rest::former)?,
            _ => return None,
        }
    }
    Some(rows)
}

/// What is still to be read.
struct Rest(&'static str);

impl Rest {
    /// Skips blanks and comments; what follows.
    fn blank(&mut self) -> &'static str {
        loop {
            self.0 = self.0.trim_ascii_start();
            let Some(comment) = self.0.strip_prefix('#') else { return self.0 };
            self.0 = comment.split_once('\n').map_or("", |(_, below)| below);
        }
    }

    fn takes(&mut self, word: &str) -> bool {
        let rest = self.blank().strip_prefix(word);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn key(&mut self) -> Option<&'static str> {
        let (key, rest) = self.blank().split_once('=')?;
        self.0 = rest;
        Some(key.trim_ascii_end())
    }

    fn text(&mut self) -> Option<Text> {
        let text = self.blank().strip_prefix('"')?;
        let end = text.bytes().position(|byte| matches!(byte, b'"' | b'\\' | b'\n'))?;
        self.0 = text[end..].strip_prefix('"')?;
        Some(Cow::Borrowed(&text[..end]))
    }

    fn list<T>(&mut self, item: fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        if !self.takes("[") {
            return None;
        }
        let mut items = Vec::new();
        while !self.takes("]") {
            items.push(item(self)?);
            if !self.takes(",") {
                return self.takes("]").then_some(items);
            }
        }
        Some(items)
    }

    fn former(&mut self) -> Option<Former> {
        if !self.takes("{") {
            return self.text().map(Former);
        }
        let mut name = None;
        while !self.takes("}") {
            let key = self.key()?;
            let text = self.text()?;
            if key == "name" {
                name = Some(Former(text));
            }
            self.takes(",");
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILTIN: &str = include_str!("../data/registry.toml");

    #[test]
    fn the_builtin_file_says_the_same_read_either_way() {
        let plain = plain_rows(BUILTIN).expect("the built-in registry is written plainly");
        assert!(plain.len() >= 150);
        assert_eq!(plain, rows(BUILTIN).expect("the built-in registry"));
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_toml_reader() {
        for text in [
            "[[function]]\nkey = 3",
            "[[function]]\nkey = \"a\\n\"",
            "[[function]]\nnames = [\"a\" \"b\"]",
            "[[function]]\nnew = \"a\"",
            "[other]\nkey = \"a\"",
        ] {
            assert_eq!(plain_rows(text), None, "{text}");
        }
        let text = "# c\n[[function]] # d\nkey='a'";
        assert_eq!(plain_rows(text), None);
        assert_eq!(rows(text).map(|r| r.len()), Ok(1));
    }
}
