//! What a statement says, in the order of its words: what the parser gives, and what the passes behind it take.

use super::etc::Etc;
use super::predicate::Predicate;
use super::split::Sep;
use super::territory::Territory;
use super::types::DocumentRule;
use crate::model::{Duty, Span};
use crate::parse::lexicon::Known;
use std::ops::Range;
use std::sync::Arc;

/// A thing that a statement says.
#[derive(Debug, Clone)]
pub(super) enum Said<'t> {
    /// ， ； or 。 stands here.
    Separator(Sep),
    /// 牵头单位：, or a label of what is no body.
    Label(Option<Duty>),
    /// A body, its duty still to be told.
    Name(Item<'t>),
    /// Somebody whom it does not name: 等, 有关部门.
    Open,
    /// What the bodies before it do.
    Predicate(Predicate),
    /// 会同 between two names: who follows works with those before, if they lead.
    Joined,
    /// 会同 behind a predicate: what those do that follow.
    With(Duty),
    /// The names before it have their duty of their own: 邀请市民政局参加, 协助市公安局.
    Complete(Entry),
}

/// What gave the names before it their duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// 邀请…参加.
    Invitation,
    /// 协助….
    Help,
}

/// A statement, parsed: who is named and what is said of them, not yet bound together.
#[derive(Debug, Default)]
pub(super) struct Tree<'t> {
    pub(super) said: Vec<Said<'t>>,
    /// Whether it says that there are more than it names.
    pub(super) open: bool,
    pub(super) rule: Option<DocumentRule>,
    pub(super) deadline: Option<Span>,
    pub(super) remarks: Vec<Span>,
    pub(super) unplaced: Vec<Span>,
    pub(super) has_duty_word: bool,
}

/// What a duty rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Basis {
    /// The head of a column, or nothing at all.
    Unsaid,
    /// A label or a predicate.
    Words,
    /// Words right at the name, which no predicate behind changes.
    Own,
}

/// A name, and its duty.
#[derive(Debug, Clone)]
pub(super) struct Item<'t> {
    /// Where it stands in the folded text.
    pub(super) range: Range<usize>,
    /// Its words, without remarks; what the list left out is restored later.
    pub(super) name: String,
    /// The duty that the words right at it give: 市民政局（牵头）, 邀请市民政局参加.
    pub(super) own: Option<Duty>,
    pub(super) duty: Duty,
    pub(super) basis: Basis,
    pub(super) territory: Option<Territory>,
    /// The body that the lexicon knows by this name.
    pub(super) known: Option<Arc<Known>>,
    /// Names of one number stand in one enumeration (、 and 和).
    pub(super) run: usize,
    /// Names of one number stand behind one label.
    pub(super) list: usize,
    /// What 等 behind it says.
    pub(super) etc: Option<Etc<'t>>,
    /// Whether it repeats an earlier name and only makes it lead.
    pub(super) dropped: bool,
    /// Whether something was restored in its name, so that `known` is of another.
    pub(super) renamed: bool,
}

impl Item<'_> {
    /// A name of which nothing is told yet.
    pub(super) fn new(range: Range<usize>, name: String) -> Self {
        Self {
            range,
            name,
            own: None,
            duty: Duty::Responsible,
            basis: Basis::Unsaid,
            territory: None,
            known: None,
            run: 0,
            list: 0,
            etc: None,
            dropped: false,
            renamed: false,
        }
    }

    /// Gives it the name with what the list left out.
    pub(super) fn rename(&mut self, name: String) {
        self.name = name;
        self.renamed = true;
    }
}
