//! What a layout may claim, and how surely.

use super::draft::Draft;
use super::outline::Outline;
use crate::parse::lexicon::Lexicon;
use std::collections::BTreeSet;

/// How surely a layout recognises what nothing marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Confidence {
    /// By the words alone.
    Words,
    /// Several in a row are of one kind.
    Rows,
}

/// What a layout makes of an item and all below it: it may be no task.
pub(super) type Claim = (Confidence, Vec<Draft>);

/// A region as the layouts of unmarked items see it.
pub(super) struct Field<'o> {
    pub(super) outline: &'o Outline<'o>,
    pub(super) statute: bool,
    /// What is less sure than this is not looked for.
    pub(super) least: Confidence,
    pub(super) lexicon: &'o dyn Lexicon,
    /// Headings that are offices of a house.
    pub(super) offices: BTreeSet<String>,
    /// Items that begin with a body and its duties, several beside one another.
    pub(super) keys: BTreeSet<usize>,
}
