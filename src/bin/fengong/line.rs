//! A command line as typed → what it does, and its exit code.

use crate::{
    args::{Cli, Command, InputArgs, ReportArgs},
    commands::{agree, analyses, check, desk, explain, extract, graph, overlap, report},
    failure::{Failure, Outcome},
    help, message, stop,
};
use clap::{
    CommandFactory as _, FromArgMatches as _,
    error::{ContextKind, ErrorKind},
};
use fengong::say::{Lang, both};
use std::ffi::OsString;

/// Does what the words of a command line ask for, the program's name first; gives the exit code.
pub(crate) fn run(words: impl IntoIterator<Item = OsString>) -> u8 {
    let cli = match parsed(words) {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // A parser that panics on a damaged file is answered with a line that names the file.
        if !fengong::read::is_guarded() {
            usual(panic);
        }
    }));
    let lang = lang(&cli);
    stop::listen(lang);
    let done = command(&cli);
    stop::wait_if_stopping();
    match done {
        Ok(outcome) => outcome.code(),
        Err(failure) => {
            message::failure(&failure, lang);
            2
        }
    }
}

fn command(cli: &Cli) -> Result<Outcome, Failure> {
    match cli.command.as_ref() {
        None => mistyped(&cli.report).map_or_else(|| report::run(&cli.report), Err),
        Some(Command::Report(args)) => report::run(args),
        Some(Command::Extract(args)) => extract::run(args),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Agree(args)) => agree::run(args),
        Some(Command::Workload(args)) => analyses::workload(args),
        Some(Command::Clusters(args)) => analyses::clusters(args),
        Some(Command::Overlap(args)) => overlap::run(args),
        Some(Command::Division(args)) => analyses::division(args),
        Some(Command::Themes(args)) => analyses::themes(args),
        Some(Command::Conventions(args)) => analyses::conventions(args),
        Some(Command::Graph(args)) => graph::run(args),
        Some(Command::Explain(args)) => explain::run(args),
        Some(Command::Desk(args)) => desk::run(args),
    }
}

/// Whether the first input is no file but nearly a command: `fengong repot plans` is no report on `repot`.
fn mistyped(args: &ReportArgs) -> Option<Failure> {
    let first = args.input.input.first()?;
    let word = first.to_str().filter(|w| w.chars().all(|c| c.is_ascii_lowercase()) && !first.exists())?;
    let commands = Cli::command().get_subcommands().map(|c| c.get_name().to_owned()).collect::<Vec<_>>();
    let near = |c: &&String| strsim::damerau_levenshtein(c, word) <= 2;
    let command = commands.iter().filter(near).min_by_key(|c| strsim::damerau_levenshtein(c, word))?;
    Some(Failure::new(both!("mistyped-command", word, command)))
}

/// The command line, or what is wrong with it in both languages.
fn parsed(words: impl IntoIterator<Item = OsString>) -> Result<Cli, u8> {
    let words: Vec<OsString> = words.into_iter().collect();
    let cli = help::localised(Cli::command(), &words);
    cli.try_get_matches_from(words).and_then(|found| Cli::from_arg_matches(&found)).map_err(|error| {
        let _ = match option_error(&error) {
            // Help and version are no errors.
            None => error.print(),
            Some(zh) => {
                message::say(&zh);
                error.print()
            }
        };
        error.exit_code() as u8
    })
}

/// What is wrong with an option, in Chinese; the parser says it in English.
fn option_error(error: &clap::Error) -> Option<String> {
    let id = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument => "option-unknown",
        ErrorKind::InvalidSubcommand => "option-command",
        ErrorKind::InvalidValue => "option-value",
        ErrorKind::ValueValidation => "option-malformed",
        ErrorKind::MissingRequiredArgument => "option-missing",
        ErrorKind::ArgumentConflict => "option-conflict",
        _ => "option-other",
    };
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let arg = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand].into_iter().map(context);
    let arg = arg.filter(|a| !a.is_empty()).collect::<String>();
    let args = [
        ("arg", arg.as_str()),
        ("value", &context(ContextKind::InvalidValue)),
        ("valid", &context(ContextKind::ValidValue)),
    ];
    Some(fengong::say::message(fengong::say::Lang::Zh, id, &args))
}

/// The settings that every command has, for the language of messages.
fn lang(cli: &Cli) -> Lang {
    fn of(input: &InputArgs) -> Lang {
        input.common.lang
    }
    match cli.command.as_ref() {
        None => of(&cli.report.input),
        Some(Command::Report(a)) => of(&a.input),
        Some(Command::Extract(a)) => of(&a.input),
        Some(
            Command::Check(a)
            | Command::Workload(a)
            | Command::Clusters(a)
            | Command::Division(a)
            | Command::Conventions(a),
        ) => of(a),
        Some(Command::Agree(a)) => a.common.lang,
        Some(Command::Overlap(a)) => of(&a.input),
        Some(Command::Themes(a)) => of(&a.input),
        Some(Command::Graph(a)) => of(&a.input),
        Some(Command::Explain(a)) => of(&a.input),
        Some(Command::Desk(a)) => a.lang,
    }
}
