//! What the analyses of words share: clauses, folding, words with their weights, runs of the same characters.

mod background;
mod clauses;
mod fold;
mod grams;
mod verbatim;
mod wording;
mod words;

pub use clauses::clauses;
pub use verbatim::verbatim;
pub(crate) use background::background;
pub(crate) use fold::{Folded, folded};
pub(crate) use grams::grams;
pub(crate) use wording::{Actions, Wording};
pub(crate) use words::{Cutter, Kind};
