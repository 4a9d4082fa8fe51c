//! Results → text or bytes: tables, graphs, figures, workbook, report. No computing and no files here.
//!
//! Every writer escapes what its format needs escaped and gives the same bytes for the same result.

pub mod annotations;
pub mod contract;
pub mod dl;
pub mod docx;
pub mod dot;
pub mod draft;
mod escape;
pub mod file_name;
pub mod font;
pub mod gexf;
pub mod graphml;
pub mod html;
pub mod methods;
pub mod network;
pub mod node_link;
#[cfg(feature = "pictures")]
pub mod raster;
mod receipt;
pub mod report;
pub mod run;
pub mod svg;
pub mod tables;
mod words;
pub mod workbook;
mod xml;

pub use crate::say::Lang;
pub use escape::{harmless, is_harmful};
pub use receipt::receipt;
pub use words::Word;
pub(crate) use words::variant_name;

/// The date that files with a date in them carry: a clock would make every run another file.
const FIXED_DATE: &str = "2025-01-01";

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
