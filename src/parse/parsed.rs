//! What the reading gives: plans and tasks as documents word them.

use super::grammar::ParsedStatement;
use crate::model::{Measure, Place, PlanId, Span, TaskId};
use std::sync::Arc;

/// What one document says: its plans, and the account of the places that were looked at.
#[derive(Debug, Clone, Default)]
pub struct ParsedDocument {
    /// The plans in document order; empty where the document holds no task.
    pub plans: Vec<ParsedPlan>,
    /// Responsibility cells, notes and lines that became statements (an empty cell or 无 included).
    pub cells_read: usize,
    /// Responsibility cells, notes and lines that were met and could not be used; each has a `cell-refused` diagnostic.
    pub cells_refused: usize,
}

/// One task list of a document, its names not yet resolved.
#[derive(Debug, Clone)]
pub struct ParsedPlan {
    /// The file's stem, with `-N` for the N-th plan where the file holds several.
    pub id: PlanId,
    /// Title as printed, if one was found.
    pub title: Option<String>,
    /// Annex number (附件2 → 2).
    pub annex: Option<u32>,
    /// Year the title names.
    pub year: Option<u16>,
    /// 发文字号 (郑政办〔2026〕30号).
    pub document_number: Option<String>,
    /// Jurisdiction as title, issuer or text write it (`达州市`, `海南省`); absent where nothing tells.
    pub city: Option<String>,
    /// The file it was read from.
    pub file: Arc<str>,
    /// The tasks in document order.
    pub tasks: Vec<ParsedTask>,
}

/// One numbered item of a plan, its names not yet resolved.
#[derive(Debug, Clone)]
pub struct ParsedTask {
    /// Plan id, slash, number; a repeated number gets `#2`, `#3`.
    pub id: TaskId,
    /// Number as printed without its punctuation; the order in the plan where none is printed.
    pub no: Box<str>,
    /// Title, where the layout has one.
    pub title: Option<Box<str>>,
    /// What is to be done, as printed, without the number and without the statements.
    pub text: Box<str>,
    /// Headings above the task, outermost first.
    pub sections: Vec<Arc<str>>,
    /// Completion date as printed.
    pub deadline: Option<Box<str>>,
    /// Where the task begins.
    pub source: Place,
    /// The commitments in `text`, in order.
    pub measures: Vec<Measure>,
    /// What says who does it, in document order (columns from left to right).
    pub statements: Vec<TaskStatement>,
}

/// A responsibility statement and the part of the task it speaks of.
#[derive(Debug, Clone)]
pub struct TaskStatement {
    /// The statement as the grammar read it; its spans point into its own text.
    pub parsed: ParsedStatement,
    /// The part of [`ParsedTask::text`] it speaks of, where it does not speak of all.
    pub scope: Option<Span>,
    /// Whether it goes on with the statement before it: the next column of the same row, or a note right behind
    /// another. Such statements are one (a single 责任单位 beside a 牵头单位 column does not stand alone).
    pub continues: bool,
    /// Where the statement stands.
    pub place: Place,
}
