//! A task as the layout found it, before its statements are parsed.

use super::lines::Line;
use super::notes::Note;
use super::table::append;
use crate::model::{Duty, Place, Span};
use crate::parse::grammar::DocumentRule;
use crate::parse::heading::Style;
use crate::parse::wording::Wording;
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
        let repeated = row.text == self.text || self.text.ends_with(&format!("\n{}", row.text));
        let same = |a: &DraftStatement, b: &DraftStatement| a.text == b.text && a.column == b.column;
        // The bodies of the row before: its words are theirs, too.
        let from = self.statements.len().saturating_sub(row.statements.len());
        let goes_on = self.statements[from..].len() == row.statements.len()
            && self.statements[from..].iter().zip(&row.statements).all(|(a, b)| same(a, b));
        let before = self.text.len();
        if !row.title.is_empty() && row.title != self.title && row.title != row.text {
            append(&mut self.text, &row.title);
        }
        if !repeated {
            append(&mut self.text, &row.text);
        }
        let scope = Span::new((before + 1).min(self.text.len()), self.text.len());
        if goes_on {
            self.reach_to_end();
        } else if !row.statements.is_empty() {
            for own in self.statements.iter_mut().filter(|s| s.scope.is_none()) {
                own.scope = Some(Span::new(0, before));
            }
            self.statements
                .extend(row.statements.into_iter().map(|s| DraftStatement { scope: Some(scope), ..s }));
        }
        self.add_deadline(row.deadline);
    }

    /// Lets the last statement speak of what was added to the text, too.
    pub(crate) fn reach_to_end(&mut self) {
        let end = self.text.len();
        let Some(last) = self.statements.last().and_then(|s| s.scope) else { return };
        for s in self.statements.iter_mut().rev().take_while(|s| s.scope == Some(last)) {
            s.scope = Some(Span::new(last.start(), end));
        }
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

/// A statement that is still text.
#[derive(Debug, Clone, Default)]
pub(crate) struct DraftStatement {
    /// Its words.
    pub(crate) text: String,
    /// The duty that its column's header gives.
    pub(crate) column: Option<Duty>,
    /// The part of the text it speaks of.
    pub(crate) scope: Option<Span>,
    /// Whether it is a sentence of running prose.
    pub(crate) prose: bool,
    /// Whether it goes on with the one before it.
    pub(crate) continues: bool,
    /// Whether persons stand beside the bodies.
    pub(crate) persons: bool,
    /// Where it stands.
    pub(crate) place: Place,
}

/// Puts a task's text together from lines, leaving the statements out and remembering what each speaks of.
#[derive(Debug, Default)]
pub(crate) struct TextBuilder {
    draft: Draft,
    /// Where the part that the next statement speaks of begins.
    scope_from: usize,
    /// Whether the last thing added was a line that is nothing but a labelled statement.
    after_line: bool,
}

impl TextBuilder {
    /// A builder for a task that begins at a place.
    pub(crate) fn new(place: &Place) -> Self {
        Self { draft: Draft { place: place.clone(), ..Draft::default() }, ..Self::default() }
    }

    /// Bytes of the text so far.
    pub(crate) fn len(&self) -> usize {
        self.draft.text.len()
    }

    /// Whether no text has been added yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.draft.text.is_empty()
    }

    /// Adds a line from byte `from` on.
    pub(crate) fn line(&mut self, line: &Line, from: usize) {
        if line.whole && self.extend_last(line) {
            return;
        }
        if !line.whole && !self.draft.text.is_empty() {
            self.draft.text.push('\n');
        }
        let mut at = from;
        for note in line.notes.iter().filter(|n| n.cut.start >= from) {
            self.text(&line.text[at..note.cut.start], line.whole);
            self.note(note, &line.place);
            at = note.cut.end;
        }
        self.text(&line.text[at..], line.whole);
        self.after_line =
            line.whole && line.notes.iter().any(|n| n.cut.start == 0 && !n.statement.is_empty());
    }

    fn text(&mut self, piece: &str, whole: bool) {
        let word = piece.chars().any(char::is_alphanumeric);
        if whole && !word {
            return;
        }
        let piece = if self.draft.text.is_empty() || self.draft.text.ends_with('\n') {
            piece.trim_start()
        } else {
            piece
        };
        self.draft.text.push_str(piece.trim_end());
        if word && !self.draft.text.trim().is_empty() {
            self.after_line = false;
        }
    }

    /// 牵头单位：… and 配合单位：… on lines of their own are one statement.
    fn extend_last(&mut self, line: &Line) -> bool {
        if !self.after_line {
            return false;
        }
        let [note] = line.notes.as_slice() else { return false };
        if note.cut.start != 0 || line.text.starts_with(['（', '(', '[', '〔', '【']) {
            return false;
        }
        self.deadline(note);
        if let Some(last) = self.draft.statements.last_mut().filter(|_| !note.statement.is_empty()) {
            if !last.text.ends_with(['；', ';']) {
                last.text.truncate(last.text.trim_end_matches(['。', '，', ',', '、']).len());
                last.text.push('；');
            }
            last.text.push_str(&note.statement);
        }
        true
    }

    fn deadline(&mut self, note: &Note) {
        if self.draft.deadline.is_none() {
            self.draft.deadline.clone_from(&note.deadline);
        }
    }

    fn note(&mut self, note: &Note, place: &Place) {
        self.deadline(note);
        if note.statement.is_empty() {
            return;
        }
        let end = self.draft.text.len();
        let text = self.draft.text.get(self.scope_from..end).unwrap_or("");
        let continues = !self.draft.statements.is_empty() && !text.chars().any(char::is_alphanumeric);
        let front = text.len()
            - text.trim_start_matches(|c: char| !c.is_alphanumeric() && !"“《（【〔".contains(c)).len();
        let scope = if continues {
            self.draft.statements.last().and_then(|s| s.scope)
        } else {
            Some(Span::new(self.scope_from + front, end))
        };
        self.draft.statements.push(DraftStatement {
            text: note.statement.clone(),
            scope,
            continues,
            persons: note.persons,
            place: place.clone(),
            ..DraftStatement::default()
        });
        self.scope_from = end;
    }

    /// The finished task; a single statement speaks of all.
    pub(crate) fn finish(mut self) -> Draft {
        let kept = self.draft.text.trim_end().len();
        self.draft.text.truncate(kept);
        if self.draft.statements.iter().filter(|s| !s.continues).count() < 2 {
            for s in &mut self.draft.statements {
                s.scope = None;
            }
        }
        self.draft
    }
}
