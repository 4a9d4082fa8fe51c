//! A large corpus, written plan by plan: documents are read a batch at a time and forgotten once they are written.
//!
//! What is written, said and returned is what [`Session`](crate::session::Session) gives for the same input.

use crate::{
    args::InputArgs,
    failure::{Failure, Outcome},
    input::{self, Found, Source},
    message,
    output::{Growing, Target},
    session::{self, Read},
};
use fengong::{
    load::Loaded,
    model::{Convention, Corpus, Joiner},
    parallel,
    resolve::Duplicates,
};
use std::{fs, path::Path};

/// Smaller inputs, in bytes, are held as a whole: that needs no file to write to in between.
const LARGE: u64 = 32 << 20;

/// Bytes and files that are read before anything of them is written.
const BATCH: (u64, usize) = (8 << 20, 512);

/// Writes `head` and what `render` makes of each document, in the order of the input.
///
/// `None` where the input has to be held as a whole: it is small, comes from standard input, only some plans of it are
/// wanted, or a coded table stands among the documents, which may correct any of them.
pub(crate) fn extract(
    args: &InputArgs,
    head: &str,
    render: impl Fn(&Corpus, Convention) -> String + Sync,
) -> Result<Option<Outcome>, Failure> {
    from(LARGE, args, head, render)
}

fn from(
    large: u64,
    args: &InputArgs,
    head: &str,
    render: impl Fn(&Corpus, Convention) -> String + Sync,
) -> Result<Option<Outcome>, Failure> {
    let common = &args.common;
    let Found { sources, failures: missing, passed_over } = input::sources(&args.input);
    let Some(sizes) = sizes(&sources).filter(|s| s.iter().sum::<u64>() >= large && common.plans.is_empty())
    else {
        return Ok(None);
    };
    for note in &passed_over {
        message::say(note.in_lang(common.lang));
    }
    let knowledge = session::knowledge(common, &sources)?;
    let target = Target::of(common);
    let failed = |e: &std::io::Error| Failure::io(target.path.unwrap_or(Path::new("-")), e);
    let mut output = Growing::new(target)?;
    output.add(head.as_bytes()).map_err(|e| failed(&e))?;
    let (mut joiner, mut met, mut part_number) = (Joiner::default(), Duplicates::default(), 0);
    let (mut failures, mut need_a_look, mut plans) = (missing, 0, 0);
    let progress = session::progress(sources.len());
    for batch in batches(&sources, &sizes) {
        let read = parallel::map(batch, |source| session::read_one(source, &knowledge));
        let mut parts = Vec::new();
        for (source, result) in batch.iter().zip(read) {
            match result {
                Err(failure) => failures.push(failure),
                Ok(Read { loaded: Loaded { coded: true, .. }, .. }) => return Ok(None),
                Ok(read) => {
                    if let Some(why) = read.why_passed_over() {
                        message::say(why.in_lang(common.lang));
                    }
                    let Loaded { read: mut part, sketches, .. } = read.loaded;
                    if part.value.plans.is_empty() && source.named {
                        failures.push(session::no_task_in(&source.name, &part.diagnostics));
                    }
                    let found = met.take_out(part_number, &mut part.value, sketches);
                    for d in &found {
                        message::say(&d.message(common.lang));
                    }
                    part.diagnostics.extend(found);
                    part_number += 1;
                    need_a_look += session::need_a_look(&part.diagnostics);
                    plans += part.value.plans.len();
                    joiner.fit(&mut part.value);
                    parts.push(part.value);
                }
            }
        }
        for text in parallel::map(&parts, |part| render(part, common.convention.into())) {
            output.add(text.as_bytes()).map_err(|e| failed(&e))?;
        }
        progress.inc(batch.len() as u64);
    }
    progress.finish_and_clear();
    for failure in &failures {
        message::failure(failure, common.lang);
    }
    if plans == 0 {
        return Err(session::nothing(failures.len(), sources.len()));
    }
    output.finish()?;
    session::say_need_a_look(need_a_look, common.lang);
    Ok(Some(session::outcome(failures.len(), common.strict && need_a_look > 0)))
}

/// The size of each file; `None` where one has none.
fn sizes(sources: &[Source]) -> Option<Vec<u64>> {
    sources.iter().map(|s| fs::metadata(s.path.as_deref()?).ok().map(|m| m.len())).collect()
}

pub(crate) fn batches<'s>(sources: &'s [Source], sizes: &[u64]) -> Vec<&'s [Source]> {
    let mut batches = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (at, size) in sizes.iter().enumerate() {
        if at > from && (bytes + size > BATCH.0 || at - from >= BATCH.1) {
            batches.push(&sources[from..at]);
            (from, bytes) = (at, 0);
        }
        bytes += size;
    }
    batches.push(&sources[from..]);
    batches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{args::Cli, session::Session};
    use clap::Parser as _;
    use fengong::render::contract;

    fn lines(corpus: &Corpus, convention: Convention) -> String {
        (0..corpus.plans.len() as u32).map(|p| contract::extract(corpus, p, convention)).collect()
    }

    /// What is written in pieces and what is written as a whole, of a folder.
    fn both(folder: &Path) -> (Option<String>, String) {
        let out = folder.join("../out.jsonl");
        let named = [folder, &out].map(|p| p.to_str().expect("a name").to_owned());
        let cli = Cli::parse_from(["fengong", "extract", &named[0], "-o", &named[1]]);
        let Some(crate::args::Command::Extract(args)) = &cli.command else { panic!("extract was asked for") };
        let session = Session::open(&args.input).expect("plans");
        let pieces = from(0, &args.input, "", lines).expect("plans");
        let pieces = pieces.map(|_| fs::read_to_string(&out).expect("written"));
        (pieces, lines(&session.corpus, session.convention))
    }

    #[test]
    fn pieces_are_the_whole_and_a_coded_table_wants_all() {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path().join("in");
        for (sub, body) in [("a", "市教育局"), ("b", "教育局牵头，市月球局配合")] {
            fs::create_dir_all(folder.join(sub)).expect("a folder");
            let plan = format!("永川市行动方案\n序号\t任务\t责任单位\n1\t办好甲事。\t{body}\n");
            fs::write(folder.join(sub).join("plan.txt"), plan).expect("a plan");
        }
        let (pieces, whole) = both(&folder);
        assert_eq!(pieces.as_deref(), Some(whole.as_str()));
        assert!(whole.contains("\"plan~2/1\""), "{whole}");
        fs::write(folder.join("coded.jsonl"), whole).expect("a coded table");
        assert_eq!(both(&folder).0, None);
    }

    #[test]
    fn batches_hold_every_source_once_and_in_order() {
        let source = |n: usize| Source { path: None, held: None, name: n.to_string(), named: false };
        let sources: Vec<Source> = (0..2000).map(source).collect();
        let sizes: Vec<u64> = (0..2000).map(|n| if n % 400 == 0 { BATCH.0 * 2 } else { 1 << 12 }).collect();
        let batches = batches(&sources, &sizes);
        assert_eq!(batches.concat(), sources);
        assert!(batches.len() > 5 && batches.iter().all(|b| !b.is_empty() && b.len() <= BATCH.1));
    }
}
