//! The program as its users meet it, its readers, its statistics, its page in a real browser.

mod browser;
mod cli;
mod networks;
mod read;
