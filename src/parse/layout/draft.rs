//! A task as the layout found it, before its statements are parsed.

use crate::model::{Duty, Place, Span};
use crate::parse::grammar::{DocumentRule, ParsedStatement};
use crate::parse::heading::Style;
use crate::parse::wording::Wording;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// A task whose statements are still text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    /// Number as printed, without punctuation; absent where the layout has none.
    pub(crate) number: Option<Number>,
    /// Title, empty where there is none.
    pub(crate) title: String,
    /// Text.
    pub(crate) text: String,
    /// Where the text behind a title that stands in it begins.
    pub(crate) body_from: usize,
    /// Headings above, outermost first.
    pub(crate) sections: Vec<Arc<str>>,
    /// Completion date.
    pub(crate) deadline: Option<String>,
    /// Where it begins.
    pub(crate) place: Place,
    /// The statements in order.
    pub(crate) statements: Vec<DraftStatement>,
    /// A rule that the document states between the task before and this one.
    pub(crate) rule: Option<DocumentRule>,
}

impl Draft {
    /// Whether words can be its title: it has none, and they are no text.
    pub(crate) fn takes_title(&self, words: &str) -> bool {
        self.title.is_empty() && !words.is_empty() && words.chars().count() <= 60 && self.text != words
    }

    /// Puts in front what the heading above says, unless the task's own words say who leads.
    pub(crate) fn hold(&mut self, held: Option<DraftStatement>, wording: &Wording) {
        let Some(held) = held else { return };
        if self.statements.iter().any(|s| wording.rule.lead.within(&s.text)) {
            return;
        }
        if let Some(first) = self.statements.first_mut().filter(|first| first.scope.is_none()) {
            first.continues = true;
        }
        self.statements.insert(0, held);
    }

    /// Takes in another row under the same number: its words are a measure more, its statements speak of them.
    pub(crate) fn absorb(&mut self, row: Draft) {
        let before = self.text.len();
        if !row.title.is_empty() && row.title != self.title && row.title != row.text {
            append(&mut self.text, &row.title);
        }
        append(&mut self.text, &row.text);
        let scope = Span::new((before + 1).min(self.text.len()), self.text.len());
        if !row.statements.is_empty() {
            for own in self.statements.iter_mut().filter(|s| s.scope.is_none()) {
                own.scope = Some(Span::new(0, before));
            }
            self.statements
                .extend(row.statements.into_iter().map(|s| DraftStatement { scope: Some(scope), ..s }));
        }
        self.add_deadline(row.deadline);
    }

    /// Adds a date to those the task has.
    pub(crate) fn add_deadline(&mut self, date: Option<String>) {
        match (&mut self.deadline, date) {
            (Some(own), Some(date)) if !own.split('；').any(|known| known == date) => {
                own.push('；');
                own.push_str(&date);
            }
            (own @ None, date) => *own = date,
            _ => {}
        }
    }

    /// A title in front of the text belongs to no statement.
    pub(crate) fn narrow_scope(&mut self) {
        for s in &mut self.statements {
            if let Some(scope) = s.scope.filter(|s| s.start() < self.body_from && self.body_from < s.end()) {
                s.scope = Some(Span::new(self.body_from, scope.end()));
            }
        }
    }
}

/// A number of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    /// As printed.
    pub(crate) text: String,
    /// What it counts and how, where it is a number at all; a carried one counts nothing.
    pub(crate) counts: Option<(Style, u32)>,
}

/// What cells say that were read to tell a table, by their words.
pub(crate) type Readings = HashMap<String, Rc<ParsedStatement>>;

/// A statement that is still text.
#[derive(Debug, Clone, Default)]
pub(crate) struct DraftStatement {
    /// Its words.
    pub(crate) text: String,
    /// The duty that its column's header gives.
    pub(crate) column: Option<Duty>,
    /// The part of the text it speaks of.
    pub(crate) scope: Option<Span>,
    /// Whether it goes on with the one before it.
    pub(crate) continues: bool,
    /// What it says, where the layout has read it.
    pub(crate) read: Option<Rc<ParsedStatement>>,
    /// Where it stands.
    pub(crate) place: Place,
}

impl DraftStatement {
    /// Words at a place.
    pub(crate) fn new(text: impl Into<String>, place: &Place) -> Self {
        Self { text: text.into(), place: place.clone(), ..Self::default() }
    }
}

/// Adds words on a line of their own.
pub(crate) fn append(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}
