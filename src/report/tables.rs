//! Every table of the report: its id, how it is made, and where it goes. All are files below `tables/`; what else they are
//! for stands beside them here and nowhere else.

use super::{File, Job};
use crate::{
    claim::Topic,
    model::PlanIndex,
    render::tables::{self, CsvOptions, Table, csv},
};
use rayon::prelude::*;

/// A table of the report.
pub(super) struct Listed {
    /// Its id, and the name of its file.
    pub(super) id: &'static str,
    make: Make,
    /// Which reports have it.
    of: Of,
    /// Whether the page has it.
    pub(super) page: bool,
    /// Its rank among the sheets of the workbook; none where it has no sheet.
    sheet: Option<u8>,
    /// How Word and Markdown show it.
    pub(super) paper: Option<OnPaper>,
}

/// How a table is made.
#[derive(Clone, Copy)]
enum Make {
    Whole(fn(&Job) -> Table),
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

/// How a table is shown where paper gives the room.
#[derive(Clone, Copy)]
pub(super) struct OnPaper {
    /// Its chapter.
    pub(super) topic: Topic,
    /// Rows that are shown.
    pub(super) rows: usize,
    /// Columns that are shown; all where none is named.
    pub(super) columns: &'static [&'static str],
    /// The column whose smallest numbers come first; without one the rows stand in the order of the table.
    pub(super) by: Option<&'static str>,
}

const fn to(id: &'static str, make: fn(&Job) -> Table) -> Listed {
    Listed { id, make: Make::Whole(make), of: Of::All, page: false, sheet: None, paper: None }
}

/// A table of reports in which every plan is told by itself.
const fn each(id: &'static str, make: fn(&Job) -> Table) -> Listed {
    to(id, make).each_plan()
}

const fn in_parts(id: &'static str, part: fn(&Job, PlanIndex) -> Table) -> Listed {
    Listed { id, make: Make::Parts(part), of: Of::All, page: false, sheet: None, paper: None }
}

impl Listed {
    const fn page(self) -> Self {
        Self { page: true, ..self }
    }

    const fn sheet(self, rank: u8) -> Self {
        Self { sheet: Some(rank), ..self }
    }

    const fn paper(self, topic: Topic, rows: usize, columns: &'static [&'static str]) -> Self {
        Self { paper: Some(OnPaper { topic, rows, columns, by: None }), ..self }
    }

    /// Paper shows the rows with the smallest numbers in this column.
    const fn smallest(self, column: &'static str) -> Self {
        match self.paper {
            Some(paper) => Self { paper: Some(OnPaper { by: Some(column), ..paper }), ..self },
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
        self.paper.is_some() || self.page && job.sentences() || self.has_sheet(job.each_plan())
    }

    /// Whether the workbook has it; that of many plans has what tells of all of them.
    fn has_sheet(&self, each_plan: bool) -> bool {
        if each_plan { self.sheet.is_some() } else { self.of == Of::ManyPlans || self.paper.is_some() }
    }

    fn file(&self, text: String) -> File {
        (format!("tables/{}.csv", self.id), text.into_bytes())
    }
}

/// The tables as files; and those that page, workbook, Word and Markdown are made of. The others are dropped as soon as they
/// are written: those of a large corpus would fill the memory.
pub(super) fn files(job: &Job) -> (Vec<File>, Made) {
    let make = |listed: &'static Listed| match listed.make {
        Make::Whole(make) => {
            let table = make(job);
            debug_assert_eq!(table.id, listed.id);
            (listed.file(csv(&table, job.csv)), listed.kept(job).then_some((listed, table)))
        }
        Make::Parts(part) => (listed.file(joined(job, part)), None),
    };
    let (mut files, made): (Vec<_>, Vec<_>) =
        TABLES.par_iter().filter(|listed| listed.is_of(job)).map(make).unzip();
    let mut made = Made(made.into_iter().flatten().collect());
    // Where nobody changed anything there is nothing to receipt.
    if !job.receipt.is_empty() {
        let (file, table) = make(&RECEIPT);
        files.push(file);
        made.0.extend(table);
    }
    (files, made)
}

/// A table that is made plan by plan, as CSV.
fn joined(job: &Job, part: fn(&Job, PlanIndex) -> Table) -> String {
    let headless = CsvOptions { headless: true, bom: false };
    let mut all = csv(&part(job, PlanIndex::MAX), job.csv);
    let parts: Vec<String> = plans(job).into_par_iter().map(|plan| csv(&part(job, plan), headless)).collect();
    all.reserve_exact(parts.iter().map(String::len).sum());
    for part in parts {
        all.push_str(&part);
    }
    all
}

/// Tables that more than a file is made of.
pub(super) struct Made(Vec<(&'static Listed, Table)>);

impl Made {
    /// Those of the page, in the order of the list.
    pub(super) fn of_page(&self) -> Vec<&Table> {
        self.0.iter().filter(|(listed, _)| listed.page).map(|(_, table)| table).collect()
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
    in_parts("tasks", |j, plan| tables::tasks(j.corpus, &[plan], j.options.convention)),
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
    to("function-load", |j| tables::function_load(j.corpus, &j.results.functions)).page(),
    each("workload", |j| tables::workload(j.corpus, &j.results.workloads)).page(),
    to("load-summary", |j| tables::load_summary(j.corpus, &j.results.workloads)).page().sheet(1),
    each("load-comparison", |j| tables::load_comparison(j.corpus, &j.results.workloads, j.lang)),
    each("network-summary", |j| tables::network_summary(j.corpus, &j.results.clusters)),
    each("clusters", |j| tables::clusters(j.corpus, &j.results.clusters, j.codebook)).page().sheet(7),
    each("ties", |j| tables::ties(j.corpus, &j.results.clusters))
        .page()
        .sheet(2)
        .paper(
            Topic::Partners,
            8,
            &["plan", "a_label", "b_label", "shared", "expected", "ratio", "q", "verdict"],
        )
        .smallest("p"),
    each("brokers", |j| tables::brokers(j.corpus, &j.results.clusters)),
    each("bicliques", |j| tables::bicliques(j.corpus, &j.results.clusters)),
    each("leading", |j| tables::leading(j.corpus, &j.results.roles)),
    each("lead-arcs", |j| tables::lead_arcs(j.corpus, &j.results.roles)),
    each("lead-turns", |j| tables::lead_turns(j.corpus, &j.results.roles)),
    to("coverage", |j| tables::coverage(j.corpus, &j.results.overlaps)).page().paper(Topic::Overlap, 12, &[]),
    to("overlap", |j| tables::overlap(j.corpus, &j.results.overlaps)).page().sheet(3),
    to("passages", |j| tables::passages(j.corpus, &j.results.overlaps)),
    to("lacking", |j| tables::lacking(j.corpus, &j.results.overlaps)),
    to("division", |j| tables::division_summary(j.corpus, &j.results.divisions)),
    to("division-pairs", |j| tables::division_pairs(j.corpus, &j.results.divisions, &j.results.overlaps))
        .page()
        .sheet(4),
    to("functions", |j| tables::functions(j.corpus, &j.results.divisions)).sheet(8),
    to("schedule", |j| tables::schedule(j.corpus, &j.results.divisions, &j.results.overlaps))
        .page()
        .sheet(9)
        .paper(Topic::Overlap, 12, &["task", "headline", "state", "partner"]),
    to("themes", |j| tables::themes(j.corpus, &j.results.themes)).page().sheet(5),
    to("codebook-coverage", |j| tables::codebook_coverage(j.corpus, &j.results.themes)),
    to("gaps", |j| tables::gaps(j.corpus, &j.results.themes)).page().sheet(10),
    to("missing-owners", |j| tables::missing_owners(j.corpus, &j.results.themes)).page().sheet(11),
    each("uncoded", |j| tables::uncoded(j.corpus, &j.results.themes)),
    to("codebooks", |j| tables::codebooks(j.codebooks)),
    to("instruments", |j| tables::instruments(j.corpus, &j.results.instruments)),
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
