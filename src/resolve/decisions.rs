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

use super::{agencies, coded, home::Home, registry::Registry};
use crate::parse::lexicon::Lexicon as _;
use crate::{
    model::{Agency, AgencyId, Assignment, Corpus, Duty, PlanIndex, Span, Statement, Task, TaskId, TaskRef},
    parse::measures,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeSet, HashMap},
    ops::Bound,
};

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
        /// First character of the second.
        at: usize,
    },
    /// The task and the next one are one.
    Join,
    /// A task behind this one that the reading lacks.
    Task {
        /// What is to be done.
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

/// Applies a log in its order, and says of each decision what came of it. Linear in tasks and decisions; a task that is
/// split, joined or added costs as much as its plan is long.
pub fn apply(mut corpus: Corpus, log: &[Decision], registry: &Registry) -> (Corpus, Vec<Applied>) {
    if log.is_empty() {
        return (corpus, Vec::new());
    }
    let undone = undone(log);
    let mut finder = Finder::new(&corpus);
    let mut applied = Vec::with_capacity(log.len());
    for decision in log {
        let is_undo = matches!(decision.change, Change::Undo { .. });
        if is_undo || undone.contains(&decision.n) {
            applied.push(Applied::Undone);
            continue;
        }
        let Some((at, moved)) = finder.find(&corpus, decision) else {
            applied.push(Applied::Lost { why: Lost::Task });
            continue;
        };
        let id = corpus.task(at).id.clone();
        let shifts = decision.change.is_of_tasks();
        if shifts {
            finder.forget(&corpus, at.plan);
        }
        let done = Applying { corpus: &mut corpus, registry, at }.change(&decision.change, moved);
        if shifts {
            finder.learn(&corpus, at.plan);
        }
        applied.push(match done {
            Ok(()) => Applied::Done { task: id, moved },
            Err(why) => Applied::Lost { why },
        });
    }
    (corpus, applied)
}

/// Whether a decision is in plans that already hold what was decided: in a coded table that was saved, or corrected since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Holds {
        /// Whether the document has changed there.
        moved: bool,
    },
    /// It was taken back later, or takes back another.
    Undone,
    /// A later decision on the same words says otherwise.
    Later,
    /// It does not hold.
    Lost(Lost),
}

/// Whether each decision of a log is in the plans. O(n log n) in tasks and decisions.
pub fn standing(corpus: &Corpus, log: &[Decision]) -> Vec<Standing> {
    if log.is_empty() {
        return Vec::new();
    }
    let undone = undone(log);
    let finder = Finder::new(corpus);
    let texts: BTreeSet<&str> = corpus.tasks().map(|(_, t)| &*t.text).collect();
    let mut same_task: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (at, decision) in log.iter().enumerate().filter(|(_, d)| !undone.contains(&d.n)) {
        same_task.entry((&decision.quote, &decision.text)).or_default().push(at);
    }
    let one = |(at, decision): (usize, &Decision)| {
        if matches!(decision.change, Change::Undo { .. }) || undone.contains(&decision.n) {
            return Standing::Undone;
        }
        // Texts that begin alike stand together; no text begins with nothing.
        let begins = |with: &str, least: Bound<&str>| {
            let next = texts.range::<str, _>((least, Bound::Unbounded)).next();
            !with.is_empty() && next.is_some_and(|text| text.starts_with(with))
        };
        // The task is no longer what it was: its parts are, or what it is a part of.
        let there = match &decision.change {
            Change::Split { at } => {
                let second = decision.text.char_indices().nth(*at).map_or("", |(at, _)| &decision.text[at..]);
                Some(begins(second, Bound::Included(second)))
            }
            Change::Join => Some(begins(&decision.text, Bound::Excluded(&decision.text))),
            Change::Task { text, .. } => Some(begins(text, Bound::Included(text))),
            Change::NoTask => Some(!finder.has(corpus, decision)),
            _ => None,
        };
        if let Some(there) = there {
            return if there { Standing::Holds { moved: false } } else { Standing::Lost(Lost::Place) };
        }
        let same = same_task.get(&(&*decision.quote, &*decision.text)).map_or(&[][..], Vec::as_slice);
        let later = &same[same.partition_point(|other| *other <= at)..];
        // What was decided of a task that is none went with it.
        if later.iter().any(|other| log[*other].change == Change::NoTask) && !finder.has(corpus, decision) {
            return Standing::Later;
        }
        // A task that was split or joined since is found by its statement or not at all.
        let Some((task, moved)) = finder.find(corpus, decision) else { return Standing::Lost(Lost::Task) };
        if is_in(corpus, corpus.task(task), &decision.change) {
            return Standing::Holds { moved };
        }
        if later.iter().any(|other| touches(&log[*other].change, &decision.change)) {
            Standing::Later
        } else {
            Standing::Lost(Lost::Words)
        }
    };
    log.iter().enumerate().map(one).collect()
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

/// Whether two changes are about the same words, or both about the list.
fn touches(a: &Change, b: &Change) -> bool {
    match (a.words(), b.words()) {
        (Some(a), Some(b)) => a == b,
        (None, None) => std::mem::discriminant(a) == std::mem::discriminant(b),
        _ => false,
    }
}

/// Whether a task is as the change wants it.
fn is_in(corpus: &Corpus, task: &Task, change: &Change) -> bool {
    let on = |body: &Words| {
        let words = body.clone();
        task.assignments.iter().filter(move |a| {
            let place = a.span.in_chars(&task.responsibility);
            let same = a.span.of(&task.responsibility) == words.text;
            same && (place == (words.start, words.end) || words.start == words.end)
                || *a.name == *words.text && words.start == words.end
        })
    };
    let is = |a: &Assignment, name: &str| *a.name == *name || *corpus.agency(a.agency).label == *name;
    match change {
        Change::Keep { .. } => true,
        Change::Duty { body, duty } => on(body).any(|a| a.duty == *duty),
        Change::Body { body, name, .. } => on(body).any(|a| is(a, name)),
        Change::Add { name, duty, .. } => task.assignments.iter().any(|a| is(a, name) && a.duty == *duty),
        Change::Drop { body } => on(body).next().is_none(),
        Change::Open { open } => task.open() == *open,
        _ => false,
    }
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

/// Finds the task that a decision was made on.
struct Finder {
    ids: HashMap<String, TaskRef>,
    quotes: HashMap<String, Vec<TaskRef>>,
    texts: HashMap<String, Vec<TaskRef>>,
}

fn tasks_of(corpus: &Corpus, plan: PlanIndex) -> impl Iterator<Item = (TaskRef, &Task)> {
    let tasks = corpus.plans[plan as usize].tasks.iter().enumerate();
    tasks.map(move |(at, task)| (TaskRef { plan, task: at as u32 }, task))
}

/// The words without blanks and marks: line breaks and widths change from one export to the next.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

impl Finder {
    fn new(corpus: &Corpus) -> Self {
        let mut all = Self { ids: HashMap::new(), quotes: HashMap::new(), texts: HashMap::new() };
        (0..corpus.plans.len()).for_each(|plan| all.learn(corpus, plan as PlanIndex));
        all
    }

    /// Takes the tasks of a plan in. Places stay in order.
    fn learn(&mut self, corpus: &Corpus, plan: PlanIndex) {
        for (at, task) in tasks_of(corpus, plan) {
            let first = self.ids.entry(task.id.to_string()).or_insert(at);
            *first = at.min(*first);
            for places in [
                self.quotes.entry(bare(&task.responsibility)).or_default(),
                self.texts.entry(bare(&task.text)).or_default(),
            ] {
                places.insert(places.partition_point(|other| *other < at), at);
            }
        }
    }

    /// Takes the tasks of a plan out, as they were when it was learnt.
    fn forget(&mut self, corpus: &Corpus, plan: PlanIndex) {
        for (_, task) in tasks_of(corpus, plan) {
            if self.ids.get(task.id.as_str()).is_some_and(|at| at.plan == plan) {
                self.ids.remove(task.id.as_str());
            }
            for places in
                [self.quotes.get_mut(&bare(&task.responsibility)), self.texts.get_mut(&bare(&task.text))]
            {
                places.into_iter().for_each(|places| places.retain(|at| at.plan != plan));
            }
        }
    }

    /// Whether the task that a decision was made on is there as it was.
    fn has(&self, corpus: &Corpus, decision: &Decision) -> bool {
        let same = |task: &Task| *task.text == *decision.text && *task.responsibility == *decision.quote;
        self.ids.get(&decision.task).is_some_and(|at| same(corpus.task(*at)))
    }

    /// The task, and whether it is another than it was. Both quotation and context decide before one of them alone, and
    /// one alone only where it leaves no choice.
    fn find(&self, corpus: &Corpus, decision: &Decision) -> Option<(TaskRef, bool)> {
        let same = |at: &TaskRef| {
            let task = corpus.task(*at);
            (task.responsibility.as_ref() == decision.quote, task.text.as_ref() == decision.text)
        };
        let by_id = self.ids.get(&decision.task);
        if let Some(at) = by_id.filter(|at| same(at).0 && (decision.text.is_empty() || same(at).1)) {
            return Some((*at, false));
        }
        let (quote, text) = (bare(&decision.quote), bare(&decision.text));
        let quoted = self.quotes.get(&quote).filter(|_| !quote.is_empty()).map_or(&[][..], Vec::as_slice);
        let told = self.texts.get(&text).filter(|_| !text.is_empty()).map_or(&[][..], Vec::as_slice);
        let both = quoted.iter().find(|at| told.binary_search(at).is_ok());
        let alone = |found: &'_ [TaskRef]| match found {
            [one] => Some(*one),
            // Statements repeat in a plan: the one that still has its number is meant.
            many => by_id.filter(|at| many.binary_search(at).is_ok()).copied(),
        };
        let at = both.copied().or_else(|| alone(told)).or_else(|| alone(quoted))?;
        Some((at, true))
    }
}

struct Applying<'a> {
    corpus: &'a mut Corpus,
    registry: &'a Registry,
    at: TaskRef,
}

impl Applying<'_> {
    fn task(&mut self) -> &mut Task {
        &mut self.corpus.plans[self.at.plan as usize].tasks[self.at.task as usize]
    }

    fn change(&mut self, change: &Change, moved: bool) -> Result<(), Lost> {
        match change {
            Change::Keep { body, .. } => {
                if body.text.is_empty() || !moved {
                    return Ok(());
                }
                self.assignments(body).map(|_| ())
            }
            Change::Duty { body, duty } => {
                let found = self.assignments(body)?;
                self.each(&found, |a| a.duty = *duty);
                Ok(())
            }
            Change::Body { body, name, new } => {
                let found = self.assignments(body)?;
                let agency = self.agency(name, *new);
                self.each(&found, |a| {
                    a.agency = agency;
                    a.name = name.as_str().into();
                });
                Ok(())
            }
            Change::Add { body, name, duty } => self.add(body, name, *duty),
            Change::Drop { body } => {
                let found = self.assignments(body)?;
                let mut at = 0;
                self.task().assignments.retain(|_| {
                    at += 1;
                    !found.contains(&(at - 1))
                });
                Ok(())
            }
            Change::Open { open } => {
                let task = self.task();
                let length = task.responsibility.len();
                if task.statements.is_empty() {
                    task.statements.push(Statement { span: Span::new(0, length), open: *open, scope: None });
                }
                coded::set_open(task, *open);
                Ok(())
            }
            Change::Split { at } => self.split(*at),
            Change::Join => self.join(),
            Change::Task { text, responsibility } => {
                let task = self.task();
                let id = format!("{}+", task.id);
                let mut new = task.clone();
                new.id = TaskId::new(id);
                new.text = text.as_str().into();
                new.title = None;
                new.measures = measures::split(text, 0);
                new.responsibility = responsibility.as_str().into();
                let span = Span::new(0, responsibility.len());
                new.statements = vec![Statement { span, open: false, scope: None }];
                new.assignments = Vec::new();
                self.insert(new);
                Ok(())
            }
            Change::NoTask => {
                self.corpus.plans[self.at.plan as usize].tasks.remove(self.at.task as usize);
                Ok(())
            }
            Change::Undo { .. } => Err(Lost::Place),
        }
    }

    fn each(&mut self, found: &[usize], change: impl Fn(&mut Assignment)) {
        for at in found {
            change(&mut self.task().assignments[*at]);
        }
    }

    /// The assignments that rest on these words: where they stood, or else where they stand now, if that is one place.
    fn assignments(&mut self, body: &Words) -> Result<Vec<usize>, Lost> {
        let task = self.task();
        let responsibility = task.responsibility.clone();
        let place = |a: &Assignment| a.span.in_chars(&responsibility);
        let with = |fits: &dyn Fn(&Assignment) -> bool| -> Vec<usize> {
            (0..task.assignments.len()).filter(|at| fits(&task.assignments[*at])).collect()
        };
        let words = |a: &Assignment| a.span.of(&responsibility) == body.text || *a.name == *body.text;
        let there = with(&|a| place(a) == (body.start, body.end) && (words(a) || body.text.is_empty()));
        if !there.is_empty() {
            return Ok(there);
        }
        let found = with(&words);
        let places: BTreeSet<_> = found.iter().map(|at| place(&task.assignments[*at])).collect();
        if places.len() == 1 { Ok(found) } else { Err(Lost::Words) }
    }

    /// The body of a name, in this plan.
    fn agency(&mut self, name: &str, new: bool) -> AgencyId {
        let home = Home::new(&self.corpus.plans[self.at.plan as usize].city);
        let agency = if new {
            agencies::unknown(name, &home, self.registry.wording())
        } else {
            coded::agency_by_name(name, &home, self.registry)
        };
        let same = |a: &Agency| {
            (&a.key, &a.jurisdiction, a.known) == (&agency.key, &agency.jurisdiction, agency.known)
        };
        let at = self.corpus.agencies.iter().position(same).unwrap_or_else(|| {
            self.corpus.agencies.push(agency);
            self.corpus.agencies.len() - 1
        });
        AgencyId(at as u32)
    }

    fn add(&mut self, body: &Words, name: &str, duty: Duty) -> Result<(), Lost> {
        let agency = self.agency(name, false);
        let task = self.task();
        let span = if body.text.is_empty() {
            Span::default()
        } else {
            words_at(&task.responsibility, body).ok_or(Lost::Words)?
        };
        let within = |s: &Statement| s.span.start() <= span.start() && span.end() <= s.span.end();
        let statement = task.statements.iter().position(within).unwrap_or_default() as u16;
        let new = Assignment { agency, name: name.into(), span, duty, statement };
        let at = task.assignments.iter().position(|a| a.span.start() > span.start());
        let at = at.filter(|_| !span.is_empty()).unwrap_or(task.assignments.len());
        task.assignments.insert(at, new);
        Ok(())
    }

    fn split(&mut self, at: usize) -> Result<(), Lost> {
        let task = self.task();
        let byte =
            task.text.char_indices().nth(at).map(|(byte, _)| byte).filter(|b| *b > 0).ok_or(Lost::Place)?;
        let (first, second) = task.text.split_at(byte);
        let (first, second) = (first.to_owned(), second.to_owned());
        let mut new = task.clone();
        new.id = TaskId::new(format!("{}+", task.id));
        task.measures = measures::split(&first, 0);
        task.text = first.into();
        new.measures = measures::split(&second, 0);
        new.text = second.into();
        new.title = None;
        // A statement speaks of the part of the text that it did, as far as that is in this half.
        for statement in task.statements.iter_mut().chain(&mut new.statements) {
            statement.scope = None;
        }
        self.insert(new);
        Ok(())
    }

    fn join(&mut self) -> Result<(), Lost> {
        let next = self.at.task as usize + 1;
        let tasks = &mut self.corpus.plans[self.at.plan as usize].tasks;
        if next >= tasks.len() {
            return Err(Lost::Place);
        }
        let next = tasks.remove(next);
        let task = self.task();
        let text = format!("{}{}", task.text, next.text);
        let (mut by, mut before) = (0, 0);
        if task.responsibility != next.responsibility {
            by = task.responsibility.len() + "；".len();
            before = task.statements.len() as u16;
            task.responsibility = format!("{}；{}", task.responsibility, next.responsibility).into();
            let shifted = |s: Statement| Statement { span: s.span.shifted(by), ..s };
            task.statements.extend(next.statements.into_iter().map(shifted));
        }
        for a in next.assignments {
            // A body named twice in one task is one assignment, with the strongest of its duties.
            match task.assignments.iter_mut().find(|b| b.agency == a.agency) {
                Some(b) => b.duty = b.duty.min(a.duty),
                None => task.assignments.push(Assignment {
                    span: a.span.shifted(by),
                    statement: a.statement + before,
                    ..a
                }),
            }
        }
        for statement in &mut task.statements {
            statement.scope = None;
        }
        task.measures = measures::split(&text, 0);
        task.text = text.into();
        Ok(())
    }

    /// Puts a task behind this one, under an id that is free.
    fn insert(&mut self, mut new: Task) {
        let tasks = &mut self.corpus.plans[self.at.plan as usize].tasks;
        while tasks.iter().any(|t| t.id == new.id) {
            new.id = TaskId::new(format!("{}+", new.id));
        }
        let number = new.id.as_str().rsplit_once('/').map_or("", |(_, number)| number);
        new.no = number.into();
        tasks.insert(self.at.task as usize + 1, new);
    }
}

/// Where words stand: at their place, or else where they are met, if that is once.
pub(super) fn words_at(text: &str, words: &Words) -> Option<Span> {
    let mut bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let start = bytes.nth(words.start);
    let length = words.text.len();
    if let Some(start) = start.filter(|s| text.get(*s..s + length) == Some(&words.text)) {
        return Some(Span::new(start, start + length));
    }
    let mut met = text.match_indices(&words.text);
    let (at, _) = met.next()?;
    met.next().is_none().then(|| Span::new(at, at + length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    const PLAN: &str = "乐安市分工方案\n序号\t任务\t责任单位\n\
        1\t建设食堂。开展培训。\t市民政局牵头，市财政局、市月球局参加\n\
        2\t发放补贴。\t市教育局等有关部门负责\n3\t建立台账。\t市教育局等有关部门负责\n";

    fn read(text: &str) -> Corpus {
        load::document("plan.tsv", text.as_bytes(), &load::Knowledge::default()).expect("a plan").read.value
    }

    fn words(text: &str) -> Words {
        Words { text: text.into(), ..Words::default() }
    }

    fn codes(corpus: &Corpus, task: usize) -> Vec<String> {
        let task = &corpus.plans[0].tasks[task];
        let one = |a: &Assignment| format!("{} {}", corpus.agency(a.agency).label, a.duty.as_str());
        task.assignments.iter().map(one).collect()
    }

    #[test]
    fn each_change_does_what_it_says() {
        let corpus = read(PLAN);
        let first = &corpus.plans[0].tasks[0];
        let on = |n, change| Decision { n, ..Decision::on(first, change) };
        let log = [
            on(1, Change::Duty { body: words("市财政局"), duty: Duty::Support }),
            on(2, Change::Body { body: words("市月球局"), name: "市卫生健康委".into(), new: false }),
            on(3, Change::Drop { body: words("市民政局") }),
            on(4, Change::Undo { of: 3 }),
            on(5, Change::Open { open: true }),
            on(6, Change::Add { body: words(""), name: "市总工会".into(), duty: Duty::Participate }),
            on(7, Change::Keep { body: words("市民政局"), doubt: None }),
        ];
        let (coded, applied) = apply(corpus.clone(), &log, Registry::builtin());
        assert_eq!(
            codes(&coded, 0),
            ["市民政局 lead", "市财政局 support", "市卫生健康委 participate", "市总工会 participate"]
        );
        assert!(coded.plans[0].tasks[0].open());
        let holds: Vec<bool> = applied.iter().map(Applied::holds).collect();
        assert_eq!(holds, [true, true, false, false, true, true, true]);
    }

    #[test]
    fn a_doubt_is_settled_by_decisions_of_its_own_kind() {
        let moon = Words { text: "市月球局".into(), start: 12, end: 16 };
        let keep = |doubt| Change::Keep { body: moon.clone(), doubt };
        let duty = Change::Duty { body: moon.clone(), duty: Duty::Support };
        let drop = Change::Drop { body: moon.clone() };
        assert!(!duty.settles(Doubt::Unknown, &moon) && duty.settles(Doubt::NoDuty, &moon));
        assert!(drop.settles(Doubt::Unknown, &moon) && drop.settles(Doubt::NoDuty, &moon));
        assert!(!drop.settles(Doubt::Unknown, &Words { start: 20, end: 24, ..moon.clone() }));
        assert!(keep(Some(Doubt::Unknown)).settles(Doubt::Unknown, &moon));
        assert!(!keep(Some(Doubt::Unknown)).settles(Doubt::NoDuty, &moon));
        assert!(keep(None).settles(Doubt::NoDuty, &moon), "an older log does not say");
        let open = Change::Open { open: false };
        assert!(open.settles(Doubt::Open, &moon) && !open.settles(Doubt::Unknown, &moon));
        assert!(!keep(Some(Doubt::Unknown)).settles(Doubt::Open, &moon));
    }

    #[test]
    fn tasks_are_split_and_joined() {
        let corpus = read(PLAN);
        let first = &corpus.plans[0].tasks[0];
        let (split, _) =
            apply(corpus.clone(), &[Decision::on(first, Change::Split { at: 5 })], Registry::builtin());
        let texts: Vec<&str> = split.plans[0].tasks.iter().map(|t| &*t.text).collect();
        assert_eq!(texts, ["建设食堂。", "开展培训。", "发放补贴。", "建立台账。"]);
        assert_eq!(codes(&split, 0), codes(&split, 1));
        let second = &corpus.plans[0].tasks[1];
        let (joined, _) = apply(corpus.clone(), &[Decision::on(second, Change::Join)], Registry::builtin());
        assert_eq!(joined.plans[0].tasks.len(), 2);
        assert_eq!(&*joined.plans[0].tasks[1].text, "发放补贴。建立台账。");
        assert_eq!(codes(&joined, 1), ["市教育局 responsible"]);
    }

    #[test]
    fn a_changed_document_keeps_what_still_fits() {
        let corpus = read(PLAN);
        let [first, _, third] = &corpus.plans[0].tasks[..] else { panic!("three tasks") };
        let log = [
            Decision::on(first, Change::Duty { body: words("市财政局"), duty: Duty::Support }),
            Decision::on(first, Change::Drop { body: words("市月球局") }),
            Decision::on(third, Change::Open { open: false }),
        ];
        // A task before the others, another body in the first, the last two as they were.
        let changed =
            PLAN.replace("1\t建设", "1\t编制规划。\t市统计局负责\n2\t建设").replace("、市月球局", "");
        let changed = changed.replace("2\t发放", "3\t发放").replace("3\t建立", "4\t建立");
        let (coded, applied) = apply(read(&changed), &log, Registry::builtin());
        assert_eq!(codes(&coded, 1), ["市民政局 lead", "市财政局 support"]);
        assert_eq!(applied[1], Applied::Lost { why: Lost::Words });
        let open: Vec<bool> = coded.plans[0].tasks.iter().map(Task::open).collect();
        assert_eq!(open, [false, false, true, false]);
        assert!(matches!(&applied[2], Applied::Done { moved: true, .. }));
    }

    #[test]
    fn what_reaches_beyond_the_text_or_has_none_does_not_hold() {
        let corpus = read(PLAN);
        let [first, second, _] = &corpus.plans[0].tasks[..] else { panic!("three tasks") };
        let empty = Decision { text: String::new(), ..Decision::on(second, Change::Join) };
        let added = Change::Task { text: String::new(), responsibility: "市民政局负责".into() };
        let log = [
            Decision::on(first, Change::Split { at: 500 }),
            Decision::on(first, Change::Split { at: 10 }),
            empty,
            Decision::on(first, added),
            Decision::on(first, Change::Join),
        ];
        assert_eq!(standing(&corpus, &log), [const { Standing::Lost(Lost::Place) }; 5]);
        assert_eq!(standing(&corpus, &[]), []);
        let split = [Decision::on(first, Change::Split { at: 5 })];
        let coded = apply(corpus.clone(), &split, Registry::builtin()).0;
        assert_eq!(standing(&coded, &split), [Standing::Holds { moved: false }]);
        let join = [Decision::on(second, Change::Join)];
        let coded = apply(corpus.clone(), &join, Registry::builtin()).0;
        assert_eq!(standing(&coded, &join), [Standing::Holds { moved: false }]);
    }

    #[test]
    fn decisions_behind_a_split_find_their_tasks() {
        let corpus = read(PLAN);
        let [first, second, third] = &corpus.plans[0].tasks[..] else { panic!("three tasks") };
        let log = [
            Decision::on(first, Change::Split { at: 5 }),
            Decision::on(third, Change::Open { open: false }),
            Decision::on(second, Change::Join),
            Decision::on(first, Change::Drop { body: words("市财政局") }),
        ];
        let (coded, applied) = apply(corpus.clone(), &log, Registry::builtin());
        // The first is two tasks now, and is found by its statement where its number still is.
        assert!(applied.iter().all(Applied::holds), "{applied:?}");
        let texts: Vec<&str> = coded.plans[0].tasks.iter().map(|t| &*t.text).collect();
        assert_eq!(texts, ["建设食堂。", "开展培训。", "发放补贴。建立台账。"]);
        assert_eq!(codes(&coded, 0), ["市民政局 lead", "市月球局 participate"]);
    }

    #[test]
    fn a_task_is_added_and_one_that_is_none_goes_with_what_was_decided_of_it() {
        let corpus = read(PLAN);
        let [first, second, _] = &corpus.plans[0].tasks[..] else { panic!("three tasks") };
        let added =
            Change::Task { text: "编制预算。".into(), responsibility: "市财政局负责".into() };
        let log = [
            Decision { n: 1, ..Decision::on(second, Change::Open { open: true }) },
            Decision { n: 2, ..Decision::on(second, Change::NoTask) },
            Decision { n: 3, ..Decision::on(first, added) },
        ];
        let (coded, applied) = apply(corpus.clone(), &log, Registry::builtin());
        assert!(applied.iter().all(Applied::holds), "{applied:?}");
        let texts: Vec<&str> = coded.plans[0].tasks.iter().map(|t| &*t.text).collect();
        assert_eq!(texts, ["建设食堂。开展培训。", "编制预算。", "建立台账。"]);
        let holds = Standing::Holds { moved: false };
        assert_eq!(standing(&coded, &log), [Standing::Later, holds, holds]);
        assert_eq!(standing(&corpus, &log)[1..], [const { Standing::Lost(Lost::Place) }; 2]);
    }

    #[test]
    fn a_log_comes_back_from_json() {
        let corpus = read(PLAN);
        let task = &corpus.plans[0].tasks[0];
        let decision =
            Decision::on(task, Change::Body { body: words("市月球局"), name: "月球局".into(), new: true });
        let json = serde_json::to_string(&decision).expect("json");
        assert_eq!(serde_json::from_str::<Decision>(&json).expect("a decision"), decision);
        assert!(json.contains("\"what\":\"body\""), "{json}");
    }
}
