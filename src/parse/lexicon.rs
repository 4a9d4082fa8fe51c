//! What the grammar asks of the registry: which words are names, fields and places.

use super::wording::{self, Wording};
use crate::model::AgencyKind;
use std::sync::Arc;

/// How close a name is to its function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Match {
    /// A form of exactly this function.
    #[default]
    Exact,
    /// A form from before a reform.
    Former,
    /// A merged or divided body whose remit is only roughly this function's.
    Approximate,
    /// The field followed by 部门 (财政部门).
    Field,
}

/// A body that a lexicon knows, and what its name says beside the function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What sort of body it is.
    pub kind: AgencyKind,
    /// Its function, by the lexicon's own number.
    pub function: u32,
    /// How close the name is to the function.
    pub by: Match,
    /// The level in front (市, 省, 国家 …), if the name has one.
    pub level: Option<Box<str>>,
    /// The places in the name, in order.
    pub places: Vec<Box<str>>,
}

/// Knowledge of names; none where nothing else is said. The grammar decides by shape where the lexicon has no answer.
pub trait Lexicon {
    /// The words by which statements and layouts are told.
    fn wording(&self) -> &Wording;

    /// The body that a name means, level and place in front or not (`市民政局`, `民政局`, `达州市民政局`);
    /// `None` where the lexicon does not know it.
    fn body(&self, _name: &str) -> Option<Arc<Known>> {
        None
    }

    /// Whether the word is a bare policy field, as in 民政、公安、卫生等部门.
    fn is_field(&self, _word: &str) -> bool {
        false
    }

    /// Whether the word is the name of a place, with or without its class (`银川市`, `银川`).
    fn is_place(&self, _word: &str) -> bool {
        false
    }

    /// What sort of body the name is as it stands, nothing taken off.
    fn exact(&self, _name: &str) -> Option<AgencyKind> {
        None
    }

    /// Length in bytes of the longest place name that the text begins with.
    fn place_prefix(&self, _text: &str) -> Option<usize> {
        None
    }

    /// Whether the lexicon knows the name.
    fn knows(&self, name: &str) -> bool {
        self.body(name).is_some()
    }
}

/// A lexicon that knows nothing: everything is decided by shape.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoLexicon;

impl Lexicon for NoLexicon {
    fn wording(&self) -> &Wording {
        wording::builtin()
    }
}

/// The built-in registry, with how often it was asked.
#[cfg(test)]
#[derive(Default)]
pub(crate) struct Counting(std::cell::Cell<usize>);

#[cfg(test)]
mod counting {
    use super::{AgencyKind, Arc, Counting, Known, Lexicon, Wording};
    use crate::resolve::Registry;

    impl Counting {
        pub(crate) fn asked(&self) -> usize {
            self.0.get()
        }

        fn ask(&self) -> &'static Registry {
            self.0.set(self.0.get() + 1);
            Registry::builtin()
        }
    }

    impl Lexicon for Counting {
        fn wording(&self) -> &Wording {
            Registry::builtin().wording()
        }

        fn body(&self, name: &str) -> Option<Arc<Known>> {
            self.ask().body(name)
        }

        fn is_field(&self, word: &str) -> bool {
            self.ask().is_field(word)
        }

        fn is_place(&self, word: &str) -> bool {
            self.ask().is_place(word)
        }

        fn exact(&self, name: &str) -> Option<AgencyKind> {
            self.ask().exact(name)
        }

        fn place_prefix(&self, text: &str) -> Option<usize> {
            self.ask().place_prefix(text)
        }
    }
}
