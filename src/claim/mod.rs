//! Results → what may be said of them, in order of weight; and what may not, with the reason.
//!
//! A claim is a [`Statement`] with typed numbers, each of which knows where the tables have it ([`Source`]) and which
//! tasks it rests on. Page, Word, Markdown, workbook and figures say these claims and no others. No words here: those
//! are in the messages of a language ([`crate::say`]).

mod gate;
mod headline;
mod instruments;
mod leads;
mod load;
mod overlap;
mod partners;
mod robust;
mod scene;
mod source;
mod themes;

pub use gate::{FEWEST_TASKS, Unsaid, covered};
pub use robust::{Tried, tried};
pub use source::{Cell, Is, Source, Where};

use crate::{
    analyse::all::Analyses,
    model::{Convention, Corpus, PlanIndex, TaskRef},
    say::{Arg, Statement},
};
use scene::Scene;
use std::{collections::BTreeSet, sync::Arc};

/// A chapter of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Who carries the load.
    Load,
    /// Who leads.
    Leads,
    /// Who works with whom.
    Partners,
    /// What plans do alike, and who does it in each.
    Overlap,
    /// What nobody owns.
    Themes,
    /// By which policy instruments plans work.
    Instruments,
}

impl Topic {
    /// All chapters, in the order of the report.
    pub const ALL: [Self; 6] =
        [Self::Load, Self::Leads, Self::Partners, Self::Overlap, Self::Themes, Self::Instruments];

    /// The chapter's code, for anchors and data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Load => "load",
            Self::Leads => "leads",
            Self::Partners => "partners",
            Self::Overlap => "overlap",
            Self::Themes => "themes",
            Self::Instruments => "instruments",
        }
    }

    /// The id of the message that is the chapter's heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Load => "topic-load",
            Self::Leads => "topic-leads",
            Self::Partners => "topic-partners",
            Self::Overlap => "topic-overlap",
            Self::Themes => "topic-themes",
            Self::Instruments => "topic-instruments",
        }
    }
}

/// Whether a claim hangs on the rule from duty to role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Robust {
    /// The same is said under all three conventions.
    All,
    /// It is not.
    Depends,
}

impl Robust {
    /// The statement of it.
    pub fn statement(self) -> Statement {
        let form = match self {
            Self::All => "all",
            Self::Depends => "depends",
        };
        Statement::new("robust").with("robust", Arg::Word(form.to_owned()))
    }
}

/// What a claim rests on, from what anybody can count to what hangs on a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Counted in the words of the documents.
    Counted,
    /// Counted after a codebook had been applied to them.
    Coded,
    /// Counted after measures of two plans had been matched by their words.
    Matched,
    /// Tested against random plans.
    Tested,
}

impl Strength {
    /// What the numbers of a table rest on.
    fn of_table(table: &str) -> Self {
        match table {
            "ties"
            | "clusters"
            | "network-summary"
            | "leading"
            | "lead-arcs"
            | "plan-kinds"
            | "instruments-compared" => Self::Tested,
            "overlap" | "coverage" | "division" | "division-pairs" | "schedule" | "copied-tasks" => {
                Self::Matched
            }
            "themes" | "codebook-coverage" | "themes-across" | "instruments" | "usual-owners" => Self::Coded,
            _ => Self::Counted,
        }
    }
}

/// Something that may be said.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The chapter it belongs to.
    pub topic: Topic,
    /// What is said.
    pub statement: Statement,
    /// The plans it speaks of.
    pub plans: Vec<PlanIndex>,
    /// Functions it names, for their evidence.
    pub functions: Vec<Arc<str>>,
    /// Themes it names.
    pub themes: Vec<Arc<str>>,
    /// Whether the same is said under all three conventions; found by saying it under each.
    pub robust: Robust,
}

impl Claim {
    fn new(topic: Topic, plans: &[PlanIndex], statement: Statement) -> Self {
        let (plans, robust) = (plans.to_vec(), Robust::All);
        Self { topic, statement, plans, functions: Vec::new(), themes: Vec::new(), robust }
    }

    fn about(mut self, functions: impl IntoIterator<Item = Arc<str>>) -> Self {
        self.functions.extend(functions);
        self
    }

    fn of_themes(mut self, themes: impl IntoIterator<Item = Arc<str>>) -> Self {
        self.themes.extend(themes);
        self
    }

    /// The same as a line above a figure.
    fn heading(mut self) -> Self {
        self.statement = Statement::new("heading").with("text", self.statement);
        self
    }

    /// What the claim rests on: the weakest ground of its numbers.
    pub fn strength(&self) -> Strength {
        let numbers = self.statement.quantities();
        let grounds = numbers.iter().flat_map(|q| q.from.tables()).map(Strength::of_table);
        grounds.max().unwrap_or(Strength::Counted)
    }

    /// The tasks that its numbers count, in document order.
    pub fn tasks(&self) -> Vec<TaskRef> {
        let numbers = self.statement.quantities();
        let tasks: BTreeSet<TaskRef> = numbers.iter().flat_map(|q| q.tasks.iter().copied()).collect();
        tasks.into_iter().collect()
    }
}

/// One chapter: what it finds in a line, and at most three sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter {
    /// Which one.
    pub topic: Topic,
    /// The finding as a line above its figure.
    pub title: Option<Claim>,
    /// The sentences, weightiest first.
    pub claims: Vec<Claim>,
}

/// Sentences of a chapter at most.
pub const MOST_SENTENCES: usize = 3;

/// Everything that may be said of a corpus under one convention.
#[derive(Debug, Clone, PartialEq)]
pub struct Claims {
    /// The convention.
    pub convention: Convention,
    /// What was compared.
    pub compared: Claim,
    /// The one sentence above all.
    pub headline: Claim,
    /// What the first screen shows, three to five findings.
    pub front: Vec<Claim>,
    /// The chapters that have something to say, in the order of [`Topic::ALL`].
    pub chapters: Vec<Chapter>,
    /// What cannot be said, each once.
    pub unsaid: Vec<Unsaid>,
    /// The plans that stand for themselves: without those that are slices of another.
    pub principal: Vec<PlanIndex>,
}

impl Claims {
    /// Every claim, in the order in which a reader meets them.
    pub fn all(&self) -> impl Iterator<Item = &Claim> {
        let chapters = self.chapters.iter().flat_map(|c| c.title.iter().chain(&c.claims));
        [&self.compared, &self.headline].into_iter().chain(&self.front).chain(chapters)
    }

    fn all_mut(&mut self) -> impl Iterator<Item = &mut Claim> {
        let chapters = self.chapters.iter_mut().flat_map(|c| c.title.iter_mut().chain(&mut c.claims));
        [&mut self.compared, &mut self.headline].into_iter().chain(&mut self.front).chain(chapters)
    }

    /// The chapter of a topic, where it has something to say.
    pub fn chapter(&self, topic: Topic) -> Option<&Chapter> {
        self.chapters.iter().find(|c| c.topic == topic)
    }
}

/// What may be said under each convention. `views` holds the results under all of them, the reader's own first; each
/// claim then carries whether the others let the same be said.
pub fn claims(corpus: &Corpus, views: &[(Convention, &Analyses)]) -> Vec<Claims> {
    // Where plans are many, texts are compared once, and not again under each convention.
    let Some((_, own)) = views.first() else { return Vec::new() };
    let mut all: Vec<Claims> = views.iter().map(|(c, results)| under(corpus, *c, results, own)).collect();
    robust::mark(&mut all);
    all
}

fn under(corpus: &Corpus, convention: Convention, results: &Analyses, own: &Analyses) -> Claims {
    let scene = Scene::new(corpus, convention, results, own);
    let chapters: Vec<Chapter> = [
        load::chapter(&scene),
        leads::chapter(&scene),
        partners::chapter(&scene),
        overlap::chapter(&scene),
        themes::chapter(&scene),
        instruments::chapter(&scene),
    ]
    .into_iter()
    .flatten()
    .collect();
    Claims {
        convention,
        compared: headline::compared(&scene),
        headline: headline::headline(&scene, &chapters),
        front: headline::front(&scene, &chapters),
        unsaid: gate::unsaid(&scene),
        principal: scene.principal.clone(),
        chapters,
    }
}
