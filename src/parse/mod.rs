//! Documents to plans: where statements stand, and what they say.

pub mod grammar;
pub mod lexicon;
