//! fengong (分工): Chinese government plans that say *who does what*, as a responsibility graph.
//!
//! The data flows one way, a folder a stage:
//!
//! | stage | from → to |
//! |---|---|
//! | [`read`] | bytes → [`model::Document`] |
//! | [`parse`] | document → plans with statements |
//! | [`resolve`] | names as written → agencies: a [`model::Corpus`] |
//! | [`graph`] | corpus → [`graph::ResponsibilityGraph`] |
//! | [`analyse`] | graph → plain results |
//! | [`claim`] | results → what may be said of them, and what not |
//! | [`render`] | claims and results → text and bytes |
//!
//! Words are in [`say`], a language a file.
//!
//! [`load`] goes the first half of the way in one step, [`report`] the second. Nothing in the library prints,
//! exits or writes a file; what is noticed on the way travels beside the data as [`diagnostic::Diagnostic`]s.

pub mod analyse;
pub mod claim;
pub mod diagnostic;
pub mod graph;
pub mod load;
pub mod model;
// For the command line; no part of what the library offers.
#[doc(hidden)]
pub mod parallel;
pub mod parse;
pub mod read;
pub mod render;
pub mod report;
pub mod resolve;
pub mod say;
