//! The long check of the network tests against plans whose truth is known. Its result stands in README.md beside it.
//!
//! `cargo bench --bench networks [-- PLANS]` prints the tables anew, PLANS plans a row.
#![allow(clippy::print_stdout)]

mod draws;
mod invented;
mod plans;
mod roles;
mod seeds;
mod verdict;

use fengong::analyse::Sampling;
use plans::{Planted, Shape};
use roles::{Leads, led};
use verdict::verdict;

fn main() {
    let plans = std::env::args().filter_map(|a| a.parse().ok()).next_back().unwrap_or(200);
    let sampling = Sampling::default();
    println!("{plans} plans a row\n\n## Networks\n");
    networks(plans, &sampling);
    println!("\n## Roles\n");
    of_roles(plans, &sampling);
    println!("\n## The seeds\n");
    of_seeds();
    println!("\n## Draws\n");
    draws::autocorrelation();
    println!("## The law of a pair beside draws\n");
    draws::laws();
}

fn networks(plans: u64, sampling: &Sampling) {
    println!(
        "| planted | bodies × tasks | bodies a task | plans with a significant tie | the pair | pairs, p ≤ .05 | a cluster, p ≤ .05 | \
         … corrected | partition, p ≤ .05 | core, p ≤ .05 | anything, corrected | stable | group found | … corrected | \
         … and stable | undecided |"
    );
    println!("|{}", "---|".repeat(16));
    let shown = |there: bool, share: f64| if there { format!("{share:.3}") } else { "–".to_owned() };
    let small = [(20, 25), (12, 15)].map(|(bodies, tasks)| Shape { bodies, tasks, extra: 3.0 });
    let usual = [2.5, 4.0, 5.0].map(Shape::usual);
    for (planted, shapes) in [
        (Planted::Nothing, [usual.as_slice(), &small].concat()),
        (Planted::NothingLargeTasks, usual[1..2].to_vec()),
        (Planted::Pair, usual.to_vec()),
        (Planted::ExtraTasks, usual.to_vec()),
        (Planted::AddedToTasks, usual.to_vec()),
    ] {
        for shape in shapes {
            let v = verdict(planted, shape, plans, sampling);
            let group = matches!(planted, Planted::ExtraTasks | Planted::AddedToTasks);
            println!(
                "| {planted:?} | {} × {} | {:.1} | {:.3} | {} | {:.4} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {} | {} | {} | {:.3} |",
                shape.bodies,
                shape.tasks,
                shape.extra + 0.5,
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

fn of_roles(plans: u64, sampling: &Sampling) {
    println!(
        "| leads | bodies × tasks | a body leads more or less, p ≤ .05 | … corrected | a pair, p ≤ .05 | … corrected | \
         turns, p ≤ .05 | … corrected | what is planted, corrected |"
    );
    println!("|{}", "---|".repeat(9));
    for (leads, shapes) in [
        (Leads::Chance, [(30, 60), (20, 25), (12, 15)].as_slice()),
        (Leads::One, &[(30, 60)]),
        (Leads::Arc, &[(30, 60)]),
        (Leads::Turns, &[(30, 60)]),
    ] {
        for &(bodies, tasks) in shapes {
            let told = led(leads, (bodies, tasks, 2.5), plans, sampling);
            let planted =
                if leads == Leads::Chance { "–".to_owned() } else { format!("{:.3}", told.planted) };
            let cells =
                [told.leading, told.arcs, told.turns].into_iter().flatten().map(|s| format!("{s:.3}"));
            let cells = cells.collect::<Vec<_>>().join(" | ");
            println!("| {leads:?} | {bodies} × {tasks} | {cells} | {planted} |");
        }
    }
}

fn of_seeds() {
    println!(
        "| question | tests | the same under all seeds | else undecided | significant and not significant |\n|---|---|---|---|---|"
    );
    for (question, t) in seeds::tally(100) {
        println!("| {question:?} | {} | {} | {} | {} |", t.tests, t.steady, t.undecided, t.flipped);
    }
}
