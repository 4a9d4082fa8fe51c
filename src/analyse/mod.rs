//! Graph in, plain result out; one file an analysis. No analysis prints, draws or touches a file.
//!
//! A value that cannot be had (too few tasks, no shared function) is `None`, never zero and never NaN.

pub mod across;
pub mod agreement;
pub mod all;
pub mod clusters;
pub mod conventions;
pub mod copies;
pub mod division;
pub mod evidence;
pub mod family;
pub mod functions;
pub mod holdings;
pub mod instruments;
pub mod kinds;
pub mod overlap;
pub mod roles;
pub mod stats;
pub mod text;
pub mod themes;
pub mod usual;
pub mod workload;

mod labels;
pub use labels::TaskThemes;

use serde::{Deserialize, Serialize};

/// A number with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Estimate {
    /// The value observed; absent where the data do not define it.
    pub value: Option<f64>,
    /// 95 % interval over tasks ([`stats::jackknife_interval`]): what as many tasks from the same source would show on
    /// average. Absent where its coverage was not shown.
    pub interval: Option<(f64, f64)>,
    /// 95 % band of the null that the result names.
    pub null: Option<(f64, f64)>,
}

/// How the random parts of the analyses run; all of it stands in `run.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sampling {
    /// Seed of every random stream.
    pub seed: u64,
    /// Bootstrap resamples.
    pub resamples: usize,
    /// Draws from a null model. None leaves the intervals that rest on leaving out tasks, which need no draw: without `resamples`
    /// as well they go too ([`Sampling::counted_only`]).
    pub draws: usize,
}

impl Sampling {
    /// The same without draws and resamples: what is counted is told, and nothing is inferred from it. No result has then an
    /// interval or a test that rests on draws or on leaving tasks out; tests by an exact law stay.
    #[must_use]
    pub fn counted_only(self) -> Self {
        Self { resamples: 0, draws: 0, ..self }
    }

    /// Whether nothing is inferred: see [`Sampling::counted_only`].
    pub fn is_counted_only(&self) -> bool {
        self.resamples == 0 && self.draws == 0
    }
}

impl Default for Sampling {
    fn default() -> Self {
        Self { seed: 1, resamples: 400, draws: 400 }
    }
}

/// Why a result is not given, or is not to be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// More bodies and tasks than the network analysis is made for.
    TooLarge {
        /// Bodies.
        bodies: usize,
        /// Tasks.
        tasks: usize,
    },
    /// Too few bodies for clusters.
    FewBodies {
        /// Bodies.
        bodies: usize,
    },
    /// Too few tasks that name two bodies or more.
    FewJoint {
        /// Such tasks.
        tasks: usize,
    },
    /// All bodies stand on the same tasks.
    AllAlike,
    /// The hypergeometric test takes all tasks as equally open.
    Hypergeometric,
    /// Two plans without a function in common.
    NoSharedFunction,
    /// Two plans without a matched pair of tasks.
    NoPartners,
}
