use crate::model::TaskRef;
use std::{collections::BTreeMap, sync::Arc};

/// Which themes each task belongs to, as an input of analyses that do not code themes themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaskThemes {
    /// Theme ids; positions in `tasks` count into it.
    pub ids: Vec<Arc<str>>,
    /// Themes of a task, each once, as positions in `ids`. A task that is not listed has none.
    pub tasks: BTreeMap<TaskRef, Vec<usize>>,
}

impl TaskThemes {
    /// The themes of a task.
    pub fn of(&self, task: TaskRef) -> &[usize] {
        self.tasks.get(&task).map_or(&[], Vec::as_slice)
    }
}
