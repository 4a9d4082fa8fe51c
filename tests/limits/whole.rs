//! What the whole report of a plan costs in which very many bodies work together on every task: ties grow with the square of the
//! bodies, and each tie has its tasks.

use crate::cost::{Cost, measured};
use fengong::{
    analyse::{
        Sampling,
        all::{self, Options},
        themes::Codebook,
    },
    load::{self, Knowledge},
    model::Convention,
    render::{Lang, methods::Edition, svg::Size, tables::CsvOptions},
    report::{self, Job, Length, Titles},
};
use std::collections::BTreeMap;

/// The cost of the report of so many tasks, each with five in seven of so many bodies; and the bytes of its files. The limit
/// is in proportion to these: they are all held until they are written.
pub(crate) fn report_of(tasks: usize, bodies: usize) -> (Cost, usize) {
    let body = |n: usize| format!("市第{n}促进会");
    let on = |task: usize| {
        (0..bodies).filter(|n| (n * 3 + n * n + task * 5) % 7 < 5).map(body).collect::<Vec<_>>()
    };
    let task = |n: usize| format!("{n}.推进第{n}项养老服务，完善制度。（责任单位：{}）\n", on(n).join("、"));
    let text = format!("乐安市任务分工方案\n{}", (1..=tasks).map(task).collect::<String>());
    let mut written = 0;
    let mut cost = measured(format!("report of {tasks} tasks, {bodies} bodies"), 0, || {
        written = report(&text).iter().map(|(_, bytes)| bytes.len()).sum();
    });
    cost.limit = (64 << 20) + 6 * written;
    (cost, written)
}

fn report(text: &str) -> Vec<report::File> {
    let corpus = load::document("t.txt", text.as_bytes(), &Knowledge::default()).expect("a plan").read.value;
    let sampling = Sampling { seed: 1, resamples: 0, draws: 0 };
    let options = Options { convention: Convention::Literal, sampling, upper: None, each_plan: true };
    let results = all::analyse(&corpus, Codebook::builtin(), &options);
    let job = Job {
        corpus: &corpus,
        results: &results,
        diagnostics: &[],
        codebook: Codebook::builtin(),
        codebooks: &[],
        options: &options,
        lang: Lang::Zh,
        pictures: false,
        outline: false,
        size: Size::TwoColumn,
        csv: CsvOptions::default(),
        references: Edition::default(),
        titles: Titles::Findings,
        length: Length::Whole,
        inputs: &[],
        duplicates: &[],
        receipt: &[],
        data: &BTreeMap::new(),
        limits: &BTreeMap::new(),
    };
    report::files(&job).expect("a report").files
}
