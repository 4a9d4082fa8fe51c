//! From the arguments to what every command works on: the plans, what was noticed, and a record of the inputs.

use crate::{
    args::{Common, InputArgs, Lang},
    failure::{self, Failure, Outcome},
    input::{self, Source},
    message,
};
use fengong::{
    diagnostic::{Diagnostic, Severity},
    load::{self, Knowledge, Loaded},
    model::{Convention, Corpus, PlanIndex},
    read::{self, ReadErrorKind},
    render::run::{Input, sha256},
    resolve::{Duplicates, Registry, coded},
};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::{borrow::Cow, io::IsTerminal as _, path::Path};

/// What was read, and under which settings.
pub(crate) struct Session {
    pub(crate) corpus: Corpus,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) inputs: Vec<Input>,
    /// Files that hold the same plan.
    pub(crate) duplicates: Vec<Vec<String>>,
    pub(crate) convention: Convention,
    pub(crate) lang: Lang,
    strict: bool,
    unread: usize,
}

impl Session {
    /// Reads everything that was named. What cannot be read is said on standard error and left out.
    ///
    /// # Errors
    /// Where nothing could be read, or a file of settings is wrong.
    pub(crate) fn open(args: &InputArgs) -> Result<Self, Failure> {
        let common = &args.common;
        if args.input.is_empty() {
            return Err(Failure::new(
                "没有给出输入：请写上文件或文件夹，例如 fengong extract seeds",
                "no input: name a file or a folder, as in fengong extract seeds",
            ));
        }
        let (sources, failures) = input::sources(&args.input, common.lang);
        for failure in &failures {
            message::failure(failure, common.lang);
        }
        let knowledge = knowledge(common, &sources)?;
        let read = read_all(&sources, &knowledge);
        let mut session = Self {
            corpus: Corpus::default(),
            diagnostics: Vec::new(),
            inputs: Vec::new(),
            duplicates: Vec::new(),
            convention: common.convention.into(),
            lang: common.lang,
            strict: common.strict,
            unread: failures.len(),
        };
        session.take(&sources, read);
        if session.corpus.plans.is_empty() {
            return Err(nothing(session.unread, sources.len()));
        }
        session.choose(&common.plans)?;
        Ok(session)
    }

    fn take(&mut self, sources: &[Source], read: Vec<Result<Read, Failure>>) {
        let (mut documents, mut tables) = (Vec::new(), Vec::new());
        let mut met = Duplicates::default();
        for (part, (source, result)) in sources.iter().zip(read).enumerate() {
            match result {
                Err(failure) => {
                    self.unread += 1;
                    message::failure(&failure, self.lang);
                }
                Ok(Read { loaded: Loaded { read: mut corpus, coded }, record }) => {
                    let no_task = corpus.value.plans.is_empty();
                    if !coded {
                        corpus.diagnostics.extend(take_out(&mut met, part, &mut corpus.value, self.lang));
                    }
                    self.diagnostics.extend(corpus.diagnostics);
                    if coded { &mut tables } else { &mut documents }.push(corpus.value);
                    self.inputs.push(record);
                    // A folder may well hold other papers; a file that was named was meant to be a plan.
                    if no_task && source.named {
                        self.unread += 1;
                        message::failure(&no_task_in(&source.name), self.lang);
                    }
                }
            }
        }
        self.duplicates = met.groups();
        let (corpus, corrected) = coded::corrections(Corpus::merge(documents), &Corpus::merge(tables));
        self.corpus = corpus;
        self.diagnostics.extend(corrected);
    }

    /// Keeps the plans that `--plans` names, in that order.
    fn choose(&mut self, ids: &[String]) -> Result<(), Failure> {
        if ids.is_empty() {
            return Ok(());
        }
        let mut chosen = Vec::new();
        for id in ids {
            chosen.push(self.plan(id)?);
        }
        self.corpus = self.corpus.select(&chosen);
        Ok(())
    }

    /// The plan with this id.
    pub(crate) fn plan(&self, id: &str) -> Result<PlanIndex, Failure> {
        self.corpus.plan_by_id(id).ok_or_else(|| {
            let known: Vec<_> = self.corpus.plans.iter().take(20).map(|p| p.id.as_str()).collect();
            let known = known.join(", ");
            Failure::new(
                format!("没有编号为 `{id}` 的方案；现有：{known}"),
                format!("there is no plan `{id}`; there are: {known}"),
            )
        })
    }

    /// What the command comes to once its work is done.
    pub(crate) fn outcome(&self) -> Outcome {
        outcome(self.unread, self.strict && need_a_look(&self.diagnostics) > 0)
    }

    /// One line on standard error if a coder should look at something.
    pub(crate) fn say_what_needs_a_look(&self) {
        say_need_a_look(need_a_look(&self.diagnostics), self.lang);
    }
}

/// How many of the diagnostics a coder should look at.
pub(crate) fn need_a_look(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|d| d.severity >= Severity::Warning).count()
}

pub(crate) fn say_need_a_look(n: usize, lang: Lang) {
    if n > 0 {
        message::say(&match lang {
            Lang::Zh => format!("有{n}处待核，用 fengong check 查看"),
            Lang::En => format!("{n} places need a look: see `fengong check`"),
        });
    }
}

/// Takes out of a file what an earlier one has already, and says so.
pub(crate) fn take_out(
    met: &mut Duplicates,
    part: usize,
    corpus: &mut Corpus,
    lang: Lang,
) -> Vec<Diagnostic> {
    let found = met.take_out(part, corpus);
    for d in &found {
        message::say(match lang {
            Lang::Zh => &d.message,
            Lang::En => &d.message_en,
        });
    }
    found
}

/// What a command comes to, by the inputs left out and whether something needs a look that must not.
pub(crate) fn outcome(unread: usize, needs_look: bool) -> Outcome {
    match (unread > 0, needs_look) {
        (true, _) => Outcome::SomeUnread,
        (false, true) => Outcome::NeedsLook,
        (false, false) => Outcome::Done,
    }
}

/// Why there is nothing to work on; each file has had its own line already, unless a folder held no plan.
pub(crate) fn nothing(unread: usize, files: usize) -> Failure {
    if unread > 0 {
        Failure::new("没有可用的方案，什么也没有写出", "no plan to work on; nothing was written")
    } else {
        Failure::new(
            format!("读了{files}个文件，没有一个含有任务与责任单位；用 fengong check 看看每个文件读出了什么"),
            format!("none of the {files} files holds a task with a responsible body; see `fengong check`"),
        )
    }
}

pub(crate) fn no_task_in(name: &str) -> Failure {
    let name = failure::shown(Path::new(name));
    Failure::new(
        format!("{name}：没有找到任务与责任单位（表格的责任单位列，或段落后的“（责任单位：…）”）"),
        format!(
            "{name}: no task with a responsible body found (a column 责任单位, or notes behind paragraphs)"
        ),
    )
}

/// One source as read.
pub(crate) struct Read {
    pub(crate) loaded: Loaded,
    record: Input,
}

pub(crate) fn knowledge(common: &Common, sources: &[Source]) -> Result<Knowledge, Failure> {
    let mut registry = Cow::Borrowed(Registry::builtin());
    if let Some(path) = &common.registry {
        registry.to_mut().merge(&input::text(path)?).map_err(|e| wrong_file(path, &e))?;
    }
    let manifest = input::manifest(common.manifest.as_deref(), sources)?;
    let mut limits = read::Limits::default();
    for (name, value) in &common.limit {
        limits.set(name, *value);
    }
    Ok(Knowledge { registry, manifest, limits })
}

/// A file of settings that does not parse.
pub(crate) fn wrong_file(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    let name = path.display();
    Failure::new(format!("{name}：{error}"), format!("{name}: {error}"))
}

fn read_all(sources: &[Source], knowledge: &Knowledge) -> Vec<Result<Read, Failure>> {
    let progress = progress(sources.len());
    let read = sources.par_iter().map(|s| {
        let result = read_one(s, knowledge);
        progress.inc(1);
        result
    });
    let all = read.collect();
    progress.finish_and_clear();
    all
}

/// A bar where a person watches and there is something to wait for.
pub(crate) fn progress(files: usize) -> ProgressBar {
    if files < 20 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {per_sec} {eta}");
    ProgressBar::new(files as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

pub(crate) fn read_one(source: &Source, knowledge: &Knowledge) -> Result<Read, Failure> {
    let shown = source.path.as_deref().unwrap_or(Path::new("-"));
    let limit = knowledge.limits.file_bytes;
    if let Some(size) = source.size().filter(|size| *size > limit) {
        let kind = ReadErrorKind::TooLarge { size, limit };
        return Err(unreadable(shown, &read::ReadError { file: source.name.as_str().into(), kind }));
    }
    let bytes = source.bytes(limit).map_err(|e| Failure::io(shown, &e))?;
    let name = if source.path.is_none() { input::name_by_content(&bytes) } else { &source.name };
    let record = Input { file: name.to_owned(), sha256: sha256(&bytes), bytes: bytes.len() };
    let mut result = load::document(name, bytes, knowledge);
    if let (Err(read::ReadError { kind: ReadErrorKind::NeedsConversion { .. }, .. }), Some(path)) =
        (&result, &source.path)
    {
        let bytes = read::convert_legacy(path).map_err(|e| unreadable(shown, &e))?;
        result = load::document(name, bytes, knowledge);
    }
    let loaded = result.map_err(|e| unreadable(shown, &e))?;
    Ok(Read { loaded, record })
}

fn unreadable(path: &Path, e: &read::ReadError) -> Failure {
    let name = failure::shown(path);
    let (hint, hint_en) = e.kind.hint();
    Failure::new(
        format!("{name}：{}；{hint}", e.kind.message()),
        format!("{name}: {}; {hint_en}", e.kind.message_en()),
    )
}
