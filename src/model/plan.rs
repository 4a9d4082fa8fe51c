use super::{AgencyId, Duty, Place, PlanId, Span, TaskId};
use serde::{Deserialize, Serialize};
use std::{ops::Range, sync::Arc};

/// One task list of a document (方案).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The plan's name in output.
    pub id: PlanId,
    /// The jurisdiction whose plan it is (`达州市`); empty where neither manifest nor document tells.
    pub city: Arc<str>,
    /// Its province, where the place names or the manifest tell.
    pub province: Option<Arc<str>>,
    /// Title as printed or as the manifest gives it.
    pub title: Option<String>,
    /// Annex number (附件2 → 2).
    pub annex: Option<u32>,
    /// Year the plan is for, where manifest or title tells.
    pub year: Option<u16>,
    /// 发文字号, where printed or given.
    pub document_number: Option<String>,
    /// File it was read from.
    pub file: Arc<str>,
    /// The tasks in document order.
    pub tasks: Vec<Task>,
}

impl Plan {
    /// The tasks at these positions, as far as there are any.
    pub fn part(&self, tasks: Range<usize>) -> &[Task] {
        let end = tasks.end.min(self.tasks.len());
        &self.tasks[tasks.start.min(end)..end]
    }

    /// Gives the plan another id, and its tasks theirs.
    pub fn rename(&mut self, id: &str) {
        for task in &mut self.tasks {
            let number = task.id.as_str().rsplit_once('/').map_or("", |(_, number)| number);
            task.id = TaskId::new(format!("{id}/{number}"));
        }
        self.id = PlanId::new(id);
    }
}

/// One numbered item of a plan (任务).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Plan id, slash, number.
    pub id: TaskId,
    /// Number as printed without its punctuation.
    pub no: Box<str>,
    /// Title, where the layout has one apart from the text.
    pub title: Option<Box<str>>,
    /// What is to be done.
    pub text: Box<str>,
    /// Headings above the task, outermost first.
    pub sections: Vec<Arc<str>>,
    /// Completion date as printed (完成时限).
    pub deadline: Option<Box<str>>,
    /// The words that say who does it; several statements of one task stand one after another, joined by `；`.
    pub responsibility: Box<str>,
    /// The statements in `responsibility`, in order.
    pub statements: Vec<Statement>,
    /// Where the task stands.
    pub source: Place,
    /// The commitments in `text`, in order.
    pub measures: Vec<Measure>,
    /// Who does what, in the order of the words.
    pub assignments: Vec<Assignment>,
}

impl Task {
    /// Whether some statement says that there are more bodies than it names (未列尽).
    pub fn open(&self) -> bool {
        self.statements.iter().any(|s| s.open)
    }

    /// Opens the last statement, or closes all: only open lists can be closed, and a list that is opened is taken to be the last.
    pub fn set_open(&mut self, open: bool) {
        let last = self.statements.len().saturating_sub(1);
        for (at, statement) in self.statements.iter_mut().enumerate() {
            statement.open = open && (statement.open || at == last);
        }
    }

    /// Title, or the beginning of the text where there is none.
    pub fn headline(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.text)
    }
}

/// One responsibility statement: most tasks have one, some an inline note behind each sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Its words in [`Task::responsibility`].
    pub span: Span,
    /// Whether its list is open (等, 有关部门).
    pub open: bool,
    /// The part of [`Task::text`] it speaks of, where it does not speak of all.
    pub scope: Option<Span>,
}

/// One commitment inside a task's text (举措): a sentence, or a clause that stands by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its words in [`Task::text`].
    pub span: Span,
}

/// An edge task → agency (责任).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The body.
    pub agency: AgencyId,
    /// The name as written, with what the list left out restored (`市民政局` for 民政局 in 市发改委、民政局).
    pub name: Arc<str>,
    /// The words it rests on, in [`Task::responsibility`]; the surface.
    pub span: Span,
    /// What the document says it does.
    pub duty: Duty,
    /// Which of the task's statements it stands in.
    pub statement: u16,
}
