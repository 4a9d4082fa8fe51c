//! Estimators, null models and tests that know nothing of plans: numbers in, numbers out.
//!
//! Everything here is total: where the data do not define a value the answer is `None`, never NaN. Random parts
//! take a [`Stream`], which is seeded by what it is for and not by when it runs, so results depend neither on the
//! number of threads nor on the order of the input files.

mod agreement;
mod bicm;
mod binomial;
mod concentration;
mod curveball;
mod elementary;
mod jackknife;
mod multiple;
mod pair_law;
mod partitions;
mod rank;
mod resample;
mod streams;

pub use agreement::{
    Scores, b_cubed, jaccard, krippendorff_alpha, krippendorff_interval, krippendorff_nominal,
    krippendorff_nominal_interval, masi, pairwise,
};
pub use bicm::Bicm;
pub use binomial::{clopper_pearson, hypergeometric_tail, poisson_binomial_tail};
pub(crate) use concentration::Holdings;
pub use concentration::{effective_number, gini, herfindahl, herfindahl_normalised, top_share};
pub use curveball::{Chain, Curveball};
pub(crate) use elementary::{exp, ln, ln_1p};
pub(crate) use jackknife::student_t_of;
pub use jackknife::{FEWEST_UNITS, jackknife_below_one, jackknife_interval, jackknife_interval_of_pairs};
pub use multiple::{benjamini_hochberg, empirical_p, testable};
pub use pair_law::{PairLaw, PairLaws};
pub use partitions::{adjusted_rand, normalised_mutual_information, variation_of_information};
pub use rank::kendall_tau_b;
pub use resample::{mean, percentile_band, quantile};
pub use streams::{Stream, Streams};
