//! The `fengong` command line.
fn main() {}
