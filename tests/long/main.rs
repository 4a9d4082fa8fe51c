//! The long check of the network tests against plans whose truth is known. Its result stands in README.md beside it.
//!
//! `cargo bench --bench networks [-- PLANS]` prints the table anew; 400 plans a row take about a minute on two cores.
#![allow(clippy::print_stdout)]

mod plans;
mod verdict;

use fengong::analyse::Sampling;
use plans::Planted;
use verdict::verdict;

fn main() {
    let plans = std::env::args().filter_map(|a| a.parse().ok()).next_back().unwrap_or(400);
    let sampling = Sampling { resamples: 0, ..Sampling::default() };
    println!(
        "| planted | bodies a task | ties, draws + BH | ties, SDSM + BH | pairs, draws, p ≤ .05 | clusters | plans with one | group found | partition |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for planted in [Planted::Nothing, Planted::NothingLargeTasks, Planted::ExtraTasks, Planted::AddedToTasks]
    {
        for extra_bodies in [2.5, 4.0, 5.0] {
            let v = verdict(planted, extra_bodies, plans, &sampling);
            println!(
                "| {planted:?} | {:.1} | {:.5} | {:.5} | {:.4} | {:.4} | {:.3} | {} | {:.3} |",
                extra_bodies + 0.5,
                v.ties_swaps,
                v.ties_sdsm,
                v.pairs_uncorrected,
                v.clusters,
                v.plans_with_cluster,
                if matches!(planted, Planted::ExtraTasks | Planted::AddedToTasks) {
                    format!("{:.3}", v.found)
                } else {
                    "–".to_owned()
                },
                v.partitions,
            );
        }
    }
}
