//! Where the tasks of a document stand.

pub(crate) mod brackets;
mod words;
