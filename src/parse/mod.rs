//! Document → plans: where the tasks stand and what each says, before any name is looked up.
//!
//! [`layout`] finds the tasks (tables, numbered paragraphs, notes behind sentences), [`grammar`] reads the words
//! that say who does them, [`measures`] cuts a task's text into commitments. Nothing here fails: what could not
//! be placed is a diagnostic, and cells read + cells refused = cells met.

pub mod grammar;
pub mod heading;
mod layout;
pub mod lexicon;
mod marks;
pub mod measures;
mod pairs;
mod parsed;
mod plain;
mod script;
pub mod wording;

pub use parsed::{ParsedDocument, ParsedPlan, ParsedTask, TaskStatement};
/// A name in simplified characters, by which it is looked up.
pub(crate) use script::simplified;

use crate::diagnostic::Warned;
use crate::model::Document;
use lexicon::Lexicon;

/// Reads the plans of a document.
///
/// Of a statement no more than `longest` characters are read; one that has more is reported. Linear in the document. A
/// document without tasks gives no plan and the note `no-task`; what it means is the caller's to decide.
pub fn parse(document: &Document, lexicon: &dyn Lexicon, longest: usize) -> Warned<ParsedDocument> {
    let (document, written) = script::simplified_document(document);
    let mut read = layout::read(&plain::document(document, lexicon), lexicon, longest);
    if let Some(written) = written {
        written.restore(&mut read);
    }
    read
}
