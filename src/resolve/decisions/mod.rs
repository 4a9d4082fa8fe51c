//! What a coder decided, as a log: applied to what was read, also when the document has changed since.
//!
//! A decision names its task by the words that it was made on, not by a position: it is found again by the quotation
//! (the responsibility statement) and its context (the task's text). One that fits nothing is said to be lost, and stays
//! in the log. Nothing here knows a clock: who decided and when is whatever the caller wrote down.
//!
//! ```
//! use fengong::{load, resolve::{Registry, decisions::{Change, Decision, Words, apply}}};
//! let text = "序号\t任务\t责任单位\n1\t推进养老服务\t市民政局牵头，市财政局参加\n";
//! let read = load::document("plan.tsv", text.as_bytes(), &load::Knowledge::default())?.read.value;
//! let task = &read.plans[0].tasks[0];
//! let body = Words { text: "市财政局".into(), start: 7, end: 11 };
//! let decision = Decision::on(task, Change::Duty { body, duty: fengong::model::Duty::Support });
//! let (coded, applied) = apply(read, &[decision], Registry::builtin());
//! assert!(applied[0].holds());
//! assert_eq!(coded.plans[0].tasks[0].assignments[1].duty, fengong::model::Duty::Support);
//! # Ok::<(), fengong::read::ReadError>(())
//! ```

mod apply;
mod find;
mod standing;
#[cfg(test)]
mod tests;

pub use apply::apply;
pub(super) use apply::words_at;
pub use standing::{Standing, standing};

use crate::model::{Duty, Task, TaskId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Words of a statement, with their place in characters of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Words {
    /// The words themselves.
    pub text: String,
    /// Their first character.
    #[serde(default)]
    pub start: usize,
    /// One past their last.
    #[serde(default)]
    pub end: usize,
}

/// What a coder may be asked about a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// The registry does not know the name.
    Unknown,
    /// The name fits a function only roughly.
    Rough,
    /// The list may be open.
    Open,
    /// No word says what the body does.
    NoDuty,
    /// Words that could not be placed.
    Unplaced,
    /// Nobody was found.
    Nobody,
    /// Another coder says otherwise.
    Difference,
}

impl Doubt {
    /// The doubt that a diagnostic is, by its code; absent for those that a decision cannot settle.
    pub fn of_code(code: &str) -> Option<Self> {
        Some(match code {
            "unknown-agency" => Self::Unknown,
            "approximate-name" => Self::Rough,
            "open-list" => Self::Open,
            "no-duty-word" => Self::NoDuty,
            "unplaced-text" => Self::Unplaced,
            "no-body" => Self::Nobody,
            _ => return None,
        })
    }
}

/// What a decision changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Change {
    /// The reading of these words is right.
    Keep {
        /// The words; empty for the task as a whole.
        #[serde(default)]
        body: Words,
        /// What was in doubt; absent where nobody wrote it down.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        doubt: Option<Doubt>,
    },
    /// The body has another duty.
    Duty {
        /// The body's words.
        body: Words,
        /// The duty.
        duty: Duty,
    },
    /// The words mean the body of this name.
    Body {
        /// The body's words.
        body: Words,
        /// The name that is meant.
        name: String,
        /// Whether the registry has nothing to say about it: a body of its own under this name.
        #[serde(default)]
        new: bool,
    },
    /// These words are a body, too.
    Add {
        /// The words; where `start` is `end` the body stands in no words.
        body: Words,
        /// The name that is meant.
        name: String,
        /// Its duty.
        duty: Duty,
    },
    /// The words are no body.
    Drop {
        /// The words.
        body: Words,
    },
    /// Whether the list names all.
    Open {
        /// Whether there are more than it names.
        open: bool,
    },
    /// The task is two: the second begins here, in characters of the text.
    Split {
        /// First character of the second. (In a log `at` is when it was decided.)
        #[serde(rename = "from")]
        at: usize,
    },
    /// The task and the next one are one.
    Join,
    /// A task behind this one that the reading lacks.
    Task {
        /// What is to be done. (In a log `text` is that of the task in front.)
        #[serde(rename = "adds")]
        text: String,
        /// The words that say who.
        responsibility: String,
    },
    /// There is no such task: a heading that was read as one, or one that another coder added.
    NoTask,
    /// An earlier decision no longer holds.
    Undo {
        /// Its number.
        of: u32,
    },
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its number in the log, from 1.
    #[serde(default)]
    pub n: u32,
    /// The coder.
    #[serde(default)]
    pub who: String,
    /// When, as the coder's machine wrote it.
    #[serde(default)]
    pub at: String,
    /// The task's id at the time.
    pub task: String,
    /// The responsibility statement that it was made on.
    pub quote: String,
    /// The task's text: the context.
    #[serde(default)]
    pub text: String,
    /// What was there before, for people.
    #[serde(default)]
    pub before: String,
    /// What is there now, for people.
    #[serde(default)]
    pub after: String,
    /// What it changes.
    #[serde(flatten)]
    pub change: Change,
}

impl Decision {
    /// A decision on a task, without who and when.
    pub fn on(task: &Task, change: Change) -> Self {
        Self {
            n: 0,
            who: String::new(),
            at: String::new(),
            task: task.id.to_string(),
            quote: task.responsibility.to_string(),
            text: task.text.to_string(),
            before: String::new(),
            after: String::new(),
            change,
        }
    }
}

/// Why a decision fits nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lost {
    /// No task has this statement or text.
    Task,
    /// The task has, but these words are no longer in it.
    Words,
    /// There is no next task to join, no such place to split at, or no such decision to undo.
    Place,
}

/// What came of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "outcome")]
pub enum Applied {
    /// It holds on the task.
    Done {
        /// The task's id now.
        task: TaskId,
        /// Whether the document has changed there: it was found by its words.
        moved: bool,
    },
    /// It was taken back later, or takes back another.
    Undone,
    /// It fits nothing any more.
    Lost {
        /// Why.
        why: Lost,
    },
}

impl Applied {
    /// Whether the decision is in the result.
    pub fn holds(&self) -> bool {
        matches!(self, Self::Done { .. })
    }
}

impl Change {
    /// Whether it changes which tasks there are.
    pub fn is_of_tasks(&self) -> bool {
        matches!(self, Self::Split { .. } | Self::Join | Self::Task { .. } | Self::NoTask)
    }

    /// Whether a doubt about these words of the task is no longer one: a decision about the body's duty says nothing about its
    /// name.
    pub fn settles(&self, doubt: Doubt, words: &Words) -> bool {
        let here = || {
            self.words().is_some_and(|body| {
                let placed = body.end > body.start && words.end > words.start;
                !body.text.is_empty() && body.text == words.text && (!placed || body.start == words.start)
            })
        };
        match (doubt, self) {
            (Doubt::Open | Doubt::Nobody, Self::Open { .. }) | (Doubt::Nobody, Self::Add { .. }) => true,
            (Doubt::Open | Doubt::Nobody, Self::Keep { doubt: Some(about), .. }) => *about == doubt,
            (_, Self::Keep { doubt: Some(about), .. }) => *about == doubt && here(),
            (_, Self::Keep { doubt: None, .. })
            | (Doubt::Unknown | Doubt::Rough, Self::Body { .. } | Self::Drop { .. })
            | (Doubt::NoDuty, Self::Duty { .. } | Self::Drop { .. })
            | (Doubt::Unplaced, Self::Add { .. }) => here(),
            _ => false,
        }
    }

    /// The words that it is about; absent for changes of the list or of the task.
    pub fn words(&self) -> Option<&Words> {
        match self {
            Self::Keep { body, .. }
            | Self::Duty { body, .. }
            | Self::Body { body, .. }
            | Self::Add { body, .. }
            | Self::Drop { body } => Some(body),
            _ => None,
        }
    }
}

/// The decisions that stand: neither taken back nor taking back.
pub fn live(log: &[Decision]) -> impl Iterator<Item = &Decision> {
    let gone = undone(log);
    log.iter().filter(move |d| !matches!(d.change, Change::Undo { .. }) && !gone.contains(&d.n))
}

/// The numbers of the decisions that were taken back; a taken back undo holds no more.
fn undone(log: &[Decision]) -> BTreeSet<u32> {
    let mut gone = BTreeSet::new();
    for decision in log.iter().rev() {
        if let Change::Undo { of } = decision.change
            && !gone.contains(&decision.n)
        {
            gone.insert(of);
        }
    }
    gone
}
