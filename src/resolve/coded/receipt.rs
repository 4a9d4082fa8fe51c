//! What became of what a coder changed: nothing is taken, left or misread without a line that says so.

use crate::{
    model::Corpus,
    resolve::decisions::{Decision, Lost, Standing, standing},
    say::Text,
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

/// What became of each decision of a log in the plans as they are now.
pub fn of_log(file: &str, corpus: &Corpus, log: &[Decision]) -> Vec<Receipt> {
    let say = |zh: &str, en: &str| Text { zh: zh.into(), en: en.into() };
    let line = |(decision, standing): (&Decision, Standing)| {
        let (outcome, why) = match standing {
            Standing::Holds { moved: false } => (Outcome::Applied, say("采纳", "applied")),
            Standing::Holds { moved: true } => {
                (Outcome::Applied, say("采纳：文件改过，按原句找回", "applied: found again by its words"))
            }
            Standing::Undone => (Outcome::Ignored, say("已撤销", "taken back")),
            Standing::Later => (Outcome::Ignored, say("后来又改了", "changed again later")),
            Standing::Lost(Lost::Task) => {
                (Outcome::Ignored, say("文件里已没有这一项", "the document no longer has this task"))
            }
            Standing::Lost(Lost::Words) => (
                Outcome::Ignored,
                say("这一项里已没有这些字", "the task no longer has these words, or not as decided"),
            ),
            Standing::Lost(Lost::Place) => {
                (Outcome::Ignored, say("已没有这个位置", "there is no such place any more"))
            }
        };
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
