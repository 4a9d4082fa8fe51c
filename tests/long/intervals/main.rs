//! The long check of intervals, bands and comparisons of two plans. Its result stands in README.md beside it.
//!
//! `cargo bench --bench intervals [-- PLANS]` prints the tables anew.
#![allow(clippy::print_stdout)]

#[path = "../invented.rs"]
mod invented;
mod simulated;

use fengong::analyse::Sampling;
use simulated::{
    Common, MEASURES, Share, alpha, comparisons, coverage, differences, leads_outside, mean_agreement,
    outside,
};

fn main() {
    let plans: u64 = std::env::args().filter_map(|a| a.parse().ok()).next_back().unwrap_or(400);
    let sampling = Sampling::default();
    println!("### Coverage of the 95 % intervals of concentration\n");
    println!("| bodies, spread | tasks | {} | given |", MEASURES.join(" | "));
    println!("|---|---|{}---|", "---|".repeat(MEASURES.len()));
    for (bodies, spread) in [(12, 0.8), (30, 0.5), (30, 1.0), (45, 0.8), (60, 0.5)] {
        for tasks in [15, 20, 30, 60, 100, 150] {
            let (shares, all) = coverage(bodies, spread, tasks, 20, plans.div_ceil(8).max(20));
            let cells: Vec<String> = shares.iter().map(|s| told(*s)).collect();
            let given = shares.iter().map(|s| s.of).max().unwrap_or(0) as f64 / all as f64;
            println!("| {bodies}, {spread} | {tasks} | {} | {given:.2} |", cells.join(" | "));
        }
    }
    println!("\n### Loads truly dealt at random: share outside the 95 % band\n");
    println!(
        "| bodies × tasks | Gini | HHI | eff. number | top 3 | called unlike dealing | leads: Gini | HHI | eff. number | top 3 |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for (bodies, tasks) in [(12, 15), (30, 15), (30, 60), (60, 20)] {
        let all = outside(bodies, tasks, plans, &sampling);
        let leads = leads_outside(bodies, tasks, plans, &sampling);
        let cells: Vec<String> = all.iter().chain(&leads).map(|s| told(*s)).collect();
        println!("| {bodies} × {tasks} | {} |", cells.join(" | "));
    }
    println!("\n### Two plans\n");
    println!(
        "| in common | bodies | tasks | ties alike, p ≤ .05 | after correction | some share called different |"
    );
    println!("|---|---|---|---|---|---|");
    for common in [Common::Busy, Common::Groups] {
        for (bodies, tasks) in
            [(12, (15, 15)), (30, (15, 60)), (30, (60, 60)), (20, (30, 150)), (45, (150, 150))]
        {
            let all = comparisons(common, bodies, tasks, plans / 2, &sampling);
            let cells: Vec<String> = all.iter().map(|s| told(*s)).collect();
            println!("| {common:?} | {bodies} | {} and {} | {} |", tasks.0, tasks.1, cells.join(" | "));
        }
    }
    println!("\n### Coverage of the 95 % interval of a difference of shares\n");
    println!("| bodies | tasks | covered | intervals |\n|---|---|---|---|");
    for (bodies, tasks) in
        [(12, (15, 15)), (12, (15, 60)), (30, (30, 30)), (20, (30, 150)), (30, (60, 60)), (30, (150, 150))]
    {
        let share = differences(bodies, tasks, 20, plans.div_ceil(20));
        println!("| {bodies} | {} and {} | {} | {} |", tasks.0, tasks.1, told(share), share.of);
    }
    println!("\n### Coverage of the 95 % interval of α and of a mean agreement\n");
    println!(
        "| error | tasks | bodies and duties | bodies | one duty | one body | mean agreement |\n|---|---|---|---|---|---|---|"
    );
    for error in [0.05, 0.15] {
        for tasks in [15, 30, 60, 150] {
            let all = alpha(tasks, error, plans);
            let cells: Vec<String> = all.iter().map(|s| told(*s)).collect();
            let mean = mean_agreement(tasks, 1.0 - 2.0 * error, 10 * plans);
            println!("| {error} | {tasks} | {} | {} |", cells.join(" | "), told(mean));
        }
    }
}

fn told(share: Share) -> String {
    if share.of == 0 { "–".to_owned() } else { format!("{:.3}", share.value()) }
}
