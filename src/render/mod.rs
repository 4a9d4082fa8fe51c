//! Results → text or bytes: tables, graphs, workbook, report. No computing and no files here.
//!
//! Every writer escapes what its format needs escaped and gives the same bytes for the same result.

pub mod contract;
pub mod findings;
mod lang;
pub mod tables;
mod words;

pub use lang::Lang;
pub use words::Word;
