//! Whether plans are of a codebook's field.
//!
//! Keywords of one field are told in many: a plan on fire safety is full of 检查 and 培训, and nine of ten of its measures have a theme
//! of a codebook for elder care. What tells the field are words that its plans say all the time and others do not.

use super::Codebook;
use crate::model::{Plan, Task};
use aho_corasick::AhoCorasick;

/// The words of a field, ready to be found.
#[derive(Debug)]
pub(crate) struct Field(Option<AhoCorasick>);

impl Field {
    pub(crate) fn new(book: &Codebook) -> Self {
        Self((!book.field.is_empty()).then(|| AhoCorasick::new(&book.field).ok()).flatten())
    }

    fn is_in(&self, text: &str) -> bool {
        self.0.as_ref().is_none_or(|words| words.is_match(text))
    }

    /// Whether a task says a word of the field, or its plan's title does.
    pub(crate) fn has(&self, plan: &Plan, task: &Task) -> bool {
        let titles = [plan.title.as_deref(), task.title.as_deref()];
        titles.into_iter().flatten().chain([&*task.text]).any(|text| self.is_in(text))
    }

    /// Whether a plan is of the field: half of its tasks are. Linear in its text.
    pub(crate) fn holds(&self, plan: &Plan) -> bool {
        2 * plan.tasks.iter().filter(|task| self.has(plan, task)).count() >= plan.tasks.len()
    }
}
