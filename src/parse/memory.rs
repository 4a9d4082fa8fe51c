//! The names that a document was asked about before: its bodies repeat from row to row.

use super::lexicon::{Known, Lexicon};
use super::wording::Wording;
use crate::model::AgencyKind;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::Arc;

/// A lexicon that keeps its answers about names. It belongs to one document and one thread and is dropped with the reading.
pub(crate) struct Memory<'l> {
    lexicon: &'l dyn Lexicon,
    bodies: RefCell<FxHashMap<Box<str>, Option<Arc<Known>>>>,
}

/// Most names that are kept; then all are forgotten, so that a document of a million different names costs no more memory
/// than one of this many.
const MOST: usize = 1 << 15;

/// Bytes of the longest name that is looked up.
const LONGEST: usize = 600;

impl<'l> Memory<'l> {
    /// An empty memory over a lexicon.
    pub(crate) fn new(lexicon: &'l dyn Lexicon) -> Self {
        Self { lexicon, bodies: RefCell::default() }
    }

    /// What the lexicon answers about a name, which may be kept.
    fn ask<T>(&self, name: &str, of: impl Fn(&Option<Arc<Known>>) -> T) -> T {
        // No name is as long as that, and each of them would be kept.
        if name.len() > LONGEST {
            return of(&None);
        }
        if let Some(known) = self.bodies.borrow().get(name) {
            return of(known);
        }
        let body = self.lexicon.body(name);
        let answer = of(&body);
        let mut all = self.bodies.borrow_mut();
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(name.into(), body);
        answer
    }
}

impl Lexicon for Memory<'_> {
    fn body(&self, name: &str) -> Option<Arc<Known>> {
        self.ask(name, Clone::clone)
    }

    fn knows(&self, name: &str) -> bool {
        self.ask(name, Option::is_some)
    }

    fn is_field(&self, word: &str) -> bool {
        self.lexicon.is_field(word)
    }

    fn is_place(&self, word: &str) -> bool {
        self.lexicon.is_place(word)
    }

    fn exact(&self, name: &str) -> Option<AgencyKind> {
        self.lexicon.exact(name)
    }

    fn place_prefix(&self, text: &str) -> Option<usize> {
        self.lexicon.place_prefix(text)
    }

    fn wording(&self) -> &Wording {
        self.lexicon.wording()
    }
}
