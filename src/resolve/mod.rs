//! Names as written → agencies: the registry of functions, places and jurisdictions, the manifest.

mod agencies;
mod candidates;
pub mod coded;
pub mod decisions;
mod diagnose;
mod duplicates;
mod english;
mod home;
pub mod manifest;
pub mod names;
mod places;
mod plans;
mod registry;
mod registry_file;
pub mod settle;
pub(crate) mod sketch;
mod territorial;

pub use duplicates::{Duplicates, Sketches};
pub(crate) use english::{body as body_in_english, place as place_in_english};
pub use places::{Places, Region, Tier};
pub use plans::resolve;
pub use registry::{Entry, Function, Level, Match, Registry};
