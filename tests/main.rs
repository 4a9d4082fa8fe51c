//! The program as its users meet it, its readers, its statistics, its page in a real browser.

#![allow(clippy::unwrap_used)]

mod browser;
mod cli;
mod intervals;
mod networks;
mod read;
