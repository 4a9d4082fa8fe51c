//! Results → text or bytes: tables, graphs, figures, workbook, report. No computing and no files here.
//!
//! Every writer escapes what its format needs escaped and gives the same bytes for the same result.

pub mod contract;
pub mod findings;
pub mod font;
pub mod html;
mod lang;
pub mod raster;
pub mod run;
pub mod svg;
pub mod tables;
mod words;

pub use lang::Lang;
pub use words::Word;
