//! Claims as sentences of the page: every number that counts tasks leads to them.

use super::{Page, View};
use crate::{
    claim::{Claim, Robust},
    model::{Corpus, TaskRef},
    render::Lang,
    say::{Piece, Speaker, Statement, Text},
};
use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Tasks that numbers rest on, each set once, and where each task stands when counted through over all plans.
pub(super) struct Evidence {
    starts: Vec<usize>,
    sets: Vec<Vec<usize>>,
    seen: HashMap<Vec<usize>, usize>,
}

impl Evidence {
    pub(super) fn new(corpus: &Corpus) -> Self {
        let starts = corpus.plans.iter().scan(0, |at, p| {
            let start = *at;
            *at += p.tasks.len();
            Some(start)
        });
        Self { starts: starts.collect(), sets: Vec::new(), seen: HashMap::new() }
    }

    /// The number of a set of tasks; absent for none, and where the page has no sentences to show.
    pub(super) fn of(&mut self, tasks: &[TaskRef]) -> Option<usize> {
        let at = |t: &TaskRef| Some(self.starts.get(t.plan as usize)? + t.task as usize);
        let set: Vec<usize> = tasks.iter().filter_map(at).collect();
        if set.is_empty() {
            return None;
        }
        let next = self.sets.len();
        let number = *self.seen.entry(set.clone()).or_insert(next);
        if number == next {
            self.sets.push(set);
        }
        Some(number)
    }

    pub(super) fn json(self) -> Value {
        json!(self.sets)
    }
}

/// A text in both languages; the style shows the one of the page's `lang`.
pub(super) fn both(text: &Text) -> Markup {
    if text.zh == text.en {
        return html! { (text.zh) };
    }
    html! {
        span data-lang="zh" lang="zh-CN" { (text.zh) }
        span data-lang="en" lang="en" { (text.en) }
    }
}

/// A statement as a sentence in both languages, its numbers linked.
pub(super) fn said(p: &Page, statement: &Statement, evidence: &mut Evidence) -> Markup {
    let numbers: Vec<Option<usize>> = statement.quantities().iter().map(|q| evidence.of(&q.tasks)).collect();
    words(p, statement, |piece| linked(piece, &numbers), 0)
}

/// A statement as a headline, its numbers linked: lines break between clauses where they can.
pub(super) fn headline(p: &Page, statement: &Statement, evidence: &mut Evidence) -> Markup {
    let numbers: Vec<Option<usize>> = statement.quantities().iter().map(|q| evidence.of(&q.tasks)).collect();
    words(p, statement, |piece| linked(piece, &numbers), 24)
}

/// The same without links, for what is a link itself; clauses of at most so many characters stay on one line.
pub(super) fn title(p: &Page, statement: &Statement, whole: usize) -> Markup {
    words(p, statement, |piece| html! { (piece.text) }, whole)
}

/// A statement as plain text in both languages.
pub(super) fn plain(p: &Page, statement: &Statement) -> Markup {
    both(&Speaker::text(p.corpus, p.names, statement))
}

fn linked(piece: &Piece, numbers: &[Option<usize>]) -> Markup {
    html! {
        @match piece.number.and_then(|n| numbers.get(n).copied().flatten()) {
            Some(set) => a.num href="#evidence" role="button" data-rests=(set) { (piece.text) },
            None => (piece.text),
        }
    }
}

fn words(p: &Page, statement: &Statement, piece: impl Fn(&Piece) -> Markup, whole: usize) -> Markup {
    let one = |lang: Lang| {
        let sentence = Speaker::new(p.corpus, p.names, lang).say(statement);
        let parts =
            if whole > 0 && lang == Lang::Zh { clauses(&sentence.pieces) } else { vec![sentence.pieces] };
        let many = parts.len() > 1;
        let short = |part: &[Piece]| part.iter().map(|x| x.text.chars().count()).sum::<usize>() <= whole;
        html! {
            span data-lang=(lang.as_str()) lang=(crate::say::words(lang, "lang-tag")) {
                @for part in &parts {
                    @if many && short(part) { span.clause { @for x in part { (piece(x)) } } }
                    @else { @for x in part { (piece(x)) } }
                }
            }
        }
    };
    html! { (one(Lang::Zh)) (one(Lang::En)) }
}

/// The pieces of a Chinese sentence, parted behind its marks.
fn clauses(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mark = ['，', '、', '；', '：', '。'];
    let mut all: Vec<Vec<Piece>> = vec![Vec::new()];
    for piece in pieces {
        for text in piece.text.split_inclusive(mark) {
            if let Some(last) = all.last_mut() {
                last.push(Piece { text: text.to_owned(), number: piece.number });
            }
            if text.ends_with(mark) {
                all.push(Vec::new());
            }
        }
    }
    all.retain(|c| !c.is_empty());
    all
}

/// Whether it holds under every convention.
pub(super) fn stamp(robust: Robust) -> Markup {
    let class = match robust {
        Robust::All => "stamp all",
        Robust::Depends => "stamp half",
    };
    html! { span class=(class) { (both(&super::words::robust(robust))) } }
}

/// The way to the tasks that claims rest on; where they count plans and not tasks, to the table of their chapter.
pub(super) fn rests_on(
    claims: &[&Claim],
    table: Option<&crate::render::tables::Table>,
    evidence: &mut Evidence,
) -> Markup {
    let mut tasks: Vec<TaskRef> = claims.iter().flat_map(|c| c.tasks()).collect();
    tasks.sort_unstable();
    tasks.dedup();
    let set = evidence.of(&tasks);
    html! {
        @if let Some(set) = set {
            button.ev type="button" data-rests=(set) { (both(&super::words::evidence())) }
        } @else if let Some(table) = table {
            a.ev href={ "#table-" (table.id) } { (both(&super::words::evidence())) }
        }
    }
}

/// A part as each view has it, or once where all have the same.
pub(super) fn in_views(p: &Page, mut part: impl FnMut(usize, &View) -> Markup) -> Markup {
    let parts: Vec<String> = p.views.iter().enumerate().map(|(i, v)| part(i, v).into_string()).collect();
    let one = parts.windows(2).all(|w| w[0] == w[1]);
    html! {
        @if one {
            @if let Some(part) = parts.first() { (PreEscaped(part)) }
        } @else {
            @for (i, part) in parts.iter().enumerate() { div data-view=(i) { (PreEscaped(part)) } }
        }
    }
}
