//! Every table of the report: its id, how it is made, and where it goes. All are files below `tables/`; what else they are
//! for stands beside them here and nowhere else.

use super::{Given, Job};
use crate::{
    claim::Topic,
    model::PlanIndex,
    parallel,
    render::tables::{self, CsvOptions, Pieces, Table, csv},
};

/// A table of the report.
pub(super) struct Listed {
    /// Its id, and the name of its file.
    pub(super) id: &'static str,
    make: Make,
    /// Which reports have it.
    of: Of,
    /// Which pages have it.
    page: OnPage,
    /// Its rank among the sheets of the workbook; none where it has no sheet.
    sheet: Option<u8>,
    /// How Word and Markdown show it.
    pub(super) paper: Option<OnPaper>,
}

/// How a table is made.
#[derive(Clone, Copy)]
enum Make {
    Whole(fn(&Job) -> Table),
    /// Piece by piece, which are put together only where more than the file is made of it.
    Pieces(for<'j> fn(&Job<'j>) -> Pieces<'j>),
    /// Plan by plan: what grows with the tasks would be many times its text if it were held as cells.
    Parts(fn(&Job, PlanIndex) -> Table),
}

/// Which reports have a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    All,
    /// Those in which every plan is told by itself.
    EachPlan,
    /// Those in which plans stand side by side: it says what none tells alone.
    ManyPlans,
}

/// Which pages have a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OnPage {
    None,
    /// Those of few plans: of many it would be most of the page.
    Few,
    /// All that carry the sentences of the tasks.
    All,
}

impl OnPage {
    fn holds(self, job: &Job) -> bool {
        job.sentences() && (self == Self::All || self == Self::Few && !job.side_by_side())
    }
}

/// How a table is shown where paper gives the room.
#[derive(Clone, Copy)]
pub(super) struct OnPaper {
    /// Its chapter.
    pub(super) topic: Topic,
    /// Rows that are shown.
    pub(super) rows: usize,
    /// Columns that are shown; all where none is named.
    pub(super) columns: &'static [&'static str],
    /// Which rows come first; without it the rows stand in the order of the table.
    pub(super) smallest: Option<Smallest>,
}

/// Rows with the smallest numbers in one column, of those that have two at least in another: a pair of bodies that stands together once
/// is no tie to speak of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Smallest {
    pub(super) by: &'static str,
    pub(super) twice: &'static str,
}

const fn to(id: &'static str, make: fn(&Job) -> Table) -> Listed {
    Listed { id, make: Make::Whole(make), of: Of::All, page: OnPage::None, sheet: None, paper: None }
}

/// A table of reports in which every plan is told by itself.
const fn each(id: &'static str, make: fn(&Job) -> Table) -> Listed {
    to(id, make).each_plan()
}

/// A table that grows with the corpus and is made piece by piece.
const fn long(id: &'static str, make: for<'j> fn(&Job<'j>) -> Pieces<'j>) -> Listed {
    Listed { id, make: Make::Pieces(make), of: Of::All, page: OnPage::None, sheet: None, paper: None }
}

const fn in_parts(id: &'static str, part: fn(&Job, PlanIndex) -> Table) -> Listed {
    Listed { id, make: Make::Parts(part), of: Of::All, page: OnPage::None, sheet: None, paper: None }
}

impl Listed {
    const fn page(self) -> Self {
        Self { page: OnPage::All, ..self }
    }

    const fn page_of_few(self) -> Self {
        Self { page: OnPage::Few, ..self }
    }

    const fn sheet(self, rank: u8) -> Self {
        Self { sheet: Some(rank), ..self }
    }

    const fn paper(self, topic: Topic, rows: usize, columns: &'static [&'static str]) -> Self {
        Self { paper: Some(OnPaper { topic, rows, columns, smallest: None }), ..self }
    }

    /// Paper shows the rows with the smallest numbers in one column of those that have two at least in another.
    const fn smallest(self, by: &'static str, twice: &'static str) -> Self {
        let smallest = Some(Smallest { by, twice });
        match self.paper {
            Some(paper) => Self { paper: Some(OnPaper { smallest, ..paper }), ..self },
            None => self,
        }
    }

    const fn each_plan(self) -> Self {
        Self { of: Of::EachPlan, ..self }
    }

    const fn many_plans(self) -> Self {
        Self { of: Of::ManyPlans, ..self }
    }

    /// Whether the report has it.
    fn is_of(&self, job: &Job) -> bool {
        self.of == Of::All || (self.of == Of::EachPlan) == job.each_plan()
    }

    /// Whether anything but its file is made of it.
    fn kept(&self, job: &Job) -> bool {
        self.paper.is_some() || self.page.holds(job) || self.has_sheet(job.each_plan())
    }

    /// Whether the workbook has it; that of many plans has what tells of all of them.
    fn has_sheet(&self, each_plan: bool) -> bool {
        if each_plan { self.sheet.is_some() } else { self.of == Of::ManyPlans || self.paper.is_some() }
    }

    /// Gives its file away, part by part.
    fn give(&self, parts: impl Iterator<Item = String>, given: &Given) {
        given.file(format!("tables/{}.csv", self.id), parts.map(String::into_bytes));
    }
}

/// Gives the tables away as files, and makes those that page, workbook, Word and Markdown are made of. The others are dropped as
/// soon as they are written: those of a large corpus would fill the memory.
pub(super) fn files(job: &Job, given: &Given) -> Made {
    let make = |listed: &'static Listed| match listed.make {
        Make::Whole(make) => {
            let table = make(job);
            debug_assert_eq!(table.id, listed.id);
            listed.give(std::iter::once(csv(&table, job.csv)), given);
            listed.kept(job).then_some((listed, table))
        }
        Make::Pieces(make) => {
            let pieces = make(job);
            debug_assert_eq!(pieces.id(), listed.id);
            listed.give(pieces.csv(job.csv), given);
            listed.kept(job).then(|| (listed, pieces.table()))
        }
        Make::Parts(part) => {
            listed.give(parts(job, part), given);
            None
        }
    };
    let listed: Vec<_> = TABLES.iter().filter(|listed| listed.is_of(job)).collect();
    let mut made = Made(parallel::map(&listed, |listed| make(listed)).into_iter().flatten().collect());
    // Where nobody changed anything there is nothing to receipt.
    if !job.receipt.is_empty() {
        made.0.extend(make(&RECEIPT));
    }
    made
}

/// Plans that are written at once: their texts are held a second time.
const AT_ONCE: usize = 64;

/// A table that is made plan by plan, as CSV in parts.
fn parts(job: &Job, part: fn(&Job, PlanIndex) -> Table) -> impl Iterator<Item = String> {
    let headless = CsvOptions { headless: true, bom: false };
    let head = csv(&part(job, PlanIndex::MAX), job.csv);
    let plans = plans(job);
    let chunks = (0..plans.len()).step_by(AT_ONCE).flat_map(move |from| {
        let chunk = &plans[from..plans.len().min(from + AT_ONCE)];
        parallel::map(chunk, |plan| csv(&part(job, *plan), headless))
    });
    std::iter::once(head).chain(chunks)
}

/// Tables that more than a file is made of.
pub(super) struct Made(Vec<(&'static Listed, Table)>);

impl Made {
    /// Those of the page, in the order of the list.
    pub(super) fn of_page(&self, job: &Job) -> Vec<&Table> {
        self.0.iter().filter(|(listed, _)| listed.page.holds(job)).map(|(_, table)| table).collect()
    }

    /// Those of the workbook, the most wanted first.
    pub(super) fn of_workbook(&self, each_plan: bool) -> Vec<&Table> {
        let mut ranked: Vec<_> = self.0.iter().filter(|(listed, _)| listed.has_sheet(each_plan)).collect();
        ranked.sort_by_key(|(listed, _)| listed.sheet);
        ranked.into_iter().map(|(_, table)| table).collect()
    }

    /// Those of a chapter on paper, with how they are shown.
    pub(super) fn on_paper(&self, topic: Topic) -> impl Iterator<Item = (OnPaper, &Table)> {
        let all = self.0.iter().filter_map(|(listed, table)| Some((listed.paper?, table)));
        all.filter(move |(paper, _)| paper.topic == topic)
    }
}

static RECEIPT: Listed = to("receipt", |j| tables::receipt(j.receipt, j.lang)).page().sheet(0);

static TABLES: [Listed; 46] = [
    to("plans", |j| tables::plans(j.corpus, &plans(j))).page(),
    to("panel", |j| tables::panel(j.corpus, &j.results.workloads)).many_plans(),
    to("copied-tasks", |j| tables::copied_tasks(j.corpus, &j.results.copies)).many_plans(),
    to("usual-owners", |j| tables::usual_owners(j.corpus, &j.results.usual, &j.results.themes)).many_plans(),
    to("departures", |j| tables::departures(j.corpus, &j.results.usual, &j.results.themes)).many_plans(),
    to("plan-kinds", |j| tables::plan_kinds(j.corpus, j.results.kinds.as_ref())).many_plans(),
    to("kind-leads", |j| tables::kind_leads(j.corpus, j.results.kinds.as_ref(), &j.results.themes))
        .many_plans(),
    in_parts("tasks", |j, plan| {
        let tasks = if j.each_plan() { tables::tasks } else { tables::tasks_once };
        tasks(j.corpus, &[plan], j.options.convention)
    }),
    to("agencies", |j| tables::agencies(j.corpus, &plans(j))),
    in_parts("assignments", |j, plan| {
        if j.each_plan() {
            tables::assignments_once(j.corpus, &[plan], j.options.convention)
        } else {
            tables::edges(j.corpus, plan, j.options.convention)
        }
    }),
    to("functions-across", |j| tables::functions_across(j.corpus, &j.results.across)).page().paper(
        Topic::Load,
        15,
        &["function", "plans", "leading", "share_median", "lead_share_median"],
    ),
    to("themes-across", |j| tables::themes_across(j.corpus, &j.results.across)).page().paper(
        Topic::Themes,
        30,
        &[],
    ),
    long("function-load", |j| tables::function_load(j.corpus, &j.results.functions)).page(),
    long("workload", |j| tables::workload(j.corpus, &j.results.workloads)).each_plan().page(),
    long("load-summary", |j| tables::load_summary(j.corpus, &j.results.workloads)).page().sheet(1),
    each("load-comparison", |j| tables::load_comparison(j.corpus, &j.results.workloads, j.lang)),
    long("network-summary", |j| tables::network_summary(j.corpus, &j.results.clusters)).each_plan(),
    long("clusters", |j| tables::clusters(j.corpus, &j.results.clusters, j.codebook))
        .each_plan()
        .page()
        .sheet(7),
    long("ties", |j| tables::ties(j.corpus, &j.results.clusters))
        .each_plan()
        .page()
        .sheet(2)
        .paper(
            Topic::Partners,
            8,
            &["plan", "a_label", "b_label", "shared", "expected", "ratio", "q", "verdict"],
        )
        .smallest("q", "shared"),
    long("brokers", |j| tables::brokers(j.corpus, &j.results.clusters)).each_plan(),
    long("bicliques", |j| tables::bicliques(j.corpus, &j.results.clusters)).each_plan(),
    long("leading", |j| tables::leading(j.corpus, &j.results.roles)).each_plan(),
    long("lead-arcs", |j| tables::lead_arcs(j.corpus, &j.results.roles)).each_plan(),
    long("lead-turns", |j| tables::lead_turns(j.corpus, &j.results.roles)).each_plan(),
    long("coverage", |j| tables::coverage(j.corpus, &j.results.overlaps)).page().paper(
        Topic::Overlap,
        12,
        &[],
    ),
    long("overlap", |j| tables::overlap(j.corpus, &j.results.overlaps)).page_of_few().sheet(3),
    long("passages", |j| tables::passages(j.corpus, &j.results.overlaps)),
    long("lacking", |j| tables::lacking(j.corpus, &j.results.overlaps)),
    to("division", |j| tables::division_summary(j.corpus, &j.results.divisions)),
    to("division-pairs", |j| tables::division_pairs(j.corpus, &j.results.divisions, &j.results.overlaps))
        .page()
        .sheet(4),
    to("functions", |j| tables::functions(j.corpus, &j.results.divisions)).sheet(8),
    to("schedule", |j| tables::schedule(j.corpus, &j.results.divisions, &j.results.overlaps))
        .page()
        .sheet(9)
        .paper(Topic::Overlap, 12, &["task", "headline", "state", "partner"]),
    long("themes", |j| tables::themes(j.corpus, &j.results.themes)).page().sheet(5),
    long("codebook-coverage", |j| tables::codebook_coverage(j.corpus, &j.results.themes)),
    long("gaps", |j| {
        let gaps = if j.each_plan() { tables::gaps } else { tables::gaps_once };
        gaps(j.corpus, &j.results.themes)
    })
    .page()
    .sheet(10),
    long("missing-owners", |j| tables::missing_owners(j.corpus, &j.results.themes)).page().sheet(11),
    long("uncoded", |j| tables::uncoded(j.corpus, &j.results.themes)).each_plan(),
    to("codebooks", |j| tables::codebooks(j.codebooks)),
    long("instruments", |j| tables::instruments(j.corpus, &j.results.instruments)),
    each("body-instruments", |j| tables::body_instruments(j.corpus, &j.results.instruments)),
    to("instruments-compared", |j| tables::instruments_compared(j.corpus, &j.results.instruments)),
    each("instrument-measures", |j| tables::instrument_measures(j.corpus, &j.results.instrument_coding)),
    each("findings", |j| tables::findings(j.corpus, &j.results.conventions)).page().sheet(12),
    each("conventions", |j| tables::correlations(j.corpus, &j.results.conventions)),
    each("flips", |j| tables::flips(j.corpus, &j.results.conventions)).page(),
    to("check", |j| tables::check(j.diagnostics, j.lang)).page().sheet(6),
];

fn plans(job: &Job) -> Vec<PlanIndex> {
    (0..job.corpus.plans.len() as PlanIndex).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::{Lang, ids, part};

    #[test]
    fn every_table_has_a_caption_and_the_messages_have_no_other() {
        let others = [
            "about",
            "receipt",
            "decisions",
            "coding",
            "load",
            "tried",
            "evidence",
            "agreement",
            "agreement-carried",
            "agreement-codes",
            "differences",
            "disagreements",
            "long",
            "draft-summary",
            "draft-themes",
            "draft-measures",
            "intruder-items",
            "intruder-answers",
            "intruder-themes",
        ];
        let known = |id: &str| TABLES.iter().any(|t| t.id == id) || others.contains(&id);
        for t in &TABLES {
            assert!(part(Lang::Zh, &format!("table-{}", t.id), "").is_some(), "{}", t.id);
            let sheet = t.sheet.is_none() || part(Lang::Zh, "sheet", t.id).is_some();
            assert!(sheet, "the sheet of {} has no name", t.id);
        }
        for (id, _) in ids(Lang::Zh) {
            assert!(id.strip_prefix("table-").is_none_or(known), "there is no table {id}");
        }
    }
}
