use crate::{
    analyse::Estimate,
    model::{Agency, Corpus, Plan, PlanIndex},
    render::Word,
    say::{FunctionNames, Lang, PlanNames, Text, theme_name},
};
use std::{borrow::Cow, sync::Arc};

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing known; not zero.
    Absent,
    /// Text as it stands; rows that repeat it share it.
    Text(Arc<str>),
    /// A name in Chinese and English; the English may be empty.
    Name(Arc<str>, Arc<str>),
    /// Something by its key, with its names in Chinese and English (a function, a task of the row's plan): data
    /// forms give the key, readers the name.
    Keyed(Arc<str>, Arc<str>, Arc<str>),
    /// A word of a closed list.
    Word(Word),
    /// A count.
    Count(usize),
    /// A measured number; one that is not finite is written as absent.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// A number with interval and null band.
    Estimate(Estimate),
    /// Several values.
    List(Vec<Value>),
}

impl Value {
    /// The label of a body in both languages.
    pub fn agency(agency: &Agency) -> Self {
        Self::Name(agency.label.clone(), agency.label_en.clone())
    }

    /// A word of a list in every language: see [`Word`].
    pub(super) fn listed(list: &'static str, code: &'static str) -> Self {
        Self::name_of(Word::new(list, code).text())
    }

    /// A text in every language.
    pub(super) fn name_of(Text { zh, en }: Text) -> Self {
        Self::Name(zh.into(), en.into())
    }

    /// A function by its key, with the name it has across plans.
    pub(super) fn function(names: &FunctionNames, key: &Arc<str>) -> Self {
        let (zh, en) = names.both(key);
        Self::Keyed(key.clone(), zh, en)
    }

    /// The name that a function has across plans.
    pub(super) fn function_name(names: &FunctionNames, key: &str) -> Self {
        Self::Name(names.name(key, Lang::Zh).into(), names.name(key, Lang::En).into())
    }

    /// The name of a theme; a drafted one says so.
    pub(super) fn theme(zh: &Arc<str>, en: &Arc<str>, draft: bool) -> Self {
        let (zh, en) = theme_name(zh, en, draft);
        Self::Name(zh, en)
    }

    /// Functions by their keys, with the names they have across plans.
    pub(super) fn functions(names: &FunctionNames, keys: &[Arc<str>]) -> Self {
        Self::List(keys.iter().map(|key| Self::function(names, key)).collect())
    }

    /// Several texts.
    pub fn texts<T: AsRef<str>>(all: impl IntoIterator<Item = T>) -> Self {
        Self::List(all.into_iter().map(|t| Self::from(t.as_ref())).collect())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<Arc<str>> for Value {
    fn from(text: Arc<str>) -> Self {
        Self::Text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Value {
    fn from(count: u32) -> Self {
        Self::Count(count as usize)
    }
}

impl From<u16> for Value {
    fn from(count: u16) -> Self {
        Self::Count(count.into())
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Bool(yes)
    }
}

impl From<Estimate> for Value {
    fn from(estimate: Estimate) -> Self {
        Self::Estimate(estimate)
    }
}

impl From<Word> for Value {
    fn from(word: Word) -> Self {
        Self::Word(word)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }
}

/// The plans of a corpus as cells: by id in data, by name for readers.
pub(super) struct Plans(Vec<Value>);

impl Plans {
    pub(super) fn new(corpus: &Corpus) -> Self {
        let [zh, en] = Lang::ALL.map(|lang| PlanNames::new(corpus, lang));
        let plans = (0..).zip(&corpus.plans);
        let cell = |(at, plan): (PlanIndex, &Plan)| {
            Value::Keyed(plan.id.as_str().into(), zh.get(at).into(), en.get(at).into())
        };
        Self(plans.map(cell).collect())
    }

    pub(super) fn get(&self, plan: PlanIndex) -> Value {
        self.0.get(plan as usize).cloned().unwrap_or(Value::Absent)
    }
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Texts, words, yes and no, or lists of them.
    Text,
    /// [`Value::Name`]s or lists of them; data forms give them as two columns, `key` and `key_en`.
    Name,
    /// Numbers.
    Number(Style),
    /// [`Value::Estimate`]s; data forms give them as five columns: `key`, `key_low`, `key_high` (the interval),
    /// `key_null_low`, `key_null_high` (the band of the null).
    Estimate(Style),
}

/// How a number is shown to a reader; data forms give all its digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// As it is.
    Plain,
    /// So many decimals.
    Decimal(u8),
    /// A share 0–1 as a percentage with so many decimals.
    Percent(u8),
    /// A probability: three decimals, `<0.001` below.
    Probability,
}

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq)]
// Each is a switch of its own.
#[allow(clippy::struct_excessive_bools)]
pub struct Column {
    /// Head in data: ASCII snake_case.
    pub key: Cow<'static, str>,
    /// Head for readers; without one, what the messages have for the key.
    pub title: Option<Text>,
    /// Whether the head shows its unit, where the messages have one.
    pub unit: bool,
    /// What its cells are.
    pub kind: Kind,
    /// Whether forms to read show it; keys and offsets are for data only.
    pub shown: bool,
    /// Whether it gives way on a screen that has no room for all.
    pub extra: bool,
    /// Whether its cells are long texts that want wrapping.
    pub long: bool,
}

impl Column {
    /// A column of texts.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self {
            key: key.into(),
            title: None,
            unit: false,
            kind: Kind::Text,
            shown: true,
            extra: false,
            long: false,
        }
    }

    /// A head of its own: the messages have none for keys that are made of data.
    #[must_use]
    pub fn titled(mut self, title: Text) -> Self {
        self.title = Some(title);
        self
    }

    fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// Cells are names in two languages.
    #[must_use]
    pub fn name(self) -> Self {
        self.kind(Kind::Name)
    }

    /// Cells are counts of something.
    #[must_use]
    pub fn count(mut self) -> Self {
        self.unit = true;
        self.kind(Kind::Number(Style::Plain))
    }

    /// Cells are numbers shown in this way.
    #[must_use]
    pub fn number(self, style: Style) -> Self {
        self.kind(Kind::Number(style))
    }

    /// Cells are estimates shown in this way.
    #[must_use]
    pub fn estimate(self, style: Style) -> Self {
        self.kind(Kind::Estimate(style))
    }

    /// The column is for data forms only.
    #[must_use]
    pub fn data(mut self) -> Self {
        self.shown = false;
        self
    }

    /// The column gives way where there is no room for all.
    #[must_use]
    pub fn extra(mut self) -> Self {
        self.extra = true;
        self
    }

    /// Cells are long texts.
    #[must_use]
    pub fn long(mut self) -> Self {
        self.long = true;
        self
    }

    /// Whether its cells stand flush right.
    pub fn is_numeric(&self) -> bool {
        matches!(self.kind, Kind::Number(_) | Kind::Estimate(_))
    }
}
