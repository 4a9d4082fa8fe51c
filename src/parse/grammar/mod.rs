//! The responsibility grammar: the words that say who does what → bodies and duties.
//!
//! A statement goes through these steps, each a file:
//!
//! 1. [`text`]: punctuation folded, spaces gone, with the way back to the words as printed;
//! 2. [`split`]: cut into pieces at separators and line breaks;
//! 3. [`parser`]: pieces → what is said, in order ([`tree`]); the grammar stands there. It reads labels ([`label`]), names
//!    ([`names`], [`territory`], [`level`], [`shape`]), predicates ([`find`], [`predicate`]) and what is none of them ([`remark`]);
//! 4. [`bind`]: every name gets its duty;
//! 5. [`restore`]: shared tails and levels that the list left out;
//! 6. [`rule`]: the document's own rule.
//!
//! All words are data ([`crate::parse::wording`]). Whatever cannot be placed is kept as such; nothing fails.

mod bind;
mod label;
pub mod level;
mod lexer;
mod names;
mod parser;
mod predicate;
mod prose;
mod remark;
mod restore;
mod rule;
mod shape;
mod split;
mod statement;
pub mod territory;
mod text;
mod tree;
mod types;

pub(crate) use predicate::begins_with_verb;
pub use prose::prose_statement;
pub use rule::stated_rule;
pub(crate) use statement::{alone, head, only_bodies};
pub use statement::{note, parse_statement};
pub use types::{Context, DocumentRule, Name, Note, ParsedBody, ParsedStatement};

#[cfg(test)]
mod tests;
