//! What the analyses of words share: clauses, folding, words with their weights, runs of the same characters.

mod clauses;
mod fold;
mod grams;
mod wording;
mod words;

pub use clauses::clauses;
pub(crate) use fold::{Folded, folded};
pub(crate) use grams::grams;
pub(crate) use wording::{Actions, Wording};
pub(crate) use words::{Cutter, Kind};
