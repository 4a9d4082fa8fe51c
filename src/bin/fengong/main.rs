//! The `fengong` command line: the only place that prints, writes files and exits.

mod args;
mod commands;
mod failure;
mod folder;
mod input;
mod message;
mod output;
mod owned;
mod session;
mod staging;
mod stop;
mod stream;

use args::{Cli, Command, Common, InputArgs};
use clap::Parser as _;
use failure::{Failure, Outcome};
use std::process::ExitCode;

/// A report is many small strings made on all threads: this allocator takes a fifth off its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // A parser that panics on a damaged file is answered with a line that names the file.
        if !fengong::read::is_guarded() {
            usual(panic);
        }
    }));
    let lang = common(&cli).lang;
    stop::listen(lang);
    let done = run(&cli);
    stop::wait_if_stopping();
    match done {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(failure) => {
            message::failure(&failure, lang);
            ExitCode::from(2)
        }
    }
}

fn run(cli: &Cli) -> Result<Outcome, Failure> {
    use commands::{agree, analyses, check, explain, extract, graph, report};
    match cli.command.as_ref() {
        None => report::run(&cli.report),
        Some(Command::Report(args)) => report::run(args),
        Some(Command::Extract(args)) => extract::run(args),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Agree(args)) => agree::run(args),
        Some(Command::Workload(args)) => analyses::workload(args),
        Some(Command::Clusters(args)) => analyses::clusters(args),
        Some(Command::Overlap(args)) => analyses::overlap(args),
        Some(Command::Division(args)) => analyses::division(args),
        Some(Command::Themes(args)) => analyses::themes(args),
        Some(Command::Conventions(args)) => analyses::conventions(args),
        Some(Command::Graph(args)) => graph::run(args),
        Some(Command::Explain(args)) => explain::run(args),
    }
}

/// The settings that every command has, for the language of messages.
fn common(cli: &Cli) -> &Common {
    fn of(input: &InputArgs) -> &Common {
        &input.common
    }
    match cli.command.as_ref() {
        None => of(&cli.report.input),
        Some(Command::Report(a)) => of(&a.input),
        Some(
            Command::Extract(a)
            | Command::Check(a)
            | Command::Workload(a)
            | Command::Clusters(a)
            | Command::Overlap(a)
            | Command::Division(a)
            | Command::Conventions(a),
        ) => of(a),
        Some(Command::Agree(a)) => &a.common,
        Some(Command::Themes(a)) => of(&a.input),
        Some(Command::Graph(a)) => of(&a.input),
        Some(Command::Explain(a)) => of(&a.input),
    }
}
