//! Coding: which themes each measure deals with, and by which words.

use super::codebook::Codebook;
use super::pattern::Matcher;
use crate::model::{Corpus, Measure, Span, Task, TaskRef};
use crate::{analyse::text::Meaning, parallel};
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
    /// The keywords found; none where the meaning decided.
    pub hits: Vec<Hit>,
    /// Clauses of the measure that hold some of them.
    pub clauses: usize,
    /// What decided.
    pub by: By,
}

/// What decided that a measure has a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Keywords.
    Keywords,
    /// No keyword, but the theme's samples are those nearest to it in meaning; the measure.
    Meaning(Span),
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
        let whole = match self.by {
            By::Keywords => None,
            By::Meaning(measure) => Some(measure),
        };
        self.hits.iter().flat_map(|h| &h.words).copied().chain(whole).collect()
    }
}

impl Coding {
    /// Codes all measures of a corpus: one pass over each text, plans in parallel. A task without measures is coded
    /// as one. Linear in the text.
    pub fn new(corpus: &Corpus, book: &Codebook) -> Self {
        Self::sampled(corpus, book, usize::MAX)
    }

    /// Codes some tasks at most, evenly over the corpus: enough to see how far a codebook covers it.
    pub(super) fn sampled(corpus: &Corpus, book: &Codebook, most: usize) -> Self {
        let coder = Coder::new(book);
        let all: Vec<_> = corpus.tasks().collect();
        let step = all.len().div_ceil(most.max(1)).max(1);
        let coded = parallel::numbered(all.len().div_ceil(step), |at| {
            let (at, task) = all[at * step];
            (at, coder.task(task))
        });
        Self { tasks: coded.into_iter().collect() }
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

/// Cosine with a theme's centre from which a measure without keyword is coded.
const NEAR: f64 = 0.2;
/// How much farther than the nearest theme another may be, where keywords say both.
const FAR: f64 = 0.2;

/// A codebook made ready to code.
#[derive(Debug)]
struct Coder {
    matcher: Matcher,
    /// The themes that have samples, with their centres.
    centres: Vec<(usize, Meaning)>,
    most: usize,
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
        let themes = book.themes.iter().enumerate().filter(|(_, t)| !t.centre.is_none());
        Self {
            matcher: Matcher::new(patterns),
            entries: entries.collect(),
            centres: themes.map(|(i, t)| (i, t.centre.clone())).collect(),
            most: book.most.unwrap_or(usize::MAX),
        }
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
            (!hits.is_empty()).then_some(Code { theme, hits, clauses: clauses.len(), by: By::Keywords })
        });
        let codes = codes.collect();
        let codes = if self.centres.is_empty() { codes } else { self.weighed(codes, text, span) };
        MeasureCodes { span, codes }
    }

    /// What the keywords say, weighed by the meaning: themes far from the nearest of them are dropped, and those beyond the most a
    /// measure may have; where no keyword says anything the nearest theme is taken.
    fn weighed(&self, mut codes: Vec<Code>, text: &str, span: Span) -> Vec<Code> {
        // One theme said by keywords has no rival.
        let meaning = if codes.len() == 1 { Meaning::default() } else { Meaning::of(text, span) };
        if meaning.is_none() {
            return codes;
        }
        let near: BTreeMap<usize, f64> =
            self.centres.iter().map(|(theme, centre)| (*theme, centre.cosine(&meaning))).collect();
        if codes.is_empty() {
            let nearest = near.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            let nearest = nearest.filter(|(_, near)| *near >= NEAR);
            let code = |theme| Code { theme, hits: Vec::new(), clauses: 1, by: By::Meaning(span) };
            return nearest.map(|(theme, _)| code(theme)).into_iter().collect();
        }
        let of = |code: &Code| near.get(&code.theme).copied();
        let best = codes.iter().filter_map(of).fold(f64::NEG_INFINITY, f64::max);
        codes.retain(|c| of(c).is_none_or(|n| n >= best - FAR));
        codes.sort_by(|a, b| {
            of(b).unwrap_or(best).total_cmp(&of(a).unwrap_or(best)).then(a.theme.cmp(&b.theme))
        });
        codes.truncate(self.most);
        codes.sort_by_key(|c| c.theme);
        codes
    }

    fn main(&self, task: &Task, measures: &[MeasureCodes], themes: &BTreeSet<usize>) -> Vec<usize> {
        // One theme, or none, is what it is about, whatever the title names.
        if themes.len() < 2 {
            return themes.iter().copied().collect();
        }
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
