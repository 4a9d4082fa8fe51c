//! The responsibility grammar: the words that say who does what → bodies and duties.
//!
//! A statement goes through these steps, each a file:
//!
//! 1. [`text`]: punctuation folded, spaces gone, with the way back to the words as printed;
//! 2. [`lexer`]: folded text → tokens: every word of the grammar where it stands, found in one pass
//!    ([`crate::parse::wording`]); brackets in pairs; boxes;
//! 3. [`split`]: cut into pieces at separators and line breaks;
//! 4. [`parser`]: pieces → what is said, in order ([`tree`]), a descent with one function a construct; the constructs of a
//!    piece stand in [`label`], [`clause`], [`predicate`], [`names`], what is no body in [`remark`];
//! 5. [`bind`]: every name gets its duty;
//! 6. [`restore`]: shared tails and levels that the list left out;
//! 7. [`rule`]: the document's own rule.
//!
//! ```text
//! statement  = { separator , part } ;                                   (* the pieces that `split` cuts *)
//! part       = { label } , [ group , "：" ] , ( aside | rule | pending | remark | date | clause ) ;
//! label      = role-noun , ( [ words ] , "：" | "为" ) | "（" , role-noun , "）" | words , "：" ;
//! role-noun  = { qualifier } , stem , { noun } ;                        (* 市级牵头单位, 第一责任部门 *)
//! aside      = (* whatever stands behind a label of dates, persons, sums *) ;
//! clause     = invitation | help | object | subject , [ predicate , [ behind ] ] ;
//! invitation = "邀请" , subject , [ "参加" ] ;
//! help       = ( "协助" | "配合" ) , level , known body ;
//! predicate  = copula | { role | verb-word } ;
//! copula     = "为" , ( role-noun | "牵头" | { any } , "的主管部门" ) ;
//! role       = "按照" , { "各自" | "职责" | … } ;                        (* 按职责分工 *)
//! behind     = ( "会同" | "联合" | "商" ) , clause | remark | clause | object ;
//! object     = (* what is to be done, up to the next subject *) ;
//! subject    = [ { any } , "由" ] , { name , [ et-cetera ] , [ join ] } , [ manner ] ;
//! name       = [ topic ] , words , { "（" , ( name | role-noun | remark ) , "）" } ;
//! et-cetera  = "等" , [ number , [ counter ] ] , [ { vague word } , noun ] ;
//! ```
//!
//! Which words are a name is open: the lexicon knows many, the others have a shape ([`level`], [`territory`], [`shape`]).
//! These, and [`remark`], are asked of names and not of tokens: what `restore` completes and what `resolve` looks up stands
//! in no text. All words of the grammar are data ([`crate::parse::wording`]). Whatever cannot be placed is kept as such;
//! nothing fails.

mod bind;
mod clause;
mod etc;
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

pub(crate) use label::length as role_noun;
pub(crate) use predicate::begins_with_verb;
pub(crate) use prose::announces_duties;
pub use prose::prose_statement;
pub use rule::stated_rule;
pub(crate) use shape::{is_house_office, is_levelled};
pub(crate) use statement::{alone, head, is_body, only_bodies};
pub use statement::{note, parse_statement};
pub use types::{Context, DocumentRule, Name, Note, ParsedBody, ParsedStatement};

#[cfg(test)]
mod tests;
