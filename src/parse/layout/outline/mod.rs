//! Numbered paragraphs → tasks.
//!
//! Lines become a tree by their numbering: a kind of number that stands open above closes what is below it, a new
//! kind goes one level down. An item with a statement of its own is a task; one whose parts have statements is a
//! section; what has neither belongs to the text of the task around it.

mod build;
mod tasks;
mod title;
mod tree;

pub(crate) use title::section_title;
pub(crate) use tree::{Article, Bare, Item, Outline, Part, Printed};
