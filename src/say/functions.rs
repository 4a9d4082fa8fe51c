//! What a function is called across plans, where no city's name for its body fits.

use super::{Lang, Text};
use crate::{
    model::{AgencyKind, Corpus},
    resolve::{Level, Registry},
};
use std::{collections::BTreeMap, sync::Arc};

/// A function's names.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Function {
    zh: String,
    en: String,
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
                        zh: field.unwrap_or(&function.zh).to_owned(),
                        en: in_english(function.label_en(Level::City)).to_owned(),
                        department: office && field.is_some(),
                    }
                }
                _ => Function {
                    zh: agency.label.to_string(),
                    en: if agency.label_en.is_empty() { &agency.label } else { &agency.label_en }.to_string(),
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

    /// The function's name in both languages.
    pub fn text(&self, key: &str) -> Text {
        Text::each(|lang| self.name(key, lang).to_owned())
    }

    /// Whether Chinese prose puts 部门 behind these: all of them are departments named by their field.
    pub(super) fn departments(&self, keys: &[Arc<str>]) -> bool {
        !keys.is_empty() && keys.iter().all(|k| self.0.get(k).is_some_and(|f| f.department))
    }
}

/// The field of an English name: `Civil Affairs` of `Civil Affairs Bureau`.
fn in_english(name: &str) -> &str {
    let name = name.strip_prefix("Administration for ").unwrap_or(name);
    let field = OFFICES.iter().find_map(|office| name.strip_suffix(office));
    field.filter(|f| !f.ends_with(" and")).unwrap_or(name)
}
