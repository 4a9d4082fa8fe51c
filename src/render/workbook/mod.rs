//! The workbook (xlsx): the results in sheets that filter, sort and lead from a number to its rows.
//!
//! Texts are written as strings and never as formulas, codes stay text, data sheets have no merged cells, and the
//! file carries a fixed date, so that the same results give the same bytes.

mod charts;
mod links;
mod sheet;

use super::{
    Lang, Word,
    tables::{self, Table},
};
use crate::{
    analyse::{all::Analyses, themes::Codebook},
    diagnostic::Diagnostic,
    model::{Convention, Corpus, Plan, PlanIndex},
};
use links::Places;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sheet::{Sheet, sheet_name};

/// What the report's workbook is made of.
#[derive(Debug, Clone, Copy)]
pub struct Contents<'a> {
    /// The plans.
    pub corpus: &'a Corpus,
    /// All results.
    pub results: &'a Analyses,
    /// What a coder must look at.
    pub diagnostics: &'a [Diagnostic],
    /// The codebook in use.
    pub codebook: &'a Codebook,
    /// The rule from duty to role.
    pub convention: Convention,
    /// Language of sheet names, heads and words.
    pub lang: Lang,
    /// Further lines for the first sheet: what, and its value (version, options, checksums).
    pub notes: &'a [(String, String)],
}

/// Any tables as a workbook, a sheet each, with all their columns: what `extract --format xlsx` gives.
///
/// # Errors
/// Where rust_xlsxwriter cannot write (it never should: names, lengths and limits are seen to).
pub fn tables(tables: &[Table], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = new_book("fengong")?;
    for table in tables {
        let name = sheet_name(table.caption(lang));
        Sheet::new(name, table, lang).write(&mut book)?;
    }
    book.save_to_buffer()
}

/// Rows of a sheet of the report's workbook. Nobody scrolls further, and a workbook is made in memory: what is cut stands in
/// the tables beside it, as the first sheet says.
const REPORT_ROWS: usize = 100_000;

/// The report's workbook: 说明, 任务, 责任主体, 责任边, 工作量, 图表, 集群, 重叠, 分工对照, 主题, 待核, and behind them
/// the tables they rest on; at most 100,000 rows each, the assignments of as many whole plans as fit.
///
/// # Errors
/// As for [`tables()`].
pub fn workbook(contents: &Contents<'_>) -> Result<Vec<u8>, XlsxError> {
    let Contents { corpus, results, lang, convention, .. } = *contents;
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    let names = Names::new(lang);
    let listed = listed(corpus);
    let tasks = tables::tasks(corpus, &listed, convention);
    let bodies = tables::agencies(corpus, &plans);
    let edges = links::by_body(corpus, &listed, tables::assignments(corpus, &listed, convention));
    let load = tables::workload(corpus, &results.workloads);
    let places = Places::new(&tasks, &edges, names.tasks, names.edges);

    let sheets = [
        places.link_tasks(Sheet::new(names.tasks, &tasks, lang).readers(), &tasks),
        places.link_bodies(Sheet::new(names.bodies, &bodies, lang).readers(), &bodies),
        places.link_tasks(Sheet::new(names.edges, &edges, lang), &edges),
        places.link_loads(Sheet::new(names.load, &load, lang).readers(), &load),
    ]
    .map(|sheet| sheet.at_most(REPORT_ROWS));
    let rest = rest(contents, &names);
    let mut book = new_book(lang.pick("责任分工分析", "Division of labour"))?;
    let about = about(contents, listed.len(), &sheets, &rest, REPORT_ROWS);
    Sheet::new(names.about, &about, lang).plain().write(&mut book)?;
    for sheet in &sheets {
        sheet.write(&mut book)?;
    }
    charts::load_charts(&mut book, corpus, &results.workloads, &names, &sheets[3], lang)?;
    for (name, table) in &rest {
        let sheet = Sheet::new(*name, table, lang).readers().at_most(REPORT_ROWS);
        places.link_tasks(sheet, table).write(&mut book)?;
    }
    book.save_to_buffer()
}

/// The workbook of many plans: what is told over all of them, a sheet a table, at most 10,000 rows each. The tables of tasks and
/// assignments are files of their own: no spreadsheet is good for them.
///
/// # Errors
/// As for [`tables()`].
pub fn summaries(contents: &Contents<'_>) -> Result<Vec<u8>, XlsxError> {
    const ROWS: usize = 10_000;
    let Contents { corpus, results: r, lang, .. } = *contents;
    let names = Names::new(lang);
    let sheets = [
        (names.summary, tables::panel(corpus, &r.workloads)),
        (lang.pick("各方案职能", "Functions over plans"), tables::functions_across(corpus, &r.across)),
        (lang.pick("各方案主题", "Themes over plans"), tables::themes_across(corpus, &r.across)),
        (lang.pick("通常牵头", "Usual owners"), tables::usual_owners(corpus, &r.usual, &r.themes)),
        (lang.pick("不由其牵头", "Departures"), tables::departures(corpus, &r.usual, &r.themes)),
        (lang.pick("相同任务", "Copied tasks"), tables::copied_tasks(corpus, &r.copies)),
        (lang.pick("覆盖", "Coverage"), tables::coverage(corpus, &r.overlaps)),
    ];
    let mut book = new_book(lang.pick("责任分工分析", "Division of labour"))?;
    let about = about(contents, corpus.plans.len(), &[], &sheets, ROWS);
    Sheet::new(names.about, &about, lang).plain().write(&mut book)?;
    for (name, table) in &sheets {
        Sheet::new(*name, table, lang).readers().at_most(ROWS).write(&mut book)?;
    }
    book.save_to_buffer()
}

/// The first plans, as many as have room on the sheet of assignments; one at least.
fn listed(corpus: &Corpus) -> Vec<PlanIndex> {
    let rows = |plan: &Plan| plan.tasks.iter().map(|t| t.assignments.len().max(1)).sum::<usize>();
    let up_to = corpus.plans.iter().scan(0, |sum, plan| {
        *sum += rows(plan);
        Some(*sum)
    });
    let fit = up_to.take_while(|rows| *rows <= REPORT_ROWS).count().max(1).min(corpus.plans.len());
    (0..fit as PlanIndex).collect()
}

/// The sheets behind the loads, in their order.
fn rest(contents: &Contents<'_>, names: &Names) -> Vec<(&'static str, Table)> {
    let Contents { corpus, results: r, diagnostics, codebook, lang, .. } = *contents;
    vec![
        (names.clusters, tables::clusters(corpus, &r.clusters, codebook)),
        (names.overlap, tables::overlap(corpus, &r.overlaps)),
        (names.division, tables::division_pairs(corpus, &r.divisions, &r.overlaps)),
        (names.themes, tables::themes(corpus, &r.themes)),
        (names.check, tables::check(diagnostics, lang)),
        (names.summary, tables::load_summary(corpus, &r.workloads)),
        (names.ties, tables::ties(corpus, &r.clusters)),
        (names.functions, tables::functions(corpus, &r.divisions)),
        (names.schedule, tables::schedule(corpus, &r.divisions, &r.overlaps)),
        (names.gaps, tables::gaps(corpus, &r.themes)),
        (names.missing, tables::missing_owners(corpus, &r.themes)),
        (names.findings, tables::findings(corpus, &r.conventions)),
    ]
}

/// Names of the sheets.
#[derive(Debug, Clone, Copy)]
struct Names {
    about: &'static str,
    tasks: &'static str,
    bodies: &'static str,
    edges: &'static str,
    load: &'static str,
    charts: &'static str,
    clusters: &'static str,
    overlap: &'static str,
    division: &'static str,
    themes: &'static str,
    check: &'static str,
    summary: &'static str,
    ties: &'static str,
    functions: &'static str,
    schedule: &'static str,
    gaps: &'static str,
    missing: &'static str,
    findings: &'static str,
}

impl Names {
    fn new(lang: Lang) -> Self {
        let n = |zh, en| lang.pick(zh, en);
        Self {
            about: n("说明", "About"),
            tasks: n("任务", "Tasks"),
            bodies: n("责任主体", "Bodies"),
            edges: n("责任边", "Assignments"),
            load: n("工作量", "Workload"),
            charts: n("图表", "Charts"),
            clusters: n("集群", "Clusters"),
            overlap: n("重叠", "Overlap"),
            division: n("分工对照", "Division"),
            themes: n("主题", "Themes"),
            check: n("待核", "To check"),
            summary: n("概况", "Summary"),
            ties: n("联系", "Ties"),
            functions: n("职能占比", "Functions"),
            schedule: n("年度安排", "Schedule"),
            gaps: n("责任缺口", "Gaps"),
            missing: n("预期未列", "Expected owners"),
            findings: n("稳健性", "Robustness"),
        }
    }
}

/// The first sheet: what this is, what was read, what each sheet holds.
fn about(
    contents: &Contents<'_>,
    listed: usize,
    sheets: &[Sheet<'_>],
    rest: &[(&'static str, Table)],
    most: usize,
) -> Table {
    let Contents { corpus, convention, lang, notes, .. } = *contents;
    let columns = vec![
        tables::Column::new("item", "项目", "Item"),
        tables::Column::new("value", "内容", "Content").long(),
    ];
    let mut table = Table::new("about", "说明", "About", columns);
    let mut line = |item: String, value: String| table.rows.push(vec![item.into(), value.into()]);
    line(
        lang.pick("如何阅读", "How to read").to_owned(),
        lang.pick(
            "“责任”指文件中一项任务点名一个主体，不等于工作量大小。带下划线的任务数和任务编号可点击，跳到其所依据的行。",
            "An assignment is a task naming a body; it is not effort. Underlined counts and task ids lead to the rows they rest on.",
        )
        .to_owned(),
    );
    line(lang.pick("口径", "Convention").to_owned(), Word::from(convention).in_lang(lang).to_owned());
    // Of many plans the sheet of their indices tells more.
    let listed_here = if sheets.is_empty() { &[][..] } else { &corpus.plans };
    for plan in listed_here {
        let mut parts = vec![plan.city.to_string()];
        parts.extend(plan.title.clone());
        parts.extend(plan.document_number.clone());
        parts.push(match lang {
            Lang::Zh => format!("任务{}项（{}）", plan.tasks.len(), plan.file),
            Lang::En => format!("{} tasks ({})", plan.tasks.len(), plan.file),
        });
        parts.retain(|p| !p.is_empty());
        line(
            lang.pick("方案", "Plan").to_owned() + " " + plan.id.as_str(),
            parts.join(lang.pick("，", ", ")),
        );
    }
    for (item, value) in notes {
        line(item.clone(), value.clone());
    }
    let rows = |n: usize| lang.pick(format!("（{n}行）"), format!(" ({n} rows)"));
    let first = sheets.iter().map(|s| (s.name().to_owned(), s.table()));
    for (name, table) in first.chain(rest.iter().map(|(name, table)| ((*name).to_owned(), table))) {
        let (id, mut text) = (table.id, table.caption(lang).to_owned() + &rows(table.rows.len()));
        if table.rows.len() > most {
            text += &lang.pick(
                format!("，只列前{most}行，全表见 tables/{id}.csv"),
                format!("; the first {most} rows, all in tables/{id}.csv"),
            );
        } else if listed < corpus.plans.len() && ["tasks", "assignments"].contains(&id) {
            text += &lang.pick(
                format!("，只列前{listed}个方案，全表见 tables/{id}.csv"),
                format!("; the first {listed} plans, all in tables/{id}.csv"),
            );
        }
        line(lang.pick("工作表 ", "Sheet ").to_owned() + &name, text);
    }
    table
}

fn new_book(title: &str) -> Result<Workbook, XlsxError> {
    // A third of the time of the usual level, for a file a few per cent larger.
    const LEVEL: u8 = 2;
    let mut book = Workbook::new();
    book.set_zip_compression_level(LEVEL);
    let date = ExcelDateTime::parse_from_str(super::FIXED_DATE)?;
    book.set_properties(
        &DocProperties::new().set_title(title).set_author("fengong").set_creation_datetime(&date),
    );
    Ok(book)
}
