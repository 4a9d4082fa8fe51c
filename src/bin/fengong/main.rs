//! The `fengong` command line.
#![allow(clippy::unwrap_used)]
mod args;
mod failure;
mod message;
mod output;
fn main() {}
