//! Which themes has a plan, who owns them, which does nobody own.
//!
//! A codebook (data) is applied to measures; a task belongs to every theme that one of its measures deals with.
//! What the tool calls a gap is a gap in the words, measured with this codebook: its coverage stands beside it.

mod choice;
mod codebook;
mod coding;
mod draft;
mod field;
mod gaps;
mod intruder;
mod ownership;
mod pattern;
mod uncoded;

pub use choice::{Choice, Taken, Used, choose};
pub use codebook::{Codebook, CodebookError, Theme};
pub use coding::{By, Code, Coding, Hit, MeasureCodes, TaskCodes};
pub use draft::{Draft, DraftTheme, draft};
pub use intruder::{Answers, CHANCE, CHOICES, Item, answers, answers_by_theme, items};
pub(crate) use ownership::{links_of, rows};

pub(crate) use coding::measures;

use crate::model::{PlanIndex, Span, TaskRef};
use crate::{graph::ResponsibilityGraph, parallel};
use field::Field;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Who owns a theme in a plan (DESIGN, the outer contract).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ownership {
    /// Some task of it has a lead.
    Led,
    /// Only joint responsibility: no lead named.
    Shared,
    /// Only territorial bodies.
    LocalOnly,
    /// Only 有关部门 and the like.
    Unnamed,
    /// No task.
    Absent,
}

impl Ownership {
    /// All grades, from owned to unowned.
    pub const ALL: [Self; 5] = [Self::Led, Self::Shared, Self::LocalOnly, Self::Unnamed, Self::Absent];
}

/// The themes of all plans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Themes {
    /// One row a theme, in the order of the codebook.
    pub rows: Vec<ThemeRow>,
    /// How far the codebook covers each plan.
    pub coverage: Vec<Coverage>,
    /// What is missing, each with its quotation.
    pub gaps: Vec<Gap>,
    /// Measures no theme covers, with candidate terms.
    pub uncoded: Vec<Uncoded>,
    /// Functions that the codebook expects for a theme and that none of its tasks in a plan names.
    #[serde(default)]
    pub missing_owners: Vec<MissingOwner>,
}

/// A function that the codebook expects for a theme, and that no task of the theme names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingOwner {
    /// The theme.
    pub theme: Arc<str>,
    /// The plan.
    pub plan: PlanIndex,
    /// The function's key.
    pub function: Arc<str>,
    /// Whether the plan names the function at all, for other themes.
    pub in_plan: bool,
}

/// One theme over all plans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ThemeRow {
    /// The codebook's id.
    pub id: Arc<str>,
    /// Chinese name.
    pub zh: Arc<str>,
    /// English name.
    pub en: Arc<str>,
    /// Whether it is drafted ([`Theme::draft`]).
    #[serde(default)]
    pub draft: bool,
    /// One entry a plan, in the order of the corpus.
    pub plans: Vec<ThemeInPlan>,
}

impl ThemeRow {
    /// The theme in a plan. O(log plans).
    pub fn of_plan(&self, plan: PlanIndex) -> Option<&ThemeInPlan> {
        self.plans.binary_search_by_key(&plan, |p| p.plan).ok().and_then(|at| self.plans.get(at))
    }
}

/// One theme in one plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ThemeInPlan {
    /// The plan.
    pub plan: PlanIndex,
    /// Who owns it, as the words say (no convention needed but for a lone responsible body).
    pub ownership: Ownership,
    /// Tasks with a measure of the theme.
    pub tasks: Vec<TaskRef>,
    /// Tasks that are mainly about it.
    pub main: Vec<TaskRef>,
    /// Functions that lead one of its tasks.
    pub leads: Vec<Arc<str>>,
    /// 1 − Σ (body's share of the theme's assignments)², 0–1; absent where nobody is named.
    pub fragmentation: Option<f64>,
    /// The coded words: task and span in its text.
    pub evidence: Vec<(TaskRef, Span)>,
}

/// How far the codebook covers a plan.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// The plan.
    pub plan: PlanIndex,
    /// Its measures.
    pub measures: usize,
    /// Those with a theme.
    pub coded_measures: usize,
    /// Its tasks.
    pub tasks: usize,
    /// Those with a theme.
    pub coded_tasks: usize,
    /// Whether the plan is of the codebook's field.
    #[serde(default = "yes")]
    pub of_field: bool,
}

/// Results of before codebooks had fields.
fn yes() -> bool {
    true
}

impl Coverage {
    /// Whether the codebook speaks of the plan: it is of its field, and at least half of its measures have a code.
    pub fn is_enough(&self) -> bool {
        self.of_field && self.measures > 0 && 2 * self.coded_measures >= self.measures
    }
}

/// How far a codebook covers a plan, of those of all plans in their order. O(log plans).
pub fn coverage_of(coverage: &[Coverage], plan: PlanIndex) -> Option<&Coverage> {
    coverage.binary_search_by_key(&plan, |c| c.plan).ok().and_then(|at| coverage.get(at))
}

/// Whether a codebook speaks of a plan. O(log plans).
pub fn covers(coverage: &[Coverage], plan: PlanIndex) -> bool {
    coverage_of(coverage, plan).is_some_and(Coverage::is_enough)
}

/// Codes U1–U8 of METHODS 1.6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GapKind {
    /// U1 no body named.
    Nobody,
    /// U2 only an open phrase.
    OnlyOpen,
    /// U3 bodies but no lead word.
    NoLeadWord,
    /// U4 only a collective of territorial bodies.
    OnlyTerritorial,
    /// U5 two or more leads and no 总牵头.
    SeveralLeads,
    /// U6 a theme of the codebook, another plan or the upper plan with no task.
    AbsentTheme,
    /// U7 a theme with tasks, never led.
    NeverLed,
    /// U8 a lead that is no body of this level: of another jurisdiction, or one that answers to the level above.
    LeadElsewhere,
}

impl GapKind {
    /// All kinds, U1–U8.
    pub const ALL: [Self; 8] = [
        Self::Nobody,
        Self::OnlyOpen,
        Self::NoLeadWord,
        Self::OnlyTerritorial,
        Self::SeveralLeads,
        Self::AbsentTheme,
        Self::NeverLed,
        Self::LeadElsewhere,
    ];
}

/// Something nobody owns, or nobody quite owns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// What sort of gap.
    pub kind: GapKind,
    /// The plan it is in.
    pub plan: PlanIndex,
    /// The theme, for U6 and U7.
    pub theme: Option<Arc<str>>,
    /// The task, for the others.
    pub task: Option<TaskRef>,
    /// The words it rests on.
    pub quotation: String,
}

/// A measure without theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Uncoded {
    /// Its task.
    pub task: TaskRef,
    /// Its words in the task's text.
    pub span: Span,
    /// Terms that a theme for it might have.
    pub candidates: Vec<String>,
}

/// Codes all plans of a graph and says who owns what.
///
/// Ownership follows the graph's convention: under `literal` it is as the outer contract defines it, under
/// `joint-lead` every responsible body makes a theme `led`. Linear in the text and the assignments.
pub fn themes(graph: &ResponsibilityGraph, book: &Codebook) -> Themes {
    themes_of(graph, book, &Coding::new(graph.corpus(), book), None)
}

/// As [`themes`], with a coding that was made before, and with an upper plan: its themes without a task in another
/// plan are gaps of that plan, as are themes that some other plan has.
pub fn themes_of(
    graph: &ResponsibilityGraph,
    book: &Codebook,
    coding: &Coding,
    upper: Option<PlanIndex>,
) -> Themes {
    let texts = || (coverage(graph, book, coding), uncoded::uncoded(graph, book, coding));
    let (texts, rows) = parallel::both(texts, || rows(graph, book, coding));
    owned(graph, book, rows, upper, texts)
}

/// As [`themes_of`] without the measures that no theme covers, for who does not list them: to find terms for them takes as
/// long as all else.
pub fn themes_told(
    graph: &ResponsibilityGraph,
    book: &Codebook,
    coding: &Coding,
    upper: Option<PlanIndex>,
) -> Themes {
    let (coverage, rows) = parallel::both(|| coverage(graph, book, coding), || rows(graph, book, coding));
    owned(graph, book, rows, upper, (coverage, Vec::new()))
}

impl Themes {
    /// The same themes under another graph's convention: ownership and gaps are found again, what the texts alone decide is
    /// taken over.
    #[must_use]
    pub fn under(
        &self,
        graph: &ResponsibilityGraph,
        book: &Codebook,
        coding: &Coding,
        upper: Option<PlanIndex>,
    ) -> Self {
        let texts = (self.coverage.clone(), self.uncoded.clone());
        owned(graph, book, rows(graph, book, coding), upper, texts)
    }
}

fn owned(
    graph: &ResponsibilityGraph,
    book: &Codebook,
    rows: Vec<ThemeRow>,
    upper: Option<PlanIndex>,
    (coverage, uncoded): (Vec<Coverage>, Vec<Uncoded>),
) -> Themes {
    let (gaps, missing_owners) =
        parallel::both(|| gaps::gaps(graph, book, &rows, upper), || ownership::missing(graph, book, &rows));
    Themes { rows, coverage, gaps, uncoded, missing_owners }
}

pub(crate) fn coverage(graph: &ResponsibilityGraph, book: &Codebook, coding: &Coding) -> Vec<Coverage> {
    let field = Field::new(book);
    parallel::numbered(graph.corpus().plans.len(), |plan| {
        let plan = plan as PlanIndex;
        let tasks: Vec<_> = graph.tasks(plan).filter_map(|t| coding.task(t)).collect();
        let measures = || tasks.iter().flat_map(|t| &t.measures);
        Coverage {
            plan,
            measures: measures().count(),
            coded_measures: measures().filter(|m| !m.codes.is_empty()).count(),
            tasks: tasks.len(),
            coded_tasks: tasks.iter().filter(|t| !t.themes.is_empty()).count(),
            of_field: field.holds(graph.corpus().plan(plan)),
        }
    })
}

#[cfg(test)]
mod tests;
