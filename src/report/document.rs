//! The report as running text with figures and tables: what `report.md` and `report.docx` are written from.

use super::{Job, figures::Drawn, views::Views};
use crate::{
    claim::{Claim, Unsaid},
    render::{
        Lang, methods,
        report::{Block, Figure, Picture, Report},
        tables::{Table, Value},
    },
    say::{Speaker, Text},
};
use itertools::Itertools as _;

/// A table of the report: its id, how many rows of a plan it shows, and the columns that find room on a page.
struct Shown(&'static str, usize, &'static [&'static str]);

/// Tables that are read in the report; the whole of each is a file below `tables/`.
const TABLES: [Shown; 11] = [
    Shown("functions-across", 40, &[]),
    Shown("themes-across", 60, &[]),
    Shown("load-comparison", 60, &[]),
    Shown(
        "workload",
        15,
        &[
            "plan",
            "label",
            "tasks",
            "duty_lead",
            "duty_responsible",
            "duty_participate",
            "duty_support",
            "duty_implement",
            "sole_lead",
            "co_lead",
            "fractional",
            "partners",
        ],
    ),
    Shown("clusters", 12, &["plan", "cluster", "members", "tasks", "themes", "stability", "p"]),
    Shown("coverage", 20, &[]),
    Shown("overlap", 10, &["a", "b", "grade", "score", "passage_a", "passage_b"]),
    Shown("division-pairs", 10, &["a", "b", "outcome", "lead_a", "lead_b", "only_a", "only_b", "bodies"]),
    Shown("schedule", 80, &["task", "headline", "state", "partner", "only_a", "only_b"]),
    Shown("missing-owners", 12, &[]),
    Shown("findings", 24, &["plan", "name", "variant", "value", "holds"]),
];

/// The ids of the tables that the report shows.
pub(super) fn tables() -> Vec<&'static str> {
    TABLES.iter().map(|shown| shown.0).collect()
}

/// The table as the report shows it: the first rows of each plan (the first column), named as such where rows are
/// left out, and no column in which nothing stands.
fn shown(table: &Table, Shown(id, most, columns): &Shown) -> Table {
    let mut part = if columns.is_empty() { table.clone() } else { table.select(columns) };
    let (mut plan, mut n) = (None, 0);
    part.rows.retain(|row| {
        let first = match row.first() {
            Some(Value::Text(id)) => id.split('/').next().map(str::to_owned),
            Some(Value::Keyed(id, ..)) => Some(id.to_string()),
            _ => None,
        };
        n = if first == plan { n + 1 } else { 1 };
        plan = first;
        n <= *most
    });
    if part.rows.len() < table.rows.len() {
        part.zh = format!("{}（每个方案前{most}行，全表见 tables/{id}.csv）", part.zh);
        part.en = format!("{} (first {most} rows of each plan; all in tables/{id}.csv)", part.en);
    }
    for cell in part.rows.iter_mut().flatten() {
        clip(cell);
    }
    let blank = |v: &Value| matches!(v, Value::Absent) || matches!(v, Value::List(l) if l.is_empty());
    for c in 0..part.columns.len() {
        let empty = (0..part.rows.len()).all(|r| blank(part.cell(r, c)));
        part.columns[c].shown &= !empty;
    }
    part
}

/// Cuts a text to what a cell on paper has room for; the files below `tables/` have all of it.
fn clip(cell: &mut Value) {
    const LETTERS: usize = 48;
    const ITEMS: usize = 10;
    match cell {
        Value::Text(text) if text.chars().count() > LETTERS => {
            *text = text.chars().take(LETTERS).chain(['…']).collect();
        }
        Value::List(items) if items.len() > ITEMS => {
            let more = items.len() - ITEMS;
            items.truncate(ITEMS);
            items.push(Value::Text(format!("… +{more}")));
        }
        _ => {}
    }
}

/// Title, findings by topic, figures, tables, methods, limits and references, in one language.
pub(super) fn report(
    job: &Job,
    views: &Views,
    (figures, left_out): (&[Drawn], &[Drawn]),
    tables: &[Table],
) -> Report {
    let lang = job.lang;
    let mut blocks = Vec::new();
    blocks.extend(said(job, views));
    blocks.push(Block::Heading(1, lang.pick("图", "Figures").to_owned()));
    blocks.extend(figures.iter().map(|f| Block::Figure(figure(f))));
    blocks.extend(not_drawn(left_out, lang));
    blocks.push(Block::Heading(1, lang.pick("表", "Tables").to_owned()));
    let by_id = |id: &str| tables.iter().find(|t| t.id == id && !t.rows.is_empty());
    // Of few plans nothing is to be said side by side; of many, nothing one by one.
    let fits = |s: &&Shown| super::ACROSS.contains(&s.0) == job.side_by_side();
    let shown = TABLES.iter().filter(fits).filter_map(|s| Some(Block::Table(shown(by_id(s.0)?, s))));
    blocks.extend(shown);
    blocks.extend(about(job));
    Report {
        title: lang.pick("责任分工分析报告", "Who does what: responsibility report").to_owned(),
        byline: byline(job, views),
        lang,
        blocks,
    }
}

/// What may be said, chapter by chapter, and what not.
fn said(job: &Job, views: &Views) -> Vec<Block> {
    let Some(claims) = views.claims() else { return Vec::new() };
    let speaker = Speaker::new(job.corpus, &views.names, job.lang);
    let heading = |id: &str| Block::Heading(1, speaker.message(id, &[]));
    let items = |claims: &[Claim]| Block::List {
        numbered: false,
        items: claims.iter().map(|c| speaker.plain(&c.statement)).collect(),
    };
    let mut blocks = vec![
        heading("topic-headline"),
        Block::Paragraph(speaker.plain(&claims.compared.statement)),
        Block::Paragraph(speaker.plain(&claims.headline.statement)),
    ];
    for chapter in &claims.chapters {
        blocks.extend([heading(chapter.topic.heading()), items(&chapter.claims)]);
    }
    if !claims.unsaid.is_empty() {
        let entry = |u: &Unsaid| {
            let (what, reason) = (speaker.plain(&u.what), speaker.plain(&u.reason));
            speaker.message("unsaid-entry", &[("what", what), ("reason", reason)])
        };
        let items = claims.unsaid.iter().map(entry).collect();
        blocks.extend([heading("topic-unsaid"), Block::List { numbered: false, items }]);
    }
    blocks
}

fn in_lang(text: &Text, lang: Lang) -> String {
    lang.pick(&text.zh, &text.en).clone()
}

fn figure(drawn: &Drawn) -> Figure {
    let f = &drawn.figure;
    Figure {
        path: drawn.path("svg"),
        title: f.title.clone(),
        caption: f.caption.clone(),
        picture: match &drawn.png {
            Some(png) => Picture::Pixels(png.clone(), f.drawing_mm / f.height_mm),
            None => Picture::Drawing(f.drawing.clone()),
        },
        size_mm: (f.width_mm, f.drawing_mm),
    }
}

/// The figures that would show nothing, and why.
fn not_drawn(left_out: &[Drawn], lang: Lang) -> Option<Block> {
    let why = |d: &Drawn| {
        let reason = d.figure.nothing.as_deref().unwrap_or_default();
        lang.pick(format!("《{}》：{reason}", d.figure.title), format!("{}: {reason}", d.figure.title))
    };
    let all = left_out.iter().map(why).join(lang.pick("", " "));
    (!all.is_empty()).then(|| Block::Paragraph(format!("{}{all}", lang.pick("未画的图。", "Not drawn. "))))
}

/// Methods, limits, references.
fn about(job: &Job) -> Vec<Block> {
    let lang = job.lang;
    let m = methods::methods(job.corpus, job.results, job.options, job.references);
    let heading = |zh: &str, en: &str| Block::Heading(1, lang.pick(zh, en).to_owned());
    let paragraphs = |texts: &[Text]| texts.iter().map(|t| Block::Paragraph(in_lang(t, lang))).collect_vec();
    let mut blocks = vec![heading("方法", "Methods")];
    blocks.extend(paragraphs(&m.methods));
    blocks.push(heading("局限", "Limits"));
    blocks.extend(paragraphs(&m.limits));
    if !m.references.is_empty() {
        blocks.push(heading("参考文献", "References"));
        let cited = m.references.iter().enumerate();
        blocks.extend(cited.map(|(i, work)| Block::Reference(format!("[{}] {work}", i + 1))));
    }
    blocks
}

fn byline(job: &Job, views: &Views) -> Vec<String> {
    let lang = job.lang;
    let speaker = Speaker::new(job.corpus, &views.names, lang);
    let shown = if job.side_by_side() { 0 } else { job.corpus.plans.len() };
    let named = job.corpus.plans.iter().take(shown).enumerate();
    let plans = named.map(|(i, p)| {
        let name = views.names.plan(i as u32, lang).to_owned();
        match &p.title {
            Some(title) => speaker.message("byline-plan", &[("plan", name), ("title", title.clone())]),
            None => name,
        }
    });
    let convention = job.options.convention;
    let rule =
        lang.pick(format!("口径：{}", convention.zh()), format!("Convention: {}", convention.as_str()));
    plans.chain([rule, format!("fengong {}", env!("CARGO_PKG_VERSION"))]).collect()
}

/// How the run was made, for the first sheet of the workbook: what, and its value.
pub(super) fn notes(job: &Job) -> Vec<(String, String)> {
    let lang = job.lang;
    let sampling = job.options.sampling;
    let mut notes = vec![
        (lang.pick("程序", "Program"), format!("fengong {}", env!("CARGO_PKG_VERSION"))),
        (lang.pick("随机种子", "Seed"), sampling.seed.to_string()),
        (lang.pick("重抽样次数", "Resamples"), sampling.resamples.to_string()),
        (lang.pick("零模型抽样次数", "Draws from the null"), sampling.draws.to_string()),
    ];
    for input in job.inputs {
        notes.push((lang.pick("输入文件", "Input"), format!("{} SHA-256 {}", input.file, input.sha256)));
    }
    notes.into_iter().map(|(what, value)| (what.to_owned(), value)).collect()
}
