//! The form of a registry file: rows as TOML gives them, and the built-in ones as lines.

use crate::model::AgencyKind;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;
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

/// The rows of the built-in file, which `build.rs` wrote as lines: a field's name and what it has, parted by tabs; `key` begins
/// a row. Nothing is copied, so that the program starts at once.
pub(super) fn builtin_rows() -> Vec<FunctionRow> {
    let mut rows: Vec<FunctionRow> = Vec::new();
    for line in include_str!(concat!(env!("OUT_DIR"), "/registry.txt")).lines() {
        let Some((name, written)) = line.split_once('\t') else { continue };
        let text = || Some(Cow::Borrowed(written));
        // A search for each tab would cost more than a look at each character, for names are short.
        let texts = || written.split(|c: char| c.is_ascii_control()).map(Cow::Borrowed);
        if name == "key" {
            rows.push(FunctionRow { key: Cow::Borrowed(written), ..FunctionRow::default() });
        }
        let Some(row) = rows.last_mut() else { continue };
        match name {
            "kind" => row.kind = kind(written),
            "zh" => row.zh = text(),
            "en" => row.en = text(),
            "en_state" => row.en_state = text(),
            "en_province" => row.en_province = text(),
            "state" => row.state = text(),
            "province" => row.province = text(),
            "city" => row.city = text(),
            "county" => row.county = text(),
            "names" => row.names.extend(texts()),
            "fields" => row.fields.extend(texts()),
            "approx" => row.approx.extend(texts()),
            "former" => row.former.extend(texts().map(Former)),
            _ => {}
        }
    }
    rows
}

fn kind(written: &str) -> Option<AgencyKind> {
    AgencyKind::deserialize(IntoDeserializer::<Error>::into_deserializer(written)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_lines_say_what_the_file_says() {
        let file = rows(include_str!("../data/registry.toml")).expect("the built-in registry");
        assert!(file.len() >= 150);
        assert_eq!(builtin_rows(), file);
    }

    #[test]
    fn a_file_is_of_the_format_or_says_why_not() {
        assert_eq!(rows("# c\n[[function]] # d\nkey='a'").map(|r| r.len()), Ok(1));
        for text in ["[[function]]\nkey = 3", "[[function]]\nnew = \"a\"", "[other]\nkey = \"a\""] {
            assert!(rows(text).is_err(), "{text}");
        }
    }
}
