//! What the grammar asks of the registry: which words are names, fields and places.

use super::memory::Memory;
use super::wording::{self, Wording};
use crate::model::AgencyKind;

/// Knowledge of names. The grammar decides by shape where the lexicon has no answer.
pub trait Lexicon {
    /// What sort of body the name is, level and place in front or not (`市民政局`, `民政局`, `达州市民政局`);
    /// `None` where the lexicon does not know it.
    fn kind(&self, name: &str) -> Option<AgencyKind>;

    /// Whether the word is a bare policy field, as in 民政、公安、卫生等部门.
    fn is_field(&self, word: &str) -> bool;

    /// Whether the word is the name of a place, with or without its class (`银川市`, `银川`).
    fn is_place(&self, word: &str) -> bool;

    /// What sort of body the name is as it stands, nothing taken off.
    fn exact(&self, name: &str) -> Option<AgencyKind>;

    /// Length in bytes of the longest place name that the text begins with.
    fn place_prefix(&self, text: &str) -> Option<usize>;

    /// The words by which statements and layouts are told.
    fn wording(&self) -> &Wording;

    /// What was read under this lexicon before, where it is kept.
    fn memory(&self) -> Option<&Memory<'_>> {
        None
    }

    /// Whether the lexicon knows the name.
    fn knows(&self, name: &str) -> bool {
        self.kind(name).is_some()
    }
}

/// A lexicon that knows nothing: everything is decided by shape.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoLexicon;

impl Lexicon for NoLexicon {
    fn wording(&self) -> &Wording {
        wording::builtin()
    }

    fn kind(&self, _: &str) -> Option<AgencyKind> {
        None
    }

    fn exact(&self, _: &str) -> Option<AgencyKind> {
        None
    }

    fn place_prefix(&self, _: &str) -> Option<usize> {
        None
    }

    fn is_field(&self, _: &str) -> bool {
        false
    }

    fn is_place(&self, _: &str) -> bool {
        false
    }
}
