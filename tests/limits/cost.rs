//! What a file costs, counted by the allocator; one file at a time, or one would be charged with another's memory.

use crate::kinds::Kind;
use fengong::load::{self, Knowledge};
use fengong::model::{Convention, PlanIndex};
use fengong::render::{Lang, tables};
use peak_alloc::PeakAlloc;
use std::fmt;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What the reading of a file took, and what it may take.
pub(crate) struct Cost {
    name: String,
    pub(crate) peak: usize,
    pub(crate) limit: usize,
    pub(crate) time: Duration,
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { name, peak, limit, time } = self;
        write!(f, "{name}: {} MB of {}, {} ms", peak >> 20, limit >> 20, time.as_millis())
    }
}

/// Makes a file of a kind and reads it.
pub(crate) fn cost(kind: &Kind, size: usize) -> Cost {
    let (name, what, make) = kind;
    let bytes = make(size);
    let limit = (64 << 20) + 12 * bytes.len();
    measured(format!("{name}, {what}, size {size}"), limit, || read(name, bytes))
}

/// What something takes.
pub(crate) fn measured(name: String, limit: usize, run: impl FnOnce()) -> Cost {
    MEMORY.reset_peak_usage();
    let begun = Instant::now();
    run();
    Cost { name, peak: MEMORY.peak_usage(), limit, time: begun.elapsed() }
}

/// Reads a file as `extract` and `check` do; what is made of it is made part by part.
fn read(name: &str, bytes: Vec<u8>) {
    let Ok(loaded) = load::document(name, bytes, &Knowledge::default()) else { return };
    let corpus = &loaded.read.value;
    for (at, plan) in corpus.plans.iter().enumerate() {
        for task in 0..plan.tasks.len() {
            let rows = tables::assignments_part(corpus, at as PlanIndex, task..task + 1, Convention::Literal);
            drop(tables::csv(&rows, tables::CsvOptions::default()));
        }
    }
    drop(tables::csv(&tables::check(&loaded.read.diagnostics, Lang::Zh), tables::CsvOptions::default()));
}
