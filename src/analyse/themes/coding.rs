//! Coding: which themes each measure deals with, and by which words.

use super::codebook::Codebook;
use super::pattern::Matcher;
use crate::model::{Corpus, Measure, Span, Task, TaskRef};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The themes of all measures of a corpus.
#[derive(Debug, Clone, Default)]
pub struct Coding {
    tasks: BTreeMap<TaskRef, TaskCodes>,
}

/// The themes of one task.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskCodes {
    /// One entry a measure, in the order of the task.
    pub measures: Vec<MeasureCodes>,
    /// Themes of any of its measures (positions in the codebook), ascending.
    pub themes: Vec<usize>,
    /// Themes it is mainly about: those with the most coded clauses, each one that its title names counted as two more.
    pub main: Vec<usize>,
}

/// The themes of one measure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MeasureCodes {
    /// Its words in the task's text.
    pub span: Span,
    /// What was found, by theme.
    pub codes: Vec<Code>,
}

/// One theme found in a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Position in the codebook.
    pub theme: usize,
    /// The keywords found.
    pub hits: Vec<Hit>,
    /// Clauses of the measure that hold some of them.
    pub clauses: usize,
}

/// A keyword found in a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Position among the theme's keywords.
    pub keyword: usize,
    /// The words it rests on, in the task's text.
    pub words: Vec<Span>,
}

impl Code {
    /// The words it rests on, each once, in the order of the text.
    pub fn evidence(&self) -> BTreeSet<Span> {
        self.hits.iter().flat_map(|h| &h.words).copied().collect()
    }
}

impl Coding {
    /// Codes all measures of a corpus: one pass over each text, plans in parallel. A task without measures is coded
    /// as one. Linear in the text.
    pub fn new(corpus: &Corpus, book: &Codebook) -> Self {
        let coder = Coder::new(book);
        let all: Vec<_> = corpus.tasks().collect();
        let tasks = all.par_iter().map(|(at, task)| (*at, coder.task(task))).collect::<Vec<_>>();
        Self { tasks: tasks.into_iter().collect() }
    }

    /// The codes of a task; absent for a task that is not in the corpus.
    pub fn task(&self, at: TaskRef) -> Option<&TaskCodes> {
        self.tasks.get(&at)
    }

    /// The themes of a task (positions in the codebook); empty where nothing was found.
    pub fn themes_of(&self, at: TaskRef) -> &[usize] {
        self.tasks.get(&at).map_or(&[], |t| &t.themes)
    }

    /// All tasks in document order.
    pub fn iter(&self) -> impl Iterator<Item = (TaskRef, &TaskCodes)> {
        self.tasks.iter().map(|(at, codes)| (*at, codes))
    }
}

/// The measures of a task; the whole text where the task was not parted.
pub(crate) fn measures(task: &Task) -> Vec<Span> {
    let spans: Vec<_> = task.measures.iter().map(|Measure { span }| *span).collect();
    let whole = || if task.text.is_empty() { Vec::new() } else { vec![Span::new(0, task.text.len())] };
    if spans.is_empty() { whole() } else { spans }
}

/// A codebook made ready to code.
#[derive(Debug)]
struct Coder {
    matcher: Matcher,
    /// What each of the matcher's patterns is.
    entries: Vec<Entry>,
}

/// A pattern's theme, and its place among the theme's keywords; none for an exclusion.
#[derive(Debug, Clone, Copy)]
struct Entry {
    theme: usize,
    keyword: Option<usize>,
}

impl Coder {
    fn new(book: &Codebook) -> Self {
        let entries = book.themes.iter().enumerate().flat_map(|(theme, t)| {
            let exclusions = t.exclude.iter().map(move |_| Entry { theme, keyword: None });
            exclusions.chain((0..t.patterns.len()).map(move |k| Entry { theme, keyword: Some(k) }))
        });
        let patterns = book.themes.iter().flat_map(|t| t.exclude.iter().chain(&t.patterns));
        Self { matcher: Matcher::new(patterns), entries: entries.collect() }
    }

    fn task(&self, task: &Task) -> TaskCodes {
        let measures: Vec<_> =
            measures(task).into_iter().map(|span| self.measure(&task.text, span)).collect();
        let themes: BTreeSet<_> = measures.iter().flat_map(|m| &m.codes).map(|c| c.theme).collect();
        let main = self.main(task, &measures, &themes);
        TaskCodes { themes: themes.into_iter().collect(), measures, main }
    }

    fn measure(&self, text: &str, span: Span) -> MeasureCodes {
        let found = self.matcher.scan(text, span);
        let candidates = self.matcher.candidates(&found);
        let of = |p: &usize| self.entries.get(*p).copied();
        let theme = |p: &usize| of(p).map(|e| e.theme);
        let codes = candidates.chunk_by(|p, q| theme(p) == theme(q)).filter_map(|group| {
            // Exclusions stand before the keywords of their theme.
            let (excluded, keywords): (Vec<_>, Vec<_>) =
                group.iter().filter_map(|p| of(p).map(|e| (*p, e))).partition(|(_, e)| e.keyword.is_none());
            let aside: Vec<usize> =
                excluded.iter().flat_map(|(p, _)| self.matcher.clauses(*p, &found)).collect();
            let (mut hits, mut clauses) = (Vec::new(), BTreeSet::new());
            for (pattern, entry) in &keywords {
                let Some(hit) = self.matcher.hit(*pattern, &found, &aside) else { continue };
                clauses.extend(hit.iter().map(|(clause, _)| *clause));
                let words = hit.into_iter().map(|(_, span)| span).collect();
                hits.push(Hit { keyword: entry.keyword.unwrap_or(0), words });
            }
            let theme = group.first().and_then(theme)?;
            (!hits.is_empty()).then_some(Code { theme, hits, clauses: clauses.len() })
        });
        MeasureCodes { span, codes: codes.collect() }
    }

    fn main(&self, task: &Task, measures: &[MeasureCodes], themes: &BTreeSet<usize>) -> Vec<usize> {
        let title = task.title.as_deref().unwrap_or("");
        let named = self.measure(title, Span::new(0, title.len()));
        let weight = |theme: usize| {
            let clauses: usize =
                measures.iter().flat_map(|m| &m.codes).filter(|c| c.theme == theme).map(|c| c.clauses).sum();
            clauses + if named.codes.iter().any(|c| c.theme == theme) { 2 } else { 0 }
        };
        let most = themes.iter().map(|&t| weight(t)).max().unwrap_or(0);
        themes.iter().copied().filter(|&t| weight(t) == most).collect()
    }
}
