//! The program as its users meet it, its readers, its statistics, what it claims, its page in a real browser.

#![allow(clippy::unwrap_used)]

mod browser;
mod claims;
mod cli;
mod dependencies;
mod forms;
mod graded;
mod intervals;
#[path = "long/invented.rs"]
#[allow(dead_code)]
mod invented;
mod networks;
mod read;
mod words;
