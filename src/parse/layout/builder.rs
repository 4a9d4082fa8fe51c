//! Lines → the text of a task and its statements.

use super::draft::{Draft, DraftStatement};
use super::lines::Line;
use super::notes::Note;
use crate::model::{Place, Span};
use crate::parse::marks::OPENS;

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

    /// Bytes of the first sentence, its full stop included; none where there is no stop.
    pub(crate) fn first_sentence(&self) -> usize {
        self.draft.text.find('。').map_or(0, |at| at + '。'.len_utf8())
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
        if note.cut.start != 0 || line.text.starts_with(OPENS) {
            return false;
        }
        self.deadline(note);
        if let Some(last) = self.draft.statements.last_mut().filter(|_| !note.statement.is_empty()) {
            if !last.text.ends_with(['；', ';']) {
                last.text.truncate(last.text.trim_end_matches(['。', '，', ',', '、']).len());
                last.text.push('；');
            }
            last.text.push_str(&note.statement);
            last.read = None;
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
            scope,
            continues,
            read: note.read.clone(),
            ..DraftStatement::new(&note.statement, place)
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
