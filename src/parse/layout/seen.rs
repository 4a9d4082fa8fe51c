//! A line's words with what every layout asks of them, told once: when the line comes.

use crate::parse::heading::{Marker, marker};
use crate::parse::pairs::{Pair, outermost};

/// The words of a line with their number and their brackets.
pub(super) struct Seen<'t> {
    pub(super) text: &'t str,
    /// The number that they begin with.
    pub(super) marker: Option<Marker>,
    /// Their outermost brackets and quotation marks, and the opening brackets that nothing closes.
    pub(super) pairs: Vec<Pair>,
    pub(super) unclosed: Vec<usize>,
}

impl<'t> Seen<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let (pairs, unclosed) = outermost(text);
        Self { text, marker: marker(text), pairs, unclosed }
    }
}
