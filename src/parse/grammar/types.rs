//! What the grammar takes and gives.

use super::territory::Territory;
use crate::model::{Duty, Span};
use crate::parse::lexicon::{Known, Lexicon};
use std::sync::Arc;

/// A rule that a document states once about all its statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentRule {
    /// 列第一位者为牵头单位: the first name leads, the others are responsible.
    FirstIsLead,
    /// 第一个逗号前为牵头单位: the names before the first comma lead; all of them where there is no comma.
    BeforeFirstCommaIsLead,
    /// 带*的为牵头单位: the names that bear the mark lead.
    MarkedIsLead(char),
}

/// What is known about a statement from outside it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Which words are names.
    pub lexicon: &'a dyn Lexicon,
    /// The duty that the column's header gives; the statement's own words win.
    pub column: Option<Duty>,
    /// The rule in force, stated earlier in the document.
    pub rule: Option<DocumentRule>,
}

/// A body that a statement names, with what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedBody {
    /// The name as written, with what the enumeration left out restored.
    pub name: String,
    /// The words it rests on, in the statement.
    pub span: Span,
    /// What it does.
    pub duty: Duty,
    /// Whether the statement's own words say so, and not the head of a column or nothing at all.
    pub said: bool,
    /// What body the name means.
    pub is: Name,
}

impl ParsedBody {
    /// Whether it is a government or zone, or a collective of them.
    pub fn is_territorial(&self) -> bool {
        matches!(self.is, Name::Territorial(_))
    }

    /// Gives it a duty; what a government does is to implement, unless it leads.
    pub(super) fn give(&mut self, duty: Duty) {
        let governs = self.is_territorial() && duty != Duty::Lead;
        self.duty = if governs { Duty::Implement } else { duty };
    }

    /// Whether the lexicon knows it, or it is territorial.
    pub fn is_told(&self) -> bool {
        !matches!(self.is, Name::Unknown)
    }
}

/// What body a name means. It is told once, where the name is read, and carried from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// A body that the lexicon knows.
    Known(Arc<Known>),
    /// A government or zone, or a collective of them.
    Territorial(Territory),
    /// A body that nobody knows.
    Unknown,
}

impl From<Option<Arc<Known>>> for Name {
    fn from(known: Option<Arc<Known>>) -> Self {
        known.map_or(Self::Unknown, Self::Known)
    }
}

/// A responsibility statement, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParsedStatement {
    /// The words as given; every span points into them.
    pub text: String,
    /// Who does what, in the order of the words.
    pub bodies: Vec<ParsedBody>,
    /// Whether it says that there are more than it names (等, 有关部门).
    pub open: bool,
    /// A rule that it states itself; it binds this statement and all later ones.
    pub rule: Option<DocumentRule>,
    /// A completion date in it, which is the task's.
    pub deadline: Option<Span>,
    /// Words that are no body by intent: 下同, （按职责分工）, 社会参与.
    pub remarks: Vec<Span>,
    /// Words that could not be placed.
    pub unplaced: Vec<Span>,
    /// Whether it has a duty word or label of its own.
    pub has_duty_word: bool,
    /// Whether a column's header gives it a duty.
    pub by_column: bool,
    /// How many names stand before its first comma, where there is one behind somebody.
    pub(crate) before_comma: Option<usize>,
}

/// What the content of a bracket, or a line, looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// An ordinary parenthesis.
    No,
    /// Names of bodies and nothing else: a statement where it closes a sentence or paragraph.
    Names,
    /// Bodies with a duty word or label: a statement wherever it stands.
    Duty,
}
