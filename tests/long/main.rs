//! The long check of the network tests against plans whose truth is known. Its result stands in README.md beside it.
//!
//! `cargo bench --bench networks [-- PLANS]` prints the tables anew.
#![allow(clippy::print_stdout)]

mod draws;
mod plans;
mod verdict;

use fengong::analyse::Sampling;
use plans::Planted;
use verdict::verdict;

fn main() {
    let plans = std::env::args().filter_map(|a| a.parse().ok()).next_back().unwrap_or(200);
    let sampling = Sampling::default();
    draws::autocorrelation();
    draws::laws();
    println!(
        "| planted | bodies a task | plans with a significant tie | the pair | pairs, p ≤ .05 | a cluster, p ≤ .05 | … corrected | \
         partition, p ≤ .05 | core, p ≤ .05 | anything, corrected | stable | group found | … corrected | … and stable | undecided |"
    );
    println!("|{}", "---|".repeat(15));
    let shown = |there: bool, share: f64| if there { format!("{share:.3}") } else { "–".to_owned() };
    for planted in [
        Planted::Nothing,
        Planted::NothingLargeTasks,
        Planted::Pair,
        Planted::ExtraTasks,
        Planted::AddedToTasks,
    ] {
        for extra_bodies in [2.5, 4.0, 5.0] {
            let v = verdict(planted, extra_bodies, plans, &sampling);
            let group = matches!(planted, Planted::ExtraTasks | Planted::AddedToTasks);
            println!(
                "| {planted:?} | {:.1} | {:.3} | {} | {:.4} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {} | {} | {} | {:.3} |",
                extra_bodies + 0.5,
                v.ties,
                shown(planted == Planted::Pair, v.pair),
                v.pairs_uncorrected,
                v.clusters,
                v.clusters_corrected,
                v.partitions,
                v.cores,
                v.anything,
                v.stable,
                shown(group, v.found),
                shown(group, v.found_corrected),
                shown(group, v.found_stable),
                v.undecided,
            );
        }
    }
}
