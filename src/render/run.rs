//! `run.json`: everything that is needed to make the same results again. No clock, no machine.

use crate::{analyse::all::Options, model::Corpus, render::contract::SCHEMA};
use serde::Serialize;
use std::collections::BTreeMap;

/// One input file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Input {
    /// Its name without folders.
    pub file: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Its size.
    pub bytes: usize,
}

/// The record of one run.
#[derive(Debug, Serialize)]
struct Run<'a> {
    schema: u32,
    tool: &'static str,
    version: &'static str,
    options: RunOptions<'a>,
    /// SHA-256 of the data the program brings: registry, codebook.
    data: &'a BTreeMap<&'static str, String>,
    inputs: &'a [Input],
    plans: Vec<RunPlan<'a>>,
    outputs: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct RunOptions<'a> {
    convention: &'static str,
    lang: &'a str,
    seed: u64,
    resamples: usize,
    draws: usize,
    upper: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct RunPlan<'a> {
    plan: &'a str,
    file: &'a str,
    tasks: usize,
    assignments: usize,
}

/// The record as JSON. `outputs` are the files of the run, this one excepted.
pub fn run(
    corpus: &Corpus,
    options: &Options,
    lang: super::Lang,
    inputs: &[Input],
    data: &BTreeMap<&'static str, String>,
    outputs: &[&str],
) -> String {
    let plans = corpus.plans.iter().map(|p| RunPlan {
        plan: p.id.as_str(),
        file: &p.file,
        tasks: p.tasks.len(),
        assignments: p.tasks.iter().map(|t| t.assignments.len()).sum(),
    });
    let record = Run {
        schema: SCHEMA,
        tool: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        options: RunOptions {
            convention: options.convention.as_str(),
            lang: lang.as_str(),
            seed: options.sampling.seed,
            resamples: options.sampling.resamples,
            draws: options.sampling.draws,
            upper: options.upper.map(|p| corpus.plan(p).id.as_str()),
        },
        data,
        inputs,
        plans: plans.collect(),
        outputs: outputs.to_vec(),
    };
    // A record of texts and numbers always serialises.
    serde_json::to_string_pretty(&record).map(|text| text + "\n").unwrap_or_default()
}
