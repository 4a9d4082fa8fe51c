//! What `--help` says: messages by the names of commands and options.

use clap::Command;
use fengong::say::{Lang, part, words};
use std::ffi::OsString;

/// The command line with its help: in the language that `--lang` names, in every language without it.
pub(crate) fn localised(command: Command, typed: &[OsString]) -> Command {
    let asked = asked(typed);
    let said = |id: &'static str, name: &str| {
        let of = |lang: &Lang| if name.is_empty() { Some(words(*lang, id)) } else { part(*lang, id, name) };
        asked.iter().filter_map(of).collect::<Vec<_>>().join(" — ")
    };
    let with_options = |command: Command| {
        command.mut_args(|arg| {
            let help = said("help-option", arg.get_id().as_str());
            // What clap brings along (help, version) has its own.
            if help.is_empty() { arg } else { arg.help(help) }
        })
    };
    with_options(command.about(said("help-about", ""))).mut_subcommands(|sub| {
        let about = said("help-command", sub.get_name());
        with_options(if about.is_empty() { sub } else { sub.about(about) })
    })
}

/// The languages that help is wanted in.
fn asked(typed: &[OsString]) -> Vec<Lang> {
    let typed: Vec<&str> = typed.iter().filter_map(|word| word.to_str()).collect();
    let named = typed.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let inline = typed.iter().filter_map(|word| word.strip_prefix("--lang="));
    let known = |word: &str| Lang::ALL.into_iter().find(|lang| lang.as_str() == word);
    named.chain(inline).find_map(known).map_or_else(|| Lang::ALL.to_vec(), |lang| vec![lang])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Cli;
    use clap::CommandFactory as _;

    #[test]
    fn every_command_and_option_has_its_help() {
        let cli = localised(Cli::command(), &[]);
        let all = [&cli].into_iter().chain(cli.get_subcommands());
        for command in all {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for arg in command.get_arguments() {
                assert!(arg.get_help().is_some(), "{} {}", command.get_name(), arg.get_id());
            }
        }
    }
}
