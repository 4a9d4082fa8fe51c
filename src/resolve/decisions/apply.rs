//! Decisions → changed plans.

use super::find::Finder;
use super::{Applied, Change, Decision, Lost, Words, undone};
use crate::model::{Agency, AgencyId, Assignment, Corpus, Duty, Span, Statement, Task, TaskId, TaskRef};
use crate::parse::lexicon::Lexicon as _;
use crate::parse::measures;
use crate::resolve::{agencies, home::Home, registry::Registry};
use std::collections::BTreeSet;

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
                task.set_open(*open);
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
                // Behind those that were split off this one or added here before.
                let later = &self.corpus.plans[self.at.plan as usize].tasks[self.at.task as usize + 1..];
                let here = later.iter().take_while(|t| t.id.as_str().starts_with(new.id.as_str())).count();
                self.insert(self.at.task as usize + 1 + here, new);
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
            agencies::by_name(name, &home, self.registry)
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
        self.insert(self.at.task as usize + 1, new);
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

    /// Puts a task at a place of the plan, under an id that is free.
    fn insert(&mut self, at: usize, mut new: Task) {
        let tasks = &mut self.corpus.plans[self.at.plan as usize].tasks;
        while tasks.iter().any(|t| t.id == new.id) {
            new.id = TaskId::new(format!("{}+", new.id));
        }
        let number = new.id.as_str().rsplit_once('/').map_or("", |(_, number)| number);
        new.no = number.into();
        tasks.insert(at, new);
    }
}

/// Where words stand: at their place, or else where they are met, if that is once.
pub(in crate::resolve) fn words_at(text: &str, words: &Words) -> Option<Span> {
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
