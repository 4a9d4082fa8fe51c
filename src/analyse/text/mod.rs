//! What the analyses of words share: clauses, folding, words with their weights, runs of the same characters.

mod background;
mod clauses;
#[cfg(test)]
pub(crate) mod fixture;
mod fold;
mod frame;
mod grams;
mod meaning;
mod terms;
mod verbatim;
mod wording;
mod words;

pub(crate) use background::background;
pub use clauses::clauses;
pub(crate) use fold::{Folded, folded};
pub(crate) use frame::Frame;
pub(crate) use grams::{grams, shingles};
pub(crate) use meaning::Meaning;
pub(crate) use terms::Terms;
pub use verbatim::verbatim;
pub(crate) use wording::{Actions, Wording};
pub(crate) use words::{Cutter, Kind};

/// Loads the dictionary and the background frequencies, which the first use would do otherwise.
pub(crate) fn warm_up() {
    words::jieba();
    background("");
}
