//! Results in; text or bytes out. No computing, no files.

pub mod findings;
