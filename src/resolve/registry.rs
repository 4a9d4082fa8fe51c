//! The registry of functions: which names mean which function of government. All of it is data.

use super::candidates::Index;
use super::names::{self, Stripped};
use super::places::Places;
use super::registry_file::{self, FunctionRow};
use crate::model::AgencyKind;
use crate::parse::lexicon::{Known, Lexicon};
use crate::parse::wording::{self, Wording};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

pub use crate::parse::lexicon::Match;

/// What a body does, the same in every place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Key of the outer contract (`civil-affairs`).
    pub key: Arc<str>,
    /// What sort of body carries it.
    pub kind: AgencyKind,
    /// Chinese label without level or place.
    pub zh: Arc<str>,
    /// English names of the function's bodies at state and province level, where they differ from those below
    /// (*Ministry of Civil Affairs*, *Department of Civil Affairs*), and of all others (*Civil Affairs Bureau*).
    pub en: [Arc<str>; 3],
    /// The policy field that the function is called by across plans (民政 of 民政局); absent where it has none.
    pub field: Option<Arc<str>>,
    /// Standard short names at state, province, city and county level; the level itself goes in front
    /// ([`Function::label`]).
    pub standard: [Option<Arc<str>>; 4],
}

/// The level of government that a body works at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 国务院 and its departments.
    State,
    /// 省, 自治区; not 直辖市, whose bodies are called as those of cities.
    Province,
    /// 地级市, 直辖市, 自治州, 盟.
    City,
    /// 县, 市辖区, 县级市, 旗, and whatever lies below or is not told.
    County,
}

impl Function {
    /// The standard name at a level, written with the word for it: 省 + 民政厅, but 民政部 as it is, and 团区委 with
    /// the word inside.
    pub fn label(&self, level: Level, word: &str) -> String {
        let standard = self.standard[level as usize].as_ref().unwrap_or(&self.zh);
        let league = |s: &str| s.starts_with('团') && s.ends_with('委') && s.chars().count() == 3;
        if league(standard) && !word.is_empty() && level != Level::State {
            return format!("团{word}委");
        }
        let own = level == Level::State || word.is_empty() || standard.starts_with(word);
        // 市场监管局 begins with 市 and has no level for that.
        if own && !standard.starts_with("市场") {
            standard.to_string()
        } else {
            format!("{word}{standard}")
        }
    }

    /// The English name at a level, without a word for the level; empty where the registry has none.
    pub fn label_en(&self, level: Level) -> &Arc<str> {
        let at = match level {
            Level::State => 0,
            Level::Province => 1,
            Level::City | Level::County => 2,
        };
        if self.en[at].is_empty() { &self.en[2] } else { &self.en[at] }
    }
}

/// Where a name leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    /// Position in [`Registry::functions`].
    pub function: u32,
    /// How close.
    pub by: Match,
}

/// All functions, and the names that mean them.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    // Shared, so that a copy costs nothing until it is changed.
    functions: Arc<Vec<Function>>,
    keys: Arc<FxHashMap<Arc<str>, u32>>,
    names: Arc<FxHashMap<Cow<'static, str>, Entry>>,
    fields: Arc<FxHashMap<Cow<'static, str>, u32>>,
    index: Lazy,
    words: Words,
}

/// The words by which names and statements are told: the built-in ones, or a user's.
#[derive(Debug, Clone, Default)]
enum Words {
    #[default]
    Builtin,
    Own(Arc<Wording>),
}

/// The index of similar names, made when it is first asked for.
#[derive(Debug, Default)]
struct Lazy(OnceLock<Index>);

impl Clone for Lazy {
    fn clone(&self) -> Self {
        Self::default() // a copy is there to be changed
    }
}

static BUILTIN: OnceLock<Registry> = OnceLock::new();

impl Registry {
    /// The built-in registry.
    pub fn builtin() -> &'static Self {
        BUILTIN.get_or_init(|| {
            let mut registry = Self::default();
            registry.add(registry_file::builtin_rows());
            registry
        })
    }

    /// The built-in registry with a user's file added to it ([`Registry::merge`]).
    ///
    /// # Errors
    /// The reason, with line and column, where the text is not of the format.
    pub fn with(text: &str) -> Result<Self, String> {
        let mut registry = Self::builtin().clone();
        registry.merge(text)?;
        Ok(registry)
    }

    /// Adds a registry file in the format of the built-in one: a new key adds a function; a known key overrides
    /// the labels that are given and takes the names over, whoever had them.
    ///
    /// # Errors
    /// The reason, with line and column, where the text is not of the format.
    pub fn merge(&mut self, text: &str) -> Result<(), String> {
        self.add(registry_file::rows(text)?);
        Ok(())
    }

    fn add(&mut self, rows: Vec<FunctionRow>) {
        let user = !self.functions.is_empty();
        self.index = Lazy::default();
        let forms = |r: &FunctionRow| r.names.len() + r.former.len() + r.approx.len() + 5;
        Arc::make_mut(&mut self.names).reserve(rows.iter().map(forms).sum());
        for row in rows {
            let at = self.function_row(&row);
            let former = row.former.into_iter().map(|f| f.0);
            let labels = [row.zh, row.state, row.province, row.city, row.county].into_iter().flatten();
            let all = (row.names.into_iter().chain(labels).map(|n| (n, Match::Exact)))
                .chain(former.map(|n| (n, Match::Former)))
                .chain(row.approx.into_iter().map(|n| (n, Match::Approximate)));
            for (name, by) in all {
                self.add_name(name, Entry { function: at, by }, user);
            }
            for field in row.fields {
                let fields = Arc::make_mut(&mut self.fields);
                if user {
                    fields.insert(field, at);
                } else {
                    fields.entry(field).or_insert(at);
                }
            }
        }
    }

    fn function_row(&mut self, row: &FunctionRow) -> u32 {
        let at = self.position(&row.key).unwrap_or_else(|| {
            let key: Arc<str> = row.key.as_ref().into();
            let zh: Arc<str> = row.zh.as_deref().unwrap_or(&row.key).into();
            Arc::make_mut(&mut self.functions).push(Function {
                key: Arc::clone(&key),
                kind: AgencyKind::Bureau,
                zh,
                en: ["".into(), "".into(), "".into()],
                field: None,
                standard: [None, None, None, None],
            });
            let at = self.functions.len() - 1;
            Arc::make_mut(&mut self.keys).insert(key, at as u32);
            at
        });
        if let Some(function) = Arc::make_mut(&mut self.functions).get_mut(at) {
            if let Some(zh) = &row.zh {
                function.zh = zh.as_ref().into();
            }
            for (slot, given) in function.en.iter_mut().zip([&row.en_state, &row.en_province, &row.en]) {
                if let Some(given) = given {
                    *slot = given.as_ref().into();
                }
            }
            if let Some(field) = row.fields.first() {
                function.field = Some(field.as_ref().into());
            }
            function.kind = row.kind.unwrap_or(function.kind);
            for (slot, given) in
                function.standard.iter_mut().zip([&row.state, &row.province, &row.city, &row.county])
            {
                if let Some(given) = given {
                    *slot = Some(given.as_ref().into());
                }
            }
        }
        at as u32
    }

    fn add_name(&mut self, name: Cow<'static, str>, entry: Entry, user: bool) {
        match Arc::make_mut(&mut self.names).entry(name) {
            std::collections::hash_map::Entry::Vacant(slot) => {
                slot.insert(entry);
            }
            // The closer reading wins, the user's always.
            std::collections::hash_map::Entry::Occupied(mut slot) => {
                if user || entry.by < slot.get().by {
                    slot.insert(entry);
                }
            }
        }
    }

    /// Takes words of a user's beside the built-in ones.
    pub fn set_wording(&mut self, words: Wording) {
        self.words = Words::Own(Arc::new(words));
    }

    /// All functions.
    pub fn functions(&self) -> &[Function] {
        &self.functions
    }

    /// The function at a position.
    pub fn function(&self, entry: Entry) -> Option<&Function> {
        self.functions.get(entry.function as usize)
    }

    /// The function with this key.
    pub fn by_key(&self, key: &str) -> Option<&Function> {
        self.position(key).and_then(|at| self.functions.get(at))
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.keys.get(key).map(|at| *at as usize)
    }

    /// All forms with what they mean, in no particular order.
    pub fn forms(&self) -> impl Iterator<Item = (&str, Entry)> {
        self.names.iter().map(|(name, entry)| (&**name, *entry))
    }

    /// The name as it stands, nothing taken off; 财政部门 by its field.
    pub fn exact_entry(&self, name: &str) -> Option<Entry> {
        self.names.get(name).copied().or_else(|| {
            let words = &self.wording().name;
            let field = words.office.strip_end(name).or_else(|| words.departments.strip_end(name))?;
            self.fields.get(field).map(|f| Entry { function: *f, by: Match::Field })
        })
    }

    /// What a name means, level and place taken off wherever they stand, and what came off.
    pub fn look(&self, name: &str) -> Option<Stripped<'_, Entry>> {
        /// Bytes; nothing longer is a name.
        const LONGEST: usize = 600;
        if name.len() > LONGEST {
            return None;
        }
        names::strip(name, Places::builtin(), self.wording(), |core| self.exact_entry(core))
    }

    /// The function a name means.
    pub fn find(&self, name: &str) -> Option<Entry> {
        self.look(name).map(|s| s.found)
    }

    /// The known forms closest to a name, each of another function, the closest first.
    pub fn closest(&self, name: &str, limit: usize) -> Vec<&str> {
        self.index
            .0
            .get_or_init(|| Index::new(self.forms().map(|(form, entry)| (form, entry.function))))
            .closest(name, limit, self.wording())
    }
}

impl Lexicon for Registry {
    fn wording(&self) -> &Wording {
        match &self.words {
            Words::Builtin => wording::builtin(),
            Words::Own(words) => words,
        }
    }

    fn exact(&self, name: &str) -> Option<AgencyKind> {
        self.exact_entry(name).and_then(|e| self.function(e)).map(|f| f.kind)
    }

    fn body(&self, name: &str) -> Option<Arc<Known>> {
        let Stripped { found, level, places } = self.look(name)?;
        let kind = self.function(found)?.kind;
        let places = places.into_iter().map(Into::into).collect();
        Some(Arc::new(Known {
            kind,
            function: found.function,
            by: found.by,
            level: level.map(Into::into),
            places,
        }))
    }

    fn knows(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn is_field(&self, word: &str) -> bool {
        self.fields.contains_key(word)
    }

    fn is_place(&self, word: &str) -> bool {
        Places::builtin().contains(word)
    }

    fn place_prefix(&self, text: &str) -> Option<usize> {
        Places::builtin().prefix(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builtin_data_is_of_the_format() {
        let mut registry = Registry::default();
        registry.merge(include_str!("../data/registry.toml")).expect("the built-in registry");
        assert!(registry.functions().len() >= 150);
    }

    #[test]
    fn names_are_found_with_level_and_place() {
        let registry = Registry::builtin();
        let key =
            |name: &str| registry.find(name).and_then(|e| registry.function(e)).map(|f| f.key.to_string());
        for (name, of) in [
            ("民政局", "civil-affairs"),
            ("市民政局", "civil-affairs"),
            ("省民政厅", "civil-affairs"),
            ("区市场监管局", "market-regulation"),
            ("市市场监管局", "market-regulation"),
            ("国家税务总局兰州市税务局", "taxation"),
            ("嘉兴海关", "customs"),
            ("人行绵阳市中心支行", "people-bank"),
            ("绍兴市上虞生态环境局", "ecology-environment"),
            ("市政府国资委", "state-assets"),
            ("市水利局青石分局", "water"),
            ("自治区党委组织部", "organisation-department"),
            ("街道办司法所", "justice"),
        ] {
            assert_eq!(key(name).as_deref(), Some(of), "{name}");
        }
        assert_eq!(key("星云未来协调署"), None);
    }

    #[test]
    fn a_users_registry_adds_and_overrides() {
        let mut registry = Registry::builtin().clone();
        registry
            .merge("[[function]]\nkey = \"moon\"\nzh = \"月球局\"\nnames = [\"民政局\"]\n[[function]]\nkey = \"health\"\nen = \"Well-being\"")
            .expect("a small registry");
        let key =
            |name: &str| registry.find(name).and_then(|e| registry.function(e)).map(|f| f.key.to_string());
        assert_eq!(key("市月球局").as_deref(), Some("moon"));
        assert_eq!(key("市民政局").as_deref(), Some("moon"));
        assert_eq!(registry.by_key("health").map(|f| &**f.label_en(Level::City)), Some("Well-being"));
        assert!(registry.merge("[[function]]\nkey = 3").is_err());
    }
}
