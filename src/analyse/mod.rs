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
    /// Draws from a null model.
    pub draws: usize,
}

impl Default for Sampling {
    fn default() -> Self {
        Self { seed: 1, resamples: 400, draws: 400 }
    }
}

/// Why a result is not given, in words for the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The reason in Chinese.
    pub zh: String,
    /// The reason in English.
    pub en: String,
}
