//! What became of what a coder changed: nothing is taken, left or misread without a line that says so.

use super::columns::COLUMNS;
use crate::{
    model::Corpus,
    resolve::decisions::{Decision, Lost, Standing, standing},
    say::{Text, both},
};
use serde::Serialize;

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It could not be understood: the reading stands as it was.
    NotUnderstood,
    /// It was understood and has no effect.
    Ignored,
    /// It holds.
    Applied,
}

impl Outcome {
    /// All, what needs a look first.
    pub const ALL: [Self; 3] = [Self::NotUnderstood, Self::Ignored, Self::Applied];
}

/// One change with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// What became of it.
    pub outcome: Outcome,
    /// The file it stands in.
    pub file: String,
    /// Its row there; absent for a decision of a log.
    pub row: Option<u32>,
    /// The task.
    pub task: String,
    /// The column's key, or what the decision was about.
    pub column: String,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
    /// Why, and what to do.
    pub why: Text,
    /// The sentence it is about.
    pub words: String,
}

impl Receipt {
    /// The head of the column as the sheet for people has it, in either language; `decision 3` and `row` in words.
    pub fn column_name(&self) -> Text {
        if let Some((_, zh, en)) = COLUMNS.iter().find(|(key, ..)| *key == self.column) {
            return Text::new(*zh, *en);
        }
        match self.column.strip_prefix("decision ") {
            Some(n) => both!("receipt-decision", n),
            None => Text::of("receipt-row"),
        }
    }
}

/// What became of each decision of a log in the plans as they are now.
pub fn of_log(file: &str, corpus: &Corpus, log: &[Decision]) -> Vec<Receipt> {
    let line = |(decision, standing): (&Decision, Standing)| {
        let (outcome, why) = match standing {
            Standing::Holds { moved: false } => (Outcome::Applied, "receipt-applied"),
            Standing::Holds { moved: true } => (Outcome::Applied, "receipt-found-again"),
            Standing::Undone => (Outcome::Ignored, "receipt-undone"),
            Standing::Later => (Outcome::Ignored, "receipt-later"),
            Standing::Lost(Lost::Task) => (Outcome::Ignored, "receipt-lost-task"),
            Standing::Lost(Lost::Words) => (Outcome::Ignored, "receipt-lost-words"),
            Standing::Lost(Lost::Place) => (Outcome::Ignored, "receipt-lost-place"),
        };
        let why = Text::of(why);
        Receipt {
            outcome,
            file: file.to_owned(),
            row: None,
            task: decision.task.clone(),
            column: format!("decision {}", decision.n),
            before: decision.before.clone(),
            after: decision.after.clone(),
            why,
            words: decision.quote.clone(),
        }
    };
    log.iter().zip(standing(corpus, log)).map(line).collect()
}
