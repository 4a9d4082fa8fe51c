//! One file a command.

pub(crate) mod agree;
pub(crate) mod analyses;
pub(crate) mod check;
pub(crate) mod desk;
mod draft;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod graph;
pub(crate) mod overlap;
pub(crate) mod report;

use crate::{
    args::{Common, Format},
    failure::Failure,
    output::{self, Target},
    session,
};
use fengong::say::{Text, both};
use fengong::{
    analyse::{
        Sampling, all,
        themes::{Choice, Codebook, Taken, choose},
    },
    model::{Convention, Corpus},
    render::tables::{self, Pieces, Table},
};
use std::{io::IsTerminal as _, path::PathBuf};

/// The form that tables take: as asked, aligned on a terminal, CSV into a pipe or a file.
fn format(common: &Common) -> Format {
    let by_ending = || {
        let ending = common.output.as_ref()?.extension()?.to_str()?.to_lowercase();
        <Format as clap::ValueEnum>::from_str(&ending, true).ok()
    };
    let default = || {
        if common.output.is_none() && std::io::stdout().is_terminal() { Format::Table } else { Format::Csv }
    };
    common.format.or_else(by_ending).unwrap_or_else(default)
}

/// Tables in the form asked for, written where asked for; data forms piece by piece.
fn write_pieces(common: &Common, all: &[Pieces]) -> Result<(), Failure> {
    match format(common) {
        Format::Csv => {
            let text = all.iter().enumerate().flat_map(|(i, pieces)| {
                let between = (i > 0).then(|| "\n".to_owned());
                between.into_iter().chain(pieces.csv(csv_options(common, i)))
            });
            output::write_parts(Target::of(common), text)
        }
        Format::Jsonl | Format::Json => {
            output::write_parts(Target::of(common), all.iter().flat_map(Pieces::jsonl))
        }
        _ => write_tables(common, &all.iter().map(Pieces::table).collect::<Vec<_>>()),
    }
}

/// Tables in the form asked for, written where asked for.
fn write_tables(common: &Common, all: &[Table]) -> Result<(), Failure> {
    let lang = common.lang;
    let join = |texts: Vec<String>| texts.join("\n").into_bytes();
    let bytes = match format(common) {
        Format::Table => {
            let shown = |t: &Table| if common.wide { t.clone() } else { t.narrow() };
            join(all.iter().map(|t| tables::terminal(&shown(t), lang, terminal_width())).collect())
        }
        Format::Md => join(all.iter().map(|t| tables::markdown(t, lang)).collect()),
        Format::Csv => join((0..).zip(all).map(|(i, t)| tables::csv(t, csv_options(common, i))).collect()),
        Format::Jsonl | Format::Json => all.iter().map(tables::jsonl).collect::<String>().into_bytes(),
        other => return Err(not_here(other, "table, csv, md, jsonl")),
    };
    output::write(Target::of(common), &bytes)
}

/// How the n-th table of an output is written as CSV: a byte order mark stands at its beginning only.
fn csv_options(common: &Common, n: usize) -> tables::CsvOptions {
    tables::CsvOptions { bom: common.bom && n == 0, ..tables::CsvOptions::default() }
}

/// The width of the user's terminal; absent where there is none.
fn terminal_width() -> Option<u16> {
    std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok())
}

/// A format that exists, but not for this command.
fn not_here(format: Format, instead: &str) -> Failure {
    let name = format!("{format:?}").to_lowercase();
    Failure::new(both!("program-commands-this-command-has-no", name, instead))
}

/// The codebooks asked for, by name.
fn asked(common: &Common) -> Result<Vec<(String, Codebook)>, Failure> {
    let one = |path: &PathBuf| {
        let name = path.display().to_string();
        if let Some(book) = Codebook::named(&name) {
            return Ok((name, book.clone()));
        }
        let book = Codebook::parse(&crate::input::text(path)?).map_err(|e| session::wrong_file(path, &e))?;
        Ok((path.file_name().map_or(name, |n| n.to_string_lossy().into_owned()), book))
    };
    common.codebook.iter().map(one).collect()
}

/// Without a word from the user: the codebook of the field where it covers the plans, the instruments where none does.
fn default_books(corpus: &Corpus) -> Result<Vec<(String, Codebook)>, Failure> {
    let choice = choose(corpus, Vec::new()).map_err(|e| Failure::new(Text::each(|_| e.to_string())))?;
    let covers = choice.used.iter().find(|u| u.taken == Taken::Covers);
    let name = covers.map_or(Codebook::INSTRUMENTS, |u| u.name.as_str());
    Ok(Codebook::named(name).map(|book| (name.to_owned(), book.clone())).into_iter().collect())
}

/// The codebooks in use: those asked for, or what covers the plans.
pub(crate) fn codebooks(common: &Common, corpus: &Corpus) -> Result<Choice, Failure> {
    choose(corpus, asked(common)?)
        .map_err(|e| Failure::new(both!("program-commands-codebook", e = e.to_string())))
}

/// What the analyses are told.
pub(crate) fn options(common: &Common, corpus: &Corpus) -> Result<all::Options, Failure> {
    let upper = common.upper.as_deref().map(|id| session::plan(corpus, id)).transpose()?;
    Ok(all::Options {
        convention: Convention::from(common.convention),
        sampling: sampling(common),
        upper,
        each_plan: is_each_plan(common, corpus),
    })
}

/// Whether what is inferred of single plans is asked for: where they are few, or where they are named or all wanted.
fn is_each_plan(common: &Common, corpus: &Corpus) -> bool {
    common.every_plan || !common.plans.is_empty() || corpus.plans.len() <= all::ONE_BY_ONE_UP_TO
}

pub(crate) fn sampling(common: &Common) -> Sampling {
    Sampling { seed: common.seed, draws: common.draws as usize, ..Sampling::default() }
}
