//! `report`: every table, figure, network and the report itself, into a folder.

use super::{codebooks, options};
use crate::{
    args::ReportArgs,
    failure::{Failure, Outcome},
    folder, message,
    session::{self, Session},
    spool::Spool,
};
use fengong::{
    analyse::{all, themes::Codebook},
    parallel,
    render::{run::sha256, tables::CsvOptions},
    report::{self, Job, Length},
    say::{Lang, Text, both, said},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// Where the main job finds its plans and puts its results when nothing is said.
const SEEDS: &str = "seeds";
const GRAPHS: &str = "graphs";

pub(crate) fn run(args: &ReportArgs) -> Result<Outcome, Failure> {
    let mut input = args.input.clone();
    if input.input.is_empty() {
        if !Path::new(SEEDS).is_dir() {
            return Err(Failure::new(Text::of("program-report-there-no-folder-seeds")));
        }
        input.input.push(SEEDS.into());
    }
    let folder = input.common.output.clone().unwrap_or_else(|| PathBuf::from(GRAPHS));
    let (session, ()) = parallel::both(|| Session::open(&input), all::warm_up);
    let session = session?;
    let (names, missing) = write(&session, args, &folder)?;
    say_done(&folder, (names.len(), &missing), &session, input.common.lang);
    Ok(session.outcome())
}

/// Writes the report on what was read into a folder: the names of its files, and the characters that no font has.
pub(crate) fn write(
    session: &Session,
    args: &ReportArgs,
    folder: &Path,
) -> Result<(Vec<String>, BTreeSet<char>), Failure> {
    let common = &args.input.common;
    let spool = Spool::new(folder);
    let made = with_job(session, args, |job| report::each_file(job, &|name, parts| spool.take(name, parts)))?;
    let missing = made.map_err(|e| Failure::new(both!("program-report-no-report", e = e.to_string())))?;
    let files = spool.finish()?;
    folder::write(folder, &files, common.force, common.lang)?;
    Ok((files.into_iter().map(|(name, _)| name).collect(), missing))
}

/// Analyses what was read, and makes something of the results.
pub(crate) fn with_job<T>(
    session: &Session,
    args: &ReportArgs,
    make: impl FnOnce(&Job) -> T,
) -> Result<T, Failure> {
    let common = &args.input.common;
    let books = codebooks(common, &session.corpus)?;
    let plans = session.corpus.plans.len();
    let options = options(common, &session.corpus)?;
    if !options.each_plan {
        message::say(&said!(common.lang, "program-report-side-by-side", plans));
    }
    let waited_for = if options.each_plan && plans > all::ONE_BY_ONE_UP_TO { plans } else { 0 };
    let progress = session::progress(waited_for);
    let results = all::analyse_telling(&session.corpus, &books.book, &options, &|| progress.inc(1));
    progress.finish_and_clear();
    let job = Job {
        corpus: &session.corpus,
        results: &results,
        diagnostics: &session.diagnostics,
        codebook: &books.book,
        codebooks: &books.used,
        options: &options,
        lang: common.lang,
        pictures: args.pictures,
        outline: args.outline,
        size: args.size.into(),
        csv: CsvOptions { bom: common.bom, ..CsvOptions::default() },
        references: args.references.into(),
        titles: args.titles.into(),
        length: if args.paper { Length::Paper } else { Length::Whole },
        inputs: &session.inputs,
        duplicates: &session.duplicates,
        receipt: &session.receipt,
        data: &data(common)?,
        limits: &common.limit.iter().cloned().collect(),
    };
    Ok(make(&job))
}

/// SHA-256 of the registry and codebook in use, and of the user's words where there are some.
fn data(common: &crate::args::Common) -> Result<BTreeMap<&'static str, String>, Failure> {
    let sum = |path: &PathBuf| {
        let name = path.to_str().filter(|name| Codebook::named(name).is_some());
        name.map_or_else(|| Ok(sha256(crate::input::text(path)?.as_bytes())), |name| Ok(name.to_owned()))
    };
    let built_in = "built-in".to_owned();
    let registry = common.registry.as_ref().map(|path| crate::input::text(path)).transpose()?;
    let registry = registry.map_or_else(|| built_in.clone(), |text| sha256(text.as_bytes()));
    let books: Vec<String> = common.codebook.iter().map(sum).collect::<Result<_, Failure>>()?;
    let codebook = if books.is_empty() { built_in } else { books.join(" ") };
    let mut data = BTreeMap::from([("registry", registry), ("codebook", codebook)]);
    if let Some(path) = &common.wording {
        data.insert("wording", sha256(crate::input::text(path)?.as_bytes()));
    }
    Ok(data)
}

fn say_done(folder: &Path, (n, missing): (usize, &BTreeSet<char>), session: &Session, lang: Lang) {
    let plans = session.corpus.plans.len();
    let folder = folder.display().to_string();
    message::say(&said!(lang, "program-report-plans-read-files-written", plans, n, folder));
    if !missing.is_empty() {
        let missing: String = missing.iter().collect();
        message::say(&said!(lang, "program-report-no-font-has-these", missing));
    }
    session.say_what_needs_a_look();
}
