//! Invented documents with one statement in an odd form, many of them: `cargo bench --bench forms -- 2000` reads so many;
//! a second number is the first seed, and `-v` shows what is lost.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod trial;
mod words;
mod write;

use std::process::ExitCode;

fn main() -> ExitCode {
    let numbers: Vec<u64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let (count, seed) = (numbers.first().copied().unwrap_or(200), numbers.get(1).copied().unwrap_or(1));
    let show = std::env::args().any(|argument| argument == "-v");
    let outcomes: Vec<_> = (seed..seed + count).map(trial::outcome).collect();
    let mut counts = Counts::default();
    for outcome in &outcomes {
        counts.add(outcome);
        let right = outcome.lost.is_empty() && outcome.wrong.is_empty();
        if show && !right {
            let how = if outcome.told { "told" } else { "SILENT" };
            let lines: Vec<&str> = outcome.invented.text.lines().collect();
            println!("{how} {}: {}", outcome.invented.name, outcome.invented.form);
            println!(
                "  lost {:?} wrong {:?}{}",
                outcome.lost,
                outcome.wrong,
                if outcome.sound { "" } else { " UNSOUND" }
            );
            outcome.invented.odd.iter().for_each(|at| println!("  | {}", lines[at - 1]));
        }
    }
    counts.print();
    if counts.silent == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[derive(Default)]
struct Counts {
    documents: usize,
    unsound: usize,
    right: usize,
    assignments: usize,
    silent: usize,
    told: usize,
    wrong: usize,
    wrong_silent: usize,
}

impl Counts {
    fn add(&mut self, outcome: &trial::Outcome) {
        self.documents += 1;
        self.unsound += usize::from(!outcome.sound);
        self.right += usize::from(outcome.lost.is_empty() && outcome.wrong.is_empty());
        self.assignments += outcome.invented.said.len();
        if outcome.told {
            self.told += outcome.lost.len();
            self.wrong += outcome.wrong.len();
        } else {
            self.silent += outcome.lost.len();
            self.wrong_silent += outcome.wrong.len();
        }
    }

    fn print(&self) {
        println!("documents {} (right {}, common form misread {})", self.documents, self.right, self.unsound);
        println!(
            "assignments {}: lost in silence {}, lost and told {}",
            self.assignments, self.silent, self.told
        );
        println!("read and not said: in silence {}, told {}", self.wrong_silent, self.wrong);
    }
}
