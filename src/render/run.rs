//! `run.json`: everything that is needed to make the same results again. No clock, no machine.

use super::{contract::SCHEMA, escape::harmless_json};
use crate::{
    analyse::{
        all::{ONE_BY_ONE_UP_TO, Options},
        themes::Used,
    },
    model::Corpus,
};
use indexmap::IndexMap;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// SHA-256 as the record gives it, hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// SHA-256 of bytes that come part by part.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sum(Sha256);

impl Sum {
    /// Adds a part.
    pub(crate) fn add(&mut self, part: &[u8]) {
        self.0.update(part);
    }

    /// The sum of all parts, hexadecimal.
    pub(crate) fn hex(self) -> String {
        hex(&self.0.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, b| hex + &format!("{b:02x}"))
}

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
    /// The codebooks that were looked at: how many measures each codes, and whether it is used.
    codebooks: Vec<RunCodebook<'a>>,
    inputs: &'a [Input],
    /// Files that hold the same plan; it was counted once.
    duplicates: &'a [Vec<String>],
    /// What the report does not say, and why.
    unsaid: &'a [RunUnsaid],
    plans: Vec<RunPlan<'a>>,
    outputs: Vec<&'a str>,
    /// SHA-256 of each: whether somebody changed it since.
    outputs_sha256: IndexMap<&'a str, &'a str>,
}

#[derive(Debug, Serialize)]
struct RunOptions<'a> {
    convention: &'static str,
    lang: &'a str,
    seed: u64,
    resamples: usize,
    draws: usize,
    upper: Option<&'a str>,
    /// That every plan was told by itself though they are many.
    #[serde(skip_serializing_if = "Option::is_none")]
    every_plan: Option<bool>,
    /// The limits of reading that the user set.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    limits: &'a BTreeMap<String, u64>,
}

#[derive(Debug, Serialize)]
struct RunCodebook<'a> {
    codebook: &'a str,
    themes: usize,
    measures: usize,
    coded: usize,
    used: &'static str,
}

impl<'a> From<&'a Used> for RunCodebook<'a> {
    fn from(used: &'a Used) -> Self {
        let Used { name, themes, measures, coded, taken } = used;
        let used = taken.as_str();
        Self { codebook: name, themes: *themes, measures: *measures, coded: *coded, used }
    }
}

/// Something the report does not say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunUnsaid {
    /// What it is about.
    pub topic: String,
    /// The ids of the plans concerned; empty where all are.
    pub plans: Vec<String>,
    /// Why, in the language of the report.
    pub reason: String,
}

/// What the record takes from the run, besides corpus and options.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// The files that were read.
    pub inputs: &'a [Input],
    /// Files that hold the same plan.
    pub duplicates: &'a [Vec<String>],
    /// What the report does not say.
    pub unsaid: &'a [RunUnsaid],
    /// The codebooks that were looked at.
    pub codebooks: &'a [Used],
    /// SHA-256 of registry and codebook.
    pub data: &'a BTreeMap<&'static str, String>,
    /// The limits of reading that the user set, by name.
    pub limits: &'a BTreeMap<String, u64>,
    /// The files of the run, the record excepted, and the SHA-256 of each.
    pub outputs: &'a [(String, String)],
}

#[derive(Debug, Serialize)]
struct RunPlan<'a> {
    plan: &'a str,
    file: &'a str,
    tasks: usize,
    assignments: usize,
}

/// The record as JSON.
pub fn run(corpus: &Corpus, options: &Options, lang: super::Lang, made: &Record) -> String {
    let Record { inputs, duplicates, unsaid, codebooks, data, limits, outputs } = *made;
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
            every_plan: (options.each_plan && corpus.plans.len() > ONE_BY_ONE_UP_TO).then_some(true),
            limits,
        },
        data,
        codebooks: codebooks.iter().map(RunCodebook::from).collect(),
        inputs,
        duplicates,
        unsaid,
        plans: plans.collect(),
        outputs: outputs.iter().map(|(name, _)| name.as_str()).collect(),
        outputs_sha256: outputs.iter().map(|(name, sum)| (name.as_str(), sum.as_str())).collect(),
    };
    // A record of texts and numbers always serialises.
    harmless_json(serde_json::to_string_pretty(&record).map(|text| text + "\n").unwrap_or_default())
}
