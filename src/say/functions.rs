//! What a function is called across plans, where no city's name for its body fits.

use super::{Lang, Text};
use crate::{
    model::{AgencyKind, Corpus},
    parse::{grammar::level, wording},
    resolve::{Level, Registry, body_in_english},
};
use std::{collections::BTreeMap, sync::Arc};

/// A function's names.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Function {
    zh: Arc<str>,
    en: Arc<str>,
    /// Whether Chinese prose has 部门 behind it.
    department: bool,
}

/// The neutral names of the functions of a corpus, by key.
#[derive(Debug, Clone, Default)]
pub struct FunctionNames(BTreeMap<Arc<str>, Function>);

/// What English names end with and the field goes without.
const OFFICES: [&str; 5] = [" Bureau", " Commission", " Administration", " Department", " Office"];

impl FunctionNames {
    /// Names by field, as the built-in registry has them (民政, Civil Affairs); what it does not know, and what is no
    /// department, keeps the name it has.
    pub fn new(corpus: &Corpus) -> Self {
        let registry = Registry::builtin();
        let mut names = BTreeMap::new();
        for agency in &corpus.agencies {
            names.entry(agency.key.clone()).or_insert_with(|| match registry.by_key(&agency.key) {
                Some(function) if agency.known => {
                    let office = matches!(function.kind, AgencyKind::Bureau | AgencyKind::Party);
                    let field =
                        function.field.as_deref().filter(|_| office || function.kind == AgencyKind::Vertical);
                    Function {
                        zh: field.unwrap_or(&function.zh).into(),
                        en: in_english(function.label_en(Level::City)).into(),
                        department: office && field.is_some(),
                    }
                }
                // What a user's registry adds, and what no registry knows.
                _ => Function {
                    // Companies are not called by a level.
                    zh: if agency.known && agency.kind != AgencyKind::Company {
                        without_level(&agency.label)
                    } else {
                        &agency.label
                    }
                    .into(),
                    en: body_in_english(&agency.label, &agency.label_en).into(),
                    department: false,
                },
            });
        }
        Self(names)
    }

    /// The function's name; its key where nobody has it.
    pub fn name<'a>(&'a self, key: &'a str, lang: Lang) -> &'a str {
        self.0.get(key).map_or(key, |f| lang.name(&f.zh, &f.en))
    }

    /// The function's names in Chinese and English; its key where nobody has it.
    pub(crate) fn both(&self, key: &Arc<str>) -> (Arc<str>, Arc<str>) {
        self.0.get(key).map_or_else(|| (key.clone(), key.clone()), |f| (f.zh.clone(), f.en.clone()))
    }

    /// The function's name in both languages.
    pub fn text(&self, key: &str) -> Text {
        Text::each(|lang| self.name(key, lang).to_owned())
    }

    /// Whether Chinese prose puts 部门 behind these: all of them are departments named by their field.
    pub(super) fn departments(&self, keys: &[Arc<str>]) -> bool {
        !keys.is_empty() && keys.iter().all(|k| self.0.get(k).is_some_and(|f| f.department))
    }
}

/// A body's name without the level it begins with: 市乐活局 → 乐活局.
fn without_level(name: &str) -> &str {
    let short = level::split(name, wording::builtin()).map(|(_, rest)| rest);
    short.filter(|rest| rest.chars().count() > 2).unwrap_or(name)
}

/// The field of an English name: `Civil Affairs` of `Civil Affairs Bureau`.
fn in_english(name: &str) -> &str {
    let name = name.strip_prefix("Administration for ").unwrap_or(name);
    let field = OFFICES.iter().find_map(|office| name.strip_suffix(office));
    field.filter(|f| !f.ends_with(" and")).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_without_its_level() {
        for (name, short) in
            [("市乐活局", "乐活局"), ("自治区月球厅", "月球厅"), ("市场局", "市场局"), ("县委", "县委")]
        {
            assert_eq!(without_level(name), short);
        }
    }
}
