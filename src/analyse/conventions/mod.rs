//! Which findings hang on the convention: headlines under all three, and what holds throughout.

mod compare;

pub use compare::conventions;

use crate::model::{AgencyId, Convention, PlanIndex};
use serde::{Deserialize, Serialize};

/// The conventions of one plan compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conventions {
    /// The plan.
    pub plan: PlanIndex,
    /// Kendall's τ-b of the lead tables, for each pair of conventions.
    pub correlations: Vec<(Convention, Convention, Option<f64>)>,
    /// Bodies whose leads differ between conventions: leads in the order of [`Convention::ALL`].
    pub flips: Vec<(AgencyId, [usize; 3])>,
    /// Headline findings and their value under each variant.
    pub findings: Vec<Finding>,
    /// Tasks that may be coded otherwise: their list is open, or they name a body the registry does not know. The variant
    /// `certain` leaves them out.
    pub doubtful: usize,
}

/// One statement about a plan, tried under all variants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable kebab-case name (`top-lead`, `no-lead-share` …).
    pub id: String,
    /// Variant and value, in order: the three conventions, then `certain` (doubtful tasks dropped), then what else the
    /// finding may hang on (projections, everybody-tasks). A value that cannot be had is the empty string.
    pub values: Vec<(String, String)>,
    /// Whether the value is the same under all variants where it can be had (and can be had somewhere).
    pub holds: bool,
}
