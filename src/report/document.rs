//! The report as running text with figures and tables: what `report.md` and `report.docx` are written from.

use super::{Job, figures::Drawn, views::Views};
use crate::render::{
    Lang,
    findings::{TOPICS, Text},
    methods,
    report::{Block, Figure, Report},
    tables::Table,
};
use itertools::Itertools as _;

/// Tables of the report that are short enough to be read in it, and how many rows of them.
const TABLES: [(&str, usize); 9] = [
    ("functions-across", 40),
    ("themes-across", 60),
    ("load-summary", 60),
    ("workload", 40),
    ("clusters", 30),
    ("coverage", 20),
    ("overlap", 30),
    ("themes", 60),
    ("findings", 40),
];

/// Title, findings by topic, figures, tables, methods, limits and references, in one language.
pub(super) fn report(job: &Job, views: &Views, figures: &[Drawn], tables: &[Table]) -> Report {
    let lang = job.lang;
    let mut blocks = Vec::new();
    for (topic, zh, en) in TOPICS {
        let found = views.findings().iter().filter(|f| f.topic == topic);
        let items: Vec<String> = found.map(|f| in_lang(&f.text, lang)).collect();
        if !items.is_empty() {
            blocks.push(Block::Heading(1, lang.pick(zh, en).to_owned()));
            blocks.push(Block::List { numbered: true, items });
        }
    }
    blocks.push(Block::Heading(1, lang.pick("图", "Figures").to_owned()));
    blocks.extend(figures.iter().map(|f| Block::Figure(figure(f))));
    blocks.push(Block::Heading(1, lang.pick("表", "Tables").to_owned()));
    let by_id = |id: &str| tables.iter().find(|t| t.id == id && !t.rows.is_empty());
    // Of few plans nothing is to be said side by side; of many, nothing one by one.
    let fits = |id: &str| super::ACROSS.contains(&id) == job.side_by_side();
    let shown = TABLES.iter().filter(|t| fits(t.0)).filter_map(|&(id, rows)| Some((by_id(id)?, rows)));
    blocks.extend(shown.map(|(t, rows)| Block::Table(t.clone().head(rows))));
    blocks.extend(about(job));
    Report {
        title: lang.pick("责任分工分析报告", "Who does what: responsibility report").to_owned(),
        byline: byline(job),
        lang,
        blocks,
    }
}

fn in_lang(text: &Text, lang: Lang) -> String {
    lang.pick(&text.zh, &text.en).clone()
}

fn figure(drawn: &Drawn) -> Figure {
    Figure {
        path: drawn.path("svg"),
        title: drawn.figure.title.clone(),
        caption: drawn.figure.caption.clone(),
        png: drawn.png.clone(),
    }
}

/// Methods, limits, references.
fn about(job: &Job) -> Vec<Block> {
    let lang = job.lang;
    let m = methods::methods(job.corpus, job.results, job.options);
    let heading = |zh: &str, en: &str| Block::Heading(1, lang.pick(zh, en).to_owned());
    let paragraphs = |texts: &[Text]| texts.iter().map(|t| Block::Paragraph(in_lang(t, lang))).collect_vec();
    let mut blocks = vec![heading("方法", "Methods")];
    blocks.extend(paragraphs(&m.methods));
    blocks.push(heading("局限", "Limits"));
    blocks.extend(paragraphs(&m.limits));
    if !m.references.is_empty() {
        blocks.push(heading("参考文献", "References"));
        let cited = m.references.iter().enumerate();
        blocks.extend(cited.map(|(i, work)| Block::Paragraph(format!("[{}] {work}", i + 1))));
    }
    blocks
}

fn byline(job: &Job) -> Vec<String> {
    let lang = job.lang;
    let shown = if job.side_by_side() { 0 } else { job.corpus.plans.len() };
    let plans = job.corpus.plans.iter().take(shown).map(|p| match &p.title {
        Some(title) => format!("{} {title}", p.id),
        None => p.id.to_string(),
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
