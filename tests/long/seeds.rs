//! Whether what is said of the three seed plans hangs on the seed of the draws.

use fengong::{
    analyse::{
        Sampling,
        all::{Analyses, Options, analyse},
        family::{Question, Tested, Verdict},
        themes::Codebook,
    },
    load::{Knowledge, document},
    model::{Convention, Corpus},
};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The two seed documents as one corpus; nothing where they cannot be read.
pub(super) fn corpus() -> Corpus {
    let read = |file: &str| {
        let bytes = std::fs::read(format!("{}/seeds/{file}", env!("CARGO_MANIFEST_DIR"))).ok()?;
        Some(document(file, bytes, &Knowledge::default()).ok()?.read.value)
    };
    Corpus::merge(["dazhou.txt", "yinchuan.txt"].into_iter().filter_map(read).collect())
}

/// The verdicts of all tests of a report, in its own correction.
fn verdicts(mut all: Analyses) -> Vec<(Question, usize, Verdict)> {
    let clusters = all.clusters.iter_mut().flat_map(Tested::families);
    let roles = all.roles.iter_mut().flat_map(Tested::families);
    let loads = all.workloads.iter_mut().flat_map(Tested::families);
    let pairs = all.divisions.iter_mut().flat_map(Tested::families);
    let families = clusters.chain(roles).chain(loads).chain(pairs).enumerate();
    families.flat_map(|(at, f)| f.verdicts().map(|v| (f.question(), at, v)).collect::<Vec<_>>()).collect()
}

/// What a hundred seeds said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    /// Tests of the question.
    pub(super) tests: usize,
    /// Tests significant under every seed, or not significant under every seed.
    pub(super) steady: usize,
    /// Tests undecided under some seeds and one and the same verdict under all others, or undecided under all.
    pub(super) undecided: usize,
    /// Tests significant under one seed and not significant under another.
    pub(super) flipped: usize,
}

/// Question by question, over seeds 1 to `seeds`.
pub(super) fn tally(seeds: u64) -> BTreeMap<Question, Tally> {
    let corpus = corpus();
    let of = |seed: u64| {
        let sampling = Sampling { seed, ..Sampling::default() };
        let options = Options { convention: Convention::Literal, sampling, upper: None, each_plan: true };
        verdicts(analyse(&corpus, Codebook::builtin(), &options))
    };
    let all: Vec<_> = (1..=seeds).into_par_iter().map(of).collect();
    let mut out: BTreeMap<Question, Tally> = BTreeMap::new();
    let Some(first) = all.first() else { return out };
    for (at, (question, _, _)) in first.iter().enumerate() {
        let said = |v: Verdict| all.iter().any(|run| run[at].2 == v);
        let tally = out.entry(*question).or_default();
        tally.tests += 1;
        match (said(Verdict::Significant), said(Verdict::NotSignificant), said(Verdict::Undecided)) {
            (true, true, _) => tally.flipped += 1,
            (_, _, true) => tally.undecided += 1,
            _ => tally.steady += 1,
        }
    }
    out
}
