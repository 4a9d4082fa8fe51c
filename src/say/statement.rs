//! What is to be said: the id of a message and its typed arguments.

use crate::model::{Convention, PlanIndex, TaskRef};
use std::sync::Arc;

/// A message with its arguments; [`Speaker`](super::Speaker) turns it into words.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Id of the message.
    pub id: &'static str,
    /// Arguments by the names that the message uses.
    pub args: Vec<(&'static str, Arg)>,
}

impl Statement {
    /// A message without arguments.
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// The same with one argument more.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// The numbers of the statement and of those inside it, in order; a sentence marks them by their place here.
    pub fn quantities(&self) -> Vec<&Quantity> {
        let mut all = Vec::new();
        self.gather(&mut all);
        all
    }

    fn gather<'s>(&'s self, all: &mut Vec<&'s Quantity>) {
        for (_, arg) in &self.args {
            match arg {
                Arg::Number(q) | Arg::Degree(q) => all.push(q),
                Arg::Each(parts) | Arg::Run(parts) | Arg::Listed(parts) => {
                    parts.iter().for_each(|p| p.gather(all));
                }
                Arg::Say(inner) => inner.gather(all),
                _ => {}
            }
        }
    }
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A number, printed as it asks to be; counts choose plural forms.
    Number(Quantity),
    /// How much a share is, as a word to choose a form by: `none`, `some`, `most`, `all`.
    Degree(Quantity),
    /// A plan by its name.
    Plan(PlanIndex),
    /// Plans by their names.
    Plans(Vec<PlanIndex>),
    /// Functions as bodies, where prose has 部门 behind them.
    Bodies(Names),
    /// Functions by their fields.
    Functions(Names),
    /// Themes by their names.
    Themes(Names),
    /// Policy instruments by their names.
    Instruments(Names),
    /// A task by its number.
    Task(TaskRef),
    /// What a task is about, in its own words.
    Headline(TaskRef),
    /// A convention by its name.
    Convention(Convention),
    /// A word to choose a form by, or words of a document; not translated.
    Word(String),
    /// Another statement.
    Say(Box<Statement>),
    /// Statements as a list of things (、).
    Listed(Vec<Statement>),
    /// Statements as clauses of a sentence.
    Each(Vec<Statement>),
    /// Statements one behind the other, parted as clauses.
    Run(Vec<Statement>),
}

/// Several things by key: those that are named, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The first of them.
    pub keys: Vec<Arc<str>>,
    /// How many there are.
    pub of: usize,
}

impl Names {
    /// All of them, the first `most` by name.
    pub fn new(keys: impl IntoIterator<Item = Arc<str>>, most: usize) -> Self {
        let mut keys: Vec<_> = keys.into_iter().collect();
        let of = keys.len();
        // One more name is shorter than to say that there is one more.
        if of > most + 1 {
            keys.truncate(most);
        }
        Self { keys, of }
    }
}

impl Names {
    /// `all` where every one is named, `some` otherwise: a form to choose by.
    pub fn form(&self) -> &'static str {
        if self.keys.len() == self.of { "all" } else { "some" }
    }
}

/// How a number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As a whole number.
    Count,
    /// A share as whole per cent.
    Percent,
    /// With that many decimals.
    Decimals(usize),
}

/// A number that is said, with where the tables have it and the tasks it rests on.
#[derive(Debug, Clone)]
pub struct Quantity {
    /// The value.
    pub value: f64,
    /// How it is printed.
    pub shown: Shown,
    /// Where the tables have it.
    pub from: crate::claim::Source,
    /// The tasks that were counted, where tasks were.
    pub tasks: Vec<TaskRef>,
}

/// Numbers are the same where a reader sees the same: where they come from does not matter.
impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        self.shown == other.shown && self.printed() == other.printed()
    }
}

impl Quantity {
    /// The number as it is printed, in any language.
    pub fn printed(&self) -> String {
        match self.shown {
            Shown::Count => super::decimals(self.value, 0),
            Shown::Percent => super::percent(self.value),
            Shown::Decimals(places) => super::decimals(self.value, places),
        }
    }

    /// The word of a share: `none`, `some`, `half` (from half), `most` (from nine tenths), `all`.
    pub fn degree(&self) -> &'static str {
        match self.value {
            v if v <= 0.0 => "none",
            v if v >= 1.0 => "all",
            v if v >= 0.9 => "most",
            v if v > 0.5 => "half",
            _ => "some",
        }
    }
}

impl From<Quantity> for Arg {
    fn from(q: Quantity) -> Self {
        Self::Number(q)
    }
}

impl From<Statement> for Arg {
    fn from(s: Statement) -> Self {
        Self::Say(Box::new(s))
    }
}
