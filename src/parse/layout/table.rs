//! Rows of a table → tasks.

use super::draft::{Draft, DraftStatement, Number, Readings, append};
use super::header::{self, Header};
use super::nested::{self, Inner};
use super::seen::Seen;
use super::words::{Column, duties_in_turn, in_turn, is_ditto, squeeze};
use super::{notes, persons};
use crate::model::{Cell, Duty, Row, Span};
use crate::parse::grammar::DocumentRule;
use crate::parse::heading::{Style, bare_number, is_blank, marker};
use crate::parse::lexicon::Lexicon;
use crate::parse::wording::Wording;
use std::sync::Arc;

/// How the rows under one header become tasks.
pub(crate) struct Rows<'h> {
    header: &'h Header,
    /// What was read of the cells.
    read: &'h Readings,
    lexicon: &'h dyn Lexicon,
    number: Option<usize>,
    /// Columns of words, outermost first.
    tasks: Vec<usize>,
    /// Columns of goals (工作目标, 年度目标) beside others of words: part of the text, no title and no group.
    goals: Vec<usize>,
    /// Columns that group rows.
    groups: Vec<usize>,
    duties: Vec<(usize, Duty)>,
    /// For each of these the duties that its cells name bodies of in turn (牵头单位/配合单位); none where its head says one.
    turns: Vec<Vec<Duty>>,
    deadline: Option<usize>,
    /// Whether the first column of words holds titles of tasks.
    titled: bool,
    /// The group that is a task's title over several rows of measures.
    title_group: Option<usize>,
    /// Whether most numbers are Arabic.
    counts_in_arabic: bool,
    /// Whether a column of bodies says that it holds persons, too.
    persons: bool,
}

/// Longest title in a cell, in characters.
const TITLE: usize = 60;

impl<'h> Rows<'h> {
    /// Looks at the header and, for what the header leaves open, at the rows.
    pub(crate) fn new(
        header: &'h Header,
        rows: &[Row],
        read: &'h Readings,
        lexicon: &'h dyn Lexicon,
    ) -> Self {
        let number = header.columns.iter().position(|c| *c == Column::Number);
        let mut tasks = header.positions(|c| c == Column::Task);
        let mut groups = header.positions(|c| c == Column::Category);
        let mut duties = header.duties();
        if duties.is_empty() {
            let body = header.columns.iter().position(|c| *c == Column::Body);
            duties.extend(body.map(|at| (at, Duty::Responsible)));
        }
        if tasks.is_empty() {
            // No column of words by its header: the longest of the others, or the last group.
            tasks.extend(header::longest(rows, header.positions(|c| c == Column::Other)));
        }
        if tasks.is_empty() {
            tasks.extend(groups.pop());
        }
        let goals: Vec<usize> = tasks
            .iter()
            .copied()
            .filter(|at| header.words.get(*at).is_some_and(|w| is_goal(w, lexicon.wording())))
            .collect();
        let goals = if goals.len() < tasks.len() { goals } else { Vec::new() };
        tasks.retain(|at| !goals.contains(at));
        let deadline = header.columns.iter().position(|c| *c == Column::Deadline);
        let head = |(at, _): &(usize, Duty)| header.words.get(*at);
        let in_turn = |column| head(column).and_then(|word| duties_in_turn(word, lexicon.wording()));
        let turns = duties.iter().map(|column| in_turn(column).unwrap_or_default()).collect();
        let persons = duties.iter().filter_map(head).any(|word| persons::announced(word, lexicon.wording()));
        let mut found = Self {
            header,
            read,
            lexicon,
            number,
            tasks,
            goals,
            groups,
            duties,
            turns,
            deadline,
            titled: false,
            title_group: None,
            counts_in_arabic: false,
            persons,
        };
        let numbers =
            rows.iter().filter_map(|r| r.cells.get(found.number?)).filter_map(|c| bare_number(&c.text));
        let (arabic, other) =
            numbers.fold((0, 0), |(a, o), m| if m.style == Style::Arabic { (a + 1, o) } else { (a, o + 1) });
        found.counts_in_arabic = arabic > other;
        found.sort_words(rows);
        found
    }

    /// Tells columns that group several tasks from titles: a cell that is carried into a row which begins a task of
    /// its own groups tasks; a short cell beside a longer one is a title.
    fn sort_words(&mut self, rows: &[Row]) {
        while self.tasks.len() > 1 {
            let first = self.tasks[0];
            let grouping = rows
                .iter()
                .enumerate()
                .filter(|(at, r)| {
                    self.begins(r, true)
                        && carried(r, first)
                        && !self.shares_number(r, at.checked_sub(1).and_then(|k| rows.get(k)))
                })
                .count();
            if grouping == 0 {
                break;
            }
            self.title_group = Some(self.groups.len());
            self.groups.push(self.tasks.remove(0));
        }
        self.titled = self.tasks.len() > 1 && {
            let length = |at: usize| {
                let texts = rows.iter().filter_map(|r| r.cells.get(at)).map(|c| c.text.chars().count());
                let (sum, n) = texts.fold((0, 0), |(s, n), len| (s + len, n + 1));
                sum.checked_div(n).unwrap_or(0)
            };
            length(self.tasks[0]) <= TITLE && length(self.tasks[0]) <= length(self.tasks[1])
        };
    }

    /// Whether a row begins a task: it has a number of its own, or says itself who does it. In a table without
    /// numbers a cell of words of its own begins one, too (`strict` asks for the first two only).
    fn begins(&self, row: &Row, strict: bool) -> bool {
        let own = |at: usize| !carried(row, at);
        let duty = self.duties.iter().any(|(at, _)| own(*at));
        // Under merged bodies a cell of words of its own is a task of its own, if no number says otherwise.
        let merged = |at: usize| filled(row, at).is_some_and(|c| c.carried);
        let shared = |number: usize| {
            !strict
                && filled(row, number).is_none()
                && self.duties.iter().all(|(at, _)| merged(*at))
                && self.tasks.last().is_some_and(|at| own(*at))
        };
        match self.number {
            Some(at) => own(at) || duty || shared(at),
            None if strict => duty,
            None => duty || self.tasks.first().is_some_and(|at| own(*at)),
        }
    }

    /// Whether a row goes on with the task of the row above: one printed number stands at both.
    fn shares_number(&self, row: &Row, above: Option<&Row>) -> bool {
        let cell = |row: &Row| filled(row, self.number?).map(|c| squeeze(&c.text));
        let number = cell(row).filter(|text| bare_number(text).is_some());
        number.is_some() && number == above.and_then(cell)
    }

    /// The tasks of the rows, in order.
    pub(crate) fn tasks(&self, rows: &[Row]) -> Vec<Draft> {
        let mut out: Vec<Draft> = Vec::new();
        let mut sections: Vec<Arc<str>> = Vec::new();
        let mut groups: Vec<String> = vec![String::new(); self.groups.len()];
        let mut above: Vec<String> = vec![String::new(); self.header.columns.len()];
        let mut before: Option<&Row> = None;
        for row in rows {
            if row.cells.iter().all(is_empty) {
                continue;
            }
            if let Some(heading) = self.section(row) {
                if !is_remark(&heading, self.lexicon.wording()) {
                    push_section(&mut sections, &heading);
                    groups.iter_mut().for_each(String::clear);
                    before = None;
                }
                continue;
            }
            let shares = self.shares_number(row, before.replace(row));
            for (slot, at) in groups.iter_mut().zip(&self.groups) {
                let text = text_of(row, *at);
                if !text.is_empty() {
                    *slot = text;
                }
            }
            if shares
                && self.begins(row, false)
                && let Some(last) = out.last_mut()
            {
                let draft = self.draft(row, &above, None);
                last.absorb(draft);
            } else if self.begins(row, false) || out.is_empty() {
                let mut draft = self.draft(row, &above, out.last());
                let title = self.title_group.and_then(|k| groups.get(k)).filter(|t| draft.takes_title(t));
                if let Some(title) = title {
                    draft.title = one_line(title);
                }
                let own = groups
                    .iter()
                    .filter(|g| !g.is_empty() && title != Some(*g))
                    .map(|g| Arc::from(one_line(g)));
                draft.sections = sections.iter().cloned().chain(own).collect();
                out.push(draft);
            } else if let Some(last) = out.last_mut() {
                self.continue_task(row, last);
            }
            for (at, slot) in above.iter_mut().enumerate() {
                if let Some(cell) = filled(row, at).filter(|c| !is_ditto(&c.text, self.lexicon.wording())) {
                    slot.clone_from(&cell.text);
                }
            }
        }
        out
    }

    /// A row that is one heading: all its cells are one merged cell, or only a cell of words is filled.
    fn section(&self, row: &Row) -> Option<String> {
        let filled: Vec<(usize, &Cell)> =
            row.cells.iter().enumerate().filter(|(_, c)| !is_empty(c)).collect();
        let (first, rest) = filled.split_first()?;
        if let (Some(at), [(_, words)]) = (self.number, rest) {
            // 一｜教育类: a Chinese number with a short heading and nobody, above rows with numbers of their own.
            let number = clean(&first.1.text);
            let heading = clean(&words.text);
            let chinese =
                bare_number(&number).is_some_and(|m| matches!(m.style, Style::Chinese | Style::ChineseParen));
            let short = heading.chars().count() <= 30 && !heading.contains('。');
            if first.0 == at
                && chinese
                && short
                && !first.1.carried
                && !words.carried
                && self.counts_in_arabic
            {
                return Some(format!("{}、{heading}", number.trim_end_matches('、')));
            }
        }
        let merged = rest.iter().all(|(_, c)| c.carried && c.text == first.1.text);
        if !merged || first.1.carried && rest.is_empty() {
            return None;
        }
        let text = clean(&first.1.text);
        let short = text.chars().count() <= 80 && !text.contains('。');
        let in_words =
            self.tasks.contains(&first.0) || self.groups.contains(&first.0) || self.number == Some(first.0);
        let numbered = bare_number(&text).is_some();
        let spread = !rest.is_empty() && filled.len() * 2 > self.header.columns.len();
        if is_remark(&text, self.lexicon.wording()) {
            return Some(text);
        }
        if spread && self.header.columns.len() > 2 {
            return Some(text);
        }
        // Alone in the first column, or alone with a number of a heading (一、…).
        let alone = rest.is_empty() && short && !numbered && (first.0 == 0 || marker(&text).is_some());
        (alone && in_words).then_some(text)
    }

    fn draft(&self, row: &Row, above: &[String], last: Option<&Draft>) -> Draft {
        let mut draft = Draft { place: row.place.clone(), ..Draft::default() };
        let mut inner = Vec::new();
        for (k, at) in self.tasks.iter().enumerate() {
            let mut text = text_of(row, *at);
            if nested::is_nested(&text) {
                let mut parts = nested::of_task(&text, self.lexicon.wording());
                text = parts.text;
                inner.append(&mut parts.rows);
            }
            if text.is_empty() {
                continue;
            }
            if k == 0 && self.titled && text.chars().count() <= 2 * TITLE {
                draft.title = one_line(&text);
            } else if draft.text != text {
                append(&mut draft.text, &text);
            }
        }
        for text in self.goals.iter().map(|at| text_of(row, *at)).filter(|t| !t.is_empty()) {
            append(&mut draft.text, &text);
        }
        draft.number = self.number_of(row, last);
        if self.number.is_none() {
            Self::number_in_words(&mut draft);
        }
        if draft.text.is_empty() {
            draft.text = std::mem::take(&mut draft.title);
        }
        draft.deadline = self.deadline.map(|at| one_line(&text_of(row, at))).filter(|t| !t.is_empty());
        self.statements(row, above, &mut draft);
        if draft.statements.iter().all(|s| s.text.trim().is_empty()) {
            self.notes_in_words(&mut draft);
        }
        inner.into_iter().for_each(|row| Self::inner_row(row, &mut draft));
        draft
    }

    /// A row of a table inside a cell of the task: a measure with bodies of its own.
    fn inner_row(row: Inner, draft: &mut Draft) {
        append(&mut draft.text, &row.text);
        let scope = Span::new(draft.text.len() - row.text.len(), draft.text.len());
        for (at, (duty, text)) in row.statements.into_iter().enumerate() {
            draft.statements.push(DraftStatement {
                column: Some(duty),
                scope: Some(scope),
                continues: at > 0,
                ..DraftStatement::new(text, &draft.place)
            });
        }
    }

    /// The number of a row; one that the row shares with the row above counts nothing.
    fn number_of(&self, row: &Row, last: Option<&Draft>) -> Option<Number> {
        let at = self.number?;
        let Some(cell) = filled(row, at) else {
            let text = last?.number.as_ref()?.text.clone();
            return Some(Number { text, counts: None });
        };
        let text = clean(&cell.text);
        Some(if let Some(m) = bare_number(&text) {
            Number { text: m.number, counts: (!cell.carried).then_some((m.style, m.value)) }
        } else {
            let text = squeeze(&text);
            Number { text: text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned(), counts: None }
        })
        .filter(|n| !n.text.is_empty())
    }

    /// Without a column of numbers, the number with which the words begin.
    fn number_in_words(draft: &mut Draft) {
        let words = if draft.title.is_empty() { &mut draft.text } else { &mut draft.title };
        if let Some(m) = marker(words).filter(|m| m.len < words.len()) {
            draft.number = Some(Number { text: m.number, counts: Some((m.style, m.value)) });
            words.replace_range(..m.len, "");
        }
    }

    fn statements(&self, row: &Row, above: &[String], draft: &mut Draft) {
        for ((at, duty), turns) in self.duties.iter().zip(&self.turns) {
            let Some(cell) = row.cells.get(*at) else { continue };
            let mut text = clean(&cell.text);
            if is_ditto(&text, self.lexicon.wording()) {
                text = above.get(*at).map(|t| clean(t)).unwrap_or_default();
            }
            if nested::is_nested(&text) {
                text = nested::of_bodies(&text, self.lexicon.wording());
            }
            if self.persons {
                text = persons::without(&text, self.lexicon);
            }
            if text.is_empty() || draft.statements.iter().any(|s| cell.carried && s.text == text) {
                continue;
            }
            let parts = if turns.is_empty() { Vec::new() } else { in_turn(&text, turns.len()) };
            for (duty, part) in turns.iter().zip(parts.iter().copied()) {
                draft.statements.push(DraftStatement {
                    column: Some(*duty),
                    continues: !draft.statements.is_empty(),
                    ..DraftStatement::new(part, &row.place)
                });
            }
            if parts.is_empty() {
                // One body under 牵头单位/配合单位 is the first of them.
                let alone = !text.contains(['、', '，', '；', '\n']);
                let duty = turns.first().filter(|_| alone).unwrap_or(duty);
                draft.statements.push(DraftStatement {
                    column: Some(*duty),
                    continues: !draft.statements.is_empty(),
                    read: self.read.get(&text).cloned(),
                    ..DraftStatement::new(text, &row.place)
                });
            }
        }
    }

    /// A row that says nobody in its columns may say it behind its words.
    fn notes_in_words(&self, draft: &mut Draft) {
        let found = notes::find(&Seen::of(&draft.text), self.lexicon);
        for note in found.iter().rev().filter(|n| !n.statement.is_empty()) {
            draft.text.replace_range(note.cut.clone(), "");
            let words = DraftStatement::new(&note.statement, &draft.place);
            draft.statements.insert(0, DraftStatement { read: note.read.clone(), ..words });
        }
    }

    /// A row that goes on with the task above: another measure of it, or what a page break cut off.
    fn continue_task(&self, row: &Row, last: &mut Draft) {
        for at in &self.tasks {
            if let Some(cell) = filled(row, *at).filter(|c| !c.carried) {
                append(&mut last.text, &clean(&cell.text));
            }
        }
        last.reach_to_end();
        let carried = self.deadline.is_some_and(|at| row.cells.get(at).is_none_or(|c| c.carried));
        let deadline = self.deadline.filter(|_| !carried).map(|at| one_line(&text_of(row, at)));
        last.add_deadline(deadline.filter(|t| !t.is_empty()));
    }
}

/// 工作目标, 年度目标任务: a column of what is to be reached.
fn is_goal(header: &str, wording: &Wording) -> bool {
    let word = squeeze(header);
    wording.column.goal.within(&word)
}

/// What a table without tasks in its header states below itself is no section.
fn is_remark(text: &str, wording: &Wording) -> bool {
    let word = squeeze(text);
    let word = word.trim_start_matches(['（', '(', '*', '【']);
    wording.note.remark_begin.begins(word)
}

/// The rule that a remark of the table states (注：排在第一位的为牵头单位).
pub(crate) fn rule_in_remarks(rows: &[Row], wording: &Wording) -> Option<DocumentRule> {
    rows.iter()
        .filter_map(|r| r.cells.iter().find(|c| !is_empty(c)))
        .filter(|c| is_remark(&c.text, wording))
        .find_map(|c| crate::parse::grammar::stated_rule(&c.text, wording))
}

/// A heading of the same kind as an open one closes it and what is below.
fn push_section(sections: &mut Vec<Arc<str>>, heading: &str) {
    let style = marker(heading).map(|m| m.style);
    let same = sections.iter().position(|s| marker(s).map(|m| m.style) == style);
    sections.truncate(same.unwrap_or(sections.len()));
    sections.push(Arc::from(one_line(heading)));
}

/// The cell of a row, where something stands in it.
fn filled(row: &Row, at: usize) -> Option<&Cell> {
    row.cells.get(at).filter(|cell| !is_empty(cell))
}

/// Whether a row says nothing of its own in a column.
fn carried(row: &Row, at: usize) -> bool {
    filled(row, at).is_none_or(|c| c.carried)
}

fn is_empty(cell: &Cell) -> bool {
    cell.text.chars().all(is_blank)
}

fn text_of(row: &Row, at: usize) -> String {
    row.cells.get(at).map(|c| clean(&c.text)).unwrap_or_default()
}

/// The cell's text without blanks at its ends; a line break that was written out (`\n`) is one.
pub(crate) fn clean(text: &str) -> String {
    text.replace("\\n", "\n").trim_matches(is_blank).to_owned()
}

/// The text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).map(|t| t.trim_matches(is_blank)).collect()
}
